//! Looking at entries: one's own, and those of a department.

use std::collections::HashMap;

use super::whose::Stands;
use super::{WaitingError, WaitingList};
use crate::access::grant::Granted;
use crate::access::permissions::SeeWaitingList;
use crate::capabilities::waiting_list::model::{Entry, Queued, State};
use crate::identity::accounts::Reached;
use crate::primitives::ids::{DepartmentId, UserId, WaitId};
use crate::primitives::page::{Limit, Listed};
use crate::primitives::text::Sensitive;
use crate::storage::error::StorageError;

/// So many of those who wait are looked at for a page of those who wait for one doctor alone.
const LOOKED_AT: usize = 100;

/// An entry as its reader may see it.
#[derive(Debug, Clone)]
pub struct Seen {
    pub entry: Entry,
    /// Where it stands now.
    pub standing: State,
    /// Why its patient wants to come: `None` for readers who may not see it.
    pub reason: Option<Sensitive<String>>,
}

/// A page of the list of a department.
#[derive(Debug)]
pub struct ListOf {
    /// Whoever asked first comes first.
    pub open: Listed<Queued, String>,
    /// Behind the last of them: the latest that are over, whoever asked last comes first.
    pub over: Vec<Queued>,
    pub people: HashMap<UserId, Reached>,
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

    /// What is kept for a patient until it is answered: their entries with an offer that stands, the soonest time first. One query.
    /// Whoever shows it to a carer has written down already that they looked.
    pub async fn kept_for(&self, stands: &Stands) -> Result<Vec<Entry>, StorageError> {
        let now = self.ground.clock.now();
        let mut kept = self.store.of_patient(stands.patient).await?;
        kept.retain(|entry| entry.offer_at(now).is_some());
        kept.sort_by_key(|entry| entry.offer.as_ref().map(|offer| offer.start));
        Ok(kept)
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

    /// Who waits in a department and, behind the last of them, what became of it; perhaps for one doctor alone: such a page may go on
    /// before it is full. One query, two for the last page, and one call for the people.
    pub async fn of_department(
        &self,
        _: &Granted<SeeWaitingList>,
        department: DepartmentId,
        doctor: Option<UserId>,
        limit: Limit,
        from: Option<String>,
    ) -> Result<ListOf, WaitingError> {
        let rows = if doctor.is_some() { LOOKED_AT } else { limit.get() + 1 };
        let wanted = |one: &Queued| doctor.is_none_or(|doctor| one.entry.wish.doctor_id == Some(doctor));
        let open = self.store.open_page(department, rows, from.as_deref()).await?.shown(limit.get(), wanted);
        let mut over = if open.next.is_none() { self.store.over(department).await? } else { Vec::new() };
        over.retain(wanted);
        let people = self.accounts.reached(open.items.iter().chain(&over).map(|one| one.patient_id)).await?;
        Ok(ListOf { open, over, people })
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
