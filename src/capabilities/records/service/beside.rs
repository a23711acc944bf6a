//! What a page of many things takes of a patient's records. The page has one entry in the trail that tells of all of it: whoever
//! puts it together writes that (`in_the_trail`) before anything is shown.

use super::Records;
use crate::access::grant::Granted;
use crate::access::permissions::ReadRecords;
use crate::capabilities::records::model::{ClinicalReader, RecordLine};
use crate::capabilities::records::store::Beside;
use crate::primitives::ids::{AppointmentId, RecordId, UserId};
use crate::primitives::page::Listed;
use crate::storage::error::StorageError;
use crate::storage::item::Key;

impl Records {
    /// The newest records as they stand now, or the next older ones. One query.
    pub async fn newest(
        &self,
        reader: &ClinicalReader,
        after: Option<RecordId>,
        limit: usize,
    ) -> Result<Listed<RecordLine, RecordId>, StorageError> {
        self.store.lines(reader, after, limit).await
    }

    /// What the patient says of themselves, and rows of others that are read in the same call.
    pub async fn background_and(&self, reader: &ClinicalReader, also: &[Key]) -> Result<Beside, StorageError> {
        self.store.background_and(reader, also).await
    }

    /// The same for a doctor whom this one visit lets read: it is read as last written in the same call, and what came with it is
    /// nobody's when it does not. `None` says nothing of other visits. One call.
    pub async fn in_care_by(
        &self,
        grant: &Granted<ReadRecords>,
        patient: UserId,
        visit: AppointmentId,
        also: &[Key],
    ) -> Result<Option<(ClinicalReader, Beside)>, StorageError> {
        let now = self.ground.clock.now();
        self.store.decided_by((patient, visit), also, |visit| ClinicalReader::in_care(grant, patient, visit, now)).await
    }
}
