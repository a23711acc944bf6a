//! The pages of the directory: thin over `service`.
//!
//! `landing`: where everybody begins · `departments`: all of them, and one with whoever is free soonest.

mod departments;
mod landing;

use axum::extract::FromRef;
use http::Method;

use super::service::Directory;
use crate::capabilities::availability::service::Availability;
use crate::capabilities::settings::service::SettingsBook;
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;

/// Every page of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Directory: FromRef<S>,
    Availability: FromRef<S>,
    SettingsBook: FromRef<S>,
{
    Routes::new()
        .page(Gate::Public, Method::GET, "/", landing::landing)
        .page(Gate::Public, Method::GET, "/departments", departments::departments)
        .page(Gate::Public, Method::GET, "/departments/{id}", departments::department)
}
