//! The list, one repair, and what is done with it.

use axum::extract::State;
use axum::response::IntoResponse;

use super::body::{DeclineInput, RepairBody, SeenInput, TakeInput};
use crate::access::grant::Granted;
use crate::access::permissions::{MoveAppointment, RepairVisits};
use crate::capabilities::repairs::model::Repair;
use crate::capabilities::repairs::service::Repairs;
use crate::capabilities::settings::service::SettingsBook;
use crate::primitives::ids::AppointmentId;
use crate::web::cursor::{ListBody, Paging, PagingQuery};
use crate::web::etag::Etag;
use crate::web::json::{ApiJson, ApiPath};
use crate::web::refusal::Refusal;

fn shown(repair: &Repair, repairs: &Repairs, settings: &SettingsBook) -> impl IntoResponse + use<> {
    (Etag::version(repair.version), ApiJson(RepairBody::of(repair, repairs.now(), &settings.now().zone)))
}

/// Visits that leave has hit and that are not solved yet, the soonest first: of the house, for a doctor of their own. One whose patient is
/// checked in is listed again once that is taken back. A page may go on before it is full.
#[utoipa::path(get, path = "/repairs", tag = "repairs", params(PagingQuery), responses((status = 200, body = ListBody<RepairBody>)))]
pub(super) async fn list(
    grant: Granted<RepairVisits>,
    State(repairs): State<Repairs>,
    State(settings): State<SettingsBook>,
    paging: Paging,
) -> Result<impl IntoResponse, Refusal> {
    let (now, zone) = (repairs.now(), settings.now().zone.clone());
    let mut list = repairs.open_ones(&grant, paging.limit(), paging.start()?).await?;
    list.repairs.items.retain(|repair| !list.here.contains(&repair.about.appointment_id));
    paging.answer(list.repairs.map(|repair| RepairBody::of(&repair, now, &zone)))
}

/// What becomes of a visit that leave has hit, with the times that are kept for its patient.
#[utoipa::path(get, path = "/appointments/{id}/repair", tag = "repairs", params(("id" = AppointmentId, Path)),
    responses((status = 200, body = RepairBody), (status = 404, description = "no such visit for the caller, or no leave has hit it")))]
pub(super) async fn show(
    grant: Granted<MoveAppointment>,
    State(repairs): State<Repairs>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<AppointmentId>,
) -> Result<impl IntoResponse, Refusal> {
    let seen = repairs.of_visit(&grant, id).await?;
    let body = RepairBody::of(&seen.repair, repairs.now(), &settings.now().zone).standing(seen.standing);
    Ok((Etag::version(seen.repair.version), ApiJson(body)))
}

/// Take one of the times: the visit is moved to it, with whichever doctor has it. Repeated, it answers the same.
#[utoipa::path(post, path = "/appointments/{id}/repair/take", tag = "repairs", request_body = TakeInput, params(("id" = AppointmentId, Path)),
    responses((status = 200, body = RepairBody), (status = 404, description = "no such visit for the caller, or no leave has hit it"),
              (status = 409, description = "time-taken, or not-allowed-now: nothing is offered, or the patient is here already or has another visit then"),
              (status = 412, description = "answered or changed in the meantime")))]
pub(super) async fn take(
    grant: Granted<MoveAppointment>,
    State(repairs): State<Repairs>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<AppointmentId>,
    ApiJson(body): ApiJson<TakeInput>,
) -> Result<impl IntoResponse, Refusal> {
    repairs.take(&grant, id, body.hold_id).await?;
    Ok(shown(&repairs.of_visit(&grant, id).await?.repair, &repairs, &settings))
}

/// Say that none of the times suits: the visit stays until somebody of the house has found another way.
#[utoipa::path(post, path = "/appointments/{id}/repair/decline", tag = "repairs", request_body = DeclineInput, params(("id" = AppointmentId, Path)),
    responses((status = 200, body = RepairBody), (status = 404, description = "no such visit for the caller, or no leave has hit it"),
              (status = 409, description = "not-allowed-now: nothing is offered, or the patient is here already"), (status = 412, description = "other times are offered by now")))]
pub(super) async fn decline(
    grant: Granted<MoveAppointment>,
    State(repairs): State<Repairs>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<AppointmentId>,
    ApiJson(body): ApiJson<DeclineInput>,
) -> Result<impl IntoResponse, Refusal> {
    repairs.decline(&grant, id, body.round).await?;
    Ok(shown(&repairs.of_visit(&grant, id).await?.repair, &repairs, &settings))
}

/// Look for times again and offer them.
#[utoipa::path(post, path = "/appointments/{id}/repair/offer", tag = "repairs", request_body = SeenInput, params(("id" = AppointmentId, Path)),
    responses((status = 200, body = RepairBody), (status = 404, description = "no such visit for the caller, or no leave has hit it"),
              (status = 409, description = "not-allowed-now: it is solved, times are offered, or its patient has not agreed to it yet or is here already"), (status = 412, description = "changed since that version")))]
pub(super) async fn offer(
    grant: Granted<RepairVisits>,
    State(repairs): State<Repairs>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<AppointmentId>,
    ApiJson(body): ApiJson<SeenInput>,
) -> Result<impl IntoResponse, Refusal> {
    Ok(shown(&repairs.offer_again(&grant, id, body.version).await?, &repairs, &settings))
}

/// Say that the visit takes place all the same.
#[utoipa::path(post, path = "/appointments/{id}/repair/keep", tag = "repairs", request_body = SeenInput, params(("id" = AppointmentId, Path)),
    responses((status = 200, body = RepairBody), (status = 404, description = "no such visit for the caller, or no leave has hit it"),
              (status = 409, description = "not-allowed-now: it is solved, or its patient has not agreed to it yet or is here already"), (status = 412, description = "changed since that version")))]
pub(super) async fn keep(
    grant: Granted<RepairVisits>,
    State(repairs): State<Repairs>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<AppointmentId>,
    ApiJson(body): ApiJson<SeenInput>,
) -> Result<impl IntoResponse, Refusal> {
    Ok(shown(&repairs.keep(&grant, id, body.version).await?, &repairs, &settings))
}
