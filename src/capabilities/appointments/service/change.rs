//! Moves along an appointment's life (F26, F27): version and state are compared and set, so two clicks have one result.

use jiff::Timestamp;

use super::offered::Along;
use super::own_cap::{counted_on, given_back, still_fits, with_weeks_of};
use super::reading::{side, weeks_of};
use super::steps::{Doer, event_of, moved};
use super::theirs::{Theirs, deed};
use super::{Appointments, BookingError, Part, ROUNDS, ROUNDS_OF_DAY};
use crate::access::grant::Granted;
use crate::access::permissions::{CancelAppointment, CheckIn, ConfirmAppointment, MoveAppointment, Permission, RecordNoShow, StartVisit};
use crate::access::role::Role;
use crate::capabilities::appointments::model::{
    Appointment, Arrival, Move, Status, VisitLine, after_move, after_offer_moved, takes_arrivals,
};
use crate::capabilities::appointments::store;
use crate::capabilities::calendar::model::{DatesChange, OnDate};
use crate::capabilities::calendar::service::Calendar;
use crate::capabilities::family::model::{Need, OnBehalf};
use crate::primitives::ids::AppointmentId;
use crate::primitives::text::Sensitive;
use crate::primitives::time::after;
use crate::storage::error::StorageError;
use crate::storage::transaction::{CommitError, Transaction};

/// What a client says about a move.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// The version the client saw; another one is refused. `None`: whatever it is now.
    pub version: Option<u32>,
    /// Why, where a reason makes sense (cancel, reschedule). Told to both sides.
    pub reason: Option<Sensitive<String>>,
    /// Why staff do past the cut-off what the patient no longer may: stands in the trail, and is heard then alone.
    pub logged: Option<Sensitive<String>>,
    /// Not before the visit's day has begun where the hospital is.
    pub on_its_day: bool,
    /// How an arrival is said.
    pub arrival: Arrival,
}

impl Appointments {
    /// Agrees to a requested, proposed or booked appointment.
    pub async fn confirm(&self, grant: &Granted<ConfirmAppointment>, id: AppointmentId, wish: &Wish) -> Result<Appointment, BookingError> {
        self.step(grant, id, Move::Confirm, wish).await
    }

    /// The same, where a patient's yes to a booked visit, and anybody's to a request, hold only with what is written along: `OfferGone`
    /// when that is refused, and of a request `RequestHit`.
    pub async fn confirm_along(
        &self,
        grant: &Granted<ConfirmAppointment>,
        id: AppointmentId,
        wish: &Wish,
        along: &Along<'_>,
    ) -> Result<Appointment, BookingError> {
        self.step_along(grant, id, Move::Confirm, wish, Some(along)).await
    }

    /// Says that the patient has arrived.
    pub async fn check_in(&self, grant: &Granted<CheckIn>, id: AppointmentId, wish: &Wish) -> Result<Appointment, BookingError> {
        self.step(grant, id, Move::CheckIn, wish).await
    }

    /// Says that the patient is not here after all, as long as the doctor has not called them in: the visit stands as before.
    pub async fn undo_check_in(&self, grant: &Granted<CheckIn>, id: AppointmentId, wish: &Wish) -> Result<Appointment, BookingError> {
        self.step(grant, id, Move::UndoCheckIn, wish).await
    }

    /// Calls the patient in.
    pub async fn start(&self, grant: &Granted<StartVisit>, id: AppointmentId, wish: &Wish) -> Result<Appointment, BookingError> {
        self.step(grant, id, Move::Start, wish).await
    }

    /// Says that the patient did not come; from the start time on.
    pub async fn no_show(&self, grant: &Granted<RecordNoShow>, id: AppointmentId, wish: &Wish) -> Result<Appointment, BookingError> {
        self.step(grant, id, Move::NoShow, wish).await
    }

    /// Gives the time back; a patient until the cut-off.
    pub async fn cancel(&self, grant: &Granted<CancelAppointment>, id: AppointmentId, wish: &Wish) -> Result<Appointment, BookingError> {
        self.step(grant, id, Move::Cancel, wish).await
    }

    async fn step<P: Permission>(&self, grant: &Granted<P>, id: AppointmentId, by: Move, wish: &Wish) -> Result<Appointment, BookingError> {
        self.step_along(grant, id, by, wish, None).await
    }

    /// A move that keeps the time, or gives it back (cancel). One read, one transaction; an arrival reads once more, for the number, and
    /// so does taking it back.
    async fn step_along<P: Permission>(
        &self,
        grant: &Granted<P>,
        id: AppointmentId,
        by: Move,
        wish: &Wish,
        along: Option<&Along<'_>>,
    ) -> Result<Appointment, BookingError> {
        let mut seen = None;
        // Everybody who arrives at a department draws from one row: one of them gets each number, the others draw again.
        let rounds = if by == Move::CheckIn { ROUNDS * 8 } else { ROUNDS };
        for _ in 0..rounds {
            let now = self.ground.clock.now();
            let Theirs { visit: before, carer } = self.mine(grant, id, wish.version).await?;
            // Two clicks have one result: a yes to a request is not also a yes to the booking it has just become.
            if by == Move::Confirm && *seen.get_or_insert(before.status) != before.status {
                return Err(BookingError::NotAllowedNow);
            }
            let to = self.allowed(&before, by, grant.role(), now)?;
            let oneself = wish.arrival != Arrival::Said && grant.role() == Role::Patient;
            if by == Move::CheckIn && oneself && !takes_arrivals(&VisitLine::from(&before), now) {
                return Err(BookingError::NotAllowedNow);
            }
            let moved = moved(&before, to, by, Doer::of(grant, carer.as_ref()), wish, now);
            let (visit, draw) = match by {
                Move::CheckIn => self.arrived(&before, moved, wish.arrival).await?,
                Move::UndoCheckIn => self.without_token(&before, moved).await?,
                _ => (moved, None),
            };
            let mut transaction = self.change(grant, &before, &visit, by, carer.as_ref(), wish.logged.as_ref())?;
            if by == Move::Confirm && before.status == Status::Proposed {
                self.hold_offer(&mut transaction, &before).await?;
            }
            let is_request = before.status == Status::Requested;
            if let Some(along) = along.filter(|_| is_request || (grant.role() == Role::Patient && before.status == Status::Booked)) {
                transaction.add_all(Part::Along, along(&before)?);
            }
            if let Some(draw) = draw {
                transaction.add(Part::Number, draw);
            }
            if !to.holds_time() {
                self.add_release(&mut transaction, &before);
            }
            match self.written(transaction, visit).await {
                Ok(Some(visit)) => return Ok(Theirs { visit, carer }.shown().visit),
                Ok(None) => {}
                Err(BookingError::OfferGone) if is_request => return Err(BookingError::RequestHit),
                Err(error) => return Err(error),
            }
        }
        Err(StorageError::Unavailable("an appointment many people change".to_owned()).into())
    }

    /// Gives the appointment another time of the same doctor: the old one is never given up before the new one is held.
    pub async fn reschedule(
        &self,
        grant: &Granted<MoveAppointment>,
        id: AppointmentId,
        start: Timestamp,
        wish: &Wish,
    ) -> Result<Appointment, BookingError> {
        let mut turn = None;
        for _ in 0..ROUNDS_OF_DAY {
            let now = self.ground.clock.now();
            let theirs = self.mine(grant, id, wish.version).await?;
            let before = &theirs.visit;
            let offer_moved = after_offer_moved(before.status, grant.role());
            let to = offer_moved.map_or_else(|| self.allowed(before, Move::Reschedule, grant.role(), now), Ok)?;
            if turn.is_none() {
                // Whoever had the turn before may have changed this very visit.
                turn = Some(self.calendar.turn(before.doctor_id).await);
                continue;
            }
            match self.try_reschedule(grant, &theirs, to, start, wish, now).await {
                Ok(Some(visit)) => return Ok(Theirs { visit, ..theirs }.shown().visit),
                Ok(None) => {}
                Err(lost) if lost.is_about_a_time() => {
                    // Taken by another click of one's own is not "taken".
                    if self.mine(grant, id, wish.version).await?.visit.version == before.version {
                        return Err(lost);
                    }
                }
                Err(error) => return Err(error),
            }
        }
        Err(StorageError::Unavailable("a time many people want".to_owned()).into())
    }

    async fn try_reschedule(
        &self,
        grant: &Granted<MoveAppointment>,
        Theirs { visit: before, carer }: &Theirs,
        to: Status,
        start: Timestamp,
        wish: &Wish,
        now: Timestamp,
    ) -> Result<Option<Appointment>, BookingError> {
        let zone = self.settings.now().zone.clone();
        let to_date = OnDate { date: zone.date(start), visit: before.appointment_id };
        let weeks = with_weeks_of(weeks_of(&[before.start, start]), &[to_date]);
        let patient_keys: Vec<_> = weeks.iter().map(|week| Calendar::key(before.patient_id, *week)).collect();
        let mut reading = self.read(before.doctor_id, &[before.start, start], &patient_keys).await?;
        let rows = weeks.iter().zip(reading.extra.drain(..));
        let patient_ledgers =
            rows.map(|(week, row)| Calendar::read(before.patient_id, *week, row.as_ref())).collect::<Result<Vec<_>, _>>()?;
        reading.doctor = reading.doctor.asked_for(before.length());
        if before.status == Status::Proposed && !self.is_hit(before, &reading.doctor) {
            return Err(BookingError::NotAllowedNow);
        }
        let offer = self.offer(&reading.doctor, start, self.asker_moving(grant.role(), before, &reading.doctor))?;
        if offer.slot == before.slot() {
            return Err(BookingError::NotAllowedNow);
        }
        let (span, patient_span) = self.spans(&offer)?;
        let quantum = self.calendar.quantum();
        let (old, patient_old) = (before.doctor_span(quantum), before.patient_span(quantum));
        let taker = Some(self.taker_moving(before, grant.role()));
        let Some(seen) = self.day_left(&mut reading, start, Some(before.start), Some(grant.id()), now).await? else {
            return Err(self.day_full(&reading.doctor, start, taker, grant.role()).await?);
        };
        let plan = self.calendar.plan_clearing(&mut reading.doctor_ledgers, &span, &old, grant.id(), now).await?;
        let Some(changes) = plan else {
            let alternatives = self.alternatives(&reading.doctor, start, taker, grant.role()).await?;
            return Err(BookingError::TimeTaken { alternatives });
        };
        let dates = DatesChange::moves(counted_on(before), Some(to_date), self.most_for_mover(grant.role()));
        still_fits(dates, &patient_ledgers)?;
        let times = (&patient_span, &patient_old);
        let Ok(patient_changes) = Calendar::patient_actions(before.patient_id, &patient_ledgers, times, dates, now) else {
            let alternatives = self.alternatives(&reading.doctor, start, taker, grant.role()).await?;
            return Err(BookingError::PatientBusy { alternatives });
        };
        let visit = Appointment {
            start: offer.slot.start,
            end: offer.slot.end,
            buffer_minutes: offer.buffer_minutes,
            zone: zone.name().to_owned(),
            wall: zone.wall(offer.slot.start).datetime().strftime("%Y-%m-%dT%H:%M").to_string(),
            utc_date: offer.slot.start.strftime("%Y-%m-%d").to_string(),
            ..moved(before, to, Move::Reschedule, Doer::of(grant, carer.as_ref()), wish, now)
        };
        let mut transaction = self.change(grant, before, &visit, Move::Reschedule, carer.as_ref(), wish.logged.as_ref())?;
        let of_doctor = Calendar::doctor_actions_while(visit.doctor_id, &changes, &side(&reading.doctor), &seen);
        transaction.add_all(Part::DoctorLedger, of_doctor);
        transaction.add_all(Part::PatientLedger, patient_changes);
        transaction.add(Part::Intake, store::move_intake(&visit));
        self.written(transaction, visit).await
    }

    /// The appointment somebody is about to change, as last written and without its clinical part. One call, two for a carer.
    pub async fn to_change<P: Permission>(&self, grant: &Granted<P>, id: AppointmentId) -> Result<Theirs, BookingError> {
        Ok(self.mine(grant, id, None).await?.shown())
    }

    /// Whether a move could be made now, by the table and by the clock. No call; the write decides.
    #[must_use]
    pub fn may(&self, visit: &Appointment, by: Move, role: Role) -> bool {
        self.allowed(visit, by, role, self.ground.clock.now()).is_ok()
    }

    /// Whether staff could make a move now that the patient no longer may: on the pages they say why. No call.
    #[must_use]
    pub fn is_late(&self, visit: &Appointment, by: Move, role: Role) -> bool {
        self.may(visit, by, role) && self.goes_past(visit, by, role, self.ground.clock.now())
    }

    /// Whether the visit's day has begun where the hospital is. No call.
    #[must_use]
    pub fn day_has_come(&self, visit: &Appointment) -> bool {
        let zone = &self.settings.now().zone;
        zone.date(visit.start) <= zone.date(self.ground.clock.now())
    }

    /// The appointment, if it is the caller's to act on, or of a patient who lets them, and still the version they saw.
    pub(super) async fn mine<P>(&self, grant: &Granted<P>, id: AppointmentId, version: Option<u32>) -> Result<Theirs, BookingError> {
        let theirs = self.theirs(grant, id, Need::Book).await?;
        match version {
            Some(seen) if seen != theirs.visit.version => Err(BookingError::Changed { version: theirs.visit.version }),
            _ => Ok(theirs),
        }
    }

    /// The state after the move, by the table and by the clock.
    pub(super) fn allowed(&self, visit: &Appointment, by: Move, role: Role, now: Timestamp) -> Result<Status, BookingError> {
        let to = after_move(visit.status, by, role, visit.requires_approval).ok_or(BookingError::NotAllowedNow)?;
        let in_time = match by {
            Move::NoShow => now >= visit.start,
            Move::Cancel | Move::Reschedule if role == Role::Patient => self.is_before_cut_off(visit, by, now),
            _ => true,
        };
        let to = if by == Move::UndoCheckIn { visit.before_arrival() } else { to };
        if in_time { Ok(to) } else { Err(BookingError::NotAllowedNow) }
    }

    /// Whether a patient may still cancel or move a visit, by the clock alone.
    fn is_before_cut_off(&self, visit: &Appointment, by: Move, now: Timestamp) -> bool {
        // What somebody else chose for them a patient may say no to as long as it has not begun.
        if by == Move::Cancel && visit.status == Status::Proposed {
            return now < visit.start;
        }
        after(now, i64::from(self.settings.now().cancel_cutoff_minutes) * 60) <= visit.start
    }

    /// Whether staff do what the patient no longer may.
    fn goes_past(&self, visit: &Appointment, by: Move, role: Role, now: Timestamp) -> bool {
        role != Role::Patient && matches!(by, Move::Cancel | Move::Reschedule) && !self.is_before_cut_off(visit, by, now)
    }

    /// Appointment, event and audit entry of a move. `logged`: for the entry, where staff go past the patients' cut-off.
    pub(super) fn change<P>(
        &self,
        grant: &Granted<P>,
        before: &Appointment,
        visit: &Appointment,
        by: Move,
        carer: Option<&OnBehalf>,
        logged: Option<&Sensitive<String>>,
    ) -> Result<Transaction<Part>, StorageError> {
        let logged = logged.filter(|_| self.goes_past(before, by, grant.role(), visit.changed_at));
        let mut transaction = Transaction::new();
        transaction.add(Part::Appointment, store::replace(visit, before)?);
        transaction.add(Part::Event, self.ground.tell(event_of(before, visit, by))?);
        self.add_carer(&mut transaction, carer);
        let deed = deed(grant, by.deed(), visit, carer);
        let deed = logged.into_iter().fold(deed, |deed, why| deed.because(why.expose().as_str()));
        transaction.add(Part::Audit, self.ground.audit.action(deed)?);
        Ok(transaction)
    }

    /// The time goes back in the transaction that ends the holding state, and only there.
    fn add_release(&self, transaction: &mut Transaction<Part>, visit: &Appointment) {
        let quantum = self.calendar.quantum();
        transaction.add_all(Part::DoctorLedger, Calendar::release_of_doctor(visit.doctor_id, &visit.doctor_span(quantum)));
        transaction
            .add_all(Part::PatientLedger, Calendar::release_of_patient(visit.patient_id, &visit.patient_span(quantum), given_back(visit)));
    }

    /// `None`: somebody changed the appointment or the time meanwhile; decide anew. `OfferGone`: it cannot take place any more.
    pub(super) async fn written(&self, transaction: Transaction<Part>, visit: Appointment) -> Result<Option<Appointment>, BookingError> {
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(Some(visit)),
            Err(error) if error.refused(&Part::Along) => Err(BookingError::OfferGone),
            Err(CommitError::Refused(_)) => Ok(None),
            Err(CommitError::Storage(error)) => Err(error.into()),
        }
    }
}

/// Whether the appointment is the caller's: a patient's own, a doctor's own, any for staff.
pub(super) fn concerns<P>(grant: &Granted<P>, visit: &Appointment) -> bool {
    match grant.role() {
        Role::Patient => visit.patient_id == grant.id(),
        Role::Doctor => visit.doctor_id == grant.id(),
        Role::Receptionist | Role::Administrator => true,
    }
}
