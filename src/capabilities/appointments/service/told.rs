//! What the house itself reads of visits when it writes to their patients: no person asks, so nobody's right is decided.

use super::Appointments;
use crate::capabilities::appointments::model::Appointment;
use crate::primitives::ids::AppointmentId;
use crate::storage::error::StorageError;

impl Appointments {
    /// A visit as last written, for a message to its patient; `None` when it is gone with its patient's data. One call.
    pub async fn to_tell_of(&self, id: AppointmentId) -> Result<Option<Appointment>, StorageError> {
        self.store.find(id).await
    }
}
