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
        visit_page: format!("/your-visit/{}", room.appointments.link_of(&holder.visit, &holder.address)),
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
        Err(error) => not_done(&room, &token, error, &page).await,
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
            let link = || format!("/your-visit/{}", room.appointments.link_of(&holder.visit, &holder.address));
            let visit_page = repair.is_as_answered(holder.visit.version).then(link);
            Ok(page.render(&RepairLinkEnded { said: Some(view::declined()), visit_page })?.into_response())
        }
        Err(error) => not_done(&room, &token, error, &page).await,
    }
}

async fn not_done(room: &Room, token: &str, error: RepairError, page: &Page) -> Result<Response, Refusal> {
    let trouble = trouble_of(error)?;
    match room.repairs.by_link(token, room.request).await? {
        RepairLink::Stands(holder) => shown(room, token, &holder, Some(trouble), page),
        other => ended(room, &other, page),
    }
}

/// What became of it, for whoever holds its link; of anything else nothing.
fn ended(room: &Room, link: &RepairLink, page: &Page) -> Result<Response, Refusal> {
    let RepairLink::Answered(holder) = link else {
        return page.again(StatusCode::GONE, &RepairLinkEnded { said: None, visit_page: None });
    };
    let said = match holder.repair.standing(room.repairs.now()) {
        State::Declined => view::declined(),
        State::Kept | State::Withdrawn => view::stays(),
        State::Moved if holder.repair.is_as_answered(holder.visit.version) => view::taken(room.when(holder.visit.start)),
        _ => view::offer_over(),
    };
    page.again(StatusCode::GONE, &RepairLinkEnded { said: Some(said), visit_page: None })
}
