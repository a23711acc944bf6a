//! Yes and no to an offered time, and giving an entry up.

use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use serde::Deserialize;

use super::Room;
use super::fill::{path_of, path_of_entry, whom};
use super::own::entry_page;
use crate::access::grant::Granted;
use crate::access::permissions::{AnswerOffer, WaitForTime};
use crate::access::role::Role;
use crate::capabilities::waiting_list::service::{Stands, WaitingError, Whose};
use crate::capabilities::waiting_list::views::{self as view, WithdrawEntry};
use crate::primitives::ids::WaitId;
use crate::web::flash;
use crate::web::forms::{SafeForm, seen_version};
use crate::web::frame::Flash;
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::texts::Message;

/// The version of the entry that the page was made from.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct AnswerForm {
    version: String,
}

/// Takes the time that is kept.
pub(super) async fn take(
    grant: Granted<AnswerOffer>,
    room: Room,
    ApiPath((whose, id)): ApiPath<(Whose, WaitId)>,
    page: Page,
    SafeForm(form): SafeForm<AnswerForm>,
) -> Result<Response, Refusal> {
    let stands = room.list.stands(&grant, whose).await?;
    match room.list.take(&grant, &stands, id, Some(seen_version(&form.version))).await {
        Ok(taken) => {
            let visit = taken.visit.appointment_id;
            let tail = if grant.role() == Role::Patient { "?booked" } else { "" };
            Ok(flash::redirect(&room.web, &format!("/appointments/{visit}{tail}"), Flash::good(view::taken()), Some(visit.to_string())))
        }
        Err(error) => not_done(&room, &stands, id, error, &page).await,
    }
}

/// Says no to it; the entry goes on waiting.
pub(super) async fn decline(
    grant: Granted<AnswerOffer>,
    room: Room,
    ApiPath((whose, id)): ApiPath<(Whose, WaitId)>,
    page: Page,
    SafeForm(form): SafeForm<AnswerForm>,
) -> Result<Response, Refusal> {
    let stands = room.list.stands(&grant, whose).await?;
    match room.list.decline(&grant, &stands, id, Some(seen_version(&form.version))).await {
        Ok(_) => Ok(flash::redirect(&room.web, &path_of_entry(&whom(&stands), id), Flash::good(view::declined()), None)),
        Err(error) => not_done(&room, &stands, id, error, &page).await,
    }
}

/// Why an offer was not answered, in words; other errors come back.
pub(super) fn trouble_of(error: WaitingError) -> Result<Message, WaitingError> {
    match error {
        WaitingError::Stale | WaitingError::NotNow => Ok(view::offer_over()),
        WaitingError::Gone => Ok(view::time_gone()),
        WaitingError::Busy => Ok(view::other_visit()),
        other => Err(other),
    }
}

/// The entry as it is now, with why.
async fn not_done(room: &Room, stands: &Stands, id: WaitId, error: WaitingError, page: &Page) -> Result<Response, Refusal> {
    let trouble = trouble_of(error)?;
    let seen = room.list.one(stands, id).await?;
    page.again(StatusCode::CONFLICT, &entry_page(room, stands, &seen, Some(trouble)))
}

/// What giving up means. What is over needs no asking.
pub(super) async fn ask_withdraw(
    grant: Granted<WaitForTime>,
    room: Room,
    ApiPath((whose, id)): ApiPath<(Whose, WaitId)>,
    page: Page,
) -> Result<Response, Refusal> {
    let stands = room.list.stands(&grant, whose).await?;
    let seen = room.list.one(&stands, id).await?;
    if !seen.standing.is_open() {
        return Ok(Redirect::to(&path_of_entry(&whom(&stands), id)).into_response());
    }
    Ok(page.render(&WithdrawEntry { whom: whom(&stands), entry: room.entry(&seen) })?.into_response())
}

/// Gives it up. Twice is fine.
pub(super) async fn withdraw(
    grant: Granted<WaitForTime>,
    room: Room,
    ApiPath((whose, id)): ApiPath<(Whose, WaitId)>,
) -> Result<Response, Refusal> {
    let stands = room.list.stands(&grant, whose).await?;
    match room.list.withdraw(&grant, &stands, id).await {
        Ok(()) => Ok(flash::redirect(&room.web, &path_of(&whom(&stands)), Flash::good(view::withdrawn()), None)),
        Err(WaitingError::NotNow | WaitingError::Stale) => {
            let to = path_of_entry(&whom(&stands), id);
            Ok(flash::redirect(&room.web, &to, Flash::bad(view::changed_since()), None))
        }
        Err(error) => Err(error.into()),
    }
}
