//! Offers of kinds of visits: in the hours, on the grid of the rules, and free of the ledger with the kind's own buffer.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use uuid::Uuid;

use super::{Asker, NotOffered, no_longer_offered, offer, open_visits, visits_of};
use crate::capabilities::calendar::model::{IsoWeek, Ledger, Quantum, Span};
use crate::capabilities::directory::model::hours::{Exception, ExceptionKind, Hours, Rule, Weekday};
use crate::capabilities::directory::model::{Doctor, NewDoctor, VisitKind, VisitLength};
use crate::capabilities::settings::model::Settings;
use crate::primitives::ids::{DepartmentId, ExceptionId, IdSource, RuleId, UserId, VisitKindId};
use crate::primitives::time::{Clock, Slot};
use crate::primitives::wall::WallTime;

const NOW: &str = "2026-11-23T00:00:00Z";

fn ids() -> IdSource {
    IdSource::seeded(Clock::fixed(NOW.parse().unwrap()), 12)
}

fn at(minutes: i64) -> Timestamp {
    let midnight: Timestamp = "2026-11-24T00:00:00Z".parse().unwrap();
    midnight.checked_add(SignedDuration::from_mins(minutes)).unwrap()
}

fn rule(start: u16, end: u16, visit_minutes: u16) -> Rule {
    let (start, end) = (WallTime::new(0, start), WallTime::new(0, end));
    Rule {
        id: RuleId::new(&ids()),
        weekday: Weekday::Tue,
        start,
        end,
        visit_minutes,
        valid_from: None,
        valid_until: None,
        staff_only: false,
    }
}

fn exception(kind: ExceptionKind, start: i64, end: i64) -> Exception {
    Exception { id: ExceptionId::new(&ids()), kind, time: Slot { start: at(start), end: at(end) }, reason: None }
}

fn doctor(rules: Vec<Rule>, exceptions: Vec<Exception>) -> Doctor {
    let ids = ids();
    let new = NewDoctor::named("Leena Farah".parse().unwrap(), DepartmentId::new(&ids), "");
    Doctor::new(UserId::new(&ids), new, Hours { version: 1, rules, exceptions })
}

fn settings() -> Settings {
    Settings { zone: "UTC".parse().unwrap(), buffer_minutes: 5, minimum_notice_minutes: 0, ..Settings::default() }
}

fn tuesday() -> Date {
    "2026-11-24".parse().unwrap()
}

fn length(minutes: u16, buffer: u16) -> VisitLength {
    VisitLength { minutes, buffer_minutes: Some(buffer) }
}

fn said(doctor: &Doctor) -> Vec<String> {
    let zone = settings().zone;
    let time = |at| zone.wall(at).strftime("%H:%M").to_string();
    visits_of(doctor, &settings(), tuesday()).iter().map(|visit| format!("{}-{}", time(visit.start), time(visit.end))).collect()
}

#[test]
fn f22_a_kind_begins_on_the_grid_of_the_rules_and_ends_within_them() {
    let plain = doctor(vec![rule(540, 630, 30)], vec![]);
    assert_eq!(said(&plain), ["09:00-09:30", "09:30-10:00", "10:00-10:30"]);
    assert_eq!(said(&plain.asked_for(Some(length(40, 0)))), ["09:00-09:40", "09:30-10:10"], "10:00 would end after the hours");
    assert_eq!(said(&plain.asked_for(Some(length(15, 0)))), ["09:00-09:15", "09:30-09:45", "10:00-10:15"]);
    assert_eq!(said(&plain.asked_for(None)), said(&plain));
    let two = doctor(vec![rule(540, 600, 30), rule(600, 660, 30)], vec![]);
    assert_eq!(said(&two.asked_for(Some(length(60, 0)))), ["09:00-10:00", "10:00-11:00"], "never across two hours");
}

#[test]
fn f22_leave_and_extra_hours_count_for_kinds_too() {
    let away = doctor(vec![rule(540, 660, 30)], vec![exception(ExceptionKind::Leave, 600, 630)]);
    assert_eq!(said(&away.asked_for(Some(length(40, 0)))), ["09:00-09:40"]);
    let extra = doctor(vec![rule(540, 600, 30)], vec![exception(ExceptionKind::Extra, 570, 690)]);
    assert_eq!(
        said(&extra.asked_for(Some(length(40, 0)))),
        ["09:00-09:40", "10:00-10:40", "10:30-11:10"],
        "extra hours take no time of the rules"
    );
}

#[test]
fn f22_the_buffer_of_a_kind_is_its_own_and_else_the_doctors() {
    let (now, start) = (NOW.parse().unwrap(), at(540));
    let buffer = |doctor: &Doctor| offer(doctor, &settings(), start, Asker::Staff, now).unwrap().buffer_minutes;
    let plain = doctor(vec![rule(540, 660, 30)], vec![]);
    let resting = Doctor { buffer_minutes: Some(20), ..plain.clone() };
    let as_usual = Some(VisitLength { minutes: 40, buffer_minutes: None });
    assert_eq!([buffer(&plain), buffer(&resting)], [5, 20]);
    assert_eq!(
        [buffer(&plain.asked_for(as_usual)), buffer(&resting.asked_for(as_usual)), buffer(&resting.asked_for(Some(length(40, 0))))],
        [5, 20, 0]
    );
    assert_eq!(offer(&plain.asked_for(Some(length(130, 0))), &settings(), start, Asker::Staff, now), Err(NotOffered::OutsideRules));
}

#[test]
fn f22_hours_that_only_a_short_kind_fits_are_told_when_they_go() {
    let kind = VisitKind { id: VisitKindId::from_uuid(Uuid::nil()), name: "Short".into(), minutes: 15, fee: None, buffer_minutes: None };
    let before = Doctor { visit_kinds: vec![kind], ..doctor(vec![rule(540, 615, 30)], vec![]) };
    let after = Doctor { hours: Hours { rules: vec![], ..before.hours.clone() }, ..before.clone() };
    let reach = Slot { start: at(0), end: at(1_440) };
    let gone: Vec<Timestamp> = no_longer_offered(&before, &after, &settings(), reach).iter().map(|start| start.time.start).collect();
    assert_eq!(gone, [at(540), at(570), at(600)]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// By a walk over every start: offered is what begins on the grid, lies within the hours, touches no leave, and whose span with
    /// the kind's own buffer the ledger has free.
    #[test]
    fn f22_every_offer_of_a_kind_is_in_the_hours_and_free_of_the_ledger(
        (begins, hours_long, every) in (0_u16..72, 1_u16..24, 3_u16..=12),
        (minutes, buffer) in (1_u16..=48, 0_u16..=6),
        leave in (0_i64..288, 1_i64..24),
        taken in prop::collection::btree_set(0_u16..288, 0..60),
    ) {
        let (minutes, buffer, every) = (minutes * 5, buffer * 5, every * 5);
        let (from, until) = (begins * 15, (begins * 15 + hours_long * 30).min(1_440));
        let away = exception(ExceptionKind::Closed, leave.0 * 5, (leave.0 + leave.1) * 5);
        let doctor = doctor(vec![rule(from, until, every)], vec![away.clone()]).asked_for(Some(length(minutes, buffer)));
        let mut ledger = Ledger::empty(doctor.id, IsoWeek::of(at(0)));
        ledger.days.insert(2, taken.clone());
        let now: Timestamp = NOW.parse().unwrap();
        let dates = (tuesday(), tuesday());
        let open = open_visits(&doctor, &settings(), std::slice::from_ref(&ledger), Quantum::FiveMinutes, dates, Asker::Staff, None, now);
        let fits = |start: u16| {
            let visit = Slot::of_minutes(at(i64::from(start)), minutes);
            let span = Span::of(visit, buffer, Quantum::FiveMinutes).unwrap();
            let in_hours = start >= from && start + minutes <= until && (start - from).is_multiple_of(every);
            let quanta = start / 5..(start + minutes + buffer).div_ceil(5).min(288);
            let free = quanta.clone().all(|quantum| !taken.contains(&quantum));
            assert_eq!(free, ledger.is_free(&span, None, now), "the ledger counts as this test does");
            (in_hours && free && !away.time.overlaps(&visit)).then_some(visit)
        };
        let expected: Vec<Slot> = (0..288_u16).map(|quantum| quantum * 5).filter_map(fits).collect();
        prop_assert_eq!(&open, &expected);
        for visit in &open {
            let found = offer(&doctor, &settings(), visit.start, Asker::Staff, now);
            prop_assert_eq!(found.map(|offer| (offer.slot, offer.buffer_minutes)), Ok((*visit, buffer)));
        }
    }
}
