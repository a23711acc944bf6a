//! What staff do with a repair: have times offered again, or say that the visit takes place all the same. Moving and cancelling the
//! visit are what they always are.

use super::{Part, RepairError, Repairs, deed};
use crate::access::grant::Granted;
use crate::access::permissions::RepairVisits;
use crate::capabilities::repairs::model::Repair;
use crate::capabilities::repairs::store;
use crate::primitives::ids::AppointmentId;
use crate::storage::transaction::{Action, Transaction};

impl Repairs {
    /// Looks for times again and offers them, at once. Not for a time that its patient has not agreed to yet: staff offer another one
    /// by moving it.
    pub async fn offer_again(&self, grant: &Granted<RepairVisits>, id: AppointmentId, seen: Option<u32>) -> Result<Repair, RepairError> {
        let before = self.to_solve(grant, id, seen).await?;
        if before.about.proposed || !before.standing(self.ground.clock.now()).needs_somebody() {
            return Err(RepairError::NotNow);
        }
        let after = before.again(self.ground.clock.now());
        self.solve(grant, "repair.again", (&before, &after), Vec::new()).await
    }

    /// The visit takes place all the same: it is solved, and whoever was asked is told that it stays. Not a time that
    /// its patient has not agreed to: it cannot be accepted any more.
    pub async fn keep(&self, grant: &Granted<RepairVisits>, id: AppointmentId, seen: Option<u32>) -> Result<Repair, RepairError> {
        let before = self.to_solve(grant, id, seen).await?;
        if before.about.proposed || !before.standing(self.ground.clock.now()).is_open() {
            return Err(RepairError::NotNow);
        }
        let (after, told) = (before.kept(self.ground.clock.now()), self.news_of_end(&before)?);
        self.solve(grant, "repair.keep", (&before, &after), told).await
    }

    /// The repair of a visit that the caller may change.
    async fn to_solve(&self, grant: &Granted<RepairVisits>, id: AppointmentId, seen: Option<u32>) -> Result<Repair, RepairError> {
        let visit = self.appointments.to_change(grant, id).await?.visit;
        let repair = self.store.repair(visit.patient_id, id).await?.ok_or(RepairError::NotFound)?;
        if seen.is_some_and(|seen| seen != repair.version) {
            return Err(RepairError::Stale);
        }
        // Neither while its patient is here nor while they are seen.
        if visit.status.is_open() && !visit.status.is_to_come() { Err(RepairError::NotNow) } else { Ok(repair) }
    }

    async fn solve(
        &self,
        grant: &Granted<RepairVisits>,
        what: &'static str,
        (before, after): (&Repair, &Repair),
        told: Vec<Action>,
    ) -> Result<Repair, RepairError> {
        let mut transaction = Transaction::new();
        transaction.add_all(Part::Repair, store::write(Some(before), after)?);
        transaction.add_all(Part::Told, told);
        transaction.add(Part::Audit, self.ground.audit.action(deed(grant, what, before, None))?);
        self.commit(transaction).await?;
        self.look_again(after).await;
        let about = &before.about;
        self.store.repair(about.patient_id, about.appointment_id).await?.ok_or(RepairError::NotFound)
    }
}
