//! A payment begun online: what was asked of the gateway, and what came of it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::primitives::ids::{CheckoutId, InvoiceId, PaymentId, UserId};
use crate::primitives::money::{Currency, Money};

/// Where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CheckoutState {
    /// The gateway has not said anything yet.
    Open,
    Declined,
    /// It is a payment of its invoice.
    Paid,
    /// The gateway took it and the invoice does not: it is to be given back.
    ToRefund,
    Refunded,
}

/// One of them, as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkout {
    pub patient_id: UserId,
    pub checkout_id: CheckoutId,
    /// Rises with every change.
    pub version: u32,
    pub invoice_id: InvoiceId,
    pub amount: i64,
    pub currency: Currency,
    pub state: CheckoutState,
    pub begun_at: Timestamp,
    pub changed_at: Timestamp,
    /// What the gateway calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
}

impl CheckoutState {
    /// As stored and sent.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Declined => "declined",
            Self::Paid => "paid",
            Self::ToRefund => "to_refund",
            Self::Refunded => "refunded",
        }
    }

    /// Whether money came with it: what a gateway says later changes nothing any more.
    #[must_use]
    pub const fn has_taken(self) -> bool {
        matches!(self, Self::Paid | Self::ToRefund | Self::Refunded)
    }
}

impl Checkout {
    /// The payment it becomes: one id for each, so that it is one payment however often it is told.
    #[must_use]
    pub const fn payment_id(&self) -> PaymentId {
        PaymentId::from_uuid(self.checkout_id.as_uuid())
    }

    /// What it is about.
    #[must_use]
    pub const fn money(&self) -> Money {
        Money { amount: self.amount, currency: self.currency }
    }

    /// The same in another state.
    #[must_use]
    pub fn now(&self, state: CheckoutState, reference: Option<String>, at: Timestamp) -> Self {
        let reference = reference.or_else(|| self.reference.clone());
        Self { version: self.version + 1, state, reference, changed_at: at, ..self.clone() }
    }
}
