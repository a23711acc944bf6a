//! How somebody who works here and treats nobody is called and reached. Doctors are written in the directory, patients at the desk.

use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use serde::Deserialize;

use super::super::model::PersonText;
use super::super::service::EditError;
use super::super::views::edit::{self as view, EditPersonPage};
use super::super::views::{invite, patients};
use super::{Office, PATIENTS};
use crate::access::grant::Granted;
use crate::access::permissions::ManageAccounts;
use crate::access::role::Role;
use crate::identity::accounts::Account;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::UserId;
use crate::primitives::patch::Patch;
use crate::primitives::people::Phone;
use crate::web::field::Field;
use crate::web::forms::{SafeForm, seen_version};
use crate::web::frame::Flash;
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::texts::Message;

/// Every field, as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct PersonForm {
    version: String,
    name: String,
    phone: String,
}

impl PersonForm {
    fn of(account: &Account) -> Self {
        Self {
            version: account.profile_version.to_string(),
            name: account.name.as_str().to_owned(),
            phone: account.phone.as_ref().map(Phone::as_str).unwrap_or_default().to_owned(),
        }
    }

    /// The page of the form over the person as they are.
    fn page(&self, now: &Account, flaws: &Flaws, trouble: Option<Message>) -> EditPersonPage {
        let field = |value: &str, pointer: &str| {
            let error = flaws.0.iter().find(|flaw| flaw.pointer == pointer).map(words_of);
            Field::typed(value, error)
        };
        EditPersonPage {
            id: now.user_id,
            version: seen_version(&self.version),
            role: now.role.word(),
            name_now: now.name.as_str().to_owned(),
            email: now.email.clone().map(String::from).unwrap_or_default(),
            name: field(&self.name, "/name"),
            phone: field(&self.phone, "/phone"),
            trouble,
        }
    }
}

fn words_of(flaw: &Flaw) -> Message {
    let limit = flaw.numbers.first().and_then(|(_, limit)| u32::try_from(*limit).ok()).unwrap_or_default();
    match (flaw.pointer.as_ref(), flaw.code) {
        (_, "unprintable") => patients::text_unprintable(),
        ("/name", "too_long") => patients::name_too_long(limit),
        ("/name", _) => patients::name_missing(),
        _ => invite::phone_malformed(),
    }
}

/// Where somebody is written whom this page is not for.
fn elsewhere(account: &Account) -> Option<Response> {
    let id = account.user_id;
    let place = match account.role {
        Role::Doctor => format!("/doctors/{id}/edit"),
        Role::Patient => format!("{PATIENTS}/{id}"),
        Role::Receptionist | Role::Administrator => return None,
    };
    Some(Redirect::to(&place).into_response())
}

/// The form.
pub(super) async fn show(
    office: Office,
    grant: Granted<ManageAccounts>,
    ApiPath(id): ApiPath<UserId>,
    page: Page,
) -> Result<Response, Refusal> {
    let now = office.account(&grant, id).await?;
    if let Some(place) = elsewhere(&now) {
        return Ok(place);
    }
    Ok(page.render(&PersonForm::of(&now).page(&now, &Flaws::default(), None))?.into_response())
}

/// Saves it, unless somebody else saved it since.
pub(super) async fn save(
    office: Office,
    grant: Granted<ManageAccounts>,
    ApiPath(id): ApiPath<UserId>,
    page: Page,
    SafeForm(form): SafeForm<PersonForm>,
) -> Result<Response, Refusal> {
    let text = PersonText { name: Some(form.name.clone()), phone: Patch::Set(form.phone.clone()) };
    let change = match text.parse() {
        Ok(change) => change,
        Err(flaws) => {
            let now = office.account(&grant, id).await?;
            return page.again(StatusCode::UNPROCESSABLE_ENTITY, &form.page(&now, &flaws, None));
        }
    };
    let saved = || office.to_account(id, Flash::good(view::saved()));
    match office.people.change_person(&grant, id, Some(seen_version(&form.version)), &change).await {
        Ok(_) => Ok(saved()),
        Err(EditError::Stale) => {
            let now = office.account(&grant, id).await?;
            if change.of(&now) == now {
                return Ok(saved()); // pressed twice
            }
            let form = PersonForm { version: now.profile_version.to_string(), ..form };
            page.again(StatusCode::CONFLICT, &form.page(&now, &Flaws::default(), Some(patients::changed_meanwhile())))
        }
        Err(EditError::NotHere) => {
            let now = office.account(&grant, id).await?;
            elsewhere(&now).ok_or(Refusal::NotFound)
        }
        Err(error) => Err(error.into()),
    }
}
