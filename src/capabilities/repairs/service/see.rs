//! Looking at repairs: what of the house is open, and the one of a visit.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::Timestamp;

use super::{RepairError, Repairs};
use crate::access::grant::Granted;
use crate::access::permissions::{MoveAppointment, RepairVisits, SeeAllAppointments};
use crate::access::role::Role;
use crate::capabilities::appointments::model::Appointment;
use crate::capabilities::appointments::service::Theirs;
use crate::capabilities::availability::model::{Choice, Clash};
use crate::capabilities::repairs::model::{Repair, State};
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
    /// it is full. One query, and one call for the people.
    pub async fn open_ones(&self, grant: &Granted<RepairVisits>, limit: Limit, from: Option<String>) -> Result<ListOf, RepairError> {
        let rows = if grant.role() == Role::Doctor { LOOKED_AT } else { limit.get() + 1 };
        let now = self.ground.clock.now();
        let is_theirs = |repair: &Repair| grant.role() != Role::Doctor || repair.about.doctor_id == grant.id();
        let page = self.store.open_page(rows, from.as_deref()).await?;
        let repairs = page.shown(limit.get(), |repair| is_theirs(repair) && repair.standing(now).is_open());
        let people = self.accounts.reached(repairs.items.iter().map(|repair| repair.about.patient_id)).await?;
        Ok(ListOf { repairs, people })
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
        let standing = repair.standing(self.ground.clock.now());
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

    /// What was chosen of visits in the time of an exception, as far as the open repairs say it that it began: a visit without one was to
    /// stay. One call a visit.
    pub async fn chosen_so_far(&self, exception: ExceptionId, visits: &[Clash]) -> Result<BTreeMap<AppointmentId, Choice>, StorageError> {
        let mut chosen = BTreeMap::new();
        for visit in visits {
            let repair = self.store.listed(visit.time.start, visit.appointment).await?;
            let choice = match repair.filter(|repair| repair.exception_id == exception).map(|repair| repair.state) {
                None => Choice::Keep,
                Some(State::ToOffer | State::Offered) => Choice::Offer,
                Some(_) => Choice::Later,
            };
            chosen.insert(visit.appointment, choice);
        }
        Ok(chosen)
    }

    /// How the patient of a repair is reached, for staff who solve it with them; `None` for everybody else. One call, none for these.
    pub async fn reached(&self, grant: &Granted<MoveAppointment>, repair: &Repair) -> Result<Option<Reached>, StorageError> {
        if grant.role() == Role::Patient {
            return Ok(None);
        }
        let patient = repair.about.patient_id;
        Ok(self.accounts.reached([patient]).await?.remove(&patient))
    }

    /// Whether a visit that its reader sees is to be repaired: a line on its page. One call, none for a visit that is over.
    pub async fn is_open_for(&self, visit: &Appointment) -> Result<bool, StorageError> {
        let now = self.ground.clock.now();
        if !visit.status.is_open() || visit.start <= now {
            return Ok(false);
        }
        let repair = self.store.repair(visit.patient_id, visit.appointment_id).await?;
        Ok(repair.is_some_and(|repair| repair.standing(now).is_open() && repair.about.start == visit.start))
    }
}
