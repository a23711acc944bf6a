//! Doctors over the API, changed by administrators (F17, F19).

use std::convert::Infallible;

use axum::extract::State;
use axum::response::IntoResponse;
use http::StatusCode;
use serde_json::json;

use super::doctors::DoctorBody;
use crate::access::grant::Granted;
use crate::access::permissions::ManageDoctors;
use crate::capabilities::availability::service::{Availability, Coming, LeavingError};
use crate::capabilities::directory::model::{Doctor, DoctorText, Sight};
use crate::capabilities::directory::service::{Directory, DoctorError};
use crate::capabilities::settings::service::SettingsBook;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::UserId;
use crate::primitives::time::HospitalZone;
use crate::web::etag::{Etag, IfMatch};
use crate::web::json::{ApiJson, ApiPath, Nothing};
use crate::web::problem::Problem;
use crate::web::refusal::{Because, Refusal};

/// Change a doctor's profile. What is absent stays as it was; the department's free times follow at once.
#[utoipa::path(put, path = "/doctors/{id}", tag = "directory", request_body = DoctorText,
    params(("id" = UserId, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = DoctorBody), (status = 404, description = "no such doctor"),
              (status = 412, description = "changed since that version"), (status = 422, description = "some fields cannot be used; each is named")))]
pub(super) async fn change(
    grant: Granted<ManageDoctors>,
    State(directory): State<Directory>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<UserId>,
    seen: IfMatch,
    ApiJson(text): ApiJson<DoctorText>,
) -> Result<impl IntoResponse, Refusal> {
    let change = text.parse(settings.now().currency, settings.grain())?;
    let doctor = directory.edit_doctor(&grant, id, seen.version()?, &change).await?;
    Ok(shown(doctor, &settings))
}

/// Take a doctor off the list; they are signed out and cannot sign in. Visits that are still to come are 409 `in-use`, listed; they are moved or cancelled first.
#[utoipa::path(delete, path = "/doctors/{id}", tag = "directory", params(("id" = UserId, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 204), (status = 404, description = "no such doctor"),
              (status = 409, description = "in-use, with the `appointments` that are still to come; `more_to_come` when some cannot be listed yet")))]
pub(super) async fn deactivate(
    grant: Granted<ManageDoctors>,
    State(availability): State<Availability>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<UserId>,
    seen: IfMatch,
) -> Result<StatusCode, Refusal> {
    match availability.deactivate(&grant, id, seen.version()?).await {
        Ok(_) => Ok(StatusCode::NO_CONTENT),
        Err(LeavingError::NotFound) => Err(Refusal::NotFound),
        Err(LeavingError::Stale) => Err(Refusal::StaleVersion),
        Err(LeavingError::Visits(coming)) => Err(in_use(&coming, &settings.now().zone)),
        Err(LeavingError::Storage(error)) => Err(error.into()),
    }
}

/// Put a doctor who had left back on the list of their department, with the hours they had; they can sign in again.
#[utoipa::path(post, path = "/doctors/{id}/reactivate", tag = "directory", request_body = Option<Nothing>,
    params(("id" = UserId, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = DoctorBody), (status = 404, description = "no such doctor"),
              (status = 422, description = "their department is gone: change it first")))]
pub(super) async fn reactivate(
    grant: Granted<ManageDoctors>,
    State(directory): State<Directory>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<UserId>,
    seen: IfMatch,
    _body: Option<ApiJson<Nothing>>,
) -> Result<impl IntoResponse, Refusal> {
    let doctor = directory.reactivate_doctor(&grant, id, seen.version()?).await?;
    Ok(shown(doctor, &settings))
}

fn shown(doctor: Doctor, settings: &SettingsBook) -> impl IntoResponse + use<> {
    let tag = Etag::version(doctor.version);
    (tag, ApiJson(DoctorBody::of(doctor, settings.now().default_fee, Sight::Whole)))
}

fn in_use(coming: &Coming, zone: &HospitalZone) -> Refusal {
    let visits = coming.visits.iter().map(|visit| {
        json!({
            "appointment_id": visit.appointment,
            "status": visit.status,
            "start": zone.rfc3339(visit.time.start),
            "end": zone.rfc3339(visit.time.end),
        })
    });
    let visits: Vec<_> = visits.collect();
    Because::of(Problem::InUse).member("appointments", visits).member("more_to_come", coming.more_to_come).into()
}

impl From<DoctorError<Infallible>> for Refusal {
    fn from(error: DoctorError<Infallible>) -> Self {
        match error {
            DoctorError::NotFound => Self::NotFound,
            DoctorError::NoDepartment => Flaws::from(Flaw::new("/department_id", "unknown_department")).into(),
            // Nothing here is keyed or asks the calendar to stay as it is.
            DoctorError::Stale | DoctorError::Again | DoctorError::Moved => Self::StaleVersion,
            DoctorError::Refused(never) => match never {},
            DoctorError::Storage(error) => error.into(),
        }
    }
}
