//! What patients are told of visits that were booked together (F35): one message for all of them, and single ones for what changes later.

use caredesk::access::actor::Level;
use caredesk::operations::rights::Function::Messenger;
use caredesk::operations::sender::Sender;
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::{Value, json};

use crate::steps::doctor_and_asha;
use crate::support::rights::with_rights_of;
use crate::support::{ORIGIN, Person, TestApp};
use crate::texts::{PHONE, TUESDAY_8, chooses, mails, one, stand, texted};

const TUESDAYS: [&str; 4] =
    ["2026-12-01T10:00:00+05:30", "2026-12-08T10:00:00+05:30", "2026-12-15T10:00:00+05:30", "2026-12-22T10:00:00+05:30"];
const SAID: [&str; 4] =
    ["Tuesday 1 December, 10:00", "Tuesday 8 December, 10:00", "Tuesday 15 December, 10:00", "Tuesday 22 December, 10:00"];

/// Books visits in a row over the API; what became of them.
async fn books(by: &Person, patient: &Person, doctor: &Person, starts: &[&str]) -> Value {
    let body = json!({ "patient_id": patient.id, "doctor_id": doctor.id, "reason": "Dressing of the wound", "starts": starts });
    by.api(Method::POST, "/appointments/series").key(&by.new_key()).json(&body).send().await.is(200).json()
}

/// The form of three visits, of which the third is on this line.
async fn sends_three(by: &Person, patient: &Person, doctor: &Person, third: &str) {
    let (here, doctor) = (format!("/patients/{}/series", patient.id), doctor.id.to_string());
    let mut fields = vec![("doctor_id", doctor.as_str()), ("first", "2026-12-01"), ("time", "10:00"), ("every", "1"), ("unit", "weeks")];
    fields.extend([("count", "3"), ("reason", "Dressing"), ("key", "k1"), ("of", "3")]);
    fields.extend(["1/1/2026-12-01T04:30:00Z", "2/2/2026-12-08T04:30:00Z", third].map(|line| ("line", line)));
    by.posts(&here, &fields).await.leads_to(&format!("{here}?told="));
}

fn path(told: &Value, place: usize) -> String {
    format!("/appointments/{}", told["items"][place]["appointment_id"].as_str().unwrap())
}

/// The mails to somebody, once the others of a series had their time.
async fn later(app: &TestApp, person: &Person) -> Vec<Value> {
    app.mail_to(&person.email).await;
    app.passes(2);
    app.mail_to(&person.email).await
}

fn text(mail: &Value) -> &str {
    mail["text"].as_str().unwrap()
}

async fn told(person: &Person) -> Vec<Value> {
    person.api(Method::GET, "/notifications").send().await.is(200).json()["items"].as_array().unwrap().clone()
}

#[tokio::test]
async fn f45_a_series_is_told_in_one_mail_with_every_date_its_links_and_its_calendar_file() {
    let app = TestApp::start().await;
    let ((farah, asha), ruth) = (doctor_and_asha(&app).await, app.receptionist().await);
    let booked = books(&ruth, &asha, &farah, &TUESDAYS).await;
    assert_eq!(app.mail_to(&asha.email).await, Vec::<Value>::new(), "it waits for the others");
    let mails = later(&app, &asha).await;
    assert_eq!(mails.len(), 1, "{mails:?}");
    let mail = &mails[0];
    assert_eq!((&mail["subject"], &mail["attachments"]), (&json!("Your visits at Caredesk Hospital are booked"), &json!(["visits.ics"])));
    for said in SAID {
        assert!(text(mail).contains(&format!("{said} (CD-")), "{said}: {}", text(mail));
    }
    assert_eq!((text(mail).matches("/your-visit/").count(), text(mail).matches("Leena Farah").count()), (4, 1), "{}", text(mail));
    assert!(text(mail).contains("Kolkata time") && text(mail).contains("10 minutes early"), "{}", text(mail));
    assert!(!mail.to_string().contains("Dressing") && !text(mail).contains("planned"), "{mail}");
    let third = text(mail).lines().filter_map(|line| line.strip_prefix(ORIGIN)).nth(2).unwrap();
    let seen = app.stranger().opens(third).await.is(200).page().text();
    assert!(seen.contains("15 December"), "each link opens its visit: {seen}");
    assert_eq!(later(&app, &asha).await.len(), 1, "and never again");

    assert_eq!(app.published("appointment.booked").await.len(), 4, "operations hear of each");
    let own = told(&asha).await;
    assert_eq!((own.len(), &own[0]["kind"], &own[0]["state"]), (1, &json!("visits_booked"), &json!("sent")));
    let of = (&own[0]["series_id"], &own[0]["appointment_id"], &own[0]["is_new"]);
    assert_eq!(of, (&booked["series_id"], &Value::Null, &json!(true)));
    let page = asha.opens("/notifications").await.is(200);
    assert!(page.page().text().contains("Several visits booked"), "{}", page.page().text());
    assert_eq!(page.page().all("main a[href=/appointments]").len(), 1, "it leads to all of them");
    assert_eq!(page.page().find(".bell__count").unwrap().text().split_whitespace().next().unwrap(), "1");
    let doctors = told(&farah).await;
    assert!(doctors.len() == 4 && doctors.iter().all(|line| line["kind"] == "visit_booked"), "the doctor sees each: {doctors:?}");
}

#[tokio::test]
async fn f45_what_is_cancelled_before_the_mail_of_its_series_goes_is_not_in_it_and_what_is_moved_is_at_its_new_time() {
    let app = TestApp::start().await;
    let ((farah, asha), ruth) = (doctor_and_asha(&app).await, app.receptionist().await);
    let booked = books(&ruth, &asha, &farah, &TUESDAYS).await;
    app.mail_to(&asha.email).await;
    asha.api(Method::POST, &format!("{}/cancel", path(&booked, 1))).json(&json!({})).send().await.is(200);
    let to = json!({ "start": "2026-12-16T10:00:00+05:30" });
    ruth.api(Method::POST, &format!("{}/reschedule", path(&booked, 2))).json(&to).send().await.is(200);
    let mails = later(&app, &asha).await;
    let subjects: Vec<&str> = mails.iter().map(|mail| mail["subject"].as_str().unwrap()).collect();
    let single = ["Your visit at Caredesk Hospital is cancelled", "Your visit at Caredesk Hospital has another time"];
    assert!(subjects.len() == 3 && single.iter().all(|subject| subjects[..2].contains(subject)), "{subjects:?}");
    assert_eq!(subjects[2], "Your visits at Caredesk Hospital are booked");
    for (said, is_in) in [(SAID[0], true), (SAID[1], false), (SAID[2], false), ("Wednesday 16 December, 10:00", true), (SAID[3], true)] {
        assert_eq!(text(&mails[2]).contains(said), is_in, "{said}: {}", text(&mails[2]));
    }
    assert!(!text(&mails[2]).contains("planned"), "what was given back was not missing: {}", text(&mails[2]));
}

#[tokio::test]
async fn f45_what_is_left_of_a_series_is_told_as_one_visit_and_of_nothing_nothing_is_told() {
    let app = TestApp::start().await;
    let ((farah, asha), ruth) = (doctor_and_asha(&app).await, app.receptionist().await);
    let ben = app.patient("Ben").await;
    let (ones, twos) = (books(&ruth, &asha, &farah, &TUESDAYS[..2]).await, books(&ruth, &ben, &farah, &TUESDAYS[2..]).await);
    asha.api(Method::POST, &format!("{}/cancel", path(&ones, 0))).json(&json!({})).send().await.is(200);
    for place in 0..2 {
        ben.api(Method::POST, &format!("{}/cancel", path(&twos, place))).json(&json!({})).send().await.is(200);
    }
    let mail = later(&app, &asha).await.pop().unwrap();
    assert_eq!((&mail["subject"], &mail["attachments"]), (&json!("Your visit at Caredesk Hospital is booked"), &json!(["visit.ics"])));
    assert!(text(&mail).contains(SAID[1]) && !text(&mail).contains(SAID[0]), "{}", text(&mail));
    assert_eq!(app.mails_saying(&ben.email, "booked").await.len(), 0);
    assert_eq!(stand(&app, &ben, "visits_booked").await, [one("mail", "suppressed", "the visit has changed since")]);
    // A series of one is a visit like any other, and is told at once.
    let noor = app.patient("Noor").await;
    books(&ruth, &noor, &farah, &["2026-12-02T10:00:00+05:30"]).await;
    assert_eq!(app.mail_to(&noor.email).await[0]["subject"], "Your visit at Caredesk Hospital is booked");
    assert_eq!(told(&noor).await[0]["kind"], "visit_booked");
}

#[tokio::test]
async fn f35_a_mail_about_a_series_says_what_could_not_be_booked_and_another_try_is_told_by_itself() {
    let app = TestApp::start().await;
    let ((farah, asha), ruth) = (doctor_and_asha(&app).await, app.receptionist().await);
    let ben = app.patient("Ben").await;
    let taken = json!({ "doctor_id": farah.id, "patient_id": ben.id, "start": TUESDAYS[2], "reason": "x" });
    ruth.asks_for(&taken).await.is(201);
    sends_three(&ruth, &asha, &farah, "3/3/2026-12-15T04:30:00Z").await;
    let first = later(&app, &asha).await;
    assert!(first.len() == 1 && text(&first[0]).contains("3 visits were planned. One of them has no time yet."), "{first:?}");
    // At another time it goes on with the same form, after the first mail is out.
    sends_three(&ruth, &asha, &farah, "3/3/2026-12-16T04:30:00Z").await;
    let mails = later(&app, &asha).await;
    assert_eq!((mails.len(), &mails[1]["subject"]), (2, &json!("Your visit at Caredesk Hospital is booked")));
    assert!(text(&mails[1]).contains("Wednesday 16 December, 10:00") && !text(&mails[1]).contains(SAID[0]), "{}", text(&mails[1]));
    assert_eq!(told(&asha).await.iter().filter(|line| line["kind"] == "visits_booked").count(), 2);
    assert_eq!(later(&app, &asha).await.len(), 2);
}

#[tokio::test]
async fn f35_a_mail_about_a_series_says_nothing_is_missing_where_the_rest_is_booked_and_not_heard_of_yet() {
    let app = TestApp::start().await;
    let ((farah, asha), ruth) = (doctor_and_asha(&app).await, app.receptionist().await);
    let ben = app.patient("Ben").await;
    ruth.asks_for(&json!({ "doctor_id": farah.id, "patient_id": ben.id, "start": TUESDAYS[2], "reason": "x" })).await.is(201);
    sends_three(&ruth, &asha, &farah, "3/3/2026-12-15T04:30:00Z").await;
    assert_eq!(app.mail_to(&asha.email).await, Vec::<Value>::new(), "it waits for the others");
    sends_three(&ruth, &asha, &farah, "3/3/2026-12-16T04:30:00Z").await;
    app.passes(2);
    with_rights_of(Messenger, Sender::of(&app.app).run()).await.unwrap();
    let first = app.mail_to(&asha.email).await;
    assert!(first.len() == 1 && text(&first[0]).contains(SAID[1]), "{first:?}");
    assert!(!text(&first[0]).contains("16 December") && !text(&first[0]).contains("planned"), "{}", text(&first[0]));
    let mails = later(&app, &asha).await;
    assert!(mails.len() == 2 && text(&mails[1]).contains("Wednesday 16 December, 10:00"), "{mails:?}");
}

#[tokio::test]
async fn f35_a_mail_about_the_only_visit_of_a_series_that_could_be_booked_says_that_others_were_planned() {
    let app = TestApp::start().await;
    let ((farah, asha), ruth) = (doctor_and_asha(&app).await, app.receptionist().await);
    let ben = app.patient("Ben").await;
    ruth.asks_for(&json!({ "doctor_id": farah.id, "patient_id": ben.id, "start": TUESDAYS[1], "reason": "x" })).await.is(201);
    assert_eq!(books(&ruth, &asha, &farah, &TUESDAYS[..2]).await["booked"], 1);
    let mails = later(&app, &asha).await;
    assert_eq!((mails.len(), &mails[0]["subject"]), (1, &json!("Your visit at Caredesk Hospital is booked")));
    assert!(text(&mails[0]).contains("2 visits were planned. One of them has no time yet."), "{}", text(&mails[0]));
}

#[tokio::test]
async fn f30_a_doctor_who_offers_a_series_is_asked_for_it_in_one_mail_and_each_answer_is_told_by_itself() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    asha.has(&app.open_slot(&farah).await).await;
    assert_eq!(app.mail_to(&asha.email).await.len(), 1);
    let offered = books(&farah, &asha, &farah, &TUESDAYS[..3]).await;
    let mails = later(&app, &asha).await;
    assert_eq!((mails.len(), &mails[1]["subject"]), (2, &json!("Times for visits at Caredesk Hospital")));
    assert!(text(&mails[1]).matches("/your-visit/").count() == 3 && !text(&mails[1]).contains("10 minutes early"), "{}", text(&mails[1]));
    asha.api(Method::POST, &format!("{}/confirm", path(&offered, 1))).json(&json!({})).send().await.is(200);
    let mails = app.mail_to(&asha.email).await;
    assert_eq!((mails.len(), &mails[2]["subject"]), (3, &json!("Your visit at Caredesk Hospital is booked")));
    assert!(text(&mails[2]).contains(SAID[1]), "{}", text(&mails[2]));
}

#[tokio::test]
async fn f47_a_series_goes_to_a_phone_as_one_text_and_by_one_mail_where_that_cannot_go() {
    let app = TestApp::start().await;
    let (farah, ruth) = (app.doctor("Leena Farah").await, app.receptionist().await);
    let asha = texted(&app, "Asha", PHONE).await;
    chooses(&asha, json!({ "visits": { "booked": { "mail": false, "text": true } } })).await;
    books(&ruth, &asha, &farah, &TUESDAYS[..2]).await;
    assert_eq!((mails(&app, &asha).await, app.texts_to(PHONE).await.len()), (0, 1), "the code alone");
    app.passes(2);
    let texts = app.texts_to(PHONE).await;
    let said = "Caredesk Hospital: 2 visits are booked, the first Tue 1 Dec at 10:00";
    assert_eq!((texts.len(), texts[1].split(" (").next().unwrap(), mails(&app, &asha).await), (2, said, 0));
    assert_eq!(stand(&app, &asha, "visits_booked").await, [one("app", "sent", ""), one("sms", "sent", "")]);
    assert_eq!(told(&asha).await.iter().filter(|line| line["is_new"] == true).count(), 1);
    // The next series waits when her number becomes another one.
    books(&ruth, &asha, &farah, &TUESDAYS[2..]).await;
    app.mail_to(&asha.email).await;
    asha.api(Method::PATCH, "/me").json(&json!({ "phone": "+919876500000" })).send().await.is(200);
    later(&app, &asha).await;
    let instead = app.mail_to(&asha.email).await;
    assert_eq!((instead.len(), app.texts_to(PHONE).await.len()), (1, 2), "{instead:?}");
    assert!(text(&instead[0]).contains(SAID[2]) && text(&instead[0]).contains(SAID[3]), "{}", text(&instead[0]));
    assert_eq!(mails(&app, &asha).await, 1);
}

#[tokio::test]
async fn f47_visits_of_a_series_that_are_booked_bit_by_bit_at_night_are_told_in_one_text_in_the_morning() {
    let app = TestApp::start().await;
    let (farah, ruth, ben) = (app.doctor("Leena Farah").await, app.receptionist().await, app.patient("Ben").await);
    let asha = texted(&app, "Asha", PHONE).await;
    chooses(&asha, json!({ "visits": { "booked": { "mail": false, "text": true } } })).await;
    ruth.asks_for(&json!({ "doctor_id": farah.id, "patient_id": ben.id, "start": TUESDAYS[2], "reason": "x" })).await.is(201);
    app.passes_until("2026-11-23T16:00:00Z"); // half past nine in the evening; it is quiet until eight
    app.signs_in(&ruth, Level::Full).await;
    for third in ["3/3/2026-12-15T04:30:00Z", "3/3/2026-12-16T04:30:00Z"] {
        sends_three(&ruth, &asha, &farah, third).await;
        mails(&app, &asha).await;
        app.passes(10);
        mails(&app, &asha).await;
    }
    assert_eq!(stand(&app, &asha, "visits_booked").await, [one("app", "sent", ""), one("sms", "queued", "quiet hours")]);
    app.passes_until(TUESDAY_8);
    let texts = app.texts_to(PHONE).await;
    assert!(texts.len() == 2 && texts[1].contains("3 visits are booked"), "after the code: {texts:?}");
}

/// Staff have it sent once more: composed from what stands then.
#[tokio::test]
async fn f50_a_mail_about_a_series_is_sent_again_with_what_still_stands() {
    let app = TestApp::start().await;
    let ((farah, asha), ruth) = (doctor_and_asha(&app).await, app.receptionist().await);
    let booked = books(&ruth, &asha, &farah, &TUESDAYS[..3]).await;
    assert_eq!(later(&app, &asha).await.len(), 1);
    asha.api(Method::POST, &format!("{}/cancel", path(&booked, 0))).json(&json!({})).send().await.is(200);
    app.mail_to(&asha.email).await;
    let word = |row: &caredesk::storage::item::Item, name: &str| row.get(name).and_then(|value| value.as_s().ok()).cloned();
    let rows = app.rows(Table::Deliveries).await;
    let id = rows.iter().find(|row| word(row, "kind").as_deref() == Some("visits_booked")).and_then(|row| word(row, "message_id")).unwrap();
    assert_eq!(id, format!("{}.1#visits_booked#mail", booked["series_id"].as_str().unwrap()));
    let again = json!({ "person_id": asha.id, "message_id": id });
    ruth.api(Method::POST, "/message-ledger/send-again").json(&again).send().await.is(202);
    let mails = app.mails_saying(&asha.email, "Your visits").await;
    assert_eq!(mails.len(), 2);
    assert!(!text(&mails[1]).contains(SAID[0]) && text(&mails[1]).contains(SAID[1]) && text(&mails[1]).contains(SAID[2]), "{mails:?}");
}
