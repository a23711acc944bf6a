//! One webhook: what became of its messages, a test, sending one again, stopping, resuming and removing it.

use axum::extract::State;
use axum::response::{Html, Response};
use http::StatusCode;

use super::{ALL, Office, line};
use crate::access::grant::Granted;
use crate::access::permissions::ManageWebhooks;
use crate::capabilities::webhooks::service::{Earlier, WebhookError, Webhooks};
use crate::capabilities::webhooks::views::{self as view, DeliveryLine, RemoveWebhook, StoppedLine, WebhookPage};
use crate::primitives::ids::{EventId, WebhookId};
use crate::web::confirm::{NameForm, another_name, is_name};
use crate::web::cursor::Paging;
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::state::WebState;

pub(super) async fn show(
    grant: Granted<ManageWebhooks>,
    office: Office,
    ApiPath(id): ApiPath<WebhookId>,
    paging: Paging,
    page: Page,
) -> Result<Html<String>, Refusal> {
    let webhook = office.webhooks.find(&grant, id).await?.ok_or(Refusal::NotFound)?;
    let place: Option<Earlier> = paging.start()?;
    let listed = office.webhooks.log(&grant, id, paging.limit().get(), place).await?;
    let departments = office.departments_of(std::slice::from_ref(&webhook)).await?;
    let stopped = webhook.stopped.clone();
    page.render(&WebhookPage {
        added: office.web.when(webhook.created_at),
        added_by_name: webhook.created_by_name.clone(),
        stopped: stopped.map(|stopped| StoppedLine { at: office.web.when(stopped.at), because: stopped.because, by_name: stopped.by_name }),
        failing_since: webhook.failing_since.map(|at| office.web.when(at)),
        rests_until: webhook.rests_until.filter(|until| *until > office.ground.clock.now()).map(|at| office.web.when(at)),
        webhook: line(webhook, &departments, None),
        first: paging.beginning().map(str::to_owned),
        more: paging.link(listed.next.as_ref())?,
        messages: listed.items.into_iter().map(|delivery| DeliveryLine::of(delivery, &office.web)).collect(),
    })
}

pub(super) async fn test(
    grant: Granted<ManageWebhooks>,
    State(web): State<WebState>,
    State(webhooks): State<Webhooks>,
    ApiPath(id): ApiPath<WebhookId>,
) -> Result<Response, Refusal> {
    let (subject, text) = view::test_words().map_err(Refusal::internal)?;
    let tested = webhooks.test(&grant, id, (&subject, &text)).await.map(drop);
    back_to(&web, id, tested, Flash::good(view::tested()))
}

pub(super) async fn resend(
    grant: Granted<ManageWebhooks>,
    State(web): State<WebState>,
    State(webhooks): State<Webhooks>,
    ApiPath((id, delivery)): ApiPath<(WebhookId, EventId)>,
) -> Result<Response, Refusal> {
    let sent = webhooks.resend(&grant, id, delivery).await.map(drop);
    back_to(&web, id, sent, Flash::good(view::sent_again()))
}

pub(super) async fn disable(
    grant: Granted<ManageWebhooks>,
    State(web): State<WebState>,
    State(webhooks): State<Webhooks>,
    ApiPath(id): ApiPath<WebhookId>,
) -> Result<Response, Refusal> {
    let stopped = webhooks.disable(&grant, id).await.map(drop);
    back_to(&web, id, stopped, Flash::good(view::disabled()).undone_at(format!("{ALL}/{id}/enable")))
}

pub(super) async fn enable(
    grant: Granted<ManageWebhooks>,
    State(web): State<WebState>,
    State(webhooks): State<Webhooks>,
    ApiPath(id): ApiPath<WebhookId>,
) -> Result<Response, Refusal> {
    let runs = webhooks.enable(&grant, id).await.map(drop);
    back_to(&web, id, runs, Flash::good(view::enabled()).undone_at(format!("{ALL}/{id}/disable")))
}

/// What removing it means.
pub(super) async fn ask_remove(
    grant: Granted<ManageWebhooks>,
    State(webhooks): State<Webhooks>,
    ApiPath(id): ApiPath<WebhookId>,
    page: Page,
) -> Result<Html<String>, Refusal> {
    let webhook = webhooks.find(&grant, id).await?.ok_or(Refusal::NotFound)?;
    page.render(&RemoveWebhook { id, name: webhook.name, address: webhook.shown_address, typed: Field::default() })
}

/// Removes it once its name was typed.
pub(super) async fn remove(
    grant: Granted<ManageWebhooks>,
    State(web): State<WebState>,
    State(webhooks): State<Webhooks>,
    ApiPath(id): ApiPath<WebhookId>,
    page: Page,
    SafeForm(form): SafeForm<NameForm>,
) -> Result<Response, Refusal> {
    if let Some(webhook) = webhooks.find(&grant, id).await?.filter(|webhook| !is_name(&form.name, &webhook.name)) {
        let typed = Field::wrong(form.name, another_name(&webhook.name));
        let view = RemoveWebhook { id, name: webhook.name, address: webhook.shown_address, typed };
        return page.again(StatusCode::UNPROCESSABLE_ENTITY, &view);
    }
    webhooks.remove(&grant, id).await?;
    Ok(flash::redirect(&web, ALL, Flash::good(view::removed()), None))
}

/// Back to the webhook, with a banner. One that is disabled in the meantime is shown as it is.
fn back_to(web: &WebState, id: WebhookId, done: Result<(), WebhookError>, said: Flash) -> Result<Response, Refusal> {
    let flash = match done {
        Ok(()) => said,
        Err(WebhookError::Disabled) => Flash::bad(view::is_disabled()),
        Err(error) => return Err(error.into()),
    };
    Ok(flash::redirect(web, &format!("{ALL}/{id}"), flash, None))
}
