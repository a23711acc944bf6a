//! How times get on the list of what has become free.

use super::WaitingList;
use crate::capabilities::waiting_list::model::{FreedRange, FreedTime};
use crate::capabilities::waiting_list::store;
use crate::events::catalogue::OpenedBy;
use crate::primitives::ids::{DepartmentId, UserId};
use crate::primitives::time::Slot;
use crate::storage::error::StorageError;
use crate::storage::transaction::Action;

impl WaitingList {
    /// A visit was cancelled or moved away, `given_up_by` its patient where they did that themselves: its time, as an action of the
    /// transaction that marks the event as heard. What has begun is offered to nobody, and nothing to whoever gave it up.
    ///
    /// # Errors
    /// Never for times of ours.
    pub fn time_is_free(
        &self,
        doctor: UserId,
        department: DepartmentId,
        time: Slot,
        given_up_by: Option<UserId>,
    ) -> Result<Option<Action>, StorageError> {
        let now = self.ground.clock.now();
        if time.start <= now {
            return Ok(None);
        }
        store::free(&FreedTime::now(doctor, department, time, now).given_up_by(given_up_by)).map(Some)
    }

    /// Leave or closed time was taken back, or extra hours were added: these hours, as such an action. Or a cap was raised: those of days
    /// that were full. Or weekly hours have grown: those of the rules that did.
    ///
    /// # Errors
    /// Never for hours of ours.
    pub fn hours_are_free(
        &self,
        by: &OpenedBy,
        doctor: UserId,
        department: DepartmentId,
        time: Slot,
    ) -> Result<Option<Action>, StorageError> {
        if time.end <= self.ground.clock.now() {
            return Ok(None);
        }
        store::free_hours(&FreedRange::of(by, doctor, department, time)).map(Some)
    }
}
