//! Reminders of visits, as the house makes them and as people get them.

use caredesk::operations::reminders::{Planner, Run};
use caredesk::operations::rights::Function;
use jiff::Timestamp;

use super::TestApp;
use super::rights::with_rights_of;

impl TestApp {
    /// The job that plans reminders runs once.
    pub async fn reminds(&self) -> Run {
        with_rights_of(Function::Messenger, Planner::of(&self.app, "test").run()).await.unwrap()
    }

    /// The subjects of the reminders that came to an address, oldest first.
    pub async fn reminders_to(&self, address: &str) -> Vec<String> {
        let mails = self.mail_to(address).await.into_iter().map(|mail| mail["subject"].as_str().unwrap().to_owned());
        // Mails about what happened to a visit name the house.
        mails.filter(|subject| subject.starts_with("Your visit") && !subject.contains("Hospital")).collect()
    }

    /// Lets time pass until an instant.
    pub fn passes_until(&self, at: &str) {
        self.clock.advance(at.parse::<Timestamp>().unwrap().duration_since(self.clock.now()));
    }
}
