//! Stopping, pausing, starting again, and starting twice.

use std::time::Duration;

use futures_util::future::join_all;
use rustix::process::Signal;
use serde_json::Value;

use crate::client::{Client, NoAnswer};
use crate::people::{Person, doctors, free_times, patients, today};
use crate::program::{Environment, run};
use crate::site::{Server, Site, eventually};

/// The promise of R-24.
const LONGEST_STOP: Duration = Duration::from_secs(25);

/// Times of the next days: a doctor and a start each.
async fn times(server: &str) -> Vec<(String, String)> {
    let window = (today(), today().saturating_add(jiff::Span::new().days(7)));
    let mut times = Vec::new();
    for doctor in doctors(server).await {
        times.extend(free_times(server, &doctor, window).await.into_iter().skip(4).map(|start| (doctor.clone(), start)));
    }
    times
}

/// A wish and what became of it.
struct Wish {
    key: String,
    doctor: String,
    start: String,
    answer: Result<u16, NoAnswer>,
}

/// Books one time after the other until nobody answers any more.
async fn books_until_the_end(person: &Person, server: &str, times: Vec<(String, String)>) -> Vec<Wish> {
    let mut wishes = Vec::new();
    for (number, (doctor, start)) in times.into_iter().enumerate() {
        let key = format!("{}-{number}", person.email);
        let answer = person.books(server, &key, &doctor, &start).await.map(|answer| answer.status);
        let over = answer.is_err();
        wishes.push(Wish { key, doctor, start, answer });
        if over {
            break;
        }
    }
    wishes
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn r24_a_server_asked_to_stop_under_load_answers_what_it_accepted() {
    let site = Site::new();
    let mut server = site.server();
    let people = patients(&[&server.address], 8).await;
    let times = times(&server.address).await;
    let address = server.address.clone();
    let working = people.iter().enumerate().map(|(number, person)| {
        let own: Vec<_> = times.iter().skip(number).step_by(people.len()).cloned().collect();
        books_until_the_end(person, &address, own)
    });
    let stopping = async {
        tokio::time::sleep(Duration::from_millis(700)).await;
        server.program.terminate();
        tokio::task::block_in_place(|| server.program.ends())
    };
    let (stories, (status, took)) = tokio::join!(join_all(working.collect::<Vec<_>>()), stopping);
    assert!(status.success() && took <= LONGEST_STOP, "{status} after {took:?}");
    println!("r24: ended {took:?} after SIGTERM");

    let server = site.server();
    let (mut answered, mut cut) = (0, 0);
    for (person, wish) in people.iter().zip(&stories).flat_map(|(person, wishes)| wishes.iter().map(move |wish| (person, wish))) {
        match &wish.answer {
            Ok(status) => {
                assert!([201, 503].contains(status), "a free time was answered {status}");
                answered += 1;
            }
            Err(NoAnswer { refused: true, .. }) => {}
            // The connection closed under the request: it must not have been taken in, so it is news to the next server.
            Err(NoAnswer { why, .. }) => {
                cut += 1;
                let answer = person.books(&server.address, &wish.key, &wish.doctor, &wish.start).await.unwrap().is(201);
                assert_eq!(answer.headers.get("idempotent-replayed"), None, "it was booked, and the answer was lost: {why}");
            }
        }
    }
    println!("r24: {answered} wishes answered, {cut} cut off before they were taken in");
    assert!(answered > people.len(), "the server stopped before it was at work");
    site.verify();
}

async fn status(server: &Server, path: &str) -> u16 {
    Client::stranger().open(&format!("{}{path}", server.address)).await.map_or(0, |answer| answer.status)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f64_a_store_that_does_not_answer_makes_the_server_unready_until_it_answers_again() {
    let mut site = Site::new();
    let stack = site.stack();
    let server = site.server();
    assert_eq!(status(&server, "/readyz").await, 200);
    stack.signal(Signal::STOP);
    assert_eq!((status(&server, "/readyz").await, status(&server, "/healthz").await), (503, 200));
    stack.signal(Signal::CONT);
    eventually("the server being ready again", async || (status(&server, "/readyz").await == 200).then_some(())).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f64_a_second_start_keeps_people_visits_and_sessions() {
    let site = Site::new();
    let mut server = site.server();
    let maya = Person::of_demo(&server.address, "patient").await;
    let (doctor, start) = times(&server.address).await.remove(0);
    let booked = maya.books(&server.address, "one", &doctor, &start).await.unwrap().is(201).json();
    server.program.terminate();
    assert!(server.program.ends().0.success());

    let server = site.server();
    let visits = maya.visits(&server.address).await;
    assert_eq!(visits.iter().map(|visit| &visit["id"]).collect::<Vec<&Value>>(), [&booked["id"]]);
    let again = maya.books(&server.address, "one", &doctor, &start).await.unwrap().is(201);
    assert!(again.headers.contains_key("idempotent-replayed"));
    Person::of_demo(&server.address, "doctor").await;
    assert_eq!(doctors(&server.address).await.len(), 3, "the demo is made once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f64_one_data_folder_has_one_stack_and_the_second_start_says_what_to_do() {
    let site = Site::new();
    let server = site.server();
    let serve = ["serve", "--listen", "127.0.0.1:0", "--data", site.data()];
    for arguments in [&serve[..], &["stack", "--data", site.data()], &[&serve[..], &["--reset"]].concat()] {
        let (started, said, complained) = run(arguments, &Environment::new());
        assert!(!started && !said.contains("ready"), "{arguments:?} started: {said}");
        assert!(complained.contains("in use by another caredesk") && complained.contains("--data"), "{complained}");
    }
    assert_eq!(status(&server, "/readyz").await, 200, "the first one goes on");

    // What the message proposes works: the second server takes the first one's stack.
    let (_, _, complained) = run(&serve, &Environment::new());
    let endpoints: Vec<(&str, &str)> = complained.lines().filter_map(|line| line.trim().split_once('=')).collect();
    assert_eq!(endpoints.len(), 4, "{complained}");
    let second = site.server_in(site.data(), &endpoints);
    let maya = Person::of_demo(&second.address, "patient").await;
    maya.client.get(&server.address, "/me").await.unwrap().is(200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f64_servers_on_one_stack_share_everything_whatever_folder_each_has() {
    let mut site = Site::new();
    let _stack = site.stack();
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let servers = folders.each_ref().map(|folder| site.server_in(folder.path().to_str().unwrap(), &[]));
    let maya = Person::of_demo(&servers[0].address, "patient").await;
    let (doctor, start) = times(&servers[1].address).await.remove(0);
    maya.books(&servers[1].address, "one", &doctor, &start).await.unwrap().is(201);
    assert_eq!(maya.visits(&servers[0].address).await.len(), 1);
    site.verify();
}
