//! People of the house, and what they do.

use std::ops::Deref;
use std::sync::atomic::{AtomicU32, Ordering};

use caredesk::access::role::Role;
use caredesk::primitives::ids::UserId;
use http::Method;
use serde_json::{Value, json};

use super::answer::Answer;
use super::browser::Browser;

/// Somebody with an account, signed in in their own browser.
pub struct Person {
    pub id: UserId,
    pub name: String,
    pub email: String,
    pub role: Role,
    browser: Browser,
    keys: AtomicU32,
}

/// A time of a doctor.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slot {
    /// RFC 3339, as offered.
    pub start: String,
    pub doctor: String,
}

/// An appointment as last seen.
#[derive(Debug, Clone)]
pub struct Visit {
    pub id: String,
    pub version: u32,
    pub body: Value,
}

impl Visit {
    /// What an answer says of an appointment.
    #[track_caller]
    pub fn of(answer: &Answer) -> Self {
        let body = answer.json();
        let version = u32::try_from(body["version"].as_u64().unwrap_or_else(|| panic!("{}: no visit in {body}", answer.asked))).unwrap();
        Self { id: answer.member("id"), version, body }
    }

    pub fn status(&self) -> &str {
        self.body["status"].as_str().unwrap_or_default()
    }

    pub fn start(&self) -> &str {
        self.body["start"].as_str().unwrap_or_default()
    }
}

impl Person {
    pub const fn new(id: UserId, name: String, email: String, role: Role, browser: Browser) -> Self {
        Self { id, name, email, role, browser, keys: AtomicU32::new(0) }
    }

    pub fn browser(&self) -> &Browser {
        &self.browser
    }

    /// A key nobody used before.
    pub fn new_key(&self) -> String {
        format!("{}-{}", self.id, self.keys.fetch_add(1, Ordering::Relaxed))
    }

    /// Sends the search of a page of people; the address of the list it leads to.
    pub async fn looks_for(&self, page: &str, q: &str) -> String {
        let path = page.split('?').next().unwrap();
        let form = self.opens(page).await.is(200).page().form(&format!("{path}/search"));
        self.sends(&form.fill("q", q)).await.leads_to(path).location().to_owned()
    }

    /// Asks for a time.
    pub async fn books(&self, slot: &Slot) -> Answer {
        self.asks_for(&booking(slot)).await
    }

    /// Asks for a time, in their own words.
    pub async fn asks_for(&self, body: &Value) -> Answer {
        self.api(Method::POST, "/appointments").key(&self.new_key()).json(body).send().await
    }

    /// Asks for a time on behalf of a patient.
    pub async fn books_for(&self, patient: &Self, slot: &Slot) -> Answer {
        let mut body = booking(slot);
        body["patient_id"] = json!(patient.id);
        self.asks_for(&body).await
    }

    /// Has a time that was asked for and given.
    #[track_caller]
    pub fn has(&self, slot: &Slot) -> impl Future<Output = Visit> {
        async move { Visit::of(&self.books(slot).await.is(201)) }
    }

    /// Keeps a time while confirming.
    pub async fn holds(&self, slot: &Slot) -> Answer {
        let body = json!({ "doctor_id": slot.doctor, "start": slot.start });
        self.api(Method::POST, "/holds").key(&self.new_key()).json(&body).send().await
    }

    pub async fn lets_go(&self, hold: &str) -> Answer {
        self.api(Method::DELETE, &format!("/holds/{hold}")).send().await
    }

    pub async fn confirms(&self, visit: &Visit) -> Answer {
        self.moves(visit, "confirm", json!({})).await
    }

    pub async fn checks_in(&self, visit: &Visit) -> Answer {
        self.moves(visit, "check-in", json!({})).await
    }

    pub async fn starts(&self, visit: &Visit) -> Answer {
        self.moves(visit, "start", json!({})).await
    }

    pub async fn marks_no_show(&self, visit: &Visit) -> Answer {
        self.moves(visit, "no-show", json!({})).await
    }

    pub async fn cancels(&self, visit: &Visit) -> Answer {
        self.moves(visit, "cancel", json!({ "reason": "another plan" })).await
    }

    pub async fn reschedules(&self, visit: &Visit, to: &Slot) -> Answer {
        self.moves(visit, "reschedule", json!({ "start": to.start })).await
    }

    /// Any move, as the version that was seen.
    pub async fn moves(&self, visit: &Visit, path: &str, mut body: Value) -> Answer {
        body["version"] = json!(visit.version);
        self.moves_blindly(visit, path, &body).await
    }

    /// Any move, with what is given and nothing else.
    pub async fn moves_blindly(&self, visit: &Visit, path: &str, body: &Value) -> Answer {
        self.api(Method::POST, &format!("/appointments/{}/{path}", visit.id)).json(body).send().await
    }

    /// Looks at an appointment.
    pub async fn looks_at(&self, visit: &Visit) -> Answer {
        self.api(Method::GET, &format!("/appointments/{}", visit.id)).send().await
    }
}

impl Deref for Person {
    type Target = Browser;
    fn deref(&self) -> &Browser {
        &self.browser
    }
}

/// What a patient says who wants a time.
pub fn booking(slot: &Slot) -> Value {
    json!({ "doctor_id": slot.doctor, "start": slot.start, "reason": "cough since Monday", "symptoms": "worse at night" })
}
