//! Messages whose mail came back, or was complained of (F71): what whom they went to and staff see of them.

use caredesk::capabilities::notifications::model::{Channel, Outcome, State};
use caredesk::primitives::mailbox::MailFailure;
use caredesk::storage::item::Item;
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::{Value, json};

use crate::steps::books;
use crate::support::feedback::{Desk, bounce, patient_at, post_to, publishes, topic};
use crate::support::{Person, TestApp};

const BOUNCES: &str = "bounce+maya@simulator.amazonses.com";
const COMPLAINS: &str = "complaint+ben@simulator.amazonses.com";

/// What stands there, as programs at the desk see it: whose, and why.
async fn standing(staff: &Person, state: &str) -> Vec<(String, String)> {
    let ledger = staff.api(Method::GET, &format!("/message-ledger?state={state}")).send().await.is(200).json();
    let word = |line: &Value, name: &str| line[name].as_str().unwrap_or_default().to_owned();
    ledger["items"].as_array().unwrap().iter().map(|line| (word(line, "person_id"), word(line, "because"))).collect()
}

async fn messages_of(app: &TestApp, person: &Person) -> Vec<Item> {
    let id = person.id.to_string();
    app.rows(Table::Deliveries).await.into_iter().filter(|row| row["recipient_id"].as_s().is_ok_and(|of| *of == id)).collect()
}

#[tokio::test]
async fn f46_f71_a_mail_that_came_back_says_so_to_whom_it_went_and_to_staff_in_every_language() {
    let app = TestApp::start().await;
    let mut desk = Desk::open(&app).await;
    let (doctor, ruth) = (app.doctor("Leena Farah").await, app.receptionist().await);
    let (maya, ben) = (patient_at(&app, "Maya Lindqvist", BOUNCES).await, patient_at(&app, "Ben Okafor", COMPLAINS).await);
    let slots = app.open_slots(&doctor).await;
    for (person, slot) in [(&maya, &slots[0]), (&ben, &slots[8])] {
        books(person, slot).await;
        app.mail_to(&person.email).await;
        let theirs = (person.id.to_string(), String::new());
        assert!(standing(&ruth, "sent").await.contains(&theirs), "it was sent");
        let report = desk.next().await;
        post_to(&app, &report).await.is(204);
        let told = messages_of(&app, person).await;
        post_to(&app, &report).await.is(204);
        assert_eq!(messages_of(&app, person).await, told, "the same report again changes nothing");
        assert!(!standing(&ruth, "sent").await.contains(&theirs));
    }
    let why = [(maya.id.to_string(), "address bounced".to_owned()), (ben.id.to_string(), "complained".to_owned())];
    let mut back = standing(&ruth, "came_back").await;
    back.sort_by_key(|(person, _)| person != &why[0].0);
    assert_eq!(back, why);

    let page = ruth.opens("/message-ledger").await.is(200).page();
    let chips: Vec<String> = page.all("ul.chips a").iter().map(|link| link.text().trim().to_owned()).collect();
    assert!(chips.contains(&"Came back".to_owned()), "{chips:?}");
    let page = ruth.opens("/message-ledger?state=came_back").await.is(200).page();
    for said in ["Maya Lindqvist", "mail to this address came back", "Ben Okafor", "reported our mail as unwanted", "Send again"] {
        assert!(page.text().contains(said), "{said}: {}", page.text());
    }
    let own = maya.api(Method::GET, "/notifications").send().await.is(200).json();
    assert_eq!((&own["items"][0]["kind"], &own["items"][0]["state"]), (&json!("visit_booked"), &json!("came_back")));
    let words = [
        ("en", "The mail came back: it did not reach your address.", "reported from your mailbox as unwanted"),
        ("es", "El correo fue devuelto: no llegó a su dirección.", "marcado desde su buzón como no deseado"),
        ("ar", "ارتدّت الرسالة: لم تصل إلى عنوانك.", "بوصفها غير مرغوب فيها"),
    ];
    for (language, bounced, unwanted) in words {
        for (person, said) in [(&maya, bounced), (&ben, unwanted)] {
            person.posts("/language", &[("language", language), ("back", "/notifications")]).await.is(303);
            let page = person.opens("/notifications").await.is(200).page();
            assert!(page.text().contains(said), "{language}: {}", page.text());
        }
    }
}

/// SES may report before anybody has written that it took the mail, and both at the same moment: the message says so all the same.
#[tokio::test]
async fn f71_a_report_that_is_faster_than_its_sender_is_not_lost() {
    let app = TestApp::start().await;
    let doctor = app.doctor("Leena Farah").await;
    let slots = app.open_slots(&doctor).await;
    let messages = app.app.notifications.clone();
    for (round, slot) in slots.iter().step_by(9).take(9).enumerate() {
        let asha = app.patient("Asha").await;
        books(&asha, slot).await;
        app.published("nothing").await;
        let (due, _) = messages.due(Channel::Mail, 10).await.unwrap();
        let mail = format!("ses-{round}");
        for message in due {
            let claimed = messages.claim(message).await.unwrap().expect("nobody else has it");
            let reports = || messages.came_back(&mail, MailFailure::Bounced, app.clock.now());
            let settles = |claimed| messages.settle(claimed, Outcome::HandedOver { mail: mail.clone() });
            match round % 3 {
                0 => {
                    reports().await.unwrap();
                    assert_eq!(settles(claimed).await.unwrap().state, State::CameBack);
                }
                1 => {
                    settles(claimed).await.unwrap();
                    reports().await.unwrap();
                }
                _ => {
                    let (settled, reported) = tokio::join!(settles(claimed), reports());
                    reported.unwrap();
                    settled.unwrap();
                }
            }
        }
        let states: Vec<String> = messages_of(&app, &asha).await.iter().map(|row| row["state"].as_s().unwrap().clone()).collect();
        assert_eq!(states, ["came_back"], "round {round}");
    }
}

#[tokio::test]
async fn f71_what_is_reported_of_another_mail_marks_no_message_and_sending_again_is_another_mail() {
    let app = TestApp::start().await;
    let mut desk = Desk::open(&app).await;
    let (doctor, ruth) = (app.doctor("Leena Farah").await, app.receptionist().await);
    let maya = patient_at(&app, "Maya Lindqvist", BOUNCES).await;
    let slot = app.open_slot(&doctor).await;
    books(&maya, &slot).await;
    app.mail_to(BOUNCES).await;
    let of_maya = desk.next().await;
    publishes(&app, &topic(), &bounce(&app, "Permanent", "nobody@example.org")).await;
    desk.hand_on(&app).await.is(204);
    assert_eq!(standing(&ruth, "came_back").await, [], "of whom nothing is known, nothing is marked");
    // A passing bounce is none: SES tries on by itself.
    let mut passing = bounce(&app, "Transient", BOUNCES);
    let told: Value = serde_json::from_str(of_maya["Message"].as_str().unwrap()).unwrap();
    passing["mail"] = told["mail"].clone();
    publishes(&app, &topic(), &passing).await;
    desk.hand_on(&app).await.is(204);
    assert_eq!(standing(&ruth, "came_back").await, []);

    post_to(&app, &of_maya).await.is(204);
    assert_eq!(standing(&ruth, "came_back").await.len(), 1);
    app.passes(1);
    ruth.api(Method::POST, &format!("/patients/{}/mail-works", maya.id)).send().await.is(204);
    let page = ruth.opens("/message-ledger?state=came_back").await.is(200).page();
    ruth.sends(&page.form("/message-ledger/send-again")).await.leads_to("/message-ledger");
    post_to(&app, &of_maya).await.is(204);
    assert_eq!(standing(&ruth, "came_back").await, [], "it waits to be sent anew, whatever became of the mail before");
    assert_eq!(app.mail_to(BOUNCES).await.len(), 2);
    post_to(&app, &of_maya).await.is(204);
    assert_eq!(standing(&ruth, "came_back").await, []);
    desk.hand_on(&app).await.is(204);
    assert_eq!(standing(&ruth, "came_back").await.len(), 1, "the second came back too");
}
