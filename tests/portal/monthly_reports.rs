//! A doctor's month in numbers: the mail on the first of the next one, once, and the page.

use std::sync::atomic::{AtomicU32, Ordering};

use caredesk::access::actor::Level;
use caredesk::capabilities::notifications::model::Channel;
use caredesk::operations::monthly::{Monthly, Run};
use caredesk::operations::sender::{Sender, Sent};
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::{Value, json};

use crate::steps::patient_at;
use crate::support::html::Element;
use crate::support::{Page, Person, TestApp, Trouble, Visit};

/// Eight o'clock in Kolkata on the first of December, and a second before.
const FIRST_8: &str = "2026-12-01T02:30:00Z";
const NOT_YET: &str = "2026-12-01T02:29:59Z";

async fn writes_up(doctor: &Person, visit: &Visit, code: Option<&str>) -> Value {
    let body = json!({ "diagnosis": "Primary hypertension", "prescription": "Amlodipine 5 mg", "diagnosis_code": code });
    doctor.api(Method::PUT, &format!("/appointments/{}/record", visit.id)).json(&body).send().await.is(201).json()
}

/// A doctor who had seven visits in November: three completed (two with the same code, one amended), one who did not come, one
/// cancelled, one still booked; and one in December that is not counted.
async fn november(app: &TestApp) -> Person {
    let doctor = app.doctor("Leena Farah").await;
    let mut visits = Vec::new();
    for (name, start) in [
        ("Asha", "2026-11-23T10:00"),
        ("Ben", "2026-11-23T10:30"),
        ("Cara", "2026-11-23T11:00"),
        ("Dan", "2026-11-23T15:00"),
        ("Eve", "2026-11-24T10:00"),
        ("Finn", "2026-11-24T16:00"),
    ] {
        visits.push(patient_at(app, &doctor, name, start).await);
    }
    let (_, eves) = &visits[4];
    visits[4].0.cancels(eves).await.is(200);
    app.passes_until("2026-11-23T10:00:00Z");
    app.signs_in(&doctor, Level::Full).await;
    writes_up(&doctor, &visits[0].1, Some("I10")).await;
    writes_up(&doctor, &visits[1].1, Some("I10")).await;
    let record = writes_up(&doctor, &visits[2].1, None).await;
    let amend = format!("/patients/{}/records/{}/amendments", visits[2].0.id, record["id"].as_str().unwrap());
    doctor
        .api(Method::POST, &amend)
        .if_match("\"v1\"")
        .json(&json!({ "reason": "Forgotten", "notes": "Sleeps badly" }))
        .send()
        .await
        .is(201);
    doctor.marks_no_show(&visits[3].1).await.is(200);
    app.passes_until("2026-11-30T04:00:00Z");
    patient_at(app, &doctor, "Gita", "2026-12-02T10:00").await;
    doctor
}

fn facts(mail: &Value) -> Vec<String> {
    mail["text"].as_str().unwrap().lines().filter(|line| line.contains(": ")).map(str::to_owned).collect()
}

#[tokio::test]
async fn f48_on_the_first_at_eight_a_doctor_is_written_the_numbers_of_the_month_before_once() {
    let app = TestApp::start().await;
    let doctor = november(&app).await;
    let idle = app.doctor("Omar Haddad").await;
    app.passes_until(NOT_YET);
    assert_eq!(app.reports_the_month().await, Run::default(), "it is not eight o'clock yet");
    app.passes_until(FIRST_8);
    assert_eq!(app.reports_the_month().await, Run { queued: 1, without: 1, ..Run::default() });
    let mails = app.months_of(&doctor).await;
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0]["subject"], "Your November 2026 at Caredesk Hospital in numbers");
    let expected = [
        "Visits: 6",
        "Patients came: 3",
        "Did not come: 1",
        "Share of those expected: 25.0 %",
        "Cancelled: 1",
        "Busiest hour: 10:00 to 11:00, 2 visits",
        "Visits written up: 3",
    ];
    assert_eq!(facts(&mails[0]), expected);
    let (text, html) = (mails[0]["text"].as_str().unwrap(), mails[0]["html"].as_str().unwrap());
    assert!(text.contains("/monthly-reports?month=2026-11") && html.contains("<td>25.0 %</td>"), "{text}\n{html}");
    for secret in ["Asha", "Ben", "hypertension", "Hypertension", "I10", "Amlodipine", "Sleeps", "cough"] {
        assert!(!text.contains(secret) && !html.contains(secret), "{secret}");
    }
    assert!(app.months_of(&idle).await.is_empty(), "nobody is written that nothing happened");
    for _ in 0..3 {
        app.passes(1);
        assert_eq!(app.reports_the_month().await, Run::default());
    }
    app.passes_until("2026-12-31T18:00:00Z");
    app.reports_the_month().await;
    assert_eq!(app.months_of(&doctor).await.len(), 1);
    app.passes_until("2027-01-01T02:30:00Z");
    app.reports_the_month().await;
    assert_eq!(app.months_of(&doctor).await.len(), 2, "December, by its one visit");
}

#[tokio::test]
async fn f48_r17_the_job_twice_at_once_sends_one_mail() {
    let app = TestApp::start().await;
    let doctor = november(&app).await;
    app.mail_to(&doctor.email).await;
    app.passes_until(FIRST_8);
    let jobs = ["one", "other"].map(|owner| Monthly::of(&app.app, owner));
    let (one, other) = tokio::join!(jobs[0].run(), jobs[1].run());
    assert_eq!(one.unwrap().queued + other.unwrap().queued, 1);
    let (first, second) = (Sender::of(&app.app), Sender::of(&app.app));
    let (one, other) = tokio::join!(first.run(), second.run());
    assert_eq!(one.unwrap().sent + other.unwrap().sent, 1);
    // Without what says how far queueing has come and without a lease, the row of the mail is the guard.
    let month = "2026-11".parse().unwrap();
    for _ in 0..2 {
        app.app.monthly_reports.queue(doctor.id, month).await.unwrap();
    }
    assert_eq!(app.months_of(&doctor).await.len(), 1);
}

/// Every call of the job in turn is the one it dies at; how often it died.
async fn dies_everywhere(app: &TestApp, trouble: Trouble) -> u32 {
    let mut deaths = 0;
    for step in 0.. {
        let calls = AtomicU32::new(0);
        app.faults.plan(move |call| {
            let is_ours =
                ["monthly-reports", "visits_of_doctor", "people_of_role", "month-2026-11"].iter().any(|word| call.body.contains(word));
            (is_ours && calls.fetch_add(1, Ordering::SeqCst) >= step).then_some(trouble)
        });
        let run = Monthly::of(&app.app, format!("dies at {step}")).run().await;
        app.faults.end();
        app.passes(1);
        match run {
            Ok(Run { failed: 0, .. }) => break,
            _ => deaths += 1,
        }
    }
    deaths
}

#[tokio::test]
async fn f48_r17_killed_at_any_step_it_is_made_up_for_and_still_one_mail() {
    for trouble in [Trouble::Fault, Trouble::CutAfter] {
        let app = TestApp::start().await;
        let doctor = november(&app).await;
        app.mail_to(&doctor.email).await;
        app.passes_until(FIRST_8);
        let deaths = dies_everywhere(&app, trouble).await;
        assert!(deaths >= 5, "it did die: {deaths} times by {trouble:?}");
        app.passes(30);
        app.reports_the_month().await;
        assert_eq!(app.months_of(&doctor).await.len(), 1, "{trouble:?}");
    }
}

#[tokio::test]
async fn f48_r17_a_mail_whose_sender_dies_is_sent_by_the_next() {
    let app = TestApp::start().await;
    let doctor = november(&app).await;
    app.mail_to(&doctor.email).await;
    app.passes_until(FIRST_8);
    app.reports_the_month().await;
    let due = app.app.notifications.due(Channel::Mail, 10).await.unwrap().0.pop().unwrap();
    app.app.notifications.claim(due).await.unwrap().unwrap();
    assert_eq!(Sender::of(&app.app).run().await.unwrap(), Sent::default(), "somebody may still be at it");
    app.passes(6);
    assert_eq!(Sender::of(&app.app).run().await.unwrap(), Sent { sent: 1, again: 1, ..Sent::default() });
    assert_eq!(app.months_of(&doctor).await.len(), 1);
}

#[tokio::test]
async fn f48_late_is_made_up_for_within_the_month_and_not_after_it() {
    let app = TestApp::start().await;
    let doctor = november(&app).await;
    app.passes_until("2026-12-19T22:00:00Z");
    app.reports_the_month().await;
    let mails = app.months_of(&doctor).await;
    assert_eq!(mails[0]["subject"], "Your November 2026 at Caredesk Hospital in numbers");
    let other = TestApp::start().await;
    let doctor = november(&other).await;
    other.passes_until("2027-02-01T02:30:00Z");
    other.reports_the_month().await;
    assert!(other.months_of(&doctor).await.is_empty(), "January had no visit, and November is long over");
}

#[tokio::test]
async fn f48_whoever_is_closed_or_gone_is_not_written_to() {
    let app = TestApp::start().await;
    let doctor = november(&app).await;
    let tomas = app.administrator().await;
    // Nobody's account is closed who has visits ahead.
    app.passes_until("2026-12-05T02:30:00Z");
    app.reports_the_month().await;
    app.signs_in(&tomas, Level::Full).await;
    let body = json!({ "reason": "left in November" });
    tomas.api(Method::POST, &format!("/admin/people/{}/disable", doctor.id)).json(&body).send().await.is(200);
    assert!(app.months_of(&doctor).await.is_empty(), "closed between queueing and sending");
    let rows = app.rows(Table::Deliveries).await;
    let row = rows.iter().find(|row| row.get("kind").is_some_and(|kind| kind.as_s().unwrap() == "monthly_report")).unwrap();
    assert_eq!((row["state"].as_s().unwrap().as_str(), row["because"].as_s().unwrap().as_str()), ("suppressed", "no account"));
}

#[tokio::test]
async fn f48_r18_across_changes_of_the_clocks_eight_is_eight_and_a_month_is_whole() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let apia = json!({ "zone": "America/New_York", "monthly_reports_at": "02:30" });
    tomas.api(Method::PUT, "/admin/settings").json(&apia).send().await.is(200);
    app.app.refresh().await.unwrap();
    let doctor = app.doctor("Leena Farah").await;
    // October is summer time and ends in it; clocks go back on 7 November 2027. In March they are put forward on the 14th.
    for (book, at, before, due, month) in [
        ("2027-10-28T15:00:00Z", "2027-10-29T10:00", "2027-11-01T06:29:59Z", "2027-11-01T06:30:00Z", "October 2027"),
        ("2027-11-24T15:00:00Z", "2027-11-26T10:00", "2027-12-01T07:29:59Z", "2027-12-01T07:30:00Z", "November 2027"),
        ("2028-03-28T15:00:00Z", "2028-03-31T10:00", "2028-04-01T06:29:59Z", "2028-04-01T06:30:00Z", "March 2028"),
    ] {
        app.passes_until(book);
        patient_at(&app, &doctor, "Asha", at).await;
        let had = app.months_of(&doctor).await.len();
        app.passes_until(before);
        app.reports_the_month().await;
        assert_eq!(app.months_of(&doctor).await.len(), had, "before {due}");
        app.passes_until(due);
        app.reports_the_month().await;
        let mail = app.months_of(&doctor).await.pop().unwrap();
        assert!(mail["subject"].as_str().unwrap().contains(month), "{mail}");
        assert!(facts(&mail).contains(&"Visits: 1".to_owned()), "{mail}");
    }
}

fn figure(page: &Page, name: &str) -> String {
    let stats = page.all(".stats .stat");
    stats.iter().find(|stat| stat.find("dt").unwrap().text() == name).unwrap().find(".v").unwrap().text()
}

#[tokio::test]
async fn f48_the_page_shows_a_month_in_numbers_and_the_same_as_a_table() {
    let app = TestApp::start().await;
    let doctor = november(&app).await;
    app.passes_until(FIRST_8);
    app.signs_in(&doctor, Level::Full).await;
    let home = doctor.opens("/day").await.is(200).page();
    assert!(home.find("a[href=\"/monthly-reports\"]").is_some(), "it is reached from the doctor's home");
    let page = doctor.opens("/monthly-reports").await.is(200).page();
    assert_eq!(page.heading(), "November 2026", "the last month that is over");
    assert_eq!(["Visits", "Came", "Did not come", "Records"].map(|name| figure(&page, name)), ["6", "3", "1", "3"]);
    let text = page.text();
    for part in [
        "25.0 % of those expected",
        "I10",
        "Essential (primary) hypertension",
        "No code",
        "To 1 of them",
        "Most visits begin between 10:00 and 11:00: 2.",
    ] {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
    assert!(!text.contains("Asha") && !text.contains("Amlodipine"));
    // Drawn and told: as many bars as hours that have any, twice; and the row of each hour from the first to the last.
    assert_eq!(page.all("svg.chart--wide rect").len(), 4);
    let rows = page.all("details.twin tbody tr");
    let row = |row: &&Element| format!("{} {}", row.find("th").unwrap().text(), row.find("td").unwrap().text());
    let rows: Vec<String> = rows.iter().map(row).collect();
    assert_eq!(rows, ["10:00 2", "11:00 1", "12:00 0", "13:00 0", "14:00 0", "15:00 1", "16:00 1"]);
    assert_eq!(page.all("#month option").len(), 25, "this month and two years");
    let december = doctor.opens("/monthly-reports?month=2026-12").await.is(200).page();
    assert!(december.text().contains("So far") && figure(&december, "Visits") == "1");
    let none = doctor.opens("/monthly-reports?month=2026-03").await.is(200).page();
    assert!(none.text().contains("No visits in this month"));
    for wrong in ["2027-01", "2024-11", "November", "2026-13"] {
        let page = doctor.opens(&format!("/monthly-reports?month={wrong}")).await.is(422).page();
        assert!(page.alert().contains("Choose this month or one of the 24 before it"), "{wrong}");
    }
}

#[tokio::test]
async fn f48_nobody_sees_the_months_of_a_doctor_but_that_doctor() {
    let app = TestApp::start().await;
    let doctor = november(&app).await;
    let other = app.doctor("Omar Haddad").await;
    app.passes_until(FIRST_8);
    for person in [&doctor, &other] {
        app.signs_in(person, Level::Full).await;
    }
    let own = doctor.api(Method::GET, "/monthly-reports/2026-11").send().await.is(200).json();
    assert_eq!((&own["visits"]["total"], &own["visits"]["came"], &own["visits"]["no_show_percent"]), (&json!(6), &json!(3), &json!(25.0)));
    let statuses: u64 = own["visits"]["by_status"].as_array().unwrap().iter().map(|line| line["visits"].as_u64().unwrap()).sum();
    assert_eq!(statuses, 6);
    let title = "Essential (primary) hypertension";
    let expected = json!({ "records": 3, "amended": 1, "codes": [{ "code": "I10", "title": title, "records": 2 }],
        "other_codes": 0, "without_code": 1, "erased": 0 });
    assert_eq!(own["treatment"], expected);
    let others = other.api(Method::GET, "/monthly-reports/2026-11").send().await.is(200).json();
    assert_eq!((&others["visits"]["total"], &others["treatment"]["records"]), (&json!(0), &json!(0)), "their own, which is nothing");
    for person in [app.administrator().await, app.receptionist().await, app.patient("Hana").await] {
        person.opens("/monthly-reports").await.is(403);
        person.api(Method::GET, "/monthly-reports/2026-11").send().await.is_problem(403, "forbidden");
    }
    app.stranger().api(Method::GET, "/monthly-reports/2026-11").send().await.is(401);
    for wrong in ["2027-01", "2024-10", "2026-1", "x"] {
        doctor.api(Method::GET, &format!("/monthly-reports/{wrong}")).send().await.is(404);
    }
    let rows = app.rows(Table::Audit).await;
    let reads = rows.iter().filter(|row| row.get("what").is_some_and(|what| what.as_s().unwrap() == "month.read"));
    assert_eq!(reads.count(), 2, "each look is in the trail");
}
