//! Looking for booked visits when hours change: the index that names them may lag, the ledgers do not.

use std::time::Duration;

use jiff::Timestamp;

use super::Availability;
use crate::capabilities::availability::model::{BookedVisit, Clash, all_explained, beginning_at, no_longer_offered};
use crate::capabilities::calendar::model::IsoWeek;
use crate::capabilities::directory::model::Doctor;
use crate::primitives::ids::UserId;
use crate::primitives::time::{Slot, after};
use crate::storage::error::StorageError;

/// How often the list of visits is asked again while ledgers show time it does not explain; the waits double.
const LOOKS: u32 = 5;
const FIRST_WAIT: Duration = Duration::from_millis(30);
/// Nobody books further ahead (data-model.md), so no ledger there says anything.
const BOOKABLE: i64 = 53 * 7 * 86_400;

/// The booked visits that a change of hours hits, earliest first.
#[derive(Debug)]
pub(super) struct Hit {
    pub clashes: Vec<Clash>,
    /// Whether every booked time there belongs to a visit that was found.
    pub complete: bool,
}

impl Default for Hit {
    /// Nothing is hit.
    fn default() -> Self {
        Self { clashes: Vec::new(), complete: true }
    }
}

/// Visits around a time, in any state.
pub(super) struct SeenVisits {
    pub visits: Vec<BookedVisit>,
    pub complete: bool,
}

impl Availability {
    /// The coming visits that begin at a time which the doctor's hours offer and will not offer any more.
    ///
    /// From now as far as anybody books. No call when no time is given up; otherwise those of [`Self::visits_in`] for the
    /// piece of time in which some are.
    pub(super) async fn stranded(&self, before: &Doctor, hereafter: &Doctor) -> Result<Hit, StorageError> {
        let now = self.ground.clock.now();
        let reach = Slot { start: now, end: after(now, BOOKABLE) };
        let gone = no_longer_offered(before, hereafter, &self.settings.now(), reach);
        let (Some(first), Some(last)) = (gone.first(), gone.iter().map(|visit| visit.end).max()) else { return Ok(Hit::default()) };
        let matters = |at: Timestamp| {
            let begun = gone.partition_point(|visit| visit.start <= at);
            gone[..begun].last().is_some_and(|visit| at < visit.end)
        };
        let seen = self.visits_in(before.id, Slot { start: first.start, end: last }, matters).await?;
        let standing = seen.visits.into_iter().filter(BookedVisit::is_standing).map(|visit| visit.visit);
        let mut clashes = beginning_at(&gone, standing);
        clashes.sort_by_key(|visit| visit.time);
        Ok(Hit { clashes, complete: seen.complete })
    }

    /// A doctor's visits around a time, asked again for a moment while the ledgers show booked time that none of them
    /// explains, wherever that `matters`.
    pub(super) async fn visits_in(
        &self,
        doctor: UserId,
        time: Slot,
        matters: impl Fn(Timestamp) -> bool,
    ) -> Result<SeenVisits, StorageError> {
        let now = self.ground.clock.now();
        let coming = Slot { start: time.start.max(now), end: time.end.min(after(now, BOOKABLE)) };
        let mut wait = FIRST_WAIT;
        let mut look = 1;
        loop {
            let (visits, ledgers) = tokio::join!(self.clashes.around(doctor, time), self.booked_in(doctor, coming));
            let (visits, booked) = (visits?, ledgers?);
            let complete = all_explained(booked.into_iter().filter(|at| matters(*at)), &visits);
            if complete || look == LOOKS {
                return Ok(SeenVisits { visits, complete });
            }
            tokio::time::sleep(wait).await;
            wait *= 2;
            look += 1;
        }
    }

    /// When the quanta begin that are booked within a time.
    async fn booked_in(&self, doctor: UserId, time: Slot) -> Result<Vec<Timestamp>, StorageError> {
        if time.end <= time.start {
            return Ok(Vec::new());
        }
        let weeks: Vec<IsoWeek> = IsoWeek::range(IsoWeek::of(time.start), IsoWeek::of(time.end)).collect();
        let quantum = self.calendar.quantum();
        let ledgers = self.calendar.ledgers(doctor, &weeks).await?;
        let booked = ledgers.iter().flat_map(|ledger| ledger.booked(quantum));
        Ok(booked.filter(|at| time.start <= *at && *at < time.end).collect())
    }
}
