//! F36: the numbers of a waiting room stay those of their day when the hospital gets another zone.

use caredesk::storage::item::{Key, text as word};
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::json;

use crate::queue::{damaged, wrong_numbers};
use crate::support::{TestApp, Visit};

#[tokio::test]
async fn f36_numbers_that_were_given_before_the_hospital_had_another_zone_are_not_found_wrong() {
    let app = TestApp::start().await;
    let (doctor, ruth, tomas) = (app.doctor("Leena Farah").await, app.receptionist().await, app.administrator().await);
    let slots = app.open_slots(&doctor).await;
    let (asha, ben, chi) = (app.patient("Asha").await, app.patient("Ben").await, app.patient("Chi").await);
    let (done, waits, later) = (asha.has(&slots[0]).await, ben.has(&slots[1]).await, chi.has(&slots[2]).await);
    let arrived = Visit::of(&ruth.checks_in(&done).await.is(200));
    ruth.checks_in(&waits).await.is(200);
    doctor.starts(&arrived).await.is(200);
    let record = json!({ "diagnosis": "A cold", "prescription": "Rest" });
    doctor.api(Method::PUT, &format!("/appointments/{}/record", done.id)).json(&record).send().await.is(201);
    assert_eq!(wrong_numbers(&app).await, Vec::<String>::new());

    // There it is still the evening before.
    let moves_to = async |zone: &str| {
        tomas.api(Method::PUT, "/admin/settings").json(&json!({ "zone": zone })).send().await.is(200);
    };
    moves_to("America/Los_Angeles").await;
    assert_eq!(wrong_numbers(&app).await, Vec::<String>::new());
    ruth.checks_in(&later).await.is(200);
    assert_eq!(wrong_numbers(&app).await, Vec::<String>::new());
    moves_to("Asia/Kolkata").await;
    assert_eq!(wrong_numbers(&app).await, Vec::<String>::new());

    let row = Key::one(Table::Appointments, &done.id);
    let other = damaged(&app, &row, "token_day", word("2026-11-24"), Some(word("2026-11-23"))).await;
    assert!(other.len() == 1 && other[0].contains("has counted 2 numbers; visits have 1"), "{other:?}");
}
