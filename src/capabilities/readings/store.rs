//! The rows of readings.

use super::model::Reading;
use crate::capabilities::records::model::ClinicalReader;
use crate::primitives::ids::{ReportId, UserId};
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key, from_item, number, to_item};
use crate::storage::tables::Table;
use crate::storage::transaction::{Action, Expression};

/// Writes a reading; refused when another than `before` stands there.
///
/// # Errors
/// Never for our own types.
pub fn write(reading: &Reading, before: Option<&Reading>) -> Result<Action, StorageError> {
    let item = to_item(Table::Records, reading)?;
    Ok(match before {
        None => Action::create(Table::Records, item),
        Some(before) => {
            let same = Expression::of("#version = :version").name("#version", "version").value(":version", number(before.version));
            Action::Put { table: Table::Records, item, condition: Some(same) }
        }
    })
}

/// Takes a reading away with its report; absent is fine. Refused where a doctor has reviewed it: what they signed stays.
#[must_use]
pub fn remove(patient: UserId, report: ReportId) -> Action {
    let unsigned = Expression::of("attribute_not_exists(reviews)");
    Action::Delete { key: key(patient, report), condition: Some(unsigned) }
}

fn key(patient: UserId, report: ReportId) -> Key {
    Key::two(Table::Records, patient, Reading::item_of(report))
}

/// Reads of readings.
#[derive(Debug, Clone)]
pub struct ReadingsStore {
    storage: Storage,
}

impl ReadingsStore {
    /// Over the tables.
    #[must_use]
    pub const fn new(storage: Storage) -> Self {
        Self { storage }
    }

    /// The reading of a report, and other rows.
    ///
    /// Access: table `records` by key, and what else is asked for. One call, consistent, 1 read unit per row and 4 KB.
    pub async fn beside(
        &self,
        reader: &ClinicalReader,
        report: ReportId,
        others: &[Key],
    ) -> Result<(Option<Reading>, Vec<Option<Item>>), StorageError> {
        let keys: Vec<Key> = [key(reader.patient(), report)].into_iter().chain(others.iter().cloned()).collect();
        let mut rows = self.storage.get_many(&keys).await?.into_iter();
        let reading = rows.next().flatten().map(|row| from_item(Table::Records, row)).transpose()?;
        Ok((reading, rows.collect()))
    }

    /// The reading of a report, for the house's own work on it.
    ///
    /// Access: table `records` by key. One call, consistent, 1 read unit per 4 KB.
    pub async fn of_patient(&self, patient: UserId, report: ReportId) -> Result<Option<Reading>, StorageError> {
        self.storage.get(&key(patient, report)).await?.map(|row| from_item(Table::Records, row)).transpose()
    }
}
