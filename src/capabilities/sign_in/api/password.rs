//! Passwords over the API: changing one's own, and choosing a new one by the mailed link.

use axum::extract::State;
use axum::response::IntoResponse;
use http::StatusCode;
use serde::Deserialize;

use super::{Caller, not_changed};
use crate::access::grant::Granted;
use crate::access::permissions::KeepOwnSignIn;
use crate::capabilities::sign_in::model::address_of;
use crate::capabilities::sign_in::service::SignIn;
use crate::primitives::flaw::Flaws;
use crate::web::cookies;
use crate::web::json::{ApiJson, ApiPath};
use crate::web::refusal::Refusal;
use crate::web::state::WebState;

/// Another password of one's own.
#[derive(Deserialize, utoipa::ToSchema)]
pub(super) struct PasswordChange {
    #[schema(format = "password")]
    current_password: String,
    /// Any characters; not one that guessers try early.
    #[schema(format = "password", min_length = 15, max_length = 128)]
    new_password: String,
}

/// Whose password was forgotten.
#[derive(Deserialize, utoipa::ToSchema)]
pub(super) struct ResetWish {
    #[schema(format = "email")]
    email: String,
}

/// The password to be set by a mailed link.
#[derive(Deserialize, utoipa::ToSchema)]
pub(super) struct NewPasswordBody {
    #[schema(format = "password", min_length = 15, max_length = 128)]
    new_password: String,
}

/// Change one's own password. All other sessions end; the answer carries a new cookie for this one.
#[utoipa::path(put, path = "/me/password", tag = "accounts", request_body = PasswordChange,
    responses((status = 204), (status = 422, description = "the present password is another one, or the new one cannot be used"),
              (status = 429, description = "too many failed tries; Retry-After says when")))]
pub(super) async fn change(
    grant: Granted<KeepOwnSignIn>,
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    Caller(visit): Caller,
    ApiJson(body): ApiJson<PasswordChange>,
) -> Result<impl IntoResponse, Refusal> {
    let changed = sign_in.change_password(&grant, &body.current_password, &body.new_password, &visit).await;
    let cookie = changed.map_err(|error| not_changed(error, &web))?;
    Ok((StatusCode::NO_CONTENT, cookies::begin_session(&web.origin, &cookie.expose()), ()))
}

/// Ask for the link that sets a new password. Every address is answered alike; only its mailbox learns whether it has an account.
#[utoipa::path(post, path = "/password-resets", tag = "accounts", request_body = ResetWish,
    responses((status = 202, description = "whether or not the address has an account"),
              (status = 429, description = "too many requests from this address of the network")))]
pub(super) async fn ask(
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    Caller(visit): Caller,
    ApiJson(body): ApiJson<ResetWish>,
) -> Result<StatusCode, Refusal> {
    let email = address_of(&body.email).map_err(Flaws::from)?;
    sign_in.ask_for_reset(&email, visit.address, visit.request).await.map_err(|error| not_changed(error, &web))?;
    Ok(StatusCode::ACCEPTED)
}

/// Set the password by the token of the mailed link, once. All sessions end; signing in is a step of its own.
#[utoipa::path(put, path = "/password-resets/{token}", tag = "accounts", request_body = NewPasswordBody, params(("token" = String, Path)),
    responses((status = 204), (status = 404, description = "too old, used, or never existed"), (status = 422, description = "the password cannot be used")))]
pub(super) async fn set(
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    Caller(visit): Caller,
    ApiPath(token): ApiPath<String>,
    ApiJson(body): ApiJson<NewPasswordBody>,
) -> Result<StatusCode, Refusal> {
    sign_in.set_password(&token, &body.new_password, visit.request).await.map_err(|error| not_changed(error, &web))?;
    Ok(StatusCode::NO_CONTENT)
}
