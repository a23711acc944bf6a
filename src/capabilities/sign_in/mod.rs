//! Accounts of people: registering, applying as a doctor, confirming the address, signing in and out.
//!
//! Rows: `requests` (partition `lost_devices`: what the desk asked and nobody decided); `users`, `emails`, `lookups`, `sessions` and counters in `guards` are `identity`'s. Events:
//! `account.registered` (owes the mail with the link), `account.confirmed`, `doctor.awaiting_approval`. Pages: `/register`, `/apply`,
//! `/register/check-your-mail`, `/confirm-address/{token}`, `/register/address-confirmed`, `/sign-in`, `/sign-out`. API:
//! `/session`, `/patients`. Nobody learns here whether an address has an account.

pub mod api;
pub mod model;
pub mod pages;
pub mod service;
pub mod store;
pub mod views;

use axum::extract::FromRef;

use crate::capabilities::directory::service::Directory;
use crate::web::routes::Routes;
use crate::web::state::WebState;
use service::SignIn;

/// Every route of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    SignIn: FromRef<S>,
    Directory: FromRef<S>,
{
    api::routes().merge(pages::routes())
}
