//! Locking an account over the API.

use axum::extract::State;
use axum::response::IntoResponse;

use super::body::{AccountBody, ReasonBody, UnlockBody};
use crate::access::grant::Granted;
use crate::access::permissions::LockAccounts;
use crate::capabilities::people::model::Reason;
use crate::capabilities::people::service::People;
use crate::primitives::flaw::Flaws;
use crate::primitives::ids::UserId;
use crate::web::json::{ApiJson, ApiPath};
use crate::web::refusal::Refusal;

/// Lock an account that may be in other hands: its sessions and mailed links end at once, nobody can sign in, visits stay. Its
/// person is told by mail.
#[utoipa::path(post, path = "/admin/people/{id}/lock", tag = "accounts", request_body = ReasonBody, params(("id" = UserId, Path)),
    responses((status = 200, body = AccountBody), (status = 404, description = "no such account"),
              (status = 409, description = "not-allowed-now: one's own account, or one that is closed, not opened so far or not approved")))]
pub(super) async fn lock(
    grant: Granted<LockAccounts>,
    State(people): State<People>,
    ApiPath(id): ApiPath<UserId>,
    ApiJson(body): ApiJson<ReasonBody>,
) -> Result<impl IntoResponse, Refusal> {
    let reason = Reason::parse(&body.reason).map_err(Flaws::from)?;
    Ok(ApiJson(AccountBody::from(people.lock(&grant, id, &reason).await?)))
}

/// Unlock an account. The password it had is void; its person gets a mail with the link that sets another one. If it moved to
/// another address within 30 days (`email_changed_at`), `link_to` is needed: whoever moved it may not be its person. `former` gives
/// it the address back that it had before.
#[utoipa::path(post, path = "/admin/people/{id}/unlock", tag = "accounts", request_body = Option<UnlockBody>, params(("id" = UserId, Path)),
    responses((status = 200, body = AccountBody), (status = 404, description = "no such account"),
              (status = 409, description = "not-allowed-now: it is closed, was never opened, or has no former address to give back"),
              (status = 422, description = "`/link_to`: `required`, or `known_address`: the former address is another account's by now")))]
pub(super) async fn unlock(
    grant: Granted<LockAccounts>,
    State(people): State<People>,
    ApiPath(id): ApiPath<UserId>,
    body: Option<ApiJson<UnlockBody>>,
) -> Result<impl IntoResponse, Refusal> {
    Ok(ApiJson(AccountBody::from(people.unlock(&grant, id, body.and_then(|ApiJson(body)| body.link_to)).await?)))
}
