//! A grant from the question to its end, and the row of the carer's by which it is used.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::invitation::INVITATION_WORKS_FOR;
use super::scope::Scope;
use super::terms::Terms;
use crate::primitives::ids::{CarerGrantId, UserId};
use crate::primitives::people::{Email, PersonName};
use crate::primitives::time::{HospitalZone, after};

/// What is over is shown for so long, in seconds: 90 days. Housekeeping; the audit trail keeps it.
const SHOWN_AFTER: i64 = 90 * 24 * 60 * 60;

/// Where a grant stands as written. Time alone ends one too: see [`CarerGrant::standing`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Asked, not answered.
    Waiting,
    Running,
    Declined,
    Ended,
}

impl State {
    /// As stored.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Declined => "declined",
            Self::Ended => "ended",
        }
    }
}

/// Where a grant stands at a moment, as people are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Asked, and the link still works.
    Waiting,
    /// Nobody answered while the link worked.
    Unanswered,
    Running,
    Declined,
    /// Ended by one of the two, or its last day is over.
    Ended,
}

impl Standing {
    /// As the API says it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Unanswered => "unanswered",
            Self::Running => "running",
            Self::Declined => "declined",
            Self::Ended => "ended",
        }
    }

    /// Whether it counts against the most a patient may have.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Waiting | Self::Running)
    }
}

/// Who ended a grant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    Patient,
    Carer,
    /// The account of one of them was closed.
    Hospital,
}

/// Whoever said yes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carer {
    #[serde(rename = "carer_id")]
    pub id: UserId,
    #[serde(rename = "carer_name")]
    pub name: PersonName,
}

/// A grant, as stored under the patient in table `requests`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarerGrant {
    #[serde(rename = "owner_id")]
    pub patient: UserId,
    /// `carer#<grant>`.
    item: String,
    pub grant_id: CarerGrantId,
    /// Whom the patient asked.
    pub email: Email,
    /// Whoever said yes.
    #[serde(flatten)]
    pub carer: Option<Carer>,
    pub scope: Scope,
    /// The last day, in the hospital.
    pub ends_on: Date,
    /// The first instant after it.
    pub until: Timestamp,
    pub state: State,
    /// 1 as asked, one more with every change.
    pub version: u32,
    pub asked_at: Timestamp,
    #[serde(default)]
    pub answered_at: Option<Timestamp>,
    #[serde(default)]
    pub ended_at: Option<Timestamp>,
    #[serde(default)]
    pub ended_by: Option<Ending>,
    ttl: i64,
}

impl CarerGrant {
    /// What the sort keys of all of them begin with.
    pub const PREFIX: &'static str = "carer#";

    /// The sort key of one.
    #[must_use]
    pub fn item_of(id: CarerGrantId) -> String {
        format!("{}{id}", Self::PREFIX)
    }

    /// A question that is asked now.
    #[must_use]
    pub fn asked(patient: UserId, grant_id: CarerGrantId, email: Email, terms: Terms, zone: &HospitalZone, now: Timestamp) -> Self {
        Self {
            patient,
            item: Self::item_of(grant_id),
            grant_id,
            email,
            carer: None,
            scope: terms.scope,
            ends_on: terms.ends_on,
            until: zone.day(terms.ends_on).end,
            state: State::Waiting,
            version: 1,
            asked_at: now,
            answered_at: None,
            ended_at: None,
            ended_by: None,
            ttl: after(now, INVITATION_WORKS_FOR + SHOWN_AFTER).as_second(),
        }
    }

    /// Where it stands at a moment.
    #[must_use]
    pub fn standing(&self, now: Timestamp) -> Standing {
        match self.state {
            State::Waiting if now >= self.answer_until() => Standing::Unanswered,
            State::Waiting => Standing::Waiting,
            State::Running if now >= self.until => Standing::Ended,
            State::Running => Standing::Running,
            State::Declined => Standing::Declined,
            State::Ended => Standing::Ended,
        }
    }

    /// The first instant at which the mailed link no longer works: after seven days, or with the grant's own last day.
    #[must_use]
    pub fn answer_until(&self) -> Timestamp {
        after(self.asked_at, INVITATION_WORKS_FOR).min(self.until)
    }

    /// The same, once somebody has said yes.
    #[must_use]
    pub fn accepted(&self, carer: Carer, now: Timestamp) -> Self {
        let ttl = after(self.until, SHOWN_AFTER).as_second();
        Self { carer: Some(carer), state: State::Running, answered_at: Some(now), ttl, ..self.next() }
    }

    /// The same, once somebody has said no.
    #[must_use]
    pub fn declined(&self, now: Timestamp) -> Self {
        Self { state: State::Declined, answered_at: Some(now), ..self.next() }
    }

    /// The same on other terms.
    #[must_use]
    pub fn changed(&self, terms: Terms, zone: &HospitalZone) -> Self {
        let until = zone.day(terms.ends_on).end;
        let ttl = self.ttl.max(after(until, SHOWN_AFTER).as_second());
        Self { scope: terms.scope, ends_on: terms.ends_on, until, ttl, ..self.next() }
    }

    /// The same, over.
    #[must_use]
    pub fn ended(&self, by: Ending, now: Timestamp) -> Self {
        let ttl = after(now, SHOWN_AFTER).as_second();
        Self { state: State::Ended, ended_at: Some(now), ended_by: Some(by), ttl, ..self.next() }
    }

    fn next(&self) -> Self {
        Self { version: self.version + 1, ..self.clone() }
    }

    /// The carer's row, while it runs. Of a grant nobody accepted there is none.
    #[must_use]
    pub fn permit(&self, patient_name: &PersonName) -> Option<Permit> {
        let carer = self.carer.as_ref().filter(|_| self.state == State::Running)?;
        Some(Permit {
            carer: carer.id,
            item: Permit::item_of(self.patient),
            patient_id: self.patient,
            patient_name: patient_name.clone(),
            grant_id: self.grant_id,
            scope: self.scope,
            ends_on: self.ends_on,
            until: self.until,
            last_used_at: None,
            ttl: self.until.as_second(),
        })
    }
}

/// What a carer may do for one patient, as stored under the carer in table `requests` as long as it runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Permit {
    #[serde(rename = "owner_id")]
    pub carer: UserId,
    /// `cares_for#<patient>`.
    item: String,
    pub patient_id: UserId,
    /// As it was when the grant began: whom it is about now, the account says.
    pub patient_name: PersonName,
    pub grant_id: CarerGrantId,
    pub scope: Scope,
    pub ends_on: Date,
    pub until: Timestamp,
    /// Up to a minute older than the truth; `None` before the first use.
    #[serde(default)]
    pub last_used_at: Option<Timestamp>,
    ttl: i64,
}

impl Permit {
    /// What the sort keys of all of them begin with.
    pub const PREFIX: &'static str = "cares_for#";

    /// The sort key of the one for a patient.
    #[must_use]
    pub fn item_of(patient: UserId) -> String {
        format!("{}{patient}", Self::PREFIX)
    }

    /// Whether it opens anything at a moment: through the last instant of its last day in the hospital.
    #[must_use]
    pub fn runs(&self, now: Timestamp) -> bool {
        now < self.until
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn grant(zone: &HospitalZone, ends_on: Date, now: Timestamp) -> CarerGrant {
        let (patient, id) = (UserId::from_uuid(Uuid::from_u128(1)), CarerGrantId::from_uuid(Uuid::from_u128(2)));
        let terms = Terms { scope: Scope::Book, ends_on };
        CarerGrant::asked(patient, id, "daniel@example.org".parse().unwrap(), terms, zone, now)
    }

    fn daniel() -> Carer {
        Carer { id: UserId::from_uuid(Uuid::from_u128(3)), name: "Daniel Rao".parse().unwrap() }
    }

    #[test]
    fn f70_a_question_waits_for_a_week_and_not_beyond_its_own_last_day() {
        let zone: HospitalZone = "Asia/Kolkata".parse().unwrap();
        let now: Timestamp = "2026-11-23T04:00:00Z".parse().unwrap();
        let asked = grant(&zone, "2027-11-23".parse().unwrap(), now);
        let week = after(now, INVITATION_WORKS_FOR);
        assert_eq!([after(week, -1), week].map(|at| asked.standing(at)), [Standing::Waiting, Standing::Unanswered]);
        let short = grant(&zone, "2026-11-23".parse().unwrap(), now);
        assert_eq!(short.answer_until().to_string(), "2026-11-23T18:30:00Z", "midnight in Kolkata");
        assert!(asked.permit(&daniel().name).is_none(), "nobody said yes");
    }

    #[test]
    fn f70_every_step_is_one_version_and_only_a_running_one_has_a_permit() {
        let zone: HospitalZone = "Asia/Kolkata".parse().unwrap();
        let now: Timestamp = "2026-11-23T04:00:00Z".parse().unwrap();
        let running = grant(&zone, "2027-11-23".parse().unwrap(), now).accepted(daniel(), now);
        let terms = Terms { scope: Scope::Read, ends_on: "2026-12-01".parse().unwrap() };
        let changed = running.changed(terms, &zone);
        let ended = changed.ended(Ending::Carer, now);
        assert_eq!([&running, &changed, &ended].map(|grant| grant.version), [2, 3, 4]);
        let permit = changed.permit(&"Maya Rao".parse().unwrap()).unwrap();
        assert_eq!((permit.carer, permit.scope, permit.until), (daniel().id, Scope::Read, changed.until));
        assert!(ended.permit(&daniel().name).is_none() && ended.standing(now) == Standing::Ended);
        assert_eq!(running.declined(now).standing(now), Standing::Declined);
    }

    proptest! {
        #[test]
        fn f70_a_grant_runs_exactly_through_its_last_day_in_the_hospital(
            zone in prop::sample::select(vec!["Asia/Kolkata", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "UTC"]),
            day in 0_i32..730,
            second in -200_000_i64..200_000,
        ) {
            let zone: HospitalZone = zone.parse().unwrap();
            let now: Timestamp = "2026-11-23T04:00:00Z".parse().unwrap();
            let ends_on = zone.date(now).checked_add(jiff::Span::new().days(day)).unwrap();
            let running = grant(&zone, ends_on, now).accepted(daniel(), now);
            let permit = running.permit(&daniel().name).unwrap();
            let at = after(running.until, second);
            prop_assert_eq!(permit.runs(at), zone.date(at) <= ends_on);
            prop_assert_eq!(running.standing(at) == Standing::Running, permit.runs(at));
        }
    }
}
