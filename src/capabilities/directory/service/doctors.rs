//! Doctors joining, and the one way a doctor's row changes.
//!
//! Every change rewrites the whole row under its version. What would make earlier offers wrong also raises
//! `hours.version` and writes it into the doctor's ledgers, in the same transaction: a booking either came before, and
//! its visit is in the list of clashes, or it is refused and computes again (data-model.md, "Rules, exceptions and leave").
//! A new name or phone is written into the doctor's account along with it, and the account is closed and opened with the
//! doctor's own standing. Visits that are booked keep the name they were
//! booked under: they say who it was then.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::Directory;
use crate::access::grant::Granted;
use crate::capabilities::calendar::model::{IsoWeek, Ledger};
use crate::capabilities::calendar::service::Calendar;
use crate::capabilities::directory::model::hours::Hours;
use crate::capabilities::directory::model::{Changed, Doctor, DoctorStatus, NewDoctor, OpenedRules, doctor_difference};
use crate::capabilities::directory::store::{LookupStore, Members, Words};
use crate::events::catalogue::{Event, OpenedBy};
use crate::identity::accounts::{self, Account, Status};
use crate::identity::audit::Deed;
use crate::primitives::ids::UserId;
use crate::primitives::time::{Slot, after};
use crate::storage::error::StorageError;
use crate::storage::totals::{self, Total};
use crate::storage::transaction::{Action, CommitError, Transaction};

const DAY: i64 = 86_400;
/// Exceptions are kept so long after their end, for whoever looks back at last week.
const KEPT_AFTER_END: i64 = 7 * DAY;
/// Nobody books further ahead, whatever the settings say (data-model.md).
const MOST_HORIZON_WEEKS: i64 = 52;
/// How often a change is made anew when another one of the same doctor came first.
const TRIES: u8 = 5;

/// Why a doctor was not added.
#[derive(Debug, thiserror::Error)]
pub enum AddDoctorError {
    #[error("there is no such department")]
    NoDepartment,
    #[error("this account is a doctor already")]
    AlreadyADoctor,
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Why a doctor was not changed. `E` is what the change itself may refuse.
#[derive(Debug, thiserror::Error)]
pub enum DoctorError<E> {
    #[error("there is no such doctor")]
    NotFound,
    /// The row has changed since the version that was seen.
    #[error("the doctor has changed since it was read")]
    Stale,
    /// The department they should move to is gone.
    #[error("there is no such department")]
    NoDepartment,
    #[error("the change was refused")]
    Refused(E),
    /// What was to happen once has happened already: the action that came along was refused.
    #[error("done before")]
    Again,
    /// Time was taken or given back in the ledgers that were to stay as they are.
    #[error("the calendar has changed since it was read")]
    Moved,
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// The labels of the transactions here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Doctor,
    Department,
    DepartmentLeft,
    Total,
    Words,
    Ledger,
    Account,
    Audit,
    Once,
    Event,
}

/// What belongs to a change besides the doctor.
#[derive(Debug, Default)]
pub(super) struct Along<'a> {
    /// Written along; its refusal is `Again`.
    pub once: Vec<Action>,
    /// The change is made only while these weeks are as they were read; otherwise `Moved`.
    pub still: &'a [Ledger],
}

impl Directory {
    /// A doctor joins: their row, their department's count and the words they are found by. One call.
    ///
    /// The account `id` is made elsewhere. A doctor without rules gets the default template of F22.
    pub async fn add_doctor(&self, id: UserId, new: NewDoctor, deed: Deed) -> Result<Doctor, AddDoctorError> {
        let doctor = self.doctor_of(id, new);
        let mut transaction = Transaction::new();
        transaction.add(Part::Doctor, self.doctors.create(&doctor)?);
        transaction.add(Part::Department, self.departments.count(doctor.department_id, Members::of(&doctor)));
        transaction.add(Part::Total, totals::count(Total::Doctors, 1));
        for action in LookupStore::follow(None, &Words::of(&doctor, BTreeSet::new())) {
            transaction.add(Part::Words, action);
        }
        transaction.add(Part::Audit, self.ground.audit.action(deed.on(id))?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(doctor),
            Err(error) if error.refused(&Part::Department) => Err(AddDoctorError::NoDepartment),
            Err(CommitError::Refused(_)) => Err(AddDoctorError::AlreadyADoctor),
            Err(CommitError::Storage(error)) => Err(error.into()),
        }
    }

    pub(super) fn doctor_of(&self, id: UserId, mut new: NewDoctor) -> Doctor {
        let hours = match new.rules.take() {
            Some(rules) => Hours { version: 1, rules, exceptions: Vec::new() },
            None => Hours::default_template(&self.ground.ids),
        };
        Doctor::new(id, new, hours)
    }

    /// Changes a doctor who still has the version `seen` (`None`: whatever version they have).
    ///
    /// `change` makes the doctor as they should be from the doctor as they are, and may be asked again when another
    /// change came first; versions are set here. `once` is written along, its refusal is `Again`. Two calls, three for a new
    /// name, phone or status; up to 54 ledgers when offers change.
    pub async fn change_doctor<E>(
        &self,
        id: UserId,
        seen: Option<u32>,
        deed: Deed,
        once: impl IntoIterator<Item = Action>,
        change: impl Fn(&Doctor) -> Result<Doctor, E>,
    ) -> Result<Doctor, DoctorError<E>> {
        self.change_along(id, seen, deed, &Along { once: once.into_iter().collect(), still: &[] }, change).await
    }

    pub(super) async fn change_along<E>(
        &self,
        id: UserId,
        seen: Option<u32>,
        deed: Deed,
        along: &Along<'_>,
        change: impl Fn(&Doctor) -> Result<Doctor, E>,
    ) -> Result<Doctor, DoctorError<E>> {
        for _ in 0..TRIES {
            let before = self.doctors.find(id).await?.ok_or(DoctorError::NotFound)?;
            if seen.is_some_and(|seen| seen != before.version) {
                return Err(DoctorError::Stale);
            }
            let wanted = change(&before).map_err(DoctorError::Refused)?;
            let after = self.settled(&before, wanted, deed.person());
            let account = self.account_to_follow(&before, &after).await?;
            let transaction = self.rewriting(&before, &after, account.as_ref(), deed.clone(), along)?;
            match self.ground.storage.commit(transaction).await {
                Ok(()) => return Ok(after),
                Err(error) if error.refused(&Part::Once) => return Err(DoctorError::Again),
                Err(error) if error.refused(&Part::Department) => return Err(DoctorError::NoDepartment),
                Err(error) if error.refused(&Part::Ledger) => return Err(DoctorError::Moved),
                Err(CommitError::Refused(_)) => {} // another change came first: make this one from there
                Err(CommitError::Storage(error)) => return Err(error.into()),
            }
        }
        Err(StorageError::Unavailable("a doctor changed by many at once".to_owned()).into())
    }

    /// What somebody is called who changed a doctor or department. One call; none where no person did.
    pub async fn who_changed<P>(&self, _grant: &Granted<P>, changed: &Changed) -> Result<Option<String>, StorageError> {
        let Some(by) = changed.by else { return Ok(None) };
        Ok(self.accounts.names([by]).await?.remove(&by).map(|known| known.name.to_string()))
    }

    /// The doctor's account as it is, where a new name, phone or status must be written into it. One call, none otherwise.
    async fn account_to_follow(&self, before: &Doctor, after: &Doctor) -> Result<Option<Account>, StorageError> {
        let said = |doctor: &Doctor| (doctor.name.clone(), doctor.phone.clone(), doctor.status);
        if said(before) == said(after) { Ok(None) } else { self.accounts.find(after.id).await }
    }

    /// The wanted doctor with their versions, without exceptions that are long over.
    fn settled(&self, before: &Doctor, mut wanted: Doctor, by: Option<UserId>) -> Doctor {
        let newer = wanted.offers_differently_from(before) || wanted.hours.exceptions != before.hours.exceptions;
        wanted.id = before.id;
        wanted.version = before.version + 1;
        wanted.hours.version = before.hours.version + u64::from(newer);
        let now = self.ground.clock.now();
        wanted.changed = Some(Changed { at: now, by });
        wanted.hours.exceptions.retain(|exception| after(exception.time.end, KEPT_AFTER_END) > now);
        wanted
    }

    /// Everything that changes together: at most 54 ledgers and 33 other rows, where `DynamoDB` takes 100.
    fn rewriting(
        &self,
        before: &Doctor,
        after: &Doctor,
        account: Option<&Account>,
        deed: Deed,
        along: &Along<'_>,
    ) -> Result<Transaction<Part>, StorageError> {
        let mut transaction = Transaction::new();
        transaction.add(Part::Doctor, self.doctors.replace(before.version, after)?);
        self.count(&mut transaction, before, after);
        let followed = account.map(|account| following(account, before, after));
        let contact = |account: Option<&Account>| account.map(Account::contact_words).unwrap_or_default();
        let (old, new) = (Words::of(before, contact(account)), Words::of(after, contact(followed.as_ref())));
        for action in LookupStore::follow(Some(&old), &new) {
            transaction.add(Part::Words, action);
        }
        if let Some((account, followed)) = account.zip(followed.as_ref()) {
            // Nothing else changes with the status: one row, one action.
            let action = if before.status == after.status { Some(accounts::edit(account, followed)) } else { standing(account, after) };
            if let Some(action) = action {
                transaction.add(Part::Account, action);
            }
        }
        for week in self.weeks_to_tell(before, after) {
            let (department, version) = (after.department_id, after.hours.version);
            let told = match along.still.iter().find(|seen| seen.week == week) {
                Some(seen) => Calendar::rules_changed_while(seen, department, version),
                None => Calendar::rules_changed(after.id, week, department, version),
            };
            transaction.add(Part::Ledger, told);
        }
        for opened in self.opened(before, after) {
            transaction.add(Part::Event, self.ground.tell(opened)?);
        }
        let deed = deed.on(after.id).saying(&doctor_difference(before, after));
        transaction.add(Part::Audit, self.ground.audit.action(deed)?);
        transaction.add_all(Part::Once, along.once.iter().cloned());
        Ok(transaction)
    }

    /// What opens times for whoever waits for one (F33): a daily cap was raised or taken away, so that days which were full are not so
    /// any more; weekly hours have grown; they can be booked, or in this department, as they could not before; or extra hours were added.
    pub(super) fn opened(&self, before: &Doctor, after: &Doctor) -> Vec<Event> {
        if !after.can_be_booked() {
            return Vec::new();
        }
        let now = self.ground.clock.now();
        let opened = |by, time: Slot| Event::AvailabilityOpened {
            by,
            version: 1,
            doctor_id: after.id,
            department_id: after.department_id,
            start: time.start,
            end: time.end,
        };
        let all = Slot { start: now, end: bookable_until(now) };
        let raised = |cap_before| OpenedBy::CapRaised { cap_before, doctor_version: after.version };
        let by_cap = after.raised_from(before).map(|cap| opened(raised(cap), all));
        let grown = after.rules_opened_since(before).and_then(|rules| Some((rules.within(all)?, rules)));
        let by_rules = grown.map(|(time, OpenedRules { ids: rule_ids, from: first_date, until: last_date })| {
            opened(OpenedBy::Rules { rule_ids, doctor_version: after.version, first_date, last_date }, time)
        });
        let added = after.hours.extra_since(&before.hours);
        let by_hours = added.map(|extra| opened(OpenedBy::Exception { exception_id: extra.id }, extra.time));
        by_cap.into_iter().chain(by_rules).chain(by_hours).collect()
    }

    /// Departments count their doctors; even one that does not count this doctor must be there.
    fn count(&self, transaction: &mut Transaction<Part>, before: &Doctor, after: &Doctor) {
        let (old, new, none) = (Members::of(before), Members::of(after), Members::default());
        if before.department_id == after.department_id {
            if old != new {
                transaction.add(Part::Department, self.departments.count(after.department_id, new.less(old)));
            }
        } else {
            if old != none {
                transaction.add(Part::DepartmentLeft, self.departments.count(before.department_id, none.less(old)));
            }
            let joined =
                if new == none { self.departments.stands(after.department_id) } else { self.departments.count(after.department_id, new) };
            transaction.add(Part::Department, joined);
        }
        if before.is_listed() != after.is_listed() {
            transaction.add(Part::Total, totals::count(Total::Doctors, if after.is_listed() { 1 } else { -1 }));
        }
    }

    /// The ledgers whose offers change: all that can be booked when rules do, only those of the exceptions that came or went otherwise.
    fn weeks_to_tell(&self, before: &Doctor, after: &Doctor) -> BTreeSet<IsoWeek> {
        let now = self.ground.clock.now();
        let horizon = bookable_until(now);
        if after.offers_differently_from(before) {
            return IsoWeek::range(IsoWeek::of(now), IsoWeek::of(horizon)).collect();
        }
        let (old, new) = (&before.hours.exceptions, &after.hours.exceptions);
        let came_or_went = new.iter().filter(|one| !old.contains(one)).chain(old.iter().filter(|one| !new.contains(one)));
        let weeks = came_or_went.filter(|one| one.time.end > now && one.time.start < horizon).flat_map(|one| {
            let last = one.time.end.min(horizon).as_second() - 1;
            let last = Timestamp::from_second(last).unwrap_or(one.time.start);
            IsoWeek::range(IsoWeek::of(one.time.start.max(now)), IsoWeek::of(last))
        });
        weeks.collect()
    }
}

/// What opens or closes an account with its doctor; `None` when it stands so already, or was never confirmed.
fn standing(account: &Account, after: &Doctor) -> Option<Action> {
    match (after.status, account.status) {
        (DoctorStatus::Inactive, Status::Active | Status::Invited | Status::Locked) => Some(accounts::disable(account)),
        (DoctorStatus::Active | DoctorStatus::Joining, Status::Disabled) => Some(accounts::enable(account)),
        _ => None,
    }
}

/// A doctor's account, called and reached as the doctor is.
fn following(account: &Account, before: &Doctor, after: &Doctor) -> Account {
    let phone = if before.phone == after.phone { account.phone.clone() } else { after.phone.clone() };
    Account { name: after.name.clone(), phone, ..account.clone() }
}

/// An instant no booking made now can reach, with a day to spare for clocks and zones: the setting's own limit, because
/// another process may already know a later horizon than this one. 54 ledgers fit into the transaction.
fn bookable_until(now: Timestamp) -> Timestamp {
    after(now, (MOST_HORIZON_WEEKS * 7 + 2) * DAY)
}
