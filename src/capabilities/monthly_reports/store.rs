//! Of which month reports are queued.

use super::model::Month;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Key, text};
use crate::storage::tables::Table;
use crate::storage::transaction::{CommitError, Expression};

fn key() -> Key {
    Key::one(Table::Guards, "monthly-reports")
}

/// How far queueing has come.
#[derive(Debug, Clone)]
pub struct MonthlyReportsStore {
    storage: Storage,
}

impl MonthlyReportsStore {
    /// Over the tables.
    #[must_use]
    pub const fn new(storage: Storage) -> Self {
        Self { storage }
    }

    /// The last month whose reports are all queued; `None` in a house that never queued any.
    ///
    /// Access: table `guards` by key. One call, 1 read unit.
    pub async fn queued(&self) -> Result<Option<Month>, StorageError> {
        let row = self.storage.get(&key()).await?;
        Ok(row.and_then(|row| row.get("queued_month")?.as_s().ok()?.parse().ok()))
    }

    /// Writes down that a month's are, if no other process has come further.
    ///
    /// Access: table `guards` by key. One call, 1 write unit.
    pub async fn all_queued(&self, month: Month) -> Result<(), StorageError> {
        let change = Expression::of("SET queued_month = :month").value(":month", text(month));
        let further = Expression::of("attribute_not_exists(queued_month) OR queued_month < :month");
        match self.storage.update(&key(), change, Some(further)).await {
            Ok(_) | Err(CommitError::Refused(_)) => Ok(()),
            Err(CommitError::Storage(error)) => Err(error),
        }
    }
}
