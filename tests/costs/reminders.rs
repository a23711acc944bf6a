//! What reminding of a whole day costs: the bound is that of 10,000 visits, and grows with the visits.

use caredesk::capabilities::reminders::model::{Texting, Wishes};
use caredesk::capabilities::reminders::store;
use caredesk::capabilities::settings::model::Reminder;
use caredesk::operations::sender::Sender;
use caredesk::primitives::text_number::TextNumber;
use caredesk::primitives::wall::WallTime;
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::json;

use crate::crowd::{pattern, starts};
use crate::support::TestApp;

/// Of the design's table, for so many visits of one day.
const OF: f64 = 10_000.0;
const READS: f64 = 260.0;
const IN_SEQUENCE: u64 = 20;
const READ_UNITS: f64 = 16_000.0;
/// Whose visits they are.
const PEOPLE: usize = 16;
/// Whatever is due: the lease, how far planning has come, and the day's visits on the two UTC dates it overlaps.
const AT_LEAST: f64 = 8.0;

/// `CAREDESK_ROWS` when the nightly run gives it, at most the design's 10,000.
fn visits() -> usize {
    caredesk::config::environment().get("CAREDESK_ROWS").and_then(|rows| rows.parse().ok()).unwrap_or(400).min(10_000)
}

#[tokio::test]
async fn f46_what_reminding_of_a_day_costs() {
    let app = TestApp::start().await;
    let doctor = app.doctor("Leena Farah").await;
    let history = pattern(&app, &doctor).await;
    let count = visits();
    // All on Wednesday in Kolkata, on both UTC dates it overlaps.
    let first = starts("2026-11-24T18:30:00Z", 1, count.min(1_400)).collect::<Vec<_>>();
    let day = first.iter().copied().cycle().take(count);
    history.write(&app, day, None).await;
    app.passes_until("2026-11-24T02:30:00Z");
    let (run, spent) = app.spends(app.reminds()).await;
    assert_eq!((run.planned.queued, run.planned.failed), (u32::try_from(count).unwrap(), 0));
    let written = u64::try_from(count).unwrap();
    #[expect(clippy::cast_precision_loss, reason = "visits of a day")]
    let (share, reads) = (count as f64 / OF, (spent.calls - written) as f64);
    println!(
        "| reminders of {count} visits | {reads} reads | {} in sequence | {} read units | {written} writes, {} units |",
        spent.in_sequence, spent.read_units, spent.write_units
    );
    assert!(reads <= READS * share + AT_LEAST, "{reads} calls that read");
    assert!(spent.in_sequence <= IN_SEQUENCE, "{} in sequence", spent.in_sequence);
    assert!(spent.read_units <= READ_UNITS * share + AT_LEAST, "{} read units", spent.read_units);
    // One row a message, in three indexes.
    #[expect(clippy::cast_precision_loss, reason = "visits of a day")]
    let bound = written as f64 * 4.0 + 8.0;
    assert!(spent.write_units <= bound, "{} write units", spent.write_units);
    // A minute later nothing is due: no visit is read.
    app.passes(1);
    let (_, idle) = app.spends(app.reminds()).await;
    assert!(idle.calls <= 4 && idle.read_units <= 1.0 && idle.write_units <= 3.0, "{idle:?}");
}

/// Every one of a day's reminders goes out: each is claimed and settled by one write, and a hundred are found by one question.
#[tokio::test]
async fn f46_what_sending_the_reminders_of_a_day_costs() {
    let app = TestApp::start().await;
    let doctor = app.doctor("Leena Farah").await;
    let history = pattern(&app, &doctor).await;
    let count = visits();
    for _ in 0..PEOPLE {
        let patient = app.patient("Asha").await;
        history.write(&app, starts("2026-11-24T18:30:00Z", 2, count / PEOPLE), Some(patient.id)).await;
    }
    app.passes_until("2026-11-24T02:30:00Z");
    let queued = app.reminds().await.planned.queued;
    let count = count / PEOPLE * PEOPLE;
    assert_eq!(queued, u32::try_from(count).unwrap());
    // The last of them is due when all before it have gone out as fast as SES may take them.
    app.passes(i64::try_from(count).unwrap() / 60 + 1);
    let (done, spent) = app.spends(Sender::of(&app.app).run()).await;
    let done = done.unwrap();
    assert_eq!((done.sent, done.again, done.waiting, done.failed, done.suppressed), (u32::try_from(count).unwrap(), 0, 0, 0, 0));
    let messages = u64::try_from(count).unwrap();
    println!("| sending {count} reminders | {} calls, {} read units | {} write units |", spent.calls, spent.read_units, spent.write_units);
    // Of one message: claim, state with SES's name of its mail, SES, the visit, its patient, their wishes, whether leave has hit it, doctor, department;
    // and what is due, of each hundred.
    assert!(spent.calls <= messages * 9 + messages / 10 + 8, "{} calls", spent.calls);
    assert!(spent.write_units <= f64::from(done.sent) * 14.0, "{} write units", spent.write_units);
}

#[tokio::test]
async fn f46_what_sending_a_reminder_costs() {
    let app = TestApp::start().await;
    let doctor = app.doctor("Leena Farah").await;
    let asha = app.patient("Asha").await;
    let slot = app.open_slots(&doctor).await.into_iter().find(|slot| slot.start.starts_with("2026-11-25T10:00")).unwrap();
    asha.has(&slot).await;
    asha.api(Method::PUT, "/me/message-settings").json(&json!({"reminders_by_mail": true})).send().await.is(200);
    app.mail_to(&asha.email).await;
    app.passes_until("2026-11-24T02:30:00Z");
    app.reminds().await;
    let (done, spent) = app.spends(Sender::of(&app.app).run()).await;
    assert_eq!(done.unwrap().sent, 1);
    println!("| send a reminder | {spent:?} |");
    // What is due (two calls), what texts are (one), a claim, the visit, its patient, what they want, whether leave has hit it, its doctor,
    // the department, SES, and its state with SES's name of its mail.
    // Seven of them wait for one another; those of texts, which are asked beside, may fall between them.
    assert!(spent.calls <= 12 && spent.in_sequence <= 9 && spent.read_units <= 8.0 && spent.write_units <= 14.0, "{spent:?}");
    let kinds = app.rows(Table::Deliveries).await;
    let reminders = kinds.iter().filter(|row| row.get("kind").and_then(|kind| kind.as_s().ok()).is_some_and(|kind| kind == "reminder"));
    assert_eq!(reminders.count(), 1);
}

/// Whoever has times and ways of their own costs no more than everybody else: what they want is read for 100 visits at a time.
#[tokio::test]
async fn f47_what_reminding_of_a_day_costs_when_everybody_chose_for_themselves() {
    let app = TestApp::start().await;
    let doctor = app.doctor("Leena Farah").await;
    let history = pattern(&app, &doctor).await;
    let count = visits().min(400);
    let day = starts("2026-11-24T18:30:00Z", 1, count).collect::<Vec<_>>();
    history.write(&app, day.into_iter(), None).await;
    // Every patient of the day has their own reminder at six in the evening, by mail and text.
    let people: std::collections::BTreeSet<String> =
        app.rows(Table::Appointments).await.iter().map(|row| row["patient_id"].as_s().unwrap().clone()).collect();
    let own = vec![Reminder { days_before: 1, at: WallTime::new(18, 0) }];
    let number: TextNumber = "+919876543210".to_owned().try_into().unwrap();
    let wishes = Wishes {
        version: 1,
        own: Some(own.clone()),
        texting: Some(Texting::agreed(number, app.clock.now())),
        agreed_once: true,
        ..Wishes::default()
    };
    let mut actions: Vec<_> =
        people.iter().map(|person| store::put(person.parse().unwrap(), &wishes, &Wishes::default()).unwrap()).collect();
    actions.push(store::also_at(&own));
    for portion in actions.chunks(90) {
        app.write(portion.to_vec()).await;
    }
    app.passes_until("2026-11-24T02:30:00Z");
    assert_eq!(app.reminds().await.planned.queued, 0, "nobody's hour is the house's");
    app.passes_until("2026-11-24T12:30:00Z");
    let (run, spent) = app.spends(app.reminds()).await;
    assert_eq!((run.planned.queued, run.planned.failed), (2 * u32::try_from(count).unwrap(), 0));
    let reads = spent.calls - 2 * u64::try_from(count).unwrap();
    println!(
        "| reminders of {count} visits at times of their own | {reads} reads | {} in sequence | {} read units |",
        spent.in_sequence, spent.read_units
    );
    #[expect(clippy::cast_precision_loss, reason = "visits of a day")]
    let bound = READS * (count as f64 / OF) + AT_LEAST;
    #[expect(clippy::cast_precision_loss, reason = "calls of a run")]
    let reads = reads as f64;
    assert!(reads <= bound && spent.in_sequence <= IN_SEQUENCE, "{reads} calls that read, {} in sequence", spent.in_sequence);
}
