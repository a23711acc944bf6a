//! The words active doctors are found by: `lookups`, kind `doctor`, one row `<word>#<doctor>` per word of the name and of
//! the specialization, and one row `*<whole name>#<doctor>` each, so that all doctors can be listed by name. No word
//! begins with `*`. Words of a doctor's address and phone, written with the account, and of the licence (`~…`) stand here too and find
//! nobody in public.

use std::collections::BTreeSet;

use crate::capabilities::directory::model::Doctor;
use crate::primitives::ids::UserId;
use crate::primitives::page::Listed;
use crate::primitives::people::{LICENCE, licence_word};
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key, text};
use crate::storage::query::{Query, Sort};
use crate::storage::tables::Table;
use crate::storage::transaction::Action;

const KIND: &str = "doctor";
/// Names read at once; more than almost any hospital has doctors.
const NAMES_AT_ONCE: usize = 1_000;

/// A row: the word (or `*` and the whole name) and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub word: String,
    pub doctor: UserId,
}

/// Reads of the words and the actions that follow a doctor's name.
#[derive(Debug, Clone)]
pub struct LookupStore {
    storage: Storage,
}

impl LookupStore {
    /// Over the tables.
    #[must_use]
    pub const fn new(storage: Storage) -> Self {
        Self { storage }
    }

    /// Rows whose word begins so, in order; `after` is the last row of the page before.
    ///
    /// Access: table `lookups`, partition `doctor`, sort begins with the letters. One query, at most `limit` rows, 0.5 read units per 4 KB.
    pub async fn beginning(&self, letters: &str, limit: usize, after: Option<&str>) -> Result<Listed<Found, String>, StorageError> {
        let after = after.map(|place| Key::two(Table::Lookups, KIND, place).attributes());
        let query = Query::table(Table::Lookups, KIND).relaxed().sort(Sort::BeginsWith(letters.to_owned())).limit(limit).after(after);
        let page = self.storage.query(query).await?;
        let items = page.items.iter().map(read).collect::<Result<Vec<_>, _>>()?;
        let next = page.next.and_then(|_| items.last().map(Found::place));
        Ok(Listed { items, next })
    }

    /// Rows whose word begins in one of these ways, in order; `letters` are in order too, and none begins with another.
    ///
    /// Access: table `lookups`, partition `doctor`, sort begins with the letters. One query for each that `after` has not passed, side by
    /// side, at most `limit` rows each, 0.5 read units per 4 KB.
    pub async fn beginning_with_any(
        &self,
        letters: &[&str],
        limit: usize,
        after: Option<&str>,
    ) -> Result<Listed<Found, String>, StorageError> {
        let mut asked = Vec::with_capacity(letters.len());
        for one in letters {
            let within = after.filter(|place| place.starts_with(one));
            if within.is_some() || after.is_none_or(|place| place < *one) {
                asked.push(self.beginning(one, limit, within));
            }
        }
        let (mut items, mut goes_on) = (Vec::new(), false);
        for page in futures_util::future::try_join_all(asked).await? {
            items.extend(page.items);
            goes_on = page.next.is_some() || items.len() > limit;
            if goes_on {
                break;
            }
        }
        items.truncate(limit);
        let next = items.last().filter(|_| goes_on).map(Found::place);
        Ok(Listed { items, next })
    }

    /// Every active doctor, by name.
    ///
    /// Access: table `lookups`, partition `doctor`, sort begins with `*`. One query, at most `limit` rows.
    pub async fn all(&self, limit: usize, after: Option<&str>) -> Result<Listed<Found, String>, StorageError> {
        self.beginning("*", limit, after).await
    }

    /// Every active doctor's id and name, by name, without their entries.
    ///
    /// Access: table `lookups`, partition `doctor`, sort begins with `*`. One query for a thousand doctors, 0.5 read units per 4 KB.
    pub async fn names(&self) -> Result<Vec<(UserId, String)>, StorageError> {
        Ok(self.every("*").await?.into_iter().map(|(found, name)| (found.doctor, name)).collect())
    }

    /// Every licence number as it stands among the words, with the name of whoever has it, in order.
    ///
    /// Access: table `lookups`, partition `doctor`, sort begins with `~`. One query for a thousand doctors, 0.5 read units per 4 KB.
    pub async fn licences(&self) -> Result<Vec<(String, String)>, StorageError> {
        Ok(self.every(&LICENCE.to_string()).await?.into_iter().map(|(found, name)| (found.word, name)).collect())
    }

    /// Every row whose word begins so, with the doctor's name.
    async fn every(&self, letters: &str) -> Result<Vec<(Found, String)>, StorageError> {
        let (mut rows, mut after) = (Vec::new(), None);
        loop {
            let query = Query::table(Table::Lookups, KIND).relaxed().sort(Sort::BeginsWith(letters.to_owned()));
            let page = self.storage.query(query.limit(NAMES_AT_ONCE).after(after)).await?;
            for row in &page.items {
                let name = row.get("name").and_then(|value| value.as_s().ok()).cloned();
                rows.push((read(row)?, name.unwrap_or_default()));
            }
            after = page.next;
            if after.is_none() {
                return Ok(rows);
            }
        }
    }

    /// What makes the words follow from one standing to the next: rows that go and rows that come. `before` is `None` for
    /// somebody new.
    #[must_use]
    pub fn follow(before: Option<&Words>, after: &Words) -> Vec<Action> {
        let nothing = BTreeSet::new();
        let old = before.map_or(&nothing, |before| &before.places);
        // A row says the name too, so that a new name stands in all of them.
        let renamed = before.is_some_and(|before| before.name != after.name);
        let goes =
            old.difference(&after.places).map(|place| Action::Delete { key: Key::two(Table::Lookups, KIND, place), condition: None });
        // Doctors from before licences were words have no such row: it comes with the next change.
        let anew = |place: &String| renamed || !old.contains(place) || after.licence.as_ref() == Some(place);
        let comes = after.places.iter().filter(|place| anew(place)).map(|place| {
            let mut item = Key::two(Table::Lookups, KIND, place).attributes();
            // As `identity::accounts` writes the rows of a person: a doctor's words are the same rows.
            item.insert("user_id".to_owned(), text(after.doctor));
            item.insert("name".to_owned(), text(&after.name));
            Action::Put { table: Table::Lookups, item, condition: None }
        });
        goes.chain(comes).collect()
    }
}

/// All rows of one doctor at one time.
#[derive(Debug, Clone)]
pub struct Words {
    doctor: UserId,
    name: String,
    places: BTreeSet<String>,
    /// Where the licence stands, one of the places.
    licence: Option<String>,
}

impl Words {
    /// An active doctor is found by the words of the name; `contact`, the words of their account, and the licence stand whether they
    /// are active or not.
    #[must_use]
    pub fn of(doctor: &Doctor, contact: BTreeSet<String>) -> Self {
        let whole = format!("*{}", doctor.name.sort_key());
        let public = doctor.is_listed().then(|| doctor.found_by().into_iter().chain([whole])).into_iter().flatten();
        let place = |word: String| Found { word, doctor: doctor.id }.place();
        let licence = doctor.licence_number.as_deref().and_then(licence_word).map(place);
        let places = public.chain(contact).map(place).chain(licence.clone()).collect();
        Self { doctor: doctor.id, name: doctor.name.as_str().to_owned(), places, licence }
    }
}

impl Found {
    /// The row's own place in the order.
    #[must_use]
    pub fn place(&self) -> String {
        format!("{}#{}", self.word, self.doctor)
    }
}

fn read(row: &Item) -> Result<Found, StorageError> {
    let corrupt = || StorageError::Corrupt { table: "lookups", why: "word_of".to_owned() };
    let (word, id) = row.get("word_of").and_then(|value| value.as_s().ok()).and_then(|place| place.rsplit_once('#')).ok_or_else(corrupt)?;
    debug_assert_eq!(row.get("kind"), Some(&text(KIND)));
    Ok(Found { word: word.to_owned(), doctor: id.parse().map_err(|_| corrupt())? })
}
