//! The JSON API of accounts: thin over `service`. One place turns errors into refusals.

mod body;
mod caller;
mod patients;
mod session;

use axum::extract::FromRef;
use utoipa_axum::routes;

use super::service::{RegisterError, SignIn, SignInError};
use crate::identity::throttle::Throttled;
use crate::web::problem::Problem;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;

pub(super) use caller::Caller;

/// Every API route of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    SignIn: FromRef<S>,
{
    Routes::new()
        .api(Gate::Public, routes!(patients::register))
        .api(Gate::Public, routes!(session::enter))
        .api(Gate::SignInBegun, routes!(session::leave))
}

/// Why somebody is not in, as a problem.
pub(super) fn not_in(error: SignInError, web: &WebState) -> Refusal {
    match error {
        SignInError::Wrong => Problem::WrongCredentials.into(),
        SignInError::Wait { seconds } => Refusal::TooManyRequests { retry_after: seconds },
        SignInError::Busy => web.busy(),
        SignInError::Hashing(what) => Refusal::internal(what),
        SignInError::Storage(error) => error.into(),
    }
}

/// Why nothing was registered, as a problem.
pub(super) fn not_registered(error: RegisterError, web: &WebState) -> Refusal {
    match error {
        RegisterError::Invalid(flaws) => flaws.into(),
        RegisterError::Throttled(Throttled::Wait { seconds }) => Refusal::TooManyRequests { retry_after: seconds },
        RegisterError::Throttled(Throttled::Storage(error)) | RegisterError::Storage(error) => error.into(),
        RegisterError::KeyReused => Problem::KeyReused.into(),
        RegisterError::Busy => web.busy(),
        RegisterError::Hashing(what) => Refusal::internal(what),
    }
}
