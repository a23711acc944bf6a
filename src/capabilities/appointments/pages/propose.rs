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
use super::super::views::banners;
use super::super::views::booking::PersonChoice;
use super::super::views::choose as chosen;
use super::super::views::propose::{self as view, ProposeTime, ProposedKind};
use super::Counter;
use super::choose::{date, shown_to_propose, start as start_of};
use super::wrong::words_for_staff;
use crate::access::grant::Granted;
use crate::access::permissions::{BookAppointment, SeeOwnDay};
use crate::capabilities::directory::model::VisitKind;
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
    let start = start_of(&asked.start);
    let day = start.map(|start| counter.fill.zone().date(start)).or_else(|| date(&asked.day));
    let wish = DayWish { day, from: date(&asked.from) };
    let shown = shown_to_propose(&counter, &grant, person.clone(), wish, asked.kind.parse().ok()).await?;
    let no_kind = (!asked.kind.is_empty() && shown.kind.is_none()).then(chosen::kind_gone);
    let (status, no_time) = match start {
        // A time of a kind that is gone may be none of the usual visit.
        Some(_) if no_kind.is_some() => (StatusCode::OK, None),
        Some(start) if shown.offers(&counter.fill.when(start).iso) => {
            let (kind, key) = (asked.kind, grant.request().to_string());
            let form = ProposeForm { start: start.to_string(), kind, idempotency_key: key, ..ProposeForm::default() };
            let asks_why = form.page(&counter, &grant, person, start, &[], None).await?;
            return Ok(page.render(&asks_why)?.into_response());
        }
        // Said before anything is typed in vain.
        Some(_) => (StatusCode::CONFLICT, Some(chosen::outside_rules())),
        None if asked.pick.is_empty() => (StatusCode::OK, None),
        None => (StatusCode::UNPROCESSABLE_ENTITY, Some(chosen::no_time_chosen())),
    };
    page.again(status, &chosen::ChooseTime { trouble: no_kind.or(no_time), ..shown })
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
            let again = form.page(&counter, &grant, person, start, &[], words).await?;
            return page.again(StatusCode::UNPROCESSABLE_ENTITY, &again);
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
            let name = &visit.patient_name;
            let said = Flash::good(made.thing.beyond.map_or_else(|| view::proposed(name), |day| banners::proposed_beyond(name, day)));
            let path = format!("/appointments/{}", visit.appointment_id);
            return Ok(flash::redirect(&counter.web, &path, said, Some(visit.appointment_id.to_string())));
        }
        Err(BookingError::TimeTaken { alternatives }) => (chosen::time_gone(), alternatives),
        Err(BookingError::DayFull { alternatives }) => (chosen::day_full(), alternatives),
        Err(BookingError::PatientBusy { alternatives }) => (view::patient_busy(), alternatives),
        Err(BookingError::Impossible(Refusable::NotOffered(_) | Refusable::UnknownKind)) => {
            let near = counter.appointments.near(&grant, grant.id(), (start, kind), None).await.map_err(|error| counter.refusal(error))?;
            (chosen::outside_rules(), near.free)
        }
        Err(error) => return Err(counter.refusal(error)),
    };
    // The refused key belongs to the refused time: the next try is another one.
    let form = ProposeForm { idempotency_key: grant.request().to_string(), ..form };
    let again = form.page(&counter, &grant, person, start, &alternatives, None).await?;
    let trouble = again.trouble.clone().or(Some(trouble));
    page.again(StatusCode::CONFLICT, &ProposeTime { trouble, lost: true, ..again })
}

impl ProposeForm {
    /// The page of the form; a kind that is gone is said, and not asked for again.
    async fn page(
        self,
        counter: &Counter,
        grant: &Granted<SeeOwnDay>,
        patient: PersonChoice,
        start: Timestamp,
        near: &[Slot],
        wrong: Option<Message>,
    ) -> Result<ProposeTime, Refusal> {
        let kind = kept_kind(counter, grant, &self.kind).await?;
        let trouble = (kind.is_none() && !self.kind.is_empty()).then(chosen::kind_gone);
        Ok(ProposeTime {
            patient,
            start: counter.fill.when(start),
            kind,
            alternatives: near.iter().map(|slot| counter.fill.when(slot.start)).collect(),
            lost: false,
            reason: Field::typed(self.reason, wrong),
            reason_limit: count(REASON_LIMIT),
            idempotency_key: self.idempotency_key,
            trouble,
        })
    }
}

/// One of the doctor's kinds of visits; `None`: there is none of this id (any more). One read where one is named.
async fn kept_kind(counter: &Counter, grant: &Granted<SeeOwnDay>, id: &str) -> Result<Option<ProposedKind>, Refusal> {
    let Ok(id) = id.parse::<VisitKindId>() else { return Ok(None) };
    let doctor = counter.directory.doctor(grant.id()).await?.ok_or(Refusal::NotFound)?;
    let usual_fee = doctor.fee.unwrap_or(counter.fill.settings().default_fee);
    let proposed =
        |kind: &VisitKind| ProposedKind { id, name: kind.name.clone(), minutes: kind.minutes.into(), fee: kind.fee.unwrap_or(usual_fee) };
    Ok(doctor.visit_kind(id).map(proposed))
}
