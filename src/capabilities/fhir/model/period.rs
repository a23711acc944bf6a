//! `date=ge2026-11-23&date=lt2026-11-30`: from when to when, as searches of FHIR say it. Dates are the hospital's.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::primitives::time::{HospitalZone, Slot, after, whole_second};
use crate::primitives::wall::plain_date;

/// From an instant on, until before another one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Period {
    pub from: Option<Timestamp>,
    pub to: Option<Timestamp>,
}

impl Period {
    /// The same, narrowed by one more value: `ge`, `gt` or `sa`, `le`, `lt` or `eb`, `eq` or nothing, then a date, a month, a year, or an
    /// instant with its offset. `None` for anything else.
    #[must_use]
    pub fn narrowed(self, said: &str, zone: &HospitalZone) -> Option<Self> {
        let (prefix, value) = match said.split_at_checked(2) {
            Some((prefix, value)) if prefix.bytes().all(|byte| byte.is_ascii_alphabetic()) => (prefix, value),
            _ => ("eq", said),
        };
        let Slot { start, end } = meant(value, zone)?;
        let (from, to) = match prefix {
            "eq" => (Some(start), Some(end)),
            "ge" => (Some(start), None),
            // What is one moment is after another one when it starts after it, and before one when it ends before it.
            "gt" | "sa" => (Some(end), None),
            "le" => (None, Some(end)),
            "lt" | "eb" => (None, Some(start)),
            _ => return None,
        };
        let earlier = |one: Timestamp| to.map_or(one, |other| one.min(other));
        Some(Self { from: self.from.max(from), to: self.to.map(earlier).or(to) })
    }

    /// Whether an instant lies within.
    #[must_use]
    pub fn holds(self, at: Timestamp) -> bool {
        self.from.is_none_or(|from| from <= at) && self.to.is_none_or(|to| at < to)
    }

    /// Whether no instant does.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.from.zip(self.to).is_some_and(|(from, to)| to <= from)
    }
}

/// What a date or an instant covers: a day, a month or a year of the hospital, or a second.
fn meant(value: &str, zone: &HospitalZone) -> Option<Slot> {
    if let Some((first, last)) = dates(value) {
        return Some(Slot { start: zone.day(first).start, end: zone.day(last).end });
    }
    // A plus that was not written as %2B arrives as a space.
    let at: Timestamp = value.replace(' ', "+").parse().ok()?;
    let start = whole_second(at);
    Some(Slot { start, end: after(start, 1) })
}

/// The dates of `2026`, `2026-11` or `2026-11-23`, from the first to the last of them.
fn dates(value: &str) -> Option<(Date, Date)> {
    match value.len() {
        4 => plain_date(&format!("{value}-01-01")).map(|first| (first, first.last_of_year())),
        7 => plain_date(&format!("{value}-01")).map(|first| (first, first.last_of_month())),
        _ => plain_date(value).map(|date| (date, date)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(values: &[&str]) -> Option<Period> {
        let zone: HospitalZone = "Asia/Kolkata".parse().unwrap();
        values.iter().try_fold(Period::default(), |period, said| period.narrowed(said, &zone))
    }

    fn of(from: &str, to: &str) -> Period {
        Period { from: from.parse().ok(), to: to.parse().ok() }
    }

    #[test]
    fn f68_a_period_is_what_its_values_say_together() {
        let day = Some(of("2026-11-22T18:30:00Z", "2026-11-23T18:30:00Z"));
        assert_eq!(period(&["2026-11-23"]), day);
        assert_eq!(period(&["eq2026-11-23"]), day);
        assert_eq!(period(&["ge2026-11-23", "le2026-11-23"]), day);
        assert_eq!(period(&["ge2026-11-20", "ge2026-11-23", "lt2026-11-24", "lt2026-12-24"]), day);
        assert_eq!(period(&["gt2026-11-23"]), Some(of("2026-11-23T18:30:00Z", "")));
        let morning = of("2026-11-23T04:00:00Z", "2026-11-23T06:30:00Z");
        assert_eq!(period(&["ge2026-11-23T09:30:00+05:30", "lt2026-11-23T12:00:00 05:30"]), Some(morning), "a plus may arrive as a space");
        assert_eq!(period(&[]), Some(Period::default()));
        assert!(morning.holds("2026-11-23T04:00:00Z".parse().unwrap()) && !morning.holds("2026-11-23T06:30:00Z".parse().unwrap()));
        assert!(!morning.is_empty() && period(&["ge2026-11-24", "lt2026-11-24"]).unwrap().is_empty());
    }

    #[test]
    fn f68_a_month_and_a_year_are_the_hospitals_and_moments_start_after_or_end_before() {
        let month = Some(of("2026-10-31T18:30:00Z", "2026-11-30T18:30:00Z"));
        assert_eq!(period(&["2026-11"]), month);
        assert_eq!(period(&["ge2026-11", "le2026-11"]), month);
        assert_eq!(period(&["sa2026-10", "eb2026-12"]), month);
        assert_eq!(period(&["2028-02"]), Some(of("2028-01-31T18:30:00Z", "2028-02-29T18:30:00Z")));
        assert_eq!(period(&["2026"]), Some(of("2025-12-31T18:30:00Z", "2026-12-31T18:30:00Z")));
        assert_eq!(period(&["sa2026-11-23"]), period(&["gt2026-11-23"]));
        assert_eq!(period(&["eb2026-11-23T09:30:00+05:30"]), period(&["lt2026-11-23T09:30:00+05:30"]));
    }

    #[test]
    fn f68_what_is_no_date_is_no_period() {
        for bad in ["", "ge", "monday", "ne2026-11-23", "ap2026-11-23", "2026-11-31", "ge2026-11-23T09:30", "é2026-11-23"] {
            assert_eq!(period(&[bad]), None, "{bad}");
        }
        for bad in ["2026-13", "2026-1", "26", "ge202", "20261", "2026-11-23,2026-11-24"] {
            assert_eq!(period(&[bad]), None, "{bad}");
        }
    }
}
