//! Applications of doctors over the API, for administrators (F02).

use axum::extract::State;
use axum::response::IntoResponse;
use serde::Serialize;

use super::body::ReasonBody;
use crate::access::grant::Granted;
use crate::access::permissions::ManageDoctors;
use crate::access::role::Role;
use crate::capabilities::directory::model::{Application, ApprovalText, Doctor};
use crate::capabilities::people::model::Reason;
use crate::capabilities::people::service::People;
use crate::capabilities::settings::service::SettingsBook;
use crate::primitives::flaw::Flaws;
use crate::primitives::ids::{DepartmentId, UserId};
use crate::primitives::people::{Email, PersonName, Phone};
use crate::web::cursor::{ListBody, Paging, PagingQuery};
use crate::web::json::{ApiJson, ApiPath};
use crate::web::refusal::Refusal;

/// An application that waits.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct ApplicationBody {
    id: UserId,
    name: PersonName,
    email: Email,
    phone: Option<Phone>,
    licence_number: String,
    specialization: String,
    qualifications: String,
    experience_years: Option<u16>,
    /// Where they wish to work.
    department_id: Option<DepartmentId>,
    waits_since: Option<String>,
}

impl From<Application> for ApplicationBody {
    fn from(application: Application) -> Self {
        let profession = application.profession;
        Self {
            id: application.id,
            name: application.name,
            email: application.email,
            phone: application.phone,
            licence_number: profession.licence_number,
            specialization: profession.specialization,
            qualifications: profession.qualifications,
            experience_years: profession.experience_years,
            department_id: profession.department_id,
            waits_since: application.waits_since.map(|since| since.to_string()),
        }
    }
}

/// A doctor who was not taken.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct RejectedBody {
    id: UserId,
}

/// A doctor who was taken; the rest is at `GET /doctors/{id}`.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct ApprovedBody {
    id: UserId,
    role: Role,
    name: PersonName,
    department_id: DepartmentId,
}

impl From<Doctor> for ApprovedBody {
    fn from(doctor: Doctor) -> Self {
        Self { id: doctor.id, role: Role::Doctor, name: doctor.name, department_id: doctor.department_id }
    }
}

/// Applications that wait, by name.
#[utoipa::path(get, path = "/doctor-applications", tag = "accounts", params(PagingQuery), responses((status = 200, body = ListBody<ApplicationBody>)))]
pub(super) async fn list(
    grant: Granted<ManageDoctors>,
    State(people): State<People>,
    paging: Paging,
) -> Result<impl IntoResponse, Refusal> {
    let page = people.applications(&grant, paging.limit().get(), paging.start()?.as_ref()).await?;
    paging.answer(page.map(ApplicationBody::from))
}

/// Take a doctor who applied: they are listed with the default week, and sign in from now on.
#[utoipa::path(post, path = "/doctor-applications/{id}/approve", tag = "accounts", request_body = Option<ApprovalText>, params(("id" = UserId, Path)),
    responses((status = 200, body = ApprovedBody), (status = 404, description = "no such application"),
              (status = 409, description = "not-allowed-now: it was decided already"), (status = 422, description = "some fields cannot be used; each is named")))]
pub(super) async fn approve(
    grant: Granted<ManageDoctors>,
    State(people): State<People>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<UserId>,
    body: Option<ApiJson<ApprovalText>>,
) -> Result<impl IntoResponse, Refusal> {
    let application = people.application(&grant, id).await?;
    let text = application.with(body.map(|ApiJson(text)| text).unwrap_or_default());
    let written = text.parse(settings.now().currency, settings.grain())?;
    Ok(ApiJson(ApprovedBody::from(people.approve(&grant, id, &written).await?)))
}

/// Do not take a doctor who applied. The reason is mailed to them.
#[utoipa::path(post, path = "/doctor-applications/{id}/reject", tag = "accounts", request_body = ReasonBody, params(("id" = UserId, Path)),
    responses((status = 200, body = RejectedBody), (status = 404, description = "no such application"), (status = 409, description = "not-allowed-now: it was decided already")))]
pub(super) async fn reject(
    grant: Granted<ManageDoctors>,
    State(people): State<People>,
    ApiPath(id): ApiPath<UserId>,
    ApiJson(body): ApiJson<ReasonBody>,
) -> Result<impl IntoResponse, Refusal> {
    people.reject(&grant, id, &Reason::parse(&body.reason).map_err(Flaws::from)?).await?;
    Ok(ApiJson(RejectedBody { id }))
}
