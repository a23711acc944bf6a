//! The switches of the mood log over the API.

use axum::extract::State;
use axum::response::IntoResponse;
use http::StatusCode;
use serde::Serialize;

use crate::access::grant::Granted;
use crate::access::permissions::KeepHealthNotes;
use crate::capabilities::wellbeing::service::{Switch, Wellbeing};
use crate::primitives::ids::UserId;
use crate::web::cursor::ListBody;
use crate::web::json::{ApiJson, ApiPath, Nothing};
use crate::web::refusal::Refusal;

/// Whether one doctor may read the mood log.
#[derive(Serialize, utoipa::ToSchema)]
pub(super) struct SwitchBody {
    doctor_id: UserId,
    doctor_name: String,
    shared: bool,
    /// Without care the switch opens nothing.
    in_care: bool,
}

impl From<Switch> for SwitchBody {
    fn from(switch: Switch) -> Self {
        let Switch { doctor_id, doctor_name, is_on, in_care } = switch;
        Self { doctor_id, doctor_name, shared: is_on, in_care }
    }
}

/// One's doctors in care, and who of them may read the mood log.
#[utoipa::path(get, path = "/me/mood-sharing", tag = "wellbeing", responses((status = 200, body = ListBody<SwitchBody>)))]
pub(super) async fn list(grant: Granted<KeepHealthNotes>, State(wellbeing): State<Wellbeing>) -> Result<impl IntoResponse, Refusal> {
    let switches = wellbeing.switches(&grant).await?;
    Ok(ApiJson(ListBody { items: switches.into_iter().map(SwitchBody::from).collect(), next: None }))
}

/// Let a doctor in care read one's mood log.
#[utoipa::path(put, path = "/me/mood-sharing/{doctor_id}", tag = "wellbeing", request_body = Option<Nothing>,
    params(("doctor_id" = UserId, Path)), responses((status = 204), (status = 404, description = "no doctor who has one in care")))]
pub(super) async fn share(
    grant: Granted<KeepHealthNotes>,
    State(wellbeing): State<Wellbeing>,
    ApiPath(doctor): ApiPath<UserId>,
    _: Option<ApiJson<Nothing>>,
) -> Result<StatusCode, Refusal> {
    wellbeing.share_mood(&grant, doctor).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// End it at once.
#[utoipa::path(delete, path = "/me/mood-sharing/{doctor_id}", tag = "wellbeing", params(("doctor_id" = UserId, Path)), responses((status = 204)))]
pub(super) async fn end(
    grant: Granted<KeepHealthNotes>,
    State(wellbeing): State<Wellbeing>,
    ApiPath(doctor): ApiPath<UserId>,
) -> Result<StatusCode, Refusal> {
    wellbeing.end_sharing(&grant, doctor).await?;
    Ok(StatusCode::NO_CONTENT)
}
