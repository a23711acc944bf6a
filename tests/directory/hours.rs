//! F22: weekly rules over the API, and what a change of them tells the ledgers.

use std::collections::BTreeMap;

use caredesk::capabilities::directory::model::Doctor;
use caredesk::identity::audit::Deed;
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Person, TestApp};

fn rule(weekday: &str, start: &str, end: &str) -> Value {
    json!({"weekday": weekday, "start": start, "end": end, "visit_minutes": 30})
}

async fn adds(person: &Person, doctor: &Person, rule: &Value) -> Answer {
    person.api(Method::POST, &format!("/doctors/{}/availability", doctor.id)).json(rule).send().await
}

async fn rules(person: &Person, doctor: &Person) -> Answer {
    person.api(Method::GET, &format!("/doctors/{}/availability", doctor.id)).send().await
}

/// The version of rules each of a doctor's ledgers has seen, by week.
pub async fn told(app: &TestApp, doctor: &Person) -> BTreeMap<String, u64> {
    let rows = app.rows(Table::Calendar).await;
    let own = rows.iter().filter(|row| row["person_id"].as_s().unwrap() == &doctor.id.to_string());
    own.map(|row| (row["week"].as_s().unwrap().clone(), row["rules_version"].as_n().unwrap().parse().unwrap())).collect()
}

/// What the trail says of every change of a doctor's hours, behind the doctor's id.
pub async fn said(app: &TestApp, doctor: &Person) -> Vec<String> {
    let rows = app.rows(Table::Audit).await;
    let changes = rows.iter().filter(|row| row["what"].as_s().unwrap().starts_with("availability."));
    let own = changes.filter_map(|row| row["object"].as_s().unwrap().strip_prefix(&format!("{} ", doctor.id)));
    let mut said: Vec<String> = own.map(str::to_owned).collect();
    said.sort();
    said
}

#[tokio::test]
async fn f22_a_doctor_writes_their_own_rules_and_offers_follow() {
    let app = TestApp::start().await;
    let farah = app.doctor("Leena Farah").await;
    let all = rules(&farah, &farah).await.is(200).json();
    assert_eq!((all["items"].as_array().unwrap().len(), all["zone"].as_str()), (18, Some("Asia/Kolkata")));
    assert_eq!(all["items"][0]["weekday"], "MON");
    let added = adds(&farah, &farah, &rule("SUN", "10:00", "11:00")).await.is(201);
    let path = added.location().to_owned();
    assert_eq!(path, format!("/api/v1/doctors/{}/availability/{}", farah.id, added.member("id")));
    let sunday = |slots: Vec<crate::support::Slot>| slots.iter().filter(|slot| slot.start.starts_with("2026-11-29")).count();
    assert_eq!(sunday(app.open_slots(&farah).await), 2);
    let other = json!({"weekday": "SUN", "start": "10:00", "end": "12:00", "visit_minutes": 60, "valid_from": "2026-11-29"});
    let changed = farah.ask(Method::PUT, &path).if_match(added.header("etag")).json(&other).send().await.is(200);
    assert_eq!((changed.json()["visit_minutes"].clone(), changed.json()["valid_from"].clone()), (json!(60), json!("2026-11-29")));
    assert_eq!(sunday(app.open_slots(&farah).await), 2);
    farah.ask(Method::PUT, &path).if_match(added.header("etag")).json(&other).send().await.is_problem(412, "stale-version");
    farah.ask(Method::DELETE, &path).send().await.is(204);
    farah.ask(Method::DELETE, &path).send().await.is_problem(404, "not-found");
    assert_eq!(sunday(app.open_slots(&farah).await), 0);
    let (was, is) = ("Sunday 10:00–11:00, 30 minutes", "Sunday 10:00–12:00, 60 minutes, from 2026-11-29");
    assert_eq!(said(&app, &farah).await, [format!("{was} → {is}"), format!("added {was}"), format!("removed {is}")]);
}

#[tokio::test]
async fn f22_rules_that_cannot_be_are_refused_by_field() {
    let app = TestApp::start().await;
    let farah = app.doctor("Leena Farah").await;
    for (rule, fault) in [
        (rule("MON", "11:30", "12:30"), "/start overlaps"),
        (rule("SUN", "10:02", "11:00"), "/start not_a_multiple"),
        (rule("SUN", "11:00", "10:00"), "/end before_from"),
        (rule("sunday", "10:00", "11:00"), "/weekday not_a_weekday"),
        (json!({"weekday": "SUN", "start": "10:00", "end": "11:00"}), "/visit_minutes required"),
        (json!({"weekday": "SUN", "start": "10:00", "end": "11:00", "visit_minutes": 12}), "/visit_minutes out_of_range"),
        (json!({"weekday": "SUN", "start": "10:00", "end": "11:00", "visit_minutes": 30, "doctor": 1}), "/doctor unknown_field"),
    ] {
        assert_eq!(adds(&farah, &farah, &rule).await.is_problem(422, "invalid").faults(), [fault], "{rule}");
    }
    assert_eq!(rules(&farah, &farah).await.json()["items"].as_array().unwrap().len(), 18);
}

#[tokio::test]
async fn f22_others_hours_do_not_exist_for_a_doctor_and_administrators_write_anybodys() {
    let app = TestApp::start().await;
    let (farah, novak, tomas) = (app.doctor("Leena Farah").await, app.doctor("Petra Novak").await, app.administrator().await);
    let sunday = rule("SUN", "10:00", "11:00");
    rules(&novak, &farah).await.is_problem(404, "not-found");
    adds(&novak, &farah, &sunday).await.is_problem(404, "not-found");
    adds(&tomas, &farah, &sunday).await.is(201);
    adds(&tomas, &tomas, &sunday).await.is_problem(404, "not-found");
    for person in [app.patient("Asha").await, app.receptionist().await] {
        rules(&person, &farah).await.is_problem(403, "forbidden");
        adds(&person, &farah, &sunday).await.is_problem(403, "forbidden");
    }
    rules(&app.patient("Ben").await, &farah).await.is_problem(403, "forbidden");
}

#[tokio::test]
async fn f61_the_same_key_adds_one_rule() {
    let app = TestApp::start().await;
    let farah = app.doctor("Leena Farah").await;
    let ask = |end: &str| {
        let path = format!("/doctors/{}/availability", farah.id);
        farah.api(Method::POST, &path).key("once").json(&rule("SUN", "10:00", end))
    };
    let first = ask("11:00").send().await.is(201);
    let again = ask("11:00").send().await.is(201);
    assert_eq!((first.location(), again.header("idempotent-replayed")), (again.location(), "true"));
    ask("12:00").send().await.is_problem(422, "idempotency-key-reused");
    assert_eq!(rules(&farah, &farah).await.json()["items"].as_array().unwrap().len(), 19);
}

#[tokio::test]
async fn f22_a_change_of_rules_reaches_every_ledger_that_can_be_booked_in_the_same_write() {
    let app = TestApp::start().await;
    let farah = app.doctor("Leena Farah").await;
    adds(&farah, &farah, &rule("SUN", "10:00", "11:00")).await.is(201);
    let weeks = told(&app, &farah).await;
    assert_eq!((weeks.keys().next().unwrap().as_str(), weeks.keys().last().unwrap().as_str()), ("2026-W48", "2027-W47"));
    assert_eq!(weeks.len(), 53, "as far as any setting lets people book");
    assert!(weeks.values().all(|version| *version == 2), "{weeks:?}");
    let change = |before: &Doctor| Ok::<_, std::convert::Infallible>(Doctor { place: "Room 12".to_owned(), ..before.clone() });
    app.app.directory.change_doctor(farah.id, None, Deed::of_house("doctor.change"), None, change).await.unwrap();
    assert_eq!(told(&app, &farah).await, weeks, "a new room changes no offer");
    let change = |before: &Doctor| Ok::<_, std::convert::Infallible>(Doctor { accepts_bookings: false, ..before.clone() });
    app.app.directory.change_doctor(farah.id, None, Deed::of_house("doctor.change"), None, change).await.unwrap();
    assert!(told(&app, &farah).await.values().all(|version| *version == 3));
    assert!(app.open_slots(&farah).await.is_empty());
}

#[tokio::test]
async fn f24_a_booking_and_a_change_of_rules_at_once_leave_no_visit_outside_the_rules() {
    let app = TestApp::start().await;
    let (farah, tomas) = (app.doctor("Leena Farah").await, app.administrator().await);
    let day = app.open_slots(&farah).await.into_iter().filter(|slot| slot.start.starts_with("2026-11-25")).collect::<Vec<_>>();
    let id =
        rules(&tomas, &farah).await.json()["items"].as_array().unwrap().iter().find(|rule| rule["weekday"] == "WED").unwrap()["id"].clone();
    let asha = app.patient("Asha").await;
    let path = format!("/doctors/{}/availability/{}", farah.id, id.as_str().unwrap());
    let (booked, removed) = tokio::join!(asha.books(&day[0]), tomas.api(Method::DELETE, &path).send());
    removed.is(204);
    match booked.status {
        201 => {} // it came before, and stays
        _ => assert_eq!(booked.is_problem(422, "invalid").faults(), ["/start outside_rules"]),
    }
    let after = app.patient("Ben").await.books(&day[1]).await.is_problem(422, "invalid");
    assert_eq!(after.faults(), ["/start outside_rules"]);
}
