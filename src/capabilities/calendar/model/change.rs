//! What taking and giving back time comes to in one week's row.
//!
//! `DynamoDB` takes one action per path and update, so a day that gives back *and* takes is written whole (`swap`),
//! guarded by what it was. A day that only takes is an `ADD` guarded by "none of these is in it"; a day that only gives
//! back is a `DELETE` and needs no guard, because only the one transition that ends a holding state gives back.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::dates::DatesChange;
use super::ledger::{Ledger, LedgerHold};
use super::span::{DaySet, IsoWeek, Span};
use super::starts::{Start, StartsChange};
use crate::primitives::ids::UserId;

/// The update of one week's row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeekChange {
    pub week: IsoWeek,
    /// Quanta to add by day; none of them may be there.
    pub take: BTreeMap<u8, DaySet>,
    /// Quanta to remove by day.
    pub release: BTreeMap<u8, DaySet>,
    /// Days that do both: as they must be before, and as they become.
    pub swap: BTreeMap<u8, (DaySet, DaySet)>,
    /// Where visits begin, if the week is a doctor's.
    pub starts: StartsChange,
    /// On which dates visits begin, if the week is a patient's.
    pub dates: DatesChange,
    /// A hold that this change uses up: it must still be there with this end.
    pub use_hold: Option<LedgerHold>,
}

impl WeekChange {
    /// A change that does nothing yet.
    #[must_use]
    pub const fn nothing(week: IsoWeek) -> Self {
        Self {
            week,
            take: BTreeMap::new(),
            release: BTreeMap::new(),
            swap: BTreeMap::new(),
            starts: StartsChange::nothing(),
            dates: DatesChange::nothing(),
            use_hold: None,
        }
    }
}

/// Why a change cannot be made on this reading of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Blocked {
    /// A wanted quantum is really taken.
    Taken,
    /// Only holds that no longer count are in the way: release them first, then plan again.
    Stale(Vec<(IsoWeek, LedgerHold)>),
}

/// Plans taking one span and giving back another in one person's ledgers, for `viewer` and whoever owns the time given back.
///
/// `ledgers` must contain every week of `take`; a missing week of `release` is fine.
///
/// # Errors
/// When a wanted quantum is taken, or kept by holds that must be released first.
pub fn plan(ledgers: &[Ledger], take: &Span, release: &Span, viewer: UserId, now: Timestamp) -> Result<Vec<WeekChange>, Blocked> {
    let mut weeks: Vec<IsoWeek> = take.weeks().chain(release.weeks()).collect();
    weeks.sort();
    weeks.dedup();
    let mut changes = Vec::new();
    let mut stale = Vec::new();
    for week in weeks {
        let ledger = ledgers.iter().find(|ledger| ledger.week == week);
        match plan_week(week, ledger, take, release, viewer, now) {
            Ok(change) => changes.push(change),
            Err(Blocked::Stale(holds)) => stale.extend(holds),
            Err(Blocked::Taken) => return Err(Blocked::Taken),
        }
    }
    if stale.is_empty() { Ok(changes) } else { Err(Blocked::Stale(stale)) }
}

fn plan_week(
    week: IsoWeek,
    ledger: Option<&Ledger>,
    take: &Span,
    release: &Span,
    viewer: UserId,
    now: Timestamp,
) -> Result<WeekChange, Blocked> {
    let wanted = take.in_week(week).cloned().unwrap_or_default();
    let given = release.in_week(week).cloned().unwrap_or_default();
    let holds = ledger.map(|ledger| ledger.holds.as_slice()).unwrap_or_default();
    let use_hold = holds.iter().find(|hold| hold.owner == viewer && !wanted.is_empty() && hold.days == wanted).cloned();
    let starts = StartsChange::of(ledger, start_in(week, take), start_in(week, release));
    let mut change = WeekChange { starts, use_hold: use_hold.clone(), ..WeekChange::nothing(week) };
    let mut stale: Vec<(IsoWeek, LedgerHold)> = Vec::new();
    let days: BTreeSet<u8> = wanted.keys().chain(given.keys()).copied().collect();
    for day in days {
        let before = ledger.map(|ledger| ledger.taken(day)).unwrap_or_default();
        let (whole, wanted) = (&wanted, wanted.get(&day).cloned().unwrap_or_default());
        let given = given.get(&day).cloned().unwrap_or_default();
        let kept = use_hold.as_ref().and_then(|hold| hold.days.get(&day)).cloned().unwrap_or_default();
        for quantum in wanted.iter().filter(|quantum| before.contains(quantum) && !given.contains(quantum) && !kept.contains(quantum)) {
            let holder = holds.iter().find(|hold| hold.days.get(&day).is_some_and(|quanta| quanta.contains(quantum)));
            match holder {
                Some(hold) if !hold.stands_against(Some(viewer), whole, now) => stale.push((week, hold.clone())),
                _ => return Err(Blocked::Taken),
            }
        }
        if !wanted.is_empty() && !given.is_empty() {
            let after = before.difference(&given).chain(&wanted).copied().collect();
            change.swap.insert(day, (before, after));
        } else if !given.is_empty() {
            change.release.insert(day, given);
        } else if kept.is_empty() {
            change.take.insert(day, wanted);
        }
    }
    stale.dedup();
    if stale.is_empty() { Ok(change) } else { Err(Blocked::Stale(stale)) }
}

/// Where in a week a visit begins that takes or took a span.
fn start_in(week: IsoWeek, span: &Span) -> Option<Start> {
    span.first().filter(|(first, ..)| *first == week).map(|(_, day, quantum)| (day, quantum))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capabilities::calendar::model::Quantum;
    use crate::primitives::ids::{HoldId, IdSource};
    use crate::primitives::time::{Clock, Slot};

    struct Desk {
        ids: IdSource,
        now: Timestamp,
        me: UserId,
    }

    fn desk() -> Desk {
        let now = "2026-11-24T04:00:00Z".parse().unwrap();
        let ids = IdSource::seeded(Clock::fixed(now), 3);
        let me = UserId::new(&ids);
        Desk { ids, now, me }
    }

    fn span(start: &str, minutes: u16) -> Span {
        Span::of(Slot::of_minutes(start.parse().unwrap(), minutes), 0, Quantum::FifteenMinutes).unwrap()
    }

    fn ledger(desk: &Desk, taken: &Span, hold: Option<(UserId, Timestamp)>) -> Ledger {
        let week = taken.weeks().next().unwrap();
        let mut ledger = Ledger::empty(desk.me, week);
        ledger.days = taken.in_week(week).cloned().unwrap();
        ledger.holds = hold
            .map(|(owner, until)| LedgerHold { id: HoldId::new(&desk.ids), owner, until, kept: false, days: ledger.days.clone() })
            .into_iter()
            .collect();
        ledger
    }

    #[test]
    fn f24_a_taken_quantum_blocks_and_a_disjoint_one_does_not() {
        let desk = desk();
        let ledgers = [ledger(&desk, &span("2026-11-25T04:00:00Z", 30), None)];
        let nothing = Span::default();
        assert_eq!(plan(&ledgers, &span("2026-11-25T04:15:00Z", 60), &nothing, desk.me, desk.now), Err(Blocked::Taken));
        let free = plan(&ledgers, &span("2026-11-25T04:30:00Z", 30), &nothing, desk.me, desk.now).unwrap();
        assert_eq!(free[0].take[&3], DaySet::from([18, 19]));
        assert_eq!(free[0].starts, StartsChange { add: Some((3, 18)), ..StartsChange::nothing() });
    }

    #[test]
    fn f25_my_own_hold_of_exactly_these_quanta_is_used_up_and_the_set_stays() {
        let desk = desk();
        let wanted = span("2026-11-25T04:00:00Z", 30);
        let until = "2026-11-24T04:10:00Z".parse().unwrap();
        let change = plan(&[ledger(&desk, &wanted, Some((desk.me, until)))], &wanted, &Span::default(), desk.me, desk.now).unwrap();
        assert!(change[0].take.is_empty() && change[0].use_hold.is_some());
        assert_eq!(change[0].starts.add, Some((3, 16)), "what was held had no start");
    }

    #[test]
    fn f25_a_hold_past_its_end_must_be_released_first_and_a_live_one_blocks() {
        let desk = desk();
        let wanted = span("2026-11-25T04:00:00Z", 30);
        let other = UserId::new(&desk.ids);
        let past = ledger(&desk, &wanted, Some((other, desk.now)));
        assert!(matches!(plan(&[past], &wanted, &Span::default(), desk.me, desk.now), Err(Blocked::Stale(holds)) if holds.len() == 1));
        let live = ledger(&desk, &wanted, Some((other, "2026-11-24T04:00:01Z".parse().unwrap())));
        assert_eq!(plan(&[live], &wanted, &Span::default(), desk.me, desk.now), Err(Blocked::Taken));
    }

    #[test]
    fn f34_a_time_kept_for_me_is_mine_as_it_is_and_no_part_of_it_makes_way() {
        let desk = desk();
        let wanted = span("2026-11-25T04:00:00Z", 30);
        let mut kept = ledger(&desk, &wanted, Some((desk.me, "2026-11-25T03:00:00Z".parse().unwrap())));
        kept.holds[0].kept = true;
        let planned = |take: &Span, now| plan(std::slice::from_ref(&kept), take, &Span::default(), desk.me, now);
        let part = span("2026-11-25T04:15:00Z", 30);
        assert_eq!(planned(&part, desk.now), Err(Blocked::Taken));
        assert!(!kept.is_free(&part, Some(desk.me), desk.now) && kept.is_free(&wanted, Some(desk.me), desk.now));
        assert_eq!(planned(&wanted, desk.now).unwrap()[0].use_hold.as_ref(), Some(&kept.holds[0]));
        assert!(matches!(planned(&part, "2026-11-25T03:00:00Z".parse().unwrap()), Err(Blocked::Stale(_))), "past its end it is nobody's");
    }

    #[test]
    fn f26_a_move_onto_part_of_itself_is_one_guarded_write_of_the_day() {
        let desk = desk();
        let old = span("2026-11-25T10:00:00Z", 60);
        let change = plan(&[ledger(&desk, &old, None)], &span("2026-11-25T10:30:00Z", 60), &old, desk.me, desk.now).unwrap();
        assert_eq!(change[0].swap[&3], ((40..44).collect(), (42..46).collect()));
        assert!(change[0].take.is_empty() && change[0].release.is_empty());
    }

    #[test]
    fn f26_a_move_takes_its_start_along_and_never_leaves_two() {
        let desk = desk();
        let old = span("2026-11-25T10:00:00Z", 60);
        let mut before = ledger(&desk, &old, None);
        before.starts.insert(3, DaySet::from([8, 40]));
        let starts = |start: &str, minutes| {
            let change = plan(std::slice::from_ref(&before), &span(start, minutes), &old, desk.me, desk.now).unwrap();
            change.into_iter().map(|change| change.starts).collect::<Vec<_>>()
        };
        let swapped = StartsChange { swap: Some((3, DaySet::from([8, 40]), DaySet::from([8, 42]))), ..StartsChange::nothing() };
        assert_eq!(starts("2026-11-25T10:30:00Z", 60), [swapped]);
        assert_eq!(starts("2026-11-25T10:00:00Z", 90), [StartsChange::nothing()], "longer, from the same moment on");
        let apart = StartsChange { add: Some((5, 16)), remove: Some((3, 40)), swap: None };
        assert_eq!(starts("2026-11-27T04:00:00Z", 60), [apart]);
        let (goes, comes) = (StartsChange { remove: Some((3, 40)), ..StartsChange::nothing() }, Some((1, 16)));
        assert_eq!(starts("2026-11-30T04:00:00Z", 60), [goes, StartsChange { add: comes, ..StartsChange::nothing() }], "to another week");
    }
}
