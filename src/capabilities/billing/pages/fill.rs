//! The page of one invoice from what is stored, with whatever form was typed.

use axum::response::Response;

use super::Office;
use super::forms::{ClaimForm, LineForm, PayForm, why};
use crate::access::grant::Granted;
use crate::access::permissions::SeeInvoices;
use crate::capabilities::billing::model::{CheckoutState, Claim, ClaimMove, Invoice, LineKind, State};
use crate::capabilities::billing::service::{BillingError, Bills};
use crate::capabilities::billing::views::{ClaimShown, InvoicePage, PartLine, PaymentLine, Shown, StepLine};
use crate::primitives::flaw::Flaws;
use crate::primitives::ids::InvoiceId;
use crate::primitives::money::Money;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::say::Day;
use crate::web::texts::Message;

/// Which form came back, and what is wrong with it.
#[derive(Debug, Default)]
pub(super) struct Typed {
    pub pay: Option<(PayForm, Flaws)>,
    pub line: Option<(LineForm, Flaws)>,
    pub claim: Option<(ClaimForm, Flaws)>,
    pub trouble: Option<Message>,
}

impl Office {
    /// An invoice with what belongs to it, as whoever asks may see it.
    pub(super) async fn bills<P>(&self, grant: &Granted<P>, id: InvoiceId) -> Result<Bills, Refusal> {
        let sees: Granted<SeeInvoices> = grant.also()?;
        self.billing.bills(&sees, id).await?.ok_or(Refusal::NotFound)
    }

    /// The page of an invoice once more, with what was typed and why it was not taken.
    pub(super) async fn again<P>(
        &self,
        (grant, page): (&Granted<P>, &Page),
        id: InvoiceId,
        manages: bool,
        error: BillingError,
        typed: impl FnOnce(Flaws) -> Typed,
    ) -> Result<Response, Refusal> {
        let bills = self.bills(grant, id).await?;
        let (status, flaws, trouble) = why(error)?;
        let typed = Typed { trouble, ..typed(flaws) };
        page.again(status, &self.invoice_page(page, bills, manages, grant.request().to_string(), typed))
    }

    /// `key` is for whatever form is sent from it; amounts to change are written as whoever reads `page` writes them.
    pub(super) fn invoice_page(&self, page: &Page, bills: Bills, manages: bool, key: String, typed: Typed) -> InvoicePage {
        let Bills { invoice, claims, refunds } = bills;
        let place = if manages { super::managed(invoice.invoice_id) } else { format!("/invoices/{}", invoice.invoice_id) };
        let today = self.billing.today();
        let part = |(kind, text, amount): (LineKind, &str, i64)| PartLine { kind, text: text.to_owned(), amount: invoice.money(amount) };
        let left = invoice.money(invoice.left());
        // What an insurer is asked to pay is not asked of the patient as well.
        let waits = claims.iter().find(|claim| !manages && Some(claim.claim_id) == invoice.open_claim).map(Claim::expected);
        let own = invoice.money(invoice.left() - waits.unwrap_or(0));
        let own = if own.amount > 0 { own.to_type(page.language()) } else { String::new() };
        let untouched = || PayForm { amount: own, ..PayForm::default() };
        let (pay, pay_flaws) = typed.pay.unwrap_or_else(|| (untouched(), Flaws::default()));
        let (line, line_flaws) = typed.line.unwrap_or_default();
        let unclaimed = || ClaimForm { claim_amount: left.to_type(page.language()), ..ClaimForm::default() };
        let (claim, claim_flaws) = typed.claim.unwrap_or_else(|| (unclaimed(), Flaws::default()));
        InvoicePage {
            place,
            manages,
            patient_id: invoice.patient_id,
            patient: invoice.patient_name.clone(),
            appointment_id: invoice.appointment_id,
            parts: invoice.parts.iter().map(|line| part((line.kind, &line.text, line.amount))).collect(),
            tax: invoice.tax.as_ref().map(|tax| part((LineKind::Extra, &tax.name, invoice.tax_total()))),
            payments: payments(&invoice, |date| Day::seen_from(date, today)),
            refunds: refunds.iter().map(|checkout| (checkout.money(), checkout.state)).collect::<Vec<(Money, CheckoutState)>>(),
            claims: claims.iter().map(|claim| self.claim_shown(claim)).collect(),
            void_reason: invoice.voided.as_ref().map(|voided| voided.reason.clone()),
            online: self.billing.takes_online(),
            insured: waits.map(|amount| invoice.money(amount)),
            can_change: invoice.state == State::Issued,
            can_claim: invoice.state.is_open() && invoice.open_claim.is_none(),
            invoice: Shown::of(&invoice, today),
            pay: pay.fields(&pay_flaws, invoice.currency),
            line: line.fields(&line_flaws, invoice.currency),
            claim: claim.fields(&claim_flaws, invoice.currency),
            idempotency_key: key,
            trouble: typed.trouble,
        }
    }

    fn claim_shown(&self, claim: &Claim) -> ClaimShown {
        let money = |amount| Money { amount, currency: claim.currency };
        ClaimShown {
            id: claim.claim_id,
            state: claim.state,
            insurer: claim.insurer.clone(),
            policy: claim.policy_masked(),
            amount: money(claim.amount),
            approved: claim.approved.map(money),
            steps: self.steps(claim),
        }
    }

    /// Newest first.
    pub(super) fn steps(&self, claim: &Claim) -> Vec<StepLine> {
        let step = |step: &ClaimMove| StepLine {
            state: step.state,
            at: self.web.when(step.at),
            by_name: step.by_name.clone(),
            note: step.note.clone(),
        };
        claim.steps.iter().rev().map(step).collect()
    }
}

/// What was paid by whomever, oldest first.
fn payments(invoice: &Invoice, day: impl Fn(jiff::civil::Date) -> Day) -> Vec<PaymentLine> {
    let paid = invoice.payments.iter().map(|payment| {
        let line = PaymentLine {
            id: Some(payment.payment_id),
            method: Some(payment.method),
            reference: payment.reference.clone(),
            on: day(payment.on),
            amount: invoice.money(payment.amount),
        };
        (payment.at, line)
    });
    let settled = invoice.settlements.iter().map(|settlement| {
        let (reference, amount) = (Some(settlement.insurer.clone()), invoice.money(settlement.amount));
        (settlement.at, PaymentLine { id: None, method: None, reference, on: day(settlement.on), amount })
    });
    let mut all: Vec<_> = paid.chain(settled).collect();
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, line)| line).collect()
}
