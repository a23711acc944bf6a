//! Visits of Asha's that are booked together, in the scene of all visitors.

use http::Method;
use serde_json::{Value, json};

use crate::visitors::Scene;

impl Scene {
    /// A visit of a series, which nobody gives back: the forms of the examples name no visit.
    pub async fn of_series(&self) -> String {
        let standing = self.kept.borrow().get("series").cloned();
        if let Some(id) = standing {
            return id;
        }
        let body = self.series(&[self.slot(true).start]);
        let booked = self.tomas.api(Method::POST, "/appointments/series").key("series").json(&body).send().await.is(200).json();
        let id = booked["items"][0]["appointment_id"].as_str().unwrap().to_owned();
        self.kept.borrow_mut().insert("series", id.clone());
        id
    }

    /// A series of visits with Dr Farah.
    pub fn series(&self, starts: &[String]) -> Value {
        json!({ "patient_id": self.asha.id, "doctor_id": self.farah.id, "reason": "cough", "starts": starts })
    }

    /// A plan of one.
    pub fn plan_of_series(&self, start: &str) -> Value {
        json!({ "patient_id": self.asha.id, "doctor_id": self.farah.id, "start": start, "every_weeks": 1, "count": 3 })
    }
}
