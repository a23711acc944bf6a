//! The repair of one visit, from the leave that hit it to its end.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::cause::Cause;
use super::plan::Due;
use super::state::{State, Told, What};
use crate::primitives::ids::{AppointmentId, DepartmentId, ExceptionId, HoldId, UserId};
use crate::primitives::time::after;

/// What is over is kept for so long, in seconds: 90 days. Housekeeping; the audit trail keeps it.
const KEPT_AFTER: i64 = 90 * 24 * 60 * 60;
/// So many happenings are kept with a repair.
const HISTORY: usize = 12;

/// The visit that is hit, as it was when the leave was entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    pub appointment_id: AppointmentId,
    pub patient_id: UserId,
    pub doctor_id: UserId,
    pub doctor_name: String,
    pub department_id: DepartmentId,
    pub start: Timestamp,
    pub end: Timestamp,
    /// A doctor's offer that its patient has not answered.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub proposed: bool,
}

/// A time that is kept on its doctor's ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    pub hold_id: HoldId,
    pub doctor_id: UserId,
    pub doctor_name: String,
    pub start: Timestamp,
    pub end: Timestamp,
    pub buffer_minutes: u16,
    pub until: Timestamp,
}

/// A repair, as stored under its patient and, while it is open, in the list of the house.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repair {
    /// 1 as opened, one more with every step.
    pub version: u32,
    pub state: State,
    #[serde(flatten)]
    pub about: About,
    /// The leave or closed time that hit it, or the closing of the hospital.
    pub exception_id: ExceptionId,
    /// Its day, where the hospital closed on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_on: Option<Date>,
    /// How often times were offered.
    pub round: u32,
    /// The times of this round, while they are kept.
    #[serde(default)]
    pub times: Vec<Kept>,
    /// Times of before that are to be given back.
    #[serde(default)]
    pub back: Vec<Kept>,
    /// The time that was chosen.
    #[serde(default)]
    pub taken: Option<HoldId>,
    /// The version of the visit as the patient's answer left it.
    #[serde(default)]
    pub answered: Option<u32>,
    /// When the job looks at it next.
    #[serde(default)]
    pub due: Option<Timestamp>,
    pub opened_at: Timestamp,
    /// Oldest first, the latest twelve.
    pub history: Vec<Told>,
    ttl: i64,
}

impl Repair {
    /// What the sort keys of all of them begin with.
    pub const PREFIX: &'static str = "repair#";
    /// The list of the house.
    pub const LIST: &'static str = "repairs";
    /// What the places in it begin with: the soonest visit first.
    pub const OPEN: &'static str = "open#";

    /// The sort key of one under its patient.
    #[must_use]
    pub fn item_of(visit: AppointmentId) -> String {
        format!("{}{visit}", Self::PREFIX)
    }

    /// Its place in the list of the house.
    #[must_use]
    pub fn place_of(start: Timestamp, visit: AppointmentId) -> String {
        format!("{}{start}#{visit}", Self::OPEN)
    }

    /// Opened now, in the place of an earlier one of the same visit.
    #[must_use]
    pub fn opened(about: About, cause: Cause, offers: bool, before: Option<&Self>, now: Timestamp) -> Self {
        let (version, round) = before.map_or((1, 0), |before| (before.version + 1, before.round));
        let repair = Self {
            version,
            state: if offers { State::ToOffer } else { State::Waiting },
            ttl: after(about.start, KEPT_AFTER).as_second(),
            about,
            exception_id: cause.exception_id,
            closed_on: cause.closed_on,
            round,
            times: Vec::new(),
            back: before.map(|before| before.back.clone()).unwrap_or_default(),
            taken: None,
            answered: None,
            due: None,
            opened_at: now,
            history: vec![Told { at: now, what: What::Opened }],
        };
        repair.with_due(now)
    }

    /// The row of what is due, where something is.
    #[must_use]
    pub fn due_row(&self) -> Option<Due> {
        self.due.map(|at| Due::visit(at, self.about.patient_id, self.about.appointment_id))
    }

    /// Whether the house counts it among those to be solved. One that its patient has just moved is counted until what was kept for it
    /// is given back: so no counter stands in the transaction of a move.
    #[must_use]
    pub fn is_counted(&self) -> bool {
        let was_moved = self.state == State::Moved && self.taken.is_some();
        self.state.is_open() || (was_moved && !self.back.is_empty())
    }

    /// Whether its patient may choose now.
    #[must_use]
    pub fn is_offered_at(&self, now: Timestamp) -> bool {
        self.state == State::Offered && self.times.iter().all(|kept| now < kept.until) && !self.times.is_empty()
    }

    /// Until when.
    #[must_use]
    pub fn until(&self) -> Option<Timestamp> {
        self.times.first().map(|kept| kept.until).filter(|_| self.state == State::Offered)
    }

    /// Where it stands at a moment: what nobody answered in time is unanswered, whether or not the job was there.
    #[must_use]
    pub fn standing(&self, now: Timestamp) -> State {
        match self.state {
            open if open.is_open() && self.about.start <= now => State::Over,
            State::Offered if !self.is_offered_at(now) => State::Unanswered,
            state => state,
        }
    }

    /// One of the times that are kept now.
    #[must_use]
    pub fn kept_at(&self, hold: HoldId, now: Timestamp) -> Option<&Kept> {
        self.times.iter().find(|kept| kept.hold_id == hold && self.is_offered_at(now))
    }

    /// The same with one more time kept: the first of them begins a round.
    #[must_use]
    pub fn offered(&self, kept: Kept, now: Timestamp) -> Self {
        let is_first = self.state != State::Offered;
        let mut next = if is_first { self.with(What::Offered, now) } else { Self { version: self.version + 1, ..self.clone() } };
        next.round += u32::from(is_first);
        next.state = State::Offered;
        next.times.push(kept);
        next.with_due(now)
    }

    /// The same, to be offered (again) by the job.
    #[must_use]
    pub fn again(&self, now: Timestamp) -> Self {
        self.reached(State::ToOffer, What::Again, now)
    }

    /// No time was found.
    #[must_use]
    pub fn without_time(&self, now: Timestamp) -> Self {
        self.reached(State::NoTime, What::NoTime, now)
    }

    /// None of the times suits.
    #[must_use]
    pub fn declined(&self, now: Timestamp) -> Self {
        self.reached(State::Declined, What::Declined, now)
    }

    /// Nobody answered.
    #[must_use]
    pub fn unanswered(&self, now: Timestamp) -> Self {
        self.reached(State::Unanswered, What::Unanswered, now)
    }

    /// The visit was moved: to a time that was kept, or elsewhere.
    #[must_use]
    pub fn moved(&self, to: Option<HoldId>, now: Timestamp) -> Self {
        Self { taken: to, ..self.reached(State::Moved, What::Moved, now) }
    }

    /// The same with the visit as its patient's answer leaves it.
    #[must_use]
    pub fn answered(self, visit: u32) -> Self {
        Self { answered: Some(visit), ..self }
    }

    /// Whether a visit of this version is as its patient's answer left it.
    #[must_use]
    pub fn is_as_answered(&self, visit: u32) -> bool {
        self.answered == Some(visit)
    }

    /// The visit was cancelled.
    #[must_use]
    pub fn cancelled(&self, now: Timestamp) -> Self {
        self.reached(State::Cancelled, What::Cancelled, now)
    }

    /// The visit takes place all the same.
    #[must_use]
    pub fn kept(&self, now: Timestamp) -> Self {
        self.reached(State::Kept, What::Kept, now)
    }

    /// The same because of something else, which hits the visit as well and stays.
    #[must_use]
    pub fn because_of(&self, cause: Cause) -> Self {
        Self { version: self.version + 1, exception_id: cause.exception_id, closed_on: cause.closed_on, ..self.clone() }
    }

    /// The leave was taken back.
    #[must_use]
    pub fn withdrawn(&self, now: Timestamp) -> Self {
        self.reached(State::Withdrawn, What::Withdrawn, now)
    }

    /// The visit's time has come.
    #[must_use]
    pub fn over(&self, now: Timestamp) -> Self {
        self.reached(State::Over, What::Over, now)
    }

    /// The same once what was kept before is given back.
    #[must_use]
    pub fn given_back(&self, now: Timestamp) -> Self {
        Self { version: self.version + 1, back: Vec::new(), ..self.clone() }.with_due(now)
    }

    /// A state that ends the round: whatever was kept for it is to be given back.
    fn reached(&self, state: State, what: What, now: Timestamp) -> Self {
        let mut next = self.with(what, now);
        next.back.append(&mut next.times);
        next.answered = None;
        next.state = state;
        next.with_due(now)
    }

    fn with(&self, what: What, now: Timestamp) -> Self {
        let skip = (self.history.len() + 1).saturating_sub(HISTORY);
        let history = self.history.iter().skip(skip).copied().chain([Told { at: now, what }]).collect();
        Self { version: self.version + 1, history, ..self.clone() }
    }

    /// When the job has something to do with it.
    fn with_due(self, now: Timestamp) -> Self {
        let due = match self.state {
            _ if !self.back.is_empty() => Some(now),
            State::ToOffer => Some(now),
            State::Offered => self.times.first().map(|kept| kept.until),
            open if open.is_open() => Some(self.about.start),
            _ => None,
        };
        Self { due, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn now() -> Timestamp {
        at("2026-11-23T09:00:00Z")
    }

    fn leave(number: u128) -> Cause {
        Cause::exception(ExceptionId::from_uuid(Uuid::from_u128(number)))
    }

    fn repair() -> Repair {
        let about = About {
            appointment_id: AppointmentId::from_uuid(Uuid::from_u128(1)),
            patient_id: UserId::from_uuid(Uuid::from_u128(2)),
            doctor_id: UserId::from_uuid(Uuid::from_u128(3)),
            doctor_name: "Dr Leena Farah".into(),
            department_id: DepartmentId::from_uuid(Uuid::from_u128(4)),
            start: at("2026-11-26T09:00:00Z"),
            end: at("2026-11-26T09:30:00Z"),
            proposed: false,
        };
        Repair::opened(about, leave(5), true, None, now())
    }

    fn time(number: u128) -> Kept {
        Kept {
            hold_id: HoldId::from_uuid(Uuid::from_u128(number)),
            doctor_id: UserId::from_uuid(Uuid::from_u128(3)),
            doctor_name: "Dr Leena Farah".into(),
            start: at("2026-11-27T09:00:00Z"),
            end: at("2026-11-27T09:30:00Z"),
            buffer_minutes: 0,
            until: at("2026-11-25T09:00:00Z"),
        }
    }

    #[test]
    fn f34_times_are_kept_while_they_are_offered_and_then_given_back() {
        let offered = repair().offered(time(7), now()).offered(time(8), now());
        assert_eq!((offered.version, offered.round, offered.times.len(), offered.due), (3, 1, 2, Some(at("2026-11-25T09:00:00Z"))));
        assert!(offered.kept_at(time(8).hold_id, now()).is_some());
        assert!(offered.kept_at(time(8).hold_id, at("2026-11-25T09:00:00Z")).is_none(), "not any more");
        for ended in [
            offered.declined(now()),
            offered.unanswered(now()),
            offered.moved(Some(time(7).hold_id), now()),
            offered.cancelled(now()),
            offered.kept(now()),
            offered.withdrawn(now()),
            offered.over(now()),
        ] {
            assert_eq!((ended.times.len(), ended.back.len(), ended.due), (0, 2, Some(now())), "{:?}", ended.state);
            let free = ended.given_back(now());
            let due = free.state.is_open().then_some(free.about.start);
            assert_eq!((free.back.len(), free.due), (0, due), "{:?}", ended.state);
        }
    }

    #[test]
    fn f34_a_repair_is_counted_until_it_is_solved_and_one_that_was_chosen_until_nothing_is_kept_for_it() {
        let offered = repair().offered(time(7), now());
        let chosen = offered.moved(Some(time(7).hold_id), now());
        assert!(repair().is_counted() && offered.is_counted() && offered.declined(now()).is_counted());
        assert!(chosen.is_counted(), "the move itself counts nothing");
        for over in
            [chosen.given_back(now()), offered.moved(None, now()), offered.cancelled(now()), offered.kept(now()), offered.over(now())]
        {
            assert!(!over.is_counted(), "{:?}", over.state);
        }
    }

    #[test]
    fn f34_a_repair_is_open_until_the_visit_is_moved_cancelled_kept_or_has_come() {
        let open: Vec<&str> = State::ALL.iter().filter(|state| state.is_open()).map(|state| state.word()).collect();
        assert_eq!(open, ["to_offer", "offered", "waiting", "no_time", "declined", "unanswered"]);
        let offered = repair().offered(time(7), now());
        assert_eq!(offered.standing(at("2026-11-25T08:59:59Z")), State::Offered);
        assert_eq!(offered.standing(at("2026-11-25T09:00:00Z")), State::Unanswered);
        assert_eq!(offered.standing(at("2026-11-26T09:00:00Z")), State::Over);
        assert_eq!(offered.cancelled(now()).standing(at("2026-11-26T09:00:00Z")), State::Cancelled);
    }

    #[test]
    fn f34_a_second_round_and_a_second_leave_go_on_counting_so_that_old_links_end() {
        let second = repair().offered(time(7), now()).declined(now()).again(now()).offered(time(8), now());
        assert_eq!((second.round, second.times.len(), second.back.len()), (2, 1, 1));
        let later = Repair::opened(second.about.clone(), leave(6), false, Some(&second), now());
        assert_eq!((later.version, later.round, later.state), (second.version + 1, 2, State::Waiting));
        assert_eq!((later.back.len(), later.due), (1, Some(now())), "what was kept before is not forgotten");
        assert_eq!(later.given_back(now()).due, Some(later.about.start));
    }

    #[test]
    fn f34_what_else_hits_a_visit_takes_the_place_of_what_was_taken_back() {
        let (day, gone) = (jiff::civil::date(2026, 11, 26), Due::taken_back(now(), leave(7).exception_id).of);
        let closed = repair().because_of(Cause::closed_day(leave(7).exception_id, day));
        let away = closed.because_of(leave(5));
        assert_eq!((closed.version, closed.closed_on, closed.state, gone.takes_back(&closed)), (2, Some(day), State::ToOffer, false));
        assert_eq!((away.version, away.closed_on, away.exception_id), (3, None, repair().exception_id));
        let kept = |one: &Repair| serde_json::to_value(one).unwrap().get("closed_on").cloned();
        assert_eq!((kept(&closed), kept(&away)), (Some("2026-11-26".into()), None));
    }

    #[test]
    fn f34_times_that_are_gone_leave_the_offer_and_the_last_of_them_begins_the_search_anew() {
        let gone = |number: u128| [time(number).hold_id].into();
        let fewer = repair().offered(time(7), now()).offered(time(8), now()).without(&gone(7), now());
        assert_eq!((fewer.state, fewer.round, fewer.times.len(), fewer.back.len(), fewer.due), (State::Offered, 1, 1, 1, Some(now())));
        assert_eq!(fewer.without(&gone(8), now()).state, State::ToOffer);
    }
}
