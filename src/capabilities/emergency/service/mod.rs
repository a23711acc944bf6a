//! Use cases of emergency access: `open` (a doctor asks), `patient` (whom exactly), `own` (seeing and ending one's own), `review`
//! (administrators look at each), `reading` (what records ask before something is read by one).

mod error;
mod open;
mod own;
mod patient;
mod reading;
mod review;

pub use error::EmergencyError;
pub use open::Opened;
pub use own::Own;
pub use reading::EmergencyReading;
pub use review::Reviewable;

use std::ops::Deref;
use std::sync::Arc;

use super::store::EmergencyStore;
use crate::capabilities::appointments::service::Appointments;
use crate::capabilities::notifications::service::Notifications;
use crate::identity::accounts::Accounts;
use crate::identity::ground::Ground;
use crate::identity::throttle::Throttle;

/// Emergency access of one installation. Cheap to clone: all clones share one set of neighbours.
#[derive(Debug, Clone)]
pub struct Emergencies(Arc<Neighbours>);

/// What emergency access works with.
#[derive(Debug)]
pub struct Neighbours {
    ground: Ground,
    store: EmergencyStore,
    accounts: Accounts,
    throttle: Throttle,
    notifications: Notifications,
    appointments: Appointments,
}

impl Deref for Emergencies {
    type Target = Neighbours;
    fn deref(&self) -> &Neighbours {
        &self.0
    }
}

impl Emergencies {
    /// Over the house's ground and its neighbours.
    #[must_use]
    pub fn new(ground: Ground, notifications: Notifications, appointments: Appointments) -> Self {
        let (store, accounts) = (EmergencyStore::new(ground.storage.clone()), Accounts::new(ground.storage.clone()));
        let throttle = Throttle::new(ground.clone());
        Self(Arc::new(Neighbours { ground, store, accounts, throttle, notifications, appointments }))
    }
}
