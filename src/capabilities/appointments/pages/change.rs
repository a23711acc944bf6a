//! Changing a visit: another time, and giving it back.
//!
//! Whoever presses twice, or in two windows, finds what they asked for done: a stale version whose visit is already as
//! wished leads to the visit like a success.

use axum::response::Response;
use http::StatusCode;
use serde::Deserialize;

use super::super::model::{Appointment, Move, Status};
use super::super::service::{BookingError, DayWish, Theirs, Wish};
use super::super::views::banners;
use super::super::views::cancel::CancelVisit;
use super::super::views::choose::{self, ChooseTime, MovingVisit};
use super::choose::{Asked, date, name_for, shown_for_move, start as start_of, trouble_of};
use super::said::{given_back, why_not, why_refused};
use super::way::Way;
use super::why::{CancelForm, own_words, said_why};
use super::{Counter, by_link};
use crate::access::grant::Granted;
use crate::access::permissions::{CancelAppointment, MoveAppointment};
use crate::access::role::Role;
use crate::primitives::ids::AppointmentId;
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::json::{ApiPath, ApiQuery};
use crate::web::page::Page;
use crate::web::people::ActingFor;
use crate::web::refusal::Refusal;
use crate::web::texts::Message;

/// A new time for a visit.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct MoveForm {
    pub(super) start: String,
    version: String,
    /// The day the person was looking at.
    day: String,
    /// Why staff move it when the patient no longer may.
    reason: String,
}

/// To the visit, which is read as last written, with a sentence.
pub(super) fn to_visit(counter: &Counter, way: Way<'_>, visit: &Appointment, message: Message) -> Response {
    flash::redirect(&counter.web, &way.page_of(counter, visit), Flash::good(message), Some(visit.appointment_id.to_string()))
}

/// Times to move a visit to.
pub(super) async fn times(
    counter: Counter,
    grant: Granted<MoveAppointment>,
    ApiPath(id): ApiPath<AppointmentId>,
    ApiQuery(asked): ApiQuery<Asked>,
    page: Page,
) -> Result<Response, Refusal> {
    times_for(&counter, &grant, id, Way::Account, &asked, &page).await
}

/// The same however they came.
pub(super) async fn times_for(
    counter: &Counter,
    grant: &Granted<MoveAppointment>,
    id: AppointmentId,
    way: Way<'_>,
    asked: &Asked,
    page: &Page,
) -> Result<Response, Refusal> {
    let theirs = counter.appointments.to_change(grant, id).await.map_err(|error| counter.refusal(error))?;
    let (wish, wrong) = asked.wish();
    let shown = shown_for_move(counter, grant, &theirs, way, wish).await?;
    let possible = shown.moving.as_ref().is_some_and(|moving| moving.possible);
    let refused = (!possible).then(|| why_refused(&theirs.visit, Move::Reschedule, grant.role()));
    let status = match (&refused, &wrong) {
        (Some(_), _) => StatusCode::CONFLICT,
        (None, Some(_)) => StatusCode::UNPROCESSABLE_ENTITY,
        (None, None) => StatusCode::OK,
    };
    let trouble = refused.or(wrong);
    page.again(status, &ChooseTime { trouble, ..shown })
}

/// Moves a visit.
pub(super) async fn reschedule(
    counter: Counter,
    grant: Granted<MoveAppointment>,
    ApiPath(id): ApiPath<AppointmentId>,
    page: Page,
    SafeForm(form): SafeForm<MoveForm>,
) -> Result<Response, Refusal> {
    reschedule_for(&counter, &grant, id, Way::Account, &form, &page).await
}

/// The same however they came.
pub(super) async fn reschedule_for(
    counter: &Counter,
    grant: &Granted<MoveAppointment>,
    id: AppointmentId,
    way: Way<'_>,
    form: &MoveForm,
    page: &Page,
) -> Result<Response, Refusal> {
    let start = start_of(&form.start);
    let logged = match said_why(counter, grant, id, Move::Reschedule, own_words(&form.reason)).await? {
        Ok(logged) => logged,
        Err(wrong) => {
            let theirs = counter.appointments.to_change(grant, id).await.map_err(|error| counter.refusal(error))?;
            let trouble = why_not(counter, &theirs.visit, Move::Reschedule, grant.role());
            let trouble = trouble.or_else(|| start.is_none().then(choose::no_time_chosen));
            let shown = times_again(counter, grant, &theirs, way, form, trouble).await?;
            let reason = Some(Field::wrong(form.reason.as_str(), wrong));
            let moving = shown.moving.map(|moving| MovingVisit { reason, ..moving });
            return page.again(StatusCode::UNPROCESSABLE_ENTITY, &ChooseTime { moving, ..shown });
        }
    };
    let moved = match start {
        Some(start) => {
            let wish = Wish { version: Some(way.version(&form.version)), logged, ..Wish::default() };
            Some(counter.appointments.reschedule(grant, id, start, &wish).await)
        }
        None => None,
    };
    if let Some(Ok(visit)) = &moved {
        return Ok(to_visit(counter, way, visit, banners::moved(counter.fill.when(visit.start))));
    }
    let theirs = counter.appointments.to_change(grant, id).await.map_err(|error| counter.refusal(error))?;
    let visit = &theirs.visit;
    let (status, trouble) = match moved {
        None | Some(Ok(_)) => (StatusCode::UNPROCESSABLE_ENTITY, choose::no_time_chosen()),
        Some(Err(BookingError::Changed { .. })) if way.ends_with_a_change() => {
            let done = start == Some(visit.start) && is_moved(visit);
            return by_link::ended(page, done.then(|| banners::moved(counter.fill.when(visit.start))));
        }
        Some(Err(BookingError::Changed { .. } | BookingError::NotAllowedNow)) if start == Some(visit.start) && is_moved(visit) => {
            return Ok(to_visit(counter, way, visit, banners::moved(counter.fill.when(visit.start))));
        }
        Some(Err(BookingError::Changed { .. })) => (StatusCode::CONFLICT, choose::seen_old()),
        Some(Err(BookingError::NotAllowedNow)) => {
            let why = why_not(counter, visit, Move::Reschedule, grant.role());
            (StatusCode::CONFLICT, why.unwrap_or_else(choose::outside_rules))
        }
        Some(Err(error)) => trouble_of(error, name_for(theirs.carer.as_ref(), visit)).map_err(|error| counter.refusal(error))?,
    };
    page.again(status, &times_again(counter, grant, &theirs, way, form, Some(trouble)).await?)
}

/// The times once more, with what was chosen and said.
async fn times_again(
    counter: &Counter,
    grant: &Granted<MoveAppointment>,
    theirs: &Theirs,
    way: Way<'_>,
    form: &MoveForm,
    trouble: Option<Message>,
) -> Result<ChooseTime, Refusal> {
    let start = start_of(&form.start);
    let day = start.map(|start| counter.fill.zone().date(start)).or_else(|| date(&form.day));
    let shown = shown_for_move(counter, grant, theirs, way, DayWish { day, from: None }).await?;
    let said = |moving: MovingVisit| MovingVisit { reason: moving.reason.map(|_| Field::of(form.reason.as_str())), ..moving };
    let (moving, chosen) = (shown.moving.map(said), start.map(|start| counter.fill.when(start).iso));
    Ok(ChooseTime { moving, chosen, trouble, ..shown })
}

pub(super) fn is_moved(visit: &Appointment) -> bool {
    visit.history.last().is_some_and(|happened| happened.moved)
}

/// What giving it back means.
pub(super) async fn ask_cancel(
    counter: Counter,
    grant: Granted<CancelAppointment>,
    ApiPath(id): ApiPath<AppointmentId>,
    page: Page,
) -> Result<Response, Refusal> {
    ask_cancel_for(&counter, &grant, id, Way::Account, &page).await
}

/// The same however they came.
pub(super) async fn ask_cancel_for(
    counter: &Counter,
    grant: &Granted<CancelAppointment>,
    id: AppointmentId,
    way: Way<'_>,
    page: &Page,
) -> Result<Response, Refusal> {
    let theirs = counter.appointments.to_change(grant, id).await.map_err(|error| counter.refusal(error))?;
    if theirs.visit.status == Status::Cancelled {
        return Ok(to_visit(counter, way, &theirs.visit, given_back(counter, &theirs.visit))); // gone back to
    }
    let trouble = why_not(counter, &theirs.visit, Move::Cancel, grant.role());
    let status = if trouble.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    page.again(status, &cancel_page(counter, grant, &theirs, way, &CancelForm::default(), trouble).await?)
}

/// Gives it back.
pub(super) async fn cancel(
    counter: Counter,
    grant: Granted<CancelAppointment>,
    ApiPath(id): ApiPath<AppointmentId>,
    page: Page,
    SafeForm(form): SafeForm<CancelForm>,
) -> Result<Response, Refusal> {
    cancel_for(&counter, &grant, id, Way::Account, form, &page).await
}

/// The same however they came.
pub(super) async fn cancel_for(
    counter: &Counter,
    grant: &Granted<CancelAppointment>,
    id: AppointmentId,
    way: Way<'_>,
    form: CancelForm,
    page: &Page,
) -> Result<Response, Refusal> {
    let reason = match said_why(counter, grant, id, Move::Cancel, form.reason()).await? {
        Ok(reason) => reason,
        Err(wrong) => {
            let theirs = counter.appointments.to_change(grant, id).await.map_err(|error| counter.refusal(error))?;
            let trouble = why_not(counter, &theirs.visit, Move::Cancel, grant.role());
            let view = cancel_page(counter, grant, &theirs, way, &form, trouble).await?;
            let view = CancelVisit { reason: Field::wrong(form.reason, wrong), ..view };
            return page.again(StatusCode::UNPROCESSABLE_ENTITY, &view);
        }
    };
    let wish = Wish { version: Some(way.version(&form.version)), logged: reason.clone(), reason, ..Wish::default() };
    let error = match counter.appointments.cancel(grant, id, &wish).await {
        Ok(visit) => return Ok(to_visit(counter, way, &visit, given_back(counter, &visit))),
        Err(error @ (BookingError::Changed { .. } | BookingError::NotAllowedNow)) => error,
        Err(error) => return Err(counter.refusal(error)),
    };
    let theirs = counter.appointments.to_change(grant, id).await.map_err(|error| counter.refusal(error))?;
    let visit = &theirs.visit;
    let done = is_done(Move::Cancel, visit, way.version(&form.version), grant.role());
    let stale = matches!(error, BookingError::Changed { .. });
    if stale && way.ends_with_a_change() {
        return by_link::ended(page, done.then(|| given_back(counter, visit)));
    }
    if done {
        return Ok(to_visit(counter, way, visit, given_back(counter, visit)));
    }
    let trouble = why_not(counter, visit, Move::Cancel, grant.role()).or_else(|| stale.then(choose::seen_old));
    page.again(StatusCode::CONFLICT, &cancel_page(counter, grant, &theirs, way, &form, trouble).await?)
}

async fn cancel_page(
    counter: &Counter,
    grant: &Granted<CancelAppointment>,
    Theirs { visit, carer }: &Theirs,
    way: Way<'_>,
    form: &CancelForm,
    trouble: Option<Message>,
) -> Result<CancelVisit, Refusal> {
    let department = counter.department(visit.department_id).await?;
    Ok(CancelVisit {
        page: way.page_of(counter, visit),
        visit: counter.fill.facts(visit, None, department.as_ref()),
        patient_name: (grant.role() != Role::Patient).then(|| visit.patient_name.clone()),
        acting: carer.as_ref().map(ActingFor::from),
        possible: counter.appointments.may(visit, Move::Cancel, grant.role()),
        late: counter.appointments.is_late(visit, Move::Cancel, grant.role()),
        why: form.why(),
        reason: Field::of(form.reason.as_str()),
        trouble,
    })
}

/// Whether a visit already is as a button wants it, so that pressing twice is pressing once.
pub(super) fn is_done(by: Move, visit: &Appointment, seen: u32, role: Role) -> bool {
    match by {
        Move::Confirm => {
            let agreed = visit.history.len() > 1 && visit.history.last().is_some_and(|last| last.by == role && !last.moved);
            visit.status == Status::Confirmed || (visit.status == Status::Booked && agreed && visit.version.checked_sub(1) == Some(seen))
        }
        Move::CheckIn => visit.status == Status::CheckedIn,
        Move::UndoCheckIn => visit.history.len().checked_sub(1).is_some_and(|last| visit.takes_arrival_back(last)),
        Move::Start => visit.status == Status::InConsultation,
        Move::Record => visit.status == Status::Completed,
        Move::NoShow => visit.status == Status::NoShow,
        Move::Cancel => visit.status == Status::Cancelled,
        Move::Reschedule => false,
    }
}
