//! Floor 3: who people are and how the house knows. Accounts, passwords, sessions, API keys, throttling, the audit trail,
//! and the secrets behind all of them. The gate of `web` asks [`Identity::who`] on every request with a cookie and
//! [`Identity::with_key`] on every one with an API key; the slices `sign_in` and `integrations` do the rest.

pub mod accounts;
pub mod api_keys;
pub mod audit;
pub mod ground;
pub mod keys;
pub mod passwords;
pub mod root;
pub mod seals;
pub mod second_factor;
pub mod sessions;
pub mod strangers;
pub mod throttle;

use std::net::IpAddr;
use std::sync::Arc;

use crate::access::actor::Actor;
use crate::primitives::ids::{RequestId, UserId};
use crate::storage::error::StorageError;
use api_keys::{ApiKeys, KeyRefused};
use audit::Deed;
use ground::Ground;
use sessions::{Asks, Sessions};
use strangers::Strangers;

/// Answers who is asking, and writes down who was refused. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Identity {
    ground: Ground,
    sessions: Sessions,
    api_keys: ApiKeys,
    strangers: Strangers,
}

impl Identity {
    /// Over the house's store and clock.
    #[must_use]
    pub fn new(ground: Ground) -> Self {
        let (sessions, api_keys) = (Sessions::new(ground.clone()), ApiKeys::new(ground.clone()));
        Self { sessions, api_keys, strangers: Strangers::new(ground.clone()), ground }
    }

    /// Who a session cookie's value stands for at this moment; `None` for a stranger, an ended session, a closed account.
    ///
    /// # Errors
    /// When the store does not answer: nobody is let in on a guess.
    pub async fn who(&self, cookie: &str, asks: Asks) -> Result<Option<Arc<Actor>>, StorageError> {
        self.sessions.who(cookie, asks).await
    }

    /// The program that an API key stands for at this moment, its request counted.
    ///
    /// # Errors
    /// When it is no key that works, asks too often, or the store does not answer.
    pub async fn with_key(&self, sent: &str, address: Option<IpAddr>) -> Result<Arc<Actor>, KeyRefused> {
        self.api_keys.who(sent, address).await
    }

    /// Writes down that somebody asked for what their role may not have. `door` is the route's pattern, `about` the person
    /// whose thing it is, where the path says so. One call; the refusal is answered after it.
    ///
    /// # Errors
    /// When the store does not take it.
    pub async fn denied(&self, actor: &Actor, door: &str, about: Option<UserId>, request: RequestId) -> Result<(), StorageError> {
        let deed = Deed::by_actor(actor, "access.denied").about(about.unwrap_or(actor.id)).on(door).denied().within(request);
        self.ground.audit.write(&self.ground.storage, deed).await
    }

    /// The strangers who were sent away.
    #[must_use]
    pub const fn strangers(&self) -> &Strangers {
        &self.strangers
    }
}

#[cfg(test)]
pub mod tests {
    //! A ground without a store, for rules that need none.

    use super::ground::Ground;
    use super::keys::Keys;
    use crate::aws::clients::Aws;
    use crate::config::aws::{AwsConfig, Endpoints, StaticCredentials};
    use crate::primitives::ids::IdSource;
    use crate::primitives::time::Clock;
    use crate::storage::Storage;

    /// Every call of its store fails.
    pub async fn nowhere() -> Ground {
        let url = || Some("http://127.0.0.1:9".to_owned());
        let config = AwsConfig {
            region: "us-east-1".into(),
            endpoints: Endpoints { dynamodb: url(), s3: url(), sns: url(), ses: url(), bedrock: None },
            credentials: Some(StaticCredentials { access_key: "test".into(), secret_key: "test".into() }),
            prefix: "caredesk".into(),
        };
        let clock = Clock::fixed("2026-11-23T09:00:00Z".parse().unwrap());
        let ids = IdSource::seeded(clock.clone(), 1);
        let storage = Storage::new(&Aws::connect(&config, None).await, &config.prefix, ids.clone());
        Ground::new(storage, clock, ids.clone(), Keys::from_root([1; 32], ids))
    }
}
