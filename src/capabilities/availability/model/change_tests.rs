//! What a change of hours makes of them, and which visits it strands: by hand and for any hours.

use jiff::civil::Date;
use proptest::prelude::*;

use super::*;
use crate::capabilities::directory::model::hours::{Exception, ExceptionKind, Hours, Weekday};
use crate::capabilities::directory::model::{NewDoctor, VisitKind};
use crate::primitives::ids::{AppointmentId, DepartmentId, IdSource, UserId, VisitKindId};
use crate::primitives::time::{Clock, HospitalZone};
use crate::primitives::wall::WallTime;

fn ids() -> IdSource {
    IdSource::seeded(Clock::fixed("2026-11-23T09:00:00Z".parse().unwrap()), 9)
}

fn doctor(rules: Vec<Rule>, exceptions: Vec<Exception>) -> Doctor {
    let department = DepartmentId::from_uuid(uuid::Uuid::from_u128(2));
    let new = NewDoctor::named("Leena Farah".parse().unwrap(), department, "");
    Doctor::new(UserId::from_uuid(uuid::Uuid::from_u128(1)), new, Hours { version: 1, rules, exceptions })
}

/// The same doctor with a kind of visit of each length.
fn with_kinds(doctor: Doctor, minutes: &[u16]) -> Doctor {
    let kind = |(number, minutes): (u128, &u16)| VisitKind {
        id: VisitKindId::from_uuid(uuid::Uuid::from_u128(number)),
        name: format!("Kind {number}"),
        minutes: *minutes,
        fee: None,
        buffer_minutes: None,
    };
    Doctor { visit_kinds: (1..).zip(minutes).map(kind).collect(), ..doctor }
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

fn starts(gone: &[GivenUp]) -> Vec<String> {
    gone.iter().map(|start| start.time.start.strftime("%m-%d %H:%M").to_string()).collect()
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
    let (status, patient_name) = ("booked".to_owned(), "Asha".to_owned());
    Clash { appointment, status, version: 1, time, patient, patient_name, video: false, length: None }
}

/// Of visits on Monday the 23rd, `10:30-11:10`, those that a change strands.
fn strands(before: &Doctor, change: &HoursChange, booked: &[&str]) -> Vec<String> {
    let at = |time: &str| format!("2026-11-23T{time}:00Z").parse().unwrap();
    let slot = |text: &str| text.split_once('-').map(|(start, end)| Slot { start: at(start), end: at(end) }).unwrap();
    let visits = (1..).zip(booked).map(|(number, text)| visit(number, slot(text)));
    let after = change.applied_to(before).unwrap();
    let gone = no_longer_offered(before, &after, &settings("UTC"), days("UTC", "2026-11-23", "2026-12-06"));
    let said = |visit: Clash| format!("{}-{}", visit.time.start.strftime("%H:%M"), visit.time.end.strftime("%H:%M"));
    stranded_by(&gone, visits).into_iter().map(said).collect()
}

#[test]
fn f22_a_start_that_only_a_shorter_visit_keeps_strands_the_longer_one() {
    let morning = |end: &str| rule(1, Weekday::Mon, "09:00", end);
    let until = |end: &str| HoursChange::ChangeRule(morning(end));
    let short = with_kinds(doctor(vec![morning("12:00")], vec![]), &[15]);
    assert_eq!(strands(&short, &until("11:45"), &["11:00-11:30", "11:30-12:00"]), ["11:30-12:00"]);
    assert!(strands(&short, &until("11:45"), &["11:00-11:15", "11:30-11:45"]).is_empty(), "so short a visit still fits");
    let long = with_kinds(doctor(vec![morning("12:00")], vec![]), &[40]);
    assert_eq!(strands(&long, &until("11:00"), &["10:00-10:40", "10:30-11:10", "10:30-11:00"]), ["10:30-11:10"]);
    assert_eq!(strands(&long, &until("11:00"), &["11:00-11:40", "11:30-12:00"]), ["11:00-11:40", "11:30-12:00"]);
}

#[test]
fn f22_what_lay_outside_the_hours_before_or_still_fits_is_not_stranded_by_a_change() {
    let morning = rule(1, Weekday::Mon, "09:00", "12:00");
    let before = with_kinds(doctor(vec![morning.clone(), rule(2, Weekday::Tue, "09:00", "12:00")], vec![]), &[15]);
    let odd = ["08:00-08:30", "09:10-09:40", "11:30-12:30", "12:00-12:30"];
    assert!(strands(&before, &HoursChange::RemoveRule(rule(2, Weekday::Tue, "09:00", "12:00").id), &odd).is_empty());
    assert_eq!(strands(&before, &HoursChange::RemoveRule(morning.id), &odd), ["11:30-12:30"], "it began at a time that goes");
    let quarters = HoursChange::ChangeRule(Rule { visit_minutes: 15, ..morning });
    assert!(strands(&before, &quarters, &["09:00-09:30", "11:30-12:00"]).is_empty(), "shorter visits leave room for longer ones");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    /// A visit that was offered, of the usual length or a kind's, is stranded exactly when its start is not offered any more or so long
    /// a visit does not fit there any more, across a clock change too.
    #[test]
    fn f22_a_visit_is_stranded_exactly_when_it_was_offered_and_is_not_any_more(
        old in any_rules(),
        new in any_rules(),
        kinds in prop::collection::vec((1_u16..=12).prop_map(|quarters| quarters * 15), 0..3),
        zone in prop::sample::select(vec!["Europe/Berlin", "Asia/Kolkata", "America/New_York"]),
    ) {
        let of_rules = |rules: Vec<Rule>| with_kinds(doctor(rules, vec![]), &kinds);
        let (before, after, settings) = (of_rules(old), of_rules(new), settings(zone));
        let reach = days(zone, "2026-03-16", "2026-04-05");
        let of_length = |doctor: &Doctor, minutes: Option<u16>| {
            let asked = doctor.asked_for(minutes.map(|minutes| VisitLength { minutes, buffer_minutes: None }));
            let first: Date = "2026-03-16".parse().unwrap();
            first.series(1.day()).take(21).flat_map(|date| visits_of(&asked, &settings, date)).collect::<Vec<Slot>>()
        };
        let offered = |doctor: &Doctor| {
            let lengths = std::iter::once(None).chain(kinds.iter().map(|minutes| Some(*minutes)));
            lengths.flat_map(|length| of_length(doctor, length)).collect::<BTreeSet<Slot>>()
        };
        let (was, is) = (offered(&before), offered(&after));
        let lengths: BTreeSet<i64> = was.iter().map(Slot::minutes).collect();
        let fits: BTreeSet<Slot> = lengths.into_iter().flat_map(|minutes| of_length(&after, u16::try_from(minutes).ok())).collect();
        // Booked: everything both states ever offered, and times nobody offered.
        let odd = was.iter().map(|time| Slot::of_minutes(crate::primitives::time::after(time.start, 300), 15));
        let booked: Vec<Clash> = (1..).zip(was.iter().chain(&is).copied().chain(odd)).map(|(number, time)| visit(number, time)).collect();
        let stranded = stranded_by(&no_longer_offered(&before, &after, &settings, reach), booked.iter().cloned());
        let begins: BTreeSet<Timestamp> = is.iter().map(|visit| visit.start).collect();
        for one in &booked {
            let stays = is.contains(&one.time) || begins.contains(&one.time.start) && fits.contains(&one.time);
            prop_assert_eq!(stranded.contains(one), was.contains(&one.time) && !stays);
        }
        prop_assert_eq!(no_longer_offered(&before, &before, &settings, reach), vec![]);
        let nothing = of_rules(vec![]);
        let all = no_longer_offered(&before, &nothing, &settings, reach).into_iter().map(|start| start.time.start);
        prop_assert_eq!(all.collect::<BTreeSet<_>>(), was.iter().map(|visit| visit.start).collect::<BTreeSet<_>>());
        prop_assert_eq!(no_longer_offered(&nothing, &before, &settings, reach), vec![]);
    }
}
