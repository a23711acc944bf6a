//! `caredesk job recount`: counts the house anew, for one that is older than its totals, was restored from a backup, or
//! got another time zone.
//!
//! The tables are read whole while the house is at work. The drain is kept away all the while, so that nothing is heard; what
//! is counted all the same (a department is made) shows in the row, and then everything is counted once more: the row
//! is only ever written as it stood at one moment. After a change of time zone counting begins once every process goes by the new one.

mod census;
mod money;
mod visits;

use std::time::Duration;

use jiff::Timestamp;

use super::loops::SETTINGS_EVERY;
use super::steps;
use crate::app::App;
use crate::capabilities::billing::store::BillingStore;
use crate::capabilities::settings::service::{SettingsBook, Versioned};
use crate::capabilities::statistics::store::StatisticsStore;
use crate::events::envelope::SHARDS;
use crate::primitives::time::Clock;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::lease::Lease;
use crate::storage::totals::Totals;
use crate::storage::transaction::CommitError;

pub(super) use census::Census;
pub(super) use money::wrong_months;
pub(super) use visits::wrong_statistics;

/// How often counting begins anew when somebody else counted meanwhile.
const TRIES: u8 = 8;
/// How often each of the drain's leases is asked for: a drain that is at work is soon done, and the lease of one that died runs out.
const ASKED: u16 = 350;
/// A third of how long a lease lasts.
const KEPT_EVERY: Duration = Duration::from_secs(10);
/// Between two such questions.
const PAUSE: Duration = Duration::from_millis(100);
/// By then every process goes by changed settings: twice what they know at most late, for clocks that differ and answers that take time.
const KNOWN_AFTER: Duration = Duration::from_secs(2 * SETTINGS_EVERY.as_secs());

/// Counts one installation.
#[derive(Debug, Clone)]
pub struct Recount {
    storage: Storage,
    settings: SettingsBook,
    clock: Clock,
    owner: String,
}

impl Recount {
    /// Over an application; `owner` names this process in leases.
    #[must_use]
    pub fn of(app: &App, owner: impl Into<String>) -> Self {
        let ground = &app.ground;
        Self { storage: ground.storage.clone(), settings: app.settings.clone(), clock: ground.clock.clone(), owner: owner.into() }
    }

    /// Counts, and writes what was counted.
    ///
    /// # Errors
    /// When the store does not answer, or the totals change faster than they can be counted.
    pub async fn run(&self) -> Result<Totals, StorageError> {
        for _ in 0..TRIES {
            let mut leases = self.keep_the_drain_away().await?;
            let counted = if leases.len() == usize::from(SHARDS) {
                tokio::select! {
                    counted = self.count() => counted,
                    () = self.until_one_is_lost(&mut leases) => Ok(None),
                }
            } else {
                Ok(None)
            };
            for lease in &leases {
                // A drain that was ended is for the drain to find out about.
                if lease.was_left() { self.storage.pass_on(lease).await? } else { self.storage.give_back(lease).await? }
            }
            if let Some(totals) = counted? {
                return Ok(totals);
            }
        }
        Err(StorageError::Unavailable("the totals change faster than they can be counted".to_owned()))
    }

    /// The drain's leases, as far as they can be had.
    async fn keep_the_drain_away(&self) -> Result<Vec<Lease>, StorageError> {
        let mut leases = Vec::new();
        for shard in 0..SHARDS {
            for _ in 0..ASKED {
                let lease = self.storage.take_lease(&format!("drain#{shard}"), &self.owner, self.clock.now()).await?;
                if lease.is_some() {
                    leases.extend(lease);
                    break;
                }
                tokio::time::sleep(PAUSE).await;
            }
        }
        Ok(leases)
    }

    /// Keeps the leases; returns when that fails: a drain may hear again.
    async fn until_one_is_lost(&self, leases: &mut [Lease]) {
        loop {
            tokio::time::sleep(KEPT_EVERY).await;
            for lease in &mut *leases {
                if !matches!(self.storage.keep_lease(lease, self.clock.now()).await, Ok(true)) {
                    return;
                }
            }
        }
    }

    /// The settings as last written, once every process goes by their time zone: what a drain counts by the one before after
    /// everything was counted anew, no page would tell of.
    async fn known_everywhere(&self) -> Result<Versioned, StorageError> {
        let mut waited_for = None;
        loop {
            let settings = self.settings.as_written().await?;
            let changed = settings.zone_changed_at.filter(|changed| waited_for != Some(*changed));
            let wait = changed.map_or(Duration::ZERO, |changed| known_in(changed, self.clock.now()));
            if wait.is_zero() {
                return Ok(settings);
            }
            tokio::time::sleep(wait).await;
            waited_for = changed;
        }
    }

    /// `None` when somebody counted meanwhile.
    async fn count(&self) -> Result<Option<Totals>, StorageError> {
        let settings = self.known_everywhere().await?;
        let before = self.storage.totals().await?;
        let mut census = Census::default();
        for table in Census::TABLES {
            self.storage
                .whole_table(table, |page| {
                    steps::took(page.len());
                    for row in &page {
                        census.note(table, row);
                    }
                })
                .await?;
        }
        let zone = &settings.settings.zone;
        let statistics = StatisticsStore::new(self.storage.clone());
        for (read, should) in census.days.differing(zone) {
            if !statistics.replace(read.as_ref(), &should).await? {
                return Ok(None);
            }
        }
        let billing = BillingStore::new(self.storage.clone());
        for (month, read, should) in census.money.differing() {
            if !billing.replace_earned(month, read.as_ref(), &should).await? {
                return Ok(None);
            }
        }
        for key in &census.outlived {
            self.storage.delete(key, None).await.map_err(CommitError::unconditional)?;
        }
        let counted = census.totals(zone, self.clock.now());
        if !self.storage.replace_totals(&before, &counted).await? {
            return Ok(None);
        }
        self.settings.days_were_counted(&settings).await?;
        Ok(Some(counted))
    }
}

/// How long it takes yet until every process knows what was changed then.
fn known_in(changed: Timestamp, now: Timestamp) -> Duration {
    let passed = u64::try_from(now.duration_since(changed).as_secs()).unwrap_or(0);
    KNOWN_AFTER.saturating_sub(Duration::from_secs(passed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::primitives::time::after;

    #[test]
    fn f60_a_time_zone_is_counted_by_once_every_process_knows_it() {
        let changed = Timestamp::UNIX_EPOCH;
        let known = |seconds| known_in(changed, after(changed, seconds)).as_secs();
        assert_eq!([0, 4, 9, 10, 3_600].map(known), [10, 6, 1, 0, 0]);
        assert_eq!(known(-3_600), 10, "by a clock that is ahead");
    }
}
