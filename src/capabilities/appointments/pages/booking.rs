//! From a held time to a booked visit: why, check, book. What was typed is kept with the hold (`answers` of the service) and travels from
//! page to page, so it is never lost: a page that was answered with is opened again by its address, and is the answer itself where
//! nothing can be kept; a hold that ran out meanwhile is asked for again; where the time is gone the answers stay with three others; and
//! whoever goes to choose another time or doctor finds them there, for the person whom they were typed for.

use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use serde::Deserialize;
use serde_json::json;

use super::super::model::{NewBooking, Refusable};
use super::super::service::{BOOKINGS, Booked, BookingError, Hold, HoldNow, HoldState, HoldWish};
use super::super::views::booking::{self as view, Answers, CheckAnswers, HeldTime, VisitDetails};
use super::super::views::taken::Lost;
use super::Counter;
use super::answers::{AnswersForm, WrongTexts};
use super::choose::start;
use super::for_whom::{self, Chosen, Named};
use super::lost::{Wanted, ended, ended_while_typing, instead, keep_with, lost, said, why_lost};
use super::said::booked_for;
use crate::access::grant::Granted;
use crate::access::permissions::{BookAppointment, HoldTime};
use crate::access::role::Role;
use crate::capabilities::directory::model::Doctor;
use crate::primitives::ids::{HoldId, UserId, VisitKindId};
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
use crate::web::texts::Message;

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

/// A hold that still keeps its time, or the page to answer with instead.
enum Standing {
    Held(Box<(HeldTime, HoldNow)>),
    Answered(Response),
}

/// Why do you come? Nothing typed yet, or what was typed before, for this time or another one. Nobody types for a doctor who takes no
/// bookings by now.
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
            let typed = typed_before(&counter, &now, &named)
                .unwrap_or_else(|| AnswersForm { for_whom: named.for_whom.clone(), ..AnswersForm::default() });
            let (held, step) = tokio::try_join!(held(&counter, &now), for_whom::step(&counter, &grant, &typed.for_whom, None))?;
            if is_closed(&now, &step, &typed) {
                return instead(&counter, &grant, &page, &typed, &now.doctor, not_accepted(&now, step.acting)).await;
            }
            asks(&page, &typed.details(held, step, &Vec::new()))
        }
        other => ended(&counter, &grant, &page, other.as_ref(), &named.for_whom).await,
    }
}

/// The same with what was typed: from "Change" on the page that checks. One call more, to keep it.
pub(super) async fn details_again(
    counter: Counter,
    grant: Granted<HoldTime>,
    ApiPath(id): ApiPath<HoldId>,
    page: Page,
    SafeForm(form): SafeForm<AnswersForm>,
) -> Result<Response, Refusal> {
    match standing(&counter, &grant, id, &form, &page).await? {
        Standing::Held(held) => {
            let (held, now) = *held;
            if now.doctor.can_be_booked()
                && let Some(leads) = kept_at(&counter, &grant, &now.hold, "", &form).await
            {
                return Ok(leads);
            }
            let step = for_whom::step(&counter, &grant, &form.for_whom, None).await?;
            if is_closed(&now, &step, &form) {
                return lost(&counter, &grant, &page, &form, &now.doctor, not_accepted(&now, step.acting)).await;
            }
            asks(&page, &form.details(held, step, &Vec::new()))
        }
        Standing::Answered(answer) => Ok(answer),
    }
}

/// To a page of a hold that stands, which finds there what was typed; `None` where that cannot be kept.
async fn kept_at(counter: &Counter, grant: &Granted<HoldTime>, hold: &Hold, page: &str, form: &AnswersForm) -> Option<Response> {
    let typed = form.to_keep()?;
    let tail = for_whom::tail(typed.patient, '?');
    keep_with(counter, grant, &typed, hold).await.then(|| Redirect::to(&format!("/book/{}{page}{tail}", hold.id)).into_response())
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

/// The page that checks what was typed for this time, or for another one before; where that is missing, or does not fit this time, the
/// page that asks why.
pub(super) async fn check_again(
    counter: Counter,
    grant: Granted<HoldTime>,
    ApiPath(id): ApiPath<HoldId>,
    ApiQuery(named): ApiQuery<Named>,
    page: Page,
) -> Result<Response, Refusal> {
    let whom = for_whom::tail(for_whom::named(&named.for_whom).ok().flatten(), '?');
    let why = Redirect::to(&format!("/book/{id}{whom}"));
    let now = hold_now(&counter, &grant, id).await?.filter(|now| now.state == HoldState::Stands);
    let typed = now.as_ref().and_then(|now| typed_before(&counter, now, &named));
    let (Some(now), Some(typed)) = (now, typed) else { return Ok(why.into_response()) };
    let held = held(&counter, &now).await?;
    if typed.has_no_video(&held) {
        return Ok(why.into_response());
    }
    let patient = for_whom::named(&typed.for_whom)?.unwrap_or_else(|| grant.id());
    // What cannot be booked is not asked about: the button of the page that asks why says so.
    if counter.appointments.own_day_full(&grant, patient, now.hold.start).await?.is_some() {
        return Ok(why.into_response());
    }
    match checked(&counter, &grant, (&held, &now.doctor), &typed).await? {
        Ok(view) if !now.doctor.can_be_booked() => {
            instead(&counter, &grant, &page, &typed, &now.doctor, not_accepted(&now, view.acting)).await
        }
        Ok(view) => Ok(page.render(&view)?.into_response()),
        Err(_) => Ok(why.into_response()),
    }
}

/// What was typed before, if it was for whom the address names.
fn typed_before(counter: &Counter, now: &HoldNow, named: &Named) -> Option<AnswersForm> {
    let patient = for_whom::named(&named.for_whom).ok()?;
    let typed = counter.appointments.typed_before(&now.hold)?;
    (typed.patient == patient).then(|| typed.into())
}

/// Everything once more before it is booked. Whoever has as many visits on that day as they book themselves is told here, where they have
/// just said for whom they come: one call where there is such a cap. One call more keeps what was typed, and leads to the page's address.
pub(super) async fn check(
    counter: Counter,
    grant: Granted<HoldTime>,
    ApiPath(id): ApiPath<HoldId>,
    page: Page,
    SafeForm(form): SafeForm<AnswersForm>,
) -> Result<Response, Refusal> {
    let (held, now) = match standing(&counter, &grant, id, &form, &page).await? {
        Standing::Held(held) => *held,
        Standing::Answered(answer) => return Ok(answer),
    };
    if let Some(first) = for_whom::begin_at_desk(&counter, &grant, &form.for_whom) {
        return Ok(first);
    }
    let view = match checked(&counter, &grant, (&held, &now.doctor), &form).await? {
        Ok(view) => view,
        Err((unclear, wrong)) => {
            let step = for_whom::step(&counter, &grant, &form.for_whom, unclear).await?;
            return page.again(StatusCode::UNPROCESSABLE_ENTITY, &form.details(held, step, &wrong));
        }
    };
    if !now.doctor.can_be_booked() {
        return lost(&counter, &grant, &page, &form, &now.doctor, not_accepted(&now, view.acting)).await;
    }
    let (start, patient) = (now.hold.start, for_whom::named(&form.for_whom)?.unwrap_or_else(|| grant.id()));
    if let Some(day) = counter.appointments.own_day_full(&grant, patient, start).await? {
        let (why, kind) = (Lost::OwnDayFull(day.has), now.hold.kind.as_ref().map(|kind| kind.id));
        let wanted = Wanted { start, kind, why, alternatives: Vec::new(), acting: view.acting, hold: Some(held.id) };
        return lost(&counter, &grant, &page, &form, &now.doctor, wanted).await;
    }
    match kept_at(&counter, &grant, &now.hold, "/check", &form).await {
        Some(leads) => Ok(leads),
        None => Ok(page.render(&view)?.into_response()),
    }
}

/// Whether nothing is asked, since the doctor takes no bookings by now. Whoever must choose once more for whom they come does so first.
fn is_closed(now: &HoldNow, step: &for_whom::Step, typed: &AnswersForm) -> bool {
    !now.doctor.can_be_booked() && !step.is_without(&typed.for_whom)
}

/// A held time of a doctor who takes no bookings by now: though it is held, it cannot be booked.
fn not_accepted(HoldNow { hold, .. }: &HoldNow, acting: Option<ActingFor>) -> Wanted {
    let kind = hold.kind.as_ref().map(|kind| kind.id);
    Wanted { start: hold.start, kind, why: Lost::NotAccepting, alternatives: Vec::new(), acting, hold: Some(hold.id) }
}

/// What the page that checks says; or what is unclear about for whom, and wrong with the texts.
async fn checked(
    counter: &Counter,
    grant: &Granted<HoldTime>,
    (held, doctor): (&HeldTime, &Doctor),
    form: &AnswersForm,
) -> Result<Result<CheckAnswers, (Option<Message>, WrongTexts)>, Refusal> {
    let (acting, desk, unclear) = match for_whom::read(counter, grant, &form.for_whom).await? {
        Chosen::Oneself => (None, None, None),
        Chosen::Other(carer) => (Some(ActingFor::from(&*carer)), None, None),
        Chosen::AtDesk(person) => (None, Some(person), None),
        Chosen::Wrong(message) => (None, None, Some(message)),
    };
    let said = match (form.parse(), unclear) {
        (Ok(said), None) => said,
        (parsed, unclear) => return Ok(Err((unclear, parsed.err().unwrap_or_default()))),
    };
    let symptoms = said.symptoms.map(|symptoms| symptoms.expose().clone());
    let begins = start(&held.start.iso).unwrap_or_default();
    Ok(Ok(CheckAnswers {
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
            video: held.video && !form.mode().is_in_person(),
        },
        acting,
        desk,
        held: held.clone(),
    }))
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
    let asked = json!({
        "doctor_id": doctor_id, "start": start, "priority": answers.priority,
        "reason": answers.reason, "symptoms": answers.symptoms, "patient_id": patient_id, "mode": typed.mode(), "kind": kind,
    });
    let once = counter.ground.once(grant.id(), BOOKINGS, key.as_str(), Fingerprint::of(&asked).as_str());
    let wish = NewBooking { doctor_id, start, patient_id, visit_type: None, kind, mode: typed.mode(), series: None, answers };
    let error = match counter.appointments.book(&grant, &once, &wish).await {
        Ok(made) => {
            // What was typed stands with the visit now, and nowhere else.
            said(&counter, &grant).await;
            return Ok(booked(&counter, grant.role(), &made.thing));
        }
        Err(BookingError::KeyReused) => return Ok(booked_before(&counter)),
        Err(BookingError::Impossible(Refusable::NotForOthers)) => return chosen_no_longer(&counter, &grant, &key, &typed, &page).await,
        Err(error) => error,
    };
    let carer = for_whom::carer(&counter, &grant, &typed.for_whom).await?;
    let (why, alternatives) = why_lost(&counter, &grant, error, doctor_id, (start, kind), carer.as_ref()).await?;
    let doctor = counter.directory.doctor(doctor_id).await?.ok_or(Refusal::NotFound)?;
    let acting = carer.as_ref().map(ActingFor::from);
    let hold = key.as_str().parse().ok();
    lost(&counter, &grant, &page, &typed, &doctor, Wanted { start, kind, why, alternatives, acting, hold }).await
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

/// To the visit that was booked; the desk is told whose it is, and whether it went beyond what they book themselves.
fn booked(counter: &Counter, role: Role, booked: &Booked) -> Response {
    let id = booked.visit.appointment_id;
    if role != Role::Receptionist {
        return Redirect::to(&format!("/appointments/{id}?booked")).into_response();
    }
    flash::redirect(&counter.web, &format!("/appointments/{id}"), Flash::good(booked_for(booked)), Some(id.to_string()))
}

/// The button of a page whose booking succeeded before, pressed again with other answers.
fn booked_before(counter: &Counter) -> Response {
    flash::redirect(&counter.web, "/appointments", Flash::of(Tone::Info, Message::new("flash-booked-before")), None)
}

pub(super) async fn hold_now(counter: &Counter, grant: &Granted<HoldTime>, id: HoldId) -> Result<Option<HoldNow>, Refusal> {
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
        other => return ended_while_typing(counter, grant, page, (id, other.as_ref()), typed).await.map(Standing::Answered),
    };
    if now.state == HoldState::Stands {
        return Ok(Standing::Held(Box::new((held(counter, &now).await?, now))));
    }
    let (doctor_id, start) = (now.hold.doctor_id, now.hold.start);
    let (once, kind) = (counter.once_held(grant, start), now.hold.kind.as_ref().map(|kind| kind.id));
    let wish = HoldWish { doctor_id, start, kind, patient: now.hold.patient };
    let error = match counter.appointments.hold(grant, &once, wish).await {
        Ok(made) => {
            let now = HoldNow { hold: made.thing, ..now };
            return Ok(Standing::Held(Box::new((held(counter, &now).await?, now))));
        }
        Err(error) => error,
    };
    let carer = for_whom::carer(counter, grant, &typed.for_whom).await?;
    let (why, alternatives) = why_lost(counter, grant, error, doctor_id, (start, kind), carer.as_ref()).await?;
    let acting = carer.as_ref().map(ActingFor::from);
    let wanted = Wanted { start, kind, why, alternatives, acting, hold: Some(id) };
    lost(counter, grant, page, typed, &now.doctor, wanted).await.map(Standing::Answered)
}
