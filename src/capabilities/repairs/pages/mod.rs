//! The pages of repairs: `desk` (what is open, and what staff do with it), `answer` (choosing a time, signed in), `by_link` (the same
//! from the mail), `fill` (what views are made of).

mod answer;
mod by_link;
mod desk;
mod fill;

use axum::extract::{FromRef, FromRequestParts};
use http::Method;
use http::request::Parts;

use super::service::Repairs;
use crate::access::permissions::Right;
use crate::capabilities::appointments::service::Appointments;
use crate::capabilities::settings::service::SettingsBook;
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
    Repairs: FromRef<S>,
    Appointments: FromRef<S>,
    SettingsBook: FromRef<S>,
{
    let (moves, repairs) = (Gate::Needs(Right::MoveAppointment), Gate::Needs(Right::RepairVisits));
    Routes::new()
        .page(repairs, Method::GET, "/desk/repairs", desk::list)
        .page(moves, Method::GET, "/appointments/{id}/repair", answer::show)
        .page(moves, Method::POST, "/appointments/{id}/repair/take", answer::take)
        .page(moves, Method::POST, "/appointments/{id}/repair/decline", answer::decline)
        .page(repairs, Method::POST, "/appointments/{id}/repair/offer", desk::offer)
        .page(repairs, Method::POST, "/appointments/{id}/repair/keep", desk::keep)
        // Whoever has the link of a mail: what it gives is asked of the permission list in the handlers.
        .page(Gate::Public, Method::GET, "/other-time/{token}", by_link::show)
        .page(Gate::Public, Method::POST, "/other-time/{token}/take", by_link::take)
        .page(Gate::Public, Method::POST, "/other-time/{token}/decline", by_link::decline)
}

/// What every page of the slice works with.
struct Room {
    repairs: Repairs,
    appointments: Appointments,
    settings: SettingsBook,
    web: WebState,
    /// This request, for the trail.
    request: RequestId,
}

impl<S> FromRequestParts<S> for Room
where
    S: Send + Sync,
    WebState: FromRef<S>,
    Repairs: FromRef<S>,
    Appointments: FromRef<S>,
    SettingsBook: FromRef<S>,
{
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        Ok(Self {
            repairs: Repairs::from_ref(state),
            appointments: Appointments::from_ref(state),
            settings: SettingsBook::from_ref(state),
            web: WebState::from_ref(state),
            request: RequestFacts::of(&parts.extensions).id,
        })
    }
}
