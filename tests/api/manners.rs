//! How every route of the API behaves, whatever it is about.

use http::Method;
use serde_json::json;

use crate::support::{Answer, TestApp, booking};

fn well_dressed(answer: &Answer) {
    for (name, wanted) in [
        ("x-content-type-options", "nosniff"),
        ("cache-control", "no-store"),
        ("referrer-policy", "same-origin"),
        ("x-frame-options", "DENY"),
    ] {
        let given = answer.header(name);
        assert!(given.is_empty() && name == "x-frame-options" || given.contains(wanted), "{}: {name} is {given:?}", answer.asked);
    }
    assert!(answer.header("content-security-policy").contains("default-src 'none'"), "{}", answer.asked);
    assert!(answer.header("x-request-id").starts_with("req_"), "{}", answer.asked);
}

pub async fn f61_every_kind_of_bad_request_has_its_problem(app: TestApp) {
    let doctor = app.doctor("Leena Farah").await;
    let asha = app.patient("Asha").await;
    let body = booking(&app.open_slot(&doctor).await);
    let ask = || asha.api(Method::POST, "/appointments").key("k-1");
    let answers = [
        ask().header("content-type", "application/json").body("{").send().await.is_problem(400, "malformed"),
        ask().header("content-type", "application/json").body("").send().await.is_problem(400, "malformed"),
        ask().json(&json!([])).send().await.is(422),
        ask().header("content-type", "application/xml").body("<a/>").send().await.is_problem(415, "unsupported-media"),
        ask().body(body.to_string()).send().await.is_problem(415, "unsupported-media"),
        ask().json(&json!({ "reason": "x".repeat(70_000) })).send().await.is_problem(413, "too-large"),
        asha.api(Method::GET, "/nothing-here").send().await.is_problem(404, "not-found"),
        asha.api(Method::DELETE, "/appointments").send().await.is_problem(405, "method-not-allowed"),
        asha.api(Method::GET, "/appointments/apt_1").send().await.is_problem(404, "not-found"),
        asha.api(Method::GET, "/appointments/%00").send().await.is_problem(404, "not-found"),
        app.stranger().api(Method::GET, "/appointments").send().await.is_problem(401, "sign-in-needed"),
        doctor.api(Method::POST, "/holds").key("k").json(&body).send().await.is_problem(403, "forbidden"),
    ];
    for answer in &answers {
        well_dressed(answer);
        assert_eq!(answer.json()["instance"].as_str().unwrap(), answer.asked.split(' ').nth(1).unwrap().split('?').next().unwrap());
    }
}

pub async fn f14_a_foreign_page_changes_nothing(app: TestApp) {
    let doctor = app.doctor("Leena Farah").await;
    let asha = app.patient("Asha").await;
    let slots = app.open_slots(&doctor).await;
    let visit = asha.has(&slots[30]).await;
    let cancel = || asha.api(Method::POST, &format!("/appointments/{}/cancel", visit.id)).json(&json!({}));
    cancel().header("sec-fetch-site", "cross-site").send().await.is_problem(403, "cross-site");
    cancel().header("origin", "https://evil.example").send().await.is_problem(403, "cross-site");
    for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"] {
        cancel().header("content-type", kind).send().await.is_problem(403, "cross-site");
    }
    assert_eq!(asha.looks_at(&visit).await.is(200).json()["status"], "booked");
    cancel().header("origin", "http://127.0.0.1:8080").send().await.is(200);
}

pub async fn f14_what_a_client_may_never_set_is_refused(app: TestApp) {
    let doctor = app.doctor("Leena Farah").await;
    let asha = app.patient("Asha").await;
    let slot = app.open_slot(&doctor).await;
    for field in ["role", "id", "status", "version", "verified", "reference"] {
        let mut body = booking(&slot);
        body[field] = json!("x");
        assert_eq!(asha.asks_for(&body).await.is_problem(422, "invalid").faults(), [format!("/{field} unknown_field")]);
    }
}

both_doors!(f61_every_kind_of_bad_request_has_its_problem, f14_a_foreign_page_changes_nothing, f14_what_a_client_may_never_set_is_refused);
