//! Times that are kept and can no longer be taken, because leave or a closed day has hit them since: they are offered no more, and where
//! none is left, others are looked for.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Repairs, Worked, hold_of};
use crate::capabilities::repairs::model::Kept;
use crate::identity::audit::Deed;
use crate::primitives::ids::{AppointmentId, UserId};
use crate::storage::error::StorageError;

impl Repairs {
    /// Goes over every offer of which leave or a closed day may have hit a time. One query, and what `let_go_of_gone` costs for each of
    /// these.
    pub(super) async fn let_go_where(&self, may_be_hit: impl Fn(&Kept) -> bool, worked: &mut Worked) -> Result<(), StorageError> {
        let mut hit = self.store.open().await?;
        hit.retain(|repair| repair.times.iter().any(&may_be_hit));
        for repair in hit {
            self.let_go_of_gone(repair.about.patient_id, repair.about.appointment_id, worked).await?;
        }
        Ok(())
    }

    /// The same of days that the hospital closes on.
    pub(super) async fn let_go_on(&self, days: &BTreeSet<Date>, worked: &mut Worked) -> Result<(), StorageError> {
        let closed = self.appointments.times_of(days);
        self.let_go_where(|kept| closed.iter().any(|day| kept.reaches_into(day)), worked).await
    }

    /// Lets go of the times of one offer that its patient could not take any more. Nothing is written while all of them are there. Two
    /// calls and one for each time.
    pub(super) async fn let_go_of_gone(&self, patient: UserId, id: AppointmentId, worked: &mut Worked) -> Result<(), StorageError> {
        let now = self.ground.clock.now();
        let (repair, visit) = tokio::try_join!(self.store.repair(patient, id), self.appointments.to_tell_of(id))?;
        let Some((repair, visit)) = repair.filter(|repair| repair.is_offered_at(now)).zip(visit) else { return Ok(()) };
        let mut gone = BTreeSet::new();
        for kept in &repair.times {
            if !self.appointments.is_still_there(&hold_of(patient, kept), visit.length()).await? {
                gone.insert(kept.hold_id);
            }
        }
        if gone.is_empty() {
            return Ok(());
        }
        let fewer = repair.without(&gone, now);
        let mut along = Vec::new();
        if fewer.times.is_empty() {
            along.push(self.ground.audit.action(Deed::of_house("repair.again").about(patient).on(id))?);
        }
        // Whoever was at it at this very moment has decided.
        if self.advance(&repair, &fewer, along).await? {
            self.go_on(patient, id, worked).await?;
        }
        Ok(())
    }
}
