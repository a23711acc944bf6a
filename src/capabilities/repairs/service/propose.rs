//! Which times a visit could be moved to: soon after the leave with the same doctor, near its own time with others.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::Repairs;
use crate::capabilities::availability::model::Clash;
use crate::capabilities::directory::model::hours::Exception;
use crate::capabilities::directory::model::{Doctor, VisitLength};
use crate::primitives::ids::{AppointmentId, DepartmentId, UserId};
use crate::primitives::time::{Slot, after};
use crate::storage::error::StorageError;

/// So many times are proposed for one visit.
pub(super) const MOST: usize = 3;
/// Of these, so many with the doctor of the visit, where others have times too.
const OWN: usize = 2;
/// So many other doctors of a department are asked.
const OTHERS: usize = 4;
/// So far after the leave times of the same doctor are looked for, in seconds: three weeks.
const OWN_REACH: i64 = 21 * 86_400;
/// So far before and after the visit times of others are looked for, in seconds: three days and a week.
const OTHERS_BEFORE: i64 = 3 * 86_400;
const OTHERS_AFTER: i64 = 7 * 86_400;
/// So many visits get proposals before anything is confirmed; the others get theirs afterwards.
const PROPOSED_FOR: usize = 25;

/// A time a visit could be moved to.
#[derive(Debug, Clone)]
pub struct Proposal {
    pub doctor: Doctor,
    pub slot: Slot,
}

/// A visit that is to be moved.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    pub patient: UserId,
    pub slot: Slot,
    /// How long its time has to be, if not as the rules say.
    pub length: Option<VisitLength>,
    pub video: bool,
}

/// Whoever a visit could be moved to.
pub(super) struct Doctors {
    /// The doctor of the visit, with the leave among their exceptions.
    own: Doctor,
    leave_ends: Timestamp,
    others: Vec<Doctor>,
}

impl Repairs {
    /// Of whom no mail can reach: they are called, and nothing is offered to them by mail. One call for each hundred.
    pub async fn to_be_called(&self, clashes: &[Clash]) -> Result<BTreeSet<UserId>, StorageError> {
        let reached = self.accounts.reached(clashes.iter().map(|clash| clash.patient)).await?;
        Ok(reached.into_iter().filter(|(_, how)| how.by_phone_alone()).map(|(id, _)| id).collect())
    }

    /// Times for each of these visits, before anything is saved: those that the exception would leave. A time is proposed to one of
    /// them alone. Five calls a visit at most, for the first 25.
    pub async fn proposals(
        &self,
        doctor: UserId,
        exception: &Exception,
        clashes: &[Clash],
    ) -> Result<Vec<(AppointmentId, Vec<Proposal>)>, StorageError> {
        let Some(mut own) = self.directory.doctor(doctor).await? else { return Ok(Vec::new()) };
        own.hours.exceptions.push(exception.clone());
        let doctors = self.doctors(own, exception.time.end).await?;
        let mut all: Vec<(AppointmentId, Vec<Proposal>)> = Vec::new();
        let mut taken: Vec<(UserId, Slot)> = Vec::new();
        for clash in clashes.iter().filter(|clash| clash.can_move()).take(PROPOSED_FOR) {
            let wanted = Wanted { patient: clash.patient, slot: clash.time, length: clash.length, video: clash.video };
            let is_free = |doctor: UserId, slot: &Slot| !taken.iter().any(|(whose, other)| *whose == doctor && other.overlaps(slot));
            let proposed: Vec<Proposal> = self.times(&doctors, wanted, is_free).await?.into_iter().take(MOST).collect();
            taken.extend(proposed.iter().map(|proposal| (proposal.doctor.id, proposal.slot)));
            all.push((clash.appointment, proposed));
        }
        Ok(all)
    }

    /// The doctor and who else works in the department. One query.
    pub(super) async fn doctors(&self, own: Doctor, leave_ends: Timestamp) -> Result<Doctors, StorageError> {
        let department: DepartmentId = own.department_id;
        let mut others = self.directory.doctors_of(department).await?;
        others.retain(|doctor| doctor.id != own.id && doctor.can_be_booked());
        others.truncate(OTHERS);
        Ok(Doctors { own, leave_ends, others })
    }

    /// Times for one visit, those to be kept first: two of the same doctor and one of another, where there are such, then the rest. One
    /// call a doctor, side by side.
    pub(super) async fn times(
        &self,
        doctors: &Doctors,
        wanted: Wanted,
        is_free: impl Fn(UserId, &Slot) -> bool,
    ) -> Result<Vec<Proposal>, StorageError> {
        let Wanted { patient, slot, length, video } = wanted;
        let begins = doctors.leave_ends.max(self.ground.clock.now());
        let own_reach = Slot { start: begins, end: after(begins, OWN_REACH) };
        let near = Slot { start: after(slot.start, -OTHERS_BEFORE), end: after(slot.start, OTHERS_AFTER) };
        let others = doctors.others.iter().filter(|doctor| !video || doctor.offers_video);
        let asked = others.map(|doctor| async move {
            let times = self.availability.times_for(&doctor.asked_for(length), patient, slot, near).await?;
            Ok::<_, StorageError>(times.into_iter().map(|slot| Proposal { doctor: doctor.clone(), slot }).collect::<Vec<_>>())
        });
        let own = doctors.own.asked_for(length);
        let own = self.availability.times_for(&own, patient, slot, own_reach);
        let (own, others) = tokio::try_join!(own, futures_util::future::try_join_all(asked))?;
        let mut own: Vec<Proposal> = own.into_iter().map(|slot| Proposal { doctor: doctors.own.clone(), slot }).collect();
        let mut others: Vec<Proposal> = others.concat();
        own.retain(|proposal| is_free(proposal.doctor.id, &proposal.slot));
        others.retain(|proposal| is_free(proposal.doctor.id, &proposal.slot));
        others.sort_by_key(|proposal| ((proposal.slot.start.as_second() - slot.start.as_second()).abs(), proposal.slot.start));
        let rest = own.split_off(own.len().min(OWN));
        let more = others.split_off(others.len().min(MOST - OWN));
        let mut all = own;
        all.append(&mut others);
        all.extend(rest);
        all.extend(more);
        Ok(all)
    }
}
