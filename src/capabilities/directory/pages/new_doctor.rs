//! An administrator invites a doctor (F03).

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::StatusCode;

use super::super::views::admin_doctors::{self as view, Choice, DoctorToCome, EditDoctor};
use super::admin_doctors::Office;
use super::doctor_form::{DoctorForm, fields_of};
use crate::access::grant::Granted;
use crate::access::permissions::ManageDoctors;
use crate::capabilities::people::service::{InviteError, People};
use crate::capabilities::sign_in::model::address_of;
use crate::identity::ground::Ground;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::storage::idempotent::Once;
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::idempotency::{Fingerprint, IdempotencyKey};
use crate::web::meanwhile::Opened;
use crate::web::page::Page;
use crate::web::refusal::Refusal;

/// The page of a form: what is typed in it, and what to change.
async fn form_page(office: &Office, form: &DoctorForm, flaws: &Flaws) -> Result<EditDoctor, Refusal> {
    let settings = office.settings.now();
    let choice = |department: super::super::model::Department| Choice { value: department.id.to_string(), name: department.name };
    let error = flaws.0.iter().find(|flaw| flaw.pointer == "/email").map(|flaw| match flaw.code {
        "known_address" => view::address_known(),
        _ => view::email_malformed(),
    });
    let email = Field::typed(form.email.clone(), error);
    Ok(EditDoctor {
        id: None,
        new: Some(DoctorToCome { email, idempotency_key: form.idempotency_key.clone() }),
        version: 0,
        name_now: String::new(),
        left: false,
        joining: false,
        departments: office.directory.departments().await?.into_iter().map(choice).collect(),
        fields: fields_of(form, flaws, (settings.currency, office.settings.grain())),
        opened: Opened::default(),
        currency: settings.currency.to_string(),
        usual_fee: settings.default_fee,
        fee_before: None,
        usual_buffer: settings.buffer_minutes,
        grain: office.settings.grain(),
        licensed: String::new(),
        trouble: None,
    })
}

/// The empty form.
pub(super) async fn new(office: Office, grant: Granted<ManageDoctors>, page: Page) -> Result<Response, Refusal> {
    let form = DoctorForm::empty(grant.request().to_string());
    Ok(page.render(&form_page(&office, &form, &Flaws::default()).await?)?.into_response())
}

/// Who has the licence number already, unless somebody said that this is right.
async fn licensed(
    people: &People,
    grant: &Granted<ManageDoctors>,
    form: &DoctorForm,
    once: Option<&Once>,
) -> Result<Option<String>, Refusal> {
    if form.licence_confirmed == "yes" {
        return Ok(None);
    }
    match people.licensed(grant, form.licence(), once).await {
        Ok(names) => Ok((!names.is_empty()).then(|| names.join(", "))),
        // Said when the doctor is added.
        Err(InviteError::KeyReused) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Invites the doctor. The same press twice invites once.
pub(super) async fn invite(
    office: Office,
    grant: Granted<ManageDoctors>,
    State(people): State<People>,
    State(ground): State<Ground>,
    page: Page,
    SafeForm(mut form): SafeForm<DoctorForm>,
) -> Result<Response, Refusal> {
    let flaws = match (address_of(&form.email), form.read(office.typing(&page), office.settings.grain())) {
        (Ok(email), Ok(written)) => {
            let body = Fingerprint::of(&form.said());
            let key = IdempotencyKey::checked(&form.idempotency_key);
            let once = key.map(|key| ground.once(grant.id(), "doctors", key.as_str(), body.as_str()));
            if let Some(names) = licensed(&people, &grant, &form, once.as_ref()).await? {
                let view = form_page(&office, &form, &Flaws::default()).await?;
                let trouble = Some(view::licence_known(&names, form.licence()));
                return page.again(StatusCode::CONFLICT, &EditDoctor { licensed: names, trouble, ..view });
            }
            match people.invite_doctor(&grant, &email, &written, once.as_ref()).await {
                Ok(invited) => {
                    let flash = Flash::good(view::invited(invited.who.name.as_str()));
                    let place = format!("/admin/people/{}", invited.who.id);
                    return Ok(flash::redirect(&office.web, &place, flash, Some(invited.who.id.to_string())));
                }
                Err(InviteError::KeyReused) => {
                    grant.request().to_string().clone_into(&mut form.idempotency_key);
                    let view = form_page(&office, &form, &Flaws::default()).await?;
                    return page.again(StatusCode::CONFLICT, &EditDoctor { trouble: Some(view::sent_before()), ..view });
                }
                Err(InviteError::KnownAddress) => Flaw::new("/email", "known_address").into(),
                Err(InviteError::NoDepartment) => Flaw::new("/department_id", "unknown_department").into(),
                Err(error) => return Err(error.into()),
            }
        }
        (email, written) => {
            let mut flaws = written.err().unwrap_or_default();
            flaws.0.extend(email.err());
            flaws
        }
    };
    page.again(StatusCode::UNPROCESSABLE_ENTITY, &form_page(&office, &form, &flaws).await?)
}
