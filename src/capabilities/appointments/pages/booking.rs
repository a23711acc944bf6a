//! From a held time to a booked visit: why, check, book. What was typed travels from page to page and is never lost:
//! a hold that ran out meanwhile is asked for again, and where the time is gone the answers stay with three others.

use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::json;

use super::super::model::{BookingAnswers, NewBooking, Priority, REASON_LIMIT, Refusable, SYMPTOMS_LIMIT, VisitMode};
use super::super::service::{Booked, BookingError, HoldNow, HoldState, HoldWish};
use super::super::views::booking::{self as view, Answers, CheckAnswers, HeldKind, HeldTime, Lost, TimeTaken, VisitDetails};
use super::Counter;
use super::choose::start;
use super::for_whom::{self, Chosen, Named, Step};
use super::said::{booked_for, busy};
use super::wrong::{words_for_staff, words_of};
use crate::access::grant::Granted;
use crate::access::permissions::{BookAppointment, HoldTime, Permission};
use crate::access::role::Role;
use crate::capabilities::directory::model::Doctor;
use crate::capabilities::family::model::OnBehalf;
use crate::primitives::ids::{HoldId, UserId, VisitKindId};
use crate::primitives::text::TextError;
use crate::primitives::time::Slot;
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::{Flash, Tone};
use crate::web::idempotency::{Fingerprint, IdempotencyKey};
use crate::web::json::{ApiPath, ApiQuery};
use crate::web::page::Page;
use crate::web::people::ActingFor;
use crate::web::problem::Problem;
use crate::web::refusal::{FieldError, Refusal};
use crate::web::render::View as _;
use crate::web::texts::{Message, count};

/// What a patient says, as typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct AnswersForm {
    reason: String,
    symptoms: String,
    priority: String,
    /// `me`, or a patient's id.
    #[serde(rename = "for")]
    for_whom: String,
    mode: String,
}

/// The last step: the answers once more, and which time.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct BookForm {
    doctor_id: String,
    start: String,
    idempotency_key: String,
    /// One of the doctor's kinds of visits; empty: the usual one.
    kind: String,
    #[serde(flatten)]
    typed: AnswersForm,
}

type WrongTexts = Vec<(&'static str, TextError)>;

impl AnswersForm {
    /// Three radios: there is no wrong value that a person can choose.
    fn priority(&self) -> Priority {
        match self.priority.as_str() {
            "soon" => Priority::Soon,
            "urgent" => Priority::Urgent,
            _ => Priority::Routine,
        }
    }

    fn mode(&self) -> VisitMode {
        VisitMode::said(&self.mode)
    }

    /// A reason is one line, though its field shows a long one in several.
    fn parse(&self) -> Result<BookingAnswers, WrongTexts> {
        let reason = self.reason.replace("\r\n", " ").replace('\n', " ");
        BookingAnswers::parse(&reason, Some(&self.symptoms), self.priority())
    }

    /// The page that asks, with what was typed, unless that was for somebody else, and what is wrong with it.
    fn details(&self, held: HeldTime, step: Step, wrong: &WrongTexts) -> VisitDetails {
        if step.is_without(&self.for_whom) {
            return Self::default().details(held, step, &Vec::new());
        }
        let words = if step.desk.is_some() { words_for_staff } else { words_of };
        let field = |name: &str, typed: &str| {
            let error = wrong.iter().find(|(field, _)| *field == name);
            Field::typed(typed, error.map(|(_, error)| words(name, *error, typed)))
        };
        VisitDetails {
            held,
            for_whom: step.whom,
            desk: step.desk,
            acting: step.acting,
            reason: field("reason", &self.reason),
            symptoms: field("symptoms", &self.symptoms),
            priority: self.priority().into(),
            video: self.mode() == VisitMode::Video,
            reason_limit: count(REASON_LIMIT),
            symptoms_limit: count(SYMPTOMS_LIMIT),
        }
    }

    fn as_typed(&self) -> Answers {
        let (reason, symptoms, video) = (self.reason.clone(), self.symptoms.clone(), self.mode() == VisitMode::Video);
        Answers { reason, symptoms, priority: self.priority().into(), for_whom: self.for_whom.clone(), video }
    }
}

/// A hold that still keeps its time, or the page to answer with instead.
enum Standing {
    Held(Box<(HeldTime, Doctor)>),
    Answered(Response),
}

/// Why do you come? Nothing typed yet.
pub(super) async fn details(
    counter: Counter,
    grant: Granted<HoldTime>,
    ApiPath(id): ApiPath<HoldId>,
    ApiQuery(named): ApiQuery<Named>,
    page: Page,
) -> Result<Response, Refusal> {
    match hold_now(&counter, &grant, id).await? {
        Some(now) if now.state == HoldState::Stands => {
            if let Some(first) = for_whom::begin_at_desk(&counter, &grant, &named.for_whom) {
                return Ok(first);
            }
            // A carer finds whom they came for chosen, and may choose otherwise.
            let (held, step) = tokio::try_join!(held(&counter, &now), for_whom::step(&counter, &grant, &named.for_whom, None))?;
            asks(&page, &AnswersForm::default().details(held, step, &Vec::new()))
        }
        other => ended(&counter, &page, other.as_ref(), &named.for_whom),
    }
}

/// The same with what was typed: from "Change" on the page that checks.
pub(super) async fn details_again(
    counter: Counter,
    grant: Granted<HoldTime>,
    ApiPath(id): ApiPath<HoldId>,
    page: Page,
    SafeForm(form): SafeForm<AnswersForm>,
) -> Result<Response, Refusal> {
    match standing(&counter, &grant, id, &form, &page).await? {
        Standing::Held(held) => {
            let step = for_whom::step(&counter, &grant, &form.for_whom, None).await?;
            asks(&page, &form.details(held.0, step, &Vec::new()))
        }
        Standing::Answered(answer) => Ok(answer),
    }
}

/// The page that asks why. Whoever must choose once more for whom is told so.
fn asks(page: &Page, view: &VisitDetails) -> Result<Response, Refusal> {
    let status = if view.has_errors() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    page.again(status, view)
}

/// To the page that asks why, for an address that only takes its answers: somebody reloaded what came.
pub(super) async fn back(_: Granted<HoldTime>, ApiPath(id): ApiPath<HoldId>) -> Redirect {
    Redirect::to(&format!("/book/{id}"))
}

/// Everything once more before it is booked.
pub(super) async fn check(
    counter: Counter,
    grant: Granted<HoldTime>,
    ApiPath(id): ApiPath<HoldId>,
    page: Page,
    SafeForm(form): SafeForm<AnswersForm>,
) -> Result<Response, Refusal> {
    let (held, doctor) = match standing(&counter, &grant, id, &form, &page).await? {
        Standing::Held(held) => *held,
        Standing::Answered(answer) => return Ok(answer),
    };
    if let Some(first) = for_whom::begin_at_desk(&counter, &grant, &form.for_whom) {
        return Ok(first);
    }
    let (acting, desk, unclear) = match for_whom::read(&counter, &grant, &form.for_whom).await? {
        Chosen::Oneself => (None, None, None),
        Chosen::Other(carer) => (Some(ActingFor::from(&*carer)), None, None),
        Chosen::AtDesk(person) => (None, Some(person), None),
        Chosen::Wrong(message) => (None, None, Some(message)),
    };
    let said = match (form.parse(), &unclear) {
        (Ok(said), None) => said,
        (parsed, _) => {
            let step = for_whom::step(&counter, &grant, &form.for_whom, unclear).await?;
            let view = form.details(held, step, &parsed.err().unwrap_or_default());
            return page.again(StatusCode::UNPROCESSABLE_ENTITY, &view);
        }
    };
    let symptoms = said.symptoms.map(|symptoms| symptoms.expose().clone());
    let begins = start(&held.start.iso).unwrap_or_default();
    let view = CheckAnswers {
        change_until: counter.fill.change_until(begins),
        can_change: counter.fill.can_change(begins),
        // What the desk books, nobody is asked about.
        needs_approval: (doctor.requires_approval && desk.is_none()).then_some(counter.fill.settings().request_answer_hours),
        // The hold names the booking: however often and in however many windows it is confirmed, it is one visit.
        idempotency_key: held.id.to_string(),
        answers: Answers {
            reason: said.reason.expose().clone(),
            symptoms: symptoms.unwrap_or_default(),
            priority: said.priority.into(),
            for_whom: form.for_whom.clone(),
            video: held.video && form.mode() == VisitMode::Video,
        },
        acting,
        desk,
        held,
    };
    Ok(page.render(&view)?.into_response())
}

/// Books. The same press twice lands on the same visit.
pub(super) async fn book(
    counter: Counter,
    grant: Granted<BookAppointment>,
    page: Page,
    SafeForm(form): SafeForm<BookForm>,
) -> Result<Response, Refusal> {
    let BookForm { doctor_id, start: chosen, idempotency_key, kind, typed } = form;
    let doctor_id: UserId = doctor_id.parse().map_err(|_| Refusal::NotFound)?;
    let start = start(&chosen).ok_or_else(|| Refusal::field(FieldError::new("/start", "required")))?;
    let key = IdempotencyKey::checked(&idempotency_key).ok_or(Problem::KeyRequired)?;
    let answers = typed.parse().map_err(|wrong| {
        let fields = wrong.iter().map(|(field, error)| super::api::text_error(field, *error));
        Refusal::Invalid(fields.collect())
    })?;
    let patient_id = for_whom::named(&typed.for_whom)?;
    let kind: Option<VisitKindId> = if kind.is_empty() { None } else { Some(kind.parse().map_err(|_| Refusal::NotFound)?) };
    let said = json!({
        "doctor_id": doctor_id, "start": start, "priority": answers.priority,
        "reason": answers.reason, "symptoms": answers.symptoms, "patient_id": patient_id, "mode": typed.mode(), "kind": kind,
    });
    let once = counter.ground.once(grant.id(), "appointments", key.as_str(), Fingerprint::of(&said).as_str());
    let wish = NewBooking { doctor_id, start, patient_id, visit_type: None, kind, mode: typed.mode(), series: None, answers };
    let error = match counter.appointments.book(&grant, &once, &wish).await {
        Ok(made) if grant.role() == Role::Receptionist => return Ok(booked_at_desk(&counter, &made.thing)),
        Ok(made) => return Ok(Redirect::to(&format!("/appointments/{}?booked", made.thing.visit.appointment_id)).into_response()),
        Err(BookingError::KeyReused) => return Ok(booked_before(&counter)),
        Err(BookingError::Impossible(Refusable::NotForOthers)) => return chosen_no_longer(&counter, &grant, &key, &typed, &page).await,
        Err(error) => error,
    };
    let carer = for_whom::carer(&counter, &grant, &typed.for_whom).await?;
    let (why, alternatives) = why_lost(&counter, &grant, error, doctor_id, (start, kind), carer.as_ref()).await?;
    let doctor = counter.directory.doctor(doctor_id).await?.ok_or(Refusal::NotFound)?;
    let (key, acting) = (grant.request().to_string(), carer.as_ref().map(ActingFor::from));
    lost(&counter, &page, &typed, &doctor, Wanted { start, kind, why, alternatives, key, acting }).await
}

/// The patient lets the reader book no longer: for whom, once more, and what was typed for them is gone.
async fn chosen_no_longer(
    counter: &Counter,
    grant: &Granted<BookAppointment>,
    key: &IdempotencyKey,
    typed: &AnswersForm,
    page: &Page,
) -> Result<Response, Refusal> {
    // The page that checks names the booking by its hold.
    let id = key.as_str().parse().map_err(|_| Refusal::field(FieldError::new("/for", "not_for_others")))?;
    match standing(counter, &grant.also()?, id, typed, page).await? {
        Standing::Held(held) => {
            let step = for_whom::step(counter, grant, &typed.for_whom, Some(view::for_whom_gone())).await?;
            page.again(StatusCode::UNPROCESSABLE_ENTITY, &typed.details(held.0, step, &Vec::new()))
        }
        Standing::Answered(answer) => Ok(answer),
    }
}

/// A time that could not be had, and what else is free.
struct Wanted {
    start: Timestamp,
    kind: Option<VisitKindId>,
    why: Lost,
    alternatives: Vec<Slot>,
    /// For the next try: the old key belongs to the refused one.
    key: String,
    acting: Option<ActingFor>,
}

async fn lost(counter: &Counter, page: &Page, typed: &AnswersForm, doctor: &Doctor, wanted: Wanted) -> Result<Response, Refusal> {
    let department = counter.department(doctor.department_id).await?;
    // A kind that is gone is not asked for again.
    let kind = wanted.kind.and_then(|id| doctor.visit_kind(id));
    let view = TimeTaken {
        doctor: counter.fill.card_for(doctor, kind, department.as_ref()),
        kind: kind.map(|kind| HeldKind { id: kind.id, name: kind.name.clone() }),
        wanted: counter.fill.when(wanted.start),
        why: wanted.why,
        alternatives: wanted.alternatives.iter().map(|slot| counter.fill.when(slot.start)).collect(),
        answers: typed.as_typed(),
        acting: wanted.acting,
        idempotency_key: wanted.key,
    };
    let status = if wanted.why == Lost::NotOffered { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::CONFLICT };
    page.again(status, &view)
}

/// Why a time could not be had, and what else is free; everything else is a refusal.
async fn why_lost<P: Permission>(
    counter: &Counter,
    grant: &Granted<P>,
    error: BookingError,
    doctor: UserId,
    wanted: (Timestamp, Option<VisitKindId>),
    carer: Option<&OnBehalf>,
) -> Result<(Lost, Vec<Slot>), Refusal> {
    match error {
        BookingError::TimeTaken { alternatives } => Ok((Lost::Taken, alternatives)),
        BookingError::DayFull { alternatives } => Ok((Lost::DayFull, alternatives)),
        BookingError::PatientBusy { alternatives } => Ok((busy(grant.role()), alternatives)),
        BookingError::OwnDayFull { .. } => Ok((Lost::OwnDayFull, Vec::new())),
        BookingError::Impossible(Refusable::NotOffered(_) | Refusable::UnknownKind) => {
            let near = counter.appointments.near(grant, doctor, wanted, carer).await;
            Ok((Lost::NotOffered, near.map_err(|error| counter.refusal(error))?.free))
        }
        error => Err(counter.refusal(error)),
    }
}

/// To the visit that was booked for a patient at the desk, and whose it is.
fn booked_at_desk(counter: &Counter, booked: &Booked) -> Response {
    let id = booked.visit.appointment_id.to_string();
    flash::redirect(&counter.web, &format!("/appointments/{id}"), Flash::good(booked_for(booked)), Some(id))
}

/// The button of a page whose booking succeeded before, pressed again with other answers.
fn booked_before(counter: &Counter) -> Response {
    flash::redirect(&counter.web, "/appointments", Flash::of(Tone::Info, Message::new("flash-booked-before")), None)
}

async fn hold_now(counter: &Counter, grant: &Granted<HoldTime>, id: HoldId) -> Result<Option<HoldNow>, Refusal> {
    counter.appointments.hold_now(grant, id).await.map_err(|error| counter.refusal(error))
}

async fn held(counter: &Counter, now: &HoldNow) -> Result<HeldTime, Refusal> {
    let department = counter.department(now.doctor.department_id).await?;
    Ok(counter.fill.held(now, counter.fill.card_for(&now.doctor, now.hold.kind.as_ref(), department.as_ref())))
}

/// The hold, or a new one of the same time when it ran out while its owner was typing.
async fn standing(counter: &Counter, grant: &Granted<HoldTime>, id: HoldId, typed: &AnswersForm, page: &Page) -> Result<Standing, Refusal> {
    let now = match hold_now(counter, grant, id).await? {
        Some(now) if now.state != HoldState::Gone => now,
        other => return ended(counter, page, other.as_ref(), &typed.for_whom).map(Standing::Answered),
    };
    if now.state == HoldState::Stands {
        return Ok(Standing::Held(Box::new((held(counter, &now).await?, now.doctor))));
    }
    let (doctor_id, start, key) = (now.hold.doctor_id, now.hold.start, grant.request().to_string());
    let (once, kind) = (counter.once_held(grant, start), now.hold.kind.as_ref().map(|kind| kind.id));
    let error = match counter.appointments.hold(grant, &once, HoldWish { doctor_id, start, kind }).await {
        Ok(made) => {
            let now = HoldNow { hold: made.thing, ..now };
            return Ok(Standing::Held(Box::new((held(counter, &now).await?, now.doctor))));
        }
        Err(error) => error,
    };
    let carer = for_whom::carer(counter, grant, &typed.for_whom).await?;
    let (why, alternatives) = why_lost(counter, grant, error, doctor_id, (start, kind), carer.as_ref()).await?;
    let acting = carer.as_ref().map(ActingFor::from);
    lost(counter, page, typed, &now.doctor, Wanted { start, kind, why, alternatives, key, acting }).await.map(Standing::Answered)
}

/// The hold is over, or never was this person's. For whom it was stays said: whether that may be, the next page asks.
fn ended(counter: &Counter, page: &Page, hold: Option<&HoldNow>, for_whom: &str) -> Result<Response, Refusal> {
    page.again(StatusCode::GONE, &counter.fill.hold_ended(hold, for_whom::named(for_whom).ok().flatten()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(reason: &str, symptoms: &str) -> AnswersForm {
        AnswersForm { reason: reason.into(), symptoms: symptoms.into(), priority: "soon".into(), ..AnswersForm::default() }
    }

    #[test]
    fn f24_every_text_that_does_not_fit_is_named_in_words_and_kept() {
        let form = typed(&"x".repeat(201), "a\u{0}b");
        let wrong = form.parse().unwrap_err();
        let words: Vec<Message> = wrong.iter().map(|(field, error)| words_of(field, *error, &form.reason)).collect();
        assert_eq!(words, [view::reason_too_long(200, 201), view::text_unprintable()]);
        assert_eq!(form.as_typed().symptoms, "a\u{0}b");
        assert_eq!(typed(" ", "").parse().unwrap_err(), [("reason", TextError::Empty)]);
        assert_eq!(typed("Cough", " ").parse().unwrap().priority, Priority::Soon);
        assert_eq!(typed("Cough,\r\nand fever", "").parse().unwrap().reason.expose(), "Cough, and fever");
    }
}
