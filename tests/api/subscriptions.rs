//! F43: who hears what happens over the operations topic, over the API, against the built-in SNS.

use caredesk::storage::tables::Table;
use http::Method;
use serde_json::{Value, json};

use crate::support::browser::Ask;
use crate::support::{Person, TestApp, Trouble};

const ALL: &str = "/subscriptions";

async fn adds(tomas: &Person, body: &Value) -> Value {
    tomas.api(Method::POST, ALL).json(body).send().await.is(201).json()
}

/// What an address was mailed about events, oldest first.
fn heard(app: &TestApp, email: &str) -> Vec<String> {
    let of_topic = |message: &Value| message["service"] == "sns" && message["to"] == email && message["attributes"]["event"].is_string();
    app.sent().into_iter().filter(of_topic).map(|message| message["attributes"]["event"].as_str().unwrap().to_owned()).collect()
}

pub async fn f43_an_address_hears_nothing_before_the_link_and_then_what_was_chosen(app: TestApp) {
    let (tomas, doctor, asha) = (app.administrator().await, app.doctor("Leena Farah").await, app.patient("Asha").await);
    let chosen = json!({ "email": " Ops@Example.org ", "events": ["appointment.cancelled", "appointment.booked"],
        "department_ids": [app.department.id], "severities": ["info"] });
    let added = adds(&tomas, &chosen).await;
    let id = added["id"].as_str().unwrap().to_owned();
    let mut expected = json!({ "id": id, "protocol": "email", "endpoint": "ops@example.org", "state": "pending",
        "events": ["appointment.booked", "appointment.cancelled"], "department_ids": [app.department.id], "severities": ["info"],
        "other_filter": null, "of_patient": false });
    assert_eq!(added["state"], "pending");
    let listed = tomas.api(Method::GET, ALL).send().await.is(200).json();
    assert_eq!((&listed["items"][0]["id"], &listed["items"][0]["state"]), (&Value::Null, &json!("pending")), "SNS has no name for it yet");
    let one = format!("{ALL}/{id}");
    tomas.api(Method::PUT, &one).json(&json!({})).send().await.is_problem(404, "not-found");
    tomas.api(Method::DELETE, &one).send().await.is_problem(404, "not-found");

    // Late enough that patients can still cancel.
    let times = app.open_slots(&doctor).await;
    let [first, second, third, last] = [1, 2, 3, 4].map(|from_the_end| times[times.len() - from_the_end].clone());
    let first = asha.has(&first).await;
    app.published("appointment.booked").await;
    assert_eq!(heard(&app, "ops@example.org"), Vec::<String>::new());
    app.confirms_subscription("ops@example.org").await;
    expected["state"] = json!("confirmed");
    assert_eq!(tomas.api(Method::GET, &one).send().await.is(200).json(), expected);
    assert_eq!(tomas.api(Method::GET, ALL).send().await.is(200).json()["items"], json!([expected]));
    asha.cancels(&first).await.is(200);
    asha.has(&second).await;
    app.published("appointment.booked").await;
    assert_eq!(heard(&app, "ops@example.org"), ["appointment.booked"], "of urgency info alone, and no cancelling is");

    let all = tomas.api(Method::PUT, &one).json(&json!({ "events": ["account.registered"] })).send().await.is(200).json();
    assert_eq!((&all["events"], &all["department_ids"], &all["severities"]), (&json!(["account.registered"]), &Value::Null, &Value::Null));
    let visit = asha.has(&third).await;
    app.published("appointment.booked").await;
    assert_eq!(heard(&app, "ops@example.org").len(), 1);
    tomas.api(Method::PUT, &one).json(&json!({})).send().await.is(200);
    asha.cancels(&visit).await.is(200);
    app.published("appointment.cancelled").await;
    assert_eq!(heard(&app, "ops@example.org"), ["appointment.booked", "appointment.cancelled"], "everything");
    tomas.api(Method::DELETE, &one).send().await.is(204);
    tomas.api(Method::GET, &one).send().await.is_problem(404, "not-found");
    asha.has(&last).await;
    app.published("appointment.booked").await;
    assert_eq!(heard(&app, "ops@example.org").len(), 2, "nothing any more");
}

pub async fn f43_a_patients_address_is_refused_and_one_that_became_a_patients_is_shown(app: TestApp) {
    let (tomas, asha) = (app.administrator().await, app.patient("Asha").await);
    let refused = tomas.api(Method::POST, ALL).json(&json!({ "email": asha.email.to_uppercase() })).send().await.is_problem(422, "invalid");
    assert_eq!(refused.json()["errors"][0]["code"], "address_of_a_patient");
    assert!(!app.sent().iter().any(|message| message["to"] == asha.email.as_str()), "and no link is mailed");
    adds(&tomas, &json!({ "email": tomas.email })).await;
    adds(&tomas, &json!({ "email": "maya@example.org" })).await;
    crate::support::feedback::patient_at(&app, "Maya", "maya@example.org").await;
    let listed = tomas.api(Method::GET, ALL).send().await.is(200).json();
    let marks: Vec<(&str, bool)> =
        listed["items"].as_array().unwrap().iter().map(|one| (one["endpoint"].as_str().unwrap(), one["of_patient"] == true)).collect();
    assert_eq!(marks, [(tomas.email.as_str(), false), ("maya@example.org", true)]);
}

pub async fn f43_what_cannot_be_subscribed_says_why_and_twice_is_once(app: TestApp) {
    let tomas = app.administrator().await;
    let wrong = json!({ "email": "nobody", "events": ["warp.engaged"], "department_ids": ["x"], "severities": ["loud"] });
    let refused = tomas.api(Method::POST, ALL).json(&wrong).send().await.is_problem(422, "invalid").json();
    let said: Vec<&str> = refused["errors"].as_array().unwrap().iter().map(|error| error["code"].as_str().unwrap()).collect();
    assert_eq!(said, ["malformed_email", "unknown_event", "unknown_department", "unknown_severity"]);
    let nowhere = json!({ "email": "a@example.org", "department_ids": ["dpt_00000000000000000000000000"] });
    tomas.api(Method::POST, ALL).json(&nowhere).send().await.is_problem(422, "invalid");

    let (first, again) =
        (adds(&tomas, &json!({ "email": "a@example.org" })).await, adds(&tomas, &json!({ "email": "a@example.org" })).await);
    assert_eq!(first["id"], again["id"]);
    app.confirms_subscription("a@example.org").await;
    let other = json!({ "email": "a@example.org", "severities": ["notice"] });
    let refused = tomas.api(Method::POST, ALL).json(&other).send().await.is_problem(422, "invalid").json();
    assert_eq!(refused["errors"][0]["code"], "not_subscribed");
    assert_eq!(tomas.api(Method::GET, ALL).send().await.is(200).json()["items"].as_array().unwrap().len(), 1);
    for id in ["00000000-0000-0000-0000-000000000000", "no-id", "arn:aws:sns:us-east-1:000000000000:other:1"] {
        tomas.api(Method::GET, &format!("{ALL}/{id}")).send().await.is_problem(404, "not-found");
    }
}

pub async fn f43_a_long_list_comes_a_page_at_a_time(app: TestApp) {
    let tomas = app.administrator().await;
    adds(&tomas, &json!({ "email": "first@example.org" })).await;
    let topics = app.aws.sns.list_topics().send().await.unwrap();
    let topic = topics.topics().iter().filter_map(|topic| topic.topic_arn()).find(|arn| arn.ends_with("-operations")).unwrap().to_owned();
    for number in 0..104 {
        let queue = format!("arn:aws:sqs:us-east-1:000000000000:q{number}");
        app.aws.sns.subscribe().topic_arn(&topic).protocol("sqs").endpoint(queue).send().await.unwrap();
    }
    let (mut seen, mut next) = (Vec::new(), Some(format!("{ALL}?limit=40")));
    while let Some(path) = next {
        let page = tomas.api(Method::GET, &path).send().await.is(200).json();
        seen.push(page["items"].as_array().unwrap().len());
        next = page["next"].as_str().map(|cursor| format!("{ALL}?limit=40&cursor={cursor}"));
    }
    assert_eq!(seen, [40, 40, 20, 5], "SNS lists a hundred at once");
}

pub async fn f43_with_sns_out_of_reach_it_is_503_and_nothing_is_changed(app: TestApp) {
    let tomas = app.administrator().await;
    let id = adds(&tomas, &json!({ "email": "a@example.org" })).await["id"].as_str().unwrap().to_owned();
    app.confirms_subscription("a@example.org").await;
    app.faults.plan(|call| call.body.contains("Action=").then_some(Trouble::Fault));
    for (method, path, body) in [
        (Method::GET, ALL.to_owned(), None),
        (Method::POST, ALL.to_owned(), Some(json!({ "email": "b@example.org" }))),
        (Method::GET, format!("{ALL}/{id}"), None),
        (Method::PUT, format!("{ALL}/{id}"), Some(json!({}))),
        (Method::DELETE, format!("{ALL}/{id}"), None),
    ] {
        let ask = tomas.api(method.clone(), &path);
        let ask = body.iter().fold(ask, Ask::json);
        let refused = ask.send().await.is_problem(503, "busy");
        assert_eq!(refused.header("retry-after"), "10", "{method}");
    }
    app.faults.end();
    assert_eq!(tomas.api(Method::GET, ALL).send().await.is(200).json()["items"].as_array().unwrap().len(), 1);
    let acts: Vec<String> = app.rows(Table::Audit).await.iter().map(|row| row["what"].as_s().unwrap().clone()).collect();
    assert_eq!(acts.iter().filter(|what| what.starts_with("subscription.")).collect::<Vec<_>>(), ["subscription.add"]);
}

both_doors!(
    f43_an_address_hears_nothing_before_the_link_and_then_what_was_chosen,
    f43_a_patients_address_is_refused_and_one_that_became_a_patients_is_shown,
    f43_what_cannot_be_subscribed_says_why_and_twice_is_once,
    f43_a_long_list_comes_a_page_at_a_time,
    f43_with_sns_out_of_reach_it_is_503_and_nothing_is_changed,
);
