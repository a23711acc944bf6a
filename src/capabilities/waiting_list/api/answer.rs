//! Yes and no to an offered time.

use axum::extract::State;
use axum::response::IntoResponse;
use http::{StatusCode, header};
use serde::{Deserialize, Serialize};

use super::body::EntryBody;
use crate::access::grant::Granted;
use crate::access::permissions::AnswerOffer;
use crate::capabilities::settings::service::SettingsBook;
use crate::capabilities::waiting_list::service::{WaitingList, Whose};
use crate::primitives::ids::{AppointmentId, WaitId};
use crate::web::json::{ApiJson, ApiPath};
use crate::web::refusal::Refusal;
use crate::web::routes::API_BASE;

/// What was seen of the entry.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = WaitingAnswer)]
pub(super) struct AnswerInput {
    /// Of the entry; whatever it says now when absent.
    #[serde(default)]
    version: Option<u32>,
}

/// The visit that came of it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = WaitingTaken)]
pub(super) struct TakenBody {
    appointment_id: AppointmentId,
}

/// Take the time that is kept: it is booked. Repeated, it answers with the same visit.
#[utoipa::path(post, path = "/patients/{pid}/waiting-list/{id}/take", tag = "waiting list", request_body = AnswerInput,
    params(("pid" = String, Path), ("id" = WaitId, Path)),
    responses((status = 201, body = TakenBody, headers(("Location" = String))), (status = 404, description = "absent or somebody else's"),
              (status = 409, description = "time-taken, or not-allowed-now: nothing is offered, or the patient has another visit then"),
              (status = 412, description = "changed since that version")))]
pub(super) async fn take(
    grant: Granted<AnswerOffer>,
    State(waiting): State<WaitingList>,
    ApiPath((whose, id)): ApiPath<(Whose, WaitId)>,
    ApiJson(body): ApiJson<AnswerInput>,
) -> Result<impl IntoResponse, Refusal> {
    let stands = waiting.stands(&grant, whose).await?;
    let appointment_id = waiting.take(&grant, &stands, id, body.version).await?.visit.appointment_id;
    let location = [(header::LOCATION, format!("{API_BASE}/appointments/{appointment_id}"))];
    Ok((StatusCode::CREATED, location, ApiJson(TakenBody { appointment_id })))
}

/// Say no to it: it goes to the next, and the entry goes on waiting.
#[utoipa::path(post, path = "/patients/{pid}/waiting-list/{id}/decline", tag = "waiting list", request_body = AnswerInput,
    params(("pid" = String, Path), ("id" = WaitId, Path)),
    responses((status = 200, body = EntryBody), (status = 404, description = "absent or somebody else's"),
              (status = 409, description = "not-allowed-now: nothing is offered"), (status = 412, description = "changed since that version")))]
pub(super) async fn decline(
    grant: Granted<AnswerOffer>,
    State(waiting): State<WaitingList>,
    State(settings): State<SettingsBook>,
    ApiPath((whose, id)): ApiPath<(Whose, WaitId)>,
    ApiJson(body): ApiJson<AnswerInput>,
) -> Result<impl IntoResponse, Refusal> {
    let stands = waiting.stands(&grant, whose).await?;
    waiting.decline(&grant, &stands, id, body.version).await?;
    let seen = waiting.one(&stands, id).await?;
    Ok(ApiJson(EntryBody::of(&seen, &stands, &settings.now().zone)))
}
