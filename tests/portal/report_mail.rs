//! F45: patients are told once that a file in their records was checked, and nothing else by it.

use caredesk::capabilities::notifications::model::{Delivery, State};
use caredesk::operations::sender::Sender;
use caredesk::storage::item::from_item;
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::Value;

use crate::steps::doctor_and_asha;
use crate::support::files::{pdf, put};
use crate::support::{ORIGIN, Person, TestApp};

const SUBJECT: &str = "Something new for you";

/// Patients add files themselves: what is true of every file is said, and not that it came from somebody else.
const WHOSE: &str = "A file of yours in the portal of";

/// What a mail about a report must not say.
fn says_nothing(mail: &Value, id: &str) {
    let said = format!("{} {}", mail["subject"], mail["text"]).replace(id, "").to_lowercase();
    for word in ["blood", "test.pdf", ".pdf", "virus", "malware", "damaged", "diagnos", "asha", "laborator"] {
        assert!(!said.contains(word), "{word}: {said}");
    }
}

async fn told(app: &TestApp, person: &Person) -> Vec<Value> {
    app.mails_saying(&person.email, SUBJECT).await
}

async fn state_of_mail(app: &TestApp, id: &str) -> State {
    let rows = app.rows(Table::Deliveries).await;
    let row =
        rows.into_iter().find(|row| row["message_id"].as_s().unwrap().starts_with(&format!("{id}#report_"))).expect("no mail was due");
    from_item::<Delivery>(Table::Deliveries, row).unwrap().state
}

#[tokio::test]
async fn f45_a_patient_is_told_that_a_file_can_be_opened_once_and_where() {
    let app = TestApp::start().await;
    let asha = app.patient("Asha").await;
    let id = asha.sends_file("Blood test.pdf", "application/pdf", &pdf(1)).await;
    assert!(told(&app, &asha).await.is_empty(), "nobody has looked inside yet");
    for _ in 0..2 {
        app.works_on_reports().await;
        let mails = told(&app, &asha).await;
        let [mail] = mails.as_slice() else { panic!("{mails:?}") };
        let text = mail["text"].as_str().unwrap();
        assert!(
            text.contains(WHOSE) && text.contains("can be opened") && text.lines().any(|line| line == format!("{ORIGIN}/reports/{id}")),
            "{text}"
        );
        says_nothing(mail, &id);
    }
    let news = asha.opens("/notifications").await.is(200).page();
    assert!(news.text().contains("A file was checked and can be opened"), "{}", news.text());
    assert!(news.all("main a").iter().any(|link| link.attribute("href") == Some(&format!("/reports/{id}"))));
    assert!(asha.api(Method::GET, "/notifications").send().await.json()["items"][0]["is_new"].as_bool().unwrap());
    asha.opens(&format!("/reports/{id}")).await.is(200);
}

#[tokio::test]
async fn f45_a_patient_is_told_that_a_file_was_not_taken_and_why_only_in_the_portal() {
    let app = TestApp::start().await;
    let asha = app.patient("Asha").await;
    let id = asha.sends_file("Blood test.pdf", "application/pdf", b"%PDF-1.4 nothing that can be read").await;
    app.works_on_reports().await;
    let mails = told(&app, &asha).await;
    let [mail] = mails.as_slice() else { panic!("{mails:?}") };
    let text = mail["text"].as_str().unwrap();
    assert!(text.contains(WHOSE) && text.contains("could not be taken"), "{mail}");
    says_nothing(mail, &id);
    let news = asha.opens("/notifications").await.is(200).page();
    assert!(news.text().contains("A file was checked and could not be taken"), "{}", news.text());
    assert!(asha.opens(&format!("/reports/{id}")).await.is(200).page().text().contains("cannot be read"));
}

#[tokio::test]
async fn f45_a_file_that_a_doctor_adds_is_told_to_the_patient_and_to_nobody_else() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    asha.has(&app.open_slot(&farah).await).await;
    let whose = asha.id.to_string();
    let added = farah.announces(&whose, "Blood test.pdf", &pdf(1)).await.is(201);
    put(&added.json()["upload"], &pdf(1)).await;
    farah.completes(&whose, &added.member("id")).await.is(200);
    app.works_on_reports().await;
    let mails = told(&app, &asha).await;
    assert!(mails.len() == 1 && mails[0]["text"].as_str().unwrap().contains(WHOSE), "{mails:?}");
    assert!(told(&app, &farah).await.is_empty());
}

#[tokio::test]
async fn f45_nobody_is_told_of_a_file_that_was_removed_before_or_whose_news_is_a_day_old() {
    let app = TestApp::start().await;
    let asha = app.patient("Asha").await;
    let removed = app.report_of(&asha).await;
    asha.api(Method::DELETE, &format!("/patients/me/reports/{removed}")).send().await.is(204);
    assert!(told(&app, &asha).await.is_empty());
    assert_eq!(state_of_mail(&app, &removed).await, State::Suppressed);

    let late = app.report_of(&asha).await;
    app.passes(24 * 60);
    assert!(told(&app, &asha).await.is_empty());
    assert_eq!(state_of_mail(&app, &late).await, State::Suppressed);

    // Negative control: one that stays is told, and removing it afterwards takes nothing back.
    app.signs_in(&asha, caredesk::access::actor::Level::Full).await;
    let stays = app.report_of(&asha).await;
    assert_eq!(told(&app, &asha).await.len(), 1);
    asha.api(Method::DELETE, &format!("/patients/me/reports/{stays}")).send().await.is(204);
    assert_eq!(state_of_mail(&app, &stays).await, State::Sent);
}

#[tokio::test]
async fn f45_removing_and_sending_at_once_end_in_one_of_the_two() {
    let app = TestApp::start().await;
    for _ in 0..20 {
        let asha = app.patient("Asha").await;
        let id = app.report_of(&asha).await;
        let path = format!("/patients/me/reports/{id}");
        let (sender, removal) = (Sender::of(&app.app), asha.api(Method::DELETE, &path).send());
        let (sent, removed) = tokio::join!(sender.run(), removal);
        sent.unwrap();
        removed.is(204);
        let mails = told(&app, &asha).await.len();
        let state = state_of_mail(&app, &id).await;
        assert!(matches!((state, mails), (State::Suppressed, 0) | (State::Sent, 1)), "{state:?} {mails}");
    }
}
