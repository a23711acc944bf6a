//! Leave over a booked visit, and a day the hospital closes on: confirmed, worked off by the job, and a time chosen.

use caredesk::operations::loops::drain_of;
use caredesk::operations::waiting::Offerer;
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::{Value, json};

use crate::story::{End, at_every_call, is_told_once, the_next_one_goes_on};
use crate::support::{Person, TestApp, Visit};

async fn repair(person: &Person, visit: &Visit) -> Value {
    person.api(Method::GET, &format!("/appointments/{}/repair", visit.id)).send().await.is(200).json()
}

async fn runs(app: &TestApp) {
    drain_of(&app.app, "next").run().await.unwrap();
    Offerer::of(&app.app, "next").run().await.unwrap();
}

/// A visit that is some days ahead, and its day.
async fn visit_ahead(app: &TestApp, doctor: &Person, patient: &Person) -> (Visit, String) {
    let slot = app.open_slots(doctor).await.into_iter().rev().nth(5).unwrap();
    (patient.has(&slot).await, slot.start[..10].to_owned())
}

/// What is offered for a visit after the job went on, once, whatever died before.
async fn is_offered_once(app: &TestApp, patient: &Person, visit: &Visit, end: End) -> Value {
    // The lease of the one that died ends.
    app.passes(1);
    runs(app).await;
    runs(app).await;
    let offered = repair(patient, visit).await;
    assert_eq!((&offered["state"], &offered["round"]), (&json!("offered"), &json!(1)), "{end:?}");
    let sent = the_next_one_goes_on(app).await;
    is_told_once(app, patient, "needs another time", (false, sent), end).await;
    offered
}

#[tokio::test]
async fn r07_f34_leave_offers_once_and_one_time_is_taken_wherever_the_server_and_the_job_were_killed() {
    at_every_call(12, async |app: &TestApp, end: End| {
        let (farah, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
        let (visit, day) = visit_ahead(app, &farah, &asha).await;
        let leave = json!({ "kind": "leave", "start": day, "end": day, "resolve": { &visit.id: "offer" } });
        let key = farah.new_key();
        let enter = || farah.api(Method::POST, &format!("/doctors/{}/exceptions", farah.id)).key(&key).json(&leave).send();
        let entered = app.dies_at(end.which, end.death, enter()).await;
        let standing = app.app.directory.doctor(farah.id).await.unwrap().unwrap().hours.exceptions.len();
        if standing > 0 {
            // The leave stands: the job alone goes on with what was said, whether or not anybody asks again.
            runs(app).await;
            assert_ne!(repair(&asha, &visit).await["state"], "waiting", "{end:?}");
        }
        enter().await.is(201);
        let worked = app.dies_at(end.which, end.death, Offerer::of(&app.app, "dies").run()).await;
        let offered = is_offered_once(app, &asha, &visit, end).await;
        let hold = json!({ "hold_id": offered["times"][0]["hold_id"] });
        let take = || asha.api(Method::POST, &format!("/appointments/{}/repair/take", visit.id)).json(&hold).send();
        let taken = app.dies_at(end.which, end.death, take()).await;
        take().await.is(200);
        runs(app).await;
        let after = repair(&asha, &visit).await;
        assert_eq!((&after["state"], &after["times"]), (&json!("moved"), &json!([])), "{end:?}");
        assert_eq!(asha.looks_at(&visit).await.json()["start"], offered["times"][0]["start"], "{end:?}");
        let keeps = |row: &caredesk::storage::item::Item| row.keys().any(|name| name.starts_with("hld_"));
        assert!(!app.rows(Table::Calendar).await.iter().any(keeps), "nothing is kept for nobody: {end:?}");
        entered.or(worked).or(taken)
    })
    .await;
}

/// Settings as a new administrator wants them.
async fn settles(app: &TestApp, patch: &Value, status: u16) -> Value {
    app.administrator().await.api(Method::PUT, "/admin/settings").json(patch).send().await.is(status).json()
}

#[tokio::test]
async fn r07_f34_a_closed_day_offers_once_wherever_the_server_and_the_job_were_killed() {
    at_every_call(8, async |app: &TestApp, end: End| {
        let (farah, asha, tomas) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.administrator().await);
        let (visit, day) = visit_ahead(app, &farah, &asha).await;
        let mut patch = json!({ "closed_days": [{ "date": day }] });
        patch["seen"] = settles(app, &patch, 409).await["seen"].clone();
        patch["offer_other_times"] = json!(true);
        let close = || tomas.api(Method::PUT, "/admin/settings").json(&patch).send();
        let closed = app.dies_at(end.which, end.death, close()).await;
        close().await.is(200);
        app.passes(1);
        let worked = app.dies_at(end.which, end.death, Offerer::of(&app.app, "dies").run()).await;
        is_offered_once(app, &asha, &visit, end).await;
        // The day is open for the next end, and nobody is booked on it.
        settles(app, &json!({ "closed_days": [] }), 200).await;
        app.passes(1);
        runs(app).await;
        runs(app).await;
        assert_eq!(repair(&asha, &visit).await["state"], "withdrawn", "{end:?}");
        asha.cancels(&visit).await.is(200);
        closed.or(worked)
    })
    .await;
}
