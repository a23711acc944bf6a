//! Monthly reports, as the house makes them and as doctors get them.

use caredesk::operations::monthly::{Monthly, Run};
use serde_json::Value;

use super::{Person, TestApp};

impl TestApp {
    /// The job that queues monthly reports runs once.
    pub async fn reports_the_month(&self) -> Run {
        Monthly::of(&self.app, "test").run().await.unwrap()
    }

    /// The monthly reports that came to a doctor, oldest first.
    pub async fn months_of(&self, doctor: &Person) -> Vec<Value> {
        self.mails_saying(&doctor.email, "in numbers").await
    }
}
