//! Once and only once: the answer of a keyed request, kept for 24 hours in the transaction of its effect.
//!
//! What is kept is a hash of the body, the status and the id of the thing made, never the body or the answer: a repeat
//! gets the thing as it is now. Only success is remembered.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Storage;
use super::error::StorageError;
use super::item::{Item, Key, from_item, number, to_item};
use super::tables::Table;
use super::transaction::{Action, Expression};
use crate::primitives::time::after;

/// How long a key is remembered, in seconds.
const REMEMBERED: i64 = 24 * 60 * 60;

/// One keyed request of one principal to one route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Once {
    row: String,
    body_hash: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct Row {
    key: String,
    body_hash: String,
    thing: String,
    until: Timestamp,
    ttl: i64,
}

/// What the store remembers of a keyed request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Earlier {
    /// Nothing.
    Nothing,
    /// The same request made this thing.
    Made(String),
    /// The key was used for another body.
    OtherBody,
}

impl Once {
    /// `principal` is a user's id, or the address of a stranger; `route` the operation's name; `body_hash` that of the canonical body.
    pub fn new(principal: impl std::fmt::Display, route: &str, key: &str, body_hash: &str) -> Self {
        Self { row: format!("idem#{principal}#{route}#{key}"), body_hash: body_hash.to_owned() }
    }

    /// Where it is remembered, for reading it in one call together with other rows.
    #[must_use]
    pub fn key(&self) -> Key {
        Key::one(Table::Guards, &self.row)
    }

    /// What a row read by [`Self::key`] says.
    ///
    /// # Errors
    /// When the row is not one of ours.
    pub fn earlier(&self, row: Option<Item>, now: Timestamp) -> Result<Earlier, StorageError> {
        let Some(item) = row else { return Ok(Earlier::Nothing) };
        let row: Row = from_item(Table::Guards, item)?;
        Ok(match row {
            Row { ttl, .. } if ttl <= now.as_second() => Earlier::Nothing,
            Row { body_hash, thing, .. } if body_hash == self.body_hash => Earlier::Made(thing),
            Row { .. } => Earlier::OtherBody,
        })
    }

    /// Remembers the thing made; refused when the key is in use and its time has not passed.
    ///
    /// # Errors
    /// Never for valid text.
    pub fn remember(&self, thing: impl ToString, now: Timestamp) -> Result<Action, StorageError> {
        let until = after(now, REMEMBERED);
        let row = Row { key: self.row.clone(), body_hash: self.body_hash.clone(), thing: thing.to_string(), until, ttl: until.as_second() };
        let condition = Expression::of("attribute_not_exists(#k) OR #until <= :now")
            .name("#k", "key")
            .name("#until", "ttl")
            .value(":now", number(now.as_second()));
        Ok(Action::Put { table: Table::Guards, item: to_item(Table::Guards, &row)?, condition: Some(condition) })
    }
}

impl Storage {
    /// What became of an earlier request with this key. One call.
    pub async fn earlier(&self, once: &Once, now: Timestamp) -> Result<Earlier, StorageError> {
        once.earlier(self.get(&once.key()).await?, now)
    }
}
