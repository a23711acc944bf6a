//! A doctor's times to choose from, day by day (F23). Advice: the write's condition decides.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

use super::own_cap::full_on;
use super::reading::{asker, weeks_of};
use super::{Appointments, BookingError};
use crate::access::actor::Actor;
use crate::access::grant::Granted;
use crate::access::permissions::{MoveAppointment, Permission};
use crate::access::role::Role;
use crate::capabilities::appointments::model::{Appointment, DayOff, DayPlan, OwnDay, Refusable, Strip};
use crate::capabilities::availability::model::{Asker, kept_for_staff, left_of_cap, open_visits, visits_for, window};
use crate::capabilities::calendar::model::{Ledger, Span};
use crate::capabilities::calendar::service::Calendar;
use crate::capabilities::directory::model::{Doctor, VisitKind, VisitLength};
use crate::capabilities::family::model::OnBehalf;
use crate::primitives::ids::{UserId, VisitKindId};
use crate::primitives::time::{Slot, after};

/// How many days after the shown ones are searched for the next free one.
const LOOK_AHEAD_DAYS: i32 = 21;

/// Who chooses, for whom.
#[derive(Debug, Clone, Copy)]
pub struct Chooser {
    asker: Asker,
    /// Whose holds count as free.
    viewer: Option<UserId>,
    /// Whose other visits stand in the way.
    patient: Option<UserId>,
    /// The visit that gets another time: its own time stands in nobody's way.
    moving: Option<Slot>,
    /// How long that visit stays, if not as the rules say.
    length: Option<VisitLength>,
    /// Which of the doctor's kinds of visits it is to be.
    kind: Option<VisitKindId>,
}

impl Chooser {
    /// Whoever looks at a public page; a patient is not shown times at which they have another visit.
    #[must_use]
    pub fn looking(actor: Option<&Actor>) -> Self {
        let patient = actor.filter(|actor| actor.role == Role::Patient).map(|actor| actor.id);
        let asker = actor.map_or(Asker::Patient, |actor| asker(actor.role));
        Self { asker, viewer: actor.map(|actor| actor.id), patient, moving: None, length: None, kind: None }
    }

    /// The same for a patient who is booked for: their other visits stand in the way.
    #[must_use]
    pub const fn booking_for(self, patient: UserId) -> Self {
        Self { patient: Some(patient), ..self }
    }

    /// The same for a visit of a kind: a kind that the doctor does not keep (any more) is the usual visit.
    #[must_use]
    pub const fn of_kind(self, kind: Option<VisitKindId>) -> Self {
        Self { kind, ..self }
    }

    /// The same for a patient whose visit cannot take place as booked: they see as far ahead as staff.
    #[must_use]
    pub const fn displaced(self) -> Self {
        Self { asker: Asker::Displaced, ..self }
    }

    /// Whoever gives a visit another time.
    #[must_use]
    pub fn moving(grant: &Granted<MoveAppointment>, visit: &Appointment) -> Self {
        Self {
            asker: asker(grant.role()),
            viewer: Some(grant.id()),
            patient: Some(visit.patient_id),
            moving: Some(visit.slot()),
            length: visit.length(),
            kind: None,
        }
    }
}

/// Which days somebody would like to see.
#[derive(Debug, Clone, Copy, Default)]
pub struct DayWish {
    /// The day whose times are shown.
    pub day: Option<Date>,
    /// A day the strip should contain, when no day is named.
    pub from: Option<Date>,
}

/// A doctor's times around a day.
#[derive(Debug, Clone)]
pub struct Times {
    pub doctor: Doctor,
    /// The kind of visit that these times are for; `None`: the usual one, or the one that is moved.
    pub kind: Option<VisitKind>,
    pub strip: Strip,
    /// Every day of the strip, earliest first.
    pub days: Vec<OpenDay>,
    /// The day whose times are shown: the wished one, else the first with a free time, else the first.
    pub day: Date,
    /// The first day after the shown one with a free time that the patient may still book; looked for three weeks beyond the strip.
    pub next_free: Option<OpenDay>,
    /// The patient's visits on the shown day, where they can book no more for it.
    pub own_full: Option<OwnDay>,
    /// Of the shown day the starts of times that only staff may give away.
    pub staff_only: Vec<Timestamp>,
}

impl Times {
    /// The free times of the shown day, earliest first.
    #[must_use]
    pub fn shown(&self) -> &[Slot] {
        self.shown_day().map_or(&[], |open| &open.free)
    }

    /// How many visits of the shown day can be booked, where these are fewer than its free times.
    #[must_use]
    pub fn fewer(&self) -> Option<usize> {
        self.shown_day().filter(|open| open.bookable() < open.free.len()).map(OpenDay::bookable)
    }

    fn shown_day(&self) -> Option<&OpenDay> {
        self.days.iter().find(|open| open.date == self.day)
    }
}

/// One day of a doctor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenDay {
    pub date: Date,
    /// Earliest first.
    pub free: Vec<Slot>,
    /// How many visits the doctor's daily cap still allows; `None` without one, and on the day of the visit that is moved.
    pub left: Option<usize>,
    /// Some visit of that day could still be booked, had nobody taken it.
    pub works: bool,
    /// No rule and no exception says anything of that day.
    pub has_no_hours: bool,
}

impl OpenDay {
    /// How many visits can be booked: no more than there are free times, and no more than the daily cap still allows.
    #[must_use]
    pub fn bookable(&self) -> usize {
        self.left.map_or(self.free.len(), |left| left.min(self.free.len()))
    }
}

/// A time that was wanted, and what is free instead.
#[derive(Debug, Clone)]
pub struct Near {
    pub doctor: Doctor,
    /// Up to three, nearest first.
    pub free: Vec<Slot>,
}

impl Appointments {
    /// A doctor's times around a day. One call.
    pub async fn times(&self, doctor_id: UserId, wish: DayWish, who: Chooser) -> Result<Times, BookingError> {
        let (settings, now) = (self.settings.now(), self.ground.clock.now());
        let open_to = window(&settings, who.asker, now);
        let strip = Strip::around(wish.day.or(wish.from).unwrap_or(open_to.0), open_to);
        let last = strip.to.saturating_add(LOOK_AHEAD_DAYS.days()).min(open_to.1).max(strip.to);
        let dates: Vec<Date> = strip.from.series(1.day()).take_while(|date| *date <= last).collect();
        let mut starts: Vec<Timestamp> = dates.iter().map(|date| settings.zone.day_start(*date)).collect();
        starts.push(settings.zone.day(last).end);

        let patient_weeks = who.patient.map(|patient| (patient, weeks_of(&starts)));
        let keys: Vec<_> =
            patient_weeks.iter().flat_map(|(patient, weeks)| weeks.iter().map(|week| Calendar::key(*patient, *week))).collect();
        let mut reading = self.read(doctor_id, &starts, &keys).await?;
        if let Some(moving) = who.moving {
            // Within its day the visit that is moved is no visit more.
            let (day, quantum) = (settings.zone.day(settings.zone.date(moving.start)), self.calendar.quantum());
            reading.doctor_ledgers.iter_mut().for_each(|ledger| ledger.forget_starts(day, quantum));
        }
        let own = patient_weeks.iter().flat_map(|(patient, weeks)| weeks.iter().map(|week| (*patient, *week))).zip(&reading.extra);
        let own: Vec<Ledger> = own.map(|((patient, week), row)| Calendar::read(patient, week, row.as_ref())).collect::<Result<_, _>>()?;

        let kind = who.kind.and_then(|id| reading.doctor.visit_kind(id).cloned());
        let doctor = reading.doctor.asked_for(kind.as_ref().map(VisitKind::length).or(who.length));
        let quantum = self.calendar.quantum();
        let ledgers = &reading.doctor_ledgers;
        let mut open = open_visits(&doctor, &settings, ledgers, quantum, (strip.from, last), who.asker, who.viewer, now);
        open.retain(|slot| self.has_no_other_visit(&own, slot, who.moving, now));
        let moved_on = who.moving.map(|moving| settings.zone.date(moving.start));
        let day_of = |date: Date| {
            let free: Vec<Slot> = open.iter().filter(|slot| settings.zone.date(slot.start) == date).copied().collect();
            let bookable = |slot: &Slot| self.availability.offer(&doctor, slot.start, who.asker).is_ok();
            let works = !free.is_empty() || visits_for(&doctor, &settings, date, who.asker).iter().any(bookable);
            let off = (!works).then(|| DayPlan::of(&reading.doctor, &settings, date, settings.zone.date(now), &[]).off).flatten();
            let left = left_of_cap(&doctor, ledgers, settings.zone.day(date), quantum, who.viewer, now);
            let left = left.filter(|_| moved_on != Some(date));
            OpenDay { date, free, left, works, has_no_hours: off == Some(DayOff::NoHours) }
        };
        let days: Vec<OpenDay> = strip.days().map(day_of).collect();
        let first_free = days.iter().find(|open| !open.free.is_empty()).map(|open| open.date);
        let day = wish.day.filter(|day| strip.shows(*day)).or(first_free).unwrap_or(strip.from);
        let most = self.most_of_patient().filter(|_| !who.asker.has_kept_times());
        let own_full = |date: Date| most.filter(|_| moved_on != Some(date)).and_then(|most| full_on(&own, date, most));
        let mut free_dates = open.iter().map(|slot| settings.zone.date(slot.start));
        let next_free = free_dates.find(|date| *date > day && own_full(*date).is_none()).map(day_of);
        let kept = if who.asker.has_kept_times() { kept_for_staff(&doctor, &settings, day) } else { Vec::new() };
        let staff_only = kept.into_iter().map(|visit| visit.start).collect();
        Ok(Times { doctor, kind, strip, days, day, next_free, own_full: own_full(day), staff_only })
    }

    fn has_no_other_visit(&self, own: &[Ledger], slot: &Slot, moving: Option<Slot>, now: Timestamp) -> bool {
        let Some(span) = Span::of(*slot, 0, self.calendar.quantum()) else { return false };
        moving.is_some_and(|moving| moving.overlaps(slot)) || own.iter().all(|ledger| ledger.is_free(&span, None, now))
    }

    /// What is free near a time that cannot be booked (any more), for the patient who wanted it, or for whom a carer did; of a kind
    /// of visit, times as long. Two calls.
    pub async fn near<P: Permission>(
        &self,
        grant: &Granted<P>,
        doctor_id: UserId,
        (wanted, kind): (Timestamp, Option<VisitKindId>),
        carer: Option<&OnBehalf>,
    ) -> Result<Near, BookingError> {
        let doctor = self.read(doctor_id, &[wanted], &[]).await?.doctor;
        let doctor = doctor.asked_for(kind.and_then(|id| doctor.visit_kind(id)).map(VisitKind::length));
        let own = (grant.role() == Role::Patient).then(|| grant.id());
        let taker = carer.map(OnBehalf::patient).or(own).map(|patient| self.taker(patient, grant.role()));
        // A day far outside of the window has nothing near it.
        let settings = self.settings.now();
        let (first, last) = window(&settings, asker(grant.role()), self.ground.clock.now());
        let known = wanted.clamp(settings.zone.day_start(first), after(settings.zone.day(last).end, -1));
        let free = self.alternatives(&doctor, known, taker, grant.role()).await?;
        Ok(Near { doctor, free })
    }
}

impl BookingError {
    /// Whether the wish names a doctor who does not exist.
    #[must_use]
    pub const fn is_unknown_doctor(&self) -> bool {
        matches!(self, Self::Impossible(Refusable::UnknownDoctor))
    }
}
