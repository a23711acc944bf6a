//! Somebody new for the reception or the administration.

use axum::response::{Html, IntoResponse, Redirect, Response};
use http::StatusCode;
use serde::Deserialize;
use serde_json::json;

use super::super::model::{Given, NewPerson, Post};
use super::super::service::InviteError;
use super::super::views::invite::{self as view, NewPersonPage};
use super::super::views::patients::text_unprintable;
use super::{Office, PEOPLE};
use crate::access::grant::Granted;
use crate::access::permissions::MakeAccounts;
use crate::access::role::Role;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::idempotency::{Fingerprint, IdempotencyKey};
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::texts::Message;

/// What the page asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct PersonForm {
    role: String,
    name: String,
    email: String,
    phone: String,
    idempotency_key: String,
}

impl PersonForm {
    fn read(&self) -> Result<NewPerson, Flaws> {
        NewPerson::parse(&Given { post: Post::of(&self.role), name: &self.name, email: &self.email, phone: &self.phone })
    }

    /// The page again, with what was typed and what to change.
    fn again(self, flaws: &Flaws, trouble: Option<Message>) -> NewPersonPage {
        let field = |value: String, pointer: &str| {
            let error = flaws.0.iter().find(|flaw| flaw.pointer == pointer).map(words_of);
            Field::typed(value, error)
        };
        NewPersonPage {
            role: field(self.role, "/role"),
            name: field(self.name, "/name"),
            email: field(self.email, "/email"),
            phone: field(self.phone, "/phone"),
            idempotency_key: self.idempotency_key,
            trouble,
        }
    }
}

fn words_of(flaw: &Flaw) -> Message {
    let limit = flaw.numbers.first().and_then(|(_, limit)| u32::try_from(*limit).ok()).unwrap_or_default();
    match (flaw.pointer.as_ref(), flaw.code) {
        ("/role", _) => view::post_missing(),
        ("/name", "too_long") => view::name_too_long(limit),
        ("/name", "unprintable") => text_unprintable(),
        ("/name", _) => view::name_missing(),
        ("/email", "known_address") => view::address_known(),
        ("/email", _) => view::email_malformed(),
        _ => view::phone_malformed(),
    }
}

/// The empty form.
pub(super) async fn new(grant: Granted<MakeAccounts>, page: Page) -> Result<Html<String>, Refusal> {
    page.render(&NewPersonPage { idempotency_key: grant.request().to_string(), ..NewPersonPage::default() })
}

/// Invites them. The same press twice invites once.
pub(super) async fn invite(
    office: Office,
    grant: Granted<MakeAccounts>,
    page: Page,
    SafeForm(form): SafeForm<PersonForm>,
) -> Result<Response, Refusal> {
    if form.role == Role::Doctor.word() {
        return Ok(Redirect::to("/doctors/new").into_response()); // a doctor is more than a name
    }
    let new = match form.read() {
        Ok(new) => new,
        Err(flaws) => return page.again(StatusCode::UNPROCESSABLE_ENTITY, &form.again(&flaws, None)),
    };
    let said = json!({ "role": new.post, "name": new.name, "email": new.email, "phone": new.phone });
    let (key, body) = (IdempotencyKey::checked(&form.idempotency_key), Fingerprint::of(&said));
    let once = key.map(|key| office.ground.once(grant.id(), "people", key.as_str(), body.as_str()));
    match office.people.invite(&grant.also()?, &new, once.as_ref()).await {
        Ok(invited) => {
            let flash = Flash::good(view::invited(invited.who.name.as_str()));
            Ok(flash::redirect(&office.web, &format!("{PEOPLE}/{}", invited.who.user_id), flash, Some(invited.who.user_id.to_string())))
        }
        Err(InviteError::KnownAddress) => {
            let known = Flaws::from(Flaw::new("/email", "known_address"));
            page.again(StatusCode::UNPROCESSABLE_ENTITY, &form.again(&known, None))
        }
        Err(InviteError::KeyReused) => {
            let form = PersonForm { idempotency_key: grant.request().to_string(), ..form };
            page.again(StatusCode::CONFLICT, &form.again(&Flaws::default(), Some(view::sent_before())))
        }
        Err(error) => Err(error.into()),
    }
}
