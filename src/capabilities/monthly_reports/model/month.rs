//! A month of the hospital's calendar, and when its reports are due.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use serde::Deserialize;

use crate::primitives::time::{HospitalZone, Slot};
use crate::primitives::wall::{WallTime, plain_date};

/// A doctor looks back so many months from this one.
pub const MONTHS_BACK: i64 = 24;

/// A month: `2026-10`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct Month {
    first: Date,
}

/// Not a month as it is written here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a month is written 2026-10")]
pub struct MalformedMonth;

impl Month {
    /// The month of a date.
    #[must_use]
    pub fn of(date: Date) -> Self {
        Self { first: date.first_of_month() }
    }

    /// Its first day.
    #[must_use]
    pub const fn first(self) -> Date {
        self.first
    }

    /// Its last day.
    #[must_use]
    pub fn last(self) -> Date {
        self.first.last_of_month()
    }

    /// So many months before.
    #[must_use]
    pub fn back(self, months: i64) -> Self {
        Self { first: self.first.saturating_sub(months.months()) }
    }

    /// From its first instant to the first of the next month, on the hospital's clock.
    #[must_use]
    pub fn within(self, zone: &HospitalZone) -> Slot {
        Slot { start: zone.day_start(self.first), end: zone.day(self.last()).end }
    }

    /// This month and those before it that can be looked at, newest first.
    pub fn choices(today: Date) -> impl Iterator<Item = Self> {
        (0..=MONTHS_BACK).map(move |months| Self::of(today).back(months))
    }

    /// Whether it can be looked at: not to come, and not too long ago.
    #[must_use]
    pub fn can_be_seen(self, today: Date) -> bool {
        Self::choices(today).any(|month| month == self)
    }

    /// The month that reports are due of at an instant: the one before, from `at` on the first day of this one. A house that was
    /// away then makes up for it as long as this month lasts. Clocks that are put forward over it: the first instant after.
    #[must_use]
    pub fn due(zone: &HospitalZone, at: WallTime, now: Timestamp) -> Option<Self> {
        let this = Self::of(zone.date(now));
        let moment = zone.instant_or_next(this.first, at.time()?);
        (moment <= now).then(|| this.back(1))
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.first.year(), self.first.month())
    }
}

impl FromStr for Month {
    type Err = MalformedMonth;
    fn from_str(text: &str) -> Result<Self, MalformedMonth> {
        plain_date(&format!("{text}-01")).map(Self::of).ok_or(MalformedMonth)
    }
}

impl TryFrom<String> for Month {
    type Error = MalformedMonth;
    fn try_from(text: String) -> Result<Self, MalformedMonth> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn due(zone: &str, now: &str) -> Option<String> {
        let zone = zone.parse().unwrap();
        Month::due(&zone, WallTime::new(8, 0), now.parse().unwrap()).map(|month| month.to_string())
    }

    #[test]
    fn f48_a_months_reports_are_due_from_eight_on_the_first_of_the_next_on_the_hospitals_clock() {
        assert_eq!(due("Asia/Kolkata", "2026-12-01T02:29:59Z"), None, "not before eight, nor of the month before that");
        assert_eq!(due("Asia/Kolkata", "2026-12-01T02:30:00Z").as_deref(), Some("2026-11"));
        assert_eq!(due("Asia/Kolkata", "2026-12-31T18:29:59Z").as_deref(), Some("2026-11"), "as long as December lasts");
        assert_eq!(due("Asia/Kolkata", "2026-12-31T18:30:00Z"), None, "in January it is too late");
        assert_eq!(due("Europe/Berlin", "2026-11-01T06:59:59Z"), None, "a week after the clocks went back");
        assert_eq!(due("Europe/Berlin", "2026-11-01T07:00:00Z").as_deref(), Some("2026-10"));
        assert_eq!(due("America/New_York", "2026-01-01T13:00:00Z").as_deref(), Some("2025-12"));
    }

    #[test]
    fn f48_a_month_is_written_one_way() {
        assert_eq!("2026-10".parse(), Ok(Month::of(date(2026, 10, 31))));
        for wrong in ["", "2026", "2026-13", "2026-1", "2026-10-01", "26-10", "2026/10", " 2026-10", "October"] {
            assert_eq!(wrong.parse::<Month>(), Err(MalformedMonth), "{wrong}");
        }
        let today = date(2026, 11, 23);
        assert!(Month::of(today).can_be_seen(today) && !Month::of(date(2026, 12, 1)).can_be_seen(today));
        assert!(Month::of(date(2024, 11, 1)).can_be_seen(today) && !Month::of(date(2024, 10, 31)).can_be_seen(today));
        assert_eq!(Month::choices(today).count(), 25);
    }

    proptest! {
        #[test]
        fn f48_months_follow_each_other_without_a_gap_whatever_the_clocks_do(
            months in 0i64..600,
            zone in prop::sample::select(&["Asia/Kolkata", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia"][..]),
        ) {
            let zone: HospitalZone = zone.parse().unwrap();
            let month = Month::of(date(2050, 1, 1)).back(months);
            let (this, next) = (month.within(&zone), month.back(-1).within(&zone));
            prop_assert_eq!(this.end, next.start);
            prop_assert!(this.start < this.end);
            prop_assert_eq!(month.to_string().parse(), Ok(month));
            prop_assert_eq!(Month::of(zone.date(this.start)), month);
        }
    }
}
