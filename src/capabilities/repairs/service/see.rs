//! Looking at repairs: what of the house is open, and the one of a visit.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::Timestamp;

use super::{RepairError, Repairs};
use crate::access::grant::Granted;
use crate::access::permissions::{MoveAppointment, RepairVisits, SeeAllAppointments};
use crate::access::role::Role;
use crate::capabilities::appointments::model::{Appointment, Status};
use crate::capabilities::appointments::service::Theirs;
use crate::capabilities::availability::model::{Choice, Clash};
use crate::capabilities::repairs::model::{Repair, State, What};
use crate::capabilities::waiting_list::model::Entry;
use crate::capabilities::waiting_list::service::WaitingList;
use crate::identity::accounts::Reached;
use crate::primitives::ids::{AppointmentId, ExceptionId, UserId};
use crate::primitives::page::{Limit, Listed};
use crate::storage::error::StorageError;
use crate::storage::totals::Total;

/// So many of the house are looked at for a page of a doctor's own.
const LOOKED_AT: usize = 100;

/// A page of what is open, the soonest visit first.
#[derive(Debug)]
pub struct ListOf {
    pub repairs: Listed<Repair, String>,
    pub people: HashMap<UserId, Reached>,
    /// Whose patients are here already: listed apart, for they are neither cancelled nor moved before that is taken back.
    pub here: HashSet<AppointmentId>,
}

impl ListOf {
    /// Whether its patient has no address of mail: they learn of it, and choose, when somebody calls.
    #[must_use]
    pub fn is_called(&self, repair: &Repair) -> bool {
        self.people.get(&repair.about.patient_id).is_some_and(Reached::by_phone_alone)
    }
}

/// What stands beside the visits of a patient.
#[derive(Debug)]
pub struct BesideVisits {
    /// Visits that need another time than the one they begin at.
    pub hit: HashSet<(AppointmentId, Timestamp)>,
    /// Wishes for which a time is kept, the soonest first.
    pub kept: Vec<Entry>,
}

/// A visit and its repair.
#[derive(Debug)]
pub struct Seen {
    pub theirs: Theirs,
    pub repair: Repair,
    /// Where it stands now.
    pub standing: State,
}

impl Repairs {
    /// The moment by the house's clock.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.ground.clock.now()
    }

    /// What is open: of the whole house for reception and administration, of their own visits for a doctor, whose page may go on before
    /// it is full. What has begun by now is left out, though the job has not looked at it yet. One query, and one call each for the visits
    /// and the people.
    pub async fn open_ones(&self, grant: &Granted<RepairVisits>, limit: Limit, from: Option<String>) -> Result<ListOf, RepairError> {
        let rows = if grant.role() == Role::Doctor { LOOKED_AT } else { limit.get() + 1 };
        let now = self.ground.clock.now();
        let is_theirs = |repair: &Repair| grant.role() != Role::Doctor || repair.about.doctor_id == grant.id();
        let page = self.store.open_page(rows, from.as_deref()).await?;
        let is_open = |repair: &Repair| is_theirs(repair) && repair.standing(now).is_open();
        // Of as many as fill the page, and of the place behind it, the visit is looked at: rows further on are for the next page.
        let open = page.items.iter().enumerate().filter(|(_, (repair, _))| is_open(repair));
        let reaches = open.map(|(place, _)| place + 1).nth(limit.get()).unwrap_or(page.items.len());
        let page = page.first(reaches);
        let looked_at = page.items.iter().map(|(repair, _)| repair).filter(|repair| is_open(repair));
        let looked_at: Vec<AppointmentId> = looked_at.map(|repair| repair.about.appointment_id).collect();
        let visits = self.appointments.to_tell_of_several(looked_at).await?;
        let of = |is: fn(Status) -> bool| -> HashSet<AppointmentId> {
            visits.iter().filter(|visit| is(visit.status)).map(|visit| visit.appointment_id).collect()
        };
        let (begun, here) = (of(has_begun), of(Status::is_here));
        let repairs = page.shown(limit.get(), |repair| is_open(repair) && !begun.contains(&repair.about.appointment_id));
        let people = self.accounts.reached(repairs.items.iter().map(|repair| repair.about.patient_id)).await?;
        Ok(ListOf { repairs, people, here })
    }

    /// How many visits are to be solved in the house, as it was a moment ago. One call, half a read unit.
    pub async fn how_many(&self, _: &Granted<SeeAllAppointments>) -> Result<u32, StorageError> {
        let totals = self.ground.storage.totals_lately().await?;
        Ok(u32::try_from(totals.of(Total::Repairs)).unwrap_or(u32::MAX))
    }

    /// The repair of a visit that is the caller's to move, or of a patient who lets them. Two calls, three for a carer.
    pub async fn of_visit(&self, grant: &Granted<MoveAppointment>, id: AppointmentId) -> Result<Seen, RepairError> {
        let theirs = self.appointments.to_change(grant, id).await?;
        let repair = self.store.repair(theirs.visit.patient_id, id).await?.ok_or(RepairError::NotFound)?;
        let standing = standing_of(&repair, theirs.visit.status, self.ground.clock.now());
        Ok(Seen { theirs, repair, standing })
    }

    /// What stands beside a patient's visits: which of them need another time, and what the waiting list keeps for them. One query of
    /// both, which may lag a write. Whether the reader may see it was decided where they saw the visits.
    pub async fn beside_visits(&self, patient: UserId) -> Result<BesideVisits, StorageError> {
        let now = self.ground.clock.now();
        let (repairs, rows) = self.store.of_patient_beside(patient, Entry::PREFIX).await?;
        let open = repairs.iter().filter(|repair| repair.standing(now).is_open());
        let hit = open.map(|repair| (repair.about.appointment_id, repair.about.start)).collect();
        Ok(BesideVisits { hit, kept: WaitingList::kept_among(rows, now)? })
    }

    /// What was chosen of visits in the time of an exception, as far as their repairs say it, whether or not the job has withdrawn them
    /// already. One call.
    pub async fn chosen_so_far(&self, exception: ExceptionId, visits: &[Clash]) -> Result<BTreeMap<AppointmentId, Choice>, StorageError> {
        let of: Vec<_> = visits.iter().map(|visit| (visit.patient, visit.appointment)).collect();
        let repairs = self.store.of_visits(&of).await?;
        Ok(of.iter().zip(&repairs).map(|((_, id), repair)| (*id, chosen_of(exception, repair.as_ref()))).collect())
    }

    /// How the patient of a repair is reached, for staff who solve it with them; `None` for everybody else. One call, none for these.
    pub async fn reached(&self, grant: &Granted<MoveAppointment>, repair: &Repair) -> Result<Option<Reached>, StorageError> {
        if grant.role() == Role::Patient {
            return Ok(None);
        }
        let patient = repair.about.patient_id;
        Ok(self.accounts.reached([patient]).await?.remove(&patient))
    }

    /// Whether a visit that its reader sees is to be repaired: a line on its page. One call, none for a visit that is over, or whose patient
    /// is here already.
    pub async fn is_open_for(&self, visit: &Appointment) -> Result<bool, StorageError> {
        Ok(self.open_for(visit).await?.is_some())
    }

    /// The repair of a visit, while it is open and its patient not here yet. One call, none for a visit that is over.
    pub async fn open_for(&self, visit: &Appointment) -> Result<Option<Repair>, StorageError> {
        let now = self.ground.clock.now();
        if !visit.status.is_to_come() || visit.start <= now {
            return Ok(None);
        }
        let repair = self.store.repair(visit.patient_id, visit.appointment_id).await?;
        Ok(repair.filter(|repair| repair.standing(now).is_open() && repair.about.start == visit.start))
    }
}

/// Whether a visit in this state needs no other time any more: it takes place now, or is over. One that is cancelled has ended otherwise.
pub(super) const fn has_begun(status: Status) -> bool {
    matches!(status, Status::InConsultation | Status::Completed | Status::NoShow)
}

/// Where a repair stands at a moment, with its visit in some state: once that has begun it is over, whether or not the job was there.
fn standing_of(repair: &Repair, visit: Status, now: Timestamp) -> State {
    let standing = repair.standing(now);
    if standing.is_open() && has_begun(visit) { State::Over } else { standing }
}

/// What was chosen of a visit when an exception was entered. One without a repair was to stay. What else hits it and is open says the same
/// of it: the job goes on with a repair because of that when the exception is taken back.
fn chosen_of(exception: ExceptionId, repair: Option<&Repair>) -> Choice {
    let Some(repair) = repair.filter(|repair| repair.exception_id == exception || repair.state.is_open()) else { return Choice::Keep };
    match repair.state {
        State::Kept => Choice::Keep,
        State::ToOffer | State::Offered => Choice::Offer,
        State::Withdrawn if was_offered(repair) => Choice::Offer,
        _ => Choice::Later,
    }
}

/// Whether times were kept, or looked for once more, when it ended.
fn was_offered(ended: &Repair) -> bool {
    ended.history.iter().rev().nth(1).is_some_and(|told| matches!(told.what, What::Offered | What::Again))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capabilities::repairs::model::{About, Cause, Kept};
    use crate::primitives::ids::{DepartmentId, HoldId};
    use uuid::Uuid;

    fn exception(number: u128) -> ExceptionId {
        ExceptionId::from_uuid(Uuid::from_u128(number))
    }

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn opened(offers: bool) -> Repair {
        let about = About {
            appointment_id: AppointmentId::from_uuid(Uuid::from_u128(1)),
            patient_id: UserId::from_uuid(Uuid::from_u128(2)),
            doctor_id: UserId::from_uuid(Uuid::from_u128(3)),
            doctor_name: "Leena Farah".to_owned(),
            department_id: DepartmentId::from_uuid(Uuid::from_u128(4)),
            start: at("2026-11-26T09:00:00Z"),
            end: at("2026-11-26T09:30:00Z"),
            proposed: false,
        };
        Repair::opened(about, Cause::exception(exception(1)), offers, None, at("2026-11-23T09:00:00Z"))
    }

    fn kept(repair: &Repair) -> Kept {
        let (start, end) = (at("2026-11-27T09:00:00Z"), at("2026-11-27T09:30:00Z"));
        let (hold_id, until) = (HoldId::from_uuid(Uuid::from_u128(5)), at("2026-11-24T09:00:00Z"));
        let (doctor_id, doctor_name) = (repair.about.doctor_id, repair.about.doctor_name.clone());
        Kept { hold_id, doctor_id, doctor_name, start, end, buffer_minutes: 0, until }
    }

    #[test]
    fn f34_what_was_chosen_is_the_same_before_and_after_the_job_has_withdrawn_it() {
        let now = at("2026-11-23T10:00:00Z");
        let (to_offer, later) = (opened(true), opened(false));
        let offered = to_offer.offered(kept(&to_offer), now);
        let chosen = |repair: &Repair| chosen_of(exception(1), Some(repair));
        for (repair, choice) in [(&offered, Choice::Offer), (&later, Choice::Later), (&offered.declined(now), Choice::Later)] {
            assert_eq!((chosen(repair), chosen(&repair.withdrawn(now))), (choice, choice), "{:?}", repair.state);
        }
        assert_eq!((chosen(&to_offer), chosen(&to_offer.withdrawn(now))), (Choice::Offer, Choice::Later), "solved by somebody, not lost");
        assert_eq!((chosen(&later.kept(now)), chosen_of(exception(1), None)), (Choice::Keep, Choice::Keep));
        let because_of_other = offered.because_of(Cause::exception(exception(2)));
        assert_eq!(chosen(&because_of_other), Choice::Offer, "it is to be solved still");
        assert_eq!(chosen(&because_of_other.withdrawn(now)), Choice::Keep, "of other leave, which is over");
    }
}
