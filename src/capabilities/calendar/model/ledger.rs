//! A person's week: what is taken, and the holds that stand beside it.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::dates::Dates;
use super::span::{DaySet, IsoWeek, Quantum, Span};
use crate::primitives::ids::{DepartmentId, HoldId, UserId};
use crate::primitives::time::Slot;

/// One row of the calendar, or its absence (a wholly free week).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    pub person: UserId,
    pub week: IsoWeek,
    /// Taken quanta by day 1 (Monday) to 7, holds' quanta among them.
    pub days: BTreeMap<u8, DaySet>,
    /// Of a doctor the quanta at which visits begin, by day; none of holds.
    pub starts: BTreeMap<u8, DaySet>,
    /// Of a patient the visits that begin on the dates of this week.
    pub dates: Dates,
    pub holds: Vec<LedgerHold>,
    /// The newest version of the doctor's rules that this week has seen; 0 when none.
    pub rules_version: u64,
    /// The doctor's department at the last write; absent for patients.
    pub department: Option<DepartmentId>,
    /// The patient's account gave way to another: no time is taken in it any more.
    pub gave_way: bool,
}

/// A time kept for somebody while they confirm. Its quanta are in the day's set too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerHold {
    pub id: HoldId,
    pub owner: UserId,
    pub until: Timestamp,
    /// The house keeps it for its owner, who may use it as it is: nothing else of theirs ends it.
    pub kept: bool,
    /// Its quanta in this week by day.
    pub days: BTreeMap<u8, DaySet>,
}

impl LedgerHold {
    /// Whether it still keeps the time from `viewer`, who wants these quanta of the week: a hold past its end, or the viewer's own, does
    /// not; a time that the house keeps for them only when they want all of it and no more.
    #[must_use]
    pub fn stands_against(&self, viewer: Option<UserId>, wanted: &BTreeMap<u8, DaySet>, now: Timestamp) -> bool {
        let is_theirs = Some(self.owner) == viewer && (!self.kept || self.days == *wanted);
        self.until > now && !is_theirs
    }
}

impl Ledger {
    /// A week nothing was ever written for.
    #[must_use]
    pub const fn empty(person: UserId, week: IsoWeek) -> Self {
        Self {
            person,
            week,
            days: BTreeMap::new(),
            starts: BTreeMap::new(),
            dates: Dates::new(),
            holds: Vec::new(),
            rules_version: 0,
            department: None,
            gave_way: false,
        }
    }

    /// Taken quanta of a day as the store has them.
    #[must_use]
    pub fn taken(&self, day: u8) -> DaySet {
        self.days.get(&day).cloned().unwrap_or_default()
    }

    /// The quanta of a day at which visits begin, as the store has them.
    #[must_use]
    pub fn starts_on(&self, day: u8) -> DaySet {
        self.starts.get(&day).cloned().unwrap_or_default()
    }

    /// When a doctor's visits begin.
    pub fn starts_at(&self, quantum: Quantum) -> impl Iterator<Item = Timestamp> + '_ {
        let starts = self.starts.iter().flat_map(|(day, quanta)| quanta.iter().map(|number| (*day, *number)));
        starts.filter_map(move |(day, number)| self.week.instant(day, number, quantum))
    }

    /// The ledger as if no visit began in a piece of time.
    pub fn forget_starts(&mut self, time: Slot, quantum: Quantum) {
        let week = self.week;
        let begins_within = |at: Timestamp| time.start <= at && at < time.end;
        for (day, quanta) in &mut self.starts {
            quanta.retain(|number| !week.instant(*day, *number, quantum).is_some_and(begins_within));
        }
    }

    /// Whether the part of a span that lies in this week could be taken by `viewer`. Advice: the write's condition decides.
    #[must_use]
    pub fn is_free(&self, span: &Span, viewer: Option<UserId>, now: Timestamp) -> bool {
        let Some(days) = span.in_week(self.week) else { return true };
        days.iter().all(|(day, wanted)| {
            let taken = self.days.get(day);
            wanted
                .iter()
                .all(|quantum| !taken.is_some_and(|taken| taken.contains(quantum)) || self.only_held((*day, *quantum), days, viewer, now))
        })
    }

    /// When each quantum begins that is taken and not by a hold: booked time, buffers included.
    pub fn booked(&self, quantum: Quantum) -> impl Iterator<Item = Timestamp> + '_ {
        let held = |day: u8, number: u16| self.holds.iter().any(|hold| hold.days.get(&day).is_some_and(|quanta| quanta.contains(&number)));
        let taken = self.days.iter().flat_map(|(day, quanta)| quanta.iter().map(|number| (*day, *number)));
        taken.filter(move |(day, number)| !held(*day, *number)).filter_map(move |(day, number)| self.week.instant(day, number, quantum))
    }

    /// Whether a taken quantum is taken by a hold that no longer counts.
    fn only_held(&self, (day, quantum): (u8, u16), wanted: &BTreeMap<u8, DaySet>, viewer: Option<UserId>, now: Timestamp) -> bool {
        let holder = self.holds.iter().find(|hold| hold.days.get(&day).is_some_and(|quanta| quanta.contains(&quantum)));
        holder.is_some_and(|hold| !hold.stands_against(viewer, wanted, now))
    }
}
