//! Measurements (F16): added, corrected and removed by the patient alone, read by doctors in care.

use super::{ROUNDS, Wellbeing, WellbeingError};
use crate::access::grant::Granted;
use crate::access::permissions::{KeepHealthNotes, ReadRecords};
use crate::capabilities::records::model::Whose;
use crate::capabilities::records::service::{Shown, reading};
use crate::capabilities::wellbeing::model::{NewVital, Vital, moment_to_log};
use crate::capabilities::wellbeing::store;
use crate::identity::accounts::is_not_closed;
use crate::identity::audit::Deed;
use crate::primitives::ids::VitalId;
use crate::primitives::page::Listed;
use crate::storage::error::StorageError;
use crate::storage::idempotent::{Earlier, Once};
use crate::storage::transaction::{Action, CommitError, Transaction};

/// A measurement, and whether an earlier request with the same key added it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    pub vital: Vital,
    pub replayed: bool,
}

impl Wellbeing {
    /// A patient's measurements, newest first, a page at a time. Audit entry and one query side by side; for a doctor a query
    /// and a read before that.
    pub async fn vitals(
        &self,
        grant: &Granted<ReadRecords>,
        whose: Whose,
        after: Option<VitalId>,
        limit: usize,
    ) -> Result<Shown<Listed<Vital, VitalId>>, WellbeingError> {
        let reader = self.records.reader(grant, whose, "vitals.read").await?;
        let deed = reading(&reader, "vitals.read").on(reader.patient());
        let vitals = self.records.in_the_trail(deed, self.store.vitals(&reader, after, limit)).await?;
        Ok(Shown { reader, what: vitals })
    }

    /// One measurement of one's own. A read and an audit entry side by side.
    pub async fn vital(&self, grant: &Granted<KeepHealthNotes>, id: VitalId) -> Result<Vital, WellbeingError> {
        let deed = Deed::by(grant, "vitals.read").about(grant.id()).on(id);
        self.records.in_the_trail(deed, self.store.vital(grant.id(), id)).await?.ok_or(WellbeingError::NotFound)
    }

    /// Adds a measurement. One transaction; with a key one read before it.
    pub async fn add_vital(&self, grant: &Granted<KeepHealthNotes>, new: NewVital, once: Option<&Once>) -> Result<Added, WellbeingError> {
        let now = self.ground.clock.now();
        let new = NewVital { taken_at: moment_to_log(new.taken_at, now)?, ..new };
        for _ in 0..ROUNDS {
            if let Some(vital) = self.added_earlier(grant, once).await? {
                return Ok(Added { vital, replayed: true });
            }
            let vital = Vital::new(grant.id(), new, &self.ground.ids, now);
            let mut actions = vec![store::create_vital(&vital)?, is_not_closed(grant.id()), self.deed(grant, "vital.add", vital.vital_id)?];
            if let Some(once) = once {
                actions.push(once.remember(vital.vital_id, now)?);
            }
            if self.written(actions).await? {
                return Ok(Added { vital, replayed: false });
            }
        }
        Err(StorageError::Unavailable("a form that is sent all the time".to_owned()).into())
    }

    /// What an earlier request with this key added, as it is now; when it was removed since, it is not found.
    async fn added_earlier(&self, grant: &Granted<KeepHealthNotes>, once: Option<&Once>) -> Result<Option<Vital>, WellbeingError> {
        let Some(once) = once else { return Ok(None) };
        match self.ground.storage.earlier(once, self.ground.clock.now()).await? {
            Earlier::Nothing => Ok(None),
            Earlier::OtherBody => Err(WellbeingError::KeyReused),
            Earlier::Made(id) => {
                let corrupt = || StorageError::Corrupt { table: "guards", why: "a remembered measurement".to_owned() };
                let id = id.parse().map_err(|_| corrupt())?;
                self.store.vital(grant.id(), id).await?.map(Some).ok_or(WellbeingError::NotFound)
            }
        }
    }

    /// Corrects a measurement that has the version `seen` (`None`: whatever version it has). One read, one transaction.
    pub async fn correct_vital(
        &self,
        grant: &Granted<KeepHealthNotes>,
        id: VitalId,
        new: NewVital,
        seen: Option<u32>,
    ) -> Result<Vital, WellbeingError> {
        let now = self.ground.clock.now();
        let new = NewVital { taken_at: moment_to_log(new.taken_at, now)?, ..new };
        for _ in 0..ROUNDS {
            let read = self.store.vital(grant.id(), id).await?.ok_or(WellbeingError::NotFound)?;
            if (read.taken_at, read.values) == (new.taken_at, new.values) {
                return Ok(read);
            }
            if seen.is_some_and(|seen| seen != read.version) {
                return Err(WellbeingError::Stale);
            }
            let corrected = read.corrected(new, &self.ground.ids, now);
            let mut actions = store::correct_vital(&read, &corrected)?;
            actions.push(self.deed(grant, "vital.correct", id)?);
            if self.written(actions).await? {
                return Ok(corrected);
            }
        }
        Err(StorageError::Unavailable("a measurement many windows change".to_owned()).into())
    }

    /// Removes a measurement, and says what it was; `None` when it is gone already. One read, one transaction.
    pub async fn remove_vital(&self, grant: &Granted<KeepHealthNotes>, id: VitalId) -> Result<Option<Vital>, WellbeingError> {
        for _ in 0..ROUNDS {
            let Some(read) = self.store.vital(grant.id(), id).await? else { return Ok(None) };
            if self.written(vec![store::remove_vital(&read), self.deed(grant, "vital.remove", id)?]).await? {
                return Ok(Some(read));
            }
        }
        Err(StorageError::Unavailable("a measurement many windows change".to_owned()).into())
    }

    /// An entry of the trail about the patient who writes.
    pub(super) fn deed(&self, grant: &Granted<KeepHealthNotes>, what: &'static str, object: impl ToString) -> Result<Action, StorageError> {
        self.ground.audit.action(Deed::by(grant, what).about(grant.id()).on(object))
    }

    /// All or nothing; `false` when a condition did not hold, so that the world has to be looked at again.
    pub(super) async fn written(&self, actions: Vec<Action>) -> Result<bool, StorageError> {
        let mut transaction = Transaction::new();
        transaction.add_all((), actions);
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(true),
            Err(CommitError::Refused(_)) => Ok(false),
            Err(CommitError::Storage(error)) => Err(error),
        }
    }
}
