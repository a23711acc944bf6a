//! The working page of a doctor: their own day.

use axum::response::Response;
use http::StatusCode;
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

use super::super::model::{Status, VisitLine};
use super::super::service::DayLine;
use super::super::views::staff::{DayVisit, DoctorDay, NextPatient, Tally, date_malformed};
use super::choose::date;
use super::fill::Fill;
use super::{Counter, again};
use crate::access::grant::Granted;
use crate::access::permissions::SeeOwnDay;
use crate::access::role::Role;
use crate::web::json::ApiQuery;
use crate::web::page::Page;
use crate::web::refusal::Refusal;

/// Which day.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Which {
    date: Option<String>,
}

/// The day somebody asks for; today when they ask for none, and when it is none.
fn wished(fill: &Fill, said: Option<&str>) -> (Date, bool) {
    match said.filter(|said| !said.is_empty()).map(date) {
        None => (fill.today(), true),
        Some(Some(date)) => (date, true),
        Some(None) => (fill.today(), false),
    }
}

pub(super) const fn status_of(good: bool) -> StatusCode {
    if good { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

/// A doctor's own day.
pub(super) async fn day(
    counter: Counter,
    grant: Granted<SeeOwnDay>,
    ApiQuery(which): ApiQuery<Which>,
    page: Page,
) -> Result<Response, Refusal> {
    let (date, good) = wished(&counter.fill, which.date.as_deref());
    let day = Box::pin(counter.appointments.day(&grant, date, counter.about)).await?;
    let view = doctor_day(&counter.fill, date, &day.lines);
    again(&page, status_of(good), &DoctorDay { trouble: (!good).then(date_malformed), ..view })
}

fn doctor_day(fill: &Fill, date: Date, lines: &[DayLine]) -> DoctorDay {
    let lines: Vec<&DayLine> = lines.iter().filter(|line| line.visit.status != Status::Cancelled).collect();
    let is_today = date == fill.today();
    let next = is_today.then(|| next_patient(fill, &lines)).flatten();
    DoctorDay {
        day: fill.day(date),
        zone: fill.zone_on(date),
        is_today,
        previous: fill.day(date.saturating_sub(1.day())),
        following: fill.day(date.saturating_add(1.day())),
        tally: tally(lines.iter().map(|line| line.visit.status)),
        next: next.map(|line| NextPatient { visit: day_visit(fill, line), in_consultation: line.visit.status == Status::InConsultation }),
        visits: lines.iter().map(|line| day_visit(fill, line)).collect(),
        trouble: None,
    }
}

/// Whoever waits longest; else whoever is with the doctor; else who comes first.
fn next_patient<'a>(fill: &Fill, lines: &[&'a DayLine]) -> Option<&'a DayLine> {
    let of = |wanted: &'static [Status]| lines.iter().copied().filter(move |line| wanted.contains(&line.visit.status));
    let waiting = of(&[Status::CheckedIn]).min_by_key(|line| line.visit.checked_in_at);
    let not_over = |line: &&DayLine| !fill.is_over(&line.visit);
    waiting.or_else(|| of(&[Status::InConsultation]).find(not_over)).or_else(|| of(&[Status::Booked, Status::Confirmed]).find(not_over))
}

fn day_visit(fill: &Fill, line: &DayLine) -> DayVisit {
    let visit = &line.visit;
    DayVisit {
        id: visit.appointment_id,
        version: visit.version,
        start: fill.when(visit.start),
        status: visit.status.into(),
        patient_name: visit.patient_name.clone(),
        reason: line.reason.as_ref().map(|reason| reason.expose().clone()).unwrap_or_default(),
        waited_minutes: waited(fill, visit),
        buttons: fill.buttons(visit, Role::Doctor),
    }
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
