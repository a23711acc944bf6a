//! The rows of reports, the list of work that is owed them, and the counters of who adds how much.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::model::{MOST_A_DAY, MOST_AN_HOUR, Report, ReportHead, Task, Work};
use crate::capabilities::records::model::{ClinicalReader, among_the_papers};
use crate::primitives::ids::{ReportId, UserId};
use crate::primitives::page::Listed;
use crate::primitives::time::after;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key, from_item, number, text, to_item, to_item_at};
use crate::storage::query::{Query, Sort};
use crate::storage::tables::{GLANCE_OF_PATIENT, Table};
use crate::storage::transaction::{Action, Expression};

/// Pages of the list of work that are looked through for a task, at most.
const PAGES: usize = 20;
const HOUR: i64 = 60 * 60;
const DAY: i64 = 24 * HOUR;

/// Writes a report that was just announced; refused when its id exists.
///
/// # Errors
/// Never for our own types.
pub fn create(report: &Report) -> Result<Action, StorageError> {
    Ok(Action::create(Table::Records, row(report)?))
}

/// Puts a report into its next state; refused when it is in another than `before`.
///
/// # Errors
/// Never for our own types.
pub fn step(before: &Report, next: &Report) -> Result<Action, StorageError> {
    let condition = Some(still(before)?);
    Ok(Action::Put { table: Table::Records, item: row(next)?, condition })
}

/// Takes a report away; refused when it is in another state than `report`.
///
/// # Errors
/// Never for our own types.
pub fn remove(report: &Report) -> Result<Action, StorageError> {
    Ok(Action::Delete { key: key(report.patient_id, report.report_id), condition: Some(still(report)?) })
}

fn still(report: &Report) -> Result<Expression, StorageError> {
    let row = to_item(Table::Records, report)?;
    let state = row.get("state").cloned().unwrap_or_else(|| text(""));
    let same = match report.read_due {
        None => Expression::of("#state = :state AND #due = :due AND attribute_not_exists(#read)"),
        Some(due) => Expression::of("#state = :state AND #due = :due AND #read = :read").value(":read", text(due)),
    };
    let same = same.name("#state", "state").name("#due", "due").name("#read", "read_due");
    Ok(same.value(":state", state).value(":due", text(report.due)))
}

fn row(report: &Report) -> Result<Item, StorageError> {
    to_item_at(Table::Records, report, (GLANCE_OF_PATIENT.sort, among_the_papers(report.report_id.as_uuid())))
}

/// Where a report is.
#[must_use]
pub fn key(patient: UserId, report: ReportId) -> Key {
    Key::two(Table::Records, patient, Report::item_of(report))
}

/// Puts a line on the list of work.
///
/// # Errors
/// Never for our own types.
pub fn owe(work: &Work) -> Result<Action, StorageError> {
    Ok(Action::Put { table: Table::Requests, item: to_item(Table::Requests, work)?, condition: None })
}

/// Takes the line of a report that is due then off the list; absent is fine.
#[must_use]
pub fn settle(due: Timestamp, report: ReportId) -> Action {
    Action::Delete { key: Key::two(Table::Requests, Work::OWNER, Work::place(due, report)), condition: None }
}

/// Takes a line off the list, if it still is for the same; absent is fine.
///
/// # Errors
/// Never for our own types.
pub fn strike(work: &Work) -> Result<Action, StorageError> {
    let task = to_item(Table::Requests, work)?.remove("task").unwrap_or_else(|| text(""));
    let same = Expression::of("attribute_not_exists(#task) OR #task = :task").name("#task", "task").value(":task", task);
    Ok(Action::Delete { key: Key::two(Table::Requests, Work::OWNER, &work.item), condition: Some(same) })
}

/// Counts one more report of somebody in this hour; refused when that is one too many.
#[must_use]
pub fn count_one(person: UserId, now: Timestamp) -> Action {
    let hour = now.as_second().div_euclid(HOUR);
    let room = Expression::of("attribute_not_exists(#n) OR #n < :most").value(":most", number(MOST_AN_HOUR));
    counted(format!("reports-hour#{person}#{hour}"), 1, after(now, 2 * HOUR), Some(room))
}

/// Counts so many bytes of somebody on this UTC day; refused when that is more than a day's.
#[must_use]
pub fn count_bytes(person: UserId, bytes: u64, now: Timestamp) -> Action {
    let left = i64::try_from(MOST_A_DAY).unwrap_or(i64::MAX).saturating_sub(signed(bytes));
    let room = Expression::of("attribute_not_exists(#n) OR #n <= :left").value(":left", number(left));
    counted(day_of(person, now), signed(bytes), after(now, 2 * DAY), Some(room))
}

/// Gives back what was counted on a day and not sent.
#[must_use]
pub fn give_back_bytes(person: UserId, bytes: u64, day: Timestamp) -> Action {
    counted(day_of(person, day), -signed(bytes), after(day, 2 * DAY), None)
}

fn day_of(person: UserId, at: Timestamp) -> String {
    format!("reports-day#{person}#{}", at.to_zoned(TimeZone::UTC).date())
}

fn signed(bytes: u64) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX)
}

fn counted(row: String, more: i64, until: Timestamp, room: Option<Expression>) -> Action {
    let change = Expression::of("SET #ttl = :ttl ADD #n :more").name("#ttl", "ttl").name("#n", "counted");
    let change = change.value(":ttl", number(until.as_second())).value(":more", number(more));
    Action::Update { key: Key::one(Table::Guards, row), change, condition: room }
}

/// Reads of reports.
#[derive(Debug, Clone)]
pub struct ReportsStore {
    storage: Storage,
}

impl ReportsStore {
    /// Over the tables.
    #[must_use]
    pub const fn new(storage: Storage) -> Self {
        Self { storage }
    }

    /// A patient's reports, newest first.
    ///
    /// Access: table `records`, partition = patient, sort begins with `report#`. One query a page, `limit` rows, consistent, 1 RCU
    /// per 4 KB.
    pub async fn list(
        &self,
        reader: &ClinicalReader,
        from: Option<ReportId>,
        limit: usize,
    ) -> Result<Listed<Report, ReportId>, StorageError> {
        self.page_of(reader.patient(), from, limit).await
    }

    /// The same, for the house's own work on them.
    ///
    /// Access: as `list`. One query a page.
    pub async fn page_of(&self, patient: UserId, from: Option<ReportId>, limit: usize) -> Result<Listed<Report, ReportId>, StorageError> {
        let listed = self.page(patient, from, limit).await?;
        let items = read_all::<Report>(listed.items)?;
        let next = items.last().filter(|_| listed.next.is_some()).map(|report| report.report_id);
        Ok(Listed { items, next })
    }

    /// One report.
    ///
    /// Access: table `records` by key. One call, consistent, 1 RCU.
    pub async fn find(&self, reader: &ClinicalReader, id: ReportId) -> Result<Option<Report>, StorageError> {
        self.of_patient(reader.patient(), id).await
    }

    /// One report, for the house's own work on it.
    ///
    /// Access: table `records` by key. One call, consistent, 1 RCU.
    pub async fn of_patient(&self, patient: UserId, id: ReportId) -> Result<Option<Report>, StorageError> {
        let row = self.storage.get(&key(patient, id)).await?;
        row.map(|row| from_item(Table::Records, row)).transpose()
    }

    /// That a patient's reports exist, newest first: nothing clinical is taken from the rows.
    ///
    /// Access: as `list`. One query a page.
    pub async fn heads(&self, patient: UserId, from: Option<ReportId>, limit: usize) -> Result<Listed<ReportHead, ReportId>, StorageError> {
        let listed = self.page(patient, from, limit).await?;
        let items = read_all::<ReportHead>(listed.items)?;
        let next = items.last().filter(|_| listed.next.is_some()).map(|head| head.report_id);
        Ok(Listed { items, next })
    }

    /// What is owed to reports by now, longest due first.
    ///
    /// Access: table `requests`, partition `reports`, sort up to now. As many queries of `limit` rows as it takes to find so many that
    /// can be read, one as a rule and 20 at most; consistent, 1 RCU per 4 KB.
    pub async fn due(&self, now: Timestamp, limit: usize) -> Result<Vec<Work>, StorageError> {
        self.owed(|_| true, now, limit).await
    }

    /// The same, of some tasks alone; what stands before them is being worked on by others.
    ///
    /// Access: as [`Self::due`].
    pub async fn due_of(&self, tasks: &[Task], now: Timestamp, limit: usize) -> Result<Vec<Work>, StorageError> {
        self.owed(|task| tasks.contains(&task), now, limit).await
    }

    async fn owed(&self, wanted: impl Fn(Task) -> bool + Send, now: Timestamp, limit: usize) -> Result<Vec<Work>, StorageError> {
        let (mut found, mut behind) = (Vec::new(), None);
        for _ in 0..PAGES {
            // After every report of this second.
            let due = Query::table(Table::Requests, Work::OWNER).sort(Sort::Until(format!("{now}~")));
            let page = self.storage.query(due.limit(limit).after(behind)).await?;
            found.extend(page.items.into_iter().filter_map(readable).filter(|work| wanted(work.task)));
            behind = page.next;
            if found.len() >= limit || behind.is_none() {
                break;
            }
        }
        found.truncate(limit);
        Ok(found)
    }

    async fn page(&self, patient: UserId, from: Option<ReportId>, limit: usize) -> Result<Listed<Item, Item>, StorageError> {
        let place = |id: ReportId| key(patient, id).attributes();
        let reports = Query::table(Table::Records, patient).sort(Sort::BeginsWith(Report::PREFIX.to_owned()));
        self.storage.query(reports.newest_first().limit(limit).after(from.map(place))).await
    }
}

/// One line that cannot be read (a newer server's, or damaged) must not keep the others back.
fn readable(row: Item) -> Option<Work> {
    let key = Key::of(Table::Requests, &row).and_then(|key| key.sort);
    let work = from_item::<Work>(Table::Requests, row);
    work.inspect_err(|error| tracing::error!(work = key, %error, "work on a report cannot be read and waits")).ok()
}

fn read_all<T: serde::de::DeserializeOwned>(rows: Vec<Item>) -> Result<Vec<T>, StorageError> {
    rows.into_iter().map(|row| from_item(Table::Records, row)).collect()
}
