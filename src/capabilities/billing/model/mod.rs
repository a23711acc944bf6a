//! What is owed and paid, in whole minor units, and the arrows along which it changes.

mod checkout;
mod claim;
mod input;
mod invoice;
#[cfg(test)]
mod invoice_tests;
mod revenue;

pub use checkout::{Checkout, CheckoutState};
pub use claim::{Claim, ClaimMove, ClaimState};
pub use input::{CLAIM_NOTE, Decision, INSURER, LINE_TEXT, NewClaim, NewLine, NewPayment, POLICY, REFERENCE, VOID_REASON, void_reason};
pub use invoice::{
    Invoice, Line, LineKind, MOST_LINES, MOST_PAYMENTS, Method, Payment, Refused, Settlement, State, Tax, Voided, reference,
};
pub use revenue::{Earned, MONTHS_BACK, Month, Turnover};
