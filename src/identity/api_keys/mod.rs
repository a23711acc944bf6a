//! API keys (F15): with what a program asks instead of a person, what that opens, and how it ends.
//!
//! A key belongs to the house and not to the administrator who made it: it goes on working when they leave, so that a
//! kiosk does not stop with somebody's account, and the list says who made it. It works until it is revoked or its last
//! day is over, and is read on every request, so that it is dead at the next one on every server. What is wrong with a key is
//! never told to whoever sent it.

mod secret;
mod store;

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use jiff::SignedDuration;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use secret::{KeySecret, SecretHash};
pub use store::{After, ApiKeyStore};

use super::ground::Ground;
use super::throttle::{Throttle, Throttled};
use crate::access::actor::Actor;
use crate::access::scopes::Scopes;
use crate::primitives::ids::{ApiKeyId, UserId};
use crate::storage::error::StorageError;

/// A use is written down at most so often: a key's last use is up to this much older than the truth.
const USED_EVERY: SignedDuration = SignedDuration::from_secs(60);

/// A key as the house keeps it: everything but the key itself.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ApiKey {
    pub id: ApiKeyId,
    /// What administrators call it.
    pub name: String,
    pub scopes: Scopes,
    secret_hash: SecretHash,
    /// The last day on which it works, in the hospital's zone as it was when the key was made.
    pub ends_on: Option<Date>,
    /// The instant at which that day is over.
    ends_at: Option<Timestamp>,
    pub created_at: Timestamp,
    pub created_by: UserId,
    pub created_by_name: String,
    /// Up to a minute older than the truth; `None` before the first use.
    pub last_used_at: Option<Timestamp>,
    pub revoked_at: Option<Timestamp>,
    pub revoked_by_name: Option<String>,
}

/// Where a key stands at some moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// It opens what it was given.
    Active,
    /// Its last day is over.
    Ended,
    /// An administrator took it back.
    Revoked,
}

/// The last day of a key, and the instant at which it is over.
#[derive(Debug, Clone, Copy)]
pub struct End {
    pub on: Date,
    pub at: Timestamp,
}

impl ApiKey {
    /// A new key of the house, and the only time that it can be seen.
    #[must_use]
    pub fn new(ground: &Ground, name: String, scopes: Scopes, end: Option<End>, maker: &Actor) -> (Self, KeySecret) {
        let secret = KeySecret::new(&ground.ids);
        let key = Self {
            id: secret.id(),
            name,
            scopes,
            secret_hash: secret.hash(),
            ends_on: end.map(|end| end.on),
            ends_at: end.map(|end| end.at),
            created_at: ground.clock.now(),
            created_by: maker.id,
            created_by_name: maker.name.expose().clone(),
            last_used_at: None,
            revoked_at: None,
            revoked_by_name: None,
        };
        (key, secret)
    }

    /// Whether it works at a moment, and why not.
    #[must_use]
    pub fn standing(&self, now: Timestamp) -> Standing {
        match (self.revoked_at, self.ends_at) {
            (Some(_), _) => Standing::Revoked,
            (None, Some(end)) if now >= end => Standing::Ended,
            (None, _) => Standing::Active,
        }
    }

    fn opens_with(&self, secret: &KeySecret, now: Timestamp) -> bool {
        self.secret_hash == secret.hash() && self.standing(now) == Standing::Active
    }
}

/// Why a program is not let in.
#[derive(Debug, thiserror::Error)]
pub enum KeyRefused {
    /// No key of ours, or one that does not work any more.
    #[error("that is no key that works")]
    Wrong,
    /// Too many requests of the key, or too many wrong keys from the address.
    #[error("too many requests, wait {seconds} s")]
    Wait { seconds: u32 },
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<Throttled> for KeyRefused {
    fn from(error: Throttled) -> Self {
        match error {
            Throttled::Wait { seconds } => Self::Wait { seconds },
            Throttled::Storage(error) => Self::Storage(error),
        }
    }
}

/// Says which program a key stands for. Cheap to clone.
#[derive(Debug, Clone)]
pub struct ApiKeys {
    ground: Ground,
    store: ApiKeyStore,
    throttle: Throttle,
}

impl ApiKeys {
    /// Over the house's store and clock.
    #[must_use]
    pub fn new(ground: Ground) -> Self {
        Self { store: ApiKeyStore::new(ground.storage.clone()), throttle: Throttle::new(ground.clone()), ground }
    }

    /// The program a key stands for, now. One consistent read (1 read unit), never cached; then the request is counted
    /// (1 write unit) and, at most once a minute and side by side with that, the use written down (1 more).
    ///
    /// A key that works passes whatever others send from its address: one program with a key that was revoked must not keep
    /// a whole house's programs out.
    ///
    /// # Errors
    /// When no key that works was sent, too often, or the store does not answer: nobody is let in on a guess.
    pub async fn who(&self, sent: &str, address: Option<IpAddr>) -> Result<Arc<Actor>, KeyRefused> {
        let now = self.ground.clock.now();
        let known = match KeySecret::read(sent) {
            Some(secret) => self.store.find(secret.id()).await?.filter(|key| key.opens_with(&secret, now)),
            None => None,
        };
        let Some(key) = known else {
            // Without a connection there is nobody to tell apart: all of them count as one.
            self.throttle.wrong_key(address.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))).await?;
            return Err(KeyRefused::Wrong);
        };
        let used = async {
            if key.last_used_at.is_none_or(|at| now.duration_since(at) >= USED_EVERY) {
                self.store.used(key.id, now).await;
            }
        };
        let (counted, ()) = tokio::join!(Box::pin(self.throttle.request_of(key.id)), Box::pin(used)); // boxed: the SDK's futures are large
        counted?;
        Ok(Arc::new(Actor::program(key.id, key.name, key.scopes)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::actor::Level;
    use crate::access::permissions::Right;
    use crate::access::role::Role;
    use crate::identity::tests::nowhere;
    use crate::primitives::text::Sensitive;

    #[tokio::test]
    async fn f15_a_key_ends_with_its_last_day_and_at_once_when_it_is_revoked() {
        let ground = nowhere().await; // 2026-11-23T09:00:00Z
        let maker = Actor::person(UserId::new(&ground.ids), Role::Administrator, Sensitive::new("Tomas".to_owned()), Level::Full);
        let end = End { on: "2026-11-24".parse().unwrap(), at: "2026-11-24T18:30:00Z".parse().unwrap() };
        let (mut key, secret) = ApiKey::new(&ground, "Kiosk".to_owned(), [Right::CheckIn].into_iter().collect(), Some(end), &maker);
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        assert!(key.opens_with(&secret, at("2026-11-24T18:29:59Z")));
        assert!(!key.opens_with(&secret, end.at));
        assert_eq!(key.standing(end.at), Standing::Ended);
        let (_, other) = ApiKey::new(&ground, "Other".to_owned(), Scopes::default(), None, &maker);
        assert!(!key.opens_with(&other, ground.clock.now()));
        key.revoked_at = Some(ground.clock.now());
        assert!(!key.opens_with(&secret, ground.clock.now()));
        assert_eq!(key.standing(end.at), Standing::Revoked);
    }
}
