//! What a change of hours makes of them, and which visits it strands: by hand and for any hours.

use jiff::civil::Date;
use proptest::prelude::*;

use super::*;
use crate::capabilities::directory::model::DoctorStatus;
use crate::capabilities::directory::model::hours::{Exception, ExceptionKind, Hours, Weekday};
use crate::primitives::ids::{AppointmentId, DepartmentId, IdSource, UserId};
use crate::primitives::time::{Clock, HospitalZone};
use crate::primitives::wall::WallTime;

fn ids() -> IdSource {
    IdSource::seeded(Clock::fixed("2026-11-23T09:00:00Z".parse().unwrap()), 9)
}

fn doctor(rules: Vec<Rule>, exceptions: Vec<Exception>) -> Doctor {
    Doctor {
        id: UserId::from_uuid(uuid::Uuid::from_u128(1)),
        name: "Leena Farah".parse().unwrap(),
        department_id: DepartmentId::from_uuid(uuid::Uuid::from_u128(2)),
        specialization: String::new(),
        qualifications: String::new(),
        experience_years: None,
        licence_number: None,
        gender: None,
        phone: None,
        fee: None,
        accepts_bookings: true,
        requires_approval: false,
        offers_video: false,
        buffer_minutes: None,
        place: String::new(),
        status: DoctorStatus::Active,
        hours: Hours { version: 1, rules, exceptions },
        version: 1,
        changed: None,
    }
}

fn settings(zone: &str) -> Settings {
    Settings { zone: zone.parse().unwrap(), ..Settings::default() }
}

fn rule(number: u128, weekday: Weekday, start: &str, end: &str) -> Rule {
    let (start, end) = (start.parse().unwrap(), end.parse().unwrap());
    let id = RuleId::from_uuid(uuid::Uuid::from_u128(number));
    Rule { id, weekday, start, end, visit_minutes: 30, valid_from: None, valid_until: None, staff_only: false }
}

fn days(zone: &str, from: &str, to: &str) -> Slot {
    let zone: HospitalZone = zone.parse().unwrap();
    Slot { start: zone.day_start(from.parse().unwrap()), end: zone.day(to.parse().unwrap()).end }
}

fn starts(gone: &[Slot]) -> Vec<String> {
    gone.iter().map(|visit| visit.start.strftime("%m-%d %H:%M").to_string()).collect()
}

/// What a change takes away in two weeks of November, in UTC.
fn takes(before: &Doctor, change: &HoursChange) -> Vec<String> {
    let after = change.applied_to(before).unwrap();
    starts(&no_longer_offered(before, &after, &settings("UTC"), days("UTC", "2026-11-23", "2026-12-06")))
}

#[test]
fn f22_a_shorter_rule_takes_its_last_times_away_and_a_later_validity_the_days_before() {
    let before = doctor(vec![rule(1, Weekday::Mon, "09:00", "10:30"), rule(2, Weekday::Tue, "09:00", "10:00")], vec![]);
    let shorter = HoursChange::ChangeRule(rule(1, Weekday::Mon, "09:00", "10:00"));
    assert_eq!(takes(&before, &shorter), ["11-23 10:00", "11-30 10:00"]);
    let later = Rule { valid_from: Some("2026-11-30".parse().unwrap()), ..rule(1, Weekday::Mon, "09:00", "10:30") };
    assert_eq!(takes(&before, &HoursChange::ChangeRule(later)), ["11-23 09:00", "11-23 09:30", "11-23 10:00"]);
    let shifted = HoursChange::ChangeRule(rule(1, Weekday::Mon, "09:15", "10:15"));
    assert_eq!(takes(&before, &shifted).len(), 6);
    assert_eq!(takes(&before, &HoursChange::RemoveRule(rule(2, Weekday::Tue, "09:00", "10:00").id)).len(), 4);
}

#[test]
fn f22_other_rules_may_go_on_offering_what_one_gives_up() {
    let before = doctor(vec![rule(1, Weekday::Mon, "09:00", "10:00"), rule(2, Weekday::Mon, "10:00", "11:00")], vec![]);
    let one = HoursChange::RemoveRule(rule(2, Weekday::Mon, "10:00", "11:00").id);
    let after = HoursChange::ChangeRule(rule(1, Weekday::Mon, "09:00", "11:00")).applied_to(&one.applied_to(&before).unwrap()).unwrap();
    let two_weeks = days("UTC", "2026-11-23", "2026-12-06");
    assert_eq!(no_longer_offered(&before, &after, &settings("UTC"), two_weeks), []);
}

#[test]
fn f22_a_rule_that_comes_where_extra_hours_were_takes_their_times_away() {
    let time = Slot { start: "2026-11-23T09:15:00Z".parse().unwrap(), end: "2026-11-23T09:45:00Z".parse().unwrap() };
    let extra = Exception { id: ExceptionId::new(&ids()), kind: ExceptionKind::Extra, time, reason: None };
    let before = doctor(vec![], vec![extra.clone()]);
    assert_eq!(takes(&before, &HoursChange::AddRules(vec![rule(1, Weekday::Mon, "09:00", "10:00")])), ["11-23 09:15"]);
    assert_eq!(takes(&before, &HoursChange::RemoveException(extra.id)), ["11-23 09:15"]);
}

#[test]
fn f22_a_closed_house_offered_nothing_that_could_be_lost() {
    let before = doctor(vec![rule(1, Weekday::Mon, "09:00", "10:00")], vec![]);
    let after = HoursChange::RemoveRule(before.hours.rules[0].id).applied_to(&before).unwrap();
    let closed = crate::capabilities::settings::model::ClosedDay { date: "2026-11-23".parse().unwrap(), label: String::new() };
    let settings = Settings { closed_days: vec![closed], ..settings("UTC") };
    let gone = no_longer_offered(&before, &after, &settings, days("UTC", "2026-11-23", "2026-12-06"));
    assert_eq!(starts(&gone), ["11-30 09:00", "11-30 09:30"]);
}

#[test]
fn f22_what_is_not_there_is_not_changed_and_what_is_done_is_known() {
    let before = doctor(vec![rule(1, Weekday::Mon, "09:00", "10:00")], vec![]);
    let unknown = rule(7, Weekday::Wed, "09:00", "10:00");
    for change in [
        HoursChange::ChangeRule(unknown.clone()),
        HoursChange::RemoveRule(unknown.id),
        HoursChange::RemoveException(ExceptionId::new(&ids())),
    ] {
        assert!(matches!(change.applied_to(&before), Err(Impossible::NoSuchThing)), "{change:?}");
    }
    let overlapping = HoursChange::AddRules(vec![unknown.clone(), rule(8, Weekday::Mon, "09:30", "11:00")]);
    assert!(matches!(overlapping.applied_to(&before), Err(Impossible::Overlaps(other)) if *other == before.hours.rules[0]));
    let twice = HoursChange::AddRules(vec![unknown.clone(), Rule { id: RuleId::new(&ids()), ..unknown.clone() }]);
    assert!(twice.applied_to(&before).is_err());
    let adding = HoursChange::AddRules(vec![unknown.clone()]);
    assert!(!adding.is_done_in(&before));
    let after = adding.applied_to(&before).unwrap();
    assert!(HoursChange::AddRules(vec![Rule { id: RuleId::new(&ids()), ..unknown.clone() }]).is_done_in(&after));
    let changing = HoursChange::ChangeRule(Rule { visit_minutes: 15, ..unknown.clone() });
    assert!(!changing.is_done_in(&after) && changing.is_done_in(&changing.applied_to(&after).unwrap()));
    let removing = HoursChange::RemoveRule(unknown.id);
    assert!(!removing.is_done_in(&after) && removing.is_done_in(&removing.applied_to(&after).unwrap()));
}

/// Up to four rules of one week on a grain of 15 minutes, none overlapping another.
fn any_rules() -> impl Strategy<Value = Vec<Rule>> {
    let one = (0_usize..7, 0_u16..92, 1_u16..30, 1_u16..=6, prop::option::of(0_i64..21));
    prop::collection::vec(one, 0..5).prop_map(|drawn| {
        let ids = ids();
        let mut rules: Vec<Rule> = Vec::new();
        for (weekday, start, length, visit, from) in drawn {
            let first: Date = "2026-03-16".parse().unwrap();
            let rule = Rule {
                id: RuleId::new(&ids),
                weekday: Weekday::ALL[weekday],
                start: WallTime::new(0, start * 15),
                end: WallTime::new(0, (start + length).min(96) * 15),
                visit_minutes: visit * 15,
                valid_from: from.map(|days| first.saturating_add(days.days())),
                valid_until: None,
                staff_only: false,
            };
            if check_against(&rule, &rules).is_ok() {
                rules.push(rule);
            }
        }
        rules
    })
}

fn visit(number: u128, time: Slot) -> Clash {
    let appointment = AppointmentId::from_uuid(uuid::Uuid::from_u128(number));
    let patient = UserId::from_uuid(uuid::Uuid::from_u128(2));
    Clash { appointment, status: "booked".to_owned(), version: 1, time, patient, patient_name: "Asha".to_owned(), video: false }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    /// A visit is stranded exactly when its start was offered and is not any more, across a clock change too.
    #[test]
    fn f22_a_visit_is_stranded_exactly_when_its_start_was_offered_and_is_not_any_more(
        old in any_rules(),
        new in any_rules(),
        zone in prop::sample::select(vec!["Europe/Berlin", "Asia/Kolkata", "America/New_York"]),
    ) {
        let (before, after, settings) = (doctor(old, vec![]), doctor(new, vec![]), settings(zone));
        let reach = days(zone, "2026-03-16", "2026-04-05");
        let offered = |doctor: &Doctor| {
            let first: Date = "2026-03-16".parse().unwrap();
            first.series(1.day()).take(21).flat_map(|date| visits_of(doctor, &settings, date)).collect::<Vec<Slot>>()
        };
        let (was, is) = (offered(&before), offered(&after));
        // Booked: everything both states ever offered, and times nobody offered.
        let odd = was.iter().map(|time| Slot::of_minutes(crate::primitives::time::after(time.start, 300), 15));
        let booked: Vec<Clash> = (1..).zip(was.iter().chain(&is).copied().chain(odd)).map(|(number, time)| visit(number, time)).collect();
        let stranded = beginning_at(&no_longer_offered(&before, &after, &settings, reach), booked.iter().cloned());
        for one in &booked {
            let offers = |slots: &[Slot]| slots.iter().any(|slot| slot.start == one.time.start);
            prop_assert_eq!(stranded.contains(one), offers(&was) && !offers(&is));
        }
        prop_assert_eq!(no_longer_offered(&before, &before, &settings, reach), vec![]);
        let nothing = doctor(vec![], vec![]);
        prop_assert_eq!(no_longer_offered(&before, &nothing, &settings, reach), was);
        prop_assert_eq!(no_longer_offered(&nothing, &before, &settings, reach), vec![]);
    }
}
