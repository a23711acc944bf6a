//! Booking (F24): doctor's ledger, patient's ledger, appointment, intake, event, audit entry and idempotency answer in
//! one transaction.

use jiff::Timestamp;

use super::own_cap::{counted_on, still_fits, with_weeks_of};
use super::reading::{Reading, asker, side, weeks_of};
use super::theirs::{Theirs, deed};
use super::{Appointments, BookingError, Hold, Made, Part, ROUNDS_OF_DAY};
use crate::access::actor::Level;
use crate::access::grant::Granted;
use crate::access::permissions::{BookAppointment, ManagePatients, Permission};
use crate::access::role::Role;
use crate::capabilities::appointments::model::{
    Appointment, BookedAs, Happened, Intake, NewBooking, OwnDay, Refusable, Status, VisitMode, after_create,
};
use crate::capabilities::appointments::store;
use crate::capabilities::availability::model::Offer;
use crate::capabilities::calendar::model::{DatesChange, Span, StartsSeen, WeekChange};
use crate::capabilities::calendar::service::Calendar;
use crate::capabilities::directory::model::{Doctor, VisitKind};
use crate::capabilities::family::model::{Need, OnBehalf};
use crate::capabilities::family::service::Acting;
use crate::events::catalogue::Event;
use crate::identity::accounts::{self, MailTrouble};
use crate::primitives::ids::{AppointmentId, UserId};
use crate::storage::error::StorageError;
use crate::storage::idempotent::{Earlier, Once};
use crate::storage::item::{Item, Key, from_item};
use crate::storage::tables::Table;
use crate::storage::transaction::{CommitError, Transaction};

/// Under which name keyed bookings are remembered. The key of one that confirms a hold is the hold's id.
pub const BOOKINGS: &str = "appointments";

/// A new appointment with what its patient said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Booked {
    pub visit: Appointment,
    /// `None` for staff, who never get it back.
    pub intake: Option<Intake>,
    /// It is more than the so many visits of one day that a patient books; only where staff have just gone beyond.
    pub beyond: Option<OwnDay>,
}

/// What a booking by staff needs of the patient's account. Whoever books for a patient who lets them is asked in `family`.
#[derive(serde::Deserialize)]
struct PatientAccount {
    role: Role,
    status: accounts::Status,
    name: String,
    #[serde(default)]
    mail_trouble: Option<MailTrouble>,
}

/// A patient whom the desk books for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AtDesk {
    pub name: String,
    /// No mail goes to their address.
    pub mail_fails: bool,
    /// They have none: nobody signs in (F69).
    pub no_address: bool,
}

impl PatientAccount {
    fn can_be_booked_for(&self) -> bool {
        self.role == Role::Patient && self.status != accounts::Status::Disabled
    }
}

/// Who the visit is for.
pub(super) struct ForWhom {
    id: UserId,
    name: String,
    /// By whom, where that is neither the patient nor staff.
    carer: Option<OnBehalf>,
}

/// A booking about to be written, and its clinical part.
pub(super) struct Written {
    pub transaction: Transaction<Part>,
    pub intake: Intake,
}

impl Appointments {
    /// Books a time. Every refusal first looks whether this very request has succeeded before.
    pub async fn book(&self, grant: &Granted<BookAppointment>, once: &Once, wish: &NewBooking) -> Result<Made<Booked>, BookingError> {
        self.book_by(grant, once, wish).await
    }

    /// The same by whichever right a time is booked.
    pub(super) async fn book_by<P: Permission>(
        &self,
        grant: &Granted<P>,
        once: &Once,
        wish: &NewBooking,
    ) -> Result<Made<Booked>, BookingError> {
        let _turn = self.calendar.turn(wish.doctor_id).await;
        // Staff are held to the patient's own cap at first, to be told when they go beyond it.
        let mut beyond = None;
        for _ in 0..ROUNDS_OF_DAY {
            let now = self.ground.clock.now();
            let most = self.most_of_patient().filter(|_| beyond.is_none());
            match self.try_book(grant, once, wish, most, now).await {
                Ok(Some(booked)) => return Ok(Made::now(Booked { beyond, ..booked })),
                Ok(None) => {}
                Err(BookingError::OwnDayFull(day)) if grant.role() != Role::Patient => beyond = Some(day),
                // An unclear outcome too is settled by the idempotency row.
                Err(refused) => return self.booked_earlier(grant, once, now, refused).await,
            }
        }
        Err(StorageError::Unavailable("a time many people want".to_owned()).into())
    }

    /// A patient whom the desk can book for. One call.
    pub async fn patient_of_desk(&self, _grant: &Granted<ManagePatients>, id: UserId) -> Result<Option<AtDesk>, StorageError> {
        let row = self.ground.storage.get(&accounts::profile_key(id)).await?;
        let account: Option<PatientAccount> = row.map(|row| from_item(Table::Users, row)).transpose()?;
        let shown = |account: PatientAccount| AtDesk {
            mail_fails: account.mail_trouble.is_some(),
            no_address: account.status == accounts::Status::NoAddress,
            name: account.name,
        };
        Ok(account.filter(PatientAccount::can_be_booked_for).map(shown))
    }

    /// One round. `None`: the world moved between reading and writing; decide anew.
    async fn try_book<P: Permission>(
        &self,
        grant: &Granted<P>,
        once: &Once,
        wish: &NewBooking,
        most: Option<u16>,
        now: Timestamp,
    ) -> Result<Option<Booked>, BookingError> {
        let mut rows = rows_of_patient(grant, wish)?;
        // What is held is booked as it was held, so of a kind the caller's hold is read along.
        rows.extend(wish.kind.map(|_| Hold::key(grant.id())));
        let mut reading = self.read(wish.doctor_id, &[wish.start], &rows).await?;
        let held = if wish.kind.is_some() { Hold::read(reading.extra.pop().flatten())? } else { None };
        let patient = self.for_whom(grant, wish, &mut reading)?;
        if grant.role() == Role::Doctor && grant.id() != wish.doctor_id {
            return Err(Refusable::OtherDoctor.into());
        }
        if wish.mode == VisitMode::Video && !self.may_be_by_video(&reading.doctor) {
            return Err(Refusable::NoVideo.into());
        }
        let kind = Self::kind_wished(&reading.doctor, wish, held, now)?;
        reading.doctor = reading.doctor.asked_for(kind.as_ref().map(VisitKind::length));
        let offer = self.offer(&reading.doctor, wish.start, asker(grant.role()))?;
        let (span, patient_span) = self.spans(&offer)?;
        let taker = Some(self.taker(patient.id, grant.role()));
        let Some(seen) = self.day_left(&mut reading, wish.start, None, Some(grant.id()), now).await? else {
            return Err(self.day_full(&reading.doctor, wish.start, taker, grant.role()).await?);
        };
        let plan = self.calendar.plan_clearing(&mut reading.doctor_ledgers, &span, &Span::default(), grant.id(), now).await?;
        let Some(changes) = plan else {
            let alternatives = self.alternatives(&reading.doctor, wish.start, taker, grant.role()).await?;
            return Err(BookingError::TimeTaken { alternatives });
        };
        let visit = self.appointment(grant, wish, &reading, &offer, &patient, kind.as_ref(), now);
        let of_patient = (&patient_span, most);
        let Written { mut transaction, intake } = self.booking(once, &visit, wish, (changes.as_slice(), &seen), of_patient, &reading)?;
        self.add_carer(&mut transaction, patient.carer.as_ref());
        if patient.id != grant.id() {
            transaction.add(Part::Patient, accounts::is_not_closed(patient.id));
        }
        let deed = deed(grant, "appointment.book", &visit, patient.carer.as_ref());
        transaction.add(Part::Audit, self.ground.audit.action(deed)?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) => {
                let intake = matches!(grant.role(), Role::Patient | Role::Doctor).then_some(intake);
                Ok(Some(Booked { visit, intake, beyond: None }))
            }
            Err(error) if error.refused(&Part::Once) => Err(BookingError::KeyReused),
            Err(error) if error.refused(&Part::PatientLedger) => {
                let on = counted_on(&visit);
                let ledgers = self.calendar.ledgers(patient.id, &with_weeks_of(weeks_of(&[wish.start]), &on)).await?;
                if ledgers.iter().any(|ledger| ledger.gave_way) {
                    return Err(Refusable::UnknownPatient.into()); // joined with another account this very moment
                }
                if ledgers.iter().all(|ledger| ledger.is_free(&patient_span, None, now)) {
                    return still_fits(DatesChange::comes(on, most), &ledgers).map(|()| None);
                }
                let alternatives = self.alternatives(&reading.doctor, wish.start, taker, grant.role()).await?;
                Err(BookingError::PatientBusy { alternatives })
            }
            Err(CommitError::Refused(_)) => Ok(None),
            Err(CommitError::Storage(error)) => Err(error.into()),
        }
    }

    /// The kind that is wished: as it was held, while the caller's hold of this very time runs, else as its doctor keeps it now.
    fn kind_wished(doctor: &Doctor, wish: &NewBooking, held: Option<Hold>, now: Timestamp) -> Result<Option<VisitKind>, BookingError> {
        let is_it = |hold: &Hold| hold.doctor_id == wish.doctor_id && hold.start == wish.start && hold.until > now;
        let as_held = held.filter(is_it).and_then(|hold| hold.kind).filter(|kind| Some(kind.id) == wish.kind);
        if as_held.is_some() { Ok(as_held) } else { Self::kind_of(doctor, wish.kind) }
    }

    /// Decided from what was read along: whom a patient does not let book for them, they do not find.
    fn for_whom<P: Permission>(&self, grant: &Granted<P>, wish: &NewBooking, reading: &mut Reading) -> Result<ForWhom, BookingError> {
        match (grant.role(), wish.patient_id) {
            (Role::Patient, own) if own.is_none_or(|patient| patient == grant.id()) => {
                Ok(ForWhom { id: grant.id(), name: grant.actor().name.expose().clone(), carer: None })
            }
            (Role::Patient, Some(patient)) => {
                let account = reading.extra.pop().flatten();
                let rows = [reading.extra.pop().flatten(), account];
                let carer = self.acting.read(grant, patient, rows, Need::Book)?.ok_or(Refusable::NotForOthers)?;
                Ok(ForWhom { id: carer.patient(), name: carer.patient_name().to_string(), carer: Some(carer) })
            }
            (_, None) => Err(Refusable::PatientMissing.into()),
            (_, Some(id)) => {
                let row = reading.extra.pop().flatten();
                let account: Option<PatientAccount> = row.map(|row| from_item(Table::Users, row)).transpose()?;
                let patient = account.filter(PatientAccount::can_be_booked_for).ok_or(Refusable::UnknownPatient)?;
                Ok(ForWhom { id, name: patient.name, carer: None })
            }
        }
    }

    /// The patient whom a time is kept for, from their account.
    pub(super) fn patient_kept_for(id: UserId, row: Option<Item>, carer: Option<OnBehalf>) -> Result<ForWhom, BookingError> {
        let account: Option<PatientAccount> = row.map(|row| from_item(Table::Users, row)).transpose()?;
        let account = account.filter(PatientAccount::can_be_booked_for).ok_or(Refusable::UnknownPatient)?;
        Ok(ForWhom { id, name: account.name, carer })
    }

    #[expect(clippy::too_many_arguments, reason = "everything that a new visit says")]
    pub(super) fn appointment<P>(
        &self,
        grant: &Granted<P>,
        wish: &NewBooking,
        reading: &Reading,
        offer: &Offer,
        patient: &ForWhom,
        kind: Option<&VisitKind>,
        now: Timestamp,
    ) -> Appointment {
        let (settings, doctor) = (self.settings.now(), &reading.doctor);
        let wall = settings.zone.wall(offer.slot.start);
        let first = Happened {
            at: now,
            status: after_create(grant.role(), doctor.requires_approval),
            moved: false,
            by: grant.role(),
            carer: patient.carer.as_ref().map(OnBehalf::carer),
            program: grant.actor().key.as_ref().map(|key| key.id),
            by_link: grant.actor().level == Level::ByLink,
            at_entrance: false,
        };
        Appointment {
            appointment_id: AppointmentId::new(&self.ground.ids),
            status: first.status,
            version: 1,
            patient_id: patient.id,
            patient_name: patient.name.clone(),
            doctor_id: doctor.id,
            doctor_name: doctor.name.to_string(),
            department_id: doctor.department_id,
            start: offer.slot.start,
            end: offer.slot.end,
            buffer_minutes: offer.buffer_minutes,
            zone: settings.zone.name().to_owned(),
            wall: wall.datetime().strftime("%Y-%m-%dT%H:%M").to_string(),
            utc_date: offer.slot.start.strftime("%Y-%m-%d").to_string(),
            priority: wish.answers.priority,
            visit_type: wish.visit_type,
            kind: kind.map(VisitKind::then),
            mode: wish.mode,
            requires_approval: doctor.requires_approval,
            booked_by: grant.id(),
            booked_as: BookedAs::of(&first),
            created_at: now,
            changed_at: now,
            checked_in_at: None,
            token: None,
            token_day: None,
            queue: None,
            taken_back: None,
            change_reason: None,
            place: Some(doctor.place.clone()).filter(|place| !place.is_empty()),
            fee: kind.and_then(|kind| kind.fee).or(doctor.fee).or(Some(settings.default_fee)),
            series: wish.series,
            record_id: None,
            history: vec![first],
        }
    }

    pub(super) fn booking(
        &self,
        once: &Once,
        visit: &Appointment,
        wish: &NewBooking,
        (changes, seen): (&[WeekChange], &StartsSeen),
        (patient_span, most): (&Span, Option<u16>),
        reading: &Reading,
    ) -> Result<Written, BookingError> {
        let (mut transaction, intake) = (Transaction::new(), intake(visit, wish));
        let of_doctor = Calendar::doctor_actions_while(visit.doctor_id, changes, &side(&reading.doctor), seen);
        transaction.add_all(Part::DoctorLedger, of_doctor);
        // Nothing was read of the patient's ledger: the condition decides.
        let (nothing, dates) = (Span::default(), DatesChange::comes(counted_on(visit), most));
        let of_patient = Calendar::patient_actions(visit.patient_id, &[], (patient_span, &nothing), dates, visit.created_at);
        for action in of_patient.unwrap_or_default() {
            transaction.add(Part::PatientLedger, action);
        }
        transaction.add(Part::Appointment, store::create(visit)?);
        transaction.add(Part::Intake, store::create_intake(&intake)?);
        transaction.add(Part::Event, self.ground.tell(event_of(visit))?);
        transaction.add(Part::Once, once.remember(visit.appointment_id, visit.created_at)?);
        Ok(Written { transaction, intake })
    }

    /// The appointment an earlier request with this key made, as it is now, or else the refusal.
    async fn booked_earlier<P: Permission>(
        &self,
        grant: &Granted<P>,
        once: &Once,
        now: Timestamp,
        refused: BookingError,
    ) -> Result<Made<Booked>, BookingError> {
        let corrupt = || StorageError::Corrupt { table: "guards", why: "a remembered appointment".to_owned() };
        match self.ground.storage.earlier(once, now).await? {
            Earlier::Nothing => Err(refused),
            Earlier::OtherBody => Err(BookingError::KeyReused),
            Earlier::Made(id) => {
                let id: AppointmentId = id.parse().map_err(|_| corrupt())?;
                let visit = self.store.find(id).await?.ok_or_else(corrupt)?;
                let theirs = if super::change::concerns(grant, &visit) {
                    Theirs { visit, carer: None }
                } else {
                    // Booked for somebody by a grant that runs no more: whoever booked knows it as the refusal.
                    let Some(carer) = self.acting.find(grant, visit.patient_id, Need::Book).await? else { return Err(refused) };
                    Theirs { visit, carer: Some(carer) }
                };
                let (intake, _) = self.clinical_for(grant, &theirs.visit, theirs.carer.as_ref()).await?;
                Ok(Made::before(Booked { visit: theirs.shown().visit, intake, beyond: None }))
            }
        }
    }
}

/// What is read along, to know for whom: nothing of whoever books for themselves, the grant and the patient's account of a
/// carer, the account alone of staff, who name the patient.
fn rows_of_patient<P: Permission>(grant: &Granted<P>, wish: &NewBooking) -> Result<Vec<Key>, Refusable> {
    match (grant.role(), wish.patient_id) {
        (Role::Patient, None) => Ok(Vec::new()),
        (Role::Patient, Some(patient)) if patient == grant.id() => Ok(Vec::new()),
        (Role::Patient, Some(patient)) => Ok(Acting::keys(grant, patient).to_vec()),
        (_, Some(patient)) => Ok(vec![accounts::profile_key(patient)]),
        (_, None) => Err(Refusable::PatientMissing),
    }
}

fn intake(visit: &Appointment, wish: &NewBooking) -> Intake {
    Intake {
        patient_id: visit.patient_id,
        item: Intake::item_of(visit.appointment_id),
        appointment_id: visit.appointment_id,
        reason: wish.answers.reason.clone(),
        symptoms: wish.answers.symptoms.clone(),
        intake_doctor_id: visit.doctor_id,
        intake_start: visit.start,
    }
}

/// What a new appointment's state tells the world.
fn event_of(visit: &Appointment) -> Event {
    match visit.status {
        Status::Requested => Event::AppointmentRequested(visit.facts()),
        Status::Proposed => Event::AppointmentProposed(visit.facts()),
        _ => Event::AppointmentBooked(visit.facts()),
    }
}
