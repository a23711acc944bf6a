//! whatever two doctors and three patients do, at once and in any order, nothing overlaps and the ledgers are true.

use caredesk::access::role::Role;
use caredesk::capabilities::appointments::service::{BookingError, HoldWish, Wish};
use caredesk::primitives::ids::AppointmentId;
use caredesk::primitives::time::Clock;
use futures_util::future::join_all;
use jiff::SignedDuration;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::house::{House, NOW, Person, Process, at, once, wish};
use crate::oracle::assert_sound;

/// What somebody tries. Numbers choose among what there is.
#[derive(Debug, Clone)]
enum Try {
    Hold { patient: usize, doctor: usize, time: usize },
    Book { patient: usize, doctor: usize, time: usize },
    Move { visit: usize, time: usize },
    Cancel { visit: usize },
    Rules { doctor: usize, minutes: u16 },
}

/// Tries that happen at once, then a pause in minutes: long enough for holds to end now and then.
#[derive(Debug, Clone)]
struct Round {
    tries: Vec<Try>,
    pause: i64,
}

fn tries() -> impl Strategy<Value = Try> {
    let (patient, doctor, time, visit) = (0..3usize, 0..2usize, 0..9usize, 0..6usize);
    prop_oneof![
        2 => (patient.clone(), doctor.clone(), time.clone()).prop_map(|(patient, doctor, time)| Try::Hold { patient, doctor, time }),
        5 => (patient, doctor.clone(), time.clone()).prop_map(|(patient, doctor, time)| Try::Book { patient, doctor, time }),
        2 => (visit.clone(), time).prop_map(|(visit, time)| Try::Move { visit, time }),
        2 => visit.prop_map(|visit| Try::Cancel { visit }),
        1 => (doctor, (1..=8u16)).prop_map(|(doctor, quarters)| Try::Rules { doctor, minutes: quarters * 15 }),
    ]
}

fn rounds() -> impl Strategy<Value = Vec<Round>> {
    let round = (prop::collection::vec(tries(), 1..4), prop_oneof![3 => Just(0i64), 1 => Just(11i64)]);
    prop::collection::vec(round.prop_map(|(tries, pause)| Round { tries, pause }), 2..6)
}

/// How many cases: 2,000, or what the nightly script asks for.
#[expect(clippy::disallowed_methods, reason = "a test's own knob, not the product's configuration")]
fn cases() -> u32 {
    std::env::var("CAREDESK_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(2_000)
}

struct Case<'a> {
    processes: [&'a Process; 2],
    doctors: Vec<Person>,
    patients: Vec<Person>,
}

impl Case<'_> {
    /// A start on a quarter of Tuesday morning; whether the rules of the moment offer it is part of the game.
    fn start(&self, time: usize) -> jiff::Timestamp {
        let settings = self.processes[0].settings();
        let first = at(&settings, "2026-11-24", "09:00");
        first + SignedDuration::from_mins(15 * i64::try_from(time).unwrap())
    }

    async fn attempt(&self, number: usize, attempt: &Try, visits: &[(Person, AppointmentId)]) -> Option<(Person, AppointmentId)> {
        let process = self.processes[number % 2];
        let key = format!("{number}");
        match attempt {
            Try::Hold { patient, doctor, time } => {
                let patient = self.patients[*patient];
                let (grant, once) = (process.grant(patient), once(patient, key));
                let held = process.appointments.hold(&grant, &once, HoldWish::usual(self.doctors[*doctor].id, self.start(*time))).await;
                expected(held.map(|_| ()));
                None
            }
            Try::Book { patient, doctor, time } => {
                let patient = self.patients[*patient];
                let wish = wish(self.doctors[*doctor].id, self.start(*time));
                let booked = process.appointments.book(&process.grant(patient), &once(patient, key), &wish).await;
                let id = booked.as_ref().ok().map(|made| made.thing.visit.appointment_id);
                expected(booked.map(|_| ()));
                id.map(|id| (patient, id))
            }
            Try::Move { visit, time } => {
                let (patient, id) = visits.get(*visit)?;
                let wish = Wish::default();
                expected(process.appointments.reschedule(&process.grant(*patient), *id, self.start(*time), &wish).await.map(|_| ()));
                None
            }
            Try::Cancel { visit } => {
                let (patient, id) = visits.get(*visit)?;
                expected(process.appointments.cancel(&process.grant(*patient), *id, &Wish::default()).await.map(|_| ()));
                None
            }
            Try::Rules { doctor, minutes } => {
                process.changes_rules(self.doctors[*doctor].id, *minutes).await;
                None
            }
        }
    }
}

/// A refusal is fine; a failure of the store is not, and neither is "not found": nobody asks for what they do not have.
fn expected(outcome: Result<(), BookingError>) {
    match outcome {
        Ok(())
        | Err(
            BookingError::TimeTaken { .. } | BookingError::PatientBusy { .. } | BookingError::Impossible(_) | BookingError::NotAllowedNow,
        ) => {}
        Err(other) => panic!("unexpected: {other}"),
    }
}

async fn play(house: &House, seed: u64, rounds: Vec<Round>) {
    let clock = Clock::fixed(NOW.parse().unwrap());
    let (one, two) = (house.process(&clock, seed * 2 + 1, None).await, house.process(&clock, seed * 2 + 2, None).await);
    let mut doctors = Vec::new();
    for (minutes, buffer) in [(30, 0), (45, 15)] {
        doctors.push(Person { id: one.doctor(minutes, buffer).await.id, role: Role::Doctor });
    }
    let patients: Vec<Person> = (0..3).map(|_| one.person(Role::Patient)).collect();
    let case = Case { processes: [&one, &two], doctors, patients };
    let mut visits: Vec<(Person, AppointmentId)> = Vec::new();
    let mut number = 0;
    for round in rounds {
        let numbered: Vec<(usize, &Try)> = round
            .tries
            .iter()
            .map(|attempt| {
                number += 1;
                (number, attempt)
            })
            .collect();
        let known = visits.clone();
        let made = join_all(numbered.into_iter().map(|(number, attempt)| case.attempt(number, attempt, &known))).await;
        visits.extend(made.into_iter().flatten());
        clock.advance(SignedDuration::from_mins(round.pause));
    }
    let ids = |people: &[Person]| people.iter().map(|person| person.id).collect::<Vec<_>>();
    let kept = assert_sound(&one, &ids(&case.doctors), &ids(&case.patients)).await;
    assert_eq!(kept.len(), visits.len(), "every acknowledged booking is there, and no other");
}

#[test]
fn f24_whatever_people_do_at_once_nothing_overlaps_and_every_ledger_is_true() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let house = runtime.block_on(House::open());
    let seeds = std::sync::atomic::AtomicU64::new(1);
    let mut runner = TestRunner::new(Config { cases: cases(), failure_persistence: None, ..Config::default() });
    let outcome = runner.run(&rounds(), |rounds| {
        let seed = seeds.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        runtime.block_on(play(&house, seed, rounds));
        Ok(())
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
}
