//! F22: leave, closed times and extra hours; booked visits they hit are asked about and never dropped silently.

use caredesk::access::permissions::ManageAvailability;
use caredesk::capabilities::availability::model::ExceptionText;
use caredesk::storage::item::Key;
use caredesk::storage::tables::Table;
use caredesk::storage::transaction::Action;
use caredesk::web::idempotency::Fingerprint;
use http::Method;
use serde_json::{Value, json};

use crate::hours::{said, told};
use crate::support::{Answer, Person, TestApp};

async fn enters(person: &Person, doctor: &Person, body: &Value) -> Answer {
    person.api(Method::POST, &format!("/doctors/{}/exceptions", doctor.id)).json(body).send().await
}

fn leave(start: &str, end: &str) -> Value {
    json!({"kind": "leave", "start": start, "end": end, "reason": "conference"})
}

#[tokio::test]
async fn f22_leave_takes_its_times_away_and_only_its_weeks_are_told() {
    let app = TestApp::start().await;
    let farah = app.doctor("Leena Farah").await;
    let entered = enters(&farah, &farah, &leave("2026-11-24", "2026-11-25")).await.is(201);
    assert_eq!(entered.json()["start"], "2026-11-24T00:00:00+05:30");
    assert_eq!(entered.json()["end"], "2026-11-26T00:00:00+05:30");
    assert_eq!((&entered.json()["cancelled"], &entered.json()["unresolved"]), (&json!([]), &json!([])));
    assert_eq!(told(&app, &farah).await.into_iter().collect::<Vec<_>>(), [("2026-W48".to_owned(), 2)]);
    let days: Vec<String> = app.open_slots(&farah).await.iter().map(|slot| slot.start[..10].to_owned()).collect();
    assert!(days.contains(&"2026-11-23".to_owned()) && days.contains(&"2026-11-26".to_owned()));
    assert!(!days.contains(&"2026-11-24".to_owned()) && !days.contains(&"2026-11-25".to_owned()));
    let hours = farah.api(Method::GET, &format!("/doctors/{}/availability", farah.id)).send().await.json();
    assert_eq!(hours["exceptions"][0]["kind"], "leave");
    farah.ask(Method::DELETE, entered.location()).send().await.is(204);
    assert!(app.open_slots(&farah).await.iter().any(|slot| slot.start.starts_with("2026-11-24")));
    farah.ask(Method::DELETE, entered.location()).send().await.is_problem(404, "not-found");
    assert_eq!(said(&app, &farah).await, ["leave 2026-11-24 – 2026-11-25"; 2], "the trail says when, and never why");
}

#[tokio::test]
async fn f22_extra_hours_open_a_free_day() {
    let app = TestApp::start().await;
    let farah = app.doctor("Leena Farah").await;
    let extra = json!({"kind": "extra", "start": "2026-11-29T10:00:00+05:30", "end": "2026-11-29T11:10:00+05:30"});
    enters(&farah, &farah, &extra).await.is(201);
    let sunday: Vec<String> =
        app.open_slots(&farah).await.into_iter().map(|slot| slot.start).filter(|start| start.starts_with("2026-11-29")).collect();
    assert_eq!(sunday, ["2026-11-29T10:00:00+05:30", "2026-11-29T10:30:00+05:30"]);
}

#[tokio::test]
async fn f22_booked_visits_are_listed_until_something_is_said_about_each() {
    let app = TestApp::start().await;
    let (farah, asha, ben) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.patient("Ben").await);
    let tuesday: Vec<_> = app.open_slots(&farah).await.into_iter().filter(|slot| slot.start.starts_with("2026-11-24")).collect();
    let (kept, dropped) = (asha.has(&tuesday[0]).await, ben.has(&tuesday[3]).await);
    let mut body = leave("2026-11-24", "2026-11-24");
    let refused = enters(&farah, &farah, &body).await.is_problem(409, "in-use").json();
    let listed: Vec<&str> = refused["appointments"].as_array().unwrap().iter().map(|one| one["appointment_id"].as_str().unwrap()).collect();
    assert_eq!(listed, [kept.id.as_str(), dropped.id.as_str()]);
    assert_eq!(refused["appointments"][0]["start"], kept.start());
    assert!(told(&app, &farah).await.values().all(|version| *version == 1), "nothing was written");

    body["resolve"] = json!({ &kept.id: "keep" });
    let half = enters(&farah, &farah, &body).await.is_problem(409, "in-use").json();
    assert_eq!(half["appointments"].as_array().unwrap().len(), 1);
    body["resolve"] = json!({ &kept.id: "keep", &dropped.id: "cancel" });
    let entered = enters(&farah, &farah, &body).await.is(201).json();
    assert_eq!((&entered["cancelled"], &entered["unresolved"]), (&json!([dropped.id]), &json!([])));
    assert_eq!(asha.looks_at(&kept).await.member("status"), "booked");
    assert_eq!(ben.looks_at(&dropped).await.member("status"), "cancelled");
    assert!(!app.open_slots(&farah).await.iter().any(|slot| slot.start.starts_with("2026-11-24")));
    assert_eq!(app.published("appointment.cancelled").await.len(), 1);
}

#[tokio::test]
async fn f22_whoever_is_here_already_stays_whatever_is_said_and_what_has_begun_is_not_asked_about() {
    let app = TestApp::start().await;
    let (farah, asha, ben) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.patient("Ben").await);
    let tuesday: Vec<_> = app.open_slots(&farah).await.into_iter().filter(|slot| slot.start.starts_with("2026-11-24")).collect();
    let (here, begun) = (asha.has(&tuesday[0]).await, ben.has(&tuesday[3]).await);
    app.receptionist().await.checks_in(&here).await.is(200);
    farah.starts(&begun).await.is(200);
    let mut body = leave("2026-11-24", "2026-11-24");
    let refused = enters(&farah, &farah, &body).await.is_problem(409, "in-use").json();
    let listed: Vec<&str> = refused["appointments"].as_array().unwrap().iter().map(|one| one["appointment_id"].as_str().unwrap()).collect();
    assert_eq!(listed, [here.id.as_str()]);

    body["resolve"] = json!({ &here.id: "cancel" });
    let entered = enters(&farah, &farah, &body).await.is(201).json();
    assert_eq!((&entered["cancelled"], &entered["repairs"]), (&json!([]), &json!([])));
    let unresolved = entered["unresolved"].as_array().unwrap();
    assert_eq!((unresolved.len(), &unresolved[0]["status"]), (1, &json!("checked_in")));
    assert_eq!(asha.looks_at(&here).await.member("status"), "checked_in");
}

#[tokio::test]
async fn f22_exceptions_that_cannot_be_are_refused_by_field() {
    let app = TestApp::start().await;
    let farah = app.doctor("Leena Farah").await;
    for (body, fault) in [
        (leave("2026-11-25", "2026-11-24"), "/end before_from"),
        (leave("2026-11-01", "2026-11-02"), "/end past"),
        (leave("soon", "2026-11-24"), "/start not_an_instant"),
        (json!({"kind": "holiday", "start": "2026-11-24", "end": "2026-11-24"}), "/kind invalid"),
        (json!({"kind": "extra", "start": "2026-11-24T09:01:00Z", "end": "2026-11-24T10:00:00Z"}), "/start not_a_multiple"),
        (json!({"kind": "leave", "start": "2026-11-24", "end": "2026-11-24", "reason": "x".repeat(201)}), "/reason too_long"),
    ] {
        assert_eq!(enters(&farah, &farah, &body).await.is_problem(422, "invalid").faults(), [fault], "{body}");
    }
    let novak = app.doctor("Petra Novak").await;
    enters(&novak, &farah, &leave("2026-11-24", "2026-11-24")).await.is_problem(404, "not-found");
    enters(&app.receptionist().await, &farah, &leave("2026-11-24", "2026-11-24")).await.is_problem(403, "forbidden");
}

#[tokio::test]
async fn f22_a_repeat_settles_what_was_left_over() {
    let app = TestApp::start().await;
    let (farah, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
    let tuesday = app.open_slots(&farah).await.into_iter().find(|slot| slot.start.starts_with("2026-11-24")).unwrap();
    let visit = asha.has(&tuesday).await;
    let mut body = leave("2026-11-24", "2026-11-24");
    body["resolve"] = json!({ &visit.id: "cancel" });
    let text: ExceptionText = serde_json::from_value(body.clone()).unwrap();
    // The exception was entered, and then the server stopped: nothing is cancelled yet.
    let grant = app.granted::<ManageAvailability>(&farah);
    let asked = |key: &str| {
        let path = format!("/doctors/{}/exceptions", farah.id);
        farah.api(Method::POST, &path).key(key).json(&body)
    };
    let once = app.app.availability.once(&grant, &format!("exceptions of {}", farah.id), "leave", Fingerprint::of(&body).as_str());
    let entered = app.app.availability.add_exception(&grant, farah.id, text, None, Some(&once), &|_| Ok(None)).await.unwrap();
    assert_eq!(entered.thing.to_cancel.len(), 1);
    assert_eq!(asha.looks_at(&visit).await.member("status"), "booked");
    let again = asked("leave").send().await.is(201);
    assert_eq!((again.header("idempotent-replayed"), &again.json()["cancelled"]), ("true", &json!([visit.id])));
    assert_eq!(asha.looks_at(&visit).await.member("status"), "cancelled");
    let last = asked("leave").send().await.is(201).json();
    assert_eq!((&last["cancelled"], &last["unresolved"], &last["more_to_come"]), (&json!([]), &json!([]), &json!(false)));
}

#[tokio::test]
async fn f22_booked_time_that_no_list_explains_is_told() {
    let app = TestApp::start().await;
    let (farah, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
    let tuesday = app.open_slots(&farah).await.into_iter().find(|slot| slot.start.starts_with("2026-11-24")).unwrap();
    let visit = asha.has(&tuesday).await;
    // As if the index had not heard of the visit yet: the ledger knows it all the same.
    let key = Key::one(Table::Appointments, &visit.id);
    let gone = app.app.ground.storage.get(&key).await.unwrap().unwrap();
    app.write(vec![Action::Delete { key, condition: None }]).await;
    let entered = enters(&farah, &farah, &leave("2026-11-24", "2026-11-24")).await.is(201).json();
    assert_eq!((&entered["unresolved"], &entered["more_to_come"]), (&json!([]), &json!(true)));
    app.write(vec![Action::create(Table::Appointments, gone)]).await;
    let hit = enters(&farah, &farah, &leave("2026-11-24", "2026-11-24")).await.is_problem(409, "in-use").json();
    assert_eq!(hit["appointments"][0]["appointment_id"], json!(visit.id));
    let other = enters(&farah, &farah, &leave("2026-11-25", "2026-11-25")).await.is(201).json();
    assert_eq!(other["more_to_come"], json!(false));
}

#[tokio::test]
async fn f22_a_visit_moved_out_of_the_way_meanwhile_is_not_cancelled() {
    let app = TestApp::start().await;
    let (farah, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
    let slots = app.open_slots(&farah).await;
    let on = |day: &str| slots.iter().find(|slot| slot.start.starts_with(day)).unwrap();
    let visit = asha.has(on("2026-11-24")).await;
    let mut body = leave("2026-11-24", "2026-11-24");
    body["resolve"] = json!({ &visit.id: "cancel" });
    let move_away = asha.reschedules(&visit, on("2026-11-26"));
    let (moved, entered) = tokio::join!(move_away, enters(&farah, &farah, &body));
    let entered = entered.is(201).json();
    let now = asha.looks_at(&visit).await.json();
    match moved.status {
        200 => assert!(now["status"] == "booked" && now["start"].as_str().unwrap().starts_with("2026-11-26"), "{now} {entered}"),
        _ => assert_eq!(now["status"], "cancelled", "{entered}"),
    }
}
