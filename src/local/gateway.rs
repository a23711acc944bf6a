//! A gateway that takes no money: its page says SANDBOX, and its callback is sealed as a real one's is signed.

use serde::{Deserialize, Serialize};

use crate::identity::keys::{Keys, Purpose};
use crate::outbound::payments::{Order, PaymentAdapter, Told};
use crate::primitives::ids::{CheckoutId, UserId};
use crate::primitives::money::Money;

/// The address of its page, before the payment's id.
pub const PAGE: &str = "/local/gateway";
/// The one field of a callback.
pub const FIELD: &str = "callback";
const CONTEXT: &str = "sandbox";

/// The sandbox of one installation.
#[derive(Debug, Clone)]
pub struct Sandbox(Keys);

/// What a callback says.
#[derive(Serialize, Deserialize)]
struct Said {
    patient: UserId,
    checkout: CheckoutId,
    amount: Money,
    approved: bool,
    reference: String,
}

impl Sandbox {
    /// With the house's own keys: nobody else speaks for it.
    #[must_use]
    pub const fn new(keys: Keys) -> Self {
        Self(keys)
    }

    /// What its page posts when somebody approves or declines.
    #[must_use]
    pub fn callback(&self, order: &Order, approved: bool) -> String {
        let reference = format!("sandbox-{}", order.checkout);
        let said = Said { patient: order.patient, checkout: order.checkout, amount: order.amount, approved, reference };
        self.0.seal(Purpose::Sandbox, &serde_json::to_vec(&said).unwrap_or_default(), CONTEXT)
    }
}

impl PaymentAdapter for Sandbox {
    fn page_of(&self, order: &Order) -> String {
        format!("{PAGE}/{}", order.checkout)
    }

    fn read(&self, body: &[u8]) -> Option<Told> {
        let sealed = std::str::from_utf8(body).ok()?.strip_prefix(FIELD)?.strip_prefix('=')?;
        let said: Said = serde_json::from_slice(&self.0.open(Purpose::Sandbox, sealed, CONTEXT)?).ok()?;
        let order = Order { patient: said.patient, checkout: said.checkout, amount: said.amount };
        Some(Told { order, approved: said.approved, reference: said.reference })
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::primitives::ids::IdSource;
    use crate::primitives::time::Clock;

    #[test]
    fn f55_a_callback_says_what_its_page_did_and_nobody_else_makes_one() {
        let ids = IdSource::seeded(Clock::fixed("2026-11-23T04:00:00Z".parse().unwrap()), 1);
        let (ours, theirs) = (Sandbox::new(Keys::from_root([3; 32], ids.clone())), Sandbox::new(Keys::from_root([4; 32], ids)));
        let order = Order {
            patient: UserId::from_uuid(Uuid::from_u128(1)),
            checkout: CheckoutId::from_uuid(Uuid::from_u128(2)),
            amount: Money { amount: 50_000, currency: "INR".parse().unwrap() },
        };
        for approved in [true, false] {
            let body = format!("{FIELD}={}", ours.callback(&order, approved));
            let told = ours.read(body.as_bytes()).unwrap();
            assert_eq!((told.order, told.approved), (order, approved));
            assert_eq!(theirs.read(body.as_bytes()), None);
            assert_eq!(ours.read(&body.as_bytes()[..body.len() - 2]), None);
        }
        for other in ["", "callback=", "amount=1", "\u{0}"] {
            assert_eq!(ours.read(other.as_bytes()), None);
        }
    }
}
