//! Choosing another time by the link of the mail about it. Opening a link changes nothing, because scanners of mail follow links.
//!
//! Whoever has answered is led to the visit by a link of its own. The same press sent again makes that link again while the visit is as
//! the answer left it, and none once it has changed: a used link must not outlive the links of the visit.

use axum::response::{IntoResponse, Response};
use http::StatusCode;

use super::Room;
use super::answer::ChoiceForm;
use super::fill::trouble_of;
use crate::capabilities::repairs::model::State;
use crate::capabilities::repairs::service::{Holder, RepairError, RepairLink, Taken};
use crate::capabilities::repairs::views::{self as view, RepairByLink, RepairLinkEnded};
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::texts::Message;

/// The times.
pub(super) async fn show(room: Room, ApiPath(token): ApiPath<String>, page: Page) -> Result<Response, Refusal> {
    match room.repairs.by_link(&token, room.request).await? {
        RepairLink::Stands(holder) => shown(&room, &token, &holder, None, &page),
        other => ended(&room, &other, &page),
    }
}

fn shown(room: &Room, token: &str, holder: &Holder, trouble: Option<Message>, page: &Page) -> Result<Response, Refusal> {
    let status = if trouble.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    let view = RepairByLink {
        page: format!("/other-time/{token}"),
        visit: room.visit(&holder.repair),
        visit_page: visit_page(room, holder),
        trouble,
    };
    page.again(status, &view)
}

/// Takes one, and leads to the visit by the link of its own mail.
pub(super) async fn take(
    room: Room,
    ApiPath(token): ApiPath<String>,
    page: Page,
    SafeForm(form): SafeForm<ChoiceForm>,
) -> Result<Response, Refusal> {
    let holder = match room.repairs.by_link(&token, room.request).await? {
        RepairLink::Stands(holder) | RepairLink::Answered(holder) => holder,
        RepairLink::Ended => return ended(&room, &RepairLink::Ended, &page),
    };
    match room.repairs.take(&holder.grant()?, holder.repair.about.appointment_id, form.hold()?).await {
        Ok(Taken { as_answered: false, .. }) => ended(&room, &RepairLink::Answered(holder), &page),
        Ok(Taken { visit, .. }) => {
            let path = format!("/your-visit/{}", room.appointments.link_of(&visit, &holder.address));
            Ok(flash::redirect(&room.web, &path, Flash::good(view::taken(room.when(visit.start))), None))
        }
        Err(error) => not_done(&room, (token.as_str(), &holder), error, &page).await,
    }
}

/// Says that none suits.
pub(super) async fn decline(room: Room, ApiPath(token): ApiPath<String>, page: Page) -> Result<Response, Refusal> {
    let holder = match room.repairs.by_link(&token, room.request).await? {
        RepairLink::Stands(holder) | RepairLink::Answered(holder) => holder,
        RepairLink::Ended => return ended(&room, &RepairLink::Ended, &page),
    };
    let repair = &holder.repair;
    match room.repairs.decline(&holder.grant()?, repair.about.appointment_id, Some(repair.round)).await {
        Ok(repair) => {
            let visit_page = repair.is_as_answered(holder.visit.version).then(|| visit_page(&room, &holder));
            let is_open = visit_page.is_some();
            Ok(page.render(&RepairLinkEnded { said: Some(view::declined()), visit_page, is_open })?.into_response())
        }
        Err(error) => not_done(&room, (token.as_str(), &holder), error, &page).await,
    }
}

/// The page of the visit by a link of its own.
fn visit_page(room: &Room, holder: &Holder) -> String {
    format!("/your-visit/{}", room.appointments.link_of(&holder.visit, &holder.address))
}

/// The times that are left, with why one was not taken. Where none is, the patient hears of others by another mail, or is called; the
/// visit is as it was.
async fn not_done(room: &Room, (token, before): (&str, &Holder), error: RepairError, page: &Page) -> Result<Response, Refusal> {
    let gone = matches!(error, RepairError::Gone);
    let trouble = trouble_of(error)?;
    match room.repairs.by_link(token, room.request).await? {
        RepairLink::Stands(holder) => shown(room, token, &holder, Some(trouble), page),
        _ if gone => {
            let visit_page = Some(visit_page(room, before));
            page.again(StatusCode::GONE, &RepairLinkEnded { said: Some(view::times_gone()), visit_page, is_open: true })
        }
        other => ended(room, &other, page),
    }
}

/// What became of it, for whoever holds its link; of anything else nothing.
fn ended(room: &Room, link: &RepairLink, page: &Page) -> Result<Response, Refusal> {
    let RepairLink::Answered(holder) = link else {
        return page.again(StatusCode::GONE, &RepairLinkEnded { said: None, visit_page: None, is_open: false });
    };
    let standing = holder.repair.standing(room.repairs.now());
    // What is kept stays so, and the link leads to it again once the check-in is taken back.
    if standing.is_open() && holder.visit.status.is_here() && holder.visit.start == holder.repair.about.start {
        return page.again(StatusCode::CONFLICT, &RepairLinkEnded { said: Some(view::here()), visit_page: None, is_open: false });
    }
    let as_answered = holder.repair.is_as_answered(holder.visit.version);
    let said = match standing {
        State::Declined => view::declined(),
        State::Kept | State::Withdrawn => view::stays(),
        State::Moved if as_answered => view::taken(room.when(holder.visit.start)),
        _ => view::offer_over(),
    };
    let visit_page = as_answered.then(|| visit_page(room, holder));
    let is_open = as_answered && standing == State::Declined;
    page.again(StatusCode::GONE, &RepairLinkEnded { said: Some(said), visit_page, is_open })
}
