//! Values and the ranges they are seen beside, as a report prints them.

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::Decimal;

/// A value as it was printed: `14.2`, `<0.5`, `>200`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Value {
    #[serde(default, skip_serializing_if = "Sign::is_exact")]
    pub sign: Sign,
    pub number: Decimal,
}

/// What stands before it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sign {
    #[default]
    Exact,
    /// Less than could be measured.
    Less,
    /// More than could be measured.
    More,
}

impl Sign {
    #[allow(clippy::trivially_copy_pass_by_ref)] // as serde asks
    fn is_exact(&self) -> bool {
        *self == Self::Exact
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = match self.sign {
            Sign::Exact => "",
            Sign::Less => "<",
            Sign::More => ">",
        };
        write!(f, "{sign}{}", self.number)
    }
}

/// From where to where, both ends included but where it says otherwise. At least one end is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interval {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<Decimal>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<Decimal>,
    /// `< 5`, `> 60`: its one end is not in it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub open: bool,
}

/// A range as a report prints it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Printed {
    Anyone(Interval),
    /// One for women and one for men.
    BySex {
        female: Interval,
        male: Interval,
    },
    /// What is printed holds for some people only, and it is not known who is one of them.
    OfSome,
}

/// Where a number stands beside a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Below,
    Within,
    Above,
}

impl Interval {
    /// `a – b`; `None` when it ends before it begins.
    #[must_use]
    pub fn between(low: Decimal, high: Decimal) -> Option<Self> {
        (low.against(high) == Ordering::Less).then_some(Self { low: Some(low), high: Some(high), open: false })
    }

    /// Up to an end.
    #[must_use]
    pub const fn to(high: Decimal, open: bool) -> Self {
        Self { low: None, high: Some(high), open }
    }

    /// From an end on.
    #[must_use]
    pub const fn from(low: Decimal, open: bool) -> Self {
        Self { low: Some(low), high: None, open }
    }

    /// Where a value stands; `None` where it cannot be said: `<0.5` beside `0.3 – 1.0`.
    #[must_use]
    pub fn side_of(&self, value: Value) -> Option<Side> {
        let (number, end_counts) = (value.number, !self.open);
        let reaches = |high: Decimal| match number.against(high) {
            Ordering::Less => true,
            Ordering::Equal => end_counts,
            Ordering::Greater => false,
        };
        let begins = |low: Decimal| match number.against(low) {
            Ordering::Greater => true,
            Ordering::Equal => end_counts,
            Ordering::Less => false,
        };
        let not_over = |end: Decimal| number.against(end) != Ordering::Greater;
        let not_under = |end: Decimal| number.against(end) != Ordering::Less;
        match value.sign {
            Sign::Exact if self.low.is_some_and(|low| !begins(low)) => Some(Side::Below),
            Sign::Exact if self.high.is_some_and(|high| !reaches(high)) => Some(Side::Above),
            Sign::Exact => Some(Side::Within),
            // Everything under the number is under the end as well.
            Sign::Less => match (self.low, self.high) {
                (Some(low), _) => not_over(low).then_some(Side::Below),
                (None, Some(high)) => not_over(high).then_some(Side::Within),
                (None, None) => None,
            },
            Sign::More => match (self.low, self.high) {
                (_, Some(high)) => not_under(high).then_some(Side::Above),
                (Some(low), None) => not_under(low).then_some(Side::Within),
                (None, None) => None,
            },
        }
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.low, self.high) {
            (Some(low), Some(high)) => write!(f, "{low} – {high}"),
            (Some(low), None) => write!(f, "{} {low}", if self.open { '>' } else { '≥' }),
            (None, Some(high)) => write!(f, "{} {high}", if self.open { '<' } else { '≤' }),
            (None, None) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn number(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn f40_a_value_stands_below_within_or_above_a_range_or_it_is_not_said() {
        let value = |text: &str| match text.as_bytes()[0] {
            b'<' => Value { sign: Sign::Less, number: number(&text[1..]) },
            b'>' => Value { sign: Sign::More, number: number(&text[1..]) },
            _ => Value { sign: Sign::Exact, number: number(text) },
        };
        let between = Interval::between(number("13.0"), number("17.0")).unwrap();
        let under = Interval::to(number("5.7"), true);
        let up_to = Interval::to(number("40"), false);
        let over = Interval::from(number("60"), true);
        for (range, text, side) in [
            (between, "12.99", Some(Side::Below)),
            (between, "13", Some(Side::Within)),
            (between, "17.00", Some(Side::Within)),
            (between, "17.1", Some(Side::Above)),
            (between, "<13", Some(Side::Below)),
            (between, "<14", None),
            (between, ">17", Some(Side::Above)),
            (between, ">16", None),
            (under, "5.6", Some(Side::Within)),
            (under, "5.7", Some(Side::Above)),
            (under, "<5.7", Some(Side::Within)),
            (under, "<6", None),
            (under, ">5.7", Some(Side::Above)),
            (up_to, "40", Some(Side::Within)),
            (up_to, "41", Some(Side::Above)),
            (over, "60", Some(Side::Below)),
            (over, ">60", Some(Side::Within)),
            (over, ">90", Some(Side::Within)),
            (over, ">50", None),
        ] {
            assert_eq!(range.side_of(value(text)), side, "{text} beside {range}");
        }
        assert_eq!(Interval::between(number("5"), number("5.0")), None);
        assert_eq!([between.to_string(), under.to_string(), up_to.to_string(), over.to_string()], ["13.0 – 17.0", "< 5.7", "≤ 40", "> 60"]);
    }

    proptest! {
        /// Whatever is said of "less than 5" is true of every number below 5.
        #[test]
        fn f40_what_is_said_of_an_inexact_value_holds_for_all_it_may_be(
            low in 0_u32..50, more in 1_u32..50, limit in 1_u32..100, is in 0_u32..100, less in any::<bool>(), open in any::<bool>(), ends in 0_u8..3,
        ) {
            let of = |n: u32| Decimal::of(&n.to_string(), "").unwrap();
            let range = match ends {
                0 => Interval::between(of(low), of(low + more)).unwrap(),
                1 => Interval::to(of(low), open),
                _ => Interval::from(of(low), open),
            };
            let said = range.side_of(Value { sign: if less { Sign::Less } else { Sign::More }, number: of(limit) });
            let may_be = if less { is < limit } else { is > limit };
            if let (Some(side), true) = (said, may_be) {
                prop_assert_eq!(range.side_of(Value { sign: Sign::Exact, number: of(is) }), Some(side));
            }
        }
    }
}
