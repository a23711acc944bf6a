//! F16: what a patient says of themselves, over the API: written by the patient, read by doctors in care, by nobody else.

use caredesk::access::actor::Level;
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Person, TestApp, Trouble};

fn background() -> Value {
    json!({ "allergies": ["Penicillin: rash"], "medicines": ["Amlodipine 5 mg"], "conditions": ["Asthma as a child", "Broken wrist 2011"] })
}

async fn says(asha: &Person, body: &Value, tag: &str) -> Answer {
    asha.api(Method::PUT, "/me/background").if_match(tag).json(body).send().await
}

async fn reads(person: &Person, path: &str) -> Answer {
    person.api(Method::GET, path).send().await
}

pub async fn f16_a_patient_says_what_doctors_should_know_and_changes_it(app: TestApp) {
    let asha = app.patient("Asha").await;
    let empty = reads(&asha, "/me/background").await.is(200);
    let nothing = json!({ "allergies": [], "no_known_allergies": false, "medicines": [], "conditions": [], "written_at": null });
    assert_eq!((empty.json(), empty.header("etag")), (nothing, "\"v0\""));
    let said = says(&asha, &background(), "\"v0\"").await.is(200);
    assert_eq!((said.header("etag"), &said.json()["written_at"]), ("\"v1\"", &json!("2026-11-23T09:30:00+05:30")));
    let again = reads(&asha, "/me/background").await.is(200).json();
    for list in ["allergies", "medicines", "conditions"] {
        assert_eq!(again[list], background()[list], "{list}");
    }
    // Said again: nothing changes, whatever was seen. Something else over an old version: refused, and nothing is lost.
    assert_eq!(says(&asha, &background(), "\"v0\"").await.is(200).header("etag"), "\"v1\"");
    says(&asha, &json!({ "no_known_allergies": true }), "\"v0\"").await.is_problem(412, "stale-version");
    let none = says(&asha, &json!({ "no_known_allergies": true }), "\"v1\"").await.is(200).json();
    assert_eq!((&none["no_known_allergies"], &none["allergies"], &none["conditions"]), (&json!(true), &json!([]), &json!([])));
}

pub async fn f16_every_mistake_of_a_background_is_named(app: TestApp) {
    let asha = app.patient("Asha").await;
    for (body, faults) in [
        (json!({ "allergies": ["x".repeat(201)], "medicines": [" "] }), vec!["/allergies/0 too_long", "/medicines/0 required"]),
        (json!({ "allergies": ["Nuts"], "no_known_allergies": true }), vec!["/no_known_allergies contradicts"]),
        (json!({ "conditions": vec!["x"; 41] }), vec!["/conditions too_many"]),
        (json!({ "patient_id": "usr_1" }), vec!["/patient_id unknown_field"]),
        (json!({ "allergies": "Nuts" }), vec!["/allergies wrong_type"]),
    ] {
        assert_eq!(says(&asha, &body, "*").await.is_problem(422, "invalid").faults(), faults);
    }
    assert!(app.rows(Table::Records).await.is_empty());
}

pub async fn f16_doctors_in_care_read_it_and_for_everybody_else_there_is_none(app: TestApp) {
    let (farah, okafor, asha) = (app.doctor("Leena Farah").await, app.doctor("Chidi Okafor").await, app.patient("Asha").await);
    says(&asha, &background(), "*").await.is(200);
    let path = format!("/patients/{}/background", asha.id);
    reads(&farah, &path).await.is_problem(404, "not-found");
    let visit = asha.has(&app.open_slots(&farah).await[30]).await;
    let seen = reads(&farah, &path).await.is(200);
    assert_eq!((&seen.json()["allergies"], seen.header("etag")), (&background()["allergies"], "\"v1\""));
    assert_eq!(reads(&asha, &path).await.is(200).json(), seen.json(), "the patient by their own id");
    let (ben, ruth, tomas) = (app.patient("Ben").await, app.receptionist().await, app.administrator().await);
    let nobody = path.replace(&asha.id.to_string(), "usr_00000000000000000000000000");
    for person in [&okafor, &ben, &ruth, &tomas] {
        let theirs = reads(person, &path).await.is_problem(404, "not-found").json();
        let missing = reads(person, &nobody).await.is_problem(404, "not-found").json();
        for member in ["type", "title", "detail", "status"] {
            assert_eq!(theirs[member], missing[member], "{:?}", person.role);
        }
    }
    for person in [&farah, &ruth, &tomas] {
        reads(person, "/me/background").await.is_problem(403, "forbidden");
        says(person, &background(), "*").await.is_problem(403, "forbidden");
    }
    asha.cancels(&visit).await.is(200);
    reads(&farah, &path).await.is_problem(404, "not-found");
}

pub async fn f16_care_in_a_background_ends_with_the_care(app: TestApp) {
    let (farah, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
    says(&asha, &background(), "*").await.is(200);
    asha.has(&app.open_slots(&farah).await[30]).await;
    app.passes(367 * 24 * 60);
    app.signs_in(&farah, Level::Full).await;
    reads(&farah, &format!("/patients/{}/background", asha.id)).await.is_problem(404, "not-found");
}

pub async fn f16_no_background_is_shown_that_is_not_in_the_trail(app: TestApp) {
    let (farah, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
    says(&asha, &background(), "*").await.is(200);
    asha.has(&app.open_slots(&farah).await[30]).await;
    let path = format!("/patients/{}/background", asha.id);
    app.faults.plan(|call| (call.operation.contains("PutItem") && call.body.contains("-audit\"")).then_some(Trouble::Fault));
    for (person, path) in [(&asha, "/me/background"), (&farah, path.as_str())] {
        assert!(!reads(person, path).await.is_problem(503, "busy").text().contains("Penicillin"));
    }
    app.faults.end();
    reads(&farah, &path).await.is(200);
    let read = app.rows(Table::Audit).await.into_iter().filter(|row| row["what"].as_s().unwrap() == "background.read");
    let by: Vec<String> = read.map(|row| row["actor_id"].as_s().unwrap().clone()).collect();
    assert_eq!(by, [farah.id.to_string()]);
}

pub async fn f16_two_windows_do_not_overwrite_each_other(app: TestApp) {
    let asha = app.patient("Asha").await;
    says(&asha, &background(), "\"v0\"").await.is(200);
    let (one, two) = (json!({ "medicines": ["Aspirin 75 mg"] }), json!({ "medicines": ["Ibuprofen 400 mg"] }));
    let (first, second) = tokio::join!(says(&asha, &one, "\"v1\""), says(&asha, &two, "\"v1\""));
    let mut statuses = [first.status, second.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 412]);
    let stands = reads(&asha, "/me/background").await.is(200);
    let won = if first.status == 200 { &one } else { &two };
    assert_eq!((&stands.json()["medicines"], stands.header("etag")), (&won["medicines"], "\"v2\""));
}

both_doors!(
    f16_a_patient_says_what_doctors_should_know_and_changes_it,
    f16_every_mistake_of_a_background_is_named,
    f16_doctors_in_care_read_it_and_for_everybody_else_there_is_none,
    f16_care_in_a_background_ends_with_the_care,
    f16_no_background_is_shown_that_is_not_in_the_trail,
    f16_two_windows_do_not_overwrite_each_other,
);
