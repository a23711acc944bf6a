//! Payments online: whoever takes them for the house, behind one small wall.
//!
//! An adapter says where somebody goes on to pay, and reads what its gateway says afterwards. It decides nothing: the amount is
//! looked at again when the gateway speaks, and a word that comes twice or late changes nothing twice.

use std::fmt;
use std::sync::Arc;

use crate::primitives::ids::{CheckoutId, UserId};
use crate::primitives::money::Money;

/// Somebody wants to pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order {
    pub patient: UserId,
    pub checkout: CheckoutId,
    pub amount: Money,
}

/// What a gateway says became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub order: Order,
    /// It has the money.
    pub approved: bool,
    /// What it calls this payment.
    pub reference: String,
}

/// One gateway.
pub trait PaymentAdapter: fmt::Debug + Send + Sync {
    /// Where the browser of whoever pays goes on.
    fn page_of(&self, order: &Order) -> String;

    /// What a callback says; `None` when this gateway did not make it.
    fn read(&self, body: &[u8]) -> Option<Told>;
}

/// The gateway of an installation.
pub type Gateway = Arc<dyn PaymentAdapter>;
