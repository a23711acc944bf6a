//! Registering, and the link in the mail.

use axum::extract::State;
use axum::response::{Html, IntoResponse, Redirect, Response};
use http::StatusCode;
use serde::Deserialize;

use super::super::api::{Caller, not_registered};
use super::super::model::Given;
use super::super::service::{Confirmed, Followed, LinkEnded as Ended, RegisterError, RegistrationRequest, SignIn};
use super::super::views::security::choose_password;
use super::super::views::{self, AddressConfirmed, CheckYourMail, ConfirmAddress, LinkEnded, Register};
use super::apply;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::state::WebState;
use crate::web::texts::Message;

pub(super) const CHECK_MAIL: &str = "/register/check-your-mail";
pub(super) const CONFIRMED: &str = "/register/address-confirmed";

/// What the page asks for. Anything else that is sent is not read: nobody chooses a role here.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct RegisterForm {
    name: String,
    email: String,
    phone: String,
    password: String,
    /// `yes` when ticked.
    consent: String,
}

impl RegisterForm {
    fn given(&self) -> Given<'_> {
        Given { name: &self.name, email: &self.email, password: &self.password, phone: Some(&self.phone), ..Given::default() }
    }

    fn agrees(&self) -> bool {
        self.consent == "yes"
    }

    /// The page again, with the person's own answers and what to change; never with the password.
    fn again(&self, flaws: &Flaws) -> Register {
        let field = |value: &str, pointer: &str| Field::typed(value, words_at(flaws, pointer));
        let consent = if self.agrees() { Field::of("yes") } else { Field::wrong("", views::consent_missing()) };
        Register {
            name: field(&self.name, "/name"),
            email: field(&self.email, "/email"),
            phone: field(&self.phone, "/phone"),
            password: Field::secret(words_at(flaws, "/password")),
            consent,
        }
    }
}

pub(super) fn words_at(flaws: &Flaws, pointer: &str) -> Option<Message> {
    flaws.0.iter().find(|flaw| flaw.pointer == pointer).map(words_of)
}

pub(super) fn words_of(flaw: &Flaw) -> Message {
    let number = |name: &str| {
        let found = flaw.numbers.iter().find(|(known, _)| *known == name);
        found.and_then(|(_, number)| u32::try_from(*number).ok()).unwrap_or_default()
    };
    match (flaw.pointer.as_ref(), flaw.code) {
        ("/name", "too_long") => views::name_too_long(number("limit")),
        ("/name", "unprintable") => views::text_unprintable(),
        ("/name", _) => views::name_missing(),
        ("/email", "required") => views::email_missing(),
        ("/email", "same_address") => views::new_address::same_address(),
        ("/email", _) => views::email_malformed(),
        ("/phone", _) => views::phone_malformed(),
        ("/password" | "/new_password", "password_too_short") => views::password_too_short(number("least")),
        ("/password" | "/new_password", "too_long") => views::password_too_long(number("limit")),
        ("/new_password", "same_password") => views::security::password_same(),
        ("/password" | "/new_password", "known_password") => views::password_known(),
        _ => views::password_missing(),
    }
}

/// The empty form.
pub(super) async fn show(page: Page) -> Result<Html<String>, Refusal> {
    page.render(&Register::default())
}

/// Takes a registration; a known address is answered in the same way.
pub(super) async fn send(
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    Caller(visit): Caller,
    page: Page,
    SafeForm(form): SafeForm<RegisterForm>,
) -> Result<Response, Refusal> {
    let again = |flaws: &Flaws| Ok((StatusCode::UNPROCESSABLE_ENTITY, page.render(&form.again(flaws))?).into_response());
    if !form.agrees() {
        return again(&sign_in.flaws_of(&form.given()));
    }
    let from = RegistrationRequest { address: visit.address, request: visit.request, language: visit.language, key: None };
    match sign_in.register(&form.given(), from).await {
        Ok(_) => Ok(Redirect::to(CHECK_MAIL).into_response()),
        Err(RegisterError::Invalid(flaws)) => again(&flaws),
        Err(error) => Err(not_registered(error, &web)),
    }
}

/// What happens next, whoever registered.
pub(super) async fn check_your_mail(page: Page) -> Result<Html<String>, Refusal> {
    page.render(&CheckYourMail {})
}

/// The link of the mail: a button, because scanners of mail follow links.
pub(super) async fn link(State(sign_in): State<SignIn>, ApiPath(token): ApiPath<String>, page: Page) -> Result<Response, Refusal> {
    if sign_in.may_confirm(&token).await? { Ok(page.render(&ConfirmAddress { token })?.into_response()) } else { ended(&page) }
}

/// The button.
pub(super) async fn confirm(
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    ApiPath(token): ApiPath<String>,
    Caller(visit): Caller,
    page: Page,
) -> Result<Response, Refusal> {
    match sign_in.confirm_address(&token, visit.request).await {
        Ok(Followed { choose_password: Some(link), .. }) => Ok(flash::redirect(&web, &link.path, Flash::good(choose_password()), None)),
        Ok(Followed { confirmed: Confirmed::Account, .. }) => Ok(Redirect::to(CONFIRMED).into_response()),
        Ok(Followed { confirmed: Confirmed::Application, .. }) => Ok(Redirect::to(apply::CONFIRMED).into_response()),
        Err(Ended::Ended) => ended(&page),
        Err(Ended::Storage(error)) => Err(error.into()),
    }
}

/// After the button.
pub(super) async fn confirmed(page: Page) -> Result<Html<String>, Refusal> {
    page.render(&AddressConfirmed {})
}

fn ended(page: &Page) -> Result<Response, Refusal> {
    Ok((StatusCode::GONE, page.render(&LinkEnded {})?).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f01_the_page_comes_back_with_the_answers_but_not_the_password() {
        let form = RegisterForm { name: "Maya".into(), email: "maya".into(), password: "x".into(), ..RegisterForm::default() };
        let flaws = Flaws(vec![Flaw::new("/email", "malformed_email"), Flaw::new("/password", "password_too_short").with("least", 15)]);
        let again = form.again(&flaws);
        assert_eq!((again.name, again.email), (Field::of("Maya"), Field::wrong("maya", views::email_malformed())));
        assert_eq!(again.password, Field::secret(Some(views::password_too_short(15))));
        assert_eq!(again.consent, Field::wrong("", views::consent_missing()));
    }

    #[test]
    fn f01_a_name_with_marks_that_nobody_sees_is_not_called_missing() {
        let words = |code| words_of(&Flaw::new("/name", code));
        assert_eq!([words("unprintable"), words("required")], [views::text_unprintable(), views::name_missing()]);
    }
}
