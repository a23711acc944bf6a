//! The rows of keys: table `directory`, owner `api_keys`, part = the key's id.

use std::collections::{BTreeSet, HashMap};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::ApiKey;
use crate::primitives::ids::ApiKeyId;
use crate::primitives::page::Listed;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key, from_item, text, to_item};
use crate::storage::query::Query;
use crate::storage::tables::Table;
use crate::storage::transaction::{Action, CommitError, Expression};

/// One partition holds them all: 3,000 requests with keys a second are what it can read.
const OWNER: &str = "api_keys";

/// Where a list of keys goes on: behind this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct After(ApiKeyId);

/// Reads of keys and the actions that change them.
#[derive(Debug, Clone)]
pub struct ApiKeyStore {
    storage: Storage,
}

impl ApiKeyStore {
    /// Over the tables.
    #[must_use]
    pub const fn new(storage: Storage) -> Self {
        Self { storage }
    }

    /// One key as last written.
    ///
    /// Access: table `directory`, one row by its key, consistent. One call, 1 read unit.
    pub async fn find(&self, id: ApiKeyId) -> Result<Option<ApiKey>, StorageError> {
        self.storage.get(&key_of(id)).await?.map(|row| from_item(Table::Directory, row)).transpose()
    }

    /// What administrators call keys; one whose row is gone is not among them. A moment old at most. Access: keys in one call for up
    /// to 100, half a read unit each; none for no key.
    pub async fn names(&self, ids: impl IntoIterator<Item = ApiKeyId>) -> Result<HashMap<ApiKeyId, String>, StorageError> {
        let ids: BTreeSet<ApiKeyId> = ids.into_iter().collect();
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        let keys: Vec<Key> = ids.iter().map(|id| key_of(*id)).collect();
        let rows = self.storage.get_many_relaxed(&keys).await?;
        let name = |row: Item| row.get("name").and_then(|name| name.as_s().ok()).cloned();
        Ok(ids.into_iter().zip(rows).filter_map(|(id, row)| Some((id, name(row?)?))).collect())
    }

    /// Keys as last written, the newest first.
    ///
    /// Access: table `directory`, partition `api_keys`, consistent. One query, at most `limit` rows of about 500 bytes and one
    /// more, which says whether there is a next page.
    pub async fn list(&self, limit: usize, after: Option<After>) -> Result<Listed<ApiKey, After>, StorageError> {
        let behind = after.map(|After(id)| key_of(id).attributes());
        let page = self.storage.query(Query::table(Table::Directory, OWNER).newest_first().limit(limit + 1).after(behind)).await?;
        let mut items: Vec<ApiKey> = page.items.into_iter().map(|row| from_item(Table::Directory, row)).collect::<Result<_, _>>()?;
        let more = items.len() > limit;
        items.truncate(limit);
        let next = items.last().filter(|_| more).map(|key| After(key.id));
        Ok(Listed { items, next })
    }

    /// The row of a key that must be new. 1 write unit, 2 in a transaction.
    ///
    /// # Errors
    /// When it cannot be made into a row, which is a mistake of ours.
    pub fn create(&self, key: &ApiKey) -> Result<Action, StorageError> {
        let mut row = to_item(Table::Directory, key)?;
        row.extend(key_of(key.id).attributes());
        Ok(Action::create(Table::Directory, row))
    }

    /// Takes a key back; refused when there is none, or when that was done before.
    #[must_use]
    pub fn revoke(&self, id: ApiKeyId, by_name: &str, now: Timestamp) -> Action {
        let change =
            Expression::of("SET revoked_at = :now, revoked_by_name = :name").value(":now", text(now)).value(":name", text(by_name));
        let condition = Expression::of("attribute_exists(owner_id) AND attribute_not_exists(revoked_at)");
        Action::Update { key: key_of(id), change, condition: Some(condition) }
    }

    /// Writes down that a key was used. Access: one row by its key. One call, 1 write unit.
    pub async fn used(&self, id: ApiKeyId, now: Timestamp) {
        let change = Expression::of("SET last_used_at = :now").value(":now", text(now));
        let still_there = Expression::of("attribute_exists(owner_id)");
        match self.storage.update(&key_of(id), change, Some(still_there)).await {
            Ok(_) | Err(CommitError::Refused(_)) => {}
            // Not written: the list shows an older use. The request itself goes on.
            Err(CommitError::Storage(error)) => tracing::debug!(%error, "a key's last use was not written"),
        }
    }
}

fn key_of(id: ApiKeyId) -> Key {
    Key::two(Table::Directory, OWNER, id)
}
