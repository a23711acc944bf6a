//! F69: the desk registers people with or without an address over the API.

use http::Method;
use serde_json::{Value, json};

use crate::support::TestApp;
use caredesk::access::actor::Level;

pub async fn f69_a_walk_in_is_registered_over_the_api_and_whom_it_may_be_is_listed(app: TestApp) {
    let ruth = app.receptionist().await;
    let noor = json!({ "name": "Noor Rahman", "date_of_birth": "1980-02-29" });
    let asks = async |body: &Value, key: &str| ruth.api(Method::POST, "/patient-invitations").key(key).json(body).send().await;
    let made = asks(&noor, "w-1").await.is(201);
    let id = made.member("id");
    let body = made.json();
    assert_eq!((&body["email"], &body["phone"], &body["status"]), (&Value::Null, &Value::Null, &json!("no_address")));
    assert_eq!(asks(&noor, "w-1").await.is(201).member("id"), id, "the same key is the same person");

    let warned = asks(&noor, "w-2").await.is_problem(409, "perhaps-known").json();
    let number = body["record_number"].clone();
    let alike = json!([{ "id": id, "record_number": number, "name": "Noor Rahman", "date_of_birth": "1980-02-29" }]);
    assert_eq!(warned["patients"], alike);
    let mut sure = noor.clone();
    sure["confirm_duplicate"] = json!(true);
    assert_ne!(asks(&sure, "w-3").await.is(201).member("id"), id);
    let wrong = json!({ "name": "Noor Rahman", "date_of_birth": "1980-02-29", "email": "noor" });
    assert_eq!(asks(&wrong, "w-4").await.is_problem(422, "invalid").faults(), ["/email malformed_email"]);

    let give = async |email: &str| ruth.api(Method::POST, &format!("/patients/{id}/address")).json(&json!({ "email": email })).send().await;
    let known = app.patient("Asha").await;
    assert_eq!(give(&known.email).await.is_problem(422, "invalid").faults(), ["/email known_address"]);
    let given = give("noor@example.org").await.is(200).json();
    assert_eq!((given["status"].as_str(), given["email"].as_str()), (Some("invited"), Some("noor@example.org")));
    give("noor@example.org").await.is(200);
    assert_eq!(app.mail_to("noor@example.org").await.len(), 1);
    // A mistyped address is put right: a link goes to the other one.
    assert_eq!(give("other@example.org").await.is(200).member("email"), "other@example.org");
    assert_eq!((app.mail_to("noor@example.org").await.len(), app.mail_to("other@example.org").await.len()), (1, 1));
    for who in [&known, &app.doctor("Leena Farah").await] {
        who.api(Method::POST, "/patient-invitations").json(&noor).send().await.is(403);
        let path = format!("/patients/{id}/address");
        who.api(Method::POST, &path).json(&json!({ "email": "x@example.org" })).send().await.is(403);
    }
}

pub async fn f69_two_accounts_are_looked_at_and_joined_over_the_api(app: TestApp) {
    let (ruth, noor) = (app.receptionist().await, app.patient("Noor Rahman").await);
    app.gets_a_password(&noor).await;
    let body = json!({ "name": "Noor Rahman", "date_of_birth": "1980-02-29", "confirm_duplicate": true });
    let id = ruth.api(Method::POST, "/patient-invitations").key("w-1").json(&body).send().await.is(201).member("id");
    let slot = app.open_slot(&app.doctor("Leena Farah").await).await;
    let wish = json!({ "patient_id": id, "doctor_id": slot.doctor, "start": slot.start, "reason": "cough" });
    ruth.asks_for(&wish).await.is(201);
    app.signs_in(&ruth, Level::Full).await;
    let path = format!("/patients/{}/merge/{id}", noor.id);
    let seen = ruth.api(Method::GET, &path).send().await.is(200).json();
    assert_eq!((&seen["stays"]["id"], &seen["gives_way"]["id"]), (&json!(id), &json!(noor.id)));
    let held = seen["stays"]["holds"].as_array().unwrap();
    assert!(held.contains(&json!({ "kind": "visits", "count": 1 })), "{held:?}");
    assert_eq!((&seen["gives_way"]["holds"], &seen["moves_sign_in"], &seen["apart"]), (&json!([]), &json!(true), &Value::Null));
    let joins = async |seen: &Value, number: &Value| {
        ruth.api(Method::POST, &path).json(&json!({ "seen": seen, "record_number": number })).send().await
    };
    let (number, other) = (&seen["gives_way"]["record_number"], &seen["stays"]["record_number"]);
    assert_eq!(joins(&seen["seen"], other).await.is_problem(422, "invalid").faults(), ["/record_number other_number"]);
    joins(&json!("x"), number).await.is_problem(412, "stale-version");
    let joined = joins(&seen["seen"], number).await.is(200).json();
    assert_eq!((&joined["id"], &joined["email"], &joined["status"]), (&json!(id), &json!(noor.email), &json!("active")));
    joins(&seen["seen"], number).await.is(200);
    ruth.api(Method::GET, &format!("/patients/{}", noor.id)).send().await.is(404);
    // What stands in the other name is listed, and nothing is lost.
    let ben = app.patient("Ben Okafor").await;
    ben.api(Method::PUT, "/me/mood/2026-11-23").json(&json!({ "level": 3 })).send().await.is(200);
    let walk_in = json!({ "name": "Ben Okafor", "date_of_birth": "1980-02-29", "confirm_duplicate": true });
    let other = ruth.api(Method::POST, "/patient-invitations").key("w-2").json(&walk_in).send().await.is(201).member("id");
    let slots = app.open_slots(&app.doctor("Mei Chen").await).await;
    for slot in [&slots[10], &slots[20], &slots[30]] {
        let wish = json!({ "patient_id": other, "doctor_id": slot.doctor, "start": slot.start, "reason": "cough" });
        ruth.asks_for(&wish).await.is(201);
    }
    let path = format!("/patients/{other}/merge/{}", ben.id);
    let seen = ruth.api(Method::GET, &path).send().await.is(200).json();
    assert_eq!(seen["apart"], "holds", "{seen}");
    let body = json!({ "seen": seen["seen"], "record_number": seen["gives_way"]["record_number"] });
    let refused = ruth.api(Method::POST, &path).json(&body).send().await.is_problem(409, "in-use").json();
    assert_eq!(refused["holds"], seen["gives_way"]["holds"]);
    ben.api(Method::POST, &path).json(&body).send().await.is(403);
}

both_doors!(f69_a_walk_in_is_registered_over_the_api_and_whom_it_may_be_is_listed, f69_two_accounts_are_looked_at_and_joined_over_the_api,);
