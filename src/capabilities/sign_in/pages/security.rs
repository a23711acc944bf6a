//! Sign-in and security: one's own password, and where one is signed in.

use axum::extract::State;
use axum::response::{Html, IntoResponse, Redirect, Response};
use http::StatusCode;
use serde::Deserialize;

use super::super::api::{Caller, not_changed};
use super::super::service::{FactorState, PasswordError, SignIn, Visit};
use super::super::views::security::{self as view, Security, SessionLine};
use super::super::views::{busy, too_many_tries};
use super::register::words_at;
use crate::access::grant::Granted;
use crate::access::permissions::KeepOwnSignIn;
use crate::identity::sessions::{CookieValue, OwnSession};
use crate::primitives::flaw::Flaws;
use crate::web::cookies;
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::state::WebState;
use crate::web::texts::Message;

const HERE: &str = "/security";

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct PasswordForm {
    current_password: String,
    new_password: String,
}

/// The page.
pub(super) async fn show(
    grant: Granted<KeepOwnSignIn>,
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    Caller(visit): Caller,
    page: Page,
) -> Result<Html<String>, Refusal> {
    page.render(&shown(&sign_in, &grant, &visit, &web).await?)
}

/// Changes the password: this browser stays signed in, every other is out.
pub(super) async fn change_password(
    grant: Granted<KeepOwnSignIn>,
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    Caller(visit): Caller,
    page: Page,
    SafeForm(form): SafeForm<PasswordForm>,
) -> Result<Response, Refusal> {
    let missing = |typed: &str| typed.is_empty().then(super::super::views::password_missing);
    let (status, current, flaws, trouble) = match missing(&form.current_password) {
        Some(words) => (StatusCode::UNPROCESSABLE_ENTITY, Some(words), Flaws::default(), None),
        None => match sign_in.change_password(&grant, &form.current_password, &form.new_password, &visit).await {
            Ok(cookie) => return Ok(with_session(&web, &cookie, view::password_changed())),
            Err(PasswordError::Wrong) => (StatusCode::UNPROCESSABLE_ENTITY, Some(view::wrong_current()), Flaws::default(), None),
            Err(PasswordError::Invalid(flaws)) => (StatusCode::UNPROCESSABLE_ENTITY, None, flaws, None),
            Err(PasswordError::Wait { seconds }) => (StatusCode::TOO_MANY_REQUESTS, None, Flaws::default(), Some(too_many_tries(seconds))),
            Err(PasswordError::Busy) => (StatusCode::SERVICE_UNAVAILABLE, None, Flaws::default(), Some(busy())),
            Err(error) => return Err(not_changed(error, &web)),
        },
    };
    let new_password = Field::secret(words_at(&flaws, "/new_password"));
    let page_again = shown(&sign_in, &grant, &visit, &web).await?;
    let view = Security { current_password: Field::secret(current), new_password, trouble, ..page_again };
    Ok((status, page.render(&view)?).into_response())
}

/// Signs one other browser out.
pub(super) async fn end_session(
    grant: Granted<KeepOwnSignIn>,
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    ApiPath(id): ApiPath<String>,
) -> Result<Response, Refusal> {
    sign_in.end_session(&grant, &id).await?;
    Ok(flash::redirect(&web, HERE, Flash::good(view::session_ended()), None))
}

/// Signs every other browser out.
pub(super) async fn end_others(
    grant: Granted<KeepOwnSignIn>,
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    Caller(visit): Caller,
) -> Result<Response, Refusal> {
    let cookie = sign_in.end_other_sessions(&grant, &visit).await?.ok_or(Refusal::Unauthenticated)?;
    Ok(with_session(&web, &cookie, view::others_ended()))
}

fn with_session(web: &WebState, cookie: &CookieValue, said: Message) -> Response {
    let mut response = flash::redirect(web, HERE, Flash::good(said), None);
    cookies::begin_session(&web.origin, &cookie.expose()).append_to(response.headers_mut());
    response
}

/// To the page, for an address that only takes its form: somebody reloaded what came.
pub(super) async fn back(_: Granted<KeepOwnSignIn>) -> Redirect {
    Redirect::to(HERE)
}

/// The page as it is.
pub(super) async fn shown(sign_in: &SignIn, grant: &Granted<KeepOwnSignIn>, visit: &Visit, web: &WebState) -> Result<Security, Refusal> {
    let line = |OwnSession { id, device, created_at, last_seen_at, is_this, lacks_code }| SessionLine {
        id,
        device,
        since: web.when(created_at),
        last_used: web.when(last_seen_at),
        is_this,
        lacks_code,
    };
    let own = sign_in.own_security(grant, visit).await?.ok_or(Refusal::Unauthenticated)?;
    let email = own.email.as_str().to_owned();
    let page = Security { email, sessions: own.sessions.into_iter().map(line).collect(), ..Security::default() };
    Ok(match own.factor {
        FactorState::Off => page,
        FactorState::On { since, recovery_codes } => {
            Security { has_factor: true, recovery_codes, factor_since: Some(web.when(since)), ..page }
        }
    })
}
