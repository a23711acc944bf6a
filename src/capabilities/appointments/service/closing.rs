//! The hospital closes on more days (F65): the visits that are booked on them are shown before anything is saved.
//!
//! Nothing becomes of the visits: they stand until somebody moves or cancels them, and the lists of the day say that it is closed.
//! They come from an index, which may lag a write by a moment; whoever books afterwards finds the day closed.

use jiff::{Timestamp, ToSpan as _};

use super::Appointments;
use crate::access::grant::Granted;
use crate::access::permissions::ManageSettings;
use crate::capabilities::appointments::model::VisitLine;
use crate::capabilities::settings::model::{ClosedDay, SettingsPatch};
use crate::capabilities::settings::service::{SettingsError, Versioned};
use crate::primitives::time::HospitalZone;
use crate::storage::error::StorageError;

/// Nobody books further ahead (data-model.md): later days have no visits.
const FURTHEST_WEEKS: i64 = 53;
/// Days that are looked up side by side.
const AT_ONCE: usize = 8;

/// A day that would be closed, with the visits that are to take place on it.
#[derive(Debug, Clone)]
pub struct DayToClose {
    pub day: ClosedDay,
    /// Earliest first.
    pub visits: Vec<VisitLine>,
}

/// Why settings were not changed.
#[derive(Debug, thiserror::Error)]
pub enum ClosingError {
    /// Visits are booked on days that would be closed, and nothing was said about some of these.
    #[error("visits are booked on {} days that would be closed", .0.len())]
    Visits(Vec<DayToClose>),
    #[error(transparent)]
    Settings(#[from] SettingsError),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl Appointments {
    /// Changes the settings, if something was said (`resolve`) about every visit booked on a day that becomes closed by it.
    ///
    /// `Visits` lists all of these, and nothing is saved. Without closed days it costs what the change does; with them one read more,
    /// and a query for each of the two UTC dates of every new one that is still to come: at most 200 are kept.
    pub async fn change_settings(
        &self,
        grant: &Granted<ManageSettings>,
        mut patch: SettingsPatch,
        seen: Option<u32>,
    ) -> Result<Versioned, ClosingError> {
        let said = patch.resolve.take().unwrap_or_default();
        if patch.closed_days.is_some() {
            let (before, after) = self.settings.planned(grant, &patch, seen).await?;
            let hit = self.booked_on(after.newly_closed(&before), &after.zone).await?;
            if hit.iter().flat_map(|day| &day.visits).any(|visit| !said.contains_key(&visit.appointment_id)) {
                return Err(ClosingError::Visits(hit));
            }
        }
        Ok(self.settings.change(grant, patch, seen).await?)
    }

    /// Those of the days on which visits are booked that are not over.
    async fn booked_on(&self, days: Vec<ClosedDay>, zone: &HospitalZone) -> Result<Vec<DayToClose>, StorageError> {
        let now = self.ground.clock.now();
        let today = zone.date(now);
        let last = today.saturating_add(FURTHEST_WEEKS.weeks());
        let coming: Vec<ClosedDay> = days.into_iter().filter(|day| today <= day.date && day.date <= last).collect();
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
