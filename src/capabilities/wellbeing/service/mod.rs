//! Use cases of what patients keep: measurements, the mood log and its switches, the timeline.

mod error;
mod glance;
mod mood;
mod sharing;
mod timeline;
mod vitals;

pub use error::WellbeingError;
pub use glance::Glance;
pub use mood::MOST_DAYS;
pub use sharing::Switch;
pub use timeline::{Timeline, Trends};
pub use vitals::Added;

use super::store::WellbeingStore;
use crate::capabilities::appointments::service::Appointments;
use crate::capabilities::records::service::Records;
use crate::capabilities::reports::service::Reports;
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::ground::Ground;
use jiff::civil::Date;

/// How often a decision is made anew when the world moved between reading and writing.
const ROUNDS: usize = 6;

/// What patients keep, of one installation. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Wellbeing {
    ground: Ground,
    store: WellbeingStore,
    records: Records,
    reports: Reports,
    appointments: Appointments,
    settings: SettingsBook,
}

impl Wellbeing {
    /// Over the house's ground, the records that say who may read, the reports, and the visits that say who is in care.
    #[must_use]
    pub fn new(ground: Ground, records: Records, reports: Reports, appointments: Appointments, settings: SettingsBook) -> Self {
        Self { store: WellbeingStore::new(ground.storage.clone()), ground, records, reports, appointments, settings }
    }

    /// The hospital's date.
    #[must_use]
    pub fn today(&self) -> Date {
        self.settings.now().zone.date(self.ground.clock.now())
    }
}
