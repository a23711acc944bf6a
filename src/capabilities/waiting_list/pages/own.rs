//! A patient's entries, and one of them.

use axum::response::{IntoResponse, Redirect, Response};

use super::Room;
use super::fill::whom;
use crate::access::grant::Granted;
use crate::access::permissions::WaitForTime;
use crate::access::role::Role;
use crate::capabilities::waiting_list::model::MOST_OPEN;
use crate::capabilities::waiting_list::service::{Seen, Stands, Whose};
use crate::capabilities::waiting_list::views::{EntryPage, MyWaiting};
use crate::primitives::ids::WaitId;
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::texts::Message;

/// Where everybody begins: a patient with their own, the desk with a department's.
pub(super) async fn begin(grant: Granted<WaitForTime>) -> Redirect {
    Redirect::to(if grant.role() == Role::Patient { "/patients/me/waiting-list" } else { "/desk/waiting-list" })
}

/// A patient's entries.
pub(super) async fn list(grant: Granted<WaitForTime>, room: Room, ApiPath(whose): ApiPath<Whose>, page: Page) -> Result<Response, Refusal> {
    let stands = room.list.stands(&grant, whose).await?;
    let seen = room.list.of(&stands).await?;
    let full = seen.iter().filter(|one| one.standing.is_open()).count() >= MOST_OPEN;
    let departments = if full { Vec::new() } else { room.departments().await? };
    let entries = seen.iter().map(|one| room.entry(one)).collect();
    Ok(page.render(&MyWaiting { whom: whom(&stands), entries, departments, full })?.into_response())
}

/// One entry.
pub(super) async fn show(
    grant: Granted<WaitForTime>,
    room: Room,
    ApiPath((whose, id)): ApiPath<(Whose, WaitId)>,
    page: Page,
) -> Result<Response, Refusal> {
    let stands = room.list.stands(&grant, whose).await?;
    let seen = room.list.one(&stands, id).await?;
    Ok(page.render(&entry_page(&room, &stands, &seen, None))?.into_response())
}

/// The page of one entry, perhaps with why something was not done.
pub(super) fn entry_page(room: &Room, stands: &Stands, seen: &Seen, trouble: Option<Message>) -> EntryPage {
    EntryPage {
        whom: whom(stands),
        entry: room.entry(seen),
        version: seen.entry.version,
        reason: seen.reason.as_ref().map(|reason| reason.expose().clone()).filter(|_| stands.reads()),
        history: seen.entry.history.iter().rev().map(|told| room.happening(told)).collect(),
        open: seen.standing.is_open(),
        weekdays: seen.entry.wish.weekdays.iter().map(|day| day.word()).collect(),
        trouble,
    }
}
