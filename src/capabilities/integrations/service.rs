//! Making, listing and revoking keys. Each change is in the audit trail; the key itself is nowhere but in the first answer.

use super::model::NewKey;
use crate::access::grant::Granted;
use crate::access::permissions::{MakeApiKey, ManageApiKeys};
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::api_keys::{After, ApiKey, ApiKeyStore, End, KeySecret};
use crate::identity::audit::Deed;
use crate::identity::ground::Ground;
use crate::primitives::ids::ApiKeyId;
use crate::primitives::page::Listed;
use crate::storage::error::StorageError;
use crate::storage::idempotent::{Earlier, Once};
use crate::storage::transaction::{CommitError, Transaction};

/// Why a key was not made or revoked.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    #[error("there is no such key")]
    NotFound,
    /// The idempotency key was used for another request.
    #[error("the idempotency key was used for another request")]
    KeyReused,
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// A key that was made.
#[derive(Debug)]
pub struct Made {
    pub key: ApiKey,
    /// The key itself; `None` when an earlier request made it: it is kept nowhere and cannot be shown again.
    pub secret: Option<KeySecret>,
}

/// The labels of the transactions here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Key,
    Audit,
    Once,
}

/// The keys of the house. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Integrations {
    ground: Ground,
    store: ApiKeyStore,
    settings: SettingsBook,
}

impl Integrations {
    /// Over the house's ground and its neighbours.
    #[must_use]
    pub fn new(ground: Ground, settings: SettingsBook) -> Self {
        Self { store: ApiKeyStore::new(ground.storage.clone()), ground, settings }
    }

    /// The keys, newest first, those that do not work any more too. One call.
    pub async fn list(
        &self,
        _grant: &Granted<ManageApiKeys>,
        limit: usize,
        after: Option<After>,
    ) -> Result<Listed<ApiKey, After>, StorageError> {
        self.store.list(limit, after).await
    }

    /// One key, as last written. One call.
    pub async fn find(&self, _grant: &Granted<ManageApiKeys>, id: ApiKeyId) -> Result<Option<ApiKey>, StorageError> {
        self.store.find(id).await
    }

    /// A new key. One call, two with an idempotency key.
    pub async fn create(&self, grant: &Granted<MakeApiKey>, new: NewKey, once: Option<&Once>) -> Result<Made, KeyError> {
        if let Some(key) = self.made_earlier(once).await? {
            return Ok(Made { key, secret: None });
        }
        let zone = &self.settings.now().zone;
        let end = new.ends_on.map(|on| End { on, at: zone.day(on).end });
        let (key, secret) = ApiKey::new(&self.ground, new.name, new.scopes, end, grant.actor());
        let mut transaction = Transaction::new();
        transaction.add(Part::Key, self.store.create(&key)?);
        transaction.add(Part::Audit, self.ground.audit.action(Deed::by(grant, "api_key.create").on(key.id))?);
        if let Some(once) = once {
            transaction.add(Part::Once, once.remember(key.id, self.ground.clock.now())?);
        }
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(Made { key, secret: Some(secret) }),
            Err(CommitError::Storage(error)) => Err(error.into()),
            Err(CommitError::Refused(_)) => Ok(Made { key: self.made_earlier(once).await?.ok_or(KeyError::KeyReused)?, secret: None }),
        }
    }

    async fn made_earlier(&self, once: Option<&Once>) -> Result<Option<ApiKey>, KeyError> {
        let Some(once) = once else { return Ok(None) };
        match self.ground.storage.earlier(once, self.ground.clock.now()).await? {
            Earlier::Nothing => Ok(None),
            Earlier::OtherBody => Err(KeyError::KeyReused),
            Earlier::Made(id) => {
                let id = id.parse().map_err(|_| StorageError::Corrupt { table: "guards", why: "a remembered key".to_owned() })?;
                Ok(Some(self.store.find(id).await?.ok_or(KeyError::NotFound)?))
            }
        }
    }

    /// Takes a key back: it is dead at its next request, on every server. Doing it twice is fine. One call, a second one when
    /// it is refused.
    pub async fn revoke(&self, grant: &Granted<ManageApiKeys>, id: ApiKeyId) -> Result<(), KeyError> {
        let mut transaction = Transaction::new();
        transaction.add(Part::Key, self.store.revoke(id, grant.actor().name.expose(), self.ground.clock.now()));
        transaction.add(Part::Audit, self.ground.audit.action(Deed::by(grant, "api_key.revoke").on(id))?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(()),
            Err(CommitError::Storage(error)) => Err(error.into()),
            Err(CommitError::Refused(_)) => self.store.find(id).await?.map(|_| ()).ok_or(KeyError::NotFound),
        }
    }
}
