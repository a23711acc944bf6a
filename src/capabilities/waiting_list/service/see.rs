//! Looking at entries: one's own, and those of a department.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;

use super::whose::Stands;
use super::{WaitingError, WaitingList};
use crate::access::grant::Granted;
use crate::access::permissions::{ManageDoctors, SeeAllAppointments, SeeWaitingList};
use crate::capabilities::directory::model::Doctor;
use crate::capabilities::waiting_list::model::{Entry, Freed, FreedTime, OfferedTo, Queued, State};
use crate::capabilities::waiting_list::store::read_entry;
use crate::identity::accounts::Reached;
use crate::primitives::ids::{DepartmentId, UserId, WaitId};
use crate::primitives::page::{Limit, Listed};
use crate::primitives::text::Sensitive;
use crate::storage::error::StorageError;
use crate::storage::item::Item;

/// So many of those who wait are looked at for a page of those who wait for one doctor alone.
const LOOKED_AT: usize = 100;

/// An entry as its reader may see it.
#[derive(Debug, Clone)]
pub struct Seen {
    pub entry: Entry,
    /// Where it stands now.
    pub standing: State,
    /// It waits for a doctor by name who does not work in the department any more: it cannot come true unless they are back.
    pub doctor_gone: bool,
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

/// What is kept for whoever waits, in the whole house.
#[derive(Debug)]
pub struct OffersNow {
    /// Those first that somebody has to call about, then the soonest to end.
    pub offers: Vec<(DepartmentId, OfferedTo)>,
    pub people: HashMap<UserId, Reached>,
}

impl WaitingList {
    /// The times that are kept for somebody until they answer, of every department. One query, and one call for the people.
    pub async fn offered_now(&self, _: &Granted<SeeWaitingList>) -> Result<OffersNow, WaitingError> {
        let mut offers = self.standing_offers().await?;
        offers.sort_by_key(|(_, to)| (!to.by_phone, to.offer.until));
        let people = self.accounts.reached(offers.iter().map(|(_, to)| to.patient_id)).await?;
        Ok(OffersNow { offers, people })
    }

    /// How many of them are kept for people whom no mail reaches: the desk calls. One query of half a read unit or little more.
    pub async fn how_many_to_call(&self, _: &Granted<SeeAllAppointments>) -> Result<u32, StorageError> {
        let called = self.standing_offers().await?.iter().filter(|(_, to)| to.by_phone).count();
        Ok(u32::try_from(called).unwrap_or(u32::MAX))
    }

    async fn standing_offers(&self) -> Result<Vec<(DepartmentId, OfferedTo)>, StorageError> {
        let now = self.ground.clock.now();
        let offer = |freed: Freed| match freed {
            Freed::Time(time) => {
                let FreedTime { department_id, offered, .. } = *time;
                offered.filter(|to| now < to.offer.until).map(|to| (department_id, to))
            }
            Freed::Hours(_) => None,
        };
        Ok(self.store.freed_lately().await?.into_iter().filter_map(offer).collect())
    }

    /// A patient's entries: those that are open first, the latest first among them. One query, and one call where any waits for a doctor
    /// by name; for a carer one write more.
    pub async fn of(&self, stands: &Stands) -> Result<Vec<Seen>, WaitingError> {
        self.looked(stands).await?;
        let (zone, now) = (self.settings.now().zone.clone(), self.ground.clock.now());
        let entries = self.store.of_patient(stands.patient).await?.into_iter();
        let one = |entry: Entry| Seen { standing: entry.standing(&zone, now), entry, doctor_gone: false, reason: None };
        let mut seen: Vec<Seen> = entries.map(one).collect();
        seen.sort_by_key(|one| !one.standing.is_open());
        self.look_for_doctors(&mut seen).await?;
        Ok(seen)
    }

    /// What is kept for a patient until it is answered, of their rows that somebody has read: their entries with an offer that stands at a
    /// moment, the soonest time first. No call. Whoever shows it to a carer has written down already that they looked.
    ///
    /// # Errors
    /// When a row is none of ours.
    pub fn kept_among(rows: Vec<Item>, now: Timestamp) -> Result<Vec<Entry>, StorageError> {
        let mut kept = rows.into_iter().map(read_entry).collect::<Result<Vec<_>, _>>()?;
        kept.retain(|entry| entry.offer_at(now).is_some());
        kept.sort_by_key(|entry| entry.offer.as_ref().map(|offer| offer.start));
        Ok(kept)
    }

    /// Finds out of those that wait for a doctor by name whether they work there. One call, none where nobody is named.
    async fn look_for_doctors(&self, seen: &mut [Seen]) -> Result<(), StorageError> {
        let named = |one: &Seen| one.entry.wish.doctor_id.filter(|_| one.standing == State::Waiting);
        let ids: HashSet<UserId> = seen.iter().filter_map(named).collect();
        if ids.is_empty() {
            return Ok(());
        }
        let ids: Vec<UserId> = ids.into_iter().collect();
        let doctors = Box::pin(self.directory.doctors(&ids)).await?;
        let known: HashMap<UserId, Doctor> = doctors.into_iter().flatten().map(|doctor| (doctor.id, doctor)).collect();
        for one in seen {
            let wish = &one.entry.wish;
            let is_gone = |id: UserId| known.get(&id).is_none_or(|doctor| !wish.is_possible_with(doctor));
            one.doctor_gone = named(one).is_some_and(is_gone);
        }
        Ok(())
    }

    /// How many people wait for a doctor by name, in the department of theirs. One query, 1 RCU for each five or so who wait there.
    pub async fn how_many_for(&self, _: &Granted<ManageDoctors>, doctor: &Doctor) -> Result<u32, StorageError> {
        let open = self.store.open(doctor.department_id).await?;
        let waits = |one: &&Queued| is_for(one, Some(doctor.id)) && self.standing_of(one).is_open();
        let people: HashSet<UserId> = open.iter().filter(waits).map(|one| one.patient_id).collect();
        Ok(u32::try_from(people.len()).unwrap_or(u32::MAX))
    }

    /// One of them, with why where its reader may see that. Two calls side by side, and one more where it waits for a doctor by name.
    pub async fn one(&self, stands: &Stands, id: WaitId) -> Result<Seen, WaitingError> {
        self.looked(stands).await?;
        let reason = async { if stands.reads() { self.store.reason(stands.patient, id).await } else { Ok(None) } };
        let (entry, reason) = tokio::try_join!(self.store.entry(stands.patient, id), reason)?;
        let entry = entry.ok_or(WaitingError::NotFound)?;
        let standing = entry.standing(&self.settings.now().zone, self.ground.clock.now());
        let mut seen = Seen { entry, standing, doctor_gone: false, reason: reason.map(|said| said.reason) };
        self.look_for_doctors(std::slice::from_mut(&mut seen)).await?;
        Ok(seen)
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
        let open = self.those_open(department, doctor, limit, from.as_deref()).await?;
        let over = if open.next.is_none() { self.those_over(department, doctor).await? } else { Vec::new() };
        let people = self.accounts.reached(open.items.iter().chain(&over).map(|one| one.patient_id)).await?;
        Ok(ListOf { open, over, people })
    }

    /// Both as one list, a page of which never holds more than `limit`: it goes on among those that are over. One query, two where it
    /// comes to them.
    pub async fn all_of_department(
        &self,
        _: &Granted<SeeWaitingList>,
        department: DepartmentId,
        doctor: Option<UserId>,
        limit: Limit,
        from: Option<String>,
    ) -> Result<Listed<Queued, String>, WaitingError> {
        let behind = from.as_deref().filter(|place| place.starts_with(Queued::OVER));
        let open = match behind {
            None => self.those_open(department, doctor, limit, from.as_deref()).await?,
            Some(_) => Listed { items: Vec::new(), next: None },
        };
        let mut list = open.map(Queued::placed);
        if list.next.is_none() {
            let over = self.those_over(department, doctor).await?.into_iter();
            list.items.extend(over.filter(|one| behind.is_none_or(|place| one.item.as_str() < place)).map(Queued::placed));
        }
        Ok(list.first(limit.get()).map(|(one, _)| one))
    }

    async fn those_open(
        &self,
        department: DepartmentId,
        doctor: Option<UserId>,
        limit: Limit,
        from: Option<&str>,
    ) -> Result<Listed<Queued, String>, StorageError> {
        let rows = if doctor.is_some() { LOOKED_AT } else { limit.get() + 1 };
        let page = self.store.open_page(department, rows, from).await?;
        Ok(page.shown(limit.get(), |one| is_for(one, doctor)))
    }

    async fn those_over(&self, department: DepartmentId, doctor: Option<UserId>) -> Result<Vec<Queued>, StorageError> {
        let mut over = self.store.over(department).await?;
        over.retain(|one| is_for(one, doctor));
        Ok(over)
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

/// Whether somebody waits for the doctor, or nobody in particular is asked for.
fn is_for(one: &Queued, doctor: Option<UserId>) -> bool {
    doctor.is_none_or(|doctor| one.entry.wish.doctor_id == Some(doctor))
}
