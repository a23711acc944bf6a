//! What neighbours do with the calendar: read ledgers, take and give back time, keep and release holds.
//!
//! Actions are handed out to be committed in the neighbour's own transaction, beside the fact they belong to.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use jiff::Timestamp;
use tokio::sync::{Mutex as Turn, OwnedMutexGuard};

use super::model::{Blocked, DatesChange, IsoWeek, Ledger, LedgerHold, Quantum, Span, StartsChange, StartsSeen, WeekChange, plan};
use super::store::{self, CalendarStore};
use crate::primitives::ids::{DepartmentId, UserId};
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key};
use crate::storage::transaction::Action;

pub use super::store::DoctorSide;

/// The calendar of one installation.
#[derive(Debug, Clone)]
pub struct Calendar {
    store: CalendarStore,
    quantum: Quantum,
    turns: Arc<Mutex<HashMap<UserId, Weak<Turn<()>>>>>,
}

impl Calendar {
    /// Over the tables, with the grain fixed at installation.
    #[must_use]
    pub fn new(storage: Storage, quantum: Quantum) -> Self {
        Self { store: CalendarStore::new(storage), quantum, turns: Arc::default() }
    }

    /// The grain of time.
    #[must_use]
    pub const fn quantum(&self) -> Quantum {
        self.quantum
    }

    /// Bookings of one doctor queue inside the process first: fewer conflicts reach the store. Hold the guard while deciding and writing.
    pub async fn turn(&self, doctor: UserId) -> OwnedMutexGuard<()> {
        let turn = {
            let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
            turns.retain(|_, turn| turn.strong_count() > 0);
            let known = turns.get(&doctor).and_then(Weak::upgrade);
            known.unwrap_or_else(|| {
                let new = Arc::new(Turn::new(()));
                turns.insert(doctor, Arc::downgrade(&new));
                new
            })
        };
        turn.lock_owned().await
    }

    /// Where a week is kept, for reading it in one call together with other rows.
    #[must_use]
    pub fn key(person: UserId, week: IsoWeek) -> Key {
        store::ledger_key(person, week)
    }

    /// The ledger of a row read by [`Self::key`].
    ///
    /// # Errors
    /// When the row is not one of ours.
    pub fn read(person: UserId, week: IsoWeek, row: Option<&Item>) -> Result<Ledger, StorageError> {
        store::read_ledger(person, week, row)
    }

    /// A person's weeks as last written. One call.
    pub async fn ledgers(&self, person: UserId, weeks: &[IsoWeek]) -> Result<Vec<Ledger>, StorageError> {
        self.store.ledgers(person, weeks).await
    }

    /// The same weeks of several people; advice, because it may lag a write. One call for up to 100 weeks in all.
    pub async fn ledgers_of(&self, people: &[UserId], weeks: &[IsoWeek]) -> Result<Vec<Ledger>, StorageError> {
        self.store.ledgers_of(people, weeks).await
    }

    /// The weeks of every doctor of a department; advice, from an index. One call.
    pub async fn weeks_of_department(&self, department: DepartmentId, first: IsoWeek, last: IsoWeek) -> Result<Vec<Ledger>, StorageError> {
        self.store.weeks_of_department(department, first, last).await
    }

    /// Plans a change of a doctor's ledgers; holds in the way that no longer count are released first, by their own updates.
    ///
    /// `ledgers` is what was read; weeks that had to be released are read again into it. `Ok(None)`: really taken.
    pub async fn plan_clearing(
        &self,
        ledgers: &mut Vec<Ledger>,
        take: &Span,
        release: &Span,
        viewer: UserId,
        now: Timestamp,
    ) -> Result<Option<Vec<WeekChange>>, StorageError> {
        // Each round releases at least one hold or finds that somebody else did; a handful can stand in the way of one visit.
        for _ in 0..8 {
            match plan(ledgers, take, release, viewer, now) {
                Ok(changes) => return Ok(Some(changes)),
                Err(Blocked::Taken) => return Ok(None),
                Err(Blocked::Stale(holds)) => {
                    let Some(doctor) = ledgers.first().map(|ledger| ledger.person) else { return Ok(None) };
                    for (week, hold) in &holds {
                        self.store.let_go(doctor, *week, hold).await?;
                    }
                    let weeks: Vec<IsoWeek> = ledgers.iter().map(|ledger| ledger.week).collect();
                    *ledgers = self.ledgers(doctor, &weeks).await?;
                }
            }
        }
        Ok(None)
    }

    /// Gives back the holds that a planned change would use up. `true` when there was one: read again.
    pub async fn let_go_used(&self, doctor: UserId, changes: &[WeekChange]) -> Result<bool, StorageError> {
        let mut any = false;
        for (week, hold) in changes.iter().filter_map(|change| Some((change.week, change.use_hold.as_ref()?))) {
            self.store.let_go(doctor, week, hold).await?;
            any = true;
        }
        Ok(any)
    }

    /// The actions that give a patient's time back. No condition: only the one transition that ends a holding state commits them.
    #[must_use]
    pub fn release_of_patient(patient: UserId, span: &Span, dates: DatesChange) -> Vec<Action> {
        dates.beside(given_back(span).collect()).iter().map(|change| store::change_week(patient, change, None)).collect()
    }

    /// The same of a doctor's time: the visit begins there no more.
    #[must_use]
    pub fn release_of_doctor(doctor: UserId, span: &Span) -> Vec<Action> {
        let begins = span.first();
        let start_in = |week: IsoWeek| begins.filter(|(first, ..)| *first == week).map(|(_, day, quantum)| (day, quantum));
        let with_start = |change: WeekChange| {
            let starts = StartsChange { remove: start_in(change.week), ..StartsChange::nothing() };
            WeekChange { starts, ..change }
        };
        given_back(span).map(with_start).map(|change| store::give_back(doctor, &change)).collect()
    }

    /// The actions of a doctor's planned change. `side` is what it was computed from.
    #[must_use]
    pub fn doctor_actions(doctor: UserId, changes: &[WeekChange], side: &DoctorSide) -> Vec<Action> {
        changes.iter().map(|change| store::change_week(doctor, change, Some(side))).collect()
    }

    /// The same, if visits begin where they were `seen` to on the days that were looked at; a week of these that the change does not
    /// touch is only checked.
    #[must_use]
    pub fn doctor_actions_while(doctor: UserId, changes: &[WeekChange], side: &DoctorSide, seen: &StartsSeen) -> Vec<Action> {
        let updates = changes.iter().map(|change| store::change_week_while(doctor, change, side, seen));
        let beside = seen.weeks().filter(|week| changes.iter().all(|change| change.week != *week));
        updates.chain(beside.map(|week| store::starts_stand(doctor, week, seen))).collect()
    }

    /// The actions that take and give back a patient's time. The patient's ledger has no rules and no holds, so only a
    /// day that does both needs to have been read; `ledgers` may be empty when nothing is given back. `dates`: on which date the visit
    /// begins then, and began; without such a change nothing is counted.
    ///
    /// # Errors
    /// When a wanted quantum is taken in the ledgers given.
    pub fn patient_actions(
        patient: UserId,
        ledgers: &[Ledger],
        (take, release): (&Span, &Span),
        dates: DatesChange,
        now: Timestamp,
    ) -> Result<Vec<Action>, Blocked> {
        let changes = dates.beside(plan(ledgers, take, release, patient, now)?);
        Ok(changes.iter().map(|change| store::change_week(patient, change, None)).collect())
    }

    /// Takes a hold's time and writes it beside the doctor's ledger, week by week.
    #[must_use]
    pub fn hold_actions(doctor: UserId, hold: &LedgerHold, span: &Span, side: &DoctorSide) -> Vec<Action> {
        let of_week = |week| LedgerHold { days: span.in_week(week).cloned().unwrap_or_default(), ..hold.clone() };
        span.weeks().map(|week| store::place_hold(doctor, week, &of_week(week), side)).collect()
    }

    /// Only checks that no leave, closed time or other rule has come since these rules of a doctor's in the weeks of a time.
    #[must_use]
    pub fn rules_stand(doctor: UserId, span: &Span, rules_version: u64) -> Vec<Action> {
        span.weeks().map(|week| store::rules_stand(doctor, week, rules_version)).collect()
    }

    /// Only checks that holds of a doctor's weeks still stand with their ends.
    #[must_use]
    pub fn holds_stand(doctor: UserId, holds: &[(IsoWeek, LedgerHold)]) -> Vec<Action> {
        holds.iter().map(|(week, hold)| store::hold_stands(doctor, *week, hold)).collect()
    }

    /// Releases a hold wherever it still stands with this end. `false` when it stood nowhere any more.
    pub async fn let_go(&self, doctor: UserId, hold: &LedgerHold, span: &Span) -> Result<bool, StorageError> {
        let mut stood = false;
        for week in span.weeks() {
            let in_week = LedgerHold { days: span.in_week(week).cloned().unwrap_or_default(), ..hold.clone() };
            stood |= self.store.let_go(doctor, week, &in_week).await?;
        }
        Ok(stood)
    }

    /// Tells a week of a doctor's that the rules have a new version.
    #[must_use]
    pub fn rules_changed(doctor: UserId, week: IsoWeek, department: DepartmentId, version: u64) -> Action {
        store::rules_changed(doctor, week, department, version)
    }

    /// The same, if nothing was taken or given back in that week since it was read as `seen`.
    #[must_use]
    pub fn rules_changed_while(seen: &Ledger, department: DepartmentId, version: u64) -> Action {
        store::rules_changed_while(seen, department, version)
    }

    /// Only checks that nothing was taken or given back in a week of anybody's since it was read as `seen`.
    #[must_use]
    pub fn still(seen: &Ledger) -> Action {
        store::still(seen)
    }

    /// Closes a patient's week to every booking from now on, if nothing was taken or given back in it since it was read as `seen`. What
    /// takes a patient's time asks in the write of that very week, so it costs a booking nothing.
    #[must_use]
    pub fn gives_way(seen: &Ledger) -> Action {
        store::gives_way(seen)
    }
}

/// What giving a span back comes to in each of its weeks.
fn given_back(span: &Span) -> impl Iterator<Item = WeekChange> + '_ {
    span.weeks().map(move |week| WeekChange { release: span.in_week(week).cloned().unwrap_or_default(), ..WeekChange::nothing(week) })
}
