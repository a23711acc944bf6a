//! A patient whom the desk adds.

use axum::response::{Html, Response};
use http::StatusCode;
use serde::Deserialize;
use serde_json::json;

use super::super::model::{NewPatient, NewPatientText};
use super::super::service::InviteError;
use super::super::views::invite;
use super::super::views::new_patient::{self as view, NewPatientPage};
use super::super::views::patients;
use super::patients::line;
use super::{Office, PATIENTS};
use crate::access::grant::Granted;
use crate::access::permissions::ManagePatients;
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
pub(super) struct PatientForm {
    name: String,
    email: String,
    date_of_birth: String,
    phone: String,
    /// Who was shown as perhaps the same, and is not.
    others: String,
    idempotency_key: String,
}

impl PatientForm {
    fn text(&self) -> NewPatientText {
        NewPatientText {
            name: self.name.clone(),
            email: Some(self.email.clone()),
            date_of_birth: self.date_of_birth.clone(),
            phone: Some(self.phone.clone()),
            ..NewPatientText::default()
        }
    }

    /// The page again, with what was typed and what to change.
    fn again(self, flaws: &Flaws, trouble: Option<Message>) -> NewPatientPage {
        let field = |value: String, pointer: &str| {
            let error = flaws.0.iter().find(|flaw| flaw.pointer == pointer).map(words_of);
            Field::typed(value, error)
        };
        NewPatientPage {
            name: field(self.name, "/name"),
            email: field(self.email, "/email"),
            date_of_birth: field(self.date_of_birth, "/date_of_birth"),
            phone: field(self.phone, "/phone"),
            alike: Vec::new(),
            others: self.others,
            idempotency_key: self.idempotency_key,
            trouble,
        }
    }
}

pub(super) fn words_of(flaw: &Flaw) -> Message {
    let limit = flaw.numbers.first().and_then(|(_, limit)| u32::try_from(*limit).ok()).unwrap_or_default();
    match (flaw.pointer.as_ref(), flaw.code) {
        (_, "unprintable") => patients::text_unprintable(),
        ("/name", "too_long") => patients::name_too_long(limit),
        ("/name", _) => patients::name_missing(),
        ("/email", "known_address") => view::address_known(),
        ("/email", _) => view::email_malformed(),
        ("/date_of_birth", "unlikely_date") => patients::date_unlikely(),
        ("/date_of_birth", _) => patients::date_malformed(),
        _ => invite::phone_malformed(),
    }
}

/// The empty form.
pub(super) async fn new(grant: Granted<ManagePatients>, page: Page) -> Result<Html<String>, Refusal> {
    page.render(&NewPatientPage { idempotency_key: grant.request().to_string(), ..NewPatientPage::default() })
}

/// Adds them. The same press twice adds once.
pub(super) async fn add(
    office: Office,
    grant: Granted<ManagePatients>,
    page: Page,
    SafeForm(form): SafeForm<PatientForm>,
) -> Result<Response, Refusal> {
    let new = match NewPatient::parse(form.text(), office.web.clock.now()) {
        Ok(new) => new,
        Err(flaws) => return page.again(StatusCode::UNPROCESSABLE_ENTITY, &form.again(&flaws, None)),
    };
    let said = json!({ "name": form.name, "email": form.email, "date_of_birth": form.date_of_birth, "phone": form.phone });
    let (key, body) = (IdempotencyKey::checked(&form.idempotency_key), Fingerprint::of(&said));
    let once = key.map(|key| office.ground.once(grant.id(), "patients", key.as_str(), body.as_str()));
    // Whoever sent the form with these on it has seen who they are.
    let alike = office.people.alike(&grant, &new, once.as_ref()).await?;
    if alike.iter().any(|one| !form.others.split(' ').any(|known| known == one.user_id.to_string())) {
        let others = alike.iter().map(|one| one.user_id.to_string()).collect::<Vec<_>>().join(" ");
        let view = NewPatientPage {
            alike: alike.iter().map(line).collect(),
            others,
            ..form.again(&Flaws::default(), Some(view::perhaps_known()))
        };
        return page.again(StatusCode::CONFLICT, &view);
    }
    match office.people.add_patient(&grant, &new, once.as_ref()).await {
        Ok(added) => {
            let (id, flash) = (added.who.user_id, Flash::good(view::added(added.who.name.as_str(), added.who.email.is_some())));
            Ok(flash::redirect(&office.web, &format!("{PATIENTS}/{id}"), flash, Some(id.to_string())))
        }
        Err(InviteError::KnownAddress) => {
            let known = Flaws::from(Flaw::new("/email", "known_address"));
            page.again(StatusCode::UNPROCESSABLE_ENTITY, &form.again(&known, None))
        }
        Err(InviteError::KeyReused) => {
            let form = PatientForm { idempotency_key: grant.request().to_string(), ..form };
            page.again(StatusCode::CONFLICT, &form.again(&Flaws::default(), Some(view::sent_before())))
        }
        Err(error) => Err(error.into()),
    }
}
