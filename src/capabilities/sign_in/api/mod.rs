//! The JSON API of accounts: thin over `service`. One place turns errors into refusals.

mod address;
mod applications;
mod body;
mod caller;
mod lost_devices;
mod password;
mod patients;
mod proof;
mod second_factor;
mod session;
mod sessions;

use axum::extract::FromRef;

use super::service::{FactorError, NewAddressError, PasswordError, RegisterError, SignIn, SignInError};
use crate::access::permissions::Right;
use crate::identity::throttle::Throttled;
use crate::web::operations::routes;
use crate::web::problem::Problem;
use crate::web::refusal::{FieldError, Refusal};
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;

pub(super) use caller::Caller;
pub(super) use lost_devices::lost_device_refusal;
pub(super) use proof::not_proven;

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
        .api(Gate::Public, routes!(applications::apply))
        .api(Gate::Public, routes!(session::enter))
        .api(Gate::Known, routes!(session::leave))
        .api(Gate::Needs(Right::KeepOwnSignIn), routes!(session::left))
        .api(Gate::Needs(Right::UseOwnAccount), routes!(proof::prove))
        // Whoever is on the way in may have to set one up first; ending one needs a whole sign-in.
        .api(Gate::SignInBegun, routes!(second_factor::offer, second_factor::begin))
        .api(Gate::Needs(Right::UseOwnAccount), routes!(second_factor::end))
        .api(Gate::Needs(Right::ChangeSecurity), routes!(second_factor::renew))
        .api(Gate::Needs(Right::ChangeSecurity), routes!(address::ask))
        .api(Gate::Public, routes!(address::confirm))
        .api(Gate::Needs(Right::KeepOwnSignIn), routes!(password::change))
        .api(Gate::Needs(Right::ReportLostDevice), routes!(lost_devices::list, lost_devices::report))
        .api(Gate::Needs(Right::EndLostDevice), routes!(lost_devices::approve))
        .api(Gate::Needs(Right::ReportLostDevice), routes!(lost_devices::reject))
        .api(Gate::Public, routes!(password::ask))
        .api(Gate::Public, routes!(password::set))
        .api(Gate::Needs(Right::KeepOwnSignIn), routes!(sessions::list, sessions::end_others))
        .api(Gate::Needs(Right::KeepOwnSignIn), routes!(sessions::end))
}

/// Why somebody is not in, as a problem.
pub(super) fn not_in(error: SignInError, web: &WebState) -> Refusal {
    match error {
        SignInError::Wrong => Problem::WrongCredentials.into(),
        SignInError::CodeNeeded => Problem::SecondFactorRequired.into(),
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

/// Why a password was not changed, as a problem.
pub(super) fn not_changed(error: PasswordError, web: &WebState) -> Refusal {
    match error {
        PasswordError::Wrong => Refusal::field(FieldError::new("/current_password", "wrong_password")),
        PasswordError::Invalid(flaws) => flaws.into(),
        PasswordError::Ended => Refusal::NotFound,
        PasswordError::Wait { seconds } => Refusal::TooManyRequests { retry_after: seconds },
        PasswordError::Busy => web.busy(),
        PasswordError::Hashing(what) => Refusal::internal(what),
        PasswordError::Storage(error) => error.into(),
    }
}

/// Why another address was not asked for, as a problem.
pub(super) fn not_asked(error: NewAddressError) -> Refusal {
    match error {
        NewAddressError::Invalid(flaws) => flaws.into(),
        NewAddressError::Gone => Refusal::Unauthenticated,
        NewAddressError::Throttled(Throttled::Wait { seconds }) => Refusal::TooManyRequests { retry_after: seconds },
        NewAddressError::Throttled(Throttled::Storage(error)) | NewAddressError::Storage(error) => error.into(),
    }
}

/// Why a second factor was not begun, used or ended, as a problem.
pub(super) fn factor_refusal(error: FactorError) -> Refusal {
    match error {
        FactorError::Wrong | FactorError::BeginAnew => Refusal::field(FieldError::new("/code", "wrong_code")),
        FactorError::Wait { seconds } => Refusal::TooManyRequests { retry_after: seconds },
        FactorError::NotNow | FactorError::Needed => Problem::NotAllowedNow.into(),
        FactorError::ProofNeeded => Problem::ProofNeeded.into(),
        FactorError::Storage(error) => error.into(),
    }
}
