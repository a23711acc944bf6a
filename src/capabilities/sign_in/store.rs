//! The slice's own rows: what the desk asked about lost devices. Accounts, sessions and counters are `identity`'s.

use super::model::LostDevice;
use crate::primitives::ids::UserId;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key, from_item, text, to_item};
use crate::storage::query::Query;
use crate::storage::tables::Table;
use crate::storage::transaction::{Action, Expression};

/// Writes a request in the place of an earlier one about the same person.
///
/// # Errors
/// Never for requests of ours.
pub fn ask(request: &LostDevice) -> Result<Action, StorageError> {
    Ok(Action::Put { table: Table::Requests, item: to_item(Table::Requests, request)?, condition: None })
}

/// Removes a request that was decided; refused when it is another one by now, or gone.
#[must_use]
pub fn decided(request: &LostDevice) -> Action {
    let condition = Expression::of("asked_at = :asked_at").value(":asked_at", text(request.asked_at));
    Action::Delete { key: key_of(request.person), condition: Some(condition) }
}

fn key_of(person: UserId) -> Key {
    Key::two(Table::Requests, LostDevice::partition(), person)
}

/// Reads of the slice's rows.
#[derive(Debug, Clone)]
pub struct LostDevices {
    storage: Storage,
}

impl LostDevices {
    /// Over the tables.
    #[must_use]
    pub const fn new(storage: Storage) -> Self {
        Self { storage }
    }

    /// All of them, by person; rows past their time among them. Access: table `requests`, partition `lost_devices`. One query, at
    /// most 100 rows of about 300 bytes.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn all(&self) -> Result<Vec<LostDevice>, StorageError> {
        let rows = self.storage.query(Query::table(Table::Requests, LostDevice::partition())).await?.items;
        rows.into_iter().map(read).collect()
    }

    /// The same, a moment old at most. Access: table `requests`, partition `lost_devices`. One query, half a read unit for 4 KB.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn lately(&self) -> Result<Vec<LostDevice>, StorageError> {
        let rows = self.storage.query(Query::table(Table::Requests, LostDevice::partition()).relaxed()).await?.items;
        rows.into_iter().map(read).collect()
    }

    /// The one about a person. Access: key, 1 read unit.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn find(&self, person: UserId) -> Result<Option<LostDevice>, StorageError> {
        self.storage.get(&key_of(person)).await?.map(read).transpose()
    }
}

fn read(row: Item) -> Result<LostDevice, StorageError> {
    from_item(Table::Requests, row)
}
