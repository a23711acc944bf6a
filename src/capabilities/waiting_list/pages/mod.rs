//! The pages of the waiting list: `own` (a patient's entries and one of them), `form` (asking and changing), `answer` (yes, no, giving
//! up), `by_link` (the same from the mail), `desk` (a department's list), `fill` (what views are made of).

mod answer;
mod by_link;
mod desk;
mod fill;
mod form;
mod own;

use axum::extract::{FromRef, FromRequestParts};
use http::Method;
use http::request::Parts;

use super::service::WaitingList;
use crate::access::permissions::Right;
use crate::capabilities::appointments::service::Appointments;
use crate::capabilities::directory::service::Directory;
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::ground::Ground;
use crate::primitives::ids::RequestId;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;
use crate::web::telemetry::RequestFacts;

/// Every page of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Ground: FromRef<S>,
    WaitingList: FromRef<S>,
    Appointments: FromRef<S>,
    Directory: FromRef<S>,
    SettingsBook: FromRef<S>,
{
    let (waits, answers) = (Gate::Needs(Right::WaitForTime), Gate::Needs(Right::AnswerOffer));
    Routes::new()
        .page(waits, Method::GET, "/waiting-list", own::begin)
        .page(waits, Method::GET, "/patients/{pid}/waiting-list", own::list)
        .page(waits, Method::POST, "/patients/{pid}/waiting-list", form::ask)
        .page(waits, Method::GET, "/patients/{pid}/waiting-list/new", form::new)
        .page(waits, Method::GET, "/patients/{pid}/waiting-list/{id}", own::show)
        .page(waits, Method::POST, "/patients/{pid}/waiting-list/{id}", form::change)
        .page(waits, Method::GET, "/patients/{pid}/waiting-list/{id}/edit", form::edit)
        .page(waits, Method::GET, "/patients/{pid}/waiting-list/{id}/withdraw", answer::ask_withdraw)
        .page(waits, Method::POST, "/patients/{pid}/waiting-list/{id}/withdraw", answer::withdraw)
        .page(answers, Method::POST, "/patients/{pid}/waiting-list/{id}/take", answer::take)
        .page(answers, Method::POST, "/patients/{pid}/waiting-list/{id}/decline", answer::decline)
        // Whoever has the link of a mail: what it gives is asked of the permission list in the handlers.
        .page(Gate::Public, Method::GET, "/waiting-offer/{token}", by_link::show)
        .page(Gate::Public, Method::POST, "/waiting-offer/{token}/take", by_link::take)
        .page(Gate::Public, Method::POST, "/waiting-offer/{token}/decline", by_link::decline)
        .page(Gate::Needs(Right::SeeWaitingList), Method::GET, "/desk/waiting-list", desk::show)
}

/// What every page of the slice works with.
struct Room {
    list: WaitingList,
    appointments: Appointments,
    directory: Directory,
    settings: SettingsBook,
    ground: Ground,
    web: WebState,
    /// This request, for the trail.
    request: RequestId,
}

impl<S> FromRequestParts<S> for Room
where
    S: Send + Sync,
    WebState: FromRef<S>,
    Ground: FromRef<S>,
    WaitingList: FromRef<S>,
    Appointments: FromRef<S>,
    Directory: FromRef<S>,
    SettingsBook: FromRef<S>,
{
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        Ok(Self {
            list: WaitingList::from_ref(state),
            appointments: Appointments::from_ref(state),
            directory: Directory::from_ref(state),
            settings: SettingsBook::from_ref(state),
            ground: Ground::from_ref(state),
            web: WebState::from_ref(state),
            request: RequestFacts::of(&parts.extensions).id,
        })
    }
}
