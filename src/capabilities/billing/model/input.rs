//! What people and programs ask for, as it arrives and once it was checked.

use super::{ClaimState, LineKind, Method};
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::money::{Currency, Money};
use crate::primitives::text::{self, Sensitive};

/// The most characters of each text.
pub const LINE_TEXT: usize = 100;
pub const REFERENCE: usize = 60;
pub const INSURER: usize = 100;
pub const POLICY: usize = 40;
pub const CLAIM_NOTE: usize = 300;
pub const VOID_REASON: usize = 300;
/// The highest amount in minor units: as of fees.
const MOST: i64 = 1_000_000_000_000;

/// Something that was paid at the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPayment {
    pub amount: i64,
    pub method: Method,
    pub reference: Option<String>,
}

/// A line to be added: a discount stands below nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLine {
    pub kind: LineKind,
    pub text: String,
    pub amount: i64,
}

/// An insurer is to be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewClaim {
    pub insurer: String,
    pub policy_number: Sensitive<String>,
    pub amount: i64,
}

/// A step of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    pub state: ClaimState,
    pub note: Option<String>,
    /// What the insurer pays, where that is not all.
    pub amount: Option<i64>,
}

/// An amount above nothing in the invoice's currency.
fn amount(given: Option<Money>, currency: Currency, flaws: &mut Flaws) -> Option<i64> {
    let Some(given) = given else {
        flaws.add(Flaw::new("/amount", "required"));
        return None;
    };
    if given.currency != currency {
        flaws.add(Flaw::new("/amount/currency", "other_currency"));
        return None;
    }
    let fits = (1..=MOST).contains(&given.amount);
    flaws.keep(fits.then_some(given.amount).ok_or_else(|| Flaw::out_of_range("/amount/amount", 1, MOST)))
}

fn optional(pointer: &'static str, given: Option<&str>, limit: usize, flaws: &mut Flaws) -> Option<String> {
    let given = given.filter(|text| !text.trim().is_empty())?;
    flaws.keep(text::line(given, limit).map_err(|error| Flaw::of_text(pointer, error)))
}

fn needed(pointer: &'static str, given: &str, limit: usize, flaws: &mut Flaws) -> Option<String> {
    flaws.keep(text::line(given, limit).map_err(|error| Flaw::of_text(pointer, error)))
}

fn done<T>(flaws: Flaws, value: Option<T>) -> Result<T, Flaws> {
    match value {
        Some(value) if flaws.0.is_empty() => Ok(value),
        _ => Err(flaws),
    }
}

/// Whether a text holds the number of a payment card, which nobody may keep here: 13 to 19 digits whose check digit fits (Luhn).
fn is_a_card_number(text: &str) -> bool {
    let digits: Vec<u32> = text.chars().filter(|c| !matches!(c, ' ' | '-')).map_while(|c| c.to_digit(10)).collect();
    let all = text.chars().filter(|c| !matches!(c, ' ' | '-')).count();
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| match (place % 2, digit * 2) {
            (0, _) => *digit,
            (_, twice) => twice / 10 + twice % 10,
        })
        .sum();
    digits.len() == all && (13..=19).contains(&digits.len()) && sum.is_multiple_of(10)
}

impl NewPayment {
    /// What an administrator enters: cash or card.
    ///
    /// # Errors
    /// Everything that cannot be used.
    pub fn parse(given: Option<Money>, method: Option<Method>, reference: Option<&str>, currency: Currency) -> Result<Self, Flaws> {
        let mut flaws = Flaws::default();
        let amount = amount(given, currency, &mut flaws);
        let method = flaws.keep(match method {
            Some(Method::Online) => Err(Flaw::new("/method", "only_patients_pay_online")),
            Some(method) => Ok(method),
            None => Err(Flaw::new("/method", "required")),
        });
        let reference = optional("/reference", reference, REFERENCE, &mut flaws);
        if reference.as_deref().is_some_and(is_a_card_number) {
            flaws.add(Flaw::new("/reference", "card_number"));
        }
        done(flaws, amount.zip(method).map(|(amount, method)| Self { amount, method, reference }))
    }

    /// What a patient pays online.
    ///
    /// # Errors
    /// Everything that cannot be used.
    pub fn online(given: Option<Money>, method: Option<Method>, currency: Currency) -> Result<Self, Flaws> {
        let mut flaws = Flaws::default();
        let amount = amount(given, currency, &mut flaws);
        if method.is_some_and(|method| method != Method::Online) {
            flaws.add(Flaw::new("/method", "only_the_desk_takes_it"));
        }
        done(flaws, amount.map(|amount| Self { amount, method: Method::Online, reference: None }))
    }
}

impl NewLine {
    /// As an administrator enters it; the amount of a discount is given without a sign.
    ///
    /// # Errors
    /// Everything that cannot be used.
    pub fn parse(kind: Option<&str>, text: &str, given: Option<Money>, currency: Currency) -> Result<Self, Flaws> {
        let mut flaws = Flaws::default();
        let kind = flaws.keep(match kind {
            None | Some("extra" | "") => Ok(LineKind::Extra),
            Some("discount") => Ok(LineKind::Discount),
            Some(_) => Err(Flaw::new("/kind", "unknown_line_kind")),
        });
        let text = needed("/text", text, LINE_TEXT, &mut flaws);
        let amount = amount(given, currency, &mut flaws);
        let line = kind.zip(text).zip(amount).map(|((kind, text), amount)| {
            let amount = if kind == LineKind::Discount { -amount } else { amount };
            Self { kind, text, amount }
        });
        done(flaws, line)
    }
}

impl NewClaim {
    /// As a patient files it.
    ///
    /// # Errors
    /// Everything that cannot be used.
    pub fn parse(insurer: &str, policy_number: &str, given: Option<Money>, currency: Currency) -> Result<Self, Flaws> {
        let mut flaws = Flaws::default();
        let insurer = needed("/insurer", insurer, INSURER, &mut flaws);
        let policy = needed("/policy_number", policy_number, POLICY, &mut flaws);
        let amount = amount(given, currency, &mut flaws);
        let claim = insurer.zip(policy).zip(amount);
        done(flaws, claim.map(|((insurer, policy), amount)| Self { insurer, policy_number: Sensitive::new(policy), amount }))
    }
}

impl Decision {
    /// As an administrator enters it. Whoever is refused reads why; an amount is said where the insurer pays, at most `most`.
    ///
    /// # Errors
    /// Everything that cannot be used.
    pub fn parse(state: &str, note: Option<&str>, given: Option<Money>, most: Money) -> Result<Self, Flaws> {
        let mut flaws = Flaws::default();
        let state = ClaimState::of(state).filter(|state| *state != ClaimState::Submitted);
        let state = flaws.keep(state.ok_or_else(|| Flaw::new("/state", "unknown_claim_state")));
        let note = optional("/note", note, CLAIM_NOTE, &mut flaws);
        if state == Some(ClaimState::Rejected) && note.is_none() && flaws.0.is_empty() {
            flaws.add(Flaw::new("/note", "required"));
        }
        let pays = matches!(state, Some(ClaimState::Approved | ClaimState::Paid));
        let amount = given.filter(|_| pays).and_then(|given| amount(Some(given), most.currency, &mut flaws));
        if amount.is_some_and(|amount| amount > most.amount) {
            flaws.add(Flaw::out_of_range("/amount/amount", 1, most.amount));
        }
        done(flaws, state.map(|state| Self { state, note, amount }))
    }
}

/// Why an invoice is void; the typed confirmation is its reference.
///
/// # Errors
/// When there is none, or it cannot be used.
pub fn void_reason(reason: &str) -> Result<String, Flaws> {
    text::line(reason, VOID_REASON).map_err(|error| Flaw::of_text("/reason", error).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inr(amount: i64) -> Money {
        Money { amount, currency: "INR".parse().unwrap() }
    }

    #[test]
    fn f55_what_cannot_be_used_is_named_all_at_once() {
        let currency = inr(0).currency;
        let wrong = |result: Result<NewPayment, Flaws>| result.unwrap_err().to_string();
        assert_eq!(wrong(NewPayment::parse(None, None, None, currency)), "/amount required, /method required");
        let euros = Money { amount: 5, currency: "EUR".parse().unwrap() };
        assert_eq!(
            wrong(NewPayment::parse(Some(euros), Some(Method::Online), Some("4111 1111 1111 1111"), currency)),
            "/amount/currency other_currency, /method only_patients_pay_online, /reference card_number"
        );
        for nothing in [0, -1, MOST + 1] {
            assert_eq!(wrong(NewPayment::online(Some(inr(nothing)), None, currency)), "/amount/amount out_of_range");
        }
        let card = NewPayment::parse(Some(inr(1)), Some(Method::Card), Some(" RRN 612345678901 "), currency).unwrap();
        assert_eq!(card.reference.as_deref(), Some("RRN 612345678901"));
        let less = NewLine::parse(Some("discount"), "Staff", Some(inr(500)), currency).unwrap();
        assert_eq!((less.kind, less.amount), (LineKind::Discount, -500));
    }

    #[test]
    fn f56_a_refused_claim_says_why_and_an_insurer_never_pays_more_than_was_asked() {
        let read = |state, note, amount| Decision::parse(state, note, amount, inr(400)).map_err(|flaws| flaws.to_string());
        assert_eq!(read("rejected", None, None), Err("/note required".to_owned()));
        assert_eq!(read("submitted", None, None), Err("/state unknown_claim_state".to_owned()));
        assert_eq!(read("approved", None, Some(inr(401))), Err("/amount/amount out_of_range".to_owned()));
        assert_eq!(read("approved", Some(" "), Some(inr(400))).unwrap().amount, Some(400));
        assert_eq!(read("under_review", Some("asked for papers"), Some(inr(9))).unwrap().amount, None);
    }
}
