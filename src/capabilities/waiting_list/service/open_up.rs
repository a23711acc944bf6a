//! Hours that have become free, and which of their times are offered: those that suit somebody who waits.

use jiff::Timestamp;

use super::{WaitingList, Worked};
use crate::capabilities::availability::model::Asker;
use crate::capabilities::calendar::model::{IsoWeek, visits_within};
use crate::capabilities::waiting_list::model::{FreedRange, FreedTime};
use crate::primitives::time::Slot;
use crate::storage::error::StorageError;

/// So many times of hours that are free again are offered at once; of what is left the next run takes as many, for whoever still waits.
const MOST_TIMES: usize = 40;

impl WaitingList {
    /// Every time of hours that are free again, and that suits somebody, is a freed time of its own: the soonest first. Three calls and a
    /// write for each of these; one query where nobody waits for the doctor.
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
        let Some(free) = self.availability.free_times(hours.doctor_id, dates, Asker::House, None).await? else { return Ok(Vec::new()) };
        let (mut times, rules) = (free.visits, free.doctor.hours.rules);
        let wanted = |slot: &Slot| wishes().any(|wish| wish.suits(hours.doctor_id, slot.start, &zone));
        times.retain(|slot| now < slot.start && hours.has(slot, &rules, &zone) && wanted(slot));
        Ok(times)
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
