//! one key, one effect.

use caredesk::storage::tables::Table;
use futures_util::future::join_all;
use http::Method;
use serde_json::json;

use crate::support::{TestApp, Visit, booking};

pub async fn f61_a_repeat_gets_the_thing_as_it_is_now(app: TestApp) {
    let doctor = app.doctor("Leena Farah").await;
    let asha = app.patient("Asha").await;
    let body = booking(&app.open_slots(&doctor).await[30]);
    let ask = || asha.api(Method::POST, "/appointments").key("k-1").json(&body);
    let first = ask().send().await.is(201);
    assert_eq!(first.header("idempotent-replayed"), "");
    let again = ask().send().await.is(201);
    assert_eq!((again.header("idempotent-replayed"), again.location(), again.json()), ("true", first.location(), first.json()));
    asha.cancels(&Visit::of(&first)).await.is(200);
    let later = ask().send().await.is(201);
    assert_eq!((later.header("idempotent-replayed"), Visit::of(&later).status()), ("true", "cancelled"));
    assert_eq!(app.rows(Table::Appointments).await.len(), 1);
}

pub async fn f61_one_key_twenty_times_at_once_is_one_booking(app: TestApp) {
    let doctor = app.doctor("Leena Farah").await;
    let asha = app.patient("Asha").await;
    let body = booking(&app.open_slot(&doctor).await);
    let asks = (0..20).map(|_| asha.api(Method::POST, "/appointments").key("k-1").json(&body).send());
    let answers = join_all(asks).await;
    let locations: Vec<String> = answers.into_iter().map(|answer| answer.is(201).location().to_owned()).collect();
    assert!(locations.iter().all(|location| *location == locations[0]), "{locations:?}");
    assert_eq!(app.rows(Table::Appointments).await.len(), 1);
    assert_eq!(app.published("appointment.booked").await.len(), 1);
}

pub async fn f61_a_key_belongs_to_one_body_one_person_and_one_day(app: TestApp) {
    let doctor = app.doctor("Leena Farah").await;
    let (asha, ben) = (app.patient("Asha").await, app.patient("Ben").await);
    let slots = app.open_slots(&doctor).await;
    let ask = |person: &crate::support::Person, slot: usize| {
        person.api(Method::POST, "/appointments").key("k-1").json(&booking(&slots[slot])).send()
    };
    ask(&asha, 0).await.is(201);
    ask(&asha, 1).await.is_problem(422, "idempotency-key-reused");
    ask(&ben, 1).await.is(201);
    app.passes(24 * 60);
    app.signs_in(&asha, caredesk::access::actor::Level::Full).await;
    let tomorrow = app.open_slot(&doctor).await;
    asha.api(Method::POST, "/appointments").key("k-1").json(&booking(&tomorrow)).send().await.is(201);
}

pub async fn f61_a_refusal_is_not_remembered(app: TestApp) {
    let doctor = app.doctor("Leena Farah").await;
    let (asha, ben) = (app.patient("Asha").await, app.patient("Ben").await);
    let slot = app.open_slots(&doctor).await.remove(30);
    let theirs = ben.has(&slot).await;
    let ask = || asha.api(Method::POST, "/appointments").key("k-1").json(&booking(&slot)).send();
    ask().await.is_problem(409, "time-taken");
    ben.cancels(&theirs).await.is(200);
    ask().await.is(201);
}

pub async fn f61_a_booking_needs_a_key_and_a_good_one(app: TestApp) {
    let doctor = app.doctor("Leena Farah").await;
    let asha = app.patient("Asha").await;
    let body = booking(&app.open_slot(&doctor).await);
    asha.api(Method::POST, "/appointments").json(&body).send().await.is_problem(428, "idempotency-key-required");
    for bad in ["a b", &"x".repeat(256)] {
        asha.api(Method::POST, "/appointments").key(bad).json(&body).send().await.is_problem(400, "malformed");
    }
    let hold = json!({ "doctor_id": body["doctor_id"], "start": body["start"] });
    let ask = || asha.api(Method::POST, "/holds").key("k-1").json(&hold).send();
    let first = ask().await.is(201);
    let again = ask().await.is(201);
    assert_eq!((again.header("idempotent-replayed"), again.location()), ("true", first.location()));
}

both_doors!(
    f61_a_repeat_gets_the_thing_as_it_is_now,
    f61_one_key_twenty_times_at_once_is_one_booking,
    f61_a_key_belongs_to_one_body_one_person_and_one_day,
    f61_a_refusal_is_not_remembered,
    f61_a_booking_needs_a_key_and_a_good_one,
);
