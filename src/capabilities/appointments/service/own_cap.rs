//! A patient's own daily cap (F24): so many visits of one day of the hospital, at most, may a patient book, or move to it; staff may go
//! beyond it, and are told.
//!
//! Nothing is read for it. The write that takes the patient's time also writes down on which date the visit begins, and holds that there
//! are fewer: of two bookings at the same moment one is refused. Only then the patient's rows are read, as for any refusal of theirs.
//! Every visit that holds its time counts, whoever booked it; a time that the house keeps for somebody and they take is not refused.

use super::{Appointments, BookingError};
use crate::access::role::Role;
use crate::capabilities::appointments::model::{Appointment, OwnDay};
use crate::capabilities::availability::service::Taker;
use crate::capabilities::calendar::model::{DatesChange, IsoWeek, Ledger, OnDate, visits_on};
use crate::primitives::ids::UserId;

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

/// Refuses a visit that comes to a date on which so many begin already.
pub(super) fn still_fits(dates: DatesChange, ledgers: &[Ledger]) -> Result<(), BookingError> {
    let Some((most, on)) = dates.most.zip(dates.comes) else { return Ok(()) };
    let has = visits_on(ledgers, on.date);
    if has < usize::from(most) {
        return Ok(());
    }
    Err(BookingError::OwnDayFull(OwnDay { most, has: u32::try_from(has).unwrap_or(u32::MAX) }))
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

    /// A patient for whom somebody looks for a time to book.
    pub(super) fn taker(&self, patient: UserId, role: Role) -> Taker {
        Taker { patient, most: self.most_for_mover(role), moves_within: None }
    }

    /// The patient of a visit for which somebody looks for another time.
    pub(super) fn taker_moving(&self, visit: &Appointment, role: Role) -> Taker {
        Taker { moves_within: counted_on(visit).map(|on| on.date), ..self.taker(visit.patient_id, role) }
    }
}
