//! What a patient says of themselves (F16): written by the patient alone, read as every clinical thing is.

use super::read::reading;
use super::{ROUNDS, RecordError, Records, Shown};
use crate::access::grant::Granted;
use crate::access::permissions::{KeepHealthNotes, ReadRecords};
use crate::capabilities::records::model::{Background, ClinicalReader, Said, Whose, background_version};
use crate::capabilities::records::store;
use crate::identity::accounts::is_not_closed;
use crate::identity::audit::Deed;
use crate::storage::error::StorageError;
use crate::storage::transaction::{CommitError, Transaction};

impl Records {
    /// A patient's background; `None` while nothing was ever said. Costs as `list`.
    pub async fn background(&self, grant: &Granted<ReadRecords>, whose: Whose) -> Result<Shown<Option<Background>>, RecordError> {
        let reader = self.reader(grant, whose, "background.read").await?;
        let background = self.background_for(&reader).await?;
        Ok(Shown { reader, what: background })
    }

    /// The same for somebody who may read it. A read and an audit entry side by side.
    pub async fn background_for(&self, reader: &ClinicalReader) -> Result<Option<Background>, RecordError> {
        let deed = reading(reader, "background.read").on(Background::ITEM);
        self.in_the_trail(deed, self.store.background(reader)).await
    }

    /// Writes one's own background, if it still has the version `seen`: 0 for none, `None` for whatever stands there.
    /// Saying again what stands there is no change, whatever was seen. One read, one transaction.
    pub async fn write_background(
        &self,
        grant: &Granted<KeepHealthNotes>,
        said: &Said,
        seen: Option<u32>,
    ) -> Result<Background, RecordError> {
        for _ in 0..ROUNDS {
            let present = self.store.own_background(grant.id()).await?;
            if let Some(present) = present.clone().filter(|present| present.said == *said) {
                return Ok(present);
            }
            let version = background_version(present.as_ref());
            if seen.is_some_and(|seen| seen != version) {
                return Err(RecordError::Stale);
            }
            let background = Background {
                patient_id: grant.id(),
                item: Background::ITEM.to_owned(),
                version: version + 1,
                written_at: self.ground.clock.now(),
                said: said.clone(),
            };
            let mut transaction = Transaction::new();
            transaction.add((), store::put_background(&background, version)?);
            transaction.add((), is_not_closed(grant.id()));
            let deed = Deed::by(grant, "background.write").about(grant.id()).on(Background::ITEM);
            transaction.add((), self.ground.audit.action(deed)?);
            match self.ground.storage.commit(transaction).await {
                Ok(()) => return Ok(background),
                // Another window was faster: look again.
                Err(CommitError::Refused(_)) => {}
                Err(CommitError::Storage(error)) => return Err(error.into()),
            }
        }
        Err(StorageError::Unavailable("a background many windows change".to_owned()).into())
    }
}
