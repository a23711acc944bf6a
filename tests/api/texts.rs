//! F47: text messages over the API, and the way each kind of news goes.

use http::Method;
use serde_json::{Value, json};

use crate::support::{Person, TestApp};

const PHONE: &str = "+919876543210";

async fn texts(person: &Person) -> Value {
    person.api(Method::GET, "/me/texts").send().await.is(200).json()
}

pub async fn f47_texts_are_agreed_to_and_stopped_over_the_api(app: TestApp) {
    let asha = app.patient("Asha").await;
    assert_eq!((&texts(&asha).await["state"], &texts(&asha).await["number"]), (&json!("no_phone"), &Value::Null));
    let refused = asha.api(Method::POST, "/me/texts/codes").send().await.is_problem(422, "invalid");
    assert_eq!(refused.faults(), ["/phone no_phone"]);
    asha.api(Method::PATCH, "/me").json(&json!({ "phone": "98765 43210" })).send().await.is(200);
    assert_eq!(texts(&asha).await["state"], "no_country");
    asha.api(Method::PATCH, "/me").json(&json!({ "phone": "+91 98765 43210" })).send().await.is(200);
    assert_eq!((&texts(&asha).await["state"], &texts(&asha).await["number"]), (&json!("off"), &json!(PHONE)));
    asha.api(Method::POST, "/me/texts/codes").send().await.is(202);
    assert_eq!(texts(&asha).await["state"], "code_sent");
    let typed = async |code: &str| asha.api(Method::PUT, "/me/texts").json(&json!({ "code": code })).send().await;
    assert_eq!(typed("12345").await.is_problem(422, "invalid").faults(), ["/code wrong_code"]);
    typed(&app.code_to(PHONE).await).await.is(204);
    let on = texts(&asha).await;
    assert_eq!((on["state"].as_str(), on["since"].as_str()), (Some("on"), Some("2026-11-23T09:30:00+05:30")));
    assert_eq!(on["wording"].as_str().unwrap().len(), 10);
    asha.api(Method::POST, "/me/texts/codes").send().await.is_problem(409, "not-allowed-now");
    asha.api(Method::DELETE, "/me/texts").send().await.is(204);
    asha.api(Method::DELETE, "/me/texts").send().await.is(204);
    assert_eq!(texts(&asha).await["state"], "off");
    // Whoever works here has no texts of this kind; nobody's are another's.
    let ruth = app.receptionist().await;
    ruth.api(Method::GET, "/me/texts").send().await.is_problem(403, "forbidden");
    app.stranger().api(Method::GET, "/me/texts").send().await.is(401);
    assert_eq!(texts(&app.patient("Ben").await).await["state"], "no_phone");
}

pub async fn f47_wishes_are_kept_as_they_were_said_and_what_is_none_is_named(app: TestApp) {
    let asha = app.patient("Asha").await;
    let said = json!({
        "reminders_by_mail": false, "reminders_by_text": true,
        "reminders": [{ "days_before": 1, "at": "08:00", "wanted": true }, { "days_before": 0, "at": "08:00", "wanted": true }],
        "own_reminders": [{ "days_before": 2, "at": "18:30" }, { "days_before": 0, "at": "07:00" }],
        "visits": { "booked": { "mail": true, "text": true }, "moved": { "mail": false, "text": true }, "cancelled": { "mail": false, "text": false } },
        "quiet_hours": { "from": "22:00", "to": "06:30" },
    });
    let kept = asha.api(Method::PUT, "/me/message-settings").if_match("\"v0\"").json(&said).send().await.is(200).json();
    assert_eq!(kept, said);
    assert_eq!(asha.api(Method::GET, "/me/message-settings").send().await.is(200).json(), said);
    let mut wrong = said.clone();
    wrong["own_reminders"] = json!([{ "days_before": 9, "at": "18:31" }]);
    wrong["quiet_hours"] = json!({ "from": "24:00", "to": "x" });
    let answer = asha.api(Method::PUT, "/me/message-settings").json(&wrong).send().await.is_problem(422, "invalid");
    let named = ["/own_reminders/0/days_before out_of_range", "/quiet_hours/from not_a_time", "/quiet_hours/to not_a_time"];
    assert_eq!(answer.faults(), named);
}

both_doors!(f47_texts_are_agreed_to_and_stopped_over_the_api, f47_wishes_are_kept_as_they_were_said_and_what_is_none_is_named);
