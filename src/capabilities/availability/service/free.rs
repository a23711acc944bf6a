//! Free times: of one doctor for some dates, and of everybody in a department, soonest first (F23).

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

use super::Availability;
use crate::capabilities::availability::model::{Asker, LeftOfDay, NextVisits, kept_for_staff, left_of_cap, open_visits, untaken, window};
use crate::capabilities::calendar::model::{IsoWeek, Ledger};
use crate::capabilities::directory::model::{Doctor, VisitKind};
use crate::capabilities::settings::model::Settings;
use crate::primitives::ids::{DepartmentId, UserId, VisitKindId};
use crate::primitives::time::{HospitalZone, Slot, after};
use crate::storage::error::StorageError;

/// The longest visit with its buffer, in seconds: how far a date's visits reach into the next week.
const LONGEST: i64 = 6 * 60 * 60;
/// How far ahead a department's page looks for whoever is free soonest, today included.
pub const PAGE_DAYS: i64 = 31;
/// The first look covers so many dates; the rest of a department is read only when that was not enough.
pub const FIRST_LOOK_DAYS: i64 = 8;

/// One doctor's free visits, earliest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FreeTimes {
    pub doctor: Doctor,
    /// The zone the dates and parts of days are meant in.
    pub zone: HospitalZone,
    /// From which date to which was asked, both included; what nobody can book yet is simply absent.
    pub dates: (Date, Date),
    pub visits: Vec<Slot>,
    /// Of these the starts of those that only staff may give away.
    pub staff_only: Vec<Timestamp>,
}

/// Why there are no times to tell of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoTimes {
    NoDoctor,
    /// The doctor keeps no such kind of visit.
    NoKind,
}

/// A doctor of a department with the next free visits, earliest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FreeDoctor {
    pub doctor: Doctor,
    pub visits: Vec<Slot>,
}

impl FreeDoctor {
    fn keep(&mut self, next: NextVisits, zone: &HospitalZone) {
        self.visits.retain(|visit| next.wants(visit.start, zone));
        self.visits.truncate(next.each);
    }
}

/// What one question about free times depends on.
struct Question {
    settings: std::sync::Arc<Settings>,
    asker: Asker,
    viewer: Option<UserId>,
    now: Timestamp,
    /// The dates that can have bookable visits, both included; empty when the second lies before the first.
    open: (Date, Date),
}

impl Question {
    /// The weeks whose ledgers say what is taken of some dates.
    fn weeks(&self, (from, to): (Date, Date)) -> Vec<IsoWeek> {
        let zone = &self.settings.zone;
        // What is over is offered to nobody: a patient's visit is still to begin, staff may be late for one that has begun.
        let earliest = match self.asker {
            Asker::Patient | Asker::Displaced => self.now,
            Asker::House | Asker::Staff => after(self.now, -LONGEST),
        };
        let first = zone.day_start(from).max(earliest);
        let last = after(zone.day(to).end, LONGEST);
        if to < from { Vec::new() } else { IsoWeek::range(IsoWeek::of(first), IsoWeek::of(last)).collect() }
    }

    /// The week that the first open date begins in, where these leave it out because what it has of the date is over.
    fn left_out(&self) -> Option<IsoWeek> {
        let begins = IsoWeek::of(self.settings.zone.day_start(self.open.0));
        self.weeks(self.open).first().is_some_and(|first| begins < *first).then_some(begins)
    }
}

type LedgersByDoctor = HashMap<UserId, Vec<Ledger>>;

fn by_doctor(ledgers: Vec<Ledger>) -> LedgersByDoctor {
    let mut by_doctor = LedgersByDoctor::new();
    for ledger in ledgers {
        by_doctor.entry(ledger.person).or_default().push(ledger);
    }
    by_doctor
}

/// No ledger: wholly free.
fn of_doctor(ledgers: &LedgersByDoctor, doctor: UserId) -> &[Ledger] {
    ledgers.get(&doctor).map_or(&[], Vec::as_slice)
}

impl Availability {
    /// A doctor's free visits from a date to a date, both included; `None` when there is no such doctor here.
    ///
    /// `viewer`'s own holds count as free. Two calls side by side, both consistent.
    pub async fn free_times(
        &self,
        doctor: UserId,
        dates: (Date, Date),
        asker: Asker,
        viewer: Option<UserId>,
    ) -> Result<Option<FreeTimes>, StorageError> {
        Ok(self.free_times_of_kind(doctor, None, dates, asker, viewer).await?.ok())
    }

    /// The same of visits of a kind, if one is named.
    ///
    /// The inner error says what there is not.
    pub async fn free_times_of_kind(
        &self,
        doctor: UserId,
        kind: Option<VisitKindId>,
        dates: (Date, Date),
        asker: Asker,
        viewer: Option<UserId>,
    ) -> Result<Result<FreeTimes, NoTimes>, StorageError> {
        let question = self.question(dates, asker, viewer);
        let weeks = question.weeks(question.open);
        let ledgers = async { if weeks.is_empty() { Ok(Vec::new()) } else { self.calendar.ledgers(doctor, &weeks).await } };
        let (doctor, ledgers) = tokio::join!(self.directory.doctor(doctor), ledgers);
        let Some(doctor) = doctor?.filter(Doctor::is_listed) else { return Ok(Err(NoTimes::NoDoctor)) };
        let kind = kind.map(|id| doctor.visit_kind(id).ok_or(NoTimes::NoKind)).transpose();
        let doctor = match kind {
            Ok(kind) => doctor.asked_for(kind.map(VisitKind::length)),
            Err(none) => return Ok(Err(none)),
        };
        let mut ledgers = ledgers?;
        ledgers.extend(self.begun_before(std::iter::once(&doctor), &question).await?);
        let visits = self.open_then(&doctor, &question, &ledgers, question.open);
        let zone = question.settings.zone.clone();
        let mut days: Vec<Date> = visits.iter().map(|visit| zone.date(visit.start)).collect();
        days.dedup();
        let kept = days.into_iter().flat_map(|date| kept_for_staff(&doctor, &question.settings, date));
        let staff_only = kept.map(|visit| visit.start).collect();
        Ok(Ok(FreeTimes { doctor, zone, dates, visits, staff_only }))
    }

    /// The soonest free visits of a department, earliest first, doctors of the same start by name; at most `limit`.
    ///
    /// `None` when there is no such department. Two calls side by side, a third one when a week was not enough or
    /// nobody works there. From indexes: advice.
    pub async fn soonest(
        &self,
        department: DepartmentId,
        dates: (Date, Date),
        limit: usize,
        asker: Asker,
        viewer: Option<UserId>,
    ) -> Result<Option<Vec<(UserId, Slot)>>, StorageError> {
        let question = self.question(dates, asker, viewer);
        let enough = |free: &[FreeDoctor]| free.iter().map(|one| one.visits.len()).sum::<usize>() >= limit;
        let free = self.free_of_department(department, &question, enough).await?;
        if free.is_empty() && self.directory.department(department).await?.is_none() {
            return Ok(None);
        }
        let of_doctor =
            |(place, one): (usize, FreeDoctor)| one.visits.into_iter().map(move |visit| (visit.start, place, one.doctor.id, visit));
        let mut all: Vec<_> = free.into_iter().enumerate().flat_map(of_doctor).collect();
        all.sort_by_key(|(start, place, ..)| (*start, *place));
        all.truncate(limit);
        Ok(Some(all.into_iter().map(|(.., doctor, visit)| (doctor, visit)).collect()))
    }

    /// The doctors of a department with their next free visits, whoever is free soonest first, then by name.
    ///
    /// As far ahead as the asker books, at most 31 days. Two calls side by side, a third one when a week was not enough. From indexes: advice.
    pub async fn soonest_of_each(
        &self,
        department: DepartmentId,
        next: NextVisits,
        asker: Asker,
        viewer: Option<UserId>,
    ) -> Result<Vec<FreeDoctor>, StorageError> {
        let question = self.question(self.next_days(PAGE_DAYS), asker, viewer);
        let zone = &question.settings.zone;
        let wanted = |one: &FreeDoctor| one.visits.iter().filter(|visit| next.wants(visit.start, zone)).count();
        let enough = |free: &[FreeDoctor]| free.iter().all(|one| wanted(one) >= next.each || !one.doctor.can_be_booked());
        let mut free = self.free_of_department(department, &question, enough).await?;
        for one in &mut free {
            one.keep(next, zone);
        }
        free.sort_by_key(|one| one.visits.first().map_or(Timestamp::MAX, |visit| visit.start));
        Ok(free)
    }

    /// These doctors, in their order, with their next free visits of the first eight dates. For one page of a list.
    ///
    /// One call for 20 doctors, 0.5 read units a doctor and week; none when nobody can be booked. May lag a write: advice.
    pub async fn next_free(
        &self,
        doctors: Vec<Doctor>,
        next: NextVisits,
        asker: Asker,
        viewer: Option<UserId>,
    ) -> Result<Vec<FreeDoctor>, StorageError> {
        let question = self.question(self.next_days(FIRST_LOOK_DAYS), asker, viewer);
        let bookable: Vec<UserId> = doctors.iter().filter(|doctor| doctor.can_be_booked()).map(|doctor| doctor.id).collect();
        let weeks = question.weeks(question.open);
        let mut ledgers = if bookable.is_empty() { Vec::new() } else { self.calendar.ledgers_of(&bookable, &weeks).await? };
        ledgers.extend(self.begun_before(doctors.iter(), &question).await?);
        let ledgers = by_doctor(ledgers);
        let free = |doctor: Doctor| {
            let visits = self.open_then(&doctor, &question, of_doctor(&ledgers, doctor.id), question.open);
            let mut free = FreeDoctor { doctor, visits };
            free.keep(next, &question.settings.zone);
            free
        };
        Ok(doctors.into_iter().map(free).collect())
    }

    /// What a doctor's daily cap still allows on each of some dates, both included, and of how many free times; nothing of dates that
    /// cannot be booked, and nothing at all without a cap. One call, with a cap alone.
    pub async fn left_of_cap(&self, doctor: &Doctor, dates: (Date, Date)) -> Result<BTreeMap<Date, LeftOfDay>, StorageError> {
        let question = self.question(dates, Asker::Staff, None);
        let (first, last) = question.open;
        if doctor.daily_cap.is_none() || last < first {
            return Ok(BTreeMap::new());
        }
        let (zone, quantum) = (&question.settings.zone, self.calendar.quantum());
        let weeks: Vec<IsoWeek> = IsoWeek::range(IsoWeek::of(zone.day_start(first)), IsoWeek::of(zone.day(last).end)).collect();
        let ledgers = self.calendar.ledgers(doctor.id, &weeks).await?;
        let left = |date: Date| {
            let visits = left_of_cap(doctor, &ledgers, zone.day(date), quantum, None, question.now)?;
            let times = untaken(doctor, &question.settings, &ledgers, quantum, date, question.now);
            Some((date, LeftOfDay { visits, times }))
        };
        Ok(first.series(1.day()).take_while(|date| *date <= last).filter_map(left).collect())
    }

    /// So many dates from today on.
    fn next_days(&self, days: i64) -> (Date, Date) {
        let today = self.settings.now().zone.date(self.ground.clock.now());
        (today, today.saturating_add((days - 1).days()))
    }

    fn question(&self, (from, to): (Date, Date), asker: Asker, viewer: Option<UserId>) -> Question {
        let (settings, now) = (self.settings.now(), self.ground.clock.now());
        let (first, last) = window(&settings, asker, now);
        Question { settings, asker, viewer, now, open: (from.max(first), to.min(last)) }
    }

    /// Everybody's free visits, by name: of the first dates, and of the others unless those were `enough`.
    async fn free_of_department(
        &self,
        department: DepartmentId,
        question: &Question,
        enough: impl Fn(&[FreeDoctor]) -> bool,
    ) -> Result<Vec<FreeDoctor>, StorageError> {
        let (from, to) = question.open;
        let first_look = to.min(from.saturating_add((FIRST_LOOK_DAYS - 1).days()));
        let (doctors, ledgers) =
            tokio::join!(self.directory.doctors_of(department), self.weeks_of(department, question, (from, first_look)));
        let (doctors, mut ledgers) = (doctors?, ledgers?);
        for ledger in self.begun_before(doctors.iter(), question).await? {
            ledgers.entry(ledger.person).or_default().push(ledger);
        }
        let free = |doctor: Doctor| {
            let visits = self.open_then(&doctor, question, of_doctor(&ledgers, doctor.id), (from, first_look));
            FreeDoctor { doctor, visits }
        };
        let mut free: Vec<FreeDoctor> = doctors.into_iter().map(free).collect();
        let rest = (first_look.saturating_add(1.day()), to);
        if first_look < to && !free.is_empty() && !enough(&free) {
            let ledgers = self.weeks_of(department, question, rest).await?;
            for one in &mut free {
                one.visits.extend(self.open_then(&one.doctor, question, of_doctor(&ledgers, one.doctor.id), rest));
            }
        }
        Ok(free)
    }

    async fn weeks_of(&self, department: DepartmentId, question: &Question, dates: (Date, Date)) -> Result<LedgersByDoctor, StorageError> {
        let weeks = question.weeks(dates);
        let (Some(first), Some(last)) = (weeks.first(), weeks.last()) else { return Ok(HashMap::new()) };
        Ok(by_doctor(self.calendar.weeks_of_department(department, *first, *last).await?))
    }

    /// What began today counts towards a daily cap when it is over, too: of doctors who have one, the week that the first date began in,
    /// where it was left out. One call, and only on a day over which a UTC week ends; none without a cap.
    async fn begun_before<'a>(&self, doctors: impl Iterator<Item = &'a Doctor>, question: &Question) -> Result<Vec<Ledger>, StorageError> {
        let Some(week) = question.left_out() else { return Ok(Vec::new()) };
        let capped: Vec<UserId> = doctors.filter(|doctor| doctor.daily_cap.is_some()).map(|doctor| doctor.id).collect();
        if capped.is_empty() { Ok(Vec::new()) } else { self.calendar.ledgers_of(&capped, &[week]).await }
    }

    fn open_then(&self, doctor: &Doctor, question: &Question, ledgers: &[Ledger], dates: (Date, Date)) -> Vec<Slot> {
        let Question { settings, asker, viewer, now, .. } = question;
        open_visits(doctor, settings, ledgers, self.calendar.quantum(), dates, *asker, *viewer, *now)
    }
}
