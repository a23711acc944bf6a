//! The desk's list of everybody's visits of a day, and what it has in common with a doctor's day.

use axum::response::Response;
use http::StatusCode;
use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::super::model::{Reference, Status, VisitLine};
use super::super::views::StatusTag;
use super::super::views::staff::{Desk, DeskVisit, DoctorChoice, Tally, date_malformed};
use super::choose::date;
use super::fill::Fill;
use super::{Counter, again};
use crate::access::grant::Granted;
use crate::access::permissions::SeeAllAppointments;
use crate::access::role::Role;
use crate::primitives::ids::{AppointmentId, UserId};
use crate::web::cursor::Paging;
use crate::web::json::ApiQuery;
use crate::web::page::Page;
use crate::web::refusal::Refusal;

/// Visits on one page of the desk.
const DESK_PAGE: usize = 50;

/// Which visits of which day. An empty choice is none.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Narrowed {
    date: Option<String>,
    doctor: Option<String>,
    status: Option<String>,
}

/// The day somebody asks for; today when they ask for none, and when it is none.
pub(super) fn wished(fill: &Fill, said: Option<&str>) -> (Date, bool) {
    match said.filter(|said| !said.is_empty()).map(date) {
        None => (fill.today(), true),
        Some(Some(date)) => (date, true),
        Some(None) => (fill.today(), false),
    }
}

pub(super) const fn status_of(good: bool) -> StatusCode {
    if good { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

/// Minutes since somebody checked in, while they wait.
pub(super) fn waited(fill: &Fill, visit: &VisitLine) -> Option<u32> {
    let since = visit.checked_in_at.filter(|_| visit.status == Status::CheckedIn);
    since.map(|since| fill.minutes_since(since))
}

pub(super) fn tally(statuses: impl Iterator<Item = Status>) -> Tally {
    statuses.fold(Tally::default(), |mut tally, status| {
        let counted = match status {
            Status::Cancelled => return tally,
            Status::Completed => Some(&mut tally.done),
            Status::CheckedIn => Some(&mut tally.waiting),
            Status::NoShow => Some(&mut tally.no_show),
            Status::Requested | Status::Proposed | Status::Booked | Status::Confirmed => Some(&mut tally.to_come),
            Status::InConsultation => None,
        };
        if let Some(counted) = counted {
            *counted += 1;
        }
        tally.visits += 1;
        tally
    })
}

/// Where the desk's list goes on: the last visit shown.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct DeskPlace {
    after: AppointmentId,
}

/// Everybody's visits of a day.
pub(super) async fn desk(
    counter: Counter,
    grant: Granted<SeeAllAppointments>,
    ApiQuery(asked): ApiQuery<Narrowed>,
    paging: Paging,
    page: Page,
) -> Result<Response, Refusal> {
    let (date, good) = wished(&counter.fill, asked.date.as_deref());
    let from: Option<DeskPlace> = paging.start()?;
    let day = counter.appointments.desk(&grant, date, counter.about).await?;
    let filter = DeskFilter::of(&asked);
    let (shown, next) = filter.page(&day, from);
    let view = desk_page(&counter.fill, grant.role(), date, &day, &filter, shown);
    again(&page, status_of(good), &Desk { more: paging.link(next.as_ref())?, trouble: (!good).then(date_malformed), ..view })
}

/// What of the day is shown. A doctor or status that does not exist narrows nothing.
#[derive(Debug, Default)]
struct DeskFilter {
    doctor: Option<UserId>,
    status: Option<Status>,
}

impl DeskFilter {
    fn of(asked: &Narrowed) -> Self {
        let word = |status: &Status| Some(status.word()) == asked.status.as_deref();
        Self { doctor: asked.doctor.as_deref().and_then(|doctor| doctor.parse().ok()), status: Status::ALL.into_iter().find(word) }
    }

    fn is_set(&self) -> bool {
        self.doctor.is_some() || self.status.is_some()
    }

    fn shows(&self, line: &VisitLine) -> bool {
        self.doctor.is_none_or(|doctor| doctor == line.doctor_id) && self.status.is_none_or(|status| status == line.status)
    }

    /// The next visits, and where the page after them begins.
    fn page<'a>(&self, day: &'a [VisitLine], from: Option<DeskPlace>) -> (Vec<&'a VisitLine>, Option<DeskPlace>) {
        let shown = from.and_then(|from| day.iter().position(|line| line.appointment_id == from.after)).map_or(0, |last| last + 1);
        let mut rest = day[shown..].iter().filter(|line| self.shows(line));
        let page: Vec<&VisitLine> = rest.by_ref().take(DESK_PAGE).collect();
        let more = rest.next().is_some();
        let next = page.last().filter(|_| more).map(|line| DeskPlace { after: line.appointment_id });
        (page, next)
    }
}

fn desk_page(fill: &Fill, role: Role, date: Date, day: &[VisitLine], filter: &DeskFilter, shown: Vec<&VisitLine>) -> Desk {
    let of_doctor = |line: &&VisitLine| filter.doctor.is_none_or(|doctor| doctor == line.doctor_id);
    Desk {
        day: fill.day(date),
        zone: fill.zone_on(date),
        previous: fill.day(date.saturating_sub(1.day())),
        following: fill.day(date.saturating_add(1.day())),
        doctors: doctors(day, filter.doctor),
        status: filter.status.map(StatusTag::from),
        statuses: StatusTag::ALL.to_vec(),
        filtered: filter.is_set(),
        tally: tally(day.iter().filter(of_doctor).map(|line| line.status)),
        visits: shown.into_iter().map(|line| desk_visit(fill, role, line)).collect(),
        more: None,
        trouble: None,
    }
}

/// The doctors with a visit on that day, by name.
fn doctors(day: &[VisitLine], chosen: Option<UserId>) -> Vec<DoctorChoice> {
    let choice =
        |line: &VisitLine| DoctorChoice { id: line.doctor_id, name: line.doctor_name.clone(), chosen: chosen == Some(line.doctor_id) };
    let mut doctors: Vec<DoctorChoice> = day.iter().map(choice).collect();
    doctors.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    doctors.dedup_by_key(|doctor| doctor.id);
    doctors
}

fn desk_visit(fill: &Fill, role: Role, line: &VisitLine) -> DeskVisit {
    DeskVisit {
        id: line.appointment_id,
        version: line.version,
        reference: Reference::of(line.appointment_id).to_string(),
        start: fill.when(line.start),
        status: line.status.into(),
        patient_name: line.patient_name.clone(),
        doctor_name: line.doctor_name.clone(),
        waited_minutes: waited(fill, line),
        buttons: fill.buttons(line, role),
    }
}
