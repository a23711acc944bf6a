//! F52: the mood log over the API: one entry a day, private, and a switch for each doctor.

use caredesk::access::actor::Level;
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Person, TestApp};

async fn writes(asha: &Person, date: &str, body: &Value) -> Answer {
    asha.api(Method::PUT, &format!("/me/mood/{date}")).json(body).send().await
}

async fn reads(person: &Person, path: &str) -> Answer {
    person.api(Method::GET, path).send().await
}

async fn switches(asha: &Person, method: Method, doctor: &Person) -> Answer {
    asha.api(method, &format!("/me/mood-sharing/{}", doctor.id)).send().await
}

pub async fn f52_a_day_has_one_entry_that_can_be_written_anew(app: TestApp) {
    let asha = app.patient("Asha").await;
    reads(&asha, "/me/mood/2026-11-23").await.is_problem(404, "not-found");
    let written = writes(&asha, "2026-11-23", &json!({ "level": 2, "note": "Slept badly" })).await.is(200);
    assert_eq!((written.json()["level"].clone(), written.header("etag")), (json!(2), "\"v1\""));
    let anew = writes(&asha, "2026-11-23", &json!({ "level": 4 })).await.is(200);
    assert_eq!((anew.json().get("note"), anew.header("etag")), (None, "\"v2\""));
    writes(&asha, "2026-11-20", &json!({ "level": 1, "note": "Rain" })).await.is(200);
    let log = reads(&asha, "/me/mood").await.is(200).json();
    let days: Vec<_> =
        log["items"].as_array().unwrap().iter().map(|item| (item["date"].as_str().unwrap(), item["level"].clone())).collect();
    assert_eq!(days, [("2026-11-20", json!(1)), ("2026-11-23", json!(4))], "oldest first");
    let some = reads(&asha, "/me/mood?from=2026-11-21&to=2026-11-23").await.is(200).json();
    assert_eq!(some["items"].as_array().unwrap().len(), 1);
    assert_eq!(reads(&app.patient("Ben").await, "/me/mood").await.json()["items"], json!([]));
    for _ in 0..2 {
        asha.api(Method::DELETE, "/me/mood/2026-11-20").send().await.is(204);
    }
    reads(&asha, "/me/mood/2026-11-20").await.is_problem(404, "not-found");
}

pub async fn f52_every_mistake_of_an_entry_is_named(app: TestApp) {
    let asha = app.patient("Asha").await;
    for (date, body, faults) in [
        ("2026-11-23", json!({}), vec!["/level required"]),
        ("2026-11-23", json!({ "level": 6 }), vec!["/level out_of_range"]),
        ("2026-11-23", json!({ "level": 0, "note": "x".repeat(1_001) }), vec!["/level out_of_range", "/note too_long"]),
        ("2026-11-23", json!({ "level": 3, "date": "2026-11-22" }), vec!["/date unknown_field"]),
        ("2026-11-24", json!({ "level": 3 }), vec!["/date in_the_future"]),
        ("1969-12-31", json!({ "level": 3 }), vec!["/date too_long_ago"]),
    ] {
        assert_eq!(writes(&asha, date, &body).await.is_problem(422, "invalid").faults(), faults, "{date} {body}");
    }
    for nowhere in ["today", "2026-02-30", "20261123", "2026-11-23T00:00:00Z"] {
        writes(&asha, nowhere, &json!({ "level": 3 })).await.is_problem(404, "not-found");
    }
    for (query, fault) in [
        ("from=x", "/from not_a_date"),
        ("from=2026-11-23&to=2026-11-22", "/to before_from"),
        ("from=2025-11-22&to=2026-11-23", "/to range_too_long"),
    ] {
        assert_eq!(reads(&asha, &format!("/me/mood?{query}")).await.is_problem(422, "invalid").faults(), [fault]);
    }
    reads(&asha, "/me/mood?from=2025-11-23&to=2026-11-23").await.is(200);
    assert!(app.rows(Table::Records).await.is_empty());
}

pub async fn f52_two_windows_write_one_day_and_nobody_overwrites_unseen(app: TestApp) {
    let asha = app.patient("Asha").await;
    let put = |level: i32, tag: &str| asha.api(Method::PUT, "/me/mood/2026-11-23").if_match(tag).json(&json!({ "level": level })).send();
    let (one, two) = tokio::join!(put(1, "\"v0\""), put(5, "\"v0\""));
    let mut statuses = [one.status, two.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 412]);
    // Without a tag each is taken, one after the other: one entry, the last word.
    let (low, good) = (json!({ "level": 2 }), json!({ "level": 4 }));
    let (one, two) = tokio::join!(writes(&asha, "2026-11-22", &low), writes(&asha, "2026-11-22", &good));
    let versions = [one.is(200).header("etag").to_owned(), two.is(200).header("etag").to_owned()];
    assert!(versions.contains(&"\"v2\"".to_owned()), "{versions:?}");
    let rows = app.rows(Table::Records).await;
    assert_eq!(rows.iter().filter(|row| row["item"].as_s().unwrap().starts_with("mood#")).count(), 2, "two days, two rows");
}

pub async fn f52_a_day_is_the_hospitals_day_whatever_its_zone_becomes(app: TestApp) {
    let asha = app.patient("Asha").await;
    // 18:40 UTC: in Kolkata it is the next day already.
    app.passes(14 * 60 + 40);
    app.signs_in(&asha, Level::Full).await;
    writes(&asha, "2026-11-24", &json!({ "level": 4 })).await.is(200);
    let tomas = app.administrator().await;
    tomas.api(Method::PUT, "/admin/settings").json(&json!({ "zone": "America/New_York" })).send().await.is(200);
    // There it is still the 23rd: what was written stays, and the 24th is to come.
    assert_eq!(reads(&asha, "/me/mood/2026-11-24").await.is(200).json()["level"], 4);
    assert_eq!(writes(&asha, "2026-11-24", &json!({ "level": 1 })).await.is(422).faults(), ["/date in_the_future"]);
    writes(&asha, "2026-11-23", &json!({ "level": 3 })).await.is(200);
}

pub async fn f52_a_doctor_in_care_reads_it_only_while_the_patient_lets_them(app: TestApp) {
    let (farah, okafor, asha) = (app.doctor("Leena Farah").await, app.doctor("Chidi Okafor").await, app.patient("Asha").await);
    writes(&asha, "2026-11-23", &json!({ "level": 2, "note": "Slept badly" })).await.is(200);
    let path = format!("/patients/{}/mood", asha.id);
    switches(&asha, Method::PUT, &farah).await.is_problem(404, "not-found");
    let slots = app.open_slots(&farah).await;
    let visit = asha.has(&slots[30]).await;
    asha.has(&app.open_slots(&okafor).await[40]).await;
    reads(&farah, &path).await.is_problem(404, "not-found");
    switches(&asha, Method::PUT, &farah).await.is(204);
    switches(&asha, Method::PUT, &farah).await.is(204);
    assert_eq!(reads(&farah, &path).await.is(200).json()["items"][0]["note"], "Slept badly");
    let (ben, ruth, tomas) = (app.patient("Ben").await, app.receptionist().await, app.administrator().await);
    for person in [&okafor, &ben, &ruth, &tomas] {
        reads(person, &path).await.is_problem(404, "not-found");
    }
    let listed = reads(&asha, "/me/mood-sharing").await.is(200).json();
    let said: Vec<_> = listed["items"].as_array().unwrap().iter().map(|one| (one["doctor_name"].clone(), one["shared"].clone())).collect();
    assert_eq!(said, [(json!("Chidi Okafor"), json!(false)), (json!("Leena Farah"), json!(true))]);
    // Ending is at once, and care is needed besides.
    switches(&asha, Method::DELETE, &farah).await.is(204);
    reads(&farah, &path).await.is_problem(404, "not-found");
    switches(&asha, Method::PUT, &farah).await.is(204);
    reads(&farah, &path).await.is(200);
    asha.cancels(&visit).await.is(200);
    reads(&farah, &path).await.is_problem(404, "not-found");
    let listed = reads(&asha, "/me/mood-sharing").await.is(200).json();
    assert_eq!((&listed["items"][1]["in_care"], &listed["items"][1]["shared"]), (&json!(false), &json!(true)), "it can still be ended");
    let denied = app.rows(Table::Audit).await.into_iter().filter(|row| {
        row["what"].as_s().unwrap() == "mood.read"
            && row["decision"].as_s().unwrap() == "denied"
            && row["subject_id"].as_s().unwrap() == &asha.id.to_string()
    });
    assert!(denied.count() >= 5, "every try stands in the trail of the patient");
}

both_doors!(
    f52_a_day_has_one_entry_that_can_be_written_anew,
    f52_every_mistake_of_an_entry_is_named,
    f52_two_windows_write_one_day_and_nobody_overwrites_unseen,
    f52_a_day_is_the_hospitals_day_whatever_its_zone_becomes,
    f52_a_doctor_in_care_reads_it_only_while_the_patient_lets_them,
);
