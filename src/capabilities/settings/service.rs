//! The snapshot every process reads, and the change that administrators make.

use std::sync::{Arc, PoisonError, RwLock};

use jiff::{SignedDuration, Timestamp};

use super::model::{Settings, SettingsPatch, difference};
use super::store::SettingsStore;
use crate::access::grant::Granted;
use crate::access::permissions::ManageSettings;
use crate::identity::audit::Deed;
use crate::identity::ground::Ground;
use crate::identity::sessions::{HouseLimits, Limits};
use crate::primitives::flaw::Flaws;
use crate::primitives::time::after;
use crate::storage::error::StorageError;
use crate::storage::totals::Total;
use crate::storage::transaction::{Action, CommitError, Transaction};

pub use super::store::Versioned;

/// How often a change is tried again when another administrator's came first.
const TRIES: u8 = 5;

/// The house's settings in memory. Clones share one snapshot.
#[derive(Debug, Clone)]
pub struct SettingsBook {
    ground: Ground,
    store: SettingsStore,
    grain: u16,
    snapshot: Arc<RwLock<Snapshot>>,
}

/// The newest settings this process has seen, and their version.
#[derive(Debug, Default)]
struct Snapshot {
    settings: Arc<Settings>,
    version: u32,
    zone_changed_at: Option<Timestamp>,
}

/// Why settings were not changed.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// Some values cannot be used.
    #[error("values that cannot be used: {0}")]
    Invalid(#[from] Flaws),
    /// They have changed since the version the administrator saw.
    #[error("the settings have changed since they were read")]
    Stale,
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// The labels of the change's transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Settings,
    Audit,
    Along,
}

impl SettingsBook {
    /// The defaults, until the first `refresh`. `grain` is the quantum of time in minutes, fixed at installation.
    #[must_use]
    pub fn new(ground: Ground, grain: u16) -> Self {
        let store = SettingsStore::new(ground.storage.clone());
        Self { ground, store, grain, snapshot: Arc::default() }
    }

    /// The settings as last seen by this process. Costs no call; at most five seconds behind another process's change.
    #[must_use]
    pub fn now(&self) -> Arc<Settings> {
        Arc::clone(&self.snapshot.read().unwrap_or_else(PoisonError::into_inner).settings)
    }

    /// Whether the time zone has changed and what is counted by day was not counted anew since. Costs no call; as late as [`Self::now`].
    #[must_use]
    pub fn recount_is_due(&self) -> bool {
        self.snapshot.read().unwrap_or_else(PoisonError::into_inner).zone_changed_at.is_some()
    }

    /// The quantum of time in minutes, fixed at installation: starts, lengths and buffers are multiples of it.
    #[must_use]
    pub const fn grain(&self) -> u16 {
        self.grain
    }

    /// Reads the settings again: at the start, and every five seconds. One call.
    pub async fn refresh(&self) -> Result<(), StorageError> {
        self.as_written().await.map(drop)
    }

    /// The settings as last written, for work that has to go by the newest; this process goes by them from then on. One call.
    pub async fn as_written(&self) -> Result<Versioned, StorageError> {
        let read = self.store.read().await?;
        self.remember(&read);
        Ok(read)
    }

    /// What is counted by day was counted anew in the zone of `seen`, read before the counting began: nothing is told of its change any
    /// more, unless it has changed again meanwhile. No setting changes, nor their version. No call where nothing was told, otherwise one.
    pub async fn days_were_counted(&self, seen: &Versioned) -> Result<(), StorageError> {
        let Some(changed) = seen.zone_changed_at else { return Ok(()) };
        if let Some(counted) = self.store.forget_zone_change(changed).await? {
            self.remember(&counted);
        }
        Ok(())
    }

    /// Whether anything is counted by day: a house without visits changes its zone, and there is nothing to count anew. One call.
    async fn counts_days(&self) -> Result<bool, StorageError> {
        Ok(self.ground.storage.totals().await?.of(Total::Appointments) > 0)
    }

    /// The settings as last written, for the administrator who is about to change them.
    pub async fn read(&self, _grant: &Granted<ManageSettings>) -> Result<Versioned, StorageError> {
        self.store.read().await
    }

    /// The settings as they are, and as a change would make them, if they still have the version `seen`. Nothing is written. One call.
    pub async fn planned(
        &self,
        _grant: &Granted<ManageSettings>,
        patch: &SettingsPatch,
        seen: Option<u32>,
    ) -> Result<(Versioned, Settings), SettingsError> {
        let before = self.store.read().await?;
        let after = self.merged(&before, patch, seen)?;
        Ok((before, after))
    }

    /// A change in what was read, which still has to have the version `seen`.
    fn merged(&self, before: &Versioned, patch: &SettingsPatch, seen: Option<u32>) -> Result<Settings, SettingsError> {
        if seen.is_some_and(|seen| seen != before.version) {
            return Err(SettingsError::Stale);
        }
        Ok(patch.clone().apply(&before.settings, self.grain)?)
    }

    /// Merges a change into the settings, if they still have the version `seen` (`None`: whatever version they have).
    ///
    /// One row and one audit entry, which says what was and what is, in one transaction with what comes `along`; this process sees it at
    /// once. Whoever changes the time zone of a house with visits makes a recount due.
    pub async fn change(
        &self,
        grant: &Granted<ManageSettings>,
        patch: SettingsPatch,
        seen: Option<u32>,
        along: &[Action],
    ) -> Result<Versioned, SettingsError> {
        for _ in 0..TRIES {
            let before = self.store.read().await?;
            let (settings, version) = (self.merged(&before, &patch, seen)?, before.version + 1);
            let moves = settings.zone != before.settings.zone && self.counts_days().await?;
            let zone_changed_at = if moves { Some(self.moment_after(before.zone_changed_at)) } else { before.zone_changed_at };
            let deed = Deed::by(grant, "settings.change").on(difference(&before.settings, &settings));
            let changed = Versioned { settings, version, zone_changed_at };
            let mut transaction = Transaction::new();
            transaction.add(Part::Settings, self.store.write(&before, &changed)?);
            transaction.add(Part::Audit, self.ground.audit.action(deed)?);
            transaction.add_all(Part::Along, along.to_vec());
            match self.ground.storage.commit(transaction).await {
                Ok(()) => {
                    self.remember(&changed);
                    return Ok(changed);
                }
                Err(CommitError::Refused(_)) => {} // somebody else's change came first: merge into theirs
                Err(CommitError::Storage(error)) => return Err(error.into()),
            }
        }
        Err(StorageError::Unavailable("settings changed by many at once".to_owned()).into())
    }

    /// Now, and later than the last one: changes are told apart by their moments.
    fn moment_after(&self, last: Option<Timestamp>) -> Timestamp {
        let now = self.ground.clock.now();
        last.map_or(now, |last| now.max(after(last, 1)))
    }

    /// A read that began before a change may end after it: older settings never come back, and what was counted is not told of again.
    fn remember(&self, seen: &Versioned) {
        let mut snapshot = self.snapshot.write().unwrap_or_else(PoisonError::into_inner);
        if seen.version > snapshot.version {
            self.ground.limits.set(session_limits(&seen.settings));
            *snapshot =
                Snapshot { settings: Arc::new(seen.settings.clone()), version: seen.version, zone_changed_at: seen.zone_changed_at };
        } else if seen.version == snapshot.version && seen.zone_changed_at.is_none() {
            snapshot.zone_changed_at = None;
        }
    }
}

fn session_limits(settings: &Settings) -> HouseLimits {
    let of = |idle: u16, absolute: u16| Limits {
        idle: SignedDuration::from_mins(i64::from(idle)),
        absolute: SignedDuration::from_hours(i64::from(absolute)),
    };
    HouseLimits {
        patients: of(settings.patient_idle_minutes, settings.patient_session_hours),
        staff: of(settings.staff_idle_minutes, settings.staff_session_hours),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::tests::nowhere;

    #[tokio::test]
    async fn f65_settings_seen_late_do_not_undo_a_newer_change() {
        let book = SettingsBook::new(nowhere().await, 5);
        let with = |hold_seconds| Settings { hold_seconds, ..Settings::default() };
        let seen = |version, hold_seconds| Versioned { settings: with(hold_seconds), version, zone_changed_at: None };
        book.remember(&seen(2, 900));
        book.remember(&seen(1, 300));
        assert_eq!(book.now().hold_seconds, 900);
        book.remember(&seen(3, 60));
        assert_eq!(book.now().hold_seconds, 60);
    }

    #[tokio::test]
    async fn f60_what_was_counted_anew_is_not_told_of_again_by_a_read_that_ends_late() {
        let book = SettingsBook::new(nowhere().await, 5);
        let (first, second) = (Timestamp::UNIX_EPOCH, after(Timestamp::UNIX_EPOCH, 1));
        let due_after = |version, zone_changed_at| {
            book.remember(&Versioned { settings: Settings::default(), version, zone_changed_at });
            book.recount_is_due()
        };
        assert!(due_after(2, Some(first)));
        assert!(!due_after(2, None), "it was counted, and nothing else has changed");
        assert!(!due_after(2, Some(first)), "read before that");
        assert!(due_after(3, Some(second)));
        assert!(due_after(2, None), "an older version says nothing");
        assert!(!due_after(3, None));
    }
}
