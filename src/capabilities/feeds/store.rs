//! Rows of `users` that are feeds.

use super::model::Feed;
use crate::primitives::ids::UserId;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Key, from_item, to_item};
use crate::storage::tables::Table;
use crate::storage::transaction::Action;

/// The feeds of one installation.
#[derive(Debug, Clone)]
pub struct Feeds {
    storage: Storage,
}

impl Feeds {
    /// Over the tables.
    #[must_use]
    pub const fn new(storage: Storage) -> Self {
        Self { storage }
    }

    /// A person's feed as last written. Access: key. One call, 1 read unit.
    pub async fn find(&self, person: UserId) -> Result<Option<Feed>, StorageError> {
        self.storage.get(&key(person)).await?.map(|row| from_item(Table::Users, row)).transpose()
    }
}

/// Writes a feed in the place of the one before, if there is one.
///
/// # Errors
/// Never for the feeds of the model.
pub fn kept(feed: &Feed) -> Result<Action, StorageError> {
    Ok(Action::Put { table: Table::Users, item: to_item(Table::Users, feed)?, condition: None })
}

/// Takes a feed back. Twice is fine.
#[must_use]
pub fn ended(person: UserId) -> Action {
    Action::Delete { key: key(person), condition: None }
}

fn key(person: UserId) -> Key {
    Key::two(Table::Users, person, Feed::PART)
}
