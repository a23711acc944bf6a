//! Signing in and out.

use axum::extract::State;
use axum::response::{Html, IntoResponse, Redirect, Response};
use http::{HeaderName, HeaderValue, StatusCode, header};
use serde::Deserialize;

use super::super::api::{Caller, not_in};
use super::super::model::address_of;
use super::super::service::{CodeComes, Credentials, Entered, SignIn, SignInError};
use super::super::views::proof::StaySignedIn;
use super::super::views::{self, SignIn as SignInPage};
use crate::access::actor::Level;
use crate::identity::keys::Keys;
use crate::primitives::text::Sensitive;
use crate::web::cookies;
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::{Audience, Flash};
use crate::web::gate::{APPLICATION, MaybeActor, SECOND_FACTOR, SignedIn};
use crate::web::json::ApiQuery;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::return_path::ReturnPath;
use crate::web::state::WebState;
use crate::web::texts::Message;

pub(super) const STAY: &str = "/stay-signed-in";
const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");

/// The sealed way back.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Way {
    pub(super) next: Option<String>,
}

/// What the page asks for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct SignInForm {
    email: String,
    password: String,
    next: String,
}

/// The form; whoever is signed in goes on to where they wanted to be.
pub(super) async fn show(
    State(web): State<WebState>,
    MaybeActor(actor): MaybeActor,
    ApiQuery(way): ApiQuery<Way>,
    page: Page,
) -> Result<Response, Refusal> {
    // A way back that is not of our making is forgotten, and the person lands where everybody does.
    let next = known_way(&web.keys, way.next);
    if let Some(actor) = actor {
        return Ok(led_on(&web, next.as_deref(), actor.role.into()));
    }
    let view = SignInPage { needed: next.is_some(), next, ..SignInPage::default() };
    Ok(page.render(&view)?.into_response())
}

/// Signs in and goes on.
pub(super) async fn enter(
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    Caller(visit): Caller,
    page: Page,
    SafeForm(form): SafeForm<SignInForm>,
) -> Result<Response, Refusal> {
    let next = known_way(&web.keys, Some(form.next.clone()));
    let mut view = SignInPage { email: Field::of(&form.email), next, ..SignInPage::default() };
    let email = match address_of(&form.email) {
        Ok(email) if !form.password.is_empty() => email,
        email => {
            let words = |code: &str| if code == "required" { views::email_missing() } else { views::email_malformed() };
            view.email.error = email.err().map(|flaw| words(flaw.code));
            view.password = Field::secret(form.password.is_empty().then(views::password_missing));
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page.render(&view)?).into_response());
        }
    };
    let credentials = Credentials { email, password: Sensitive::new(form.password), code: CodeComes::Later };
    match sign_in.enter(credentials, visit).await {
        Ok(entered) => Ok(go_on(&web, view.next.as_deref(), &entered)),
        Err(SignInError::Wrong) => troubled(&page, view, StatusCode::UNAUTHORIZED, views::wrong_credentials(), None),
        Err(SignInError::Wait { seconds }) => {
            let words = views::too_many_tries(seconds);
            troubled(&page, view, StatusCode::TOO_MANY_REQUESTS, words, Some(seconds))
        }
        Err(SignInError::Busy) => troubled(&page, view, StatusCode::SERVICE_UNAVAILABLE, views::busy(), web.busy().retry_after()),
        Err(error) => Err(not_in(error, &web)),
    }
}

/// Opened in a tab beside a page with typed text on it: having asked for it prolongs the session.
pub(super) async fn stay(SignedIn(actor): SignedIn, State(web): State<WebState>, page: Page) -> Result<Html<String>, Refusal> {
    let at_the_latest = actor.ends.latest <= actor.ends.idle;
    page.render(&StaySignedIn { until: web.when(actor.ends.first()), at_the_latest })
}

/// Signs out: a form of the header, never a link.
pub(super) async fn leave(
    SignedIn(actor): SignedIn,
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    Caller(visit): Caller,
) -> Result<Response, Refusal> {
    if let Some(cookie) = &visit.previous {
        sign_in.leave(&actor, cookie, visit.request).await?;
    }
    let mut response = flash::redirect(&web, "/", Flash::good(views::signed_out()), None);
    cookies::end_session(&web.origin).append_to(response.headers_mut());
    // Whatever pages kept in this browser is gone too (ASVS 14.3.1); "cookies" would forget the flash and the known browser.
    response.headers_mut().insert(CLEAR_SITE_DATA, HeaderValue::from_static("\"storage\""));
    Ok(response)
}

pub(super) fn go_on(web: &WebState, next: Option<&str>, entered: &Entered) -> Response {
    let mut response = match entered.actor.level {
        Level::Full | Level::Proven => led_on(web, next, entered.actor.role.into()),
        Level::AwaitingApproval => Redirect::to(APPLICATION).into_response(),
        Level::ByLink | Level::BeforeSecondFactor => {
            Redirect::to(&format!("{SECOND_FACTOR}{}", next.map(|next| format!("?next={next}")).unwrap_or_default())).into_response()
        }
    };
    cookies::begin_session(&web.origin, &entered.cookie.expose()).append_to(response.headers_mut());
    if let Some(device) = &entered.new_device {
        cookies::keep_device(&web.origin, device).append_to(response.headers_mut());
    }
    response
}

/// A way back that is of our making.
pub(super) fn known_way(keys: &Keys, next: Option<String>) -> Option<String> {
    next.filter(|sealed| ReturnPath::open(keys, sealed).is_some())
}

pub(super) fn way_on(web: &WebState, next: Option<&str>, audience: Audience) -> String {
    let back = next.and_then(|sealed| ReturnPath::open(&web.keys, sealed));
    back.map_or_else(|| audience.home().to_owned(), |back| back.as_str().to_owned())
}

/// To where somebody wanted to be. Where the form they sent came too late, that is an empty copy of its page: they are told again, and how
/// they find what they typed.
pub(super) fn led_on(web: &WebState, next: Option<&str>, audience: Audience) -> Response {
    let place = way_on(web, next, audience);
    if next.is_some_and(|sealed| ReturnPath::is_of_lost(&web.keys, sealed)) {
        return flash::redirect(web, &place, Flash::bad(views::still_not_sent()), None);
    }
    Redirect::to(&place).into_response()
}

fn troubled(page: &Page, view: SignInPage, status: StatusCode, trouble: Message, retry_after: Option<u32>) -> Result<Response, Refusal> {
    let html: Html<String> = page.render(&SignInPage { trouble: Some(trouble), ..view })?;
    let mut response = (status, html).into_response();
    if let Some(seconds) = retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    Ok(response)
}
