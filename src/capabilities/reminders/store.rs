//! The rows of wishes, and up to when reminders are planned.

use jiff::Timestamp;
use serde::Serialize;

use super::model::Wishes;
use crate::primitives::ids::UserId;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key, from_item, number, text, to_item};
use crate::storage::tables::Table;
use crate::storage::transaction::{Action, CommitError, Expression};

/// The part of `users` that wishes are.
const PART: &str = "messages";

/// Wishes as stored.
#[derive(Serialize)]
struct Kept<'a> {
    user_id: UserId,
    part: &'static str,
    #[serde(flatten)]
    wishes: &'a Wishes,
}

/// Writes what somebody wants, in place of what was read; refused when it was changed meanwhile.
///
/// # Errors
/// Never for rows of ours.
pub fn put(person: UserId, wishes: &Wishes, read: &Wishes) -> Result<Action, StorageError> {
    let condition = if read.version == 0 {
        Expression::of("attribute_not_exists(#part)").name("#part", "part")
    } else {
        Expression::of("#version = :read").name("#version", "version").value(":read", number(read.version))
    };
    let item = to_item(Table::Users, &Kept { user_id: person, part: PART, wishes })?;
    Ok(Action::Put { table: Table::Users, item, condition: Some(condition) })
}

fn key_of(person: UserId) -> Key {
    Key::two(Table::Users, person, PART)
}

fn planned_key() -> Key {
    Key::one(Table::Guards, "reminders-planned")
}

/// Reads of wishes, and how far planning has come.
#[derive(Debug, Clone)]
pub struct RemindersStore {
    storage: Storage,
}

impl RemindersStore {
    /// Over the tables.
    #[must_use]
    pub const fn new(storage: Storage) -> Self {
        Self { storage }
    }

    /// What somebody wants, as last written.
    ///
    /// Access: table `users` by key. One call, 1 read unit.
    pub async fn wishes(&self, person: UserId) -> Result<Wishes, StorageError> {
        read(self.storage.get(&key_of(person)).await?)
    }

    /// What some people want, in their order; may lag a write by a moment.
    ///
    /// Access: table `users` by keys. One call for each 100 people, half a read unit each.
    pub async fn wishes_of(&self, people: &[UserId]) -> Result<Vec<Wishes>, StorageError> {
        let keys: Vec<Key> = people.iter().map(|person| key_of(*person)).collect();
        let rows = self.storage.get_many_relaxed(&keys).await?.into_iter();
        // One row that cannot be read must not keep the others back: its person is reminded as the house does.
        let readable = |row| read(row).inspect_err(|error| tracing::error!(%error, "somebody's wishes cannot be read")).unwrap_or_default();
        Ok(rows.map(readable).collect())
    }

    /// Up to when reminders are planned; `None` in a house that never planned any.
    ///
    /// Access: table `guards` by key. One call, 1 read unit.
    pub async fn planned(&self) -> Result<Option<Timestamp>, StorageError> {
        let row = self.storage.get(&planned_key()).await?;
        Ok(row.and_then(|row| row.get("planned_until")?.as_s().ok()?.parse().ok()))
    }

    /// Writes down that they are planned up to a moment, if no other process has come further.
    ///
    /// Access: table `guards` by key. One call, 1 write unit.
    pub async fn plan_until(&self, moment: Timestamp) -> Result<(), StorageError> {
        let change = Expression::of("SET planned_until = :moment").value(":moment", text(moment));
        let further = Expression::of("attribute_not_exists(planned_until) OR planned_until < :moment");
        match self.storage.update(&planned_key(), change, Some(further)).await {
            Ok(_) | Err(CommitError::Refused(_)) => Ok(()),
            Err(CommitError::Storage(error)) => Err(error),
        }
    }
}

fn read(row: Option<Item>) -> Result<Wishes, StorageError> {
    row.map_or_else(|| Ok(Wishes::default()), |row| from_item(Table::Users, row))
}
