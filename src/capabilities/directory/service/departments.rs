//! Making, renaming and removing departments (F18).

use super::Directory;
use crate::access::grant::Granted;
use crate::access::permissions::ManageDepartments;
use crate::capabilities::directory::model::{Department, DepartmentText, Doctor};
use crate::identity::audit::Deed;
use crate::primitives::ids::DepartmentId;
use crate::storage::error::StorageError;
use crate::storage::transaction::{CommitError, Transaction};

/// Why a department was not changed.
#[derive(Debug, thiserror::Error)]
pub enum DepartmentError {
    #[error("there is no such department")]
    NotFound,
    /// It has changed since the version the administrator saw.
    #[error("the department has changed since it was read")]
    Stale,
    /// Doctors belong to it; they move or leave first. Listed by name, as far as the index knows them already.
    #[error("{} doctors belong to the department", doctors.len())]
    InUse { doctors: Vec<Doctor> },
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// The labels of the transactions here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Department,
    Audit,
}

impl Directory {
    /// A new department without doctors. One call.
    pub async fn create_department(&self, grant: &Granted<ManageDepartments>, text: DepartmentText) -> Result<Department, StorageError> {
        let DepartmentText { name, description } = text;
        let department = Department { id: DepartmentId::new(&self.ground.ids), name, description, doctors: 0, version: 1 };
        let mut transaction = Transaction::new();
        transaction.add(Part::Department, self.departments.create(&department)?);
        transaction.add(Part::Audit, self.ground.audit.action(Deed::by(grant, "department.create").on(department.id))?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(department),
            Err(CommitError::Storage(error)) => Err(error),
            Err(CommitError::Refused(_)) => Err(StorageError::Refused("a new department's id was taken".to_owned())),
        }
    }

    /// Other words for a department that still has the version `seen` (`None`: whatever version it has). Two calls.
    pub async fn rename_department(
        &self,
        grant: &Granted<ManageDepartments>,
        id: DepartmentId,
        seen: Option<u32>,
        text: DepartmentText,
    ) -> Result<Department, DepartmentError> {
        let before = self.departments.find(id).await?.ok_or(DepartmentError::NotFound)?;
        if seen.is_some_and(|seen| seen != before.version) {
            return Err(DepartmentError::Stale);
        }
        let mut transaction = Transaction::new();
        transaction.add(Part::Department, self.departments.rename(id, before.version, &text));
        transaction.add(Part::Audit, self.ground.audit.action(Deed::by(grant, "department.rename").on(id))?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(Department { name: text.name, description: text.description, version: before.version + 1, ..before }),
            Err(CommitError::Storage(error)) => Err(error.into()),
            Err(CommitError::Refused(_)) => Err(DepartmentError::Stale),
        }
    }

    /// Removes a department that no active doctor belongs to. One call, a second one when it is refused.
    pub async fn delete_department(&self, grant: &Granted<ManageDepartments>, id: DepartmentId) -> Result<(), DepartmentError> {
        let mut transaction = Transaction::new();
        transaction.add(Part::Department, self.departments.remove(id));
        transaction.add(Part::Audit, self.ground.audit.action(Deed::by(grant, "department.delete").on(id))?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(()),
            Err(CommitError::Storage(error)) => Err(error.into()),
            Err(CommitError::Refused(refused)) if refused.iter().all(|one| one.row.is_none()) => Err(DepartmentError::NotFound),
            Err(CommitError::Refused(_)) => Err(DepartmentError::InUse { doctors: self.doctors_of(id).await? }),
        }
    }
}
