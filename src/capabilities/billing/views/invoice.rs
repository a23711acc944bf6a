//! A patient's invoices, and one invoice for its patient and for administrators.

use serde::Serialize;

use super::{amount_wrong, inr, sample_claim, sample_invoice, words_of, would_overpay};
use crate::capabilities::billing::model::{CheckoutState, ClaimState, Invoice, LineKind, Method, State};
use crate::primitives::flaw::Flaw;
use crate::primitives::ids::{AppointmentId, ClaimId, InvoiceId, PaymentId, UserId};
use crate::primitives::money::Money;
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::people::sample_user;
use crate::web::render::View;
use crate::web::say::{Day, When};
use crate::web::texts::Message;

/// `GET /invoices`: one's own.
#[derive(Debug, Clone, Serialize)]
pub struct InvoicesPage {
    /// Those to be paid first.
    pub invoices: Vec<Shown>,
    pub first: Option<String>,
    pub more: Option<String>,
}

/// An invoice, as lists and its own page show it.
#[derive(Debug, Clone, Serialize)]
pub struct Shown {
    pub id: InvoiceId,
    pub reference: String,
    pub state: State,
    pub overdue: bool,
    pub doctor: String,
    pub visit: Day,
    pub issued: Day,
    pub due: Day,
    pub total: Money,
    pub paid: Money,
    pub left: Money,
}

/// One line of it.
#[derive(Debug, Clone, Serialize)]
pub struct PartLine {
    pub kind: LineKind,
    pub text: String,
    pub amount: Money,
}

/// Something that was paid for it, or given back.
#[derive(Debug, Clone, Serialize)]
pub struct PaymentLine {
    /// `None`: an insurer paid.
    pub id: Option<PaymentId>,
    pub method: Option<Method>,
    /// What the card machine, the gateway or the insurer is called.
    pub reference: Option<String>,
    pub on: Day,
    pub amount: Money,
}

/// A claim on its invoice's page.
#[derive(Debug, Clone, Serialize)]
pub struct ClaimShown {
    pub id: ClaimId,
    pub state: ClaimState,
    pub insurer: String,
    pub policy: String,
    pub amount: Money,
    pub approved: Option<Money>,
    pub steps: Vec<StepLine>,
}

/// One step of a claim.
#[derive(Debug, Clone, Serialize)]
pub struct StepLine {
    pub state: ClaimState,
    pub at: When,
    pub by_name: String,
    pub note: Option<String>,
}

/// The form of a payment.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PayFields {
    pub amount: Field,
    pub method: Field,
    pub reference: Field,
}

/// The form of a line.
#[derive(Debug, Clone, Default, Serialize)]
pub struct LineFields {
    pub line_kind: Field,
    pub line_text: Field,
    pub line_amount: Field,
}

/// The form of a claim.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ClaimFields {
    pub insurer: Field,
    pub policy_number: Field,
    pub claim_amount: Field,
}

/// `GET /invoices/{id}` and `GET /admin/billing/{id}`, and the same after a form that must be corrected.
///
/// Posts to `{place}/pay`, `{place}/lines` and `{place}/claims`, each with `idempotency_key`.
#[derive(Debug, Clone, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "what may be done with it, each told by the template on its own")]
pub struct InvoicePage {
    pub invoice: Shown,
    /// Where it is: what follows is below it.
    pub place: String,
    /// For administrators.
    pub manages: bool,
    pub patient_id: UserId,
    pub patient: String,
    pub appointment_id: AppointmentId,
    pub parts: Vec<PartLine>,
    /// What the tax is called, and what it comes to.
    pub tax: Option<PartLine>,
    pub payments: Vec<PaymentLine>,
    /// What was paid online and is given back: whether it is done.
    pub refunds: Vec<(Money, CheckoutState)>,
    pub claims: Vec<ClaimShown>,
    pub void_reason: Option<String>,
    /// Somebody takes payments online.
    pub online: bool,
    /// What an insurer was asked for and has not paid yet, for the patient.
    pub insured: Option<Money>,
    pub can_change: bool,
    pub can_claim: bool,
    pub pay: PayFields,
    pub line: LineFields,
    pub claim: ClaimFields,
    pub idempotency_key: String,
    pub trouble: Option<Message>,
}

impl Shown {
    /// As pages show it, seen from `today`.
    #[must_use]
    pub fn of(invoice: &Invoice, today: jiff::civil::Date) -> Self {
        let day = |date| Day::seen_from(date, today);
        Self {
            id: invoice.invoice_id,
            reference: invoice.reference(),
            state: invoice.state,
            overdue: invoice.is_overdue(today),
            doctor: invoice.doctor_name.clone(),
            visit: day(invoice.visit_on),
            issued: day(invoice.issued_on),
            due: day(invoice.due_on),
            total: invoice.money(invoice.total()),
            paid: invoice.money(invoice.paid()),
            left: invoice.money(invoice.left()),
        }
    }

    pub(super) fn sample(number: u128, state: State) -> Self {
        let paid = match state {
            State::Issued | State::Void => 0,
            State::PartlyPaid => 20_000,
            State::Paid => 59_000,
        };
        Self {
            id: sample_invoice(number),
            reference: "INV-HJGN-8W40".into(),
            state,
            overdue: state == State::PartlyPaid,
            doctor: "Dr Leena Farah".into(),
            visit: When::sample(23, "09:30").day,
            issued: When::sample(23, "10:00").day,
            due: When::sample(30, "10:00").day,
            total: inr(59_000),
            paid: inr(paid),
            left: inr(if state == State::Void { 0 } else { 59_000 - paid }),
        }
    }
}

impl PayFields {
    fn all(&self) -> [&Field; 3] {
        [&self.amount, &self.method, &self.reference]
    }
}

impl View for InvoicesPage {
    const TEMPLATE: &'static str = "billing/invoices.html";
    const PLACE: Place = Place::Invoices;

    fn title(&self) -> Message {
        Message::new("invoices-title")
    }

    fn samples() -> Vec<Self> {
        let all = State::ALL.into_iter().zip(1..).map(|(state, number)| Shown::sample(number, state)).collect();
        let more = Some("/invoices?cursor=x".to_owned());
        vec![Self { invoices: all, first: None, more }, Self { invoices: vec![], first: None, more: None }]
    }
}

impl View for InvoicePage {
    const TEMPLATE: &'static str = "billing/invoice.html";
    const PLACE: Place = Place::Invoices;

    fn title(&self) -> Message {
        Message::new("invoice-title")
    }

    fn has_errors(&self) -> bool {
        let line = [&self.line.line_kind, &self.line.line_text, &self.line.line_amount];
        let claim = [&self.claim.insurer, &self.claim.policy_number, &self.claim.claim_amount];
        self.trouble.is_some() || self.pay.all().into_iter().chain(line).chain(claim).any(Field::is_wrong)
    }

    #[expect(clippy::too_many_lines, reason = "a list of states")]
    fn samples() -> Vec<Self> {
        let part = |kind, text: &str, amount| PartLine { kind, text: text.into(), amount: inr(amount) };
        let payment = |method, id: Option<u128>, reference: Option<&str>| PaymentLine {
            id: id.map(|id| PaymentId::from_uuid(uuid::Uuid::from_u128(id))),
            method,
            reference: reference.map(str::to_owned),
            on: When::sample(24, "11:00").day,
            amount: inr(10_000),
        };
        let step = |state, note: Option<&str>| StepLine {
            state,
            at: When::sample(24, "11:00"),
            by_name: "Tomas Reiter".into(),
            note: note.map(str::to_owned),
        };
        let claim = |number, state: ClaimState| ClaimShown {
            id: sample_claim(number),
            state,
            insurer: "Star Health".into(),
            policy: "••••0815".into(),
            amount: inr(40_000),
            approved: state.is_over().then(|| inr(30_000)),
            steps: vec![step(ClaimState::Submitted, None), step(state, Some("The policy does not cover it."))],
        };
        let open = Self {
            invoice: Shown::sample(1, State::Issued),
            place: "/invoices/inv_1".into(),
            manages: false,
            patient_id: sample_user(1),
            patient: "Maya Lindqvist".into(),
            appointment_id: AppointmentId::from_uuid(uuid::Uuid::from_u128(1)),
            parts: vec![
                part(LineKind::Consultation, "", 50_000),
                part(LineKind::Extra, "Bandage", 5_000),
                part(LineKind::Discount, "Staff", -5_000),
            ],
            tax: Some(part(LineKind::Extra, "GST", 9_000)),
            payments: vec![],
            refunds: vec![],
            claims: vec![],
            void_reason: None,
            online: true,
            insured: None,
            can_change: true,
            can_claim: true,
            pay: PayFields { amount: Field::of("590.00"), ..PayFields::default() },
            line: LineFields::default(),
            claim: ClaimFields::default(),
            idempotency_key: "6c9f2d1e".into(),
            trouble: None,
        };
        let partly = Self {
            invoice: Shown::sample(2, State::PartlyPaid),
            payments: vec![
                payment(Some(Method::Cash), Some(1), None),
                payment(Some(Method::Card), Some(2), Some("RRN 6123")),
                payment(Some(Method::Online), Some(3), Some("sandbox-1")),
                payment(None, None, Some("Star Health")),
            ],
            refunds: vec![(inr(10_000), CheckoutState::ToRefund), (inr(500), CheckoutState::Refunded)],
            claims: ClaimState::ALL.into_iter().zip(1..).map(|(state, number)| claim(number, state)).collect(),
            can_change: false,
            can_claim: false,
            online: false,
            ..open.clone()
        };
        let insured = Self { insured: Some(inr(40_000)), can_claim: false, ..open.clone() };
        let void = Self {
            invoice: Shown::sample(3, State::Void),
            void_reason: Some("Written twice".into()),
            tax: None,
            can_claim: false,
            can_change: false,
            ..open.clone()
        };
        let wrong = |pointer: &'static str, code| words_of(&Flaw::new(pointer, code));
        let pay = PayFields {
            amount: Field::wrong("5,0", amount_wrong(inr(0).currency)),
            method: Field::wrong("", wrong("/method", "required")),
            reference: Field::wrong("4111111111111111", wrong("/reference", "card_number")),
        };
        let line = LineFields {
            line_kind: Field::of("discount"),
            line_text: Field::wrong("", wrong("/text", "required")),
            line_amount: Field::wrong("", amount_wrong(inr(0).currency)),
        };
        let claim = ClaimFields {
            insurer: Field::wrong("", wrong("/insurer", "required")),
            policy_number: Field::wrong("", wrong("/policy_number", "required")),
            claim_amount: Field::wrong("", amount_wrong(inr(0).currency)),
        };
        let managed = |page: &Self| Self { manages: true, place: "/admin/billing/inv_1".into(), ..page.clone() };
        vec![
            managed(&open),
            managed(&partly),
            managed(&Self { pay, line, claim, ..open.clone() }),
            Self { pay: PayFields { amount: Field::wrong("500.01", would_overpay(inr(39_000))), ..open.pay.clone() }, ..open.clone() },
            Self { invoice: Shown::sample(4, State::Paid), can_claim: false, ..partly.clone() },
            open,
            partly,
            insured,
            void,
        ]
    }
}
