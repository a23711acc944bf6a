//! Signing in and out over the API.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::StatusCode;

use super::body::{NewSession, SessionBody, SessionLeft, UserBody};
use super::{Caller, not_in};
use crate::capabilities::sign_in::model::address_of;
use crate::capabilities::sign_in::service::{CodeComes, Credentials, SignIn};
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::text::Sensitive;
use crate::web::cookies;
use crate::web::ending::mark_of;
use crate::web::gate::SignedIn;
use crate::web::json::ApiJson;
use crate::web::refusal::Refusal;
use crate::web::state::WebState;

impl NewSession {
    fn parse(self) -> Result<Credentials, Flaws> {
        let mut flaws = Flaws::default();
        let email = flaws.keep(address_of(&self.email));
        if self.password.is_empty() {
            flaws.add(Flaw::new("/password", "required"));
        }
        match email {
            Some(email) if flaws.0.is_empty() => {
                Ok(Credentials { email, password: Sensitive::new(self.password), code: CodeComes::Now(self.code.map(Sensitive::new)) })
            }
            _ => Err(flaws),
        }
    }
}

/// Sign in. Sets the session cookie, the same as the portal's.
#[utoipa::path(post, path = "/session", tag = "accounts", request_body = NewSession,
    responses((status = 200, body = SessionBody), (status = 401, description = "wrong-credentials, or the address is not yet confirmed; second-factor-required: the code is missing, wrong or used up"),
              (status = 429, description = "too many failed tries; Retry-After says when")))]
pub(super) async fn enter(
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    Caller(visit): Caller,
    ApiJson(body): ApiJson<NewSession>,
) -> Result<Response, Refusal> {
    let entered = sign_in.enter(body.parse()?, visit).await.map_err(|error| not_in(error, &web))?;
    let mut response = ApiJson(SessionBody { user: UserBody::of(entered.account)? }).into_response();
    cookies::begin_session(&web.origin, &entered.cookie.expose()).append_to(response.headers_mut());
    if let Some(device) = &entered.new_device {
        cookies::keep_device(&web.origin, device).append_to(response.headers_mut());
    }
    Ok(response)
}

/// How long this session lasts. Asking prolongs it as everything does, but not with the header `X-Asked-By-Page`, which a page sends
/// that asks by itself.
#[utoipa::path(get, path = "/session", tag = "accounts", responses((status = 200, body = SessionLeft)))]
pub(super) async fn left(SignedIn(actor): SignedIn, State(web): State<WebState>) -> impl IntoResponse {
    let (zone, ends) = (web.house.zone(), actor.ends);
    ApiJson(SessionLeft {
        whose: mark_of(actor.id),
        now: zone.rfc3339(web.clock.now()),
        idle_ends_at: zone.rfc3339(ends.idle),
        ends_at: zone.rfc3339(ends.latest),
    })
}

/// Sign out. The session is dead on its next request, everywhere.
#[utoipa::path(delete, path = "/session", tag = "accounts", responses((status = 204, description = "signed out")))]
pub(super) async fn leave(
    SignedIn(actor): SignedIn,
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    Caller(visit): Caller,
) -> Result<impl IntoResponse, Refusal> {
    if let Some(cookie) = &visit.previous {
        sign_in.leave(&actor, cookie, visit.request).await?;
    }
    Ok((StatusCode::NO_CONTENT, cookies::end_session(&web.origin), ()))
}
