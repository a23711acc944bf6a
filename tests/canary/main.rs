//! S-18, S-19, S-22: what people say and what opens doors stays where it belongs. Every field is filled in with a word that stands
//! nowhere else (`fields.rs`), by people who also make mistakes, while the log is at its most talkative, the store fails and a
//! handler panics (`filling.rs`); then every place that something could leak into is read (`sinks.rs`).
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]
#![cfg(feature = "local")]

#[path = "../support/mod.rs"]
mod support;

#[path = "../portal/phone.rs"]
#[allow(dead_code, reason = "the portal's tests use more of it")]
mod phone;

mod assistant;
mod bills;
mod blood;
mod booking;
mod chat;
mod crawl;
mod emergency;
mod fields;
mod filling;
mod health;
mod leave;
mod mail;
mod questions;
mod series;
mod sinks;
mod texts;
mod tries;
mod waiting;

use caredesk::access::role::Role;
use caredesk::web::telemetry;

use crate::crawl::{in_words, kinds_of_files};
use crate::fields::{ALL, Class, Markers};
use crate::filling::House;
use crate::sinks::{Kept, findings};

/// One test, so that the log of the whole process is its own.
#[tokio::test]
async fn s18_what_people_say_and_what_opens_doors_is_in_no_log_message_link_or_error() {
    let kept = Kept::default();
    let sink = kept.clone();
    telemetry::start_into("debug", move || sink.clone()).unwrap();
    // The log does not say what a panic says; whoever reads a failure of this test wants to.
    let quiet = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        quiet(panic);
        eprintln!("{panic}");
    }));
    let house = Box::pin(House::open()).await;
    Box::pin(house.fill_everything_in()).await;
    house.everybody_looks_around().await;
    house.the_store_fails().await;
    let rows = house.rows().await;
    house.a_handler_panics().await;
    assert_eq!(house.markers.missing(), Vec::<&str>::new(), "the list has lines that nothing fills in");

    let answers = house.app.watched();
    for status in [403, 404, 409, 422, 500, 503] {
        assert!(answers.iter().any(|(_, answer)| answer.status == status), "nobody was answered {status}");
    }
    let log = kept.text();
    for said in ["caredesk::request", "\"panic\"", "aws_smithy", "a fault of ours"] {
        assert!(log.contains(said), "the log at its most talkative says {said}");
    }
    assert!(house.app.sent().len() > 10 && house.receiver.got().len() > 5, "messages were sent");
    let found = findings(&house, &answers, &rows, &log);
    assert!(found.is_empty(), "{} finding(s):\n  {}", found.len(), found.join("\n  "));

    // Negative control: what is logged on purpose is found, and in the field's own name.
    tracing::debug!(patient = house.markers.of("reason"), "on purpose");
    tracing::info!(address = "ZQLANE%57ORT, 12", "as a URL writes it");
    let found = findings(&house, &[], &[], &kept.text()).join("\n");
    assert!(found.contains("the log says reason") && found.contains("the log says address"), "{found}");
}

/// Apart from the log, which says much of so many requests.
#[tokio::test]
async fn s22_administrator_and_receptionist_ask_for_everything_and_are_told_nothing_clinical() {
    let house = Box::pin(House::open()).await;
    Box::pin(house.fill_everything_in()).await;
    Box::pin(house.staff_ask_for_everything()).await;
    let is_staff = |from| matches!(house.role_at(from), Some(Role::Receptionist | Role::Administrator));
    let answers = house.app.watched().into_iter().filter(|(from, _)| is_staff(*from)).collect::<Vec<_>>();
    assert!(answers.len() > 500, "{} answers", answers.len());
    let found = findings(&house, &in_words(answers).await, &[], "");
    assert!(found.is_empty(), "{} finding(s):\n  {}", found.len(), found.join("\n  "));

    // Negative control: in every kind of file that staff take along a clinical word is seen.
    for told in kinds_of_files(house.markers.of("diagnosis")) {
        for person in [&house.tomas, &house.ruth] {
            let asked = told.asked.clone();
            let found = findings(&house, &in_words(vec![(person.address, told.clone())]).await, &[], "").join("\n");
            assert!(found.contains("staff are told diagnosis"), "{asked}: {found}");
        }
    }
}

/// Negative control: each kind of place.
#[test]
fn s18_a_leak_is_seen_wherever_it_is() {
    let markers = Markers::default();
    let word = markers.of("diagnosis");
    markers.of("name");
    assert_eq!(markers.in_text(&format!("/records?q={word}"), ALL), ["diagnosis"]);
    assert_eq!(markers.in_text(&word.to_uppercase(), &[Class::Clinical]), ["diagnosis"]);
    assert_eq!(markers.in_text(word, &[Class::Personal]), Vec::<&str>::new());
    assert!(markers.missing().contains(&"reason"));
}
