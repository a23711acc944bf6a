//! What the pages of invoices, claims and revenue show.

mod desk;
mod invoice;
pub mod mail;
mod revenue;

use serde::Serialize;

use super::model::{CheckoutState, Claim, ClaimState, Refused};
use crate::primitives::flaw::Flaw;
use crate::primitives::ids::{ClaimId, InvoiceId};
use crate::primitives::money::{Currency, Money};
use crate::web::frame::{Audience, Place};
use crate::web::refusal::FieldError;
use crate::web::render::{Sample, View};
use crate::web::texts::{Arg, Message};

pub use desk::{BillLine, BillingPage, ClaimLine, ClaimPage, ClaimsPage, RefundLine, RefundPage, Tab, VoidPage, claim_tabs, tabs};
pub use invoice::{ClaimFields, ClaimShown, InvoicePage, InvoicesPage, LineFields, PartLine, PayFields, PaymentLine, Shown, StepLine};
pub use revenue::{EarnedLine, MonthBar, MonthChoice, RevenuePage, SumLine, bars_of, no_such_month};

/// `GET /local/gateway/{id}`: the gateway that takes no money. Posts `callback`.
#[derive(Debug, Clone, Serialize)]
pub struct SandboxPage {
    pub amount: Money,
    pub hospital: String,
    pub invoice_id: InvoiceId,
    /// What says yes.
    pub approve: String,
    /// What says no.
    pub decline: String,
}

impl View for SandboxPage {
    const TEMPLATE: &'static str = "local/gateway.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("sandbox-title")
    }

    fn samples() -> Vec<Self> {
        let sealed = |word: &str| format!("sealed-{word}");
        let hospital = "Rowan Street Hospital".to_owned();
        vec![Self { amount: inr(50_000), hospital, invoice_id: sample_invoice(1), approve: sealed("yes"), decline: sealed("no") }]
    }
}

/// Rupees, for samples.
pub(super) fn inr(amount: i64) -> Money {
    let currency = crate::capabilities::settings::model::Settings::default().currency;
    Money { amount, currency }
}

pub(super) fn sample_invoice(number: u128) -> InvoiceId {
    InvoiceId::from_uuid(uuid::Uuid::from_u128(number))
}

pub(super) fn sample_claim(number: u128) -> ClaimId {
    ClaimId::from_uuid(uuid::Uuid::from_u128(number))
}

/// What is wrong with a field, in words.
#[must_use]
pub fn words_of(flaw: &Flaw) -> Message {
    let number = |name: &str| flaw.numbers.iter().find(|(known, _)| *known == name).map_or(0, |(_, value)| *value);
    match (flaw.pointer.as_ref(), flaw.code) {
        (_, "too_long") => Message::new("wrong-bill-too-long").with("limit", number("limit")),
        (_, "unprintable") => Message::new("wrong-text-unprintable"),
        ("/insurer", _) => Message::new("wrong-claim-insurer"),
        ("/policy_number", _) => Message::new("wrong-claim-policy"),
        ("/reference", _) => Message::new("wrong-payment-card-number"),
        ("/method", _) => Message::new("wrong-payment-method"),
        ("/text", _) => Message::new("wrong-line-text"),
        ("/reason", _) => Message::new("wrong-void-reason"),
        ("/confirmation", _) => Message::new("wrong-void-confirmation"),
        ("/note", _) => Message::new("wrong-claim-note"),
        ("/state", _) => Message::new("wrong-claim-state"),
        _ => FieldError::from(flaw.clone()).message,
    }
}

/// That is no amount that can be paid or asked for.
#[must_use]
pub fn amount_wrong(currency: Currency) -> Message {
    Message::new("wrong-bill-amount").with("like", Arg::like(currency))
}

/// Why an invoice stays as it is.
#[must_use]
pub fn refused(refused: Refused) -> Message {
    Message::new(match refused {
        Refused::WouldOverpay { .. } => "problem-would-overpay-detail",
        Refused::Void => "bill-is-void",
        Refused::Paid => "bill-was-paid",
        Refused::ClaimOpen => "bill-claim-open",
        Refused::TooMany => "bill-too-many",
        Refused::NothingLeft => "bill-nothing-left",
    })
}

/// Less is owed than was to be paid.
#[must_use]
pub fn would_overpay(left: Money) -> Message {
    Message::new("bill-would-overpay").with("left", left)
}

/// Nothing is owed any more.
#[must_use]
pub fn paid_already() -> Message {
    Message::new("bill-paid-already")
}

/// The claim stands elsewhere.
#[must_use]
pub fn claim_stands() -> Message {
    Message::new("claim-stands-elsewhere")
}

/// Nobody takes payments online.
#[must_use]
pub fn not_online() -> Message {
    Message::new("bill-not-online")
}

/// This very form was sent with other words.
#[must_use]
pub fn sent_before() -> Message {
    Message::new("bill-sent-before")
}

/// Banner: the gateway said yes.
#[must_use]
pub fn paid_online() -> Message {
    Message::new("flash-paid-online")
}

/// Banner: the gateway said no.
#[must_use]
pub fn declined() -> Message {
    Message::new("flash-payment-declined")
}

/// Banner: the gateway said yes, and the invoice takes less.
#[must_use]
pub fn to_be_refunded() -> Message {
    Message::new("flash-payment-to-refund")
}

/// Banner: entered.
#[must_use]
pub fn paid(amount: Money) -> Message {
    Message::new("flash-payment-recorded").with("amount", amount)
}

/// Banner: a line was added.
#[must_use]
pub fn line_added() -> Message {
    Message::new("flash-line-added")
}

/// Banner: void.
#[must_use]
pub fn voided() -> Message {
    Message::new("flash-invoice-voided")
}

/// Banner: filed.
#[must_use]
pub fn filed() -> Message {
    Message::new("flash-claim-filed")
}

/// Banner: moved.
#[must_use]
pub fn moved(claim: &Claim) -> Message {
    Message::new(match claim.state {
        ClaimState::Submitted | ClaimState::UnderReview => "flash-claim-under-review",
        ClaimState::Approved => "flash-claim-approved",
        ClaimState::Rejected => "flash-claim-rejected",
        ClaimState::Paid => "flash-claim-paid",
    })
}

/// Another amount was typed than is to be given back.
#[must_use]
pub fn refund_differs(due: Money) -> Message {
    Message::new("wrong-refund-amount").with("amount", Arg::Typed(due))
}

/// Banner: given back.
#[must_use]
pub fn refunded() -> Message {
    Message::new("flash-refunded")
}

/// Banner: why a payment that was begun online is not to be given back; `None` where it is.
#[must_use]
pub fn not_to_refund(state: CheckoutState) -> Option<Message> {
    let why = match state {
        CheckoutState::ToRefund => return None,
        CheckoutState::Refunded => "flash-refund-made",
        CheckoutState::Open | CheckoutState::Declined => "flash-refund-unpaid",
        CheckoutState::Paid => "flash-refund-kept",
    };
    Some(Message::new(why))
}

/// Every page of this slice in every state.
#[must_use]
pub fn all_samples() -> Vec<Sample> {
    let mut all = Vec::new();
    all.extend(Sample::all_of::<InvoicesPage>(Audience::Patient));
    all.extend(Sample::all_of::<InvoicePage>(Audience::Patient));
    all.extend(Sample::all_of::<InvoicePage>(Audience::Administrator));
    all.extend(Sample::all_of::<SandboxPage>(Audience::Patient));
    all.extend(Sample::all_of::<BillingPage>(Audience::Administrator));
    all.extend(Sample::all_of::<VoidPage>(Audience::Administrator));
    all.extend(Sample::all_of::<RefundPage>(Audience::Administrator));
    all.extend(Sample::all_of::<ClaimsPage>(Audience::Administrator));
    all.extend(Sample::all_of::<ClaimPage>(Audience::Administrator));
    all.extend(Sample::all_of::<RevenuePage>(Audience::Administrator));
    all
}
