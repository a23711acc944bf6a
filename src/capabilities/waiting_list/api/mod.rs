//! The waiting list over the API: a patient's own entries, those of one a carer or the desk acts for, and a department's list.

mod answer;
mod body;
mod list;

use axum::extract::FromRef;

use super::service::{WaitingError, WaitingList};
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
    Ground: FromRef<S>,
    WaitingList: FromRef<S>,
    SettingsBook: FromRef<S>,
{
    let (waits, answers) = (Gate::Needs(Right::WaitForTime), Gate::Needs(Right::AnswerOffer));
    Routes::new()
        .api(waits, routes!(list::list, list::ask))
        .api(waits, routes!(list::show, list::change, list::withdraw))
        .api(answers, routes!(answer::take))
        .api(answers, routes!(answer::decline))
        .api(Gate::Needs(Right::SeeWaitingList), routes!(list::of_department))
}

impl From<WaitingError> for Refusal {
    fn from(error: WaitingError) -> Self {
        match error {
            WaitingError::NotFound => Self::NotFound,
            WaitingError::Invalid(flaws) => flaws.into(),
            WaitingError::Full | WaitingError::WaitsAlready(_) | WaitingError::NotNow | WaitingError::Busy => Problem::NotAllowedNow.into(),
            WaitingError::Gone => Problem::TimeTaken.into(),
            WaitingError::Stale => Self::StaleVersion,
            WaitingError::KeyReused => Problem::KeyReused.into(),
            WaitingError::Storage(error) => error.into(),
        }
    }
}
