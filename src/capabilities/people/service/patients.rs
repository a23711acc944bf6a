//! Patients at the desk (F19): found by beginnings of words, and kept reachable. Nothing clinical is read here.

use serde::{Deserialize, Serialize};

use super::People;
use crate::access::grant::Granted;
use crate::access::permissions::{ManagePatients, ReadRecords};
use crate::access::role::Role;
use crate::capabilities::people::model::Wanted;
use crate::capabilities::profile::model::AccountChange;
use crate::capabilities::profile::service::ProfileError;
use crate::capabilities::records::model::Whose;
use crate::capabilities::records::service::{RecordError, reading};
use crate::identity::accounts::{Account, PersonPlace, Status, profile_key};
use crate::identity::audit::Deed;
use crate::primitives::ids::UserId;
use crate::primitives::page::{Limit, Listed};
use crate::storage::error::StorageError;
use crate::storage::item::from_item;
use crate::storage::tables::Table;

/// How many rows are read at once, and how often, to fill one page of a search.
const ROWS: usize = 100;
const READS: u8 = 5;

/// Where a list of patients goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum PatientPlace {
    /// Behind this patient, by name.
    Name(PersonPlace),
    /// Behind this row of the words.
    Word(String),
}

impl People {
    /// Patients with a confirmed address who fit, by name or in the order of the words that fit. Two calls; more while most of
    /// what begins so does not fit. May lag a write.
    pub async fn find_patients(
        &self,
        _grant: &Granted<ManagePatients>,
        wanted: &Wanted,
        limit: Limit,
        from: Option<PatientPlace>,
    ) -> Result<Listed<Account, PatientPlace>, StorageError> {
        let found = match (wanted, from) {
            (Wanted::Everybody, from) => {
                let after = from.and_then(|place| if let PatientPlace::Name(place) = place { Some(place) } else { None });
                let page = self.accounts.of_role(Role::Patient, limit.get(), after.as_ref()).await?;
                Listed { items: page.items.into_iter().map(|line| line.user_id).collect(), next: page.next.map(PatientPlace::Name) }
            }
            (wanted, Some(PatientPlace::Word(place))) => self.by_words(wanted, limit, Some(place)).await?,
            (wanted, _) => self.by_words(wanted, limit, None).await?,
        };
        let keys: Vec<_> = found.items.iter().map(|id| profile_key(*id)).collect();
        let rows = if keys.is_empty() { Vec::new() } else { self.ground.storage.get_many_relaxed(&keys).await? };
        let accounts = rows.into_iter().flatten().map(|row| from_item::<Account>(Table::Users, row)).collect::<Result<Vec<_>, _>>()?;
        Ok(Listed { items: accounts.into_iter().filter(is_a_patient).collect(), next: found.next })
    }

    async fn by_words(
        &self,
        wanted: &Wanted,
        limit: Limit,
        mut after: Option<String>,
    ) -> Result<Listed<UserId, PatientPlace>, StorageError> {
        let mut items = Vec::new();
        for _ in 0..READS {
            let page = self.patient_words.beginning(wanted.letters(), ROWS, after.as_deref()).await?;
            let (count, more) = (page.items.len(), page.next.is_some());
            for (number, row) in page.items.into_iter().enumerate() {
                let place = row.place();
                if wanted.shows(&row.word, &row.name) {
                    items.push(row.patient);
                }
                if items.len() == limit.get() {
                    let next = (more || number + 1 < count).then_some(PatientPlace::Word(place));
                    return Ok(Listed { items, next });
                }
                after = Some(place);
            }
            if !more {
                return Ok(Listed { items, next: None });
            }
        }
        Ok(Listed { items, next: after.map(PatientPlace::Word) })
    }

    /// One patient's account, as last written. One call.
    pub async fn patient(&self, _grant: &Granted<ManagePatients>, id: UserId) -> Result<Option<Account>, StorageError> {
        Ok(self.accounts.find(id).await?.filter(is_a_patient))
    }

    /// The same for a doctor who has the patient in care; to every other doctor there is none. Three calls and an entry of the trail.
    pub async fn patient_in_care(&self, grant: &Granted<ReadRecords>, id: UserId) -> Result<Option<Account>, StorageError> {
        let reader = match self.records.reader(grant, Whose::Of(id), "patient.contact").await {
            Ok(reader) => reader,
            Err(RecordError::Storage(error)) => return Err(error),
            Err(_) => return Ok(None),
        };
        let deed = reading(&reader, "patient.contact").on(id);
        Ok(self.records.in_the_trail(deed, self.accounts.find(id)).await?.filter(is_a_patient))
    }

    /// How a patient is called and reached, if their profile still has the version `seen` (`None`: whatever version it has).
    /// Two calls.
    pub async fn change_patient(
        &self,
        grant: &Granted<ManagePatients>,
        id: UserId,
        seen: Option<u32>,
        change: &AccountChange,
    ) -> Result<Account, ProfileError> {
        self.patient(grant, id).await?.ok_or(ProfileError::Gone)?;
        self.profiles.change_account(id, Deed::by(grant, "patient.change"), seen, change).await
    }
}

/// Whether somebody is shown to staff as a patient: an address that was never confirmed is nobody's yet.
fn is_a_patient(account: &Account) -> bool {
    account.role == Role::Patient && !matches!(account.status, Status::PendingAddress | Status::Rejected)
}
