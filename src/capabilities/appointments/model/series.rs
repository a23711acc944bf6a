//! Visits that are booked together (F35), and what stands in the way of each before anything is booked. Pure.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use super::series_plan::SeriesPlan;
use super::week::Week;
use crate::capabilities::availability::model::{Asker, NotOffered, is_full, offer, open_visits};
use crate::capabilities::calendar::model::{Ledger, Quantum, Span};
use crate::capabilities::directory::model::Doctor;
use crate::capabilities::directory::model::hours::ExceptionKind;
use crate::capabilities::settings::model::Settings;
use crate::primitives::ids::{SeriesId, UserId};
use crate::primitives::time::Slot;

/// How many other times are named for one visit.
const MOST_NEAR: usize = 3;
/// They are looked for so many days before and after it, and where nothing is free then, in the rest of its week.
pub const NEAR_DAYS: i32 = 2;

/// Which one of a series a visit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct InSeries {
    pub id: SeriesId,
    /// From 1.
    pub number: u8,
    /// How many were to be booked.
    pub of: u8,
}

/// Why a visit of a series cannot be at its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Conflict {
    Taken,
    /// The doctor takes no more visits on that day.
    DayFull,
    /// The patient has another visit then.
    PatientBusy,
    /// The doctor does not work then, or visits begin at other times.
    OutsideHours,
    Leave,
    /// The doctor is in the house and takes no visits.
    DoctorClosed,
    HouseClosed,
    TooFarAhead,
    Over,
    NotAccepting,
    /// The clocks skip it.
    NoSuchTime,
}

impl From<NotOffered> for Conflict {
    fn from(refused: NotOffered) -> Self {
        match refused {
            NotOffered::NotAccepting => Self::NotAccepting,
            NotOffered::OutsideRules => Self::OutsideHours,
            NotOffered::TooSoon { .. } => Self::Over,
            NotOffered::TooFarAhead { .. } => Self::TooFarAhead,
        }
    }
}

/// One visit of a series before it is booked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedVisit {
    /// From 1, in the order of the dates.
    pub line: u8,
    pub date: Date,
    /// The instant of its wall time; `None` where the clocks skip that.
    pub start: Option<Timestamp>,
    pub conflict: Option<Conflict>,
    /// Up to three times near it that are free for both, nearest first.
    pub near: Vec<Slot>,
}

/// Everything that a plan is held against.
#[derive(Debug)]
pub struct Planning<'a> {
    pub doctor: &'a Doctor,
    pub settings: &'a Settings,
    pub doctor_ledgers: &'a [Ledger],
    pub patient_ledgers: &'a [Ledger],
    pub quantum: Quantum,
    /// Whose holds count as free.
    pub viewer: UserId,
    pub now: Timestamp,
}

impl Planning<'_> {
    /// Every visit of the plan with what stands in its way. Advice: each booking decides for itself.
    #[must_use]
    pub fn planned(&self, plan: &SeriesPlan) -> Vec<PlannedVisit> {
        let zone = &self.settings.zone;
        let starts: Vec<(Date, Option<Timestamp>)> = plan.dates().map(|date| (date, zone.instant(date, plan.time))).collect();
        let visit = |(line, (date, start)): (u8, &(Date, Option<Timestamp>))| {
            let wanted = start.unwrap_or_else(|| zone.instant_or_next(*date, plan.time));
            let others = |slot: &Slot| starts.iter().flat_map(|(_, other)| other).all(|other| *other != slot.start);
            let mut near = self.free_between((date.saturating_sub(NEAR_DAYS.days()), date.saturating_add(NEAR_DAYS.days())));
            near.retain(others);
            if near.is_empty() {
                let week = Week::of(*date);
                near = self.free_between((week.monday(), week.sunday()));
                near.retain(others);
            }
            near.sort_by_key(|slot| (slot.start.as_second() - wanted.as_second()).abs());
            near.truncate(MOST_NEAR);
            let conflict = start.map_or(Some(Conflict::NoSuchTime), |start| self.conflict(start));
            PlannedVisit { line, date: *date, start: *start, conflict, near }
        };
        (1..).zip(&starts).map(visit).collect()
    }

    fn conflict(&self, start: Timestamp) -> Option<Conflict> {
        let offer = match offer(self.doctor, self.settings, start, Asker::Staff, self.now) {
            Ok(offer) => offer,
            Err(NotOffered::OutsideRules) => return Some(self.why_outside(start)),
            Err(refused) => return Some(refused.into()),
        };
        let day = self.settings.zone.day(self.settings.zone.date(start));
        if is_full(self.doctor, self.doctor_ledgers, day, self.quantum, Some(self.viewer), self.now) {
            return Some(Conflict::DayFull);
        }
        let free = |ledgers: &[Ledger], buffer| {
            let span = Span::of(offer.slot, buffer, self.quantum);
            span.is_some_and(|span| ledgers.iter().all(|ledger| ledger.is_free(&span, Some(self.viewer), self.now)))
        };
        if !free(self.doctor_ledgers, offer.buffer_minutes) {
            return Some(Conflict::Taken);
        }
        (!free(self.patient_ledgers, 0)).then_some(Conflict::PatientBusy)
    }

    fn why_outside(&self, start: Timestamp) -> Conflict {
        if self.settings.is_closed(self.settings.zone.date(start)) {
            return Conflict::HouseClosed;
        }
        let away = self.doctor.hours.exceptions.iter().filter(|one| one.time.start <= start && start < one.time.end);
        match away.map(|one| one.kind).find(|kind| *kind != ExceptionKind::Extra) {
            Some(ExceptionKind::Leave) => Conflict::Leave,
            Some(_) => Conflict::DoctorClosed,
            None => Conflict::OutsideHours,
        }
    }

    /// What is free for both from a date to another; times kept for emergencies are not suggested.
    fn free_between(&self, dates: (Date, Date)) -> Vec<Slot> {
        let (doctor, quantum, viewer) = (self.doctor, self.quantum, Some(self.viewer));
        let mut free = open_visits(doctor, self.settings, self.doctor_ledgers, quantum, dates, Asker::House, viewer, self.now);
        free.retain(|slot| {
            let span = Span::of(*slot, 0, quantum);
            span.is_some_and(|span| self.patient_ledgers.iter().all(|ledger| ledger.is_free(&span, None, self.now)))
        });
        free
    }
}

#[cfg(test)]
#[path = "series_tests.rs"]
mod tests;
