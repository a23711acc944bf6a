//! Offers by hand on known clock changes, and against a plain oracle in zones with gaps and folds.

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

use super::visits_on;
use crate::capabilities::directory::model::hours::{Exception, ExceptionKind, Hours, Rule, Weekday};
use crate::primitives::ids::{ExceptionId, IdSource, RuleId};
use crate::primitives::time::{Clock, HospitalZone, Slot};
use crate::primitives::wall::WallTime;

/// Zones with a 1-hour change on both sides of the equator, one of half an hour, none, and one that skipped a date.
const ZONES: [&str; 6] = ["America/New_York", "Europe/London", "Australia/Lord_Howe", "Asia/Kolkata", "UTC", "Pacific/Apia"];

fn ids() -> IdSource {
    IdSource::seeded(Clock::fixed("2026-11-23T09:00:00Z".parse().unwrap()), 9)
}

fn rule(weekday: Weekday, start: &str, end: &str, visit_minutes: u16) -> Rule {
    let (start, end) = (start.parse().unwrap(), end.parse().unwrap());
    Rule { id: RuleId::new(&ids()), weekday, start, end, visit_minutes, valid_from: None, valid_until: None, staff_only: false }
}

/// Whoever they are for.
fn slots_on(hours: &Hours, zone: &HospitalZone, date: Date) -> Vec<Slot> {
    visits_on(hours, zone, date).into_iter().map(|(visit, _)| visit).collect()
}

fn exception(kind: ExceptionKind, start: &str, end: &str) -> Exception {
    let time = Slot { start: start.parse().unwrap(), end: end.parse().unwrap() };
    Exception { id: ExceptionId::new(&ids()), kind, time, reason: None }
}

fn hours(rules: Vec<Rule>, exceptions: Vec<Exception>) -> Hours {
    Hours { version: 1, rules, exceptions }
}

/// The offered starts of one date as its wall clock shows them, with the offset where it matters.
fn starts(hours: &Hours, zone: &str, date: &str) -> Vec<String> {
    let (zone, date): (HospitalZone, Date) = (zone.parse().unwrap(), date.parse().unwrap());
    slots_on(hours, &zone, date).iter().map(|slot| zone.wall(slot.start).strftime("%H:%M").to_string()).collect()
}

#[test]
fn f22_the_default_week_begins_when_the_contract_says() {
    let hours = Hours::default_template(&ids());
    let monday = starts(&hours, "Asia/Kolkata", "2026-11-23");
    assert_eq!(monday.len(), 6 + 8 + 6);
    for start in ["09:00", "11:30", "13:00", "16:30", "17:00", "19:30"] {
        assert!(monday.iter().any(|offered| offered == start), "{start}");
    }
    assert!(!monday.contains(&"12:00".to_owned()) && !monday.contains(&"20:00".to_owned()));
    assert_eq!(starts(&hours, "Asia/Kolkata", "2026-11-28"), monday);
    assert!(starts(&hours, "Asia/Kolkata", "2026-11-29").is_empty());
}

#[test]
fn f31_a_weekly_nine_is_nine_on_both_sides_of_a_clock_change() {
    let hours = hours(vec![rule(Weekday::Mon, "09:00", "10:00", 30)], vec![]);
    let zone: HospitalZone = "America/New_York".parse().unwrap();
    let dates = ["2026-03-02", "2026-03-09"].map(|date| date.parse().unwrap());
    let visits = dates.into_iter().flat_map(|date| slots_on(&hours, &zone, date));
    let instants: Vec<String> = visits.map(|slot| slot.start.to_string()).collect();
    assert_eq!(instants, ["2026-03-02T14:00:00Z", "2026-03-02T14:30:00Z", "2026-03-09T13:00:00Z", "2026-03-09T13:30:00Z"]);
}

#[test]
fn f31_a_time_in_the_spring_gap_is_not_offered_and_a_repeated_hour_once() {
    let night = hours(vec![rule(Weekday::Sun, "00:00", "04:00", 30)], vec![]);
    assert_eq!(starts(&night, "America/New_York", "2026-03-08"), ["00:00", "00:30", "01:00", "01:30", "03:00", "03:30"]);
    let autumn: Date = "2026-11-01".parse().unwrap();
    let zone: HospitalZone = "America/New_York".parse().unwrap();
    let offered = slots_on(&night, &zone, autumn);
    assert_eq!(offered.len(), 8);
    assert_eq!(offered[2].start.to_string(), "2026-11-01T05:00:00Z"); // 01:00, first pass
    assert_eq!(offered[4].start.to_string(), "2026-11-01T07:00:00Z"); // 02:00, two hours later
    assert_eq!(starts(&night, "Australia/Lord_Howe", "2026-10-04"), ["00:00", "00:30", "01:00", "01:30", "02:30", "03:00", "03:30"]);
    let friday = hours(vec![rule(Weekday::Fri, "09:00", "12:00", 60)], vec![]);
    assert!(starts(&friday, "Pacific/Apia", "2011-12-30").is_empty(), "a date that never was");
}

#[test]
fn f22_exceptions_close_and_open() {
    let monday = vec![rule(Weekday::Mon, "09:00", "11:00", 30)];
    let on = |exceptions| starts(&hours(monday.clone(), exceptions), "UTC", "2026-11-23");
    let closed = exception(ExceptionKind::Closed, "2026-11-23T09:45:00Z", "2026-11-23T10:00:00Z");
    assert_eq!(on(vec![closed.clone()]), ["09:00", "10:00", "10:30"]);
    let leave = exception(ExceptionKind::Leave, "2026-11-20T00:00:00Z", "2026-11-23T10:30:00Z");
    assert_eq!(on(vec![leave.clone()]), ["10:30"]);
    let extra = exception(ExceptionKind::Extra, "2026-11-23T10:45:00Z", "2026-11-23T12:20:00Z");
    assert_eq!(on(vec![extra.clone()]), ["09:00", "09:30", "10:00", "10:30", "11:15", "11:45"]);
    assert_eq!(on(vec![closed, extra, leave]), ["10:30", "11:15", "11:45"]);
}

#[test]
fn f22_extra_hours_on_a_free_day_have_the_usual_length() {
    let extra = exception(ExceptionKind::Extra, "2026-11-22T09:00:00Z", "2026-11-22T10:30:00Z");
    let monday = vec![rule(Weekday::Mon, "09:00", "11:00", 45)];
    assert_eq!(starts(&hours(monday, vec![extra.clone()]), "UTC", "2026-11-22"), ["09:00", "09:45"]);
    assert_eq!(starts(&hours(vec![], vec![extra]), "UTC", "2026-11-22"), ["09:00", "09:30", "10:00"]);
}

#[test]
fn f22_the_last_visit_ends_in_time() {
    assert_eq!(starts(&hours(vec![rule(Weekday::Mon, "22:00", "24:00", 50)], vec![]), "UTC", "2026-11-23"), ["22:00", "22:50"]);
    assert!(starts(&hours(vec![rule(Weekday::Mon, "09:00", "09:20", 30)], vec![]), "UTC", "2026-11-23").is_empty());
}

/// Every minute around a date in turn: does the wall clock show, for the first time, a time of that date at which the
/// rule begins a visit, and is the doctor there and done with the visit before?
fn oracle(hours: &Hours, zone: &HospitalZone, date: Date) -> Vec<Slot> {
    let mut found: Vec<Slot> = Vec::new();
    let mut shown = BTreeSet::new();
    let rule = &hours.rules[0];
    let (mut at, end) = (moved(zone.day_start(date), -3 * 60), moved(zone.day_start(date), 30 * 60));
    while at < end {
        let wall = zone.wall(at);
        let first_pass = shown.insert(wall.datetime());
        let minutes = u16::try_from(i32::from(wall.hour()) * 60 + i32::from(wall.minute())).unwrap();
        let begins = minutes >= rule.start.minutes()
            && minutes + rule.visit_minutes <= rule.end.minutes()
            && (minutes - rule.start.minutes()).is_multiple_of(rule.visit_minutes);
        let visit = Slot { start: at, end: moved(at, i64::from(rule.visit_minutes)) };
        let away = hours.exceptions.iter().any(|exception| visit.start < exception.time.end && exception.time.start < visit.end);
        let busy = found.last().is_some_and(|last| last.end > at);
        if first_pass && wall.date() == date && rule.applies_on(date) && begins && !away && !busy {
            found.push(visit);
        }
        at = moved(at, 1);
    }
    found
}

fn moved(at: Timestamp, minutes: i64) -> Timestamp {
    at.checked_add(SignedDuration::from_mins(minutes)).unwrap()
}

/// A rule on a grain of 15 minutes, any hour.
fn any_rule() -> impl Strategy<Value = Rule> {
    (0_u16..92, 1_u16..40, 1_u16..=8).prop_map(|(start, length, visit)| Rule {
        id: RuleId::new(&ids()),
        weekday: Weekday::Mon,
        start: WallTime::new(0, start * 15),
        end: WallTime::new(0, (start + length).min(96) * 15),
        visit_minutes: visit * 15,
        valid_from: None,
        valid_until: None,
        staff_only: false,
    })
}

/// Days around which clocks change, or a date was skipped, in one of the zones.
fn any_change() -> impl Strategy<Value = Date> {
    prop::sample::select(vec![
        "2026-03-08",
        "2026-11-01",
        "2026-03-29",
        "2026-10-25",
        "2026-04-05",
        "2026-10-04",
        "2011-12-30",
        "2028-02-29",
        "2026-12-31",
    ])
    .prop_map(|date| date.parse().unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn f31_offers_are_what_a_walk_along_the_clock_finds(
        zone in prop::sample::select(ZONES.to_vec()),
        date in any_change(),
        rule in any_rule(),
        leave in (0_i64..96, 1_i64..20),
    ) {
        let zone: HospitalZone = zone.parse().unwrap();
        let rule = Rule { weekday: Weekday::of(date), ..rule };
        let start = moved(zone.day_start(date), leave.0 * 15);
        let time = Slot { start, end: moved(start, leave.1 * 15) };
        let away = Exception { id: ExceptionId::new(&ids()), kind: ExceptionKind::Leave, time, reason: None };
        let hours = hours(vec![rule], vec![away]);
        prop_assert_eq!(slots_on(&hours, &zone, date), oracle(&hours, &zone, date));
    }
}
