//! The forms of an invoice, as typed.

use serde::Deserialize;
use serde_json::json;

use super::{Office, WOULD_OVERPAY, error_of, error_of_amount};
use crate::access::grant::Granted;
use crate::capabilities::billing::model::{Method, NewClaim, NewLine, NewPayment, Refused};
use crate::capabilities::billing::service::BillingError;
use crate::capabilities::billing::views::{self as view, ClaimFields, LineFields, PayFields};
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::InvoiceId;
use crate::primitives::language::Language;
use crate::primitives::money::{Currency, Money};
use crate::storage::idempotent::Once;
use crate::web::field::Field;
use crate::web::idempotency::{Fingerprint, IdempotencyKey};
use crate::web::refusal::Refusal;
use crate::web::texts::Message;

/// A payment.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct PayForm {
    pub amount: String,
    pub method: String,
    pub reference: String,
    pub idempotency_key: String,
}

/// A line or a discount.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct LineForm {
    pub line_kind: String,
    pub line_text: String,
    pub line_amount: String,
    pub idempotency_key: String,
}

/// A claim.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct ClaimForm {
    pub insurer: String,
    pub policy_number: String,
    pub claim_amount: String,
    pub idempotency_key: String,
}

pub(super) const AMOUNT: &[&str] = &["/amount", "/amount/amount", "/amount/currency"];

/// An amount as typed; what is none is said so by whoever reads it.
fn typed(amount: &str, currency: Currency, language: Language) -> Option<Money> {
    Money::typed(amount, currency, language).ok()
}

impl PayForm {
    pub(super) fn read(&self, currency: Currency, language: Language) -> Result<NewPayment, Flaws> {
        NewPayment::parse(typed(&self.amount, currency, language), Method::of(&self.method), Some(&self.reference), currency)
    }

    pub(super) fn read_online(&self, currency: Currency, language: Language) -> Result<NewPayment, Flaws> {
        NewPayment::online(typed(&self.amount, currency, language), None, currency)
    }

    pub(super) fn once<P>(&self, office: &Office, grant: &Granted<P>, id: InvoiceId) -> Option<Once> {
        let said = json!({ "amount": self.amount, "method": self.method, "reference": self.reference });
        office.once(grant, &format!("payments-{id}"), &self.idempotency_key, &said)
    }

    pub(super) fn fields(self, flaws: &Flaws, currency: Currency) -> PayFields {
        PayFields {
            amount: Field::typed(self.amount, error_of_amount(flaws, currency)),
            method: Field::typed(self.method, error_of(flaws, &["/method"])),
            reference: Field::typed(self.reference, error_of(flaws, &["/reference"])),
        }
    }
}

impl LineForm {
    pub(super) fn read(&self, currency: Currency, language: Language) -> Result<NewLine, Flaws> {
        NewLine::parse(Some(&self.line_kind), &self.line_text, typed(&self.line_amount, currency, language), currency)
    }

    pub(super) fn once<P>(&self, office: &Office, grant: &Granted<P>, id: InvoiceId) -> Option<Once> {
        let said = json!({ "kind": self.line_kind, "text": self.line_text, "amount": self.line_amount });
        office.once(grant, &format!("lines-{id}"), &self.idempotency_key, &said)
    }

    pub(super) fn fields(self, flaws: &Flaws, currency: Currency) -> LineFields {
        LineFields {
            line_kind: Field::typed(self.line_kind, error_of(flaws, &["/kind"])),
            line_text: Field::typed(self.line_text, error_of(flaws, &["/text"])),
            line_amount: Field::typed(self.line_amount, error_of_amount(flaws, currency)),
        }
    }
}

impl ClaimForm {
    pub(super) fn read(&self, currency: Currency, language: Language) -> Result<NewClaim, Flaws> {
        NewClaim::parse(&self.insurer, &self.policy_number, typed(&self.claim_amount, currency, language), currency)
    }

    pub(super) fn once<P>(&self, office: &Office, grant: &Granted<P>, id: InvoiceId) -> Option<Once> {
        let said = json!({ "insurer": self.insurer, "policy": self.policy_number, "amount": self.claim_amount });
        office.once(grant, &format!("claims-{id}"), &self.idempotency_key, &said)
    }

    pub(super) fn fields(self, flaws: &Flaws, currency: Currency) -> ClaimFields {
        ClaimFields {
            insurer: Field::typed(self.insurer, error_of(flaws, &["/insurer"])),
            policy_number: Field::typed(self.policy_number, error_of(flaws, &["/policy_number"])),
            claim_amount: Field::typed(self.claim_amount, error_of_amount(flaws, currency)),
        }
    }
}

impl Office {
    fn once<P>(&self, grant: &Granted<P>, route: &str, key: &str, said: &serde_json::Value) -> Option<Once> {
        let fingerprint = Fingerprint::of(said);
        IdempotencyKey::checked(key).map(|key| self.ground.once(grant.id(), route, key.as_str(), fingerprint.as_str()))
    }
}

/// What a form that was not taken says: what is wrong with its fields, or what stands in the way.
pub(super) fn why(error: BillingError) -> Result<(http::StatusCode, Flaws, Option<Message>), Refusal> {
    let conflict = |trouble| (http::StatusCode::CONFLICT, Flaws::default(), Some(trouble));
    Ok(match error {
        BillingError::Invalid(flaws) => (http::StatusCode::UNPROCESSABLE_ENTITY, flaws, None),
        BillingError::NotNow(Refused::WouldOverpay { left: 0 }) => conflict(view::paid_already()),
        BillingError::NotNow(Refused::WouldOverpay { left }) => {
            (http::StatusCode::CONFLICT, Flaw::new("/amount", WOULD_OVERPAY).with("left", left).into(), None)
        }
        BillingError::NotNow(refused) => conflict(view::refused(refused)),
        BillingError::ClaimStands(_) => conflict(view::claim_stands()),
        BillingError::NotOnline => conflict(view::not_online()),
        BillingError::KeyReused => conflict(view::sent_before()),
        error @ (BillingError::NotFound | BillingError::Storage(_)) => return Err(error.into()),
    })
}

/// What a typed confirmation is held against: the reference, however it is spaced and written.
pub(super) fn confirms(typed: &str, reference: &str) -> Result<(), Flaw> {
    let plain = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_uppercase();
    if plain(typed) == plain(reference) { Ok(()) } else { Err(Flaw::new("/confirmation", "differs")) }
}
