//! A time that cannot be had any more: why, what else is free, and what was typed for it, which waits for another time.

use axum::response::Response;
use http::StatusCode;
use jiff::Timestamp;

use super::super::model::{Refusable, TypedAnswers};
use super::super::service::{BookingError, Hold, HoldNow, HoldState};
use super::super::views::booking::HeldKind;
use super::super::views::taken::{Lost, TimeTaken};
use super::Counter;
use super::answers::AnswersForm;
use super::for_whom;
use super::held::{others_of, typed_for};
use super::said::busy;
use crate::access::grant::Granted;
use crate::access::permissions::{HoldTime, Permission};
use crate::capabilities::availability::model::NotOffered;
use crate::capabilities::directory::model::Doctor;
use crate::capabilities::family::model::OnBehalf;
use crate::primitives::ids::{HoldId, UserId, VisitKindId};
use crate::primitives::time::Slot;
use crate::storage::error::StorageError;
use crate::web::page::Page;
use crate::web::people::ActingFor;
use crate::web::refusal::Refusal;

/// A time that could not be had, and what else is free.
pub(super) struct Wanted {
    pub(super) start: Timestamp,
    pub(super) kind: Option<VisitKindId>,
    pub(super) why: Lost,
    /// Nearest first.
    pub(super) alternatives: Vec<Slot>,
    pub(super) acting: Option<ActingFor>,
    /// The hold with which it was wanted. Where it stands, it may be booked yet.
    pub(super) hold: Option<HoldId>,
}

/// Three other times, or the way to other doctors, with what was typed, which waits for whichever is chosen elsewhere. Two calls besides
/// what the page needs.
pub(super) async fn lost<P: Permission>(
    counter: &Counter,
    grant: &Granted<P>,
    page: &Page,
    typed: &AnswersForm,
    doctor: &Doctor,
    wanted: Wanted,
) -> Result<Response, Refusal> {
    keep(counter, grant, typed.to_keep(), wanted.hold).await;
    instead(counter, grant, page, typed, doctor, wanted).await
}

/// The same where what was typed is kept already.
pub(super) async fn instead<P: Permission>(
    counter: &Counter,
    grant: &Granted<P>,
    page: &Page,
    typed: &AnswersForm,
    doctor: &Doctor,
    wanted: Wanted,
) -> Result<Response, Refusal> {
    let department = counter.department(doctor.department_id).await?;
    // A kind that is gone is not asked for again.
    let kind = wanted.kind.and_then(|id| doctor.visit_kind(id));
    let patient = for_whom::named(&typed.for_whom).ok().flatten();
    let others = || others_of(grant.role(), department.as_ref().map(|department| department.id), patient);
    let nearest = wanted.alternatives.first().map(|slot| counter.fill.when(slot.start).iso);
    let mut in_order = wanted.alternatives;
    in_order.sort_by_key(|slot| slot.start);
    let view = TimeTaken {
        doctor: counter.fill.card_for(doctor, kind, department.as_ref()),
        kind: kind.map(|kind| HeldKind { id: kind.id, name: kind.name.clone() }),
        wanted: counter.fill.when(wanted.start),
        why: wanted.why,
        alternatives: in_order.iter().map(|slot| counter.fill.when(slot.start)).collect(),
        nearest,
        others: (wanted.why == Lost::NotAccepting).then(others),
        answers: typed.as_typed(),
        acting: wanted.acting,
        // For the next try: the old key belongs to the refused one.
        idempotency_key: grant.request().to_string(),
    };
    let is_impossible = matches!(wanted.why, Lost::NotOffered | Lost::NotAccepting);
    let status = if is_impossible { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::CONFLICT };
    page.again(status, &view)
}

/// Why a time could not be had, and what else is free; everything else is a refusal.
pub(super) async fn why_lost<P: Permission>(
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
        BookingError::OwnDayFull(day) => Ok((Lost::OwnDayFull(day.has), Vec::new())),
        BookingError::Impossible(Refusable::NotOffered(NotOffered::NotAccepting)) => Ok((Lost::NotAccepting, Vec::new())),
        BookingError::Impossible(Refusable::NotOffered(_) | Refusable::UnknownKind) => {
            let near = counter.appointments.near(grant, doctor, wanted, carer).await;
            Ok((Lost::NotOffered, near.map_err(|error| counter.refusal(error))?.free))
        }
        error => Err(counter.refusal(error)),
    }
}

/// The hold is over, or never was this person's. For whom it was stays said: whether that may be, the next page asks. What was typed for
/// one that ran out, or is kept with the one in its place, may wait yet for them: one call where it does.
pub(super) async fn ended(
    counter: &Counter,
    grant: &Granted<HoldTime>,
    page: &Page,
    hold: Option<&HoldNow>,
    for_whom: &str,
) -> Result<Response, Refusal> {
    let patient = for_whom::named(for_whom).ok().flatten();
    let other = in_its_place(counter, grant, hold).await?.filter(|other| leads_back(counter, other, patient));
    let hold = hold.or(other.as_ref());
    let kept = match hold.filter(|now| now.state != HoldState::Gone) {
        Some(now) => counter.appointments.answers_wait(&now.hold, patient).await?,
        None => None,
    };
    ended_with(counter, page, hold, patient, kept)
}

/// The same where something was typed for it. Two calls where there is something to keep.
pub(super) async fn ended_while_typing(
    counter: &Counter,
    grant: &Granted<HoldTime>,
    page: &Page,
    (id, hold): (HoldId, Option<&HoldNow>),
    typed: &AnswersForm,
) -> Result<Response, Refusal> {
    let patient = for_whom::named(&typed.for_whom).ok().flatten();
    // Before anything is kept in its row, where something may wait for somebody else.
    let other = in_its_place(counter, grant, hold).await?;
    let is_free = other.as_ref().is_none_or(|other| typed_for(counter, other, patient) != Some(false));
    let other = other.filter(|other| leads_back(counter, other, patient));
    let kept = is_free && keep(counter, grant, typed.to_keep(), Some(id)).await;
    ended_with(counter, page, hold.or(other.as_ref()), patient, kept.then(|| counter.fill.hold_minutes()))
}

/// Whether the hold that an account has now is for this patient, and nothing waits with it for somebody else.
fn leads_back(counter: &Counter, other: &HoldNow, patient: Option<UserId>) -> bool {
    other.hold.patient == patient && typed_for(counter, other, patient) != Some(false)
}

/// The hold that the account has in place of one that is not known any more. No call where the hold is known, else two.
async fn in_its_place(counter: &Counter, grant: &Granted<HoldTime>, known: Option<&HoldNow>) -> Result<Option<HoldNow>, Refusal> {
    if known.is_some() {
        return Ok(None);
    }
    match counter.appointments.latest_hold(grant).await {
        Ok(now) => Ok(now),
        Err(BookingError::Storage(error)) => Err(error.into()),
        // Its doctor is gone: there are no times to lead to.
        Err(_) => Ok(None),
    }
}

fn ended_with(
    counter: &Counter,
    page: &Page,
    hold: Option<&HoldNow>,
    patient: Option<UserId>,
    kept: Option<u32>,
) -> Result<Response, Refusal> {
    page.again(StatusCode::GONE, &counter.fill.hold_ended(hold, patient, kept))
}

/// A visit was booked: what was typed for it waits no longer. Where it cannot be taken back it goes by itself.
pub(super) async fn said<P: Permission>(counter: &Counter, grant: &Granted<P>) {
    if let Err(error) = counter.appointments.forget_answers(grant).await {
        tracing::warn!(request = %counter.request, %error, "what was typed for a booked visit still waits for another time");
    }
}

/// Whether what was typed, for the hold that is named, is kept for another time. The page that answers has it too, or the one before it;
/// what they say must not be lost with a store that does not answer.
pub(super) async fn keep<P: Permission>(
    counter: &Counter,
    grant: &Granted<P>,
    answers: Option<TypedAnswers>,
    said_with: Option<HoldId>,
) -> bool {
    let Some(answers) = answers else { return false };
    is_kept(counter, counter.appointments.keep_answers(grant, &answers, said_with).await)
}

/// Whether what was typed is kept for the pages of a hold that stands. The page that answers has it too.
pub(super) async fn keep_with<P: Permission>(counter: &Counter, grant: &Granted<P>, answers: &TypedAnswers, hold: &Hold) -> bool {
    is_kept(counter, counter.appointments.keep_answers_with(grant, answers, hold).await)
}

fn is_kept(counter: &Counter, kept: Result<bool, StorageError>) -> bool {
    kept.unwrap_or_else(|error| {
        tracing::warn!(request = %counter.request, %error, "what was typed for a visit could not be kept");
        false
    })
}
