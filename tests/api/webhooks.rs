//! F47: webhooks over the API. What is sent, and how often, is in `tests/portal/webhook_sending.rs`.

use http::Method;
use serde_json::{Value, json};

use crate::support::{Receiver, TestApp};

const CHAT: &str = "https://chat.googleapis.com/v1/spaces/AAAA/messages?key=k&token=zqtoken";

pub async fn f47_a_webhook_is_added_listed_stopped_and_removed(app: TestApp) {
    let tomas = app.administrator().await;
    let body = json!({ "name": " Room ", "url": CHAT, "format": "google_chat", "events": ["appointment.cancelled", "appointment.booked"],
        "department_id": app.department.id });
    let added = tomas.api(Method::POST, "/webhooks").json(&body).send().await.is(201);
    let id = added.member("id");
    assert_eq!(added.location(), format!("/api/v1/webhooks/{id}"));
    assert!(added.member("secret").starts_with("whsec_"));
    let mut expected = json!({
        "id": id, "name": "Room", "url": "https://chat.googleapis.com/v1/spaces/AAAA/messages?…", "state": "active",
        "format": "google_chat", "events": ["appointment.booked", "appointment.cancelled"], "department_id": app.department.id,
        "created_at": "2026-11-23T09:30:00+05:30", "created_by": tomas.id, "created_by_name": "Tomas",
        "disabled_at": null, "disabled_because": null, "disabled_by_name": null, "failing_since": null, "rests_until": null,
        "last_delivery": null,
    });
    let one = format!("/webhooks/{id}");
    let shown = tomas.api(Method::GET, &one).send().await.is(200);
    assert_eq!(shown.json(), expected, "and no secret");
    assert!(!shown.text().contains("zqtoken"));
    let other = tomas.api(Method::POST, "/webhooks").json(&json!({ "url": "https://hooks.example.org/x" })).send().await.is(201).json();
    assert_eq!((&other["name"], &other["events"], &other["format"]), (&json!("hooks.example.org"), &Value::Null, &json!("json")));
    let list = tomas.api(Method::GET, "/webhooks?limit=1").send().await.is(200).json();
    assert_eq!((list["items"].as_array().unwrap().len(), &list["items"][0]["id"]), (1, &other["id"]));
    let next = format!("/webhooks?limit=1&cursor={}", list["next"].as_str().unwrap());
    let list = tomas.api(Method::GET, &next).send().await.is(200).json();
    assert_eq!((&list["items"], &list["next"]), (&json!([expected]), &Value::Null));

    for _ in 0..2 {
        expected["state"] = json!("disabled");
        expected["disabled_at"] = json!("2026-11-23T09:30:00+05:30");
        expected["disabled_because"] = json!("by_hand");
        expected["disabled_by_name"] = json!("Tomas");
        let stopped = tomas.api(Method::POST, &format!("{one}/disable")).send().await.is(200).json();
        assert_eq!(stopped, expected);
    }
    let runs = tomas.api(Method::POST, &format!("{one}/enable")).send().await.is(200).json();
    assert_eq!((&runs["state"], &runs["disabled_at"]), (&json!("active"), &Value::Null));
    tomas.api(Method::DELETE, &one).send().await.is(204);
    for (method, path) in [
        (Method::DELETE, one.clone()),
        (Method::GET, one.clone()),
        (Method::GET, format!("{one}/deliveries")),
        (Method::POST, format!("{one}/test")),
        (Method::POST, format!("{one}/disable")),
        (Method::POST, format!("{one}/enable")),
    ] {
        tomas.api(method, &path).send().await.is_problem(404, "not-found");
    }
}

pub async fn f47_a_webhook_that_cannot_be_added_says_why(app: TestApp) {
    let tomas = app.administrator().await;
    let wrong = json!({ "url": "https://169.254.169.254/", "name": "x".repeat(121), "format": "xml", "events": ["warp.engaged"], "department_id": "x" });
    let refused = tomas.api(Method::POST, "/webhooks").json(&wrong).send().await.is_problem(422, "invalid").json();
    let said: Vec<(&str, &str)> = refused["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| (error["pointer"].as_str().unwrap(), error["code"].as_str().unwrap()))
        .collect();
    let all = [
        ("/url", "not_public"),
        ("/name", "too_long"),
        ("/format", "unknown_format"),
        ("/events/0", "unknown_event"),
        ("/department_id", "unknown_department"),
    ];
    assert_eq!(said, all);
    let nowhere = json!({ "url": "https://hooks.example.org/", "department_id": "dpt_00000000000000000000000000" });
    tomas.api(Method::POST, "/webhooks").json(&nowhere).send().await.is_problem(422, "invalid");
    for number in 0..10 {
        let body = json!({ "url": format!("https://hooks.example.org/{number}") });
        tomas.api(Method::POST, "/webhooks").json(&body).send().await.is(201);
    }
    let one_more = json!({ "url": "https://hooks.example.org/more" });
    tomas.api(Method::POST, "/webhooks").json(&one_more).send().await.is_problem(409, "not-allowed-now");
    let all = tomas.api(Method::GET, "/webhooks").send().await.is(200).json();
    assert_eq!(all["items"].as_array().unwrap().len(), 10);
    tomas.api(Method::DELETE, &format!("/webhooks/{}", all["items"][0]["id"].as_str().unwrap())).send().await.is(204);
    tomas.api(Method::POST, "/webhooks").json(&one_more).send().await.is(201);
}

pub async fn f47_a_repeat_of_adding_a_webhook_does_not_show_its_secret_again(app: TestApp) {
    let tomas = app.administrator().await;
    let (key, body) = (tomas.new_key(), json!({ "url": "https://hooks.example.org/" }));
    let first = tomas.api(Method::POST, "/webhooks").key(&key).json(&body).send().await.is(201).json();
    let again = tomas.api(Method::POST, "/webhooks").key(&key).json(&body).send().await.is(201).json();
    assert!(first["secret"].is_string() && again["secret"].is_null());
    assert_eq!(first["id"], again["id"]);
    let other = json!({ "url": "https://hooks.example.org/other" });
    tomas.api(Method::POST, "/webhooks").key(&key).json(&other).send().await.is_problem(422, "idempotency-key-reused");
}

pub async fn f47_what_a_webhook_was_sent_is_listed_newest_first(app: TestApp) {
    let (tomas, receiver) = (app.administrator().await, Receiver::start().await);
    let id = tomas.api(Method::POST, "/webhooks").json(&json!({ "url": receiver.url })).send().await.is(201).member("id");
    let mut ids = Vec::new();
    for _ in 0..3 {
        let test = tomas.api(Method::POST, &format!("/webhooks/{id}/test")).send().await.is(202).json();
        assert_eq!((&test["event"], &test["state"], &test["tries"]), (&json!("webhook.test"), &json!("queued"), &json!(0)));
        ids.insert(0, test["id"].clone());
    }
    receiver.answers([Some(204), Some(500)]);
    app.tells_webhooks().await;
    let log = format!("/webhooks/{id}/deliveries?limit=2");
    let first = tomas.api(Method::GET, &log).send().await.is(200).json();
    let next = format!("{log}&cursor={}", first["next"].as_str().unwrap());
    let last = tomas.api(Method::GET, &next).send().await.is(200).json();
    let items: Vec<Value> = [&first, &last].iter().flat_map(|page| page["items"].as_array().unwrap().clone()).collect();
    assert_eq!(items.iter().map(|one| one["id"].clone()).collect::<Vec<_>>(), ids);
    let refused = json!({ "id": ids[1], "event": "webhook.test", "state": "queued", "queued_at": "2026-11-23T09:30:00+05:30", "tries": 1,
        "last_try_at": "2026-11-23T09:30:00+05:30", "last_status": 500, "trouble": "refused", "sent_at": null });
    let mut told = items[1].clone();
    let next_try = told.as_object_mut().unwrap().remove("next_try_at").unwrap();
    assert_eq!(told, refused);
    assert!(next_try.as_str().unwrap().starts_with("2026-11-23T09:30:0"), "{next_try}");
    let newest = tomas.api(Method::GET, &format!("/webhooks/{id}")).send().await.is(200).json();
    assert_eq!(newest["last_delivery"], items[0]);
}

pub async fn f47_what_a_webhook_is_told_and_where_is_changed_and_its_secret_stays(app: TestApp) {
    let (tomas, first, second) = (app.administrator().await, Receiver::start().await, Receiver::start().await);
    let (doctor, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
    let body = json!({ "name": "Board", "url": first.url, "events": ["appointment.cancelled"], "department_id": app.department.id });
    let added = tomas.api(Method::POST, "/webhooks").json(&body).send().await.is(201);
    let (one, secret) = (format!("/webhooks/{}", added.member("id")), added.member("secret"));
    assert_eq!(tomas.api(Method::GET, &one).send().await.header("etag"), "\"v0\"");
    let changes = |tag: &str, body: Value| tomas.api(Method::PATCH, &one).if_match(tag).json(&body).send();
    let named = changes("\"v0\"", json!({ "name": "Hall" })).await.is(200);
    assert_eq!((named.header("etag"), named.member("name")), ("\"v1\"", "Hall".to_owned()));
    assert_eq!((&named.json()["events"], &named.json()["department_id"]), (&json!(["appointment.cancelled"]), &json!(app.department.id)));
    changes("\"v0\"", json!({ "name": "Late" })).await.is_problem(412, "stale-version");
    let told = changes("\"v1\"", json!({ "url": second.url, "events": null, "department_id": null })).await.is(200).json();
    assert_eq!((&told["events"], &told["department_id"], &told["name"]), (&Value::Null, &Value::Null, &json!("Hall")));

    asha.has(&app.open_slot(&doctor).await).await;
    app.tells_webhooks().await;
    assert_eq!(first.got().len(), 0, "not where it was");
    assert!(second.got().iter().any(|got| got.json()["event"] == "appointment.booked" && got.is_signed_with(&secret)), "the same secret");

    for (wrong, faults) in [
        (json!({ "url": "http://board.example.org/" }), vec!["/url not_https"]),
        (json!({ "name": "x".repeat(121), "format": "xml" }), vec!["/name too_long", "/format unknown_format"]),
        (json!({ "events": [] }), vec!["/events required"]),
        (json!({ "department_id": "dpt_00000000000000000000000000" }), vec!["/department_id unknown_department"]),
        (json!({ "secret": "x" }), vec!["/secret unknown_field"]),
    ] {
        let refused = tomas.api(Method::PATCH, &one).json(&wrong).send().await.is_problem(422, "invalid");
        assert_eq!(refused.faults(), faults, "{wrong}");
    }
    tomas.api(Method::DELETE, &one).send().await.is(204);
    tomas.api(Method::PATCH, &one).json(&json!({ "name": "x" })).send().await.is_problem(404, "not-found");
}

both_doors!(
    f47_what_a_webhook_is_told_and_where_is_changed_and_its_secret_stays,
    f47_a_webhook_is_added_listed_stopped_and_removed,
    f47_a_webhook_that_cannot_be_added_says_why,
    f47_a_repeat_of_adding_a_webhook_does_not_show_its_secret_again,
    f47_what_a_webhook_was_sent_is_listed_newest_first,
);
