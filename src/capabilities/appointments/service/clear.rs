//! Making way: visits in the time of a doctor's leave or closed time are cancelled, each by itself.

use super::{Appointments, BookingError, Wish};
use crate::access::grant::Granted;
use crate::access::permissions::CancelAppointment;
use crate::capabilities::availability::model::Clash;
use crate::primitives::ids::AppointmentId;
use crate::primitives::text::Sensitive;

/// What became of visits that were to make way.
#[derive(Debug, Clone, Default)]
pub struct Cleared {
    pub cancelled: Vec<AppointmentId>,
    /// Moved meanwhile, no longer to be cancelled, or the store did not answer: still to be settled.
    pub kept: Vec<Clash>,
}

impl Appointments {
    /// Cancels visits in the version that was listed: one moved elsewhere meanwhile is not in the way any more, and stays.
    ///
    /// The exception they make way for stands already, so one that cannot be cancelled is told, not undone. One read and one
    /// transaction for each. `told`: why, for both sides.
    pub async fn clear(&self, grant: &Granted<CancelAppointment>, visits: Vec<Clash>, told: Option<&Sensitive<String>>) -> Cleared {
        let mut cleared = Cleared::default();
        for visit in visits {
            let wish = Wish { version: Some(visit.version), reason: told.cloned(), ..Wish::default() };
            match self.cancel(grant, visit.appointment, &wish).await {
                Ok(done) => cleared.cancelled.push(done.appointment_id),
                Err(error) => {
                    if let BookingError::Storage(error) = &error {
                        tracing::warn!(appointment = %visit.appointment, %error, "a visit hit by an exception could not be cancelled");
                    }
                    cleared.kept.push(visit);
                }
            }
        }
        cleared
    }
}
