//! How an act is told: for every call, a death, another try, and what must hold then.

use caredesk::capabilities::calendar::model::Quantum;
use caredesk::operations::loops::drain_of;
use caredesk::operations::sender::{Sender, Sent};
use caredesk::operations::verify::check;
use serde_json::Value;

use crate::support::deaths::Last;
use crate::support::{Death, Person, TestApp};

/// One way to end.
#[derive(Debug, Clone, Copy)]
pub struct End {
    pub which: u64,
    pub death: Death,
}

/// Tells an act with every end it has, and checks the invariants after each; `least` calls of it are known. The act answers which
/// call was its last, or that it was over before.
pub async fn at_every_call(least: u64, act: impl AsyncFn(&TestApp, End) -> Option<Last>) {
    let app = TestApp::start().await;
    let mut calls = 0;
    for which in 1.. {
        let mut reached = false;
        for death in Death::at(which) {
            let end = End { which, death };
            reached |= act(&app, end).await.is_some();
            nothing_is_half_done(&app, end).await;
        }
        if !reached {
            break;
        }
        calls = which;
    }
    assert!(calls >= least, "{calls} calls were seen of at least {least}");
}

/// I1 to I9 over whole tables, and nothing waits in the outbox.
async fn nothing_is_half_done(app: &TestApp, end: End) {
    let drained = drain_of(&app.app, "last").run().await.unwrap();
    assert_eq!((drained.waiting, drained.parked), (0, 0), "{end:?}");
    let report = check(&app.app.ground.storage, &app.evidence(), Quantum::FiveMinutes, app.clock.now()).await.unwrap();
    assert!(report.is_clean(), "{end:?} {report}");
}

/// The next process: it hears and publishes what waits and sends what is due, until nobody can still be at it.
pub async fn the_next_one_goes_on(app: &TestApp) -> Sent {
    let mut sent = Sent::default();
    // What was claimed by the one that died is taken up after five minutes.
    for minutes in [0, 6, 6] {
        app.passes(minutes);
        drain_of(&app.app, "next").run().await.unwrap();
        let run = Sender::of(&app.app).run().await.unwrap();
        sent = Sent { sent: sent.sent + run.sent, again: sent.again + run.again, ..sent };
    }
    sent
}

/// Somebody was told so once; a second time only where a mail was handed over and nobody heard, and then it is counted.
pub async fn is_told_once(app: &TestApp, person: &Person, subject: &str, (unheard, sent): (bool, Sent), end: End) {
    let mails = app.mails_saying(&person.email, subject).await.len();
    let again = usize::try_from(sent.again).unwrap();
    assert!(mails == 1 || (unheard && mails == 2 && again >= 1), "{mails} mails ({subject}), {again} of them again: {end:?}");
}

/// What operations heard of one subject, repeats dropped by the event's id: its versions in the order in which they came.
pub async fn versions(app: &TestApp, subject: &str) -> Vec<u64> {
    drain_of(&app.app, "last").run().await.unwrap();
    let bodies = app.sent().into_iter().filter(|message| message["service"] == "sns");
    let bodies = bodies.filter_map(|message| serde_json::from_str::<Value>(message["text"].as_str()?).ok());
    let mut seen = std::collections::BTreeSet::new();
    let of_subject = bodies.filter(|body| body["subject"] == subject);
    of_subject.filter(|body| seen.insert(body["id"].to_string())).map(|body| body["version"].as_u64().unwrap()).collect()
}
