//! F19: a doctor leaves, never from under a visit, and may come back.

use caredesk::access::permissions::ManageDoctors;
use caredesk::capabilities::calendar::model::{IsoWeek, Ledger};
use caredesk::capabilities::directory::service::DoctorError;
use caredesk::storage::item::Key;
use caredesk::storage::tables::Table;
use caredesk::storage::transaction::Action;
use http::Method;
use serde_json::json;

use crate::support::{Answer, Person, TestApp, Visit, booking};

async fn leaves(person: &Person, doctor: &Person) -> Answer {
    person.api(Method::DELETE, &format!("/doctors/{}", doctor.id)).send().await
}

async fn returns(person: &Person, doctor: &Person) -> Answer {
    person.api(Method::POST, &format!("/doctors/{}/reactivate", doctor.id)).send().await
}

async fn status(person: &Person, doctor: &Person) -> String {
    person.api(Method::GET, &format!("/doctors/{}", doctor.id)).send().await.is(200).member("status")
}

/// Every week that can be booked, as last written.
async fn ledgers(app: &TestApp, doctor: &Person) -> Vec<Ledger> {
    let now = app.clock.now();
    let last = now.checked_add(jiff::SignedDuration::from_hours(24 * 7 * 53)).unwrap();
    let weeks: Vec<IsoWeek> = IsoWeek::range(IsoWeek::of(now), IsoWeek::of(last)).collect();
    app.app.calendar.ledgers(doctor.id, &weeks).await.unwrap()
}

#[tokio::test]
async fn f19_a_doctor_with_visits_ahead_stays_and_they_are_listed() {
    let app = TestApp::start().await;
    let (farah, tomas) = (app.doctor("Leena Farah").await, app.administrator().await);
    let (asha, ben) = (app.patient("Asha").await, app.patient("Ben").await);
    let slots = app.open_slots(&farah).await;
    let (late, soon) = (asha.has(&slots[40]).await, ben.has(&slots[10]).await);
    let cancelled = app.patient("Chidi").await.has(&slots[20]).await;
    tomas.cancels(&cancelled).await.is(200);
    let refused = leaves(&tomas, &farah).await.is_problem(409, "in-use").json();
    assert_eq!(
        refused["appointments"],
        json!([
            {"appointment_id": soon.id, "status": "booked", "start": soon.start(), "end": soon.body["end"]},
            {"appointment_id": late.id, "status": "booked", "start": late.start(), "end": late.body["end"]},
        ])
    );
    assert_eq!((&refused["more_to_come"], status(&tomas, &farah).await.as_str()), (&json!(false), "active"));
    for visit in [&late, &soon] {
        tomas.cancels(visit).await.is(200);
    }
    leaves(&tomas, &farah).await.is(204);
    leaves(&tomas, &farah).await.is(204);
    assert_eq!(status(&tomas, &farah).await, "inactive");
    for path in ["", "/free-times"] {
        app.stranger().api(Method::GET, &format!("/doctors/{}{path}", farah.id)).send().await.is_problem(404, "not-found");
    }
    assert_eq!(asha.books(&slots[50]).await.is_problem(422, "invalid").faults(), ["/doctor_id not_accepting"]);
    assert_eq!(asha.looks_at(&late).await.member("status"), "cancelled", "past visits keep their doctor");
    let deeds = app.rows(Table::Audit).await;
    assert_eq!(deeds.iter().filter(|row| row["what"].as_s().unwrap() == "doctor.deactivate").count(), 1);
}

#[tokio::test]
async fn f19_visits_that_are_over_keep_nobody() {
    let app = TestApp::start().await;
    let (farah, tomas, asha) = (app.doctor("Leena Farah").await, app.administrator().await, app.patient("Asha").await);
    let slot = app.open_slots(&farah).await.remove(0);
    asha.has(&slot).await;
    leaves(&tomas, &farah).await.is_problem(409, "in-use");
    app.passes(24 * 60);
    app.signs_in(&tomas, caredesk::access::actor::Level::Full).await;
    leaves(&tomas, &farah).await.is(204);
}

#[tokio::test]
async fn f19_what_a_doctor_did_is_read_after_they_left() {
    let app = TestApp::start().await;
    let (farah, tomas, asha) = (app.doctor("Leena Farah").await, app.administrator().await, app.patient("Asha").await);
    let ruth = app.receptionist().await;
    let visit = asha.has(&app.open_slots(&farah).await[0]).await;
    let visit = Visit::of(&ruth.checks_in(&visit).await.is(200));
    let visit = Visit::of(&farah.starts(&visit).await.is(200));
    let record = json!({ "diagnosis": "Iron deficiency", "prescription": "Iron, one a day" });
    let record = farah.api(Method::PUT, &format!("/appointments/{}/record", visit.id)).json(&record).send().await.is(201).member("id");
    leaves(&tomas, &farah).await.is(204);
    assert_eq!(status(&tomas, &farah).await, "inactive");
    app.stranger().opens(&format!("/doctors/{}", farah.id)).await.is(404);
    // The visit is what it was, for its patient and for the desk, over the API and on pages.
    let address = format!("/appointments/{}", visit.id);
    for reader in [&asha, &ruth, &tomas] {
        let body = reader.api(Method::GET, &address).send().await.is(200).json();
        assert_eq!((body["status"].as_str(), body["doctor_id"].as_str()), (Some("completed"), Some(farah.id.to_string().as_str())));
        assert_eq!(body["doctor_name"], "Leena Farah");
        assert!(reader.opens(&address).await.is(200).page().text().contains("Leena Farah"), "{}", reader.name);
    }
    let day = ruth.opens("/desk?from=2026-11-23&to=2026-11-23").await.is(200).page();
    assert!(day.text().contains("Leena Farah") && day.text().contains("Asha"), "{}", day.text());
    assert!(asha.opens("/appointments").await.is(200).page().text().contains("Leena Farah"));
    // Only the patient reads what was written, as before.
    let kept = asha.opens(&format!("/records/{record}")).await.is(200);
    assert!(kept.text().contains("Iron deficiency") && kept.text().contains("Leena Farah"));
    ruth.opens(&format!("/records/{record}")).await.is(404);
}

#[tokio::test]
async fn f19_only_administrators_and_only_doctors_and_only_as_seen() {
    let app = TestApp::start().await;
    let (farah, tomas, asha) = (app.doctor("Leena Farah").await, app.administrator().await, app.patient("Asha").await);
    asha.has(&app.open_slot(&farah).await).await;
    for person in [&farah, &asha, &app.receptionist().await] {
        leaves(person, &farah).await.is_problem(403, "forbidden");
        returns(person, &farah).await.is_problem(403, "forbidden");
    }
    leaves(&tomas, &asha).await.is_problem(404, "not-found");
    returns(&tomas, &asha).await.is_problem(404, "not-found");
    let path = format!("/doctors/{}", app.doctor("Petra Novak").await.id);
    tomas.api(Method::DELETE, &path).if_match("\"v7\"").send().await.is_problem(412, "stale-version");
    tomas.api(Method::DELETE, &path).if_match("\"v1\"").send().await.is(204);
}

#[tokio::test]
async fn f19_who_comes_back_is_found_with_the_hours_they_had() {
    let app = TestApp::start().await;
    let (farah, tomas) = (app.doctor("Leena Farah").await, app.administrator().await);
    let before = app.open_slots(&farah).await;
    leaves(&tomas, &farah).await.is(204);
    tomas.api(Method::DELETE, &format!("/departments/{}", app.department.id)).send().await.is(204);
    let refused = returns(&tomas, &farah).await.is_problem(422, "invalid");
    assert_eq!(refused.faults(), ["/department_id unknown_department"]);
    let skin = tomas.api(Method::POST, "/departments").json(&json!({"name": "Skin"})).send().await.member("id");
    let body = json!({"name": "Leena Farah", "department_id": skin});
    tomas.api(Method::PUT, &format!("/doctors/{}", farah.id)).json(&body).send().await.is(200);
    assert_eq!(app.app.directory.department(skin.parse().unwrap()).await.unwrap().unwrap().doctors, 0);
    assert_eq!(returns(&tomas, &farah).await.is(200).member("status"), "active");
    returns(&tomas, &farah).await.is(200);
    assert_eq!(app.app.directory.department(skin.parse().unwrap()).await.unwrap().unwrap().doctors, 1);
    assert_eq!(app.open_slots(&farah).await, before);
    let found = app.stranger().api(Method::GET, "/doctors?q=farah").send().await.json();
    assert_eq!(found["items"][0]["id"], json!(farah.id));
}

#[tokio::test]
async fn f19_a_booking_at_the_very_moment_either_keeps_the_doctor_or_is_refused() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let (asha, ruth) = (app.patient("Asha").await, app.receptionist().await);
    for round in 0..12 {
        let farah = app.doctor(&format!("Leena Number{round}")).await;
        let slot = app.open_slots(&farah).await.remove(40 + round);
        let (left, booked) = match round % 3 {
            // A hold is used up: the week's sets stay as they are.
            0 => {
                let hold = asha.holds(&slot).await.is(201).member("id");
                let mut wish = booking(&slot);
                wish["hold_id"] = json!(hold);
                tokio::join!(leaves(&tomas, &farah), asha.asks_for(&wish))
            }
            1 => tokio::join!(leaves(&tomas, &farah), asha.books(&slot)),
            _ => tokio::join!(leaves(&tomas, &farah), ruth.books_for(&asha, &slot)),
        };
        match booked.status {
            201 => {
                let listed = left.is_problem(409, "in-use").json();
                assert_eq!(status(&tomas, &farah).await, "active");
                assert_eq!(listed["appointments"][0]["appointment_id"], booked.json()["id"]);
            }
            _ => {
                booked.is_problem(422, "invalid");
                left.is(204);
                assert_eq!(status(&tomas, &farah).await, "inactive");
            }
        }
    }
}

/// The guard itself: what was booked after the weeks were looked at is seen, whether it takes free time or a hold's.
#[tokio::test]
async fn f19_weeks_that_changed_since_they_were_looked_at_refuse() {
    let app = TestApp::start().await;
    let (farah, tomas, asha) = (app.doctor("Leena Farah").await, app.administrator().await, app.patient("Asha").await);
    let grant = app.granted::<ManageDoctors>(&tomas);
    let slots = app.open_slots(&farah).await;
    let retires = |seen: Vec<Ledger>| {
        let (app, grant) = (&app, &grant);
        let id = farah.id;
        async move { app.app.directory.retire_doctor(grant, id, None, &seen, None).await }
    };
    let seen = ledgers(&app, &farah).await;
    let hold = asha.holds(&slots[30]).await.is(201).member("id");
    assert!(matches!(retires(seen).await, Err(DoctorError::Moved)), "a hold came");
    let seen = ledgers(&app, &farah).await;
    let mut wish = booking(&slots[30]);
    wish["hold_id"] = json!(hold);
    let days = |ledgers: &[Ledger]| ledgers.iter().map(|ledger| ledger.days.clone()).collect::<Vec<_>>();
    asha.asks_for(&wish).await.is(201);
    assert_eq!(days(&ledgers(&app, &farah).await), days(&seen), "the sets do not show that the hold became a visit");
    assert!(matches!(retires(seen).await, Err(DoctorError::Moved)), "the hold was used up");
    let seen = ledgers(&app, &farah).await;
    assert_eq!(status(&tomas, &farah).await, "active");
    // Whether visits stand in these weeks was the caller's to decide.
    assert!(retires(seen).await.is_ok());
}

#[tokio::test]
async fn f19_booked_time_whose_visit_cannot_be_listed_yet_keeps_the_doctor() {
    let app = TestApp::start().await;
    let (farah, tomas, asha) = (app.doctor("Leena Farah").await, app.administrator().await, app.patient("Asha").await);
    let visit = asha.has(&app.open_slots(&farah).await[30]).await;
    app.write(vec![Action::Delete { key: Key::one(Table::Appointments, &visit.id), condition: None }]).await;
    let refused = leaves(&tomas, &farah).await.is_problem(409, "in-use").json();
    assert_eq!((&refused["appointments"], &refused["more_to_come"]), (&json!([]), &json!(true)));
    assert_eq!(status(&tomas, &farah).await, "active");
}

#[tokio::test]
async fn f19_a_hold_keeps_nobody_and_cannot_be_booked_afterwards() {
    let app = TestApp::start().await;
    let (farah, tomas, asha) = (app.doctor("Leena Farah").await, app.administrator().await, app.patient("Asha").await);
    let slot = app.open_slots(&farah).await.remove(30);
    let hold = asha.holds(&slot).await.is(201).member("id");
    leaves(&tomas, &farah).await.is(204);
    let mut wish = booking(&slot);
    wish["hold_id"] = json!(hold);
    asha.asks_for(&wish).await.is_problem(422, "invalid");
}
