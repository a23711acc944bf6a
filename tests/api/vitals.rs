//! F16: measurements over the API: written by the patient, read by doctors in care, by nobody else.

use caredesk::storage::tables::Table;
use http::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Person, TestApp, Trouble};

fn vital(taken_at: &str) -> Value {
    json!({ "taken_at": taken_at, "weight_kg": 72.5, "systolic": 128, "diastolic": 82 })
}

async fn writes(asha: &Person, body: &Value) -> Answer {
    asha.api(Method::POST, "/me/vitals").json(body).send().await
}

async fn reads(person: &Person, path: &str) -> Answer {
    person.api(Method::GET, path).send().await
}

/// When the listed ones were measured.
async fn moments(person: &Person, path: &str) -> Vec<String> {
    let list = reads(person, path).await.is(200).json();
    list["items"].as_array().unwrap().iter().map(|item| item["taken_at"].as_str().unwrap().to_owned()).collect()
}

pub async fn f16_a_patient_writes_measurements_down_and_reads_them_newest_first(app: TestApp) {
    let asha = app.patient("Asha").await;
    let written = writes(&asha, &vital("2026-11-22T08:00:00+01:00")).await.is(201);
    let body = written.json();
    assert_eq!(
        (&body["taken_at"], &body["weight_kg"], &body["systolic"]),
        (&json!("2026-11-22T12:30:00+05:30"), &json!(72.5), &json!(128))
    );
    assert!(body.get("blood_sugar_mg_dl").is_none(), "what was not measured is not there");
    assert_eq!(written.location(), format!("/api/v1/me/vitals/{}", written.member("id")));
    writes(&asha, &json!({ "taken_at": "2026-11-23T08:00:00+05:30", "blood_sugar_mg_dl": 104 })).await.is(201);
    writes(&asha, &vital("2025-03-01T08:00:00+05:30")).await.is(201);
    let newest_first = ["2026-11-23T08:00:00+05:30", "2026-11-22T12:30:00+05:30", "2025-03-01T08:00:00+05:30"];
    assert_eq!(moments(&asha, "/me/vitals").await, newest_first);
    let first = reads(&asha, "/me/vitals?limit=2").await.json();
    let path = format!("/me/vitals?limit=2&cursor={}", first["next"].as_str().unwrap());
    assert_eq!(moments(&asha, &path).await, newest_first[2..]);
    let ben = app.patient("Ben").await;
    reads(&ben, &path).await.is_problem(400, "bad-cursor");
    reads(&ben, &format!("/me/vitals/{}", written.member("id"))).await.is_problem(404, "not-found");
    assert_eq!(reads(&asha, &format!("/me/vitals/{}", written.member("id"))).await.header("etag"), "\"v1\"");
}

pub async fn f16_every_mistake_of_a_measurement_is_named_and_nothing_is_written(app: TestApp) {
    let asha = app.patient("Asha").await;
    let with = |name: &str, value: Value| {
        let mut body = vital("2026-11-22T08:00:00+05:30");
        body[name] = value;
        body
    };
    for (body, faults) in [
        (json!({}), vec!["/taken_at required"]),
        (json!({ "taken_at": "2026-11-22T08:00:00Z" }), vec!["/weight_kg nothing_measured"]),
        (with("weight_kg", json!(800)), vec!["/weight_kg impossible_weight"]),
        (with("weight_kg", json!(72.555)), vec!["/weight_kg too_precise"]),
        (with("weight_kg", json!("72.5")), vec!["/weight_kg wrong_type"]),
        (with("weight_kg", json!(1e30)), vec!["/weight_kg not_a_number"]),
        (with("diastolic", json!(128)), vec!["/diastolic not_below_systolic"]),
        (with("diastolic", Value::Null), vec!["/diastolic needed_together"]),
        (with("systolic", json!(120.5)), vec!["/systolic not_a_whole_number"]),
        (with("systolic", json!(-1)), vec!["/systolic not_a_whole_number"]),
        (with("blood_sugar_mg_dl", json!(3001)), vec!["/blood_sugar_mg_dl out_of_range"]),
        (with("taken_at", json!("yesterday")), vec!["/taken_at not_an_instant"]),
        (with("taken_at", json!("2026-11-23T09:30:01+05:30")), vec!["/taken_at in_the_future"]),
        (with("taken_at", json!("1969-12-31T00:00:00Z")), vec!["/taken_at too_long_ago"]),
        (with("patient_id", json!("usr_1")), vec!["/patient_id unknown_field"]),
    ] {
        assert_eq!(writes(&asha, &body).await.is_problem(422, "invalid").faults(), faults, "{body}");
    }
    assert!(app.rows(Table::Records).await.is_empty());
    // This very second is not the future; an unusual number is taken as it is said.
    writes(&asha, &vital("2026-11-23T09:30:00+05:30")).await.is(201);
    writes(&asha, &with("weight_kg", json!(300))).await.is(201);
}

pub async fn f16_a_key_writes_one_measurement_and_says_it_again(app: TestApp) {
    let asha = app.patient("Asha").await;
    let send = |body: Value| asha.api(Method::POST, "/me/vitals").key("k-1").json(&body).send();
    let body = vital("2026-11-22T08:00:00+05:30");
    let (one, two) = tokio::join!(send(body.clone()), send(body.clone()));
    assert_eq!((one.is(201).json(), moments(&asha, "/me/vitals").await.len()), (two.is(201).json(), 1));
    assert_eq!(send(body).await.is(201).header("idempotent-replayed"), "true");
    send(vital("2026-11-21T08:00:00+05:30")).await.is_problem(422, "idempotency-key-reused");
}

pub async fn f16_a_measurement_is_corrected_and_removed_by_whoever_wrote_it(app: TestApp) {
    let (asha, ben) = (app.patient("Asha").await, app.patient("Ben").await);
    let id = writes(&asha, &vital("2026-11-22T08:00:00+05:30")).await.is(201).member("id");
    let path = format!("/me/vitals/{id}");
    let put = |person: &Person, tag: &str, body: &Value| person.api(Method::PUT, &path).if_match(tag).json(body).send();
    let mut better = vital("2026-11-22T08:00:00+05:30");
    better["systolic"] = json!(126);
    put(&ben, "*", &better).await.is_problem(404, "not-found");
    assert_eq!(put(&asha, "\"v1\"", &better).await.is(200).member("id"), id);
    put(&asha, "\"v1\"", &vital("2026-11-22T08:00:00+05:30")).await.is_problem(412, "stale-version");
    assert_eq!(put(&asha, "\"v1\"", &better).await.is(200).header("etag"), "\"v2\"", "said again: no change");
    // Measured at another time it stands elsewhere, once.
    better["taken_at"] = json!("2026-11-20T08:00:00+05:30");
    let moved = put(&asha, "\"v2\"", &better).await.is(200);
    assert_ne!(moved.member("id"), id);
    assert_eq!(moments(&asha, "/me/vitals").await, ["2026-11-20T08:00:00+05:30"]);
    let path = format!("/me/vitals/{}", moved.member("id"));
    ben.api(Method::DELETE, &path).send().await.is(204);
    assert_eq!(moments(&asha, "/me/vitals").await.len(), 1, "nobody removes somebody else's");
    for _ in 0..2 {
        asha.api(Method::DELETE, &path).send().await.is(204);
    }
    assert!(moments(&asha, "/me/vitals").await.is_empty());
    let removed = app.rows(Table::Audit).await.into_iter().filter(|row| row["what"].as_s().unwrap() == "vital.remove");
    assert_eq!(removed.count(), 1);
}

pub async fn f16_two_windows_that_correct_one_measurement_do_not_lose_a_word(app: TestApp) {
    let asha = app.patient("Asha").await;
    let id = writes(&asha, &vital("2026-11-22T08:00:00+05:30")).await.is(201).member("id");
    let correct = |weight: f64, at: &str| {
        let mut body = vital(at);
        body["weight_kg"] = json!(weight);
        asha.api(Method::PUT, &format!("/me/vitals/{id}")).if_match("\"v1\"").json(&body).send()
    };
    let (one, two) = tokio::join!(correct(71.0, "2026-11-22T08:00:00+05:30"), correct(70.0, "2026-11-21T08:00:00+05:30"));
    let mut statuses = [one.status, two.status];
    statuses.sort_unstable();
    assert!(matches!(statuses, [200, 404 | 412]), "{statuses:?}");
    assert_eq!(moments(&asha, "/me/vitals").await.len(), 1);
}

pub async fn f16_doctors_in_care_read_measurements_and_for_everybody_else_there_are_none(app: TestApp) {
    let (farah, okafor, asha) = (app.doctor("Leena Farah").await, app.doctor("Chidi Okafor").await, app.patient("Asha").await);
    writes(&asha, &vital("2026-11-22T08:00:00+05:30")).await.is(201);
    let path = format!("/patients/{}/vitals", asha.id);
    reads(&farah, &path).await.is_problem(404, "not-found");
    let visit = asha.has(&app.open_slots(&farah).await[30]).await;
    assert_eq!(moments(&farah, &path).await.len(), 1);
    let (ben, ruth, tomas) = (app.patient("Ben").await, app.receptionist().await, app.administrator().await);
    let nobody = path.replace(&asha.id.to_string(), "usr_00000000000000000000000000");
    for person in [&okafor, &ben, &ruth, &tomas] {
        let same = |answer: Answer| {
            let mut body = answer.is_problem(404, "not-found").json();
            body["request_id"] = Value::Null;
            body["instance"] = Value::Null;
            body
        };
        assert_eq!(same(reads(person, &path).await), same(reads(person, &nobody).await), "{:?}", person.role);
    }
    for person in [&farah, &ruth, &tomas] {
        writes(person, &vital("2026-11-22T08:00:00+05:30")).await.is_problem(403, "forbidden");
        reads(person, "/me/vitals").await.is_problem(403, "forbidden");
    }
    app.faults.plan(|call| (call.operation.contains("PutItem") && call.body.contains("-audit\"")).then_some(Trouble::Fault));
    assert!(!reads(&farah, &path).await.is_problem(503, "busy").text().contains("128"));
    app.faults.end();
    asha.cancels(&visit).await.is(200);
    reads(&farah, &path).await.is_problem(404, "not-found");
}

both_doors!(
    f16_a_patient_writes_measurements_down_and_reads_them_newest_first,
    f16_every_mistake_of_a_measurement_is_named_and_nothing_is_written,
    f16_a_key_writes_one_measurement_and_says_it_again,
    f16_a_measurement_is_corrected_and_removed_by_whoever_wrote_it,
    f16_two_windows_that_correct_one_measurement_do_not_lose_a_word,
    f16_doctors_in_care_read_measurements_and_for_everybody_else_there_are_none,
);
