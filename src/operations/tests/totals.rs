//! The totals of the house: counted once per event, proved by `verify`, made anew by `recount`.

use std::sync::Arc;

use super::super::recount::Recount;
use super::super::testing::House;
use super::super::verify::check;
use crate::aws::connector::Fault;
use crate::capabilities::calendar::model::Quantum;
use crate::config::Demo;
use crate::events::catalogue::{Event, VisitFacts};
use crate::identity::passwords::Cost;
use crate::local::demo;
use crate::storage::item::{Key, number};
use crate::storage::tables::Table;
use crate::storage::totals::Total;
use crate::storage::transaction::{Action, Expression, Transaction};

const UNAVAILABLE: &str = "<ErrorResponse><Error><Type>Receiver</Type><Code>InternalError</Code></Error></ErrorResponse>";

/// Appointments ever made, and visits of the day of `House::visit` and of the day after.
async fn counted(house: &House) -> [i64; 3] {
    let totals = house.ground.storage.totals().await.unwrap();
    let on = |date: &str| Total::VisitsOn(date.parse().unwrap());
    [Total::Appointments, on("2026-11-26"), on("2026-11-27")].map(|total| totals.exactly(total))
}

async fn drains(house: &House) {
    house.drain("one").run().await.unwrap();
}

#[tokio::test]
async fn f59_a_visit_counts_from_its_first_event_until_it_is_cancelled() {
    let house = House::open().await;
    let visit = house.visit();
    let of = |version| VisitFacts { version, ..visit.clone() };
    house.tell(Event::AppointmentRequested(of(1))).await;
    drains(&house).await;
    assert_eq!(counted(&house).await, [1, 1, 0]);
    house.tell(Event::AppointmentBooked(of(2))).await;
    house.tell(Event::AppointmentConfirmed(of(3))).await;
    drains(&house).await;
    assert_eq!(counted(&house).await, [1, 1, 0], "a yes is no second visit");
    let start = "2026-11-27T04:00:00Z".parse().unwrap();
    house.tell(Event::AppointmentRescheduled(VisitFacts { start, previous_start: Some(visit.start), ..of(4) })).await;
    drains(&house).await;
    assert_eq!(counted(&house).await, [1, 0, 1]);
    house.tell(Event::AppointmentCancelled(VisitFacts { start, ..of(5) })).await;
    house.tell(Event::AppointmentProposed(house.visit())).await;
    drains(&house).await;
    assert_eq!(counted(&house).await, [2, 1, 0]);
    house.tell(Event::AccountConfirmed { user_id: visit.doctor_id, version: 2 }).await;
    drains(&house).await;
    assert_eq!(house.ground.storage.totals().await.unwrap().of(Total::Patients), 1);
    house.close();
}

#[tokio::test]
async fn f59_an_event_counts_once_although_its_drain_dies_between_the_steps() {
    let house = House::open().await;
    house.tell(Event::AppointmentBooked(house.visit())).await;
    // Between hearing and publishing.
    house.broken.set(vec![("Publish".into(), Fault::Answer { status: 503, body: UNAVAILABLE.into() })]);
    let first = house.drain("one").run().await.unwrap();
    assert_eq!((first.heard, first.published), (1, 0));
    house.pass(60);
    assert_eq!(house.drain("two").run().await.unwrap().heard, 0);
    assert_eq!(counted(&house).await, [1, 1, 0]);
    house.broken.set(vec![]);
    house.pass(60);
    assert_eq!(house.drain("three").run().await.unwrap().published, 1);
    // Within hearing: it is written, and whoever wrote it never learns so.
    house.tell(Event::AppointmentBooked(house.visit())).await;
    house.broken.set(vec![("heard_at".into(), Fault::CutAfter)]);
    house.drain("one").run().await.unwrap_err();
    house.broken.set(vec![]);
    house.pass(60);
    assert_eq!(house.drain("two").run().await.unwrap().published, 1);
    assert_eq!(counted(&house).await, [2, 2, 0]);
    house.close();
}

#[tokio::test]
async fn f59_days_that_are_over_are_dropped_by_the_next_count() {
    let house = House::open().await;
    house.tell(Event::AppointmentBooked(house.visit())).await;
    drains(&house).await;
    house.pass(4 * 24 * 60 * 60);
    let start = "2026-11-27T04:00:00Z".parse().unwrap();
    house.tell(Event::AppointmentBooked(VisitFacts { start, ..house.visit() })).await;
    drains(&house).await;
    assert_eq!(counted(&house).await, [2, 0, 1]);
    house.close();
}

async fn violated(house: &House) -> Vec<String> {
    let report = check(&house.ground.storage, &house.evidence(), Quantum::FiveMinutes, house.now()).await.unwrap();
    let findings = report.checks.into_iter().filter(|check| check.id == "totals").flat_map(|check| check.findings);
    findings.map(|finding| finding.split(';').next().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn f67_numbers_that_do_not_count_what_is_there_are_named_and_counted_anew() {
    let house = House::open().await;
    let app = house.app();
    let tell: demo::Tell = Arc::new(|_| {});
    demo::make(&house.ground, &house.uploads(), Cost::LEAST, Quantum::FiveMinutes, Demo::People, &tell).await.unwrap();
    assert_eq!(violated(&house).await, [""; 0]);
    let key = Key::two(Table::Directory, "house", "overview");
    let wrong = |name: &str, many: i64| Action::Update {
        key: key.clone(),
        change: Expression::of("SET #name = :many").name("#name", name).value(":many", number(many)),
        condition: None,
    };
    let mut transaction = Transaction::new();
    transaction.add((), wrong("doctors", 26));
    house.ground.storage.commit(transaction).await.unwrap();
    assert_eq!(violated(&house).await, ["overview doctors: 2 too many"]);
    // A house that is older than its totals.
    house.ground.storage.delete(&key, None).await.unwrap();
    let findings = violated(&house).await;
    assert_eq!(findings, ["overview departments: 8 too few", "overview doctors: 24 too few", "overview patients: 42 too few"]);
    let totals = Recount::of(&app, "test").run().await.unwrap();
    assert_eq!([Total::Departments, Total::Doctors, Total::Patients].map(|total| totals.of(total)), [8, 24, 42]);
    assert_eq!(violated(&house).await, [""; 0]);
    house.close();
}

#[tokio::test]
async fn f59_counting_anew_waits_for_a_drain_and_is_not_undone_by_it() {
    let house = House::open().await;
    let storage = &house.ground.storage;
    // Somebody holds a drain's lease and died: counting begins when it has run out.
    storage.take_lease("drain#3", "paused", house.now()).await.unwrap().unwrap();
    let before = storage.totals().await.unwrap();
    let app = house.app();
    let recount = Recount::of(&app, "test");
    let later = async {
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        house.pass(31);
    };
    let (counted, ()) = tokio::join!(recount.run(), later);
    counted.unwrap();
    assert!(!storage.replace_totals(&before, &before).await.unwrap(), "what was read before is not written over what came since");
    house.pass(31);
    for shard in 0..8 {
        let lease = storage.take_lease(&format!("drain#{shard}"), "next", house.now()).await.unwrap();
        assert!(lease.is_some(), "every lease is given back");
    }
    house.close();
}
