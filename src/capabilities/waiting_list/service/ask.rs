//! Asking, changing what one waits for, giving it up.

use jiff::ToSpan;
use jiff::civil::Date;

use super::whose::Stands;
use super::{Part, WaitingError, WaitingList};
use crate::access::grant::Granted;
use crate::access::permissions::WaitForTime;
use crate::capabilities::appointments::model::REASON_LIMIT;
use crate::capabilities::directory::model::Doctor;
use crate::capabilities::waiting_list::model::{Entry, MOST_OPEN, Named, State, Wish};
use crate::capabilities::waiting_list::store::{self, WaitingReason};
use crate::identity::accounts;
use crate::primitives::flaw::Flaw;
use crate::primitives::ids::WaitId;
use crate::primitives::text::{self, Sensitive};
use crate::storage::error::StorageError;
use crate::storage::idempotent::{Earlier, Once};
use crate::storage::transaction::{CommitError, Transaction};

/// What somebody waits for, and why.
#[derive(Debug, Clone)]
pub struct NewWish {
    pub wish: Wish,
    pub reason: Sensitive<String>,
}

/// An entry that was made now, or by an earlier request with the same key.
#[derive(Debug, Clone)]
pub struct Asked {
    pub entry: Entry,
    pub replayed: bool,
}

impl WaitingList {
    /// The days somebody may wait for: today to the last day that staff book.
    #[must_use]
    pub fn days(&self) -> (Date, Date) {
        let settings = self.settings.now();
        let today = settings.zone.date(self.ground.clock.now());
        (today, today.saturating_add((i64::from(settings.staff_horizon_weeks) * 7).days()))
    }

    /// Puts a patient on the list. Three calls, and one transaction.
    pub async fn ask(&self, grant: &Granted<WaitForTime>, stands: &Stands, new: NewWish, once: &Once) -> Result<Asked, WaitingError> {
        let now = self.ground.clock.now();
        if let Some(asked) = self.asked_earlier(stands, once).await? {
            return Ok(asked);
        }
        let (named, open) = tokio::try_join!(self.named(&new.wish), self.open_of(stands))?;
        if let Some(same) = open.iter().find(|entry| entry.wish.is_like(&new.wish)) {
            return Err(WaitingError::WaitsAlready(same.wait_id));
        }
        if open.len() >= MOST_OPEN {
            return Err(WaitingError::Full);
        }
        let zone = self.settings.now().zone.clone();
        let id = WaitId::new(&self.ground.ids);
        let entry = Entry::asked(stands.patient, id, new.wish, named, grant.id(), &zone, now);
        let mut transaction = Transaction::new();
        let reason = WaitingReason::new(stands.patient, id, new.reason);
        transaction.add_all(Part::Entry, store::ask(&entry, &reason)?);
        self.hold_right(&mut transaction, stands);
        transaction.add(Part::Audit, self.ground.audit.action(stands.deed(grant, "waiting_list.ask", id))?);
        transaction.add(Part::Once, once.remember(id, now)?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(Asked { entry, replayed: false }),
            Err(CommitError::Refused(_)) => self.asked_earlier(stands, once).await?.ok_or(WaitingError::NotFound),
            Err(CommitError::Storage(error)) => self.asked_earlier(stands, once).await?.ok_or(error.into()),
        }
    }

    async fn asked_earlier(&self, stands: &Stands, once: &Once) -> Result<Option<Asked>, WaitingError> {
        match self.ground.storage.earlier(once, self.ground.clock.now()).await? {
            Earlier::Nothing => Ok(None),
            Earlier::OtherBody => Err(WaitingError::KeyReused),
            Earlier::Made(id) => {
                let corrupt = |_| StorageError::Corrupt { table: "guards", why: "a remembered entry".to_owned() };
                let entry = self.store.entry(stands.patient, id.parse().map_err(corrupt)?).await?;
                Ok(Some(Asked { entry: entry.ok_or(WaitingError::NotFound)?, replayed: true }))
            }
        }
    }

    /// Changes what somebody waits for, seen in this version; its place in the list stays. `reason: None`: what was said stays.
    /// While a time is offered, that is answered first.
    pub async fn change(
        &self,
        grant: &Granted<WaitForTime>,
        stands: &Stands,
        id: WaitId,
        (wish, reason): (Wish, Option<Sensitive<String>>),
        seen: Option<u32>,
    ) -> Result<Entry, WaitingError> {
        let now = self.ground.clock.now();
        let before = self.store.entry(stands.patient, id).await?.ok_or(WaitingError::NotFound)?;
        if seen.is_some_and(|seen| seen != before.version) {
            return Err(WaitingError::Stale);
        }
        let zone = self.settings.now().zone.clone();
        if !matches!(before.standing(&zone, now), State::Waiting | State::Over) || !before.state.is_open() {
            return Err(WaitingError::NotNow);
        }
        let named = self.named(&wish).await?;
        let after = before.changed(wish, named, &zone, now);
        let mut transaction = Transaction::new();
        transaction.add_all(Part::Entry, store::replace(&after)?);
        if let Some(reason) = reason {
            transaction.add(Part::Reason, store::replace_reason(&WaitingReason::new(stands.patient, id, reason))?);
        }
        self.hold_right(&mut transaction, stands);
        transaction.add(Part::Audit, self.ground.audit.action(stands.deed(grant, "waiting_list.change", id))?);
        self.stale_if_refused(transaction).await?;
        Ok(after)
    }

    /// Gives an entry up. A time that is kept for it goes to the next. Twice is fine.
    pub async fn withdraw(&self, grant: &Granted<WaitForTime>, stands: &Stands, id: WaitId) -> Result<(), WaitingError> {
        for _ in 0..3 {
            let now = self.ground.clock.now();
            let before = self.store.entry(stands.patient, id).await?.ok_or(WaitingError::NotFound)?;
            if !before.state.is_open() {
                return if before.state == State::Booked { Err(WaitingError::NotNow) } else { Ok(()) };
            }
            let mut transaction = Transaction::new();
            transaction.add_all(Part::Entry, store::replace(&before.withdrawn(now))?);
            self.pass_on(&mut transaction, &before).await?;
            self.hold_right(&mut transaction, stands);
            transaction.add(Part::Audit, self.ground.audit.action(stands.deed(grant, "waiting_list.withdraw", id))?);
            match self.stale_if_refused(transaction).await {
                Err(WaitingError::Stale) => {}
                done => return done,
            }
        }
        Err(WaitingError::Stale)
    }

    /// Holds, in the transaction of what is done, that it may be done at that moment.
    pub(super) fn hold_right(&self, transaction: &mut Transaction<Part>, stands: &Stands) {
        if let Some(carer) = &stands.carer {
            transaction.add(Part::Carer, self.acting.still_runs(carer, crate::capabilities::family::model::Need::Book));
        }
        transaction.add(Part::Patient, accounts::is_not_closed(stands.patient));
    }

    pub(super) async fn stale_if_refused(&self, transaction: Transaction<Part>) -> Result<(), WaitingError> {
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(()),
            Err(error) if error.refused(&Part::Patient) || error.refused(&Part::Carer) => Err(WaitingError::NotFound),
            Err(CommitError::Refused(_)) => Err(WaitingError::Stale),
            Err(CommitError::Storage(error)) => Err(error.into()),
        }
    }

    /// How department and doctor are called; the doctor works in the department. One call, two for a named doctor.
    async fn named(&self, wish: &Wish) -> Result<Named, WaitingError> {
        let department = self.directory.department(wish.department_id).await?;
        let department = department.ok_or_else(|| Flaw::new("/department_id", "unknown_department"))?.name;
        let doctor = match wish.doctor_id {
            None => None,
            Some(id) => {
                let works_there = |doctor: &Doctor| doctor.department_id == wish.department_id && doctor.is_listed();
                let doctor = self.directory.doctor(id).await?.filter(works_there);
                Some(doctor.ok_or_else(|| Flaw::new("/doctor_id", "unknown_doctor"))?.name.to_string())
            }
        };
        Ok(Named { department, doctor })
    }

    async fn open_of(&self, stands: &Stands) -> Result<Vec<Entry>, WaitingError> {
        let (zone, now) = (self.settings.now().zone.clone(), self.ground.clock.now());
        let mut entries = self.store.of_patient(stands.patient).await?;
        entries.retain(|entry| entry.standing(&zone, now).is_open());
        Ok(entries)
    }
}

/// Why somebody wants to come, as a booking's reason is checked.
///
/// # Errors
/// It is empty, too long or unprintable.
pub fn reason_of(said: &str) -> Result<Sensitive<String>, Flaw> {
    let said = text::line(said, REASON_LIMIT).map_err(|error| Flaw::of_text("/reason", error))?;
    Ok(Sensitive::new(said))
}
