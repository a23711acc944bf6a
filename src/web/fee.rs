//! A fee that a person types: a number, read in the hospital's currency. Its form says with which one it was shown, in the hidden field
//! `currency`, so that a number from before a change of currency is never taken for one in the new.

use super::texts::Message;
use crate::primitives::flaw::Flaw;
use crate::primitives::language::Language;
use crate::primitives::money::{Currency, Money};

/// In what a fee is typed, and with whose marks.
pub type Typing = (Currency, Language);

/// The code of a fee that is no amount.
pub const MALFORMED: &str = "invalid";

/// The code of a fee in another currency than the hospital's.
pub const OTHER_CURRENCY: &str = "other_currency";

/// The fee that was typed into a form that was shown with a currency. A form that names none is read in the hospital's.
///
/// # Errors
/// That it is no amount, or one of another currency, at `/fee`.
pub fn typed(text: &str, shown_with: &str, (currency, language): Typing) -> Result<Money, Flaw> {
    if !shown_with.is_empty() && shown_with != currency.code() {
        return Err(Flaw::new("/fee", OTHER_CURRENCY));
    }
    Money::typed(text, currency, language).map_err(|_| Flaw::new("/fee", MALFORMED))
}

/// The fee was typed before the hospital began to charge in this currency: the number is to be looked at again.
#[must_use]
pub fn currency_changed(currency: Currency) -> Message {
    Message::new("wrong-fee-currency").with("currency", currency.code())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f17_a_number_typed_in_another_currency_is_no_fee_whatever_it_says() {
        let euros: Typing = ("EUR".parse().unwrap(), Language::English);
        let code = |text: &str, shown_with: &str| typed(text, shown_with, euros).map(|fee| fee.amount).map_err(|flaw| flaw.code);
        assert_eq!((code("45", "EUR"), code("45", "")), (Ok(4_500), Ok(4_500)));
        assert_eq!(
            (code("45", "INR"), code("a lot", "INR"), code("45", "eur")),
            (Err(OTHER_CURRENCY), Err(OTHER_CURRENCY), Err(OTHER_CURRENCY))
        );
        assert_eq!(code("a lot", "EUR"), Err(MALFORMED));
    }
}
