//! What a month earned, by department and doctor.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

use super::Invoice;
use crate::primitives::ids::{DepartmentId, UserId};
use crate::primitives::money::Currency;

/// The page of revenue looks back so many months from this one; programs ask for any.
pub const MONTHS_BACK: u8 = 24;

/// A month of the hospital's calendar: `2026-11`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i16,
    month: i8,
}

/// What one doctor earned for one department in one month, in one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earned {
    pub currency: Currency,
    pub department_id: DepartmentId,
    pub doctor_id: UserId,
    pub turnover: Turnover,
    /// What was issued and received on each of its days; invoices are not counted by day.
    pub days: BTreeMap<Date, Turnover>,
    /// How often it was added to: whoever counts anew sees that somebody else added meanwhile.
    pub changes: i64,
}

/// Sums in minor units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turnover {
    /// Invoices of the month that are not void.
    pub invoices: i64,
    /// What they come to.
    pub issued: i64,
    /// What was paid in the month, for whatever month's invoices.
    pub received: i64,
}

impl Month {
    /// The one a date is in.
    #[must_use]
    pub fn of(day: Date) -> Self {
        Self { year: day.year(), month: day.month() }
    }

    /// Its first day.
    #[must_use]
    pub fn first(self) -> Date {
        date(self.year, self.month, 1)
    }

    /// The one before.
    #[must_use]
    pub fn before(self) -> Self {
        if self.month == 1 { Self { year: self.year - 1, month: 12 } } else { Self { month: self.month - 1, ..self } }
    }

    /// It and those before it that can be looked at while it is this month, newest first.
    pub fn choices(self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |month| Some(month.before())).take(usize::from(MONTHS_BACK) + 1)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl FromStr for Month {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let day: Date = format!("{text}-01").parse().map_err(drop)?;
        let month = Self::of(day);
        if month.to_string() == text && day.year() >= 2000 { Ok(month) } else { Err(()) }
    }
}

impl Turnover {
    /// Nothing at all: a row of it says nothing.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// Both together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self { invoices: self.invoices + other.invoices, issued: self.issued + other.issued, received: self.received + other.received }
    }

    /// What an invoice adds to the day it was issued on, and what was received for it on each day.
    #[must_use]
    pub fn of_invoice(invoice: &Invoice) -> Vec<(Date, Self)> {
        let counts = i64::from(invoice.voided.is_none());
        let own = Self { invoices: counts, issued: invoice.worth(), received: 0 };
        let payments = invoice.payments.iter().map(|payment| (payment.on, payment.amount));
        let settlements = invoice.settlements.iter().map(|settlement| (settlement.on, settlement.amount));
        let received = payments.chain(settlements).map(|(on, amount)| (on, Self { received: amount, ..Self::default() }));
        std::iter::once((invoice.issued_on, own)).chain(received).collect()
    }

    /// What has to be added to the days when `before` became `after`, by their months: each day once.
    #[must_use]
    pub fn between(before: Option<&Invoice>, after: &Invoice) -> BTreeMap<Month, BTreeMap<Date, Self>> {
        let mut days: BTreeMap<Date, Self> = BTreeMap::new();
        for (day, turnover) in Self::of_invoice(after) {
            let sum = days.entry(day).or_default();
            *sum = sum.and(turnover);
        }
        for (day, turnover) in before.map(Self::of_invoice).unwrap_or_default() {
            let sum = days.entry(day).or_default();
            let less = Self { invoices: -turnover.invoices, issued: -turnover.issued, received: -turnover.received };
            *sum = sum.and(less);
        }
        let mut months: BTreeMap<Month, BTreeMap<Date, Self>> = BTreeMap::new();
        for (day, turnover) in days.into_iter().filter(|(_, turnover)| !turnover.is_nothing()) {
            months.entry(Month::of(day)).or_default().insert(day, turnover);
        }
        months
    }

    /// All of it together.
    #[must_use]
    pub fn sum<'a>(all: impl IntoIterator<Item = &'a Self>) -> Self {
        all.into_iter().fold(Self::default(), |sum, one| sum.and(*one))
    }
}

#[cfg(test)]
mod tests {
    use super::super::invoice_tests::{invoice, payment};
    use super::super::{LineKind, Voided};
    use super::*;

    #[test]
    fn f55_a_month_is_read_and_has_one_before() {
        let november: Month = "2026-11".parse().unwrap();
        assert_eq!((november.first(), november.before().to_string()), (date(2026, 11, 1), "2026-10".to_owned()));
        assert_eq!("2026-01".parse::<Month>().unwrap().before().to_string(), "2025-12");
        for bad in ["2026-13", "2026-1", "", "2026-11-01", "-009999-01"] {
            assert!(bad.parse::<Month>().is_err(), "{bad}");
        }
        let choices: Vec<String> = november.choices().map(|month| month.to_string()).collect();
        assert_eq!((choices[0].as_str(), choices[24].as_str(), choices.len()), ("2026-11", "2024-11", 25));
    }

    #[test]
    fn f55_what_changes_an_invoice_changes_its_months_by_as_much() {
        let issued = invoice(50_000, 0);
        let on = issued.issued_on;
        let sum = |invoices, issued, received| Turnover { invoices, issued, received };
        let between = |before: Option<&Invoice>, after: &Invoice| -> Vec<(Date, Turnover)> {
            Turnover::between(before, after).into_values().flatten().collect()
        };
        assert_eq!(between(None, &issued), [(on, sum(1, 50_000, 0))]);
        let more = issued.with_line(LineKind::Extra, "Bandage", 500).unwrap();
        assert_eq!(between(Some(&issued), &more), [(on, sum(0, 500, 0))]);
        let mut later = payment(20_000);
        later.on = date(2026, 12, 1);
        let part = more.with_payment(later).unwrap();
        assert_eq!(between(Some(&more), &part), [(date(2026, 12, 1), sum(0, 0, 20_000))]);
        assert_eq!(Turnover::between(Some(&more), &part).into_keys().collect::<Vec<_>>(), ["2026-12".parse().unwrap()]);
        let void = more.void(Voided { reason: "twice".into(), at: issued.issued_at, by_name: "Tomas".into() }).unwrap();
        assert_eq!(between(Some(&more), &void), [(on, sum(-1, -50_500, 0))]);
    }
}
