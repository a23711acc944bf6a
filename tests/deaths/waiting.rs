//! Offering a time that became free, and taking it.

use caredesk::operations::loops::drain_of;
use caredesk::operations::waiting::Offerer;
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::{Value, json};

use crate::story::{End, at_every_call, is_told_once, the_next_one_goes_on};
use crate::support::{Person, TestApp};

/// Somebody waits for a time that somebody else has just given back; who, and their entry.
async fn freed(app: &TestApp) -> (Person, String) {
    let (farah, asha, noor) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.patient("Noor").await);
    let slot = app.open_slots(&farah).await.into_iter().nth(20).unwrap();
    let visit = noor.has(&slot).await;
    let wish = json!({ "department_id": app.department.id, "doctor_id": farah.id, "from": slot.start[..10], "to": slot.start[..10], "reason": "cough" });
    let ask = asha.api(Method::POST, "/patients/me/waiting-list").key(&asha.new_key()).json(&wish);
    let id = ask.send().await.is(201).member("id");
    noor.cancels(&visit).await.is(200);
    while drain_of(&app.app, "test").run().await.unwrap().waiting > 0 {}
    (asha, format!("/patients/me/waiting-list/{id}"))
}

async fn entry(person: &Person, path: &str) -> Value {
    person.api(Method::GET, path).send().await.is(200).json()
}

async fn runs(app: &TestApp) {
    Offerer::of(&app.app, "next").run().await.unwrap();
}

#[tokio::test]
async fn r07_f33_a_freed_time_is_offered_once_and_taken_once_wherever_the_job_and_the_server_were_killed() {
    at_every_call(6, async |app: &TestApp, end: End| {
        let (asha, path) = freed(app).await;
        let last = app.dies_at(end.which, end.death, Offerer::of(&app.app, "dies").run()).await;
        // The lease of the one that died ends.
        app.passes(1);
        runs(app).await;
        runs(app).await;
        assert_eq!(entry(&asha, &path).await["state"], "offered", "{end:?}");
        let sent = the_next_one_goes_on(app).await;
        is_told_once(app, &asha, "has become free", (false, sent), end).await;
        let take = || asha.api(Method::POST, &format!("{path}/take")).json(&json!({})).send();
        app.dies_at(end.which, end.death, take()).await;
        let visit = take().await.is(201).member("appointment_id");
        let booked = entry(&asha, &path).await;
        assert_eq!((&booked["state"], &booked["appointment_id"]), (&json!("booked"), &json!(visit)), "{end:?}");
        let theirs =
            app.rows(Table::Appointments).await.into_iter().filter(|row| row["patient_id"].as_s().unwrap() == &asha.id.to_string()).count();
        assert_eq!(theirs, 1, "{end:?}");
        last
    })
    .await;
}
