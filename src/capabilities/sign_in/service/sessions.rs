//! Where somebody is signed in, and ending it.

use std::iter;

use jiff::Timestamp;

use super::{FactorState, SignIn, Visit};
use crate::access::actor::Level;
use crate::access::grant::Granted;
use crate::access::permissions::KeepOwnSignIn;
use crate::identity::accounts::Account;
use crate::identity::audit::Deed;
use crate::identity::sessions::{CookieValue, NewSession, OwnSession, Times};
use crate::primitives::people::Email;
use crate::storage::error::StorageError;
use crate::storage::transaction::{Action, CommitError, Transaction};

/// How somebody signs in, and where they are signed in.
#[derive(Debug)]
pub struct OwnSecurity {
    pub email: Email,
    pub factor: FactorState,
    /// Those that are good now, the latest used first.
    pub sessions: Vec<OwnSession>,
}

/// The labels of the transactions here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Account,
    Session,
    Audit,
}

impl SignIn {
    /// How one signs in, and where one is signed in; `None` if the account has been removed since the request began. Two calls
    /// side by side.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn own_security(&self, grant: &Granted<KeepOwnSignIn>, visit: &Visit) -> Result<Option<OwnSecurity>, StorageError> {
        let (account, sessions) = tokio::try_join!(self.own_account(grant), self.sessions.of(grant.id()))?;
        let own = account.map(|account| {
            Ok(OwnSecurity {
                sessions: sessions.good_for(&account, visit.previous.as_ref(), self.ground.clock.now()),
                factor: FactorState::of(&account),
                email: account.mail_address()?.clone(),
            })
        });
        own.transpose()
    }

    /// Ends one of one's own sessions by its id; one that is not there is ended. One call.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn end_session(&self, grant: &Granted<KeepOwnSignIn>, id: &str) -> Result<(), StorageError> {
        let mut transaction = Transaction::new();
        transaction.add(Part::Session, self.sessions.end_by_id(grant.id(), id));
        transaction.add(Part::Audit, self.ground.audit.action(Deed::by(grant, "session.end").about(grant.id()))?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) | Err(CommitError::Refused(_)) => Ok(()), // nothing here has a condition
            Err(CommitError::Storage(error)) => Err(error),
        }
    }

    /// The times of the session that asks: what takes its place ends when it would have. Of one that was ended this very
    /// moment they are long past, so that nothing good takes its place.
    pub(super) async fn times(&self, visit: &Visit) -> Result<Times, StorageError> {
        let standing = match &visit.previous {
            Some(cookie) => self.sessions.times(cookie).await?,
            None => None,
        };
        Ok(standing.unwrap_or(Times { created_at: Timestamp::UNIX_EPOCH, proven_at: Timestamp::UNIX_EPOCH }))
    }

    /// A new session for the browser of `visit` and the end of the one it had, for the transaction that gives the reason. Of
    /// `account` are taken id and role; `epoch` is the one it has after that transaction. `times` are those of the session
    /// whose place it takes, which must still be there; `None`: somebody has just signed in.
    pub(super) fn session_for(
        &self,
        account: &Account,
        epoch: u32,
        level: Level,
        times: Option<Times>,
        visit: &Visit,
    ) -> Result<(CookieValue, Vec<Action>), StorageError> {
        let (user, role) = (account.user_id, account.role);
        let (cookie, begun) = self.sessions.begin(NewSession { user, role, epoch, level, device: &visit.device, times })?;
        let ended = visit.previous.as_ref().map(|previous| match times {
            Some(_) => self.sessions.end_standing(previous),
            None => self.sessions.end(previous),
        });
        Ok((cookie, iter::once(begun).chain(ended).collect()))
    }

    /// Ends every session of one's own on every server, and begins a new one in this browser, which lasts no longer than the
    /// old one would have. `None`: the account has changed this very moment, nothing was done. Three calls.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn end_other_sessions(&self, grant: &Granted<KeepOwnSignIn>, visit: &Visit) -> Result<Option<CookieValue>, StorageError> {
        let Some(account) = self.own_account(grant).await? else { return Ok(None) };
        let user = account.user_id;
        let mut transaction = Transaction::new();
        transaction.add(Part::Account, self.sessions.end_all_of_epoch(user, account.session_epoch));
        let times = self.times(visit).await?;
        let (cookie, sessions) = self.session_for(&account, account.session_epoch + 1, Level::Full, Some(times), visit)?;
        transaction.add_all(Part::Session, sessions);
        transaction.add(Part::Audit, self.ground.audit.action(Deed::by(grant, "session.end_others").about(user))?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(Some(cookie)),
            Err(CommitError::Refused(_)) => Ok(None),
            Err(CommitError::Storage(error)) => Err(error),
        }
    }
}
