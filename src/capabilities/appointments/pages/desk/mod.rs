//! The desk: everybody's visits of a day with their numbers, or of up to 31 days page by page, narrowed in the address.

mod filter;

use std::collections::{BTreeSet, HashSet};

use axum::response::Response;
use http::Uri;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use serde::{Deserialize, Serialize};

use self::filter::{Asked, Choices, Narrowed};
use super::super::model::{Reference, Standing, Status, VisitLine, VisitMode};
use super::super::service::ListPlace;
use super::super::views::StatusTag;
use super::super::views::desk::{Desk, DeskVisit, DoctorGroup, More, OneDay, part, part_of};
use super::Counter;
use super::fill::{Fill, token_of};
use super::late::of_all;
use super::staff::{buttons, status_of, tally, waited};
use crate::access::grant::Granted;
use crate::access::permissions::SeeAllAppointments;
use crate::access::role::Role;
use crate::capabilities::appointments::model::list_said;
use crate::primitives::ids::{AppointmentId, UserId};
use crate::web::cursor::Paging;
use crate::web::json::ApiQuery;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::texts::count;

/// Visits on one page of the desk.
const DESK_PAGE: usize = 50;
/// The same where the whole day is wanted, to be printed.
const WHOLE_DAY: usize = 500;

/// Where a day's list goes on: the last visit shown.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct DayPlace {
    after: AppointmentId,
}

/// Everybody's visits. What to choose from is read first (two calls side by side), then the visits.
pub(super) async fn desk(
    counter: Counter,
    grant: Granted<SeeAllAppointments>,
    ApiQuery(narrowed): ApiQuery<Narrowed>,
    paging: Paging,
    uri: Uri,
    page: Page,
) -> Result<Response, Refusal> {
    let choices = Choices::read(&counter, &narrowed).await?;
    let asked = Asked::of(&narrowed, &counter.fill, &choices);
    let view = match asked.one_day() {
        Some(date) => day(&counter, &grant, date, &asked, &paging).await?,
        None => days(&counter, &grant, &asked, &paging).await?,
    };
    let list = list_said(uri.query().unwrap_or_default()).to_owned();
    page.again(status_of(!asked.fields.are_wrong()), &Desk { departments: choices.departments, doctors: choices.doctors, list, ..view })
}

/// One day, read whole: the numbers above the list are of all its visits. Beside them how many leave has hit, of whatever day, and how many
/// people are to be called about a time that is kept for them. Which of the visits shown are hit is asked where any are.
async fn day(counter: &Counter, grant: &Granted<SeeAllAppointments>, date: Date, asked: &Asked, paging: &Paging) -> Result<Desk, Refusal> {
    let place: Option<DayPlace> = paging.start()?;
    let (mut lines, to_repair, to_call) = tokio::try_join!(
        counter.appointments.desk(grant, date, counter.about),
        counter.repairs.how_many(grant),
        counter.waiting.how_many_to_call(grant)
    )?;
    if asked.by_doctor {
        lines.sort_by(|one, other| order_by_doctor(one).cmp(&order_by_doctor(other)));
    }
    let (shown, next) = page_of_day(&lines, asked, place);
    let late = if date == counter.fill.today() { Some(of_all(Box::pin(counter.who_is_late()).await?.as_ref())) } else { None };
    let hit = async { if to_repair > 0 { counter.repairs.hit_of(&shown).await } else { Ok(HashSet::new()) } };
    let (hit, overdue) = tokio::try_join!(Box::pin(hit), Box::pin(counter.appointments.overdue(&shown)))?;
    let said = Said { hit: &hit, overdue: &overdue };
    let beside = |days: i64| date.saturating_add(days.days());
    let of_any_status = lines.iter().filter(|line| asked.whatever_status().shows(line));
    let listed = lines.iter().filter(|line| asked.filter.shows(line)).count();
    let is_part = shown.len() < listed;
    let one_day = OneDay {
        closed: counter.fill.closed(date, tally(lines.iter().map(|line| line.status)).visits),
        tally: tally(of_any_status.map(|line| line.status)),
        previous: counter.fill.day(beside(-1)),
        previous_href: asked.href_of_day(beside(-1)),
        following: counter.fill.day(beside(1)),
        following_href: asked.href_of_day(beside(1)),
        to_repair,
        to_call,
        late,
        waiting_href: asked.href_standing(date, Standing::In(Status::CheckedIn)),
        to_come_href: asked.href_standing(date, Standing::ToCome),
        by_time_href: asked.href_grouped(date, false),
        by_doctor_href: asked.href_grouped(date, true),
        whole_href: (is_part && !asked.whole).then(|| asked.href_of_whole(date)),
    };
    let part = is_part.then(|| part_of(count(shown.len()), count(listed)));
    let groups = if asked.by_doctor { groups_of(&counter.fill, &lines, asked, &shown) } else { Vec::new() };
    let more = paging.link(next.as_ref())?.map(|href| More { href, search_goes_on: false });
    let goes_on_at = counter.about.and_then(|about| goes_on_at(&lines, &shown, about));
    Ok(Desk { one_day: Some(one_day), part, groups, more, goes_on_at, ..desk_of(&counter.fill, grant.role(), asked, &shown, said) })
}

/// Where the desk goes on once what was done took a visit off its list: at the one after it.
fn goes_on_at(lines: &[VisitLine], shown: &[&VisitLine], about: AppointmentId) -> Option<AppointmentId> {
    let place = |id: AppointmentId| lines.iter().position(|line| line.appointment_id == id);
    let gone = place(about)?;
    let is_shown = shown.iter().any(|line| line.appointment_id == about);
    let after = shown.iter().find(|line| place(line.appointment_id) > Some(gone)).or(shown.last());
    after.filter(|_| !is_shown).map(|line| line.appointment_id)
}

/// By doctor, and each doctor's by time.
fn order_by_doctor(line: &VisitLine) -> (&str, UserId, Timestamp, AppointmentId) {
    (&line.doctor_name, line.doctor_id, line.start, line.appointment_id)
}

/// The doctors of the visits shown, each with how many there are and who waits of the whole day.
fn groups_of(fill: &Fill, lines: &[VisitLine], asked: &Asked, shown: &[&VisitLine]) -> Vec<DoctorGroup> {
    let mut groups: Vec<DoctorGroup> = Vec::new();
    for (first, line) in shown.iter().enumerate() {
        if groups.last().is_none_or(|group| group.id != line.doctor_id) {
            let theirs = || lines.iter().filter(|other| other.doctor_id == line.doctor_id && asked.filter.shows(other));
            let waiting = || theirs().filter_map(|line| waited(fill, line));
            groups.push(DoctorGroup {
                id: line.doctor_id,
                name: line.doctor_name.clone(),
                continued: theirs().next().is_some_and(|begins| begins.appointment_id != line.appointment_id),
                count: count(theirs().count()),
                waiting: count(waiting().count()),
                longest_wait: waiting().max(),
                first,
                shown: 0,
            });
        }
        if let Some(group) = groups.last_mut() {
            group.shown += 1;
        }
    }
    groups
}

/// The next visits of a day, and where the page after them begins.
fn page_of_day<'a>(lines: &'a [VisitLine], asked: &Asked, from: Option<DayPlace>) -> (Vec<&'a VisitLine>, Option<DayPlace>) {
    let shown = from.and_then(|from| lines.iter().position(|line| line.appointment_id == from.after)).map_or(0, |last| last + 1);
    let mut rest = lines[shown..].iter().filter(|line| asked.filter.shows(line));
    let page: Vec<&VisitLine> = rest.by_ref().take(if asked.whole { WHOLE_DAY } else { DESK_PAGE }).collect();
    let more = rest.next().is_some();
    let next = page.last().filter(|_| more).map(|line| DayPlace { after: line.appointment_id });
    (page, next)
}

/// Several days, a page at a time.
async fn days(counter: &Counter, grant: &Granted<SeeAllAppointments>, asked: &Asked, paging: &Paging) -> Result<Desk, Refusal> {
    let place: Option<ListPlace> = paging.start()?;
    let listed = counter.appointments.desk_page(grant, &asked.filter, place, DESK_PAGE, counter.about).await?;
    let search_goes_on = listed.items.len() < DESK_PAGE;
    let more = paging.link(listed.next.as_ref())?.map(|href| More { href, search_goes_on });
    // A search that goes on says so itself.
    let is_part = place.is_some() || (listed.next.is_some() && !search_goes_on);
    let shown: Vec<&VisitLine> = listed.items.iter().collect();
    let (hit, overdue) = tokio::try_join!(Box::pin(counter.repairs.hit_of(&shown)), Box::pin(counter.appointments.overdue(&shown)))?;
    let said = Said { hit: &hit, overdue: &overdue };
    Ok(Desk { more, part: is_part.then(part), ..desk_of(&counter.fill, grant.role(), asked, &shown, said) })
}

/// What is known of the visits shown besides their lines.
#[derive(Clone, Copy)]
struct Said<'a> {
    /// Those that need another time.
    hit: &'a HashSet<AppointmentId>,
    /// The requests that have waited longer for an answer than patients are told.
    overdue: &'a BTreeSet<AppointmentId>,
}

fn desk_of(fill: &Fill, role: Role, asked: &Asked, shown: &[&VisitLine], said: Said<'_>) -> Desk {
    Desk {
        from: fill.day(asked.from),
        to: fill.day(asked.to),
        one_day: None,
        zone: fill.zone_on(asked.from),
        at: fill.just_now(),
        fields: asked.fields.clone(),
        departments: Vec::new(),
        doctors: Vec::new(),
        statuses: StatusTag::ALL.to_vec(),
        filtered: asked.is_narrowed(),
        all_href: asked.href_of_all(),
        visits: shown.iter().map(|line| desk_visit(fill, role, line, said)).collect(),
        by_doctor: asked.by_doctor,
        part: None,
        groups: Vec::new(),
        list: String::new(),
        goes_on_at: None,
        more: None,
    }
}

fn desk_visit(fill: &Fill, role: Role, line: &VisitLine, said: Said<'_>) -> DeskVisit {
    let needs_time = said.hit.contains(&line.appointment_id);
    DeskVisit {
        id: line.appointment_id,
        version: line.version,
        reference: Reference::of(line.appointment_id).to_string(),
        start: fill.when(line.start),
        status: line.into(),
        needs_time,
        patient_name: line.patient_name.clone(),
        doctor_name: line.doctor_name.clone(),
        video: line.mode == VisitMode::Video,
        waited_minutes: waited(fill, line),
        overdue: said.overdue.contains(&line.appointment_id),
        token: token_of(line),
        buttons: buttons(fill, line, role, needs_time),
    }
}
