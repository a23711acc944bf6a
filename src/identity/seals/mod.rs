//! Seals over the audit trail: what was in it at a moment can afterwards neither change nor go without being seen.
//!
//! A seal names every entry it covers by its id and its HMAC, in order, with their count and a digest over them, and the
//! digest of the seal before it. Seals are numbered from 1 without a gap and lie in a bucket where nothing is overwritten
//! (`Cabinet`). The rule of what is in which seal, made so that clocks that differ and rows that come late raise no false alarm:
//!
//! - A seal has a border, its maker's clock less two minutes ([`YOUNG`]). It covers the entries made before that border
//!   (by the moment inside their ids) which are in no earlier seal.
//! - An entry that arrives after its time was sealed is covered by the next seal, as long as it is at most an hour
//!   ([`LATE`]) older than the last border. That is far more than a transaction takes, an index lags or two clocks differ.
//! - An entry older than that and in no seal was added afterwards. Every entry of a seal must be there, with the HMAC it
//!   had. What is younger than the last border is not sealed yet, and only its own HMAC speaks for it.

mod cabinet;

use std::collections::BTreeSet;
use std::fmt::Display;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

pub use cabinet::{Cabinet, CabinetError, Remembered};

use super::keys::{Keys, Purpose};
use crate::primitives::ids::AuditEntryId;
use crate::primitives::time::after;
use crate::primitives::tree;

/// Entries younger than this, in seconds, wait for the next seal.
pub const YOUNG: i64 = 120;
/// How late an entry may arrive, in seconds before the last border.
pub const LATE: i64 = 3_600;

/// An entry as a seal names it: its id, and the HMAC it was written with.
pub type Sealed = (AuditEntryId, String);

/// One seal, as it is kept. Ids and digests, and nothing of what entries say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seal {
    /// From 1, without a gap.
    pub number: u64,
    /// When it was made.
    pub at: Timestamp,
    /// The border: entries made before it are in this seal or an earlier one, unless they come late.
    pub until: Timestamp,
    pub count: usize,
    /// SHA-256 over the entries below, in their order.
    pub digest: String,
    /// Sorted by id.
    pub entries: Vec<Sealed>,
    /// The digest of the seal before, as it is kept; empty in the first.
    pub previous: String,
    /// The version of the key that `mac` is made with.
    key: u8,
    mac: String,
}

/// What is covered by a seal that is about to be made.
#[derive(Debug)]
pub struct Cover {
    pub number: u64,
    pub at: Timestamp,
    pub until: Timestamp,
    pub entries: Vec<Sealed>,
    pub previous: String,
}

impl Seal {
    /// The earliest moment of entries that the seal after this one may still cover.
    #[must_use]
    pub fn latest_excuse(&self) -> Timestamp {
        after(self.until, -LATE)
    }

    /// As it is kept: JSON, the same bytes every time.
    ///
    /// # Errors
    /// Never for seals.
    pub fn bytes(&self) -> Result<Vec<u8>, serde_json::Error> {
        serde_json::to_vec(self)
    }
}

/// Makes seals and proves them. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Sealing {
    keys: Keys,
}

impl Sealing {
    /// With the key `Purpose::AuditSeal`.
    #[must_use]
    pub const fn new(keys: Keys) -> Self {
        Self { keys }
    }

    /// The seal over what is covered, in the order of ids.
    ///
    /// # Errors
    /// Never for seals.
    pub fn seal(&self, cover: Cover) -> Result<Seal, serde_json::Error> {
        let Cover { number, at, until, mut entries, previous } = cover;
        entries.sort_unstable();
        let (count, digest, key) = (entries.len(), digest_of(&entries), Keys::version_of(Purpose::AuditSeal));
        let open = Seal { number, at, until, count, digest, entries, previous, key, mac: String::new() };
        let mac = self.keys.hmac(Purpose::AuditSeal, &open.bytes()?);
        Ok(Seal { mac: hex(mac), ..open })
    }

    /// A seal from its bytes; `None` when a single one of them is not as it was made.
    #[must_use]
    pub fn read(&self, bytes: &[u8]) -> Option<Seal> {
        let seal: Seal = tree::from_json(bytes).ok()?;
        let open = Seal { mac: String::new(), ..seal.clone() };
        let mac = hex(self.keys.hmac_of_version(Purpose::AuditSeal, seal.key, &open.bytes().ok()?)?);
        let genuine = bool::from(mac.as_bytes().ct_eq(seal.mac.as_bytes())) && seal.bytes().ok()? == bytes;
        let is_whole = seal.count == seal.entries.len() && seal.digest == digest_of(&seal.entries);
        (genuine && is_whole).then_some(seal)
    }

    /// What proves the row that remembers the last seal.
    fn proof(&self, number: u64, digest: &str) -> String {
        hex(self.keys.hmac(Purpose::AuditSeal, format!("last|{number}|{digest}").as_bytes()))
    }
}

/// What a seal is known by to the one after it: SHA-256 of the bytes.
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    hex(Sha256::digest(bytes).into())
}

/// By what a list that somebody was shown is known, whatever its length: SHA-256 of its ids, in order and parted by spaces.
#[must_use]
pub fn digest_of_ids<T: Ord + Display>(ids: impl IntoIterator<Item = T>) -> String {
    let ids: BTreeSet<T> = ids.into_iter().collect();
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    digest(ids.join(" ").as_bytes())
}

fn digest_of(entries: &[Sealed]) -> String {
    let mut hasher = Sha256::new();
    for (id, mac) in entries {
        hasher.update(format!("{id} {mac}\n"));
    }
    hex(hasher.finalize().into())
}

fn hex(bytes: [u8; 32]) -> String {
    bytes.map(|byte| format!("{byte:02x}")).concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::primitives::ids::IdSource;
    use crate::primitives::time::Clock;

    fn sealing() -> (Sealing, Seal) {
        let ids = IdSource::seeded(Clock::fixed("2026-11-23T09:00:00Z".parse().unwrap()), 5);
        let mut entries: Vec<Sealed> = (0..3).map(|number| (AuditEntryId::new(&ids), format!("mac{number}"))).collect();
        entries.reverse();
        let sealing = Sealing::new(Keys::from_root([9; 32], ids));
        let at: Timestamp = "2026-11-23T09:15:00Z".parse().unwrap();
        let seal = sealing.seal(Cover { number: 1, at, until: after(at, -YOUNG), entries, previous: String::new() }).unwrap();
        (sealing, seal)
    }

    #[test]
    fn f11_a_seal_reads_back_in_order_and_one_changed_byte_shows() {
        let (sealing, seal) = sealing();
        let bytes = seal.bytes().unwrap();
        assert_eq!(sealing.read(&bytes), Some(seal.clone()));
        assert!(seal.entries.is_sorted() && seal.count == 3);
        for place in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[place] ^= 1;
            assert_eq!(sealing.read(&changed), None, "byte {place}");
        }
        let spaced = [&bytes[..1], b" ", &bytes[1..]].concat();
        assert_eq!(sealing.read(&spaced), None, "the same said otherwise");
    }

    #[test]
    fn f11_a_seal_of_another_house_or_over_fewer_entries_is_none() {
        let (sealing, seal) = sealing();
        let other = Sealing::new(Keys::from_root([8; 32], IdSource::seeded(Clock::system(), 1)));
        assert_eq!(other.read(&seal.bytes().unwrap()), None);
        let fewer = Seal { entries: seal.entries[1..].to_vec(), ..seal };
        assert_eq!(sealing.read(&fewer.bytes().unwrap()), None);
    }
}
