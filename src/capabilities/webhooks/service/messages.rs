//! Messages: owed by events, tested and repeated by hand, claimed and settled by whoever sends.

use jiff::Timestamp;
use serde_json::json;

use super::{Earlier, Part, WebhookError, Webhooks};
use crate::access::grant::Granted;
use crate::access::permissions::ManageWebhooks;
use crate::capabilities::webhooks::model::{Delivery, Format, Outcome, Standing, Trouble, Webhook};
use crate::events::catalogue::Event;
use crate::events::envelope::Envelope;
use crate::identity::audit::Deed;
use crate::outbound::topic::Announcement;
use crate::outbound::webhook::Post;
use crate::primitives::ids::{EventId, WebhookId};
use crate::primitives::page::Listed;
use crate::storage::error::StorageError;
use crate::storage::transaction::{Action, CommitError, Transaction};

/// What a test says instead of an event's name.
pub const TEST: &str = "webhook.test";

impl Webhooks {
    /// Whether anybody is told of an event. Costs no call.
    #[must_use]
    pub fn hear(&self, event: &Event) -> bool {
        self.now().iter().any(|webhook| webhook.hears(event))
    }

    /// The messages an event makes due, one per endpoint that hears of it, as actions of the transaction that marks it as heard.
    ///
    /// # Errors
    /// Never for the events of the catalogue.
    pub fn owed(&self, envelope: &Envelope, announcement: &Announcement) -> Result<Vec<Action>, StorageError> {
        let endpoints = self.now();
        let hearing = endpoints.iter().filter(|webhook| webhook.hears(&envelope.event));
        let message = |webhook: &Webhook| {
            let body = match webhook.format {
                Format::Json => announcement.json.to_string(),
                Format::GoogleChat => chat(&announcement.subject, &announcement.text),
            };
            let message = Delivery::queued(webhook.id, envelope.id, envelope.event.name(), body, self.ground.clock.now());
            self.store.queued(&message)
        };
        hearing.map(message).collect()
    }

    /// Something may be due now.
    pub fn ring(&self) {
        self.rings.notify_one();
    }

    /// Until a message has become due at this server; at once when one did since the last time.
    pub async fn rung(&self) {
        self.rings.notified().await;
    }

    /// An endpoint's messages, the newest event first. One call, two when there is none.
    pub async fn log(
        &self,
        _grant: &Granted<ManageWebhooks>,
        id: WebhookId,
        limit: usize,
        after: Option<Earlier>,
    ) -> Result<Listed<Delivery, Earlier>, WebhookError> {
        let listed = self.store.log(id, limit, after).await?;
        if listed.items.is_empty() && self.store.find(id).await?.is_none() {
            return Err(WebhookError::NotFound);
        }
        Ok(listed)
    }

    /// The newest message of each of these endpoints. A call each, side by side.
    pub async fn newest(&self, endpoints: &[Webhook]) -> Result<Vec<Option<Delivery>>, StorageError> {
        let newest = endpoints.iter().map(|webhook| async {
            // Boxed: the SDK's futures are large.
            let listed = Box::pin(self.store.log(webhook.id, 1, None)).await?;
            Ok(listed.items.into_iter().next())
        });
        futures_util::future::join_all(newest).await.into_iter().collect()
    }

    /// Sends an endpoint a message that tells of nothing. Two calls.
    pub async fn test(&self, grant: &Granted<ManageWebhooks>, id: WebhookId, words: (&str, &str)) -> Result<Delivery, WebhookError> {
        let webhook = self.active(id).await?;
        let (event_id, now) = (EventId::new(&self.ground.ids), self.ground.clock.now());
        let body = match webhook.format {
            Format::Json => json!({ "id": event_id, "event": TEST, "at": now, "subject": id, "version": 1, "facts": {} }).to_string(),
            Format::GoogleChat => chat(words.0, words.1),
        };
        let message = Delivery::queued(id, event_id, TEST, body, now);
        let mut transaction = Transaction::new();
        transaction.add(Part::Message, self.store.queued(&message)?);
        transaction.add(Part::Audit, self.ground.audit.action(Deed::by(grant, "webhook.test").on(id))?);
        self.ground.storage.commit(transaction).await.map_err(|error| match error {
            CommitError::Storage(error) => error,
            CommitError::Refused(_) => StorageError::Refused("a new message was refused".to_owned()),
        })?;
        self.ring();
        Ok(message)
    }

    /// Sends a message again, with all its tries. Three calls.
    pub async fn resend(&self, grant: &Granted<ManageWebhooks>, id: WebhookId, message: EventId) -> Result<Delivery, WebhookError> {
        self.active(id).await?;
        let before = self.store.find_delivery(id, message).await?.ok_or(WebhookError::NotFound)?;
        let again = before.clone().again(self.ground.clock.now());
        let mut transaction = Transaction::new();
        transaction.add(Part::Message, self.store.advanced(&before, &again)?);
        transaction.add(Part::Audit, self.ground.audit.action(Deed::by(grant, "webhook.send_again").on(message))?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) => {
                self.ring();
                Ok(again)
            }
            // It has just been claimed: it is being sent anyway.
            Err(CommitError::Refused(_)) => self.store.find_delivery(id, message).await?.ok_or(WebhookError::NotFound),
            Err(CommitError::Storage(error)) => Err(error.into()),
        }
    }

    async fn active(&self, id: WebhookId) -> Result<Webhook, WebhookError> {
        let webhook = self.store.find(id).await?.ok_or(WebhookError::NotFound)?;
        if webhook.standing() == Standing::Active { Ok(webhook) } else { Err(WebhookError::Disabled) }
    }

    // What sending needs.

    /// The moment it is, by the house's clock.
    #[must_use]
    pub fn moment(&self) -> Timestamp {
        self.ground.clock.now()
    }

    /// Messages of an endpoint whose time has come, at most `limit`.
    pub async fn due(&self, id: WebhookId, limit: usize) -> Result<Vec<Delivery>, StorageError> {
        self.store.waiting(id, self.ground.clock.now(), limit).await
    }

    /// The endpoint as last written, for what is sent to it now; `None` when it was removed.
    pub async fn endpoint(&self, id: WebhookId) -> Result<Option<Webhook>, StorageError> {
        self.store.find(id).await
    }

    /// Claims a message before it is sent; `None` when somebody else has it, or it was claimed as often as it may be and nobody reported:
    /// then it has failed. One call.
    pub async fn claim(&self, message: Delivery) -> Result<Option<Delivery>, StorageError> {
        if message.is_tried_out() {
            tracing::warn!(webhook = %message.recipient_id, message = %message.message_id, "nobody came to the end of sending a message: it has failed");
            self.store.advance(&message, &message.clone().given_up()).await?;
            return Ok(None);
        }
        let claimed = message.clone().claimed(self.ground.clock.now());
        Ok(self.store.advance(&message, &claimed).await?.then_some(claimed))
    }

    /// A claimed message as it goes out.
    ///
    /// # Errors
    /// When it cannot: its address is no longer one to which the house sends, or cannot be read.
    pub fn post(&self, webhook: &Webhook, message: &Delivery) -> Result<Post, Trouble> {
        let (address, secret) = self.opened(webhook).ok_or(Trouble::Unreadable)?;
        let address = self.address(&address).ok_or(Trouble::NotPublic)?;
        let (id, at) = (message.message_id.to_string(), self.ground.clock.now());
        Ok(Post { address, secret, id, at, body: message.body.clone() })
    }

    /// Writes down what became of a claimed message, and stops an endpoint that says that nobody is there.
    pub async fn settle(&self, claimed: Delivery, outcome: Outcome) -> Result<Delivery, StorageError> {
        let luck = self.ground.ids.below(1000);
        let settled = claimed.clone().after(outcome, self.ground.clock.now(), luck);
        if !self.store.advance(&claimed, &settled).await? {
            tracing::warn!(webhook = %claimed.recipient_id, message = %claimed.message_id, "somebody else took up a message while it was being sent");
        }
        if outcome.is_gone() {
            self.disable_gone(claimed.recipient_id).await?;
        }
        Ok(settled)
    }
}

/// A room in Google Chat is told in words: <https://developers.google.com/workspace/chat/quickstart/webhooks>.
fn chat(subject: &str, text: &str) -> String {
    json!({ "text": format!("*{subject}*\n{text}") }).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f47_a_room_in_google_chat_is_told_in_words() {
        let said: serde_json::Value =
            serde_json::from_str(&chat("Appointment booked", "A patient now has a time.\n\nUntil: 10:00")).unwrap();
        assert_eq!(said, json!({ "text": "*Appointment booked*\nA patient now has a time.\n\nUntil: 10:00" }));
    }
}
