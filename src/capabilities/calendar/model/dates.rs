//! Which of a patient's visits begin on a date of the hospital: kept beside the taken quanta, so that the write that takes a time can hold
//! how many they are. Times in ledgers are of UTC; this alone is a date of the hospital's, the one that was agreed on with the visit, and
//! stays it whatever becomes of the zone.
//!
//! All of one date stand in one row, that of the date's own week: around Monday 00:00 UTC this may be another week than that of the time.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::change::WeekChange;
use super::ledger::Ledger;
use super::span::IsoWeek;
use crate::primitives::ids::AppointmentId;

/// The visits of a patient by the date on which they begin.
pub type Dates = BTreeMap<Date, BTreeSet<AppointmentId>>;

/// A visit and the date on which it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OnDate {
    pub date: Date,
    pub visit: AppointmentId,
}

impl OnDate {
    /// Whose row says it.
    #[must_use]
    pub fn week(&self) -> IsoWeek {
        IsoWeek::of_date(self.date)
    }
}

/// What becomes of the dates of a patient's visits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DatesChange {
    pub comes: Option<OnDate>,
    pub goes: Option<OnDate>,
    /// The one that comes is refused where so many begin on its date already.
    pub most: Option<u16>,
}

impl DatesChange {
    /// No visit comes and none goes.
    #[must_use]
    pub const fn nothing() -> Self {
        Self { comes: None, goes: None, most: None }
    }

    /// A visit comes, where fewer than `most` begin on its date.
    #[must_use]
    pub const fn comes(on: Option<OnDate>, most: Option<u16>) -> Self {
        Self { comes: on, goes: None, most }
    }

    /// A visit goes from one date to another; within its date it stays where it is.
    #[must_use]
    pub fn moves(from: Option<OnDate>, to: Option<OnDate>, most: Option<u16>) -> Self {
        if from == to { Self::nothing() } else { Self { comes: to, goes: from, most } }
    }

    /// A visit goes.
    #[must_use]
    pub const fn goes(on: Option<OnDate>) -> Self {
        Self { comes: None, goes: on, most: None }
    }

    /// The part that stands in a week's row.
    fn in_week(&self, week: IsoWeek) -> Self {
        let here = |on: Option<OnDate>| on.filter(|on| on.week() == week);
        Self { comes: here(self.comes), goes: here(self.goes), ..*self }
    }

    /// The changes of a patient's weeks with this beside them; a week that has no other change gets one.
    #[must_use]
    pub fn beside(self, mut changes: Vec<WeekChange>) -> Vec<WeekChange> {
        for week in [self.comes, self.goes].into_iter().flatten().map(|on| on.week()) {
            if changes.iter().all(|change| change.week != week) {
                changes.push(WeekChange::nothing(week));
            }
        }
        for change in &mut changes {
            change.dates = self.in_week(change.week);
        }
        changes
    }
}

/// How many visits begin on a date, by the rows of one patient that were read; that of the date's own week has to be among them.
#[must_use]
pub fn visits_on(ledgers: &[Ledger], date: Date) -> usize {
    let own = ledgers.iter().find(|ledger| ledger.week == IsoWeek::of_date(date));
    own.and_then(|ledger| ledger.dates.get(&date)).map_or(0, BTreeSet::len)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use uuid::Uuid;

    fn on(day: Date) -> OnDate {
        OnDate { date: day, visit: AppointmentId::from_uuid(Uuid::nil()) }
    }

    #[test]
    fn f24_a_date_stands_in_the_row_of_its_own_week() {
        let (sunday, monday) = (on(date(2026, 11, 29)), on(date(2026, 11, 30)));
        assert_eq!([sunday.week().to_string(), monday.week().to_string()], ["2026-W48", "2026-W49"]);
        // A visit early on Monday in Kolkata takes its time on Sunday in UTC.
        let time = vec![WeekChange::nothing(sunday.week())];
        let changes = DatesChange::comes(Some(monday), Some(3)).beside(time);
        assert_eq!(changes.len(), 2);
        assert_eq!((changes[0].dates.comes, changes[1].dates.comes), (None, Some(monday)));
    }

    #[test]
    fn f26_a_move_within_a_date_changes_nothing_and_one_to_another_leaves_none_behind() {
        let (one, two) = (on(date(2026, 11, 25)), on(date(2026, 11, 26)));
        assert_eq!(DatesChange::moves(Some(one), Some(one), Some(1)), DatesChange::nothing());
        let changes = DatesChange::moves(Some(one), Some(two), Some(1)).beside(vec![WeekChange::nothing(one.week())]);
        assert_eq!((changes.len(), changes[0].dates.comes, changes[0].dates.goes), (1, Some(two), Some(one)));
    }

    #[test]
    fn f24_a_date_is_counted_in_its_own_week() {
        let day = date(2026, 11, 30);
        let person = crate::primitives::ids::UserId::from_uuid(Uuid::nil());
        let mut ledger = Ledger::empty(person, on(day).week());
        ledger.dates.insert(day, [1, 2].map(|number| AppointmentId::from_uuid(Uuid::from_u128(number))).into());
        let before = Ledger::empty(person, IsoWeek::of_date(date(2026, 11, 29)));
        assert_eq!((visits_on(&[before.clone(), ledger], day), visits_on(&[before], day)), (2, 0));
    }
}
