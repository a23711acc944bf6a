//! Messages: what became of them, a test, and sending one again.

use axum::extract::State;
use axum::response::IntoResponse;
use http::StatusCode;

use super::body::WebhookDeliveryBody;
use crate::access::grant::Granted;
use crate::access::permissions::ManageWebhooks;
use crate::capabilities::settings::service::SettingsBook;
use crate::capabilities::webhooks::service::{Earlier, Webhooks};
use crate::capabilities::webhooks::views::test_words;
use crate::primitives::ids::{EventId, WebhookId};
use crate::web::cursor::{ListBody, Paging, PagingQuery};
use crate::web::json::{ApiJson, ApiPath};
use crate::web::refusal::Refusal;

/// What a webhook was sent in the last 90 days, the newest event first.
#[utoipa::path(get, path = "/webhooks/{id}/deliveries", tag = "integrations", params(("id" = WebhookId, Path), PagingQuery),
    responses((status = 200, body = ListBody<WebhookDeliveryBody>), (status = 404, description = "no such webhook")))]
pub(super) async fn log(
    grant: Granted<ManageWebhooks>,
    State(webhooks): State<Webhooks>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<WebhookId>,
    paging: Paging,
) -> Result<impl IntoResponse, Refusal> {
    let zone = settings.now().zone.clone();
    let place: Option<Earlier> = paging.start()?;
    let listed = webhooks.log(&grant, id, paging.limit().get(), place).await?;
    paging.answer(listed.map(|delivery| WebhookDeliveryBody::of(delivery, &zone)))
}

/// Send a webhook a message that tells of nothing: `webhook.test`.
#[utoipa::path(post, path = "/webhooks/{id}/test", tag = "integrations", params(("id" = WebhookId, Path)),
    responses((status = 202, body = WebhookDeliveryBody), (status = 404, description = "no such webhook"),
              (status = 409, description = "not-allowed-now: it is disabled")))]
pub(super) async fn test(
    grant: Granted<ManageWebhooks>,
    State(webhooks): State<Webhooks>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<WebhookId>,
) -> Result<(StatusCode, ApiJson<WebhookDeliveryBody>), Refusal> {
    let (subject, text) = test_words().map_err(Refusal::internal)?;
    let message = webhooks.test(&grant, id, (&subject, &text)).await?;
    Ok((StatusCode::ACCEPTED, ApiJson(WebhookDeliveryBody::of(message, &settings.now().zone))))
}

/// Send a message again, at once and with as many tries as a new one. Its id and body stay as they are.
#[utoipa::path(post, path = "/webhooks/{id}/deliveries/{delivery_id}/resend", tag = "integrations",
    params(("id" = WebhookId, Path), ("delivery_id" = EventId, Path)),
    responses((status = 202, body = WebhookDeliveryBody), (status = 404, description = "no such webhook or message"),
              (status = 409, description = "not-allowed-now: it is disabled")))]
pub(super) async fn resend(
    grant: Granted<ManageWebhooks>,
    State(webhooks): State<Webhooks>,
    State(settings): State<SettingsBook>,
    ApiPath((id, delivery)): ApiPath<(WebhookId, EventId)>,
) -> Result<(StatusCode, ApiJson<WebhookDeliveryBody>), Refusal> {
    let message = webhooks.resend(&grant, id, delivery).await?;
    Ok((StatusCode::ACCEPTED, ApiJson(WebhookDeliveryBody::of(message, &settings.now().zone))))
}
