//! Completed visits and what is owed for them.

use std::sync::Arc;

use caredesk::identity::keys::Keys;
use caredesk::local::gateway::Sandbox;
use caredesk::operations::verify::{Report, check};
use caredesk::outbound::payments::Gateway;
use caredesk::primitives::ids::IdSource;
use caredesk::primitives::time::Clock;
use http::Method;
use serde_json::{Value, json};

use super::TestApp;
use super::answer::Answer;
use super::people::{Person, Slot, Visit};
use super::treatment::cold;

/// The gateway that takes no money, with the keys of the tests' house.
pub fn sandbox(clock: &Clock, seed: u64) -> Gateway {
    Arc::new(Sandbox::new(Keys::from_root([3; 32], IdSource::seeded(clock.clone(), seed))))
}

/// Whole minor units of the hospital's currency.
pub fn inr(amount: i64) -> Value {
    json!({ "amount": amount, "currency": "INR" })
}

impl TestApp {
    /// A patient has a visit with a doctor, who writes it up; the invoice's id, which is the visit's, heard of or not.
    pub async fn completes(&self, patient: &Person, doctor: &Person) -> String {
        for slot in self.open_slots(doctor).await.into_iter().skip(20) {
            let booked = patient.books(&slot).await;
            // The patient may be with another doctor at that time.
            if booked.status == 201 {
                return self.is_written_up(&Visit::of(&booked), doctor).await;
            }
        }
        panic!("the doctor offers no time");
    }

    /// The same at a time of one's choice.
    pub async fn completes_at(&self, patient: &Person, doctor: &Person, slot: &Slot) -> String {
        self.is_written_up(&patient.has(slot).await, doctor).await
    }

    async fn is_written_up(&self, visit: &Visit, doctor: &Person) -> String {
        doctor.api(Method::PUT, &format!("/appointments/{}/record", visit.id)).json(&cold()).send().await.is(201);
        visit.id.replacen("apt_", "inv_", 1)
    }

    /// The same, and the house has heard of it.
    pub async fn bills(&self, patient: &Person, doctor: &Person) -> String {
        let id = self.completes(patient, doctor).await;
        self.published("invoice.issued").await;
        id
    }

    /// Every invariant holds.
    pub async fn is_clean(&self) {
        let report = self.verified().await;
        assert!(report.is_clean(), "{report}");
    }

    /// What is wrong with the house, a line each.
    pub async fn findings(&self) -> Vec<String> {
        self.verified().await.checks.into_iter().flat_map(|check| check.findings).collect()
    }

    async fn verified(&self) -> Report {
        let quantum = caredesk::capabilities::calendar::model::Quantum::FiveMinutes;
        check(&self.app.ground.storage, &self.evidence(), quantum, self.clock.now()).await.unwrap()
    }
}

impl Person {
    /// An invoice as this person sees it.
    pub async fn invoice(&self, id: &str) -> Value {
        self.api(Method::GET, &format!("/invoices/{id}")).send().await.is(200).json()
    }

    /// Pays, or enters what was paid, under a key.
    pub async fn pays(&self, id: &str, key: &str, body: &Value) -> Answer {
        self.api(Method::POST, &format!("/invoices/{id}/payments")).key(key).json(body).send().await
    }

    /// Enters that so much was paid in cash.
    pub async fn takes_cash(&self, id: &str, amount: i64) -> Answer {
        self.pays(id, &self.new_key(), &json!({ "amount": inr(amount), "method": "cash" })).await
    }

    /// A step of a claim.
    pub async fn decides(&self, claim: &str, body: &Value) -> Answer {
        self.api(Method::POST, &format!("/claims/{claim}/decision")).json(body).send().await
    }
}
