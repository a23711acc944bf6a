//! Another address of mail: asked for by its person, told to the present mailbox, confirmed from the new one.
//!
//! Whether the new address has an account of its own is never said, but to its mailbox. Whatever ends all sessions of the
//! account ends the link too: that is what the present mailbox is told to do if it was somebody else.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::super::model::{LINK_WORKS_FOR, NewAddressProof, address_of};
use super::{LinkEnded, SignIn, Visit};
use crate::access::grant::Granted;
use crate::access::permissions::ChangeSecurity;
use crate::access::role::Role;
use crate::capabilities::notifications::model::Kind;
use crate::identity::accounts::{self, Account, Status};
use crate::identity::audit::Deed;
use crate::identity::keys::Purpose;
use crate::identity::throttle::Throttled;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::{RequestId, UserId};
use crate::primitives::language::Language;
use crate::primitives::people::Email;
use crate::primitives::time::after;
use crate::storage::error::StorageError;
use crate::storage::transaction::{CommitError, Transaction};

/// The context of every such token: nothing else of this purpose is sealed.
const CONTEXT: &str = "new address";

/// Why another address was not asked for.
#[derive(Debug, thiserror::Error)]
pub enum NewAddressError {
    #[error("values that cannot be used: {0}")]
    Invalid(#[from] Flaws),
    /// The account is gone, or was closed this very moment.
    #[error("no account")]
    Gone,
    #[error(transparent)]
    Throttled(#[from] Throttled),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// What the mail to a new address is.
pub enum NewAddressMail {
    /// The path of the page with the button, to be put behind the public origin; and in which language its owner reads.
    Link(String, Option<Language>),
    /// The address belongs to an account already.
    Taken(Option<Language>),
    /// Nothing to say any more.
    Moot,
}

/// The labels of the transactions here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Account,
    Mail,
    Audit,
}

impl SignIn {
    /// Owes both mailboxes a mail: the new one the link, the present one the news. Four calls.
    ///
    /// # Errors
    /// See [`NewAddressError`].
    pub async fn ask_for_address(&self, grant: &Granted<ChangeSecurity>, typed: &str, visit: &Visit) -> Result<(), NewAddressError> {
        let to = address_of(typed).map_err(Flaws::from)?;
        let account = self.accounts.find(grant.id()).await?.ok_or(NewAddressError::Gone)?;
        if account.email.as_ref() == Some(&to) {
            return Err(Flaws::from(Flaw::new("/email", "same_address")).into());
        }
        self.throttle.ask_for_reset(visit.address).await?;
        let (user, request) = (account.user_id, grant.request());
        let mut transaction = Transaction::new();
        transaction.add(Part::Mail, self.notifications.new_address_owed(to, user, request, account.session_epoch)?);
        transaction.add(Part::Mail, self.notifications.queue(user, request, Kind::NewAddressAsked)?);
        let deed = Deed::by(grant, "account.ask_for_address").about(user).on(user);
        transaction.add(Part::Audit, self.ground.audit.action(deed)?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) | Err(CommitError::Refused(_)) => Ok(()), // refused: the same request again
            Err(CommitError::Storage(error)) => Err(error.into()),
        }
    }

    /// What the mail says that is sent now to an address somebody wants to have, asked for in sessions of `epoch`. Three calls.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn new_address_mail(&self, user: UserId, to: &Email, epoch: Option<u32>) -> Result<NewAddressMail, StorageError> {
        let (account, owner) = tokio::try_join!(self.accounts.find(user), self.accounts.find_by_address(to))?;
        let account = account.filter(|account| account.status == Status::Active && account.email.as_ref() != Some(to));
        let Some(account) = account.filter(|account| Some(account.session_epoch) == epoch) else { return Ok(NewAddressMail::Moot) };
        if owner.is_some_and(|owner| !owner.gives_way()) {
            return Ok(NewAddressMail::Taken(account.language));
        }
        let until = after(self.ground.clock.now(), LINK_WORKS_FOR);
        let proof = NewAddressProof { user, to: to.clone(), mark: self.address_mark(&account), until };
        let token = self.ground.keys.seal(Purpose::AddressConfirmation, proof.to_text().as_bytes(), CONTEXT);
        Ok(NewAddressMail::Link(format!("/confirm-new-address/{token}"), account.language))
    }

    /// Whether a link still works, so that nobody presses a button for nothing. That the address has another account by now is said
    /// after the button only. One call for a link of ours.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn may_change_address(&self, token: &str) -> Result<bool, StorageError> {
        let Some(proof) = self.new_address_proof(token) else { return Ok(false) };
        let account = self.accounts.find(proof.user).await?;
        Ok(account.is_some_and(|account| self.is_moved_by(&account, &proof)))
    }

    /// Whether a link that was mailed to a new address still speaks of the account as it is.
    fn is_moved_by(&self, account: &Account, proof: &NewAddressProof) -> bool {
        account.status == Status::Active && self.address_mark(account) == proof.mark
    }

    /// Gives the account the address the link came to, once. Every session ends: signing in takes the new address. Somebody who
    /// registered it and never confirmed it gives way: this link proves whose mailbox it is. Four calls.
    ///
    /// # Errors
    /// See [`LinkEnded`].
    pub async fn change_address(&self, token: &str, request: RequestId) -> Result<(), LinkEnded> {
        let proof = self.new_address_proof(token).ok_or(LinkEnded::Ended)?;
        let (account, owner) = tokio::try_join!(self.accounts.find(proof.user), self.accounts.find_by_address(&proof.to))?;
        let account = account.filter(|account| self.is_moved_by(account, &proof)).ok_or(LinkEnded::Ended)?;
        let user = account.user_id;
        let gives_way = owner.filter(Account::gives_way);
        let mut transaction = Transaction::new();
        transaction.add_all(Part::Account, accounts::change_address(&account, &proof.to, gives_way.as_ref(), self.ground.clock.now()));
        if let Some(Account { user_id, role: Role::Doctor, .. }) = gives_way {
            transaction.add(Part::Account, self.directory.application_ends(user_id));
        }
        let deed = Deed::by_stranger("account.change_address").about(user).on(user).within(request);
        transaction.add(Part::Audit, self.ground.audit.action(deed)?);
        let cause = |whose: &str| format!("address#{}#{whose}", account.session_epoch);
        transaction.add(Part::Mail, self.notifications.queue_to(proof.to, user, cause("new"), Kind::AddressChanged)?);
        let old = account.mail_address()?.clone();
        transaction.add(Part::Mail, self.notifications.queue_to(old, user, cause("old"), Kind::AddressChanged)?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(()),
            Err(CommitError::Refused(_)) => Err(LinkEnded::Ended), // followed twice at once, or taken meanwhile
            Err(CommitError::Storage(error)) => Err(error.into()),
        }
    }

    /// Changes with the address and with everything that ends all sessions.
    fn address_mark(&self, account: &Account) -> String {
        let told = format!("{}|{}", account.email.as_ref().map_or("-", Email::as_str), account.session_epoch);
        URL_SAFE_NO_PAD.encode(&self.ground.keys.hmac(Purpose::AddressConfirmation, told.as_bytes())[..12])
    }

    fn new_address_proof(&self, token: &str) -> Option<NewAddressProof> {
        let text = self.ground.keys.open(Purpose::AddressConfirmation, token, CONTEXT)?;
        let proof = NewAddressProof::of_text(std::str::from_utf8(&text).ok()?)?;
        (self.ground.clock.now() < proof.until).then_some(proof)
    }
}
