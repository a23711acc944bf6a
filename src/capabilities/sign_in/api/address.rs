//! Another address of mail over the API.

use axum::extract::State;
use http::StatusCode;
use serde::Deserialize;

use super::{Caller, not_asked};
use crate::access::grant::Granted;
use crate::access::permissions::ChangeSecurity;
use crate::capabilities::sign_in::service::{LinkEnded, SignIn};
use crate::web::json::{ApiJson, ApiPath, Nothing};
use crate::web::refusal::Refusal;

/// The address somebody wants to have.
#[derive(Deserialize, utoipa::ToSchema)]
pub(super) struct NewAddressBody {
    #[schema(format = "email")]
    email: String,
}

/// Ask for another address of mail. It changes when the link is followed that is sent there; the present one is told. Nobody learns
/// whether the new one has an account.
#[utoipa::path(post, path = "/me/email", tag = "accounts", request_body = NewAddressBody,
    responses((status = 202), (status = 403, description = "proof-needed"), (status = 422, description = "no address, or the present one")))]
pub(super) async fn ask(
    grant: Granted<ChangeSecurity>,
    State(sign_in): State<SignIn>,
    Caller(visit): Caller,
    ApiJson(body): ApiJson<NewAddressBody>,
) -> Result<StatusCode, Refusal> {
    sign_in.ask_for_address(&grant, &body.email, &visit).await.map_err(not_asked)?;
    Ok(StatusCode::ACCEPTED)
}

/// Follow the mailed link: the account has the new address, and every session ends. Works once, for 24 hours.
#[utoipa::path(put, path = "/email-changes/{token}", tag = "accounts", params(("token" = String, Path)), request_body = Option<Nothing>,
    responses((status = 204), (status = 404, description = "the link does not work, or no longer")))]
pub(super) async fn confirm(
    State(sign_in): State<SignIn>,
    ApiPath(token): ApiPath<String>,
    Caller(visit): Caller,
    _body: Option<ApiJson<Nothing>>,
) -> Result<StatusCode, Refusal> {
    match sign_in.change_address(&token, visit.request).await {
        Ok(()) => Ok(StatusCode::NO_CONTENT),
        Err(LinkEnded::Ended) => Err(Refusal::NotFound),
        Err(LinkEnded::Storage(error)) => Err(error.into()),
    }
}
