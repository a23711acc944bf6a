//! Showing anew that it is they, for what an open screen alone must not do.

use super::{FactorError, PasswordError, SignIn, Visit};
use crate::access::actor::Level;
use crate::access::grant::Granted;
use crate::access::permissions::UseOwnAccount;
use crate::identity::audit::Deed;
use crate::identity::sessions::{CookieValue, Times};
use crate::storage::error::StorageError;
use crate::storage::transaction::{CommitError, Transaction};

/// What an account is shown by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProvenBy {
    Password,
    /// Of the second factor, which it has.
    Code,
}

/// Why it was not shown.
#[derive(Debug, thiserror::Error)]
pub enum ProofError {
    #[error(transparent)]
    Password(#[from] PasswordError),
    #[error(transparent)]
    Code(#[from] FactorError),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// The labels of the transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Session,
    Factor,
    Counter,
    Audit,
}

impl SignIn {
    /// What one's own account is shown by. One call.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn proven_by(&self, grant: &Granted<UseOwnAccount>) -> Result<ProvenBy, StorageError> {
        let account = self.own_account(grant).await?;
        let has_factor = account.is_some_and(|account| account.factor.is_some());
        Ok(if has_factor { ProvenBy::Code } else { ProvenBy::Password })
    }

    /// Takes `typed` (a code where the account has a second factor, else its password) for a proof: a new session in the place
    /// of this one, which ends when this one would have. Wrong ones are counted and slowed as at the door. Five calls.
    ///
    /// # Errors
    /// See [`ProofError`].
    pub async fn prove(&self, grant: &Granted<UseOwnAccount>, typed: &str, visit: &Visit) -> Result<CookieValue, ProofError> {
        let account = self.own_account(grant).await?.ok_or(PasswordError::Ended)?;
        let _lane = self.lanes.enter(account.mail_address()?).await.ok_or(PasswordError::Busy)?;
        let deed = Deed::by(grant, "session.prove").about(account.user_id);
        let mut transaction = Transaction::new();
        let attempt = if account.factor.is_some() {
            let (code, attempt) = self.checked_in_session(&account, typed, visit).await?;
            transaction.add_all(Part::Factor, self.used_up(account.user_id, &code)?);
            attempt
        } else {
            self.own_password(&account, typed, deed.clone(), visit).await?
        };
        let times = self.proven_now(visit).await?;
        let (cookie, sessions) = self.session_for(&account, account.session_epoch, Level::Full, Some(times), visit)?;
        transaction.add_all(Part::Session, sessions);
        if let Some(forget) = self.throttle.forgive(&attempt) {
            transaction.add(Part::Counter, forget);
        }
        transaction.add(Part::Audit, self.ground.audit.action(deed)?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(cookie),
            Err(CommitError::Refused(_)) => Err(FactorError::Wrong.into()), // the code was used elsewhere this very moment
            Err(CommitError::Storage(error)) => Err(error.into()),
        }
    }

    /// The times of the session that asks, whose person has just given a password or a code.
    pub(super) async fn proven_now(&self, visit: &Visit) -> Result<Times, StorageError> {
        Ok(Times { proven_at: self.ground.clock.now(), ..self.times(visit).await? })
    }
}
