//! Finding departments and doctors, and changing them.

mod applications;
mod departments;
mod doctors;
mod edit;
mod import;
mod joining;
mod search;

pub use applications::Approval;
pub use departments::DepartmentError;
pub use doctors::{AddDoctorError, DoctorError};
pub use import::{Licences, Named};
pub use joining::{Joining, Opening};
pub use search::DoctorPlace;

use super::model::{Department, Doctor, Sight};
pub use super::store::ListingPlace;
use super::store::{ApplicationStore, DepartmentStore, DoctorStore, LookupStore};
use crate::access::grant::Granted;
use crate::access::permissions::ManageDoctors;
use crate::identity::accounts::Accounts;
use crate::identity::ground::Ground;
use crate::primitives::ids::{DepartmentId, UserId};
use crate::primitives::page::Listed;
use crate::primitives::people::licence_word;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key};

/// Departments read at once; more than almost any hospital has.
const DEPARTMENTS_AT_ONCE: usize = 500;

/// Doctors of one licence number that are looked at.
const MOST_OF_ONE_LICENCE: usize = 5;

/// The directory of the house. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Directory {
    ground: Ground,
    departments: DepartmentStore,
    doctors: DoctorStore,
    lookups: LookupStore,
    applications: ApplicationStore,
    accounts: Accounts,
}

impl Directory {
    /// Over the house's ground.
    #[must_use]
    pub fn new(ground: Ground) -> Self {
        let storage = &ground.storage;
        let departments = DepartmentStore::new(storage.clone());
        let doctors = DoctorStore::new(storage.clone());
        let lookups = LookupStore::new(storage.clone());
        let applications = ApplicationStore::new(storage.clone());
        let accounts = Accounts::new(storage.clone());
        Self { ground, departments, doctors, lookups, applications, accounts }
    }

    /// Where a doctor's row is kept, for reading it in one call together with other rows.
    #[must_use]
    pub fn doctor_key(id: UserId) -> Key {
        DoctorStore::key(id)
    }

    /// The doctor of a row read by [`Self::doctor_key`].
    ///
    /// # Errors
    /// When the row is not one of ours.
    pub fn read_doctor(row: Item) -> Result<Doctor, StorageError> {
        DoctorStore::read(row)
    }

    /// Every department, by name. One call for 500. May lag a write.
    pub async fn departments(&self) -> Result<Vec<Department>, StorageError> {
        let mut page = self.departments.list(DEPARTMENTS_AT_ONCE, None).await?;
        let mut all = page.items;
        while let Some(place) = page.next {
            page = self.departments.list(DEPARTMENTS_AT_ONCE, Some(&place)).await?;
            all.append(&mut page.items);
        }
        Ok(all)
    }

    /// The same, with one of them as last written: the index may not know yet that it is new, or gone. Two calls.
    pub async fn departments_after(&self, written: DepartmentId) -> Result<Vec<Department>, StorageError> {
        let (all, written_now) = tokio::join!(self.departments(), self.departments.find(written));
        let mut all = all?;
        all.retain(|department| department.id != written);
        all.extend(written_now?);
        all.sort_by_key(|department| department.name.to_lowercase());
        Ok(all)
    }

    /// A page of the departments, by name. One call. May lag a write.
    pub async fn departments_page(
        &self,
        limit: usize,
        after: Option<&ListingPlace>,
    ) -> Result<Listed<Department, ListingPlace>, StorageError> {
        self.departments.list(limit, after).await
    }

    /// One department, as last written. One call.
    pub async fn department(&self, id: DepartmentId) -> Result<Option<Department>, StorageError> {
        self.departments.find(id).await
    }

    /// One doctor, as last written, active or not. One call.
    pub async fn doctor(&self, id: UserId) -> Result<Option<Doctor>, StorageError> {
        self.doctors.find(id).await
    }

    /// One doctor, as last written, if they exist for whoever sees so much. One call.
    pub async fn doctor_seen_by(&self, sight: Sight, id: UserId) -> Result<Option<Doctor>, StorageError> {
        Ok(self.doctors.find(id).await?.filter(|doctor| sight.reaches(doctor)))
    }

    /// The names of the doctors whose licence number this is, but for `of`'s, however it was typed and whether they are listed or not.
    /// Two calls, one where nobody has it. May lag a write.
    pub async fn licensed(&self, _grant: &Granted<ManageDoctors>, number: &str, of: Option<UserId>) -> Result<Vec<String>, StorageError> {
        let Some(word) = licence_word(number) else { return Ok(Vec::new()) };
        let found = self.lookups.beginning(&format!("{word}#"), MOST_OF_ONE_LICENCE, None).await?;
        let ids: Vec<UserId> = found.items.into_iter().map(|row| row.doctor).filter(|doctor| Some(*doctor) != of).collect();
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let doctors = self.doctors.find_many(&ids).await?;
        Ok(doctors.into_iter().flatten().map(|doctor| doctor.name.as_str().to_owned()).collect())
    }

    /// Doctors as last written, in the order of the ids. One call for up to 100.
    pub async fn doctors(&self, ids: &[UserId]) -> Result<Vec<Option<Doctor>>, StorageError> {
        self.doctors.find_many(ids).await
    }

    /// Every active doctor's id and name, by name. One call for a thousand. May lag a write.
    pub async fn doctor_names(&self) -> Result<Vec<(UserId, String)>, StorageError> {
        self.lookups.names().await
    }

    /// A page of the doctors who have left, by name. One call. May lag a write.
    pub async fn former_doctors(
        &self,
        _grant: &Granted<ManageDoctors>,
        limit: usize,
        after: Option<&ListingPlace>,
    ) -> Result<Listed<Doctor, ListingPlace>, StorageError> {
        Ok(self.doctors.page_of_former(limit, after).await?.map(|(doctor, _)| doctor))
    }

    /// The active doctors of a department, by name. One call. May lag a write.
    pub async fn doctors_of(&self, department: DepartmentId) -> Result<Vec<Doctor>, StorageError> {
        self.doctors.of_department(department).await
    }
}
