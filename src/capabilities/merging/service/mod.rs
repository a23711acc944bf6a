//! Looking at two accounts side by side, and joining them: one transaction, decided by its conditions.
//!
//! Of a booking for the one that gives way and the joining one does not happen, whoever books, its person too: the joining asks that
//! none of its weeks has changed since they were read and closes each of them, and whatever takes a patient's time asks in the write of
//! the week that it is not closed. A request that passed the door before the joining and writes after it is refused so. The same holds
//! of what else its person may begin at that moment, for there the account is asked in the transaction that writes: a wish for the
//! waiting list, a day of the mood log, a measurement, a background, a report, a conversation, a carer, a copy, a donation. (Messages go
//! into a conversation that stood before and keeps the two apart.) Whatever is news to its person, or changes its account, stops the
//! joining too. What is counted by an index (conversations, donations) may lag a write that came before the joining by a moment: of such
//! a row nobody is told, and `verify` names it in its line `joined`.
//!
//! Cancelled visits keep no accounts apart. They stay with the one that is closed, with what was said for them, and go when its person is
//! erased.

mod pair;

pub use pair::{Pair, Side};

use crate::access::grant::Granted;
use crate::access::permissions::MergePatients;
use crate::access::role::Role;
use crate::capabilities::appointments::model::VisitLine;
use crate::capabilities::appointments::service::Appointments;
use crate::capabilities::merging::model::{Apart, Facts};
use crate::capabilities::merging::store::FactStore;
use crate::capabilities::notifications::model::Kind;
use crate::capabilities::notifications::service::Notifications;
use crate::identity::accounts::{self, Account, Accounts, Status};
use crate::identity::audit::Deed;
use crate::identity::ground::Ground;
use crate::identity::second_factor::SecondFactors;
use crate::primitives::ids::UserId;
use crate::storage::error::StorageError;
use crate::storage::totals::{self, Total};
use crate::storage::transaction::{CommitError, Transaction};

/// Two accounts as the desk sees them before they are joined.
#[derive(Debug, Clone)]
pub struct Look {
    pub pair: Pair,
    /// Visits of the one that would give way that are to come, earliest first.
    pub to_come: Vec<VisitLine>,
}

/// Why two accounts were not joined.
#[derive(Debug, thiserror::Error)]
pub enum MergeError {
    /// One of them is no patient's, or they are one account.
    #[error("there are no such two patients")]
    NotFound,
    #[error("they are kept apart: {0:?}")]
    Apart(Apart, Facts),
    /// Not the record number of the one that gives way.
    #[error("another record number was typed")]
    OtherNumber,
    /// One of them has changed since they were seen.
    #[error("changed since they were seen")]
    Stale,
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// The labels of the transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Accounts,
    Visits,
    Wishes,
    Count,
    Doer,
    Mail,
    Audit,
}

/// Joins accounts of one installation. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Merging {
    ground: Ground,
    accounts: Accounts,
    appointments: Appointments,
    notifications: Notifications,
    factors: SecondFactors,
    store: FactStore,
}

impl Merging {
    /// Over the house's ground and its neighbours.
    #[must_use]
    pub fn new(ground: Ground, appointments: Appointments, notifications: Notifications) -> Self {
        let storage = ground.storage.clone();
        let (accounts, store, factors) = (Accounts::new(storage.clone()), FactStore::new(storage), SecondFactors::new(ground.clone()));
        Self { ground, accounts, appointments, notifications, factors, store }
    }

    /// One patient's account. One call.
    pub async fn patient(&self, _grant: &Granted<MergePatients>, id: UserId) -> Result<Option<Account>, StorageError> {
        Ok(self.accounts.find(id).await?.filter(|account| {
            let known = !matches!(account.status, Status::PendingAddress | Status::Rejected);
            account.role == Role::Patient && known && account.erased_at.is_none()
        }))
    }

    /// Two accounts side by side, with what stands in each name; where either may stay, the one that is asked for does. Twenty calls,
    /// most of them side by side.
    pub async fn look(
        &self,
        grant: &Granted<MergePatients>,
        here: UserId,
        other: UserId,
        stays: Option<UserId>,
    ) -> Result<Look, MergeError> {
        let (one, two) = self.two(grant, here, other).await?;
        let now = self.ground.clock.now();
        let facts = |id| Box::pin(self.store.facts(id, now)); // the SDK's futures are large
        let (mine, theirs) = tokio::try_join!(facts(here), facts(other))?;
        let pair = Pair::of(Side { account: one, facts: mine }, Side { account: two, facts: theirs }).keeping(stays);
        let ahead = self.appointments.ahead_of_patient(grant, pair.goes.account.user_id).await?;
        Ok(Look { pair, to_come: ahead.visits })
    }

    async fn two(&self, grant: &Granted<MergePatients>, here: UserId, other: UserId) -> Result<(Account, Account), MergeError> {
        let (one, two) = tokio::try_join!(self.patient(grant, here), self.patient(grant, other))?;
        one.zip(two).filter(|_| here != other).ok_or(MergeError::NotFound)
    }

    /// Joins them as they were `seen`, when the record number of the one that gives way was `typed`: the account that stays. What was
    /// joined already is as asked for. Calls as [`Self::look`], and two.
    pub async fn merge(
        &self,
        grant: &Granted<MergePatients>,
        here: UserId,
        other: UserId,
        seen: &str,
        typed: &str,
    ) -> Result<Account, MergeError> {
        let (one, two) = self.two(grant, here, other).await?;
        if let Some(joined) = already(&one, &two) {
            return Ok(joined);
        }
        let Look { pair, to_come } = self.look(grant, here, other, Pair::stays_in(seen)).await?;
        if let Some(apart) = pair.apart() {
            return Err(MergeError::Apart(apart, pair.goes.facts));
        }
        if pair.seen() != seen {
            return Err(MergeError::Stale);
        }
        if !pair.is_meant(typed) {
            return Err(MergeError::OtherNumber);
        }
        if !to_come.is_empty() {
            return Err(MergeError::Stale); // booked this very moment: the index did not show it yet
        }
        let committed = Box::pin(self.join(grant, &pair)).await?;
        match committed {
            Some(joined) => Ok(joined),
            // Pressed twice at once; or something came, or changed, this very moment.
            None => {
                let (one, two) = self.two(grant, here, other).await?;
                already(&one, &two).ok_or(MergeError::Stale)
            }
        }
    }

    /// `None`: something stands otherwise than it was read.
    async fn join(&self, grant: &Granted<MergePatients>, pair: &Pair) -> Result<Option<Account>, MergeError> {
        let (stays, goes) = (&pair.stays.account, &pair.goes.account);
        let moves = pair.moves_sign_in();
        let ahead = self.appointments.ahead_of_patient(grant, goes.user_id).await?;
        if !ahead.visits.is_empty() || ahead.more_to_come {
            return Ok(None);
        }
        let factor = goes.factor.as_ref().filter(|_| moves).map(|factor| {
            let anew = self.factors.moved(goes.user_id, stays.user_id, factor);
            anew.ok_or_else(|| StorageError::Corrupt { table: "users", why: "a second factor of somebody else".to_owned() })
        });
        let joined = stays.joined_with(goes, factor.transpose()?);
        let wishes = if moves { self.ground.storage.get(&accounts::wishes_key(goes)).await? } else { None };
        let mut transaction = Transaction::new();
        transaction.add_all(Part::Accounts, accounts::merge(stays, goes, &joined)?);
        transaction.add_all(Part::Visits, ahead.gives_way());
        transaction.add_all(Part::Wishes, wishes.into_iter().flat_map(|row| accounts::move_wishes(row, goes, stays)));
        transaction.add(Part::Count, totals::count(Total::Patients, -1));
        transaction.add(Part::Doer, accounts::is_active(grant.id()));
        if moves {
            let kind = if joined.status == Status::Active { Kind::AccountsJoined } else { Kind::PatientInvitation };
            let cause = format!("joined#{}", joined.session_epoch);
            transaction.add(Part::Mail, self.notifications.queue(stays.user_id, cause, kind)?);
        }
        for (about, on) in [(stays.user_id, goes.user_id), (goes.user_id, stays.user_id)] {
            let deed = Deed::by(grant, "patient.merge").about(about).on(on);
            transaction.add(Part::Audit, self.ground.audit.action(deed)?);
        }
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(Some(joined)),
            Err(CommitError::Refused(_)) => Ok(None),
            Err(CommitError::Storage(error)) => Err(error.into()),
        }
    }
}

/// The one that stays, where one of them has given way to the other before.
fn already(one: &Account, two: &Account) -> Option<Account> {
    let into = |gone: &Account, other: &Account| gone.merged_into == Some(other.user_id);
    if into(two, one) { Some(one.clone()) } else { into(one, two).then(|| two.clone()) }
}
