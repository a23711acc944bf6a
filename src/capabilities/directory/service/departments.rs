//! Making, renaming and removing departments (F18).

use super::Directory;
use crate::access::grant::Granted;
use crate::access::permissions::ManageDepartments;
use crate::capabilities::directory::model::{Changed, Department, DepartmentText, Doctor, department_difference};
use crate::capabilities::directory::store::{DepartmentStore, name_key};
use crate::identity::audit::Deed;
use crate::primitives::ids::DepartmentId;
use crate::storage::error::StorageError;
use crate::storage::idempotent::{Earlier, Once};
use crate::storage::totals::{self, Total};
use crate::storage::transaction::{CommitError, Transaction};

/// Why a department was not changed.
#[derive(Debug, thiserror::Error)]
pub enum DepartmentError {
    #[error("there is no such department")]
    NotFound,
    /// It has changed since the version the administrator saw.
    #[error("the department has changed since it was read")]
    Stale,
    /// Another department is called so, as far as letters and spaces go.
    #[error("another department has this name")]
    NameTaken,
    /// The key was used for another request.
    #[error("the idempotency key was used for another request")]
    KeyReused,
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
    Name,
    Total,
    Audit,
    Once,
}

impl Directory {
    /// A new department without doctors, and whether an earlier request with this key made it. One call, two with a key.
    pub async fn create_department(
        &self,
        grant: &Granted<ManageDepartments>,
        text: DepartmentText,
        once: Option<&Once>,
    ) -> Result<(Department, bool), DepartmentError> {
        if let Some(department) = self.made_earlier(once).await? {
            return Ok((department, true));
        }
        let id = DepartmentId::new(&self.ground.ids);
        let department = Department {
            id,
            name: text.name,
            description: text.description.unwrap_or_default(),
            doctors: 0,
            joining: 0,
            version: 1,
            changed: None,
        };
        let mut transaction = Transaction::new();
        transaction.add(Part::Department, self.departments.create(&department)?);
        transaction.add(Part::Name, DepartmentStore::take_name(&department));
        transaction.add(Part::Total, totals::count(Total::Departments, 1));
        let deed = Deed::by(grant, "department.create").on(id).saying(&department.name);
        transaction.add(Part::Audit, self.ground.audit.action(deed)?);
        if let Some(once) = once {
            transaction.add(Part::Once, once.remember(id, self.ground.clock.now())?);
        }
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok((department, false)),
            Err(CommitError::Storage(error)) => Err(error.into()),
            Err(refused) => match self.made_earlier(once).await? {
                Some(made) => Ok((made, true)),
                None if refused.refused(&Part::Name) => Err(DepartmentError::NameTaken),
                None => Err(DepartmentError::KeyReused),
            },
        }
    }

    async fn made_earlier(&self, once: Option<&Once>) -> Result<Option<Department>, DepartmentError> {
        let Some(once) = once else { return Ok(None) };
        match self.ground.storage.earlier(once, self.ground.clock.now()).await? {
            Earlier::Nothing => Ok(None),
            Earlier::OtherBody => Err(DepartmentError::KeyReused),
            Earlier::Made(id) => {
                let id = id.parse().map_err(|_| StorageError::Corrupt { table: "guards", why: "a remembered department".to_owned() })?;
                Ok(Some(self.departments.find(id).await?.ok_or(DepartmentError::NotFound)?))
            }
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
        let (seen, description) = (before.version, text.description.unwrap_or_else(|| before.description.clone()));
        let changed = Some(Changed { at: self.ground.clock.now(), by: Some(grant.id()) });
        let after = Department { name: text.name, description, version: seen + 1, changed, ..before.clone() };
        let mut transaction = Transaction::new();
        transaction.add(Part::Department, self.departments.rename(seen, &after)?);
        if name_key(&before.name) != name_key(&after.name) {
            transaction.add(Part::Name, DepartmentStore::take_name(&after));
            transaction.add(Part::Name, DepartmentStore::give_name_back(&before));
        }
        let deed = Deed::by(grant, "department.rename").on(id).saying(&department_difference(&before, &after));
        transaction.add(Part::Audit, self.ground.audit.action(deed)?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(after),
            Err(CommitError::Storage(error)) => Err(error.into()),
            Err(refused) if refused.refused(&Part::Department) => Err(DepartmentError::Stale),
            Err(_) => Err(DepartmentError::NameTaken),
        }
    }

    /// Removes a department that no doctor belongs to, or is joining. Two calls, a third one when it is refused.
    pub async fn delete_department(&self, grant: &Granted<ManageDepartments>, id: DepartmentId) -> Result<(), DepartmentError> {
        let before = self.departments.find(id).await?.ok_or(DepartmentError::NotFound)?;
        let mut transaction = Transaction::new();
        transaction.add(Part::Department, self.departments.remove(id, before.version));
        transaction.add(Part::Name, DepartmentStore::give_name_back(&before));
        transaction.add(Part::Total, totals::count(Total::Departments, -1));
        let deed = Deed::by(grant, "department.delete").on(id).saying(&before.name);
        transaction.add(Part::Audit, self.ground.audit.action(deed)?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(()),
            Err(CommitError::Storage(error)) => Err(error.into()),
            Err(CommitError::Refused(_)) => match self.departments.find(id).await? {
                None => Err(DepartmentError::NotFound),
                Some(now) if now.doctors == 0 && now.joining == 0 => Err(DepartmentError::Stale),
                Some(_) => Err(DepartmentError::InUse { doctors: self.doctors_of(id).await? }),
            },
        }
    }
}
