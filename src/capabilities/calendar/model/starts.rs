//! Where a doctor's visits begin: the first quantum of each, kept beside the taken ones. No two visits of a doctor begin at the same
//! quantum, so counting starts counts visits, whatever their lengths. What is only held has none: a visit counts once it is booked.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::ledger::Ledger;
use super::span::{DaySet, IsoWeek, Quantum};
use crate::primitives::ids::{HoldId, UserId};
use crate::primitives::time::{Slot, after};

/// Seconds of a UTC day.
const DAY: i64 = 86_400;

/// A start within a week: its UTC day 1 (Monday) to 7, and its quantum.
pub type Start = (u8, u16);

/// What becomes of the starts in one week of a doctor's.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StartsChange {
    pub add: Option<Start>,
    pub remove: Option<Start>,
    /// Both on one day, which is written whole: as it must be before, and as it becomes.
    pub swap: Option<(u8, DaySet, DaySet)>,
}

impl StartsChange {
    /// No visit comes and none goes.
    #[must_use]
    pub const fn nothing() -> Self {
        Self { add: None, remove: None, swap: None }
    }

    /// A visit comes, or one goes, or one goes from here to there.
    pub(super) fn of(ledger: Option<&Ledger>, comes: Option<Start>, goes: Option<Start>) -> Self {
        match (comes, goes) {
            (Some(comes), Some(goes)) if comes == goes => Self::nothing(),
            (Some((day, begins)), Some((other, began))) if day == other => {
                let before = ledger.map(|ledger| ledger.starts_on(day)).unwrap_or_default();
                let mut after = before.clone();
                after.remove(&began);
                after.insert(begins);
                Self { swap: Some((day, before, after)), ..Self::nothing() }
            }
            (add, remove) => Self { add, remove, swap: None },
        }
    }
}

/// Where a doctor's visits begin on some UTC days, as it was read: while that stays so, what was counted of it stays right.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StartsSeen {
    weeks: BTreeMap<IsoWeek, BTreeMap<u8, DaySet>>,
}

impl StartsSeen {
    /// Of every UTC day that a piece of time touches. A week without a ledger is wholly free.
    #[must_use]
    pub fn of(ledgers: &[Ledger], time: Slot) -> Self {
        let mut seen = Self::default();
        for (week, day) in utc_days(time) {
            let starts = ledgers.iter().find(|ledger| ledger.week == week).map(|ledger| ledger.starts_on(day));
            seen.weeks.entry(week).or_default().insert(day, starts.unwrap_or_default());
        }
        seen
    }

    /// The weeks that were looked at.
    pub fn weeks(&self) -> impl Iterator<Item = IsoWeek> + '_ {
        self.weeks.keys().copied()
    }

    /// The days of a week that were looked at.
    pub fn in_week(&self, week: IsoWeek) -> impl Iterator<Item = (u8, &DaySet)> {
        self.weeks.get(&week).into_iter().flatten().map(|(day, starts)| (*day, starts))
    }
}

/// The UTC days that a piece of time touches, earliest first.
fn utc_days(time: Slot) -> impl Iterator<Item = (IsoWeek, u8)> {
    let touches = move |midnight: Timestamp| midnight < time.end && time.start < after(midnight, DAY);
    let days = move |week: IsoWeek| (1..=7_u8).filter(move |day| week.midnight(*day).is_some_and(touches)).map(move |day| (week, day));
    IsoWeek::touched_by(time).flat_map(days)
}

/// How many visits of one doctor count for a piece of time, by their ledgers: those that begin in it, and one for each person for whom
/// the house keeps a time that begins in it, apart from `viewer`. What anybody else holds does not count.
#[must_use]
pub fn visits_within<'a>(
    ledgers: impl IntoIterator<Item = &'a Ledger>,
    time: Slot,
    quantum: Quantum,
    viewer: Option<UserId>,
    now: Timestamp,
) -> usize {
    let within = |at: &Timestamp| time.start <= *at && *at < time.end;
    let mut booked = 0;
    let mut kept: BTreeMap<HoldId, (UserId, Timestamp)> = BTreeMap::new();
    for ledger in ledgers {
        booked += ledger.starts_at(quantum).filter(within).count();
        for hold in ledger.holds.iter().filter(|hold| hold.kept && hold.until > now && Some(hold.owner) != viewer) {
            let first = hold.days.iter().find_map(|(day, quanta)| Some((*day, *quanta.first()?)));
            let Some(begins) = first.and_then(|(day, number)| ledger.week.instant(day, number, quantum)) else { continue };
            // Over the end of a week it stands in two ledgers and begins in the earlier one.
            kept.entry(hold.id).and_modify(|(_, at)| *at = begins.min(*at)).or_insert((hold.owner, begins));
        }
    }
    let promised: BTreeSet<UserId> = kept.into_values().filter(|(_, at)| within(at)).map(|(owner, _)| owner).collect();
    booked + promised.len()
}

#[cfg(test)]
#[path = "starts_tests.rs"]
mod tests;
