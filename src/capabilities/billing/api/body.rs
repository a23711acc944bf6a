//! What arrives, and what is answered. All amounts are whole minor units with their currency.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::capabilities::billing::model::{
    Checkout, CheckoutState, Claim, ClaimState, Invoice, LineKind, Method, Payment, Settlement, State,
};
use crate::capabilities::billing::service::{Begun, Revenue};
use crate::primitives::ids::{AppointmentId, CheckoutId, ClaimId, DepartmentId, InvoiceId, PaymentId, UserId};
use crate::primitives::money::Money;

/// One line of an invoice. Together they are its total.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = InvoiceLine)]
pub(super) struct LineBody {
    /// Without a diagnosis or a reason.
    text: String,
    amount: Money,
}

/// One payment.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = Payment)]
pub(super) struct PaymentBody {
    id: PaymentId,
    amount: Money,
    method: Method,
    reference: Option<String>,
    #[schema(value_type = String, format = "date")]
    on: Date,
}

/// What an insurer paid.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = Settlement)]
pub(super) struct SettlementBody {
    claim_id: ClaimId,
    amount: Money,
    #[schema(value_type = String, format = "date")]
    on: Date,
}

/// One invoice.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = Invoice)]
pub(super) struct InvoiceBody {
    id: InvoiceId,
    /// As people name it.
    reference: String,
    state: State,
    total: Money,
    paid: Money,
    /// What is still owed.
    left: Money,
    lines: Vec<LineBody>,
    payments: Vec<PaymentBody>,
    settlements: Vec<SettlementBody>,
    appointment_id: AppointmentId,
    patient_id: UserId,
    #[schema(value_type = String, format = "date")]
    issued_on: Date,
    #[schema(value_type = String, format = "date")]
    due_on: Date,
    overdue: bool,
    /// A claim that is not settled yet.
    open_claim_id: Option<ClaimId>,
    void_reason: Option<String>,
    version: u32,
}

impl InvoiceBody {
    pub(super) fn of(invoice: &Invoice, today: Date) -> Self {
        let money = |amount| invoice.money(amount);
        let mut lines: Vec<LineBody> = invoice
            .parts
            .iter()
            .map(|line| LineBody {
                text: match line.kind {
                    LineKind::Consultation => format!("Consultation, {}, {}", invoice.doctor_name, invoice.visit_on),
                    LineKind::Extra | LineKind::Discount => line.text.clone(),
                },
                amount: money(line.amount),
            })
            .collect();
        if let Some(tax) = &invoice.tax {
            let name = if tax.name.is_empty() { "Tax" } else { &tax.name };
            lines.push(LineBody { text: name.to_owned(), amount: money(invoice.tax_total()) });
        }
        let payment = |payment: &Payment| PaymentBody {
            id: payment.payment_id,
            amount: money(payment.amount),
            method: payment.method,
            reference: payment.reference.clone(),
            on: payment.on,
        };
        let settlement =
            |settlement: &Settlement| SettlementBody { claim_id: settlement.claim_id, amount: money(settlement.amount), on: settlement.on };
        Self {
            id: invoice.invoice_id,
            reference: invoice.reference(),
            state: invoice.state,
            total: money(invoice.total()),
            paid: money(invoice.paid()),
            left: money(invoice.left()),
            lines,
            payments: invoice.payments.iter().map(payment).collect(),
            settlements: invoice.settlements.iter().map(settlement).collect(),
            appointment_id: invoice.appointment_id,
            patient_id: invoice.patient_id,
            issued_on: invoice.issued_on,
            due_on: invoice.due_on,
            overdue: invoice.is_overdue(today),
            open_claim_id: invoice.open_claim,
            void_reason: invoice.voided.as_ref().map(|voided| voided.reason.clone()),
            version: invoice.version,
        }
    }
}

/// A payment as it arrives.
#[derive(Debug, Clone, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PaymentInput {
    /// In the invoice's currency.
    pub amount: Option<Money>,
    /// `cash` or `card` for administrators; `online` for a patient, also when nothing is said.
    #[serde(default)]
    pub method: Option<Method>,
    /// Such as what the card machine calls it; never a card's number.
    #[serde(default)]
    pub reference: Option<String>,
}

/// What a payment came to.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = Paid)]
pub(super) struct PaidBody {
    /// Of the payment; of one that was begun online, as what it will be known.
    id: PaymentId,
    amount: Money,
    method: Method,
    /// `false`: begun online, and nothing is paid until the gateway says so.
    received: bool,
    /// Where a browser goes on to pay.
    pay_at: Option<String>,
    /// Of the invoice after it; absent while it is only begun.
    invoice_state: Option<State>,
    left: Option<Money>,
}

impl PaidBody {
    pub(super) fn received(invoice: &Invoice, id: PaymentId) -> Self {
        let payment = invoice.payment(id);
        Self {
            id,
            amount: invoice.money(payment.map_or(0, |payment| payment.amount)),
            method: payment.map_or(Method::Cash, |payment| payment.method),
            received: true,
            pay_at: None,
            invoice_state: Some(invoice.state),
            left: Some(invoice.money(invoice.left())),
        }
    }

    pub(super) fn begun(Begun { checkout, page }: Begun) -> Self {
        Self {
            id: checkout.payment_id(),
            amount: checkout.money(),
            method: Method::Online,
            received: checkout.state.has_taken(),
            pay_at: (checkout.state == CheckoutState::Open).then_some(page),
            invoice_state: None,
            left: None,
        }
    }
}

/// A line to be added.
#[derive(Debug, Clone, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct LineInput {
    /// `extra` if nothing is said, or `discount`.
    #[serde(default)]
    pub kind: Option<String>,
    pub text: String,
    /// Above nothing, also of a discount.
    pub amount: Option<Money>,
}

/// Why an invoice is void.
#[derive(Debug, Clone, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct VoidInput {
    pub reason: String,
}

/// A claim as it arrives.
#[derive(Debug, Clone, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ClaimInput {
    pub insurer: String,
    pub policy_number: String,
    /// At most what is owed.
    pub amount: Option<Money>,
}

/// A step of a claim as it arrives.
#[derive(Debug, Clone, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DecisionInput {
    /// `under_review`, `approved`, `rejected` or `paid`.
    pub state: String,
    /// Needed for `rejected`: the patient reads it.
    #[serde(default)]
    pub note: Option<String>,
    /// What the insurer pays, where that is not all.
    #[serde(default)]
    pub amount: Option<Money>,
}

/// One step of a claim.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = ClaimStep)]
pub(super) struct StepBody {
    state: ClaimState,
    #[schema(format = "date-time")]
    at: String,
    by_name: String,
    note: Option<String>,
}

/// One claim.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = Claim)]
pub(super) struct ClaimBody {
    id: ClaimId,
    invoice_id: InvoiceId,
    state: ClaimState,
    insurer: String,
    /// In lists its end only.
    policy_number: String,
    amount: Money,
    /// What the insurer says it pays.
    approved: Option<Money>,
    #[schema(format = "date-time")]
    filed_at: String,
    history: Vec<StepBody>,
}

impl ClaimBody {
    /// With the whole policy number, or masked.
    pub(super) fn of(claim: &Claim, whole: bool, at: impl Fn(jiff::Timestamp) -> String) -> Self {
        let money = |amount| Money { amount, currency: claim.currency };
        Self {
            id: claim.claim_id,
            invoice_id: claim.invoice_id,
            state: claim.state,
            insurer: claim.insurer.clone(),
            policy_number: if whole { claim.policy_number.expose().clone() } else { claim.policy_masked() },
            amount: money(claim.amount),
            approved: claim.approved.map(money),
            filed_at: at(claim.filed_at),
            history: claim
                .steps
                .iter()
                .map(|step| StepBody { state: step.state, at: at(step.at), by_name: step.by_name.clone(), note: step.note.clone() })
                .collect(),
        }
    }
}

/// Something that was paid online and the invoice no longer takes.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = Refund)]
pub(super) struct RefundBody {
    id: CheckoutId,
    invoice_id: InvoiceId,
    patient_id: UserId,
    amount: Money,
    state: CheckoutState,
    /// What the gateway calls it.
    reference: Option<String>,
}

impl RefundBody {
    pub(super) fn of(checkout: &Checkout) -> Self {
        Self {
            id: checkout.checkout_id,
            invoice_id: checkout.invoice_id,
            patient_id: checkout.patient_id,
            amount: checkout.money(),
            state: checkout.state,
            reference: checkout.reference.clone(),
        }
    }
}

/// What one doctor earned for one department in a month.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = RevenueLine)]
pub(super) struct EarnedBody {
    department_id: DepartmentId,
    department: String,
    doctor_id: UserId,
    doctor: String,
    /// Invoices of the month that are not void.
    invoices: i64,
    issued: Money,
    received: Money,
}

/// What a month earned.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = Revenue)]
pub(super) struct RevenueBody {
    /// `2026-11`.
    month: String,
    items: Vec<EarnedBody>,
}

impl RevenueBody {
    pub(super) fn of(revenue: Revenue) -> Self {
        let line = |line: crate::capabilities::billing::service::RevenueLine| {
            let money = |amount| Money { amount, currency: line.earned.currency };
            EarnedBody {
                department_id: line.earned.department_id,
                doctor_id: line.earned.doctor_id,
                invoices: line.earned.turnover.invoices,
                issued: money(line.earned.turnover.issued),
                received: money(line.earned.turnover.received),
                department: line.department,
                doctor: line.doctor,
            }
        };
        Self { month: revenue.month.to_string(), items: revenue.lines.into_iter().map(line).collect() }
    }
}
