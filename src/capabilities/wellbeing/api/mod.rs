//! The JSON API of what patients keep: thin over `service`. One place turns its errors into refusals.

mod body;
mod mood;
mod sharing;
mod vitals;

use axum::extract::FromRef;

use super::service::{Wellbeing, WellbeingError};
use crate::access::permissions::Right;
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::ground::Ground;
use crate::web::operations::routes;
use crate::web::problem::Problem;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;

/// Every API route of the slice.
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
        .api(keeps, routes!(vitals::own, vitals::add))
        .api(keeps, routes!(vitals::show, vitals::correct, vitals::remove))
        .api(Gate::SignedIn, routes!(vitals::list))
        .api(keeps, routes!(mood::own))
        .api(keeps, routes!(mood::show, mood::write, mood::remove))
        .api(Gate::SignedIn, routes!(mood::list))
        .api(keeps, routes!(sharing::list))
        .api(keeps, routes!(sharing::share, sharing::end))
}

impl From<WellbeingError> for Refusal {
    fn from(error: WellbeingError) -> Self {
        match error {
            WellbeingError::NotFound => Self::NotFound,
            WellbeingError::Stale => Self::StaleVersion,
            WellbeingError::KeyReused => Problem::KeyReused.into(),
            WellbeingError::Invalid(flaws) => flaws.into(),
            WellbeingError::Storage(error) => error.into(),
        }
    }
}
