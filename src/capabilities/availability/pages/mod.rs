//! The pages of a doctor's hours: thin over `service`, every mistake the same page again with what was typed.
//!
//! `week`: the hours and what patients will see · `rules`: weekly rules · `copy`: one weekday's on others · `exceptions`, `exception_form`: leave, closed
//! times, extra hours · `visits`: booked visits in the way · `fill`: what views are made of.

mod copy;
mod exception_form;
mod exceptions;
mod fill;
mod kinds;
mod rules;
mod visits;
mod week;

use axum::extract::{FromRef, FromRequestParts};
use axum::response::Response;
use http::Method;
use http::request::Parts;

use self::fill::Fill;
use super::api;
use super::service::{Availability, HoursError};
use crate::access::permissions::Right;
use crate::capabilities::appointments::service::Appointments;
use crate::capabilities::repairs::service::Repairs;
use crate::capabilities::settings::service::SettingsBook;
use crate::primitives::ids::UserId;
use crate::web::flash;
use crate::web::frame::Flash;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;

/// Every page of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Availability: FromRef<S>,
    Appointments: FromRef<S>,
    Repairs: FromRef<S>,
    SettingsBook: FromRef<S>,
{
    let manage = Gate::Needs(Right::ManageAvailability);
    Routes::new()
        .page(manage, Method::GET, "/hours", week::own)
        .page(manage, Method::GET, "/doctors/{id}/hours", week::show)
        .page(manage, Method::GET, "/doctors/{id}/hours/new", rules::new)
        .page(manage, Method::POST, "/doctors/{id}/hours", rules::add)
        .page(manage, Method::GET, "/doctors/{id}/hours/copy", copy::ask)
        .page(manage, Method::POST, "/doctors/{id}/hours/copy", copy::copy)
        .page(manage, Method::GET, "/doctors/{id}/hours/{rule_id}", rules::show)
        .page(manage, Method::POST, "/doctors/{id}/hours/{rule_id}", rules::change)
        .page(manage, Method::POST, "/doctors/{id}/hours/{rule_id}/remove", rules::remove)
        .page(manage, Method::GET, "/doctors/{id}/visit-kinds/new", kinds::new)
        .page(manage, Method::POST, "/doctors/{id}/visit-kinds", kinds::add)
        .page(manage, Method::GET, "/doctors/{id}/visit-kinds/{kind_id}", kinds::show)
        .page(manage, Method::POST, "/doctors/{id}/visit-kinds/{kind_id}", kinds::change)
        .page(manage, Method::POST, "/doctors/{id}/visit-kinds/{kind_id}/remove", kinds::remove)
        .page(manage, Method::GET, "/doctors/{id}/exceptions/new", exceptions::new)
        .page(manage, Method::POST, "/doctors/{id}/exceptions", exceptions::add)
        .page(manage, Method::GET, "/doctors/{id}/exceptions/{exception_id}", exceptions::show)
        .page(manage, Method::POST, "/doctors/{id}/exceptions/{exception_id}", exceptions::settle)
        .page(manage, Method::POST, "/doctors/{id}/exceptions/{exception_id}/remove", exceptions::remove)
}

/// What every page of the slice works with: the use cases, and this moment's words.
struct Office {
    availability: Availability,
    appointments: Appointments,
    repairs: Repairs,
    web: WebState,
    fill: Fill,
    grain: u16,
}

impl<S> FromRequestParts<S> for Office
where
    S: Send + Sync,
    WebState: FromRef<S>,
    Availability: FromRef<S>,
    Appointments: FromRef<S>,
    Repairs: FromRef<S>,
    SettingsBook: FromRef<S>,
{
    type Rejection = Refusal;
    async fn from_request_parts(_: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let (web, settings) = (WebState::from_ref(state), SettingsBook::from_ref(state));
        Ok(Self {
            availability: Availability::from_ref(state),
            appointments: Appointments::from_ref(state),
            repairs: Repairs::from_ref(state),
            fill: Fill::at(web.clock.now(), settings.now()),
            grain: settings.grain(),
            web,
        })
    }
}

impl Office {
    /// To a doctor's hours, with a sentence.
    fn to_hours(&self, doctor: UserId, flash: Flash) -> Response {
        flash::redirect(&self.web, &hours_of(doctor), flash, None)
    }

    /// What a page cannot say itself.
    fn refusal(&self, error: HoursError) -> Refusal {
        api::refusal(error, self.fill.zone())
    }
}

fn hours_of(doctor: UserId) -> String {
    format!("/doctors/{doctor}/hours")
}
