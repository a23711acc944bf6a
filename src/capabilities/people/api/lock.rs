//! Locking an account over the API.

use axum::extract::State;
use axum::response::IntoResponse;

use super::body::{AccountBody, ReasonBody};
use crate::access::grant::Granted;
use crate::access::permissions::LockAccounts;
use crate::capabilities::people::model::Reason;
use crate::capabilities::people::service::People;
use crate::primitives::flaw::Flaws;
use crate::primitives::ids::UserId;
use crate::web::json::{ApiJson, ApiPath, Nothing};
use crate::web::refusal::Refusal;

/// Lock an account that may be in other hands: its sessions and mailed links end at once, nobody can sign in, visits stay. Its
/// person is told by mail.
#[utoipa::path(post, path = "/admin/people/{id}/lock", tag = "accounts", request_body = ReasonBody, params(("id" = UserId, Path)),
    responses((status = 200, body = AccountBody), (status = 404, description = "no such account"),
              (status = 409, description = "not-allowed-now: one's own account, or one that nobody can sign in to")))]
pub(super) async fn lock(
    grant: Granted<LockAccounts>,
    State(people): State<People>,
    ApiPath(id): ApiPath<UserId>,
    ApiJson(body): ApiJson<ReasonBody>,
) -> Result<impl IntoResponse, Refusal> {
    let reason = Reason::parse(&body.reason).map_err(Flaws::from)?;
    Ok(ApiJson(AccountBody::from(people.lock(&grant, id, &reason).await?)))
}

/// Unlock an account. The password it had is void; its person gets a mail with the link that sets another one.
#[utoipa::path(post, path = "/admin/people/{id}/unlock", tag = "accounts", request_body = Option<Nothing>, params(("id" = UserId, Path)),
    responses((status = 200, body = AccountBody), (status = 404, description = "no such account"),
              (status = 409, description = "not-allowed-now: it is closed, or was never opened")))]
pub(super) async fn unlock(
    grant: Granted<LockAccounts>,
    State(people): State<People>,
    ApiPath(id): ApiPath<UserId>,
    _body: Option<ApiJson<Nothing>>,
) -> Result<impl IntoResponse, Refusal> {
    Ok(ApiJson(AccountBody::from(people.unlock(&grant, id).await?)))
}
