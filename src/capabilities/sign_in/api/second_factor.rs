//! One's own second factor over the API.

use axum::extract::State;
use axum::response::IntoResponse;
use http::StatusCode;
use serde::{Deserialize, Serialize};

use super::{Caller, factor_refusal};
use crate::access::grant::Granted;
use crate::access::permissions::{ChangeSecurity, UseOwnAccount};
use crate::capabilities::sign_in::service::SignIn;
use crate::web::cookies;
use crate::web::gate::SignedIn;
use crate::web::json::{ApiJson, Nothing};
use crate::web::refusal::Refusal;
use crate::web::state::WebState;

/// What an authenticator app is given.
#[derive(Serialize, utoipa::ToSchema)]
pub(super) struct SetUpBody {
    otpauth_url: String,
    /// The seed in base 32.
    secret: String,
}

/// A code of the app, or a recovery code where one is accepted.
#[derive(Deserialize, utoipa::ToSchema)]
pub(super) struct CodeBody {
    code: String,
}

/// Shown once.
#[derive(Serialize, utoipa::ToSchema)]
pub(super) struct RecoveryBody {
    recovery_codes: Vec<String>,
}

/// A seed to be put into an app; in use once a code of it is sent. Asked again before that, it is the same one.
#[utoipa::path(post, path = "/me/second-factor", tag = "accounts", request_body = Option<Nothing>,
    responses((status = 200, body = SetUpBody), (status = 409, description = "not-allowed-now: one is in use")))]
pub(super) async fn offer(
    SignedIn(actor): SignedIn,
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    _body: Option<ApiJson<Nothing>>,
) -> Result<impl IntoResponse, Refusal> {
    let set_up = sign_in.offer_factor(&actor, &web.house.name()).await.map_err(factor_refusal)?;
    Ok(ApiJson(SetUpBody { otpauth_url: set_up.url, secret: set_up.secret }))
}

/// Take the offered seed into use by a code of it. All other sessions end; the answer carries a new cookie for this one.
#[utoipa::path(put, path = "/me/second-factor", tag = "accounts", request_body = CodeBody,
    responses((status = 200, body = RecoveryBody), (status = 409, description = "not-allowed-now: nothing was offered, or one is in use"),
              (status = 422, description = "no code of the offered seed")))]
pub(super) async fn begin(
    SignedIn(actor): SignedIn,
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    Caller(visit): Caller,
    ApiJson(body): ApiJson<CodeBody>,
) -> Result<impl IntoResponse, Refusal> {
    let begun = sign_in.begin_factor(&actor, &body.code, &visit).await.map_err(factor_refusal)?;
    let cookie = cookies::begin_session(&web.origin, &begun.cookie.expose());
    Ok((cookie, ApiJson(RecoveryBody { recovery_codes: begun.recovery_codes })))
}

/// New recovery codes: those from before are void.
#[utoipa::path(post, path = "/me/second-factor/recovery-codes", tag = "accounts", request_body = Option<Nothing>,
    responses((status = 200, body = RecoveryBody), (status = 403, description = "proof-needed"), (status = 409, description = "not-allowed-now: no second factor is in use")))]
pub(super) async fn renew(
    grant: Granted<ChangeSecurity>,
    State(sign_in): State<SignIn>,
    _body: Option<ApiJson<Nothing>>,
) -> Result<impl IntoResponse, Refusal> {
    let recovery_codes = sign_in.renew_recovery_codes(&grant).await.map_err(factor_refusal)?;
    Ok(ApiJson(RecoveryBody { recovery_codes }))
}

/// End one's own second factor by a code of it, or a recovery code.
#[utoipa::path(delete, path = "/me/second-factor", tag = "accounts", request_body = CodeBody,
    responses((status = 204), (status = 409, description = "not-allowed-now: none is in use, or the house asks this role for one"),
              (status = 422, description = "no code of it, or used before"), (status = 429, description = "too many wrong codes")))]
pub(super) async fn end(
    grant: Granted<UseOwnAccount>,
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    Caller(visit): Caller,
    ApiJson(body): ApiJson<CodeBody>,
) -> Result<impl IntoResponse, Refusal> {
    let cookie = sign_in.end_factor(&grant, &body.code, &visit).await.map_err(factor_refusal)?;
    Ok((StatusCode::NO_CONTENT, cookies::begin_session(&web.origin, &cookie.expose()), ()))
}
