//! The booked visits that an exception would hit. Availability has no rows of its own.

use jiff::Timestamp;
use serde::Deserialize;

use super::model::Clash;
use crate::primitives::ids::{AppointmentId, UserId};
use crate::primitives::time::{Slot, after};
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::from_item;
use crate::storage::query::{Query, Sort};
use crate::storage::tables::{Table, VISITS_OF_DOCTOR};

/// The longest visit in seconds: one that overlaps a time begins at most so long before it.
const LONGEST_VISIT: i64 = 4 * 60 * 60;
/// More visits than one doctor has in a year.
const MOST_VISITS: usize = 10_000;
/// The states that hold a time and are not over (api.md, "The moves of an appointment").
const STANDING: &[&str] = &["requested", "proposed", "booked", "confirmed", "checked_in", "in_consultation"];

#[derive(Deserialize)]
struct Row {
    appointment_id: AppointmentId,
    status: String,
    version: u32,
    start: Timestamp,
    end: Timestamp,
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

    /// A doctor's standing visits that overlap a time, earliest first.
    ///
    /// Access: index `visits_of_doctor`, partition = doctor, sort = start, from four hours before to the end. One query,
    /// about 0.5 read units per 15 visits. May lag a write by a moment.
    pub async fn standing(&self, doctor: UserId, time: Slot) -> Result<Vec<Clash>, StorageError> {
        let between = Sort::Between(after(time.start, -LONGEST_VISIT).to_string(), time.end.to_string());
        let rows = self.storage.query_all(Query::index(Table::Appointments, &VISITS_OF_DOCTOR, doctor).sort(between), MOST_VISITS).await?;
        let rows = rows.into_iter().map(|row| from_item::<Row>(Table::Appointments, row)).collect::<Result<Vec<_>, _>>()?;
        let clash = |row: Row| Clash {
            appointment: row.appointment_id,
            status: row.status,
            version: row.version,
            time: Slot { start: row.start, end: row.end },
        };
        let standing = rows.into_iter().filter(|row| STANDING.contains(&row.status.as_str())).map(clash);
        Ok(standing.filter(|clash| clash.time.overlaps(&time)).collect())
    }
}
