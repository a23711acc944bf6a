//! Reading by an emergency access: whether it may be done is read in the request that does it, as last written, and never
//! remembered.

use serde::Deserialize;

use crate::access::grant::Granted;
use crate::access::permissions::ReadRecords;
use crate::access::role::Role;
use crate::capabilities::emergency::model::InEmergency;
use crate::capabilities::emergency::store::EmergencyStore;
use crate::identity::accounts::profile_key;
use crate::identity::ground::Ground;
use crate::primitives::ids::UserId;
use crate::primitives::people::PersonName;
use crate::storage::error::StorageError;
use crate::storage::item::from_item;
use crate::storage::tables::Table;

/// What records ask before they are read. Cheap to clone.
#[derive(Debug, Clone)]
pub struct EmergencyReading {
    ground: Ground,
    store: EmergencyStore,
}

/// What is needed of the patient's account.
#[derive(Deserialize)]
struct PatientNow {
    role: Role,
    name: PersonName,
}

impl EmergencyReading {
    /// Over the house's ground.
    #[must_use]
    pub fn new(ground: Ground) -> Self {
        Self { store: EmergencyStore::new(ground.storage.clone()), ground }
    }

    /// The access by which the caller may read this patient's record now, if there is one. One query; where there is one, a read.
    pub async fn find(&self, grant: &Granted<ReadRecords>, patient: UserId) -> Result<Option<InEmergency>, StorageError> {
        if grant.role() != Role::Doctor {
            return Ok(None);
        }
        let now = self.ground.clock.now();
        let Some(access) = self.store.running(grant.id(), patient, now).await? else { return Ok(None) };
        let account = self.ground.storage.get(&profile_key(patient)).await?;
        let account: Option<PatientNow> = account.map(|row| from_item(Table::Users, row)).transpose()?;
        let name = account.filter(|account| account.role == Role::Patient).map(|account| account.name);
        Ok(InEmergency::check(grant, patient, access, name, now))
    }

    /// Writes down that something is read by it. `false`: it was ended, or its hour has passed, since it was found, and nothing is
    /// to be shown. One call, 1 write unit.
    pub async fn count(&self, reading: &InEmergency) -> Result<bool, StorageError> {
        self.store.count(reading, self.ground.clock.now()).await
    }
}
