//! A doctor's daily cap, decided with every booking (F24): so many visits begin on one day of the hospital, at most.
//!
//! What was counted is made sure of by the booking's own write: it holds that visits begin where they were seen to on the UTC days that
//! the hospital's day touches. So of two bookings at the same moment one decides anew, and nobody's last visit of a day is two people's.
//! Without a cap nothing is counted, and the write is what it ever was.

use jiff::Timestamp;

use super::reading::Reading;
use super::{Appointments, BookingError};
use crate::access::role::Role;
use crate::capabilities::availability::model::is_full;
use crate::capabilities::availability::service::Taker;
use crate::capabilities::calendar::model::{IsoWeek, StartsSeen};
use crate::capabilities::directory::model::Doctor;
use crate::primitives::ids::UserId;
use crate::storage::error::StorageError;

impl Appointments {
    /// Whether the doctor has a visit left on the day of a start: where visits begin on that day, for the write to hold; nothing of a
    /// doctor without a cap. `None`: the day is full.
    ///
    /// `moves_from`: when the doctor's visit begins now that is to begin there. Within its day it is no visit more. One call more where
    /// the day touches a UTC week that was not read; that week is read into `reading`.
    pub(super) async fn day_left(
        &self,
        reading: &mut Reading,
        start: Timestamp,
        moves_from: Option<Timestamp>,
        viewer: Option<UserId>,
        now: Timestamp,
    ) -> Result<Option<StartsSeen>, StorageError> {
        let settings = self.settings.now();
        let date = settings.zone.date(start);
        if reading.doctor.daily_cap.is_none() || moves_from.is_some_and(|began| settings.zone.date(began) == date) {
            return Ok(Some(StartsSeen::default()));
        }
        let day = settings.zone.day(date);
        let is_read = |week: &IsoWeek| reading.doctor_ledgers.iter().any(|ledger| ledger.week == *week);
        let unread: Vec<IsoWeek> = IsoWeek::touched_by(day).filter(|week| !is_read(week)).collect();
        if !unread.is_empty() {
            let more = self.calendar.ledgers(reading.doctor.id, &unread).await?;
            reading.doctor_ledgers.extend(more);
        }
        let (doctor, ledgers) = (&reading.doctor, &reading.doctor_ledgers);
        let full = is_full(doctor, ledgers, day, self.calendar.quantum(), viewer, now);
        Ok((!full).then(|| StartsSeen::of(ledgers, day)))
    }

    /// The refusal of a day that is full, with what is free on others.
    pub(super) async fn day_full(
        &self,
        doctor: &Doctor,
        wanted: Timestamp,
        taker: Option<Taker>,
        role: Role,
    ) -> Result<BookingError, StorageError> {
        Ok(BookingError::DayFull { alternatives: self.alternatives(doctor, wanted, taker, role).await? })
    }
}
