//! Keeping a time while confirming.

use axum::extract::State;
use axum::response::IntoResponse;
use http::{StatusCode, header};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::body::refusal;
use crate::access::grant::Granted;
use crate::access::permissions::HoldTime;
use crate::capabilities::appointments::service::{Appointments, Hold, HoldWish};
use crate::capabilities::directory::model::VisitType;
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::ground::Ground;
use crate::primitives::ids::{HoldId, UserId, VisitKindId};
use crate::primitives::time::HospitalZone;
use crate::web::idempotency::{Keyed, Replayed};
use crate::web::json::{ApiJson, ApiPath};
use crate::web::refusal::Refusal;
use crate::web::routes::API_BASE;

/// A time to keep.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub(super) struct NewHold {
    doctor_id: UserId,
    #[schema(value_type = String, format = "date-time")]
    start: Timestamp,
    #[serde(default)]
    #[expect(dead_code, reason = "accepted for the booking that follows; a hold is the same however people meet")]
    visit_type: Option<VisitType>,
    /// One of the doctor's kinds of visits; absent: the usual one.
    #[serde(default)]
    kind: Option<VisitKindId>,
}

/// A kept time.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct HoldBody {
    id: HoldId,
    doctor_id: UserId,
    #[schema(format = "date-time")]
    start: String,
    #[schema(format = "date-time")]
    end: String,
    #[schema(format = "date-time")]
    expires_at: String,
}

impl HoldBody {
    fn of(hold: &Hold, zone: &HospitalZone) -> Self {
        Self {
            id: hold.id,
            doctor_id: hold.doctor_id,
            start: zone.rfc3339(hold.start),
            end: zone.rfc3339(hold.end),
            expires_at: zone.rfc3339(hold.until),
        }
    }
}

/// Keep a time for ten minutes (a setting). One hold per account: a new one gives the earlier back.
#[utoipa::path(post, path = "/holds", tag = "appointments", request_body = NewHold,
    params(("Idempotency-Key" = String, Header)),
    responses((status = 201, body = HoldBody), (status = 409, description = "time-taken"), (status = 422, description = "outside the rules")))]
pub(super) async fn hold(
    grant: Granted<HoldTime>,
    State(appointments): State<Appointments>,
    State(settings): State<SettingsBook>,
    State(ground): State<Ground>,
    Keyed { key, fingerprint, body }: Keyed<NewHold>,
) -> Result<impl IntoResponse, Refusal> {
    let zone = settings.now().zone.clone();
    let once = ground.once(grant.id(), "holds", key.as_str(), fingerprint.as_str());
    let wish = HoldWish { doctor_id: body.doctor_id, start: body.start, kind: body.kind, patient: None };
    let made = appointments.hold(&grant, &once, wish).await.map_err(|error| refusal(error, &zone))?;
    let location = [(header::LOCATION, format!("{API_BASE}/holds/{}", made.thing.id))];
    Ok((StatusCode::CREATED, location, Replayed(made.replayed), ApiJson(HoldBody::of(&made.thing, &zone))))
}

/// Give a kept time back.
#[utoipa::path(delete, path = "/holds/{id}", tag = "appointments", params(("id" = HoldId, Path)),
    responses((status = 204), (status = 404, description = "absent or somebody else's")))]
pub(super) async fn release(
    grant: Granted<HoldTime>,
    State(appointments): State<Appointments>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<HoldId>,
) -> Result<StatusCode, Refusal> {
    appointments.release(&grant, id).await.map_err(|error| refusal(error, &settings.now().zone))?;
    Ok(StatusCode::NO_CONTENT)
}
