//! The pages of the directory: thin over `service`.
//!
//! `landing`: where everybody begins · `departments`: all of them, and one with whoever is free soonest · `doctors`: the
//! search · `profile`: one doctor · `guide`: what these work with.

mod departments;
mod doctors;
mod guide;
mod landing;
mod profile;

use axum::extract::FromRef;
use axum::response::{IntoResponse, Response};
use http::{Method, StatusCode};

use super::service::Directory;
use crate::capabilities::availability::service::Availability;
use crate::capabilities::settings::service::SettingsBook;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::render::View;
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
        .page(Gate::Public, Method::GET, "/doctors", doctors::search)
        .page(Gate::Public, Method::GET, "/doctors/{id}", profile::show)
}

/// A page under another status than 200.
fn again<V: View>(page: &Page, status: StatusCode, view: &V) -> Result<Response, Refusal> {
    Ok((status, page.render(view)?).into_response())
}
