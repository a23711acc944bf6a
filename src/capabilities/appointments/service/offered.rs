//! A time that the house keeps for a patient whom it offers it to: from the waiting list (F33), or for a visit that leave
//! has hit (F34). It stands on the doctor's ledger like any hold and is the patient's: nobody else can take it until its end.
//!
//! Unlike a hold somebody asks for (F25) it is not the account's one hold. The offer that it belongs to is written in the
//! same transaction and says where it is.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::book::Written;
use super::reading::{Reading, side, weeks_of};
use super::theirs::{Theirs, deed};
use super::{Appointments, Booked, BookingError, Hold, Made, Part, ROUNDS, ROUNDS_OF_DAY};
use crate::access::grant::Granted;
use crate::access::permissions::Permission;
use crate::access::role::Role;
use crate::capabilities::appointments::model::{Appointment, NewBooking, Refusable};
use crate::capabilities::availability::model::{Asker, Offer};
use crate::capabilities::calendar::model::Span;
use crate::capabilities::calendar::service::Calendar;
use crate::capabilities::directory::model::{Doctor, VisitKind, VisitLength};
use crate::capabilities::family::model::OnBehalf;
use crate::identity::accounts;
use crate::primitives::ids::UserId;
use crate::primitives::time::Slot;
use crate::storage::error::StorageError;
use crate::storage::idempotent::{Earlier, Once};
use crate::storage::transaction::{Action, CommitError, Transaction};

/// What became of the wish to keep a time for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeptFor {
    Kept,
    /// Somebody has it, or the doctor does not work then (any more).
    Taken,
    /// What was to be written along is not as it was read.
    Overtaken,
}

/// A time that is kept for a patient, about to be booked for them.
#[derive(Debug, Clone, Copy)]
pub struct KeptVisit<'a> {
    pub patient: UserId,
    /// Of a carer who does it for them.
    pub carer: Option<&'a OnBehalf>,
    /// The kind of visit it is kept for, as it was offered: so it is booked. `None`: the usual one.
    pub kind: Option<&'a VisitKind>,
}

/// What is written in the transaction of a visit, from the visit.
pub type Along<'a> = dyn Fn(&Appointment) -> Result<Vec<Action>, StorageError> + Send + Sync + 'a;

impl Appointments {
    /// What a doctor's rules and ledger leave of a time: `None` when it cannot be offered to any patient. As far ahead as staff book;
    /// whether it is too soon for a patient, whoever offers it says. `length`: how long it has to be, if not as the rules say. One call.
    pub async fn offerable(
        &self,
        doctor: UserId,
        start: jiff::Timestamp,
        length: Option<VisitLength>,
    ) -> Result<Option<(Doctor, Offer)>, StorageError> {
        let mut reading = match self.read(doctor, &[start], &[]).await {
            Ok(reading) => reading,
            Err(BookingError::Storage(error)) => return Err(error),
            Err(_) => return Ok(None),
        };
        let Ok(offer) = self.offer(&reading.doctor.asked_for(length), start, Asker::House) else { return Ok(None) };
        let Ok((span, _)) = self.spans(&offer) else { return Ok(None) };
        let now = self.ground.clock.now();
        let left = self.day_left(&mut reading, start, None, None, now).await?.is_some();
        let free = left && reading.doctor_ledgers.iter().all(|ledger| ledger.is_free(&span, None, now));
        Ok(free.then_some((reading.doctor, offer)))
    }

    /// Keeps a time for its owner until its end, with whatever is written along; `length` as it was found with. One call to read and
    /// one transaction.
    pub async fn keep_for(&self, hold: &Hold, length: Option<VisitLength>, along: &[Action]) -> Result<KeptFor, StorageError> {
        let _turn = self.calendar.turn(hold.doctor_id).await;
        for _ in 0..ROUNDS {
            let now = self.ground.clock.now();
            let mut reading = match self.read(hold.doctor_id, &[hold.start], &[]).await {
                Ok(reading) => reading,
                Err(BookingError::Storage(error)) => return Err(error),
                Err(_) => return Ok(KeptFor::Taken),
            };
            let Some(span) = self.span_as_kept(&reading, hold, length) else { return Ok(KeptFor::Taken) };
            if self.day_left(&mut reading, hold.start, None, Some(hold.owner), now).await?.is_none() {
                return Ok(KeptFor::Taken);
            }
            let nothing = Span::default();
            let plan = self.calendar.plan_clearing(&mut reading.doctor_ledgers, &span, &nothing, hold.owner, now).await?;
            let Some(changes) = plan else { return Ok(KeptFor::Taken) };
            // The patient keeps this very time already, while they confirm: it is theirs to book as it is.
            if changes.iter().any(|change| change.use_hold.is_some()) {
                return Ok(KeptFor::Taken);
            }
            let mut transaction = Transaction::new();
            for action in Calendar::hold_actions(hold.doctor_id, &hold.in_ledger(), &span, &side(&reading.doctor)) {
                transaction.add(Part::DoctorLedger, action);
            }
            transaction.add_all(Part::Along, along.iter().cloned());
            match self.ground.storage.commit(transaction).await {
                Ok(()) => return Ok(KeptFor::Kept),
                Err(error) if error.refused(&Part::Along) => return Ok(KeptFor::Overtaken),
                Err(CommitError::Refused(_)) => {}
                Err(CommitError::Storage(error)) => return Err(error),
            }
        }
        Err(StorageError::Unavailable("a time many people want".to_owned()))
    }

    /// Whether a time that is kept could still be taken by its owner: leave, or a day the hospital closes on, may have hit it since, and
    /// they may have booked it as it is. `length` as it was found with. One call.
    pub async fn is_still_there(&self, hold: &Hold, length: Option<VisitLength>) -> Result<bool, StorageError> {
        let mut reading = match self.read(hold.doctor_id, &[hold.start], &[]).await {
            Ok(reading) => reading,
            Err(BookingError::Storage(error)) => return Err(error),
            Err(_) => return Ok(false),
        };
        let Some(span) = self.span_as_kept(&reading, hold, length) else { return Ok(false) };
        let now = self.ground.clock.now();
        let left = self.day_left(&mut reading, hold.start, None, Some(hold.owner), now).await?.is_some();
        Ok(left && reading.doctor_ledgers.iter().all(|ledger| ledger.is_free(&span, Some(hold.owner), now)))
    }

    /// From when to when each of these days lasts, where the hospital is. No call.
    #[must_use]
    pub fn times_of(&self, days: &BTreeSet<Date>) -> Vec<Slot> {
        let settings = self.settings.now();
        days.iter().map(|day| settings.zone.day(*day)).collect()
    }

    /// What a time takes of its doctor's ledger while their rules give it just as it is kept.
    fn span_as_kept(&self, reading: &Reading, hold: &Hold, length: Option<VisitLength>) -> Option<Span> {
        let offer = self.offer(&reading.doctor.asked_for(length), hold.start, Asker::House).ok()?;
        let as_kept = offer.slot == hold.slot() && offer.buffer_minutes == hold.buffer_minutes;
        self.spans(&offer).ok().map(|(span, _)| span).filter(|_| as_kept)
    }

    /// Gives a time back that was kept for somebody. Twice is fine. One write.
    pub async fn give_back_kept(&self, hold: &Hold) -> Result<(), StorageError> {
        self.let_go(hold).await
    }

    /// Books a time that is kept for its patient, with whatever is written along, by the protocol of every booking. Whether the
    /// caller may do it for this patient was decided where the offer was found; a carer's grant is held here once more. `kept` says which
    /// kind of visit it is, `wish` everything else.
    ///
    /// `NotAllowedNow`: what was to be written along is not as it was read.
    pub async fn book_kept<P: Permission>(
        &self,
        grant: &Granted<P>,
        once: &Once,
        wish: &NewBooking,
        kept: KeptVisit<'_>,
        along: &Along<'_>,
    ) -> Result<Made<Booked>, BookingError> {
        let _turn = self.calendar.turn(wish.doctor_id).await;
        for _ in 0..ROUNDS_OF_DAY {
            match self.try_book_kept(grant, once, wish, kept, along).await {
                Ok(Some(booked)) => return Ok(Made::now(booked)),
                Ok(None) => {}
                Err(refused) => return self.kept_booked_earlier(once, refused, kept.carer).await,
            }
        }
        Err(StorageError::Unavailable("a time many people want".to_owned()).into())
    }

    async fn try_book_kept<P: Permission>(
        &self,
        grant: &Granted<P>,
        once: &Once,
        wish: &NewBooking,
        KeptVisit { patient, carer, kind }: KeptVisit<'_>,
        along: &Along<'_>,
    ) -> Result<Option<Booked>, BookingError> {
        let now = self.ground.clock.now();
        let mut reading = self.read(wish.doctor_id, &[wish.start], &[accounts::profile_key(patient)]).await?;
        let whom = Self::patient_kept_for(patient, reading.extra.pop().flatten(), carer.cloned())?;
        reading.doctor = reading.doctor.asked_for(kind.map(VisitKind::length));
        let offer = self.offer(&reading.doctor, wish.start, Asker::House)?;
        let (span, patient_span) = self.spans(&offer)?;
        let Some(seen) = self.day_left(&mut reading, wish.start, None, Some(patient), now).await? else {
            return Err(BookingError::DayFull { alternatives: Vec::new() });
        };
        let plan = self.calendar.plan_clearing(&mut reading.doctor_ledgers, &span, &Span::default(), patient, now).await?;
        let Some(changes) = plan else { return Err(BookingError::TimeTaken { alternatives: Vec::new() }) };
        let visit = self.appointment(grant, wish, &reading, &offer, &whom, kind, now);
        let Written { mut transaction, intake } =
            self.booking(once, &visit, wish, (changes.as_slice(), &seen), (&patient_span, None), &reading)?;
        self.add_carer(&mut transaction, carer);
        transaction.add(Part::Patient, accounts::is_not_closed(patient));
        transaction.add_all(Part::Along, along(&visit)?);
        transaction.add(Part::Audit, self.ground.audit.action(deed(grant, "appointment.book", &visit, carer))?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(Some(Booked { visit, intake: Some(intake).filter(|_| grant.role() == Role::Patient), beyond: None })),
            Err(error) if error.refused(&Part::Once) => Err(BookingError::KeyReused),
            Err(error) if error.refused(&Part::Along) => Err(BookingError::NotAllowedNow),
            Err(error) if error.refused(&Part::PatientLedger) => {
                let ledgers = self.calendar.ledgers(patient, &weeks_of(&[wish.start])).await?;
                let free = ledgers.iter().all(|ledger| ledger.is_free(&patient_span, None, now));
                if free { Ok(None) } else { Err(BookingError::PatientBusy { alternatives: Vec::new() }) }
            }
            Err(error) if error.refused(&Part::Patient) => Err(Refusable::UnknownPatient.into()),
            Err(CommitError::Refused(_)) => Ok(None),
            Err(CommitError::Storage(error)) => Err(error.into()),
        }
    }

    /// What the same press of a button made before, as it is now, or else the refusal.
    async fn kept_booked_earlier(
        &self,
        once: &Once,
        refused: BookingError,
        carer: Option<&OnBehalf>,
    ) -> Result<Made<Booked>, BookingError> {
        let corrupt = || StorageError::Corrupt { table: "guards", why: "a remembered appointment".to_owned() };
        let Earlier::Made(id) = self.ground.storage.earlier(once, self.ground.clock.now()).await? else { return Err(refused) };
        let visit = self.store.find(id.parse().map_err(|_| corrupt())?).await?.ok_or_else(corrupt)?;
        let theirs = Theirs { visit, carer: carer.cloned() };
        Ok(Made::before(Booked { visit: theirs.shown().visit, intake: None, beyond: None }))
    }
}
