//! A few tries of one account at a time inside one process, so that a burst is counted before it is over.
//!
//! Counters are read before a password is checked and written after. Without this, everything that arrives meanwhile
//! would be one free try each.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::primitives::people::Email;

/// Tries of one account under way at once. Some, because people do click twice.
const AT_ONCE: usize = 4;
/// How long one more waits.
const LONGEST_WAIT: Duration = Duration::from_millis(500);

/// One entry per account that somebody is signing in to right now. Clones share it.
#[derive(Debug, Clone, Default)]
pub struct Lanes(Arc<Mutex<HashMap<Email, Weak<Semaphore>>>>);

/// A place, until it is dropped.
#[derive(Debug)]
pub struct Lane {
    _permit: OwnedSemaphorePermit,
}

impl Lanes {
    /// A place among the tries of this account; `None` when too many are under way.
    pub async fn enter(&self, email: &Email) -> Option<Lane> {
        let lane = self.lane(email);
        let permit = tokio::time::timeout(LONGEST_WAIT, lane.acquire_owned()).await.ok()?.ok()?;
        Some(Lane { _permit: permit })
    }

    fn lane(&self, email: &Email) -> Arc<Semaphore> {
        let mut lanes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lanes.retain(|_, lane| lane.strong_count() > 0);
        lanes.get(email).and_then(Weak::upgrade).unwrap_or_else(|| {
            let lane = Arc::new(Semaphore::new(AT_ONCE));
            lanes.insert(email.clone(), Arc::downgrade(&lane));
            lane
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn s13_four_tries_of_one_account_at_a_time_and_none_of_them_is_remembered_afterwards() {
        let (lanes, maya, asha) = (Lanes::default(), "maya@example.org".parse().unwrap(), "asha@example.org".parse().unwrap());
        let mut under_way = Vec::new();
        for _ in 0..AT_ONCE {
            under_way.push(lanes.enter(&maya).await.unwrap());
        }
        assert!(lanes.enter(&maya).await.is_none());
        assert!(lanes.enter(&asha).await.is_some());
        under_way.pop();
        assert!(lanes.enter(&maya).await.is_some());
        under_way.clear();
        assert!(lanes.enter(&asha).await.is_some());
        assert_eq!(lanes.0.lock().unwrap().len(), 1);
    }
}
