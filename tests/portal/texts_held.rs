//! Texts that are held up (F47): by SNS, by the night, by a doctor who has not agreed yet; and a page without reminders of the house.

use caredesk::access::actor::Level;
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::json;

use crate::steps::slot;
use crate::support::{TestApp, Trouble};
use crate::texts::{HERE, PHONE, TUESDAY_8, chooses, mails, one, stand, texted};

const BENS: &str = "+919876543211";

#[tokio::test]
async fn f47_a_text_that_sns_does_not_take_for_half_an_hour_goes_as_one_mail() {
    let app = TestApp::start().await;
    let doctor = app.doctor("Leena Farah").await;
    let asha = texted(&app, "Asha", PHONE).await;
    chooses(&asha, json!({ "visits": { "cancelled": { "mail": false, "text": true } } })).await;
    let visit = asha.has(&slot(&app, &doctor, "2026-11-25T10:00").await).await;
    let before = mails(&app, &asha).await;
    app.passes(1);
    asha.cancels(&visit).await.is(200);
    app.faults.plan(|call| call.body.contains("CheckIfPhoneNumberIsOptedOut").then_some(Trouble::CutBefore));
    for minutes in [0, 28] {
        app.passes(minutes);
        assert_eq!(mails(&app, &asha).await, before, "it may still go as a text");
        assert_eq!(stand(&app, &asha, "visit_cancelled").await[1].1, "queued");
    }
    app.passes(3);
    mails(&app, &asha).await;
    assert_eq!(mails(&app, &asha).await, before + 1);
    app.faults.end();
    app.passes(10);
    assert_eq!((mails(&app, &asha).await, app.texts_to(PHONE).await.len()), (before + 1, 1), "the code alone");
    let cancelled = stand(&app, &asha, "visit_cancelled").await;
    assert_eq!(cancelled[1..], [one("mail", "sent", ""), one("sms", "suppressed", "no texts can be sent now")]);
}

#[tokio::test]
async fn f47_at_night_a_cancellation_goes_by_mail_at_once_unless_three_hours_are_left_in_the_morning() {
    let app = TestApp::start().await;
    let doctor = app.doctor("Leena Farah").await;
    let (asha, ben) = (texted(&app, "Asha", PHONE).await, texted(&app, "Ben", BENS).await);
    let mut visits = Vec::new();
    for (person, start) in [(&asha, "2026-11-24T10:00"), (&ben, "2026-11-24T11:00")] {
        chooses(person, json!({ "visits": { "cancelled": { "mail": false, "text": true } } })).await;
        visits.push(person.has(&slot(&app, &doctor, start).await).await);
        mails(&app, person).await;
    }
    let before = (mails(&app, &asha).await, mails(&app, &ben).await);
    app.passes_until("2026-11-23T16:00:00Z"); // half past nine in the evening; it is quiet until eight
    for (person, visit) in [&asha, &ben].into_iter().zip(&visits) {
        app.signs_in(person, Level::Full).await;
        person.cancels(visit).await.is(200);
        mails(&app, person).await;
    }
    assert_eq!((mails(&app, &asha).await, mails(&app, &ben).await), (before.0 + 1, before.1));
    assert_eq!(stand(&app, &asha, "visit_cancelled").await[1..], [one("mail", "sent", ""), one("sms", "suppressed", "quiet hours")]);
    assert_eq!(stand(&app, &ben, "visit_cancelled").await[1..], [one("sms", "queued", "quiet hours")]);
    app.passes_until(TUESDAY_8);
    assert!(app.texts_to(BENS).await.pop().unwrap().contains("is cancelled"));
}

#[tokio::test]
async fn f47_a_moved_visit_to_which_its_doctor_has_not_agreed_is_texted_as_asked_for() {
    let app = TestApp::start().await;
    let doctor = app.doctor_who("Leena Farah", |new| new.requires_approval = true).await;
    let asha = texted(&app, "Asha", PHONE).await;
    chooses(&asha, json!({ "visits": { "moved": { "mail": false, "text": true } } })).await;
    let visit = asha.has(&slot(&app, &doctor, "2026-11-25T10:00").await).await;
    app.passes(1);
    asha.reschedules(&visit, &slot(&app, &doctor, "2026-11-26T11:00").await).await.is(200);
    let text = app.texts_to(PHONE).await.pop().unwrap();
    assert!(text.contains("you asked for Thu 26 Nov at 11:00") && text.contains("The doctor still has to agree"), "{text}");
}

#[tokio::test]
async fn f47_without_reminders_of_the_house_everything_else_can_be_chosen() {
    let app = TestApp::start().await;
    let (tomas, asha, ben) = (app.administrator().await, texted(&app, "Asha", PHONE).await, app.patient("Ben").await);
    tomas.api(Method::PUT, "/admin/settings").json(&json!({ "reminder_offsets": [] })).send().await.is(200);
    app.app.refresh().await.unwrap();
    let page = asha.opens(HERE).await.is(200).page();
    for said in ["No reminders", "Other times", "How messages come", "Quiet hours for text messages"] {
        assert!(page.text().contains(said), "{said} in {}", page.text());
    }
    let own = [("version", "0"), ("times", "own"), ("own_days", "1"), ("own_at", "18:00")];
    ben.posts(HERE, &own).await.is(303);
    let wishes = ben.api(Method::GET, "/me/message-settings").send().await.is(200).json();
    assert_eq!(wishes["own_reminders"][0]["at"], "18:00", "{wishes}");
}

#[tokio::test]
async fn f47_the_same_number_written_otherwise_ends_nothing_and_what_was_ended_stays_so_with_another_number() {
    let app = TestApp::start().await;
    let asha = texted(&app, "Asha", PHONE).await;
    let state = async || asha.api(Method::GET, "/me/texts").send().await.is(200).json()["state"].clone();
    asha.api(Method::PATCH, "/me").json(&json!({ "phone": "00919876543210" })).send().await.is(200);
    assert_eq!(state().await, "on");
    asha.api(Method::DELETE, "/me/texts").send().await.is(204);
    asha.api(Method::PATCH, "/me").json(&json!({ "phone": BENS })).send().await.is(200);
    assert_eq!(state().await, "off");
    let kept = app.rows(Table::Users).await.into_iter().find(|row| row["part"].as_s().unwrap() == "messages").unwrap();
    assert!(kept["texting_before"].as_m().unwrap().contains_key("ended_at"), "{kept:?}");
}
