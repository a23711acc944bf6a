//! What later slices ask of visits before they decide something: is a patient in care, what is written up.

use jiff::Timestamp;

use super::home::UNDER_WAY;
use super::{Appointments, BookingError, Seen};
use crate::access::grant::Granted;
use crate::access::permissions::{KeepHealthNotes, ReadRecords, WriteRecord};
use crate::capabilities::appointments::model::{Appointment, Status, VisitLine, care_since};
use crate::capabilities::appointments::store::{self, Order, Whose};
use crate::primitives::ids::{AppointmentId, UserId};
use crate::primitives::time::{Slot, after};
use crate::storage::error::StorageError;
use crate::storage::transaction::Action;

/// Visits looked at in one query while looking for one.
const ONE_LOOK: usize = 50;
/// Visits read as last written before the next query.
const MOST_READ: usize = 5;
/// Visits of the last 365 days and to come that one look at a patient's finds.
const MOST_WITH: usize = 100;
/// Visits of a year looked through for one patient's doctors.
const MOST_OF_A_YEAR: usize = 200;

/// A patient's visits with one doctor.
#[derive(Debug, Clone)]
pub struct With {
    /// The one that puts the patient into care, if any does: read it as last written before anything is decided by it.
    pub likely: Option<AppointmentId>,
    /// Still to come or under way, soonest first; `None` where the patient has more visits than one look finds.
    pub open: Option<Vec<VisitLine>>,
}

/// What one look at a patient's visits finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// The visit that is likeliest to put the patient into care: read it as last written before anything is decided by it.
    Likely(AppointmentId),
    /// None of the doctor's that could.
    NoVisit,
    /// None among the newest.
    Unclear,
}

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
        self.decided_with(grant.id(), patient, since, decide).await
    }

    /// The visit that puts a patient into a doctor's care now, as last written. Costs as [`Self::decided_by`].
    pub async fn visit_in_care(&self, patient: UserId, doctor: UserId) -> Result<Option<Appointment>, StorageError> {
        let now = self.ground.clock.now();
        let counts = |visit: &Appointment| visit.puts_into_care(doctor, patient, now).then(|| visit.clone());
        self.decided_with(doctor, patient, care_since(now), counts).await
    }

    async fn decided_with<T>(
        &self,
        doctor: UserId,
        patient: UserId,
        since: Timestamp,
        decide: impl Fn(&Appointment) -> Option<T> + Send + Sync,
    ) -> Result<Option<T>, StorageError> {
        let within = Slot { start: since, end: Timestamp::MAX };
        let mut place = None;
        loop {
            let page = self.store.visits(Whose::Patient(patient), within, Order::NewestFirst, place, ONE_LOOK).await?;
            for candidate in candidates(&page.items, doctor) {
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

    /// The doctors who have the patient who asks in care, by a visit of the last 365 days or to come that both agreed to: id and
    /// name. One query. From the index, which may lag a visit by a moment: never decide by it who may read.
    pub async fn doctors_in_care(&self, grant: &Granted<KeepHealthNotes>) -> Result<Vec<(UserId, String)>, StorageError> {
        let within = Slot { start: care_since(self.ground.clock.now()), end: Timestamp::MAX };
        let visits = self.store.visits(Whose::Patient(grant.id()), within, Order::NewestFirst, None, MOST_OF_A_YEAR).await?;
        let counts = |line: &VisitLine| !matches!(line.status, Status::Cancelled | Status::Proposed);
        let mut doctors: Vec<(UserId, String)> = Vec::new();
        for line in visits.items.into_iter().filter(counts) {
            if !doctors.iter().any(|(known, _)| *known == line.doctor_id) {
                doctors.push((line.doctor_id, line.doctor_name));
            }
        }
        Ok(doctors)
    }

    /// The visits of a patient with the doctor who asks that are still to come or under way, soonest first. One query, from the
    /// index, which may lag a visit by a moment.
    pub async fn open_with(&self, grant: &Granted<ReadRecords>, patient: UserId) -> Result<Vec<VisitLine>, StorageError> {
        let within = Slot { start: after(self.ground.clock.now(), -UNDER_WAY), end: Timestamp::MAX };
        let visits = self.store.visits(Whose::Patient(patient), within, Order::SoonestFirst, None, ONE_LOOK).await?;
        Ok(visits.items.into_iter().filter(|line| is_open_with(grant.id(), line)).collect())
    }

    /// A patient's visits with the doctor who asks, as one look at the index finds them; it may lag a visit by a moment. One query.
    pub async fn with(&self, grant: &Granted<ReadRecords>, patient: UserId) -> Result<With, StorageError> {
        let now = self.ground.clock.now();
        let within = Slot { start: care_since(now), end: Timestamp::MAX };
        let page = self.store.visits(Whose::Patient(patient), within, Order::NewestFirst, None, MOST_WITH).await?;
        let likely = candidates(&page.items, grant.id()).next();
        let since = after(now, -UNDER_WAY);
        let open = page.items.into_iter().rev().filter(|line| line.start >= since && is_open_with(grant.id(), line)).collect();
        Ok(With { likely, open: page.next.is_none().then_some(open) })
    }

    /// What one look at the index says of whether a patient is in the care of the doctor who asks. One query.
    pub async fn look_for_care(&self, grant: &Granted<ReadRecords>, patient: UserId) -> Result<Look, StorageError> {
        let within = Slot { start: care_since(self.ground.clock.now()), end: Timestamp::MAX };
        let page = self.store.visits(Whose::Patient(patient), within, Order::NewestFirst, None, ONE_LOOK).await?;
        Ok(match candidates(&page.items, grant.id()).next() {
            Some(visit) => Look::Likely(visit),
            None if page.next.is_none() => Look::NoVisit,
            None => Look::Unclear,
        })
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

fn is_open_with(doctor: UserId, line: &VisitLine) -> bool {
    line.doctor_id == doctor && !matches!(line.status, Status::Cancelled | Status::Completed | Status::NoShow)
}

/// The doctor's visits of a page, those that are likely to count first.
fn candidates(lines: &[VisitLine], doctor: UserId) -> impl Iterator<Item = AppointmentId> {
    let mut theirs: Vec<&VisitLine> = lines.iter().filter(|line| line.doctor_id == doctor && line.status != Status::Cancelled).collect();
    theirs.sort_by_key(|line| line.status == Status::Proposed);
    theirs.into_iter().map(|line| line.appointment_id).take(MOST_READ)
}
