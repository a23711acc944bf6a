//! Reading records (F10, F38): decided by a visit as last written, in the trail before anything is shown.

use super::{RecordError, Records};
use crate::access::grant::Granted;
use crate::access::permissions::{ReadRecords, SeeRecordIndex};
use crate::capabilities::appointments::model::care_since;
use crate::capabilities::records::model::{ClinicalReader, Head, History, RecordLine, Whose};
use crate::identity::audit::Deed;
use crate::primitives::ids::{RecordId, UserId};
use crate::primitives::page::Listed;
use crate::storage::error::StorageError;

/// Something clinical, and as whom it is shown.
#[derive(Debug, Clone)]
pub struct Shown<T> {
    pub reader: ClinicalReader,
    pub what: T,
}

impl Records {
    /// A patient's records as they stand now, newest first, a page at a time. Audit entry and one query side by side; for
    /// a doctor a query and a read before that.
    pub async fn list(
        &self,
        grant: &Granted<ReadRecords>,
        whose: Whose,
        after: Option<RecordId>,
        limit: usize,
    ) -> Result<Shown<Listed<RecordLine, RecordId>>, RecordError> {
        let reader = self.reader(grant, whose, "records.list").await?;
        let deed = Deed::by(grant, "records.list").about(reader.patient()).on(reader.patient());
        let lines = self.in_the_trail(deed, self.store.lines(&reader, after, limit)).await?;
        Ok(Shown { reader, what: lines })
    }

    /// One record with its amendments. Costs as `list`.
    pub async fn find(&self, grant: &Granted<ReadRecords>, whose: Whose, id: RecordId) -> Result<Shown<History>, RecordError> {
        let reader = self.reader(grant, whose, "record.read").await?;
        let deed = Deed::by(grant, "record.read").about(reader.patient()).on(id);
        let history = self.in_the_trail(deed, self.store.history(&reader, id)).await?.ok_or(RecordError::NotFound)?;
        Ok(Shown { reader, what: history })
    }

    /// That records of a patient exist, newest first: nothing of what they say.
    pub async fn index(
        &self,
        grant: &Granted<SeeRecordIndex>,
        patient: UserId,
        after: Option<RecordId>,
        limit: usize,
    ) -> Result<Listed<Head, RecordId>, RecordError> {
        let deed = Deed::by(grant, "records.index").about(patient).on(patient);
        Ok(self.in_the_trail(deed, self.store.heads(patient, after, limit)).await?)
    }

    /// Whether the caller may read these records at all; everybody else does not find them, and that they tried stands in
    /// the trail of whomever they named, be there such a patient or not.
    pub async fn reader(&self, grant: &Granted<ReadRecords>, whose: Whose, what: &'static str) -> Result<ClinicalReader, RecordError> {
        let own = ClinicalReader::own(grant).filter(|own| whose == Whose::Mine || whose == Whose::Of(own.patient()));
        let reader = match (own, whose) {
            (Some(own), _) => Some(own),
            (None, Whose::Mine) => None,
            (None, Whose::Of(patient)) => self.doctor_of(grant, patient).await?,
        };
        if let (None, Whose::Of(patient)) = (&reader, whose) {
            let deed = Deed::by(grant, what).about(patient).on(patient).denied();
            self.ground.audit.write(&self.ground.storage, deed).await?;
        }
        reader.ok_or(RecordError::NotFound)
    }

    async fn doctor_of(&self, grant: &Granted<ReadRecords>, patient: UserId) -> Result<Option<ClinicalReader>, StorageError> {
        let now = self.ground.clock.now();
        let decide = |visit: &_| ClinicalReader::in_care(grant, patient, visit, now);
        self.appointments.decided_by(grant, patient, care_since(now), decide).await
    }

    /// What was read, once the trail says so: when it cannot, nothing is shown.
    async fn in_the_trail<T>(&self, deed: Deed, reading: impl Future<Output = Result<T, StorageError>>) -> Result<T, StorageError> {
        let (read, ()) = tokio::try_join!(reading, self.ground.audit.write(&self.ground.storage, deed))?;
        Ok(read)
    }
}
