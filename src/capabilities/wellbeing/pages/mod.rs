//! The pages of what patients keep: thin over `service`, every mistake the same page again with what was typed.
//!
//! `vitals`: measurements · `mood`: the log and its switches · `timeline`: everything, with charts · `glance`: a patient in care on
//! one page · `charts` and `fill`: what views are made of. A timeline that somebody may not read is not there: 404, also for staff.

mod charts;
mod fill;
mod glance;
mod mood;
mod timeline;
mod vitals;

use axum::extract::{FromRef, FromRequestParts};
use http::Method;
use http::request::Parts;

use self::fill::Fill;
use super::service::Wellbeing;
use crate::access::permissions::Right;
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::ground::Ground;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;

/// Every page of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Wellbeing: FromRef<S>,
    SettingsBook: FromRef<S>,
    Ground: FromRef<S>,
{
    let keeps = Gate::Needs(Right::KeepHealthNotes);
    Routes::new()
        .page(keeps, Method::GET, "/vitals", vitals::list)
        .page(keeps, Method::POST, "/vitals", vitals::add)
        .page(keeps, Method::GET, "/vitals/{id}", vitals::show)
        .page(keeps, Method::POST, "/vitals/{id}", vitals::correct)
        .page(keeps, Method::POST, "/vitals/{id}/remove", vitals::remove)
        .page(keeps, Method::GET, "/mood", mood::today)
        .page(keeps, Method::GET, "/mood/{date}", mood::show)
        .page(keeps, Method::POST, "/mood/{date}", mood::save)
        .page(keeps, Method::POST, "/mood/{date}/remove", mood::remove)
        .page(keeps, Method::POST, "/mood-sharing/{doctor_id}", mood::switch)
        .page(Gate::SignedIn, Method::GET, "/timeline", timeline::own)
        .page(Gate::SignedIn, Method::GET, "/patients/{pid}/timeline", timeline::show)
        .page(Gate::SignedIn, Method::GET, "/patients/{pid}/overview", glance::show)
}

/// What every page of the slice works with: the use cases and this moment's words.
struct Diary {
    wellbeing: Wellbeing,
    web: WebState,
    fill: Fill,
}

impl<S> FromRequestParts<S> for Diary
where
    WebState: FromRef<S>,
    Wellbeing: FromRef<S>,
    SettingsBook: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Refusal;
    async fn from_request_parts(_: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let (web, settings) = (WebState::from_ref(state), SettingsBook::from_ref(state).now());
        let fill = Fill { now: web.clock.now(), zone: settings.zone.clone(), crisis_line: settings.crisis_line.clone() };
        Ok(Self { wellbeing: Wellbeing::from_ref(state), web, fill })
    }
}
