//! Moving a visit that leave has hit (F34) to a time that is kept for its patient, with whichever doctor has that time.
//!
//! It is the move of every visit (F26) with three differences: the time is the patient's whoever presses the button, the house has
//! agreed to it, so that neither a doctor's approval nor the patients' cut-off stands in its way, and the doctor may be another one.
//! A visit stays what it is then: its reference, what the patient said and what was noted about it go along.

use jiff::Timestamp;

use super::own_cap::counted_on;
use super::reading::{Reading, side, weeks_of};
use super::steps::{Doer, moved};
use super::theirs::Theirs;
use super::{Appointments, BookingError, Hold, Part, ROUNDS_OF_DAY, Wish};
use crate::access::grant::Granted;
use crate::access::permissions::MoveAppointment;
use crate::capabilities::appointments::model::{Appointment, Move, Status, after_move};
use crate::capabilities::appointments::service::offered::Along;
use crate::capabilities::appointments::store;
use crate::capabilities::availability::model::{Asker, Offer};
use crate::capabilities::calendar::model::{DatesChange, OnDate, Span};
use crate::capabilities::calendar::service::Calendar;
use crate::primitives::ids::AppointmentId;
use crate::storage::error::StorageError;
use crate::storage::transaction::CommitError;

impl Appointments {
    /// Moves a visit of the caller's, or of a patient who lets them, from when it began to a time that is kept for its patient, with
    /// whatever is written along. Three calls at most, and one transaction.
    ///
    /// `NotAllowedNow`: the visit has changed, or what was to be written along is not as it was read.
    pub async fn move_kept(
        &self,
        grant: &Granted<MoveAppointment>,
        id: AppointmentId,
        began: Timestamp,
        hold: &Hold,
        along: &Along<'_>,
    ) -> Result<Appointment, BookingError> {
        let _turn = self.calendar.turn(hold.doctor_id).await;
        for _ in 0..ROUNDS_OF_DAY {
            let theirs = self.mine(grant, id, None).await?;
            // The house has agreed to the time: nobody is asked for approval.
            let to = after_move(theirs.visit.status, Move::Reschedule, grant.role(), false).ok_or(BookingError::NotAllowedNow)?;
            if theirs.visit.start != began || theirs.visit.patient_id != hold.owner {
                return Err(BookingError::NotAllowedNow);
            }
            if let Some(visit) = self.try_move_kept(grant, &theirs, to, hold, along).await? {
                return Ok(Theirs { visit, ..theirs }.shown().visit);
            }
        }
        Err(StorageError::Unavailable("a time many people want".to_owned()).into())
    }

    async fn try_move_kept(
        &self,
        grant: &Granted<MoveAppointment>,
        Theirs { visit: before, carer }: &Theirs,
        to: Status,
        hold: &Hold,
        along: &Along<'_>,
    ) -> Result<Option<Appointment>, BookingError> {
        let now = self.ground.clock.now();
        let weeks = weeks_of(&[before.start, hold.start]);
        let patient_keys: Vec<_> = weeks.iter().map(|week| Calendar::key(before.patient_id, *week)).collect();
        let mut reading = self.read(hold.doctor_id, &[before.start, hold.start], &patient_keys).await?;
        let rows = weeks.iter().zip(reading.extra.drain(..));
        let patient_ledgers =
            rows.map(|(week, row)| Calendar::read(before.patient_id, *week, row.as_ref())).collect::<Result<Vec<_>, _>>()?;
        let offer = self.offer(&reading.doctor.asked_for(before.length()), hold.start, Asker::House)?;
        let (span, patient_span) = self.spans(&offer)?;
        let quantum = self.calendar.quantum();
        let (old, patient_old) = (before.doctor_span(quantum), before.patient_span(quantum));
        let (same_doctor, nothing) = (before.doctor_id == hold.doctor_id, Span::default());
        let release = if same_doctor { &old } else { &nothing };
        let moves_from = same_doctor.then_some(before.start);
        let Some(seen) = self.day_left(&mut reading, hold.start, moves_from, Some(hold.owner), now).await? else {
            return Err(BookingError::DayFull { alternatives: Vec::new() });
        };
        let plan = self.calendar.plan_clearing(&mut reading.doctor_ledgers, &span, release, hold.owner, now).await?;
        let Some(changes) = plan else { return Err(BookingError::TimeTaken { alternatives: Vec::new() }) };
        let to_date = OnDate { date: self.settings.now().zone.date(hold.start), visit: before.appointment_id };
        let dates = DatesChange::moves(counted_on(before), Some(to_date), None);
        let times = (&patient_span, &patient_old);
        let Ok(patient_changes) = Calendar::patient_actions(before.patient_id, &patient_ledgers, times, dates, now) else {
            return Err(BookingError::PatientBusy { alternatives: Vec::new() });
        };
        let step = moved(before, to, Move::Reschedule, Doer::of(grant, carer.as_ref()), &Wish::default(), now);
        let visit = self.with_time_of(step, &reading, &offer);
        let mut transaction = self.change(grant, before, &visit, Move::Reschedule, carer.as_ref(), None)?;
        let of_doctor = Calendar::doctor_actions_while(visit.doctor_id, &changes, &side(&reading.doctor), &seen);
        transaction.add_all(Part::DoctorLedger, of_doctor);
        if !same_doctor {
            transaction.add_all(Part::DoctorLedger, Calendar::release_of_doctor(before.doctor_id, &old));
        }
        transaction.add_all(Part::PatientLedger, patient_changes);
        transaction.add(Part::Intake, store::move_intake(&visit));
        transaction.add_all(Part::Along, along(&visit)?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(Some(visit)),
            Err(error) if error.refused(&Part::Along) => Err(BookingError::NotAllowedNow),
            Err(CommitError::Refused(_)) => Ok(None),
            Err(CommitError::Storage(error)) => Err(error.into()),
        }
    }

    /// The visit at another time, with the doctor who has it: what was agreed on with a booking is what that doctor asks for. The fee
    /// of a kind of visit stays with it.
    fn with_time_of(&self, visit: Appointment, reading: &Reading, offer: &Offer) -> Appointment {
        let (settings, doctor) = (self.settings.now(), &reading.doctor);
        let zone = &settings.zone;
        let moved = Appointment {
            start: offer.slot.start,
            end: offer.slot.end,
            buffer_minutes: offer.buffer_minutes,
            zone: zone.name().to_owned(),
            wall: zone.wall(offer.slot.start).datetime().strftime("%Y-%m-%dT%H:%M").to_string(),
            utc_date: offer.slot.start.strftime("%Y-%m-%d").to_string(),
            ..visit
        };
        if moved.doctor_id == doctor.id {
            return moved;
        }
        Appointment {
            doctor_id: doctor.id,
            doctor_name: doctor.name.to_string(),
            department_id: doctor.department_id,
            requires_approval: doctor.requires_approval,
            place: Some(doctor.place.clone()).filter(|place| !place.is_empty()),
            fee: if moved.kind.is_some() { moved.fee } else { Some(doctor.fee.unwrap_or(settings.default_fee)) },
            ..moved
        }
    }
}
