//! Amounts and numbers as people of a language write them.

use super::texts::Language;
use crate::primitives::money::Money;

/// An amount as people write it: "₹1,50,000.00", "€60.00", "¥6,000"; in Spanish "60,00 €"; other currencies by their code.
pub fn money(language: Language, amount: Money) -> String {
    let digits = amount.currency.minor_digits();
    let scale = 10_u64.pow(digits);
    let (whole, rest) = (amount.amount.unsigned_abs() / scale, amount.amount.unsigned_abs() % scale);
    let sign = if amount.amount < 0 { "\u{2212}" } else { "" };
    let code = amount.currency.code();
    let marks = Marks::of(language);
    let whole = marks.grouped(whole, code == "INR");
    let number = match digits {
        0 => whole,
        _ => format!("{whole}{}{rest:0width$}", marks.decimal, width = digits as usize),
    };
    let symbol = match code {
        "INR" => "₹",
        "EUR" => "€",
        "USD" => "$",
        "GBP" => "£",
        "JPY" => "¥",
        other => return format!("{sign}{other}\u{a0}{number}"),
    };
    if marks.symbol_follows { format!("{sign}{number}\u{a0}{symbol}") } else { format!("{sign}{symbol}{number}") }
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
    symbol_follows: bool,
}

impl Marks {
    const fn of(language: Language) -> Self {
        match language {
            Language::English | Language::Arabic => Self { decimal: '.', thousands: ',', symbol_follows: false },
            Language::Spanish => Self { decimal: ',', thousands: '.', symbol_follows: true },
        }
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
    use crate::primitives::money::MalformedAmount;

    proptest! {
        #[test]
        fn f17_a_fee_can_be_typed_as_its_readers_are_shown_it_and_one_that_could_be_another_is_refused(
            amount in 0_i64..10_000_000, code in prop::sample::select(vec!["EUR", "INR", "KWD"]),
        ) {
            let fee = Money { amount, currency: code.parse().unwrap() };
            for language in Language::ALL {
                let shown = money(language, fee);
                // "1,500" is as well fifteen hundred.
                let is_either = code == "KWD" && language == Language::Spanish && (1_000..1_000_000).contains(&amount);
                let meant = if is_either { Err(MalformedAmount) } else { Ok(fee) };
                prop_assert_eq!(Money::typed(shown.trim_matches(|mark: char| !mark.is_ascii_digit()), fee.currency), meant, "{}", shown);
            }
        }
    }
}
