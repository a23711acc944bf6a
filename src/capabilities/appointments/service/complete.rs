//! A visit ends with what is written up about it (F37).

use super::steps::{Doer, moved};
use super::theirs::Theirs;
use super::{Appointments, BookingError, Part, ROUNDS, Wish};
use crate::access::grant::Granted;
use crate::access::permissions::WriteRecord;
use crate::capabilities::appointments::model::{Appointment, Move};
use crate::primitives::ids::{AppointmentId, RecordId};
use crate::storage::error::StorageError;
use crate::storage::transaction::{Action, CommitError};

/// What became of completing a visit.
#[derive(Debug, Clone)]
pub enum Completion {
    /// It is completed, with everything that was written along.
    Done(Appointment),
    /// It stands as it was: something to be written along has a condition that does not hold. Nothing was written.
    NotAlong(Appointment),
}

impl Appointments {
    /// Completes a visit with what was written up about it. `along` makes the record's own actions from the visit as it is
    /// afterwards; they are part of the one transaction. One read, one transaction.
    pub async fn complete(
        &self,
        grant: &Granted<WriteRecord>,
        id: AppointmentId,
        wish: &Wish,
        record: RecordId,
        along: impl Fn(&Appointment) -> Result<Vec<Action>, StorageError> + Send + Sync,
    ) -> Result<Completion, BookingError> {
        for _ in 0..ROUNDS {
            let now = self.ground.clock.now();
            let Theirs { visit: before, .. } = self.mine(grant, id, wish.version).await?;
            let to = self.allowed(&before, Move::Record, grant.role(), now)?;
            if wish.on_its_day && !self.day_has_come(&before) {
                return Err(BookingError::NotAllowedNow);
            }
            let visit = Appointment { record_id: Some(record), ..moved(&before, to, Move::Record, Doer::of(grant, None), wish, now) };
            let mut transaction = self.change(grant, &before, &visit, Move::Record, None, None)?;
            for action in along(&visit)? {
                transaction.add(Part::Record, action);
            }
            match self.ground.storage.commit(transaction).await {
                Ok(()) => return Ok(Completion::Done(visit)),
                // Where the visit changed too, it is decided anew first.
                Err(error) if error.refused(&Part::Record) && !error.refused(&Part::Appointment) => {
                    return Ok(Completion::NotAlong(before));
                }
                Err(CommitError::Refused(_)) => {}
                Err(CommitError::Storage(error)) => return Err(error.into()),
            }
        }
        Err(StorageError::Unavailable("an appointment many people change".to_owned()).into())
    }
}
