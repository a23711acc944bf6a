//! The page of the gateway that takes no money. Local mode only; elsewhere nothing is there.

use axum::extract::State;
use axum::response::Html;
use http::Method;

use super::App;
use crate::access::grant::Granted;
use crate::access::permissions::{PayInvoice, Right};
use crate::capabilities::billing::views::SandboxPage;
use crate::local::gateway::{PAGE, Sandbox};
use crate::primitives::ids::CheckoutId;
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};

pub(super) fn routes() -> Routes<App> {
    Routes::new().page(Gate::Needs(Right::PayInvoice), Method::GET, &format!("{PAGE}/{{id}}"), page)
}

/// Approve or decline: both lead back with what the gateway says.
async fn page(
    grant: Granted<PayInvoice>,
    State(app): State<App>,
    ApiPath(id): ApiPath<CheckoutId>,
    page: Page,
) -> Result<Html<String>, Refusal> {
    if app.kept_messages.is_none() {
        return Err(Refusal::NotFound);
    }
    let checkout = app.billing.own_checkout(&grant, id).await?.ok_or(Refusal::NotFound)?;
    let (sandbox, order) = (Sandbox::new(app.ground.keys.clone()), checkout.order());
    page.render(&SandboxPage {
        amount: order.amount,
        hospital: app.settings.now().hospital_name.clone(),
        invoice_id: checkout.invoice_id,
        approve: sandbox.callback(&order, true),
        decline: sandbox.callback(&order, false),
    })
}
