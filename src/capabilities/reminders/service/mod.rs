//! Use cases of reminders and of the ways messages go: say what one wants, have texts sent to one's phone, plan what is due.

mod plan;
mod texts;
mod wishes;

pub use plan::{Due, Planned};
pub use texts::{NoTexts, OwnTexts, TextsError};
pub use wishes::{WishesError, ways_of};

use super::store::RemindersStore;
use crate::capabilities::appointments::service::Appointments;
use crate::capabilities::notifications::service::Notifications;
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::ground::Ground;
use crate::identity::throttle::Throttle;
use crate::outbound::text_message::TextMessages;

/// Reminders of one installation. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Reminders {
    ground: Ground,
    store: RemindersStore,
    throttle: Throttle,
    notifications: Notifications,
    visits: Appointments,
    settings: SettingsBook,
    /// `None`: the house sends none.
    texts: Option<TextMessages>,
}

impl Reminders {
    /// Over the house's ground and its neighbours.
    #[must_use]
    pub fn new(
        ground: Ground,
        (notifications, texts): (Notifications, Option<TextMessages>),
        visits: Appointments,
        settings: SettingsBook,
    ) -> Self {
        let (store, throttle) = (RemindersStore::new(ground.storage.clone()), Throttle::new(ground.clone()));
        Self { ground, store, throttle, notifications, visits, settings, texts }
    }
}
