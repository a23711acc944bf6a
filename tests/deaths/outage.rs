//! the topic refuses everything for ten minutes while people go on booking.

use std::collections::BTreeMap;

use caredesk::operations::drain::Drained;
use caredesk::operations::loops::drain_of;
use jiff::SignedDuration;
use serde_json::Value;

use crate::support::{TestApp, Trouble};

/// How long the topic is away, in minutes.
const AWAY: i64 = 10;
/// Visits booked in each of them by every doctor's patient.
const A_MINUTE: usize = 2;

/// How many doctors are booked with: 5,010 events by night, ninety otherwise.
#[expect(clippy::disallowed_methods, reason = "a test's own knob, not the product's configuration")]
fn doctors() -> usize {
    std::env::var("CAREDESK_ROWS").map_or(3, |_| 167)
}

/// What was published, in order: versions by subject.
fn heard(app: &TestApp) -> BTreeMap<String, Vec<u64>> {
    let mut heard: BTreeMap<String, Vec<u64>> = BTreeMap::new();
    for message in app.sent().into_iter().filter(|message| message["service"] == "sns") {
        let Ok(body) = serde_json::from_str::<Value>(message["text"].as_str().unwrap_or_default()) else { continue };
        let subject = body["subject"].as_str().unwrap_or_default().to_owned();
        let versions = heard.entry(subject).or_default();
        let version = body["version"].as_u64().unwrap();
        // A subscriber drops repeats.
        if !versions.contains(&version) {
            versions.push(version);
        }
    }
    heard
}

#[tokio::test]
async fn r09_while_the_topic_is_away_everybody_books_and_a_minute_after_everything_is_told_in_order() {
    let app = TestApp::start().await;
    let mut pairs = Vec::new();
    for _ in 0..doctors() {
        let doctor = app.doctor("Leena Farah").await;
        let slots = app.open_slots(&doctor).await.into_iter().skip(20).collect::<Vec<_>>();
        pairs.push((app.patient("Asha").await, slots));
    }
    let drain = drain_of(&app.app, "server");
    while drain.run().await.unwrap().waiting > 0 {}
    app.faults.plan(|call| call.body.contains("Action=Publish").then_some(Trouble::Fault));
    let (mut visits, mut oldest) = (Vec::new(), 0);
    for minute in 0..usize::try_from(AWAY).unwrap() {
        for (patient, slots) in &pairs {
            for at in 0..A_MINUTE {
                let visit = patient.has(&slots[minute * A_MINUTE + at]).await;
                if at == 0 {
                    patient.cancels(&visit).await.is(200);
                }
                visits.push((visit.id, if at == 0 { vec![1, 2] } else { vec![1] }));
            }
        }
        // As the loop does while SNS is away.
        for _ in 0..6 {
            app.clock.advance(SignedDuration::from_secs(10));
            let Drained { published, waiting, oldest: at, .. } = drain.run().await.unwrap();
            assert_eq!(published, 0);
            let age = at.map_or(0, |at| app.clock.now().duration_since(at).as_secs());
            assert!(waiting > 0 && age >= oldest, "it only grows older: {age} after {oldest}");
            oldest = age;
        }
        for (patient, _) in &pairs {
            app.signs_in(patient, caredesk::access::actor::Level::Full).await;
        }
    }
    assert!(oldest >= AWAY * 60 - 10, "what operators are woken by after two minutes has risen all the time: {oldest} s");
    app.faults.end();
    let mut seconds = 0;
    while drain.run().await.unwrap().waiting > 0 {
        app.clock.advance(SignedDuration::from_secs(1));
        seconds += 1;
        assert!(seconds <= 60, "a minute after the topic is back everything is told");
    }
    let heard = heard(&app);
    for (visit, versions) in visits {
        assert_eq!(heard.get(&visit), Some(&versions));
    }
}
