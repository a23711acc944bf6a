//! Finding departments and doctors, and changing them.

mod departments;
mod doctors;
mod search;

pub use departments::DepartmentError;
pub use doctors::{AddDoctorError, DoctorError};
pub use search::DoctorPlace;

use super::model::{Department, Doctor};
use super::store::{DepartmentStore, DoctorStore, ListingPlace, LookupStore};
use crate::identity::ground::Ground;
use crate::primitives::ids::{DepartmentId, UserId};
use crate::primitives::page::Listed;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key};

/// Departments read at once; more than almost any hospital has.
const DEPARTMENTS_AT_ONCE: usize = 500;

/// The directory of the house. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Directory {
    ground: Ground,
    departments: DepartmentStore,
    doctors: DoctorStore,
    lookups: LookupStore,
}

impl Directory {
    /// Over the house's ground.
    #[must_use]
    pub fn new(ground: Ground) -> Self {
        let storage = &ground.storage;
        let departments = DepartmentStore::new(storage.clone());
        let doctors = DoctorStore::new(storage.clone());
        let lookups = LookupStore::new(storage.clone());
        Self { ground, departments, doctors, lookups }
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

    /// Doctors as last written, in the order of the ids. One call for up to 100.
    pub async fn doctors(&self, ids: &[UserId]) -> Result<Vec<Option<Doctor>>, StorageError> {
        self.doctors.find_many(ids).await
    }

    /// Every active doctor's id and name, by name. One call for a thousand. May lag a write.
    pub async fn doctor_names(&self) -> Result<Vec<(UserId, String)>, StorageError> {
        self.lookups.names().await
    }

    /// The active doctors of a department, by name. One call. May lag a write.
    pub async fn doctors_of(&self, department: DepartmentId) -> Result<Vec<Doctor>, StorageError> {
        self.doctors.of_department(department).await
    }
}
