//! What stands in the way of visits in a series, by hand and for any hours and clocks.

use jiff::civil::{Time, date};
use proptest::prelude::*;

use super::*;
use crate::capabilities::appointments::model::Every;
use crate::capabilities::availability::model::{visits_for, visits_of};
use crate::capabilities::directory::model::NewDoctor;
use crate::capabilities::directory::model::hours::{Exception, Hours, Rule, Weekday};
use crate::capabilities::settings::model::ClosedDay;
use crate::primitives::ids::{DepartmentId, ExceptionId, IdSource, RuleId};
use crate::primitives::time::Clock;

fn ids() -> IdSource {
    IdSource::seeded(Clock::fixed("2026-11-23T09:00:00Z".parse().unwrap()), 4)
}

fn doctor(rules: Vec<Rule>, exceptions: Vec<Exception>) -> Doctor {
    let ids = ids();
    let new = NewDoctor::named("Leena Farah".parse().unwrap(), DepartmentId::new(&ids), "Cardiologist");
    Doctor::new(UserId::new(&ids), new, Hours { version: 1, rules, exceptions })
}

fn rule(weekday: Weekday, start: &str, end: &str, staff_only: bool) -> Rule {
    let (start, end) = (start.parse().unwrap(), end.parse().unwrap());
    Rule { id: RuleId::new(&ids()), weekday, start, end, visit_minutes: 30, valid_from: None, valid_until: None, staff_only }
}

fn planned(doctor: &Doctor, settings: &Settings, now: &str, plan: &SeriesPlan) -> Vec<PlannedVisit> {
    let planning = Planning {
        doctor,
        settings,
        doctor_ledgers: &[],
        patient_ledgers: &[],
        quantum: Quantum::FiveMinutes,
        viewer: doctor.id,
        now: now.parse().unwrap(),
    };
    planning.planned(plan)
}

fn plan(first: Date, hour: i8, every: Every, count: u8) -> SeriesPlan {
    SeriesPlan { first, time: Time::constant(hour, 0, 0, 0), every, count }
}

#[test]
fn f35_the_time_on_the_wall_stays_when_the_clocks_change() {
    let settings = Settings { zone: "Europe/Berlin".parse().unwrap(), ..Settings::default() };
    let doctor = doctor(vec![rule(Weekday::Thu, "09:00", "12:00", false)], vec![]);
    let visits = planned(&doctor, &settings, "2026-10-01T08:00:00Z", &plan(date(2026, 10, 15), 9, Every::Weeks(1), 4));
    let starts: Vec<String> = visits.iter().map(|visit| visit.start.unwrap().to_string()).collect();
    assert_eq!(starts, ["2026-10-15T07:00:00Z", "2026-10-22T07:00:00Z", "2026-10-29T08:00:00Z", "2026-11-05T08:00:00Z"]);
    assert!(visits.iter().all(|visit| visit.conflict.is_none()), "{visits:?}");
}

#[test]
fn f35_what_stands_in_the_way_is_named_before_anything_is_booked() {
    let closed = ClosedDay { date: date(2026, 12, 24), label: "Christmas".into() };
    let settings = Settings { zone: "Europe/Berlin".parse().unwrap(), closed_days: vec![closed], ..Settings::default() };
    let leave = |kind, day: &str| {
        let time = Slot { start: format!("{day}T00:00:00Z").parse().unwrap(), end: format!("{day}T20:00:00Z").parse().unwrap() };
        Exception { id: ExceptionId::new(&ids()), kind, time, reason: None }
    };
    let away = vec![leave(ExceptionKind::Leave, "2026-12-03"), leave(ExceptionKind::Closed, "2026-12-10")];
    let doctor = doctor(vec![rule(Weekday::Thu, "09:00", "12:00", false), rule(Weekday::Fri, "09:00", "12:00", false)], away);
    let visits = planned(&doctor, &settings, "2026-11-23T08:00:00Z", &plan(date(2026, 11, 19), 10, Every::Weeks(1), 7));
    let why: Vec<Option<Conflict>> = visits.iter().map(|visit| visit.conflict).collect();
    let expected =
        [Some(Conflict::Over), None, Some(Conflict::Leave), Some(Conflict::DoctorClosed), None, Some(Conflict::HouseClosed), None];
    assert_eq!(why, expected);
    let near: Vec<String> = visits[2].near.iter().map(|slot| slot.start.to_string()).collect();
    assert_eq!(near, ["2026-12-04T08:00:00Z", "2026-12-04T08:30:00Z", "2026-12-04T09:00:00Z"], "the day after");
    let far = planned(&doctor, &settings, "2026-11-23T08:00:00Z", &plan(date(2026, 11, 26), 10, Every::Weeks(26), 2));
    assert_eq!((far[0].conflict, far[1].conflict), (None, Some(Conflict::TooFarAhead)));
    let at_five = planned(&doctor, &settings, "2026-11-23T08:00:00Z", &plan(date(2026, 11, 26), 17, Every::Weeks(1), 2));
    assert_eq!(at_five[0].conflict, Some(Conflict::OutsideHours));
}

#[test]
fn f35_where_no_day_near_is_free_the_rest_of_the_week_is_looked_through() {
    let settings = Settings { zone: "Europe/Berlin".parse().unwrap(), ..Settings::default() };
    let time = |from: &str, to: &str| Slot { start: from.parse().unwrap(), end: to.parse().unwrap() };
    let leave = |time| Exception { id: ExceptionId::new(&ids()), kind: ExceptionKind::Leave, time, reason: None };
    // Away from Thursday to Sunday, then the whole week after.
    let (first, second) = (time("2026-12-03T00:00:00Z", "2026-12-07T00:00:00Z"), time("2026-12-07T00:00:00Z", "2026-12-14T00:00:00Z"));
    let away = vec![leave(first), leave(second)];
    let doctor = doctor(vec![rule(Weekday::Mon, "09:00", "10:00", false), rule(Weekday::Thu, "09:00", "12:00", false)], away);
    let visits = planned(&doctor, &settings, "2026-11-23T08:00:00Z", &plan(date(2026, 12, 3), 10, Every::Weeks(1), 2));
    assert_eq!(visits.iter().map(|visit| visit.conflict).collect::<Vec<_>>(), [Some(Conflict::Leave); 2]);
    let near = |visit: &PlannedVisit| visit.near.iter().map(|slot| slot.start.to_string()).collect::<Vec<_>>();
    assert_eq!(near(&visits[0]), ["2026-11-30T08:30:00Z", "2026-11-30T08:00:00Z"], "the Monday of that week, nearest first");
    assert_eq!(near(&visits[1]), Vec::<String>::new(), "and nothing where the whole week is taken");
}

proptest! {
    #[test]
    fn f35_no_patient_is_ever_offered_a_time_that_is_kept_for_emergencies(
        drawn in prop::collection::vec((0_usize..7, 0_u16..40, 2_u16..12, any::<bool>()), 1..8),
        extra in (0_i64..21, 0_i64..48),
    ) {
        let settings = Settings { zone: "Europe/Berlin".parse().unwrap(), booking_horizon_days: 21, ..Settings::default() };
        let now: Timestamp = "2026-11-23T00:00:00Z".parse().unwrap();
        let wall = |halves: u16| format!("{:02}:{:02}", halves / 2, halves % 2 * 30);
        let mut rules: Vec<Rule> = Vec::new();
        for (weekday, start, length, staff_only) in drawn {
            let rule = rule(Weekday::ALL[weekday], &wall(start), &wall((start + length).min(48)), staff_only);
            if rules.iter().all(|other| !other.clashes_with(&rule)) {
                rules.push(rule);
            }
        }
        let begins = crate::primitives::time::after(now, extra.0 * 86_400 + extra.1 * 1_800);
        let time = Slot { start: begins, end: crate::primitives::time::after(begins, 7_200) };
        let more = Exception { id: ExceptionId::new(&ids()), kind: ExceptionKind::Extra, time, reason: None };
        let doctor = doctor(rules.clone(), vec![more]);
        let first = settings.zone.date(now);
        for date in first.series(1.day()).take(21) {
            let kept: Vec<Slot> = visits_of(&doctor, &settings, date)
                .into_iter()
                .filter(|visit| {
                    let wall = settings.zone.wall(visit.start).time();
                    let inside = |rule: &&Rule| {
                        let minutes = u16::try_from(i32::from(wall.hour()) * 60 + i32::from(wall.minute())).unwrap();
                        rule.applies_on(date) && rule.start.minutes() <= minutes && minutes < rule.end.minutes()
                    };
                    rules.iter().find(inside).is_some_and(|rule| rule.staff_only)
                })
                .collect();
            for asker in [Asker::Patient, Asker::House] {
                let open = open_visits(&doctor, &settings, &[], Quantum::FiveMinutes, (date, date), asker, None, now);
                for visit in &kept {
                    prop_assert!(!open.contains(visit) && !visits_for(&doctor, &settings, date, asker).contains(visit));
                    prop_assert!(offer(&doctor, &settings, visit.start, asker, now).is_err());
                }
                let all = visits_of(&doctor, &settings, date).len();
                prop_assert_eq!(visits_for(&doctor, &settings, date, asker).len() + kept.len(), all, "nothing else is held back");
            }
            prop_assert_eq!(visits_for(&doctor, &settings, date, Asker::Staff), visits_of(&doctor, &settings, date));
        }
    }
}
