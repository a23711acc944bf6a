//! By which right somebody of the house looks at one patient.

use std::sync::Arc;

use super::actor::Actor;
use super::grant::{Denied, Granted};
use super::permissions::{ManagePatients, ReadRecords};
use super::role::Role;
use crate::primitives::ids::RequestId;

/// Who looks at one patient; for everybody else there is none.
#[derive(Debug)]
pub enum Looks {
    /// At whomever the house has.
    Desk(Granted<ManagePatients>),
    /// Whether they have the patient in care is asked of the records.
    Doctor(Granted<ReadRecords>),
}

impl Looks {
    /// The proof of the right of their role.
    ///
    /// # Errors
    /// When they do not hold it.
    pub fn check(actor: Arc<Actor>, request: RequestId) -> Result<Self, Denied> {
        if actor.role == Role::Doctor {
            return Granted::check(actor, request).map(Self::Doctor);
        }
        Granted::check(actor, request).map(Self::Desk)
    }
}
