//! The second factor: setting it up, the step after the password, taking it away.

use std::sync::Arc;

use super::{SignIn, Visit};
use crate::access::actor::{Actor, Level};
use crate::access::grant::Granted;
use crate::access::permissions::UseOwnAccount;
use crate::capabilities::notifications::model::Kind;
use crate::identity::accounts::{self, Account};
use crate::identity::audit::Deed;
use crate::identity::second_factor::{Code, SetUp};
use crate::identity::sessions::CookieValue;
use crate::identity::throttle::Throttled;
use crate::primitives::ids::UserId;
use crate::storage::error::StorageError;
use crate::storage::transaction::{Action, CommitError, Transaction};

/// Why a second factor was not begun, used or ended.
#[derive(Debug, thiserror::Error)]
pub enum FactorError {
    /// No code of this factor, or used up.
    #[error("wrong code")]
    Wrong,
    /// Too many wrong codes in this session: it has ended.
    #[error("too many wrong codes")]
    BeginAnew,
    #[error("too many attempts, wait {seconds} s")]
    Wait { seconds: u32 },
    /// One is in use already, or none is; or it changed this very moment.
    #[error("not as it was")]
    NotNow,
    /// The house asks this role for one.
    #[error("this role needs a second factor")]
    Needed,
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<Throttled> for FactorError {
    fn from(throttled: Throttled) -> Self {
        match throttled {
            Throttled::Wait { seconds } => Self::Wait { seconds },
            Throttled::Storage(error) => Self::Storage(error),
        }
    }
}

/// How somebody's second factor stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactorState {
    Off,
    On { since: jiff::Timestamp, recovery_codes: usize },
}

/// A factor just begun: everybody else of the account is signed out.
pub struct FactorBegun {
    pub cookie: CookieValue,
    /// To be shown once.
    pub recovery_codes: Vec<String>,
}

/// The labels of the transactions here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Account,
    Session,
    Counter,
    Mail,
    Audit,
}

impl SignIn {
    /// How one's own second factor stands, whether signing in has come so far or not. One call.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn factor_state(&self, actor: &Actor) -> Result<FactorState, StorageError> {
        let account = self.accounts.find(actor.id).await?;
        Ok(account
            .and_then(|account| account.factor)
            .map_or(FactorState::Off, |factor| FactorState::On { since: factor.since, recovery_codes: factor.recovery.len() }))
    }

    /// A seed to be put into an app. Asked again before it is used, it is the same one. Two calls, one when there is one.
    ///
    /// # Errors
    /// See [`FactorError`].
    pub async fn offer_factor(&self, actor: &Actor, hospital: &str) -> Result<SetUp, FactorError> {
        let account = self.accounts.find(actor.id).await?.filter(|account| account.factor.is_none()).ok_or(FactorError::NotNow)?;
        let offered = match &account.factor_offered {
            Some(offered) => offered.clone(),
            None => {
                let offered = self.factors.offer(actor.id);
                let mut transaction = Transaction::new();
                transaction.add(Part::Account, accounts::offer_factor(actor.id, &offered)?);
                self.commit_or(transaction, FactorError::NotNow).await?;
                offered
            }
        };
        self.factors.set_up(actor.id, &offered, hospital, account.email.as_str()).ok_or(FactorError::NotNow)
    }

    /// Takes the offered seed into use when `code` shows that it has reached an app. Ends a sign-in that waited for this. Two calls.
    ///
    /// # Errors
    /// See [`FactorError`].
    pub async fn begin_factor(&self, actor: &Actor, code: &str, visit: &Visit) -> Result<FactorBegun, FactorError> {
        let account = self.accounts.find(actor.id).await?.filter(|account| account.factor.is_none()).ok_or(FactorError::NotNow)?;
        let offered = account.factor_offered.clone().ok_or(FactorError::NotNow)?;
        let (factor, recovery_codes) = self.factors.begin(actor.id, &offered, code).ok_or(FactorError::Wrong)?;
        let began = accounts::begin_factor(actor.id, &offered, &factor, account.session_epoch)?;
        let deed = Deed::by_actor(actor, "second_factor.begin").within(visit.request);
        let (cookie, transaction) = self.changing(&account, began, deed, Kind::SecondFactorOn, visit)?;
        self.commit_or(transaction, FactorError::NotNow).await?;
        Ok(FactorBegun { cookie, recovery_codes })
    }

    /// The step after the password: a code of the app, or a recovery code. A new session, wholly signed in. Four calls.
    ///
    /// Wrong codes count like wrong passwords, and five of them end the session: whoever has the password alone guesses
    /// no faster by signing in again.
    ///
    /// # Errors
    /// See [`FactorError`].
    pub async fn enter_code(&self, actor: &Actor, typed: &str, visit: &Visit) -> Result<(Arc<Actor>, CookieValue), FactorError> {
        let account = self.accounts.find(actor.id).await?.ok_or(FactorError::NotNow)?;
        let code = self.checked(&account, typed, visit).await?;
        let whole = Arc::new(Actor { level: Level::Full, ..actor.clone() });
        let (cookie, session) = self.sessions.begin(actor.id, actor.role, account.session_epoch, Level::Full, &visit.device)?;
        let mut transaction = Transaction::new();
        transaction.add(Part::Account, Self::used_up(actor.id, &code));
        transaction.add(Part::Session, session);
        if let Some(previous) = &visit.previous {
            transaction.add(Part::Session, self.sessions.end(previous));
        }
        transaction.add(Part::Counter, self.throttle.forget(&account.email));
        let deed = Deed::by_actor(&whole, "session.second_factor").about(actor.id).within(visit.request);
        transaction.add(Part::Audit, self.ground.audit.action(deed)?);
        if let Code::Recovery(digest) = &code {
            let cause = format!("recovery#{}", &digest[..12]);
            transaction.add(Part::Mail, self.notifications.queue(actor.id, cause, Kind::RecoveryCodeUsed)?);
        }
        self.commit_or(transaction, FactorError::Wrong).await?;
        Ok((whole, cookie))
    }

    /// Ends one's own second factor, by a code of it. Refused where the house asks for one. Four calls.
    ///
    /// # Errors
    /// See [`FactorError`].
    pub async fn end_factor(&self, grant: &Granted<UseOwnAccount>, typed: &str, visit: &Visit) -> Result<CookieValue, FactorError> {
        if self.needs_factor(grant.role()) {
            return Err(FactorError::Needed);
        }
        let account = self.own_account(grant).await?.ok_or(FactorError::NotNow)?;
        let factor = account.factor.clone().ok_or(FactorError::NotNow)?;
        self.checked(&account, typed, visit).await?;
        let ended = accounts::end_factor(account.user_id, &factor, account.session_epoch);
        let (cookie, transaction) = self.changing(&account, ended, Deed::by(grant, "second_factor.end"), Kind::SecondFactorOff, visit)?;
        self.commit_or(transaction, FactorError::NotNow).await?;
        Ok(cookie)
    }

    /// What uses a code up, in the transaction that lets somebody in by it.
    pub(super) fn used_up(user: UserId, code: &Code) -> Action {
        match code {
            Code::Step(step) => accounts::use_step(user, *step),
            Code::Recovery(digest) => accounts::use_recovery(user, digest),
        }
    }

    /// A code that fits; a wrong one is counted for the account, the address and the session.
    async fn checked(&self, account: &Account, typed: &str, visit: &Visit) -> Result<Code, FactorError> {
        let factor = account.factor.as_ref().ok_or(FactorError::NotNow)?;
        let keys = self.throttle.keys(&account.email, None, visit.address);
        let before = self.accounts.before_sign_in(&account.email, &keys).await?;
        let mut attempt = self.throttle.admit(keys, before.counters, visit.address)?;
        self.throttle.reserve(&mut attempt).await?;
        if let Some(code) = self.factors.read(account.user_id, factor, typed) {
            return Ok(code);
        }
        let deed = Deed::by_stranger("session.second_factor").denied().about(account.user_id).within(visit.request);
        let written = Box::pin(self.ground.audit.write(&self.ground.storage, deed)); // the SDK's futures are large
        let (counted, written) = tokio::join!(self.throttle.failed(&attempt), written);
        counted.and(written)?;
        match &visit.previous {
            Some(cookie) if !self.sessions.wrong_code(cookie).await? => Err(FactorError::BeginAnew),
            _ => Err(FactorError::Wrong),
        }
    }

    /// A change of the factor that ends every session, with a new one for this browser, its audit entry and a word to the mailbox.
    fn changing(
        &self,
        account: &Account,
        change: Action,
        deed: Deed,
        kind: Kind,
        visit: &Visit,
    ) -> Result<(CookieValue, Transaction<Part>), StorageError> {
        let user = account.user_id;
        let mut transaction = Transaction::new();
        transaction.add(Part::Account, change);
        let (cookie, session) = self.sessions.begin(user, account.role, account.session_epoch + 1, Level::Full, &visit.device)?;
        transaction.add(Part::Session, session);
        if let Some(previous) = &visit.previous {
            transaction.add(Part::Session, self.sessions.end(previous));
        }
        transaction.add(Part::Audit, self.ground.audit.action(deed.about(user).on(user))?);
        let cause = format!("factor#{}", account.session_epoch);
        transaction.add(Part::Mail, self.notifications.queue(user, cause, kind)?);
        Ok((cookie, transaction))
    }

    async fn commit_or(&self, transaction: Transaction<Part>, refused: FactorError) -> Result<(), FactorError> {
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(()),
            Err(CommitError::Refused(_)) => Err(refused),
            Err(CommitError::Storage(error)) => Err(error.into()),
        }
    }
}
