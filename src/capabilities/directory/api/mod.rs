//! The JSON API of departments and doctors.

mod departments;
mod doctors;
mod manage;

use axum::extract::FromRef;

use super::service::Directory;
use crate::access::permissions::Right;
use crate::capabilities::availability::service::Availability;
use crate::capabilities::people::service::People;
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::ground::Ground;
use crate::web::operations::routes;
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;

/// Every API route of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Ground: FromRef<S>,
    Directory: FromRef<S>,
    Availability: FromRef<S>,
    SettingsBook: FromRef<S>,
    People: FromRef<S>,
{
    let manage = Gate::Needs(Right::ManageDepartments);
    Routes::new()
        .api(Gate::Public, routes!(departments::list))
        .api(manage, routes!(departments::create))
        .api(Gate::Public, routes!(departments::show))
        .api(manage, routes!(departments::rename, departments::remove))
        .api(Gate::Public, routes!(doctors::list))
        .api(Gate::Needs(Right::ManageDoctors), routes!(manage::invite))
        .api(Gate::Public, routes!(doctors::show))
        .api(Gate::Needs(Right::ManageDoctors), routes!(manage::change, manage::deactivate))
        .api(Gate::Needs(Right::ManageDoctors), routes!(manage::reactivate))
}
