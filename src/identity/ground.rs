//! What every slice's service stands on: the store, the trail, the clock, ids and keys. One value, cheap to clone.

use std::ops::Deref;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::audit::Audit;
use super::keys::{Keys, Purpose};
use super::sessions::SessionLimits;
use crate::events::catalogue::Event;
use crate::events::envelope::Envelope;
use crate::primitives::ids::{EventId, IdSource};
use crate::primitives::time::Clock;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::idempotent::Once;
use crate::storage::outbox;
use crate::storage::transaction::Action;

/// Handed to every service: `Appointments::new(ground, …)`. Shared: a router keeps a copy of every service for every route.
#[derive(Debug, Clone)]
pub struct Ground(Arc<Footing>);

/// The parts of `Ground`.
#[derive(Debug)]
pub struct Footing {
    pub storage: Storage,
    pub audit: Audit,
    pub clock: Clock,
    pub ids: IdSource,
    pub keys: Keys,
    /// How long sessions last; the settings say it.
    pub limits: SessionLimits,
}

impl Deref for Ground {
    type Target = Footing;

    fn deref(&self) -> &Footing {
        &self.0
    }
}

impl Ground {
    /// With a trail of its own over the same clock, ids and keys.
    #[must_use]
    pub fn new(storage: Storage, clock: Clock, ids: IdSource, keys: Keys) -> Self {
        let audit = Audit::new(keys.clone(), ids.clone());
        Self(Arc::new(Footing { storage, audit, clock, ids, keys, limits: SessionLimits::default() }))
    }

    /// The event as one more action of the transaction that makes it true: a row of `outbox`, absent before
    /// (1 write unit, 2 in a transaction). Two facts that claim one version of one subject refuse each other.
    ///
    /// # Errors
    /// When the event cannot be made into a row, which is a mistake of ours.
    pub fn tell(&self, event: Event) -> Result<Action, StorageError> {
        outbox::record(&Envelope { id: EventId::new(&self.ids), at: self.clock.now(), event })
    }

    /// A keyed request of one principal to one route. The body's fingerprint is kept under a key of the house: what
    /// people write is short, and its plain hash could be guessed.
    #[must_use]
    pub fn once(&self, principal: impl std::fmt::Display, route: &str, key: &str, fingerprint: &str) -> Once {
        let hidden = self.keys.hmac(Purpose::RequestBody, fingerprint.as_bytes());
        Once::new(principal, route, key, &URL_SAFE_NO_PAD.encode(hidden))
    }
}
