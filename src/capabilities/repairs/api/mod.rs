//! Repairs over the API: what is open, the one of a visit, choosing a time, and what staff do with it.

mod body;
mod one;

use axum::extract::FromRef;

use super::service::{RepairError, Repairs};
use crate::access::permissions::Right;
use crate::capabilities::settings::service::SettingsBook;
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
    Repairs: FromRef<S>,
    SettingsBook: FromRef<S>,
{
    let (moves, repairs) = (Gate::Needs(Right::MoveAppointment), Gate::Needs(Right::RepairVisits));
    Routes::new()
        .api(repairs, routes!(one::list))
        .api(moves, routes!(one::show))
        .api(moves, routes!(one::take))
        .api(moves, routes!(one::decline))
        .api(repairs, routes!(one::offer))
        .api(repairs, routes!(one::keep))
}

impl From<RepairError> for Refusal {
    fn from(error: RepairError) -> Self {
        match error {
            RepairError::NotFound => Self::NotFound,
            RepairError::NotNow | RepairError::Busy => Problem::NotAllowedNow.into(),
            RepairError::Gone => Problem::TimeTaken.into(),
            RepairError::Stale => Self::StaleVersion,
            RepairError::Storage(error) => error.into(),
        }
    }
}
