//! The pages of conversations: thin over `service`. To whoever may read none there are none: 404, also for staff.
//!
//! `inbox`: all of one's own, and with whom one may begin · `thread`: one of them, and the form. Without scripts a page is read again to
//! see what is new, and a button says that it was read: a GET changes nothing.

mod inbox;
mod thread;

use axum::extract::{FromRef, FromRequestParts};
use http::Method;
use http::request::Parts;

use super::model::Message;
use super::service::Chat;
use super::views::Said;
use crate::identity::ground::Ground;
use crate::primitives::ids::{DepartmentId, UserId};
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;

/// Where all of them are.
const INBOX: &str = "/conversations";

/// Every page of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Chat: FromRef<S>,
    Ground: FromRef<S>,
{
    let signed_in = Gate::SignedIn;
    Routes::new()
        .page(signed_in, Method::GET, INBOX, inbox::show)
        .page(signed_in, Method::POST, INBOX, inbox::open)
        .page(signed_in, Method::GET, "/conversations/{id}", thread::show)
        .page(signed_in, Method::POST, "/conversations/{id}", thread::send)
        .page(signed_in, Method::POST, "/conversations/{id}/read", thread::read)
        .page(signed_in, Method::GET, "/conversations/{id}/stream", thread::stream)
}

/// What every page of the slice works with.
struct Desk {
    chat: Chat,
    web: WebState,
    ground: Ground,
}

impl<S> FromRequestParts<S> for Desk
where
    WebState: FromRef<S>,
    Chat: FromRef<S>,
    Ground: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Refusal;
    async fn from_request_parts(_: &mut Parts, state: &S) -> Result<Self, Refusal> {
        Ok(Self { chat: Chat::from_ref(state), web: WebState::from_ref(state), ground: Ground::from_ref(state) })
    }
}

/// Where a patient finds others in the place of a doctor who has left: those of the department, unless it is gone too.
fn others_of(department: Option<DepartmentId>) -> String {
    department.map_or_else(|| "/departments".to_owned(), |department| format!("/departments/{department}"))
}

/// A message as somebody sees it.
fn said(message: Message, reader: UserId, web: &WebState) -> Said {
    let place = if reader == message.patient_id { String::new() } else { format!("/patients/{}", message.patient_id) };
    let (file, href) = message.attached.map(|one| (one.file_name.expose().clone(), format!("{place}/reports/{}", one.report_id))).unzip();
    Said {
        id: message.message_id,
        mine: message.author_id == reader,
        author: message.author_name,
        at: web.when(message.sent_at),
        text: message.text.expose().clone(),
        file,
        href,
    }
}
