//! Use cases of readings: reading a document, and what a reading is beside its report. Whether somebody may see it is decided with the
//! report, so everything here takes a [`ClinicalReader`] or is the house's own work.

use jiff::Timestamp;

use super::model::{Person, Reading, Text, Why, recognise};
use super::store::{self, ReadingsStore};
use crate::capabilities::records::model::ClinicalReader;
use crate::files::painter::Painter;
use crate::identity::accounts::{Account, profile_key};
use crate::identity::ground::Ground;
use crate::primitives::ids::{ReportId, UserId};
use crate::primitives::time::HospitalZone;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key, from_item};
use crate::storage::tables::Table;
use crate::storage::transaction::Action;

/// Readings of one installation.
#[derive(Debug, Clone)]
pub struct Readings {
    ground: Ground,
    store: ReadingsStore,
    painter: Painter,
}

/// The reading of a report, and what of its patient decides which range holds.
#[derive(Debug)]
pub struct Beside {
    pub reading: Option<Reading>,
    pub person: Person,
    /// Rows that were asked for in the same call.
    pub others: Vec<Option<Item>>,
}

/// What the words of a document come to.
fn made_of(whose: (UserId, ReportId), told: Option<&str>, now: Timestamp) -> Reading {
    match told.and_then(Text::heard) {
        None => Reading::impossible(whose, Why::Stopped, now),
        Some(text) if !text.says_something() && !text.cut => Reading::impossible(whose, Why::NoText, now),
        Some(text) => Reading::of(whose, recognise(&text), text.cut, now),
    }
}

impl Readings {
    /// Over the house's ground, and whoever takes the words out of documents.
    #[must_use]
    pub fn new(ground: Ground, painter: Painter) -> Self {
        let store = ReadingsStore::new(ground.storage.clone());
        Self { ground, store, painter }
    }

    /// Reads a PDF: its words by another process, what they say by rules. `None` where there is nobody to read it, or nobody has the time
    /// now: then it waits until somebody asks for it again. No call.
    pub async fn of_pdf(&self, whose: (UserId, ReportId), pdf: &[u8]) -> Option<Reading> {
        if !self.painter.is_there() {
            return None;
        }
        let told = self.painter.words(pdf).await.ok()?;
        let now = self.ground.clock.now();
        // A stranger's text may be long: whoever else is served does not wait for it.
        let read = tokio::task::spawn_blocking(move || made_of(whose, told.as_deref(), now)).await;
        Some(read.unwrap_or_else(|_| Reading::impossible(whose, Why::Stopped, now)))
    }

    /// Of a file that is no PDF. No call.
    #[must_use]
    pub fn of_another(&self, whose: (UserId, ReportId), why: Why) -> Reading {
        Reading::impossible(whose, why, self.ground.clock.now())
    }

    /// The reading of a report, with other rows in the same call. One call.
    pub async fn beside(
        &self,
        reader: &ClinicalReader,
        report: ReportId,
        others: &[Key],
        zone: &HospitalZone,
    ) -> Result<Beside, StorageError> {
        let keys: Vec<Key> = [profile_key(reader.patient())].into_iter().chain(others.iter().cloned()).collect();
        let (reading, rows) = self.store.beside(reader, report, &keys).await?;
        let mut rows = rows.into_iter();
        let patient: Option<Account> = rows.next().flatten().map(|row| from_item(Table::Users, row)).transpose()?;
        let today = zone.date(self.ground.clock.now());
        let person = patient.map(|patient| Person::of(patient.gender, patient.date_of_birth, today)).unwrap_or_default();
        Ok(Beside { reading, person, others: rows.collect() })
    }

    /// The reading of a report, for the house's own work on it. One call.
    pub async fn of_patient(&self, patient: UserId, report: ReportId) -> Result<Option<Reading>, StorageError> {
        self.store.of_patient(patient, report).await
    }

    /// Writes a reading in the place of another, as an action of the transaction that makes it true.
    ///
    /// # Errors
    /// Never for our own types.
    pub fn written(&self, reading: &Reading, before: Option<&Reading>) -> Result<Action, StorageError> {
        store::write(reading, before)
    }

    /// Takes a reading away, as an action of the transaction that removes its report; refused where a doctor has reviewed it.
    #[must_use]
    pub fn removed(&self, patient: UserId, report: ReportId) -> Action {
        store::remove(patient, report)
    }
}
