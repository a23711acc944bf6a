//! Looking at entries: one's own, and those of a department.

use std::collections::HashMap;

use super::whose::Stands;
use super::{WaitingError, WaitingList};
use crate::access::grant::Granted;
use crate::access::permissions::SeeWaitingList;
use crate::capabilities::waiting_list::model::{Entry, Queued, State};
use crate::identity::accounts::{Known, Reached};
use crate::primitives::ids::{DepartmentId, UserId, WaitId};
use crate::primitives::text::Sensitive;

/// An entry as its reader may see it.
#[derive(Debug, Clone)]
pub struct Seen {
    pub entry: Entry,
    /// Where it stands now.
    pub standing: State,
    /// Why its patient wants to come: `None` for readers who may not see it.
    pub reason: Option<Sensitive<String>>,
}

/// The list of a department.
#[derive(Debug)]
pub struct ListOf {
    /// Whoever asked first comes first.
    pub open: Vec<Queued>,
    /// The latest that are over, whoever asked last comes first.
    pub over: Vec<Queued>,
    pub people: HashMap<UserId, Known>,
    /// How they are reached.
    pub reached: HashMap<UserId, Reached>,
}

impl WaitingList {
    /// A patient's entries: those that are open first, the latest first among them. One query; for a carer one write more.
    pub async fn of(&self, stands: &Stands) -> Result<Vec<Seen>, WaitingError> {
        self.looked(stands).await?;
        let (zone, now) = (self.settings.now().zone.clone(), self.ground.clock.now());
        let entries = self.store.of_patient(stands.patient).await?.into_iter();
        let mut seen: Vec<Seen> = entries.map(|entry| Seen { standing: entry.standing(&zone, now), entry, reason: None }).collect();
        seen.sort_by_key(|one| !one.standing.is_open());
        Ok(seen)
    }

    /// One of them, with why where its reader may see that. Two calls side by side.
    pub async fn one(&self, stands: &Stands, id: WaitId) -> Result<Seen, WaitingError> {
        self.looked(stands).await?;
        let reason = async { if stands.reads() { self.store.reason(stands.patient, id).await } else { Ok(None) } };
        let (entry, reason) = tokio::try_join!(self.store.entry(stands.patient, id), reason)?;
        let entry = entry.ok_or(WaitingError::NotFound)?;
        let standing = entry.standing(&self.settings.now().zone, self.ground.clock.now());
        Ok(Seen { entry, standing, reason: reason.map(|said| said.reason) })
    }

    /// Who waits in a department and what became of it, perhaps for one doctor alone. Two queries side by side, and one call for
    /// the names, one for how they are reached, of each hundred people.
    pub async fn of_department(
        &self,
        _: &Granted<SeeWaitingList>,
        department: DepartmentId,
        doctor: Option<UserId>,
    ) -> Result<ListOf, WaitingError> {
        let (mut open, mut over) = tokio::try_join!(self.store.open(department), self.store.over(department))?;
        let wanted = |one: &Queued| doctor.is_none_or(|doctor| one.entry.wish.doctor_id == Some(doctor));
        open.retain(wanted);
        over.retain(wanted);
        let ids: Vec<UserId> = open.iter().chain(&over).map(|one| one.patient_id).collect();
        let (people, reached) =
            tokio::try_join!(self.accounts.names(ids.iter().copied()), self.accounts.reached(open.iter().map(|one| one.patient_id)))?;
        Ok(ListOf { open, over, people, reached })
    }

    /// Where an entry of a department's list stands now.
    #[must_use]
    pub fn standing_of(&self, one: &Queued) -> State {
        let (zone, now) = (self.settings.now().zone.clone(), self.ground.clock.now());
        match one.entry.state {
            State::Waiting | State::Offered if one.entry.wish.to < zone.date(now) => State::Over,
            State::Offered if one.entry.waits(now) => State::Waiting,
            state => state,
        }
    }
}
