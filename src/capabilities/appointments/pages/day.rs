//! A doctor's own day.

use std::collections::{BTreeSet, HashSet};

use axum::response::Response;
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

use super::super::model::{Status, VisitLine, VisitMode};
use super::super::service::DayLine;
use super::super::views::day::{DayVisit, DoctorDay, Pause, Task, ToFinish};
use super::super::views::staff::date_malformed;
use super::Counter;
use super::fill::{Fill, token_of};
use super::late::of_doctor;
use super::staff::{buttons, status_of, tally, waited, wished};
use crate::access::grant::Granted;
use crate::access::permissions::SeeOwnDay;
use crate::access::role::Role;
use crate::primitives::ids::AppointmentId;
use crate::web::json::ApiQuery;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::texts::count;

/// A shorter pause is what lies between any two visits, in seconds.
const SHORTEST_PAUSE: i64 = 15 * 60;

/// Which day.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Which {
    date: Option<String>,
}

/// A doctor's own day.
pub(super) async fn day(
    counter: Counter,
    grant: Granted<SeeOwnDay>,
    ApiQuery(which): ApiQuery<Which>,
    page: Page,
) -> Result<Response, Refusal> {
    let (date, good) = wished(&counter.fill, which.date.as_deref());
    let visits = Box::pin(counter.appointments.day(&grant, date, counter.about));
    let (lines, look) = tokio::try_join!(visits, counter.repairs.look_at(counter.fill.zone().day(date)))?;
    let asked: Vec<&VisitLine> = lines.iter().map(|line| &line.visit).collect();
    let is_today = date == counter.fill.today();
    let going_on = async { if is_today { counter.appointments.going_on(&grant, &lines).await } else { Ok(Vec::new()) } };
    let late = async { if is_today { counter.who_is_late().await.map(Some) } else { Ok(None) } };
    // Usually none of them asks anything. Boxed: the SDK's futures are large.
    let (hit, going_on, overdue, late) = tokio::try_join!(
        Box::pin(counter.repairs.hit_among(&look, &asked)),
        Box::pin(going_on),
        Box::pin(counter.appointments.overdue(&asked)),
        Box::pin(late)
    )?;
    let said = Said { going_on: &going_on, hit: &hit, overdue: &overdue };
    let view = DoctorDay { late: late.map(|late| of_doctor(&late, grant.id())), ..doctor_day(&counter.fill, date, &lines, &said) };
    let marked = counter.about.filter(|about| lines.iter().any(|line| line.visit.appointment_id == *about && is_awaited(&line.visit)));
    page.again(status_of(good), &DoctorDay { marked, trouble: (!good).then(date_malformed), ..view })
}

/// Whose arrival is said in the list: the keys go on from their line. What else was just done has its place above the list.
const fn is_awaited(visit: &VisitLine) -> bool {
    matches!(visit.status, Status::Booked | Status::Confirmed | Status::CheckedIn)
}

/// What is known of a day's visits besides their lines.
struct Said<'a> {
    /// Those that the doctor has begun, the last one first.
    going_on: &'a [AppointmentId],
    /// Those that need another time.
    hit: &'a HashSet<AppointmentId>,
    /// The requests that have waited longer for an answer than patients are told.
    overdue: &'a BTreeSet<AppointmentId>,
}

fn doctor_day(fill: &Fill, date: Date, lines: &[DayLine], &Said { going_on, hit, overdue }: &Said<'_>) -> DoctorDay {
    let lines: Vec<&DayLine> = lines.iter().filter(|line| line.visit.status != Status::Cancelled).collect();
    let is_today = date == fill.today();
    let of = |id: &AppointmentId| lines.iter().copied().find(|line| line.visit.appointment_id == *id);
    let with_you: Vec<&DayLine> = going_on.iter().filter_map(of).collect();
    // A visit whose time has run out may have been forgotten: whoever waits is shown beside it.
    let calls_next = is_today && with_you.iter().all(|line| fill.is_over(&line.visit));
    let next = calls_next.then(|| next_patient(fill, &lines)).flatten();
    let shown = |line: &DayLine| day_visit(fill, line, hit.contains(&line.visit.appointment_id));
    let visit = |(number, line): (usize, &&DayLine)| {
        let pause = lines.get(number + 1).and_then(|following| pause(fill, line, following));
        DayVisit { pause, ..shown(line) }
    };
    DoctorDay {
        day: fill.day(date),
        zone: fill.zone_on(date),
        is_today,
        previous: fill.day(date.saturating_sub(1.day())),
        following: fill.day(date.saturating_add(1.day())),
        closed: fill.closed(date, count(lines.len())),
        tally: tally(lines.iter().map(|line| line.visit.status)),
        with_you: with_you.into_iter().map(shown).collect(),
        next: next.map(shown),
        earlier: count(earlier(lines.iter().map(|line| line.visit.status))),
        visits: lines.iter().enumerate().map(visit).collect(),
        to_finish: lines.iter().filter_map(|line| to_finish(fill, line, hit, overdue)).collect(),
        late: None,
        marked: None,
        trouble: None,
    }
}

/// How many visits stand before the first one that still wants something; 0 where none does.
fn earlier(mut statuses: impl Iterator<Item = Status>) -> usize {
    statuses.position(|status| !matches!(status, Status::Completed | Status::NoShow)).unwrap_or_default()
}

/// Who waits longest; else who comes first.
fn next_patient<'a>(fill: &Fill, lines: &[&'a DayLine]) -> Option<&'a DayLine> {
    let of = |wanted: &'static [Status]| lines.iter().copied().filter(move |line| wanted.contains(&line.visit.status));
    let waiting = of(&[Status::CheckedIn]).min_by_key(|line| line.visit.checked_in_at);
    let not_over = |line: &&DayLine| !fill.is_over(&line.visit);
    waiting.or_else(|| of(&[Status::Booked, Status::Confirmed]).find(not_over))
}

fn day_visit(fill: &Fill, line: &DayLine, needs_time: bool) -> DayVisit {
    let visit = &line.visit;
    DayVisit {
        id: visit.appointment_id,
        version: visit.version,
        start: fill.when(visit.start),
        status: visit.into(),
        needs_time,
        patient_name: visit.patient_name.clone(),
        reason: line.reason.as_ref().map(|reason| reason.expose().clone()).unwrap_or_default(),
        video: visit.mode == VisitMode::Video,
        kind: visit.kind.as_ref().map(|kind| kind.name.clone()).unwrap_or_default(),
        waited_minutes: waited(fill, visit),
        token: token_of(visit),
        buttons: buttons(fill, visit, Role::Doctor, needs_time),
        pause: None,
    }
}

/// The time between two visits. It knows nothing of rules, so it says that nobody comes and not that somebody could book.
fn pause(fill: &Fill, line: &DayLine, following: &DayLine) -> Option<Pause> {
    let (from, until) = (line.visit.end, following.visit.start);
    let of_use = until.as_second() - from.as_second() >= SHORTEST_PAUSE && !fill.is_past(until);
    of_use.then(|| Pause { from: fill.when(from), until: fill.when(until) })
}

/// What a visit still wants of the doctor.
fn to_finish(fill: &Fill, line: &DayLine, hit: &HashSet<AppointmentId>, overdue: &BTreeSet<AppointmentId>) -> Option<ToFinish> {
    let over = fill.is_over(&line.visit);
    let task = match line.visit.status {
        // What leave has hit cannot be accepted: its row says what to do instead.
        Status::Requested if hit.contains(&line.visit.appointment_id) => return None,
        Status::Requested => Task::Answer,
        Status::Booked | Status::Confirmed if over => Task::SayWhetherTheyCame,
        Status::InConsultation if over => Task::WriteUp,
        // Today they may still be waiting; on a day gone by nobody does.
        Status::CheckedIn if over && fill.zone().date(line.visit.start) != fill.today() => Task::WriteUp,
        _ => return None,
    };
    let id = line.visit.appointment_id;
    Some(ToFinish { task, id, patient_name: line.visit.patient_name.clone(), overdue: overdue.contains(&id) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f28_what_is_done_is_counted_up_to_the_first_visit_that_wants_something() {
        let of = |statuses: &[Status]| earlier(statuses.iter().copied());
        assert_eq!(of(&[Status::Completed, Status::NoShow, Status::InConsultation, Status::Completed, Status::Booked]), 2);
        assert_eq!(of(&[Status::Booked, Status::Completed]), 0);
        assert_eq!(of(&[Status::Completed, Status::NoShow]), 0, "nothing to go on to");
        assert_eq!(of(&[]), 0);
    }
}
