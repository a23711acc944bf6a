//! Several visits of one patient, weeks or days apart (F35): looked at before anything is booked, then booked one by one.
//!
//! Each visit is a booking like any other, in a transaction of its own, with an idempotency key made of the form's: who sends the form
//! again, or is killed in the middle, goes on where it stopped, and nothing is booked twice. What could not be booked is told with why.

use jiff::{Timestamp, ToSpan};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::reading::weeks_of;
use super::{Appointments, BookingError, Wish};
use crate::access::grant::Granted;
use crate::access::permissions::{BookSeries, CancelAppointment};
use crate::access::role::Role;
use crate::capabilities::appointments::model::{
    Appointment, BookingAnswers, Conflict, InSeries, Move, NewBooking, PlannedVisit, Planning, Refusable, SeriesPlan, VisitLine, VisitMode,
    Week,
};
use crate::capabilities::appointments::store::{Order, Whose};
use crate::capabilities::availability::model::{Asker, window};
use crate::capabilities::calendar::service::Calendar;
use crate::capabilities::directory::model::{Doctor, VisitKind};
use crate::primitives::ids::{AppointmentId, SeriesId, UserId, VisitKindId};
use crate::primitives::text::Sensitive;
use crate::primitives::time::Slot;
use crate::storage::error::StorageError;
use crate::storage::idempotent::{Earlier, Once};

/// More visits than one patient has ahead.
const MOST_AHEAD: usize = 200;

/// A series before it is booked.
#[derive(Debug, Clone)]
pub struct PlannedSeries {
    pub doctor: Doctor,
    /// The kind of its visits; `None`: the usual one.
    pub kind: Option<VisitKind>,
    pub visits: Vec<PlannedVisit>,
}

/// One visit that is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WantedVisit {
    /// The line it stood on: names it within the form, however often that is sent.
    pub line: u8,
    /// Which one of the series it is to be.
    pub number: u8,
    pub start: Timestamp,
}

/// The visits that are wanted.
#[derive(Debug, Clone)]
pub struct WantedSeries {
    pub patient_id: UserId,
    pub doctor_id: UserId,
    /// Which of the doctor's kinds of visits all of them are; `None`: the usual one.
    pub kind: Option<VisitKindId>,
    pub visits: Vec<WantedVisit>,
    /// How many there are to be in all.
    pub of: u8,
    pub answers: BookingAnswers,
}

/// By which key a series is booked, and what a repeat must agree with.
#[derive(Debug, Clone, Copy)]
pub struct SeriesKey<'a> {
    pub key: &'a str,
    pub fingerprint: &'a str,
}

/// What became of one visit of a series.
#[derive(Debug, Clone)]
pub struct SeriesVisit {
    pub wanted: WantedVisit,
    pub outcome: Result<Box<Appointment>, NotBooked>,
}

/// Why a visit of a series is not booked.
#[derive(Debug, Clone)]
pub struct NotBooked {
    /// `None`: the house could not answer just now, or was not asked any more.
    pub why: Option<Conflict>,
    /// Up to three times that were free a moment ago.
    pub near: Vec<Slot>,
}

impl SeriesKey<'_> {
    /// The series that this key makes for somebody: always the same.
    #[must_use]
    pub fn series(&self, by: UserId) -> SeriesId {
        let digest = Sha256::digest(format!("series#{by}#{}", self.key));
        SeriesId::from_uuid(Uuid::from_bytes(std::array::from_fn(|place| digest[place])))
    }
}

impl Appointments {
    /// The name of a patient whom somebody may book a series for: the desk for anybody, a doctor for whoever is in their care.
    pub async fn patient_of_series(&self, grant: &Granted<BookSeries>, patient: UserId) -> Result<Option<String>, StorageError> {
        if grant.role() == Role::Doctor {
            return Ok(self.visit_in_care(patient, grant.id()).await?.map(|visit| visit.patient_name));
        }
        let Ok(desk) = grant.also() else { return Ok(None) };
        Ok(self.patient_of_desk(&desk, patient).await?.map(|at_desk| at_desk.name))
    }

    /// Every visit of a plan, as long as its kind, with what stands in its way. Two calls; one more for each 100 weeks of both ledgers.
    pub async fn plan_series(
        &self,
        grant: &Granted<BookSeries>,
        patient: UserId,
        (doctor, kind): (UserId, Option<VisitKindId>),
        plan: &SeriesPlan,
    ) -> Result<PlannedSeries, BookingError> {
        self.may_series(grant, patient, doctor).await?;
        let (settings, now) = (self.settings.now(), self.ground.clock.now());
        let last = window(&settings, Asker::Staff, now).1;
        let around = |date: jiff::civil::Date| {
            let week = Week::of(date);
            [date.saturating_sub(2.days()), date.saturating_add(3.days()), week.monday(), week.sunday().saturating_add(1.days())]
        };
        let dates = plan.dates().filter(|date| *date <= last).flat_map(around);
        let starts: Vec<Timestamp> = dates.map(|date| settings.zone.day_start(date)).collect();
        let weeks = weeks_of(&starts);
        let keys: Vec<_> = weeks.iter().map(|week| Calendar::key(patient, *week)).collect();
        let reading = self.read(doctor, &starts, &keys).await?;
        let kind = Self::kind_of(&reading.doctor, kind)?;
        let asked = reading.doctor.asked_for(kind.as_ref().map(VisitKind::length));
        let rows = weeks.iter().zip(&reading.extra);
        let patient_ledgers = rows.map(|(week, row)| Calendar::read(patient, *week, row.as_ref())).collect::<Result<Vec<_>, _>>()?;
        let planning = Planning {
            doctor: &asked,
            settings: &settings,
            doctor_ledgers: &reading.doctor_ledgers,
            patient_ledgers: &patient_ledgers,
            quantum: self.calendar.quantum(),
            viewer: grant.id(),
            now,
        };
        let visits = planning.planned(plan);
        Ok(PlannedSeries { visits, kind, doctor: reading.doctor })
    }

    /// Books what is wanted, one after the other, and tells what became of each. What an earlier request with this key booked is
    /// found and told as it is now.
    pub async fn book_series(
        &self,
        grant: &Granted<BookSeries>,
        key: SeriesKey<'_>,
        wanted: &WantedSeries,
    ) -> Result<Vec<SeriesVisit>, BookingError> {
        self.may_series(grant, wanted.patient_id, wanted.doctor_id).await?;
        let earlier = self.booked_with(grant, key, &wanted.visits).await?;
        let (mut told, mut silent) = (Vec::new(), false);
        for (visit, booked) in wanted.visits.iter().zip(earlier) {
            let outcome = match booked {
                Some(booked) => Ok(Box::new(booked)),
                None if silent => Err(NotBooked { why: None, near: Vec::new() }),
                None => self.book_one(grant, key, wanted, *visit).await?,
            };
            silent = silent || matches!(&outcome, Err(NotBooked { why: None, .. }));
            told.push(SeriesVisit { wanted: *visit, outcome });
        }
        Ok(told)
    }

    /// What earlier requests of the same person with this key said a patient's visits are for; `None` where they booked none of these.
    /// Up to three calls, after those for the right. For another try, which carries no words of health: it is shown to nobody.
    pub async fn said_with(
        &self,
        grant: &Granted<BookSeries>,
        key: SeriesKey<'_>,
        (patient, doctor): (UserId, UserId),
        visits: &[WantedVisit],
    ) -> Result<Option<Sensitive<String>>, BookingError> {
        self.may_series(grant, patient, doctor).await?;
        let booked = self.booked_with(grant, key, visits).await?;
        let Some(visit) = booked.into_iter().flatten().find(|visit| visit.patient_id == patient) else { return Ok(None) };
        let (intake, _) = self.store.clinical(patient, visit.appointment_id).await?;
        Ok(intake.map(|intake| intake.reason))
    }

    /// Of these visits those of a patient's series that are not over or cancelled, soonest first; a doctor's own alone. One call.
    pub async fn booked_of_series(
        &self,
        grant: &Granted<BookSeries>,
        patient: UserId,
        ids: &[AppointmentId],
    ) -> Result<Vec<Appointment>, StorageError> {
        let mut visits = self.store.as_written(ids).await?;
        let is_theirs = |visit: &Appointment| grant.role() != Role::Doctor || visit.doctor_id == grant.id();
        visits.retain(|visit| visit.patient_id == patient && visit.series.is_some() && visit.status.is_open() && is_theirs(visit));
        visits.sort_by_key(|visit| visit.start);
        Ok(visits)
    }

    /// Whether somebody may look at this patient's time and at this doctor's.
    async fn may_series(&self, grant: &Granted<BookSeries>, patient: UserId, doctor: UserId) -> Result<(), BookingError> {
        if grant.role() == Role::Doctor && grant.id() != doctor {
            return Err(Refusable::OtherDoctor.into());
        }
        self.patient_of_series(grant, patient).await?.map(drop).ok_or_else(|| Refusable::UnknownPatient.into())
    }

    /// What earlier requests with this key have booked, line by line. One call, two where there is something.
    async fn booked_with(
        &self,
        grant: &Granted<BookSeries>,
        key: SeriesKey<'_>,
        visits: &[WantedVisit],
    ) -> Result<Vec<Option<Appointment>>, BookingError> {
        let now = self.ground.clock.now();
        let onces: Vec<Once> = visits.iter().map(|visit| self.once_of(grant, key, *visit)).collect();
        let keys: Vec<_> = onces.iter().map(Once::key).collect();
        let rows = self.ground.storage.get_many(&keys).await?;
        let mut made: Vec<Option<AppointmentId>> = Vec::new();
        for (once, row) in onces.iter().zip(rows) {
            made.push(match once.earlier(row, now)? {
                Earlier::Nothing => None,
                Earlier::OtherBody => return Err(BookingError::KeyReused),
                Earlier::Made(id) => id.parse().ok(),
            });
        }
        let ids: Vec<AppointmentId> = made.iter().copied().flatten().collect();
        let booked = if ids.is_empty() { Vec::new() } else { self.store.as_written(&ids).await? };
        let find = |id: Option<AppointmentId>| id.and_then(|id| booked.iter().find(|visit| visit.appointment_id == id).cloned());
        Ok(made.into_iter().map(find).collect())
    }

    fn once_of(&self, grant: &Granted<BookSeries>, key: SeriesKey<'_>, visit: WantedVisit) -> Once {
        self.ground.once(grant.id(), "series", &format!("{}.{}", key.key, visit.line), key.fingerprint)
    }

    async fn book_one(
        &self,
        grant: &Granted<BookSeries>,
        key: SeriesKey<'_>,
        wanted: &WantedSeries,
        visit: WantedVisit,
    ) -> Result<Result<Box<Appointment>, NotBooked>, BookingError> {
        let wish = NewBooking {
            doctor_id: wanted.doctor_id,
            start: visit.start,
            patient_id: Some(wanted.patient_id),
            visit_type: None,
            kind: wanted.kind,
            mode: VisitMode::InPerson,
            series: Some(InSeries { id: key.series(grant.id()), number: visit.number, of: wanted.of }),
            answers: wanted.answers.clone(),
        };
        let not = |why: Option<Conflict>, near: Vec<Slot>| Ok(Err(NotBooked { why, near }));
        match self.book_by(grant, &self.once_of(grant, key, visit), &wish).await {
            Ok(made) => Ok(Ok(Box::new(made.thing.visit))),
            Err(BookingError::TimeTaken { alternatives }) => not(Some(Conflict::Taken), alternatives),
            Err(BookingError::DayFull { alternatives }) => not(Some(Conflict::DayFull), alternatives),
            Err(BookingError::PatientBusy { alternatives }) => not(Some(Conflict::PatientBusy), alternatives),
            Err(BookingError::Impossible(Refusable::NotOffered(refused))) => {
                let near = self.near(grant, wanted.doctor_id, (visit.start, wanted.kind), None).await.map(|near| near.free);
                not(Some(refused.into()), near.unwrap_or_default())
            }
            Err(BookingError::Storage(_)) => not(None, Vec::new()),
            Err(error) => Err(error),
        }
    }

    /// The visits of a visit's series that are still to come and that the caller may cancel, soonest first; this one among them where
    /// it is one of those. Three calls, from the index: one that was booked a moment ago may not be among them yet.
    pub async fn rest_of_series(
        &self,
        grant: &Granted<CancelAppointment>,
        id: AppointmentId,
    ) -> Result<(super::Theirs, Vec<Appointment>), BookingError> {
        let theirs = self.to_change(grant, id).await?;
        let visit = &theirs.visit;
        let series = visit.series.ok_or(BookingError::NotFound)?;
        // Leave may have moved one of them to a colleague: a doctor sees their own.
        let is_theirs = |line: &VisitLine| grant.role() != Role::Doctor || line.doctor_id == visit.doctor_id;
        let is_meant = |line: &VisitLine| is_theirs(line) && line.status.is_open();
        let mut rest = self.of_series(visit.patient_id, series.id, self.ground.clock.now(), is_meant).await?;
        rest.retain(|one| self.may(one, Move::Cancel, grant.role()));
        Ok((theirs, rest))
    }

    /// The visits of a patient's series that begin from a moment on, of those that are meant, soonest first. From the index: one that was
    /// booked a moment ago may not be among them yet. Two calls, three where more than 100 of the patient's visits are meant.
    pub(super) async fn of_series(
        &self,
        patient: UserId,
        series: SeriesId,
        from: Timestamp,
        is_meant: impl Fn(&VisitLine) -> bool,
    ) -> Result<Vec<Appointment>, StorageError> {
        let ahead = Slot { start: from, end: Timestamp::MAX };
        let lines = self.store.visits(Whose::Patient(patient), ahead, Order::SoonestFirst, None, MOST_AHEAD).await?.items;
        let ids: Vec<AppointmentId> = lines.iter().filter(|line| is_meant(line)).map(|line| line.appointment_id).collect();
        let mut visits = self.store.as_written(&ids).await?;
        visits.retain(|one| one.series.is_some_and(|of| of.id == series));
        visits.sort_by_key(|one| one.start);
        Ok(visits)
    }

    /// Gives back those of a series that somebody has seen listed: each in a transaction of its own, as it was seen. How many are
    /// cancelled now, and how many of the listed are not.
    pub async fn cancel_series(
        &self,
        grant: &Granted<CancelAppointment>,
        id: AppointmentId,
        seen: &[(AppointmentId, u32)],
        reason: Option<Sensitive<String>>,
    ) -> Result<(usize, usize), BookingError> {
        let series = self.to_change(grant, id).await?.visit.series.ok_or(BookingError::NotFound)?;
        let ids: Vec<AppointmentId> = seen.iter().map(|(id, _)| *id).collect();
        let of_series = self.store.as_written(&ids).await?.into_iter().filter(|visit| visit.series.is_some_and(|of| of.id == series.id));
        let of_series: Vec<AppointmentId> = of_series.map(|visit| visit.appointment_id).collect();
        let (mut cancelled, mut kept) = (0, 0);
        for (id, version) in seen.iter().filter(|(id, _)| of_series.contains(id)) {
            let wish = Wish { version: Some(*version), reason: reason.clone(), logged: reason.clone(), ..Wish::default() };
            let is_done = match self.cancel(grant, *id, &wish).await {
                Ok(_) => true,
                // Pressed twice, or somebody else did it.
                Err(BookingError::Changed { .. } | BookingError::NotAllowedNow) => {
                    self.store.find(*id).await?.is_none_or(|visit| !visit.status.holds_time())
                }
                Err(BookingError::NotFound) => false,
                Err(error) => return Err(error),
            };
            if is_done { cancelled += 1 } else { kept += 1 }
        }
        Ok((cancelled, kept))
    }
}
