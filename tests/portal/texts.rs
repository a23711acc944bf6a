//! Text messages (F47): asked for with a code, sent the way each person chose, never at night, and by mail instead where none can go.

use caredesk::access::actor::Level;
use caredesk::operations::sender::Sender;
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::{Value, json};

use crate::steps::slot;
use crate::support::{Page, Person, TestApp, Trouble, Visit};

pub const HERE: &str = "/notifications/settings";
pub const PHONE: &str = "+919876543210";
/// Eight o'clock in Kolkata on the day after the tests begin.
pub const TUESDAY_8: &str = "2026-11-24T02:30:00Z";

/// A patient with this phone, who agreed to texts.
pub async fn texted(app: &TestApp, name: &str, number: &str) -> Person {
    let person = app.patient(name).await;
    app.agrees_to_texts(&person, number).await;
    person
}

/// Says which news of visits comes on which way.
pub async fn chooses(person: &Person, change: Value) {
    let mut wishes = person.api(Method::GET, "/me/message-settings").send().await.is(200).json();
    for (name, value) in change.as_object().unwrap() {
        wishes[name] = value.clone();
    }
    person.api(Method::PUT, "/me/message-settings").json(&wishes).send().await.is(200);
}

/// Messages of a kind to somebody: on which way, where they stand, and why.
pub async fn stand(app: &TestApp, person: &Person, kind: &str) -> Vec<(String, String, String)> {
    let word =
        |row: &caredesk::storage::item::Item, name: &str| row.get(name).and_then(|value| value.as_s().ok()).cloned().unwrap_or_default();
    let rows = app.rows(Table::Deliveries).await.into_iter();
    let own = rows.filter(|row| word(row, "recipient_id") == person.id.to_string() && word(row, "kind") == kind);
    let mut all: Vec<_> = own.map(|row| (word(&row, "channel"), word(&row, "state"), word(&row, "because"))).collect();
    all.sort();
    all
}

pub fn one(channel: &str, state: &str, because: &str) -> (String, String, String) {
    (channel.to_owned(), state.to_owned(), because.to_owned())
}

pub async fn mails(app: &TestApp, person: &Person) -> usize {
    app.mail_to(&person.email).await.len()
}

fn card(page: &Page) -> String {
    page.find("#texts").expect("nothing is said about texts").text()
}

async fn trail(app: &TestApp, person: &Person) -> Vec<String> {
    let rows = app.rows(Table::Audit).await.into_iter();
    let own = rows.filter(|row| row["subject_id"].as_s().unwrap() == &person.id.to_string());
    let mut acts: Vec<String> = own.map(|row| row["what"].as_s().unwrap().clone()).filter(|what| what.starts_with("texts.")).collect();
    acts.sort();
    acts
}

#[tokio::test]
async fn f47_texts_are_agreed_to_with_the_code_that_came_and_stop_when_their_person_says_so() {
    let app = TestApp::start().await;
    let asha = app.patient("Asha").await;
    assert!(card(&asha.opens(HERE).await.is(200).page()).contains("needs a phone number"));
    asha.api(Method::PATCH, "/me").json(&json!({ "phone": "98765 43210" })).send().await.is(200);
    assert!(card(&asha.opens(HERE).await.page()).contains("no country code"));
    asha.posts(&format!("{HERE}/texts/code"), &[]).await.is(303);
    assert!(asha.opens(HERE).await.page().alert().contains("no country code"));
    // The house says in which country such numbers are dialled.
    let tomas = app.administrator().await;
    tomas.api(Method::PUT, "/admin/settings").json(&json!({ "country_code": "91" })).send().await.is(200);
    app.app.refresh().await.unwrap();
    let page = asha.opens(HERE).await.page();
    assert!(card(&page).contains(PHONE), "{}", card(&page));
    asha.sends(&page.form(&format!("{HERE}/texts/code"))).await.is(303);
    let page = asha.opens(HERE).await.page();
    assert!(page.alert().contains("A code is on its way"), "{}", page.alert());
    let code = app.code_to(PHONE).await;
    let typed = page.form(&format!("{HERE}/texts")).fill("code", format!("{} {}", &code[..3], &code[3..]));
    asha.sends(&typed).await.is(303);
    let page = asha.opens(HERE).await.page();
    assert!(page.alert().contains("from now on") && card(&page).contains("Since"), "{}", page.text());
    let kept = app.rows(Table::Users).await.into_iter().find(|row| row["part"].as_s().unwrap() == "messages").unwrap();
    let texting = kept["texting"].as_m().unwrap();
    assert_eq!((texting["wording"].as_s().unwrap().len(), texting["since"].as_s().unwrap().as_str()), (10, "2026-11-23T04:00:00Z"));
    let everything = format!("{:?}{:?}", app.rows(Table::Guards).await, app.rows(Table::Deliveries).await);
    assert!(!everything.contains(&format!("\"{code}\"")), "a code is kept nowhere");
    asha.sends(&page.form(&format!("{HERE}/texts/stop"))).await.is(303);
    assert!(card(&asha.opens(HERE).await.page()).contains("Send a code"));
    assert_eq!(trail(&app, &asha).await, ["texts.ask", "texts.start", "texts.stop"]);
}

#[tokio::test]
async fn f47_a_code_is_tried_five_times_works_ten_minutes_and_once_and_nobody_is_sent_more_than_five_a_day() {
    let app = TestApp::start().await;
    let (asha, ben) = (app.patient("Asha").await, app.patient("Ben").await);
    for person in [&asha, &ben] {
        person.api(Method::PATCH, "/me").json(&json!({ "phone": PHONE })).send().await.is(200);
    }
    let asks = async |person: &Person| person.api(Method::POST, "/me/texts/codes").send().await;
    let types = async |person: &Person, code: &str| person.api(Method::PUT, "/me/texts").json(&json!({ "code": code })).send().await;
    types(&asha, "123456").await.is(409);
    asks(&asha).await.is(202);
    let code = app.code_to(PHONE).await;
    let wrong = format!("{:06}", (code.parse::<u32>().unwrap() + 1) % 1_000_000);
    types(&ben, &code).await.is(409);
    for _ in 0..5 {
        types(&asha, &wrong).await.is(422);
    }
    types(&asha, &code).await.is(409);
    asks(&asha).await.is(202);
    let late = app.code_to(PHONE).await;
    app.passes(10);
    app.signs_in(&asha, Level::Full).await;
    types(&asha, &late).await.is(409);
    asks(&asha).await.is(202);
    let good = app.code_to(PHONE).await;
    // Two windows at once: one agreement.
    let (one, other) = tokio::join!(types(&asha, &good), types(&asha, &good));
    assert!([one.status, other.status].contains(&204), "{} {}", one.status, other.status);
    assert_eq!(trail(&app, &asha).await.iter().filter(|what| *what == "texts.start").count(), 1);
    asks(&asha).await.is(409);
    // The number had three today; whoever asks next has two.
    for _ in 0..2 {
        asks(&ben).await.is(202);
    }
    asks(&ben).await.is(429);
    ben.posts(&format!("{HERE}/texts/code"), &[]).await.is(303);
    assert!(ben.opens(HERE).await.page().alert().contains("Enough codes"));
    assert_eq!(app.texts_to(PHONE).await.len(), 4, "of two asked for in one moment the older is moot");
}

#[tokio::test]
async fn f47_a_reminder_comes_by_text_and_mail_and_says_no_name_and_nothing_about_health() {
    let app = TestApp::start().await;
    let doctor = app.doctor("Leena Farah").await;
    let asha = texted(&app, "Asha", PHONE).await;
    asha.has(&slot(&app, &doctor, "2026-11-25T10:00").await).await;
    app.mail_to(&asha.email).await;
    app.passes_until(TUESDAY_8);
    assert_eq!(app.reminds().await.planned.queued, 2, "a mail and a text");
    let text = app.texts_to(PHONE).await.pop().unwrap();
    let said =
        "Caredesk Hospital: your visit is on Wed 25 Nov at 10:00 (Kolkata time). Stop texts: http://127.0.0.1:8080/notifications/settings";
    assert_eq!(text, said);
    assert_eq!(app.text_attributes(PHONE)["AWS.SNS.SMS.SMSType"], "Transactional");
    assert_eq!(app.reminders_to(&asha.email).await.len(), 1);
    app.passes(1);
    app.reminds().await;
    assert_eq!((app.texts_to(PHONE).await.len(), app.reminders_to(&asha.email).await.len()), (2, 1), "the code and one reminder");
    let ruth = app.receptionist().await;
    let ledger = ruth.opens("/message-ledger?state=sent").await.is(200).page();
    assert!(ledger.text().contains("By text message"), "{}", ledger.text());
    let news = asha.opens("/notifications").await;
    assert_eq!(news.status, 303, "her session is over by then");
}

#[tokio::test]
async fn f47_each_kind_of_news_goes_on_the_way_its_person_chose_and_what_has_none_stands_in_the_portal() {
    let app = TestApp::start().await;
    let doctor = app.doctor("Leena Farah").await;
    let asha = texted(&app, "Asha", PHONE).await;
    let ways = |mail: bool, text: bool| json!({ "mail": mail, "text": text });
    chooses(&asha, json!({ "visits": { "booked": ways(true, true), "moved": ways(false, true), "cancelled": ways(false, false) } })).await;
    let visit = asha.has(&slot(&app, &doctor, "2026-11-25T10:00").await).await;
    assert_eq!(
        app.texts_to(PHONE).await.pop().unwrap().split(" (").next().unwrap(),
        "Caredesk Hospital: your visit is booked, Wed 25 Nov at 10:00"
    );
    assert_eq!(mails(&app, &asha).await, 1);
    app.passes(1);
    let moved = asha.reschedules(&visit, &slot(&app, &doctor, "2026-11-26T11:00").await).await.is(200);
    assert_eq!((app.texts_to(PHONE).await.len(), mails(&app, &asha).await), (3, 1));
    app.passes(1);
    let visit = Visit::of(&moved);
    asha.cancels(&visit).await.is(200);
    assert_eq!((app.texts_to(PHONE).await.len(), mails(&app, &asha).await), (3, 1));
    assert_eq!(stand(&app, &asha, "visit_booked").await, [one("mail", "sent", ""), one("sms", "sent", "")]);
    assert_eq!(stand(&app, &asha, "visit_moved").await, [one("app", "sent", ""), one("sms", "sent", "")]);
    assert_eq!(stand(&app, &asha, "visit_cancelled").await, [one("app", "sent", "")]);
    let list = asha.api(Method::GET, "/notifications").send().await.is(200).json();
    let new = list["items"].as_array().unwrap().iter().filter(|line| line["is_new"] == true).count();
    assert_eq!(new, 3, "one for each thing that happened: {list}");
    // Staff send a text once more as they do a mail.
    let ruth = app.receptionist().await;
    let rows = app.rows(Table::Deliveries).await;
    let id = rows.iter().find_map(|row| row["message_id"].as_s().ok().filter(|id| id.ends_with("visit_moved#sms")).cloned()).unwrap();
    let again = json!({ "person_id": asha.id, "message_id": id });
    ruth.api(Method::POST, "/message-ledger/send-again").json(&again).send().await.is(202);
    app.texts_to(PHONE).await;
    assert_eq!(stand(&app, &asha, "visit_moved").await[1], one("sms", "suppressed", "the visit has changed since"));
}

#[tokio::test]
async fn f47_at_night_a_text_waits_for_the_morning_unless_the_visit_begins_before_then_its_mail_goes() {
    let app = TestApp::start().await;
    let doctor = app.doctor("Leena Farah").await;
    let (asha, ben) = (texted(&app, "Asha", PHONE).await, texted(&app, "Ben", "+919876543211").await);
    let by_text = json!({ "visits": { "booked": { "mail": false, "text": true } } });
    chooses(&asha, by_text.clone()).await;
    // Ben sleeps longer than the house: until noon.
    chooses(&ben, by_text).await;
    chooses(&ben, json!({ "quiet_hours": { "from": "20:00", "to": "12:00" } })).await;
    app.passes_until("2026-11-23T16:00:00Z"); // half past nine in the evening
    for (person, start) in [(&asha, "2026-11-24T10:00"), (&ben, "2026-11-24T11:00")] {
        app.signs_in(person, Level::Full).await;
        person.has(&slot(&app, &doctor, start).await).await;
    }
    assert_eq!(app.texts_to(PHONE).await.len(), 1, "the code alone");
    assert_eq!(stand(&app, &asha, "visit_booked").await, [one("app", "sent", ""), one("sms", "queued", "quiet hours")]);
    assert_eq!(stand(&app, &ben, "visit_booked").await[1..], [one("mail", "queued", ""), one("sms", "suppressed", "quiet hours")]);
    assert_eq!(mails(&app, &ben).await, 1, "he would have been asleep until it was over");
    app.passes_until("2026-11-24T02:29:59Z");
    assert_eq!(app.texts_to(PHONE).await.len(), 1);
    app.passes_until(TUESDAY_8);
    assert!(app.texts_to(PHONE).await.pop().unwrap().contains("is booked"));
    assert_eq!((mails(&app, &asha).await, app.texts_to("+919876543211").await.len()), (0, 1));
}

#[tokio::test]
async fn f47_another_phone_number_ends_it_and_what_was_wanted_by_text_comes_by_mail() {
    let app = TestApp::start().await;
    let doctor = app.doctor("Leena Farah").await;
    let asha = texted(&app, "Asha", PHONE).await;
    chooses(&asha, json!({ "visits": { "booked": { "mail": false, "text": true } } })).await;
    asha.has(&slot(&app, &doctor, "2026-11-25T10:00").await).await;
    caredesk_drains(&app).await;
    // The text is queued when her number becomes another one.
    asha.api(Method::PATCH, "/me").json(&json!({ "phone": "+919876500000" })).send().await.is(200);
    assert_eq!((mails(&app, &asha).await, app.texts_to(PHONE).await.len()), (0, 1));
    assert_eq!(mails(&app, &asha).await, 1, "the mail went in its place");
    assert_eq!(stand(&app, &asha, "visit_booked").await[2], one("sms", "suppressed", "no texts agreed to"));
    assert!(card(&asha.opens(HERE).await.page()).contains("another phone number"));
    // From now on mails are owed at once; and the old number, given again, was not agreed to anew.
    asha.api(Method::PATCH, "/me").json(&json!({ "phone": PHONE })).send().await.is(200);
    app.passes(1);
    asha.has(&slot(&app, &doctor, "2026-11-26T10:00").await).await;
    assert_eq!((mails(&app, &asha).await, app.texts_to(PHONE).await.len(), app.texts_to("+919876500000").await.len()), (2, 1, 0));
}

async fn caredesk_drains(app: &TestApp) {
    caredesk::operations::loops::drain_of(&app.app, "test").run().await.unwrap();
}

#[tokio::test]
async fn f47_a_phone_that_told_its_carrier_stop_is_marked_and_may_begin_again_once_a_month() {
    let app = TestApp::start().await;
    let doctor = app.doctor("Leena Farah").await;
    let asha = texted(&app, "Asha", PHONE).await;
    chooses(&asha, json!({ "visits": { "booked": { "mail": false, "text": true } } })).await;
    app.replies(PHONE, true).await;
    asha.has(&slot(&app, &doctor, "2026-11-25T10:00").await).await;
    app.texts_to(PHONE).await;
    assert_eq!(stand(&app, &asha, "visit_booked").await[2], one("sms", "suppressed", "OptedOut"));
    assert_eq!((mails(&app, &asha).await, app.texts_to(PHONE).await.len()), (1, 1));
    let page = asha.opens(HERE).await.page();
    assert!(card(&page).contains("told its carrier to stop"), "{}", card(&page));
    assert_eq!(asha.api(Method::GET, "/me/texts").send().await.json()["state"], "opted_out");
    asha.sends(&page.form(&format!("{HERE}/texts/resume"))).await.is(303);
    app.passes(1);
    asha.has(&slot(&app, &doctor, "2026-11-26T10:00").await).await;
    assert!(app.texts_to(PHONE).await.pop().unwrap().contains("is booked"));
    // Stopped again within the month: AWS takes it back no second time.
    app.replies(PHONE, true).await;
    app.passes(1);
    asha.has(&slot(&app, &doctor, "2026-11-27T10:00").await).await;
    app.texts_to(PHONE).await;
    asha.posts(&format!("{HERE}/texts/resume"), &[]).await.is(303);
    assert!(asha.opens(HERE).await.page().alert().contains("once in 30 days"));
    // A stranger's number is opted in by nobody, and nobody is told that it got texts from here.
    let ben = app.patient("Ben").await;
    ben.api(Method::PATCH, "/me").json(&json!({ "phone": PHONE })).send().await.is(200);
    ben.api(Method::POST, "/me/texts/resume").send().await.is(409);
    let before = app.texts_kept(PHONE).len();
    ben.api(Method::POST, "/me/texts/codes").send().await.is(202);
    assert_eq!(app.texts_to(PHONE).await.len(), before, "nothing goes there");
    assert_eq!(stand(&app, &ben, "text_code").await, [one("sms", "suppressed", "OptedOut")]);
    ben.posts(&format!("{HERE}/texts/code"), &[]).await.is(303);
    assert!(card(&ben.opens(HERE).await.page()).contains("send START as a reply"));
    // Whoever sends START from the phone itself is on no list any more: the portal asks before it says no.
    app.replies(PHONE, false).await;
    asha.posts(&format!("{HERE}/texts/resume"), &[]).await.is(303);
    assert_eq!(asha.api(Method::GET, "/me/texts").send().await.json()["state"], "on");
    let acts = ["texts.ask", "texts.opted_out", "texts.opted_out", "texts.resume", "texts.resume", "texts.start"];
    assert_eq!(trail(&app, &asha).await, acts);
}

#[tokio::test]
async fn f47_two_senders_send_one_text_and_a_recipient_that_is_poison_stops_nobody() {
    let app = TestApp::start().await;
    let doctor = app.doctor("Leena Farah").await;
    let (asha, ben) = (texted(&app, "Asha", PHONE).await, texted(&app, "Ben", "+919876543211").await);
    for (person, start) in [(&asha, "2026-11-25T10:00"), (&ben, "2026-11-25T11:00")] {
        person.has(&slot(&app, &doctor, start).await).await;
        mails(&app, person).await;
    }
    app.passes_until(TUESDAY_8);
    app.reminds().await;
    app.faults.plan(|call| (call.body.contains("PhoneNumber=%2B919876543210")).then_some(Trouble::CutBefore));
    let (first, second) = (Sender::of(&app.app), Sender::of(&app.app));
    let (one, other) = tokio::join!(first.run(), second.run());
    assert_eq!(one.unwrap().sent + other.unwrap().sent, 3, "two mails and Ben's text");
    app.faults.end();
    assert_eq!((app.texts_kept(PHONE).len(), app.texts_kept("+919876543211").len()), (1, 2));
    app.passes(6);
    assert_eq!(app.texts_to(PHONE).await.len(), 2, "hers goes when SNS answers");
    app.passes(6);
    assert_eq!((app.texts_to(PHONE).await.len(), app.texts_to("+919876543211").await.len()), (2, 2));
}

/// The form of the page with one time of one's own.
fn own_time(at: &str) -> [(&str, &str); 7] {
    let house = [("version", "0"), ("offered", "1-08:00"), ("offered", "0-08:00"), ("wanted", "1-08:00")];
    let [version, day_before, on_the_day, wanted] = house;
    [version, day_before, on_the_day, wanted, ("times", "own"), ("own_days", "1"), ("own_at", at)]
}

#[tokio::test]
async fn f47_whoever_has_times_of_their_own_is_reminded_at_those_and_everybody_else_at_the_houses() {
    let app = TestApp::start().await;
    let doctor = app.doctor("Leena Farah").await;
    let (asha, ben) = (app.patient("Asha").await, app.patient("Ben").await);
    let page = asha.opens(HERE).await.is(200).page();
    assert!(page.text().contains("Other times"));
    let wrong = asha.posts(HERE, &own_time("18:10")).await.is(422);
    assert!(wrong.text().contains("18:10") && wrong.page().alert().contains("half past"), "{}", wrong.page().alert());
    asha.posts(HERE, &own_time("18:00")).await.is(303);
    for (person, start) in [(&asha, "2026-11-25T10:00"), (&ben, "2026-11-25T11:00")] {
        person.has(&slot(&app, &doctor, start).await).await;
        mails(&app, person).await;
    }
    app.passes_until(TUESDAY_8);
    app.reminds().await;
    assert_eq!((app.reminders_to(&asha.email).await.len(), app.reminders_to(&ben.email).await.len()), (0, 1));
    app.passes_until("2026-11-24T12:30:00Z");
    app.reminds().await;
    assert_eq!(app.reminders_to(&asha.email).await, ["Your visit tomorrow at 10:00"]);
    app.passes_until("2026-11-25T02:30:00Z");
    app.reminds().await;
    assert_eq!((app.reminders_to(&asha.email).await.len(), app.reminders_to(&ben.email).await.len()), (1, 2));
}
