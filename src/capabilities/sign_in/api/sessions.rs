//! One's own sessions over the API.

use axum::extract::State;
use axum::response::IntoResponse;
use http::StatusCode;
use serde::Serialize;

use super::Caller;
use crate::access::grant::Granted;
use crate::access::permissions::KeepOwnSignIn;
use crate::capabilities::sign_in::service::SignIn;
use crate::identity::sessions::OwnSession;
use crate::web::cookies;
use crate::web::json::{ApiJson, ApiPath};
use crate::web::refusal::Refusal;
use crate::web::state::WebState;

/// One browser or program that is signed in.
#[derive(Serialize, utoipa::ToSchema)]
pub(super) struct SessionLine {
    id: String,
    /// Browser and system in words; may be empty.
    device: String,
    created_at: String,
    /// Up to a minute older than the truth.
    last_used_at: String,
    /// The one that asks.
    current: bool,
    /// The password was right; the code of the second factor is still missing.
    lacks_code: bool,
}

/// The list, whole: it is never long.
#[derive(Serialize, utoipa::ToSchema)]
pub(super) struct SessionList {
    items: Vec<SessionLine>,
    next: Option<String>,
}

/// Where one is signed in, this session first, then the latest used.
#[utoipa::path(get, path = "/me/sessions", tag = "accounts", responses((status = 200, body = SessionList)))]
pub(super) async fn list(
    grant: Granted<KeepOwnSignIn>,
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    Caller(visit): Caller,
) -> Result<impl IntoResponse, Refusal> {
    let zone = web.house.zone();
    let line = |OwnSession { id, device, created_at, last_seen_at, is_this, lacks_code }| SessionLine {
        id,
        device,
        created_at: zone.rfc3339(created_at),
        last_used_at: zone.rfc3339(last_seen_at),
        current: is_this,
        lacks_code,
    };
    let own = sign_in.own_security(&grant, &visit).await?.ok_or(Refusal::Unauthenticated)?;
    let items = own.sessions.into_iter().map(line).collect();
    Ok(ApiJson(SessionList { items, next: None }))
}

/// Sign out everywhere else. The answer carries a new cookie for this session.
#[utoipa::path(delete, path = "/me/sessions", tag = "accounts", responses((status = 204)))]
pub(super) async fn end_others(
    grant: Granted<KeepOwnSignIn>,
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    Caller(visit): Caller,
) -> Result<impl IntoResponse, Refusal> {
    let cookie = sign_in.end_other_sessions(&grant, &visit).await?.ok_or(Refusal::Unauthenticated)?;
    Ok((StatusCode::NO_CONTENT, cookies::begin_session(&web.origin, &cookie.expose()), ()))
}

/// End one of one's own sessions. Ending it twice is fine.
#[utoipa::path(delete, path = "/me/sessions/{id}", tag = "accounts", params(("id" = String, Path)), responses((status = 204)))]
pub(super) async fn end(
    grant: Granted<KeepOwnSignIn>,
    State(sign_in): State<SignIn>,
    ApiPath(id): ApiPath<String>,
) -> Result<StatusCode, Refusal> {
    sign_in.end_session(&grant, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
