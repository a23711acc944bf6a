//! The language of a person: with the account, because every request and every mail reads that row anyway (F66).

use super::{Accounts, profile_key};
use crate::primitives::ids::UserId;
use crate::primitives::language::Language;
use crate::storage::error::StorageError;
use crate::storage::item::text;
use crate::storage::transaction::{CommitError, Expression};

impl Accounts {
    /// They read in this language from now on. One write.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn reads_in(&self, person: UserId, language: Language) -> Result<(), StorageError> {
        let change = Expression::of("SET #language = :language").name("#language", "language").value(":language", text(language.tag()));
        let exists = Expression::of("attribute_exists(user_id)");
        match self.storage.update(&profile_key(person), change, Some(exists)).await {
            // Refused: the account is gone.
            Ok(_) | Err(CommitError::Refused(_)) => Ok(()),
            Err(CommitError::Storage(error)) => Err(error),
        }
    }
}
