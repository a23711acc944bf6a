//! One entry of the list, from asking to its end.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::state::{Offer, State, Told, What};
use super::wish::Wish;
use crate::primitives::ids::{AppointmentId, UserId, WaitId};
use crate::primitives::time::{HospitalZone, after};

/// So many open entries one patient may have.
pub const MOST_OPEN: usize = 5;
/// An entry ends after so many offers in a row that nobody answered.
const MOST_UNANSWERED: u8 = 3;
/// What is over is shown for so long, in seconds: 90 days. Housekeeping; the audit trail keeps it.
const SHOWN_AFTER: i64 = 90 * 24 * 60 * 60;
/// So many happenings are kept with an entry.
const HISTORY: usize = 12;

/// An entry, as stored under its patient in table `requests`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    #[serde(rename = "owner_id")]
    pub patient: UserId,
    /// `waits#<id>`.
    item: String,
    pub wait_id: WaitId,
    /// 1 as asked, one more with everything that happens.
    pub version: u32,
    #[serde(flatten)]
    pub wish: Wish,
    /// As the department and the doctor were called when somebody asked.
    pub department: String,
    #[serde(default)]
    pub doctor: Option<String>,
    /// The same of the kind of visit; `None`: the usual one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind_name: Option<String>,
    pub state: State,
    pub asked_at: Timestamp,
    /// Whoever asked: the patient, a carer, somebody at the desk.
    pub asked_by: UserId,
    /// While one stands; its end may have passed.
    #[serde(default)]
    pub offer: Option<Offer>,
    /// Offers in a row that nobody answered.
    pub unanswered: u8,
    #[serde(default)]
    pub appointment_id: Option<AppointmentId>,
    /// Oldest first, the latest twelve.
    pub history: Vec<Told>,
    pub(super) ttl: i64,
}

/// What an entry is about, by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub department: String,
    pub doctor: Option<String>,
    /// The kind of visit; `None`: the usual one.
    pub kind: Option<String>,
}

impl Entry {
    /// What the sort keys of all of them begin with.
    pub const PREFIX: &'static str = "waits#";

    /// The sort key of one.
    #[must_use]
    pub fn item_of(id: WaitId) -> String {
        format!("{}{id}", Self::PREFIX)
    }

    /// The sort key, in `records`, of why somebody waits.
    #[must_use]
    pub fn reason_item_of(id: WaitId) -> String {
        format!("waiting#{id}")
    }

    /// An entry that is asked for now.
    #[must_use]
    pub fn asked(patient: UserId, wait_id: WaitId, wish: Wish, named: Named, by: UserId, zone: &HospitalZone, now: Timestamp) -> Self {
        let ttl = ttl_of(&wish, zone);
        Self {
            patient,
            item: Self::item_of(wait_id),
            wait_id,
            version: 1,
            wish,
            department: named.department,
            doctor: named.doctor,
            kind_name: named.kind,
            state: State::Waiting,
            asked_at: now,
            asked_by: by,
            offer: None,
            unanswered: 0,
            appointment_id: None,
            history: vec![Told { at: now, what: What::Asked, start: None }],
            ttl,
        }
    }

    /// Where it stands at a moment: an offer whose end has passed is none, and nobody waits for days that are over.
    #[must_use]
    pub fn standing(&self, zone: &HospitalZone, now: Timestamp) -> State {
        match self.state {
            State::Offered if self.offer_at(now).is_some() => State::Offered,
            State::Waiting | State::Offered if self.wish.to < zone.date(now) => State::Over,
            State::Offered => State::Waiting,
            other => other,
        }
    }

    /// Whether a time may be offered to it now: it waits, or what it was offered has ended.
    #[must_use]
    pub fn waits(&self, now: Timestamp) -> bool {
        self.line().waits(now)
    }

    /// The offer that stands at a moment.
    #[must_use]
    pub fn offer_at(&self, now: Timestamp) -> Option<&Offer> {
        self.offer.as_ref().filter(|offer| self.state == State::Offered && now < offer.until)
    }

    /// The same, waiting for something else. Its place in the list stays.
    #[must_use]
    pub fn changed(&self, wish: Wish, named: Named, zone: &HospitalZone, now: Timestamp) -> Self {
        let ttl = ttl_of(&wish, zone);
        let Named { department, doctor, kind: kind_name } = named;
        Self { wish, department, doctor, kind_name, unanswered: 0, ttl, ..self.with(What::Changed, None, now) }
    }

    /// The same, with a time kept for its patient.
    #[must_use]
    pub fn offered(&self, offer: Offer, now: Timestamp) -> Self {
        Self { state: State::Offered, offer: Some(offer.clone()), ..self.with(What::Offered, Some(offer.start), now) }
    }

    /// The same after a no: it goes on waiting.
    #[must_use]
    pub fn declined(&self, now: Timestamp) -> Self {
        let start = self.offer.as_ref().map(|offer| offer.start);
        Self { state: State::Waiting, offer: None, unanswered: 0, ..self.with(What::Declined, start, now) }
    }

    /// The same after an offer that nobody answered: it goes on waiting, but not for ever.
    #[must_use]
    pub fn unanswered(&self, now: Timestamp) -> Self {
        let start = self.offer.as_ref().map(|offer| offer.start);
        let next = Self { state: State::Waiting, offer: None, unanswered: self.unanswered + 1, ..self.with(What::Unanswered, start, now) };
        if next.unanswered < MOST_UNANSWERED {
            return next;
        }
        let version = next.version;
        Self { version, ..next.ended(State::Lapsed, What::Lapsed, now) }
    }

    /// The same after the time of its offer went away: it waits on in its place.
    #[must_use]
    pub fn left_without_time(&self, now: Timestamp) -> Self {
        let start = self.offer.as_ref().map(|offer| offer.start);
        Self { state: State::Waiting, offer: None, ..self.with(What::Gone, start, now) }
    }

    /// The same, over because its patient took what was offered.
    #[must_use]
    pub fn booked(&self, visit: AppointmentId, now: Timestamp) -> Self {
        let start = self.offer.as_ref().map(|offer| offer.start);
        let next = self.with(What::Booked, start, now);
        Self { state: State::Booked, offer: None, appointment_id: Some(visit), ttl: after(now, SHOWN_AFTER).as_second(), ..next }
    }

    /// The same, given up.
    #[must_use]
    pub fn withdrawn(&self, now: Timestamp) -> Self {
        self.ended(State::Withdrawn, What::Withdrawn, now)
    }

    /// The same, over because its account is closed.
    #[must_use]
    pub fn closed(&self, now: Timestamp) -> Self {
        self.ended(State::Closed, What::Closed, now)
    }

    fn ended(&self, state: State, what: What, now: Timestamp) -> Self {
        Self { state, offer: None, ttl: after(now, SHOWN_AFTER).as_second(), ..self.with(what, None, now) }
    }

    fn with(&self, what: What, start: Option<Timestamp>, now: Timestamp) -> Self {
        let skip = (self.history.len() + 1).saturating_sub(HISTORY);
        let history = self.history.iter().skip(skip).cloned().chain([Told { at: now, what, start }]).collect();
        Self { version: self.version + 1, history, ..self.clone() }
    }
}

/// Shown for so long after the last day it names.
fn ttl_of(wish: &Wish, zone: &HospitalZone) -> i64 {
    after(zone.day(wish.to).end, SHOWN_AFTER).as_second()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capabilities::directory::model::hours::Weekday;
    use crate::capabilities::waiting_list::model::Part;
    use crate::primitives::ids::{DepartmentId, HoldId};
    use uuid::Uuid;

    fn zone() -> HospitalZone {
        "Asia/Kolkata".parse().unwrap()
    }

    fn now() -> Timestamp {
        "2026-11-23T04:00:00Z".parse().unwrap()
    }

    fn entry() -> Entry {
        let wish = Wish {
            department_id: DepartmentId::from_uuid(Uuid::from_u128(1)),
            doctor_id: None,
            kind: None,
            from: "2026-11-23".parse().unwrap(),
            to: "2026-11-30".parse().unwrap(),
            weekdays: Weekday::ALL.to_vec(),
            parts: Part::ALL.to_vec(),
        };
        let (patient, id) = (UserId::from_uuid(Uuid::from_u128(2)), WaitId::from_uuid(Uuid::from_u128(3)));
        let named = Named { department: "Heart".into(), doctor: None, kind: None };
        Entry::asked(patient, id, wish, named, patient, &zone(), now())
    }

    fn offer(until: &str) -> Offer {
        Offer {
            hold_id: HoldId::from_uuid(Uuid::from_u128(4)),
            doctor_id: UserId::from_uuid(Uuid::from_u128(5)),
            doctor_name: "Dr Leena Farah".into(),
            start: "2026-11-24T04:00:00Z".parse().unwrap(),
            end: "2026-11-24T04:30:00Z".parse().unwrap(),
            freed: None,
            buffer_minutes: 0,
            kind: None,
            fee: None,
            until: until.parse().unwrap(),
        }
    }

    #[test]
    fn f33_an_offer_stands_until_its_end_and_then_its_entry_waits_again() {
        let offered = entry().offered(offer("2026-11-23T04:30:00Z"), now());
        let at = |text: &str| offered.standing(&zone(), text.parse().unwrap());
        assert_eq!(at("2026-11-23T04:29:59Z"), State::Offered);
        assert_eq!(at("2026-11-23T04:30:00Z"), State::Waiting);
        assert_eq!(at("2026-11-30T18:30:00Z"), State::Over, "its last day is over in Kolkata");
        assert!(offered.queued().item.starts_with("open#") && offered.withdrawn(now()).queued().item.starts_with("over#"));
    }

    #[test]
    fn f33_three_offers_in_a_row_without_an_answer_end_an_entry_and_an_answer_begins_anew() {
        let passed = |entry: &Entry| entry.offered(offer("2026-11-23T04:30:00Z"), now()).unanswered(now());
        let twice = passed(&passed(&entry()));
        assert_eq!((twice.state, twice.unanswered), (State::Waiting, 2));
        assert_eq!(passed(&twice).state, State::Lapsed);
        let answered = twice.offered(offer("2026-11-23T04:30:00Z"), now()).declined(now());
        assert_eq!(passed(&answered).state, State::Waiting);
        let gone = twice.offered(offer("2026-11-23T04:30:00Z"), now()).left_without_time(now());
        assert_eq!((gone.state, gone.unanswered, gone.offer.is_none()), (State::Waiting, 2, true), "nobody was to answer that");
    }

    #[test]
    fn f33_every_step_is_one_version_and_only_the_latest_happenings_are_kept() {
        let mut entry = entry();
        for version in 2..30 {
            entry = entry.offered(offer("2026-11-23T04:30:00Z"), now()).declined(now());
            assert_eq!(entry.version, version * 2 - 1);
        }
        assert_eq!(entry.history.len(), HISTORY);
        let taken = entry.offered(offer("2026-11-23T04:30:00Z"), now()).booked(AppointmentId::from_uuid(Uuid::from_u128(6)), now());
        assert_eq!(taken.history.last().unwrap().start, Some(offer("2026-11-23T04:30:00Z").start));
    }
}
