//! What is booked with a doctor in a piece of time: visits by the index, made sure of by the ledgers.

use std::time::Duration;

use jiff::Timestamp;

use super::Availability;
use crate::capabilities::availability::model::{BookedVisit, Clash, all_explained};
use crate::capabilities::calendar::model::{IsoWeek, Ledger};
use crate::primitives::ids::UserId;
use crate::primitives::time::{Slot, after};
use crate::storage::error::StorageError;

/// How often the list of visits is asked again while ledgers show time it does not explain; the waits double.
const LOOKS: u32 = 5;
const FIRST_WAIT: Duration = Duration::from_millis(30);
/// Nobody books further ahead (data-model.md), so no ledger there says anything.
pub(super) const BOOKABLE: i64 = 53 * 7 * 86_400;

/// What was found, as last written.
#[derive(Debug)]
pub(super) struct Booked {
    /// In any state.
    pub visits: Vec<BookedVisit>,
    /// The doctor's weeks from now on.
    pub ledgers: Vec<Ledger>,
    /// Whether the visits explain all time that the ledgers show as booked from now on.
    pub complete: bool,
}

impl Booked {
    /// The visits that are to take place, have not begun yet, and overlap a time.
    pub fn hit_by(self, time: &Slot) -> Vec<Clash> {
        self.visits.into_iter().filter(|visit| visit.is_hit_by(time)).map(|visit| visit.visit).collect()
    }

    /// The same with those that take place now.
    pub fn standing_in(self, time: &Slot) -> Vec<Clash> {
        self.visits.into_iter().filter(|visit| visit.stands_in(time)).map(|visit| visit.visit).collect()
    }
}

impl Availability {
    /// The visits around a time and the ledgers of what of it is still to come. The index that names the visits may lag,
    /// the ledgers do not: while these show booked time that no visit explains, wherever that `matters`, it is asked again.
    pub(super) async fn booked(&self, doctor: UserId, time: Slot, matters: impl Fn(Timestamp) -> bool) -> Result<Booked, StorageError> {
        let now = self.ground.clock.now();
        let coming = Slot { start: time.start.max(now), end: time.end.min(after(now, BOOKABLE)) };
        let mut wait = FIRST_WAIT;
        let mut look = 1;
        loop {
            let (visits, ledgers) = tokio::join!(self.clashes.around(doctor, time), self.ledgers_of(doctor, coming));
            let (visits, ledgers) = (visits?, ledgers?);
            let complete = all_explained(self.booked_within(&ledgers, coming).filter(|at| matters(*at)), &visits);
            if complete || look == LOOKS {
                return Ok(Booked { visits, ledgers, complete });
            }
            tokio::time::sleep(wait).await;
            wait *= 2;
            look += 1;
        }
    }

    async fn ledgers_of(&self, doctor: UserId, time: Slot) -> Result<Vec<Ledger>, StorageError> {
        if time.end <= time.start {
            return Ok(Vec::new());
        }
        let weeks: Vec<IsoWeek> = IsoWeek::range(IsoWeek::of(time.start), IsoWeek::of(time.end)).collect();
        self.calendar.ledgers(doctor, &weeks).await
    }

    /// When the quanta begin that are booked within a time.
    fn booked_within(&self, ledgers: &[Ledger], time: Slot) -> impl Iterator<Item = Timestamp> {
        let quantum = self.calendar.quantum();
        ledgers.iter().flat_map(move |ledger| ledger.booked(quantum)).filter(move |at| time.start <= *at && *at < time.end)
    }
}
