//! The landing page.

use axum::extract::State;
use axum::response::Html;

use super::super::views::landing::Landing;
use crate::capabilities::settings::service::SettingsBook;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::say::Day;
use crate::web::state::WebState;

/// Where everybody begins. Costs no call of its own.
pub(super) async fn landing(
    State(web): State<WebState>,
    State(settings): State<SettingsBook>,
    page: Page,
) -> Result<Html<String>, Refusal> {
    let settings = settings.now();
    page.render(&Landing {
        today: Day::of(settings.zone.date(web.clock.now())),
        address: settings.address.clone(),
        reception_phone: settings.reception_phone.clone(),
    })
}
