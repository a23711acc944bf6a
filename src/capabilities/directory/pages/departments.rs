//! The departments, and one department: the soonest times of all its doctors, then the doctors (F20, F23).

use axum::Extension;
use axum::response::{Html, Response};
use http::StatusCode;
use serde::Deserialize;

use super::super::model::{DoctorFilter, DoctorSort, FeeLimit};
use super::super::views::departments::{DepartmentLine, DepartmentPage, Departments};
use super::super::views::doctors::fee_malformed;
use super::super::views::lines::{GenderChoice, PartChoice, SoonestTime};
use super::admin_departments::managed;
use super::doctors::DOCTORS_AT_ONCE;
use super::guide::Guide;
use crate::access::grant::Granted;
use crate::access::permissions::ManageDepartments;
use crate::capabilities::availability::model::NextVisits;
use crate::capabilities::availability::service::{FreeDoctor, OrderPlace, PAGE_DAYS, page_in_order, put_in_order};
use crate::primitives::ids::DepartmentId;
use crate::primitives::spoken::Spoken;
use crate::primitives::time::Slot;
use crate::web::cursor::Paging;
use crate::web::field::Field;
use crate::web::flash::FlashSlot;
use crate::web::json::{ApiPath, ApiQuery};
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::spoken::choices;
use crate::web::texts::count;

/// How many of the soonest times stand first.
const SOONEST: usize = 6;

/// What is asked of a department, as addresses say it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    part: String,
    gender: String,
    language: String,
    max_fee: String,
    sort: String,
}

/// The departments, by name; administrators see how many doctors belong to each and change them here.
pub(super) async fn departments(
    guide: Guide,
    grant: Option<Granted<ManageDepartments>>,
    flash: Option<Extension<FlashSlot>>,
    page: Page,
) -> Result<Html<String>, Refusal> {
    if grant.is_some() {
        let about = flash.and_then(|Extension(flash)| flash.about()?.parse().ok());
        return page.render(&managed(&guide.directory, about).await?);
    }
    let departments = guide.directory.departments().await?;
    page.render(&Departments { departments: departments.iter().map(DepartmentLine::from).collect(), along: guide.along })
}

/// One department, whoever is free soonest first, or as is wished; a fee that is no amount is told and narrows nothing. Three calls, four when a week
/// was not enough.
pub(super) async fn department(
    guide: Guide,
    ApiPath(id): ApiPath<DepartmentId>,
    ApiQuery(asked): ApiQuery<Asked>,
    paging: Paging,
    page: Page,
) -> Result<Response, Refusal> {
    let (part, gender) = (PartChoice::of(&asked.part), GenderChoice::of(&asked.gender));
    let next = NextVisits { each: SOONEST, part: part.map(Into::into) };
    let free = guide.availability.soonest_of_each(id, next, guide.asker(), guide.viewer());
    let (department, free) = tokio::join!(guide.directory.department(id), free);
    let (department, mut free) = (department?.ok_or(Refusal::NotFound)?, free?);
    let (language, most) = (Spoken::of(&asked.language), FeeLimit::typed(&asked.max_fee, guide.settings.default_fee, page.language()));
    let wrong_fee = most.is_err().then(|| fee_malformed(guide.settings.default_fee.currency));
    let filter = DoctorFilter { gender: gender.map(Into::into), language, fee: most.unwrap_or_default(), ..DoctorFilter::default() };
    free.retain(|one| filter.shows(&one.doctor) && (part.is_none() || !one.visits.is_empty()));
    let from: Option<OrderPlace> = paging.start()?;
    let sort = DoctorSort::of(&asked.sort).unwrap_or(DoctorSort::Soonest);
    put_in_order(&mut free, sort, guide.settings.default_fee);
    let soonest = if from.is_none() { soonest(&free) } else { Vec::new() };
    let time = |(doctor, visit): (&FreeDoctor, &Slot)| SoonestTime {
        doctor: guide.card(&doctor.doctor, &department.name),
        time: guide.open_time(doctor.doctor.id, visit),
    };
    let (soonest, total) = (soonest.into_iter().map(time).collect(), count(free.len()));
    let shown = page_in_order(free, (sort, guide.settings.default_fee), DOCTORS_AT_ONCE, from.as_ref());
    let status = if wrong_fee.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let view = DepartmentPage {
        id,
        soonest,
        doctors: shown.items.iter().map(|one| guide.line(one, &department.name)).collect(),
        total,
        until: guide.until(PAGE_DAYS),
        more: paging.link(shown.next.as_ref())?,
        beginning: paging.beginning().map(str::to_owned),
        sort,
        part,
        gender,
        languages: choices(language.map_or("", Spoken::code)),
        max_fee: Field::typed(asked.max_fee, wrong_fee),
        currency: guide.settings.currency.to_string(),
        name: department.name,
        description: department.description,
        along: guide.along,
    };
    page.again(status, &view)
}

/// The soonest visits of all doctors, earliest first; those of the same start in the order of the doctors.
fn soonest(free: &[FreeDoctor]) -> Vec<(&FreeDoctor, &Slot)> {
    let mut all: Vec<_> = free.iter().flat_map(|one| one.visits.iter().map(move |visit| (one, visit))).collect();
    all.sort_by_key(|(_, visit)| visit.start);
    all.truncate(SOONEST);
    all
}
