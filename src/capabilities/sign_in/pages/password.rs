//! A forgotten password: asking for the link, and the form behind it.

use axum::extract::State;
use axum::response::{Html, IntoResponse, Redirect, Response};
use http::StatusCode;
use serde::Deserialize;

use super::super::api::{Caller, not_changed};
use super::super::model::address_of;
use super::super::service::{PasswordError, SignIn};
use super::super::views::security::{ForgotPassword, PasswordLinkEnded, ResetSent, SetPassword, password_set};
use super::super::views::{email_malformed, email_missing, too_many_tries};
use super::register::words_at;
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::gate::SIGN_IN;
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::state::WebState;

pub(super) const SENT: &str = "/forgot-password/check-your-mail";

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct ForgotForm {
    email: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct SetForm {
    new_password: String,
}

/// The empty form.
pub(super) async fn forgot(page: Page) -> Result<Html<String>, Refusal> {
    page.render(&ForgotPassword::default())
}

/// Every address is answered alike.
pub(super) async fn ask(
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    Caller(visit): Caller,
    page: Page,
    SafeForm(form): SafeForm<ForgotForm>,
) -> Result<Response, Refusal> {
    let again = |status, view: &ForgotPassword| Ok((status, page.render(view)?).into_response());
    let email = match address_of(&form.email) {
        Ok(email) => email,
        Err(flaw) => {
            let words = if flaw.code == "required" { email_missing() } else { email_malformed() };
            let view = ForgotPassword { email: Field::wrong(&form.email, words), trouble: None };
            return again(StatusCode::UNPROCESSABLE_ENTITY, &view);
        }
    };
    match sign_in.ask_for_reset(&email, visit.address, visit.request).await {
        Ok(()) => Ok(Redirect::to(SENT).into_response()),
        Err(PasswordError::Wait { seconds }) => {
            let view = ForgotPassword { email: Field::of(&form.email), trouble: Some(too_many_tries(seconds)) };
            again(StatusCode::TOO_MANY_REQUESTS, &view)
        }
        Err(error) => Err(not_changed(error, &web)),
    }
}

/// What happens next, whether or not the address has an account.
pub(super) async fn sent(page: Page) -> Result<Html<String>, Refusal> {
    page.render(&ResetSent {})
}

/// The form behind the mailed link.
pub(super) async fn link(State(sign_in): State<SignIn>, ApiPath(token): ApiPath<String>, page: Page) -> Result<Response, Refusal> {
    if !sign_in.may_set_password(&token).await? {
        return ended(&page);
    }
    Ok(page.render(&SetPassword { token, ..SetPassword::default() })?.into_response())
}

/// Sets the password; signing in is a step of its own, with a second factor where there is one.
pub(super) async fn set(
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    ApiPath(token): ApiPath<String>,
    Caller(visit): Caller,
    page: Page,
    SafeForm(form): SafeForm<SetForm>,
) -> Result<Response, Refusal> {
    match sign_in.set_password(&token, &form.new_password, visit.request).await {
        Ok(()) => Ok(flash::redirect(&web, SIGN_IN, Flash::good(password_set()), None)),
        Err(PasswordError::Ended) => ended(&page),
        Err(PasswordError::Invalid(flaws)) => {
            let new_password = Field::secret(words_at(&flaws, "/new_password"));
            let view = SetPassword { token, new_password, trouble: None };
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page.render(&view)?).into_response())
        }
        Err(error) => Err(not_changed(error, &web)),
    }
}

fn ended(page: &Page) -> Result<Response, Refusal> {
    Ok((StatusCode::GONE, page.render(&PasswordLinkEnded {})?).into_response())
}
