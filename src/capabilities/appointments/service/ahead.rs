//! What a patient still has ahead, as last written: for whoever is about to close their account.
//!
//! The index that names the visits may lag; the patient's ledger does not. While it shows booked time that no visit
//! explains, the index is asked again.

use std::time::Duration;

use jiff::Timestamp;

use super::Appointments;
use crate::access::grant::Granted;
use crate::access::permissions::Permission;
use crate::capabilities::appointments::model::{Status, VisitLine};
use crate::capabilities::appointments::store::{Order, Whose};
use crate::capabilities::calendar::model::{IsoWeek, Ledger};
use crate::capabilities::calendar::service::Calendar;
use crate::primitives::ids::UserId;
use crate::primitives::time::{Slot, after};
use crate::storage::error::StorageError;
use crate::storage::transaction::Action;

/// A visit under way began at most so long ago, in seconds.
const UNDER_WAY: i64 = 24 * 60 * 60;
/// Nobody books further ahead (data-model.md), so no ledger there says anything.
const BOOKABLE: i64 = 53 * 7 * 86_400;
/// More visits than one person has ahead.
const MOST_OF_ONE: usize = 200;
/// How often the list is asked again while the ledger shows time it does not explain; the waits double.
const LOOKS: u32 = 5;
const FIRST_WAIT: Duration = Duration::from_millis(30);

/// What a patient has ahead.
#[derive(Debug, Clone)]
pub struct Ahead {
    /// To take place, or taking place now; earliest first.
    pub visits: Vec<VisitLine>,
    /// Time is booked whose visits cannot be listed yet: ask again.
    pub more_to_come: bool,
    /// The patient's weeks, as this was read from them.
    ledgers: Vec<Ledger>,
}

impl Ahead {
    /// Holds, in the transaction that closes the account, that nothing was booked since: a check for each week that can be booked.
    pub fn still(&self) -> impl Iterator<Item = Action> {
        self.ledgers.iter().map(Calendar::still)
    }

    /// The same in the transaction in which the account gives way to another, and from then on nothing is booked in any of them:
    /// whatever was under way and asks later is refused by the write of its own ledger.
    pub fn gives_way(&self) -> impl Iterator<Item = Action> {
        self.ledgers.iter().map(Calendar::gives_way)
    }
}

impl Appointments {
    /// A patient's visits that are to take place or take place now. Two calls side by side; a second while the index lags.
    pub async fn ahead_of_patient<P: Permission>(&self, _grant: &Granted<P>, patient: UserId) -> Result<Ahead, StorageError> {
        let now = self.ground.clock.now();
        let around = Slot { start: after(now, -UNDER_WAY), end: Timestamp::MAX };
        let weeks: Vec<IsoWeek> = IsoWeek::range(IsoWeek::of(now), IsoWeek::of(after(now, BOOKABLE))).collect();
        let mut wait = FIRST_WAIT;
        let mut look = 1;
        loop {
            let listed = self.store.visits(Whose::Patient(patient), around, Order::SoonestFirst, None, MOST_OF_ONE);
            let (listed, ledgers) = tokio::try_join!(listed, self.calendar.ledgers(patient, &weeks))?;
            let explains = |line: &VisitLine, at: Timestamp| line.status != Status::Cancelled && line.start <= at && at < line.end;
            let booked = ledgers.iter().flat_map(|ledger| ledger.booked(self.calendar.quantum()));
            let complete = booked.filter(|at| *at >= now).all(|at| listed.items.iter().any(|line| explains(line, at)));
            if complete || look == LOOKS {
                let visits = listed.items.into_iter().filter(|line| line.status.is_open()).collect();
                return Ok(Ahead { visits, more_to_come: !complete, ledgers });
            }
            tokio::time::sleep(wait).await;
            wait *= 2;
            look += 1;
        }
    }
}
