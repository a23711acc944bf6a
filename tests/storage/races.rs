//! Many at once: the real protocol's ledgers, counters, leases and unique rows under real concurrency.

use std::collections::BTreeSet;

use caredesk::capabilities::calendar::model::{DatesChange, IsoWeek, Ledger, Quantum, Span, plan};
use caredesk::capabilities::calendar::service::{Calendar, DoctorSide};
use caredesk::primitives::ids::{AppointmentId, DepartmentId, IdSource, UserId};
use caredesk::primitives::time::{Clock, Slot};
use caredesk::storage::Storage;
use caredesk::storage::item::{Item, Key, number, text};
use caredesk::storage::tables::Table;
use caredesk::storage::transaction::{Action, CommitError, Expression, Transaction};
use futures_util::future::join_all;
use jiff::{SignedDuration, Timestamp};

use crate::server::Server;

const CLIENTS: u64 = 16;
const TRIES: usize = 20;
/// Monday morning in UTC.
const FIRST: &str = "2026-11-23T04:00:00Z";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Doctor,
    Patient,
    Fact,
}

struct Race {
    doctor: UserId,
    department: DepartmentId,
    patients: Vec<UserId>,
}

/// A booking that was acknowledged.
#[derive(Debug, Clone, Copy)]
struct Won {
    patient: UserId,
    slot: Slot,
}

impl Race {
    /// 15 to 60 minutes somewhere in two hours.
    fn wish(&self, dice: &IdSource) -> Won {
        let start = FIRST.parse::<Timestamp>().unwrap() + SignedDuration::from_mins(5 * i64::try_from(dice.below(24)).unwrap());
        let minutes = u16::try_from(15 + 5 * dice.below(10)).unwrap();
        let patient = self.patients[usize::try_from(dice.below(self.patients.len() as u64)).unwrap()];
        Won { patient, slot: Slot::of_minutes(start, minutes) }
    }

    /// The two ledgers and the appointment, as a booking writes them.
    fn booking(&self, wish: Won, ids: &IdSource, now: Timestamp) -> Transaction<Part> {
        let span = Span::of(wish.slot, 0, Quantum::FiveMinutes).unwrap();
        let side = DoctorSide { rules_version: 1, department: self.department };
        let empty = [Ledger::empty(self.doctor, IsoWeek::of(wish.slot.start))];
        let changes = plan(&empty, &span, &Span::default(), wish.patient, now).unwrap();
        let mut transaction = Transaction::new();
        for action in Calendar::doctor_actions(self.doctor, &changes, &side) {
            transaction.add(Part::Doctor, action);
        }
        for action in Calendar::patient_actions(wish.patient, &[], (&span, &Span::default()), DatesChange::nothing(), now).unwrap() {
            transaction.add(Part::Patient, action);
        }
        let pairs = [
            ("appointment_id", AppointmentId::new(ids).to_string()),
            ("doctor_id", self.doctor.to_string()),
            ("patient_id", wish.patient.to_string()),
            ("start", wish.slot.start.to_string()),
            ("end", wish.slot.end.to_string()),
            ("utc_date", "2026-11-23".to_owned()),
        ];
        let row: Item = pairs.into_iter().map(|(name, value)| (name.to_owned(), text(value))).collect();
        transaction.add(Part::Fact, Action::create(Table::Appointments, row));
        transaction
    }

    async fn client(&self, storage: Storage, seed: u64, now: Timestamp) -> Vec<Won> {
        let dice = IdSource::seeded(Clock::fixed(now), seed);
        let mut won = Vec::new();
        for _ in 0..TRIES {
            let wish = self.wish(&dice);
            match storage.commit(self.booking(wish, &dice, now)).await {
                Ok(()) => won.push(wish),
                Err(CommitError::Refused(refused)) => assert!(refused.iter().all(|one| one.label != Part::Fact), "{refused:?}"),
                Err(CommitError::Storage(error)) => panic!("a lost race is never an outage: {error}"),
            }
        }
        won
    }
}

fn quanta(slot: Slot) -> BTreeSet<u16> {
    let midnight = "2026-11-23T00:00:00Z".parse::<Timestamp>().unwrap().as_second();
    let of = |at: Timestamp| u16::try_from((at.as_second() - midnight) / 300).unwrap();
    (of(slot.start)..of(slot.end)).collect()
}

/// The union of the slots, none of which may overlap another.
fn union(won: impl Iterator<Item = Won>, whose: UserId) -> BTreeSet<u16> {
    let mut union = BTreeSet::new();
    for slot in won.map(|won| quanta(won.slot)) {
        assert!(union.is_disjoint(&slot), "two visits of {whose} overlap");
        union.extend(slot);
    }
    union
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn r02_sixteen_clients_with_twenty_overlapping_wishes_each_never_overlap_and_the_sets_are_the_winners() {
    let server = Server::open().await;
    let ids = IdSource::seeded(server.clock.clone(), 0);
    let patients: Vec<UserId> = (0..6).map(|_| UserId::new(&ids)).collect();
    let race = Race { doctor: UserId::new(&ids), department: DepartmentId::new(&ids), patients };
    let now = server.clock.now();
    let mut processes = Vec::new();
    for _ in 0..CLIENTS {
        processes.push(server.another_process().await);
    }
    let clients = processes.into_iter().zip(1..).map(|(storage, seed)| race.client(storage, seed, now));
    let won: Vec<Won> = join_all(clients).await.into_iter().flatten().collect();
    assert!(won.len() >= 2, "somebody gets something");

    let calendar = Calendar::new(server.storage.clone(), Quantum::FiveMinutes);
    let week = [IsoWeek::of(FIRST.parse().unwrap())];
    let doctors = calendar.ledgers(race.doctor, &week).await.unwrap();
    assert_eq!(doctors[0].taken(1), union(won.iter().copied(), race.doctor));
    for patient in &race.patients {
        let ledgers = calendar.ledgers(*patient, &week).await.unwrap();
        assert_eq!(ledgers[0].taken(1), union(won.iter().copied().filter(|won| won.patient == *patient), *patient));
    }
    let mut kept = BTreeSet::new();
    let read = |rows: Vec<Item>| kept.extend(rows.into_iter().map(|row| row["start"].as_s().unwrap().clone()));
    server.storage.whole_table(Table::Appointments, read).await.unwrap();
    assert_eq!(kept.len(), won.len(), "each acknowledged booking has its appointment, and no other is there");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_counter_counts_everybody() {
    let server = Server::open().await;
    let key = Key::one(Table::Guards, "counter");
    let mut processes = Vec::new();
    for _ in 0..CLIENTS {
        processes.push(server.another_process().await);
    }
    join_all(processes.iter().map(|process| {
        let key = key.clone();
        async move {
            for _ in 0..TRIES {
                process.update(&key, Expression::of("ADD n :one").value(":one", number(1)), None).await.unwrap();
            }
        }
    }))
    .await;
    let row = server.storage.get(&key).await.unwrap().unwrap();
    assert_eq!(row["n"], number(i64::try_from(CLIENTS).unwrap() * i64::try_from(TRIES).unwrap()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f01_one_address_goes_to_one_of_many_who_ask_at_once() {
    let server = Server::open().await;
    for round in 0..10 {
        let email = format!("asha{round}@example.org");
        let claims = (0..CLIENTS).map(|number| {
            let row = Item::from([("email".to_owned(), text(&email)), ("user_id".to_owned(), text(number))]);
            let mut transaction = Transaction::new();
            transaction.add((), Action::create(Table::Emails, row));
            server.storage.commit(transaction)
        });
        let won = join_all(claims).await.into_iter().flatten().count();
        assert_eq!(won, 1);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn r11_a_lease_has_one_holder_at_a_time_and_its_epoch_rises() {
    let server = Server::open().await;
    let now = server.clock.now();
    let owners: Vec<String> = (0..CLIENTS).map(|number| format!("server-{number}")).collect();
    let taken = join_all(owners.iter().map(|owner| server.storage.take_lease("drain", owner, now))).await;
    let held: Vec<_> = taken.into_iter().filter_map(Result::unwrap).collect();
    assert_eq!(held.len(), 1);
    let later = caredesk::primitives::time::after(now, caredesk::storage::lease::LEASE_SECONDS);
    let next = server.storage.take_lease("drain", "late", later).await.unwrap().unwrap();
    assert!(next.epoch() > held[0].epoch());
    let mut lost = held[0].clone();
    assert!(!server.storage.keep_lease(&mut lost, later).await.unwrap(), "who was paused finds out");
}

#[tokio::test]
async fn r11_a_lease_that_nobody_gave_back_says_so_until_it_is_given_back_and_is_left_to_who_finds_out() {
    let server = Server::open().await;
    let (storage, now) = (&server.storage, server.clock.now());
    let later = caredesk::primitives::time::after(now, caredesk::storage::lease::LEASE_SECONDS);
    let first = storage.take_lease_in_order("drain", "ended", now).await.unwrap().unwrap();
    assert!(!first.was_left() && storage.take_lease("drain", "second", now).await.unwrap().is_none());
    assert!(storage.take_lease_in_order("drain", "second", later).await.unwrap().is_none(), "somebody else finds out");
    let left = storage.take_lease("drain", "second", later).await.unwrap().unwrap();
    assert!(left.was_left());
    storage.pass_on(&left).await.unwrap();
    let left = storage.take_lease("drain", "third", later).await.unwrap().unwrap();
    assert!(left.was_left(), "who did nothing with it found nothing out");
    storage.give_back(&left).await.unwrap();
    assert!(!storage.take_lease_in_order("drain", "fourth", later).await.unwrap().unwrap().was_left());
}
