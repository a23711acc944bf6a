//! Reading the overview, and what the drain counts for it.

use std::ops::Deref;
use std::sync::Arc;

use jiff::Timestamp;

use super::model::{Change, Figures, MOST_COUNTED, Overview, Waiting, changes};
use crate::access::grant::Granted;
use crate::access::permissions::SeeOverview;
use crate::capabilities::appointments::service::Appointments;
use crate::capabilities::people::service::People;
use crate::capabilities::settings::service::SettingsBook;
use crate::capabilities::sign_in::service::SignIn;
use crate::events::listeners::Counted;
use crate::identity::ground::Ground;
use crate::primitives::time::HospitalZone;
use crate::storage::error::StorageError;
use crate::storage::totals::{Total, Totals, count_all};
use crate::storage::transaction::Action;

/// Visits beside the figures: as many as half a read unit holds.
const VISITS: usize = 8;

/// How fresh the figures have to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// They may be a moment old.
    Lately,
    /// As last written: for somebody who has just changed something.
    AsWritten,
}

/// The overview of one installation. Cheap to clone: all clones share one set of neighbours.
#[derive(Debug, Clone)]
pub struct OverviewDesk(Arc<Neighbours>);

/// What the overview works with.
#[derive(Debug)]
pub struct Neighbours {
    ground: Ground,
    appointments: Appointments,
    settings: SettingsBook,
    sign_in: SignIn,
    people: People,
}

impl Deref for OverviewDesk {
    type Target = Neighbours;
    fn deref(&self) -> &Neighbours {
        &self.0
    }
}

impl OverviewDesk {
    /// Over the house's ground and its neighbours.
    #[must_use]
    pub fn new(ground: Ground, appointments: Appointments, settings: SettingsBook, sign_in: SignIn, people: People) -> Self {
        Self(Arc::new(Neighbours { ground, appointments, settings, sign_in, people }))
    }

    /// The figures and the visits of the moment. Two calls side by side, half a read unit each (one for figures as last
    /// written); one call more while no visit of the UTC date has begun.
    pub async fn look(&self, grant: &Granted<SeeOverview>, freshness: Freshness) -> Result<Overview, StorageError> {
        let totals = async {
            match freshness {
                Freshness::Lately => self.ground.storage.totals_lately().await,
                Freshness::AsWritten => self.ground.storage.totals().await,
            }
        };
        let (totals, (moment, visits)) = tokio::try_join!(totals, self.appointments.of_the_moment(grant, VISITS))?;
        Ok(Overview { figures: self.figures(&totals), moment, visits })
    }

    /// What waits for a decision of whoever looks; nothing for programs, which decide nothing. Two calls side by side, half a read
    /// unit each.
    pub async fn waiting(&self, grant: &Granted<SeeOverview>) -> Result<Waiting, StorageError> {
        let (Ok(accounts), Ok(lost)) = (grant.also(), grant.also()) else { return Ok(Waiting::default()) };
        let applications = self.people.waiting_applications(&accounts, MOST_COUNTED);
        let (applications, lost_devices) = tokio::try_join!(applications, self.sign_in.lost_devices_waiting(&lost))?;
        Ok(Waiting { applications, lost_devices })
    }

    fn figures(&self, totals: &Totals) -> Figures {
        let today = self.settings.now().zone.date(self.ground.clock.now());
        Figures {
            departments: totals.of(Total::Departments),
            doctors: totals.of(Total::Doctors),
            patients: totals.of(Total::Patients),
            appointments: totals.of(Total::Appointments),
            emergency_accesses: totals.of(Total::EmergencyAccesses),
            to_repair: totals.of(Total::Repairs),
            today,
            visits_today: totals.of(Total::VisitsOn(today)),
        }
    }
}

/// What an event counts, as an action of the transaction that marks it as heard; `None` when it changes no number.
#[must_use]
pub fn counting(counted: Counted, zone: &HospitalZone, now: Timestamp) -> Option<Action> {
    let total = |change: Change| match change {
        Change::Patients(by) => (Total::Patients, by),
        Change::Appointments(by) => (Total::Appointments, by),
        Change::Day(date, by) => (Total::VisitsOn(date), by),
    };
    let counts: Vec<(Total, i64)> = changes(counted, zone, now).into_iter().map(total).collect();
    (!counts.is_empty()).then(|| count_all(&counts, Some(zone.date(now))))
}
