//! A week of the hospital: Monday to Sunday by its wall calendar.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::primitives::time::{HospitalZone, Slot};

/// Seven dates. How long they are is the zone's affair: a week with a clock change has an hour more or less.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Week {
    monday: Date,
}

impl Week {
    /// The week a date belongs to.
    #[must_use]
    pub fn of(date: Date) -> Self {
        Self { monday: date.saturating_sub(i64::from(date.weekday().to_monday_zero_offset()).days()) }
    }

    /// Its dates, Monday first.
    pub fn days(self) -> impl Iterator<Item = Date> {
        self.monday.series(1.day()).take(7)
    }

    /// Its first date.
    #[must_use]
    pub const fn monday(self) -> Date {
        self.monday
    }

    /// Its last date.
    #[must_use]
    pub fn sunday(self) -> Date {
        self.monday.saturating_add(6.days())
    }

    /// The one before it.
    #[must_use]
    pub fn before(self) -> Self {
        Self { monday: self.monday.saturating_sub(7.days()) }
    }

    /// The one after it.
    #[must_use]
    pub fn after(self) -> Self {
        Self { monday: self.monday.saturating_add(7.days()) }
    }

    /// Its instants, from the first of Monday to the first of the next one, exclusive.
    #[must_use]
    pub fn within(self, zone: &HospitalZone) -> Slot {
        Slot { start: zone.day_start(self.monday), end: zone.day(self.sunday()).end }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn f28_a_week_begins_on_its_monday_and_follows_the_clocks() {
        let hours = |zone: &str, day: Date| Week::of(day).within(&zone.parse().unwrap()).minutes() / 60;
        assert_eq!(Week::of(date(2026, 11, 29)).monday(), date(2026, 11, 23));
        assert_eq!(Week::of(date(2026, 11, 23)).sunday(), date(2026, 11, 29));
        assert_eq!(hours("Europe/Berlin", date(2026, 11, 25)), 168);
        assert_eq!(hours("Europe/Berlin", date(2027, 3, 28)), 167);
        assert_eq!(hours("Europe/Berlin", date(2026, 10, 25)), 169);
        let spring = Week::of(date(2027, 3, 28)).within(&"Europe/Berlin".parse().unwrap());
        assert_eq!((spring.start.to_string(), spring.end.to_string()), ("2027-03-21T23:00:00Z".into(), "2027-03-28T22:00:00Z".into()));
    }

    #[test]
    fn f28_the_ends_of_the_calendar_are_weeks_too() {
        for edge in [Date::MIN, date(0, 1, 1), Date::MAX] {
            let week = Week::of(edge);
            assert!(week.days().any(|day| day == edge), "{edge}");
            let _ = (week.before(), week.after(), week.within(&"Asia/Kolkata".parse().unwrap()));
        }
    }

    proptest! {
        #[test]
        fn f28_weeks_follow_each_other_without_gap_or_overlap(days in 0_i32..20_000) {
            let zone: HospitalZone = "Australia/Lord_Howe".parse().unwrap();
            let day = date(2000, 1, 1).saturating_add(days.days());
            let week = Week::of(day);
            prop_assert!(week.days().any(|one| one == day));
            prop_assert_eq!(week.days().count(), 7);
            prop_assert_eq!(week.within(&zone).end, week.after().within(&zone).start);
            prop_assert_eq!(week.after().before(), week);
        }
    }
}
