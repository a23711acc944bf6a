//! Reminders of visits: each once, at its hour on the hospital's clock, only while it is true and wanted.

use caredesk::access::actor::Level;
use caredesk::capabilities::notifications::model::Channel;
use caredesk::operations::reminders::Planner;
use caredesk::operations::sender::{Sender, Sent};
use caredesk::storage::item::{Key, text};
use caredesk::storage::tables::Table;
use caredesk::storage::transaction::{Action, Expression};
use http::Method;
use serde_json::{Value, json};

use crate::steps::{patient_at, slot};
use crate::support::{Person, TestApp, Trouble, Visit};

/// Eight o'clock in Kolkata on the day after the tests begin, and on the day after that.
const TUESDAY_8: &str = "2026-11-24T02:30:00Z";
const WEDNESDAY_8: &str = "2026-11-25T02:30:00Z";

/// What became of the reminders of somebody, in the order of their keys.
async fn states(app: &TestApp, person: &Person) -> Vec<(String, Option<String>)> {
    let rows = app.rows(Table::Deliveries).await.into_iter();
    let own = rows.filter(|row| row["recipient_id"].as_s().unwrap() == &person.id.to_string());
    let word = |value: Option<&aws_sdk_dynamodb::types::AttributeValue>| value.and_then(|value| value.as_s().ok()).cloned();
    let reminders = own.filter(|row| row["kind"].as_s().unwrap() == "reminder");
    let mut all: Vec<_> =
        reminders.map(|row| (word(row.get("message_id")), word(row.get("state")).unwrap(), word(row.get("because")))).collect();
    all.sort();
    all.into_iter().map(|(_, state, because)| (state, because)).collect()
}

/// A house, a doctor, and Asha with a visit on Wednesday at ten.
async fn asha_comes_at_ten() -> (TestApp, Person, Person, Visit) {
    let app = TestApp::start().await;
    let doctor = app.doctor("Leena Farah").await;
    let (asha, visit) = patient_at(&app, &doctor, "Asha", "2026-11-25T10:00").await;
    (app, doctor, asha, visit)
}

#[tokio::test]
async fn f46_r17_the_job_twice_at_once_and_again_reminds_once_the_day_before_and_once_on_the_day() {
    let (app, _, asha, _) = asha_comes_at_ten().await;
    app.passes_until("2026-11-24T02:29:59Z");
    app.reminds().await;
    assert!(app.reminders_to(&asha.email).await.is_empty(), "it is not eight o'clock yet");
    app.passes_until(TUESDAY_8);
    let planners = ["one", "other"].map(|owner| Planner::of(&app.app, owner));
    let (one, other) = tokio::join!(planners[0].run(), planners[1].run());
    let (one, other) = (one.unwrap(), other.unwrap());
    assert_eq!((one.planned.queued + other.planned.queued, one.busy || other.busy), (1, true));
    let (first, second) = (Sender::of(&app.app), Sender::of(&app.app));
    let (one, other) = tokio::join!(first.run(), second.run());
    // The visit's confirmation is not heard yet: the only mail is the reminder.
    assert_eq!(one.unwrap().sent + other.unwrap().sent, 1);
    for _ in 0..3 {
        app.passes(1);
        app.reminds().await;
    }
    assert_eq!(app.reminders_to(&asha.email).await, ["Your visit tomorrow at 10:00"]);
    let mail = app.mail_to(&asha.email).await.into_iter().find(|mail| mail["subject"] == "Your visit tomorrow at 10:00").unwrap();
    let words = mail["text"].as_str().unwrap();
    for part in ["Doctor: Leena Farah", "Department: Cardiology", "10 minutes early", "/your-visit/", "/notifications/settings"] {
        assert!(words.contains(part), "{part} is missing in {words}");
    }
    app.passes_until(WEDNESDAY_8);
    app.reminds().await;
    assert_eq!(app.reminders_to(&asha.email).await, ["Your visit tomorrow at 10:00", "Your visit today at 10:00"]);
}

#[tokio::test]
async fn f46_r17_killed_between_claim_and_send_it_is_sent_by_the_next_run_and_an_answer_lost_costs_one_counted_repeat() {
    let (app, doctor, asha, _) = asha_comes_at_ten().await;
    let (ben, _) = patient_at(&app, &doctor, "Ben", "2026-11-25T11:00").await;
    app.mail_to(&asha.email).await;
    app.passes_until(TUESDAY_8);
    app.reminds().await;
    // Asha's is claimed by a process that dies; Ben's leaves the house, and the answer is lost.
    let due = app.app.notifications.due(Channel::Mail, 10).await.unwrap().0;
    let hers = due.into_iter().find(|message| message.recipient_id == asha.id).unwrap();
    app.app.notifications.claim(hers).await.unwrap().unwrap();
    app.faults.always("outbound-emails", Trouble::CutAfter);
    assert_eq!(Sender::of(&app.app).run().await.unwrap(), Sent { waiting: 1, ..Sent::default() });
    app.faults.end();
    app.passes(4);
    assert_eq!(Sender::of(&app.app).run().await.unwrap(), Sent::default(), "for five minutes somebody may still be at it");
    app.passes(2);
    assert_eq!(Sender::of(&app.app).run().await.unwrap(), Sent { sent: 2, again: 2, ..Sent::default() });
    app.passes(6);
    app.reminds().await;
    assert_eq!(app.reminders_to(&asha.email).await.len(), 1);
    assert_eq!(app.reminders_to(&ben.email).await.len(), 2, "one more for one lost answer, and never a third");
}

#[tokio::test]
async fn f46_a_run_that_could_not_write_everything_is_made_up_for_by_the_next_and_nobody_is_written_to_twice() {
    let app = TestApp::start().await;
    let doctor = app.doctor("Leena Farah").await;
    let mut people = Vec::new();
    for (name, start) in [("Asha", "10:00"), ("Ben", "11:00"), ("Cara", "15:00")] {
        people.push(patient_at(&app, &doctor, name, &format!("2026-11-25T{start}")).await.0);
    }
    app.passes_until(TUESDAY_8);
    let poison = people[1].id.to_string();
    app.faults.plan(move |call| (call.operation.contains("PutItem") && call.body.contains(&poison)).then_some(Trouble::Fault));
    let run = app.reminds().await.planned;
    assert_eq!((run.queued, run.failed), (2, 1), "one row that cannot be written keeps nobody waiting");
    app.faults.end();
    app.passes(1);
    let run = app.reminds().await.planned;
    assert_eq!((run.queued, run.known, run.failed), (1, 2, 0));
    app.passes(1);
    assert_eq!(app.reminds().await.planned, caredesk::capabilities::reminders::service::Planned::default());
    for person in &people {
        assert_eq!(app.reminders_to(&person.email).await.len(), 1, "{}", person.name);
    }
}

#[tokio::test]
async fn f46_after_an_outage_it_is_caught_up_on_but_never_after_the_visit_began() {
    let app = TestApp::start().await;
    let doctor = app.doctor("Leena Farah").await;
    let (early, _) = patient_at(&app, &doctor, "Asha", "2026-11-25T10:00").await;
    let (late, _) = patient_at(&app, &doctor, "Ben", "2026-11-25T15:00").await;
    let (between, _) = patient_at(&app, &doctor, "Cara", "2026-11-25T11:00").await;
    // Nothing ran since Monday; on Wednesday at a quarter to eleven the house is back.
    app.reminds().await;
    app.passes_until("2026-11-25T05:15:00Z");
    app.reminds().await;
    app.passes_until("2026-11-25T05:30:00Z");
    assert_eq!(app.reminders_to(&late.email).await, ["Your visit today at 15:00"], "once, not once for each moment missed");
    assert!(app.reminders_to(&early.email).await.is_empty() && states(&app, &early).await.is_empty(), "it had begun");
    assert!(app.reminders_to(&between.email).await.is_empty());
    assert_eq!(
        states(&app, &between).await,
        [("suppressed".to_owned(), Some("the visit has begun".to_owned()))],
        "it began while it waited"
    );
}

#[tokio::test]
async fn f46_nobody_is_reminded_to_come_to_a_visit_that_closed_time_has_hit() {
    let (app, doctor, asha, hit) = asha_comes_at_ten().await;
    let (ben, _) = patient_at(&app, &doctor, "Ben", "2026-11-25T11:00").await;
    let closed = json!({ "kind": "closed", "start": hit.body["start"], "end": hit.body["end"], "resolve": { hit.id.as_str(): "later" } });
    doctor.api(Method::POST, &format!("/doctors/{}/exceptions", doctor.id)).json(&closed).send().await.is(201);
    app.passes_until(TUESDAY_8);
    app.reminds().await;
    app.passes(1);
    app.reminds().await;
    assert!(app.reminders_to(&asha.email).await.is_empty(), "it does not take place then");
    assert_eq!(states(&app, &asha).await, [("suppressed".to_owned(), Some("the visit needs another time".to_owned()))]);
    assert_eq!(app.reminders_to(&ben.email).await.len(), 1);
}

#[tokio::test]
async fn f46_what_was_moved_or_cancelled_a_second_before_is_not_reminded_of_as_it_was() {
    let (app, doctor, asha, moved) = asha_comes_at_ten().await;
    let (ben, cancelled) = patient_at(&app, &doctor, "Ben", "2026-11-25T11:00").await;
    app.passes_until(TUESDAY_8);
    app.reminds().await;
    for person in [&asha, &ben] {
        app.signs_in(person, Level::Full).await;
    }
    asha.reschedules(&moved, &slot(&app, &doctor, "2026-11-25T16:00").await).await.is(200);
    ben.cancels(&cancelled).await.is(200);
    app.passes(1);
    app.reminds().await;
    let suppressed = [("suppressed".to_owned(), Some("the visit has changed since".to_owned()))];
    for person in [&asha, &ben] {
        assert!(app.reminders_to(&person.email).await.is_empty(), "{}", person.name);
        assert_eq!(states(&app, person).await, suppressed, "{}", person.name);
    }
    app.passes_until(WEDNESDAY_8);
    app.reminds().await;
    assert_eq!(app.reminders_to(&asha.email).await, ["Your visit today at 16:00"], "of the new time, on its day");
    assert!(app.reminders_to(&ben.email).await.is_empty());
}

#[tokio::test]
async fn f46_whoever_was_told_less_than_two_hours_before_is_not_reminded_by_that_reminder() {
    let (app, doctor, asha, moved) = asha_comes_at_ten().await;
    app.passes_until("2026-11-24T00:30:00Z");
    let (in_time, _) = patient_at(&app, &doctor, "Ben", "2026-11-25T11:00").await;
    app.passes_until("2026-11-24T00:30:01Z");
    let (just_before, _) = patient_at(&app, &doctor, "Cara", "2026-11-25T15:30").await;
    app.signs_in(&asha, Level::Full).await;
    asha.reschedules(&moved, &slot(&app, &doctor, "2026-11-25T14:00").await).await.is(200);
    app.passes_until(TUESDAY_8);
    app.reminds().await;
    let (just_after, _) = patient_at(&app, &doctor, "Dan", "2026-11-25T15:00").await;
    app.passes(300);
    let (afternoon, _) = patient_at(&app, &doctor, "Eve", "2026-11-25T16:00").await;
    app.reminds().await;
    assert_eq!(app.reminders_to(&in_time.email).await, ["Your visit tomorrow at 11:00"]);
    for person in [&asha, &just_before, &just_after, &afternoon] {
        assert!(app.reminders_to(&person.email).await.is_empty(), "{} knows", person.name);
    }
    assert_eq!(states(&app, &asha).await, [("suppressed".to_owned(), Some("told just before".to_owned()))]);
    app.passes_until(WEDNESDAY_8);
    app.reminds().await;
    for person in [&asha, &in_time, &just_before, &just_after, &afternoon] {
        assert!(app.reminders_to(&person.email).await.pop().unwrap().starts_with("Your visit today"), "{}", person.name);
    }
}

async fn wishes(app: &TestApp, person: &Person) -> Value {
    app.signs_in(person, Level::Full).await;
    person.api(Method::GET, "/me/message-settings").send().await.is(200).json()
}

#[tokio::test]
async fn f46_what_somebody_switched_off_does_not_come_also_when_it_was_planned_before() {
    let (app, doctor, asha, _) = asha_comes_at_ten().await;
    let (ben, _) = patient_at(&app, &doctor, "Ben", "2026-11-25T11:00").await;
    let page = asha.opens("/notifications/settings").await.is(200);
    assert!(page.text().contains("always stand in the portal or come by mail"));
    // The form of the page: nothing of the day before, still on the day.
    let form = [("version", "0"), ("offered", "1-08:00"), ("offered", "0-08:00"), ("wanted", "0-08:00")];
    asha.posts("/notifications/settings", &form).await.is(303);
    let by_mail = json!({"mail": true, "text": false});
    let kept = json!({"reminders_by_mail": true, "reminders_by_text": true, "reminders": [
        {"days_before": 1, "at": "08:00", "wanted": false}, {"days_before": 0, "at": "08:00", "wanted": true}],
        "visits": {"booked": by_mail, "moved": by_mail, "cancelled": by_mail}});
    assert_eq!(wishes(&app, &asha).await, kept);
    app.passes_until(TUESDAY_8);
    assert_eq!(app.reminds().await.planned.queued, 1, "Ben's alone");
    // Ben says so a second before his is sent.
    let mut none = wishes(&app, &ben).await;
    none["reminders_by_mail"] = json!(false);
    let answer = ben.api(Method::PUT, "/me/message-settings").if_match("\"v0\"").json(&none).send().await.is(200);
    assert_eq!(answer.json(), none);
    let stale = ben.api(Method::PUT, "/me/message-settings").if_match("\"v0\"").json(&none).send().await;
    stale.is(412);
    let wrong = json!({"reminders_by_mail": true, "reminders": [{"days_before": 3, "at": "08:00", "wanted": false}]});
    ben.api(Method::PUT, "/me/message-settings").json(&wrong).send().await.is(422);
    assert!(app.reminders_to(&asha.email).await.is_empty() && app.reminders_to(&ben.email).await.is_empty());
    assert_eq!(states(&app, &ben).await, [("suppressed".to_owned(), Some("not wanted".to_owned()))]);
    app.passes_until(WEDNESDAY_8);
    app.reminds().await;
    assert_eq!(app.reminders_to(&asha.email).await, ["Your visit today at 10:00"]);
    assert!(app.reminders_to(&ben.email).await.is_empty());
    assert!(
        app.mail_to(&ben.email).await.iter().any(|mail| mail["subject"].as_str().unwrap().contains("is booked")),
        "what is needed came"
    );
}

#[tokio::test]
async fn f46_a_choice_saved_in_two_windows_is_not_lost_and_a_form_that_is_not_whole_saves_nothing() {
    let app = TestApp::start().await;
    let asha = app.patient("Asha").await;
    let page = asha.opens("/notifications/settings").await.is(200);
    let form = page.page().form("/notifications/settings");
    asha.sends(&form).await.is(303);
    let again = asha.sends(&form).await;
    again.is(303);
    let other = [("version", "0"), ("offered", "1-08:00"), ("offered", "0-08:00")];
    let conflict = asha.posts("/notifications/settings", &other).await.is(409);
    assert!(conflict.text().contains("changed elsewhere"), "{}", conflict.text());
    let ticked = conflict.page().all("input[name=wanted]").iter().filter(|one| one.attribute("checked").is_some()).count();
    assert_eq!(ticked, 0, "what was unticked stays so");
    asha.posts("/notifications/settings", &[("wanted", "0-08:00")]).await.is(422);
    let kept = wishes(&app, &asha).await;
    assert!(kept["reminders_by_mail"] == true && kept["reminders"][0]["wanted"] == true, "{kept}");
}

#[tokio::test]
async fn f46_a_recipient_whose_account_cannot_be_read_keeps_nobody_else_waiting() {
    let (app, doctor, asha, _) = asha_comes_at_ten().await;
    let (ben, _) = patient_at(&app, &doctor, "Ben", "2026-11-25T11:00").await;
    let (cara, _) = patient_at(&app, &doctor, "Cara", "2026-11-25T15:30").await;
    app.mail_to(&asha.email).await;
    app.passes_until(TUESDAY_8);
    app.reminds().await;
    let change = Expression::of("SET #status = :nonsense").name("#status", "status").value(":nonsense", text("from the future"));
    let key = Key::two(Table::Users, asha.id, "profile");
    app.write(vec![Action::Update { key, change, condition: None }]).await;
    assert_eq!(Sender::of(&app.app).run().await.unwrap(), Sent { sent: 2, waiting: 1, ..Sent::default() });
    for person in [&ben, &cara] {
        assert_eq!(app.reminders_to(&person.email).await.len(), 1, "{}", person.name);
    }
    // However often it was tried in vain: once the account can be read, its person is reminded.
    for _ in 0..4 {
        app.passes(6);
        Sender::of(&app.app).run().await.unwrap_err();
    }
    let change = Expression::of("SET #status = :active").name("#status", "status").value(":active", text("active"));
    app.write(vec![Action::Update { key: Key::two(Table::Users, asha.id, "profile"), change, condition: None }]).await;
    app.passes(60);
    assert_eq!(app.reminders_to(&asha.email).await.len(), 1);
}

#[tokio::test]
async fn f46_r18_across_changes_of_the_clocks_eight_is_eight_on_the_hospitals_clock() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    tomas.api(Method::PUT, "/admin/settings").json(&json!({"zone": "America/New_York"})).send().await.is(200);
    app.app.refresh().await.unwrap();
    let doctor = app.doctor("Leena Farah").await;
    // Clocks are put forward on Sunday 14 March 2027 and back on Sunday 7 November; both visits are on the Monday after.
    for (friday, monday, before, eight) in [
        ("2027-03-12T15:00:00Z", "2027-03-15T10:00", "2027-03-14T11:59:59Z", "2027-03-14T12:00:00Z"),
        ("2027-11-05T15:00:00Z", "2027-11-08T10:00", "2027-11-07T12:59:59Z", "2027-11-07T13:00:00Z"),
    ] {
        app.passes_until(friday);
        app.reminds().await;
        let (asha, _) = patient_at(&app, &doctor, "Asha", monday).await;
        app.passes_until(before);
        app.reminds().await;
        assert!(app.reminders_to(&asha.email).await.is_empty(), "before {eight}");
        app.passes_until(eight);
        app.reminds().await;
        assert_eq!(app.reminders_to(&asha.email).await, ["Your visit tomorrow at 10:00"], "at {eight}");
    }
}

#[tokio::test]
async fn f46_an_hour_the_house_changes_holds_from_its_next_moment_on() {
    let app = TestApp::start().await;
    let doctor = app.doctor("Leena Farah").await;
    let tomas = app.administrator().await;
    let (asha, _) = patient_at(&app, &doctor, "Asha", "2026-11-25T17:00").await;
    app.passes_until(TUESDAY_8);
    app.reminds().await;
    app.passes(120);
    app.reminds().await;
    app.signs_in(&tomas, Level::Full).await;
    let nine = json!({"reminder_offsets": [{"days_before": 1, "at": "09:00"}, {"days_before": 0, "at": "09:00"}]});
    tomas.api(Method::PUT, "/admin/settings").json(&nine).send().await.is(200);
    app.passes(1);
    app.reminds().await;
    assert_eq!(app.reminders_to(&asha.email).await.len(), 1, "nine o'clock is over, and she was told at eight");
    app.passes_until("2026-11-25T03:30:00Z");
    app.reminds().await;
    assert_eq!(app.reminders_to(&asha.email).await, ["Your visit tomorrow at 17:00", "Your visit today at 17:00"]);
}

#[tokio::test]
async fn f46_an_hour_that_is_changed_after_it_reminded_reminds_nobody_a_second_time() {
    let app = TestApp::start().await;
    let doctor = app.doctor("Leena Farah").await;
    let tomas = app.administrator().await;
    let (asha, _) = patient_at(&app, &doctor, "Asha", "2026-11-25T17:00").await;
    app.passes_until(TUESDAY_8);
    app.reminds().await;
    assert_eq!(app.reminders_to(&asha.email).await.len(), 1);
    let house = async |times: Value| {
        app.signs_in(&tomas, Level::Full).await;
        tomas.api(Method::PUT, "/admin/settings").json(&json!({ "reminder_offsets": times })).send().await.is(200);
    };
    // Eight becomes ten on the very morning: the reminder of that day was sent.
    house(json!([{"days_before": 1, "at": "10:00"}, {"days_before": 0, "at": "10:00"}])).await;
    app.passes_until("2026-11-24T04:30:00Z");
    assert_eq!(app.reminds().await.planned.known, 1);
    assert_eq!(app.reminders_to(&asha.email).await.len(), 1, "she was reminded today");
    // A second reminder on that day is another one.
    house(json!([{"days_before": 1, "at": "10:00"}, {"days_before": 1, "at": "19:00"}, {"days_before": 0, "at": "10:00"}])).await;
    app.passes_until("2026-11-24T13:30:00Z");
    app.reminds().await;
    assert_eq!(app.reminders_to(&asha.email).await.len(), 2);
    app.passes_until("2026-11-25T04:30:00Z");
    app.reminds().await;
    assert_eq!(app.reminders_to(&asha.email).await.last().unwrap(), "Your visit today at 17:00");
}
