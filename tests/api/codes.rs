//! F37: the code of a diagnosis over the API: searched for in a body, written with a record, changed and taken off by amendments.

use http::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Person, TestApp, Visit};

async fn searches(person: &Person, body: Value) -> Answer {
    person.api(Method::POST, "/codes/diagnoses/search").json(&body).send().await
}

async fn under_way(app: &TestApp) -> (Person, Person, Visit) {
    let (doctor, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
    let visit = asha.has(&app.open_slots(&doctor).await[30]).await;
    let visit = Visit::of(&doctor.starts(&visit).await.is(200));
    (doctor, asha, visit)
}

fn hypertension() -> Value {
    json!({ "code": "I10", "title": "Essential (primary) hypertension" })
}

pub async fn f37_codes_are_found_by_their_beginning_and_by_words(app: TestApp) {
    let doctor = app.doctor("Leena Farah").await;
    let found = searches(&doctor, json!({ "q": "prim hypert", "limit": 3 })).await.is(200).json();
    assert_eq!(found["items"][0], hypertension());
    let found = searches(&doctor, json!({ "q": "fracture" })).await.is(200).json();
    assert_eq!((found["items"].as_array().unwrap().len(), &found["more"]), (20, &json!(true)));
    let found = searches(&doctor, json!({ "q": "i10" })).await.is(200).json();
    assert_eq!(found, json!({ "items": [hypertension()], "more": false }));
    assert_eq!(searches(&doctor, json!({ "q": "no such illness" })).await.is(200).json(), json!({ "items": [], "more": false }));
    let (_, spent) = app.spends(searches(&doctor, json!({ "q": "asthma" }))).await;
    assert!(spent.calls <= 1, "the session and nothing else: {spent:?}");
}

pub async fn f37_a_search_that_cannot_be_is_named(app: TestApp) {
    let doctor = app.doctor("Leena Farah").await;
    let wrong = [
        (json!({ "q": " " }), "/q", "required"),
        (json!({ "q": "x".repeat(101) }), "/q", "too_long"),
        (json!({ "q": "a\u{0}b" }), "/q", "unprintable"),
        (json!({ "q": "asthma", "limit": 0 }), "/limit", "out_of_range"),
        (json!({ "q": "asthma", "limit": 21 }), "/limit", "out_of_range"),
    ];
    for (body, pointer, code) in wrong {
        let problem = searches(&doctor, body).await.is(422).json();
        assert_eq!((&problem["errors"][0]["pointer"], &problem["errors"][0]["code"]), (&json!(pointer), &json!(code)));
    }
    // What is searched for has no place in an address.
    doctor.api(Method::GET, "/codes/diagnoses/search?q=asthma").send().await.is(405);
    for person in [&app.patient("Asha").await, &app.receptionist().await, &app.administrator().await] {
        searches(person, json!({ "q": "asthma" })).await.is(403);
    }
}

pub async fn f37_a_record_says_its_code_with_the_title_it_had(app: TestApp) {
    let (doctor, asha, visit) = under_way(&app).await;
    let write = |code: Value| {
        let body = json!({ "diagnosis": "High pressure", "diagnosis_code": code, "prescription": "Less salt" });
        let path = format!("/appointments/{}/record", visit.id);
        let doctor = &doctor;
        async move { doctor.api(Method::PUT, &path).json(&body).send().await }
    };
    let problem = write(json!("hypertension")).await.is(422).json();
    assert_eq!((&problem["errors"][0]["pointer"], &problem["errors"][0]["code"]), (&json!("/diagnosis_code"), &json!("unknown_code")));
    let written = write(json!("i10")).await.is(201);
    assert_eq!(written.json()["diagnosis_code"], hypertension());
    let place = format!("/patients/{}/records", asha.id);
    let record = format!("{place}/{}", written.member("id"));
    let stands = async || {
        let one = doctor.api(Method::GET, &record).send().await.is(200).json();
        let listed = asha.api(Method::GET, "/patients/me/records").send().await.is(200).json();
        assert_eq!(one.get("diagnosis_code"), listed["items"][0].get("diagnosis_code"), "the list says what stands");
        one
    };
    assert_eq!(stands().await["diagnosis_code"], hypertension());
    let amends = |change: Value| {
        let (doctor, path) = (&doctor, format!("{record}/amendments"));
        async move { doctor.api(Method::POST, &path).json(&change).send().await }
    };
    let words = amends(json!({ "diagnosis": "High pressure, both arms", "reason": "left out" })).await.is(201).json();
    assert_eq!((words.get("diagnosis_code"), &stands().await["diagnosis_code"]), (None, &hypertension()), "it stays");
    let other = amends(json!({ "diagnosis_code": "E119", "reason": "the lab called" })).await.is(201).json();
    assert_eq!((&other["diagnosis_code"]["code"], &stands().await["diagnosis_code"]["code"]), (&json!("E11.9"), &json!("E11.9")));
    let gone = amends(json!({ "diagnosis_code": null, "reason": "no diabetes after all" })).await.is(201).json();
    assert_eq!(gone.get("diagnosis_code"), Some(&Value::Null), "it was taken off");
    let now = stands().await;
    assert_eq!((now.get("diagnosis_code"), &now["signed"]["diagnosis_code"]), (None, &hypertension()));
    let said: Vec<_> = now["amendments"].as_array().unwrap().iter().map(|one| one.get("diagnosis_code").cloned()).collect();
    assert_eq!(said[0], None);
    assert_eq!(said[1].as_ref().unwrap()["code"], "E11.9");
    assert_eq!(said[2], Some(Value::Null), "it is kept that it was");
    amends(json!({ "diagnosis_code": "E11", "reason": "too general" })).await.is(422);
}

both_doors!(
    f37_codes_are_found_by_their_beginning_and_by_words,
    f37_a_search_that_cannot_be_is_named,
    f37_a_record_says_its_code_with_the_title_it_had,
);
