//! Doctors who apply (F02): what is kept of an application until an administrator decides. Nobody else sees any of it.

use jiff::Timestamp;

use super::{Directory, ListingPlace};
use crate::access::grant::Granted;
use crate::access::permissions::ManageDoctors;
use crate::capabilities::directory::model::{Application, Doctor, DoctorChange, DoctorStatus, NewDoctor};
use crate::capabilities::directory::store::{LookupStore, Members, Words};
use crate::identity::accounts::Account;
use crate::primitives::ids::UserId;
use crate::primitives::page::Listed;
use crate::storage::error::StorageError;
use crate::storage::totals::{self, Total};
use crate::storage::transaction::Action;

/// What is written about a doctor in the transaction that takes them.
#[derive(Debug)]
pub struct Approval {
    pub doctor: Doctor,
    /// Refused when the department is gone.
    pub department: Action,
    pub rows: Vec<Action>,
}

impl Directory {
    /// An application as it arrives; nobody sees it before the address is confirmed.
    ///
    /// # Errors
    /// When it cannot be made into a row, which is a mistake of ours.
    pub fn applying(&self, application: &Application) -> Result<Action, StorageError> {
        self.applications.put(application)
    }

    /// The address is confirmed: administrators see the application.
    ///
    /// # Errors
    /// As above.
    pub fn application_waits(&self, application: Application, now: Timestamp) -> Result<Action, StorageError> {
        self.applications.put(&Application { waits_since: Some(now), ..application })
    }

    /// It is not taken, for this reason. What it said is kept for whoever asks why.
    ///
    /// # Errors
    /// As above.
    pub fn application_rejected(&self, application: Application, because: &str) -> Result<Action, StorageError> {
        self.applications.put(&Application { rejected_because: Some(because.to_owned()), ..application })
    }

    /// It is no more: the doctor was taken, or registers as somebody else.
    #[must_use]
    pub fn application_ends(&self, id: UserId) -> Action {
        self.applications.remove(id)
    }

    /// One application, as last written. One call.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn application(&self, id: UserId) -> Result<Option<Application>, StorageError> {
        self.applications.find(id).await
    }

    /// A page of those that wait, by name. One call. May lag a write.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn applications_waiting(
        &self,
        _grant: &Granted<ManageDoctors>,
        limit: usize,
        after: Option<&ListingPlace>,
    ) -> Result<Listed<Application, ListingPlace>, StorageError> {
        self.applications.waiting(limit, after).await
    }

    /// The doctor of an application as an administrator takes them: listed, with the default week of F22. `account` is theirs as
    /// it stands afterwards. Asks nobody.
    ///
    /// # Errors
    /// When they cannot be made into a row, which is a mistake of ours.
    pub fn approval(&self, account: &Account, written: &DoctorChange) -> Result<Approval, StorageError> {
        let new = self.doctor_of(account.user_id, NewDoctor::named(account.name.clone(), written.department_id(), ""));
        let doctor = Doctor { status: DoctorStatus::Active, version: new.version, ..written.of(&new) };
        let mut rows = vec![self.doctors.create(&doctor)?, totals::count(Total::Doctors, 1), self.application_ends(doctor.id)];
        rows.extend(LookupStore::follow(None, &Words::of(&doctor, account.contact_words())));
        Ok(Approval { department: self.departments.count(doctor.department_id, Members::of(&doctor)), rows, doctor })
    }
}
