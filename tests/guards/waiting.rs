//! What Asha waits for, in the scene of all visitors.

use std::sync::atomic::{AtomicI64, Ordering};

use http::Method;
use jiff::ToSpan;
use serde_json::{Value, json};

use crate::visitors::Scene;

/// A day that nobody waits for yet: the same is not waited for twice.
pub fn another_day() -> String {
    static ASKED: AtomicI64 = AtomicI64::new(0);
    let days = ASKED.fetch_add(1, Ordering::Relaxed) % 120;
    jiff::civil::date(2026, 12, 21).saturating_add(days.days()).to_string()
}

impl Scene {
    /// What the forms send that offer a time, book several and look for a patient: each reads its own part.
    pub fn several_visits(&self, works: bool) -> Vec<(&'static str, String)> {
        let start = self.slot(works).start;
        vec![
            ("line", format!("1//{start}")),
            ("start", start),
            ("reason", "cough".to_owned()),
            ("idempotency_key", format!("form-{}", self.number())),
            ("key", format!("form-{}", self.number())),
            ("doctor_id", self.farah.id.to_string()),
            ("first", "2026-11-26".to_owned()),
            ("time", "10:00".to_owned()),
            ("every", "1".to_owned()),
            ("count", "2".to_owned()),
            ("q", "asha".to_owned()),
        ]
    }

    /// A wish for a time in the department.
    pub fn new_wish(&self) -> Value {
        let day = another_day();
        json!({ "department_id": self.app.department.id, "from": day, "to": day, "reason": "cough" })
    }

    /// An entry of Asha's; the next example has another one when this is going to be given up.
    pub async fn wait(&self, given_up: bool) -> String {
        let standing = self.wait.borrow().clone();
        let id = match standing {
            Some(id) => id,
            None => {
                let ask = self.asha.api(Method::POST, "/patients/me/waiting-list").key(&self.asha.new_key()).json(&self.new_wish());
                ask.send().await.is(201).member("id")
            }
        };
        self.wait.replace((!given_up).then(|| id.clone()));
        id
    }

    /// The version of her entry.
    pub async fn wait_version(&self) -> String {
        let id = self.wait(false).await;
        let entry = self.asha.api(Method::GET, &format!("/patients/me/waiting-list/{id}")).send().await.is(200).json();
        entry["version"].to_string()
    }
}
