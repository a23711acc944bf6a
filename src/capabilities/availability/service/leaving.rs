//! A doctor leaves (F19): off the list, unless visits are still to come.
//!
//! No visit is left behind, and nothing has to be undone: the visits are looked up together with the doctor's ledgers,
//! both as last written, and the transaction that takes the doctor off the list also raises the rules' version in every
//! week that can be booked, on condition that the week is still as it was looked at. A booking that came first changes
//! its week, so the transaction is refused and the visits are looked up anew; one that comes later finds rules newer than
//! those it was computed from. Holds do not keep a doctor: nobody can book by them afterwards.

use super::Availability;
use super::booked::BOOKABLE;
use crate::access::grant::Granted;
use crate::access::permissions::ManageDoctors;
use crate::capabilities::availability::model::Clash;
use crate::capabilities::directory::model::Doctor;
use crate::capabilities::directory::service::DoctorError;
use crate::primitives::ids::UserId;
use crate::primitives::time::{Slot, after};
use crate::storage::error::StorageError;

/// How often the visits are looked up anew because somebody booked or held meanwhile.
const ROUNDS: u8 = 5;

/// Visits that keep a doctor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coming {
    /// Earliest first.
    pub visits: Vec<Clash>,
    /// Time is booked whose visits cannot be listed yet: ask again.
    pub more_to_come: bool,
}

impl Coming {
    /// Whether nothing keeps the doctor.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.visits.is_empty() && !self.more_to_come
    }
}

/// Why a doctor is still on the list.
#[derive(Debug, thiserror::Error)]
pub enum LeavingError {
    #[error("there is no such doctor")]
    NotFound,
    /// The doctor has changed since the version that was seen.
    #[error("the doctor has changed since they were read")]
    Stale,
    #[error("{} visits are still to come", .0.visits.len())]
    Visits(Coming),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl Availability {
    /// The visits that keep a doctor: all that are to take place or take place now. Three calls; a second or two while the
    /// index lags behind the ledgers.
    pub async fn coming(&self, _grant: &Granted<ManageDoctors>, doctor: UserId) -> Result<Coming, StorageError> {
        let time = self.bookable_time();
        let booked = self.booked(doctor, time, |_| true).await?;
        Ok(Coming { more_to_come: !booked.complete, visits: booked.standing_in(&time) })
    }

    /// Takes a doctor off the list who still has the version `seen` (`None`: whatever version they have). Who has left
    /// already stays so. `because` is for the audit trail. Six calls.
    pub async fn deactivate(
        &self,
        grant: &Granted<ManageDoctors>,
        doctor: UserId,
        seen: Option<u32>,
        because: Option<&str>,
    ) -> Result<Doctor, LeavingError> {
        // Whoever is no doctor has a calendar too: what stands in it is none of this.
        let before = self.directory.doctor(doctor).await?.ok_or(LeavingError::NotFound)?;
        if before.has_left() {
            return Ok(before);
        }
        if seen.is_some_and(|seen| seen != before.version) {
            return Err(LeavingError::Stale);
        }
        for _ in 0..ROUNDS {
            let time = self.bookable_time();
            let booked = self.booked(doctor, time, |_| true).await?;
            let (still, more_to_come) = (booked.ledgers.clone(), !booked.complete);
            let coming = Coming { visits: booked.standing_in(&time), more_to_come };
            if !coming.is_nothing() {
                return Err(LeavingError::Visits(coming));
            }
            match self.directory.retire_doctor(grant, doctor, seen, &still, because).await {
                Ok(doctor) => return Ok(doctor),
                Err(DoctorError::Moved) => {}
                Err(DoctorError::NotFound) => return Err(LeavingError::NotFound),
                Err(DoctorError::Storage(error)) => return Err(error.into()),
                // Leaving joins no department and is not keyed: what is left is another version.
                Err(DoctorError::Stale | DoctorError::NoDepartment | DoctorError::Again) => return Err(LeavingError::Stale),
                Err(DoctorError::Refused(never)) => match never {},
            }
        }
        Err(StorageError::Unavailable("a doctor many people want".to_owned()).into())
    }

    fn bookable_time(&self) -> Slot {
        let now = self.ground.clock.now();
        Slot { start: now, end: after(now, BOOKABLE) }
    }
}
