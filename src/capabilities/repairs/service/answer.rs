//! The patient chooses one of the times, says that none suits, or says that they come to a visit that nothing has hit.

use super::{Part, RepairError, Repairs, Worked, deed, hold_of};
use crate::access::grant::Granted;
use crate::access::permissions::{ConfirmAppointment, MoveAppointment};
use crate::capabilities::appointments::model::Appointment;
use crate::capabilities::appointments::service::{BookingError, Theirs, Wish};
use crate::capabilities::repairs::model::{Repair, State};
use crate::capabilities::repairs::store;
use crate::primitives::ids::{AppointmentId, HoldId};
use crate::storage::error::StorageError;
use crate::storage::transaction::Transaction;

/// A visit after a time was taken.
#[derive(Debug)]
pub struct Taken {
    pub visit: Appointment,
    /// Nothing has changed since: whoever answered may be led to it again.
    pub as_answered: bool,
}

impl Taken {
    fn of(visit: Appointment, repair: &Repair) -> Self {
        let as_answered = repair.is_as_answered(visit.version);
        Self { visit, as_answered }
    }
}

impl Repairs {
    /// Agrees to a visit, as `Appointments::confirm` does. A patient says so only of a visit that takes place: `OfferGone` where leave or
    /// a closed day has hit it and nobody has solved that yet. Nor does anybody accept a request then: `RequestHit`.
    pub async fn confirm(&self, grant: &Granted<ConfirmAppointment>, id: AppointmentId, wish: &Wish) -> Result<Appointment, BookingError> {
        let takes_place = |visit: &Appointment| {
            let (patient, start) = (visit.patient_id, visit.start);
            let is_closed = self.appointments.is_on_closed_day(visit);
            let holds = if is_closed { store::is_kept(patient, id, start) } else { store::takes_place(patient, id, start) };
            Ok::<_, StorageError>(vec![holds])
        };
        self.appointments.confirm_along(grant, id, wish, &takes_place).await
    }

    /// Takes one of the times that are kept: the visit, both ledgers and the repair in one transaction. Pressed twice, it answers with
    /// the visit as it is by then, and whether that is what the first press made of it. Not while its patient is here: the times stay kept.
    pub async fn take(&self, grant: &Granted<MoveAppointment>, id: AppointmentId, hold: HoldId) -> Result<Taken, RepairError> {
        let now = self.ground.clock.now();
        let Theirs { visit, .. } = self.appointments.to_change(grant, id).await?;
        let before = self.store.repair(visit.patient_id, id).await?.ok_or(RepairError::NotFound)?;
        if before.state == State::Moved && before.taken == Some(hold) {
            return Ok(Taken::of(visit, &before));
        }
        if !before.is_offered_at(now) || !visit.status.is_to_come() {
            return Err(RepairError::NotNow);
        }
        let kept = before.kept_at(hold, now).ok_or(RepairError::Gone)?;
        let after = before.moved(Some(hold), now);
        let along = |visit: &Appointment| store::write(Some(&before), &after.clone().answered(visit.version));
        let offered = hold_of(visit.patient_id, kept);
        match self.appointments.move_kept(grant, id, before.about.start, &offered, &along).await {
            Ok(visit) => {
                self.look_again(&after).await;
                Ok(Taken { visit, as_answered: true })
            }
            Err(BookingError::NotAllowedNow | BookingError::Changed { .. }) => {
                let now = self.store.repair(visit.patient_id, id).await?;
                let same = now.filter(|now| now.state == State::Moved && now.taken == Some(hold)).ok_or(RepairError::Stale)?;
                Ok(Taken::of(self.appointments.to_change(grant, id).await?.visit, &same))
            }
            Err(error) => Err(self.not_taken(&before, error.into()).await),
        }
    }

    /// Why a time was not taken. If it is because nobody can take it any more, it is not offered again, nor is any other that has gone the
    /// same way. What fails here, the end of the offer does.
    async fn not_taken(&self, before: &Repair, error: RepairError) -> RepairError {
        let about = &before.about;
        if matches!(error, RepairError::Gone) {
            let let_go = self.let_go_of_gone(about.patient_id, about.appointment_id, &mut Worked::default()).await;
            if let Err(error) = let_go {
                tracing::warn!(appointment = %about.appointment_id, %error, "times that are gone are still offered");
            }
        }
        error
    }

    /// Says that none of the times of a round suits: somebody of the house looks for another way, and the visit stays until then. Twice
    /// is fine. Not while its patient is here.
    pub async fn decline(&self, grant: &Granted<MoveAppointment>, id: AppointmentId, round: Option<u32>) -> Result<Repair, RepairError> {
        let now = self.ground.clock.now();
        let Theirs { visit, carer } = self.appointments.to_change(grant, id).await?;
        let before = self.store.repair(visit.patient_id, id).await?.ok_or(RepairError::NotFound)?;
        if round.is_some_and(|round| round != before.round) {
            return Err(RepairError::Stale);
        }
        if before.state == State::Declined {
            return Ok(before);
        }
        if !before.is_offered_at(now) || !visit.status.is_to_come() {
            return Err(RepairError::NotNow);
        }
        let after = before.declined(now).answered(visit.version);
        let mut transaction = Transaction::new();
        transaction.add_all(Part::Repair, store::write(Some(&before), &after)?);
        self.hold_right(&mut transaction, carer.as_ref());
        transaction.add(Part::Audit, self.ground.audit.action(deed(grant, "repair.decline", &before, carer.as_ref()))?);
        self.commit(transaction).await?;
        self.look_again(&after).await;
        Ok(after)
    }

    /// Gives back what was kept, at once. What fails here, the job does.
    pub(super) async fn look_again(&self, repair: &Repair) {
        let about = &repair.about;
        if let Err(error) = self.go_on(about.patient_id, about.appointment_id, &mut Worked::default()).await {
            tracing::warn!(appointment = %about.appointment_id, %error, "times that were kept wait to be given back");
        }
    }
}
