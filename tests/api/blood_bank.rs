//! F54: the blood bank over the API.

use http::Method;
use serde_json::{Value, json};

use crate::support::{Person, TestApp};

async fn stock(app: &TestApp, group: &str) -> (u64, bool) {
    let list = app.stranger().api(Method::GET, "/blood-bank").send().await.is(200).json();
    let items = list["items"].as_array().unwrap();
    assert_eq!(items.len(), 8, "always all eight");
    let one = items.iter().find(|item| item["group"] == group).unwrap();
    (one["units"].as_u64().unwrap(), one["low"].as_bool().unwrap())
}

/// Puts units into the stock as an administrator does; the donation's id.
async fn gives(tomas: &Person, group: &str, units: u32) -> String {
    let entered = tomas.api(Method::POST, &format!("/blood-bank/{group}/donations")).json(&json!({ "units": units })).send().await.is(201);
    let id = entered.member("id");
    tomas.api(Method::POST, &format!("/blood-bank/{group}/donations/{id}/verify")).send().await.is(200);
    id
}

fn issue(units: u32) -> Value {
    json!({ "units": units, "to": "Ward 3", "reason": "for the night" })
}

pub async fn f54_a_patients_donation_is_verified_and_handed_out(app: TestApp) {
    let (asha, ben, tomas) = (app.patient("Asha").await, app.patient("Ben").await, app.administrator().await);
    assert_eq!(stock(&app, "A+").await, (0, true));
    let (key, offer) = (asha.new_key(), json!({ "units": 1, "day": "2026-11-26", "reason": "for my aunt" }));
    let offered = asha.api(Method::POST, "/blood-bank/A+/donations").key(&key).json(&offer).send().await.is(201);
    let one = offered.location().trim_start_matches("/api/v1").to_owned();
    assert_eq!(one, format!("/blood-bank/A%2B/donations/{}", offered.member("id")));
    let again = asha.api(Method::POST, "/blood-bank/A%2B/donations").key(&key).json(&offer).send().await.is(201);
    assert_eq!((again.member("id"), again.header("idempotent-replayed")), (offered.member("id"), "true"));
    asha.api(Method::POST, "/blood-bank/A+/donations")
        .key(&key)
        .json(&json!({ "units": 2 }))
        .send()
        .await
        .is_problem(422, "idempotency-key-reused");

    let mine = asha.api(Method::GET, "/me/donations").send().await.is(200).json();
    assert_eq!((mine["items"].as_array().unwrap().len(), &mine["items"][0]["state"]), (1, &json!("requested")));
    assert_eq!(ben.api(Method::GET, "/me/donations").send().await.is(200).json()["items"], json!([]));
    for path in [one.clone(), "/blood-bank/A+/donations/don_00000000000000000000000000".to_owned()] {
        ben.api(Method::GET, &path).send().await.is_problem(404, "not-found");
        ben.api(Method::POST, &format!("{path}/cancel")).send().await.is_problem(404, "not-found");
    }
    let waiting = tomas.api(Method::GET, "/admin/donations").send().await.is(200).json();
    assert_eq!(waiting["items"][0]["donor_id"], json!(asha.id));

    let wrong = json!({ "units": 0, "collected_on": "2026-11-24", "expires_on": "2026-11-22" });
    let refused = tomas.api(Method::POST, &format!("{one}/verify")).json(&wrong).send().await.is_problem(422, "invalid").json();
    assert_eq!(refused["errors"].as_array().unwrap().len(), 3, "{refused}");
    let said = json!({ "units": 2, "collected_on": "2026-11-20" });
    let verified = tomas.api(Method::POST, &format!("{one}/verify")).json(&said).send().await.is(200).json();
    assert_eq!((&verified["state"], &verified["units"], &verified["expires_on"]), (&json!("verified"), &json!(2), &json!("2026-12-25")));
    tomas.api(Method::POST, &format!("{one}/verify")).send().await.is_problem(409, "not-allowed-now");
    asha.api(Method::POST, &format!("{one}/cancel")).send().await.is_problem(409, "not-allowed-now");
    assert_eq!(asha.api(Method::GET, &one).send().await.is(200).json()["state"], "verified");
    assert_eq!(tomas.api(Method::GET, "/admin/donations").send().await.is(200).json()["items"], json!([]));
    assert_eq!(stock(&app, "A+").await, (2, true));

    let (key, issues) = (tomas.new_key(), "/blood-bank/A%2B/issues");
    let out = tomas.api(Method::POST, issues).key(&key).json(&issue(2)).send().await.is(201);
    assert_eq!((&out.json()["units"], &out.json()["left"], &out.json()["cause"]), (&json!(2), &json!(0), &json!("issue")));
    let again = tomas.api(Method::POST, issues).key(&key).json(&issue(2)).send().await.is(201);
    assert_eq!(again.json(), out.json(), "the same request hands out once");
    let short = tomas.api(Method::POST, issues).json(&issue(1)).send().await.is_problem(409, "not-allowed-now").json();
    assert_eq!(short["left"], 0);
    tomas.api(Method::POST, issues).json(&json!({ "units": 0 })).send().await.is_problem(422, "invalid");
    tomas.api(Method::POST, "/blood-bank/C+/issues").json(&issue(1)).send().await.is_problem(404, "not-found");

    let moved = tomas.api(Method::GET, "/blood-bank/A+/movements?limit=1").send().await.is(200).json();
    assert_eq!((&moved["items"][0]["to"], &moved["items"][0]["by_name"]), (&json!("Ward 3"), &json!("Tomas")));
    let next = format!("/blood-bank/A+/movements?limit=1&cursor={}", moved["next"].as_str().unwrap());
    let first = tomas.api(Method::GET, &next).send().await.is(200).json();
    assert_eq!(
        (&first["items"][0]["cause"], &first["items"][0]["donation_id"], &first["next"]),
        (&json!("donation"), &verified["id"], &Value::Null)
    );
    let told = app.published("blood.stock_changed").await;
    assert_eq!(told.iter().map(|event| event["facts"]["units"].as_u64().unwrap()).collect::<Vec<_>>(), [2, 0]);
    assert_eq!(told[0]["facts"], json!({ "blood_group": "A+", "version": 1, "units": 2 }), "no name, no reason");
    assert!(!app.sent().iter().any(|message| message["service"] == "sns" && message.to_string().contains("Asha")));
}

pub async fn f54_a_donation_is_taken_back_or_not_taken(app: TestApp) {
    let (asha, tomas) = (app.patient("Asha").await, app.administrator().await);
    let offer = |body: Value| asha.api(Method::POST, "/blood-bank/O-/donations").json(&body).send();
    let one = format!("/blood-bank/O-/donations/{}", offer(json!({})).await.is(201).member("id"));
    assert_eq!(asha.api(Method::POST, &format!("{one}/cancel")).send().await.is(200).json()["state"], "cancelled");
    tomas.api(Method::POST, &format!("{one}/verify")).send().await.is_problem(409, "not-allowed-now");
    let other = format!("/blood-bank/O-/donations/{}", offer(json!({})).await.is(201).member("id"));
    tomas.api(Method::POST, &format!("{other}/reject")).json(&json!({ "reason": " " })).send().await.is_problem(422, "invalid");
    tomas.api(Method::POST, &format!("{other}/reject")).json(&json!({ "reason": "Come again in May." })).send().await.is(200);
    let mine = asha.api(Method::GET, "/me/donations").send().await.is(200).json();
    let said: Vec<_> = mine["items"].as_array().unwrap().iter().map(|item| (&item["state"], &item["rejected_because"])).collect();
    assert_eq!(said, [(&json!("rejected"), &json!("Come again in May.")), (&json!("cancelled"), &Value::Null)]);
    offer(json!({ "units": 11 })).await.is_problem(422, "invalid");
    offer(json!({ "donor_id": tomas.id })).await.is_problem(422, "invalid");
    assert_eq!(stock(&app, "O-").await.0, 0);
}

pub async fn f54_a_low_stock_is_told_once_per_crossing(app: TestApp) {
    let tomas = app.administrator().await;
    gives(&tomas, "B+", 4).await;
    for _ in 0..5 {
        gives(&tomas, "B+", 3).await;
        for units in [1, 2] {
            tomas.api(Method::POST, "/blood-bank/B+/issues").json(&issue(units)).send().await.is(201);
        }
    }
    let low = app.published("blood.stock_low").await;
    assert_eq!(low.len(), 5, "4, 7, 6, 4 and so on: {low:?}");
    assert!(low.iter().all(|event| event["facts"]["units"] == 4 && event["subject"] == "blood_bank/B+"));
    assert_eq!(app.published("blood.stock_changed").await.len(), 16);
    tomas.api(Method::PUT, "/admin/settings").json(&json!({ "blood_low_units": 4 })).send().await.is(200);
    assert_eq!(stock(&app, "B+").await, (4, false));
}

pub async fn f54_two_hands_never_reach_for_the_same_unit(app: TestApp) {
    let tomas = app.administrator().await;
    gives(&tomas, "AB-", 3).await;
    let hands = (0..8).map(|_| tomas.api(Method::POST, "/blood-bank/AB-/issues").json(&issue(1)).send());
    let answers = futures_util::future::join_all(hands).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 201).count(), 3);
    for refused in answers.into_iter().filter(|answer| answer.status != 201) {
        assert_eq!(refused.is_problem(409, "not-allowed-now").json()["left"], 0);
    }
    assert_eq!(stock(&app, "AB-").await.0, 0);
}

both_doors!(
    f54_a_patients_donation_is_verified_and_handed_out,
    f54_a_donation_is_taken_back_or_not_taken,
    f54_a_low_stock_is_told_once_per_crossing,
    f54_two_hands_never_reach_for_the_same_unit,
);
