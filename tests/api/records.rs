//! F37, F38, F09, F10: a visit is written up once, amended with history, read by few.

use caredesk::access::actor::Level;
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Person, TestApp, Trouble, Visit};

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

pub async fn f61_a_note_is_no_other_version_of_the_visit_that_is_written_up(app: TestApp) {
    let (doctor, _, visit) = under_way(&app).await;
    let address = format!("/appointments/{}", visit.id);
    doctor.api(Method::PUT, &format!("{address}/note")).json(&json!({ "text": "Rest for three days" })).send().await.is(200);
    let tag = doctor.api(Method::GET, &address).send().await.is(200).header("etag").to_owned();
    assert_eq!(tag, "\"v2-1\"");
    let writes = |tag: &str| doctor.api(Method::PUT, &format!("{address}/record")).if_match(tag).json(&write_up()).send();
    writes("\"v1-1\"").await.is_problem(412, "stale-version");
    writes(&tag).await.is(201);
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

/// Asha's visit, written up: its record's address below `/patients`.
async fn written_up(app: &TestApp) -> (Person, Person, String) {
    let (doctor, asha, visit) = under_way(app).await;
    let id = writes(&doctor, &visit, &write_up()).await.is(201).member("id");
    let path = format!("/patients/{}/records/{id}", asha.id);
    (doctor, asha, path)
}

async fn reads(person: &Person, path: &str) -> Answer {
    person.api(Method::GET, path).send().await
}

async fn amends(doctor: &Person, path: &str, body: &Value) -> Answer {
    doctor.api(Method::POST, &format!("{path}/amendments")).json(body).send().await
}

/// What was done with records, as the trail says it: deeds and objects.
async fn deeds(app: &TestApp, what: &str) -> Vec<String> {
    let rows = app.rows(Table::Audit).await.into_iter().filter(|row| row["what"].as_s().unwrap() == what);
    rows.map(|row| row["object"].as_s().unwrap().clone()).collect()
}

pub async fn f38_a_patient_reads_their_own_records_and_nobody_elses(app: TestApp) {
    let (_, asha, path) = written_up(&app).await;
    let ben = app.patient("Ben").await;
    let id = path.rsplit('/').next().unwrap();
    for path in [path.clone(), format!("/patients/me/records/{id}")] {
        let record = reads(&asha, &path).await.is(200);
        assert_eq!((record.json()["diagnosis"].clone(), record.header("etag")), (write_up()["diagnosis"].clone(), "\"v1\""));
        assert_eq!((&record.json()["amendments"], record.json().get("signed")), (&json!([]), None));
    }
    let list = reads(&asha, "/patients/me/records").await.is(200).json();
    assert_eq!((&list["items"][0]["id"], &list["items"][0]["prescription"]), (&json!(id), &write_up()["prescription"]));
    reads(&ben, &path).await.is_problem(404, "not-found");
    reads(&ben, &format!("/patients/me/records/{id}")).await.is_problem(404, "not-found");
    reads(&ben, &format!("/patients/{}/records", asha.id)).await.is_problem(404, "not-found");
    assert_eq!(reads(&ben, "/patients/me/records").await.is(200).json(), json!({ "items": [], "next": null }));
    assert_eq!(deeds(&app, "record.read").await.iter().filter(|object| *object == id).count(), 3, "Ben's try is in the trail, too");
    assert_eq!(deeds(&app, "records.list").await.len(), 3, "Asha's, Ben's own, and Ben's try at hers");
}

pub async fn f38_records_are_listed_newest_first_a_page_at_a_time(app: TestApp) {
    let (doctor, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
    let slots = app.open_slots(&doctor).await;
    let mut ids = Vec::new();
    for slot in &slots[30..35] {
        let visit = asha.has(slot).await;
        app.passes(1);
        ids.push(writes(&doctor, &visit, &write_up()).await.is(201).member("id"));
    }
    ids.reverse();
    // What is amended takes no place in the list.
    let amendment = json!({ "diagnosis": "Essential hypertension", "reason": "clearer" });
    amends(&doctor, &format!("/patients/{}/records/{}", asha.id, ids[1]), &amendment).await.is(201);
    let (mut seen, mut next) = (Vec::new(), String::new());
    loop {
        let page = reads(&asha, &format!("/patients/me/records?limit=2{next}")).await.is(200).json();
        seen.extend(page["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()));
        match page["next"].as_str() {
            Some(cursor) => next = format!("&cursor={cursor}"),
            None => break,
        }
    }
    assert_eq!(seen, ids);
    let first = reads(&doctor, &format!("/patients/{}/records?limit=2", asha.id)).await.is(200).json();
    assert_eq!(first["items"][1]["diagnosis"], "Essential hypertension");
    reads(&asha, &format!("/patients/me/records?limit=2&cursor={}", first["next"].as_str().unwrap())).await.is_problem(400, "bad-cursor");
}

pub async fn f10_a_doctor_reads_records_of_patients_in_their_care(app: TestApp) {
    let (doctor, asha, path) = written_up(&app).await;
    let other = app.doctor("Chidi Okafor").await;
    let list = format!("/patients/{}/records", asha.id);
    reads(&doctor, &path).await.is(200);
    for path in [&path, &list, &format!("/patients/{}/records", doctor.id), &"/patients/me/records".to_owned()] {
        reads(&other, path).await.is_problem(404, "not-found");
    }
    // A doctor proposes to whomever they like: that alone opens nothing.
    let slots = app.open_slots(&other).await;
    let offered = Visit::of(&other.books_for(&asha, &slots[40]).await.is(201));
    reads(&other, &path).await.is_problem(404, "not-found");
    let agreed = Visit::of(&asha.confirms(&offered).await.is(200));
    assert_eq!(reads(&other, &path).await.is(200).json()["diagnosis"], write_up()["diagnosis"]);
    assert_eq!(reads(&other, &list).await.is(200).json()["items"].as_array().unwrap().len(), 1);
    asha.cancels(&agreed).await.is(200);
    reads(&other, &path).await.is_problem(404, "not-found");
    reads(&other, &list).await.is_problem(404, "not-found");
}

pub async fn f10_care_ends_365_days_after_the_last_visit(app: TestApp) {
    let (doctor, _, path) = written_up(&app).await;
    let start: jiff::Timestamp = {
        let record = reads(&doctor, &path).await.is(200).json();
        record["visit_start"].as_str().unwrap().parse().unwrap()
    };
    let until_then = (start.as_second() - app.clock.now().as_second()) / 60;
    app.passes(until_then + 365 * 24 * 60);
    app.signs_in(&doctor, Level::Full).await;
    reads(&doctor, &path).await.is(200);
    app.passes(1);
    reads(&doctor, &path).await.is_problem(404, "not-found");
}

pub async fn f10_nothing_is_shown_that_is_not_in_the_trail(app: TestApp) {
    let (doctor, asha, path) = written_up(&app).await;
    let list = format!("/patients/{}/records", asha.id);
    app.faults.plan(|call| (call.operation.contains("PutItem") && call.body.contains("-audit\"")).then_some(Trouble::Fault));
    for person in [&asha, &doctor] {
        for path in [&path, &list] {
            let answer = reads(person, path).await.is_problem(503, "busy");
            assert!(!answer.text().contains("hypertension"));
        }
    }
    app.faults.end();
    reads(&asha, &path).await.is(200);
}

pub async fn f37_an_amendment_stands_beside_what_was_signed(app: TestApp) {
    let (doctor, asha, path) = written_up(&app).await;
    let first = json!({ "prescription": "Amlodipine 10 mg every morning", "reason": "dose was too low" });
    let amended = amends(&doctor, &path, &first).await.is(201);
    assert_eq!((amended.json()["number"].clone(), amended.header("etag")), (json!(1), "\"v2\""));
    app.passes(10);
    amends(&doctor, &path, &json!({ "notes": "Potassium in two weeks", "reason": "left out" })).await.is(201);
    let record = reads(&asha, &path).await.is(200);
    let body = record.json();
    assert_eq!((&body["version"], record.header("etag")), (&json!(3), "\"v3\""));
    assert_eq!((&body["diagnosis"], &body["prescription"]), (&write_up()["diagnosis"], &first["prescription"]));
    assert_eq!((&body["notes"], &body["lines"]), (&json!("Potassium in two weeks"), &json!([])));
    for part in ["diagnosis", "prescription", "notes", "lines"] {
        assert_eq!(body["signed"][part], write_up()[part], "{part}");
    }
    let amendments = body["amendments"].as_array().unwrap();
    assert_eq!((amendments.len(), &amendments[0]["reason"]), (2, &first["reason"]));
    assert_eq!((&amendments[0]["doctor_name"], &amendments[0]["at"]), (&json!("Leena Farah"), &json!("2026-11-23T09:30:00+05:30")));
    assert_eq!(deeds(&app, "record.amend").await.len(), 2);
}

pub async fn f37_only_its_doctor_amends_and_never_over_somebody_elses_words(app: TestApp) {
    let (doctor, asha, path) = written_up(&app).await;
    let (other, ruth, tomas) = (app.doctor("Chidi Okafor").await, app.receptionist().await, app.administrator().await);
    asha.has(&app.open_slots(&other).await[40]).await;
    let body = json!({ "notes": "Potassium in two weeks", "reason": "left out" });
    for person in [&other, &asha, &ruth, &tomas] {
        amends(person, &path, &body).await.is_problem(404, "not-found");
    }
    let ask = |tag: &'static str, key: &'static str, body: &Value| {
        doctor.api(Method::POST, &format!("{path}/amendments")).if_match(tag).key(key).json(body).send()
    };
    let made = ask("\"v1\"", "k-1", &body).await.is(201);
    let again = ask("\"v1\"", "k-1", &body).await.is(201);
    assert_eq!((again.header("idempotent-replayed"), again.json()), ("true", made.json()));
    ask("\"v1\"", "k-2", &body).await.is_problem(412, "stale-version");
    ask("\"v2\"", "k-1", &json!({ "notes": "other", "reason": "x" })).await.is_problem(422, "idempotency-key-reused");
    for (body, fault) in [
        (json!({ "notes": "x" }), "/reason required"),
        (json!({ "reason": "x" }), "/diagnosis nothing_amended"),
        (json!({ "reason": "x", "diagnosis": "x".repeat(2_001) }), "/diagnosis too_long"),
        (json!({ "reason": "x", "notes": "x", "version": 1 }), "/version unknown_field"),
    ] {
        assert_eq!(amends(&doctor, &path, &body).await.is_problem(422, "invalid").faults(), [fault]);
    }
    assert_eq!(reads(&asha, &path).await.json()["amendments"].as_array().unwrap().len(), 1);
}

pub async fn f09_staff_see_that_a_record_exists_and_not_a_word_of_it(app: TestApp) {
    let (doctor, asha, visit) = under_way(&app).await;
    let id = writes(&doctor, &visit, &write_up()).await.is(201).member("id");
    let path = format!("/patients/{}/records/{id}", asha.id);
    amends(&doctor, &path, &json!({ "notes": "Readings at home", "reason": "readings came" })).await.is(201);
    let (ruth, tomas) = (app.receptionist().await, app.administrator().await);
    let mut answers = Vec::new();
    for person in [&ruth, &tomas] {
        for path in [&path, &format!("/patients/{}/records", asha.id), &format!("/patients/me/records/{id}")] {
            answers.push(reads(person, path).await.is_problem(404, "not-found"));
        }
        answers.push(reads(person, &format!("/appointments/{}", visit.id)).await.is(200));
        answers.push(reads(person, &format!("/appointments?patient={}", asha.id)).await.is(200));
        answers.push(person.opens("/desk?date=2026-11-23").await.is(200));
        answers.push(person.opens(&format!("/appointments/{}", visit.id)).await.is(200));
    }
    let index = format!("/admin/record-index?patient={}", asha.id);
    reads(&ruth, &index).await.is_problem(403, "forbidden");
    let known = reads(&tomas, &index).await.is(200);
    let line = &known.json()["items"][0];
    let mut names: Vec<&String> = line.as_object().unwrap().keys().collect();
    names.sort();
    assert_eq!(names, ["date", "doctor_id", "id", "kind", "size"]);
    assert_eq!((&line["id"], &line["date"], &line["kind"]), (&json!(id), &json!("2026-11-23"), &json!("record")));
    let whole: usize = ["diagnosis", "prescription", "notes"].iter().map(|part| write_up()[part].as_str().unwrap().len()).sum();
    assert!(line["size"].as_u64().unwrap() > u64::try_from(whole).unwrap());
    answers.push(known);
    for answer in answers {
        for word in ["hypertension", "Amlodipine", "eadings", "cough"] {
            assert!(!answer.text().contains(word), "{} says {word}", answer.asked);
        }
    }
    reads(&tomas, "/admin/record-index").await.is_problem(422, "invalid");
}

pub async fn f10_whoever_has_the_patient_no_longer_in_care_amends_nothing(app: TestApp) {
    let (doctor, asha, path) = written_up(&app).await;
    let body = json!({ "notes": "Potassium in two weeks", "reason": "left out" });
    amends(&doctor, &path, &body).await.is(201);
    app.passes(375 * 24 * 60);
    app.signs_in(&doctor, Level::Full).await;
    amends(&doctor, &path, &body).await.is_problem(404, "not-found");
    let page = format!("/patients/{}/records/{}/amend", asha.id, path.rsplit('/').next().unwrap());
    doctor.opens(&page).await.is(404);
    app.signs_in(&asha, Level::Full).await;
    asha.has(&app.open_slots(&doctor).await[40]).await;
    amends(&doctor, &path, &body).await.is(201);
    doctor.opens(&page).await.is(200);
}

both_doors!(
    f10_whoever_has_the_patient_no_longer_in_care_amends_nothing,
    f38_a_patient_reads_their_own_records_and_nobody_elses,
    f38_records_are_listed_newest_first_a_page_at_a_time,
    f10_a_doctor_reads_records_of_patients_in_their_care,
    f10_care_ends_365_days_after_the_last_visit,
    f10_nothing_is_shown_that_is_not_in_the_trail,
    f37_an_amendment_stands_beside_what_was_signed,
    f37_only_its_doctor_amends_and_never_over_somebody_elses_words,
    f09_staff_see_that_a_record_exists_and_not_a_word_of_it,
    f37_writing_a_visit_up_completes_it_once,
    f61_a_note_is_no_other_version_of_the_visit_that_is_written_up,
    f37_the_record_is_told_without_a_word_of_it,
    f37_only_its_doctor_writes_a_visit_up_and_only_when_it_takes_place,
    f37_bad_words_of_a_record_are_named,
    f37_an_old_version_of_the_visit_writes_nothing,
);
