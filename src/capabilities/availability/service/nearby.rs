//! Where a visit could be moved to: a doctor's times in a piece of time that are free, for the visit's patient too.

use jiff::Timestamp;

use super::clashes::Hit;
use super::{Asker, Availability, open_visits, window};
use crate::capabilities::availability::model::Clash;
use crate::capabilities::calendar::model::{Ledger, Span};
use crate::capabilities::directory::model::Doctor;
use crate::capabilities::directory::model::hours::Exception;
use crate::primitives::ids::UserId;
use crate::primitives::time::Slot;
use crate::storage::error::StorageError;

impl Availability {
    /// A doctor's times that begin in a piece of time and are free now, for a patient too, earliest first: as if the patient's
    /// visit at `besides` were given up, and without times kept for emergencies. As far ahead as staff book. One call, consistent; the booking decides.
    pub async fn times_for(&self, doctor: &Doctor, patient: UserId, besides: Slot, within: Slot) -> Result<Vec<Slot>, StorageError> {
        let (settings, now) = (self.settings.now(), self.ground.clock.now());
        let (first, last) = window(&settings, Asker::Staff, now);
        let (from, to) = (first.max(settings.zone.date(within.start.max(now))), last.min(settings.zone.date(within.end)));
        if to < from {
            return Ok(Vec::new());
        }
        let reach = Slot { start: settings.zone.day_start(from), end: settings.zone.day(to).end };
        let mut ledgers = self.weeks(doctor.id, Some(patient), reach).await?;
        let quantum = self.calendar.quantum();
        let given_up = Span::of(besides, 0, quantum).unwrap_or_default();
        ledgers.iter_mut().filter(|ledger| ledger.person == patient).for_each(|ledger| give_up(ledger, &given_up));
        let mut free = open_visits(doctor, &settings, &ledgers, quantum, (from, to), Asker::House, None, now);
        let patient_free = |slot: &Slot| {
            let theirs = || ledgers.iter().filter(|ledger| ledger.person == patient);
            Span::of(*slot, 0, quantum).is_some_and(|span| theirs().all(|ledger| ledger.is_free(&span, None, now)))
        };
        let begins_within = |at: Timestamp| within.start.max(now) <= at && at < within.end;
        free.retain(|slot| begins_within(slot.start) && *slot != besides && patient_free(slot));
        Ok(free)
    }

    /// The booked visits in the time of an exception that stands, and whether that is all of them. Two calls.
    pub async fn in_time_of(&self, doctor: UserId, exception: &Exception) -> Result<(Vec<Clash>, bool), StorageError> {
        let Hit { clashes, complete } = self.hit_in(doctor, exception.time).await?;
        Ok((clashes, complete))
    }

    /// The booked visits in a piece of time.
    pub(super) async fn hit_in(&self, doctor: UserId, time: Slot) -> Result<Hit, StorageError> {
        let booked = self.booked(doctor, time, |_| true).await?;
        Ok(Hit { complete: booked.complete, clashes: booked.hit_by(&time) })
    }
}

/// The ledger without what a visit takes of it.
fn give_up(ledger: &mut Ledger, span: &Span) {
    for (day, given) in span.in_week(ledger.week).into_iter().flatten() {
        if let Some(taken) = ledger.days.get_mut(day) {
            taken.retain(|quantum| !given.contains(quantum));
        }
    }
}
