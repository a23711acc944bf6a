//! A doctor's own visits with the reasons of those who come: a day, a week, what is to come (F28).
//!
//! These are clinical reads: one entry in the trail names the visits of a page, and nothing is handed out before it is
//! written. The lists come from indexes; whoever has just changed a visit names it (`about`), and it is read as last
//! written beside them.

use std::cmp::Reverse;
use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::home::settled;
use super::{Appointments, BookingError};
use crate::access::grant::Granted;
use crate::access::permissions::SeeOwnDay;
use crate::capabilities::appointments::model::{DayPlan, Status, VisitLine, Week};
use crate::capabilities::appointments::store::{ReasonLine, Whose};
use crate::capabilities::availability::model::{Asker, open_visits};
use crate::identity::audit::Deed;
use crate::primitives::ids::AppointmentId;
use crate::primitives::text::Sensitive;
use crate::primitives::time::{Slot, after};
use crate::storage::error::StorageError;

/// The longest visit in seconds: how long before now a visit that is not over can have begun.
const LONGEST: i64 = 6 * 60 * 60;

/// One visit with why the patient comes.
#[derive(Debug, Clone)]
pub struct DayLine {
    pub visit: VisitLine,
    pub reason: Option<Sensitive<String>>,
}

/// A doctor's week.
#[derive(Debug, Clone)]
pub struct WeekOfDoctor {
    /// Earliest first.
    pub lines: Vec<DayLine>,
    /// Monday to Sunday.
    pub days: Vec<DayPlan>,
    /// Whether anybody can book at all; nothing is free otherwise.
    pub takes_bookings: bool,
    /// At most so many visits begin on one day.
    pub daily_cap: Option<u16>,
}

/// Which coming visits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComingFilter {
    pub from: Date,
    /// The last date, included.
    pub to: Date,
    /// None of them: every state but cancelled.
    pub statuses: Vec<Status>,
}

/// A page of coming visits.
#[derive(Debug, Clone)]
pub struct Coming {
    /// Requests first, then by start.
    pub lines: Vec<DayLine>,
    /// How many of the whole list wait for the doctor's answer.
    pub requests: usize,
    /// How many the whole list has.
    pub total: usize,
    pub next: Option<ComingPlace>,
}

/// Where the list of coming visits goes on: behind this visit as it stood in the list. A visit that was answered
/// meanwhile is found further down and skips nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ComingPlace {
    answered: bool,
    start: Timestamp,
    visit: AppointmentId,
}

impl ComingPlace {
    fn of(line: &VisitLine) -> Self {
        Self { answered: line.status != Status::Requested, start: line.start, visit: line.appointment_id }
    }
}

impl ComingFilter {
    fn shows(&self, line: &VisitLine) -> bool {
        if self.statuses.is_empty() { line.status != Status::Cancelled } else { self.statuses.contains(&line.status) }
    }
}

impl Appointments {
    /// A doctor's own day, earliest first: two queries side by side, then the audit entry; one read more for `about`.
    pub async fn day(&self, grant: &Granted<SeeOwnDay>, date: Date, about: Option<AppointmentId>) -> Result<Vec<DayLine>, StorageError> {
        let within = self.settings.now().zone.day(date);
        let (visits, reasons, written) = tokio::try_join!(
            self.whole(Whose::Doctor(grant.id()), within),
            self.store.reasons(grant.id(), within),
            self.just_written(grant, about),
        )?;
        let lines = settled(visits, written, within);
        self.enter(grant, "day.read", &lines).await?;
        Ok(with_reasons(lines, reasons))
    }

    /// Which of the doctor's visits of a day are going on, the one that began last first. Nothing is read for one of them; several
    /// are read as last written, because lists do not know when a visit began: one call, 1 RCU each.
    pub async fn going_on(&self, grant: &Granted<SeeOwnDay>, lines: &[DayLine]) -> Result<Vec<AppointmentId>, StorageError> {
        let open = lines.iter().filter(|line| line.visit.status == Status::InConsultation);
        let open: Vec<AppointmentId> = open.map(|line| line.visit.appointment_id).collect();
        if open.len() < 2 {
            return Ok(open);
        }
        let mut visits = self.store.as_written(&open).await?;
        visits.retain(|visit| visit.doctor_id == grant.id() && visit.status == Status::InConsultation);
        visits.sort_by_key(|visit| Reverse(visit.history.last().map(|begun| begun.at)));
        Ok(visits.into_iter().map(|visit| visit.appointment_id).collect())
    }

    /// A doctor's own week and what the rules make of it.
    ///
    /// As a day, and one consistent call more beside the two queries: the doctor's entry with the two ledgers that a week
    /// touches. A week of 100 visits is about 10 read units, and an entry of one write unit for every 35 visits and one.
    pub async fn week(&self, grant: &Granted<SeeOwnDay>, week: Week, about: Option<AppointmentId>) -> Result<WeekOfDoctor, BookingError> {
        let (settings, now) = (self.settings.now(), self.ground.clock.now());
        let within = week.within(&settings.zone);
        let visits = async { Ok(self.whole(Whose::Doctor(grant.id()), within).await?) };
        let reasons = async { Ok(self.store.reasons(grant.id(), within).await?) };
        let written = async { Ok(self.just_written(grant, about).await?) };
        let edges = [within.start, after(within.end, -1)];
        let (visits, reasons, written, reading) = tokio::try_join!(visits, reasons, written, self.read(grant.id(), &edges, &[]))?;
        let lines = settled(visits, written, within);
        self.enter(grant, "week.read", &lines).await?;
        let (doctor, dates) = (&reading.doctor, (week.monday(), week.sunday()));
        let quantum = self.calendar.quantum();
        let open = open_visits(doctor, &settings, &reading.doctor_ledgers, quantum, dates, Asker::Staff, None, now);
        let today = settings.zone.date(now);
        let days = week.days().map(|date| DayPlan::of(doctor, &settings, date, today, &open)).collect();
        Ok(WeekOfDoctor { lines: with_reasons(lines, reasons), days, takes_bookings: doctor.can_be_booked(), daily_cap: doctor.daily_cap })
    }

    /// A page of a doctor's visits of some dates, from now on where today is among them.
    ///
    /// All visits of the dates are read, because requests come first whenever they are: 0.5 read units for ten of them.
    /// Then the reasons between the first and the last visit of the page, and the audit entry, side by side.
    pub async fn coming(
        &self,
        grant: &Granted<SeeOwnDay>,
        filter: &ComingFilter,
        from: Option<ComingPlace>,
        limit: usize,
        about: Option<AppointmentId>,
    ) -> Result<Coming, StorageError> {
        let (settings, now) = (self.settings.now(), self.ground.clock.now());
        let zone = &settings.zone;
        let begun = zone.day_start(filter.from);
        let from_now = filter.from == zone.date(now);
        let start = if from_now { begun.max(after(now, -LONGEST)) } else { begun };
        let within = Slot { start, end: zone.day(filter.to).end };
        let (visits, written) = tokio::try_join!(self.whole(Whose::Doctor(grant.id()), within), self.just_written(grant, about),)?;
        let mut all = settled(visits, written, within);
        all.retain(|line| filter.shows(line) && !(from_now && line.end <= now));
        all.sort_by_key(ComingPlace::of);
        let (total, requests) = (all.len(), all.partition_point(|line| line.status == Status::Requested));
        let first = from.map_or(0, |place| all.partition_point(|line| ComingPlace::of(line) <= place));
        let lines: Vec<VisitLine> = all.drain(first..).take(limit).collect();
        let next = lines.last().filter(|_| first + lines.len() < total).map(ComingPlace::of);
        Ok(Coming { lines: self.told(grant, lines).await?, requests, total, next })
    }

    /// The lines with their reasons; nothing is read and nothing entered for none.
    async fn told(&self, grant: &Granted<SeeOwnDay>, lines: Vec<VisitLine>) -> Result<Vec<DayLine>, StorageError> {
        let starts = || lines.iter().map(|line| line.start);
        let (Some(first), Some(last)) = (starts().min(), starts().max()) else { return Ok(Vec::new()) };
        let within = Slot { start: first, end: after(last, 1) };
        let reasons = self.store.reasons(grant.id(), within);
        let (reasons, ()) = tokio::try_join!(reasons, self.enter(grant, "upcoming.read", &lines))?;
        Ok(with_reasons(lines, reasons))
    }

    /// One entry with the ids, before anything is shown: what was read and nobody saw is no harm, the reverse is.
    async fn enter(&self, grant: &Granted<SeeOwnDay>, what: &'static str, lines: &[VisitLine]) -> Result<(), StorageError> {
        let ids: Vec<String> = lines.iter().map(|line| line.appointment_id.to_string()[4..].to_owned()).collect();
        self.ground.audit.write(&self.ground.storage, Deed::by(grant, what).on(ids.join(" "))).await
    }
}

fn with_reasons(lines: Vec<VisitLine>, reasons: Vec<ReasonLine>) -> Vec<DayLine> {
    let mut reasons: HashMap<AppointmentId, Sensitive<String>> =
        reasons.into_iter().map(|line| (line.appointment_id, line.reason)).collect();
    lines.into_iter().map(|visit| DayLine { reason: reasons.remove(&visit.appointment_id), visit }).collect()
}
