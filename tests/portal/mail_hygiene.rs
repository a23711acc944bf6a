//! Addresses that mail does not reach: marked by what SES reports, told to staff and to whom it is, and taken back (F71).

use caredesk::access::actor::Level;
use caredesk::operations::jobs::Jobs;
use caredesk::operations::lambda::Events;
use caredesk::primitives::mailbox::MailFailure;
use caredesk::storage::tables::Table;
use caredesk::web::lambda;
use http::Method;
use serde_json::{Value, json};

use crate::steps::books;
use crate::support::feedback::{Desk, account, bounce, patient_at, post_to, publishes, topic};
use crate::support::{ORIGIN, Person, TestApp};

const BOUNCES: &str = "bounce+maya@simulator.amazonses.com";
const COMPLAINS: &str = "complaint+ben@simulator.amazonses.com";

/// Books a visit, whose mail goes out.
async fn is_written_to(app: &TestApp, patient: &Person, doctor: &Person) -> Value {
    let slot = app.open_slot(doctor).await;
    books(patient, &slot).await;
    app.mail_to(&patient.email).await.last().cloned().unwrap_or_default()
}

/// A house with a doctor, a patient whose mail comes back, and SNS listening.
async fn house() -> (TestApp, Desk, Person, Person) {
    let app = TestApp::start().await;
    let desk = Desk::open(&app).await;
    let doctor = app.doctor("Leena Farah").await;
    let maya = patient_at(&app, "Maya Lindqvist", BOUNCES).await;
    (app, desk, doctor, maya)
}

async fn failure(app: &TestApp, person: &Person) -> Option<MailFailure> {
    account(app, person).await.mail_trouble.map(|trouble| trouble.why)
}

async fn suppressed(app: &TestApp, staff: &Person) -> Vec<(String, String)> {
    app.mail_to("nobody@example.org").await;
    let ledger = staff.api(Method::GET, "/message-ledger?state=suppressed").send().await.is(200).json();
    let word = |line: &Value, name: &str| line[name].as_str().unwrap_or_default().to_owned();
    ledger["items"].as_array().unwrap().iter().map(|line| (word(line, "kind"), word(line, "because"))).collect()
}

#[tokio::test]
async fn f71_mail_that_comes_back_marks_the_address_and_stops_all_but_what_keeps_the_account_safe() {
    let (app, mut desk, doctor, maya) = house().await;
    is_written_to(&app, &maya, &doctor).await;
    desk.hand_on(&app).await.is(204);
    assert_eq!(failure(&app, &maya).await, Some(MailFailure::Bounced));

    app.passes(10);
    let slot = app.open_slot(&doctor).await;
    books(&maya, &slot).await;
    let before = app.mail_to(BOUNCES).await.len();
    assert_eq!(before, 1, "nothing more goes there");
    let ruth = app.receptionist().await;
    assert_eq!(suppressed(&app, &ruth).await, [("visit_booked".to_owned(), "address bounced".to_owned())]);
    let page = ruth.opens("/message-ledger?state=suppressed").await.is(200).page();
    assert!(page.text().contains("mail to this address came back"), "{}", page.text());
    assert!(page.all("a").iter().any(|link| link.attribute("href") == Some(&format!("/patients/{}", maya.id))));
    let booking = ruth.opens(&format!("/patients/{}/book", maya.id)).await.is(200).page();
    assert!(booking.text().contains("Mail to this patient does not arrive"), "the desk sees it where it books: {}", booking.text());
    assert!(ruth.opens("/patients").await.is(200).page().text().contains("Mail does not arrive"), "and in the list");

    app.signs_in(&maya, Level::Full).await;
    maya.asks_for_history(&maya.id.to_string()).await;
    app.makes_copies().await;
    assert_eq!(app.mail_to(BOUNCES).await.len(), before, "nor that a file is ready");
    let kinds: Vec<String> = suppressed(&app, &ruth).await.into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, ["treatment_history_ready", "visit_booked"]);

    app.stranger().posts("/forgot-password", &[("email", BOUNCES)]).await.is(303);
    let mails = app.mail_to(BOUNCES).await;
    assert_eq!(mails.len(), before + 1, "a link to choose a password still goes out");
    assert_eq!(mails.last().unwrap()["subject"], "Choose a new password for Caredesk Hospital");
}

#[tokio::test]
async fn f71_a_complaint_counts_a_passing_bounce_does_not_and_neither_does_anybody_elses_address() {
    let (app, mut desk, doctor, maya) = house().await;
    let ben = patient_at(&app, "Ben Okafor", COMPLAINS).await;
    is_written_to(&app, &ben, &doctor).await;
    desk.hand_on(&app).await.is(204);
    assert_eq!(failure(&app, &ben).await, Some(MailFailure::Complained));
    let before = app.rows(Table::Audit).await.len();
    for report in
        [bounce(&app, "Transient", BOUNCES), bounce(&app, "Permanent", "nobody@example.org"), json!({ "notificationType": "Delivery" })]
    {
        publishes(&app, &topic(), &report).await;
        desk.hand_on(&app).await.is(204);
    }
    assert_eq!(failure(&app, &maya).await, None);
    assert_eq!(app.rows(Table::Audit).await.len(), before);
    let tomas = app.administrator().await;
    assert_eq!(suppressed(&app, &tomas).await, []);
}

#[tokio::test]
async fn f71_the_same_report_again_changes_nothing_and_an_old_one_marks_no_address_that_works() {
    let (app, mut desk, _doctor, maya) = house().await;
    publishes(&app, &topic(), &bounce(&app, "Permanent", BOUNCES)).await;
    let report = desk.next().await;
    for _ in 0..2 {
        post_to(&app, &report).await.is(204);
    }
    let marked = |entries: Vec<caredesk::storage::item::Item>| {
        entries.iter().filter(|entry| entry["what"].as_s().is_ok_and(|what| what == "mailbox.fail")).count()
    };
    assert_eq!(marked(app.rows(Table::Audit).await), 1, "once");
    app.passes(1);
    let ruth = app.receptionist().await;
    ruth.api(Method::POST, &format!("/patients/{}/mail-works", maya.id)).send().await.is(204);
    post_to(&app, &report).await.is(204);
    assert_eq!(failure(&app, &maya).await, None, "what was reported before staff said so is old");
    app.passes(1);
    publishes(&app, &topic(), &bounce(&app, "Permanent", BOUNCES)).await;
    desk.hand_on(&app).await.is(204);
    assert_eq!(failure(&app, &maya).await, Some(MailFailure::Bounced), "what comes later counts");
    app.passes(80);
    let reply = post_to(&app, &report).await;
    reply.is(403);
}

#[tokio::test]
async fn f71_what_is_not_proven_to_be_from_the_topic_is_not_believed() {
    let (app, mut desk, _doctor, maya) = house().await;
    publishes(&app, &topic(), &bounce(&app, "Permanent", BOUNCES)).await;
    let good = desk.next().await;
    let with = |name: &str, value: Value| {
        let mut changed = good.clone();
        changed[name] = value;
        changed
    };
    let elsewhere = app.aws.sns.create_topic().name("another").send().await.unwrap().topic_arn.unwrap();
    for forged in [
        with("Message", json!(bounce(&app, "Permanent", "ben@example.org").to_string())),
        with("Signature", json!("AAAA")),
        with("Signature", json!("")),
        with("SignatureVersion", json!("1")),
        with("SignatureVersion", json!("0")),
        with("TopicArn", json!(elsewhere)),
        with("SigningCertURL", json!("https://sns.us-east-1.amazonaws.com/SimpleNotificationService-7ff5.pem")),
        with("SigningCertURL", json!("http://127.0.0.1:9/SimpleNotificationService-7ff5.pem")),
        with("SigningCertURL", json!("https://example.org/SimpleNotificationService-7ff5.pem")),
        with("SigningCertURL", json!(good["SigningCertURL"].as_str().unwrap().replace("Service-", "Service-0"))),
        with("Timestamp", json!("2026-11-20T04:00:00Z")),
        with("Timestamp", json!("yesterday")),
        with("Type", json!("UnsubscribeConfirmation")),
    ] {
        let answer = post_to(&app, &forged).await;
        assert_eq!(answer.status, 403, "{forged}");
    }
    for malformed in [json!({}), json!([]), with("Type", json!("Other"))] {
        post_to(&app, &malformed).await.is(400);
    }
    assert_eq!(failure(&app, &maya).await, None);
    post_to(&app, &good).await.is(204);
    assert_eq!(failure(&app, &maya).await, Some(MailFailure::Bounced), "negative control");
}

/// SNS asks each address once whether it wants to hear: only for the topic of the house the answer is yes.
#[tokio::test]
async fn f71_only_the_subscription_to_the_topic_of_the_house_is_confirmed() {
    let app = TestApp::start().await;
    let mut desk = Desk::asked(&app).await;
    let question = desk.next().await;
    assert_eq!(question["Type"], "SubscriptionConfirmation");
    let mut forged = question.clone();
    forged["Token"] = json!("another");
    post_to(&app, &forged).await.is(403);
    publishes(&app, &topic(), &json!({})).await;
    desk.is_quiet().await;
    post_to(&app, &question).await.is(204);
    publishes(&app, &topic(), &json!({})).await;
    assert_eq!(desk.next().await["Type"], "Notification");

    let other = app.aws.sns.create_topic().name("another").send().await.unwrap().topic_arn.unwrap();
    let receiver = crate::support::Receiver::start().await;
    app.aws.sns.subscribe().topic_arn(&other).protocol("http").endpoint(&receiver.url).send().await.unwrap();
    let question: Value = serde_json::from_str(&receiver.gets(1).await[0].body).unwrap();
    post_to(&app, &question).await.is(403);
    let attributes = app.aws.sns.get_topic_attributes().topic_arn(&other).send().await.unwrap().attributes.unwrap();
    assert_eq!(attributes["SubscriptionsPending"], "1");
}

#[tokio::test]
async fn f71_staff_see_it_and_say_when_the_address_works_and_the_person_is_told_on_every_page() {
    let (app, mut desk, doctor, maya) = house().await;
    is_written_to(&app, &maya, &doctor).await;
    desk.hand_on(&app).await.is(204);
    app.passes(1);
    let (ruth, tomas) = (app.receptionist().await, app.administrator().await);
    for path in ["/appointments", "/doctors", "/security"] {
        let page = maya.opens(path).await.is(200).page();
        assert!(page.text().contains("Our mail does not reach you."), "{path}");
    }
    assert!(maya.opens("/mail-address").await.is(200).text().contains("came back"));
    assert!(!ruth.opens("/patients").await.is(200).text().contains("Our mail does not reach you."));

    let (patient, person) = (format!("/patients/{}", maya.id), format!("/admin/people/{}", maya.id));
    assert!(tomas.opens(&person).await.is(200).text().contains("Mail to it came back"));
    let seen = ruth.api(Method::GET, &patient).send().await.is(200).json();
    assert_eq!(seen["mail_failure"], "bounced");
    let page = ruth.opens(&patient).await.is(200).page();
    ruth.sends(&page.form(&format!("{patient}/mail-works"))).await.leads_to(&patient);
    assert!(ruth.opens(&patient).await.is(200).text().contains("Mail goes to this address again."));
    assert_eq!(failure(&app, &maya).await, None);
    assert!(!maya.opens("/appointments").await.is(200).text().contains("Our mail does not reach you."));
    let cleared = app.rows(Table::Audit).await.into_iter().find(|entry| entry["what"].as_s().is_ok_and(|what| what == "mailbox.clear"));
    assert_eq!(cleared.unwrap()["actor_id"].as_s().unwrap(), &ruth.id.to_string());
    tomas.api(Method::POST, &format!("{person}/mail-works")).send().await.is(204);
    ruth.api(Method::POST, &format!("/patients/{}/mail-works", doctor.id)).send().await.is(404);
}

#[tokio::test]
async fn f71_a_followed_link_or_another_address_shows_that_mail_arrives() {
    let (app, mut desk, _doctor, maya) = house().await;
    publishes(&app, &topic(), &bounce(&app, "Permanent", BOUNCES)).await;
    desk.hand_on(&app).await.is(204);
    app.passes(1);
    let page = maya.opens("/mail-address").await.is(200).page();
    maya.sends(&page.form("/mail-address")).await.leads_to("/mail-address");
    let mail = app.mails_saying(BOUNCES, "Does mail from").await.pop().expect("no link came");
    let link = mail["text"].as_str().unwrap().lines().find_map(|line| line.strip_prefix(ORIGIN)).unwrap().to_owned();
    // The simulator's mailbox bounces again: the mark stays as it was, and so does the link.
    desk.hand_on(&app).await.is(204);
    let stranger = app.stranger();
    let page = stranger.opens(&link).await.is(200).page();
    stranger.sends(&page.form(&link)).await.leads_to("/sign-in");
    assert_eq!(failure(&app, &maya).await, None);
    stranger.opens(&link).await.is(410);
    stranger.posts(&link, &[]).await.is(410);
    stranger.api(Method::PUT, "/email-checks/no-link").send().await.is(404);

    app.passes(1);
    publishes(&app, &topic(), &bounce(&app, "Permanent", BOUNCES)).await;
    desk.hand_on(&app).await.is(204);
    app.signs_in(&maya, caredesk::access::actor::Level::Full).await;
    maya.api(Method::POST, "/me/email").json(&json!({ "email": "maya@example.org" })).send().await.is(202);
    let link = app.link_to("maya@example.org").await;
    app.stranger().posts(&link, &[]).await.is(303);
    let moved = account(&app, &maya).await;
    assert_eq!((moved.email.unwrap().as_str(), moved.mail_trouble), ("maya@example.org", None));
    app.passes(1);
    publishes(&app, &topic(), &bounce(&app, "Permanent", BOUNCES)).await;
    desk.hand_on(&app).await.is(204);
    assert_eq!(failure(&app, &maya).await, None, "what is reported of an address they have left is nothing to them");
}

#[tokio::test]
async fn f71_lambda_hears_the_same_over_its_own_event() {
    let (app, _desk, _doctor, maya) = house().await;
    let events = Events { jobs: Jobs::of(&app.app, "test"), hygiene: app.app.mail_hygiene.clone() };
    let event = |topic: &str| {
        let message = bounce(&app, "Permanent", BOUNCES).to_string();
        json!({ "Records": [{ "EventSource": "aws:sns", "EventVersion": "1.0",
            "Sns": { "Type": "Notification", "TopicArn": topic, "Message": message, "Timestamp": "2026-11-23T04:00:00.000Z" } }] })
        .to_string()
    };
    let router = || app.app.router(caredesk::web::limits::Limits::default());
    assert!(lambda::answer(router(), &events, &event("arn:aws:sns:us-east-1:000000000000:another")).await.is_err());
    assert_eq!(failure(&app, &maya).await, None);
    assert_eq!(lambda::answer(router(), &events, &event(&topic())).await.unwrap(), "null");
    assert_eq!(failure(&app, &maya).await, Some(MailFailure::Bounced));
}

#[tokio::test]
async fn f71_a_report_costs_two_reads_and_a_write_and_mail_costs_what_it_did() {
    let (app, mut desk, doctor, maya) = house().await;
    publishes(&app, &topic(), &bounce(&app, "Permanent", BOUNCES)).await;
    let report = desk.next().await;
    let ((), first) = app.spends(async { drop(post_to(&app, &report).await.is(204)) }).await;
    assert_eq!((first.calls, first.read_units), (3, 2.0), "the certificate is known since the subscription was confirmed");
    let ((), again) = app.spends(async { drop(post_to(&app, &report).await.is(204)) }).await;
    assert_eq!((again.calls, again.write_units), (2, 0.0));
    let ((), nobody) = app
        .spends(async {
            let mut forged = report.clone();
            forged["TopicArn"] = json!("arn:aws:sns:us-east-1:000000000000:another");
            post_to(&app, &forged).await.is(403);
        })
        .await;
    assert_eq!(nobody.calls, 0, "whoever is not believed costs nothing");

    let ben = app.patient("Ben").await;
    let slots = app.open_slots(&doctor).await;
    books(&ben, &slots[0]).await;
    app.published("nothing").await;
    let sends = || async { caredesk::operations::sender::Sender::of(&app.app).run().await.unwrap() };
    let (sent, to_ben) = app.spends(Box::pin(sends())).await;
    books(&maya, &slots[4]).await;
    app.published("nothing").await;
    let (kept_back, to_maya) = app.spends(Box::pin(sends())).await;
    assert_eq!((sent.sent, kept_back.suppressed), (1, 1));
    assert_eq!(to_maya.calls + 1, to_ben.calls, "the same without the call of SES");
    assert!(to_maya.read_units <= to_ben.read_units && to_maya.write_units <= to_ben.write_units);
}
