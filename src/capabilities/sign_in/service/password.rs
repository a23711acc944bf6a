//! Another password: for somebody who knows theirs, and for somebody who reads the mailbox of an account.
//!
//! Either way every session of the account ends, and its mailbox is told. Whether an address has an account is never said.

use std::net::IpAddr;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;

use super::super::model::{INVITATION_WORKS_FOR, LINK_WORKS_FOR, PasswordProof, RESET_WORKS_FOR};
use super::{SignIn, Visit};
use crate::access::actor::Level;
use crate::access::grant::Granted;
use crate::access::permissions::KeepOwnSignIn;
use crate::capabilities::directory::service::Opening;
use crate::capabilities::notifications::model::Kind;
use crate::identity::accounts::{self, Account, MailTrouble, NOBODY, Status};
use crate::identity::audit::Deed;
use crate::identity::keys::Purpose;
use crate::identity::passwords::{Checked, HashingError, NewPassword, StoredHash};
use crate::identity::sessions::CookieValue;
use crate::identity::throttle::{Attempt, Guess, Throttled};
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::{RequestId, UserId};
use crate::primitives::language::Language;
use crate::primitives::people::Email;
use crate::primitives::time::after;
use crate::storage::error::StorageError;
use crate::storage::transaction::{CommitError, Transaction};

/// The context of every such token: nothing else of this purpose is sealed.
const CONTEXT: &str = "password link";

/// A link to be mailed, or printed for an operator. Whoever has it sets the password: it is never logged or stored.
#[derive(Clone)]
pub struct PasswordLink {
    pub to: Email,
    /// `/set-password/<token>`, to be put behind the public origin.
    pub path: String,
    /// The first instant it no longer works.
    pub until: Timestamp,
    /// What is known of mail to that address.
    pub trouble: Option<MailTrouble>,
    /// In which its owner reads.
    pub language: Option<Language>,
}

/// Why a password was not changed.
#[derive(Debug, thiserror::Error)]
pub enum PasswordError {
    /// The present password is another one.
    #[error("wrong current password")]
    Wrong,
    /// The new one cannot be used.
    #[error("values that cannot be used: {0}")]
    Invalid(#[from] Flaws),
    /// The link is too old, was used, or never existed: told alike.
    #[error("the link does not work, or no longer")]
    Ended,
    #[error("too many attempts, wait {seconds} s")]
    Wait { seconds: u32 },
    #[error("too many passwords are being checked")]
    Busy,
    #[error("a password could not be hashed: {0}")]
    Hashing(&'static str),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<Throttled> for PasswordError {
    fn from(throttled: Throttled) -> Self {
        match throttled {
            Throttled::Wait { seconds } => Self::Wait { seconds },
            Throttled::Storage(error) => Self::Storage(error),
        }
    }
}

impl From<HashingError> for PasswordError {
    fn from(error: HashingError) -> Self {
        match error {
            HashingError::Busy => Self::Busy,
            HashingError::Failed(what) => Self::Hashing(what),
        }
    }
}

/// The labels of the transactions here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Account,
    Doctor,
    Session,
    Counter,
    Mail,
    Audit,
}

impl SignIn {
    /// Changes one's own password. Every other session ends; this browser gets a new one. Guessing the present password here
    /// is counted and slowed like guessing it at the door.
    ///
    /// # Errors
    /// See [`PasswordError`].
    pub async fn change_password(
        &self,
        grant: &Granted<KeepOwnSignIn>,
        current: &str,
        new: &str,
        visit: &Visit,
    ) -> Result<CookieValue, PasswordError> {
        let account = self.own_account(grant).await?.ok_or(PasswordError::Ended)?;
        let (is_same, new) = (new == current, self.chosen_for(new, &account)?);
        let _lane = self.lanes.enter(account.mail_address()?).await.ok_or(PasswordError::Busy)?;
        let attempt = self.own_password(&account, current, Deed::by(grant, "password.change"), visit).await?;
        if is_same {
            return Err(Flaws::from(Flaw::new("/new_password", "same_password")).into());
        }
        let hash = self.passwords.hash(&new).await?;
        let mut transaction = self.replacing(&account, &hash, Deed::by(grant, "password.change"))?;
        // The password is no proof where a code is asked for besides.
        let times = if account.factor.is_some() { self.times(visit).await? } else { self.proven_now(visit).await? };
        let (cookie, sessions) = self.session_for(&account, account.session_epoch + 1, Level::Full, Some(times), visit)?;
        transaction.add_all(Part::Session, sessions);
        if let Some(forget) = self.throttle.forgive(&attempt) {
            transaction.add(Part::Counter, forget);
        }
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(cookie),
            Err(CommitError::Refused(_)) => Err(PasswordError::Wrong), // changed this very moment by somebody else
            Err(CommitError::Storage(error)) => Err(error.into()),
        }
    }

    /// That `typed` is somebody's own password, with the count that its being right ends. A wrong one is counted and slowed,
    /// and `deed` written down as denied.
    pub(super) async fn own_password(&self, account: &Account, typed: &str, deed: Deed, visit: &Visit) -> Result<Attempt, PasswordError> {
        let email = account.mail_address()?;
        let keys = self.throttle.keys_of(Guess::OwnPassword, email, visit.address);
        let before = self.accounts.before_sign_in(email, &keys).await?;
        let mut attempt = self.throttle.admit(keys, before.counters, visit.address)?;
        self.throttle.reserve(&mut attempt).await?;
        if self.passwords.check(typed, account.password_hash.as_ref()).await? != Checked::Wrong {
            return Ok(attempt);
        }
        let deed = deed.about(account.user_id).denied();
        let written = Box::pin(self.ground.audit.write(&self.ground.storage, deed)); // the SDK's futures are large
        let (counted, written) = tokio::join!(self.throttle.failed(&attempt), written);
        counted.and(written)?;
        Err(PasswordError::Wrong)
    }

    /// Owes the mailbox of an address the link that sets a new password, if it has an account that works. Four calls whether
    /// it has one or not.
    ///
    /// # Errors
    /// How long to wait, or the store does not answer.
    pub async fn ask_for_reset(&self, email: &Email, address: IpAddr, request: RequestId) -> Result<(), PasswordError> {
        self.throttle.ask_for_reset(address).await?;
        // Six such mails an hour at most, however often somebody asks: the same ten minutes are the same cause.
        let cause = format!("reset#{}", &self.ground.clock.now().to_string()[..15]);
        let owner = self.accounts.owner(email).await?.unwrap_or(NOBODY);
        let mail = self.notifications.queued_at(owner, &cause, Kind::PasswordReset);
        let (account, is_told) = self.accounts.find_beside(owner, mail).await?;
        let deed = Deed::by_stranger("password.ask_for_reset").within(request);
        let mut transaction = Transaction::new();
        match account.filter(takes_a_password) {
            Some(Account { user_id, .. }) => {
                if !is_told {
                    transaction.add(Part::Mail, self.notifications.queue(user_id, cause, Kind::PasswordReset)?);
                }
                transaction.add(Part::Audit, self.ground.audit.action(deed.about(user_id).on(user_id))?);
            }
            None => {
                transaction.add(Part::Audit, self.ground.audit.action(deed.denied())?);
            }
        }
        match self.ground.storage.commit(transaction).await {
            Ok(()) | Err(CommitError::Refused(_)) => Ok(()), // refused: asked twice at once, the mail is on its way
            Err(CommitError::Storage(error)) => Err(error.into()),
        }
    }

    /// The link that sets a password of somebody whose account works, made now. `lives` in seconds. One call.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn password_link(&self, user: UserId, lives: i64) -> Result<Option<PasswordLink>, StorageError> {
        let account = self.accounts.find(user).await?.filter(takes_a_password);
        Ok(account.and_then(|account| self.link_for(account, lives)))
    }

    /// The link for an account as it stands; `None` when it has no address to send it to.
    pub(super) fn link_for(&self, account: Account, lives: i64) -> Option<PasswordLink> {
        let until = after(self.ground.clock.now(), lives);
        let proof = PasswordProof { user: account.user_id, mark: self.mark_of(&account), until };
        let token = self.ground.keys.seal(Purpose::PasswordReset, proof.to_text().as_bytes(), CONTEXT);
        let path = format!("/set-password/{token}");
        Some(PasswordLink { to: account.email?, path, until, trouble: account.mail_trouble, language: account.language })
    }

    /// The link of the mail that somebody who forgot their password asked for.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn reset_link(&self, user: UserId) -> Result<Option<PasswordLink>, StorageError> {
        self.password_link(user, RESET_WORKS_FOR).await
    }

    /// Whether a link still works, so that nobody thinks of a password for nothing. One call for a link of ours.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn may_set_password(&self, token: &str) -> Result<bool, StorageError> {
        Ok(self.behind_link(token).await?.is_some())
    }

    /// Whose password a link sets; `None` when it is too old, was used, was replaced by a newer one, or never existed.
    async fn behind_link(&self, token: &str) -> Result<Option<Account>, StorageError> {
        let Some(proof) = self.password_proof(token) else { return Ok(None) };
        let account = self.accounts.find(proof.user).await?.filter(takes_a_password);
        Ok(account.filter(|account| self.mark_of(account) == proof.mark))
    }

    /// The link of the mail to somebody the house made an account for; `None` when it has been opened, or closed.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn invitation_link(&self, user: UserId) -> Result<Option<PasswordLink>, StorageError> {
        let account = self.accounts.find(user).await?.filter(|account| account.status == Status::Invited);
        Ok(account.and_then(|account| self.link_for(account, INVITATION_WORKS_FOR)))
    }

    /// The link of the mail to somebody whose account was unlocked and has no password any more; `None` when it has one, or was
    /// locked or closed again.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn unlocked_link(&self, user: UserId) -> Result<Option<PasswordLink>, StorageError> {
        let account = self.accounts.find(user).await?.filter(|account| account.status == Status::Active && account.password_hash.is_none());
        Ok(account.and_then(|account| self.link_for(account, LINK_WORKS_FOR)))
    }

    /// Sets the password a link is for, once; every session of the account ends, and nobody is signed in by it. An account
    /// that the house made works from now on, and a doctor who joins is listed. Three calls, four for a doctor who joins.
    ///
    /// # Errors
    /// See [`PasswordError`].
    pub async fn set_password(&self, token: &str, new: &str, request: RequestId) -> Result<(), PasswordError> {
        let account = self.behind_link(token).await?.ok_or(PasswordError::Ended)?;
        let new = self.chosen_for(new, &account)?;
        let hash = self.passwords.hash(&new).await?;
        let deed = Deed::by_stranger("password.reset").within(request);
        let mut transaction = match account.status {
            Status::Invited => self.opening(&account, &hash, request).await?,
            _ => self.replacing(&account, &hash, deed)?,
        };
        transaction.add(Part::Counter, self.throttle.forget(account.mail_address()?));
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(()),
            Err(CommitError::Refused(_)) => Err(PasswordError::Ended), // followed twice at once, or closed or changed by the house
            Err(CommitError::Storage(error)) => Err(error.into()),
        }
    }

    /// Another password in the place of the present one, with the end of all sessions, its audit entry and a word to the mailbox.
    fn replacing(&self, account: &Account, hash: &StoredHash, deed: Deed) -> Result<Transaction<Part>, StorageError> {
        let user = account.user_id;
        let mut transaction = Transaction::new();
        let replaced = accounts::set_password(user, account.password_hash.as_ref(), account.session_epoch, hash);
        transaction.add(Part::Account, replaced);
        transaction.add(Part::Audit, self.ground.audit.action(deed.about(user).on(user))?);
        if account.password_hash.is_some() {
            let cause = format!("password#{}", account.session_epoch);
            transaction.add(Part::Mail, self.notifications.queue(user, cause, Kind::PasswordChanged)?);
        }
        Ok(transaction)
    }

    /// The first password of an account that the house made; a doctor is listed with it.
    async fn opening(&self, account: &Account, hash: &StoredHash, request: RequestId) -> Result<Transaction<Part>, StorageError> {
        let user = account.user_id;
        let mut transaction = Transaction::new();
        transaction.add(Part::Account, accounts::open(account, hash));
        if let Some(Opening { doctor, rest }) = self.directory.opening(account).await? {
            transaction.add(Part::Doctor, doctor);
            for row in rest {
                transaction.add(Part::Doctor, row);
            }
        }
        let deed = Deed::by_stranger("account.open").within(request);
        transaction.add(Part::Audit, self.ground.audit.action(deed.about(user).on(user))?);
        Ok(transaction)
    }

    fn chosen_for(&self, new: &str, account: &Account) -> Result<NewPassword, Flaws> {
        self.chosen(new, account.name.as_str(), account.email.as_ref().map_or("", Email::as_str), "/new_password").map_err(Flaws::from)
    }

    /// Changes with the password and with everything that ends all sessions.
    fn mark_of(&self, account: &Account) -> String {
        let password = account.password_hash.as_ref().map_or("-", |hash| hash.expose());
        let mark = self.ground.keys.hmac(Purpose::PasswordReset, format!("{password}|{}", account.session_epoch).as_bytes());
        URL_SAFE_NO_PAD.encode(&mark[..12])
    }

    fn password_proof(&self, token: &str) -> Option<PasswordProof> {
        let text = self.ground.keys.open(Purpose::PasswordReset, token, CONTEXT)?;
        let proof = PasswordProof::of_text(std::str::from_utf8(&text).ok()?)?;
        (self.ground.clock.now() < proof.until).then_some(proof)
    }
}

/// Whether a mailed link may set this account's password.
const fn takes_a_password(account: &Account) -> bool {
    matches!(account.status, Status::Active | Status::PendingApproval | Status::Invited)
}
