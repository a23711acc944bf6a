//! The rows of departments, doctors and applications, and the words doctors are found by.

mod applications;
mod departments;
mod doctors;
mod lookups;

pub use applications::ApplicationStore;
pub use departments::{DepartmentStore, Members, name_key};
pub use doctors::DoctorStore;
pub use lookups::{Found, LookupStore, Words};

use serde::{Deserialize, Serialize};

use crate::storage::item::{Item, text};

/// Where the next page of a list by index starts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListingPlace {
    owner: String,
    name_key: String,
}

impl ListingPlace {
    /// Behind a row of the index.
    fn behind(row: &Item) -> Option<Self> {
        let read = |name: &str| row.get(name).and_then(|value| value.as_s().ok()).cloned();
        Some(Self { owner: read("owner_id")?, name_key: read("name_key")? })
    }

    /// As the store wants it: all four keys of the index.
    fn key(&self, listing: &str, part: &str) -> Item {
        let keys = [("owner_id", self.owner.as_str()), ("part", part), ("listing", listing), ("name_key", self.name_key.as_str())];
        keys.into_iter().map(|(name, value)| (name.to_owned(), text(value))).collect()
    }
}
