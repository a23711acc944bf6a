//! An offered time by the link of the mail about it. Opening a link changes nothing, because scanners of mail follow links.

use axum::response::{IntoResponse, Response};
use http::StatusCode;

use super::Room;
use super::answer::trouble_of;
use crate::capabilities::waiting_list::model::{State, What};
use crate::capabilities::waiting_list::service::{Holder, OfferLink};
use crate::capabilities::waiting_list::views::{self as view, LinkEnded, OfferByLink};
use crate::web::flash;
use crate::web::frame::Flash;
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::texts::Message;

/// The offered time.
pub(super) async fn show(room: Room, ApiPath(token): ApiPath<String>, page: Page) -> Result<Response, Refusal> {
    match room.list.by_link(&token, room.request).await? {
        OfferLink::Stands(holder) => shown(&room, &token, &holder, None, &page),
        other => ended(&other, &page),
    }
}

fn shown(room: &Room, token: &str, holder: &Holder, trouble: Option<Message>, page: &Page) -> Result<Response, Refusal> {
    let Some(offer) = holder.entry.offer.as_ref() else { return ended(&OfferLink::Ended, page) };
    let status = if trouble.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    let view = OfferByLink {
        page: format!("/waiting-offer/{token}"),
        department: holder.entry.department.clone(),
        offer: room.offer(offer),
        trouble,
    };
    page.again(status, &view)
}

/// Takes it, and leads to the visit by the link of its own mail.
pub(super) async fn take(room: Room, ApiPath(token): ApiPath<String>, page: Page) -> Result<Response, Refusal> {
    let holder = match room.list.by_link(&token, room.request).await? {
        OfferLink::Stands(holder) | OfferLink::Answered(holder) => holder,
        OfferLink::Ended => return ended(&OfferLink::Ended, &page),
    };
    let (grant, stands) = (holder.grant()?, holder.stands());
    match room.list.take(&grant, &stands, holder.entry.wait_id, Some(holder.seen)).await {
        Ok(made) => {
            let path = format!("/your-visit/{}", room.appointments.link_of(&made.visit, &holder.address));
            Ok(flash::redirect(&room.web, &path, Flash::good(view::taken()), None))
        }
        Err(error) => {
            let trouble = trouble_of(error)?;
            match room.list.by_link(&token, room.request).await? {
                OfferLink::Stands(holder) => shown(&room, &token, &holder, Some(trouble), &page),
                other => ended(&other, &page),
            }
        }
    }
}

/// Says no to it.
pub(super) async fn decline(room: Room, ApiPath(token): ApiPath<String>, page: Page) -> Result<Response, Refusal> {
    let link = room.list.by_link(&token, room.request).await?;
    let OfferLink::Stands(holder) = &link else { return ended(&link, &page) };
    let (grant, stands) = (holder.grant()?, holder.stands());
    match room.list.decline(&grant, &stands, holder.entry.wait_id, Some(holder.seen)).await {
        Ok(_) => Ok(page.render(&LinkEnded { said: Some(view::declined()), waits: true })?.into_response()),
        Err(error) => {
            trouble_of(error)?;
            ended(&room.list.by_link(&token, room.request).await?, &page)
        }
    }
}

/// What became of the offer, for whoever holds its link; of anything else nothing.
fn ended(link: &OfferLink, page: &Page) -> Result<Response, Refusal> {
    let OfferLink::Answered(Holder { entry, seen, .. }) = link else {
        return page.again(StatusCode::GONE, &LinkEnded { said: None, waits: false });
    };
    let latest = entry.history.last().map(|told| told.what).filter(|_| entry.version == seen + 1);
    let said = match latest {
        Some(What::Booked) => view::taken(),
        Some(What::Declined) => view::declined(),
        Some(What::Gone) => view::time_gone(),
        _ => view::offer_over(),
    };
    page.again(StatusCode::GONE, &LinkEnded { said: Some(said), waits: matches!(entry.state, State::Waiting | State::Offered) })
}
