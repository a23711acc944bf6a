//! The hospital closes on more days (F65): the visits that are booked on them are shown before anything is saved.
//!
//! Nothing becomes of the visits by itself: they stand until somebody moves or cancels them, and the lists of the day say that it is
//! closed. Whoever closes the days may have other times offered to the patients; otherwise the visits are listed until somebody has
//! solved them. What begins that is written along with the settings.
//! No booking waits for a closing: until it is saved, and for up to five seconds more where another process still has the settings
//! as they were, somebody may book such a day. So the days are looked at once more when they are closed, and what came by then is
//! counted. Whatever comes later stands in the lists of its day. Visits come from an index, which may lag a write by a moment.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};

use super::Appointments;
use crate::access::grant::Granted;
use crate::access::permissions::ManageSettings;
use crate::capabilities::appointments::model::VisitLine;
use crate::capabilities::settings::model::{ClosedDay, Settings, SettingsPatch};
use crate::capabilities::settings::service::{SettingsError, Versioned};
use crate::identity::seals;
use crate::primitives::ids::AppointmentId;
use crate::primitives::time::{HospitalZone, Slot};
use crate::storage::error::StorageError;
use crate::storage::transaction::Action;

/// Nobody books further ahead (data-model.md): later days have no visits.
const FURTHEST_WEEKS: i64 = 53;
/// Days that are looked up side by side.
const AT_ONCE: usize = 8;
/// How often days are looked at anew when another administrator's change came first.
const TRIES: u8 = 5;

/// A day that would be closed, with the visits that are to take place on it.
#[derive(Debug, Clone)]
pub struct DayToClose {
    pub day: ClosedDay,
    /// Earliest first.
    pub visits: Vec<VisitLine>,
}

impl DayToClose {
    /// By what a list of visits is known, whatever their number.
    #[must_use]
    pub fn digest(days: &[Self]) -> String {
        seals::digest_of_ids(ids(days))
    }
}

/// Days to come that a change of settings closes, by whether the patients of their visits are to be offered other times, and those it opens
/// again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DaysChanged {
    pub closed: BTreeSet<Date>,
    /// Closed as well; nothing is offered for their visits, which somebody is to solve.
    pub shut: BTreeSet<Date>,
    pub reopened: BTreeSet<Date>,
}

/// What is written in the transaction of the settings, from the days that change.
pub type WithDays<'a> = dyn Fn(&DaysChanged) -> Result<Vec<Action>, StorageError> + Send + Sync + 'a;

/// Settings as they were saved.
#[derive(Debug, Clone)]
pub struct SavedSettings {
    pub saved: Versioned,
    /// Visits that were seen on newly closed days and whose patients are offered other times: those that they can move.
    pub to_be_offered: usize,
    /// Visits that were seen on newly closed days, are still to begin, and are listed until somebody has solved them.
    pub to_be_solved: usize,
    /// Visits that were booked on newly closed days between the look at these and the change.
    pub booked_meanwhile: usize,
    /// Days to come that are open again.
    pub reopened: usize,
}

/// Why settings were not changed.
#[derive(Debug, thiserror::Error)]
pub enum ClosingError {
    /// Visits are booked on days that would be closed, and they are not those that were seen.
    #[error("visits are booked on {} days that would be closed", .0.len())]
    Visits(Vec<DayToClose>),
    #[error(transparent)]
    Settings(#[from] SettingsError),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl Appointments {
    /// Changes the settings, if they have the version `version` (`None`: any) and the visits booked on days that become closed by it
    /// are those the patch says were `seen`. `along` is written with them.
    ///
    /// `Visits` lists all of these, and nothing is saved. Without closed days it costs what the change does; with them one read more,
    /// and twice a query for each of the two UTC dates of every new one that is still to come: at most 200 are kept.
    pub async fn change_settings(
        &self,
        grant: &Granted<ManageSettings>,
        mut patch: SettingsPatch,
        version: Option<u32>,
        along: &WithDays<'_>,
    ) -> Result<SavedSettings, ClosingError> {
        let seen = patch.seen.take();
        if patch.closed_days.is_none() {
            let saved = self.settings.change(grant, patch, version, &[]).await?;
            return Ok(SavedSettings { saved, to_be_offered: 0, to_be_solved: 0, booked_meanwhile: 0, reopened: 0 });
        }
        for _ in 0..TRIES {
            match self.close(grant, &patch, version, seen.as_deref(), along).await {
                Err(ClosingError::Settings(SettingsError::Stale)) if version.is_none() => {} // somebody else's change came first
                done => return done,
            }
        }
        Err(StorageError::Unavailable("settings changed by many at once".to_owned()).into())
    }

    /// One look at the days, and the change of the very settings that were looked at.
    async fn close(
        &self,
        grant: &Granted<ManageSettings>,
        patch: &SettingsPatch,
        version: Option<u32>,
        seen: Option<&str>,
        along: &WithDays<'_>,
    ) -> Result<SavedSettings, ClosingError> {
        let (before, after) = self.settings.planned(grant, patch, version).await?;
        let days = after.newly_closed(&before.settings);
        let hit = self.booked_on(&days, &after.zone).await?;
        if !hit.is_empty() && seen != Some(DayToClose::digest(&hit).as_str()) {
            return Err(ClosingError::Visits(hit));
        }
        let offers = patch.offer_other_times == Some(true);
        let to_close: BTreeSet<Date> = self.yet_to_come(&days, &after.zone).map(|day| day.date).collect();
        let (closed, shut) = if offers { (to_close, BTreeSet::new()) } else { (BTreeSet::new(), to_close) };
        let changed = DaysChanged {
            closed,
            shut,
            reopened: self.yet_to_come(&before.settings.newly_closed(&after), &after.zone).map(|day| day.date).collect(),
        };
        let saved = self.settings.change(grant, patch.clone(), Some(before.version), &along(&changed)?).await?;
        let at = self.ground.clock.now();
        let to_come: Vec<&VisitLine> = hit.iter().flat_map(|day| &day.visits).filter(|visit| at < visit.start).collect();
        let to_be_offered = to_come.iter().filter(|visit| offers && visit.status.is_movable()).count();
        let to_be_solved = to_come.len() - to_be_offered;
        let booked_meanwhile = self.booked_on(&days, &after.zone).await.map_or_else(
            |error| {
                tracing::warn!(%error, "closed days could not be looked at once more");
                0
            },
            |now| ids(&now).difference(&ids(&hit)).count(),
        );
        Ok(SavedSettings { saved, to_be_offered, to_be_solved, booked_meanwhile, reopened: changed.reopened.len() })
    }

    /// The visits on a day that the hospital is closed on by the settings as last written, and its time; nothing where it is open. A read
    /// and a query for each of its two UTC dates.
    pub async fn on_closed(&self, day: Date) -> Result<Option<(Slot, Vec<VisitLine>)>, StorageError> {
        let settings = self.settings_as_written().await?;
        let Some(closed) = settings.closed_on(day).cloned() else { return Ok(None) };
        let found = self.day_to_close(closed, &settings.zone, self.ground.clock.now()).await?;
        Ok(Some((settings.zone.day(day), found.visits)))
    }

    /// The day of a moment, if the hospital is closed on it by the settings as last written. One call.
    pub async fn closed_day_of(&self, at: Timestamp) -> Result<Option<Date>, StorageError> {
        let settings = self.settings_as_written().await?;
        let day = settings.zone.date(at);
        Ok(settings.is_closed(day).then_some(day))
    }

    async fn settings_as_written(&self) -> Result<Arc<Settings>, StorageError> {
        self.settings.refresh().await?;
        Ok(self.settings.now())
    }

    /// Those of the days that are not over and that somebody could have booked.
    fn yet_to_come<'a>(&self, days: &'a [ClosedDay], zone: &HospitalZone) -> impl Iterator<Item = &'a ClosedDay> + use<'a> {
        let today = zone.date(self.ground.clock.now());
        let last = today.saturating_add(FURTHEST_WEEKS.weeks());
        days.iter().filter(move |day| today <= day.date && day.date <= last)
    }

    /// Those of the days on which visits are booked that are not over.
    async fn booked_on(&self, days: &[ClosedDay], zone: &HospitalZone) -> Result<Vec<DayToClose>, StorageError> {
        let now = self.ground.clock.now();
        let coming: Vec<ClosedDay> = self.yet_to_come(days, zone).cloned().collect();
        let mut hit: Vec<DayToClose> = Vec::new();
        for some in coming.chunks(AT_ONCE) {
            let read = some.iter().cloned().map(|day| self.day_to_close(day, zone, now));
            hit.extend(futures_util::future::try_join_all(read).await?);
        }
        hit.retain(|day| !day.visits.is_empty());
        Ok(hit)
    }

    async fn day_to_close(&self, day: ClosedDay, zone: &HospitalZone, now: Timestamp) -> Result<DayToClose, StorageError> {
        let mut visits = self.within(zone.day(day.date)).await?;
        visits.retain(|visit| visit.status.is_open() && now < visit.end);
        Ok(DayToClose { day, visits })
    }
}

/// The visits of days.
fn ids(days: &[DayToClose]) -> BTreeSet<AppointmentId> {
    days.iter().flat_map(|day| &day.visits).map(|visit| visit.appointment_id).collect()
}
