//! The booked visits that a change of hours would hit. Availability has no rows of its own.

use jiff::Timestamp;
use serde::Deserialize;

use super::model::{BookedVisit, Clash};
use crate::capabilities::directory::model::{KindThen, VisitLength};
use crate::primitives::ids::{AppointmentId, UserId};
use crate::primitives::time::{Slot, after};
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Key, from_item};
use crate::storage::query::{Query, Sort};
use crate::storage::tables::{Table, VISITS_OF_DOCTOR};

/// The longest visit with its buffer in seconds: what holds part of a time begins at most so long before it.
const LONGEST: i64 = 6 * 60 * 60;
/// How a row says that a visit is by video.
const VIDEO: &str = "video";
/// More visits than one doctor has in a year.
const MOST_VISITS: usize = 10_000;

#[derive(Deserialize)]
struct Named {
    appointment_id: AppointmentId,
}

#[derive(Deserialize)]
struct Row {
    appointment_id: AppointmentId,
    status: String,
    version: u32,
    patient_id: UserId,
    patient_name: String,
    /// In person where it says nothing.
    #[serde(default)]
    mode: Option<String>,
    /// Only of visits of a kind.
    #[serde(default, rename = "visit_kind")]
    kind: Option<KindThen>,
    start: Timestamp,
    end: Timestamp,
    buffer_minutes: u16,
}

/// Reads of booked visits.
#[derive(Debug, Clone)]
pub struct ClashStore {
    storage: Storage,
}

impl ClashStore {
    /// Over the tables.
    #[must_use]
    pub const fn new(storage: Storage) -> Self {
        Self { storage }
    }

    /// A doctor's visits around a time, in any state: those the index names, each as last written.
    ///
    /// Access: index `visits_of_doctor`, partition = doctor, sort = start, from six hours before to the end; then their
    /// rows by key, consistently. One query and one call per 100 visits, about 1 read unit a visit. The index may lag a write.
    pub async fn around(&self, doctor: UserId, time: Slot) -> Result<Vec<BookedVisit>, StorageError> {
        let between = Sort::Between(after(time.start, -LONGEST).to_string(), time.end.to_string());
        let query = Query::index(Table::Appointments, &VISITS_OF_DOCTOR, doctor).sort(between);
        let named = self.storage.query_all(query, MOST_VISITS).await?;
        let key = |row| from_item::<Named>(Table::Appointments, row).map(|named| Key::one(Table::Appointments, named.appointment_id));
        let keys = named.into_iter().map(key).collect::<Result<Vec<_>, _>>()?;
        let rows = self.storage.get_many(&keys).await?;
        rows.into_iter().flatten().map(|row| from_item::<Row>(Table::Appointments, row).map(BookedVisit::from)).collect()
    }
}

impl From<Row> for BookedVisit {
    fn from(row: Row) -> Self {
        let Row { appointment_id: appointment, status, version, patient_id: patient, patient_name, start, end, buffer_minutes, .. } = row;
        let time = Slot { start, end };
        let length = row.kind.and_then(|_| VisitLength::of(time, buffer_minutes));
        let video = row.mode.as_deref() == Some(VIDEO);
        Self { visit: Clash { appointment, status, version, time, patient, patient_name, video, length }, buffer_minutes }
    }
}
