//! The rows of the waiting list: entries, their copies in the list of a department, freed times; and why somebody wants to come.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::model::{Entry, Freed, FreedRange, FreedTime, Queued};
use crate::primitives::ids::{DepartmentId, UserId, WaitId};
use crate::primitives::page::Listed;
use crate::primitives::text::Sensitive;
use crate::primitives::time::after;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key, from_item, number, text, to_item};
use crate::storage::query::{Query, Sort};
use crate::storage::tables::Table;
use crate::storage::transaction::{Action, CommitError, Expression};

/// More entries than one patient makes: five are open at most, and those that are over go after ninety days.
const MOST_OF_PATIENT: usize = 500;
/// More people than wait in one department.
const MOST_WAITING: usize = 5_000;
/// What is over, on the page of a department.
const MOST_OVER: usize = 50;
/// How long a patient's turn is kept, in seconds: far longer than any request lasts.
const TURN_KEPT: i64 = 24 * 60 * 60;
/// So many freed times are taken up in one run; the rest in the next.
const MOST_FREED: usize = 200;

/// Why somebody wants to come: clinical, as a booking's reason is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingReason {
    pub patient_id: UserId,
    /// `waiting#<id>`.
    item: String,
    pub reason: Sensitive<String>,
}

impl WaitingReason {
    /// Of an entry.
    #[must_use]
    pub fn new(patient_id: UserId, id: WaitId, reason: Sensitive<String>) -> Self {
        Self { patient_id, item: Entry::reason_item_of(id), reason }
    }

    fn key(patient: UserId, id: WaitId) -> Key {
        Key::two(Table::Records, patient, Entry::reason_item_of(id))
    }
}

/// The row in `guards` that counts how often somebody put a patient on the list or changed what they wait for.
#[derive(Debug, Deserialize)]
struct Turns {
    turn: u32,
}

fn entries_of(patient: UserId) -> Query {
    Query::table(Table::Requests, patient).sort(Sort::BeginsWith(Entry::PREFIX.to_owned())).newest_first()
}

fn turn_key(patient: UserId) -> Key {
    Key::one(Table::Guards, format!("waits#{patient}"))
}

/// Takes a patient's next turn; refused when somebody has since the last one was read. Of two at once one goes first, and the other
/// sees what became of it.
#[must_use]
pub fn take_turn(patient: UserId, seen: Option<u32>, now: Timestamp) -> Action {
    let next = seen.unwrap_or_default().saturating_add(1);
    let until = after(now, TURN_KEPT).as_second();
    let row = [("key", text(turn_key(patient).partition)), ("turn", number(next)), ("ttl", number(until))];
    let item = row.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let unchanged = match seen {
        None => Expression::of("attribute_not_exists(#turn)"),
        Some(seen) => Expression::of("#turn = :seen").value(":seen", number(seen)),
    };
    Action::Put { table: Table::Guards, item, condition: Some(unchanged.name("#turn", "turn")) }
}

/// Writes a new entry, its place in the list and why.
///
/// # Errors
/// Never for entries of ours.
pub fn ask(entry: &Entry, reason: &WaitingReason) -> Result<[Action; 3], StorageError> {
    Ok([
        Action::create(Table::Requests, to_item(Table::Requests, entry)?),
        Action::create(Table::Requests, to_item(Table::Requests, &entry.queued())?),
        Action::create(Table::Records, to_item(Table::Records, reason)?),
    ])
}

/// Writes an entry in the place of the version before it, and its place in the list; refused when that is not the newest.
///
/// # Errors
/// Never for entries of ours.
pub fn replace(entry: &Entry) -> Result<Vec<Action>, StorageError> {
    let condition = Expression::of("#version = :read").name("#version", "version").value(":read", number(entry.version - 1));
    let queued = entry.queued();
    let mut actions = vec![
        Action::Put { table: Table::Requests, item: to_item(Table::Requests, entry)?, condition: Some(condition) },
        Action::Put { table: Table::Requests, item: to_item(Table::Requests, &queued)?, condition: None },
    ];
    if !entry.state.is_open() {
        actions.push(leave_queue(entry.wish.department_id, entry.wait_id));
    }
    Ok(actions)
}

/// Takes an entry out of those that may still get a time.
#[must_use]
pub fn leave_queue(department: DepartmentId, id: WaitId) -> Action {
    Action::Delete { key: Key::two(Table::Requests, Queued::queue_of(department), Queued::item_of(true, id)), condition: None }
}

/// Writes why, in the place of what was said before.
///
/// # Errors
/// Never for reasons of ours.
pub fn replace_reason(reason: &WaitingReason) -> Result<Action, StorageError> {
    Ok(Action::Put { table: Table::Records, item: to_item(Table::Records, reason)?, condition: None })
}

/// Writes a time that became free. Free again is free anew: whatever was known of the same time is over.
///
/// # Errors
/// Never for times of ours.
pub fn free(time: &FreedTime) -> Result<Action, StorageError> {
    Ok(Action::Put { table: Table::Requests, item: to_item(Table::Requests, time)?, condition: None })
}

/// Writes hours that became free.
///
/// # Errors
/// Never for hours of ours.
pub fn free_hours(hours: &FreedRange) -> Result<Action, StorageError> {
    Ok(Action::Put { table: Table::Requests, item: to_item(Table::Requests, hours)?, condition: None })
}

/// Writes a freed time in the place of the version before it.
///
/// # Errors
/// Never for times of ours.
pub fn advance(time: &FreedTime) -> Result<Action, StorageError> {
    let condition = Expression::of("#version = :read").name("#version", "version").value(":read", number(time.version - 1));
    Ok(Action::Put { table: Table::Requests, item: to_item(Table::Requests, time)?, condition: Some(condition) })
}

/// Somebody has a freed time: it is off the list, if it still stands there as it was read.
#[must_use]
pub fn is_gone(time: &FreedTime) -> Action {
    let condition = Expression::of("#version = :read").name("#version", "version").value(":read", number(time.version));
    Action::Delete { key: freed_key(&time.item), condition: Some(condition) }
}

/// Where a freed time or hours are kept.
#[must_use]
pub fn freed_key(item: &str) -> Key {
    Key::two(Table::Requests, Freed::OWNER, item)
}

/// Where an entry is kept.
#[must_use]
pub fn entry_key(patient: UserId, id: WaitId) -> Key {
    Key::two(Table::Requests, patient, Entry::item_of(id))
}

/// An entry from its row.
///
/// # Errors
/// When the row is none of ours.
pub fn read_entry(row: Item) -> Result<Entry, StorageError> {
    from_item(Table::Requests, row)
}

/// Reads of the waiting list.
#[derive(Debug, Clone)]
pub struct WaitingListStore {
    storage: Storage,
}

impl WaitingListStore {
    /// Over the tables.
    #[must_use]
    pub const fn new(storage: Storage) -> Self {
        Self { storage }
    }

    /// A patient's entries, newest first, those that are over too.
    ///
    /// Access: table `requests`, partition = patient, sort begins with `waits#`. One query, rows of about 800 bytes, consistent.
    pub async fn of_patient(&self, patient: UserId) -> Result<Vec<Entry>, StorageError> {
        self.storage.query_all(entries_of(patient), MOST_OF_PATIENT).await?.into_iter().map(read_entry).collect()
    }

    /// A patient's last turn; `None` where nobody asked or changed anything for them lately.
    ///
    /// Access: table `guards` by key. One call, 1 RCU.
    pub async fn turn(&self, patient: UserId) -> Result<Option<u32>, StorageError> {
        let row = self.storage.get(&turn_key(patient)).await?;
        Ok(row.map(|row| from_item::<Turns>(Table::Guards, row)).transpose()?.map(|turns| turns.turn))
    }

    /// One entry, as last written.
    ///
    /// Access: table `requests` by key. One call, 1 RCU.
    pub async fn entry(&self, patient: UserId, id: WaitId) -> Result<Option<Entry>, StorageError> {
        self.storage.get(&entry_key(patient, id)).await?.map(read_entry).transpose()
    }

    /// Why somebody wants to come.
    ///
    /// Access: table `records` by key. One call, 1 RCU.
    pub async fn reason(&self, patient: UserId, id: WaitId) -> Result<Option<WaitingReason>, StorageError> {
        let row = self.storage.get(&WaitingReason::key(patient, id)).await?;
        row.map(|row| from_item(Table::Records, row)).transpose()
    }

    /// Everybody who may still get a time in a department, whoever asked first comes first.
    ///
    /// Access: table `requests`, partition = `waiting#<department>`, sort begins with `open#`. One query, 1 RCU for each five or
    /// so, consistent.
    pub async fn open(&self, department: DepartmentId) -> Result<Vec<Queued>, StorageError> {
        let query = Query::table(Table::Requests, Queued::queue_of(department)).sort(Sort::BeginsWith(Queued::OPEN.to_owned()));
        let rows = self.storage.query_all(query, MOST_WAITING).await?.into_iter();
        rows.map(|row| from_item(Table::Requests, row)).collect()
    }

    /// A page of the same, each with the place behind it; `after` is such a place.
    ///
    /// Access: as `open`, at most `limit` rows.
    pub async fn open_page(
        &self,
        department: DepartmentId,
        limit: usize,
        after: Option<&str>,
    ) -> Result<Listed<(Queued, String), String>, StorageError> {
        let queue = Queued::queue_of(department);
        let after = after.map(|item| Key::two(Table::Requests, &queue, item).attributes());
        let query = Query::table(Table::Requests, &queue).sort(Sort::BeginsWith(Queued::OPEN.to_owned())).limit(limit).after(after);
        self.storage.placed_page(query, |row| from_item(Table::Requests, row).map(Queued::placed)).await
    }

    /// The latest fifty of a department that are over, whoever asked last comes first.
    ///
    /// Access: the same partition, sort begins with `over#`. One query, at most 50 rows, relaxed.
    pub async fn over(&self, department: DepartmentId) -> Result<Vec<Queued>, StorageError> {
        let query = Query::table(Table::Requests, Queued::queue_of(department)).sort(Sort::BeginsWith(Queued::OVER.to_owned()));
        let rows = self.storage.query(query.newest_first().limit(MOST_OVER).relaxed()).await?.items.into_iter();
        rows.map(|row| from_item(Table::Requests, row)).collect()
    }

    /// What has become free and is not somebody's yet, the soonest times first, at most 200. What a newer server wrote and this
    /// one cannot read is left out.
    ///
    /// Access: table `requests`, partition = `freed_times`. One query, 1 RCU for each ten or so, at least half a unit, consistent.
    pub async fn freed(&self) -> Result<Vec<Freed>, StorageError> {
        self.all_freed(Query::table(Table::Requests, Freed::OWNER)).await
    }

    /// The same for the desk.
    ///
    /// Access: as above, relaxed: half the units. May lag a write.
    pub async fn freed_lately(&self) -> Result<Vec<Freed>, StorageError> {
        self.all_freed(Query::table(Table::Requests, Freed::OWNER).relaxed()).await
    }

    async fn all_freed(&self, query: Query) -> Result<Vec<Freed>, StorageError> {
        let rows = self.storage.query(query.limit(MOST_FREED)).await?.items.into_iter();
        let read = |row: Item| {
            let is_time = row.get("item").and_then(|item| item.as_s().ok()).is_some_and(|item| item.starts_with(FreedTime::PREFIX));
            if is_time {
                from_item(Table::Requests, row).ok().map(|time| Freed::Time(Box::new(time)))
            } else {
                from_item(Table::Requests, row).ok().map(Freed::Hours)
            }
        };
        Ok(rows.filter_map(read).collect())
    }

    /// Whether there is any.
    ///
    /// Access: the same partition, one row, relaxed: half a read unit.
    pub async fn has_freed(&self) -> Result<bool, StorageError> {
        Ok(!self.storage.query(Query::table(Table::Requests, Freed::OWNER).limit(1).relaxed()).await?.items.is_empty())
    }

    /// A freed time, as last written.
    ///
    /// Access: table `requests` by key. One call, 1 RCU.
    pub async fn freed_time(&self, item: &str) -> Result<Option<FreedTime>, StorageError> {
        self.storage.get(&freed_key(item)).await?.map(|row| from_item(Table::Requests, row)).transpose()
    }

    /// Puts a time on the list, unless it stands there.
    ///
    /// Access: the row's key. One call, 1 write unit.
    pub async fn put_freed(&self, time: &FreedTime) -> Result<(), StorageError> {
        let absent = Expression::of("attribute_not_exists(#item)").name("#item", "item");
        settled(self.storage.put(Table::Requests, to_item(Table::Requests, time)?, Some(absent)).await)
    }

    /// Writes a freed time in the place of the version before it, if that stands there.
    ///
    /// Access: the row's key. One call, 1 write unit.
    pub async fn put_advanced(&self, time: &FreedTime) -> Result<(), StorageError> {
        let Action::Put { table, item, condition } = advance(time)? else { return Ok(()) };
        settled(self.storage.put(table, item, condition).await)
    }

    /// Takes a time that nobody waits for off the list, if it is as it was read.
    ///
    /// Access: the row's key. One call, 1 write unit.
    pub async fn forget(&self, time: &FreedTime) -> Result<(), StorageError> {
        let Action::Delete { key, condition } = is_gone(time) else { return Ok(()) };
        settled(self.storage.delete(&key, condition).await)
    }

    /// Takes hours off the list, if they are as they were read.
    ///
    /// Access: the row's key. One call, 1 write unit.
    pub async fn forget_hours(&self, hours: &FreedRange) -> Result<(), StorageError> {
        settled(self.storage.delete(&freed_key(&hours.item), Some(begin_as(hours))).await)
    }

    /// Puts what is left of hours in their place, if they are as they were read.
    ///
    /// Access: the row's key. One call, 1 write unit.
    pub async fn shorten_hours(&self, hours: &FreedRange, rest: &FreedRange) -> Result<(), StorageError> {
        settled(self.storage.put(Table::Requests, to_item(Table::Requests, rest)?, Some(begin_as(hours))).await)
    }

    /// Takes a place in the list away whose entry is gone with its patient's data.
    ///
    /// Access: the row's key. One call, 1 write unit.
    pub async fn forget_place(&self, department: DepartmentId, id: WaitId) -> Result<(), StorageError> {
        let Action::Delete { key, condition } = leave_queue(department, id) else { return Ok(()) };
        settled(self.storage.delete(&key, condition).await)
    }
}

/// That hours on the list begin where they began when they were read.
fn begin_as(hours: &FreedRange) -> Expression {
    Expression::of("#from = :from").name("#from", "from").value(":from", text(hours.from))
}

/// Somebody else was first, and that is as good.
fn settled(written: Result<(), CommitError<()>>) -> Result<(), StorageError> {
    match written {
        Ok(()) | Err(CommitError::Refused(_)) => Ok(()),
        Err(CommitError::Storage(error)) => Err(error),
    }
}
