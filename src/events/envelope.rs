//! An event on its way: when it happened, and where its row stands until it is published.

use std::hash::Hasher;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::catalogue::Event;
use crate::primitives::ids::EventId;

/// Rows of the outbox are spread over so many shards, by subject.
pub const SHARDS: u8 = 8;

/// An event with its identity. The same envelope is published on every try, so subscribers can drop repeats by `id`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Envelope {
    pub id: EventId,
    pub at: Timestamp,
    #[serde(flatten)]
    pub event: Event,
}

impl Envelope {
    /// The shard of its subject, `0` to `7`: FNV-1a, because it must never change between versions of the program.
    #[must_use]
    pub fn shard(&self) -> u8 {
        let mut hash = Fnv1a::default();
        hash.write(self.event.subject().as_bytes());
        u8::try_from(hash.finish() % u64::from(SHARDS)).unwrap_or(0)
    }

    /// `<subject>#<version>`, with the version padded so that text order is number order.
    #[must_use]
    pub fn place(&self) -> String {
        format!("{}#{:010}", self.event.subject(), self.event.version())
    }
}

struct Fnv1a(u64);

impl Default for Fnv1a {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv1a {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
