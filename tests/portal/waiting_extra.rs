//! Extra hours that a doctor adds: their times go to whoever waits for one.

use http::Method;
use serde_json::json;

use super::{entry, nothing_is_wrong, offers, waits};
use crate::support::{Person, TestApp};

/// Adds extra hours on the last Sunday of November, from an hour to another in Kolkata.
async fn adds_hours(doctor: &Person, from: &str, to: &str) {
    let at = |time: &str| format!("2026-11-29T{time}:00+05:30");
    let extra = json!({ "kind": "extra", "start": at(from), "end": at(to) });
    doctor.api(Method::POST, &format!("/doctors/{}/exceptions", doctor.id)).json(&extra).send().await.is(201);
}

#[tokio::test]
async fn f33_extra_hours_go_to_whoever_asked_first_and_what_only_staff_give_away_to_nobody() {
    let app = TestApp::start().await;
    let (farah, asha, maya) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.patient("Maya").await);
    let emergencies = json!({ "weekday": "SUN", "start": "10:00", "end": "11:00", "visit_minutes": 30, "staff_only": true });
    farah.api(Method::POST, &format!("/doctors/{}/availability", farah.id)).json(&emergencies).send().await.is(201);
    let sunday = [("from", "2026-11-29"), ("to", "2026-11-29")];
    let of_asha = waits(&asha, &app, &sunday).await;
    let of_maya = waits(&maya, &app, &sunday).await;
    offers(&app).await;
    assert!(app.published("availability.opened").await.is_empty());

    // Its first hour is kept for emergencies, and stays so.
    adds_hours(&farah, "10:00", "11:30").await;
    let told = app.published("availability.opened").await;
    assert_eq!(told.len(), 1);
    let facts = &told[0]["facts"];
    assert_eq!([&facts["start"], &facts["end"]], ["2026-11-29T04:30:00Z", "2026-11-29T06:00:00Z"], "its own range: {facts}");
    offers(&app).await;
    assert_eq!(offers(&app).await.worked.offered, 1, "hours first, then the one time that patients may have");
    let standing = entry(&asha, &of_asha).await;
    assert!(standing["offer"]["start"].as_str().unwrap().starts_with("2026-11-29T11:00"), "{standing}");
    assert_eq!(entry(&maya, &of_maya).await["state"], "waiting", "one time, and she asked later");
    offers(&app).await;
    assert_eq!(entry(&maya, &of_maya).await["state"], "waiting", "no time that is kept for emergencies");

    adds_hours(&farah, "12:00", "12:30").await;
    offers(&app).await;
    offers(&app).await;
    let standing = entry(&maya, &of_maya).await;
    assert!(standing["offer"]["start"].as_str().unwrap().starts_with("2026-11-29T12:00"), "{standing}");
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn f33_extra_hours_of_a_doctor_who_takes_no_bookings_open_nothing() {
    let app = TestApp::start().await;
    let farah = app.doctor("Leena Farah").await;
    app.changes(&farah, |doctor| doctor.accepts_bookings = false).await;
    adds_hours(&farah, "10:00", "11:30").await;
    assert!(app.published("availability.opened").await.is_empty());
}
