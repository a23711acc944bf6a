//! Planning reminders and sending them.

use caredesk::access::actor::Level;
use caredesk::operations::reminders::Planner;
use caredesk::operations::sender::Sender;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::json;

use crate::story::{End, at_every_call, the_next_one_goes_on};
use crate::support::deaths::Last;
use crate::support::{Slot, TestApp};

/// The day before a slot's, at eight o'clock in Kolkata.
fn eight_before(slot: &Slot) -> Timestamp {
    let day: Date = slot.start[..10].parse().unwrap();
    let zone = TimeZone::get("Asia/Kolkata").unwrap();
    day.yesterday().unwrap().at(8, 0, 0, 0).to_zoned(zone).unwrap().timestamp()
}

#[tokio::test]
async fn r07_r17_a_reminder_is_sent_once_wherever_its_job_was_killed() {
    at_every_call(6, async |app: &TestApp, end: End| {
        let (farah, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
        let slots = app.open_slots(&farah).await;
        let slot = slots.into_iter().find(|slot| eight_before(slot) > app.clock.now()).expect("a time the day after tomorrow");
        let visit = asha.has(&slot).await;
        the_next_one_goes_on(app).await;
        app.clock.advance(eight_before(&slot).duration_since(app.clock.now()));
        let work = async {
            let planned = Planner::of(&app.app, "dies").run().await;
            (planned.is_ok(), Sender::of(&app.app).run().await.is_ok())
        };
        let last = app.dies_at(end.which, end.death, work).await;
        let unheard = last.as_ref().is_some_and(Last::sent_a_mail);
        // The lease of the one that died ends; then the next plans what it did not.
        app.passes(2);
        app.reminds().await;
        let mut again = the_next_one_goes_on(app).await.again;
        app.reminds().await;
        again += the_next_one_goes_on(app).await.again;
        let reminders = app.reminders_to(&asha.email).await;
        let most = 1 + usize::from(unheard);
        assert!((1..=most).contains(&reminders.len()), "{reminders:?} {end:?}");
        assert!(reminders.len() == 1 || again >= 1, "what is perhaps sent twice is counted: {end:?}");
        assert!(reminders.iter().all(|subject| subject.starts_with("Your visit tomorrow")), "{reminders:?}");
        // Nothing of hers is due while the next one's is sent.
        app.signs_in(&asha, Level::Full).await;
        asha.moves_blindly(&visit, "cancel", &json!({ "reason": "over" })).await.is(200);
        the_next_one_goes_on(app).await;
        last
    })
    .await;
}
