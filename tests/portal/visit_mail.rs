//! What patients are told by mail about their visits, and visits in calendars.

use caredesk::storage::tables::Table;
use http::Method;
use serde_json::{Value, json};

use crate::steps::{books, doctor_and_asha};
use crate::support::{ORIGIN, Person, TestApp};

fn text(mail: &Value) -> &str {
    mail["text"].as_str().unwrap()
}

fn subjects(mails: &[Value]) -> Vec<&str> {
    mails.iter().map(|mail| mail["subject"].as_str().unwrap()).collect()
}

/// Cancels over the API, saying why.
async fn cancels(person: &Person, visit: &str, reason: &str) {
    person.api(Method::POST, &format!("{visit}/cancel")).json(&json!({ "reason": reason })).send().await.is(200);
}

/// The lines of a visit's calendar file, folded lines joined.
async fn calendar(person: &Person, visit: &str) -> Vec<String> {
    let file = person.api(Method::GET, &format!("{visit}/calendar.ics")).send().await.is(200);
    assert_eq!(file.header("content-type"), "text/calendar; charset=utf-8");
    let unfolded = file.text().replace("\r\n ", "");
    unfolded.lines().map(str::to_owned).collect()
}

fn value<'a>(lines: &'a [String], name: &str) -> &'a str {
    lines.iter().find_map(|line| line.strip_prefix(name)).unwrap_or_else(|| panic!("no {name} in {lines:?}"))
}

#[tokio::test]
async fn f45_a_patient_is_told_of_a_visit_its_move_and_its_end_once_each() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&doctor).await;
    let visit = books(&asha, &slots[10]).await;
    let mails = app.mail_to(&asha.email).await;
    let told = mails.last().unwrap();
    assert_eq!(told["subject"], "Your visit at Caredesk Hospital is booked");
    assert_eq!(told["attachments"], json!(["visit.ics"]));
    for part in ["Doctor: Leena Farah", "When: Monday 23 November", "Kolkata time", "10 minutes early", "Reference: CD-", "/your-visit/"] {
        assert!(text(told).contains(part), "{part}: {}", text(told));
    }
    let html = told["html"].as_str().unwrap();
    assert!(html.contains("Leena Farah") && html.contains("/your-visit/"), "{html}");

    asha.api(Method::POST, &format!("{visit}/reschedule")).json(&json!({ "start": slots[12].start })).send().await.is(200);
    cancels(&doctor, &visit, "The doctor is ill").await;
    // The move was cancelled before it was told: only the end of it is still true.
    let mails = app.mail_to(&asha.email).await;
    assert_eq!(subjects(&mails)[1..], ["Your visit at Caredesk Hospital is cancelled"], "{mails:?}");
    let gone = text(&mails[1]);
    assert!(gone.contains("When: Monday 23 November, 17:00") && gone.contains("Reason given: The doctor is ill"), "{gone}");
    assert_eq!(mails[1]["attachments"], json!(["visit.ics"]));
    let states: Vec<String> =
        app.rows(Table::Deliveries).await.iter().filter_map(|row| Some(row.get("state")?.as_s().ok()?.clone())).collect();
    assert_eq!(states.iter().filter(|state| *state == "suppressed").count(), 1, "{states:?}");
    assert_eq!(app.mail_to(&asha.email).await.len(), 2);
}

#[tokio::test]
async fn f45_a_visit_of_another_year_is_told_with_its_year() {
    let app = TestApp::start().await;
    app.passes(36 * 24 * 60); // to Tuesday 29 December
    let (doctor, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&doctor).await;
    asha.books(slots.iter().find(|slot| slot.start.starts_with("2027-01-04")).unwrap()).await.is(201);
    let mails = app.mail_to(&asha.email).await;
    assert!(text(mails.last().unwrap()).contains("When: Monday 4 January 2027, "), "{mails:?}");
}

#[tokio::test]
async fn f45_a_move_says_when_it_was_before_and_a_later_change_gives_no_earlier_reason() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&doctor).await;
    let visit = books(&asha, &slots[10]).await;
    let body = json!({ "start": slots[12].start, "reason": "The doctor is ill" });
    doctor.api(Method::POST, &format!("{visit}/reschedule")).json(&body).send().await.is(200);
    let mails = app.mail_to(&asha.email).await;
    let moved = text(mails.last().unwrap());
    for part in ["When: Monday 23 November, 17:00", "Before: Monday 23 November, 16:00", "Reason given: The doctor is ill"] {
        assert!(moved.contains(part), "{part}: {moved}");
    }
    asha.api(Method::POST, &format!("{visit}/cancel")).json(&json!({})).send().await.is(200);
    let mails = app.mail_to(&asha.email).await;
    let gone = text(mails.last().unwrap());
    assert!(gone.contains("is cancelled") || mails.last().unwrap()["subject"].as_str().unwrap().contains("cancelled"));
    assert!(!gone.contains("The doctor is ill") && !gone.contains("Before:"), "{gone}");
}

#[tokio::test]
async fn f45_a_patient_is_told_that_there_is_something_to_read_and_nothing_of_it() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&doctor).await;
    let visit = books(&asha, &slots[10]).await;
    let record = json!({ "diagnosis": "Streptococcal pharyngitis", "prescription": "Penicillin" });
    doctor.api(Method::PUT, &format!("{visit}/record")).json(&record).send().await.is(201);
    let mail = app.mails_saying(&asha.email, "Something new for you at Caredesk Hospital").await.pop().unwrap();
    let link = text(&mail).lines().find(|line| line.contains("/records/rec_")).unwrap();
    let path = &link[link.find("/records").unwrap()..];
    assert!(asha.opens(path).await.is(200).page().text().contains("Streptococcal"));
    assert!(!mail.to_string().contains("Strep") && !mail.to_string().contains("Farah"), "{mail}");
}

#[tokio::test]
async fn f32_a_visit_in_a_calendar_keeps_its_id_and_each_change_is_newer() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&doctor).await;
    let visit = books(&asha, &slots[10]).await;
    let first = calendar(&asha, &visit).await;
    assert_eq!((value(&first, "SEQUENCE:"), value(&first, "STATUS:"), value(&first, "METHOD:")), ("0", "CONFIRMED", "PUBLISH"));
    assert_eq!((value(&first, "DTSTART:"), value(&first, "CLASS:")), ("20261123T103000Z", "PRIVATE"));
    assert!(!first.concat().contains("Farah") && !first.concat().contains("Cough"), "{first:?}");

    asha.api(Method::POST, &format!("{visit}/reschedule")).json(&json!({ "start": slots[12].start })).send().await.is(200);
    let moved = calendar(&doctor, &visit).await;
    assert_eq!((value(&moved, "UID:"), value(&moved, "SEQUENCE:")), (value(&first, "UID:"), "1"));
    cancels(&asha, &visit, "I cannot come").await;
    let gone = calendar(&asha, &visit).await;
    assert_eq!((value(&gone, "UID:"), value(&gone, "SEQUENCE:")), (value(&first, "UID:"), "2"));
    assert_eq!((value(&gone, "STATUS:"), value(&gone, "METHOD:")), ("CANCELLED", "CANCEL"));

    let (desk, ben) = (app.receptionist().await, app.patient("Ben").await);
    for person in [&desk, &ben] {
        let missing = person.api(Method::GET, &format!("{visit}/calendar.ics")).send().await.is(404);
        assert!(!missing.text().contains("VEVENT"));
    }
}

#[tokio::test]
async fn f32_a_feed_shows_ones_own_visits_until_its_address_is_ended() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&doctor).await;
    let visit = books(&asha, &slots[10]).await;
    let made = asha.posts("/calendar-feed", &[]).await.is(200);
    let whole = made.page().find("textarea").unwrap().text();
    let address = whole.trim().strip_prefix(ORIGIN).unwrap().to_owned();
    let stranger = app.stranger();
    let feed = stranger.ask(Method::GET, &address).send().await.is(200);
    let id = visit.rsplit('/').next().unwrap();
    assert!(feed.text().contains(&format!("UID:{id}@caredesk")) && feed.text().contains("Visit at Caredesk Hospital"), "{}", feed.text());
    assert!(!feed.text().contains("Farah") && !feed.text().contains("Cough"));
    // Asked again, nothing is sent while nothing has changed.
    let tag = feed.header("etag").to_owned();
    let same = stranger.ask(Method::GET, &address).header("if-none-match", &tag).send().await.is(304);
    assert!(same.text().is_empty());
    cancels(&asha, &visit, "I cannot come").await;
    let changed = stranger.ask(Method::GET, &address).header("if-none-match", &tag).send().await.is(200);
    assert!(!changed.text().contains("VEVENT"));

    // The address is kept nowhere: not on the page, not in a row.
    assert!(asha.opens("/calendar-feed").await.is(200).page().find("textarea").is_none());
    let secret = address.rsplit('.').next().unwrap();
    assert!(!format!("{:?}", app.rows(Table::Users).await).contains(secret));
    asha.posts("/calendar-feed/end", &[]).await.leads_to("/calendar-feed");
    stranger.ask(Method::GET, &address).send().await.is(404);
    // Another address ends the one before, and a doctor has one too.
    let first = doctor.api(Method::POST, "/me/calendar-feed").send().await.is(201).json()["url"].as_str().unwrap().to_owned();
    let second = doctor.api(Method::POST, "/me/calendar-feed").send().await.is(201).json()["url"].as_str().unwrap().to_owned();
    stranger.ask(Method::GET, first.strip_prefix(ORIGIN).unwrap()).send().await.is(404);
    stranger.ask(Method::GET, second.strip_prefix(ORIGIN).unwrap()).send().await.is(200);
}

#[tokio::test]
async fn f45_the_demo_shows_a_mail_as_its_reader_sees_it_with_no_power_over_the_portal() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    books(&asha, &app.open_slots(&doctor).await[10]).await;
    app.mail_to(&asha.email).await;
    let stranger = app.stranger();
    let list = stranger.opens("/local/mail").await.is(200).page();
    let links: Vec<&str> = list.all("article a").iter().filter_map(|link| link.attribute("href")).collect();
    let newest = links.iter().find(|link| link.starts_with("/local/mail/")).unwrap();
    let mail = stranger.opens(newest).await.is(200);
    assert!(mail.text().contains("Leena Farah") && mail.header("content-type").starts_with("text/html"));
    let policy = mail.header("content-security-policy");
    assert!(policy.contains("default-src 'none'") && policy.ends_with("sandbox") && !policy.contains("script-src"), "{policy}");
    stranger.opens("/local/mail/1000000").await.is(404);
}
