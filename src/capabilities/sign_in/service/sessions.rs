//! Where somebody is signed in, and ending it.

use jiff::Timestamp;

use super::{SignIn, Visit};
use crate::access::actor::Level;
use crate::access::grant::Granted;
use crate::access::permissions::UseOwnAccount;
use crate::identity::audit::Deed;
use crate::identity::sessions::{CookieValue, NewSession, OwnSession};
use crate::storage::error::StorageError;
use crate::storage::transaction::{CommitError, Transaction};

/// The labels of the transactions here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Account,
    Session,
    Audit,
}

impl SignIn {
    /// One's own sessions that are good now, the latest used first. Two calls side by side.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn own_sessions(&self, grant: &Granted<UseOwnAccount>, visit: &Visit) -> Result<Vec<OwnSession>, StorageError> {
        let (account, sessions) = tokio::try_join!(self.own_account(grant), self.sessions.of(grant.id()))?;
        let Some(account) = account else { return Ok(Vec::new()) };
        Ok(sessions.good_for(&account, visit.previous.as_ref(), self.ground.clock.now()))
    }

    /// Ends one of one's own sessions by its id; one that is not there is ended. One call.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn end_session(&self, grant: &Granted<UseOwnAccount>, id: &str) -> Result<(), StorageError> {
        let mut transaction = Transaction::new();
        transaction.add(Part::Session, self.sessions.end_by_id(grant.id(), id));
        transaction.add(Part::Audit, self.ground.audit.action(Deed::by(grant, "session.end").about(grant.id()))?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) | Err(CommitError::Refused(_)) => Ok(()), // nothing here has a condition
            Err(CommitError::Storage(error)) => Err(error),
        }
    }

    /// When the session that asks began: what takes its place ends when it would have.
    pub(super) async fn began(&self, visit: &Visit) -> Result<Option<Timestamp>, StorageError> {
        match &visit.previous {
            Some(cookie) => self.sessions.began(cookie).await,
            None => Ok(None),
        }
    }

    /// Ends every session of one's own on every server, and begins a new one in this browser, which lasts no longer than the
    /// old one would have. `None`: the account has changed this very moment, nothing was done. Three calls.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn end_other_sessions(&self, grant: &Granted<UseOwnAccount>, visit: &Visit) -> Result<Option<CookieValue>, StorageError> {
        let Some(account) = self.own_account(grant).await? else { return Ok(None) };
        let user = account.user_id;
        let mut transaction = Transaction::new();
        transaction.add(Part::Account, self.sessions.end_all_of_epoch(user, account.session_epoch));
        let (role, epoch, since) = (account.role, account.session_epoch + 1, self.began(visit).await?);
        let (cookie, session) = self.sessions.begin(NewSession { user, role, epoch, level: Level::Full, device: &visit.device, since })?;
        transaction.add(Part::Session, session);
        if let Some(previous) = &visit.previous {
            transaction.add(Part::Session, self.sessions.end(previous));
        }
        transaction.add(Part::Audit, self.ground.audit.action(Deed::by(grant, "session.end_others").about(user))?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(Some(cookie)),
            Err(CommitError::Refused(_)) => Ok(None),
            Err(CommitError::Storage(error)) => Err(error),
        }
    }
}
