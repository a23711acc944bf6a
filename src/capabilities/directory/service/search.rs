//! Doctors by name, department and specialization, a page at a time (F20).

use serde::{Deserialize, Serialize};

use super::Directory;
use crate::capabilities::directory::model::{Doctor, DoctorFilter};
use crate::capabilities::directory::store::{Found, ListingPlace};
use crate::primitives::ids::{DepartmentId, UserId};
use crate::primitives::page::{Limit, Listed};
use crate::storage::error::StorageError;

/// A filter that drops almost everything is given up after so many pages of the store; the list then goes on by its cursor.
const MOST_ROUNDS: u8 = 8;

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
    /// The next doctors that the filter shows, by name (with words of a name or specialization: by the word found).
    ///
    /// May lag a write: a list for whoever looks.
    /// One call per page of the store for a department, two otherwise; at most eight pages.
    pub async fn find_doctors(
        &self,
        filter: &DoctorFilter,
        limit: Limit,
        after: Option<DoctorPlace>,
    ) -> Result<Listed<Doctor, DoctorPlace>, StorageError> {
        let (mut shown, mut place) = (Vec::new(), after);
        for _ in 0..MOST_ROUNDS {
            let round = self.round(filter, limit.get(), place).await?;
            let last = round.items.len();
            for (number, (doctor, behind)) in round.items.into_iter().enumerate() {
                if filter.shows(&doctor) {
                    shown.push(doctor);
                }
                if shown.len() == limit.get() {
                    let next = (number + 1 < last || round.next.is_some()).then_some(behind);
                    return Ok(Listed { items: shown, next });
                }
            }
            place = round.next;
            if place.is_none() {
                break;
            }
        }
        Ok(Listed { items: shown, next: place })
    }

    async fn round(&self, filter: &DoctorFilter, limit: usize, after: Option<DoctorPlace>) -> Result<Round, StorageError> {
        match (filter.department, filter.rarest_word()) {
            (_, Some(word)) => self.round_of_words(Some(word), limit, after).await,
            (Some(department), None) => self.round_of_department(department, limit, after).await,
            (None, None) => self.round_of_words(None, limit, after).await,
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

    async fn round_of_words(&self, word: Option<&str>, limit: usize, after: Option<DoctorPlace>) -> Result<Round, StorageError> {
        let after = match &after {
            Some(DoctorPlace::Word(place)) => Some(place.as_str()),
            _ => None,
        };
        let page = match word {
            Some(word) => self.lookups.beginning(word, limit, after).await?,
            None => self.lookups.all(limit, after).await?,
        };
        let ids: Vec<UserId> = page.items.iter().map(|found| found.doctor).collect();
        let doctors = self.doctors.find_many_relaxed(&ids).await?;
        let items = page.items.into_iter().zip(doctors);
        let items = items.filter_map(|(found, doctor)| {
            let doctor = doctor.filter(|doctor| is_first_row(&found, doctor, word))?;
            Some((doctor, DoctorPlace::Word(found.place())))
        });
        Ok(Listed { items: items.collect(), next: page.next.map(DoctorPlace::Word) })
    }
}

/// A doctor with two words of the same beginning stands in the list once, at the first of them.
fn is_first_row(found: &Found, doctor: &Doctor, word: Option<&str>) -> bool {
    word.is_none_or(|word| doctor.found_by().iter().find(|own| own.starts_with(word)) == Some(&found.word))
}
