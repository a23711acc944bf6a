//! A doctor's visits as they are counted: all of a piece of time, as last written.

use super::Appointments;
use crate::capabilities::appointments::model::Appointment;
use crate::capabilities::appointments::store::{Order, Whose};
use crate::primitives::ids::{AppointmentId, UserId};
use crate::primitives::time::Slot;
use crate::storage::error::StorageError;

impl Appointments {
    /// A doctor's visits that begin within a piece of time, cancelled ones too, earliest first, each as last written: the index only
    /// says which they are. Its query (0.5 read units for ten of them), then one call for each 100.
    pub async fn counted_of(&self, doctor: UserId, within: Slot) -> Result<Vec<Appointment>, StorageError> {
        let lines = self.whole(Whose::Doctor(doctor), within).await?;
        let ids: Vec<AppointmentId> = lines.iter().map(|line| line.appointment_id).collect();
        let mut visits = self.store.as_written(&ids).await?;
        // Moved since, to another time or another doctor.
        visits.retain(|visit| visit.doctor_id == doctor && within.start <= visit.start && visit.start < within.end);
        Ok(visits)
    }

    /// Whether a doctor has any visit within a piece of time, be it a cancelled one. One query of one row.
    pub async fn has_any(&self, doctor: UserId, within: Slot) -> Result<bool, StorageError> {
        Ok(!self.store.visits(Whose::Doctor(doctor), within, Order::SoonestFirst, None, 1).await?.items.is_empty())
    }
}
