//! Patients at the desk (F19): found by beginnings of words, and kept reachable. Nothing clinical is read here.

use super::search::READS;
use super::{FoundPlace, Narrowed, People};
use crate::access::grant::Granted;
use crate::access::looks::Looks;
use crate::access::permissions::{ManagePatients, ReadRecords};
use crate::access::role::Role;
use crate::capabilities::people::model::Wanted;
use crate::capabilities::profile::model::AccountChange;
use crate::capabilities::profile::service::ProfileError;
use crate::capabilities::records::model::Whose;
use crate::capabilities::records::service::{RecordError, reading};
use crate::identity::accounts::{Account, PersonLine, Status};
use crate::identity::audit::Deed;
use crate::primitives::ids::UserId;
use crate::primitives::page::{Limit, Listed};
use crate::storage::error::StorageError;

impl People {
    /// Patients with a confirmed address, or whom the house added, who fit: by name, or where more fit than are held at once in the order
    /// of the words that fit. Two calls, three where the first rows do not fill the page or do not hold all who fit; the page may go on
    /// all the same. May lag a write.
    pub async fn find_patients(
        &self,
        grant: &Granted<ManagePatients>,
        list: &Narrowed<'_>,
        limit: Limit,
        from: Option<FoundPlace>,
    ) -> Result<Listed<Account, FoundPlace>, StorageError> {
        self.patients_in(grant, list, limit, from, READS).await
    }

    /// The same, reading words so often.
    pub(super) async fn patients_in(
        &self,
        _grant: &Granted<ManagePatients>,
        list: &Narrowed<'_>,
        limit: Limit,
        from: Option<FoundPlace>,
        reads: u8,
    ) -> Result<Listed<Account, FoundPlace>, StorageError> {
        let found = match list.wanted {
            Wanted::Everybody => {
                let fits = |line: &PersonLine| line.may_be_a_patient() && list.shows(line.status);
                let lines = self.by_name(Role::Patient, list, limit, from, fits).await?;
                lines.first(limit.get()).map(|(line, place)| (line.user_id, place))
            }
            _ => self.by_words(Role::Patient, list, limit, from, reads).await?,
        };
        Ok(self.accounts_of(found).await?.shown(limit.get(), |account| is_a_patient(account) && list.shows(account.status)))
    }

    /// One patient's account, as last written. One call.
    pub async fn patient(&self, _grant: &Granted<ManagePatients>, id: UserId) -> Result<Option<Account>, StorageError> {
        Ok(self.accounts.find(id).await?.filter(is_a_patient))
    }

    /// Several patients' accounts, in the order of the ids. One call for a hundred. May lag a write.
    pub async fn patients(&self, _grant: &Granted<ManagePatients>, ids: &[UserId]) -> Result<Vec<Account>, StorageError> {
        Ok(self.accounts_at(ids).await?.into_iter().flatten().filter(is_a_patient).collect())
    }

    /// The account that another one gave way to (F69), erased since or not. One call.
    pub async fn now_joined_with(&self, _grant: &Granted<ManagePatients>, id: UserId) -> Result<Option<UserId>, StorageError> {
        Ok(self.accounts.find(id).await?.and_then(|account| account.merged_into))
    }

    /// The same for whoever looks. One call; of a doctor three and an entry of the trail.
    pub async fn patient_for(&self, looks: &Looks, id: UserId) -> Result<Option<Account>, StorageError> {
        match looks {
            Looks::Desk(grant) => self.patient(grant, id).await,
            Looks::Doctor(grant) => self.patient_in_care(grant, id).await,
        }
    }

    /// The same for a doctor who has the patient in care; to every other doctor there is none.
    async fn patient_in_care(&self, grant: &Granted<ReadRecords>, id: UserId) -> Result<Option<Account>, StorageError> {
        let reader = match self.records.reader(grant, Whose::Of(id), "patient.contact").await {
            Ok(reader) => reader,
            Err(RecordError::Storage(error)) => return Err(error),
            Err(_) => return Ok(None),
        };
        let deed = reading(&reader, "patient.contact").on(id);
        match self.records.in_the_trail(deed, self.accounts.find(id)).await {
            Ok(account) => Ok(account.filter(is_a_patient)),
            Err(RecordError::Storage(error)) => Err(error),
            // An emergency access that ended meanwhile.
            Err(_) => Ok(None),
        }
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

/// Whether somebody is shown to staff as a patient: an address that was never confirmed is nobody's yet, who was erased is
/// nobody any more, and an account that gave way leads to the other.
fn is_a_patient(account: &Account) -> bool {
    account.role == Role::Patient
        && account.erased_at.is_none()
        && account.merged_into.is_none()
        && !matches!(account.status, Status::PendingAddress | Status::Rejected)
}
