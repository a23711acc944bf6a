//! F70: a patient lets another account act for them, and the other account does.

use caredesk::storage::tables::Table;
use http::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Person, TestApp, Visit, booking};

const WRITE_UP: &str = "Primary hypertension";

async fn looks(person: &Person, path: &str) -> Answer {
    person.api(Method::GET, path).send().await
}

/// Maya, whom Daniel acts for, and a visit of hers that was written up.
async fn house(app: &TestApp, scope: &str) -> (Person, Person, Person, Visit, String) {
    let (doctor, maya, daniel) = (app.doctor("Leena Farah").await, app.patient("Maya Rao").await, app.patient("Daniel Rao").await);
    let visit = maya.has(&app.open_slots(&doctor).await[30]).await;
    let body = json!({ "diagnosis": WRITE_UP, "prescription": "rest" });
    let written = doctor.api(Method::PUT, &format!("/appointments/{}/record", visit.id)).json(&body).send().await.is(201);
    app.lets_act(&maya, &daniel, scope).await;
    (doctor, maya, daniel, visit, written.member("id"))
}

/// What two answers differ in, ids of the requests left out.
fn same(one: &Answer, other: &Answer) {
    let body = |answer: &Answer| {
        let mut body = answer.json();
        body.as_object_mut().unwrap().remove("request_id");
        body.as_object_mut().unwrap().remove("instance");
        body
    };
    assert_eq!((one.status, body(one)), (other.status, body(other)), "{} and {}", one.asked, other.asked);
}

pub async fn f70_grants_are_asked_listed_changed_and_ended(app: TestApp) {
    let (maya, daniel) = (app.patient("Maya Rao").await, app.patient("Daniel Rao").await);
    let body = json!({ "email": daniel.email, "scope": "book", "ends_on": "2026-12-31" });
    let key = maya.new_key();
    let ask = || maya.api(Method::POST, "/me/carers").key(&key).json(&body).send();
    let asked = ask().await.is(201);
    let id = asked.member("id");
    assert_eq!(asked.location(), format!("/api/v1/me/carers/{id}"));
    assert_eq!((asked.member("state").as_str(), asked.json()["carer_id"].clone()), ("waiting", Value::Null));
    assert_eq!(ask().await.is(201).member("id"), id, "the same key asks once");
    assert_eq!(looks(&daniel, &format!("/me/carers/{id}")).await.status, 404, "somebody else's");
    for (wrong, fault) in [
        (json!({ "email": "daniel", "scope": "all" }), vec!["/email malformed_email", "/scope unknown_carer_scope"]),
        (json!({ "email": maya.email, "scope": "book" }), vec!["/email own_address"]),
        (json!({ "email": daniel.email, "scope": "read" }), vec!["/email carer_already"]),
        (json!({ "email": "x@example.org", "scope": "read", "ends_on": "2029-01-01" }), vec!["/ends_on too_far_ahead_years"]),
    ] {
        assert_eq!(maya.api(Method::POST, "/me/carers").json(&wrong).send().await.is(422).faults(), fault);
    }
    let change = |tag: &str, scope: &str| {
        let body = json!({ "scope": scope, "ends_on": "2027-01-31" });
        maya.api(Method::PATCH, &format!("/me/carers/{id}")).if_match(tag).json(&body).send()
    };
    assert_eq!(change("\"v1\"", "read").await.is(200).header("etag"), "\"v2\"");
    change("\"v1\"", "book").await.is_problem(412, "stale-version");
    for _ in 0..2 {
        maya.api(Method::DELETE, &format!("/me/carers/{id}")).send().await.is(204);
    }
    change("\"v3\"", "book").await.is_problem(409, "not-allowed-now");
    let listed = looks(&maya, "/me/carers").await.is(200).json();
    assert_eq!((&listed["items"][0]["state"], &listed["items"][0]["ended_by"]), (&json!("ended"), &json!("patient")));
    daniel.api(Method::PUT, "/carer-invitations/no-token-of-ours").json(&json!({ "answer": "accept" })).send().await.is(404);
}

pub async fn f70_a_carer_who_may_read_reads_and_both_are_named(app: TestApp) {
    let (_, maya, daniel, visit, record) = house(&app, "read").await;
    let records = format!("/patients/{}/records", maya.id);
    assert!(looks(&daniel, &records).await.is(200).text().contains(WRITE_UP));
    assert!(looks(&daniel, &format!("{records}/{record}")).await.is(200).text().contains(WRITE_UP));
    assert_eq!(looks(&daniel, &format!("/appointments/{}", visit.id)).await.is(200).member("reason"), "cough since Monday");
    let listed = looks(&daniel, &format!("/appointments?patient={}", maya.id)).await.is(200).json();
    assert_eq!(listed["items"][0]["id"], json!(visit.id));
    assert!(looks(&daniel, "/appointments").await.is(200).json()["items"].as_array().unwrap().is_empty(), "their own list is their own");
    daniel.cancels(&visit).await.is(404);
    daniel.books_for(&maya, &app.open_slots(&app.doctor("Chidi Okafor").await).await[20]).await.is(422);

    let log = looks(&maya, "/me/access-log").await.is(200).json();
    let theirs: Vec<&Value> = log["items"].as_array().unwrap().iter().filter(|look| look["actor_id"] == json!(daniel.id)).collect();
    let whats: Vec<&str> = theirs.iter().map(|look| look["what"].as_str().unwrap()).collect();
    assert_eq!(whats, ["intake.read", "record.read", "records.list"]);
    assert!(theirs.iter().all(|look| look["actor_name"] == "Daniel Rao" && look["carer_grant_id"].is_string()), "{theirs:?}");
    let last = &looks(&maya, "/me/carers").await.json()["items"][0]["last_used_at"];
    assert_eq!(last, "2026-11-23T09:30:00+05:30");

    let tomas = app.administrator().await;
    let trail = looks(&tomas, "/admin/audit?from=2026-11-23&to=2026-11-23&action=record.read").await.is(200).json();
    let entry = &trail["items"][0];
    assert_eq!((&entry["actor_name"], &entry["subject_name"]), (&json!("Daniel Rao"), &json!("Maya Rao")));
    assert!(entry["carer_grant_id"].is_string());
}

pub async fn f70_a_carer_who_may_book_books_moves_and_cancels_and_reads_nothing_clinical(app: TestApp) {
    let (doctor, maya, daniel, old, record) = house(&app, "book").await;
    let slots = app.open_slots(&doctor).await;
    let booked = daniel.books_for(&maya, &slots[40]).await.is(201);
    let visit = Visit::of(&booked);
    assert_eq!((&booked.json()["patient_id"], &booked.json()["patient_name"]), (&json!(maya.id), &json!("Maya Rao")));
    let seen = looks(&daniel, &format!("/appointments/{}", visit.id)).await.is(200).text();
    for word in ["cough", "worse at night", "\"reason\"", "\"symptoms\"", "\"note\""] {
        assert!(!seen.contains(word), "{word}: also what they typed themselves: {seen}");
    }
    assert_eq!(looks(&maya, &format!("/appointments/{}", visit.id)).await.is(200).member("reason"), "cough since Monday");
    let visit = Visit::of(&daniel.reschedules(&visit, &slots[42]).await.is(200));
    let visit = Visit::of(&daniel.confirms(&visit).await.is(200));
    let gone = daniel.cancels(&visit).await.is(200);
    assert!(!gone.text().contains("another plan"), "why is between patient and doctor");

    let nobody = app.patient("Nobody").await;
    for path in [format!("/patients/{}/records", maya.id), format!("/patients/{}/records/{record}", maya.id)] {
        same(&looks(&daniel, &path).await.is(404), &looks(&nobody, &path).await);
    }
    assert!(!looks(&daniel, &format!("/appointments/{}", old.id)).await.is(200).text().contains("cough"));

    let deeds: Vec<_> =
        app.rows(Table::Audit).await.into_iter().filter(|row| row["actor_id"].as_s().unwrap() == &daniel.id.to_string()).collect();
    for what in ["appointment.book", "appointment.reschedule", "appointment.confirm", "appointment.cancel"] {
        let row = deeds.iter().find(|row| row["what"].as_s().unwrap() == what).unwrap_or_else(|| panic!("no entry {what}"));
        assert_eq!(row["subject_id"].as_s().unwrap(), &maya.id.to_string(), "{what}");
        assert!(row.contains_key("carer_grant_id"), "{what}");
    }
    let events = app.published("appointment.booked").await;
    assert!(events.iter().all(|event| !event.to_string().contains("Rao")), "events name nobody: {events:?}");
}

pub async fn f70_whoever_may_not_gets_what_a_missing_one_gets(app: TestApp) {
    let (doctor, maya, daniel, visit, record) = house(&app, "book_and_read").await;
    let ben = app.patient("Ben").await;
    let slots = app.open_slots(&doctor).await;
    let grant = looks(&maya, "/me/carers").await.json()["items"][0]["id"].as_str().unwrap().to_owned();
    let absent = "usr_00000000000000000000000000";
    let absent_visit = "apt_00000000000000000000000000";
    let asks = async |person: &Person, patient: &str, visit: &str| {
        let mut wish = booking(&slots[40]);
        wish["patient_id"] = json!(patient);
        let cancel = json!({ "version": 1 });
        vec![
            looks(person, &format!("/patients/{patient}/records")).await,
            looks(person, &format!("/patients/{patient}/records/{record}")).await,
            looks(person, &format!("/appointments/{visit}")).await,
            person.api(Method::POST, &format!("/appointments/{visit}/cancel")).json(&cancel).send().await,
            person.api(Method::POST, "/appointments").key(&person.new_key()).json(&wish).send().await,
            looks(person, &format!("/appointments?patient={patient}")).await,
            person.api(Method::DELETE, &format!("/me/cared-for/{patient}")).send().await,
        ]
    };
    let missing = asks(&ben, absent, absent_visit).await;
    let there = asks(&ben, &maya.id.to_string(), &visit.id).await;
    missing.iter().zip(&there).for_each(|(one, other)| same(one, other));

    looks(&daniel, &format!("/patients/{}/records", maya.id)).await.is(200);
    maya.api(Method::DELETE, &format!("/me/carers/{grant}")).send().await.is(204);
    let ended = asks(&daniel, &maya.id.to_string(), &visit.id).await;
    missing.iter().zip(&ended).for_each(|(one, other)| same(one, other));
}

pub async fn f70_a_grant_is_over_with_its_last_day_in_the_hospital(app: TestApp) {
    let (maya, daniel) = (app.patient("Maya Rao").await, app.patient("Daniel Rao").await);
    let id = app.lets_act(&maya, &daniel, "read").await;
    let body = json!({ "scope": "read", "ends_on": "2026-11-23" });
    maya.api(Method::PATCH, &format!("/me/carers/{id}")).json(&body).send().await.is(200);
    let records = format!("/patients/{}/records", maya.id);
    app.passes(14 * 60 + 29); // 23:59 in Kolkata
    app.signs_in(&daniel, caredesk::access::actor::Level::Full).await;
    looks(&daniel, &records).await.is(200);
    app.passes(1);
    looks(&daniel, &records).await.is(404);
    assert!(looks(&daniel, "/me/cared-for").await.is(200).json()["items"].as_array().unwrap().is_empty());
    app.signs_in(&maya, caredesk::access::actor::Level::Full).await;
    assert_eq!(looks(&maya, &format!("/me/carers/{id}")).await.is(200).member("state"), "ended");
    // The place is free for another one, though the row of the first still stands.
    app.lets_act(&maya, &daniel, "book").await;
}

pub async fn f70_the_patients_own_visits_stand_in_the_way(app: TestApp) {
    let (doctor, other) = (app.doctor("Leena Farah").await, app.doctor("Chidi Okafor").await);
    let (maya, daniel) = (app.patient("Maya Rao").await, app.patient("Daniel Rao").await);
    app.lets_act(&maya, &daniel, "book").await;
    let slot = app.open_slots(&doctor).await[30].clone();
    maya.has(&slot).await;
    let at_once = app.open_slots(&other).await.into_iter().find(|one| one.start == slot.start).unwrap();
    daniel.books_for(&maya, &at_once).await.is_problem(409, "time-taken");
    daniel.books(&at_once).await.is(201);
    daniel.books_for(&maya, &app.open_slots(&other).await[50]).await.is(201);
}

both_doors![
    f70_grants_are_asked_listed_changed_and_ended,
    f70_a_carer_who_may_read_reads_and_both_are_named,
    f70_a_carer_who_may_book_books_moves_and_cancels_and_reads_nothing_clinical,
    f70_whoever_may_not_gets_what_a_missing_one_gets,
    f70_a_grant_is_over_with_its_last_day_in_the_hospital,
    f70_the_patients_own_visits_stand_in_the_way,
];
