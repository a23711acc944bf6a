//! Amounts and numbers as people of a language write them.

use super::texts::Language;
use crate::primitives::money::Money;

/// An amount as people write it: "₹1,50,000.00", "€60.00", "¥6,000"; in Spanish "60,00 €"; other currencies by their code.
pub fn money(language: Language, amount: Money) -> String {
    let sign = if amount.amount < 0 { "\u{2212}" } else { "" };
    let number = without_sign(language, amount);
    let symbol = match amount.currency.code() {
        "INR" => "₹",
        "EUR" => "€",
        "USD" => "$",
        "GBP" => "£",
        "JPY" => "¥",
        other => return format!("{sign}{other}\u{a0}{number}"),
    };
    if symbol_follows(language) { format!("{sign}{number}\u{a0}{symbol}") } else { format!("{sign}{symbol}{number}") }
}

/// An amount as people type it: "1,234.50"; in Spanish "1.234,50"; neither the currency nor what is below nothing.
pub fn without_sign(language: Language, amount: Money) -> String {
    let digits = amount.currency.minor_digits();
    let scale = 10_u64.pow(digits);
    let (whole, rest) = (amount.amount.unsigned_abs() / scale, amount.amount.unsigned_abs() % scale);
    let marks = Marks::of(language);
    let whole = marks.grouped(whole, amount.currency.code() == "INR");
    match digits {
        0 => whole,
        _ => format!("{whole}{}{rest:0width$}", marks.decimal, width = digits as usize),
    }
}

/// A count as people write it: "6,214"; in Spanish "6.214".
pub fn count(language: Language, number: u64) -> String {
    Marks::of(language).grouped(number, false)
}

/// A number given in tenths: "11.5"; in Spanish "11,5".
pub fn tenths(language: Language, number: u64) -> String {
    let marks = Marks::of(language);
    format!("{}{}{}", marks.grouped(number / 10, false), marks.decimal, number % 10)
}

/// How a language writes numbers.
struct Marks {
    decimal: char,
    thousands: char,
}

/// Whether the sign of a currency stands behind the amount.
const fn symbol_follows(language: Language) -> bool {
    match language {
        Language::English | Language::Arabic => false,
        Language::Spanish => true,
    }
}

impl Marks {
    const fn of(language: Language) -> Self {
        let decimal = language.decimal_mark();
        Self { decimal, thousands: if decimal == ',' { '.' } else { ',' } }
    }

    /// Thousands separated; the Indian way (1,50,000) groups by two above the first thousand.
    fn grouped(&self, whole: u64, indian: bool) -> String {
        let digits = whole.to_string();
        let mut out = String::with_capacity(digits.len() + digits.len() / 2);
        for (index, digit) in digits.chars().enumerate() {
            let left = digits.len() - index;
            let breaks = if indian { left == 3 || (left > 3 && !left.is_multiple_of(2)) } else { left.is_multiple_of(3) };
            if index > 0 && breaks {
                out.push(self.thousands);
            }
            out.push(digit);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::primitives::money::Currency;

    proptest! {
        #[test]
        fn f17_a_fee_can_be_typed_as_its_readers_are_shown_it(
            amount in 0_i64..10_000_000, code in prop::sample::select(vec!["EUR", "INR", "JPY", "KWD"]),
        ) {
            let fee = Money { amount, currency: code.parse().unwrap() };
            for language in Language::ALL {
                let shown = money(language, fee);
                let typed = shown.trim_matches(|mark: char| !mark.is_ascii_digit());
                prop_assert_eq!(typed, without_sign(language, fee));
                prop_assert_eq!(Money::typed(typed, fee.currency, language), Ok(fee), "{}", shown);
            }
        }
    }

    #[test]
    fn f17_an_example_of_an_amount_is_one_of_its_currency_in_every_language() {
        for (code, english, spanish) in [("EUR", "1,234.50", "1.234,50"), ("JPY", "1,234", "1.234"), ("KWD", "1,234.500", "1.234,500")] {
            let example = code.parse::<Currency>().unwrap().example();
            assert_eq!(
                (without_sign(Language::English, example).as_str(), without_sign(Language::Spanish, example).as_str()),
                (english, spanish)
            );
            for language in Language::ALL {
                assert_eq!(Money::typed(&without_sign(language, example), example.currency, language), Ok(example), "{code}");
            }
        }
    }
}
