//! What is counted, on which date, and how it is summed up.

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};

use crate::events::listeners::Tallied;
use crate::primitives::ids::{DepartmentId, UserId};
use crate::primitives::time::HospitalZone;

/// The longest range, in days: a leap year.
pub const MOST_DAYS: i64 = 366;

/// What is counted of visits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// For that date, cancelled ones too.
    pub made: i64,
    pub cancelled: i64,
    pub completed: i64,
    /// Whoever was expected did not come.
    pub absent: i64,
    /// People who checked in and were called in.
    pub waited: i64,
    /// How long all of them waited together.
    pub minutes: i64,
}

/// What one doctor did for one department in a month, by date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tallies {
    /// The first of the month.
    pub month: Date,
    pub department: DepartmentId,
    pub doctor: UserId,
    pub days: BTreeMap<Date, Counts>,
    /// How often it was added to.
    pub changes: i64,
}

/// Everything of a day, a doctor, a department or a range.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Figures {
    pub counts: Counts,
    /// In minor units of the hospital's currency.
    pub issued: i64,
    pub received: i64,
}

/// Whose figures of which date.
pub type Cells = BTreeMap<(Date, DepartmentId, UserId), Figures>;

impl Counts {
    /// Both together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            made: self.made + other.made,
            cancelled: self.cancelled + other.cancelled,
            completed: self.completed + other.completed,
            absent: self.absent + other.absent,
            waited: self.waited + other.waited,
            minutes: self.minutes + other.minutes,
        }
    }

    /// The same, taken away.
    #[must_use]
    pub const fn negative(self) -> Self {
        Self {
            made: -self.made,
            cancelled: -self.cancelled,
            completed: -self.completed,
            absent: -self.absent,
            waited: -self.waited,
            minutes: -self.minutes,
        }
    }

    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// Visits that took place, or were to.
    #[must_use]
    pub const fn visits(&self) -> i64 {
        self.made - self.cancelled
    }

    /// In tenths of a percent, how many of those of whom it is known did not come; `None` of nobody.
    #[must_use]
    pub const fn absent_tenths(&self) -> Option<i64> {
        let known = self.completed + self.absent;
        if known > 0 { Some((self.absent * 1_000 + known / 2) / known) } else { None }
    }

    /// In tenths of a minute, how long people waited; `None` when nobody did.
    #[must_use]
    pub const fn wait_tenths(&self) -> Option<i64> {
        if self.waited > 0 { Some((self.minutes * 10 + self.waited / 2) / self.waited) } else { None }
    }
}

impl Figures {
    /// Both together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self { counts: self.counts.and(other.counts), issued: self.issued + other.issued, received: self.received + other.received }
    }

    /// All of them together.
    #[must_use]
    pub fn sum<'a>(all: impl IntoIterator<Item = &'a Self>) -> Self {
        all.into_iter().fold(Self::default(), |sum, one| sum.and(*one))
    }

    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// What an event changes, by the hospital's date; `minutes`: how long the patient waited, where that is known now.
#[must_use]
pub fn changes(what: Tallied, minutes: Option<i64>, zone: &HospitalZone) -> Vec<(Date, Counts)> {
    let none = Counts::default();
    let on = |at, counts| vec![(zone.date(at), counts)];
    match what {
        Tallied::Made { start } => on(start, Counts { made: 1, ..none }),
        Tallied::Unmade { start } => on(start, Counts { made: -1, ..none }),
        Tallied::Moved { from, to } if zone.date(from) == zone.date(to) => Vec::new(),
        Tallied::Moved { from, to } => {
            vec![(zone.date(from), Counts { made: -1, ..none }), (zone.date(to), Counts { made: 1, ..none })]
        }
        Tallied::Cancelled { start } => on(start, Counts { cancelled: 1, ..none }),
        Tallied::Completed { start } => on(start, Counts { completed: 1, ..none }),
        Tallied::Missed { start } => on(start, Counts { absent: 1, ..none }),
        Tallied::Started { start } => minutes.map_or_else(Vec::new, |minutes| on(start, Counts { waited: 1, minutes, ..none })),
    }
}

/// The first of a date's month.
#[must_use]
pub fn month_of(date: Date) -> Date {
    date.first_of_month()
}

/// What the bars of a drawing stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Day,
    /// From Monday on.
    Week,
    Month,
}

impl Step {
    /// As fine as there is room for in a range of so many days.
    #[must_use]
    pub const fn of(days: usize) -> Self {
        match days {
            0..=62 => Self::Day,
            63..=190 => Self::Week,
            _ => Self::Month,
        }
    }

    /// The first day of the step a date belongs to.
    #[must_use]
    pub fn begins(self, date: Date) -> Date {
        match self {
            Self::Day => date,
            Self::Week => {
                let back = i64::from(date.weekday().since(Weekday::Monday));
                date.checked_sub(back.days()).unwrap_or(date)
            }
            Self::Month => month_of(date),
        }
    }
}

/// The figures of a range by its steps: every step once, also those in which nothing happened. A first step that begins before the
/// range holds only what is in it.
#[must_use]
pub fn by_step(cells: &Cells, from: Date, to: Date) -> (Step, Vec<(Date, Figures)>) {
    let days: Vec<Date> = from.series(1.day()).take_while(|day| *day <= to).collect();
    let step = Step::of(days.len());
    let mut steps: BTreeMap<Date, Figures> = days.into_iter().map(|day| (step.begins(day), Figures::default())).collect();
    for ((date, ..), figures) in cells {
        if let Some(sum) = steps.get_mut(&step.begins(*date)) {
            *sum = sum.and(*figures);
        }
    }
    (step, steps.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use proptest::prelude::*;

    use super::*;
    use crate::primitives::ids::IdSource;
    use crate::primitives::time::{Clock, after};

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn f60_a_visit_counts_on_the_hospitals_date() {
        let kolkata: HospitalZone = "Asia/Kolkata".parse().unwrap();
        // 19:00 UTC is half past midnight in Kolkata.
        let (late, early): (Timestamp, Timestamp) = ("2026-11-30T19:00:00Z".parse().unwrap(), "2026-11-30T04:00:00Z".parse().unwrap());
        let changed = |what| changes(what, Some(12), &kolkata);
        let one = Counts { made: 1, ..Counts::default() };
        assert_eq!(changed(Tallied::Made { start: late }), [(day("2026-12-01"), one)]);
        assert_eq!(
            changed(Tallied::Moved { from: early, to: late }),
            [(day("2026-11-30"), one.negative()), (day("2026-12-01"), one)],
            "over the end of a month"
        );
        assert_eq!(changed(Tallied::Moved { from: early, to: after(early, 3_600) }), []);
        let waited = Counts { waited: 1, minutes: 12, ..Counts::default() };
        assert_eq!(changed(Tallied::Started { start: early }), [(day("2026-11-30"), waited)]);
        assert_eq!(changes(Tallied::Started { start: early }, None, &kolkata), [], "who never checked in did not wait");
    }

    #[test]
    fn f60_rates_are_of_those_of_whom_it_is_known() {
        let counts = Counts { made: 10, cancelled: 2, completed: 5, absent: 1, waited: 3, minutes: 20 };
        assert_eq!((counts.visits(), counts.absent_tenths(), counts.wait_tenths()), (8, Some(167), Some(67)));
        let none = Counts { made: 10, ..Counts::default() };
        assert_eq!((none.absent_tenths(), none.wait_tenths()), (None, None));
    }

    #[test]
    fn f60_a_range_has_as_many_bars_as_have_room() {
        let steps = |from, to| by_step(&Cells::new(), day(from), day(to));
        let (step, days) = steps("2026-11-01", "2026-11-30");
        assert_eq!((step, days.len()), (Step::Day, 30));
        let (step, weeks) = steps("2026-09-02", "2026-11-30");
        assert_eq!((step, weeks[0].0, weeks.len()), (Step::Week, day("2026-08-31"), 14));
        let (step, all) = steps("2025-11-27", "2026-11-27");
        assert_eq!((step, all.len()), (Step::Month, 13));
    }

    proptest! {
        /// However a range is divided, nothing in it is lost or counted twice.
        #[test]
        fn f60_the_bars_of_a_range_are_its_sum(
            length in 0i64..366, visits in prop::collection::vec((0i64..366, 0usize..3, 0i64..9, -5i64..900), 0..80),
        ) {
            let ids = IdSource::seeded(Clock::fixed("2026-11-23T04:00:00Z".parse().unwrap()), 3);
            let doctors: Vec<(DepartmentId, UserId)> = (0..3).map(|_| (DepartmentId::new(&ids), UserId::new(&ids))).collect();
            let from = day("2026-01-15");
            let to = from.checked_add(length.days()).unwrap();
            let mut cells = Cells::new();
            for (place, who, made, received) in visits.into_iter().filter(|(place, ..)| *place <= length) {
                let date = from.checked_add(place.days()).unwrap();
                let figures = Figures { counts: Counts { made, ..Counts::default() }, issued: received, received };
                let sum: &mut Figures = cells.entry((date, doctors[who].0, doctors[who].1)).or_default();
                *sum = sum.and(figures);
            }
            let (_, steps) = by_step(&cells, from, to);
            prop_assert_eq!(Figures::sum(steps.iter().map(|(_, figures)| figures)), Figures::sum(cells.values()));
            prop_assert!(steps.is_sorted_by(|a, b| a.0 < b.0) && steps.len() <= 62);
        }
    }
}
