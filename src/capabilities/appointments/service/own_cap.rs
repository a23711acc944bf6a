//! A patient's own daily cap (F24): so many visits of one day of the hospital, at most, may a patient book, or move to it; staff may go
//! beyond it, and are told.
//!
//! Booking reads nothing for it. The write that takes the patient's time also writes down on which date the visit begins, and holds that there
//! are fewer: of two bookings at the same moment one is refused. Only then the patient's rows are read, as for any refusal of theirs.
//! Every visit that holds its time counts, whoever booked it; a time that the house keeps for somebody and they take is not refused.
//!
//! Before that it is only said, where somebody chooses a time: of rows that are read for the page anyway, or of one more.

use jiff::Timestamp;
use jiff::civil::Date;

use super::{Appointments, BookingError};
use crate::access::grant::Granted;
use crate::access::permissions::Permission;
use crate::access::role::Role;
use crate::capabilities::appointments::model::{Appointment, OwnDay};
use crate::capabilities::availability::service::Taker;
use crate::capabilities::calendar::model::{DatesChange, IsoWeek, Ledger, OnDate, visits_on};
use crate::primitives::ids::UserId;
use crate::storage::error::StorageError;

/// The date that was agreed on for a visit: it stays the one it counts on, whatever becomes of the zone.
pub(super) fn counted_on(visit: &Appointment) -> Option<OnDate> {
    let date = visit.wall.get(..10)?.parse().ok()?;
    Some(OnDate { date, visit: visit.appointment_id })
}

/// The patient's weeks in which the dates of these visits are counted, besides those that were asked for.
pub(super) fn with_weeks_of<'a>(mut weeks: Vec<IsoWeek>, visits: impl IntoIterator<Item = &'a OnDate>) -> Vec<IsoWeek> {
    for week in visits.into_iter().map(OnDate::week) {
        if !weeks.contains(&week) {
            weeks.push(week);
        }
    }
    weeks
}

/// A date on which so many visits of a patient begin already, by their rows.
pub(super) fn full_on(ledgers: &[Ledger], date: Date, most: u16) -> Option<OwnDay> {
    let has = visits_on(ledgers, date);
    (has >= usize::from(most)).then(|| OwnDay { most, has: u32::try_from(has).unwrap_or(u32::MAX) })
}

/// Refuses a visit that comes to a date on which so many begin already.
pub(super) fn still_fits(dates: DatesChange, ledgers: &[Ledger]) -> Result<(), BookingError> {
    let Some((most, on)) = dates.most.zip(dates.comes) else { return Ok(()) };
    full_on(ledgers, on.date, most).map_or(Ok(()), |day| Err(BookingError::OwnDayFull(day)))
}

/// What a visit given back leaves of its date.
pub(super) fn given_back(visit: &Appointment) -> DatesChange {
    DatesChange::goes(counted_on(visit))
}

impl Appointments {
    /// The most visits of one day that a patient books; `None`: as many as they like.
    pub(super) fn most_of_patient(&self) -> Option<u16> {
        Some(self.settings.now().patient_daily_visits).filter(|most| *most > 0)
    }

    /// The same for whoever moves a visit, or is shown other times: staff are not held to it.
    pub(super) fn most_for_mover(&self, role: Role) -> Option<u16> {
        self.most_of_patient().filter(|_| role == Role::Patient)
    }

    /// The visits of a patient on the day of a start, where they can book no more for it; nothing for staff, who may. No call without
    /// such a cap, else one. Advice: the write of a booking decides.
    pub async fn own_day_full<P: Permission>(
        &self,
        grant: &Granted<P>,
        patient: UserId,
        start: Timestamp,
    ) -> Result<Option<OwnDay>, StorageError> {
        let Some(most) = self.most_for_mover(grant.role()) else { return Ok(None) };
        let date = self.settings.now().zone.date(start);
        let ledgers = self.calendar.ledgers(patient, &[IsoWeek::of_date(date)]).await?;
        Ok(full_on(&ledgers, date, most))
    }

    /// A patient for whom somebody looks for a time to book.
    pub(super) fn taker(&self, patient: UserId, role: Role) -> Taker {
        Taker { patient, most: self.most_for_mover(role), moves_within: None }
    }

    /// The patient of a visit for which somebody looks for another time.
    pub(super) fn taker_moving(&self, visit: &Appointment, role: Role) -> Taker {
        Taker { moves_within: counted_on(visit).map(|on| on.date), ..self.taker(visit.patient_id, role) }
    }
}
