//! What SES reports, as it comes to the house: posted by the built-in SNS, signed, to a desk that hands it on as it arrived.

use std::time::Duration;

use caredesk::access::actor::Level;
use caredesk::access::role::Role;
use caredesk::identity::accounts::{Account, Accounts};
use caredesk::local::feedback_topic;
use caredesk::primitives::ids::UserId;
use serde_json::{Value, json};

use super::answer::Answer;
use super::app::TestApp;
use super::people::Person;
use super::receiver::Receiver;

/// What stands between SNS and the house: it keeps what is posted, for the test to hand on, once or more often, or changed.
pub struct Desk {
    receiver: Receiver,
    handed_on: usize,
}

/// A patient with this address, signed in.
pub async fn patient_at(app: &TestApp, name: &str, address: &str) -> Person {
    let id = UserId::new(&app.app.ground.ids);
    let account = Account::new(id, Role::Patient, name.parse().unwrap(), address.parse().unwrap(), app.clock.now());
    app.write(account.rows().unwrap()).await;
    let person = Person::new(id, name.to_owned(), address.to_owned(), Role::Patient, app.stranger().from_address("198.51.100.9"));
    app.signs_in(&person, Level::Full).await;
    person
}

/// The account as it stands.
pub async fn account(app: &TestApp, person: &Person) -> Account {
    Accounts::new(app.app.ground.storage.clone()).find(person.id).await.unwrap().unwrap()
}

/// The topic of a house in a test.
pub fn topic() -> String {
    feedback_topic("caredesk")
}

impl Desk {
    /// Subscribed and confirmed: the house says yes to the question that SNS posts.
    pub async fn open(app: &TestApp) -> Self {
        let mut desk = Self::asked(app).await;
        desk.hand_on(app).await.is(204);
        desk
    }

    /// Subscribed; the question waits to be handed on.
    pub async fn asked(app: &TestApp) -> Self {
        let receiver = Receiver::start().await;
        app.app.mail_hygiene.listen_at(&receiver.url).await.unwrap();
        let desk = Self { receiver, handed_on: 0 };
        desk.receiver.gets(1).await;
        desk
    }

    /// The next post, as it arrived.
    pub async fn next(&mut self) -> Value {
        self.handed_on += 1;
        serde_json::from_str(&self.receiver.gets(self.handed_on).await[self.handed_on - 1].body).unwrap()
    }

    /// Hands the next post on.
    pub async fn hand_on(&mut self, app: &TestApp) -> Answer {
        let post = self.next().await;
        post_to(app, &post).await
    }

    /// Nothing more was posted.
    pub async fn is_quiet(&self) {
        tokio::time::sleep(Duration::from_millis(100)).await;
        assert_eq!(self.receiver.got().len(), self.handed_on);
    }
}

/// Posts a message to the house, as SNS does.
pub async fn post_to(app: &TestApp, message: &Value) -> Answer {
    app.stranger()
        .ask(http::Method::POST, "/hooks/ses")
        .header("content-type", "text/plain; charset=UTF-8")
        .body(message.to_string())
        .send()
        .await
}

/// Publishes a report to a topic, as SES would.
pub async fn publishes(app: &TestApp, topic: &str, report: &Value) {
    app.aws.sns.publish().topic_arn(topic).message(report.to_string()).send().await.unwrap();
}

/// A report about a mail sent now.
pub fn bounce(app: &TestApp, kind: &str, address: &str) -> Value {
    json!({ "notificationType": "Bounce", "mail": { "timestamp": app.clock.now().to_string(), "messageId": "m-1" },
        "bounce": { "bounceType": kind, "bounceSubType": "General", "feedbackId": "f-1", "timestamp": app.clock.now().to_string(),
            "bouncedRecipients": [{ "emailAddress": address }] } })
}
