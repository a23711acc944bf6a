//! The JSON API of reports: thin over `service`. As with records, whoever may read none finds none: staff get 404.

mod body;
mod index;
mod read;
mod reading;
mod reading_body;
mod write;

use axum::extract::FromRef;

use super::service::Reports;
use crate::access::permissions::Right;
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
    Reports: FromRef<S>,
    SettingsBook: FromRef<S>,
    Ground: FromRef<S>,
{
    Routes::new()
        .api(Gate::SignedIn, routes!(read::list))
        .api(Gate::SignedIn, routes!(write::add))
        .api(Gate::SignedIn, routes!(read::show))
        .api(Gate::SignedIn, routes!(write::remove))
        .api(Gate::SignedIn, routes!(write::complete))
        .api(Gate::SignedIn, routes!(read::download))
        .api(Gate::SignedIn, routes!(reading::show))
        .api(Gate::SignedIn, routes!(reading::review))
        .api(Gate::Needs(Right::SeeRecordIndex), routes!(index::index))
}
