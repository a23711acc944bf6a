//! One visit by the link of a mail (F45): seen, confirmed, moved and cancelled without signing in, each change by a button.
//!
//! Opening a link changes nothing, because scanners of mail follow links. A change ends the link and leads on to the next one.

use axum::response::{IntoResponse, Response};
use http::StatusCode;

use super::super::model::{Appointment, Move, Status};
use super::super::service::{BookingError, ByLink, Holder, Wish};
use super::super::views::by_link::{Can, VisitByLink, VisitLinkEnded};
use super::super::views::{banners, visits as view};
use super::Counter;
use super::change::{self, MoveForm, is_done, is_moved, to_visit};
use super::choose::{Asked, start as start_of};
use super::said::{agreed, given_back};
use super::visits::is_too_late;
use super::way::Way;
use super::why::CancelForm;
use crate::access::grant::Granted;
use crate::access::permissions::{ConfirmAppointment, SeeAppointments};
use crate::access::role::Role;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::json::{ApiPath, ApiQuery};
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::texts::Message;

/// The link is no longer one: the same words whyever. `done`: whoever pressed twice hears what the first press did.
pub(super) fn ended(page: &Page, done: Option<Message>) -> Result<Response, Refusal> {
    let status = if done.is_some() { StatusCode::OK } else { StatusCode::GONE };
    page.again(status, &VisitLinkEnded { done })
}

async fn follow(counter: &Counter, token: &str) -> Result<ByLink, Refusal> {
    Ok(counter.appointments.by_link(token, counter.request).await?)
}

/// The visit as its mail tells of it.
pub(super) async fn show(counter: Counter, ApiPath(token): ApiPath<String>, page: Page) -> Result<Response, Refusal> {
    let holder = match follow(&counter, &token).await? {
        ByLink::Opens(holder) => holder,
        before => return ended(&page, said_if_cancelled(&counter, &before)),
    };
    let _: Granted<SeeAppointments> = holder.grant()?;
    let (visit, way) = (&holder.visit, Way::Link(&holder));
    let hit = async { Ok::<_, Refusal>(counter.repairs.open_for(visit).await?) };
    let (department, hit) = tokio::try_join!(counter.department(visit.department_id), hit)?;
    let may = |by| counter.appointments.may(visit, by, Role::Patient) && !(hit.is_some() && by == Move::Confirm);
    let late = counter.appointments.late_for(&visit.into()).filter(|_| hit.is_none());
    let ways = [(Move::Confirm, Can::Confirm), (Move::Reschedule, Can::Move), (Move::Cancel, Can::Cancel)];
    let view = VisitByLink {
        page: way.page_of(&counter, visit),
        visit: counter.fill.facts(visit, None, department.as_ref()).hit(hit.is_some()).late(late),
        offers: hit.as_ref().and_then(|repair| way.offers_of(&counter, repair)),
        can: ways.into_iter().filter(|(by, _)| may(*by)).map(|(_, can)| can).collect(),
        too_late: is_too_late(visit, Role::Patient, may(Move::Cancel)),
    };
    Ok(page.render(&view)?.into_response())
}

/// Says that the patient comes, or that a proposed time suits them.
pub(super) async fn confirm(counter: Counter, ApiPath(token): ApiPath<String>, page: Page) -> Result<Response, Refusal> {
    let holder = match follow(&counter, &token).await? {
        ByLink::Opens(holder) => holder,
        before => return ended(&page, pressed_twice(&before, said_if_confirmed)),
    };
    let grant: Granted<ConfirmAppointment> = holder.grant()?;
    let (id, way) = (holder.visit.appointment_id, Way::Link(&holder));
    if holder.visit.status == Status::Confirmed {
        return Ok(to_visit(&counter, way, &holder.visit, banners::confirmed())); // pressed twice
    }
    match counter.repairs.confirm(&grant, id, &Wish { version: Some(holder.seen), ..Wish::default() }).await {
        Ok(visit) => Ok(to_visit(&counter, way, &visit, agreed(&visit))),
        Err(BookingError::Changed { .. }) => match follow(&counter, &token).await? {
            ByLink::Opens(now) if now.visit.status == Status::Confirmed => Ok(to_visit(&counter, way, &now.visit, banners::confirmed())),
            before => ended(&page, pressed_twice(&before, said_if_confirmed)),
        },
        Err(BookingError::NotAllowedNow) => {
            Ok(flash::redirect(&counter.web, &way.page_of(&counter, &holder.visit), Flash::bad(view::not_allowed_now()), None))
        }
        Err(BookingError::OfferGone) => {
            Ok(flash::redirect(&counter.web, &way.page_of(&counter, &holder.visit), Flash::bad(banners::offer_gone()), None))
        }
        Err(error) => Err(counter.refusal(error)),
    }
}

/// Times to move it to.
pub(super) async fn times(
    counter: Counter,
    ApiPath(token): ApiPath<String>,
    ApiQuery(asked): ApiQuery<Asked>,
    page: Page,
) -> Result<Response, Refusal> {
    let ByLink::Opens(holder) = follow(&counter, &token).await? else { return ended(&page, None) };
    change::times_for(&counter, &holder.grant()?, holder.visit.appointment_id, Way::Link(&holder), &asked, &page).await
}

/// Moves it.
pub(super) async fn reschedule(
    counter: Counter,
    ApiPath(token): ApiPath<String>,
    page: Page,
    SafeForm(form): SafeForm<MoveForm>,
) -> Result<Response, Refusal> {
    match follow(&counter, &token).await? {
        ByLink::Opens(holder) => {
            let (grant, way) = (holder.grant()?, Way::Link(&holder));
            change::reschedule_for(&counter, &grant, holder.visit.appointment_id, way, &form, &page).await
        }
        before => {
            let is_there = |visit: &Appointment| start_of(&form.start) == Some(visit.start) && is_moved(visit);
            let said = |visit: &Appointment| is_there(visit).then(|| banners::moved(counter.fill.when(visit.start)));
            ended(&page, pressed_twice(&before, said))
        }
    }
}

/// What giving it back means.
pub(super) async fn ask_cancel(counter: Counter, ApiPath(token): ApiPath<String>, page: Page) -> Result<Response, Refusal> {
    let ByLink::Opens(holder) = follow(&counter, &token).await? else { return ended(&page, None) };
    change::ask_cancel_for(&counter, &holder.grant()?, holder.visit.appointment_id, Way::Link(&holder), &page).await
}

/// Gives it back.
pub(super) async fn cancel(
    counter: Counter,
    ApiPath(token): ApiPath<String>,
    page: Page,
    SafeForm(form): SafeForm<CancelForm>,
) -> Result<Response, Refusal> {
    match follow(&counter, &token).await? {
        ByLink::Opens(holder) => {
            let (grant, way) = (holder.grant()?, Way::Link(&holder));
            change::cancel_for(&counter, &grant, holder.visit.appointment_id, way, form, &page).await
        }
        before => {
            let is_over = |visit: &Appointment| is_done(Move::Cancel, visit, visit.version, Role::Patient);
            ended(&page, pressed_twice(&before, |visit| is_over(visit).then(|| given_back(&counter, visit))))
        }
    }
}

/// What the first press did, where the link's visit has changed once since, and so.
fn pressed_twice(before: &ByLink, said: impl FnOnce(&Appointment) -> Option<Message>) -> Option<Message> {
    let ByLink::Changed(Holder { visit, seen, .. }) = before else { return None };
    if visit.version.checked_sub(1) == Some(*seen) { said(visit) } else { None }
}

/// The link of an older mail about a visit that is over with: that is what has changed since.
fn said_if_cancelled(counter: &Counter, before: &ByLink) -> Option<Message> {
    let ByLink::Changed(Holder { visit, .. }) = before else { return None };
    (visit.status == Status::Cancelled).then(|| given_back(counter, visit))
}

fn said_if_confirmed(visit: &Appointment) -> Option<Message> {
    is_done(Move::Confirm, visit, visit.version.saturating_sub(1), Role::Patient).then(|| agreed(visit))
}
