//! The drain against outages, poison, a second drain, panics, and ends in the middle.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::super::drain::Drained;
use super::super::testing::House;
use crate::aws::connector::Fault;
use crate::capabilities::notifications::service::Notifications;
use crate::capabilities::settings::service::SettingsBook;
use crate::events::catalogue::{Event, VisitFacts};
use crate::events::envelope::Envelope;
use crate::primitives::ids::EventId;
use crate::storage::item::{Item, text};
use crate::storage::outbox;
use crate::storage::tables::Table;
use crate::storage::transaction::Transaction;

const UNAVAILABLE: &str = "<ErrorResponse><Error><Type>Receiver</Type><Code>InternalError</Code></Error></ErrorResponse>";

fn down(part: &str) -> Vec<(String, Fault)> {
    vec![(part.to_owned(), Fault::Answer { status: 503, body: UNAVAILABLE.to_owned() })]
}

/// Where the first event of a visit stands.
fn place(house: &House, visit: &VisitFacts) -> (u8, String) {
    let event = Event::AppointmentBooked(visit.clone());
    let envelope = Envelope { id: EventId::new(&house.ground.ids), at: house.now(), event };
    (envelope.shard(), envelope.place())
}

/// A visit whose events stand behind another's in the same shard.
fn behind(house: &House, first: &VisitFacts) -> VisitFacts {
    let (shard, before) = place(house, first);
    let is_behind = |visit: &VisitFacts| place(house, visit).0 == shard && place(house, visit).1 > before;
    std::iter::repeat_with(|| house.visit()).find(is_behind).unwrap()
}

/// The publish of a visit's first version, as the form of the request says it.
fn first_publish(visit: &VisitFacts) -> String {
    format!("{}%2C%20version%201", visit.appointment_id)
}

/// A first visit that is booked and cancelled, and one behind it that is booked.
async fn one_before_another(house: &House) -> (VisitFacts, VisitFacts) {
    let first = house.visit();
    let good = behind(house, &first);
    house.tell(Event::AppointmentBooked(first.clone())).await;
    house.tell(Event::AppointmentCancelled(VisitFacts { version: 2, ..first.clone() })).await;
    house.tell(Event::AppointmentBooked(good.clone())).await;
    (first, good)
}

/// Another process drains, and ends in the middle: once it asks for something with this text. What it remembered is gone with it.
async fn ends_at(house: &House, owner: &str, part: &str) {
    let (drain, stop) = (house.drain(owner), CancellationToken::new());
    house.broken.stops_at(part, &stop);
    tokio::select! {
        biased;
        drained = Box::pin(drain.run()) => panic!("it came to its end: {drained:?}"),
        () = stop.cancelled() => {}
    }
}

/// Tries of which nobody reported, by row.
async fn unreported(house: &House) -> Vec<u32> {
    house.outbox().await.iter().map(|row| row.tries).filter(|tries| *tries > 0).collect()
}

/// Versions of one subject in the order they were published.
fn versions(house: &House, visit: &VisitFacts) -> Vec<u64> {
    let subject = serde_json::json!(visit.appointment_id).to_string();
    house.published().into_iter().filter(|(_, of, _)| *of == subject).map(|(_, _, version)| version).collect()
}

#[tokio::test]
async fn f44_events_are_published_in_order_per_subject_and_put_on_record() {
    let house = House::open().await;
    let visit = house.visit();
    house.tell(Event::AppointmentCancelled(VisitFacts { version: 2, ..visit.clone() })).await;
    house.tell(Event::AppointmentBooked(visit.clone())).await;
    let drained = house.drain("one").run().await.unwrap();
    assert_eq!((drained.published, drained.waiting), (2, 0));
    assert_eq!(versions(&house, &visit), [1, 2]);
    assert!(house.outbox().await.is_empty());
    assert_eq!(house.on_record().await.len(), 2);
    house.close();
}

#[tokio::test]
async fn f44_what_an_event_owes_is_written_once_even_while_sns_is_away() {
    let house = House::open().await;
    let user_id = house.visit().doctor_id;
    house.tell(Event::AccountRegistered { user_id, version: 1 }).await;
    let drain = house.drain("one");
    house.broken.set(down("Publish"));
    let first = drain.run().await.unwrap();
    assert_eq!((first.heard, first.published, first.waiting, first.oldest), (1, 0, 1, Some(house.now())));
    house.pass(60);
    assert_eq!(drain.run().await.unwrap().heard, 0);
    assert!(house.on_record().await.is_empty());
    house.broken.set(vec![]);
    house.pass(60);
    assert_eq!(drain.run().await.unwrap().published, 1);
    assert_eq!(house.on_record().await.len(), 1);
    assert_eq!(house.deliveries(&user_id.to_string()).await.len(), 1, "one mail is due");
    house.close();
}

#[tokio::test]
async fn f44_an_event_whose_debts_are_refused_is_heard_again_later_and_not_with_every_run() {
    let house = House::open().await;
    let user_id = house.visit().doctor_id;
    house.tell(Event::AccountRegistered { user_id, version: 1 }).await;
    let told = house.outbox().await.remove(0).envelope.unwrap();
    let notifications = Notifications::new(house.ground.clone(), SettingsBook::new(house.ground.clone(), 5));
    let mut transaction = Transaction::new();
    transaction.add((), notifications.confirmation_owed(&told, user_id).unwrap());
    house.ground.storage.commit(transaction).await.unwrap();
    let drain = house.drain("one");
    let tries = async || {
        let stop = CancellationToken::new();
        house.broken.stops_at("TransactWriteItems", &stop);
        let drained = drain.run().await.unwrap();
        assert_eq!((drained.heard, drained.published, drained.waiting), (0, 0, 1));
        stop.is_cancelled()
    };
    assert!(tries().await && !tries().await);
    house.pass(1);
    assert!(tries().await);
    house.pass(1);
    assert!(!tries().await, "each time a little later");
    house.pass(1);
    assert!(tries().await);
    house.close();
}

#[tokio::test]
async fn f44_an_outage_delays_and_loses_nothing() {
    let house = House::open().await;
    let visits: Vec<VisitFacts> = (0..12).map(|_| house.visit()).collect();
    for visit in &visits {
        house.tell(Event::AppointmentBooked(visit.clone())).await;
    }
    let drain = house.drain("one");
    house.broken.set(down("Publish"));
    for _ in 0..5 {
        assert_eq!(drain.run().await.unwrap().published, 0);
        house.pass(120);
    }
    for visit in &visits {
        house.tell(Event::AppointmentCancelled(VisitFacts { version: 2, ..visit.clone() })).await;
    }
    house.broken.set(vec![]);
    assert_eq!(drain.run().await.unwrap().published, 24);
    assert!(visits.iter().all(|visit| versions(&house, visit) == [1, 2]));
    house.close();
}

#[tokio::test]
async fn f44_a_poison_event_stops_its_own_subject_only_and_is_parked_after_a_day() {
    let house = House::open().await;
    let (poison, good) = (house.visit(), house.visit());
    house.tell(Event::AppointmentBooked(poison.clone())).await;
    house.tell(Event::AppointmentCancelled(VisitFacts { version: 2, ..poison.clone() })).await;
    house.broken.set(down(&first_publish(&poison)));
    let drain = house.drain("one");
    house.tell(Event::AppointmentBooked(good.clone())).await;
    let first = drain.run().await.unwrap();
    assert_eq!((first.published, first.waiting), (1, 2));
    house.pass(24 * 60 * 60);
    house.tell(Event::AppointmentConfirmed(VisitFacts { version: 2, ..good.clone() })).await;
    drain.run().await.unwrap();
    house.pass(60);
    let day_later = drain.run().await.unwrap();
    assert_eq!(day_later.parked, 1);
    assert_eq!((versions(&house, &good), versions(&house, &poison)), (vec![1, 2], vec![2]));
    assert_eq!(house.outbox().await.len(), 1, "parked, never dropped");
    house.broken.set(vec![]);
    assert_eq!(drain.unpark().await.unwrap(), 1);
    assert_eq!(drain.run().await.unwrap().published, 1);
    house.close();
}

#[tokio::test]
async fn f44_an_event_about_a_visit_that_cannot_be_read_keeps_no_other_back() {
    let house = House::open().await;
    let (damaged, good) = (house.visit(), house.visit());
    let row = Item::from([("appointment_id".to_owned(), text(damaged.appointment_id)), ("status".to_owned(), text("from the future"))]);
    house.ground.storage.put(Table::Appointments, row, None).await.unwrap();
    house.tell(Event::AppointmentBooked(damaged.clone())).await;
    house.tell(Event::AppointmentBooked(good.clone())).await;
    let drain = house.drain("one");
    let first = drain.run().await.unwrap();
    assert_eq!((first.published, first.waiting), (1, 1));
    assert_eq!((versions(&house, &good), versions(&house, &damaged)), (vec![1], vec![]));
    house.pass(24 * 60 * 60);
    assert_eq!(drain.run().await.unwrap().published, 1, "after a day there is no news to tell its patient, and it goes");
    house.close();
}

#[tokio::test]
async fn f44_a_held_lease_keeps_a_second_drain_away_until_it_ends_and_the_first_then_notices() {
    let house = House::open().await;
    let storage = &house.ground.storage;
    let visit = house.visit();
    house.tell(Event::AppointmentBooked(visit.clone())).await;
    let mut paused = Vec::new();
    for shard in 0..8 {
        paused.push(storage.take_lease(&format!("drain#{shard}"), "paused", house.now()).await.unwrap().unwrap());
    }
    let second = house.drain("second");
    assert_eq!(second.run().await.unwrap().published, 0);
    house.pass(31);
    assert_eq!(second.run().await.unwrap().published, 1);
    let shard = house.on_record().await[0]["recipient_id"].as_s().unwrap().clone();
    let shard: usize = shard.trim_start_matches("topic#").parse().unwrap();
    assert!(!storage.keep_lease(&mut paused[shard], house.now()).await.unwrap(), "a stale lease is refused");
    assert_eq!(versions(&house, &visit), [1]);
    house.close();
}

#[tokio::test]
async fn f44_a_row_of_a_newer_server_waits_its_day_before_it_is_parked_and_blocks_nobody() {
    let house = House::open().await;
    let (foreign, good) = (house.visit(), house.visit());
    let envelope = |facts| Envelope { id: EventId::new(&house.ground.ids), at: house.now(), event: Event::AppointmentBooked(facts) };
    let mut row = outbox::row(&envelope(foreign.clone())).unwrap();
    row.insert("event".into(), text("appointment.beamed_up"));
    house.ground.storage.put(Table::Outbox, row, None).await.unwrap();
    house.tell(Event::AppointmentBooked(good.clone())).await;
    let drain = house.drain("one");
    let first = drain.run().await.unwrap();
    assert_eq!((first.published, first.waiting, first.parked, first.oldest), (1, 1, 0, Some(house.now())));
    house.pass(24 * 60 * 60 - 1);
    assert_eq!(drain.run().await.unwrap().parked, 0);
    house.pass(1);
    assert_eq!(drain.run().await.unwrap().parked, 1);
    assert_eq!(house.outbox().await.len(), 1, "parked, never dropped");
    house.close();
}

#[tokio::test]
async fn f44_an_event_whose_publishing_panics_stops_its_own_subject_only_and_is_parked_after_a_day() {
    let house = House::open().await;
    let (poison, good) = one_before_another(&house).await;
    house.broken.panics_at(Some(&first_publish(&poison)));
    let drain = house.drain("one");
    let first = drain.run().await.unwrap();
    assert_eq!((first.published, first.waiting, first.oldest), (1, 2, Some(house.now())));
    assert_eq!((versions(&house, &good), versions(&house, &poison)), (vec![1], vec![]));
    assert!(unreported(&house).await.is_empty(), "somebody lived to say what became of it");
    house.pass(24 * 60 * 60 - 1);
    assert_eq!(drain.run().await.unwrap().waiting, 2);
    house.pass(60);
    let day_later = drain.run().await.unwrap();
    assert_eq!((day_later.parked, day_later.published, versions(&house, &poison)), (1, 1, vec![2]));
    assert_eq!(house.outbox().await.len(), 1, "parked, never dropped");
    house.pass(60);
    let stop = CancellationToken::new();
    house.broken.stops_at(&first_publish(&poison), &stop);
    assert_eq!(drain.run().await.unwrap().parked, 1);
    assert!(!stop.is_cancelled(), "and not touched any more");
    house.broken.panics_at(None);
    assert_eq!(drain.unpark().await.unwrap(), 1);
    assert_eq!(drain.run().await.unwrap().published, 1);
    house.close();
}

#[tokio::test]
async fn f44_an_event_whose_hearing_panics_is_heard_once_later_and_not_with_every_run() {
    let house = House::open().await;
    let user_id = house.visit().doctor_id;
    house.tell(Event::AccountRegistered { user_id, version: 1 }).await;
    house.tell(Event::AppointmentBooked(house.visit())).await;
    house.broken.panics_at(Some(&user_id.to_string()));
    let drain = house.drain("one");
    let first = drain.run().await.unwrap();
    assert_eq!((first.published, first.waiting), (1, 1));
    house.broken.panics_at(None);
    assert_eq!(drain.run().await.unwrap().heard, 0, "not at once");
    house.pass(1);
    let second = drain.run().await.unwrap();
    assert_eq!((second.heard, second.published, second.waiting), (1, 1, 0));
    assert_eq!(house.deliveries(&user_id.to_string()).await.len(), 1, "one mail is due");
    house.close();
}

#[tokio::test]
async fn f44_an_event_that_ends_its_process_each_time_keeps_none_behind_it_back_and_is_parked_after_a_day() {
    let house = House::open().await;
    let (poison, good) = one_before_another(&house).await;
    let deadly = first_publish(&poison);
    ends_at(&house, "one", &deadly).await;
    assert!(unreported(&house).await.is_empty(), "nothing is written down while nobody has ended yet");
    house.pass(31);
    let in_a_request = house.drain("request").run_within(Duration::from_secs(5)).await.unwrap();
    assert_eq!(in_a_request, Drained::default(), "no answer of a request is put at risk");
    for (owner, tries) in [("two", 1), ("three", 2)] {
        ends_at(&house, owner, &deadly).await;
        assert_eq!((unreported(&house).await, versions(&house, &good)), (vec![tries], vec![]), "{owner}");
        house.pass(31);
    }
    let after_it = house.drain("four").run().await.unwrap();
    assert_eq!(
        (after_it.published, after_it.waiting, versions(&house, &good)),
        (1, 2, vec![1]),
        "the one behind it goes, its own subject waits"
    );
    house.pass(60);
    assert_eq!(house.drain("five").run().await.unwrap().waiting, 2, "each time a good while later");
    house.pass(60);
    let in_a_request = house.drain("request").run_within(Duration::from_secs(5)).await.unwrap();
    assert_eq!((in_a_request.waiting, unreported(&house).await), (2, vec![2]), "by rounds of jobs alone");
    ends_at(&house, "six", &deadly).await;
    assert_eq!(unreported(&house).await, [3]);
    house.pass(24 * 60 * 60);
    let day_later = house.drain("seven").run().await.unwrap();
    assert_eq!((day_later.parked, day_later.published), (1, 1));
    assert_eq!(house.outbox().await.len(), 1, "parked, never dropped");
    let healed = house.drain("eight");
    assert_eq!(healed.unpark().await.unwrap(), 1);
    assert_eq!(healed.run().await.unwrap().published, 1);
    assert_eq!((house.on_record().await.len(), house.outbox().await.len()), (3, 0));
    house.close();
}

#[tokio::test]
async fn f44_an_event_at_which_a_server_ended_by_itself_is_as_good_as_new_once_somebody_came_to_its_end() {
    let house = House::open().await;
    let visit = house.visit();
    house.tell(Event::AppointmentBooked(visit.clone())).await;
    for owner in ["one", "two"] {
        ends_at(&house, owner, &first_publish(&visit)).await;
        house.pass(31);
    }
    assert_eq!(unreported(&house).await, [1]);
    house.broken.set(down("Publish"));
    let away = house.drain("three").run().await.unwrap();
    assert_eq!((away.published, away.waiting, unreported(&house).await), (0, 1, vec![]));
    house.broken.set(vec![]);
    assert_eq!(house.drain("request").run_within(Duration::from_secs(5)).await.unwrap().published, 1, "in a request, too");
    house.close();
}

#[tokio::test]
async fn f44_an_event_that_may_end_its_process_is_in_hand_alone() {
    let house = House::open().await;
    let visit = house.visit();
    let elsewhere = |other: &VisitFacts| place(&house, other).0 != place(&house, &visit).0;
    let other = std::iter::repeat_with(|| house.visit()).find(elsewhere).unwrap();
    house.tell(Event::AppointmentBooked(visit.clone())).await;
    for owner in ["one", "two"] {
        ends_at(&house, owner, &first_publish(&visit)).await;
        house.pass(31);
    }
    house.tell(Event::AppointmentBooked(other.clone())).await;
    let before = house.broken.asked().len();
    assert_eq!(house.drain("three").run().await.unwrap().published, 2);
    let asked = house.broken.asked().split_off(before);
    let about = |visit: &VisitFacts| {
        let id = visit.appointment_id.to_string();
        asked.iter().enumerate().filter(move |(_, request)| request.contains(&id)).map(|(at, _)| at).collect::<Vec<_>>()
    };
    let (its_own, others) = (about(&visit), about(&other));
    assert!(its_own.len() > 2 && others.len() > 2, "{its_own:?} {others:?}");
    let during = its_own[0]..=its_own[its_own.len() - 1];
    assert!(!others.iter().any(|at| during.contains(at)), "{its_own:?} {others:?}");
    house.close();
}
