//! A doctor opens the record of a patient who is not in their care, sees what they opened, and ends it.

use axum::response::{Html, IntoResponse, Redirect, Response};
use http::StatusCode;
use serde::Deserialize;
use serde_json::json;

use super::super::model::{Standing, Wish, WishText};
use super::super::service::{EmergencyError, Own};
use super::super::views::doctor::{self as view, NewEmergency, OwnEmergencies, OwnEmergency};
use super::{Desk, OWN, field, name_of};
use crate::access::grant::Granted;
use crate::access::permissions::{OpenEmergencyAccess, SeeEmergencyAccess};
use crate::identity::throttle::Throttled;
use crate::primitives::flaw::Flaws;
use crate::primitives::ids::EmergencyAccessId;
use crate::primitives::record_number::RecordNumber;
use crate::web::cursor::Paging;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::idempotency::{Fingerprint, IdempotencyKey};
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::texts::Message;

/// Which patient and why, as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct OpenForm {
    patient: String,
    name: String,
    date_of_birth: String,
    category: String,
    reason: String,
    idempotency_key: String,
}

impl OpenForm {
    fn check(&self) -> Result<Wish, Flaws> {
        let Self { patient, name, date_of_birth, category, reason, .. } = self;
        WishText { patient, name, date_of_birth, category, reason }.check()
    }

    fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&json!([self.patient, self.name, self.date_of_birth, self.category, self.reason]))
    }

    fn again(&self, flaws: &Flaws, trouble: Option<Message>) -> NewEmergency {
        let field = |pointer: &str, typed: &str| field(flaws, pointer, typed, view::words_of);
        NewEmergency {
            patient: field("/patient", &self.patient),
            name: field("/name", &self.name),
            date_of_birth: field("/date_of_birth", &self.date_of_birth),
            category: field("/category", &self.category),
            reason: field("/reason", &self.reason),
            idempotency_key: self.idempotency_key.clone(),
            trouble,
        }
    }
}

impl Desk {
    fn own(&self, Own { access, patient }: Own) -> OwnEmergency {
        let now = self.ground.clock.now();
        OwnEmergency {
            id: access.access_id,
            patient_id: access.patient_id,
            patient_name: name_of(patient),
            record_number: RecordNumber::of(access.patient_id).to_string(),
            category: access.category,
            runs: access.standing(now) == Standing::Running,
            opened: self.web.when(access.opened_at),
            until: self.web.when(access.ended_at.unwrap_or(access.expires_at)),
            minutes_left: access.minutes_left(now),
            ended: access.ended_at.is_some(),
        }
    }
}

/// What runs and what is over, newest first.
pub(super) async fn list(grant: Granted<SeeEmergencyAccess>, desk: Desk, paging: Paging, page: Page) -> Result<Html<String>, Refusal> {
    let found = desk.emergencies.own(&grant, paging.start()?, paging.limit().get()).await?;
    let older = paging.link(found.next.as_ref())?;
    let (running, past) = found.items.into_iter().map(|own| desk.own(own)).partition(|own| own.runs);
    page.render(&OwnEmergencies { running, past, newest: paging.beginning().map(str::to_owned), older })
}

/// The form.
pub(super) async fn new(grant: Granted<OpenEmergencyAccess>, page: Page) -> Result<Html<String>, Refusal> {
    let form = OpenForm { idempotency_key: grant.request().to_string(), ..OpenForm::default() };
    page.render(&form.again(&Flaws::default(), None))
}

/// Opens it, and leads to the record.
pub(super) async fn open(
    grant: Granted<OpenEmergencyAccess>,
    desk: Desk,
    page: Page,
    SafeForm(form): SafeForm<OpenForm>,
) -> Result<Response, Refusal> {
    let wish = match form.check() {
        Ok(wish) => wish,
        Err(flaws) => return page.again(StatusCode::UNPROCESSABLE_ENTITY, &form.again(&flaws, None)),
    };
    let key = IdempotencyKey::checked(&form.idempotency_key);
    let once = key.map(|key| desk.ground.once(grant.id(), "emergency-access", key.as_str(), form.fingerprint().as_str()));
    let records = |patient| format!("/patients/{patient}/records");
    let none = Flaws::default();
    match desk.emergencies.open(&grant, &wish, once.as_ref()).await {
        Ok(opened) => Ok(Redirect::to(&records(opened.access.patient_id)).into_response()),
        Err(EmergencyError::InCare(patient)) => {
            Ok(flash::redirect(&desk.web, &records(patient), Flash::good(view::in_care_anyway()), None))
        }
        Err(EmergencyError::Running(running)) => {
            Ok(flash::redirect(&desk.web, &records(running.patient_id), Flash::good(view::open_already()), None))
        }
        Err(EmergencyError::Invalid(flaws)) => page.again(StatusCode::UNPROCESSABLE_ENTITY, &form.again(&flaws, None)),
        Err(EmergencyError::Throttled(Throttled::Wait { seconds })) => {
            page.again(StatusCode::TOO_MANY_REQUESTS, &form.again(&none, Some(view::tried_too_often(seconds.div_ceil(60)))))
        }
        // Sent before with other words, then changed and sent again: another one, if that is really wanted.
        Err(EmergencyError::KeyReused) => {
            let form = OpenForm { idempotency_key: grant.request().to_string(), ..form };
            page.again(StatusCode::CONFLICT, &form.again(&none, Some(view::sent_before())))
        }
        Err(error) => Err(error.into()),
    }
}

/// Ends it. Twice is fine.
pub(super) async fn end(
    grant: Granted<SeeEmergencyAccess>,
    desk: Desk,
    ApiPath(id): ApiPath<EmergencyAccessId>,
) -> Result<Response, Refusal> {
    desk.emergencies.end(&grant, id).await?;
    Ok(flash::redirect(&desk.web, OWN, Flash::good(view::ended()), None))
}
