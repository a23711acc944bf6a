//! The rows of repairs: under their patient, in the list of the house, and what is due.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::model::{Due, Plan, Repair, State};
use crate::primitives::ids::{AppointmentId, ExceptionId, UserId};
use crate::primitives::page::Listed;
use crate::primitives::time::Slot;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key, from_item, number, text, to_item};
use crate::storage::query::{Query, Sort};
use crate::storage::tables::Table;
use crate::storage::totals::{Total, count};
use crate::storage::transaction::{Action, CommitError, Expression};

/// More visits than are hit by leave in one house at the same time.
const MOST_OPEN: usize = 5_000;
/// More than one patient has of repairs and wishes for earlier times.
const MOST_OF_PATIENT: usize = 1_000;
/// So much is taken up in one run; the rest in the next.
const MOST_DUE: usize = 200;

/// A repair in one of its two places.
#[derive(Debug, Serialize, Deserialize)]
struct Row {
    owner_id: String,
    item: String,
    #[serde(flatten)]
    repair: Repair,
}

fn row(owner_id: String, item: String, repair: &Repair) -> Result<Item, StorageError> {
    to_item(Table::Requests, &Row { owner_id, item, repair: repair.clone() })
}

/// A repair from either of its rows.
///
/// # Errors
/// When the row is none of ours.
pub fn read(row: Item) -> Result<Repair, StorageError> {
    from_item::<Row>(Table::Requests, row).map(|row| row.repair)
}

fn key(patient: UserId, visit: AppointmentId) -> Key {
    Key::two(Table::Requests, patient, Repair::item_of(visit))
}

/// Only checks that a visit takes place when it begins: nothing that has hit it is open.
#[must_use]
pub fn takes_place(patient: UserId, visit: AppointmentId, start: Timestamp) -> Action {
    let ended: Vec<State> = State::ALL.into_iter().filter(|state| !state.is_open()).collect();
    let names: Vec<String> = (0..ended.len()).map(|number| format!(":ended{number}")).collect();
    let holds = format!("attribute_not_exists(#item) OR #start <> :start OR #state IN ({})", names.join(", "));
    let condition = Expression::of(holds).name("#item", "item").name("#start", "start").name("#state", "state");
    let condition = condition.value(":start", text(start));
    let condition = names.iter().zip(ended).fold(condition, |condition, (name, state)| condition.value(name, text(state.word())));
    Action::Check { key: key(patient, visit), condition }
}

/// Only checks that somebody of the house has said that a visit takes place all the same, when it begins.
#[must_use]
pub fn is_kept(patient: UserId, visit: AppointmentId, start: Timestamp) -> Action {
    let condition = Expression::of("#start = :start AND #state = :kept").name("#start", "start").name("#state", "state");
    let condition = condition.value(":start", text(start)).value(":kept", text(State::Kept.word()));
    Action::Check { key: key(patient, visit), condition }
}

fn place(repair: &Repair) -> Key {
    Key::two(Table::Requests, Repair::LIST, Repair::place_of(repair.about.start, repair.about.appointment_id))
}

/// Which visit a place in the list is of, and when that begins.
fn place_read(row: &Item) -> Option<(AppointmentId, Timestamp)> {
    let (start, visit) = row.get("item")?.as_s().ok()?.strip_prefix(Repair::OPEN)?.split_once('#')?;
    Some((visit.parse().ok()?, start.parse().ok()?))
}

fn due_key(item: &str) -> Key {
    Key::two(Table::Requests, Due::OWNER, item)
}

/// Writes a repair in the place of the version before it, its place in the list, when it is due and how many there are; refused when
/// that version is not the newest.
///
/// # Errors
/// Never for repairs of ours.
pub fn write(before: Option<&Repair>, after: &Repair) -> Result<Vec<Action>, StorageError> {
    let about = &after.about;
    let condition = match before {
        None => Expression::of("attribute_not_exists(#item)").name("#item", "item"),
        Some(before) => Expression::of("#version = :read").name("#version", "version").value(":read", number(before.version)),
    };
    let own = row(about.patient_id.to_string(), Repair::item_of(about.appointment_id), after)?;
    let mut actions = vec![Action::Put { table: Table::Requests, item: own, condition: Some(condition) }];
    if after.state.is_open() {
        let listed = row(Repair::LIST.to_owned(), Repair::place_of(about.start, about.appointment_id), after)?;
        actions.push(Action::Put { table: Table::Requests, item: listed, condition: None });
    }
    // An earlier one of the same visit may have stood elsewhere: the visit began at another time.
    if let Some(before) = before.filter(|before| before.state.is_open() && !(after.state.is_open() && place(before) == place(after))) {
        actions.push(Action::Delete { key: place(before), condition: None });
    }
    match (before.is_some_and(Repair::is_counted), after.is_counted()) {
        (false, true) => actions.push(count(Total::Repairs, 1)),
        (true, false) => actions.push(count(Total::Repairs, -1)),
        _ => {}
    }
    let (old, new) = (before.and_then(Repair::due_row), after.due_row());
    if old.as_ref().map(|due| &due.item) != new.as_ref().map(|due| &due.item) {
        actions.extend(old.map(|due| Action::Delete { key: due_key(&due.item), condition: None }));
        if let Some(due) = new {
            actions.push(note(&due)?);
        }
    }
    Ok(actions)
}

/// Writes that something is due.
///
/// # Errors
/// Never for what is of ours.
pub fn note(due: &Due) -> Result<Action, StorageError> {
    Ok(Action::Put { table: Table::Requests, item: to_item(Table::Requests, due)?, condition: None })
}

/// Writes what was said about the visits that leave hits.
///
/// # Errors
/// Never for plans of ours.
pub fn plan(plan: &Plan) -> Result<Action, StorageError> {
    Ok(Action::Put { table: Table::Requests, item: to_item(Table::Requests, plan)?, condition: None })
}

/// A row of what is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Work {
    Plan(Plan),
    Due(Due),
}

impl Work {
    /// Its place.
    #[must_use]
    pub fn item(&self) -> String {
        match self {
            Self::Plan(plan) => Plan::item_of(plan.exception_id),
            Self::Due(due) => due.item.clone(),
        }
    }
}

/// Reads of repairs.
#[derive(Debug, Clone)]
pub struct RepairsStore {
    storage: Storage,
}

impl RepairsStore {
    /// Over the tables.
    #[must_use]
    pub const fn new(storage: Storage) -> Self {
        Self { storage }
    }

    /// The repair of a visit, as last written.
    ///
    /// Access: table `requests` by key. One call, 1 RCU.
    pub async fn repair(&self, patient: UserId, visit: AppointmentId) -> Result<Option<Repair>, StorageError> {
        self.storage.get(&key(patient, visit)).await?.map(read).transpose()
    }

    /// The repairs of visits, each with its patient, as last written, in their order.
    ///
    /// Access: table `requests` by keys. One call, 1 RCU each.
    pub async fn of_visits(&self, visits: &[(UserId, AppointmentId)]) -> Result<Vec<Option<Repair>>, StorageError> {
        let keys: Vec<Key> = visits.iter().map(|(patient, visit)| key(*patient, *visit)).collect();
        self.storage.get_many(&keys).await?.into_iter().map(|row| row.map(read).transpose()).collect()
    }

    /// The same for half the read units; may lag a write.
    ///
    /// Access: table `requests` by keys. One call for each 100, half a read unit each.
    pub async fn of_visits_lately(&self, visits: &[(UserId, AppointmentId)]) -> Result<Vec<Option<Repair>>, StorageError> {
        let keys: Vec<Key> = visits.iter().map(|(patient, visit)| key(*patient, *visit)).collect();
        self.storage.get_many_relaxed(&keys).await?.into_iter().map(|row| row.map(read).transpose()).collect()
    }

    /// A patient's repairs, and beside them the rows of theirs that begin with `other`, which comes later in the alphabet.
    ///
    /// Access: table `requests`, partition = patient, from the first to the last of both. One query, half a read unit for each six or
    /// so, relaxed: may lag a write.
    pub async fn of_patient_beside(&self, patient: UserId, other: &str) -> Result<(Vec<Repair>, Vec<Item>), StorageError> {
        let both = Sort::Between(Repair::PREFIX.to_owned(), format!("{other}~"));
        let rows = self.storage.query_all(Query::table(Table::Requests, patient).sort(both).relaxed(), MOST_OF_PATIENT).await?;
        let begins = |row: &Item, with: &str| row.get("item").and_then(|item| item.as_s().ok()).is_some_and(|item| item.starts_with(with));
        let (repairs, others): (Vec<Item>, Vec<Item>) = rows.into_iter().partition(|row| begins(row, Repair::PREFIX));
        let others = others.into_iter().filter(|row| begins(row, other)).collect();
        Ok((repairs.into_iter().map(read).collect::<Result<_, _>>()?, others))
    }

    /// Everything that is open, the soonest visit first: for the job.
    ///
    /// Access: table `requests`, partition = `repairs`. One query, 1 RCU for each three or so, consistent.
    pub async fn open(&self) -> Result<Vec<Repair>, StorageError> {
        let query = Query::table(Table::Requests, Repair::LIST).sort(Sort::BeginsWith(Repair::OPEN.to_owned()));
        self.storage.query_all(query, MOST_OPEN).await?.into_iter().map(read).collect()
    }

    /// A page of what is open, the soonest visit first, each with the place behind it; `after` is such a place.
    ///
    /// Access: table `requests`, partition = `repairs`. One query, at most `limit` rows, 1 RCU for each three or so, consistent.
    pub async fn open_page(&self, limit: usize, after: Option<&str>) -> Result<Listed<(Repair, String), String>, StorageError> {
        let after = after.map(|item| Key::two(Table::Requests, Repair::LIST, item).attributes());
        let query = Query::table(Table::Requests, Repair::LIST).sort(Sort::BeginsWith(Repair::OPEN.to_owned()));
        let placed = |row: Item| {
            let repair = read(row)?;
            let place = Repair::place_of(repair.about.start, repair.about.appointment_id);
            Ok((repair, place))
        };
        self.storage.placed_page(query.limit(limit).after(after), placed).await
    }

    /// Which of the visits that begin in a piece of time are open, each with when it begins; `None` where there are `most` or more.
    ///
    /// Access: table `requests`, partition = `repairs`, between two times. One query of keys alone, half a read unit for each six or so,
    /// relaxed: may lag a write.
    pub async fn open_within(&self, within: Slot, most: usize) -> Result<Option<Vec<(AppointmentId, Timestamp)>>, StorageError> {
        let from = |at: Timestamp| format!("{}{at}", Repair::OPEN);
        let between = Sort::Between(from(within.start), from(within.end));
        let query = Query::table(Table::Requests, Repair::LIST).sort(between).limit(most).relaxed();
        let listed = self.storage.keys(query).await?;
        // What a newer server wrote and this one cannot read is left out.
        Ok(listed.next.is_none().then(|| listed.items.iter().filter_map(place_read).collect()))
    }

    /// The open repair of a visit that begins, or began, then.
    ///
    /// Access: table `requests` by key. One call, 1 RCU.
    pub async fn listed(&self, start: Timestamp, visit: AppointmentId) -> Result<Option<Repair>, StorageError> {
        let key = Key::two(Table::Requests, Repair::LIST, Repair::place_of(start, visit));
        self.storage.get(&key).await?.map(read).transpose()
    }

    /// Whether anything is due.
    ///
    /// Access: table `requests`, partition = `repairs_due`, up to now, one row, relaxed: half a read unit.
    pub async fn has_due(&self, now: Timestamp) -> Result<bool, StorageError> {
        let query = Query::table(Table::Requests, Due::OWNER).sort(Sort::Until(Due::until(now))).limit(1).relaxed();
        Ok(!self.storage.query(query).await?.items.is_empty())
    }

    /// What is due, plans first, at most 200. What a newer server wrote and this one cannot read is left out.
    ///
    /// Access: the same partition, up to now. One query, 1 RCU for each twenty or so, consistent.
    pub async fn due(&self, now: Timestamp) -> Result<Vec<Work>, StorageError> {
        let query = Query::table(Table::Requests, Due::OWNER).sort(Sort::Until(Due::until(now))).limit(MOST_DUE);
        let is_plan = |row: &Item| row.get("item").and_then(|item| item.as_s().ok()).is_some_and(|item| item.starts_with(Plan::PREFIX));
        let work = |row: Item| {
            if is_plan(&row) {
                from_item(Table::Requests, row).ok().map(Work::Plan)
            } else {
                from_item(Table::Requests, row).ok().map(Work::Due)
            }
        };
        Ok(self.storage.query(query).await?.items.into_iter().filter_map(work).collect())
    }

    /// Something is due no more.
    ///
    /// Access: the row's key. One call, 1 write unit.
    pub async fn forget(&self, due: &Due) -> Result<(), StorageError> {
        self.remove(&due.item).await
    }

    /// Each visit of a plan has its repair.
    ///
    /// Access: the row's key. One call, 1 write unit.
    pub async fn planned(&self, exception: ExceptionId) -> Result<(), StorageError> {
        self.remove(&Plan::item_of(exception)).await
    }

    async fn remove(&self, item: &str) -> Result<(), StorageError> {
        match self.storage.delete(&due_key(item), None).await {
            Ok(()) | Err(CommitError::Refused(_)) => Ok(()),
            Err(CommitError::Storage(error)) => Err(error),
        }
    }
}
