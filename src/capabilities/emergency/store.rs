//! The rows of emergency access, all in table `requests`, and how a patient is found by exactly what was said of them.

use jiff::Timestamp;

use super::model::{EmergencyAccess, InEmergency, LASTS, Queue, Queued, Review, kept_until};
use crate::access::role::Role;
use crate::primitives::ids::{EmergencyAccessId, UserId};
use crate::primitives::page::Listed;
use crate::primitives::people::PersonName;
use crate::primitives::time::after;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key, from_item, number, text, to_item};
use crate::storage::query::{Query, Sort};
use crate::storage::tables::{PEOPLE_OF_ROLE, Table};
use crate::storage::transaction::{Action, CommitError, Expression};

/// More than one doctor opens in an hour.
const MOST_RUNNING: usize = 100;
/// Candidates that are looked at for one word: more than one is as good as none.
const MOST_OF_A_WORD: usize = 5;
/// People of one name whose dates of birth are looked at together.
const PAGE_OF_A_NAME: usize = 100;

/// Writes an access that begins, and its line in the queue.
///
/// # Errors
/// Never for rows of ours.
pub fn open(access: &EmergencyAccess) -> Result<[Action; 2], StorageError> {
    let line = Queued::waiting(access.access_id, access.doctor);
    Ok([
        Action::create(Table::Requests, to_item(Table::Requests, access)?),
        Action::create(Table::Requests, to_item(Table::Requests, &line)?),
    ])
}

/// That this is the doctor's only access to the patient: refused where another one was opened since `seen`, the newest that is known of,
/// unless its hour is over.
#[must_use]
pub fn only(access: &EmergencyAccess, seen: Option<EmergencyAccessId>) -> Action {
    let key = Key::one(Table::Guards, format!("emergency-access#{}#{}", access.doctor, access.patient_id));
    let item = [
        key.attributes(),
        Item::from([
            ("access_id".to_owned(), text(access.access_id)),
            ("expires_at".to_owned(), text(access.expires_at)),
            ("ttl".to_owned(), number(access.expires_at.as_second())),
        ]),
    ];
    let condition = Expression::of("attribute_not_exists(access_id) OR expires_at <= :now OR access_id = :seen")
        .value(":now", text(access.opened_at))
        .value(":seen", text(seen.map_or_else(String::new, |seen| seen.to_string())));
    Action::Put { table: Table::Guards, item: item.into_iter().flatten().collect(), condition: Some(condition) }
}

/// Ends an access that runs; refused when it does not.
#[must_use]
pub fn end(access: &EmergencyAccess, now: Timestamp) -> Action {
    let change = Expression::of("SET ended_at = :now ADD version :one").value(":now", text(now)).value(":one", number(1));
    Action::Update { key: key_of(access.doctor, access.access_id), change, condition: Some(runs(now)) }
}

/// Writes what an administrator says of an access that no longer runs; refused when somebody has said it before.
#[must_use]
pub fn review(access: &EmergencyAccess, review: &Review) -> Action {
    let now = review.reviewed_at;
    let note = if review.note.is_some() { ", review_note = :note" } else { "" };
    let change =
        Expression::of(format!("SET outcome = :outcome, reviewed_by = :by, reviewed_at = :now, #ttl = :ttl{note} ADD version :one"))
            .name("#ttl", "ttl")
            .value(":outcome", text(review.outcome.word()))
            .value(":by", text(review.reviewed_by))
            .value(":now", text(now))
            .value(":ttl", number(kept_until(now)))
            .value(":one", number(1));
    let change = review.note.iter().fold(change, |change, note| change.value(":note", text(note)));
    let condition = Expression::of("attribute_not_exists(reviewed_at) AND (attribute_exists(ended_at) OR expires_at <= :now)");
    Action::Update { key: key_of(access.doctor, access.access_id), change, condition: Some(condition) }
}

/// Moves a line from one list to the other.
///
/// # Errors
/// Never for rows of ours.
pub fn settle(line: &Queued, now: Timestamp) -> Result<[Action; 2], StorageError> {
    let gone = Action::Delete { key: line_key(Queue::Waiting, line.access_id), condition: None };
    Ok([gone, Action::Put { table: Table::Requests, item: to_item(Table::Requests, &line.reviewed(now))?, condition: None }])
}

fn runs(now: Timestamp) -> Expression {
    Expression::of("attribute_not_exists(ended_at) AND expires_at > :now").value(":now", text(now))
}

/// Where an access is kept.
#[must_use]
pub fn key_of(doctor: UserId, id: EmergencyAccessId) -> Key {
    Key::two(Table::Requests, doctor, EmergencyAccess::item_of(id))
}

fn line_key(queue: Queue, id: EmergencyAccessId) -> Key {
    Key::two(Table::Requests, Queued::OWNER, Queued::item_of(queue, id))
}

/// Reads of emergency access.
#[derive(Debug, Clone)]
pub struct EmergencyStore {
    storage: Storage,
}

impl EmergencyStore {
    /// Over the tables.
    #[must_use]
    pub const fn new(storage: Storage) -> Self {
        Self { storage }
    }

    /// The newest access of a doctor to a patient that runs at a moment, as last written.
    ///
    /// Access: as `of_an_hour`. One query.
    pub async fn running(&self, doctor: UserId, patient: UserId, now: Timestamp) -> Result<Option<EmergencyAccess>, StorageError> {
        Ok(self.of_an_hour(doctor, patient, now).await?.into_iter().find(|access| access.runs(now)))
    }

    /// What a doctor opened of a patient within the last hour, ended or not, newest first, as last written.
    ///
    /// Access: table `requests`, partition = doctor, sort from `emergency#` and an hour ago on. One query, mostly no row or one of
    /// about 400 bytes, consistent.
    pub async fn of_an_hour(&self, doctor: UserId, patient: UserId, now: Timestamp) -> Result<Vec<EmergencyAccess>, StorageError> {
        // Ids know the millisecond, what is stored the second.
        let first = EmergencyAccess::item_of(EmergencyAccessId::earliest(after(now, -LASTS - 1)));
        let last = format!("{}~", EmergencyAccess::PREFIX);
        let query = Query::table(Table::Requests, doctor).sort(Sort::Between(first, last)).newest_first();
        let rows = self.storage.query_all(query, MOST_RUNNING).await?;
        let rows = rows.into_iter().map(read).collect::<Result<Vec<_>, _>>()?;
        Ok(rows.into_iter().filter(|access| access.patient_id == patient).collect())
    }

    /// One access of a doctor's, as last written.
    ///
    /// Access: table `requests` by key. One call, 1 read unit.
    pub async fn find(&self, doctor: UserId, id: EmergencyAccessId) -> Result<Option<EmergencyAccess>, StorageError> {
        self.storage.get(&key_of(doctor, id)).await?.map(read).transpose()
    }

    /// A doctor's own, newest first.
    ///
    /// Access: table `requests`, partition = doctor, sort begins with `emergency#`. One query a page, `limit` rows of about 400
    /// bytes, consistent.
    pub async fn own(
        &self,
        doctor: UserId,
        from: Option<EmergencyAccessId>,
        limit: usize,
    ) -> Result<Listed<EmergencyAccess, EmergencyAccessId>, StorageError> {
        let after = from.map(|id| key_of(doctor, id).attributes());
        let query = Query::table(Table::Requests, doctor).sort(Sort::BeginsWith(EmergencyAccess::PREFIX.to_owned()));
        let page = self.storage.query(query.newest_first().limit(limit).after(after)).await?;
        let items = page.items.into_iter().map(read).collect::<Result<Vec<_>, _>>()?;
        let next = items.last().filter(|_| page.next.is_some()).map(|access| access.access_id);
        Ok(Listed { items, next })
    }

    /// Writes down that something was read. `false`: it no longer runs, and nothing is to be shown.
    ///
    /// Access: one row by its key. One call, 1 write unit.
    pub async fn count(&self, reading: &InEmergency, now: Timestamp) -> Result<bool, StorageError> {
        let change = Expression::of("ADD #reads :one").name("#reads", "reads").value(":one", number(1));
        match self.storage.update(&key_of(reading.doctor(), reading.id()), change, Some(runs(now))).await {
            Ok(_) => Ok(true),
            Err(CommitError::Refused(_)) => Ok(false),
            Err(CommitError::Storage(error)) => Err(error),
        }
    }

    /// A page of one of the two lists: what waits, oldest first, or what was reviewed, newest first; each as last written.
    ///
    /// Access: table `requests`, partition `emergency_access`, sort begins with the list's name: one query of rows of about 150
    /// bytes; then the accesses themselves by their keys in one call, 1 read unit each.
    pub async fn queue(
        &self,
        queue: Queue,
        from: Option<EmergencyAccessId>,
        limit: usize,
    ) -> Result<Listed<EmergencyAccess, EmergencyAccessId>, StorageError> {
        let after = from.map(|id| line_key(queue, id).attributes());
        let query = Query::table(Table::Requests, Queued::OWNER).sort(Sort::BeginsWith(queue.prefix().to_owned()));
        let query = if queue == Queue::Reviewed { query.newest_first() } else { query };
        let page = self.storage.query(query.limit(limit).after(after)).await?;
        let lines = page.items.into_iter().map(read_line).collect::<Result<Vec<_>, _>>()?;
        let next = lines.last().filter(|_| page.next.is_some()).map(|line| line.access_id);
        let keys: Vec<Key> = lines.iter().map(|line| key_of(line.doctor_id, line.access_id)).collect();
        let rows = if keys.is_empty() { Vec::new() } else { self.storage.get_many(&keys).await? };
        let items = rows.into_iter().flatten().map(read).collect::<Result<Vec<_>, _>>()?;
        Ok(Listed { items, next })
    }

    /// One access of anybody's, with its line.
    ///
    /// Access: two keys in one call and one more, 3 read units.
    pub async fn queued(&self, id: EmergencyAccessId) -> Result<Option<(Queued, EmergencyAccess)>, StorageError> {
        let keys = [Queue::Waiting, Queue::Reviewed].map(|queue| line_key(queue, id));
        let line = self.storage.get_many(&keys).await?.into_iter().flatten().next().map(read_line).transpose()?;
        let Some(line) = line else { return Ok(None) };
        Ok(self.find(line.doctor_id, id).await?.map(|access| (line, access)))
    }

    /// Patients of whom the lists say exactly this word: the candidates, to be read as last written.
    ///
    /// Access: table `lookups`, partition `patient`, sort begins with the word and `#`. One query, at most five rows, half a read unit.
    pub async fn patients_of_word(&self, word: &str) -> Result<Vec<UserId>, StorageError> {
        let exactly = Sort::BeginsWith(format!("{word}#"));
        let query = Query::table(Table::Lookups, Role::Patient.word()).relaxed().sort(exactly).limit(MOST_OF_A_WORD);
        Ok(users(self.storage.query(query).await?.items))
    }

    /// Patients who are called exactly so, a page at a time: candidates as above. `from` is where the page before ended.
    ///
    /// Access: index `people_of_role`, partition `patient`, sort = the name. One query, at most 100 rows, half a read unit per 4 KB.
    pub async fn patients_called(&self, name: &PersonName, from: Option<Item>) -> Result<Listed<UserId, Item>, StorageError> {
        let exactly = Sort::Between(name.sort_key(), name.sort_key());
        let query = Query::index(Table::Users, &PEOPLE_OF_ROLE, Role::Patient.word()).sort(exactly).limit(PAGE_OF_A_NAME).after(from);
        let page = self.storage.query(query).await?;
        Ok(Listed { items: users(page.items), next: page.next })
    }
}

fn read(row: Item) -> Result<EmergencyAccess, StorageError> {
    from_item(Table::Requests, row)
}

fn read_line(row: Item) -> Result<Queued, StorageError> {
    from_item(Table::Requests, row)
}

fn users(rows: Vec<Item>) -> Vec<UserId> {
    rows.iter().filter_map(|row| row.get("user_id")?.as_s().ok()?.parse().ok()).collect()
}
