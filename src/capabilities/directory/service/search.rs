//! Doctors by name, department and specialization, a page at a time (F20).

use serde::{Deserialize, Serialize};

use super::Directory;
use crate::capabilities::directory::model::{Doctor, DoctorFilter, LeavesOut};
use crate::capabilities::directory::store::{Found, ListingPlace};
use crate::primitives::ids::{DepartmentId, UserId};
use crate::primitives::page::{Limit, Listed};
use crate::storage::error::StorageError;

/// So many rows of the store are looked at for one page of a list that leaves out most of them; it then goes on by its cursor.
const LOOKED_AT: usize = 100;
/// So many more than a page takes are looked at by one word, for a doctor who has it twice, and for addresses that begin so.
const SPARE: usize = 10;

/// Where the next page of doctors starts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum DoctorPlace {
    /// In the list of a department.
    Department(ListingPlace),
    /// Among the words doctors are found by.
    Word(String),
}

/// One page of the store: doctors with the place behind each, and whether there is more.
type Round = Listed<(Doctor, DoctorPlace), DoctorPlace>;

impl Directory {
    /// The next doctors that the filter shows, by name (with words of a name or specialization: by the word found). A page that is not
    /// full may go on.
    ///
    /// May lag a write: a list for whoever looks.
    /// One call for a department, two in sequence otherwise: by several words they are looked up side by side.
    pub async fn find_doctors(
        &self,
        filter: &DoctorFilter,
        limit: Limit,
        after: Option<DoctorPlace>,
    ) -> Result<Listed<Doctor, DoctorPlace>, StorageError> {
        let rows = match filter.leaves_out() {
            LeavesOut::Nobody => limit.get(),
            LeavesOut::Repeats => LOOKED_AT.min(limit.get() + SPARE),
            LeavesOut::Many => LOOKED_AT,
        };
        Ok(self.round(filter, rows, after).await?.shown(limit.get(), |doctor| filter.shows(doctor)))
    }

    async fn round(&self, filter: &DoctorFilter, limit: usize, after: Option<DoctorPlace>) -> Result<Round, StorageError> {
        let words = filter.looked_up_by();
        match filter.department {
            Some(department) if words.is_empty() => self.round_of_department(department, limit, after).await,
            _ => self.round_of_words(&words, limit, after).await,
        }
    }

    async fn round_of_department(&self, department: DepartmentId, limit: usize, after: Option<DoctorPlace>) -> Result<Round, StorageError> {
        let after = match &after {
            Some(DoctorPlace::Department(place)) => Some(place),
            _ => None,
        };
        let page = self.doctors.page_of_department(department, limit, after).await?;
        let items = page.items.into_iter().map(|(doctor, place)| (doctor, DoctorPlace::Department(place))).collect();
        Ok(Listed { items, next: page.next.map(DoctorPlace::Department) })
    }

    async fn round_of_words(&self, words: &[&str], limit: usize, after: Option<DoctorPlace>) -> Result<Round, StorageError> {
        let after = match &after {
            Some(DoctorPlace::Word(place)) => Some(place.as_str()),
            _ => None,
        };
        let page = match words {
            [] => self.lookups.all(limit, after).await?,
            words => self.lookups.beginning_with_any(words, limit, after).await?,
        };
        let ids: Vec<UserId> = page.items.iter().map(|found| found.doctor).collect();
        let doctors = self.doctors.find_many_relaxed(&ids).await?;
        let items = page.items.into_iter().zip(doctors);
        let items = items.filter_map(|(found, doctor)| {
            let doctor = doctor.filter(|doctor| is_first_row(&found, doctor, words))?;
            Some((doctor, DoctorPlace::Word(found.place())))
        });
        Ok(Listed { items: items.collect(), next: page.next.map(DoctorPlace::Word) })
    }
}

/// A doctor with two words that are looked up stands in the list once, at the first of them.
fn is_first_row(found: &Found, doctor: &Doctor, words: &[&str]) -> bool {
    let is_looked_up = |own: &String| words.iter().any(|word| own.starts_with(word));
    words.is_empty() || doctor.found_by().into_iter().find(is_looked_up).as_ref() == Some(&found.word)
}
