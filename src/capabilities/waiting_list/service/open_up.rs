//! Hours that have become free, and which of their times are offered: those that suit somebody who waits.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;

use super::{WaitingList, Worked};
use crate::capabilities::availability::model::Asker;
use crate::capabilities::availability::service::{FreeTimes, NoTimes};
use crate::capabilities::calendar::model::{IsoWeek, visits_within};
use crate::capabilities::waiting_list::model::{FreedRange, FreedTime};
use crate::primitives::ids::{UserId, VisitKindId};
use crate::primitives::time::Slot;
use crate::storage::error::StorageError;

/// So many times of hours that are free again are offered at once; of what is left the next run takes as many, for whoever still waits.
const MOST_TIMES: usize = 40;

impl WaitingList {
    /// Every time of hours that are free again, and that suits somebody, is a freed time of its own: the soonest first. A query, two calls
    /// for each kind of visit that somebody waits for, and a write for each of these times; the query alone where nobody waits.
    pub(super) async fn open_up(&self, hours: &FreedRange, worked: &mut Worked) -> Result<(), StorageError> {
        let now = self.ground.clock.now();
        let mut times = self.wanted_times(hours, now).await?;
        self.keep_of_full_days(hours, &mut times).await?;
        let rest = times.get(MOST_TIMES).map(|next| hours.from_then(next.start));
        for slot in times.into_iter().take(MOST_TIMES) {
            self.store.put_freed(&FreedTime::now(hours.doctor_id, hours.department_id, slot, now)).await?;
        }
        if let Some(rest) = rest {
            return self.store.shorten_hours(hours, &rest).await;
        }
        worked.forgotten += 1;
        self.store.forget_hours(hours).await
    }

    /// The free times of these hours that suit somebody who waits now, earliest first.
    async fn wanted_times(&self, hours: &FreedRange, now: Timestamp) -> Result<Vec<Slot>, StorageError> {
        let zone = self.settings.now().zone.clone();
        let mut waiting = self.store.open(hours.department_id).await?;
        waiting.retain(|one| one.entry.waits(now) && one.entry.wish.may_be_with(hours.doctor_id));
        let wishes = || waiting.iter().map(|one| &one.entry.wish);
        let Some((first, last)) = wishes().map(|wish| wish.from).min().zip(wishes().map(|wish| wish.to).max()) else {
            return Ok(Vec::new());
        };
        let dates = (first.max(zone.date(hours.from)), last.min(zone.date(hours.until)));
        if dates.1 < dates.0 {
            return Ok(Vec::new());
        }
        let kinds: BTreeSet<Option<VisitKindId>> = wishes().map(|wish| wish.kind).collect();
        let mut times = Vec::new();
        for kind in kinds {
            let Some(FreeTimes { doctor, visits, .. }) = self.free_for(hours.doctor_id, kind, dates).await? else { break };
            let wanted = |slot: &Slot| wishes().any(|wish| wish.kind == kind && wish.suits(hours.doctor_id, slot.start, &zone));
            let is_new = |slot: &Slot| now < slot.start && hours.has(slot, &doctor.hours.rules, &zone);
            times.extend(visits.into_iter().filter(|slot| is_new(slot) && wanted(slot)));
        }
        // Of the visits that begin at one time the shortest: what it has room for is looked at when it is offered.
        times.sort();
        times.dedup_by_key(|slot| slot.start);
        Ok(times)
    }

    /// The free times of a doctor for visits of a kind; for the usual one, where they do not keep it (any more). Two calls, four then.
    async fn free_for(&self, doctor: UserId, kind: Option<VisitKindId>, dates: (Date, Date)) -> Result<Option<FreeTimes>, StorageError> {
        match self.availability.free_times_of_kind(doctor, kind, dates, Asker::House, None).await? {
            Ok(free) => Ok(Some(free)),
            Err(NoTimes::NoKind) => self.availability.free_times(doctor, dates, Asker::House, None).await,
            Err(NoTimes::NoDoctor) => Ok(None),
        }
    }

    /// Where a cap was raised: only times of days that were full by the one before; what was free all along stays for everybody. One
    /// call, none without a cap.
    async fn keep_of_full_days(&self, hours: &FreedRange, times: &mut Vec<Slot>) -> Result<(), StorageError> {
        let (Some(cap), Some(first), Some(last)) = (hours.cap_before, times.first(), times.last()) else { return Ok(()) };
        let (zone, now, quantum) = (self.settings.now().zone.clone(), self.ground.clock.now(), self.calendar.quantum());
        let day_of = |slot: &Slot| zone.day(zone.date(slot.start));
        let weeks: Vec<IsoWeek> = IsoWeek::range(IsoWeek::of(day_of(first).start), IsoWeek::of(day_of(last).end)).collect();
        let ledgers = self.calendar.ledgers(hours.doctor_id, &weeks).await?;
        times.retain(|slot| visits_within(&ledgers, day_of(slot), quantum, None, now) >= usize::from(cap));
        Ok(())
    }
}
