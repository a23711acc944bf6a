//! Strangers at doors that ask who they are: counted per address and minute, one entry in the trail for each.
//!
//! Counting costs no call: a flood must not be able to make the house write. The entry is written once its minute is over,
//! by the server's loop, or under Lambda around the next request; a process that dies loses the counts of its last
//! minute, and nothing else. Somebody who is signed in and refused has an entry at once ([`super::Identity::denied`]).

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;

use super::audit::Deed;
use super::ground::Ground;
use super::throttle::network;
use crate::storage::error::StorageError;

/// Addresses told apart in a minute; what is more is counted together.
const MOST: usize = 1_000;
/// Those.
const OTHERS: &str = "others";

/// How often strangers from one address were sent away in one minute: what the entry's `object` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusals {
    /// Of IPv6 the network; `others` for those beyond the first thousand.
    pub address: String,
    pub minute: Timestamp,
    pub count: u32,
}

impl Refusals {
    /// From an entry's object; `None` when it says something else.
    #[must_use]
    pub fn read(object: &str) -> Option<Self> {
        let mut parts = object.split(' ');
        let (address, minute, count) = (parts.next()?, parts.next()?, parts.next()?);
        let (minute, count) = (minute.parse().ok()?, count.parse().ok()?);
        parts.next().is_none().then(|| Self { address: address.to_owned(), minute, count })
    }

    fn object(&self) -> String {
        format!("{} {} {}", self.address, self.minute, self.count)
    }
}

/// The counts of this process. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Strangers {
    ground: Ground,
    counts: Arc<Mutex<BTreeMap<(Timestamp, String), u32>>>,
}

impl Strangers {
    /// Over the house's clock and trail.
    #[must_use]
    pub fn new(ground: Ground) -> Self {
        Self { ground, counts: Arc::default() }
    }

    /// One more was sent away. Costs no call.
    pub fn note(&self, address: IpAddr) {
        let minute = minute_of(self.ground.clock.now());
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (minute, network(address));
        let is_new = !counts.contains_key(&key);
        let key = if is_new && counts.len() >= MOST { (minute, OTHERS.to_owned()) } else { key };
        let count = counts.entry(key).or_default();
        *count = count.saturating_add(1);
    }

    /// Writes the entries of minutes that are over; how many. One call each.
    ///
    /// # Errors
    /// When the store does not answer: what is not written yet is kept for the next time.
    pub async fn write_down(&self) -> Result<usize, StorageError> {
        self.write_before(minute_of(self.ground.clock.now())).await
    }

    /// The same with the minute under way, at the end of the process.
    ///
    /// # Errors
    /// As [`Self::write_down`].
    pub async fn write_all(&self) -> Result<usize, StorageError> {
        self.write_before(Timestamp::MAX).await
    }

    async fn write_before(&self, end: Timestamp) -> Result<usize, StorageError> {
        let mut written = 0;
        while let Some(refusals) = self.take_before(end) {
            let deed = Deed::by_stranger("access.denied").denied().on(refusals.object());
            if let Err(error) = self.ground.audit.write(&self.ground.storage, deed).await {
                self.put_back(refusals);
                return Err(error);
            }
            written += 1;
        }
        Ok(written)
    }

    fn take_before(&self, end: Timestamp) -> Option<Refusals> {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let first = counts.first_entry().filter(|first| first.key().0 < end)?;
        let ((minute, address), count) = first.remove_entry();
        Some(Refusals { address, minute, count })
    }

    fn put_back(&self, Refusals { address, minute, count }: Refusals) {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        *counts.entry((minute, address)).or_default() += count;
    }
}

fn minute_of(at: Timestamp) -> Timestamp {
    Timestamp::from_second(at.as_second() - at.as_second().rem_euclid(60)).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::tests::nowhere;

    #[tokio::test]
    async fn f11_strangers_are_counted_per_address_and_minute() {
        let ground = nowhere().await;
        let strangers = Strangers::new(ground.clone());
        let [one, two]: [IpAddr; 2] = ["198.51.100.7", "2001:db8::1"].map(|text| text.parse().unwrap());
        for address in [one, one, two, one] {
            strangers.note(address);
        }
        assert_eq!(strangers.take_before(minute_of(ground.clock.now())), None, "the minute is not over");
        ground.clock.advance(jiff::SignedDuration::from_secs(61));
        strangers.note(one);
        let over = minute_of(ground.clock.now());
        let taken: Vec<(String, u32)> =
            std::iter::from_fn(|| strangers.take_before(over)).map(|refusals| (refusals.address, refusals.count)).collect();
        assert_eq!(taken, [("198.51.100.7".to_owned(), 3), ("20010db800000000".to_owned(), 1)]);
    }

    #[tokio::test]
    async fn f11_what_the_store_did_not_take_is_kept_and_a_flood_of_addresses_is_bounded() {
        let strangers = Strangers::new(nowhere().await);
        for number in 0..1_500_u32 {
            strangers.note(IpAddr::from((0x0a00_0000 + number).to_be_bytes()));
        }
        assert_eq!(strangers.counts.lock().unwrap().len(), MOST + 1);
        assert!(strangers.write_all().await.is_err());
        assert_eq!(strangers.counts.lock().unwrap().values().sum::<u32>(), 1_500);
    }

    #[test]
    fn f11_refusals_read_back_and_nothing_else_does() {
        let refusals = Refusals { address: "198.51.100.7".into(), minute: "2026-11-23T09:00:00Z".parse().unwrap(), count: 14 };
        assert_eq!(Refusals::read(&refusals.object()), Some(refusals));
        for other in ["", "apt_1", "a b c", "GET /desk", "198.51.100.7 2026-11-23T09:00:00Z 1 2"] {
            assert_eq!(Refusals::read(other), None, "{other}");
        }
    }
}
