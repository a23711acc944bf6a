//! The pages of webhooks: the list, a new one and one that is changed (`new`), one with its messages (`endpoint`).

mod endpoint;
mod new;

use axum::extract::{FromRef, FromRequestParts};
use axum::response::Html;
use http::Method;
use http::request::Parts;

use super::model::{MOST, Webhook};
use super::service::Webhooks;
use super::views::{DeliveryLine, WebhookLine, WebhooksPage, event_words};
use crate::access::grant::Granted;
use crate::access::permissions::{ManageWebhooks, Right};
use crate::capabilities::directory::model::Department;
use crate::capabilities::directory::service::Directory;
use crate::identity::ground::Ground;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;

/// Where all of them are.
const ALL: &str = "/admin/webhooks";

/// Every page of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Ground: FromRef<S>,
    Webhooks: FromRef<S>,
    Directory: FromRef<S>,
{
    let (needs, adds) = (Gate::Needs(Right::ManageWebhooks), Gate::Needs(Right::AddWebhook));
    Routes::new()
        .page(needs, Method::GET, ALL, list)
        .page(adds, Method::GET, "/admin/webhooks/new", new::new)
        .page(adds, Method::POST, ALL, new::add)
        .page(needs, Method::GET, "/admin/webhooks/{id}", endpoint::show)
        .page(adds, Method::GET, "/admin/webhooks/{id}/change", new::ask_change)
        .page(adds, Method::POST, "/admin/webhooks/{id}/change", new::change)
        .page(needs, Method::POST, "/admin/webhooks/{id}/test", endpoint::test)
        .page(needs, Method::POST, "/admin/webhooks/{id}/disable", endpoint::disable)
        .page(needs, Method::POST, "/admin/webhooks/{id}/enable", endpoint::enable)
        .page(needs, Method::GET, "/admin/webhooks/{id}/remove", endpoint::ask_remove)
        .page(needs, Method::POST, "/admin/webhooks/{id}/remove", endpoint::remove)
        .page(needs, Method::POST, "/admin/webhooks/{id}/deliveries/{delivery_id}/resend", endpoint::resend)
}

/// What these pages work with.
struct Office {
    ground: Ground,
    webhooks: Webhooks,
    directory: Directory,
    web: WebState,
}

impl<S> FromRequestParts<S> for Office
where
    S: Send + Sync,
    WebState: FromRef<S>,
    Ground: FromRef<S>,
    Webhooks: FromRef<S>,
    Directory: FromRef<S>,
{
    type Rejection = Refusal;
    async fn from_request_parts(_: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let (ground, webhooks) = (Ground::from_ref(state), Webhooks::from_ref(state));
        Ok(Self { ground, webhooks, directory: Directory::from_ref(state), web: WebState::from_ref(state) })
    }
}

impl Office {
    /// The departments, where one of these webhooks names one.
    async fn departments_of(&self, webhooks: &[Webhook]) -> Result<Vec<Department>, Refusal> {
        let named = webhooks.iter().any(|webhook| webhook.department_id.is_some());
        if named { Ok(self.directory.departments().await?) } else { Ok(Vec::new()) }
    }
}

fn line(webhook: Webhook, departments: &[Department], last: Option<DeliveryLine>) -> WebhookLine {
    let name_of = |id| departments.iter().find(|department| department.id == id).map_or_else(String::new, |found| found.name.clone());
    WebhookLine {
        state: webhook.standing(),
        id: webhook.id,
        name: webhook.name,
        address: webhook.shown_address,
        format: webhook.format,
        events: webhook.events.iter().map(|name| event_words(name)).collect(),
        department: webhook.department_id.map(name_of),
        last,
    }
}

async fn list(grant: Granted<ManageWebhooks>, office: Office, page: Page) -> Result<Html<String>, Refusal> {
    let webhooks = office.webhooks.list(&grant, usize::from(MOST), None).await?.items;
    let departments = office.departments_of(&webhooks).await?;
    let newest = office.webhooks.newest(&webhooks).await?;
    let last = newest.into_iter().map(|delivery| delivery.map(|delivery| DeliveryLine::of(delivery, &office.web)));
    let lines: Vec<WebhookLine> = webhooks.into_iter().zip(last).map(|(webhook, last)| line(webhook, &departments, last)).collect();
    page.render(&WebhooksPage { full: lines.len() >= usize::from(MOST), webhooks: lines, most: MOST })
}
