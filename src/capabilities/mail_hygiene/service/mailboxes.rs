//! Accounts as mail hygiene finds and marks them.

use crate::identity::accounts::{Account, Accounts, MailTrouble, mail_fails, mail_works};
use crate::identity::audit::{Audit, Deed};
use crate::primitives::ids::UserId;
use crate::primitives::people::Email;
use crate::primitives::time::Clock;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::transaction::{Action, CommitError, Transaction};

/// Marks on addresses.
#[derive(Debug, Clone)]
pub(super) struct Mailboxes {
    storage: Storage,
    accounts: Accounts,
    audit: Audit,
    clock: Clock,
}

impl Mailboxes {
    /// Over the tables and the trail.
    #[must_use]
    pub(super) fn new(storage: Storage, audit: Audit, clock: Clock) -> Self {
        Self { accounts: Accounts::new(storage.clone()), storage, audit, clock }
    }

    /// Whose an address is now. Access: two keys one after the other, 2 read units.
    pub(super) async fn of_address(&self, email: &Email) -> Result<Option<Account>, StorageError> {
        self.accounts.find_by_address(email).await
    }

    /// One account. Access: key, 1 read unit.
    pub(super) async fn find(&self, user: UserId) -> Result<Option<Account>, StorageError> {
        self.accounts.find(user).await
    }

    /// Marks the address of an account as it was read. `false`: it stands otherwise by now.
    ///
    /// Access: the account's key and an entry of the trail. One call, 4 write units.
    pub(super) async fn mark(&self, account: &Account, trouble: MailTrouble, deed: Deed) -> Result<bool, StorageError> {
        self.commit(mail_fails(account, trouble)?, deed).await
    }

    /// Takes a mark away. `false`: it stands otherwise by now.
    ///
    /// Access: the account's key and an entry of the trail. One call, 4 write units.
    pub(super) async fn clear(&self, account: &Account, before: MailTrouble, deed: Deed) -> Result<bool, StorageError> {
        self.commit(mail_works(account, before, self.clock.now())?, deed).await
    }

    async fn commit(&self, change: Action, deed: Deed) -> Result<bool, StorageError> {
        let mut transaction = Transaction::new();
        transaction.add((), change);
        transaction.add((), self.audit.action(deed)?);
        match self.storage.commit(transaction).await {
            Ok(()) => Ok(true),
            Err(CommitError::Refused(_)) => Ok(false),
            Err(CommitError::Storage(error)) => Err(error),
        }
    }
}
