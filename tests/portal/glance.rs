//! F10 as doctors do it: a patient in care on one page, with the ways to everything behind it; to everybody else there is none.

use caredesk::access::actor::Level;
use caredesk::access::permissions::KeepHealthNotes;
use caredesk::capabilities::records::model::among_the_papers;
use caredesk::capabilities::wellbeing::model::{NewVital, Values};
use caredesk::primitives::ids::RecordId;
use caredesk::primitives::record_number::RecordNumber;
use caredesk::primitives::time::after;
use caredesk::storage::item::{Key, text};
use caredesk::storage::tables::Table;
use caredesk::storage::transaction::{Action, Expression};
use http::Method;
use serde_json::json;

use crate::steps::{books, doctor_and_asha};
use crate::support::{Answer, Person, TestApp, Trouble};

async fn keeps(asha: &Person) {
    asha.api(Method::PATCH, "/me")
        .json(&json!({ "date_of_birth": "1980-02-29", "gender": "female", "phone": "+919876543210" }))
        .send()
        .await
        .is(200);
    let said = json!({ "allergies": ["Penicillin: rash"], "medicines": ["Aspirin 75 mg"], "conditions": [] });
    asha.api(Method::PUT, "/me/background").json(&said).send().await.is(200);
    let vital = json!({ "taken_at": "2026-11-22T08:00:00+05:30", "systolic": 128, "diastolic": 82 });
    asha.api(Method::POST, "/me/vitals").json(&vital).send().await.is(201);
    let old = json!({ "taken_at": "2026-11-10T08:00:00+05:30", "systolic": 142, "diastolic": 90, "weight_kg": 72.5 });
    asha.api(Method::POST, "/me/vitals").json(&old).send().await.is(201);
    asha.api(Method::PUT, "/me/mood/2026-11-22").json(&json!({ "level": 2, "note": "tired" })).send().await.is(200);
}

/// A doctor, Asha with everything she keeps, the address of the page, and a visit to come.
async fn in_care(app: &TestApp) -> (Person, Person, String, String) {
    let (doctor, asha) = doctor_and_asha(app).await;
    let slots = app.open_slots(&doctor).await;
    let seen = books(&asha, &slots[20]).await;
    let record = json!({ "diagnosis": "High pressure, found twice", "diagnosis_code": "I10", "prescription": "Less salt" });
    doctor.api(Method::PUT, &format!("{seen}/record")).json(&record).send().await.is(201);
    let ahead = books(&asha, &slots[40]).await;
    keeps(&asha).await;
    let page = format!("/patients/{}/overview", asha.id);
    (doctor, asha, page, ahead)
}

#[tokio::test]
async fn f10_a_doctor_sees_a_patient_in_care_on_one_page() {
    let app = TestApp::start().await;
    let (doctor, asha, address, ahead) = in_care(&app).await;
    app.report_of(&asha).await;
    let visit = doctor.opens(&ahead).await.is(200).page();
    assert!(visit.all("a").iter().any(|link| link.attribute("href") == Some(&address)), "the visit leads to it");
    let answer = doctor.opens(&address).await.is(200);
    assert_eq!(answer.header("cache-control"), "no-store");
    let page = answer.page();
    let text = page.text();
    assert_eq!(page.heading(), asha.name);
    assert!(!page.find("title").unwrap().text().contains("Asha"), "no name in the title");
    let number = RecordNumber::of(asha.id).to_string();
    let said = ["46 years old", &number, "+919876543210", "Female", "Penicillin: rash", "Aspirin 75 mg", "High pressure, found twice"];
    for said in said.into_iter().chain(["I10", "Essential (primary) hypertension", "128/82 mmHg", "72.5 kg"]) {
        assert!(text.contains(said), "{said} in {text}");
    }
    assert!(!text.contains("142/90 mmHg"), "the last value only");
    assert_eq!(page.all("svg[role=img]").len(), 4, "a chart of the pressure and one of the weight, each drawn twice");
    let hrefs: Vec<&str> = page.all("main a").iter().filter_map(|link| link.attribute("href")).collect();
    let place = address.strip_suffix("/overview").unwrap();
    for way in ["records", "reports", "timeline"] {
        assert!(hrefs.contains(&format!("{place}/{way}").as_str()), "{way} of {hrefs:?}");
    }
    assert!(hrefs.contains(&ahead.as_str()), "the visit to come: {hrefs:?}");
    for href in hrefs.iter().filter(|href| href.starts_with('/')) {
        doctor.opens(href).await.is(200);
    }
}

#[tokio::test]
async fn f52_the_mood_is_on_the_page_of_a_doctor_who_may_read_it_and_of_no_other() {
    let app = TestApp::start().await;
    let (doctor, asha, address, _) = in_care(&app).await;
    let moods = async || doctor.opens(&address).await.is(200).page().all("#mood").len();
    assert_eq!(moods().await, 0, "it is not even mentioned");
    asha.api(Method::PUT, &format!("/me/mood-sharing/{}", doctor.id)).send().await.is(204);
    assert_eq!(moods().await, 1);
    asha.api(Method::DELETE, &format!("/me/mood-sharing/{}", doctor.id)).send().await.is(204);
    assert_eq!(moods().await, 0);
}

#[tokio::test]
async fn f10_a_patient_of_whom_little_is_known_has_a_page_too() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    books(&asha, &app.open_slots(&doctor).await[20]).await;
    let page = doctor.opens(&format!("/patients/{}/overview", asha.id)).await.is(200).page();
    for said in ["The date of birth is not known", "Nothing written up yet", "Nothing measured of late", "No reports"] {
        assert!(page.text().contains(said), "{said} in {}", page.text());
    }
}

#[tokio::test]
async fn f10_a_patient_not_in_care_is_missing_on_the_page_and_over_the_api() {
    let app = TestApp::start().await;
    let (doctor, asha, address, _) = in_care(&app).await;
    let contact = format!("/patients/{}", asha.id);
    let body = doctor.api(Method::GET, &contact).send().await.is(200).json();
    assert_eq!((&body["name"], &body["date_of_birth"]), (&json!(asha.name), &json!("1980-02-29")));
    assert!(body.get("allergies").is_none() && body.get("diagnosis").is_none(), "nothing clinical: {body}");
    let other = app.doctor("Chidi Okafor").await;
    let nobody = "usr_00000000000000000000000000";
    for person in [&other, &app.patient("Ben").await] {
        let (known, unknown) = (person.opens(&address).await.is(404), person.opens(&format!("/patients/{nobody}/overview")).await.is(404));
        let text = |answer: &Answer| answer.page().text().replace(answer.header("x-request-id"), "");
        assert_eq!(text(&known), text(&unknown), "as if there were nobody");
        person.api(Method::GET, &contact).send().await.is_problem(404, "not-found");
        person.api(Method::GET, &format!("/patients/{nobody}")).send().await.is_problem(404, "not-found");
    }
    // Her own things have pages of their own.
    asha.opens(&address).await.is(404);
    app.receptionist().await.opens(&address).await.is(404);
    let denied = app
        .rows(Table::Audit)
        .await
        .iter()
        .filter(|row| {
            let said = |name: &str| row.get(name).and_then(|value| value.as_s().ok().cloned()).unwrap_or_default();
            said("what").starts_with("patient.") && said("decision") == "denied" && said("subject_id") == asha.id.to_string()
        })
        .count();
    // Of the four, one was turned away at the door already, as no doctor: that stands there as a refusal of the door.
    assert_eq!(denied, 3, "that they tried stands in her trail");
}

#[tokio::test]
async fn f10_one_entry_of_the_trail_tells_of_the_page_and_without_it_nothing_is_shown() {
    let app = TestApp::start().await;
    let (doctor, asha, address, _) = in_care(&app).await;
    let entries = || async { app.rows(Table::Audit).await.iter().filter(|row| row["what"].as_s().unwrap() == "patient.overview").count() };
    doctor.opens(&address).await.is(200);
    assert_eq!(entries().await, 1);
    let looks = asha.opens("/me/access-log").await.is(200).text();
    assert!(looks.contains("Read the overview"), "she sees that it was read");
    app.faults.plan(|call| (call.operation.contains("PutItem") && call.body.contains("-audit\"")).then_some(Trouble::Fault));
    let answer = doctor.opens(&address).await.is(503);
    assert!(!answer.text().contains("Penicillin") && !answer.text().contains("High pressure"));
    doctor.api(Method::GET, &format!("/patients/{}", asha.id)).send().await.is_problem(503, "busy");
    app.faults.end();
    doctor.opens(&address).await.is(200);
}

/// What the page shows and how many calls it took.
async fn looked_at(app: &TestApp, doctor: &Person, address: &str) -> (String, u64) {
    let (page, spent) = app.spends(doctor.opens(address)).await;
    (page.is(200).page().text(), spent.calls)
}

#[tokio::test]
async fn f10_the_page_asks_the_store_five_times_whatever_is_on_it() {
    let app = TestApp::start().await;
    let (doctor, asha, address, _) = in_care(&app).await;
    app.report_of(&asha).await;
    asha.api(Method::PUT, &format!("/me/mood-sharing/{}", doctor.id)).send().await.is(204);
    let (page, calls) = looked_at(&app, &doctor, &address).await;
    assert!(["128/82 mmHg", "High pressure, found twice", "Blood test.pdf"].iter().all(|said| page.contains(said)), "{page}");
    assert_eq!(calls, 5);
}

#[tokio::test]
async fn f10_a_diary_that_crowds_the_rest_out_costs_a_query_for_each_kind_and_hides_nothing() {
    let app = TestApp::start().await;
    let (doctor, asha, address, _) = in_care(&app).await;
    app.report_of(&asha).await;
    let grant = app.granted::<KeepHealthNotes>(&asha);
    for number in 0..310 {
        let taken_at = after(app.clock.now(), -3_600 * (number + 30));
        let values = Values { systolic: Some(150), diastolic: Some(95), ..Values::default() };
        app.app.wellbeing.add_vital(&grant, NewVital { taken_at, values }, None).await.unwrap();
    }
    let (page, calls) = looked_at(&app, &doctor, &address).await;
    assert!(["128/82 mmHg", "High pressure, found twice", "Blood test.pdf"].iter().all(|said| page.contains(said)), "{page}");
    assert!(!page.contains("150/95 mmHg"), "the last value only");
    assert_eq!(calls, 5 + 3, "records, reports and measurements; nobody may read the mood log");
}

#[tokio::test]
async fn f10_papers_that_crowd_others_out_cost_a_query_for_these() {
    let app = TestApp::start().await;
    let (doctor, asha, address, _) = in_care(&app).await;
    app.report_of(&asha).await;
    let rows = app.rows(Table::Records).await;
    let line = rows.into_iter().find(|row| row["item"].as_s().unwrap().starts_with("record#")).unwrap();
    let mut newer = Vec::new();
    for number in 0..310 {
        let id = RecordId::of_moment(after(app.clock.now(), 60 + number), &app.app.ground.ids);
        let mut row = line.clone();
        let place = [("item", format!("record#{id}")), ("record_id", id.to_string()), ("glance_at", among_the_papers(id.as_uuid()))];
        row.extend(place.map(|(name, value)| (name.to_owned(), text(value))));
        newer.push(Action::Put { table: Table::Records, item: row, condition: None });
    }
    for hundred in newer.chunks(100) {
        app.write(hundred.to_vec()).await;
    }
    let (page, calls) = looked_at(&app, &doctor, &address).await;
    assert!(page.contains("Blood test.pdf"), "the only report is older than 310 records: {page}");
    assert_eq!(calls, 5 + 1);
}

#[tokio::test]
async fn f10_a_visit_that_puts_nobody_into_care_any_more_shows_nothing_of_what_was_read_with_it() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let visit = books(&asha, &app.open_slots(&doctor).await[20]).await;
    keeps(&asha).await;
    let address = format!("/patients/{}/overview", asha.id);
    doctor.opens(&address).await.is(200);
    // A visit that only the doctor has proposed is read with the rest, and decides against them.
    let id = visit.rsplit('/').next().unwrap();
    let proposed = Expression::of("SET #status = :status").name("#status", "status").value(":status", text("proposed"));
    let key = Key::one(Table::Appointments, id);
    app.write(vec![Action::Update { key, change: proposed, condition: None }]).await;
    let gone = doctor.opens(&address).await.is(404).text();
    assert!(!gone.contains("Penicillin") && !gone.contains(&asha.name), "{gone}");
}

#[tokio::test]
async fn f10_what_the_doctor_has_just_written_is_on_the_page_whatever_its_index_knows() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let seen = books(&asha, &app.open_slots(&doctor).await[20]).await;
    let record = json!({ "diagnosis": "High pressure, found twice", "prescription": "Less salt" });
    let record = doctor.api(Method::PUT, &format!("{seen}/record")).json(&record).send().await.is(201).member("id");
    // The index does not hold it yet.
    let lagging = Expression::of("REMOVE #place").name("#place", "glance_at");
    let key = Key::two(Table::Records, asha.id, format!("record#{record}"));
    app.write(vec![Action::Update { key, change: lagging, condition: None }]).await;
    let address = format!("/patients/{}/overview", asha.id);
    assert!(doctor.opens(&address).await.is(200).text().contains("Nothing written up yet"), "the index alone knows nothing of it");
    let visit = doctor.opens(&seen).await.is(200).page();
    let hrefs = visit.all("main a").into_iter().filter_map(|link| link.attribute("href").map(str::to_owned)).collect::<Vec<_>>();
    let way = hrefs.iter().find(|href| href.starts_with(&address)).unwrap();
    let (page, calls) = looked_at(&app, &doctor, way).await;
    assert!(page.contains("High pressure, found twice") && !page.contains("Nothing written up yet"), "{page}");
    assert_eq!(calls, 5, "and it costs nothing");
    // Of nobody else, and of no record, nothing is shown.
    let other = app.patient("Ben").await;
    other.has(&app.open_slots(&doctor).await[30]).await;
    for wrong in [record.as_str(), "rec_00000000000000000000000000", "x"] {
        let page = doctor.opens(&format!("/patients/{}/overview?record={wrong}", other.id)).await.is(200).text();
        assert!(page.contains("Nothing written up yet") && !page.contains("High pressure"), "{wrong}: {page}");
    }
}

/// They stay in care by it; only nobody says that it took place.
#[tokio::test]
async fn f10_a_visit_that_was_missed_is_said_to_have_been_booked() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let visit = asha.has(&app.open_slot(&doctor).await).await;
    app.passes(3 * 60);
    app.signs_in(&doctor, Level::Full).await;
    doctor.moves_blindly(&visit, "no-show", &json!({})).await.is(200);
    let text = doctor.opens(&format!("/patients/{}/records", asha.id)).await.is(200).page().text();
    assert!(text.contains("a visit with you was booked for Monday 23 November 2026"), "{text}");
}
