//! What later slices ask of visits before they decide something: is a patient in care, what is written up.

use jiff::Timestamp;

use super::{Appointments, BookingError, Seen};
use crate::access::grant::Granted;
use crate::access::permissions::{ReadRecords, WriteRecord};
use crate::capabilities::appointments::model::{Appointment, Status, VisitLine};
use crate::capabilities::appointments::store::{self, Order, Whose};
use crate::primitives::ids::{AppointmentId, UserId};
use crate::primitives::time::Slot;
use crate::storage::error::StorageError;
use crate::storage::transaction::Action;

/// Visits looked at in one query while looking for one.
const ONE_LOOK: usize = 50;
/// Visits read as last written before the next query.
const MOST_READ: usize = 5;

impl Appointments {
    /// The first answer that `decide` gives to a visit of the doctor who asks with this patient, from a start on. The index
    /// only finds candidates; what is decided about is each as last written. One query and one read, as a rule.
    pub async fn decided_by<T>(
        &self,
        grant: &Granted<ReadRecords>,
        patient: UserId,
        since: Timestamp,
        decide: impl Fn(&Appointment) -> Option<T> + Send + Sync,
    ) -> Result<Option<T>, StorageError> {
        let within = Slot { start: since, end: Timestamp::MAX };
        let mut place = None;
        loop {
            let page = self.store.visits(Whose::Patient(patient), within, Order::NewestFirst, place, ONE_LOOK).await?;
            for candidate in candidates(&page.items, grant.id()) {
                let visit = self.store.find(candidate).await?;
                if let Some(answer) = visit.as_ref().and_then(&decide) {
                    return Ok(Some(answer));
                }
            }
            place = page.next;
            if place.is_none() {
                return Ok(None);
            }
        }
    }

    /// A visit its doctor is about to write up, with what the patient said.
    pub async fn to_write_up(&self, grant: &Granted<WriteRecord>, id: AppointmentId) -> Result<Seen, BookingError> {
        let theirs = self.to_change(grant, id).await?;
        self.seen_as(grant, theirs).await
    }

    /// Refuses the transaction it is part of when the visit is not as it was read.
    #[must_use]
    pub fn still(visit: &Appointment) -> Action {
        store::still(visit)
    }
}

/// The doctor's visits of a page, those that are likely to count first.
fn candidates(lines: &[VisitLine], doctor: UserId) -> impl Iterator<Item = AppointmentId> {
    let mut theirs: Vec<&VisitLine> = lines.iter().filter(|line| line.doctor_id == doctor && line.status != Status::Cancelled).collect();
    theirs.sort_by_key(|line| line.status == Status::Proposed);
    theirs.into_iter().map(|line| line.appointment_id).take(MOST_READ)
}
