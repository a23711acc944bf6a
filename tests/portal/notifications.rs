//! What people were told: their own page with its count, and the ledger at the desk.

use http::Method;
use serde_json::json;

use crate::proposals::offers;
use crate::steps::{books, doctor_and_asha};
use crate::support::{Person, TestApp};
use crate::texts::{PHONE, chooses};

async fn unread(person: &Person) -> String {
    let page = person.opens("/profile").await.is(200);
    page.page().find(".bell__count").map(|count| count.text().split_whitespace().next().unwrap_or_default().to_owned()).unwrap_or_default()
}

#[tokio::test]
async fn f49_what_happened_to_a_visit_is_counted_until_it_was_seen_for_both_sides() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&doctor).await;
    let visit = books(&asha, &slots[10]).await;
    app.mail_to(&asha.email).await;
    assert_eq!((unread(&asha).await.as_str(), unread(&doctor).await.as_str()), ("1", "1"));
    let page = asha.opens("/notifications").await.is(200);
    assert!(
        page.page().text().contains("Your visit on Monday 23 November") && page.page().text().contains("Sent by mail."),
        "{}",
        page.page().text()
    );
    assert!(page.text().contains(&format!("href=\"{visit}\"")));
    let theirs = doctor.opens("/notifications").await.is(200);
    assert!(theirs.page().text().contains("A visit on Monday 23 November") && theirs.page().text().contains("Shown here."));

    // What comes after the page was shown stays new.
    let form = asha.opens("/notifications").await.is(200).page().form("/notifications/read");
    doctor.api(Method::POST, &format!("{visit}/cancel")).json(&json!({ "reason": "Ill" })).send().await.is(200);
    app.passes(1);
    app.mail_to(&asha.email).await;
    asha.sends(&form).await.leads_to("/notifications");
    assert_eq!(unread(&asha).await, "1");
    let form = asha.opens("/notifications").await.is(200).page().form("/notifications/read");
    asha.sends(&form).await.leads_to("/notifications");
    assert_eq!(unread(&asha).await, "");
    // The doctor cancelled it, and is not told what they did.
    assert_eq!(unread(&doctor).await, "1");
}

#[tokio::test]
async fn f49_programs_read_what_somebody_was_told_and_say_that_it_was_seen() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&doctor).await;
    books(&asha, &slots[10]).await;
    app.mail_to(&asha.email).await;
    let list = asha.api(Method::GET, "/notifications").send().await.is(200).json();
    assert_eq!((&list["items"][0]["kind"], &list["items"][0]["is_new"]), (&json!("visit_booked"), &json!(true)));
    let read = asha.api(Method::POST, "/notifications/read").json(&json!({})).send().await.is(200).json();
    assert_eq!(read, json!({ "unread": 0 }));
    let list = asha.api(Method::GET, "/notifications").send().await.is(200).json();
    assert_eq!(list["items"][0]["is_new"], json!(false));
    let wrong = asha.api(Method::POST, "/notifications/read").json(&json!({ "up_to": "soon" })).send().await.is(422).json();
    assert_eq!(wrong["errors"][0]["pointer"], "/up_to");
}

#[tokio::test]
async fn f50_the_desk_sees_what_became_of_messages_and_sends_one_again() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&doctor).await;
    books(&asha, &slots[10]).await;
    assert_eq!(app.mail_to(&asha.email).await.len(), 1);
    let desk = app.receptionist().await;
    let sent = desk.opens("/message-ledger?state=sent").await.is(200);
    assert!(sent.page().text().contains("Visit booked") && sent.page().text().contains("Asha Menon"), "{}", sent.page().text());
    assert!(!sent.text().contains("Cough"));
    let form = sent.page().form("/message-ledger/send-again");
    desk.sends(&form).await.leads_to("/message-ledger");
    assert_eq!(app.mail_to(&asha.email).await.len(), 2);
    // It was queued from a page that shows it as it was: a second press from there finds it sent, and sends it anew.
    let waiting = desk.opens("/message-ledger?state=queued").await.is(200);
    assert!(waiting.page().text().contains("No message stands here"));
    let entries = app.rows(caredesk::storage::tables::Table::Audit).await;
    assert!(entries.iter().any(|entry| entry["what"].as_s().is_ok_and(|what| what == "message.send_again")));
    for person in [&asha, &doctor] {
        person.opens("/message-ledger").await.is(403);
    }
    let missing = json!({ "person_id": asha.id, "message_id": "nothing#mail" });
    desk.api(Method::POST, "/message-ledger/send-again").json(&missing).send().await.is(404);
}

/// Gives a visit or an offer back on its page.
async fn gives_back(person: &Person, visit: &str, why: &[(&str, &str)]) {
    let path = format!("{visit}/cancel");
    let form = person.opens(&path).await.is(200).page().form(&path);
    let form = why.iter().fold(form, |form, (name, said)| form.fill(name, *said));
    person.sends(&form).await.is(303);
}

#[tokio::test]
async fn f49_a_declined_time_is_called_so_at_the_bell_and_in_a_text_and_one_taken_back_is_cancelled() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    app.agrees_to_texts(&asha, PHONE).await;
    chooses(&asha, json!({ "visits": { "cancelled": { "mail": false, "text": true } } })).await;
    let slots = app.open_slots(&doctor).await;
    asha.has(&slots[60]).await;
    let declined = offers(&doctor, &asha, &slots[30].start).await;
    gives_back(&asha, &declined, &[]).await;
    let text = app.texts_to(PHONE).await.pop().unwrap();
    assert!(text.contains("was declined") && !text.contains("cancelled"), "{text}");
    for reader in [&asha, &doctor] {
        let told = reader.opens("/notifications").await.is(200).page().text();
        assert!(told.contains("was declined") && !told.contains("cancelled"), "{told}");
    }

    let taken_back = offers(&doctor, &asha, &slots[32].start).await;
    gives_back(&doctor, &taken_back, &[("reason", "I am away then")]).await;
    let text = app.texts_to(PHONE).await.pop().unwrap();
    assert!(text.contains("is cancelled") && !text.contains("declined"), "{text}");
    assert!(asha.opens("/notifications").await.is(200).page().text().contains("is cancelled"));
}
