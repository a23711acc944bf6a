//! Booking for a patient at the desk begins here: which department, which doctor, when. From the chosen time on it is the
//! way that patients go, with the patient's id in every form.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::super::service::AtDesk;
use super::super::views::at_desk::{BookForPatient, DepartmentChoice, FreeDoctor, FreeTime};
use super::super::views::booking::PersonChoice;
use super::Counter;
use crate::access::grant::Granted;
use crate::access::permissions::{HoldTime, ManagePatients};
use crate::capabilities::availability::model::{Asker, NextVisits};
use crate::capabilities::availability::service::{Availability, PAGE_DAYS};
use crate::capabilities::directory::model::Department;
use crate::primitives::ids::{DepartmentId, UserId};
use crate::web::json::{ApiPath, ApiQuery};
use crate::web::page::Page;
use crate::web::people::along;
use crate::web::refusal::Refusal;

/// How many of a doctor's next free times are shown.
const SHOWN_TIMES: usize = 3;

/// Which department, and which hold somebody comes from, as the address says it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    department: String,
    /// A hold of the desk's for the patient, while they look for another doctor.
    held: String,
}

/// The departments, or the doctors of one with their next free times. Two calls, four to five with a department.
pub(super) async fn begin(
    counter: Counter,
    grant: Granted<HoldTime>,
    State(availability): State<Availability>,
    ApiPath(patient): ApiPath<UserId>,
    ApiQuery(asked): ApiQuery<Asked>,
    page: Page,
) -> Result<Response, Refusal> {
    // A patient books for themselves elsewhere: for them there is no such page.
    let desk: Granted<ManagePatients> = grant.also().map_err(|_| Refusal::NotFound)?;
    let AtDesk { name, mail_fails, no_address } = counter.appointments.patient_of_desk(&desk, patient).await?.ok_or(Refusal::NotFound)?;
    let departments = counter.directory.departments().await?;
    let chosen: Option<DepartmentId> = asked.department.parse().ok();
    let held = asked.held.parse().ok();
    let tail = along(Some(patient), held);
    let chosen = departments.iter().find(|department| Some(department.id) == chosen);
    let doctors = match chosen {
        None => Vec::new(),
        Some(department) => {
            let next = NextVisits { each: SHOWN_TIMES, part: None };
            let free = availability
                .soonest_of_each(department.id, next, Asker::of(Some(grant.role())).without_kept_times(), Some(grant.id()))
                .await?;
            free.into_iter().map(|one| counter.free_at_desk(&one, department, &tail)).collect()
        }
    };
    let until = counter.fill.day(counter.fill.today().saturating_add(jiff::Span::new().days(PAGE_DAYS - 1)));
    let view = BookForPatient {
        patient: PersonChoice { id: patient, name },
        mail_fails,
        no_address,
        chosen: chosen.map(|department| department.name.clone()),
        departments: departments.iter().map(DepartmentChoice::from).collect(),
        doctors,
        until,
        held,
        tail,
    };
    Ok(page.render(&view)?.into_response())
}

impl Counter {
    fn free_at_desk(
        &self,
        free: &crate::capabilities::availability::service::FreeDoctor,
        department: &Department,
        tail: &str,
    ) -> FreeDoctor {
        let (doctor, zone) = (free.doctor.id, self.fill.zone());
        let time = |start: jiff::Timestamp| FreeTime {
            start: self.fill.when(start),
            href: format!("/doctors/{doctor}/times?day={}&time={start}{}", zone.date(start), tail.replacen('?', "&", 1)),
        };
        FreeDoctor {
            soonest: free.visits.iter().take(SHOWN_TIMES).map(|visit| time(visit.start)).collect(),
            accepts_bookings: free.doctor.can_be_booked(),
            doctor: self.fill.card(&free.doctor, Some(department)),
        }
    }
}

impl From<&Department> for DepartmentChoice {
    fn from(department: &Department) -> Self {
        Self { id: department.id, name: department.name.clone(), description: department.description.clone() }
    }
}
