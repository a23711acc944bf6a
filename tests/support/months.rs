//! Monthly reports, as the house makes them and as doctors get them.

use caredesk::operations::monthly::{Monthly, Run};
use caredesk::operations::rights::Function;
use serde_json::Value;

use super::rights::with_rights_of;
use super::{Person, TestApp};

impl TestApp {
    /// The job that queues monthly reports runs once.
    pub async fn reports_the_month(&self) -> Run {
        with_rights_of(Function::Messenger, Monthly::of(&self.app, "test").run()).await.unwrap()
    }

    /// The monthly reports that came to a doctor, oldest first.
    pub async fn months_of(&self, doctor: &Person) -> Vec<Value> {
        self.mails_saying(&doctor.email, "in numbers").await
    }
}
