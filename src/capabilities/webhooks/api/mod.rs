//! Webhooks over the API. One place turns errors into refusals.

mod body;
mod endpoints;
mod messages;

use axum::extract::FromRef;

use super::service::{WebhookError, Webhooks};
use crate::access::permissions::Right;
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::ground::Ground;
use crate::web::operations::routes;
use crate::web::problem::Problem;
use crate::web::refusal::{Because, Refusal};
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;
use crate::web::texts::Message;

/// Every API route of the slice. No key opens any of them.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Ground: FromRef<S>,
    Webhooks: FromRef<S>,
    SettingsBook: FromRef<S>,
{
    let needs = Gate::Needs(Right::ManageWebhooks);
    Routes::new()
        .api(needs, routes!(endpoints::list))
        .api(Gate::Needs(Right::AddWebhook), routes!(endpoints::add))
        .api(needs, routes!(endpoints::show, endpoints::remove))
        .api(Gate::Needs(Right::AddWebhook), routes!(endpoints::change))
        .api(needs, routes!(endpoints::disable))
        .api(needs, routes!(endpoints::enable))
        .api(needs, routes!(messages::log))
        .api(needs, routes!(messages::test))
        .api(needs, routes!(messages::resend))
}

impl From<WebhookError> for Refusal {
    fn from(error: WebhookError) -> Self {
        let not_now = |why: &'static str| Because::of(Problem::NotAllowedNow).detail(Message::new(why)).into();
        match error {
            WebhookError::NotFound => Self::NotFound,
            WebhookError::Invalid(flaws) => flaws.into(),
            WebhookError::Full => not_now("problem-not-allowed-now-webhooks-full"),
            WebhookError::Disabled => not_now("problem-not-allowed-now-webhook-disabled"),
            WebhookError::KeyReused => Problem::KeyReused.into(),
            WebhookError::Stale => Self::StaleVersion,
            WebhookError::Storage(error) => error.into(),
        }
    }
}
