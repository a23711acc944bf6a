//! Another address of mail, and the link that confirms it.

use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use http::StatusCode;
use serde::Deserialize;

use super::super::api::{Caller, not_asked};
use super::super::service::{LinkEnded, NewAddressError, SignIn};
use super::super::views::new_address::{self as view, ConfirmNewAddress, NewAddress, NewAddressEnded};
use super::super::views::too_many_tries;
use super::register::words_at;
use crate::access::grant::Granted;
use crate::access::permissions::ChangeSecurity;
use crate::identity::throttle::Throttled;
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::gate::SIGN_IN;
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::state::WebState;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct AddressForm {
    email: String,
}

/// The form.
pub(super) async fn show(_grant: Granted<ChangeSecurity>, page: Page) -> Result<Html<String>, Refusal> {
    page.render(&NewAddress::default())
}

/// Both mailboxes will have mail.
pub(super) async fn ask(
    grant: Granted<ChangeSecurity>,
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    Caller(visit): Caller,
    page: Page,
    SafeForm(form): SafeForm<AddressForm>,
) -> Result<Response, Refusal> {
    let again = |status, error, trouble| page.again(status, &NewAddress { email: Field { error, ..Field::of(&form.email) }, trouble });
    match sign_in.ask_for_address(&grant, &form.email, &visit).await {
        Ok(()) => Ok(flash::redirect(&web, "/security", Flash::good(view::new_address_asked()), None)),
        Err(NewAddressError::Invalid(flaws)) => again(StatusCode::UNPROCESSABLE_ENTITY, words_at(&flaws, "/email"), None),
        Err(NewAddressError::Throttled(Throttled::Wait { seconds })) => {
            again(StatusCode::TOO_MANY_REQUESTS, None, Some(too_many_tries(seconds)))
        }
        Err(error) => Err(not_asked(error)),
    }
}

/// The link of the mail: a button, because scanners of mail follow links.
pub(super) async fn link(State(sign_in): State<SignIn>, ApiPath(token): ApiPath<String>, page: Page) -> Result<Response, Refusal> {
    if sign_in.may_change_address(&token).await? {
        Ok(page.render(&ConfirmNewAddress { token })?.into_response())
    } else {
        page.again(StatusCode::GONE, &NewAddressEnded {})
    }
}

/// The button: from now on people sign in with the new address.
pub(super) async fn confirm(
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    ApiPath(token): ApiPath<String>,
    Caller(visit): Caller,
    page: Page,
) -> Result<Response, Refusal> {
    match sign_in.change_address(&token, visit.request).await {
        Ok(()) => Ok(flash::redirect(&web, SIGN_IN, Flash::good(view::address_changed()), None)),
        Err(LinkEnded::Ended) => page.again(StatusCode::GONE, &NewAddressEnded {}),
        Err(LinkEnded::Storage(error)) => Err(error.into()),
    }
}
