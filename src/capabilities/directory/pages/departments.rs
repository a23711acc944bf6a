//! The departments, and one department with whoever is free soonest.

use axum::Extension;
use axum::extract::State;
use axum::response::Html;

use super::super::model::Department;
use super::super::service::Directory;
use super::super::views::departments::{DepartmentLine, DepartmentPage, Departments, DoctorLine};
use super::admin_departments::managed;
use crate::access::grant::Granted;
use crate::access::permissions::ManageDepartments;
use crate::capabilities::availability::model::Asker;
use crate::capabilities::availability::service::{Availability, FreeDoctor};
use crate::capabilities::settings::model::Settings;
use crate::capabilities::settings::service::SettingsBook;
use crate::primitives::ids::DepartmentId;
use crate::primitives::time::Clock;
use crate::web::flash::FlashSlot;
use crate::web::gate::MaybeActor;
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::people::DoctorCard;
use crate::web::refusal::Refusal;
use crate::web::say::When;
use crate::web::state::WebState;

/// How many of a doctor's next free times a department's page shows.
const SHOWN_TIMES: usize = 3;

/// The departments, by name; administrators see how many doctors belong to each and change them here.
pub(super) async fn departments(
    State(directory): State<Directory>,
    grant: Option<Granted<ManageDepartments>>,
    flash: Option<Extension<FlashSlot>>,
    page: Page,
) -> Result<Html<String>, Refusal> {
    if grant.is_some() {
        let about = flash.and_then(|Extension(flash)| flash.about()?.parse().ok());
        return page.render(&managed(&directory, about).await?);
    }
    let line = |Department { id, name, description, .. }| DepartmentLine { id, name, description };
    page.render(&Departments { departments: directory.departments().await?.into_iter().map(line).collect() })
}

/// One department: its doctors, whoever is free soonest first. Three calls, four when a week was not enough.
pub(super) async fn department(
    State(web): State<WebState>,
    State(directory): State<Directory>,
    State(availability): State<Availability>,
    State(settings): State<SettingsBook>,
    MaybeActor(actor): MaybeActor,
    ApiPath(id): ApiPath<DepartmentId>,
    page: Page,
) -> Result<Html<String>, Refusal> {
    let asker = Asker::of(actor.as_ref().map(|actor| actor.role));
    let soonest = availability.soonest_of_each(id, SHOWN_TIMES, asker, actor.map(|actor| actor.id));
    let (department, free) = tokio::join!(directory.department(id), soonest);
    let department = department?.ok_or(Refusal::NotFound)?;
    let settings = settings.now();
    let doctors = free?.into_iter().map(|one| line(one, &department, &settings, &web.clock)).collect();
    page.render(&DepartmentPage { id, name: department.name.clone(), description: department.description.clone(), doctors })
}

fn line(FreeDoctor { doctor, visits }: FreeDoctor, department: &Department, settings: &Settings, clock: &Clock) -> DoctorLine {
    let today = settings.zone.date(clock.now());
    DoctorLine {
        soonest: visits.iter().map(|visit| When::seen_from(visit.start, &settings.zone, today)).collect(),
        accepts_bookings: doctor.can_be_booked(),
        doctor: DoctorCard {
            experience_years: doctor.experience_years.map(u32::from),
            fee: Some(doctor.fee.unwrap_or(settings.default_fee)),
            ..DoctorCard::new(doctor.id, doctor.name.as_str(), &doctor.specialization, &department.name)
        },
    }
}
