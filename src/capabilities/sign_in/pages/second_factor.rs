//! The second factor on pages: the step after the password, setting it up (there or later), taking it away.

use axum::extract::State;
use axum::response::{Html, IntoResponse, Redirect, Response};
use http::StatusCode;
use serde::Deserialize;

use super::super::api::{Caller, factor_refusal};
use super::super::service::{FactorError, FactorState, SignIn, Visit};
use super::super::views::second_factor::{self as view, EnterCode, NewCodes, RecoveryCodes, SetUpFactor};
use super::super::views::security::Security;
use super::super::views::too_many_tries;
use super::security;
use super::session::{Way, go_on, known_way, led_on, way_on};
use crate::access::actor::{Actor, Level};
use crate::access::grant::Granted;
use crate::access::permissions::{ChangeSecurity, UseOwnAccount};
use crate::web::cookies;
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::gate::{SECOND_FACTOR, SIGN_IN, SignedIn};
use crate::web::json::ApiQuery;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::state::WebState;
use crate::web::texts::Message;

pub(super) const SET_UP: &str = "/security/second-factor";
pub(super) const NEW_CODES: &str = "/security/recovery-codes";
const SECURITY: &str = "/security";

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct CodeForm {
    code: String,
    next: String,
}

/// The step after the password: a code, or setting a factor up where the house asks for one.
pub(super) async fn step(
    SignedIn(actor): SignedIn,
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    ApiQuery(way): ApiQuery<Way>,
    page: Page,
) -> Result<Response, Refusal> {
    let next = known_way(&web.keys, way.next);
    if actor.level >= Level::Full {
        return Ok(led_on(&web, next.as_deref(), actor.role.into()));
    }
    if sign_in.factor_state(&actor).await? == FactorState::Off {
        return set_up_page(&sign_in, &web, &page, &actor, next, None).await;
    }
    Ok(page.render(&EnterCode { next, ..EnterCode::default() })?.into_response())
}

/// The code.
pub(super) async fn enter(
    SignedIn(actor): SignedIn,
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    Caller(visit): Caller,
    page: Page,
    SafeForm(form): SafeForm<CodeForm>,
) -> Result<Response, Refusal> {
    let next = known_way(&web.keys, Some(form.next));
    let again = |status, code, trouble| {
        let view = EnterCode { code: Field::secret(code), trouble, next: next.clone() };
        Ok((status, page.render(&view)?).into_response())
    };
    match sign_in.enter_code(&actor, &form.code, &visit).await {
        Ok(entered) => Ok(go_on(&web, next.as_deref(), &entered)),
        Err(FactorError::Wrong) => again(StatusCode::UNPROCESSABLE_ENTITY, Some(view::wrong_code()), None),
        Err(FactorError::Wait { seconds }) => again(StatusCode::TOO_MANY_REQUESTS, None, Some(too_many_tries(seconds))),
        Err(FactorError::BeginAnew) => {
            let mut response = flash::redirect(&web, SIGN_IN, Flash::bad(view::begin_anew()), None);
            cookies::end_session(&web.origin).append_to(response.headers_mut());
            Ok(response)
        }
        Err(FactorError::NotNow) => Ok(Redirect::to(SECOND_FACTOR).into_response()),
        Err(error) => Err(factor_refusal(error)),
    }
}

/// Setting it up, from the page of one's own security.
pub(super) async fn offer(
    grant: Granted<ChangeSecurity>,
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    page: Page,
) -> Result<Response, Refusal> {
    set_up_page(&sign_in, &web, &page, grant.actor(), None, None).await
}

/// The first code of the app: the factor is in use, and its recovery codes are shown, once.
pub(super) async fn begin(
    SignedIn(actor): SignedIn,
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    Caller(visit): Caller,
    page: Page,
    SafeForm(form): SafeForm<CodeForm>,
) -> Result<Response, Refusal> {
    let next = known_way(&web.keys, Some(form.next));
    match sign_in.begin_factor(&actor, &form.code, &visit).await {
        Ok(begun) => {
            let on = if actor.level >= Level::Full { SECURITY.to_owned() } else { way_on(&web, next.as_deref(), actor.role.into()) };
            let view = RecoveryCodes { codes: begun.recovery_codes, on };
            let mut response = page.render(&view)?.into_response();
            cookies::begin_session(&web.origin, &begun.cookie.expose()).append_to(response.headers_mut());
            Ok(response)
        }
        Err(FactorError::Wrong) => {
            let page = set_up_page(&sign_in, &web, &page, &actor, next, Some(view::wrong_code())).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(FactorError::NotNow) => Ok(Redirect::to(SECURITY).into_response()),
        // The proof that led here is older than ten minutes: the page asks for another one.
        Err(FactorError::ProofNeeded) => Ok(Redirect::to(SET_UP).into_response()),
        Err(error) => Err(factor_refusal(error)),
    }
}

/// Before new recovery codes are made: what becomes of the old ones.
pub(super) async fn before_codes(_grant: Granted<ChangeSecurity>, page: Page) -> Result<Html<String>, Refusal> {
    page.render(&NewCodes {})
}

/// New recovery codes, shown once.
pub(super) async fn new_codes(
    grant: Granted<ChangeSecurity>,
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    page: Page,
) -> Result<Response, Refusal> {
    match sign_in.renew_recovery_codes(&grant).await {
        Ok(codes) => Ok(page.render(&RecoveryCodes { codes, on: SECURITY.to_owned() })?.into_response()),
        Err(FactorError::NotNow) => Ok(flash::redirect(&web, SECURITY, Flash::bad(Message::new("factor-changed-meanwhile")), None)),
        Err(error) => Err(factor_refusal(error)),
    }
}

/// Takes it away, by a code.
pub(super) async fn end(
    grant: Granted<UseOwnAccount>,
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    Caller(visit): Caller,
    page: Page,
    SafeForm(form): SafeForm<CodeForm>,
) -> Result<Response, Refusal> {
    let said = |flash| Ok(flash::redirect(&web, SECURITY, flash, None));
    let again = async |status, code, trouble| {
        let shown = security::shown(&sign_in, &grant.also()?, &visit, &web).await?;
        page.again(status, &Security { code: Field::secret(code), trouble, ..shown })
    };
    match end_now(&sign_in, &grant, &form.code, &visit).await {
        Ok(cookie) => {
            let mut response = flash::redirect(&web, SECURITY, Flash::good(view::factor_ended()), None);
            cookies::begin_session(&web.origin, &cookie).append_to(response.headers_mut());
            Ok(response)
        }
        Err(FactorError::Wrong | FactorError::BeginAnew) => again(StatusCode::UNPROCESSABLE_ENTITY, Some(view::wrong_code()), None).await,
        Err(FactorError::Wait { seconds }) => again(StatusCode::TOO_MANY_REQUESTS, None, Some(too_many_tries(seconds))).await,
        Err(FactorError::Needed) => said(Flash::bad(view::factor_needed())),
        Err(FactorError::NotNow) => said(Flash::bad(Message::new("factor-changed-meanwhile"))),
        Err(error) => Err(factor_refusal(error)),
    }
}

async fn end_now(sign_in: &SignIn, grant: &Granted<UseOwnAccount>, code: &str, visit: &Visit) -> Result<String, FactorError> {
    Ok(sign_in.end_factor(grant, code, visit).await?.expose())
}

/// As people read and type it; apps take it with spaces and without.
fn in_fours(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

async fn set_up_page(
    sign_in: &SignIn,
    web: &WebState,
    page: &Page,
    actor: &Actor,
    next: Option<String>,
    wrong: Option<Message>,
) -> Result<Response, Refusal> {
    let set_up = match sign_in.offer_factor(actor, &web.house.name()).await {
        Ok(set_up) => set_up,
        Err(FactorError::NotNow) => return Ok(Redirect::to(SECURITY).into_response()),
        Err(error) => return Err(factor_refusal(error)),
    };
    let (side, path) = set_up.picture().ok_or_else(|| Refusal::internal("an address too long for a picture"))?;
    let on_the_way = actor.level < Level::Full;
    let view = SetUpFactor { side, path, url: set_up.url, secret: in_fours(&set_up.secret), code: Field::secret(wrong), next, on_the_way };
    Ok(page.render(&view)?.into_response())
}
