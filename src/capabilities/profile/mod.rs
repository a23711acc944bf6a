//! One's own profile (F16, F17): what the house knows of a person, and the part that is theirs to change.
//!
//! Rows: none of its own. A patient's, a receptionist's and an administrator's profile is their account in `users`; a
//! doctor's is their row in `directory`, with the account following. No events; every change has an audit entry. Pages:
//! `/profile`. API: `GET` and `PATCH /me`.

pub mod api;
pub mod model;
pub mod pages;
pub mod service;
pub mod views;

use axum::extract::FromRef;

use crate::capabilities::directory::service::Directory;
use crate::web::routes::Routes;
use crate::web::state::WebState;
use service::Profiles;

/// Every route of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Directory: FromRef<S>,
    Profiles: FromRef<S>,
{
    api::routes().merge(pages::routes())
}
