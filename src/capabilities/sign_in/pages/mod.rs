//! The pages of registering and signing in: thin over `service`.

mod register;
mod session;

use axum::extract::FromRef;
use http::Method;

use super::service::SignIn;
use crate::web::gate::SIGN_IN;
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;

/// Every page of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    SignIn: FromRef<S>,
{
    Routes::new()
        .page(Gate::Public, Method::GET, "/register", register::show)
        .page(Gate::Public, Method::POST, "/register", register::send)
        .page(Gate::Public, Method::GET, register::CHECK_MAIL, register::check_your_mail)
        .page(Gate::Public, Method::GET, "/confirm-address/{token}", register::link)
        .page(Gate::Public, Method::POST, "/confirm-address/{token}", register::confirm)
        .page(Gate::Public, Method::GET, register::CONFIRMED, register::confirmed)
        .page(Gate::Public, Method::GET, SIGN_IN, session::show)
        .page(Gate::Public, Method::POST, SIGN_IN, session::enter)
        .page(Gate::SignInBegun, Method::POST, "/sign-out", session::leave)
}
