//! Which changes of weekly hours make visits that were not there before: whoever waits for a time is offered these (F33).

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::Doctor;
use super::hours::Rule;
use crate::primitives::ids::RuleId;
use crate::primitives::time::{Slot, after};

/// In seconds.
const HOUR: i64 = 3_600;

/// Weekly rules that may make visits for patients which were not there before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenedRules {
    pub ids: Vec<RuleId>,
    /// The first date on which they may; `None`: no rule says one.
    pub from: Option<Date>,
    /// The last one.
    pub until: Option<Date>,
}

/// A first and a last date, each open where it is not said.
type Dates = (Option<Date>, Option<Date>);

impl OpenedRules {
    /// What of a piece of time may lie on these dates, wherever the hospital is: a date begins 14 hours before its midnight in UTC at the
    /// earliest, and ends 12 hours after it at the latest.
    #[must_use]
    pub fn within(&self, time: Slot) -> Option<Slot> {
        let midnight = |date: Date| date.to_zoned(TimeZone::UTC).ok().map(|day| day.timestamp());
        let first = self.from.and_then(midnight).map(|midnight| after(midnight, -14 * HOUR));
        let last = self.until.and_then(|date| date.tomorrow().ok()).and_then(midnight).map(|midnight| after(midnight, 12 * HOUR));
        let start = first.map_or(time.start, |first| first.max(time.start));
        let end = last.map_or(time.end, |last| last.min(time.end));
        (start < end).then_some(Slot { start, end })
    }
}

impl Doctor {
    /// The weekly rules by which there may be more visits for patients than with `before`: new ones, those that begin earlier, end later
    /// or make shorter visits, that hold on more dates, or are no longer for staff alone; all of them, where nobody could be booked with them
    /// before, or not in this department.
    #[must_use]
    pub fn rules_opened_since(&self, before: &Self) -> Option<OpenedRules> {
        let anew = !before.can_be_booked() || before.department_id != self.department_id;
        let was = |rule: &Rule| before.hours.rules.iter().find(|was| was.id == rule.id).filter(|_| !anew);
        let of_one = |rule: &Rule| opened_since(rule, was(rule)).map(|dates| (rule.id, dates));
        let opened: Vec<(RuleId, Dates)> = self.hours.rules.iter().filter_map(of_one).collect();
        // A rule without a first date is first of all; of the last dates the latest counts, if every rule has one.
        let from = opened.iter().map(|(_, (from, _))| *from).min()?;
        let ends: Option<Vec<Date>> = opened.iter().map(|(_, (_, until))| *until).collect();
        let until = ends.and_then(|ends| ends.into_iter().max());
        Some(OpenedRules { ids: opened.into_iter().map(|(id, _)| id).collect(), from, until })
    }
}

/// The dates on which a rule may make visits for patients that it did not make before. `None`: there are none.
fn opened_since(rule: &Rule, before: Option<&Rule>) -> Option<Dates> {
    if rule.staff_only {
        return None;
    }
    let whole = (rule.valid_from, rule.valid_until);
    let Some(before) = before.filter(|before| !before.staff_only && before.weekday == rule.weekday) else { return Some(whole) };
    if rule.start < before.start || before.end < rule.end || rule.visit_minutes < before.visit_minutes {
        return Some(whole);
    }
    let earlier = before.valid_from.filter(|from| rule.valid_from.is_none_or(|now| now < *from));
    let later = before.valid_until.filter(|until| rule.valid_until.is_none_or(|now| *until < now));
    match (earlier, later) {
        (Some(from), None) => Some((rule.valid_from, from.yesterday().ok())),
        (None, Some(until)) => Some((until.tomorrow().ok(), rule.valid_until)),
        (Some(_), Some(_)) => Some(whole),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::DoctorStatus;
    use super::super::tests::leena;
    use super::*;
    use crate::primitives::ids::DepartmentId;

    #[expect(clippy::unnecessary_wraps, reason = "as rules have their first and last day")]
    fn day(text: &str) -> Option<Date> {
        Some(text.parse().unwrap())
    }

    /// What a change of the first of their rules opens.
    fn opens(before: &Doctor, change: impl Fn(&mut Rule)) -> Option<Dates> {
        let mut after = before.clone();
        change(&mut after.hours.rules[0]);
        let opened = after.rules_opened_since(before)?;
        assert_eq!(opened.ids, [before.hours.rules[0].id], "the others stand as they stood");
        Some((opened.from, opened.until))
    }

    #[test]
    fn f33_hours_that_grow_open_times_and_hours_that_shrink_or_stay_do_not() {
        let before = leena();
        let wall = |hour| crate::primitives::wall::WallTime::new(hour, 0);
        assert_eq!(before.rules_opened_since(&before), None);
        assert_eq!(opens(&before, |rule| rule.start = wall(8)), Some((None, None)));
        assert_eq!(opens(&before, |rule| rule.end = wall(13)), Some((None, None)));
        assert_eq!(opens(&before, |rule| rule.visit_minutes = 15), Some((None, None)));
        assert_eq!(opens(&before, |rule| rule.weekday = crate::capabilities::directory::model::hours::Weekday::Sun), Some((None, None)));
        assert_eq!(opens(&before, |rule| (rule.start, rule.end) = (wall(10), wall(11))), None, "fewer hours");
        assert_eq!(opens(&before, |rule| rule.visit_minutes = 60), None, "longer visits in the same hours");
        assert_eq!(opens(&before, |rule| (rule.end, rule.staff_only) = (wall(13), true)), None, "what only staff give away");
        let mut kept = before.clone();
        kept.hours.rules[0].staff_only = true;
        assert_eq!(opens(&kept, |rule| rule.staff_only = false), Some((None, None)));
    }

    #[test]
    fn f33_other_dates_of_a_rule_open_those_that_it_did_not_hold_on() {
        let mut before = leena();
        before.hours.rules[0].valid_from = day("2026-12-01");
        before.hours.rules[0].valid_until = day("2026-12-31");
        let dates = |from: Option<Date>, until: Option<Date>| opens(&before, |rule| (rule.valid_from, rule.valid_until) = (from, until));
        assert_eq!(dates(day("2026-12-01"), day("2027-01-31")), Some((day("2027-01-01"), day("2027-01-31"))));
        assert_eq!(dates(day("2026-12-01"), None), Some((day("2027-01-01"), None)));
        assert_eq!(dates(day("2026-11-24"), day("2026-12-20")), Some((day("2026-11-24"), day("2026-11-30"))));
        assert_eq!(dates(None, None), Some((None, None)));
        assert_eq!(dates(day("2026-12-05"), day("2026-12-20")), None, "fewer dates");
    }

    #[test]
    fn f33_a_doctor_who_takes_bookings_again_opens_all_that_patients_may_have() {
        let mut after = leena();
        after.hours.rules[0].staff_only = true;
        let closed = Doctor { accepts_bookings: false, ..after.clone() };
        let opened = after.rules_opened_since(&closed).unwrap();
        assert_eq!((opened.ids.len(), opened.ids.contains(&after.hours.rules[0].id)), (17, false));
    }

    #[test]
    fn f33_a_doctor_who_comes_back_joins_or_comes_from_another_department_opens_all_of_their_hours() {
        let after = leena();
        let left = Doctor { status: DoctorStatus::Inactive, ..after.clone() };
        let joining = Doctor { status: DoctorStatus::Joining, ..after.clone() };
        let elsewhere = Doctor { department_id: DepartmentId::from_uuid(uuid::Uuid::from_u128(99)), ..after.clone() };
        for before in [left, joining, elsewhere] {
            let opened = after.rules_opened_since(&before).unwrap();
            assert_eq!((opened.ids.len(), opened.from, opened.until), (after.hours.rules.len(), None, None));
        }
    }

    #[test]
    fn f33_the_time_of_opened_rules_has_all_of_their_dates_in_it_and_nothing_of_what_is_over() {
        let time = Slot { start: "2026-11-23T09:00:00Z".parse().unwrap(), end: "2027-11-24T09:00:00Z".parse().unwrap() };
        let within = |from: Option<Date>, until: Option<Date>| {
            let time = OpenedRules { ids: Vec::new(), from, until }.within(time)?;
            Some([time.start, time.end].map(|at| at.to_string()))
        };
        assert_eq!(within(None, None).unwrap(), ["2026-11-23T09:00:00Z", "2027-11-24T09:00:00Z"]);
        assert_eq!(within(day("2026-12-05"), day("2026-12-10")).unwrap(), ["2026-12-04T10:00:00Z", "2026-12-11T12:00:00Z"]);
        assert_eq!(within(None, day("2026-11-20")), None);
        assert_eq!(within(day("2028-01-01"), None), None);
    }
}
