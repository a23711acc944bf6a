//! Keeping times for a patient and telling them.
//!
//! Each time is kept on its doctor's ledger in the transaction that names it in the repair; the first of them also tells the patient. So
//! whoever is killed in between leaves an offer of fewer times, and never a time that is kept for nobody.

use super::propose::{MOST, Wanted};
use super::{Repairs, hold_of};
use crate::capabilities::appointments::model::{Appointment, Status};
use crate::capabilities::appointments::service::KeptFor;
use crate::capabilities::notifications::model::Kind;
use crate::capabilities::repairs::model::{Kept, Repair, kept_until, leaves_time};
use crate::capabilities::repairs::store;
use crate::identity::accounts::Status as Standing;
use crate::identity::audit::Deed;
use crate::primitives::ids::HoldId;
use crate::primitives::time::Slot;
use crate::storage::error::StorageError;
use crate::storage::transaction::Action;

/// So many times are tried before it is said that there is none: others may take them meanwhile.
const TRIED: usize = 12;

impl Repairs {
    /// Keeps times for a visit whose repair is to offer some: the repair as it is then. `None`: somebody else was at it.
    pub(super) async fn offer(&self, repair: Repair, visit: &Appointment) -> Result<Option<Repair>, StorageError> {
        let now = self.ground.clock.now();
        let can_move = matches!(visit.status, Status::Requested | Status::Booked | Status::Confirmed);
        let (own, account) = tokio::try_join!(self.directory.doctor(visit.doctor_id), self.accounts.find(visit.patient_id))?;
        let works = account.is_some_and(|account| account.status != Standing::Disabled);
        let until = kept_until(visit.start, now).filter(|_| can_move && works);
        let mut repair = repair;
        if let Some((until, own)) = until.zip(own) {
            let leave_ends = own.hours.exceptions.iter().find(|one| one.id == repair.exception_id).map_or(visit.end, |one| one.time.end);
            let doctors = self.doctors(own, leave_ends).await?;
            let wanted =
                Wanted { patient: visit.patient_id, slot: visit.slot(), length: visit.length(), video: !visit.mode.is_in_person() };
            let times = self.times(&doctors, wanted, |_, slot: &Slot| leaves_time(slot.start, until)).await?;
            for proposal in times.into_iter().take(TRIED) {
                if repair.times.len() >= MOST {
                    break;
                }
                let (whose, start) = (proposal.doctor.id, proposal.slot.start);
                let Some((doctor, offer)) = self.appointments.offerable(whose, start, visit.length()).await? else { continue };
                let kept = Kept {
                    hold_id: HoldId::new(&self.ground.ids),
                    doctor_id: doctor.id,
                    doctor_name: doctor.name.to_string(),
                    start: offer.slot.start,
                    end: offer.slot.end,
                    buffer_minutes: offer.buffer_minutes,
                    until,
                };
                let next = repair.offered(kept.clone(), now);
                let (hold, along) = (hold_of(visit.patient_id, &kept), self.offering(&repair, &next)?);
                match self.appointments.keep_for(&hold, visit.length(), &along).await? {
                    KeptFor::Kept => repair = next,
                    KeptFor::Taken => {}
                    KeptFor::Overtaken => return Ok(None),
                }
            }
        }
        if repair.times.is_empty() {
            let next = repair.without_time(now);
            let deed = Deed::of_house("repair.no_time").about(visit.patient_id).on(visit.appointment_id);
            return Ok(self.advance(&repair, &next, vec![self.ground.audit.action(deed)?]).await?.then_some(next));
        }
        Ok(Some(repair))
    }

    /// Everything that is written with a hold.
    fn offering(&self, before: &Repair, next: &Repair) -> Result<Vec<Action>, StorageError> {
        let mut actions = store::write(Some(before), next)?;
        let (patient, visit) = (next.about.patient_id, next.about.appointment_id);
        if next.round != before.round {
            actions.extend(self.notifications.news_owed(patient, cause_of(next), Kind::OtherTimes)?);
            actions.push(self.ground.audit.action(Deed::of_house("repair.offer").about(patient).on(visit))?);
        }
        Ok(actions)
    }
}

/// One round of one visit makes one message.
pub(super) fn cause_of(repair: &Repair) -> String {
    format!("{}.{}", repair.about.appointment_id, repair.round)
}
