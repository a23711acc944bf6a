//! Use cases of erasures: an administrator asks and takes back, the job does it.

mod work;

pub use work::Worked;

use jiff::Timestamp;

use super::model::{Erasure, Facts, Handed, NotErasable, Stage, handed};
use super::store::{self, ErasureStore};
use crate::access::grant::Granted;
use crate::access::permissions::EraseAccounts;
use crate::capabilities::notifications::model::Kind;
use crate::capabilities::notifications::service::Notifications;
use crate::capabilities::own_data::service::{OwnData, OwnDataError};
use crate::capabilities::people::model::Reason;
use crate::capabilities::reports::service::{ReportError, Reports};
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::accounts::{self, Account, Accounts, Status};
use crate::identity::audit::Deed;
use crate::identity::ground::Ground;
use crate::primitives::ids::UserId;
use crate::primitives::record_number::RecordNumber;
use crate::storage::error::StorageError;
use crate::storage::transaction::{CommitError, Transaction};

/// Why nothing was asked for or taken back.
#[derive(Debug, thiserror::Error)]
pub enum ErasureError {
    #[error("there is no such patient")]
    NotFound,
    #[error(transparent)]
    Not(#[from] NotErasable),
    /// It is being erased: there is no way back.
    #[error("too late")]
    TooLate,
    #[error(transparent)]
    Data(#[from] OwnDataError),
    #[error(transparent)]
    Reports(#[from] ReportError),
}

impl From<StorageError> for ErasureError {
    fn from(error: StorageError) -> Self {
        Self::Data(error.into())
    }
}

/// An account as whoever erases it sees it.
#[derive(Debug, Clone)]
pub struct Seen {
    pub account: Account,
    /// What is under way.
    pub erasure: Option<Erasure>,
    /// Mail with the link to the copy is refused.
    pub unreached: bool,
    /// Whether it may be erased now.
    pub verdict: Result<(), NotErasable>,
}

impl Seen {
    /// What is typed so that nobody erases somebody else: the account's own address, or the record number of whoever has none.
    #[must_use]
    pub fn typed_for_it(&self) -> String {
        match &self.account.email {
            Some(email) => email.as_str().to_owned(),
            None => RecordNumber::of(self.account.user_id).to_string(),
        }
    }

    /// Whether it is that, however its letters are written.
    #[must_use]
    pub fn is_at(&self, typed: &str) -> bool {
        typed.trim().eq_ignore_ascii_case(&self.typed_for_it())
    }
}

/// The labels of the transactions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Erasure,
    Account,
    Audit,
    Copy,
    Mail,
}

/// Erasures of one installation. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Erasures {
    ground: Ground,
    store: ErasureStore,
    accounts: Accounts,
    own_data: OwnData,
    reports: Reports,
    notifications: Notifications,
    settings: SettingsBook,
}

impl Erasures {
    /// Over the house's ground and its neighbours.
    #[must_use]
    pub fn new(ground: Ground, own_data: OwnData, reports: Reports, notifications: Notifications, settings: SettingsBook) -> Self {
        let storage = ground.storage.clone();
        let (store, accounts) = (ErasureStore::new(storage.clone()), Accounts::new(storage));
        Self { ground, store, accounts, own_data, reports, notifications, settings }
    }

    /// An account, what is under way, and whether it may be erased. Nobody but patients is found. Three calls or more: one more once a copy was mailed, and one for
    /// each 250 rows of their records, of which only the latest moment is told.
    pub async fn look(&self, _grant: &Granted<EraseAccounts>, person: UserId) -> Result<Seen, ErasureError> {
        let account = self.accounts.find(person).await?.ok_or(ErasureError::NotFound)?;
        let verdict = self.verdict(&account).await?;
        if verdict == Err(NotErasable::NotAPatient) {
            return Err(ErasureError::NotFound);
        }
        let erasure = self.store.find(person).await?;
        let unreached = match &erasure {
            Some(erasure) if erasure.stage == Stage::HandedOver => self.handed(erasure).await? == Handed::Refused,
            _ => false,
        };
        Ok(Seen { account, erasure, unreached, verdict })
    }

    /// Asks that an account be erased. Asked for already is as asked for. Calls as [`Self::look`], and one.
    pub async fn ask(&self, grant: &Granted<EraseAccounts>, person: UserId, reason: &Reason) -> Result<Erasure, ErasureError> {
        let Seen { account, erasure, verdict, .. } = self.look(grant, person).await?;
        if let Some(erasure) = erasure {
            return Ok(erasure);
        }
        verdict?;
        let by = (grant.id(), grant.actor().name.expose().as_str());
        let erasure = Erasure::asked(person, by, reason, self.ground.clock.now());
        let mut transaction = Transaction::new();
        transaction.add(Part::Erasure, store::ask(&erasure)?);
        transaction.add(Part::Account, accounts::is_closed(&account));
        let deed = Deed::by(grant, "erasure.ask").about(person).on(person).because(reason.as_str());
        transaction.add(Part::Audit, self.ground.audit.action(deed)?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(erasure),
            Err(CommitError::Storage(error)) => Err(error.into()),
            // Somebody else asked, or opened the account, at this very moment.
            Err(CommitError::Refused(_)) => self.store.find(person).await?.ok_or(NotErasable::NotClosed.into()),
        }
    }

    /// Takes an erasure back, and voids the link to the copy. None is as asked for. Two calls.
    pub async fn withdraw(&self, grant: &Granted<EraseAccounts>, person: UserId) -> Result<(), ErasureError> {
        let Some(erasure) = self.store.find(person).await? else { return Ok(()) };
        if !erasure.stage.can_be_withdrawn() {
            return Err(ErasureError::TooLate);
        }
        let deed = Deed::by(grant, "erasure.withdraw").about(person).on(person);
        if self.take_back(&erasure, deed).await? { Ok(()) } else { Err(ErasureError::TooLate) }
    }

    /// `false` when it has gone on meanwhile.
    async fn take_back(&self, erasure: &Erasure, deed: Deed) -> Result<bool, StorageError> {
        let mut transaction = Transaction::new();
        transaction.add(Part::Erasure, store::end(erasure));
        transaction.add(Part::Audit, self.ground.audit.action(deed)?);
        if let Some(copy) = erasure.copy {
            transaction.add(Part::Copy, self.own_data.void(erasure.person, copy));
        }
        self.commit(transaction).await
    }

    /// Whether its person was handed the copy that is there. One call.
    async fn handed(&self, erasure: &Erasure) -> Result<Handed, StorageError> {
        let (Some(copy), Some(until)) = (erasure.copy, erasure.until) else { return Ok(Handed::TooLate) };
        let mail = self.notifications.standing(erasure.person, copy, Kind::HandOver).await?;
        Ok(handed(mail.as_ref(), until))
    }

    async fn verdict(&self, account: &Account) -> Result<Result<(), NotErasable>, StorageError> {
        let facts = Facts {
            role: account.role,
            closed: account.status == Status::Disabled && account.erased_at.is_none(),
            last_written: self.own_data.last_written(account.user_id).await?,
            years: self.settings.now().clinical_years,
        };
        Ok(facts.may_be_erased(self.now()))
    }

    fn now(&self) -> Timestamp {
        self.ground.clock.now()
    }

    /// `false` when something stands otherwise by now.
    async fn commit(&self, transaction: Transaction<Part>) -> Result<bool, StorageError> {
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(true),
            Err(CommitError::Refused(_)) => Ok(false),
            Err(CommitError::Storage(error)) => Err(error),
        }
    }
}
