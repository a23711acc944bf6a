//! many clients at once, over HTTP, against two servers that share nothing but the stack.

use std::collections::BTreeSet;

use futures_util::future::join_all;
use http::Method;
use jiff::civil::Date;
use serde_json::{Value, json};

use crate::client::Answer;
use crate::people::{Person, doctors, free_times, opens_days_ahead, patients};
use crate::program::Program;
use crate::site::{Server, Site, events, eventually};

const CLIENTS: usize = 50;
const DISJOINT: usize = 40;

/// Rounds of each race: ten, or what `scripts/race` asks for.
#[expect(clippy::disallowed_methods, reason = "a test's own knob, not the product's configuration")]
fn rounds() -> usize {
    std::env::var("CAREDESK_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(10)
}

/// Two servers on one stack, fifty people, four weeks to book in.
struct Race {
    site: Site,
    servers: [Server; 2],
    people: Vec<Person>,
    doctors: Vec<String>,
    window: (Date, Date),
    _stack: Program,
}

impl Race {
    async fn open() -> Self {
        let mut site = Site::new();
        let stack = site.stack();
        let servers = [site.server(), site.server()];
        let addresses = [servers[0].address.as_str(), servers[1].address.as_str()];
        let window = opens_days_ahead(&addresses, 28).await;
        let (people, doctors) = (patients(&addresses, CLIENTS).await, doctors(addresses[0]).await);
        Self { site, people, doctors, window, servers, _stack: stack }
    }

    fn server(&self, number: usize) -> &str {
        &self.servers[number % 2].address
    }

    async fn free(&self, doctor: &str) -> BTreeSet<String> {
        free_times(self.server(0), doctor, self.window).await
    }

    /// All at once, in turn over both servers. A server that is too busy (503) is asked again with the same key, as its
    /// `Retry-After` says; how often that happened comes second.
    async fn all_ask(&self, round: &str, wishes: impl IntoIterator<Item = (usize, String, String)>) -> (Vec<Answer>, usize) {
        let asking = wishes.into_iter().enumerate().map(|(number, (who, doctor, start))| {
            let (person, server) = (&self.people[who], self.server(number));
            let key = format!("{round}-{number}");
            async move {
                let mut busy = 0;
                loop {
                    let answer = person.books(server, &key, &doctor, &start).await.unwrap();
                    if answer.status != 503 || busy == 20 {
                        return (answer, busy);
                    }
                    busy += 1;
                    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
                }
            }
        });
        let answered = join_all(asking.collect::<Vec<_>>()).await;
        let busy = answered.iter().map(|(_, busy)| busy).sum();
        (answered.into_iter().map(|(answer, _)| answer).collect(), busy)
    }

    /// Afterwards: every invariant holds, and operations heard of each booking exactly once or in repeats, but of no other.
    async fn assert_sound(&self, booked: usize) {
        self.site.verify();
        let heard = async || {
            let booked: BTreeSet<String> =
                events(self.server(0)).await.into_iter().filter(|event| event.0 == "appointment.booked").map(|event| event.1).collect();
            booked.len()
        };
        eventually("every booking being announced", async || (heard().await >= booked).then_some(())).await;
        assert_eq!(heard().await, booked);
    }
}

fn statuses(answers: &[Answer], status: u16) -> usize {
    answers.iter().filter(|answer| answer.status == status).count()
}

/// The three other times of a refusal.
fn alternatives(answer: &Answer) -> BTreeSet<String> {
    let body = answer.json();
    assert_eq!(body["type"], "/problems/time-taken", "{body}");
    let others = body["alternatives"].as_array().unwrap();
    others.iter().map(|other| other["start"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn r01_fifty_clients_want_one_time_from_two_servers_and_one_gets_it() {
    let race = Race::open().await;
    let (mut busy, doctor) = (0, &race.doctors[0]);
    // Far apart, so that nobody's earlier visit is in the way.
    let times: Vec<String> = race.free(doctor).await.into_iter().skip(4).step_by(2).take(rounds()).collect();
    assert_eq!(times.len(), rounds(), "four weeks have too few times for so many rounds");
    for (round, time) in times.iter().enumerate() {
        let wishes = (0..CLIENTS).map(|who| (who, doctor.clone(), time.clone()));
        let (answers, asked_again) = race.all_ask(&format!("r01-{round}"), wishes).await;
        busy += asked_again;
        assert_eq!((statuses(&answers, 201), statuses(&answers, 409)), (1, CLIENTS - 1), "round {round}");
        let free = race.free(doctor).await;
        assert!(!free.contains(time), "a taken time is still offered");
        for refused in answers.iter().filter(|answer| answer.status == 409) {
            let others = alternatives(refused);
            assert!(others.len() == 3 && others.is_subset(&free), "{others:?} are not three free times");
        }
    }
    println!("r01: {} rounds of {CLIENTS} clients, {busy} times a server asked to come back", times.len());
    race.assert_sound(times.len()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn r03_r04_disjoint_times_all_succeed_and_a_patient_is_in_one_place() {
    let race = Race::open().await;
    let day = race.window.0.saturating_add(jiff::Span::new().days(8));
    open_forty_times(&race, &race.doctors[1], day).await;
    let times: Vec<String> = race.free(&race.doctors[1]).await.into_iter().filter(|time| time.starts_with(&day.to_string())).collect();
    assert_eq!(times.len(), DISJOINT, "{times:?}");
    let wishes = times.iter().enumerate().map(|(who, time)| (who, race.doctors[1].clone(), time.clone()));
    let (answers, busy) = race.all_ask("r04", wishes).await;
    assert_eq!(statuses(&answers, 201), DISJOINT, "{:?}", answers.iter().map(|answer| answer.status).collect::<Vec<_>>());
    println!("r04: {DISJOINT} clients on {DISJOINT} times, {busy} times a server asked to come back");

    // The same half hour of two other doctors, on days on which nobody has a visit yet.
    let (first, third) = (&race.doctors[0], &race.doctors[2]);
    let free = race.free(third).await;
    let both: Vec<String> =
        race.free(first).await.into_iter().filter(|time| free.contains(time) && !time.starts_with(&day.to_string())).collect();
    let mut won = DISJOINT;
    for (round, time) in both.iter().step_by(3).take(rounds()).enumerate() {
        let wishes = [(round % CLIENTS, first.clone(), time.clone()), (round % CLIENTS, third.clone(), time.clone())];
        let (answers, _) = race.all_ask(&format!("r03-{round}"), wishes).await;
        assert_eq!((statuses(&answers, 201), statuses(&answers, 409)), (1, 1), "round {round}");
        let refused = answers.iter().find(|answer| answer.status == 409).unwrap();
        assert_eq!(alternatives(refused).len(), 3);
        won += 1;
    }
    race.assert_sound(won).await;
}

/// Gives a doctor forty times of a quarter of an hour on that weekday, as an administrator does, and waits until both servers offer them.
async fn open_forty_times(race: &Race, doctor: &str, day: Date) {
    let (admin, server) = (Person::of_demo(race.server(0), "admin").await, race.server(0));
    let weekday = &day.strftime("%a").to_string().to_uppercase();
    let path = format!("/doctors/{doctor}/availability");
    let rules: Value = admin.client.get(server, &path).await.unwrap().is(200).json();
    for rule in rules["items"].as_array().unwrap().iter().filter(|rule| rule["weekday"] == weekday.as_str()) {
        let rule = format!("{path}/{}", rule["id"].as_str().unwrap());
        admin.client.ask(Method::DELETE, server, &rule, None, &Value::Null).await.unwrap().is(204);
    }
    let rule = json!({ "weekday": weekday, "start": "08:00", "end": "18:00", "visit_minutes": 15 });
    admin.client.post(server, &path, &rule).await.unwrap().is(201);
    for number in 0..2 {
        let offered = free_times(race.server(number), doctor, (day, day)).await;
        assert_eq!(offered.len(), DISJOINT, "both servers read the doctor anew");
    }
}
