//! What administrators see: lists of everybody's invoices, claims, refunds, and what they decide.

use serde::Serialize;

use super::{ClaimState, amount_wrong, inr, refund_differs, sample_claim, sample_invoice, words_of, would_overpay};
use crate::capabilities::billing::model::{Checkout, State, reference};
use crate::capabilities::billing::service::Shelf;
use crate::primitives::flaw::Flaw;
use crate::primitives::ids::{CheckoutId, ClaimId, InvoiceId, UserId};
use crate::primitives::money::Money;
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::people::sample_user;
use crate::web::render::View;
use crate::web::say::When;
use crate::web::texts::Message;

use super::invoice::{Shown, StepLine};

/// A list that can be looked at.
#[derive(Debug, Clone, Serialize)]
pub struct Tab {
    pub href: String,
    pub words: Message,
    pub current: bool,
}

/// `GET /admin/billing?show=`: everybody's invoices by a list, one patient's, or what is to be given back.
#[derive(Debug, Clone, Serialize)]
pub struct BillingPage {
    pub tabs: Vec<Tab>,
    /// Of one patient: who, and where the desk keeps them.
    pub patient: Option<(UserId, String)>,
    pub lines: Vec<BillLine>,
    /// The list is that of refunds.
    pub is_refunds: bool,
    pub refunds: Vec<RefundLine>,
    pub first: Option<String>,
    pub more: Option<String>,
}

/// An invoice of somebody.
#[derive(Debug, Clone, Serialize)]
pub struct BillLine {
    pub invoice: Shown,
    /// `None`: nobody any more.
    pub patient: Option<String>,
}

/// Something to be given back.
#[derive(Debug, Clone, Serialize)]
pub struct RefundLine {
    pub id: CheckoutId,
    pub invoice_id: InvoiceId,
    pub reference: String,
    /// What the gateway calls it.
    pub gateway: Option<String>,
    pub patient: Option<String>,
    pub amount: Money,
    pub at: When,
}

/// `GET /admin/billing/{id}/void`, and the same after a form that must be corrected. Posts `reason` and `confirmation`, which is the
/// invoice's reference.
#[derive(Debug, Clone, Serialize)]
pub struct VoidPage {
    pub invoice: Shown,
    pub reason: Field,
    pub confirmation: Field,
    pub trouble: Option<Message>,
}

/// `GET /admin/refunds/{id}/done`: what was given back is typed before it is marked. Posts `amount` to the same place.
#[derive(Debug, Clone, Serialize)]
pub struct RefundPage {
    pub id: CheckoutId,
    /// The reference of its invoice.
    pub invoice: String,
    pub due: Money,
    /// What the gateway calls it.
    pub gateway: Option<String>,
    /// The amount, typed once more.
    pub typed: Field,
}

impl RefundPage {
    pub fn of(checkout: Checkout, typed: Field) -> Self {
        let due = checkout.money();
        Self { id: checkout.checkout_id, invoice: reference(checkout.invoice_id), due, gateway: checkout.reference, typed }
    }
}

/// `GET /admin/claims?state=`.
#[derive(Debug, Clone, Serialize)]
pub struct ClaimsPage {
    pub tabs: Vec<Tab>,
    pub lines: Vec<ClaimLine>,
    pub first: Option<String>,
    pub more: Option<String>,
}

/// One claim of somebody.
#[derive(Debug, Clone, Serialize)]
pub struct ClaimLine {
    pub id: ClaimId,
    pub state: ClaimState,
    pub patient: Option<String>,
    pub insurer: String,
    pub policy: String,
    pub amount: Money,
    pub filed: When,
}

/// `GET /admin/claims/{id}`, and the same after a form that must be corrected. Posts `state`, `note` and `amount`.
#[derive(Debug, Clone, Serialize)]
pub struct ClaimPage {
    pub id: ClaimId,
    pub invoice_id: InvoiceId,
    pub invoice: String,
    pub state: ClaimState,
    pub patient: Option<String>,
    pub insurer: String,
    /// Whole: the insurer is asked with it.
    pub policy: String,
    pub amount: Money,
    pub approved: Option<Money>,
    pub steps: Vec<StepLine>,
    /// What it may become.
    pub next: Vec<ClaimState>,
    pub to: Field,
    pub note: Field,
    pub pays: Field,
    pub trouble: Option<Message>,
}

/// The lists of invoices, and that of refunds.
#[must_use]
pub fn tabs(current: Option<Shelf>, refunds: bool) -> Vec<Tab> {
    let words = |shelf| match shelf {
        Shelf::Open => "bills-open",
        Shelf::Overdue => "bills-overdue",
        Shelf::Paid => "bills-paid",
        Shelf::Void => "bills-void",
    };
    let tab = |shelf: Shelf| Tab {
        href: format!("/admin/billing?show={}", shelf.word()),
        words: Message::new(words(shelf)),
        current: current == Some(shelf),
    };
    let refunds = Tab { href: "/admin/billing?show=refunds".to_owned(), words: Message::new("bills-refunds"), current: refunds };
    Shelf::ALL.into_iter().map(tab).chain([refunds]).collect()
}

/// The lists of claims.
#[must_use]
pub fn claim_tabs(current: ClaimState) -> Vec<Tab> {
    let tab = |state: ClaimState| Tab {
        href: format!("/admin/claims?state={}", state.word()),
        words: Message::new(match state {
            ClaimState::Submitted => "claim-state-submitted",
            ClaimState::UnderReview => "claim-state-under-review",
            ClaimState::Approved => "claim-state-approved",
            ClaimState::Rejected => "claim-state-rejected",
            ClaimState::Paid => "claim-state-paid",
        }),
        current: state == current,
    };
    ClaimState::ALL.into_iter().map(tab).collect()
}

impl View for BillingPage {
    const TEMPLATE: &'static str = "billing/billing.html";
    const PLACE: Place = Place::Billing;

    fn title(&self) -> Message {
        Message::new(if self.patient.is_some() { "billing-of-title" } else { "billing-title" })
    }

    fn samples() -> Vec<Self> {
        let line = |(state, number)| BillLine { invoice: Shown::sample(number, state), patient: Some("Maya Lindqvist".into()) };
        let lines: Vec<BillLine> = State::ALL.into_iter().zip(1..).map(line).collect();
        let refund = RefundLine {
            id: CheckoutId::from_uuid(uuid::Uuid::from_u128(1)),
            invoice_id: sample_invoice(1),
            reference: "INV-HJGN-8W40".into(),
            gateway: Some("sandbox-1".into()),
            patient: None,
            amount: inr(50_000),
            at: When::sample(24, "11:00"),
        };
        let all = Self {
            tabs: tabs(Some(Shelf::Open), false),
            patient: None,
            lines,
            is_refunds: false,
            refunds: vec![],
            first: None,
            more: Some("/admin/billing?cursor=x".into()),
        };
        let none = Self { lines: vec![], more: None, ..all.clone() };
        let refunds = Self { tabs: tabs(None, true), is_refunds: true, refunds: vec![refund], ..none.clone() };
        let of_one = Self { tabs: tabs(None, false), patient: Some((sample_user(1), "Maya Lindqvist".into())), ..all.clone() };
        let nobody = Self { lines: vec![BillLine { patient: None, ..all.lines[0].clone() }], ..all.clone() };
        vec![all, none.clone(), Self { refunds: vec![], ..refunds.clone() }, refunds, of_one, nobody]
    }
}

impl View for VoidPage {
    const TEMPLATE: &'static str = "billing/void.html";
    const PLACE: Place = Place::Billing;

    fn title(&self) -> Message {
        Message::new("void-title")
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some() || self.reason.is_wrong() || self.confirmation.is_wrong()
    }

    fn samples() -> Vec<Self> {
        let new =
            Self { invoice: Shown::sample(1, State::Issued), reason: Field::default(), confirmation: Field::default(), trouble: None };
        let wrong = |pointer: &'static str| words_of(&Flaw::new(pointer, "required"));
        vec![
            new.clone(),
            Self { reason: Field::wrong("", wrong("/reason")), confirmation: Field::wrong("no", wrong("/confirmation")), ..new.clone() },
            Self { trouble: Some(super::refused(crate::capabilities::billing::model::Refused::Paid)), ..new },
        ]
    }
}

impl View for RefundPage {
    const TEMPLATE: &'static str = "billing/refund.html";
    const PLACE: Place = Place::Billing;

    fn title(&self) -> Message {
        Message::new("refund-title")
    }

    fn has_errors(&self) -> bool {
        self.typed.is_wrong()
    }

    fn samples() -> Vec<Self> {
        let (id, due) = (CheckoutId::from_uuid(uuid::Uuid::from_u128(1)), inr(20_000));
        let asked = Self { id, invoice: "INV-HJGN-8W40".into(), due, gateway: Some("sandbox-1".into()), typed: Field::default() };
        let other = Self { typed: Field::wrong("20", refund_differs(due)), gateway: None, ..asked.clone() };
        vec![asked, other]
    }
}

impl View for ClaimsPage {
    const TEMPLATE: &'static str = "billing/claims.html";
    const PLACE: Place = Place::Claims;

    fn title(&self) -> Message {
        Message::new("claims-title")
    }

    fn samples() -> Vec<Self> {
        let line = |(state, number)| ClaimLine {
            id: sample_claim(number),
            state,
            patient: (number != 2).then(|| "Maya Lindqvist".to_owned()),
            insurer: "Star Health".into(),
            policy: "••••0815".into(),
            amount: inr(40_000),
            filed: When::sample(24, "11:00"),
        };
        let lines: Vec<ClaimLine> = ClaimState::ALL.into_iter().zip(1..).map(line).collect();
        let all = Self { tabs: claim_tabs(ClaimState::Submitted), lines, first: None, more: Some("/admin/claims?cursor=x".into()) };
        vec![all.clone(), Self { lines: vec![], more: None, ..all }]
    }
}

impl View for ClaimPage {
    const TEMPLATE: &'static str = "billing/claim.html";
    const PLACE: Place = Place::Claims;

    fn title(&self) -> Message {
        Message::new("claim-title")
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some() || [&self.to, &self.note, &self.pays].into_iter().any(Field::is_wrong)
    }

    fn samples() -> Vec<Self> {
        let page = |state: ClaimState| Self {
            id: sample_claim(1),
            invoice_id: sample_invoice(1),
            invoice: "INV-HJGN-8W40".into(),
            state,
            patient: Some("Maya Lindqvist".into()),
            insurer: "Star Health".into(),
            policy: "P-4711-0815".into(),
            amount: inr(40_000),
            approved: state.is_over().then(|| inr(30_000)),
            steps: vec![StepLine {
                state: ClaimState::Submitted,
                at: When::sample(24, "11:00"),
                by_name: "Maya Lindqvist".into(),
                note: None,
            }],
            next: state.next(),
            to: Field::of(state.next().first().map_or("", |next| next.word())),
            note: Field::default(),
            pays: Field::default(),
            trouble: None,
        };
        let wrong = |pointer: &'static str| words_of(&Flaw::new(pointer, "required"));
        let refused = Self {
            to: Field::wrong("", wrong("/state")),
            note: Field::wrong("", wrong("/note")),
            pays: Field::wrong("x", amount_wrong(inr(0).currency)),
            patient: None,
            ..page(ClaimState::UnderReview)
        };
        let late = Self { trouble: Some(would_overpay(inr(10_000))), ..page(ClaimState::Approved) };
        ClaimState::ALL.into_iter().map(page).chain([refused, late]).collect()
    }
}
