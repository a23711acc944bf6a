//! F11 and F12 over the API: who did what, who was refused, and who looked at a patient's record.

use std::collections::BTreeSet;

use caredesk::storage::tables::Table;
use http::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Person, TestApp, Trouble, Visit};

const TODAY: &str = "/admin/audit?from=2026-11-23&to=2026-11-23";

async fn asks(person: &Person, path: &str) -> Answer {
    person.browser().api(Method::GET, path).send().await
}

/// A doctor, and a patient with a visit who coughs.
async fn scene(app: &TestApp) -> (Person, Person, Visit) {
    let (doctor, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
    let visit = asha.has(&app.open_slot(&doctor).await).await;
    (doctor, asha, visit)
}

fn items(answer: &Answer) -> Vec<Value> {
    answer.json()["items"].as_array().unwrap().clone()
}

/// Act, who did it, and whom it is about.
fn told(item: &Value) -> (String, String, String) {
    let word = |name: &str| item[name].as_str().unwrap_or_default().to_owned();
    (word("what"), word("actor_id"), word("subject_id"))
}

pub async fn f11_an_administrator_sees_who_did_what_and_nothing_clinical(app: TestApp) {
    let (doctor, asha, visit) = scene(&app).await;
    doctor.looks_at(&visit).await.is(200);
    let tomas = app.administrator().await;
    let answer = asks(&tomas, TODAY).await.is(200);
    assert!(!answer.text().contains("cough"), "never what was written");
    let listed = items(&answer);
    let (farah, patient) = (doctor.id.to_string(), asha.id.to_string());
    let read = listed.iter().find(|item| item["what"] == "intake.read").unwrap();
    assert_eq!(told(read), ("intake.read".to_owned(), farah.clone(), patient.clone()));
    assert_eq!((read["actor_name"].as_str(), read["subject_name"].as_str()), (Some("Leena Farah"), Some("Asha")));
    assert_eq!(
        (read["role"].as_str(), read["decision"].as_str(), read["object"].as_str()),
        (Some("doctor"), Some("allowed"), Some(&*visit.id))
    );
    assert!(read["request_id"].as_str().unwrap().starts_with("req_") && read["at"].as_str().unwrap().ends_with("+05:30"));
    for (filter, expected) in [
        (format!("actor={farah}"), vec!["intake.read"]),
        (format!("subject={patient}"), vec!["intake.read", "appointment.book"]),
        ("action=visit".to_owned(), vec!["appointment.book"]),
        ("action=intake.read".to_owned(), vec!["intake.read"]),
        ("action=denied".to_owned(), vec![]),
        (format!("actor={patient}&action=clinical_read"), vec![]),
    ] {
        let found: Vec<String> = items(&asks(&tomas, &format!("{TODAY}&{filter}")).await.is(200)).iter().map(|item| told(item).0).collect();
        assert_eq!(found, expected, "{filter}");
    }
    let looked = items(&asks(&tomas, &format!("{TODAY}&action=audit")).await);
    assert!(looked.len() >= 7 && looked.iter().all(|item| item["actor_name"] == "Tomas"), "who looked at the trail stands in it");
    assert!(items(&asks(&tomas, "/admin/audit?from=2026-11-24&to=2026-12-24").await).is_empty());
}

pub async fn f11_the_trail_is_leafed_through_whole_and_a_question_must_be_one(app: TestApp) {
    let (_, asha, visit) = scene(&app).await;
    for _ in 0..6 {
        asha.looks_at(&visit).await.is(200);
    }
    let tomas = app.administrator().await;
    let subject = format!("{TODAY}&subject={}", asha.id);
    let (mut seen, mut path) = (Vec::new(), format!("{subject}&limit=3"));
    loop {
        let answer = asks(&tomas, &path).await.is(200);
        seen.extend(items(&answer).iter().map(|item| item["id"].as_str().unwrap().to_owned()));
        let Some(next) = answer.json()["next"].as_str().map(str::to_owned) else { break };
        path = format!("{subject}&limit=3&cursor={next}");
    }
    let newest_first: Vec<String> = seen.iter().collect::<BTreeSet<_>>().into_iter().rev().cloned().collect();
    assert_eq!((seen.len(), &seen), (7, &newest_first), "each once, newest first");
    let elsewhere = path.replace("subject=", "actor=");
    asks(&tomas, &elsewhere).await.is_problem(400, "bad-cursor");
    for wrong in [
        "/admin/audit",
        "/admin/audit?from=2026-11-23",
        "/admin/audit?from=2026-11-23&to=2026-11-22",
        "/admin/audit?from=2026-11-01&to=2026-12-02",
        "/admin/audit?from=2026-11-23&to=2026-11-23&action=everything",
        "/admin/audit?from=2026-11-23&to=2026-11-23&actor=maya",
    ] {
        asks(&tomas, wrong).await.is_problem(422, "invalid");
    }
    asks(&tomas, "/admin/audit?from=2026-11-01&to=2026-12-01").await.is(200);
}

pub async fn f11_who_is_refused_stands_in_the_trail(app: TestApp) {
    let (_, asha, _) = scene(&app).await;
    let (ruth, okafor) = (app.receptionist().await, app.doctor("Chidi Okafor").await);
    let tomas = app.administrator().await;
    let patient = asha.id.to_string();
    asks(&asha, TODAY).await.is(403);
    asks(&ruth, &format!("/patients/{patient}/records")).await.is_problem(404, "not-found");
    asks(&okafor, &format!("/patients/{patient}/records")).await.is_problem(404, "not-found");
    let denied: Vec<Value> = items(&asks(&tomas, &format!("{TODAY}&action=denied")).await.is(200));
    let expected = [("records.list", &okafor), ("access.denied", &ruth), ("access.denied", &asha)];
    for (item, (act, who)) in denied.iter().zip(expected) {
        assert_eq!(told(item), (act.to_owned(), who.id.to_string(), patient.clone()));
    }
    assert_eq!(denied.len(), 3);
    assert_eq!(denied[2]["object"], "GET /api/v1/admin/audit");
}

pub async fn f11_strangers_are_counted_per_address_and_minute_in_one_entry(app: TestApp) {
    let tomas = app.administrator().await;
    let [one, two] = ["203.0.113.7", "203.0.113.8"].map(|address| app.stranger().from_address(address));
    let before = app.rows(Table::Audit).await.len();
    let ((), spent) = app
        .spends(async {
            for stranger in [&one, &one, &two, &one] {
                stranger.api(Method::GET, "/appointments").send().await.is(401);
            }
        })
        .await;
    assert_eq!(spent.calls, 0, "a flood makes nobody write");
    let strangers = app.app.identity.strangers();
    assert_eq!(strangers.write_down().await.unwrap(), 0, "the minute is not over");
    app.passes(1);
    assert_eq!(strangers.write_down().await.unwrap(), 2);
    assert_eq!(app.rows(Table::Audit).await.len(), before + 2);
    let entries = items(&asks(&tomas, &format!("{TODAY}&actor=stranger")).await.is(200));
    let mut objects: Vec<&str> = entries.iter().map(|item| item["object"].as_str().unwrap()).collect();
    objects.sort_unstable();
    assert_eq!(objects, ["203.0.113.7 2026-11-23T04:00:00Z 3", "203.0.113.8 2026-11-23T04:00:00Z 1"]);
}

pub async fn f11_without_its_entry_nothing_of_the_trail_is_shown(app: TestApp) {
    let (tomas, asha) = (app.administrator().await, app.patient("Asha").await);
    app.faults.plan(|call| (call.operation.contains("PutItem") && call.body.contains("-audit\"")).then_some(Trouble::Fault));
    asks(&tomas, TODAY).await.is_problem(503, "busy");
    let file = tomas.browser().opens("/admin/audit/export").await.is(503);
    assert!(!file.text().contains("aud_"));
    asks(&asha, TODAY).await.is_problem(503, "busy");
    app.faults.end();
    asks(&tomas, TODAY).await.is(200);
}

pub async fn f12_a_patient_sees_who_else_looked_at_their_record(app: TestApp) {
    let (doctor, asha, visit) = scene(&app).await;
    let (okafor, tomas, ben) = (app.doctor("Chidi Okafor").await, app.administrator().await, app.patient("Ben").await);
    asha.looks_at(&visit).await.is(200);
    assert!(items(&asks(&asha, "/me/access-log").await.is(200)).is_empty(), "one's own looks are left out");
    doctor.looks_at(&visit).await.is(200);
    app.passes(1);
    let records = format!("/patients/{}/records", asha.id);
    asks(&doctor, &records).await.is(200);
    asks(&okafor, &records).await.is(404);
    asks(&tomas, &format!("/admin/record-index?patient={}", asha.id)).await.is(200);
    let answer = asks(&asha, "/me/access-log").await.is(200);
    let line = |item: &Value| ["what", "actor_name", "role", "decision"].map(|name| item[name].as_str().unwrap().to_owned()).join(" · ");
    let lines: Vec<String> = items(&answer).iter().map(line).collect();
    assert_eq!(
        lines,
        [
            "records.index · Tomas · administrator · allowed",
            "records.list · Chidi Okafor · doctor · denied",
            "records.list · Leena Farah · doctor · allowed",
            "intake.read · Leena Farah · doctor · allowed",
        ]
    );
    assert_eq!(items(&answer)[3]["at"], "2026-11-23T09:30:00+05:30");
    assert!(items(&answer)[3].get("reason").is_none() && items(&answer)[3]["actor_id"] == json!(doctor.id));
    assert!(items(&asks(&ben, "/me/access-log").await.is(200)).is_empty(), "everybody their own");
    asks(&doctor, "/me/access-log").await.is_problem(403, "forbidden");
}

pub async fn f12_a_long_access_log_is_leafed_through(app: TestApp) {
    let (doctor, asha, visit) = scene(&app).await;
    for round in 0..5 {
        for _ in 0..25 {
            asha.looks_at(&visit).await.is(200);
        }
        if round % 2 == 0 {
            doctor.looks_at(&visit).await.is(200);
        }
    }
    let (mut seen, mut path) = (0, "/me/access-log?limit=2".to_owned());
    loop {
        let answer = asks(&asha, &path).await.is(200);
        seen += items(&answer).len();
        let Some(next) = answer.json()["next"].as_str().map(str::to_owned) else { break };
        path = format!("/me/access-log?limit=2&cursor={next}");
    }
    assert_eq!(seen, 3);
}

both_doors!(
    f11_an_administrator_sees_who_did_what_and_nothing_clinical,
    f11_the_trail_is_leafed_through_whole_and_a_question_must_be_one,
    f11_who_is_refused_stands_in_the_trail,
    f11_strangers_are_counted_per_address_and_minute_in_one_entry,
    f11_without_its_entry_nothing_of_the_trail_is_shown,
    f12_a_patient_sees_who_else_looked_at_their_record,
    f12_a_long_access_log_is_leafed_through,
);
