//! What a page of many things takes of a patient's records. The page has one entry in the trail that tells of all of it: whoever
//! puts it together writes that (`in_the_trail`) before anything is shown.

use super::Records;
use crate::capabilities::records::model::{Background, ClinicalReader, RecordLine};
use crate::primitives::ids::RecordId;
use crate::primitives::page::Listed;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key};

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
    pub async fn background_and(
        &self,
        reader: &ClinicalReader,
        also: &[Key],
    ) -> Result<(Option<Background>, Vec<Option<Item>>), StorageError> {
        self.store.background_and(reader, also).await
    }
}
