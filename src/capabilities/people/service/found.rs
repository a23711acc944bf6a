//! People of a role as administrators list them (F20): doctors with the department they work in, which may be asked for alone (F18).
//! No index says where somebody works: it stands in the doctor's row, and is read along with those who are found.

use super::search::{Placed, READS, ROWS};
use super::{FoundPlace, Narrowed, People};
use crate::access::grant::Granted;
use crate::access::permissions::ManageAccounts;
use crate::access::role::Role;
use crate::capabilities::directory::service::Directory;
use crate::capabilities::people::model::Wanted;
use crate::identity::accounts::{Account, PersonLine, profile_key};
use crate::primitives::ids::{DepartmentId, UserId};
use crate::primitives::page::{Limit, Listed};
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key, from_item};
use crate::storage::tables::Table;

/// Somebody in a list of their role.
#[derive(Debug, Clone)]
pub struct FoundPerson {
    pub person: PersonLine,
    /// Where a doctor works; nobody else belongs to one.
    pub department: Option<DepartmentId>,
}

impl People {
    /// A page of the people of a role who fit, whatever became of their accounts: everybody by name, or those whom words fit: by name too,
    /// unless more fit than are held at once. At most three calls, one of them for where doctors work. A page that is not full may go on.
    /// May lag a write.
    pub async fn find_people(
        &self,
        _grant: &Granted<ManageAccounts>,
        role: Role,
        list: &Narrowed<'_>,
        limit: Limit,
        from: Option<FoundPlace>,
    ) -> Result<Listed<FoundPerson, FoundPlace>, StorageError> {
        if list.department.is_some() && role != Role::Doctor {
            return Ok(Listed { items: Vec::new(), next: None });
        }
        let found = if *list.wanted == Wanted::Everybody {
            let lines = self.by_name(role, list, limit, from, |line| list.shows(line.status)).await?;
            let asked = if list.department.is_some() { ROWS } else { limit.get() };
            self.at_work(role, lines.first(asked)).await?
        } else {
            self.with_accounts(role, self.by_words(role, list, limit, from, READS).await?).await?
        };
        let works_there = |one: &FoundPerson| list.department.is_none_or(|only| one.department == Some(only));
        Ok(found.shown(limit.get(), |one| list.shows(one.person.status) && works_there(one)))
    }

    /// The same with where they work: one call for a hundred doctors, none for others.
    async fn at_work(&self, role: Role, lines: Placed<PersonLine>) -> Result<Placed<FoundPerson>, StorageError> {
        let ids: Vec<UserId> = lines.items.iter().map(|(line, _)| line.user_id).collect();
        let doctors = self.ground.storage.get_many_relaxed(&doctor_keys(role, &ids)).await?;
        let people = lines.items.into_iter().map(|(line, place)| (Some(line), place));
        Ok(Listed { items: together(people, doctors)?, next: lines.next })
    }

    /// The accounts of those who were found and where they work. One call, for fifty doctors or a hundred others.
    async fn with_accounts(&self, role: Role, found: Placed<UserId>) -> Result<Placed<FoundPerson>, StorageError> {
        let found = found.first(if role == Role::Doctor { ROWS / 2 } else { ROWS });
        let ids: Vec<UserId> = found.items.iter().map(|(id, _)| *id).collect();
        let keys: Vec<Key> = ids.iter().map(|id| profile_key(*id)).chain(doctor_keys(role, &ids)).collect();
        let mut accounts = self.ground.storage.get_many_relaxed(&keys).await?;
        let doctors = accounts.split_off(ids.len().min(accounts.len()));
        let mut people = Vec::with_capacity(ids.len());
        for (row, (_, place)) in accounts.into_iter().zip(found.items) {
            let account = row.map(|row| from_item::<Account>(Table::Users, row)).transpose()?;
            people.push((account.map(PersonLine::from), place));
        }
        Ok(Listed { items: together(people, doctors)?, next: found.next })
    }
}

/// Where the rows of doctors are; of another role nobody has one.
fn doctor_keys(role: Role, ids: &[UserId]) -> Vec<Key> {
    if role == Role::Doctor { ids.iter().map(|id| Directory::doctor_key(*id)).collect() } else { Vec::new() }
}

/// People whose accounts are there, each with the row of the doctor they are, in the same order. An applicant has none yet.
fn together(
    people: impl IntoIterator<Item = (Option<PersonLine>, FoundPlace)>,
    doctors: Vec<Option<Item>>,
) -> Result<Vec<(FoundPerson, FoundPlace)>, StorageError> {
    let (mut doctors, mut found) = (doctors.into_iter(), Vec::new());
    for (person, place) in people {
        let doctor = doctors.next().flatten().map(Directory::read_doctor).transpose()?;
        let department = doctor.map(|doctor| doctor.department_id);
        found.extend(person.map(|person| (FoundPerson { person, department }, place)));
    }
    Ok(found)
}
