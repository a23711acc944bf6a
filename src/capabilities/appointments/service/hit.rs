//! Visits whose time leave, closed time of their doctor or a closed day of the hospital has hit since it was agreed on or offered.

use jiff::Timestamp;

use super::reading::asker;
use super::{Appointments, BookingError, Part};
use crate::access::role::Role;
use crate::capabilities::appointments::model::{Appointment, after_offer_moved};
use crate::capabilities::availability::model::Asker;
use crate::capabilities::calendar::service::Calendar;
use crate::capabilities::directory::model::Doctor;
use crate::capabilities::directory::model::hours::ExceptionKind;
use crate::storage::transaction::Transaction;

impl Appointments {
    /// Whether the doctor is away in the time of a visit of theirs, or the hospital closed on its day.
    pub(super) fn is_hit(&self, visit: &Appointment, doctor: &Doctor) -> bool {
        Self::away_until(visit, doctor).is_some() || self.is_on_closed_day(visit)
    }

    /// Whether the hospital is closed on the day of a visit. No call.
    #[must_use]
    pub fn is_on_closed_day(&self, visit: &Appointment) -> bool {
        let settings = self.settings.now();
        settings.is_closed(settings.zone.date(visit.start))
    }

    /// Until when the doctor of a visit, as read, is away in its time; `None`: they are not. No call.
    #[must_use]
    pub fn away_until(visit: &Appointment, doctor: &Doctor) -> Option<Timestamp> {
        let time = visit.slot();
        let away = doctor.hours.exceptions.iter().filter(|one| one.kind != ExceptionKind::Extra && one.time.overlaps(&time));
        away.map(|one| one.time.end).max()
    }

    /// Whether a time that is offered could be moved by staff: its doctor, as read, does not keep it any more. No call.
    #[must_use]
    pub fn may_move_offer(&self, visit: &Appointment, role: Role, doctor: &Doctor) -> bool {
        after_offer_moved(visit.status, role).is_some() && self.is_hit(visit, doctor)
    }

    /// As whom somebody looks for another time: patients look as far ahead as staff where theirs is hit.
    pub(super) fn asker_moving(&self, role: Role, visit: &Appointment, doctor: &Doctor) -> Asker {
        if role == Role::Patient && self.is_hit(visit, doctor) { Asker::Displaced } else { asker(role) }
    }

    /// Holds, in the transaction of a yes to an offered time, that its doctor is there then. Leave raises the version of the doctor's
    /// rules, so whatever comes between this reading and the write refuses it. One call.
    pub(super) async fn hold_offer(&self, transaction: &mut Transaction<Part>, offered: &Appointment) -> Result<(), BookingError> {
        let doctor = self.read(offered.doctor_id, &[offered.start], &[]).await?.doctor;
        if self.is_hit(offered, &doctor) {
            return Err(BookingError::OfferGone);
        }
        let time = offered.doctor_span(self.calendar.quantum());
        transaction.add_all(Part::DoctorLedger, Calendar::rules_stand(doctor.id, &time, doctor.hours.version));
        Ok(())
    }
}
