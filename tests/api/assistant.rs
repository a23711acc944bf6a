//! The health assistant over the API (F53).

use http::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Browser, TestApp};

async fn writes(browser: &Browser, text: &str) -> Answer {
    browser.api(Method::POST, "/assistant/messages").json(&json!({ "text": text })).send().await
}

pub async fn f53_a_message_is_answered_with_department_and_soonest_time(app: TestApp) {
    let doctor = app.doctor("Leena Farah").await;
    let slot = app.open_slot(&doctor).await;
    let answer = writes(&app.stranger(), "my heart skips a beat after coffee").await.is(200).json();
    assert_eq!((&answer["urgent"], &answer["automated"]), (&json!(false), &json!(true)));
    let one = &answer["suggestions"][0];
    assert_eq!(one["department_id"], app.department.id.to_string());
    assert_eq!((one["department"].as_str(), one["soonest"]["start"].as_str()), (Some("Cardiology"), Some(slot.start.as_str())));
    assert_eq!(one["soonest"]["doctor_id"], doctor.id.to_string());
    assert!(one["soonest"]["end"].as_str().unwrap() > slot.start.as_str());
    app.stranger().opens(one["book_url"].as_str().unwrap()).await.is(200);
    let reply = answer["reply"].as_str().unwrap();
    assert!(reply.contains("112") && reply.contains("no diagnosis") && reply.contains("Cardiology"), "{reply}");
    assert!(answer["sources"].as_array().unwrap().len() >= 2, "{answer}");
}

pub async fn f53_a_red_flag_begins_with_the_number_and_suggests_nothing(app: TestApp) {
    app.doctor("Leena Farah").await;
    for text in ["chest pain and sweating", "my baby is blue", "I want to kill myself"] {
        let answer = writes(&app.stranger(), text).await.is(200).json();
        assert_eq!((&answer["urgent"], &answer["suggestions"]), (&json!(true), &json!([])), "{text}");
        let reply = answer["reply"].as_str().unwrap();
        assert!(reply.starts_with("Call 112 now"), "{reply}");
        assert_eq!(answer["sources"][1]["organisation"], "NHS", "{answer}");
    }
    let spanish = app.stranger().api(Method::POST, "/assistant/messages").header("accept-language", "es");
    let answer = spanish.json(&json!({ "text": "no puedo respirar" })).send().await.is(200).json();
    assert!(answer["reply"].as_str().unwrap().starts_with("Llame ahora al 112."), "{answer}");
}

pub async fn f53_the_number_is_the_houses_own(app: TestApp) {
    let tomas = app.administrator().await;
    tomas.api(Method::PUT, "/admin/settings").json(&json!({ "emergency_number": "999", "crisis_line": "116 123" })).send().await.is(200);
    let reply = |answer: Value| answer["reply"].as_str().unwrap().to_owned();
    let urgent = reply(writes(&app.stranger(), "she is unconscious").await.is(200).json());
    assert!(urgent.starts_with("Call 999 now."), "{urgent}");
    let crisis = reply(writes(&app.stranger(), "I want to die").await.is(200).json());
    assert!(crisis.contains("999") && crisis.contains("116 123"), "{crisis}");
    assert!(reply(writes(&app.stranger(), "where is my prescription").await.is(200).json()).contains("call 999"));
}

pub async fn f53_bad_messages_are_refused(app: TestApp) {
    let browser = app.stranger();
    assert_eq!(writes(&browser, " ").await.is_problem(422, "invalid").faults(), ["/text required"]);
    assert_eq!(writes(&browser, &"ä".repeat(1_001)).await.is_problem(422, "invalid").faults(), ["/text too_long"]);
    writes(&browser, &"ä".repeat(1_000)).await.is(200);
    let extra = json!({ "text": "hello", "model": "x" });
    browser.api(Method::POST, "/assistant/messages").json(&extra).send().await.is(422);
    browser.api(Method::POST, "/assistant/messages").json(&json!({})).send().await.is(422);
}

pub async fn f53_messages_of_one_address_are_counted(app: TestApp) {
    let browser = app.stranger().from_address("203.0.113.7");
    for _ in 0..60 {
        writes(&browser, "hello").await.is(200);
    }
    let refused = writes(&browser, "hello").await.is(429);
    assert!(refused.header("retry-after").parse::<u32>().unwrap() > 0);
    assert_eq!(writes(&browser, "he is not breathing").await.is(200).json()["urgent"], true);
}

both_doors!(
    f53_a_message_is_answered_with_department_and_soonest_time,
    f53_a_red_flag_begins_with_the_number_and_suggests_nothing,
    f53_the_number_is_the_houses_own,
    f53_bad_messages_are_refused,
    f53_messages_of_one_address_are_counted
);
