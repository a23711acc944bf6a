//! Use cases of records: write a visit up, keep a draft of it, amend, read; and what a patient says of themselves.

mod amend;
mod background;
mod beside;
mod count;
mod draft;
mod error;
mod read;
mod write;

pub use amend::Amended;
pub use draft::{Kept, ToWriteUp};
pub use error::RecordError;
pub use read::{Reading, Shown, reading};

use super::store::RecordsStore;
use crate::capabilities::appointments::service::Appointments;
use crate::capabilities::emergency::service::EmergencyReading;
use crate::capabilities::family::service::Acting;
use crate::identity::ground::Ground;

/// Records of one installation.
#[derive(Debug, Clone)]
pub struct Records {
    ground: Ground,
    store: RecordsStore,
    appointments: Appointments,
    acting: Acting,
    emergency: EmergencyReading,
}

/// How often a decision is made anew when the world moved between reading and writing.
const ROUNDS: usize = 6;

impl Records {
    /// Over the house's ground and the visits that are written up.
    #[must_use]
    pub fn new(ground: Ground, appointments: Appointments) -> Self {
        let (store, acting) = (RecordsStore::new(ground.storage.clone()), Acting::new(ground.clone()));
        let emergency = EmergencyReading::new(ground.clone());
        Self { ground, store, appointments, acting, emergency }
    }
}
