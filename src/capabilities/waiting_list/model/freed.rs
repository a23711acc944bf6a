//! What has become free and is to be offered.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::state::Offer;
use crate::capabilities::directory::model::hours::Rule;
use crate::events::catalogue::OpenedBy;
use crate::primitives::ids::{DepartmentId, RuleId, UserId, WaitId};
use crate::primitives::time::{HospitalZone, Slot, after};
use crate::primitives::wall::WallTime;

/// A freed time that nobody took is forgotten so long after it began, in seconds.
const KEPT_AFTER: i64 = 24 * 60 * 60;

/// A time that became free, as stored in table `requests` until somebody has it or nobody can any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreedTime {
    owner_id: String,
    /// `at#<start>#<doctor>`: the soonest first.
    pub item: String,
    pub doctor_id: UserId,
    pub department_id: DepartmentId,
    pub start: Timestamp,
    /// The end of what became free from `start` on: a long visit frees several times. `None` on rows of before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Timestamp>,
    pub freed_at: Timestamp,
    /// Whose visit it was, if they gave it up themselves: it is not offered to them. `None` where the house cancelled or moved it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub freed_by: Option<UserId>,
    /// One more with every step.
    pub version: u32,
    /// For whom it is kept now.
    #[serde(default)]
    pub offered: Option<OfferedTo>,
    /// For whom it was kept before: what they held may still stand on the ledger and goes first.
    #[serde(default)]
    pub last: Option<OfferedTo>,
    /// Who does not want it, or did not answer: it is not offered to them again.
    #[serde(default)]
    pub passed: Vec<WaitId>,
    ttl: i64,
}

/// For whom a freed time is kept, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferedTo {
    pub patient_id: UserId,
    pub wait_id: WaitId,
    pub offer: Offer,
    /// No mail can reach them: the desk calls.
    #[serde(default)]
    pub by_phone: bool,
}

/// Hours that a doctor has, because leave or closed time was taken back, extra hours were added, a daily cap was raised or weekly hours
/// have grown: each of their times may be free.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreedRange {
    owner_id: String,
    /// `hours#<exception>`, `hours#cap#<doctor>#<cap before>`, `hours#rules#<doctor>#<version>`.
    pub item: String,
    pub doctor_id: UserId,
    pub department_id: DepartmentId,
    pub from: Timestamp,
    pub until: Timestamp,
    /// The daily cap before it was raised: only days that were full by it have become free.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cap_before: Option<u16>,
    /// The weekly rules that have grown: only what they make. Empty: whatever the doctor has then.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<RuleId>,
    /// The first date of the hospital on which these do; `None`: no rule says one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    first_date: Option<Date>,
    /// The last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    last_date: Option<Date>,
    ttl: i64,
}

/// A row of the list of what has become free.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Freed {
    Time(Box<FreedTime>),
    Hours(FreedRange),
}

impl FreedTime {
    /// What the sort keys of all of them begin with.
    pub const PREFIX: &'static str = "at#";

    /// A time that became free now, from its start to its end.
    #[must_use]
    pub fn now(doctor_id: UserId, department_id: DepartmentId, time: Slot, now: Timestamp) -> Self {
        let Slot { start, end } = time;
        Self {
            owner_id: Freed::OWNER.to_owned(),
            item: Self::item_of(doctor_id, start),
            doctor_id,
            department_id,
            start,
            until: Some(end),
            freed_at: now,
            freed_by: None,
            version: 1,
            offered: None,
            last: None,
            passed: Vec::new(),
            ttl: after(start, KEPT_AFTER).as_second(),
        }
    }

    /// The same, given up by the patient who had it; by nobody, where the house took it from them.
    #[must_use]
    pub fn given_up_by(self, patient: Option<UserId>) -> Self {
        Self { freed_by: patient, ..self }
    }

    /// Its place.
    #[must_use]
    pub fn item_of(doctor: UserId, start: Timestamp) -> String {
        format!("{}{start}#{doctor}", Self::PREFIX)
    }

    /// What of it begins at the next of the doctor's `starts`: a freed time of its own, for which the others after it are the rest. Only
    /// before anything became of this one, so that each is put on the list once.
    #[must_use]
    pub fn rest(&self, starts: impl Iterator<Item = Timestamp>, now: Timestamp) -> Option<Self> {
        let end = self.until.filter(|_| self.version == 1)?;
        let start = starts.filter(|start| self.start < *start && *start < end).min()?;
        Some(Self::now(self.doctor_id, self.department_id, Slot { start, end }, now).given_up_by(self.freed_by))
    }

    /// The same, once its rest is a freed time of its own. `None`: something became of it before.
    #[must_use]
    pub fn alone(&self) -> Option<Self> {
        (self.version == 1).then(|| Self { version: self.version + 1, ..self.clone() })
    }

    /// The same, kept for somebody.
    #[must_use]
    pub fn offered_to(&self, offered: OfferedTo) -> Self {
        Self { version: self.version + 1, offered: Some(offered), ..self.clone() }
    }

    /// The same, after somebody it was kept for said no or nothing.
    #[must_use]
    pub fn passed_on(&self) -> Self {
        let passed = self.passed.iter().copied().chain(self.offered.as_ref().map(|offered| offered.wait_id)).collect();
        Self { version: self.version + 1, offered: None, last: self.offered.clone(), passed, ..self.clone() }
    }
}

impl FreedRange {
    /// What the sort keys of all of them begin with.
    pub const PREFIX: &'static str = "hours#";

    /// Hours that became free by an exception that is gone or adds hours, by a cap that was raised or by weekly hours that have grown.
    #[must_use]
    pub fn of(by: &OpenedBy, doctor_id: UserId, department_id: DepartmentId, time: Slot) -> Self {
        let whole = (None, None);
        let (by, cap_before, rules, (first_date, last_date)) = match by {
            OpenedBy::Exception { exception_id } => (exception_id.to_string(), None, Vec::new(), whole),
            // Raised twice before anybody looks, each cap has days of its own that were full by it.
            OpenedBy::CapRaised { cap_before, .. } => (format!("cap#{doctor_id}#{cap_before}"), Some(*cap_before), Vec::new(), whole),
            OpenedBy::Rules { rule_ids, doctor_version, first_date, last_date } => {
                (format!("rules#{doctor_id}#{doctor_version}"), None, rule_ids.clone(), (*first_date, *last_date))
            }
        };
        Self {
            owner_id: Freed::OWNER.to_owned(),
            item: format!("{}{by}", Self::PREFIX),
            doctor_id,
            department_id,
            from: time.start,
            until: time.end,
            cap_before,
            rules,
            first_date,
            last_date,
            ttl: after(time.end, KEPT_AFTER).as_second(),
        }
    }

    /// Whether a free visit of the doctor, who has these weekly rules, is one of those that became free: all of it lies in these hours,
    /// and where weekly hours have grown it is one that their rules make for patients, on a date on which they did not before.
    #[must_use]
    pub fn has(&self, visit: &Slot, rules: &[Rule], zone: &HospitalZone) -> bool {
        let wall = zone.wall(visit.start);
        let (date, time) = (wall.date(), WallTime::new(wall.hour().unsigned_abs().into(), wall.minute().unsigned_abs().into()));
        let has_it = |rule: &Rule| !rule.staff_only && rule.applies_on(date) && rule.start <= time && time < rule.end;
        self.from <= visit.start
            && visit.end <= self.until
            && self.first_date.is_none_or(|first| first <= date)
            && self.last_date.is_none_or(|last| date <= last)
            && (self.rules.is_empty() || rules.iter().any(|rule| self.rules.contains(&rule.id) && has_it(rule)))
    }

    /// What of it begins then or later.
    #[must_use]
    pub fn from_then(&self, start: Timestamp) -> Self {
        Self { from: start, ..self.clone() }
    }
}

impl Freed {
    /// Whose rows they are.
    pub const OWNER: &'static str = "freed_times";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f33_of_weekly_hours_that_have_grown_only_what_their_own_rules_make_for_patients_became_free() {
        let id = |number| uuid::Uuid::from_u128(number);
        let (doctor, department) = (UserId::from_uuid(id(1)), DepartmentId::from_uuid(id(2)));
        let rule = |number: u128, weekday: &str, staff_only| Rule {
            id: RuleId::from_uuid(id(number)),
            weekday: weekday.parse().unwrap(),
            start: "10:00".parse().unwrap(),
            end: "12:00".parse().unwrap(),
            visit_minutes: 30,
            valid_from: None,
            valid_until: None,
            staff_only,
        };
        let rules = [rule(3, "SUN", false), rule(4, "MON", false), rule(5, "TUE", true)];
        let zone: HospitalZone = "Asia/Kolkata".parse().unwrap();
        let at = |text: &str| -> Timestamp { format!("{text}:00+05:30").parse().unwrap() };
        let of =
            |by: &OpenedBy| FreedRange::of(by, doctor, department, Slot { start: at("2026-11-29T00:00"), end: at("2026-12-06T11:00") });
        let by_rules = |first_date: Option<Date>, last_date: Option<Date>| {
            let rule_ids = vec![rules[0].id, rules[2].id];
            of(&OpenedBy::Rules { rule_ids, doctor_version: 7, first_date, last_date })
        };
        let grown = by_rules(None, None);
        let has = |hours: &FreedRange, start: &str| hours.has(&Slot { start: at(start), end: after(at(start), 1_800) }, &rules, &zone);
        assert!(has(&grown, "2026-11-29T10:00") && has(&grown, "2026-11-29T11:30"));
        assert!(!has(&grown, "2026-11-29T12:00") && !has(&grown, "2026-11-29T09:30"), "other hours of the same day");
        assert!(!has(&grown, "2026-11-30T10:00"), "a rule that has not grown");
        assert!(!has(&grown, "2026-12-01T10:00"), "what only staff give away");
        assert!(has(&grown, "2026-12-06T10:30") && !has(&grown, "2026-12-06T11:00"), "all of it lies in the hours");
        assert!(!has(&grown.from_then(at("2026-11-29T11:00")), "2026-11-29T10:30"), "the first of them were dealt with");
        let (later, earlier) = (by_rules("2026-11-30".parse().ok(), None), by_rules(None, "2026-12-05".parse().ok()));
        assert!(!has(&later, "2026-11-29T11:30") && has(&later, "2026-12-06T10:30"), "the last date that it had is not a new one");
        assert!(has(&earlier, "2026-11-29T11:30") && !has(&earlier, "2026-12-06T10:30"));
        let leave = of(&OpenedBy::Exception { exception_id: crate::primitives::ids::ExceptionId::from_uuid(id(6)) });
        assert!(has(&leave, "2026-11-30T10:00") && has(&leave, "2026-11-29T12:00"), "whatever the doctor has then");
    }

    #[test]
    fn f33_a_long_visit_frees_every_start_within_it_one_after_the_other_and_each_once() {
        let at = |time: &str| -> Timestamp { format!("2026-11-26T{time}:00Z").parse().unwrap() };
        let (doctor, department) = (UserId::from_uuid(uuid::Uuid::from_u128(1)), DepartmentId::from_uuid(uuid::Uuid::from_u128(2)));
        let (now, starts) = (at("01:00"), || ["09:30", "10:00", "10:30", "11:00", "11:30"].into_iter().map(at));
        let freed = FreedTime::now(doctor, department, Slot { start: at("10:00"), end: at("11:10") }, now);
        let second = freed.rest(starts(), now).unwrap();
        let third = second.rest(starts(), now).unwrap();
        assert_eq!((second.start, third.start, third.rest(starts(), now)), (at("10:30"), at("11:00"), None));
        assert_eq!(freed.passed_on().rest(starts(), now), None, "somebody was asked already");
        let alone = freed.alone().unwrap();
        assert_eq!((alone.rest(starts(), now), alone.alone()), (None, None), "its rest is on the list by itself");
        let usual = FreedTime::now(doctor, department, Slot { start: at("10:00"), end: at("10:30") }, now);
        assert_eq!(usual.rest(starts(), now), None);
        let old = FreedTime { until: None, ..freed };
        assert_eq!(old.rest(starts(), now), None);
    }
}
