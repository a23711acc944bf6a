//! Endpoints: listed, added, stopped, resumed, removed.

use axum::extract::State;
use axum::response::IntoResponse;
use http::{StatusCode, header};

use super::body::{NewWebhookBody, WebhookBody, WebhookInput, WebhookPatch};
use crate::access::grant::Granted;
use crate::access::permissions::{AddWebhook, ManageWebhooks};
use crate::capabilities::settings::service::SettingsBook;
use crate::capabilities::webhooks::model::{Format, NewWebhook, Webhook};
use crate::capabilities::webhooks::service::{After, Webhooks};
use crate::identity::ground::Ground;
use crate::primitives::ids::WebhookId;
use crate::primitives::text::Sensitive;
use crate::web::cursor::{ListBody, Paging, PagingQuery};
use crate::web::etag::{Etag, IfMatch};
use crate::web::idempotency::{MaybeKeyed, Replayed};
use crate::web::json::{ApiJson, ApiPath};
use crate::web::refusal::Refusal;
use crate::web::routes::API_BASE;

/// The webhooks of the house, newest first, the disabled ones too.
#[utoipa::path(get, path = "/webhooks", tag = "integrations", params(PagingQuery), responses((status = 200, body = ListBody<WebhookBody>)))]
pub(super) async fn list(
    grant: Granted<ManageWebhooks>,
    State(webhooks): State<Webhooks>,
    State(settings): State<SettingsBook>,
    paging: Paging,
) -> Result<impl IntoResponse, Refusal> {
    let zone = settings.now().zone.clone();
    let place: Option<After> = paging.start()?;
    let listed = webhooks.list(&grant, paging.limit().get(), place).await?;
    let mut newest = webhooks.newest(&listed.items).await?.into_iter();
    paging.answer(listed.map(|webhook| WebhookBody::of(webhook, newest.next().flatten(), &zone)))
}

/// One webhook.
#[utoipa::path(get, path = "/webhooks/{id}", tag = "integrations", params(("id" = WebhookId, Path)),
    responses((status = 200, body = WebhookBody), (status = 404, description = "no such webhook")))]
pub(super) async fn show(
    grant: Granted<ManageWebhooks>,
    State(webhooks): State<Webhooks>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<WebhookId>,
) -> Result<impl IntoResponse, Refusal> {
    let webhook = webhooks.find(&grant, id).await?.ok_or(Refusal::NotFound)?;
    Ok((Etag::version(webhook.version), told(&webhooks, &settings, webhook).await?))
}

/// Let another program be told what happens, from the next event on. At most ten can be.
///
/// It gets a `POST` per event, signed as Standard Webhooks 1.0 says (`webhook-id`, `webhook-timestamp`, `webhook-signature`)
/// with the secret that only this answer shows. With `json` the body is that of the operations topic: `{"id", "event", "at",
/// "subject", "version", "facts"}`, ids and instants only; with `google_chat` it is `{"text"}`. Any answer 2xx within ten seconds
/// is good, 410 disables the webhook, everything else is tried again, seven times over 18 hours, and not before a `Retry-After` of at
/// most twelve hours is over. Three days without one good answer disable it. At least once: drop what has
/// a `webhook-id` that you know. The order is not promised: of one `subject`, the greater `version` is the later one.
#[utoipa::path(post, path = "/webhooks", tag = "integrations", request_body = WebhookInput, params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = NewWebhookBody, headers(("Location" = String))),
              (status = 409, description = "not-allowed-now: there are ten"),
              (status = 422, description = "some fields cannot be used; each is named")))]
pub(super) async fn add(
    grant: Granted<AddWebhook>,
    State(ground): State<Ground>,
    State(webhooks): State<Webhooks>,
    State(settings): State<SettingsBook>,
    MaybeKeyed { key, fingerprint, body }: MaybeKeyed<WebhookInput>,
) -> Result<impl IntoResponse, Refusal> {
    let name = body.name.unwrap_or_default();
    let format = body.format.as_deref().unwrap_or(Format::default().word());
    let new = NewWebhook::parse(&name, &body.url, format, body.events.as_deref(), body.department_id.as_deref(), webhooks.reach())?;
    let once = key.map(|key| ground.once(grant.id(), "webhooks", key.as_str(), fingerprint.as_str()));
    let added = webhooks.add(&grant, new, once.as_ref()).await?;
    let replayed = Replayed(added.secret.is_none());
    let secret = added.secret.map(|secret| Sensitive::new(secret.expose()));
    let ApiJson(webhook) = told(&webhooks, &settings, added.webhook).await?;
    let location = format!("{API_BASE}/webhooks/{}", webhook.id());
    Ok((StatusCode::CREATED, replayed, [(header::LOCATION, location)], ApiJson(NewWebhookBody { webhook, secret })))
}

/// Say anew what a webhook is called, where it listens and what it is told; what is not named stays, and so does its secret.
#[utoipa::path(patch, path = "/webhooks/{id}", tag = "integrations", request_body = WebhookPatch,
    params(("id" = WebhookId, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = WebhookBody), (status = 404, description = "no such webhook"),
              (status = 412, description = "changed since that version"),
              (status = 422, description = "some fields cannot be used; each is named")))]
pub(super) async fn change(
    grant: Granted<AddWebhook>,
    State(webhooks): State<Webhooks>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<WebhookId>,
    seen: IfMatch,
    ApiJson(body): ApiJson<WebhookPatch>,
) -> Result<impl IntoResponse, Refusal> {
    let change = body.read(webhooks.reach())?;
    let webhook = webhooks.change_what_is_told(&grant, id, &change, seen.version()?).await?;
    Ok((Etag::version(webhook.version), told(&webhooks, &settings, webhook).await?))
}

/// Remove a webhook and what became of its messages. Nothing is sent there any more.
#[utoipa::path(delete, path = "/webhooks/{id}", tag = "integrations", params(("id" = WebhookId, Path)),
    responses((status = 204), (status = 404, description = "no such webhook")))]
pub(super) async fn remove(
    grant: Granted<ManageWebhooks>,
    State(webhooks): State<Webhooks>,
    ApiPath(id): ApiPath<WebhookId>,
) -> Result<StatusCode, Refusal> {
    webhooks.remove(&grant, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Stop telling a webhook. What waits for it is dropped.
#[utoipa::path(post, path = "/webhooks/{id}/disable", tag = "integrations", params(("id" = WebhookId, Path)),
    responses((status = 200, body = WebhookBody), (status = 404, description = "no such webhook")))]
pub(super) async fn disable(
    grant: Granted<ManageWebhooks>,
    State(webhooks): State<Webhooks>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<WebhookId>,
) -> Result<ApiJson<WebhookBody>, Refusal> {
    let webhook = webhooks.disable(&grant, id).await?;
    told(&webhooks, &settings, webhook).await
}

/// Tell a webhook again, from the next event on.
#[utoipa::path(post, path = "/webhooks/{id}/enable", tag = "integrations", params(("id" = WebhookId, Path)),
    responses((status = 200, body = WebhookBody), (status = 404, description = "no such webhook")))]
pub(super) async fn enable(
    grant: Granted<ManageWebhooks>,
    State(webhooks): State<Webhooks>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<WebhookId>,
) -> Result<ApiJson<WebhookBody>, Refusal> {
    let webhook = webhooks.enable(&grant, id).await?;
    told(&webhooks, &settings, webhook).await
}

/// A webhook with its newest message.
async fn told(webhooks: &Webhooks, settings: &SettingsBook, webhook: Webhook) -> Result<ApiJson<WebhookBody>, Refusal> {
    let newest = webhooks.newest(std::slice::from_ref(&webhook)).await?.pop().flatten();
    Ok(ApiJson(WebhookBody::of(webhook, newest, &settings.now().zone)))
}
