//! Endpoints: adding, listing, stopping, resuming and removing them (here), saying anew what one is told (`change`), what its answers
//! mean for itself (`standing`), and the messages they are sent (`messages`).

mod change;
mod error;
mod messages;
mod standing;

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use tokio::sync::Notify;

pub use super::store::{After, Earlier};
pub use error::WebhookError;
pub use messages::TEST;
pub use standing::GivenUp;

use super::model::{MOST, NewWebhook, Stopped, Webhook, WhyStopped};
use super::store::WebhookStore;
use crate::access::grant::Granted;
use crate::access::permissions::{AddWebhook, ManageWebhooks};
use crate::capabilities::directory::service::Directory;
use crate::capabilities::notifications::service::Notifications;
use crate::identity::accounts::Accounts;
use crate::identity::audit::Deed;
use crate::identity::ground::Ground;
use crate::identity::keys::Purpose;
use crate::outbound::webhook::SigningSecret;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::WebhookId;
use crate::primitives::page::Listed;
use crate::primitives::web_address::{Reach, WebAddress};
use crate::storage::error::StorageError;
use crate::storage::idempotent::{Earlier as Remembered, Once};
use crate::storage::transaction::{Action, CommitError, Transaction};

/// An endpoint that was added.
#[derive(Debug)]
pub struct Added {
    pub webhook: Webhook,
    /// What it checks signatures with; `None` when an earlier request added it: it was shown then.
    pub secret: Option<SigningSecret>,
}

/// The labels of the transactions here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Count,
    Webhook,
    Message,
    /// An administrator is told.
    News,
    Audit,
    Once,
}

/// The webhooks of the house. Clones share what they remember.
#[derive(Debug, Clone)]
pub struct Webhooks {
    ground: Ground,
    store: WebhookStore,
    directory: Directory,
    notifications: Notifications,
    accounts: Accounts,
    reach: Reach,
    known: Arc<RwLock<Known>>,
    reads: Arc<AtomicU64>,
    /// Rung when a message has become due at this server.
    rings: Arc<Notify>,
}

/// The endpoints as this process has last seen them, and by which read.
#[derive(Debug, Default)]
struct Known {
    endpoints: Arc<Vec<Webhook>>,
    read: u64,
}

impl Webhooks {
    /// Over the house's ground, its departments and what it tells people, for a house that reaches so far.
    #[must_use]
    pub fn new(ground: Ground, (directory, notifications): (Directory, Notifications), reach: Reach) -> Self {
        let (store, accounts) = (WebhookStore::new(ground.storage.clone()), Accounts::new(ground.storage.clone()));
        Self {
            ground,
            store,
            directory,
            notifications,
            accounts,
            reach,
            known: Arc::default(),
            reads: Arc::default(),
            rings: Arc::default(),
        }
    }

    /// How far the house sends by itself.
    #[must_use]
    pub const fn reach(&self) -> Reach {
        self.reach
    }

    /// The endpoints as last seen by this process. Costs no call; at most five seconds behind another process's change.
    #[must_use]
    pub fn now(&self) -> Arc<Vec<Webhook>> {
        Arc::clone(&self.known.read().unwrap_or_else(PoisonError::into_inner).endpoints)
    }

    /// Reads them again: with the settings, and after each change made here. One call.
    pub async fn refresh(&self) -> Result<(), StorageError> {
        let read = self.reads.fetch_add(1, Ordering::Relaxed) + 1;
        let endpoints = self.store.list(usize::from(MOST), None).await?.items;
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        // A read that began earlier may end later: what was seen first never comes back.
        if read > known.read {
            *known = Known { endpoints: Arc::new(endpoints), read };
        }
        Ok(())
    }

    /// After a change that is written: where it cannot be read back now, it is known with the next reading.
    async fn noticed(&self) {
        if let Err(error) = self.refresh().await {
            tracing::warn!(%error, "webhooks could not be read again; they stay as they were for a moment");
        }
    }

    /// The endpoints, the newest first. One call.
    pub async fn list(
        &self,
        _grant: &Granted<ManageWebhooks>,
        limit: usize,
        after: Option<After>,
    ) -> Result<Listed<Webhook, After>, StorageError> {
        self.store.list(limit, after).await
    }

    /// One endpoint as last written. One call.
    pub async fn find(&self, _grant: &Granted<ManageWebhooks>, id: WebhookId) -> Result<Option<Webhook>, StorageError> {
        self.store.find(id).await
    }

    /// A new endpoint. One call and one to read it back, more with an idempotency key or a department.
    pub async fn add(&self, grant: &Granted<AddWebhook>, new: NewWebhook, once: Option<&Once>) -> Result<Added, WebhookError> {
        if let Some(webhook) = self.added_earlier(once).await? {
            return Ok(Added { webhook, secret: None });
        }
        if let Some(department) = new.department
            && self.directory.department(department).await?.is_none()
        {
            return Err(Flaws::from(Flaw::new("/department_id", "unknown_department")).into());
        }
        let secret = SigningSecret::new(&self.ground.ids);
        let webhook = self.sealed(grant, new, &secret);
        let [counted, created] = self.store.create(&webhook)?;
        let mut transaction = Transaction::new();
        transaction.add(Part::Count, counted).add(Part::Webhook, created);
        transaction.add(Part::Audit, self.ground.audit.action(Deed::by(grant, "webhook.add").on(webhook.id))?);
        if let Some(once) = once {
            transaction.add(Part::Once, once.remember(webhook.id, self.ground.clock.now())?);
        }
        match self.ground.storage.commit(transaction).await {
            Ok(()) => {
                self.noticed().await;
                Ok(Added { webhook, secret: Some(secret) })
            }
            Err(CommitError::Storage(error)) => Err(error.into()),
            Err(refused) if refused.refused(&Part::Once) => {
                Ok(Added { webhook: self.added_earlier(once).await?.ok_or(WebhookError::KeyReused)?, secret: None })
            }
            Err(_) => Err(WebhookError::Full),
        }
    }

    fn sealed(&self, grant: &Granted<AddWebhook>, new: NewWebhook, secret: &SigningSecret) -> Webhook {
        let id = WebhookId::new(&self.ground.ids);
        Webhook {
            id,
            name: new.name,
            sealed_address: self.seal(id, "address", &new.address.expose()),
            shown_address: new.address.shown(),
            sealed_secret: self.seal(id, "secret", &secret.expose()),
            format: new.format,
            events: new.events.into_iter().map(str::to_owned).collect(),
            department_id: new.department,
            created_at: self.ground.clock.now(),
            created_by: grant.id(),
            created_by_name: grant.actor().name.expose().clone(),
            stopped: None,
            version: 0,
            failing_since: None,
            rests_until: None,
        }
    }

    fn seal(&self, id: WebhookId, what: &str, text: &str) -> String {
        self.ground.keys.seal(Purpose::Webhook, text.as_bytes(), &context(id, what))
    }

    async fn added_earlier(&self, once: Option<&Once>) -> Result<Option<Webhook>, WebhookError> {
        let Some(once) = once else { return Ok(None) };
        match self.ground.storage.earlier(once, self.ground.clock.now()).await? {
            Remembered::Nothing => Ok(None),
            Remembered::OtherBody => Err(WebhookError::KeyReused),
            Remembered::Made(id) => {
                let id = id.parse().map_err(|_| StorageError::Corrupt { table: "guards", why: "a remembered webhook".to_owned() })?;
                Ok(Some(self.store.find(id).await?.ok_or(WebhookError::NotFound)?))
            }
        }
    }

    /// Takes an endpoint away: nothing is sent there any more but what is under way. One call and one to read the others back.
    pub async fn remove(&self, grant: &Granted<ManageWebhooks>, id: WebhookId) -> Result<(), WebhookError> {
        let [counted, removed] = self.store.remove(id);
        let mut transaction = Transaction::new();
        transaction.add(Part::Count, counted).add(Part::Webhook, removed);
        transaction.add(Part::Audit, self.ground.audit.action(Deed::by(grant, "webhook.remove").on(id))?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) => {
                self.noticed().await;
                Ok(())
            }
            Err(CommitError::Storage(error)) => Err(error.into()),
            Err(CommitError::Refused(_)) => Err(WebhookError::NotFound),
        }
    }

    /// Stops telling an endpoint; what waits for it is dropped. Doing it twice is fine.
    pub async fn disable(&self, grant: &Granted<ManageWebhooks>, id: WebhookId) -> Result<Webhook, WebhookError> {
        let by_name = Some(grant.actor().name.expose().clone());
        let stopped = Stopped { at: self.ground.clock.now(), because: WhyStopped::ByHand, by_name };
        self.change(id, self.store.stop(id, &stopped)?, Deed::by(grant, "webhook.disable")).await?.ok_or(WebhookError::NotFound)
    }

    /// The same, because the endpoint says that nobody is there any more.
    async fn disable_gone(&self, id: WebhookId) -> Result<(), StorageError> {
        let stopped = Stopped { at: self.ground.clock.now(), because: WhyStopped::Gone, by_name: None };
        self.change(id, self.store.stop(id, &stopped)?, Deed::of_house("webhook.disable")).await.map(drop)
    }

    /// Tells it again, from the next event on. Doing it twice is fine.
    pub async fn enable(&self, grant: &Granted<ManageWebhooks>, id: WebhookId) -> Result<Webhook, WebhookError> {
        self.change(id, self.store.resume(id), Deed::by(grant, "webhook.enable")).await?.ok_or(WebhookError::NotFound)
    }

    async fn change(&self, id: WebhookId, change: Action, deed: Deed) -> Result<Option<Webhook>, StorageError> {
        let mut transaction = Transaction::new();
        transaction.add(Part::Webhook, change);
        transaction.add(Part::Audit, self.ground.audit.action(deed.on(id))?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) => self.noticed().await,
            // It is as wished already, or there is none.
            Err(CommitError::Refused(_)) => {}
            Err(CommitError::Storage(error)) => return Err(error),
        }
        self.ring();
        self.store.find(id).await
    }

    /// Where an endpoint listens and what is signed with for it; `None` when that cannot be read any more.
    fn opened(&self, webhook: &Webhook) -> Option<(String, SigningSecret)> {
        let open = |what: &str, sealed: &str| {
            let plain = self.ground.keys.open(Purpose::Webhook, sealed, &context(webhook.id, what))?;
            String::from_utf8(plain).ok()
        };
        Some((open("address", &webhook.sealed_address)?, SigningSecret::read(&open("secret", &webhook.sealed_secret)?)?))
    }

    /// The address, as the house may use it now.
    fn address(&self, text: &str) -> Option<WebAddress> {
        WebAddress::parse(text, self.reach).ok()
    }
}

/// What a sealed text belongs to.
fn context(id: WebhookId, what: &str) -> String {
    format!("directory|{id}|{what}")
}
