//! F25: a chosen time is kept while the patient confirms.

use http::Method;
use serde_json::json;

use crate::support::{Slot, TestApp, booking};

pub async fn f25_a_held_time_is_the_holders_for_ten_minutes(app: TestApp) {
    let doctor = app.doctor("Leena Farah").await;
    let (asha, ben) = (app.patient("Asha").await, app.patient("Ben").await);
    let slot = app.open_slots(&doctor).await.remove(30);
    let hold = asha.holds(&slot).await.is(201);
    assert_eq!(hold.location(), format!("/api/v1/holds/{}", hold.member("id")));
    assert_eq!(hold.member("expires_at"), "2026-11-23T09:40:00+05:30");
    assert!(!app.open_slots(&doctor).await.contains(&slot), "a held time is not offered to others");
    ben.books(&slot).await.is_problem(409, "time-taken");
    ben.holds(&slot).await.is_problem(409, "time-taken");
    app.passes(9);
    ben.books(&slot).await.is_problem(409, "time-taken");
    app.passes(1);
    assert!(app.open_slots(&doctor).await.contains(&slot), "nobody had to clean up");
    ben.books(&slot).await.is(201);
}

pub async fn f25_the_holder_books_with_or_without_naming_the_hold(app: TestApp) {
    let doctor = app.doctor("Leena Farah").await;
    let asha = app.patient("Asha").await;
    let slots = app.open_slots(&doctor).await;
    let hold = asha.holds(&slots[0]).await.is(201).member("id");
    let mut named = booking(&slots[0]);
    named["hold_id"] = json!(hold);
    asha.asks_for(&named).await.is(201);
    asha.lets_go(&hold).await;
    let ben = app.patient("Ben").await;
    ben.books(&slots[0]).await.is_problem(409, "time-taken");
    asha.holds(&slots[4]).await.is(201);
    asha.books(&slots[4]).await.is(201);
}

pub async fn f25_one_account_holds_one_time(app: TestApp) {
    let doctor = app.doctor("Leena Farah").await;
    let (asha, ben) = (app.patient("Asha").await, app.patient("Ben").await);
    let slots = app.open_slots(&doctor).await;
    asha.holds(&slots[0]).await.is(201);
    asha.holds(&slots[1]).await.is(201);
    ben.books(&slots[0]).await.is(201);
    ben.books(&slots[1]).await.is_problem(409, "time-taken");
}

pub async fn f25_a_hold_given_back_is_free_at_once(app: TestApp) {
    let doctor = app.doctor("Leena Farah").await;
    let (asha, ben) = (app.patient("Asha").await, app.patient("Ben").await);
    let slot = app.open_slot(&doctor).await;
    let hold = asha.holds(&slot).await.is(201).member("id");
    ben.lets_go(&hold).await.is_problem(404, "not-found");
    asha.lets_go(&hold).await.is(204);
    asha.lets_go(&hold).await.is_problem(404, "not-found");
    ben.books(&slot).await.is(201);
}

pub async fn f25_a_receptionists_hold_is_used_up_by_the_booking_they_make(app: TestApp) {
    let doctor = app.doctor("Leena Farah").await;
    let (asha, ruth) = (app.patient("Asha").await, app.receptionist().await);
    let slot = app.open_slot(&doctor).await;
    let hold = ruth.holds(&slot).await.is(201).member("id");
    ruth.books_for(&asha, &slot).await.is(201);
    ruth.lets_go(&hold).await;
    let ben = app.patient("Ben").await;
    ben.books(&slot).await.is_problem(409, "time-taken");
}

pub async fn f25_who_may_not_hold_and_what_cannot_be_held(app: TestApp) {
    let doctor = app.doctor("Leena Farah").await;
    let asha = app.patient("Asha").await;
    let slot = app.open_slot(&doctor).await;
    doctor.holds(&slot).await.is_problem(403, "forbidden");
    let odd = Slot { start: "2026-11-25T09:10:00+05:30".to_owned(), ..slot.clone() };
    assert_eq!(asha.holds(&odd).await.is_problem(422, "invalid").faults(), ["/start outside_rules"]);
    let nobody = Slot { doctor: "usr_00000000000000000000000000".to_owned(), ..slot.clone() };
    assert_eq!(asha.holds(&nobody).await.is_problem(422, "invalid").faults(), ["/doctor_id unknown_doctor"]);
    let body = json!({ "doctor_id": slot.doctor, "start": slot.start });
    asha.api(Method::POST, "/holds").json(&body).send().await.is_problem(428, "idempotency-key-required");
    asha.lets_go("apt_1").await.is_problem(404, "not-found");
}

both_doors!(
    f25_a_held_time_is_the_holders_for_ten_minutes,
    f25_the_holder_books_with_or_without_naming_the_hold,
    f25_one_account_holds_one_time,
    f25_a_hold_given_back_is_free_at_once,
    f25_a_receptionists_hold_is_used_up_by_the_booking_they_make,
    f25_who_may_not_hold_and_what_cannot_be_held,
);
