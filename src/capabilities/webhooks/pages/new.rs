//! Adding a webhook, and saying anew what one is told.

use axum::response::{Html, IntoResponse, Response};
use http::StatusCode;
use serde::Deserialize;
use serde_json::json;

use super::{ALL, Office};
use crate::access::grant::Granted;
use crate::access::permissions::AddWebhook;
use crate::capabilities::webhooks::model::{MOST, NewWebhook, SaidAnew, Webhook, WebhookChange};
use crate::capabilities::webhooks::service::WebhookError;
use crate::capabilities::webhooks::views::{self as view, Changed, DepartmentChoice, NewWebhookPage, WebhookAdded};
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::WebhookId;
use crate::primitives::web_address::Reach;
use crate::web::event_choice::groups;
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::idempotency::{Fingerprint, IdempotencyKey};
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::texts::Message;

/// A new webhook, as typed and ticked.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct WebhookForm {
    name: String,
    url: String,
    format: String,
    which: String,
    events: Vec<String>,
    department_id: String,
    idempotency_key: String,
    /// Of the webhook that is changed.
    version: u32,
}

impl WebhookForm {
    fn of(webhook: &Webhook) -> Self {
        Self {
            name: webhook.name.clone(),
            format: webhook.format.word().to_owned(),
            which: if webhook.events.is_empty() { "all" } else { "some" }.to_owned(),
            events: webhook.events.clone(),
            department_id: webhook.department_id.map_or_else(String::new, |id| id.to_string()),
            version: webhook.version,
            ..Self::default()
        }
    }

    /// What it says anew: an address that was left out stays.
    fn change(&self, reach: Reach) -> Result<WebhookChange, Flaws> {
        let said = SaidAnew {
            name: Some(self.name.as_str()).filter(|name| !name.trim().is_empty()),
            url: Some(self.url.as_str()).filter(|url| !url.trim().is_empty()),
            format: Some(&self.format),
            events: Some((self.which == "some").then_some(self.events.as_slice())),
            department: Some(Some(self.department_id.as_str()).filter(|id| !id.is_empty())),
        };
        WebhookChange::parse(&said, reach)
    }

    fn read(&self, reach: Reach) -> Result<NewWebhook, Flaws> {
        let department = Some(self.department_id.as_str()).filter(|id| !id.is_empty());
        let events = (self.which == "some").then_some(self.events.as_slice());
        NewWebhook::parse(&self.name, &self.url, &self.format, events, department, reach)
    }

    /// The page again, with what was typed and what to change.
    fn again(self, departments: Vec<DepartmentChoice>, flaws: &Flaws, trouble: Option<Message>) -> NewWebhookPage {
        let error = |pointer: &str| flaws.0.iter().find(|flaw| flaw.pointer.starts_with(pointer)).map(words_of);
        NewWebhookPage {
            groups: groups(&self.events),
            name: Field { value: self.name, error: error("/name"), ..Field::default() },
            url: Field { value: self.url, error: error("/url"), ..Field::default() },
            format: Field { value: self.format, error: error("/format"), ..Field::default() },
            which: Field { value: self.which, error: error("/events"), ..Field::default() },
            department_id: Field { value: self.department_id, error: error("/department_id"), ..Field::default() },
            departments,
            idempotency_key: self.idempotency_key,
            changes: None,
            trouble,
        }
    }
}

fn words_of(flaw: &Flaw) -> Message {
    let limit = flaw.numbers.first().and_then(|(_, limit)| u32::try_from(*limit).ok()).unwrap_or_default();
    match (flaw.pointer.as_ref(), flaw.code) {
        ("/url", code) => view::address_wrong(code),
        ("/name", "too_long") => view::name_too_long(limit),
        ("/name", _) => Message::new("wrong-text-unprintable"),
        ("/format", _) => Message::new("field-unknown-format"),
        ("/department_id", _) => Message::new("field-unknown-department"),
        _ => view::nothing_ticked(),
    }
}

impl Office {
    async fn choices(&self) -> Result<Vec<DepartmentChoice>, Refusal> {
        let departments = self.directory.departments().await?.into_iter();
        Ok(departments.map(|department| DepartmentChoice { value: department.id.to_string(), name: department.name }).collect())
    }

    /// The form again, to be corrected.
    async fn corrected(
        &self,
        page: &Page,
        status: StatusCode,
        form: WebhookForm,
        flaws: &Flaws,
        trouble: Option<Message>,
    ) -> Result<Response, Refusal> {
        page.again(status, &form.again(self.choices().await?, flaws, trouble))
    }
}

pub(super) async fn new(grant: Granted<AddWebhook>, office: Office, page: Page) -> Result<Html<String>, Refusal> {
    let idempotency_key = grant.request().to_string();
    let form = WebhookForm { format: "json".to_owned(), which: "all".to_owned(), idempotency_key, ..WebhookForm::default() };
    page.render(&form.again(office.choices().await?, &Flaws::default(), None))
}

/// Adds one and shows its secret: the answer itself, so that it is kept nowhere to be shown after a redirect. The same press
/// twice adds one, and shows no secret the second time.
pub(super) async fn add(
    grant: Granted<AddWebhook>,
    office: Office,
    page: Page,
    SafeForm(form): SafeForm<WebhookForm>,
) -> Result<Response, Refusal> {
    let new = match form.read(office.webhooks.reach()) {
        Ok(new) => new,
        Err(flaws) => return office.corrected(&page, StatusCode::UNPROCESSABLE_ENTITY, form, &flaws, None).await,
    };
    let fingerprint = Fingerprint::of(&json!({ "name": new.name, "url": new.address.expose(), "format": new.format,
        "events": new.events, "department": new.department }));
    let key = IdempotencyKey::checked(&form.idempotency_key);
    let once = key.map(|key| office.ground.once(grant.id(), "webhooks", key.as_str(), fingerprint.as_str()));
    match office.webhooks.add(&grant, new, once.as_ref()).await {
        Ok(added) => {
            let secret = added.secret.map(|secret| secret.expose());
            let webhook = added.webhook;
            let shown = WebhookAdded { id: webhook.id, name: webhook.name, address: webhook.shown_address, format: webhook.format, secret };
            Ok(page.render(&shown)?.into_response())
        }
        // Sent before with other words, then changed and sent again: a new one, if one more is really wanted.
        Err(WebhookError::KeyReused) => {
            let form = WebhookForm { idempotency_key: grant.request().to_string(), ..form };
            office.corrected(&page, StatusCode::CONFLICT, form, &Flaws::default(), Some(view::sent_before())).await
        }
        Err(WebhookError::Full) => office.corrected(&page, StatusCode::CONFLICT, form, &Flaws::default(), Some(view::is_full(MOST))).await,
        Err(WebhookError::Invalid(flaws)) => office.corrected(&page, StatusCode::UNPROCESSABLE_ENTITY, form, &flaws, None).await,
        Err(error) => Err(error.into()),
    }
}

impl Office {
    /// The form of a webhook that is there.
    async fn changing(&self, now: Webhook, form: WebhookForm, flaws: &Flaws, trouble: Option<Message>) -> Result<NewWebhookPage, Refusal> {
        let changes = Some(Changed { id: now.id, version: now.version, name: now.name, address: now.shown_address });
        Ok(NewWebhookPage { changes, ..form.again(self.choices().await?, flaws, trouble) })
    }
}

pub(super) async fn ask_change(
    grant: Granted<AddWebhook>,
    office: Office,
    ApiPath(id): ApiPath<WebhookId>,
    page: Page,
) -> Result<Html<String>, Refusal> {
    let now = office.webhooks.to_change(&grant, id).await?.ok_or(Refusal::NotFound)?;
    let form = WebhookForm::of(&now);
    page.render(&office.changing(now, form, &Flaws::default(), None).await?)
}

/// Saves the form, unless somebody changed the webhook since it was opened: then that is said, and what was typed stays.
pub(super) async fn change(
    grant: Granted<AddWebhook>,
    office: Office,
    ApiPath(id): ApiPath<WebhookId>,
    page: Page,
    SafeForm(form): SafeForm<WebhookForm>,
) -> Result<Response, Refusal> {
    let (flaws, trouble, status) = match form.change(office.webhooks.reach()) {
        Err(flaws) => (flaws, None, StatusCode::UNPROCESSABLE_ENTITY),
        Ok(change) => match office.webhooks.change_what_is_told(&grant, id, &change, Some(form.version)).await {
            Ok(_) => return Ok(flash::redirect(&office.web, &format!("{ALL}/{id}"), Flash::good(view::changed()), None)),
            Err(WebhookError::Invalid(flaws)) => (flaws, None, StatusCode::UNPROCESSABLE_ENTITY),
            Err(WebhookError::Stale) => (Flaws::default(), Some(view::changed_meanwhile()), StatusCode::CONFLICT),
            Err(error) => return Err(error.into()),
        },
    };
    let now = office.webhooks.to_change(&grant, id).await?.ok_or(Refusal::NotFound)?;
    page.again(status, &office.changing(now, form, &flaws, trouble).await?)
}
