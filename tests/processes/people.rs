//! People who register, follow the link in their mail, sign in, look for times and book.

use std::collections::{BTreeMap, BTreeSet};

use futures_util::stream::{self, StreamExt as _};
use http::Method;
use jiff::civil::Date;
use serde_json::{Value, json};

use crate::client::{Answer, Client, NoAnswer};
use crate::site::{eventually, messages};

const PASSWORD: &str = "a long walk by the sea";
/// Of every demo account (api.md, "Running it").
const DEMO_PASSWORD: &str = "demo caredesk 2026";
/// Hashing has a short queue: more at once would only be told to come back.
const AT_ONCE: usize = 4;

/// Somebody signed in.
#[derive(Clone)]
pub struct Person {
    pub client: Client,
    pub email: String,
}

/// Sends until the server is not busy: 503 says "come back", and a loaded machine may be.
pub async fn patiently(mut ask: impl AsyncFnMut() -> Result<Answer, NoAnswer>) -> Answer {
    for _ in 0..100 {
        let answer = ask().await.unwrap();
        if answer.status != 503 {
            return answer;
        }
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    }
    panic!("the server stays busy");
}

impl Person {
    /// Signs in; the account must work.
    pub async fn signs_in(server: &str, email: &str, password: &str) -> Self {
        let client = Client::stranger();
        let body = json!({ "email": email, "password": password });
        let answer = patiently(async || client.post(server, "/session", &body).await).await.is(200);
        Self { client: client.signed_in(&answer), email: email.to_owned() }
    }

    /// One of the demo: `admin`, `doctor`, `reception` or `patient`.
    pub async fn of_demo(server: &str, who: &str) -> Self {
        Self::signs_in(server, &format!("{who}@demo.test"), DEMO_PASSWORD).await
    }

    /// Asks for a time.
    pub async fn books(&self, server: &str, key: &str, doctor: &str, start: &str) -> Result<Answer, NoAnswer> {
        self.client.ask(Method::POST, server, "/appointments", Some(key), &booking(doctor, start)).await
    }

    /// Their visits, whole list.
    pub async fn visits(&self, server: &str) -> Vec<Value> {
        let (mut visits, mut more) = (Vec::new(), String::new());
        loop {
            let page = self.client.get(server, &format!("/appointments?limit=100{more}")).await.unwrap().is(200).json();
            visits.extend(page["items"].as_array().unwrap().iter().cloned());
            let Some(next) = page["next"].as_str() else { return visits };
            more = format!("&cursor={next}");
        }
    }
}

/// A wish for a time.
pub fn booking(doctor: &str, start: &str) -> Value {
    json!({ "doctor_id": doctor, "start": start, "reason": "a check-up" })
}

/// Registers patients, follows the link each of them is mailed, and signs them in, over these servers in turn.
pub async fn patients(servers: &[&str], how_many: usize) -> Vec<Person> {
    let emails: Vec<String> = (0..how_many).map(|number| format!("patient{number}@example.org")).collect();
    let stranger = Client::stranger();
    let turn = |number: usize| servers[number % servers.len()];
    let register = |(number, email): (usize, &String)| {
        let (stranger, server) = (stranger.clone(), turn(number));
        let body = json!({ "name": format!("Patient {number}"), "email": email, "password": PASSWORD });
        async move { patiently(async || stranger.post(server, "/patients", &body).await).await.is(201) }
    };
    stream::iter(emails.iter().enumerate()).map(register).buffer_unordered(AT_ONCE).collect::<Vec<_>>().await;
    let links = eventually("every mail with a link", async || {
        let links = links(&messages(servers[0]).await);
        emails.iter().all(|email| links.contains_key(email)).then_some(links)
    })
    .await;
    let enter = |(number, email): (usize, &String)| {
        let (stranger, server, email) = (stranger.clone(), turn(number), email.clone());
        let link = format!("{server}/confirm-address/{}", links[&email]);
        async move {
            patiently(async || stranger.send(Method::POST, &link, None, &Value::Null).await).await.is(303);
            Person::signs_in(server, &email, PASSWORD).await
        }
    };
    stream::iter(emails.iter().enumerate()).map(enter).buffered(AT_ONCE).collect().await
}

/// The token each address was mailed.
fn links(messages: &[Value]) -> BTreeMap<String, String> {
    let link = |message: &Value| {
        let (_, after) = message["text"].as_str()?.split_once("/confirm-address/")?;
        Some((message["to"].as_str()?.to_owned(), after.split_whitespace().next()?.to_owned()))
    };
    messages.iter().filter_map(link).collect()
}

/// The ids of the demo's three cardiologists, by name.
pub async fn doctors(server: &str) -> Vec<String> {
    let departments = Client::stranger().get(server, "/departments").await.unwrap().is(200).json();
    let cardiology = departments["items"].as_array().unwrap().iter().find(|department| department["name"] == "Cardiology").unwrap();
    let path = format!("/doctors?department={}", cardiology["id"].as_str().unwrap());
    let list = Client::stranger().get(server, &path).await.unwrap().is(200).json();
    list["items"].as_array().unwrap().iter().map(|doctor| doctor["id"].as_str().unwrap().to_owned()).collect()
}

/// The starts a doctor offers between two dates, in order, as they are written.
pub async fn free_times(server: &str, doctor: &str, (from, to): (Date, Date)) -> BTreeSet<String> {
    let path = format!("/doctors/{doctor}/free-times?from={from}&to={to}");
    let answer = patiently(async || Client::stranger().get(server, &path).await).await.is(200).json();
    let days = answer["days"].as_array().unwrap().iter();
    let parts = days.flat_map(|day| ["morning", "afternoon", "evening"].map(|part| day[part].clone()));
    let times = parts.flat_map(|part| part.as_array().cloned().unwrap_or_default());
    times.map(|time| time["start"].as_str().unwrap().to_owned()).collect()
}

/// Lets patients book so many days ahead, and waits until every server knows.
pub async fn opens_days_ahead(servers: &[&str], days: i8) -> (Date, Date) {
    let admin = Person::of_demo(servers[0], "admin").await;
    let body = json!({ "booking_horizon_days": days });
    admin.client.ask(Method::PUT, servers[0], "/admin/settings", None, &body).await.unwrap().is(200);
    let today = today();
    let window = (today, today.saturating_add(jiff::Span::new().days(days)));
    let last_week = (today.saturating_add(jiff::Span::new().days(days - 6)), window.1);
    let doctor = doctors(servers[0]).await.remove(0);
    for server in servers {
        eventually("the longer horizon", async || (!free_times(server, &doctor, last_week).await.is_empty()).then_some(())).await;
    }
    window
}

/// Today in UTC: yesterday or today in the hospital's zone.
pub fn today() -> Date {
    caredesk::primitives::time::Clock::system().now().to_zoned(jiff::tz::TimeZone::UTC).date()
}
