//! Which visits the demo has: two weeks back, today, a week ahead. Pure, and the same for the same moment.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

use super::super::departments::Ward;
use super::super::doctors::{Entry, LEENA, Ways};
use super::super::patients::{MAYA, PATIENTS, Patient};
use super::super::reasons::Reason;
use super::course::{Course, Life, Party, Step};
use crate::access::role::Role;
use crate::capabilities::appointments::model::{VisitMode, after_create};
use crate::capabilities::availability::model::{buffer_of, visits_of};
use crate::capabilities::directory::model::{Doctor, VisitType};
use crate::capabilities::settings::model::Settings;
use crate::primitives::ids::IdSource;
use crate::primitives::time::{Clock, Slot, after};

const DAYS_BACK: i64 = 14;
const DAYS_AHEAD: i64 = 7;
const HOUR: i64 = 60 * 60;
const DAY: i64 = 24 * HOUR;
/// Between two visits of one patient.
const APART: i64 = HOUR;
/// Nobody of the demo is ill more often than this.
const MOST_OF_ONE: usize = 12;
/// Of every hundred.
const STAY_AWAY: u64 = 7;
const SEED: u64 = 4_711;

/// A visit and everything that has happened to it.
#[derive(Debug, Clone)]
pub(in super::super) struct Planned {
    pub(super) doctor: &'static Entry,
    pub(super) patient: &'static Patient,
    pub(super) booked_by: Party,
    pub(super) booked_at: Timestamp,
    /// As it was booked first.
    pub(super) start: Timestamp,
    /// As it is in the end.
    pub(super) slot: Slot,
    pub(super) reason: Reason,
    pub(super) visit_type: Option<VisitType>,
    pub(super) mode: VisitMode,
    pub(super) steps: Vec<Step>,
}

/// A visit that is wanted.
pub(super) struct Wanted {
    pub(super) doctor: &'static Entry,
    pub(super) patient: &'static Patient,
    pub(super) slot: Slot,
    pub(super) reason: Reason,
    pub(super) booked_by: Party,
    pub(super) course: Course,
    pub(super) arrives: Option<Timestamp>,
    pub(super) mode: VisitMode,
}

/// What is planned so far, and who is where when.
pub(super) struct Planner<'a> {
    pub(super) now: Timestamp,
    pub(super) today: Date,
    pub(super) dice: IdSource,
    settings: &'a Settings,
    doctors: &'a [(&'static Entry, Doctor)],
    planned: Vec<Planned>,
    /// By a person's number, buffers included.
    taken: BTreeMap<u16, Vec<Slot>>,
    /// How many visits a department has.
    count: BTreeMap<Ward, usize>,
}

/// Everybody's visits around a moment, by doctors with the hours they have.
pub(in super::super) fn plan(now: Timestamp, settings: &Settings, doctors: &[(&'static Entry, Doctor)]) -> Vec<Planned> {
    let dice = IdSource::seeded(Clock::fixed(now), SEED);
    let today = settings.zone.date(now);
    let mut planner = Planner { now, today, dice, settings, doctors, planned: Vec::new(), taken: BTreeMap::new(), count: BTreeMap::new() };
    super::maya::plan(&mut planner);
    super::leena::plan(&mut planner);
    // Today first: it is what people look at, and whoever is busy then is so at no other moment.
    for days in (0..=DAYS_AHEAD).chain((-DAYS_BACK..0).rev()) {
        for (entry, _) in doctors {
            planner.day(entry, today.saturating_add(days.days()), days);
        }
    }
    planner.planned
}

impl Planner<'_> {
    /// An ordinary day of a doctor.
    fn day(&mut self, entry: &'static Entry, date: Date, days: i64) {
        let is_leena = entry.who == LEENA.who;
        if entry.ways == Ways::Closed && days >= 0 {
            return;
        }
        let visits = match (days, entry.ward) {
            (0, _) if is_leena => 0,
            (_, _) if is_leena => 3,
            (0, Ward::UrgentCare) => 5,
            (0, _) => 2,
            (1.., Ward::UrgentCare) => 0,
            _ => self.dice.below(3).min(1),
        };
        for _ in 0..visits {
            self.one_more(entry, date);
        }
    }

    /// Somebody's visit at some time of the day, if there is one left.
    fn one_more(&mut self, entry: &'static Entry, date: Date) {
        let open = self.open(entry, date);
        let Some(slot) = self.any(&open) else { return };
        let Some(patient) = self.somebody(entry.ward, slot) else { return };
        let booked_by = match self.dice.below(10) {
            0..6 => Party::Patient,
            6..9 => Party::Desk,
            _ => Party::Doctor,
        };
        let coming = slot.start > self.now;
        let course = match self.dice.below(100) {
            0..STAY_AWAY => Course::StaysAway,
            STAY_AWAY..15 => {
                Course::CalledOff(if booked_by == Party::Desk || entry.ward == Ward::UrgentCare { Party::Desk } else { Party::Patient })
            }
            15..21 => self.any(&open).filter(|from| from.end <= slot.start).map_or(Course::Seen, |from| Course::Moved { from }),
            21..60 => Course::Confirmed,
            60..80 if coming && waits_for_an_answer(entry, booked_by) => Course::Unanswered,
            _ => Course::Seen,
        };
        let reason = self.reason(entry.ward);
        self.add(Wanted { doctor: entry, patient, slot, reason, booked_by, course, arrives: None, mode: VisitMode::InPerson });
    }

    /// A doctor's times of a date that nobody has yet, with room for the buffer.
    pub(super) fn open(&self, entry: &Entry, date: Date) -> Vec<Slot> {
        let buffer = self.buffer(entry);
        let free = |slot: &Slot| !self.is_taken(entry.who.number, with_room(*slot, 0, buffer));
        self.times(entry, date).into_iter().filter(free).collect()
    }

    /// All of a doctor's times of a date.
    pub(super) fn times(&self, entry: &Entry, date: Date) -> Vec<Slot> {
        self.doctor(entry).map(|doctor| visits_of(doctor, self.settings, date)).unwrap_or_default()
    }

    /// The date of a doctor's so-manieth working day from today: 1 is the next one, -1 the last.
    pub(super) fn working_day(&self, entry: &Entry, number: i64) -> Option<Date> {
        let dates = (1..=60).map(|days| self.today.saturating_add((days * number.signum()).days()));
        dates.filter(|date| !self.times(entry, *date).is_empty()).nth(usize::try_from(number.abs() - 1).ok()?)
    }

    /// Whoever was here least of those a department sees and who have no other visit near that time.
    pub(super) fn somebody(&self, ward: Ward, slot: Slot) -> Option<&'static Patient> {
        let visits = |patient: &Patient| self.taken.get(&patient.who.number).map_or(0, Vec::len);
        let can = |patient: &&'static Patient| {
            **patient != MAYA && ward.sees(patient, self.today) && visits(patient) < MOST_OF_ONE && self.has_time(patient, slot)
        };
        let all: Vec<&Patient> = PATIENTS.iter().filter(can).collect();
        let least = all.iter().map(|patient| visits(patient)).min()?;
        let least: Vec<&Patient> = all.into_iter().filter(|patient| visits(patient) == least).collect();
        self.any(&least)
    }

    /// One after the other, so that no list says the same twice in a row.
    pub(super) fn reason(&mut self, ward: Ward) -> Reason {
        let count = self.count.entry(ward).or_default();
        *count += 1;
        let all = ward.reasons();
        all[*count % all.len()]
    }

    pub(super) fn any<T: Copy>(&self, all: &[T]) -> Option<T> {
        all.get(usize::try_from(self.dice.below(all.len() as u64)).ok()?).copied()
    }

    /// Puts a visit into the plan, with what has happened to it so far.
    pub(super) fn add(&mut self, wanted: Wanted) {
        let Wanted { doctor, patient, slot, reason, course, arrives, mode, .. } = wanted;
        let first = if let Course::Moved { from } = course { from } else { slot };
        let (booked_by, booked_at) = self.booking(&wanted, first);
        let role = match booked_by {
            Party::Patient => Role::Patient,
            Party::Doctor => Role::Doctor,
            Party::Desk => Role::Receptionist,
        };
        let begins = after_create(role, doctor.ways == Ways::Approves);
        let steps = Life { now: self.now, dice: &self.dice, booked_at, begins, slot, arrives }.steps(course);
        let buffer = self.buffer(doctor);
        for time in [first, slot] {
            self.taken.entry(doctor.who.number).or_default().push(with_room(time, 0, buffer));
        }
        self.taken.entry(patient.who.number).or_default().push(Slot { start: first.start, end: slot.end });
        let mode = if self.settings.has_video() { mode } else { VisitMode::InPerson };
        let visit_type = (self.dice.below(9) == 0).then_some(VisitType::Video);
        self.planned.push(Planned { doctor, patient, booked_by, booked_at, start: first.start, slot, reason, visit_type, mode, steps });
    }

    /// Who books, and when: within what is open to them, some hours before the visit and a while ago.
    fn booking(&self, wanted: &Wanted, first: Slot) -> (Party, Timestamp) {
        let before = if wanted.doctor.ward == Ward::UrgentCare { HOUR / 2 } else { 3 * HOUR };
        let latest = after(first.start, -before).min(after(self.now, -2 * HOUR));
        // Patients book a week ahead; the desk does it for them when they want more.
        let opens = after(first.start, -6 * DAY);
        let (by, opens) = match wanted.booked_by {
            by if opens < latest => (by, opens),
            Party::Patient => (Party::Desk, after(latest, -2 * DAY)),
            by => (by, after(latest, -2 * DAY)),
        };
        let room = u64::try_from(latest.as_second() - opens.as_second()).unwrap_or_default().min(4 * DAY.unsigned_abs());
        (by, after(latest, -i64::try_from(self.dice.below(room)).unwrap_or_default()))
    }

    /// Whether a patient has no other visit near a time.
    pub(super) fn has_time(&self, patient: &Patient, slot: Slot) -> bool {
        !self.is_taken(patient.who.number, with_room(slot, APART, APART))
    }

    fn is_taken(&self, person: u16, time: Slot) -> bool {
        self.taken.get(&person).is_some_and(|taken| taken.iter().any(|other| other.overlaps(&time)))
    }

    fn buffer(&self, entry: &Entry) -> i64 {
        self.doctor(entry).map_or(0, |doctor| i64::from(buffer_of(doctor, self.settings)) * 60)
    }

    fn doctor(&self, entry: &Entry) -> Option<&Doctor> {
        self.doctors.iter().find(|(other, _)| other.who == entry.who).map(|(_, doctor)| doctor)
    }
}

fn waits_for_an_answer(entry: &Entry, booked_by: Party) -> bool {
    booked_by == Party::Doctor || (booked_by == Party::Patient && entry.ways == Ways::Approves)
}

fn with_room(slot: Slot, before: i64, behind: i64) -> Slot {
    Slot { start: after(slot.start, -before), end: after(slot.end, behind) }
}
