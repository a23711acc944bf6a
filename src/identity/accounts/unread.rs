//! How much a person has not seen yet: with the account, because every request reads that row anyway (F49).

use jiff::Timestamp;

use super::{Accounts, profile_key};
use crate::primitives::ids::UserId;
use crate::storage::error::StorageError;
use crate::storage::item::{number, text};
use crate::storage::transaction::{Action, CommitError, Expression};

/// One more, in the transaction that makes it. The account must exist.
#[must_use]
pub fn one_more_unread(person: UserId) -> Action {
    let change = Expression::of("ADD unread :one").value(":one", number(1));
    Action::Update { key: profile_key(person), change, condition: None }
}

/// The same where something about an invoice is news: so many more (or, below nothing, fewer) that are not paid (F55).
#[must_use]
pub fn bills_changed(person: UserId, unread: u32, unpaid: i64) -> Action {
    let change = Expression::of("ADD unread :news, unpaid :bills").value(":news", number(unread)).value(":bills", number(unpaid));
    Action::Update { key: profile_key(person), change, condition: None }
}

/// One more message of a conversation that they have not read, as an action of the transaction that writes it; `is_news`: what they
/// are told of it counts as new too.
#[must_use]
pub fn one_more_to_read(person: UserId, is_news: bool) -> Action {
    let change = if is_news { "ADD to_read :one, unread :one" } else { "ADD to_read :one" };
    Action::Update { key: profile_key(person), change: Expression::of(change).value(":one", number(1)), condition: None }
}

/// So many messages fewer that they have not read, as an action of the transaction that says so.
#[must_use]
pub fn fewer_to_read(person: UserId, fewer: u32) -> Action {
    let change = Expression::of("ADD to_read :fewer").value(":fewer", number(-i64::from(fewer)));
    Action::Update { key: profile_key(person), change, condition: None }
}

impl Accounts {
    /// They have seen everything up to an instant, and so many came since. One write. `false`: something came meanwhile, so that
    /// there are not `before` as when they were counted.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn seen_up_to(&self, person: UserId, instant: Timestamp, before: u32, unread: u32) -> Result<bool, StorageError> {
        let change =
            Expression::of("SET seen_up_to = :instant, unread = :unread").value(":instant", text(instant)).value(":unread", number(unread));
        let as_counted = if before == 0 { "(unread = :before OR attribute_not_exists(unread))" } else { "unread = :before" };
        let condition = Expression::of(format!("attribute_exists(user_id) AND {as_counted}")).value(":before", number(before));
        match self.storage.update(&profile_key(person), change, Some(condition)).await {
            Ok(_) => Ok(true),
            Err(CommitError::Refused(_)) => Ok(false),
            Err(CommitError::Storage(error)) => Err(error),
        }
    }
}
