//! A doctor offers a patient of theirs a time (F30): choose it, say what for, send it. The patient answers on their own pages.
//!
//! Only patients in the doctor's care are found: whoever is not has no name here.

use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::json;

use super::super::model::{BookingAnswers, NewBooking, Priority, REASON_LIMIT, Refusable, VisitMode};
use super::super::service::{BookingError, DayWish};
use super::super::views::booking::PersonChoice;
use super::super::views::choose as chosen;
use super::super::views::propose::{self as view, ProposeTime};
use super::Counter;
use super::choose::{date, shown_to_propose, start as start_of};
use super::wrong::words_for_staff;
use crate::access::grant::Granted;
use crate::access::permissions::{BookAppointment, SeeOwnDay};
use crate::primitives::ids::{UserId, VisitKindId};
use crate::primitives::time::Slot;
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::idempotency::{Fingerprint, IdempotencyKey};
use crate::web::json::{ApiPath, ApiQuery};
use crate::web::page::Page;
use crate::web::problem::Problem;
use crate::web::refusal::Refusal;
use crate::web::texts::{Message, count};

/// Which day, or which of its times.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    day: String,
    from: String,
    start: String,
    /// One of the doctor's kinds of visits.
    kind: String,
    /// The button was pressed, maybe without a choice.
    pick: String,
}

/// The time, and what it is for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct ProposeForm {
    start: String,
    /// One of the doctor's kinds of visits; empty: the usual one.
    kind: String,
    reason: String,
    idempotency_key: String,
}

/// The patient by name, if the doctor has them in care. One query and one read, as a rule.
async fn in_care(counter: &Counter, grant: &Granted<SeeOwnDay>, patient: UserId) -> Result<PersonChoice, Refusal> {
    let visit = counter.appointments.visit_in_care(patient, grant.id()).await?.ok_or(Refusal::NotFound)?;
    Ok(PersonChoice { id: patient, name: visit.patient_name })
}

/// The doctor's own free times; with one chosen, what it is for.
pub(super) async fn choose(
    counter: Counter,
    grant: Granted<SeeOwnDay>,
    ApiPath(patient): ApiPath<UserId>,
    ApiQuery(asked): ApiQuery<Asked>,
    page: Page,
) -> Result<Response, Refusal> {
    let person = in_care(&counter, &grant, patient).await?;
    if let Some(start) = start_of(&asked.start) {
        let kind = asked.kind.clone();
        let form = ProposeForm { start: start.to_string(), kind, idempotency_key: grant.request().to_string(), ..ProposeForm::default() };
        return Ok(page.render(&form.page(&counter, person, start, &[], None))?.into_response());
    }
    let wish = DayWish { day: date(&asked.day), from: date(&asked.from) };
    let shown = shown_to_propose(&counter, &grant, person, wish, asked.kind.parse().ok()).await?;
    if asked.pick.is_empty() {
        return Ok(page.render(&shown)?.into_response());
    }
    page.again(StatusCode::UNPROCESSABLE_ENTITY, &chosen::ChooseTime { trouble: Some(chosen::no_time_chosen()), ..shown })
}

/// Offers it. The same press twice is one offer.
pub(super) async fn propose(
    counter: Counter,
    grant: Granted<SeeOwnDay>,
    ApiPath(patient): ApiPath<UserId>,
    page: Page,
    SafeForm(form): SafeForm<ProposeForm>,
) -> Result<Response, Refusal> {
    let person = in_care(&counter, &grant, patient).await?;
    let Some(start) = start_of(&form.start) else {
        return Ok(Redirect::to(&format!("/patients/{patient}/propose?pick=1")).into_response());
    };
    let key = IdempotencyKey::checked(&form.idempotency_key).ok_or(Problem::KeyRequired)?;
    let answers = match BookingAnswers::parse(&form.reason.replace("\r\n", " ").replace('\n', " "), None, Priority::Routine) {
        Ok(answers) => answers,
        Err(wrong) => {
            let words = wrong.first().map(|(field, error)| words_for_staff(field, *error, &form.reason));
            return page.again(StatusCode::UNPROCESSABLE_ENTITY, &form.page(&counter, person, start, &[], words));
        }
    };
    let kind: Option<VisitKindId> = if form.kind.is_empty() { None } else { Some(form.kind.parse().map_err(|_| Refusal::NotFound)?) };
    let said = json!({ "patient_id": patient, "start": start, "kind": kind, "reason": answers.reason });
    let once = counter.ground.once(grant.id(), "proposals", key.as_str(), Fingerprint::of(&said).as_str());
    let wish = NewBooking {
        doctor_id: grant.id(),
        start,
        patient_id: Some(patient),
        visit_type: None,
        kind,
        mode: VisitMode::InPerson,
        series: None,
        answers,
    };
    let booking: Granted<BookAppointment> = grant.also()?;
    let (trouble, alternatives) = match counter.appointments.book(&booking, &once, &wish).await {
        Ok(made) => {
            let visit = &made.thing.visit;
            let said = Flash::good(view::proposed(&visit.patient_name));
            let path = format!("/appointments/{}", visit.appointment_id);
            return Ok(flash::redirect(&counter.web, &path, said, Some(visit.appointment_id.to_string())));
        }
        Err(BookingError::TimeTaken { alternatives }) => (chosen::time_gone(), alternatives),
        Err(BookingError::PatientBusy { alternatives }) => (view::patient_busy(), alternatives),
        Err(BookingError::Impossible(Refusable::NotOffered(_) | Refusable::UnknownKind)) => {
            let near = counter.appointments.near(&grant, grant.id(), (start, kind), None).await.map_err(|error| counter.refusal(error))?;
            (chosen::outside_rules(), near.free)
        }
        Err(error) => return Err(counter.refusal(error)),
    };
    // The refused key belongs to the refused time: the next try is another one.
    let form = ProposeForm { idempotency_key: grant.request().to_string(), ..form };
    let again = form.page(&counter, person, start, &alternatives, None);
    page.again(StatusCode::CONFLICT, &ProposeTime { trouble: Some(trouble), lost: true, ..again })
}

impl ProposeForm {
    fn page(self, counter: &Counter, patient: PersonChoice, start: Timestamp, near: &[Slot], wrong: Option<Message>) -> ProposeTime {
        ProposeTime {
            patient,
            start: counter.fill.when(start),
            kind: self.kind,
            alternatives: near.iter().map(|slot| counter.fill.when(slot.start)).collect(),
            lost: false,
            reason: Field::typed(self.reason, wrong),
            reason_limit: count(REASON_LIMIT),
            idempotency_key: self.idempotency_key,
            trouble: None,
        }
    }
}
