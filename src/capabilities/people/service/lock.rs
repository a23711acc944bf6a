//! An account that may be in other hands is locked at once, whatever keeps it open (F13).
//!
//! Locking ends sessions and mailed links as closing does, and nobody can sign in; visits, the place in the directory and what
//! patients book stay, so that nobody hesitates to do it. Unlocking takes the password away, which may be known to others: its
//! person sets another one by a mailed link. Nobody locks their own account, and whoever locks one has an account that works at
//! that very moment: so the last administrator's never is.

use super::People;
use super::standing::{Part, StandingError};
use crate::access::grant::Granted;
use crate::access::permissions::LockAccounts;
use crate::capabilities::notifications::model::Kind;
use crate::capabilities::people::model::Reason;
use crate::identity::accounts::{self, Account, Status};
use crate::identity::audit::Deed;
use crate::primitives::ids::UserId;
use crate::storage::transaction::{Action, Transaction};

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
            // Closed, or nobody could sign in with it so far.
            Status::Disabled | Status::Invited | Status::PendingAddress | Status::PendingApproval | Status::Rejected => {
                return Err(StandingError::NotNow);
            }
        }
        let deed = Deed::by(grant, "account.lock").because(reason.as_str());
        self.turn(grant, &account, accounts::lock(&account), Kind::AccountLocked, deed).await
    }

    /// Unlocks it, and mails the link that sets another password. Who works already stays so, and gets no mail. Three calls.
    pub async fn unlock(&self, grant: &Granted<LockAccounts>, id: UserId) -> Result<Account, StandingError> {
        let account = self.accounts.find(id).await?.ok_or(StandingError::NotFound)?;
        match account.status {
            Status::Active => return Ok(account),
            Status::Locked => {}
            Status::Disabled | Status::Invited | Status::PendingAddress | Status::PendingApproval | Status::Rejected => {
                return Err(StandingError::NotNow);
            }
        }
        let deed = Deed::by(grant, "account.unlock");
        self.turn(grant, &account, accounts::unlock(&account), Kind::AccountUnlocked, deed).await
    }

    /// The account as it stands after `turned`, with the mail that says so and the entry.
    async fn turn(
        &self,
        grant: &Granted<LockAccounts>,
        account: &Account,
        turned: Action,
        told: Kind,
        deed: Deed,
    ) -> Result<Account, StandingError> {
        let id = account.user_id;
        let mut transaction = Transaction::new();
        transaction.add(Part::Account, turned);
        transaction.add(Part::Doer, accounts::is_active(grant.id()));
        // Every lock has an epoch of its own.
        transaction.add(Part::Mail, self.notifications.queue(id, format!("lock#{}", account.session_epoch), told)?);
        transaction.add(Part::Audit, self.ground.audit.action(deed.about(id).on(id))?);
        self.settle(transaction, id).await
    }
}
