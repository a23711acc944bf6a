//! The mailed link: making it, looking at it, following it.

use super::super::model::{AddressProof, LINK_WORKS_FOR};
use super::{PasswordLink, SignIn};
use crate::access::role::Role;
use crate::events::catalogue::Event;
use crate::identity::accounts::{self, Account, Status};
use crate::identity::audit::Deed;
use crate::identity::keys::Purpose;
use crate::primitives::ids::{RequestId, UserId};
use crate::primitives::language::Language;
use crate::primitives::people::{Email, PersonName};
use crate::primitives::time::after;
use crate::storage::error::StorageError;
use crate::storage::transaction::{CommitError, Transaction};
use jiff::Timestamp;

/// A link to be mailed. Whoever has it has read the mailbox: it is never logged or stored.
#[derive(Clone)]
pub struct ConfirmationLink {
    pub to: Email,
    pub name: PersonName,
    /// Of a doctor who applies: an administrator decides afterwards.
    pub is_application: bool,
    /// `/confirm-address/<token>`, to be put behind the public origin.
    pub path: String,
    /// The first instant it no longer works.
    pub until: Timestamp,
    /// In which they asked for it.
    pub language: Option<Language>,
}

/// The link is too old, was used, was replaced by a newer one, or never existed: told alike.
#[derive(Debug, thiserror::Error)]
pub enum LinkEnded {
    #[error("the link does not work, or no longer")]
    Ended,
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// An address is confirmed.
pub struct Followed {
    pub confirmed: Confirmed,
    /// The address was registered with different passwords: this link sets the one that counts.
    pub choose_password: Option<PasswordLink>,
}

/// What a followed link has confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confirmed {
    /// A patient's account: it works.
    Account,
    /// A doctor's application: an administrator decides.
    Application,
}

/// The context of every such token: nothing else of this purpose is sealed.
const CONTEXT: &str = "emails";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Account,
    Event,
    Audit,
    Lookup,
    Application,
}

impl SignIn {
    /// The link for somebody's newest registration, made when the mail is sent: it works for 24 hours from now. `None`
    /// when there is nothing to confirm (any more). One call.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn confirmation_link(&self, user: UserId) -> Result<Option<ConfirmationLink>, StorageError> {
        let account = self.accounts.find(user).await?;
        Ok(account.filter(|account| account.status == Status::PendingAddress).and_then(|account| self.link_of(account)))
    }

    fn link_of(&self, account: Account) -> Option<ConfirmationLink> {
        let until = after(self.ground.clock.now(), LINK_WORKS_FOR);
        let proof = AddressProof { user: account.user_id, version: account.version, until };
        let token = self.ground.keys.seal(Purpose::AddressConfirmation, proof.to_text().as_bytes(), CONTEXT);
        Some(ConfirmationLink {
            to: account.email?,
            name: account.name,
            is_application: account.role == Role::Doctor,
            path: format!("/confirm-address/{token}"),
            until,
            language: account.language,
        })
    }

    /// Whether a link still works, so that nobody presses a button for nothing. One call for a link of ours.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn may_confirm(&self, token: &str) -> Result<bool, StorageError> {
        Ok(self.to_confirm(token).await?.is_some())
    }

    /// Whose address a link confirms; `None` when it is too old, was used, was replaced by a newer one, or never existed.
    async fn to_confirm(&self, token: &str) -> Result<Option<Account>, StorageError> {
        let Some(proof) = self.proof_of(token) else { return Ok(None) };
        let account = self.accounts.find(proof.user).await?.filter(|account| account.status == Status::PendingAddress);
        Ok(account.filter(|account| account.version == proof.version))
    }

    /// Opens the account: sign-in works from now on, once a password counts. A doctor's application reaches the administrators instead. Works once.
    /// Two calls, three for an application.
    ///
    /// # Errors
    /// See [`LinkEnded`].
    pub async fn confirm_address(&self, token: &str, request: RequestId) -> Result<Followed, LinkEnded> {
        let account = self.to_confirm(token).await?.ok_or(LinkEnded::Ended)?;
        let (user_id, seen) = (account.user_id, account.version);
        let (now, version) = (self.ground.clock.now(), seen + 1);
        let mut transaction = Transaction::new();
        let deed = Deed::by_stranger("account.confirm").about(user_id).on(user_id).within(request);
        transaction.add(Part::Audit, self.ground.audit.action(deed)?);
        let confirmed = if account.role == Role::Doctor {
            let application = self.directory.application(user_id).await?.ok_or(LinkEnded::Ended)?;
            transaction.add(Part::Account, accounts::await_approval(user_id, seen, now));
            transaction.add(Part::Event, self.ground.tell(Event::DoctorAwaitingApproval { user_id, version })?);
            transaction.add(Part::Application, self.directory.application_waits(application, now)?);
            Confirmed::Application
        } else {
            transaction.add(Part::Account, accounts::confirm(user_id, seen, now));
            transaction.add(Part::Event, self.ground.tell(Event::AccountConfirmed { user_id, version })?);
            for row in account.lookup_rows() {
                transaction.add(Part::Lookup, row);
            }
            Confirmed::Account
        };
        match self.ground.storage.commit(transaction).await {
            Ok(()) => {
                let choose_password = if account.password_hash.is_none() { self.link_for(account, LINK_WORKS_FOR) } else { None };
                Ok(Followed { confirmed, choose_password })
            }
            Err(CommitError::Refused(_)) => Err(LinkEnded::Ended), // followed twice at once, or registered anew
            Err(CommitError::Storage(error)) => Err(error.into()),
        }
    }

    fn proof_of(&self, token: &str) -> Option<AddressProof> {
        let text = self.ground.keys.open(Purpose::AddressConfirmation, token, CONTEXT)?;
        let proof = AddressProof::of_text(std::str::from_utf8(&text).ok()?)?;
        (self.ground.clock.now() < proof.until).then_some(proof)
    }
}
