//! Signing in and out.

use std::net::IpAddr;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::{FactorError, SignIn};
use crate::access::actor::{Actor, Level};
use crate::capabilities::notifications::model::Kind;
use crate::identity::accounts::{self, Account, Status};
use crate::identity::audit::Deed;
use crate::identity::keys::Purpose;
use crate::identity::passwords::{Checked, HashingError};
use crate::identity::sessions::CookieValue;
use crate::identity::throttle::{Attempt, Throttled};
use crate::primitives::ids::RequestId;
use crate::primitives::language::Language;
use crate::primitives::people::Email;
use crate::primitives::text::Sensitive;
use crate::storage::error::StorageError;
use crate::storage::transaction::{Action, CommitError, Transaction};

/// What somebody signs in with.
#[derive(Debug, Clone)]
pub struct Credentials {
    pub email: Email,
    /// As typed.
    pub password: Sensitive<String>,
    /// When the code of a second factor comes.
    pub code: CodeComes,
}

/// When the code of a second factor is given.
#[derive(Debug, Clone)]
pub enum CodeComes {
    /// On a page of its own after this one.
    Later,
    /// Now, or not at all: what programs do.
    Now(Option<Sensitive<String>>),
}

/// Where a sign-in comes from.
#[derive(Debug, Clone)]
pub struct Visit {
    /// The client's address, as the outermost proxy of ours saw it.
    pub address: IpAddr,
    /// The value of the cookie that an earlier sign-in left in this browser.
    pub known_device: Option<String>,
    /// The session this browser had until now: it ends with the new one's beginning.
    pub previous: Option<CookieValue>,
    /// Browser and system in words, for the list of sessions; may be empty.
    pub device: String,
    /// Of the browser.
    pub language: Language,
    pub request: RequestId,
}

/// Somebody is in.
#[derive(Debug)]
pub struct Entered {
    pub actor: Arc<Actor>,
    pub account: Account,
    pub cookie: CookieValue,
    /// For the cookie by which this browser is known next time; `None` when it has one already.
    pub new_device: Option<String>,
}

/// Why somebody is not in.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// Unknown address, wrong password, not yet confirmed or disabled: told alike.
    #[error("wrong credentials")]
    Wrong,
    /// The password was right; the code of the second factor is missing, wrong or used up.
    #[error("a code is needed")]
    CodeNeeded,
    #[error("too many attempts, wait {seconds} s")]
    Wait { seconds: u32 },
    /// Too many passwords are being checked, for this account or at all.
    #[error("too many passwords are being checked")]
    Busy,
    #[error("a password could not be checked: {0}")]
    Hashing(&'static str),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<Throttled> for SignInError {
    fn from(throttled: Throttled) -> Self {
        match throttled {
            Throttled::Wait { seconds } => Self::Wait { seconds },
            Throttled::Storage(error) => Self::Storage(error),
        }
    }
}

impl From<HashingError> for SignInError {
    fn from(error: HashingError) -> Self {
        match error {
            HashingError::Busy => Self::Busy,
            HashingError::Failed(what) => Self::Hashing(what),
        }
    }
}

/// The labels of the transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Session,
    Audit,
    Rehash,
    Counter,
    Mail,
    Factor,
}

impl SignIn {
    /// Checks the password and begins a session. Three calls one after the other, 4 read and 5 write units; two more
    /// write units after failed tries, whose count ends here, and those of a mail after many. A wrong password costs the same for every address.
    ///
    /// # Errors
    /// See [`SignInError`].
    pub async fn enter(&self, credentials: Credentials, visit: Visit) -> Result<Entered, SignInError> {
        let Credentials { email, password, code } = &credentials;
        let _lane = self.lanes.enter(email).await.ok_or(SignInError::Busy)?;
        let device = visit.known_device.as_deref().and_then(|sealed| self.device_of(sealed, email));
        let keys = self.throttle.keys(email, device.as_deref(), visit.address);
        let before = self.accounts.before_sign_in(email, &keys).await?;
        let mut attempt = self.throttle.admit(keys, before.counters, visit.address)?;
        let (account, reserved) = tokio::join!(self.accounts.find_or_nothing(before.owner), self.throttle.reserve(&mut attempt));
        reserved?;
        let account = account?;
        let stored = account.as_ref().and_then(|account| account.password_hash.clone());
        let checked = self.passwords.check(password.expose(), stored.as_ref()).await?;
        match account {
            Some(account) if checked != Checked::Wrong && account.status.may_sign_in() => {
                let again = (checked == Checked::RightButOutdated).then_some(password.expose().as_str());
                let (level, used) = self.level_of(&account, code, &visit).await?;
                // Only who has come in wholly is known by this browser from now on.
                let new_device = (device.is_none() && level == Level::Full).then(|| self.new_device(email));
                let (actor, cookie) = self.begin(&account, level, used, &attempt, again, &visit).await?;
                Ok(Entered { actor, account, cookie, new_device })
            }
            account => {
                self.refuse(account, &attempt, visit.request).await?;
                Err(SignInError::Wrong)
            }
        }
    }

    /// Ends the session a cookie stands for. Ending it twice is fine. One call.
    ///
    /// # Errors
    /// When the store does not answer: the session may live on, so nobody is told that it ended.
    pub async fn leave(&self, actor: &Actor, cookie: &CookieValue, request: RequestId) -> Result<(), StorageError> {
        let mut transaction = Transaction::new();
        transaction.add(Part::Session, self.sessions.end(cookie));
        let deed = Deed::by_actor(actor, "session.end").about(actor.id).within(request);
        transaction.add(Part::Audit, self.ground.audit.action(deed)?);
        self.commit(transaction).await.map(|_| ())
    }

    /// How far a right password leads, with what uses up a code that came along and ends the count of wrong ones.
    async fn level_of(&self, account: &Account, code: &CodeComes, visit: &Visit) -> Result<(Level, Vec<Action>), SignInError> {
        if account.status == Status::PendingApproval {
            return Ok((Level::AwaitingApproval, Vec::new()));
        }
        if account.factor.is_none() {
            return Ok((if self.needs_factor(account.role) { Level::BeforeSecondFactor } else { Level::Full }, Vec::new()));
        }
        match code {
            CodeComes::Later => Ok((Level::BeforeSecondFactor, Vec::new())),
            CodeComes::Now(None) => Err(SignInError::CodeNeeded),
            CodeComes::Now(Some(typed)) => match self.checked(account, typed.expose(), visit).await {
                Ok((code, attempt)) => {
                    let mut used = self.used_up(account.user_id, &code)?;
                    used.extend(self.throttle.forgive(&attempt));
                    Ok((Level::Full, used))
                }
                Err(FactorError::Wait { seconds }) => Err(SignInError::Wait { seconds }),
                Err(FactorError::Storage(error)) => Err(error.into()),
                Err(_) => Err(SignInError::CodeNeeded),
            },
        }
    }

    /// A session, its audit entry, the end of the count of failures, and the password at today's cost if it was stored
    /// at another.
    async fn begin(
        &self,
        account: &Account,
        level: Level,
        used: Vec<Action>,
        attempt: &Attempt,
        again: Option<&str>,
        visit: &Visit,
    ) -> Result<(Arc<Actor>, CookieValue), SignInError> {
        let (id, role) = (account.user_id, account.role);
        let actor = Arc::new(Actor::person(id, role, Sensitive::new(account.name.clone().into()), level));
        let (cookie, sessions) = self.session_for(account, account.session_epoch, level, None, visit)?;
        let mut transaction = Transaction::new();
        transaction.add_all(Part::Session, sessions);
        let deed = Deed::by_actor(&actor, "session.start").about(id).within(visit.request);
        transaction.add(Part::Audit, self.ground.audit.action(deed)?);
        // The password is known; codes are counted apart.
        if let Some(forget) = self.throttle.forgive(attempt) {
            transaction.add(Part::Counter, forget);
        }
        if self.throttle.follows_guesses(attempt) {
            let cause = format!("guessed#{}", visit.request);
            transaction.add(Part::Mail, self.notifications.queue(id, cause, Kind::GuessedBefore)?);
        }
        transaction.add_all(Part::Factor, used);
        if let (Some(typed), Some(before)) = (again, &account.password_hash) {
            let after = self.passwords.hash_again(typed).await?;
            transaction.add(Part::Rehash, accounts::rehash(id, before, &after));
        }
        // Two conditions can fail: the rehash's, when the password was changed this very moment, and the code's, when it was
        // used elsewhere this very moment.
        if self.commit(transaction).await? { Ok((actor, cookie)) } else { Err(SignInError::Wrong) }
    }

    /// Counts the failure and writes it down, side by side: two or three calls, whether or not there is an account.
    async fn refuse(&self, account: Option<Account>, attempt: &Attempt, request: RequestId) -> Result<(), StorageError> {
        let deed = Deed::by_stranger("session.start").denied().within(request);
        let deed = match account {
            Some(account) => deed.about(account.user_id),
            None => deed,
        };
        let written = Box::pin(self.ground.audit.write(&self.ground.storage, deed)); // the SDK's futures are large
        let (counted, written) = tokio::join!(self.throttle.failed(attempt), written);
        counted.and(written)
    }

    async fn commit(&self, transaction: Transaction<Part>) -> Result<bool, StorageError> {
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(true),
            Err(CommitError::Refused(_)) => Ok(false),
            Err(CommitError::Storage(error)) => Err(error),
        }
    }

    /// A browser is known for one person: the id inside is worth nothing with another address of mail.
    pub(super) fn device_of(&self, sealed: &str, email: &Email) -> Option<String> {
        let id = self.ground.keys.open(Purpose::KnownDevice, sealed, email.as_str())?;
        Some(URL_SAFE_NO_PAD.encode(id))
    }

    pub(super) fn new_device(&self, email: &Email) -> String {
        let id: [u8; 12] = self.ground.ids.bytes();
        self.ground.keys.seal(Purpose::KnownDevice, &id, email.as_str())
    }
}
