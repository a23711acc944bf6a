//! The pages of invoices: a patient's own (`own`), everybody's (`desk`), what is done with one (`forms`), claims, revenue, papers.

mod claims;
mod desk;
mod fill;
mod forms;
mod own;
mod papers;
mod revenue;

use axum::extract::{FromRef, FromRequestParts};
use http::Method;
use http::request::Parts;

use self::forms::AMOUNT;
use super::service::Billing;
use super::views::{amount_wrong, words_of, would_overpay};
use crate::access::permissions::Right;
use crate::identity::ground::Ground;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::InvoiceId;
use crate::primitives::money::{Currency, Money};
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;
use crate::web::texts::Message;

/// Every page of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Ground: FromRef<S>,
    Billing: FromRef<S>,
{
    let (sees, pays, files) = (Gate::Needs(Right::SeeInvoices), Gate::Needs(Right::PayInvoice), Gate::Needs(Right::FileClaim));
    let manages = Gate::Needs(Right::ManageBilling);
    Routes::new()
        .page(sees, Method::GET, own::OWN, own::list)
        .page(sees, Method::GET, "/invoices/{id}", own::show)
        .page(pays, Method::POST, "/invoices/{id}/pay", own::pay)
        .page(files, Method::POST, "/invoices/{id}/claims", own::claim)
        .page(sees, Method::GET, "/invoices/{id}/invoice.pdf", papers::invoice)
        .page(sees, Method::GET, "/invoices/{id}/payments/{payment_id}/receipt.pdf", papers::receipt)
        .page(manages, Method::GET, desk::ALL, desk::list)
        .page(manages, Method::GET, "/admin/billing/patients/{pid}", desk::of_patient)
        .page(manages, Method::GET, "/admin/billing/{id}", desk::show)
        .page(manages, Method::POST, "/admin/billing/{id}/pay", desk::pay)
        .page(manages, Method::POST, "/admin/billing/{id}/lines", desk::add_line)
        .page(manages, Method::POST, "/admin/billing/{id}/claims", desk::claim)
        .page(manages, Method::GET, "/admin/billing/{id}/void", desk::ask_to_void)
        .page(manages, Method::POST, "/admin/billing/{id}/void", desk::void)
        .page(manages, Method::GET, "/admin/refunds/{id}/done", desk::ask_refunded)
        .page(manages, Method::POST, "/admin/refunds/{id}/done", desk::refunded)
        .page(manages, Method::GET, claims::ALL, claims::list)
        .page(manages, Method::GET, "/admin/claims/{id}", claims::show)
        .page(manages, Method::POST, "/admin/claims/{id}", claims::decide)
        .page(manages, Method::GET, revenue::HERE, revenue::show)
        .page(manages, Method::GET, "/admin/revenue.csv", revenue::sheet)
}

/// What these pages work with.
struct Office {
    ground: Ground,
    billing: Billing,
    web: WebState,
}

impl<S> FromRequestParts<S> for Office
where
    S: Send + Sync,
    WebState: FromRef<S>,
    Ground: FromRef<S>,
    Billing: FromRef<S>,
{
    type Rejection = Refusal;
    async fn from_request_parts(_: &mut Parts, state: &S) -> Result<Self, Refusal> {
        Ok(Self { ground: Ground::from_ref(state), billing: Billing::from_ref(state), web: WebState::from_ref(state) })
    }
}

/// What is wrong with the field of one of these pointers.
fn error_of(flaws: &Flaws, pointers: &[&str]) -> Option<Message> {
    flaws.0.iter().find(|flaw| pointers.contains(&flaw.pointer.as_ref())).map(words_of)
}

/// The code of an amount of which less is owed.
const WOULD_OVERPAY: &str = "would_overpay";

/// What is wrong with an amount: how it is written, and where it is too much, the most.
fn error_of_amount(flaws: &Flaws, currency: Currency) -> Option<Message> {
    let left = |flaw: &Flaw| flaw.numbers.iter().find(|(name, _)| *name == "left").map(|(_, left)| Money { amount: *left, currency });
    let over = flaws.0.iter().find(|flaw| flaw.code == WOULD_OVERPAY).and_then(left);
    let wrong = || flaws.0.iter().any(|flaw| AMOUNT.contains(&flaw.pointer.as_ref())).then(|| amount_wrong(currency));
    over.map(would_overpay).or_else(wrong)
}

/// Where an administrator finds an invoice.
fn managed(id: InvoiceId) -> String {
    format!("{}/{id}", desk::ALL)
}
