//! Asking, changing what one waits for, giving it up.

use jiff::ToSpan;
use jiff::civil::Date;

use super::whose::Stands;
use super::{Part, WaitingError, WaitingList};
use crate::access::grant::Granted;
use crate::access::permissions::WaitForTime;
use crate::capabilities::appointments::model::REASON_LIMIT;
use crate::capabilities::waiting_list::model::{Entry, MOST_OPEN, Named, State, Wish};
use crate::capabilities::waiting_list::store::{self, WaitingReason};
use crate::identity::accounts;
use crate::primitives::flaw::Flaw;
use crate::primitives::ids::WaitId;
use crate::primitives::text::{self, Sensitive};
use crate::storage::error::StorageError;
use crate::storage::idempotent::{Earlier, Once};
use crate::storage::transaction::{Action, CommitError, Transaction};

/// So often a request is decided anew when others were first.
const ROUNDS: usize = 5;

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

    /// Puts a patient on the list. Four calls, five for a named doctor, and one transaction; more where others ask at the same moment.
    pub async fn ask(&self, grant: &Granted<WaitForTime>, stands: &Stands, new: NewWish, once: &Once) -> Result<Asked, WaitingError> {
        if let Some(asked) = self.asked_earlier(stands, once).await? {
            return Ok(asked);
        }
        let named = self.named(&new.wish).await?;
        for _ in 0..ROUNDS {
            match self.try_ask(grant, stands, &new, &named, once).await {
                Ok(None) => {}
                Ok(Some(asked)) => return Ok(asked),
                // The same press at the same moment may have been first.
                Err(refused @ (WaitingError::WaitsAlready(_) | WaitingError::Full)) => {
                    return self.asked_earlier(stands, once).await?.ok_or(refused);
                }
                Err(error) => return Err(error),
            }
        }
        Err(busy())
    }

    /// One try; `None`: somebody else put the patient on the list, or changed what they wait for, meanwhile.
    async fn try_ask(
        &self,
        grant: &Granted<WaitForTime>,
        stands: &Stands,
        new: &NewWish,
        named: &Named,
        once: &Once,
    ) -> Result<Option<Asked>, WaitingError> {
        let now = self.ground.clock.now();
        let turn = self.turn_for(stands, &new.wish, None).await?;
        let zone = self.settings.now().zone.clone();
        let id = WaitId::new(&self.ground.ids);
        let entry = Entry::asked(stands.patient, id, new.wish.clone(), named.clone(), grant.id(), &zone, now);
        let mut transaction = Transaction::new();
        let reason = WaitingReason::new(stands.patient, id, new.reason.clone());
        transaction.add_all(Part::Entry, store::ask(&entry, &reason)?);
        transaction.add(Part::Turn, turn);
        self.hold_right(&mut transaction, stands);
        transaction.add(Part::Audit, self.ground.audit.action(stands.deed(grant, "waiting_list.ask", id))?);
        transaction.add(Part::Once, once.remember(id, now)?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(Some(Asked { entry, replayed: false })),
            Err(CommitError::Storage(error)) => self.asked_earlier(stands, once).await?.map(Some).ok_or(error.into()),
            Err(refused) => match self.asked_earlier(stands, once).await? {
                None if refused.refused(&Part::Turn) => Ok(None),
                earlier => earlier.map(Some).ok_or(WaitingError::NotFound),
            },
        }
    }

    /// The patient's turn for a wish like none of their open ones (besides the entry that is changed), which may be one more. The
    /// turn is read first: what is open is at least as new. Two calls.
    async fn turn_for(&self, stands: &Stands, wish: &Wish, changes: Option<WaitId>) -> Result<Action, WaitingError> {
        let seen = self.store.turn(stands.patient).await?;
        let mut open = self.open_of(stands).await?;
        open.retain(|entry| Some(entry.wait_id) != changes);
        if let Some(same) = open.iter().find(|entry| entry.wish.is_like(wish)) {
            return Err(WaitingError::WaitsAlready(same.wait_id));
        }
        if open.len() >= MOST_OPEN {
            return Err(WaitingError::Full);
        }
        Ok(store::take_turn(stands.patient, seen, self.ground.clock.now()))
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
        for _ in 0..ROUNDS {
            if let Some(entry) = self.try_change(grant, stands, id, (&wish, reason.as_ref()), seen).await? {
                return Ok(entry);
            }
        }
        Err(busy())
    }

    /// One try; `None`: what else the patient waits for has changed meanwhile.
    async fn try_change(
        &self,
        grant: &Granted<WaitForTime>,
        stands: &Stands,
        id: WaitId,
        (wish, reason): (&Wish, Option<&Sensitive<String>>),
        seen: Option<u32>,
    ) -> Result<Option<Entry>, WaitingError> {
        let now = self.ground.clock.now();
        let before = self.store.entry(stands.patient, id).await?.ok_or(WaitingError::NotFound)?;
        if seen.is_some_and(|seen| seen != before.version) {
            return Err(WaitingError::Stale);
        }
        let zone = self.settings.now().zone.clone();
        if !matches!(before.standing(&zone, now), State::Waiting | State::Over) || !before.state.is_open() {
            return Err(WaitingError::NotNow);
        }
        let named = self.named(wish).await?;
        let mut transaction = Transaction::new();
        if *wish != before.wish {
            transaction.add(Part::Turn, self.turn_for(stands, wish, Some(id)).await?);
        }
        let after = before.changed(wish.clone(), named, &zone, now);
        transaction.add_all(Part::Entry, store::replace(&after)?);
        if let Some(reason) = reason {
            transaction.add(Part::Reason, store::replace_reason(&WaitingReason::new(stands.patient, id, reason.clone()))?);
        }
        self.hold_right(&mut transaction, stands);
        transaction.add(Part::Audit, self.ground.audit.action(stands.deed(grant, "waiting_list.change", id))?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(Some(after)),
            Err(error) if error.refused(&Part::Turn) => Ok(None),
            Err(error) => Err(meaning(error)),
        }
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
        self.ground.storage.commit(transaction).await.map_err(meaning)
    }

    /// How department, doctor and kind of visit are called; the doctor works in the department and keeps the kind. One call, two for a
    /// named doctor.
    async fn named(&self, wish: &Wish) -> Result<Named, WaitingError> {
        let department = self.directory.department(wish.department_id).await?;
        let department = department.ok_or_else(|| Flaw::new("/department_id", "unknown_department"))?.name;
        let doctor = match wish.doctor_id {
            None => None,
            Some(id) => {
                let doctor = self.directory.doctor(id).await?.filter(|doctor| wish.is_possible_with(doctor));
                Some(doctor.ok_or_else(|| Flaw::new("/doctor_id", "unknown_doctor"))?)
            }
        };
        let kept = |id| doctor.as_ref().and_then(|doctor| doctor.visit_kind(id)).map(|kind| kind.name.clone());
        let kind = wish.kind.map(|id| kept(id).ok_or_else(|| Flaw::new("/kind", "unknown_kind"))).transpose()?;
        Ok(Named { department, doctor: doctor.map(|doctor| doctor.name.to_string()), kind })
    }

    async fn open_of(&self, stands: &Stands) -> Result<Vec<Entry>, WaitingError> {
        let (zone, now) = (self.settings.now().zone.clone(), self.ground.clock.now());
        let mut entries = self.store.of_patient(stands.patient).await?;
        entries.retain(|entry| entry.standing(&zone, now).is_open());
        Ok(entries)
    }
}

/// What it means that nothing was written.
fn meaning(error: CommitError<Part>) -> WaitingError {
    if error.refused(&Part::Patient) || error.refused(&Part::Carer) {
        return WaitingError::NotFound;
    }
    match error {
        CommitError::Refused(_) => WaitingError::Stale,
        CommitError::Storage(error) => error.into(),
    }
}

/// Others were first each time.
fn busy() -> WaitingError {
    StorageError::Unavailable("a waiting list that many people change".to_owned()).into()
}

/// Why somebody wants to come, as a booking's reason is checked.
///
/// # Errors
/// It is empty, too long or unprintable.
pub fn reason_of(said: &str) -> Result<Sensitive<String>, Flaw> {
    let said = text::line(said, REASON_LIMIT).map_err(|error| Flaw::of_text("/reason", error))?;
    Ok(Sensitive::new(said))
}
