//! What stands between patients and carers: seen by both, changed by the patient, ended by either.

use std::collections::HashMap;

use jiff::Timestamp;

use super::super::model::{CarerGrant, Ending, Need, OnBehalf, Standing, State, Terms};
use super::super::store;
use super::{CaredFor, Family, FamilyError, Part};
use crate::access::grant::Granted;
use crate::access::permissions::{AddCarer, CareForOthers, KeepCarers, ManageAccounts};
use crate::capabilities::notifications::model::Kind;
use crate::identity::audit::Deed;
use crate::primitives::ids::{CarerGrantId, UserId};
use crate::storage::error::StorageError;
use crate::storage::item::Key;
use crate::storage::transaction::{CommitError, Transaction};

/// What is over is listed for so many grants, the newest.
const MOST_OVER: usize = 20;
/// How often an end is tried anew when the grant was changed meanwhile.
const ROUNDS: usize = 6;

/// A grant as its patient sees it.
#[derive(Debug, Clone)]
pub struct Kept {
    pub grant: CarerGrant,
    pub standing: Standing,
    /// Up to a minute older than the truth.
    pub last_used_at: Option<Timestamp>,
}

impl Family {
    /// A patient's grants: those that run or wait first, then what is over, newest first. A query and, where one runs, one call.
    pub async fn kept(&self, grant: &Granted<KeepCarers>) -> Result<Vec<Kept>, StorageError> {
        let grants = self.store.grants(grant.id()).await?;
        let mut kept = self.with_last_use(grants).await?;
        kept.sort_by_key(|kept| (!kept.standing.is_open(), std::cmp::Reverse(kept.grant.grant_id)));
        let open = kept.iter().filter(|kept| kept.standing.is_open()).count();
        kept.truncate(open + MOST_OVER);
        Ok(kept)
    }

    /// One grant of the caller's. Two calls.
    pub async fn kept_one(&self, grant: &Granted<KeepCarers>, id: CarerGrantId) -> Result<Option<Kept>, StorageError> {
        let found = self.store.grant(grant.id(), id).await?;
        Ok(self.with_last_use(found.into_iter().collect()).await?.pop())
    }

    async fn with_last_use(&self, grants: Vec<CarerGrant>) -> Result<Vec<Kept>, StorageError> {
        let now = self.ground.clock.now();
        let carer_of = |grant: &CarerGrant| grant.carer.as_ref().filter(|_| grant.standing(now) == Standing::Running).map(|one| one.id);
        let keys: Vec<Key> =
            grants.iter().filter_map(|grant| carer_of(grant).map(|carer| store::permit_key(carer, grant.patient))).collect();
        let rows = if keys.is_empty() { Vec::new() } else { self.ground.storage.get_many(&keys).await? };
        let permits = rows.into_iter().flatten().map(store::read_permit).collect::<Result<Vec<_>, _>>()?;
        let used: HashMap<CarerGrantId, Option<Timestamp>> =
            permits.into_iter().map(|permit| (permit.grant_id, permit.last_used_at)).collect();
        let kept =
            |grant: CarerGrant| Kept { standing: grant.standing(now), last_used_at: used.get(&grant.grant_id).copied().flatten(), grant };
        Ok(grants.into_iter().map(kept).collect())
    }

    /// Lets a carer do more or less, or for longer or shorter. The version `seen` must be the newest (`None`: whatever it is).
    /// One read, one transaction.
    pub async fn change(
        &self,
        grant: &Granted<AddCarer>,
        id: CarerGrantId,
        terms: Terms,
        seen: Option<u32>,
    ) -> Result<CarerGrant, FamilyError> {
        let before = self.store.grant(grant.id(), id).await?.ok_or(FamilyError::NotFound)?;
        if seen.is_some_and(|seen| seen != before.version) {
            return Err(FamilyError::Stale);
        }
        if !before.standing(self.ground.clock.now()).is_open() {
            return Err(FamilyError::Over);
        }
        if (before.scope, before.ends_on) == (terms.scope, terms.ends_on) {
            return Ok(before);
        }
        let changed = before.changed(terms, &self.settings.now().zone);
        let mut transaction = Transaction::new();
        transaction.add(Part::Grant, store::replace(&changed)?);
        if let Some(carer) = &changed.carer {
            let permit = changed.permit(&carer.name).ok_or(FamilyError::Over)?;
            transaction.add(Part::Permit, store::change_permit(&permit));
        }
        self.tell_both(&mut transaction, &changed, Kind::CarerChanged)?;
        let deed = Deed::by(grant, "carer.change").about(grant.id()).on(id);
        transaction.add(Part::Audit, self.ground.audit.action(deed)?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(changed),
            Err(CommitError::Refused(_)) => Err(FamilyError::Stale),
            Err(CommitError::Storage(error)) => Err(error.into()),
        }
    }

    /// Ends a grant, or takes a question back: dead at the carer's next request, on every server. Twice is fine. One read, one
    /// transaction.
    pub async fn end(&self, grant: &Granted<KeepCarers>, id: CarerGrantId) -> Result<(), FamilyError> {
        let deed = Deed::by(grant, "carer.end").about(grant.id()).on(id);
        self.end_one(grant.id(), id, Ending::Patient, &deed).await?.ok_or(FamilyError::NotFound)
    }

    /// Everything a closed account granted or was granted ends. It opens nothing from the moment the account is closed; this
    /// lets lists say so, and keeps it ended when the account is opened again. Two queries, and two calls for each.
    pub async fn end_all_of(&self, grant: &Granted<ManageAccounts>, account: UserId) -> Result<(), StorageError> {
        let (given, held) = tokio::try_join!(self.store.grants(account), self.store.permits(account))?;
        let given = given.into_iter().map(|grant| (grant.patient, grant.grant_id));
        for (patient, id) in given.chain(held.into_iter().map(|permit| (permit.patient_id, permit.grant_id))) {
            let deed = Deed::by(grant, "carer.end").about(patient).on(id);
            self.end_one(patient, id, Ending::Hospital, &deed).await?;
        }
        Ok(())
    }

    /// `None`: there is no such grant.
    async fn end_one(&self, patient: UserId, id: CarerGrantId, by: Ending, deed: &Deed) -> Result<Option<()>, StorageError> {
        for _ in 0..ROUNDS {
            let Some(before) = self.store.grant(patient, id).await? else { return Ok(None) };
            if self.try_end(before, by, deed.clone()).await? {
                return Ok(Some(()));
            }
        }
        Err(StorageError::Unavailable("a grant many change".to_owned()))
    }

    /// `false`: it was changed meanwhile; look again.
    async fn try_end(&self, before: CarerGrant, by: Ending, deed: Deed) -> Result<bool, StorageError> {
        if matches!(before.state, State::Ended | State::Declined) {
            return Ok(true);
        }
        let ended = before.ended(by, self.ground.clock.now());
        let mut transaction = Transaction::new();
        transaction.add(Part::Grant, store::replace(&ended)?);
        if let Some(carer) = &ended.carer {
            transaction.add(Part::Permit, store::end_permit(carer.id, ended.patient, ended.grant_id));
        }
        if before.standing(self.ground.clock.now()) == Standing::Running {
            self.tell_both(&mut transaction, &ended, Kind::CarerEnded)?;
        }
        transaction.add(Part::Audit, self.ground.audit.action(deed)?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(true),
            Err(CommitError::Refused(_)) => Ok(false),
            Err(CommitError::Storage(error)) => Err(error),
        }
    }

    /// For whom the caller may act now, by name. A query and, where there is somebody, one call.
    pub async fn cared_for(&self, grant: &Granted<CareForOthers>) -> Result<Vec<CaredFor>, StorageError> {
        self.acting.cared_for(grant).await
    }

    /// For whom the caller may act, if it is this patient. One call.
    pub async fn cares_for(&self, grant: &Granted<CareForOthers>, patient: UserId) -> Result<Option<OnBehalf>, StorageError> {
        self.acting.find(grant, patient, Need::SeeVisits).await
    }
}
