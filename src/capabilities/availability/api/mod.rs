//! The JSON API of doctors' hours and free times. One place turns an error of hours into a refusal.

mod body;
mod exceptions;
mod free_times;
mod kinds;
mod rules;

use axum::extract::FromRef;

pub(super) use body::refusal;

use super::service::Availability;
use crate::access::permissions::Right;
use crate::capabilities::appointments::service::Appointments;
use crate::capabilities::repairs::service::Repairs;
use crate::capabilities::settings::service::SettingsBook;
use crate::web::operations::routes;
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;

/// Every API route of the slice.
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
        .api(Gate::Public, routes!(free_times::of_doctor))
        .api(Gate::Public, routes!(free_times::soonest))
        .api(Gate::Public, routes!(kinds::show))
        .api(manage, routes!(kinds::replace))
        .api(manage, routes!(rules::show, rules::add))
        .api(manage, routes!(rules::change, rules::remove))
        .api(manage, routes!(exceptions::add))
        .api(manage, routes!(exceptions::remove))
}
