//! A doctor's visits to come, narrowed by dates and states.

use std::collections::{BTreeSet, HashSet};

use axum::response::Response;
use http::{StatusCode, Uri};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

use super::super::model::{Status, VisitLine, VisitMode};
use super::super::service::{Coming, ComingFilter, ComingPlace, DayLine};
use super::super::views::StatusTag;
use super::super::views::staff::date_malformed;
use super::super::views::upcoming::{ComingVisit, ComingVisits, StatusChoice, before_first, too_long};
use super::Counter;
use super::choose::date;
use super::fill::Fill;
use super::staff::buttons;
use crate::access::grant::Granted;
use crate::access::permissions::SeeOwnDay;
use crate::access::role::Role;
use crate::capabilities::appointments::model::list_said;
use crate::primitives::ids::AppointmentId;
use crate::web::cursor::Paging;
use crate::web::field::Field;
use crate::web::json::ApiQuery;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::texts::count;

/// Visits on one page.
const ONE_PAGE: usize = 25;
/// The most days of one list, and as many are shown to whoever asks for none.
const MOST_DAYS: u32 = 31;
/// Where the list is.
const UPCOMING: &str = "/upcoming";

/// Which visits. An empty choice is none; a state that does not exist narrows nothing.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    from: String,
    to: String,
    status: Vec<String>,
}

/// What was asked for: a filter, and the two date fields with what is wrong with them.
struct Wanted {
    filter: ComingFilter,
    from: Field,
    to: Field,
}

impl Asked {
    /// The dates are both good or the usual ones are shown, with the error at its field.
    fn read(&self, today: Date) -> Wanted {
        let statuses = Status::ALL.into_iter().filter(|status| self.status.iter().any(|said| said == status.word())).collect();
        let first = read_date(&self.from, || today);
        let last = read_date(&self.to, || last_of(first.unwrap_or(today)));
        let days = first.zip(last).map(|(first, last)| (last - first).get_days());
        let wrong_range = match days {
            Some(days) if days < 0 => Some(before_first()),
            Some(days) if days.unsigned_abs() >= MOST_DAYS => Some(too_long(MOST_DAYS)),
            _ => None,
        };
        let field = |typed: &str, date: Option<Date>| match date {
            Some(date) => Field::of(date.to_string()),
            None => Field::wrong(typed, date_malformed()),
        };
        let (from, mut to) = (field(&self.from, first), field(&self.to, last));
        to.error = to.error.or(wrong_range);
        let good = first.zip(last).filter(|_| !to.is_wrong());
        let (first, last) = good.unwrap_or_else(|| (today, last_of(today)));
        Wanted { filter: ComingFilter { from: first, to: last, statuses }, from, to }
    }
}

/// A date as typed; the usual one for an empty field.
fn read_date(typed: &str, usual: impl FnOnce() -> Date) -> Option<Date> {
    if typed.trim().is_empty() { Some(usual()) } else { date(typed.trim()) }
}

fn last_of(first: Date) -> Date {
    first.saturating_add(i64::from(MOST_DAYS - 1).days())
}

/// A doctor's own visits to come.
pub(super) async fn upcoming(
    counter: Counter,
    grant: Granted<SeeOwnDay>,
    ApiQuery(asked): ApiQuery<Asked>,
    paging: Paging,
    uri: Uri,
    page: Page,
) -> Result<Response, Refusal> {
    let place: Option<ComingPlace> = paging.start()?;
    let wanted = asked.read(counter.fill.today());
    let listed = Box::pin(counter.appointments.coming(&grant, &wanted.filter, place, ONE_PAGE, counter.about)).await?;
    let lines: Vec<&VisitLine> = listed.lines.iter().map(|line| &line.visit).collect();
    let (hit, overdue) = tokio::try_join!(Box::pin(counter.repairs.hit_of(&lines)), Box::pin(counter.appointments.overdue(&lines)))?;
    let later = paging.link(listed.next.as_ref())?;
    let first_page = place.map(|_| first_page(&wanted.filter));
    let wrong = wanted.from.is_wrong() || wanted.to.is_wrong();
    let status = if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let list = list_said(uri.query().unwrap_or_default()).to_owned();
    page.again(status, &ComingVisits { later, first_page, list, ..coming_visits(&counter.fill, wanted, &listed, (&hit, &overdue)) })
}

/// The same list from its beginning.
fn first_page(filter: &ComingFilter) -> String {
    let statuses: Vec<String> = filter.statuses.iter().map(|status| format!("&status={}", status.word())).collect();
    format!("{UPCOMING}?from={}&to={}{}", filter.from, filter.to, statuses.concat())
}

/// `hit`: the visits that need another time; `overdue`: the requests that have waited longer for an answer than patients are told.
fn coming_visits(
    fill: &Fill,
    Wanted { filter, from, to }: Wanted,
    listed: &Coming,
    (hit, overdue): (&HashSet<AppointmentId>, &BTreeSet<AppointmentId>),
) -> ComingVisits {
    let (today, chosen) = (fill.today(), |status: Status| filter.statuses.contains(&status));
    let statuses = Status::ALL.into_iter().map(|status| StatusChoice { status: StatusTag::from(status), chosen: chosen(status) });
    let is_request = |line: &&DayLine| line.visit.status == Status::Requested;
    let is_hit = |line: &&DayLine| hit.contains(&line.visit.appointment_id);
    // What leave has hit cannot be accepted: it waits for another time and not for an answer.
    let (waiting, visits): (Vec<_>, Vec<_>) = listed.lines.iter().partition(|line| is_request(line) && !is_hit(line));
    let hit_requests = listed.lines.iter().filter(|line| is_request(line) && is_hit(line)).count();
    let visit = |line: &DayLine| {
        let id = line.visit.appointment_id;
        ComingVisit { overdue: overdue.contains(&id), ..coming_visit(fill, line, hit.contains(&id)) }
    };
    let shown = |lines: Vec<&DayLine>| lines.into_iter().map(visit).collect();
    ComingVisits {
        first: fill.day(filter.from),
        last: fill.day(filter.to),
        zone: fill.zone_on(filter.from),
        from,
        to,
        statuses: statuses.collect(),
        filtered: (filter.from, filter.to) != (today, last_of(today)) || !filter.statuses.is_empty(),
        total: count(listed.total),
        requests: count(listed.requests.saturating_sub(hit_requests)),
        waiting: shown(waiting),
        visits: shown(visits),
        later: None,
        first_page: None,
        list: String::new(),
    }
}

fn coming_visit(fill: &Fill, line: &DayLine, needs_time: bool) -> ComingVisit {
    let visit = &line.visit;
    ComingVisit {
        id: visit.appointment_id,
        version: visit.version,
        start: fill.when(visit.start),
        status: visit.into(),
        needs_time,
        patient_name: visit.patient_name.clone(),
        reason: line.reason.as_ref().map(|reason| reason.expose().clone()).unwrap_or_default(),
        video: visit.mode == VisitMode::Video,
        overdue: false,
        buttons: buttons(fill, visit, Role::Doctor, needs_time),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn asked(from: &str, to: &str) -> Wanted {
        let status = ["no_show", "lost", "booked"].map(str::to_owned).to_vec();
        Asked { from: from.into(), to: to.into(), status }.read(date(2026, 11, 23))
    }

    #[test]
    fn f28_a_range_is_at_most_31_days_and_a_wrong_one_shows_the_usual_days() {
        let usual = (date(2026, 11, 23), date(2026, 12, 23));
        let dates = |wanted: &Wanted| (wanted.filter.from, wanted.filter.to);
        let good = asked("", "");
        assert_eq!((dates(&good), good.to.value.as_str()), (usual, "2026-12-23"));
        assert_eq!(good.filter.statuses, [Status::Booked, Status::NoShow]);
        assert_eq!(dates(&asked("2027-01-01", "2027-01-31")), (date(2027, 1, 1), date(2027, 1, 31)));
        assert_eq!(dates(&asked("2027-01-01", " ")), (date(2027, 1, 1), date(2027, 1, 31)));
        for (from, to, error) in [
            ("2027-01-01", "2027-02-01", too_long(31)),
            ("2026-12-02", "2026-12-01", before_first()),
            ("", "9999-12-31", too_long(31)),
            ("", "soon", date_malformed()),
        ] {
            let wrong = asked(from, to);
            assert_eq!((dates(&wrong), wrong.to.error), (usual, Some(error)), "{from} {to}");
            assert_eq!(wrong.to.value, to);
        }
        assert_eq!(asked("2026-02-30", "").from.error, Some(date_malformed()));
        assert_eq!(dates(&asked("9999-12-31", "")), (Date::MAX, Date::MAX));
    }
}
