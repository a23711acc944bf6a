//! Saying anew what an endpoint is called, where it is, and what it is told.

use super::{Part, WebhookError, Webhooks};
use crate::access::grant::Granted;
use crate::access::permissions::AddWebhook;
use crate::capabilities::webhooks::model::{Webhook, WebhookChange};
use crate::identity::audit::Deed;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::WebhookId;
use crate::storage::error::StorageError;
use crate::storage::transaction::{CommitError, Transaction};

/// How often a change that names no version is tried again when another came first.
const TRIES: u8 = 3;

impl Webhooks {
    /// One endpoint as last written, for whoever is about to change it. One call.
    pub async fn to_change(&self, _grant: &Granted<AddWebhook>, id: WebhookId) -> Result<Option<Webhook>, StorageError> {
        self.store.find(id).await
    }

    /// Changes an endpoint, if it still has the version `seen` (`None`: whatever version it has). Its secret stays. What waits is sent
    /// where it is now, in the form it had when it became due. Two calls and one to read it back, one more with a department.
    pub async fn change_what_is_told(
        &self,
        grant: &Granted<AddWebhook>,
        id: WebhookId,
        change: &WebhookChange,
        seen: Option<u32>,
    ) -> Result<Webhook, WebhookError> {
        if let Some(Some(department)) = change.department
            && self.directory.department(department).await?.is_none()
        {
            return Err(Flaws::from(Flaw::new("/department_id", "unknown_department")).into());
        }
        for _ in 0..TRIES {
            let before = self.store.find(id).await?.ok_or(WebhookError::NotFound)?;
            if seen.is_some_and(|seen| seen != before.version) {
                return Err(WebhookError::Stale);
            }
            let version = before.version;
            let after = self.changed(before, change);
            let mut transaction = Transaction::new();
            transaction.add(Part::Webhook, self.store.change(&after, version)?);
            transaction.add(Part::Audit, self.ground.audit.action(Deed::by(grant, "webhook.change").on(id))?);
            match self.ground.storage.commit(transaction).await {
                Ok(()) => {
                    self.noticed().await;
                    self.ring();
                    return Ok(self.store.find(id).await?.unwrap_or(after));
                }
                Err(CommitError::Refused(_)) => {} // changed or removed meanwhile: looked at anew
                Err(CommitError::Storage(error)) => return Err(error.into()),
            }
        }
        Err(WebhookError::Stale)
    }

    fn changed(&self, before: Webhook, change: &WebhookChange) -> Webhook {
        let (sealed_address, shown_address) = match &change.address {
            Some(address) => (self.seal(before.id, "address", &address.expose()), address.shown()),
            None => (before.sealed_address, before.shown_address),
        };
        let events = change.events.as_ref().map(|events| events.iter().map(|name| (*name).to_owned()).collect());
        Webhook {
            sealed_address,
            shown_address,
            name: change.name.clone().unwrap_or(before.name),
            format: change.format.unwrap_or(before.format),
            events: events.unwrap_or(before.events),
            department_id: change.department.unwrap_or(before.department_id),
            version: before.version + 1,
            ..before
        }
    }
}
