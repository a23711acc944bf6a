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

impl Accounts {
    /// They have seen everything up to an instant, and so many came since. One write.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn seen_up_to(&self, person: UserId, instant: Timestamp, unread: u32) -> Result<(), StorageError> {
        let change =
            Expression::of("SET seen_up_to = :instant, unread = :unread").value(":instant", text(instant)).value(":unread", number(unread));
        let exists = Expression::of("attribute_exists(user_id)");
        match self.storage.update(&profile_key(person), change, Some(exists)).await {
            // Refused: the account is gone, and with it whatever was to be seen.
            Ok(_) | Err(CommitError::Refused(_)) => Ok(()),
            Err(CommitError::Storage(error)) => Err(error),
        }
    }
}
