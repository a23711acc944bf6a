//! The pages of registering and signing in: thin over `service`.

mod apply;
mod language;
mod lost_devices;
mod new_address;
mod password;
mod proof;
mod register;
mod second_factor;
mod security;
mod session;

use axum::extract::FromRef;
use http::Method;

use super::service::SignIn;
use crate::access::permissions::Right;
use crate::capabilities::directory::service::Directory;
use crate::web::gate::{APPLICATION, PROOF, SECOND_FACTOR, SIGN_IN};
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;

/// Every page of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    SignIn: FromRef<S>,
    Directory: FromRef<S>,
{
    Routes::new()
        .page(Gate::Public, Method::POST, "/language", language::choose)
        .page(Gate::Public, Method::GET, "/register", register::show)
        .page(Gate::Public, Method::POST, "/register", register::send)
        .page(Gate::Public, Method::GET, register::CHECK_MAIL, register::check_your_mail)
        .page(Gate::Public, Method::GET, "/confirm-address/{token}", register::link)
        .page(Gate::Public, Method::POST, "/confirm-address/{token}", register::confirm)
        .page(Gate::Public, Method::GET, register::CONFIRMED, register::confirmed)
        .page(Gate::Public, Method::GET, SIGN_IN, session::show)
        .page(Gate::Public, Method::POST, SIGN_IN, session::enter)
        .page(Gate::Public, Method::GET, "/apply", apply::show)
        .page(Gate::Public, Method::POST, "/apply", apply::send)
        .page(Gate::Public, Method::GET, apply::CHECK_MAIL, apply::check_your_mail)
        .page(Gate::Public, Method::GET, apply::CONFIRMED, apply::confirmed)
        .page(Gate::Known, Method::GET, APPLICATION, apply::waits)
        .page(Gate::Known, Method::POST, "/sign-out", session::leave)
        .page(Gate::Public, Method::GET, "/forgot-password", password::forgot)
        .page(Gate::Public, Method::POST, "/forgot-password", password::ask)
        .page(Gate::Public, Method::GET, password::SENT, password::sent)
        .page(Gate::Public, Method::GET, "/set-password/{token}", password::link)
        .page(Gate::Public, Method::POST, "/set-password/{token}", password::set)
        .page(Gate::SignInBegun, Method::GET, SECOND_FACTOR, second_factor::step)
        .page(Gate::SignInBegun, Method::POST, SECOND_FACTOR, second_factor::enter)
        .page(Gate::SignInBegun, Method::POST, second_factor::SET_UP, second_factor::begin)
        .page(Gate::Needs(Right::ChangeSecurity), Method::GET, second_factor::SET_UP, second_factor::offer)
        .page(Gate::Needs(Right::ChangeSecurity), Method::GET, second_factor::NEW_CODES, second_factor::before_codes)
        .page(Gate::Needs(Right::ChangeSecurity), Method::POST, second_factor::NEW_CODES, second_factor::new_codes)
        .page(Gate::Needs(Right::ChangeSecurity), Method::GET, "/security/email", new_address::show)
        .page(Gate::Needs(Right::ChangeSecurity), Method::POST, "/security/email", new_address::ask)
        .page(Gate::Public, Method::GET, "/confirm-new-address/{token}", new_address::link)
        .page(Gate::Public, Method::POST, "/confirm-new-address/{token}", new_address::confirm)
        .page(Gate::Needs(Right::ReportLostDevice), Method::GET, lost_devices::HERE, lost_devices::list)
        .page(Gate::Needs(Right::ReportLostDevice), Method::POST, lost_devices::HERE, lost_devices::report)
        .page(Gate::Needs(Right::ReportLostDevice), Method::POST, "/desk/lost-devices/{id}/keep", lost_devices::keep)
        .page(Gate::Needs(Right::EndLostDevice), Method::GET, "/desk/lost-devices/{id}/end", lost_devices::before)
        .page(Gate::Needs(Right::EndLostDevice), Method::POST, "/desk/lost-devices/{id}/end", lost_devices::end)
        .page(Gate::Needs(Right::UseOwnAccount), Method::GET, PROOF, proof::ask)
        .page(Gate::Needs(Right::UseOwnAccount), Method::POST, PROOF, proof::answer)
        .page(Gate::Needs(Right::KeepOwnSignIn), Method::GET, session::STAY, session::stay)
        .page(Gate::Needs(Right::UseOwnAccount), Method::POST, "/security/second-factor/end", second_factor::end)
        .page(Gate::Needs(Right::KeepOwnSignIn), Method::GET, "/security", security::show)
        .page(Gate::Needs(Right::KeepOwnSignIn), Method::GET, "/security/password", security::back)
        .page(Gate::Needs(Right::KeepOwnSignIn), Method::POST, "/security/password", security::change_password)
        .page(Gate::Needs(Right::KeepOwnSignIn), Method::POST, "/security/sessions/end-others", security::end_others)
        .page(Gate::Needs(Right::KeepOwnSignIn), Method::POST, "/security/sessions/{id}/end", security::end_session)
}
