//! What happened elsewhere, as actions of the transaction that marks its event as heard: the job looks at it.

use jiff::Timestamp;

use super::Repairs;
use crate::capabilities::repairs::model::Due;
use crate::capabilities::repairs::store;
use crate::primitives::ids::{AppointmentId, ExceptionId};
use crate::storage::error::StorageError;
use crate::storage::transaction::Action;

impl Repairs {
    /// A visit that began then was moved or cancelled: where it has a repair, that is to be looked at. One call.
    pub async fn visit_changed(&self, visit: AppointmentId, began: Timestamp) -> Result<Option<Action>, StorageError> {
        let open = self.store.listed(began, visit).await?;
        open.map(|_| store::note(&Due::changed(self.ground.clock.now(), visit, began))).transpose()
    }

    /// Leave was taken back.
    ///
    /// # Errors
    /// Never for exceptions of ours.
    pub fn taken_back(&self, exception: ExceptionId) -> Result<Action, StorageError> {
        store::note(&Due::taken_back(self.ground.clock.now(), exception))
    }
}
