//! A number as a report prints it: exact, with as many places as it has there. A report's 5.0 is not 5.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Digits a number has at most: more is no laboratory value.
const MOST_DIGITS: usize = 12;
/// Of them behind the point.
const MOST_PLACES: usize = 6;

/// A number that is not negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Decimal {
    units: i64,
    places: u8,
}

impl Decimal {
    /// Of the digits before and behind the point.
    #[must_use]
    pub fn of(whole: &str, fraction: &str) -> Option<Self> {
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let fits = !whole.is_empty() && whole.len() + fraction.len() <= MOST_DIGITS && fraction.len() <= MOST_PLACES;
        if !fits || !digits(whole) || !digits(fraction) {
            return None;
        }
        let units = format!("{whole}{fraction}").parse().ok()?;
        Some(Self { units, places: u8::try_from(fraction.len()).ok()? })
    }

    /// Which of two is larger, however they are written.
    #[must_use]
    pub fn against(self, other: Self) -> Ordering {
        self.scaled().cmp(&other.scaled())
    }

    /// About as much, to draw it.
    #[must_use]
    pub fn about(self) -> f64 {
        self.to_string().parse().unwrap_or_default()
    }

    fn scaled(self) -> i128 {
        let more = MOST_PLACES.saturating_sub(usize::from(self.places));
        i128::from(self.units) * 10_i128.pow(u32::try_from(more).unwrap_or(0))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = usize::from(self.places);
        let digits = format!("{:0width$}", self.units, width = places + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places);
        if fraction.is_empty() { f.write_str(whole) } else { write!(f, "{whole}.{fraction}") }
    }
}

/// Not such a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a number of a report")]
pub struct NoDecimal;

impl FromStr for Decimal {
    type Err = NoDecimal;
    fn from_str(text: &str) -> Result<Self, NoDecimal> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        Self::of(whole, fraction).ok_or(NoDecimal)
    }
}

impl TryFrom<String> for Decimal {
    type Error = NoDecimal;
    fn try_from(text: String) -> Result<Self, NoDecimal> {
        text.parse()
    }
}

impl From<Decimal> for String {
    fn from(number: Decimal) -> Self {
        number.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn f40_a_number_keeps_its_places_and_is_compared_as_what_it_is_worth() {
        let number = |text: &str| text.parse::<Decimal>().unwrap();
        assert_eq!(number("5.0").to_string(), "5.0");
        assert_eq!(number("0.05").to_string(), "0.05");
        assert_eq!(number("5.0").against(number("5")), Ordering::Equal);
        assert_eq!(number("13.4").against(number("13.40001")), Ordering::Less);
        for wrong in ["", ".5", "5,0", "-1", "1e3", "1.0000001", "1234567890123"] {
            assert!(wrong.parse::<Decimal>().is_err(), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn f40_any_number_is_told_as_it_was_read(whole in 0_u32..1_000_000, places in 0_usize..=6, part in 0_u32..1_000_000) {
            let fraction: String = format!("{part:06}").chars().take(places).collect();
            let read = Decimal::of(&whole.to_string(), &fraction).unwrap();
            let told = read.to_string();
            prop_assert_eq!(told.parse::<Decimal>().unwrap(), read);
            prop_assert!((read.about() - told.parse::<f64>().unwrap()).abs() < 1e-9);
        }

        #[test]
        fn f40_numbers_are_ordered_as_numbers(a in 0_u32..100_000, b in 0_u32..100_000, places in 0_usize..=3) {
            let read = |n: u32| {
                let digits = format!("{n:0width$}", width = places + 1);
                let (whole, fraction) = digits.split_at(digits.len() - places);
                Decimal::of(whole, fraction).unwrap()
            };
            prop_assert_eq!(read(a).against(read(b)), a.cmp(&b));
        }
    }
}
