//! A doctor's kinds of visits over the API.

use axum::extract::State;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};

use super::body::refusal;
use crate::access::grant::Granted;
use crate::access::permissions::ManageAvailability;
use crate::capabilities::availability::service::{Availability, KindsEdit};
use crate::capabilities::directory::model::{Doctor, VisitKind, VisitKindText};
use crate::capabilities::settings::service::SettingsBook;
use crate::primitives::ids::{UserId, VisitKindId};
use crate::primitives::money::Money;
use crate::web::etag::{Etag, IfMatch};
use crate::web::json::{ApiJson, ApiPath};
use crate::web::refusal::Refusal;

/// A kind of visit.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct VisitKindBody {
    id: VisitKindId,
    #[schema(max_length = 60)]
    name: String,
    minutes: u16,
    /// What it costs; the doctor's own fee where the kind has none.
    fee: Money,
    /// Its own fee, for whoever may change it.
    #[serde(skip_serializing_if = "Option::is_none")]
    own_fee: Option<Money>,
    /// Its own buffer, for whoever may change it.
    #[serde(skip_serializing_if = "Option::is_none")]
    buffer_minutes: Option<u16>,
}

/// A doctor's kinds of visits, in the order they are chosen from.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct VisitKindsBody {
    items: Vec<VisitKindBody>,
    /// Always `null`: kinds are few.
    next: Option<String>,
}

impl VisitKindsBody {
    fn of(doctor: &Doctor, usual_fee: Money, whole: bool) -> Self {
        let fee = doctor.fee.unwrap_or(usual_fee);
        let body = |kind: &VisitKind| VisitKindBody {
            id: kind.id,
            name: kind.name.clone(),
            minutes: kind.minutes,
            fee: kind.fee.unwrap_or(fee),
            own_fee: kind.fee.filter(|_| whole),
            buffer_minutes: kind.buffer_minutes.filter(|_| whole),
        };
        Self { items: doctor.visit_kinds.iter().map(body).collect(), next: None }
    }
}

/// The kinds as they are to be: those left out are removed.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub(super) struct VisitKindsText {
    #[schema(max_items = 10)]
    items: Vec<VisitKindText>,
}

/// The kinds of visits that a doctor keeps beside the usual one, for anybody.
#[utoipa::path(get, path = "/doctors/{id}/visit-kinds", tag = "availability", params(("id" = UserId, Path)),
    responses((status = 200, body = VisitKindsBody), (status = 404, description = "no such doctor")))]
pub(super) async fn show(
    grant: Option<Granted<ManageAvailability>>,
    State(availability): State<Availability>,
    State(settings): State<SettingsBook>,
    ApiPath(doctor): ApiPath<UserId>,
) -> Result<impl IntoResponse, Refusal> {
    let (doctor, whole) = availability.with_kinds(grant.as_ref(), doctor).await?.ok_or(Refusal::NotFound)?;
    Ok((Etag::version(doctor.version), ApiJson(VisitKindsBody::of(&doctor, settings.now().default_fee, whole))))
}

/// Replace a doctor's kinds of visits, at most ten. Visits that are booked stay as they are.
#[utoipa::path(put, path = "/doctors/{id}/visit-kinds", tag = "availability", request_body = VisitKindsText,
    params(("id" = UserId, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = VisitKindsBody), (status = 404, description = "absent or another doctor's"),
              (status = 412, description = "the doctor has changed since that version"),
              (status = 422, description = "some values cannot be used; each is named")))]
pub(super) async fn replace(
    grant: Granted<ManageAvailability>,
    State(availability): State<Availability>,
    State(settings): State<SettingsBook>,
    ApiPath(doctor): ApiPath<UserId>,
    seen: IfMatch,
    ApiJson(body): ApiJson<VisitKindsText>,
) -> Result<impl IntoResponse, Refusal> {
    let doctor = availability.edit_kinds(&grant, doctor, &KindsEdit::Put(body.items), seen.version()?).await;
    let doctor = doctor.map_err(|error| refusal(error, &settings.now().zone))?;
    Ok((Etag::version(doctor.version), ApiJson(VisitKindsBody::of(&doctor, settings.now().default_fee, true))))
}
