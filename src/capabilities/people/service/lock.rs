//! An account that may be in other hands is locked at once, whatever keeps it open (F13).
//!
//! Locking ends sessions and mailed links as closing does, and nobody can sign in; visits, the place in the directory and what
//! patients book stay, so that nobody hesitates to do it. Unlocking takes the password away, which may be known to others: its
//! person sets another one by a mailed link. If the account was moved to another address not long ago, whoever unlocks it says
//! which of the two mailboxes is its person's. Nobody locks their own account, and whoever locks one has an account that works
//! at that very moment: so the last administrator's never is.

use serde::{Deserialize, Serialize};

use super::People;
use super::standing::{Part, StandingError};
use crate::access::grant::Granted;
use crate::access::permissions::LockAccounts;
use crate::access::role::Role;
use crate::capabilities::notifications::model::Kind;
use crate::capabilities::people::model::Reason;
use crate::identity::accounts::{self, Account, Status};
use crate::identity::audit::Deed;
use crate::primitives::ids::UserId;
use crate::primitives::people::Email;
use crate::storage::transaction::{Action, Transaction};

/// Where the link goes that sets another password of an account that is unlocked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LinkTo {
    /// To the address the account has.
    Present,
    /// To the one it had before, which it has again from now on.
    Former,
}

impl People {
    /// Locks an account that works. Who is locked already stays so. Three calls.
    pub async fn lock(&self, grant: &Granted<LockAccounts>, id: UserId, reason: &Reason) -> Result<Account, StandingError> {
        if grant.id() == id {
            return Err(StandingError::Oneself);
        }
        let account = self.accounts.find(id).await?.ok_or(StandingError::NotFound)?;
        match account.status {
            Status::Locked => return Ok(account),
            Status::Active => {}
            // Closed, not opened so far, or a doctor who is not approved, whom nobody has to lock out: they are turned down.
            Status::Disabled
            | Status::Invited
            | Status::NoAddress
            | Status::PendingAddress
            | Status::PendingApproval
            | Status::Rejected => {
                return Err(StandingError::NotNow);
            }
        }
        let deed = Deed::by(grant, "account.lock").because(reason.as_str());
        self.turn(grant, &account, vec![accounts::lock(&account, self.ground.clock.now())], Kind::AccountLocked, deed).await
    }

    /// Unlocks it, and mails the link that sets another password. Who works already stays so, and gets no mail. Whoever moved
    /// the account to another address not long ago may not be its person: then the caller says where the link goes. Three calls;
    /// one more, or two, where the former address is given back.
    pub async fn unlock(&self, grant: &Granted<LockAccounts>, id: UserId, to: Option<LinkTo>) -> Result<Account, StandingError> {
        let account = self.accounts.find(id).await?.ok_or(StandingError::NotFound)?;
        match account.status {
            Status::Active => return Ok(account),
            Status::Locked => {}
            Status::Disabled
            | Status::Invited
            | Status::NoAddress
            | Status::PendingAddress
            | Status::PendingApproval
            | Status::Rejected => {
                return Err(StandingError::NotNow);
            }
        }
        let former = account.former_address(self.ground.clock.now()).map(|former| former.email.clone());
        match (former, to) {
            (Some(_), None) => Err(StandingError::WhichAddress),
            (None, Some(LinkTo::Former)) => Err(StandingError::NotNow),
            // The SDK's futures are large.
            (Some(former), Some(LinkTo::Former)) => Box::pin(self.give_back(grant, &account, former)).await,
            (_, Some(LinkTo::Present) | None) => {
                let deed = Deed::by(grant, "account.unlock");
                self.turn(grant, &account, vec![accounts::unlock(&account)], Kind::AccountUnlocked, deed).await
            }
        }
    }

    /// Unlocks it with the address it had before; the mailbox it loses is told.
    async fn give_back(&self, grant: &Granted<LockAccounts>, account: &Account, former: Email) -> Result<Account, StandingError> {
        let id = account.user_id;
        let gives_way = match self.accounts.find_by_address(&former).await? {
            Some(owner) if !owner.gives_way() => return Err(StandingError::AddressTaken),
            owner => owner,
        };
        let mut turned = accounts::give_back_address(account, &former, gives_way.as_ref());
        if let Some(Account { user_id, role: Role::Doctor, .. }) = gives_way {
            turned.push(self.directory.application_ends(user_id));
        }
        let deed = Deed::by(grant, "account.change_address").about(id).on(id);
        turned.push(self.ground.audit.action(deed)?);
        let cause = format!("address#{}#old", account.session_epoch);
        turned.push(self.notifications.queue_to(account.mail_address()?.clone(), id, cause, Kind::AddressChanged)?);
        self.turn(grant, account, turned, Kind::AccountUnlocked, Deed::by(grant, "account.unlock")).await
    }

    /// The account as it stands after `turned`, with the mail that says so and the entry.
    async fn turn(
        &self,
        grant: &Granted<LockAccounts>,
        account: &Account,
        turned: Vec<Action>,
        told: Kind,
        deed: Deed,
    ) -> Result<Account, StandingError> {
        let id = account.user_id;
        let mut transaction = Transaction::new();
        transaction.add_all(Part::Account, turned);
        transaction.add(Part::Doer, accounts::is_active(grant.id()));
        // Every lock has an epoch of its own.
        transaction.add(Part::Mail, self.notifications.queue(id, format!("lock#{}", account.session_epoch), told)?);
        transaction.add(Part::Audit, self.ground.audit.action(deed.about(id).on(id))?);
        self.settle(transaction, id).await
    }
}
