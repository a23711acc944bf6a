//! The JSON API of records: thin over `service`. One place turns a record error into a refusal.

mod body;
mod write;

use axum::extract::FromRef;
use utoipa_axum::routes;

use super::service::Records;
use crate::access::permissions::Right;
use crate::capabilities::settings::service::SettingsBook;
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
{
    Routes::new().api(Gate::Needs(Right::WriteRecord), routes!(write::write))
}
