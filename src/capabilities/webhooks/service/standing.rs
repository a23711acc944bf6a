//! What an endpoint's answers mean for itself: that it wants to be left alone for a while, that it fails, and that it is given up.

use std::fmt;

use jiff::Timestamp;

use super::{Part, Webhooks};
use crate::access::role::Role;
use crate::capabilities::notifications::model::Kind;
use crate::capabilities::webhooks::model::{Outcome, Standing, Stopped, Webhook, WhyStopped};
use crate::identity::accounts::Status;
use crate::identity::audit::Deed;
use crate::primitives::ids::WebhookId;
use crate::storage::error::StorageError;
use crate::storage::transaction::{CommitError, Transaction};

/// Administrators who are told at most: more would not fit into one transaction.
const MOST_TOLD: usize = 20;

/// What makes the mail to administrators one: an endpoint that was given up at an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GivenUp {
    pub webhook: WebhookId,
    pub at: Timestamp,
}

impl fmt::Display for GivenUp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.webhook, self.at.as_second())
    }
}

impl GivenUp {
    /// Back from the cause of a message.
    #[must_use]
    pub fn of_cause(cause: &str) -> Option<Self> {
        let (webhook, at) = cause.split_once('.')?;
        Some(Self { webhook: webhook.parse().ok()?, at: Timestamp::from_second(at.parse().ok()?).ok()? })
    }
}

impl Webhooks {
    /// Notes what a try means for the endpoint as it was before it. One that took something, or failed again, costs nothing: only a
    /// change is written. After three days without one success it is given up.
    pub async fn note(&self, webhook: &Webhook, outcome: Outcome) -> Result<(), StorageError> {
        let now = self.ground.clock.now();
        if outcome == Outcome::Disabled || outcome.is_gone() {
            return Ok(());
        }
        if !outcome.is_good() && webhook.is_given_up(now) {
            return self.give_up(webhook, now).await;
        }
        let after = webhook.clone().after(outcome, now);
        if after == *webhook {
            return Ok(());
        }
        self.store.note(webhook.id, after.failing_since, after.rests_until).await?;
        self.noticed().await;
        Ok(())
    }

    /// Switches it off and tells the administrators, in one transaction, unless it took something meanwhile.
    async fn give_up(&self, webhook: &Webhook, now: Timestamp) -> Result<(), StorageError> {
        let Some(since) = webhook.failing_since else { return Ok(()) };
        let stopped = Stopped { at: now, because: WhyStopped::Failing, by_name: None };
        let mut transaction = Transaction::new();
        transaction.add(Part::Webhook, self.store.give_up(webhook.id, &stopped, since)?);
        transaction.add(Part::Audit, self.ground.audit.action(Deed::of_house("webhook.disable").on(webhook.id))?);
        let administrators = self.accounts.of_role(Role::Administrator, MOST_TOLD, None).await?.items;
        let cause = GivenUp { webhook: webhook.id, at: now };
        for person in administrators.iter().filter(|person| person.status == Status::Active) {
            for owed in self.notifications.news_owed(person.user_id, cause, Kind::WebhookGivenUp)? {
                transaction.add(Part::News, owed);
            }
        }
        match self.ground.storage.commit(transaction).await {
            Ok(()) => {
                tracing::warn!(webhook = %webhook.id, "a webhook took nothing for three days and is switched off");
                self.noticed().await;
                Ok(())
            }
            // It took something, or was stopped or removed meanwhile.
            Err(CommitError::Refused(_)) => Ok(()),
            Err(CommitError::Storage(error)) => Err(error),
        }
    }

    /// The name of one that was given up then and still is; `None` when it is told again, was stopped anew, or is gone. One call.
    pub async fn name_of_given_up(&self, given_up: GivenUp) -> Result<Option<String>, StorageError> {
        let webhook = self.store.find(given_up.webhook).await?.filter(|webhook| webhook.standing() == Standing::Disabled);
        let still = |webhook: &Webhook| webhook.stopped.as_ref().is_some_and(|stopped| stopped.at == given_up.at);
        Ok(webhook.filter(still).map(|webhook| webhook.name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f47_the_cause_of_a_mail_names_the_webhook_and_when_it_was_given_up() {
        let webhook = WebhookId::from_uuid(uuid::Uuid::from_u128(7));
        let given_up = GivenUp { webhook, at: "2026-11-26T04:00:00Z".parse().unwrap() };
        assert_eq!(GivenUp::of_cause(&given_up.to_string()), Some(given_up));
        for other in ["", "whk_1.5", "usr_1", "2026-10"] {
            assert_eq!(GivenUp::of_cause(other), None, "{other}");
        }
    }
}
