//! The pages of the waiting room: `screens` for whoever hangs them up, `wall` is one of them, `entrance` the tablet by the door.

mod entrance;
mod screens;
mod wall;

use axum::extract::FromRef;
use http::Method;

use super::service::WaitingRooms;
use crate::access::permissions::Right;
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;

/// Where screens are made.
const SCREENS: &str = "/desk/screens";
/// The tablet by the entrance.
const ENTRANCE: &str = "/check-in";

/// Every page of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    WaitingRooms: FromRef<S>,
{
    let needs = Gate::Needs(Right::KeepScreens);
    Routes::new()
        .page(needs, Method::GET, SCREENS, screens::list)
        .page(needs, Method::POST, "/desk/screens/{department}", screens::make)
        .page(needs, Method::POST, "/desk/screens/{department}/end", screens::end)
        // Whoever has the key: a computer on a wall does not sign in.
        .page(Gate::Public, Method::GET, "/queue/{key}", wall::show)
        .page(Gate::Public, Method::GET, "/queue/{key}/stream", wall::stream)
        .page(Gate::Public, Method::GET, ENTRANCE, entrance::show)
        .page(Gate::Public, Method::POST, ENTRANCE, entrance::arrive)
}

/// Where a screen is opened.
pub(super) fn address_of(web: &WebState, key: &str) -> String {
    web.origin.link(&format!("/queue/{key}"))
}
