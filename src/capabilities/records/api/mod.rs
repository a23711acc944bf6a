//! The JSON API of records: thin over `service`. One place turns a record error into a refusal.
//!
//! Below `/patients/{pid}/records` everybody comes in who is signed in: to whoever may read no records there are none,
//! so staff get 404 like any stranger to the patient, and not 403.

mod background;
mod body;
mod read;
mod write;

use axum::extract::FromRef;

use super::service::Records;
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
    Records: FromRef<S>,
    SettingsBook: FromRef<S>,
    Ground: FromRef<S>,
{
    Routes::new()
        .api(Gate::Needs(Right::WriteRecord), routes!(write::write))
        .long()
        .api(Gate::SignedIn, routes!(read::list))
        .api(Gate::SignedIn, routes!(read::show))
        .api(Gate::SignedIn, routes!(write::amend))
        .long()
        .api(Gate::Needs(Right::KeepHealthNotes), routes!(background::own, background::write))
        .long()
        .api(Gate::SignedIn, routes!(background::show))
}
