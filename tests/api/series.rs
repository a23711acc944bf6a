//! F35, F21 for programs: a series before it is booked, booked, and asked for again; a doctor's own patients.

use caredesk::storage::tables::Table;
use http::Method;
use serde_json::{Value, json};

use crate::support::{Person, TestApp};

fn plan(patient: &Person, doctor: &Person, start: &str) -> Value {
    json!({ "patient_id": patient.id, "doctor_id": doctor.id, "start": start, "every_weeks": 1, "count": 3 })
}

pub async fn f35_a_plan_names_every_date_and_books_nothing(app: TestApp) {
    let (farah, asha, ruth) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.receptionist().await);
    let slot = app.open_slots(&farah).await.remove(30);
    app.patient("Ben").await.has(&slot).await;
    let ask = |body: &Value| ruth.api(Method::POST, "/appointments/series/preview").json(body).send();
    let planned = ask(&plan(&asha, &farah, &slot.start)).await.is(200).json();
    let items = planned["items"].as_array().unwrap();
    let conflicts: Vec<&Value> = items.iter().map(|item| &item["conflict"]).collect();
    assert_eq!(conflicts, [&json!("taken"), &Value::Null, &Value::Null]);
    assert_eq!(items[0]["alternatives"].as_array().unwrap().len(), 3);
    assert_eq!((&items[0]["start"], &items[0]["line"]), (&json!(slot.start), &json!(1)));
    assert_eq!(app.rows(Table::Appointments).await.len(), 1);
    let mut wrong = plan(&asha, &farah, &slot.start);
    (wrong["count"], wrong["every_weeks"]) = (json!(27), json!(0));
    assert_eq!(ask(&wrong).await.is(422).faults(), ["/count out_of_range", "/every_weeks out_of_range"]);
    let nobody = plan(&farah, &farah, &slot.start);
    assert_eq!(ask(&nobody).await.is(422).faults(), ["/patient_id unknown_patient"]);
}

pub async fn f35_a_series_tells_of_each_visit_and_goes_on_with_the_same_key(app: TestApp) {
    let (farah, asha, ruth) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.receptionist().await);
    let slots = app.open_slots(&farah).await;
    app.patient("Ben").await.has(&slots[32]).await;
    let starts: Vec<&str> = [30, 32, 34].into_iter().map(|place: usize| slots[place].start.as_str()).collect();
    let body = json!({ "patient_id": asha.id, "doctor_id": farah.id, "reason": "dressing", "starts": starts });
    let ask = |body: &Value| ruth.api(Method::POST, "/appointments/series").key("k-1").json(body).send();
    let told = ask(&body).await.is(200).json();
    assert_eq!((&told["booked"], &told["items"][1]["conflict"]), (&json!(2), &json!("taken")));
    assert!(told["items"][1]["appointment_id"].is_null() && told["series_id"].as_str().unwrap().starts_with("ser_"));
    assert!(!told.to_string().contains("dressing"), "the desk does not get it back");
    let again = ask(&body).await.is(200).json();
    assert_eq!((&again["items"][0], &again["items"][2]), (&told["items"][0], &told["items"][2]));
    assert_eq!(app.rows(Table::Appointments).await.len(), 3);
    let first = format!("/appointments/{}", told["items"][0]["appointment_id"].as_str().unwrap());
    let first = asha.api(Method::GET, &first).send().await.is(200).json();
    assert_eq!(first["series"], json!({ "id": told["series_id"], "number": 1, "of": 3 }));
    let other = json!({ "patient_id": asha.id, "doctor_id": farah.id, "reason": "another", "starts": starts });
    ask(&other).await.is_problem(422, "idempotency-key-reused");
    ruth.api(Method::POST, "/appointments/series").json(&body).send().await.is(428);
    let nothing = json!({ "patient_id": asha.id, "doctor_id": farah.id, "reason": "another", "starts": [] });
    assert_eq!(
        ruth.api(Method::POST, "/appointments/series").key("k-2").json(&nothing).send().await.is(422).faults(),
        ["/starts out_of_range"]
    );
    asha.api(Method::POST, "/appointments/series").key("k-1").json(&body).send().await.is(403);
}

pub async fn f21_a_doctors_own_patients_are_told_with_when_they_meet(app: TestApp) {
    let (farah, asha, ben) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.patient("Ben").await);
    let slots = app.open_slots(&farah).await;
    asha.has(&slots[30]).await;
    ben.has(&slots[34]).await;
    let list = farah.api(Method::GET, "/my-patients").send().await.is(200).json();
    let items = list["items"].as_array().unwrap();
    assert_eq!((items.len(), &items[0]["next_visit"], &items[0]["last_visit"]), (2, &json!(slots[30].start), &Value::Null));
    let found = farah.api(Method::GET, "/my-patients?q=be").send().await.is(200).json();
    assert_eq!((found["items"].as_array().unwrap().len(), &found["items"][0]["id"]), (1, &json!(ben.id)));
    asha.api(Method::GET, "/my-patients").send().await.is(403);
}

both_doors!(
    f35_a_plan_names_every_date_and_books_nothing,
    f35_a_series_tells_of_each_visit_and_goes_on_with_the_same_key,
    f21_a_doctors_own_patients_are_told_with_when_they_meet,
);
