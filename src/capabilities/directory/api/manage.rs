//! Doctors over the API, changed by administrators (F17, F19).

use std::convert::Infallible;

use axum::extract::State;
use axum::response::IntoResponse;
use http::{StatusCode, header};
use serde::Deserialize;
use serde_json::{Value, json};

use super::doctors::DoctorBody;
use crate::access::grant::Granted;
use crate::access::permissions::ManageDoctors;
use crate::capabilities::availability::service::{Availability, Coming, LeavingError};
use crate::capabilities::directory::model::{Doctor, DoctorText, Sight};
use crate::capabilities::directory::service::{Directory, DoctorError};
use crate::capabilities::people::service::People;
use crate::capabilities::settings::service::SettingsBook;
use crate::capabilities::sign_in::model::address_of;
use crate::identity::ground::Ground;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::UserId;
use crate::primitives::time::HospitalZone;
use crate::web::etag::{Etag, IfMatch};
use crate::web::idempotency::{MaybeKeyed, Replayed};
use crate::web::json::{self, ApiJson, ApiPath, Nothing};
use crate::web::problem::Problem;
use crate::web::refusal::{Because, FieldError, Refusal};
use crate::web::routes::API_BASE;

/// A new doctor.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub(super) struct NewDoctorBody {
    /// Where the mailed link goes.
    #[schema(format = "email", max_length = 254)]
    email: String,
    #[serde(flatten)]
    text: DoctorText,
}

impl NewDoctorBody {
    /// Read in two steps: what stands beside a flattened part would never be called unknown.
    fn read(mut body: Value) -> Result<Self, Refusal> {
        let email = match body.as_object_mut().and_then(|members| members.remove("email")) {
            None => String::new(),
            Some(Value::String(email)) => email,
            Some(_) => return Err(Refusal::field(FieldError::new("/email", "wrong_type"))),
        };
        let rest = serde_json::to_vec(&body).map_err(Refusal::internal)?;
        Ok(Self { email, text: json::parse(&rest)? })
    }
}

/// Invite a doctor. The mailed link that sets their password works once and for seven days; until it is used, nobody
/// finds them and nobody can book. They begin with the default week, Monday to Saturday.
#[utoipa::path(post, path = "/doctors", tag = "directory", request_body = NewDoctorBody,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = DoctorBody), (status = 422, description = "some fields cannot be used; each is named; `known_address`: it has an account")))]
pub(super) async fn invite(
    grant: Granted<ManageDoctors>,
    State(people): State<People>,
    State(settings): State<SettingsBook>,
    State(ground): State<Ground>,
    MaybeKeyed { key, fingerprint, body }: MaybeKeyed<Value>,
) -> Result<impl IntoResponse, Refusal> {
    let NewDoctorBody { email, text } = NewDoctorBody::read(body)?;
    let (email, written) = match (address_of(&email), text.parse(settings.now().currency, settings.grain())) {
        (Ok(email), Ok(written)) => (email, written),
        (email, written) => {
            let mut flaws = written.err().unwrap_or_default();
            flaws.0.extend(email.err());
            return Err(flaws.into());
        }
    };
    let once = key.map(|key| ground.once(grant.id(), "doctors", key.as_str(), fingerprint.as_str()));
    let invited = people.invite_doctor(&grant, &email, &written, once.as_ref()).await?;
    let location = [(header::LOCATION, format!("{API_BASE}/doctors/{}", invited.who.id))];
    Ok((StatusCode::CREATED, location, Replayed(invited.replayed), shown(invited.who, &settings)))
}

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
    match availability.deactivate(&grant, id, seen.version()?, None).await {
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
