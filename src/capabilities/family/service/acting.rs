//! Acting for somebody: whether it may be done is read in the request that does it, as last written, and never remembered.

use serde::Deserialize;

use super::super::model::{Need, OnBehalf, Permit};
use super::super::store::{self, FamilyStore};
use crate::access::grant::Granted;
use crate::access::role::Role;
use crate::identity::accounts::{Status, acts_for_others, profile_key};
use crate::identity::ground::Ground;
use crate::primitives::ids::UserId;
use crate::primitives::people::PersonName;
use crate::primitives::time::after;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key, from_item};
use crate::storage::tables::Table;
use crate::storage::transaction::{Action, CommitError, Transaction};

/// A use is written down at most once in so many seconds.
const USE_WRITTEN_EVERY: i64 = 60;

/// What other slices ask before they do something for somebody. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Acting {
    ground: Ground,
    store: FamilyStore,
}

/// A patient somebody acts for.
#[derive(Debug, Clone)]
pub struct CaredFor {
    pub permit: Permit,
    /// As their account says it now.
    pub name: PersonName,
}

/// What is needed of the patient's account.
#[derive(Deserialize)]
pub(super) struct PatientNow {
    role: Role,
    status: Status,
    name: PersonName,
}

impl PatientNow {
    /// What they are called, while the account works.
    pub(super) fn name_of(row: Option<Item>) -> Result<Option<PersonName>, StorageError> {
        let account: Option<Self> = row.map(|row| from_item(Table::Users, row)).transpose()?;
        Ok(account.filter(|account| account.role == Role::Patient && account.status == Status::Active).map(|account| account.name))
    }
}

impl Acting {
    /// Over the house's ground.
    #[must_use]
    pub fn new(ground: Ground) -> Self {
        Self { store: FamilyStore::new(ground.storage.clone()), ground }
    }

    /// The rows that [`Self::read`] decides from, to be read as last written, in one call with whatever else is wanted.
    #[must_use]
    pub fn keys<P>(grant: &Granted<P>, patient: UserId) -> [Key; 2] {
        [store::permit_key(grant.id(), patient), profile_key(patient)]
    }

    /// Whether the caller acts for the patient whose rows these are.
    ///
    /// # Errors
    /// When a row is none of ours.
    pub fn read<P>(
        &self,
        grant: &Granted<P>,
        patient: UserId,
        [permit, account]: [Option<Item>; 2],
        need: Need,
    ) -> Result<Option<OnBehalf>, StorageError> {
        let permit = permit.map(store::read_permit).transpose()?;
        let name = PatientNow::name_of(account)?;
        Ok(OnBehalf::check(grant, patient, permit.as_ref(), name, need, self.ground.clock.now()))
    }

    /// Whether the caller, who is not the patient, acts for them. One call, 2 RCU; none for staff.
    /// One more, once, for carers of earlier.
    pub async fn find<P>(&self, grant: &Granted<P>, patient: UserId, need: Need) -> Result<Option<OnBehalf>, StorageError> {
        if grant.role() != Role::Patient || grant.id() == patient {
            return Ok(None);
        }
        let mut rows = self.ground.storage.get_many(&Self::keys(grant, patient)).await?.into_iter();
        let rows = [rows.next().flatten(), rows.next().flatten()];
        let found = self.read(grant, patient, rows, need)?;
        if found.is_some() {
            self.kept(grant).await?;
        }
        Ok(found)
    }

    /// Keeps with the caller's account that they act for somebody, where it does not say so: they said yes before it was kept there. None
    /// or, once, one call, 2 write units.
    async fn kept<P>(&self, grant: &Granted<P>) -> Result<(), StorageError> {
        if grant.actor().acts_for_others {
            return Ok(());
        }
        let mut transaction = Transaction::new();
        transaction.add((), acts_for_others(grant.id()));
        match self.ground.storage.commit(transaction).await {
            // An account that is closed at this very moment says nothing any more.
            Ok(()) | Err(CommitError::Refused(_)) => Ok(()),
            Err(CommitError::Storage(error)) => Err(error),
        }
    }

    /// Whether somebody may read the records of a patient for them, as last written: for a message to them. One call, 1 RCU.
    pub async fn may_read(&self, carer: UserId, patient: UserId) -> Result<bool, StorageError> {
        let permit = self.ground.storage.get(&store::permit_key(carer, patient)).await?.map(store::read_permit).transpose()?;
        Ok(permit.is_some_and(|permit| permit.runs(self.ground.clock.now()) && permit.scope.allows(Need::ReadClinical)))
    }

    /// For whom the caller may act now, by name. A query and, where there is somebody, one call; one more, once, for carers
    /// of earlier.
    pub async fn cared_for<P>(&self, grant: &Granted<P>) -> Result<Vec<CaredFor>, StorageError> {
        if grant.role() != Role::Patient {
            return Ok(Vec::new());
        }
        let now = self.ground.clock.now();
        let permits: Vec<Permit> = self.store.permits(grant.id()).await?.into_iter().filter(|permit| permit.runs(now)).collect();
        if permits.is_empty() {
            return Ok(Vec::new());
        }
        let keys: Vec<Key> = permits.iter().map(|permit| profile_key(permit.patient_id)).collect();
        let mut cared_for = Vec::new();
        for (permit, row) in permits.into_iter().zip(self.ground.storage.get_many(&keys).await?) {
            // Nobody acts for a closed account.
            cared_for.extend(PatientNow::name_of(row)?.map(|name| CaredFor { permit, name }));
        }
        if !cared_for.is_empty() {
            self.kept(grant).await?;
        }
        cared_for.sort_by_key(|one| one.name.sort_key());
        Ok(cared_for)
    }

    /// Writes down that something was looked at for somebody. `false`: the grant has ended since it was read, and nothing is
    /// to be shown. At most one call a minute, 1 write unit.
    pub async fn used(&self, acting: &OnBehalf) -> Result<bool, StorageError> {
        let now = self.ground.clock.now();
        if acting.last_used_at().is_some_and(|at| now < after(at, USE_WRITTEN_EVERY)) {
            return Ok(true);
        }
        self.store.used(acting, now).await
    }

    /// Holds, as part of a transaction, that the grant still runs and goes as far; and writes down its use. 2 write units.
    #[must_use]
    pub fn still_runs(&self, acting: &OnBehalf, need: Need) -> Action {
        store::still_runs(acting, need, self.ground.clock.now())
    }
}
