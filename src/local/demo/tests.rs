//! The tables of the demo, and plans around many moments: pure, without a stack.

use std::collections::BTreeSet;

use super::departments::Ward;
use super::doctors::{DOCTORS, Entry, LEENA, Ways};
use super::hours;
use super::patients::{MAYA, PATIENTS};
use super::people::{ADMINISTRATOR, Person, RECEPTIONIST};
use super::visits::tests::{doctor, moments};
use crate::access::role::Role;
use crate::capabilities::appointments::model::BookingAnswers;
use crate::capabilities::availability::model::{Asker, check_against, open_visits};
use crate::capabilities::calendar::model::Quantum;
use crate::capabilities::directory::model::Doctor;
use crate::capabilities::settings::model::Settings;
use crate::primitives::ids::IdSource;
use crate::primitives::time::Clock;
use jiff::ToSpan;

fn people() -> Vec<Person> {
    let patients = PATIENTS.iter().map(|patient| patient.who);
    DOCTORS.iter().map(|entry| entry.who).chain(patients).chain([RECEPTIONIST, ADMINISTRATOR]).collect()
}

#[test]
fn f04_the_demo_has_24_doctors_and_40_patients_and_no_two_people_alike() {
    let people = people();
    assert_eq!((DOCTORS.len(), PATIENTS.len(), people.len()), (24, 40, 66));
    let distinct = |of: fn(&Person) -> String| people.iter().map(of).collect::<BTreeSet<_>>().len();
    assert_eq!(distinct(|person| person.id().to_string()), 66);
    assert_eq!(distinct(|person| person.name.to_owned()), 66);
    assert_eq!(distinct(|person| person.phone().unwrap().as_str().to_owned()), 66);
    assert_eq!(distinct(|person| person.email().unwrap().as_str().to_owned()), 66);
    for person in &people {
        assert!(person.email().unwrap().as_str().ends_with("@demo.test") && person.phone().unwrap().as_str().starts_with("+447700900"));
        assert_eq!(person.id().to_string().parse(), Ok(person.id()));
    }
}

#[test]
fn f04_one_person_of_each_role_signs_in_at_the_fixed_address() {
    let people = people();
    let mut signing_in: Vec<_> =
        people.iter().filter(|who| who.signs_in()).map(|who| (who.role, who.email().unwrap().as_str().to_owned(), who.name)).collect();
    signing_in.sort();
    let expected = [
        (Role::Patient, "patient@demo.test".to_owned(), MAYA.who.name),
        (Role::Doctor, "doctor@demo.test".to_owned(), LEENA.who.name),
        (Role::Receptionist, "reception@demo.test".to_owned(), RECEPTIONIST.name),
        (Role::Administrator, "admin@demo.test".to_owned(), ADMINISTRATOR.name),
    ];
    assert_eq!(signing_in, expected);
    assert_eq!(LEENA.ward, Ward::Cardiology);
}

#[test]
fn f22_the_doctors_weeks_are_rules_the_house_accepts_and_differ_in_length_and_dates() {
    let today = "2026-11-26".parse().unwrap();
    let ids = IdSource::seeded(Clock::fixed("2026-11-26T04:00:00Z".parse().unwrap()), 5);
    let (mut lengths, mut dated, mut saturdays) = (BTreeSet::new(), 0, 0);
    for entry in DOCTORS.iter().filter_map(|entry| entry.hours) {
        let rules = hours::rules(entry, today, &ids);
        for rule in &rules {
            assert_eq!(check_against(rule, &rules), Ok(()), "{rule}");
            let quarters = [rule.start.minutes(), rule.end.minutes(), rule.visit_minutes].iter().all(|minutes| minutes % 15 == 0);
            assert!(quarters && rule.start < rule.end && (15..=60).contains(&rule.visit_minutes), "{rule}");
            lengths.insert(rule.visit_minutes);
        }
        dated += usize::from(rules.iter().any(|rule| rule.valid_from.is_some() || rule.valid_until.is_some()));
        saturdays += usize::from(rules.iter().any(|rule| rule.weekday.word() == "SAT"));
    }
    assert_eq!(lengths.into_iter().collect::<Vec<_>>(), [15, 30, 45, 60]);
    assert!(dated > 0 && saturdays > 5);
}

#[test]
fn f22_whatever_the_day_every_doctor_has_a_time_within_the_horizon_but_the_one_who_takes_no_bookings() {
    let settings = Settings::default();
    for now in moments() {
        let today = settings.zone.date(now);
        for entry in &DOCTORS {
            let doctor = Doctor { accepts_bookings: entry.ways != Ways::Closed, ..doctor(entry, now) };
            let dates = (today, today.saturating_add(7.days()));
            let free = open_visits(&doctor, &settings, &[], Quantum::FiveMinutes, dates, Asker::Patient, None, now);
            assert_eq!(free.is_empty(), entry.ways == Ways::Closed, "{} at {now}", entry.who.name);
        }
    }
}

#[test]
fn f22_of_every_particular_there_is_one_and_every_department_has_three_doctors() {
    for ways in [Ways::OnLeave, Ways::Operates, Ways::Rests, Ways::FewVisits, Ways::Closed] {
        assert_eq!(DOCTORS.iter().filter(|entry| entry.ways == ways).count(), 1, "{ways:?}");
    }
    assert_eq!(DOCTORS.iter().filter(|entry| entry.ways == Ways::Approves).count(), 2);
    let wards: BTreeSet<Ward> = DOCTORS.iter().map(|entry| entry.ward).collect();
    assert_eq!(wards.len(), 8);
    assert!(wards.iter().all(|ward| DOCTORS.iter().filter(|entry| entry.ward == *ward).count() == 3));
    let fees: BTreeSet<Option<u16>> = DOCTORS.iter().map(|entry: &Entry| entry.fee).collect();
    assert!(fees.len() > 8 && fees.contains(&None));
}

#[test]
fn f24_everything_that_people_of_the_demo_say_is_what_the_booking_form_takes() {
    let wards: BTreeSet<Ward> = DOCTORS.iter().map(|entry| entry.ward).collect();
    for reason in wards.iter().flat_map(|ward| ward.reasons()) {
        let read = BookingAnswers::parse(reason.says, Some(reason.symptoms), reason.priority).unwrap();
        assert_eq!(read.reason.expose(), reason.says);
        assert_eq!(read.symptoms.is_none(), reason.symptoms.is_empty());
    }
}
