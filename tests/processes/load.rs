//! Patients who book and cancel without a pause, whatever happens to the servers, and remember what they were told.

use std::time::Duration;

use caredesk::primitives::ids::IdSource;
use caredesk::primitives::time::Clock;
use http::Method;
use serde_json::{Value, json};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::client::Answer;
use crate::people::{Person, booking};

/// What a patient was told about one appointment.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Told {
    pub id: String,
    pub version: u64,
    pub cancelled: bool,
}

/// A patient's account of it.
pub struct Story {
    pub person: Person,
    pub told: Vec<Told>,
}

/// Patients at work.
pub struct Load {
    server: watch::Sender<String>,
    stop: CancellationToken,
    patients: JoinSet<Story>,
}

impl Load {
    /// Everybody begins; `times` are a doctor and a start each.
    pub fn start(server: &str, people: Vec<Person>, times: &[(String, String)]) -> Self {
        let (server, _) = watch::channel(server.to_owned());
        let mut load = Self { server, stop: CancellationToken::new(), patients: JoinSet::new() };
        for (seed, person) in people.into_iter().enumerate() {
            let patient = Patient {
                person,
                dice: IdSource::seeded(Clock::system(), 1_000 + seed as u64),
                server: load.server.subscribe(),
                times: times.to_vec(),
            };
            load.patients.spawn(patient.works(load.stop.clone()));
        }
        load
    }

    /// The server is elsewhere now.
    pub fn moves_to(&self, server: &str) {
        self.server.send_replace(server.to_owned());
    }

    /// Everybody finishes what they are doing and tells.
    pub async fn ends(self) -> Vec<Story> {
        self.stop.cancel();
        self.patients.join_all().await
    }
}

struct Patient {
    person: Person,
    dice: IdSource,
    server: watch::Receiver<String>,
    times: Vec<(String, String)>,
}

impl Patient {
    async fn works(self, stop: CancellationToken) -> Story {
        let mut told = Vec::new();
        let mut wish = 0;
        while !stop.is_cancelled() {
            wish += 1;
            let key = format!("{}-{wish}", self.person.email);
            let (doctor, start) = &self.times[usize::try_from(self.dice.below(self.times.len() as u64)).unwrap()];
            let body = booking(doctor, start);
            let answer = self.until_answered(Method::POST, "/appointments", Some(&key), &body).await;
            match answer.status {
                201 => told.push(self.goes_on(answer.json()["id"].as_str().unwrap()).await),
                409 => {}
                other => panic!("a wish was answered {other}: {}", answer.body),
            }
        }
        Story { person: self.person, told }
    }

    /// A third of the visits are cancelled again.
    async fn goes_on(&self, id: &str) -> Told {
        if self.dice.below(3) > 0 {
            return Told { id: id.to_owned(), version: 1, cancelled: false };
        }
        let cancel = format!("/appointments/{id}/cancel");
        let answer = self.until_answered(Method::POST, &cancel, None, &json!({ "version": 1 })).await;
        // The answer to an earlier try may have been lost: then this one comes too late, and the visit says so.
        let too_late = answer.status == 409;
        let look = format!("/appointments/{id}");
        let answer = if too_late { self.until_answered(Method::GET, &look, None, &Value::Null).await } else { answer };
        let visit = answer.is(200).json();
        assert_eq!((visit["status"].as_str(), visit["version"].as_u64()), (Some("cancelled"), Some(2)), "{visit}");
        Told { id: id.to_owned(), version: 2, cancelled: true }
    }

    /// Asks again, with the same key, while nobody answers or the server says that it is busy.
    async fn until_answered(&self, method: Method, path: &str, key: Option<&str>, body: &Value) -> Answer {
        for _ in 0..2_400 {
            let server = self.server.borrow().clone();
            match self.person.client.ask(method.clone(), &server, path, key, body).await {
                Ok(answer) if answer.status != 503 => return answer,
                Ok(_) | Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
            }
        }
        panic!("nobody answers {} for two minutes", self.person.email);
    }
}
