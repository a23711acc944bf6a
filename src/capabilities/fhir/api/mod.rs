//! The FHIR API: a file for each type of resource, with how it is mapped and its thin handlers over the services of the house.

mod answer;
mod appointment;
mod asked;
mod capability;
mod document;
mod format;
mod patient;
mod practitioner;
mod schedule;
mod slot;

use axum::extract::FromRef;

use crate::access::permissions::Right;
use crate::capabilities::appointments::service::Appointments;
use crate::capabilities::availability::service::Availability;
use crate::capabilities::directory::service::Directory;
use crate::capabilities::people::service::People;
use crate::capabilities::profile::service::Profiles;
use crate::capabilities::reports::service::Reports;
use crate::capabilities::settings::service::SettingsBook;
use crate::web::operations::routes;
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;

/// Every route of the slice: each behind the gate of the same data in the JSON API.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    SettingsBook: FromRef<S>,
    Directory: FromRef<S>,
    Availability: FromRef<S>,
    Appointments: FromRef<S>,
    Reports: FromRef<S>,
    People: FromRef<S>,
    Profiles: FromRef<S>,
{
    let visits = Gate::Needs(Right::SeeAppointments);
    Routes::new()
        .fhir(Gate::Public, routes!(capability::metadata))
        .fhir(Gate::SignedIn, routes!(patient::show))
        .fhir(Gate::Public, routes!(practitioner::search))
        .fhir(Gate::Public, routes!(practitioner::show))
        .fhir(Gate::Public, routes!(schedule::search))
        .fhir(Gate::Public, routes!(schedule::show))
        .fhir(Gate::Public, routes!(slot::search))
        .fhir(Gate::Public, routes!(slot::show))
        .fhir(visits, routes!(appointment::search))
        .fhir(visits, routes!(appointment::show))
        .fhir(Gate::SignedIn, routes!(document::search))
        .fhir(Gate::SignedIn, routes!(document::show))
}
