//! The second factor: setting it up, the step after the password, taking it away.

use std::sync::Arc;

use jiff::Timestamp;

use super::{Entered, SignIn, Visit};
use crate::access::actor::{Actor, Level};
use crate::access::grant::Granted;
use crate::access::permissions::{ChangeSecurity, UseOwnAccount};
use crate::capabilities::notifications::model::Kind;
use crate::identity::accounts::{self, Account};
use crate::identity::audit::Deed;
use crate::identity::second_factor::{Code, SetUp};
use crate::identity::sessions::{CodeTry, CookieValue, Times};
use crate::identity::throttle::{Attempt, Guess, Throttled};
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
    /// Whoever is signed in already shows first that it is they.
    #[error("a proof is needed")]
    ProofNeeded,
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
    On { since: Timestamp, recovery_codes: usize },
}

impl FactorState {
    pub(super) fn of(account: &Account) -> Self {
        match &account.factor {
            Some(factor) => Self::On { since: factor.since, recovery_codes: factor.recovery.len() },
            None => Self::Off,
        }
    }
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
        Ok(account.as_ref().map_or(FactorState::Off, FactorState::of))
    }

    /// A seed to be put into an app. Asked again within a quarter of an hour, it is the same one. Two calls, one when there is one.
    ///
    /// # Errors
    /// See [`FactorError`].
    pub async fn offer_factor(&self, actor: &Actor, hospital: &str) -> Result<SetUp, FactorError> {
        may_set_up(actor)?;
        let account = self.accounts.find(actor.id).await?.filter(|account| account.factor.is_none()).ok_or(FactorError::NotNow)?;
        let (epoch, now) = (account.session_epoch, self.ground.clock.now());
        let offered = match &account.factor_offered {
            Some(offered) if offered.stands(epoch, now) => offered.clone(),
            _ => {
                let offered = self.factors.offer(actor.id, epoch);
                let mut transaction = Transaction::new();
                transaction.add(Part::Account, accounts::offer_factor(actor.id, &offered)?);
                self.commit_or(transaction, FactorError::NotNow).await?;
                offered
            }
        };
        self.factors.set_up(actor.id, &offered, hospital, account.mail_address()?.as_str()).ok_or(FactorError::NotNow)
    }

    /// Takes the offered seed into use when `code` shows that it has reached an app. Ends a sign-in that waited for this. Two calls.
    ///
    /// # Errors
    /// See [`FactorError`].
    pub async fn begin_factor(&self, actor: &Actor, code: &str, visit: &Visit) -> Result<FactorBegun, FactorError> {
        may_set_up(actor)?;
        let account = self.accounts.find(actor.id).await?.filter(|account| account.factor.is_none()).ok_or(FactorError::NotNow)?;
        let standing = account.factor_offered.clone();
        let standing = standing.filter(|offered| offered.stands(account.session_epoch, self.ground.clock.now()));
        let offered = standing.ok_or(FactorError::NotNow)?;
        let (factor, recovery_codes) = self.factors.begin(actor.id, &offered, code).ok_or(FactorError::Wrong)?;
        let began = accounts::begin_factor(actor.id, &offered, &factor, account.session_epoch)?;
        let deed = Deed::by_actor(actor, "second_factor.begin").within(visit.request);
        let times = self.times(visit).await?;
        let (cookie, transaction) = self.changing(&account, times, began, deed, Kind::SecondFactorOn, visit)?;
        self.commit_or(transaction, FactorError::NotNow).await?;
        Ok(FactorBegun { cookie, recovery_codes })
    }

    /// The step after the password: a code of the app, or a recovery code. A new session, wholly signed in. Four calls.
    ///
    /// Codes are counted per account, whatever browser they come from, and five tries end the session: whoever has the
    /// password alone guesses no faster by signing in again.
    ///
    /// # Errors
    /// See [`FactorError`].
    pub async fn enter_code(&self, actor: &Actor, typed: &str, visit: &Visit) -> Result<Entered, FactorError> {
        if actor.level >= Level::Full {
            return Err(FactorError::NotNow);
        }
        let account = self.accounts.find(actor.id).await?.ok_or(FactorError::NotNow)?;
        let _lane = self.lanes.enter(account.mail_address()?).await.ok_or(FactorError::Wait { seconds: 1 })?;
        let (code, attempt) = self.checked_in_session(&account, typed, visit).await?;
        let whole = Arc::new(Actor { level: Level::Full, ..actor.clone() });
        let (user, times) = (actor.id, self.proven_now(visit).await?);
        let (cookie, sessions) = self.session_for(&account, account.session_epoch, Level::Full, Some(times), visit)?;
        let mut transaction = Transaction::new();
        transaction.add_all(Part::Account, self.used_up(user, &code)?);
        transaction.add_all(Part::Session, sessions);
        if let Some(forget) = self.throttle.forgive(&attempt) {
            transaction.add(Part::Counter, forget);
        }
        let deed = Deed::by_actor(&whole, "session.second_factor").about(user).within(visit.request);
        transaction.add(Part::Audit, self.ground.audit.action(deed)?);
        self.commit_or(transaction, FactorError::Wrong).await?;
        let email = account.mail_address()?;
        let known = visit.known_device.as_deref().and_then(|sealed| self.device_of(sealed, email));
        let new_device = known.is_none().then(|| self.new_device(email));
        Ok(Entered { actor: whole, account, cookie, new_device })
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
        let _lane = self.lanes.enter(account.mail_address()?).await.ok_or(FactorError::Wait { seconds: 1 })?;
        self.checked_in_session(&account, typed, visit).await?;
        let ended = accounts::end_factor(account.user_id, &factor, account.session_epoch);
        let times = self.proven_now(visit).await?;
        let (cookie, transaction) =
            self.changing(&account, times, ended, Deed::by(grant, "second_factor.end"), Kind::SecondFactorOff, visit)?;
        self.commit_or(transaction, FactorError::NotNow).await?;
        Ok(cookie)
    }

    /// New recovery codes in the place of those that are left, to be shown once. Two calls.
    ///
    /// # Errors
    /// See [`FactorError`].
    pub async fn renew_recovery_codes(&self, grant: &Granted<ChangeSecurity>) -> Result<Vec<String>, FactorError> {
        let user = grant.id();
        let before = self.accounts.find(user).await?.and_then(|account| account.factor).ok_or(FactorError::NotNow)?;
        let (after, codes) = self.factors.with_new_codes(user, before.clone());
        let mut transaction = Transaction::new();
        transaction.add(Part::Account, accounts::renew_recovery(user, &before, &after)?);
        let deed = Deed::by(grant, "second_factor.renew_recovery_codes").about(user).on(user);
        transaction.add(Part::Audit, self.ground.audit.action(deed)?);
        let cause = format!("recovery#{}", grant.request());
        transaction.add(Part::Mail, self.notifications.queue(user, cause, Kind::RecoveryCodesNew)?);
        self.commit_or(transaction, FactorError::NotNow).await?;
        Ok(codes)
    }

    /// What uses a code up, in the transaction that lets somebody on by it; of a recovery code the mailbox is told.
    pub(super) fn used_up(&self, user: UserId, code: &Code) -> Result<Vec<Action>, StorageError> {
        match code {
            Code::Step(step) => Ok(vec![accounts::use_step(user, *step)]),
            Code::Recovery(digest) => {
                let told = self.notifications.queue(user, format!("recovery#{}", &digest[..12]), Kind::RecoveryCodeUsed)?;
                Ok(vec![accounts::use_recovery(user, digest), told])
            }
        }
    }

    /// A code that fits, tried in a session: the try is counted there before it is looked at, and the last one that fails ends it.
    pub(super) async fn checked_in_session(&self, account: &Account, typed: &str, visit: &Visit) -> Result<(Code, Attempt), FactorError> {
        let Some(cookie) = &visit.previous else { return Err(FactorError::BeginAnew) };
        let tried = self.sessions.try_code(cookie).await?;
        let checked = match tried {
            Some(_) => self.checked(account, typed, visit).await,
            None => Err(FactorError::Wrong),
        };
        match (checked, tried) {
            (Err(FactorError::Wrong), None | Some(CodeTry::Last)) => {
                let mut transaction = Transaction::new();
                transaction.add(Part::Session, self.sessions.end(cookie));
                self.commit_or(transaction, FactorError::BeginAnew).await?;
                Err(FactorError::BeginAnew)
            }
            (checked, _) => checked,
        }
    }

    /// A code that fits, with the count that its use ends; a wrong one is counted for the account and the address.
    pub(super) async fn checked(&self, account: &Account, typed: &str, visit: &Visit) -> Result<(Code, Attempt), FactorError> {
        let factor = account.factor.as_ref().ok_or(FactorError::NotNow)?;
        let email = account.mail_address()?;
        let keys = self.throttle.keys_of(Guess::Code, email, visit.address);
        let before = self.accounts.before_sign_in(email, &keys).await?;
        let mut attempt = self.throttle.admit(keys, before.counters, visit.address)?;
        self.throttle.reserve(&mut attempt).await?;
        if let Some(code) = self.factors.read(account.user_id, factor, typed) {
            return Ok((code, attempt));
        }
        let deed = Deed::by_stranger("session.second_factor").denied().about(account.user_id).within(visit.request);
        let written = Box::pin(self.ground.audit.write(&self.ground.storage, deed)); // the SDK's futures are large
        let (counted, written) = tokio::join!(self.throttle.failed(&attempt), written);
        counted.and(written)?;
        Err(FactorError::Wrong)
    }

    /// A change of the factor that ends every session, with a new one for this browser, its audit entry and a word to the mailbox.
    fn changing(
        &self,
        account: &Account,
        times: Times,
        change: Action,
        deed: Deed,
        kind: Kind,
        visit: &Visit,
    ) -> Result<(CookieValue, Transaction<Part>), StorageError> {
        let user = account.user_id;
        let mut transaction = Transaction::new();
        transaction.add(Part::Account, change);
        let (cookie, sessions) = self.session_for(account, account.session_epoch + 1, Level::Full, Some(times), visit)?;
        transaction.add_all(Part::Session, sessions);
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

/// On the way in the password was just given; later it takes a proof.
fn may_set_up(actor: &Actor) -> Result<(), FactorError> {
    if actor.level == Level::Full { Err(FactorError::ProofNeeded) } else { Ok(()) }
}
