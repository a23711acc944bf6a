//! Use cases of reminders: say what one wants, plan what is due.

mod plan;
mod wishes;

pub use plan::{Due, Planned};
pub use wishes::WishesError;

use super::store::RemindersStore;
use crate::capabilities::appointments::service::Appointments;
use crate::capabilities::notifications::service::Notifications;
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::ground::Ground;

/// Reminders of one installation. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Reminders {
    ground: Ground,
    store: RemindersStore,
    notifications: Notifications,
    visits: Appointments,
    settings: SettingsBook,
}

impl Reminders {
    /// Over the house's ground and its neighbours.
    #[must_use]
    pub fn new(ground: Ground, notifications: Notifications, visits: Appointments, settings: SettingsBook) -> Self {
        Self { store: RemindersStore::new(ground.storage.clone()), ground, notifications, visits, settings }
    }
}
