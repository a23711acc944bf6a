//! Use cases of conversations: open, list, read, follow, write, mark as read.

mod error;
mod open;
mod read;
mod send;
mod watch;

pub use error::ChatError;
pub use watch::{Heard, Seat, Watchers};

pub use super::store::Place;

use super::store::ChatStore;
use crate::capabilities::appointments::service::Appointments;
use crate::capabilities::directory::service::Directory;
use crate::capabilities::notifications::service::Notifications;
use crate::capabilities::records::service::Records;
use crate::capabilities::reports::service::Reports;
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::ground::Ground;
use crate::identity::throttle::Throttle;
use crate::primitives::time::after;
use jiff::Timestamp;

/// How often a decision is made anew when somebody wrote between reading and writing.
const ROUNDS: u32 = 16;
/// A year, in seconds.
const YEAR: i64 = 365 * 24 * 60 * 60;

/// Conversations of one installation. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Chat {
    ground: Ground,
    store: ChatStore,
    records: Records,
    reports: Reports,
    appointments: Appointments,
    directory: Directory,
    notifications: Notifications,
    settings: SettingsBook,
    watchers: Watchers,
    throttle: Throttle,
}

impl Chat {
    /// Over the house's ground, the records that say who may read, the reports that messages point to, the visits that say who is in
    /// care, and its messages and settings.
    #[must_use]
    pub fn new(
        ground: Ground,
        (records, reports): (Records, Reports),
        appointments: Appointments,
        (notifications, settings): (Notifications, SettingsBook),
    ) -> Self {
        let (store, throttle) = (ChatStore::new(ground.storage.clone()), Throttle::new(ground.clone()));
        let (directory, watchers) = (Directory::new(ground.clone()), Watchers::default());
        Self { ground, store, records, reports, appointments, directory, notifications, settings, watchers, throttle }
    }

    /// Who has a conversation open on this server.
    #[must_use]
    pub const fn watchers(&self) -> &Watchers {
        &self.watchers
    }

    /// Until when something written now is kept: seconds since 1970.
    fn kept_until(&self, now: Timestamp) -> i64 {
        after(now, i64::from(self.settings.now().messages_years) * YEAR).as_second()
    }
}
