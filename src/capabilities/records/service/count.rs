//! Counting a doctor's own records: numbers of what they wrote themselves, never whose it is.

use super::Records;
use crate::access::grant::Granted;
use crate::access::permissions::SeeMonthlyReport;
use crate::capabilities::appointments::model::Appointment;
use crate::capabilities::records::model::WrittenLine;
use crate::identity::audit::Deed;
use crate::primitives::ids::{RecordId, UserId};
use crate::storage::error::StorageError;

impl Records {
    /// What is counted of the records of the caller's own visits among these; `None` for one that is there no more. `of` names the
    /// reading in the trail. An entry, and one call for each 100 records, side by side.
    pub async fn counted(
        &self,
        grant: &Granted<SeeMonthlyReport>,
        of: impl ToString,
        visits: &[Appointment],
    ) -> Result<Vec<Option<WrittenLine>>, StorageError> {
        let own = visits.iter().filter(|visit| visit.doctor_id == grant.id());
        let records: Vec<(UserId, RecordId)> = own.filter_map(|visit| Some((visit.patient_id, visit.record_id?))).collect();
        let entry = self.ground.audit.write(&self.ground.storage, Deed::by(grant, "month.read").on(of));
        let (written, ()) = tokio::try_join!(self.store.written(&records), entry)?;
        Ok(written)
    }
}
