//! F37, F38, F09, F10: a visit is written up once, amended with history, read by few.

use caredesk::storage::tables::Table;
use http::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Person, TestApp, Visit};

/// What the doctor writes. No other words of a test contain these.
fn write_up() -> Value {
    json!({
        "diagnosis": "Primary hypertension",
        "prescription": "Amlodipine 5 mg every morning",
        "notes": "Home readings falling",
        "lines": [{ "medicine": "Amlodipine", "dose": "5 mg", "how_often": "every morning", "how_long": "90 days" }]
    })
}

async fn writes(doctor: &Person, visit: &Visit, body: &Value) -> Answer {
    doctor.api(Method::PUT, &format!("/appointments/{}/record", visit.id)).json(body).send().await
}

/// A doctor, Asha, and a visit of hers that is under way.
async fn under_way(app: &TestApp) -> (Person, Person, Visit) {
    let (doctor, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
    let visit = asha.has(&app.open_slots(&doctor).await[30]).await;
    let visit = Visit::of(&doctor.starts(&visit).await.is(200));
    (doctor, asha, visit)
}

pub async fn f37_writing_a_visit_up_completes_it_once(app: TestApp) {
    let (doctor, asha, visit) = under_way(&app).await;
    let written = writes(&doctor, &visit, &write_up()).await.is(201);
    let body = written.json();
    assert!(written.member("id").starts_with("rec_"));
    assert_eq!(written.location(), format!("/api/v1/patients/{}/records/{}", asha.id, written.member("id")));
    assert_eq!((&body["diagnosis"], &body["notes"]), (&write_up()["diagnosis"], &write_up()["notes"]));
    assert_eq!((&body["lines"], &body["doctor_id"]), (&write_up()["lines"], &json!(doctor.id)));
    let now = Visit::of(&asha.looks_at(&visit).await.is(200));
    assert_eq!((now.status(), now.version), ("completed", 3));
    let again = json!({ "diagnosis": "Something else", "prescription": "Something else" });
    writes(&doctor, &visit, &again).await.is_problem(409, "not-allowed-now");
    let records = app.rows(Table::Records).await;
    let kept = records.iter().filter(|row| row["item"].as_s().unwrap().starts_with("record#")).count();
    assert_eq!(kept, 1);
}

pub async fn f37_the_record_is_told_without_a_word_of_it(app: TestApp) {
    let (doctor, _, visit) = under_way(&app).await;
    let written = writes(&doctor, &visit, &write_up()).await.is(201);
    let completed = app.published("appointment.completed").await;
    let available = app.published("record.available").await;
    assert_eq!((completed.len(), available.len()), (1, 1));
    assert_eq!((&completed[0]["version"], &available[0]["subject"]), (&json!(3), &json!(written.member("id"))));
    let sent = app.sent().iter().map(Value::to_string).collect::<String>();
    for word in ["hypertension", "Amlodipine", "readings", "Asha"] {
        assert!(!sent.contains(word), "{word} left the house");
    }
}

pub async fn f37_only_its_doctor_writes_a_visit_up_and_only_when_it_takes_place(app: TestApp) {
    let (doctor, asha, visit) = under_way(&app).await;
    let other = app.doctor("Chidi Okafor").await;
    let (ruth, tomas) = (app.receptionist().await, app.administrator().await);
    writes(&other, &visit, &write_up()).await.is_problem(404, "not-found");
    for person in [&asha, &ruth, &tomas] {
        writes(person, &visit, &write_up()).await.is_problem(403, "forbidden");
    }
    let cancelled = asha.has(&app.open_slots(&doctor).await[40]).await;
    doctor.cancels(&cancelled).await.is(200);
    writes(&doctor, &cancelled, &write_up()).await.is_problem(409, "not-allowed-now");
    let offered = Visit::of(&doctor.books_for(&asha, &app.open_slots(&doctor).await[41]).await.is(201));
    writes(&doctor, &offered, &write_up()).await.is_problem(409, "not-allowed-now");
    assert_eq!(Visit::of(&doctor.looks_at(&visit).await).status(), "in_consultation");
}

pub async fn f37_bad_words_of_a_record_are_named(app: TestApp) {
    let (doctor, _, visit) = under_way(&app).await;
    let with = |name: &str, value: Value| {
        let mut body = write_up();
        body[name] = value;
        body
    };
    for (body, faults) in [
        (json!({}), vec!["/diagnosis required"]),
        (json!({ "diagnosis": " ", "prescription": "\n" }), vec!["/diagnosis required", "/prescription required"]),
        (with("diagnosis", json!("x".repeat(2_001))), vec!["/diagnosis too_long"]),
        (with("prescription", json!("x".repeat(4_001))), vec!["/prescription too_long"]),
        (with("notes", json!("x".repeat(2_001))), vec!["/notes too_long"]),
        (with("lines", json!([{ "medicine": "" }])), vec!["/lines/0/medicine required"]),
        (with("lines", json!([{ "medicine": "a", "colour": "red" }])), vec!["/lines/0/colour unknown_field"]),
        (with("doctor_id", json!("usr_1")), vec!["/doctor_id unknown_field"]),
    ] {
        assert_eq!(writes(&doctor, &visit, &body).await.is_problem(422, "invalid").faults(), faults);
    }
    writes(&doctor, &visit, &with("diagnosis", json!("å".repeat(2_000)))).await.is(201);
}

pub async fn f37_an_old_version_of_the_visit_writes_nothing(app: TestApp) {
    let (doctor, _, visit) = under_way(&app).await;
    let put = |tag: &'static str| {
        let ask = doctor.api(Method::PUT, &format!("/appointments/{}/record", visit.id));
        ask.if_match(tag).json(&write_up()).send()
    };
    put("\"v1\"").await.is_problem(412, "stale-version");
    put("\"v2\"").await.is(201);
}

both_doors!(
    f37_writing_a_visit_up_completes_it_once,
    f37_the_record_is_told_without_a_word_of_it,
    f37_only_its_doctor_writes_a_visit_up_and_only_when_it_takes_place,
    f37_bad_words_of_a_record_are_named,
    f37_an_old_version_of_the_visit_writes_nothing,
);
