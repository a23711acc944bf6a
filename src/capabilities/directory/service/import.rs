//! What is here already of what a spreadsheet names.

use std::collections::HashMap;

use super::Directory;
use crate::access::grant::Granted;
use crate::access::permissions::ManageDoctors;
use crate::capabilities::directory::model::Department;
use crate::capabilities::directory::store::name_key;
use crate::identity::accounts::Account;
use crate::primitives::people::{Email, licence_word};
use crate::storage::error::StorageError;

/// The departments of the house by what they are called, as far as letters and spaces go.
#[derive(Debug, Clone, Default)]
pub struct Named(HashMap<String, Department>);

impl Named {
    /// The department that is called so.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Department> {
        self.0.get(&name_key(name))
    }

    /// What makes two names one.
    #[must_use]
    pub fn key(name: &str) -> String {
        name_key(name)
    }
}

/// Who has which licence number, listed or not.
#[derive(Debug, Clone, Default)]
pub struct Licences(HashMap<String, Vec<String>>);

impl Licences {
    /// The names of those who have this one, however it was typed.
    #[must_use]
    pub fn of(&self, number: &str) -> &[String] {
        licence_word(number).and_then(|word| self.0.get(&word)).map_or(&[], Vec::as_slice)
    }
}

impl Directory {
    /// Every licence number that somebody has. One call for a thousand doctors. May lag a write.
    pub async fn licences(&self, _grant: &Granted<ManageDoctors>) -> Result<Licences, StorageError> {
        let mut all: HashMap<String, Vec<String>> = HashMap::new();
        for (word, name) in self.lookups.licences().await? {
            all.entry(word).or_default().push(name);
        }
        Ok(Licences(all))
    }

    /// Every department by its name. One call for 500. May lag a write: what is made is decided by the write.
    pub async fn departments_by_name(&self) -> Result<Named, StorageError> {
        let all = self.departments().await?;
        Ok(Named(all.into_iter().map(|department| (name_key(&department.name), department)).collect()))
    }

    /// Who has each of these addresses and keeps it, in their order. Two calls for every hundred.
    pub async fn known_at(&self, _grant: &Granted<ManageDoctors>, addresses: &[Email]) -> Result<Vec<Option<Account>>, StorageError> {
        let found = self.accounts.people_at(addresses).await?;
        Ok(found.into_iter().map(|account| account.filter(|account| !account.gives_way())).collect())
    }
}
