//! Use cases of records: write a visit up, amend, read.

mod error;
mod write;

pub use error::RecordError;

use crate::capabilities::appointments::service::Appointments;
use crate::identity::ground::Ground;

/// Records of one installation.
#[derive(Debug, Clone)]
pub struct Records {
    ground: Ground,
    appointments: Appointments,
}

impl Records {
    /// Over the house's ground and the visits that are written up.
    #[must_use]
    pub fn new(ground: Ground, appointments: Appointments) -> Self {
        Self { ground, appointments }
    }
}
