//! servers and the stack die at any moment under load. What was acknowledged is there, nothing is half there, and
//! operations hear of every version of every appointment.

use std::collections::BTreeMap;
use std::time::Duration;

use caredesk::primitives::ids::IdSource;
use caredesk::primitives::time::Clock;

use crate::client::Client;
use crate::load::{Load, Story};
use crate::people::{doctors, free_times, opens_days_ahead, patients};
use crate::site::{Site, events, eventually};

const PATIENTS: usize = 8;

/// How often something dies: six times in all, or what `scripts/nightly` asks for of each kind.
#[expect(clippy::disallowed_methods, reason = "a test's own knob, not the product's configuration")]
fn kills(usually: u32) -> u32 {
    std::env::var("CAREDESK_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(usually)
}

/// Any moment within the next second or so.
async fn any_moment(dice: &IdSource) {
    tokio::time::sleep(Duration::from_millis(200 + dice.below(1_300))).await;
}

/// Patients who begin to book with every doctor of the next weeks.
async fn booking_load(server: &str) -> Load {
    let window = opens_days_ahead(&[server], 21).await;
    let people = patients(&[server], PATIENTS).await;
    let mut times = Vec::new();
    for doctor in doctors(server).await {
        times.extend(free_times(server, &doctor, window).await.into_iter().skip(4).map(|start| (doctor.clone(), start)));
    }
    Load::start(server, people, &times)
}

/// What must hold after any number of deaths.
async fn assert_nothing_lost(site: &Site, server: &str, stories: &[Story]) {
    let mut versions = BTreeMap::new();
    for Story { person, told } in stories {
        let mut told = told.clone();
        told.sort();
        let visits = person.visits(server).await;
        let mut kept: Vec<_> = visits
            .iter()
            .map(|visit| crate::load::Told {
                id: visit["id"].as_str().unwrap().to_owned(),
                version: visit["version"].as_u64().unwrap(),
                cancelled: visit["status"] == "cancelled",
            })
            .collect();
        kept.sort();
        assert_eq!(kept, told, "{} has what they were told, and nothing else", person.email);
        versions.extend(told.into_iter().map(|told| (told.id, told.version)));
    }
    println!("{} appointments, {} of them cancelled again", versions.len(), versions.values().filter(|version| **version == 2).count());
    assert!(versions.len() > PATIENTS, "hardly anything was booked: the load did not work");
    eventually("every version of every appointment being announced in order", async || {
        let heard = heard(&events(server).await);
        versions.iter().all(|(id, version)| heard.get(id).is_some_and(|heard| heard == version)).then_some(())
    })
    .await;
    site.verify();
}

/// What a subscriber knows who drops what is not the next version: per subject, the last version heard in unbroken order.
fn heard(events: &[(String, String, u64)]) -> BTreeMap<String, u64> {
    let mut heard = BTreeMap::new();
    for (_, subject, version) in events {
        let last = heard.entry(subject.clone()).or_insert(0);
        if *version == *last + 1 {
            *last = *version;
        }
    }
    heard
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn r08_a_server_with_its_stack_killed_under_load_loses_nothing() {
    let (site, dice) = (Site::new(), IdSource::seeded(Clock::system(), 8));
    let mut server = site.server();
    let load = booking_load(&server.address).await;
    for _ in 0..kills(4) {
        any_moment(&dice).await;
        server.program.kill();
        server = site.server();
        load.moves_to(&server.address);
    }
    any_moment(&dice).await;
    let stories = load.ends().await;
    assert_nothing_lost(&site, &server.address, &stories).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn r08_a_stack_killed_under_its_servers_loses_nothing_and_they_say_that_they_cannot_work() {
    let (mut site, dice) = (Site::new(), IdSource::seeded(Clock::system(), 9));
    let mut stack = site.stack();
    let mut server = site.server();
    let load = booking_load(&server.address).await;
    for _ in 0..kills(2) {
        any_moment(&dice).await;
        stack.kill();
        let ready = Client::stranger().open(&format!("{}/readyz", server.address)).await.unwrap();
        let alive = Client::stranger().open(&format!("{}/healthz", server.address)).await.unwrap();
        assert_eq!((ready.status, alive.status), (503, 200));
        server.program.kill();
        // It answers on other ports from now on, so the server is started anew as well.
        stack = site.stack();
        server = site.server();
        load.moves_to(&server.address);
    }
    any_moment(&dice).await;
    let stories = load.ends().await;
    assert_nothing_lost(&site, &server.address, &stories).await;
}
