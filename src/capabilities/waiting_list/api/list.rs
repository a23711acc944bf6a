//! Entries: listed, asked for, changed, given up.

use axum::extract::State;
use axum::response::IntoResponse;
use http::{StatusCode, header};
use serde::Deserialize;

use super::body::{EntryBody, WishChange, WishInput};
use crate::access::grant::Granted;
use crate::access::permissions::{SeeWaitingList, WaitForTime};
use crate::capabilities::settings::service::SettingsBook;
use crate::capabilities::waiting_list::service::{Seen, WaitingList, Whose};
use crate::identity::ground::Ground;
use crate::primitives::ids::{DepartmentId, UserId, WaitId};
use crate::web::cursor::{ListBody, Paging, PagingQuery};
use crate::web::etag::{Etag, IfMatch};
use crate::web::idempotency::{Keyed, Replayed};
use crate::web::json::{ApiJson, ApiPath, ApiQuery};
use crate::web::refusal::Refusal;
use crate::web::routes::API_BASE;

/// A patient's entries (`pid` may be `me`), those that are open first. Without reasons.
#[utoipa::path(get, path = "/patients/{pid}/waiting-list", tag = "waiting list", params(("pid" = String, Path)),
    responses((status = 200, body = ListBody<EntryBody>), (status = 404, description = "no such patient for the caller")))]
pub(super) async fn list(
    grant: Granted<WaitForTime>,
    State(waiting): State<WaitingList>,
    State(settings): State<SettingsBook>,
    ApiPath(whose): ApiPath<Whose>,
) -> Result<impl IntoResponse, Refusal> {
    let stands = waiting.stands(&grant, whose).await?;
    let zone = settings.now().zone.clone();
    let items = waiting.of(&stands).await?.iter().map(|seen| EntryBody::of(seen, &stands, &zone)).collect();
    Ok(ApiJson(ListBody { items, next: None }))
}

/// Wait for a time.
#[utoipa::path(post, path = "/patients/{pid}/waiting-list", tag = "waiting list", request_body = WishInput,
    params(("pid" = String, Path), ("Idempotency-Key" = String, Header)),
    responses((status = 201, body = EntryBody, headers(("Location" = String))), (status = 404, description = "no such patient for the caller"),
              (status = 409, description = "not-allowed-now: five entries are open, or one waits for the same already"),
              (status = 422, description = "some fields cannot be used; each is named"), (status = 428, description = "no Idempotency-Key")))]
pub(super) async fn ask(
    grant: Granted<WaitForTime>,
    State(waiting): State<WaitingList>,
    State(settings): State<SettingsBook>,
    State(ground): State<Ground>,
    ApiPath(whose): ApiPath<Whose>,
    Keyed { key, fingerprint, body }: Keyed<WishInput>,
) -> Result<impl IntoResponse, Refusal> {
    let stands = waiting.stands(&grant, whose).await?;
    let once = ground.once(grant.id(), "waiting-list", key.as_str(), fingerprint.as_str());
    let asked = waiting.ask(&grant, &stands, body.parse(waiting.days())?, &once).await?;
    let (id, replayed) = (asked.entry.wait_id, asked.replayed);
    let seen = waiting.one(&stands, id).await?;
    let body = EntryBody::of(&seen, &stands, &settings.now().zone);
    let location = [(header::LOCATION, format!("{API_BASE}/patients/{}/waiting-list/{id}", stands.patient))];
    Ok((StatusCode::CREATED, location, Etag::version(body.version), Replayed(replayed), ApiJson(body)))
}

fn shown(seen: &Seen, stands: &crate::capabilities::waiting_list::service::Stands, settings: &SettingsBook) -> impl IntoResponse + use<> {
    let body = EntryBody::of(seen, stands, &settings.now().zone);
    (Etag::version(body.version), ApiJson(body))
}

/// One entry.
#[utoipa::path(get, path = "/patients/{pid}/waiting-list/{id}", tag = "waiting list", params(("pid" = String, Path), ("id" = WaitId, Path)),
    responses((status = 200, body = EntryBody), (status = 404, description = "absent or somebody else's")))]
pub(super) async fn show(
    grant: Granted<WaitForTime>,
    State(waiting): State<WaitingList>,
    State(settings): State<SettingsBook>,
    ApiPath((whose, id)): ApiPath<(Whose, WaitId)>,
) -> Result<impl IntoResponse, Refusal> {
    let stands = waiting.stands(&grant, whose).await?;
    Ok(shown(&waiting.one(&stands, id).await?, &stands, &settings))
}

/// Wait for something else from now on. The place in the list stays.
#[utoipa::path(put, path = "/patients/{pid}/waiting-list/{id}", tag = "waiting list", request_body = WishChange,
    params(("pid" = String, Path), ("id" = WaitId, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = EntryBody), (status = 404, description = "absent or somebody else's"),
              (status = 409, description = "not-allowed-now: it is over, a time is offered, or another entry waits for the same"), (status = 412, description = "changed since that version"),
              (status = 422, description = "some fields cannot be used; each is named")))]
pub(super) async fn change(
    grant: Granted<WaitForTime>,
    State(waiting): State<WaitingList>,
    State(settings): State<SettingsBook>,
    ApiPath((whose, id)): ApiPath<(Whose, WaitId)>,
    seen: IfMatch,
    ApiJson(body): ApiJson<WishChange>,
) -> Result<impl IntoResponse, Refusal> {
    let stands = waiting.stands(&grant, whose).await?;
    let before = waiting.one(&stands, id).await?;
    let (wish, reason) = body.parse(&before.entry.wish, waiting.days())?;
    waiting.change(&grant, &stands, id, (wish, reason), seen.version()?).await?;
    Ok(shown(&waiting.one(&stands, id).await?, &stands, &settings))
}

/// Give an entry up. A time that is kept for it goes to the next.
#[utoipa::path(delete, path = "/patients/{pid}/waiting-list/{id}", tag = "waiting list", params(("pid" = String, Path), ("id" = WaitId, Path)),
    responses((status = 204), (status = 404, description = "absent or somebody else's"), (status = 409, description = "not-allowed-now: a visit came of it")))]
pub(super) async fn withdraw(
    grant: Granted<WaitForTime>,
    State(waiting): State<WaitingList>,
    ApiPath((whose, id)): ApiPath<(Whose, WaitId)>,
) -> Result<StatusCode, Refusal> {
    let stands = waiting.stands(&grant, whose).await?;
    waiting.withdraw(&grant, &stands, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Whose list.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct ListOfDepartment {
    department: DepartmentId,
    /// Of those who wait for this doctor alone.
    #[serde(default)]
    doctor: Option<UserId>,
}

/// Who waits in a department, whoever asked first comes first, and behind the last of them the latest fifty that are over. Without
/// reasons.
#[utoipa::path(get, path = "/waiting-list", tag = "waiting list", params(ListOfDepartment, PagingQuery),
    responses((status = 200, body = ListBody<EntryBody>)))]
pub(super) async fn of_department(
    grant: Granted<SeeWaitingList>,
    State(waiting): State<WaitingList>,
    State(settings): State<SettingsBook>,
    ApiQuery(asked): ApiQuery<ListOfDepartment>,
    paging: Paging,
) -> Result<impl IntoResponse, Refusal> {
    let list = waiting.all_of_department(&grant, asked.department, asked.doctor, paging.limit(), paging.start()?).await?;
    let zone = settings.now().zone.clone();
    paging.answer(list.map(|one| EntryBody::of_list(&one, waiting.standing_of(&one), &zone)))
}
