//! The rows of records: lines, entries, drafts. Whoever finds something clinical here is a `ClinicalReader`.

use aws_sdk_dynamodb::types::AttributeValue;

use super::model::{
    Amendment, Background, ClinicalReader, Draft, Head, History, MOST_AMENDMENTS, NewCode, Record, RecordLine, WrittenLine,
    among_the_papers,
};
use crate::capabilities::appointments::model::Appointment;
use crate::primitives::ids::{AppointmentId, RecordId, UserId};
use crate::primitives::page::Listed;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key, from_item, number, text, to_item, to_item_at};
use crate::storage::query::{Query, Sort};
use crate::storage::tables::{GLANCE_OF_PATIENT, Table};
use crate::storage::transaction::{Action, Expression};

/// Writes a record that was just signed, and its line; refused when its id exists.
///
/// # Errors
/// Never for our own types.
pub fn create(record: &Record) -> Result<[Action; 2], StorageError> {
    let line = RecordLine::from(record);
    let place = (GLANCE_OF_PATIENT.sort, among_the_papers(line.record_id.as_uuid()));
    let line = to_item_at(Table::Records, &line, place)?;
    Ok([Action::create(Table::Records, to_item(Table::Records, record)?), Action::create(Table::Records, line)])
}

/// Adds an amendment, and lets the line say what stands now; refused when the record has another version than `read`.
///
/// # Errors
/// Never for our own types.
pub fn amend(amendment: &Amendment, read: &Head) -> Result<[Action; 2], StorageError> {
    let change = &amendment.change;
    let mut parts = vec![("version", number(read.version + 1)), ("size", number(read.size.saturating_add(change.size())))];
    parts.extend(change.diagnosis.as_ref().map(|diagnosis| ("diagnosis", text(diagnosis.expose()))));
    parts.extend(change.prescription.as_ref().map(|prescription| ("prescription", text(prescription.expose()))));
    let new_code = change.diagnosis_code.as_ref();
    if let Some(code) = new_code.and_then(NewCode::code) {
        parts.push(("diagnosis_code", AttributeValue::M(to_item(Table::Records, code)?)));
    }
    let sets: Vec<String> = parts.iter().map(|(name, _)| format!("#{name} = :{name}")).collect();
    let changed = match new_code {
        Some(NewCode::Gone(_)) => {
            Expression::of(format!("SET {} REMOVE #diagnosis_code", sets.join(", "))).name("#diagnosis_code", "diagnosis_code")
        }
        _ => Expression::of(format!("SET {}", sets.join(", "))),
    };
    let changed =
        parts.into_iter().fold(changed, |changed, (name, value)| changed.name(&format!("#{name}"), name).value(&format!(":{name}"), value));
    let unchanged = Expression::of("#version = :read").name("#version", "version").value(":read", number(read.version));
    let line = Key::two(Table::Records, amendment.patient_id, RecordLine::item_of(amendment.record_id));
    Ok([
        Action::create(Table::Records, to_item(Table::Records, amendment)?),
        Action::Update { key: line, change: changed, condition: Some(unchanged) },
    ])
}

/// Keeps a draft in the place of version `seen`, 0 for none; refused when there is another one by now, or another doctor's.
///
/// # Errors
/// Never for our own types.
pub fn keep_draft(draft: &Draft, seen: u32) -> Result<Action, StorageError> {
    let condition = Some(draft_seen(draft.doctor_id, seen));
    Ok(Action::Put { table: Table::Records, item: to_item(Table::Records, draft)?, condition })
}

/// Removes the draft of a visit, if there is one; with `seen` refused like keeping one in its place.
#[must_use]
pub fn end_draft((patient, appointment): (UserId, AppointmentId), doctor: UserId, seen: Option<u32>) -> Action {
    let condition = seen.map_or_else(|| absent_or_of(doctor), |seen| draft_seen(doctor, seen));
    Action::Delete { key: draft_key(patient, appointment), condition: Some(condition) }
}

/// That the draft of a visit is the one of version `seen`, 0 for none, or gone since. Those of before versions were counted
/// stand at 1.
fn draft_seen(doctor: UserId, seen: u32) -> Expression {
    if seen == 0 {
        return Expression::of("attribute_not_exists(#item)").name("#item", "item");
    }
    let version = if seen == 1 { "(attribute_not_exists(#version) OR #version = :seen)" } else { "#version = :seen" };
    Expression::of(format!("attribute_not_exists(#item) OR (#doctor = :doctor AND {version})"))
        .name("#item", "item")
        .name("#doctor", "doctor_id")
        .name("#version", "version")
        .value(":doctor", text(doctor))
        .value(":seen", number(seen))
}

/// Writes a background in the place of the version that was read, 0 for none; refused when that is another one by now.
///
/// # Errors
/// Never for our own types.
pub fn put_background(background: &Background, read: u32) -> Result<Action, StorageError> {
    let condition = match read {
        0 => Expression::of("attribute_not_exists(#item)").name("#item", "item"),
        read => Expression::of("#version = :read").name("#version", "version").value(":read", number(read)),
    };
    Ok(Action::Put { table: Table::Records, item: to_item(Table::Records, background)?, condition: Some(condition) })
}

fn absent_or_of(doctor: UserId) -> Expression {
    let condition = Expression::of("attribute_not_exists(#item) OR #doctor = :doctor");
    condition.name("#item", "item").name("#doctor", "doctor_id").value(":doctor", text(doctor))
}

fn draft_key(patient: UserId, appointment: AppointmentId) -> Key {
    Key::two(Table::Records, patient, Draft::item_of(appointment))
}

/// What a patient says of themselves, and rows of others that were read in the same call, in the order of their keys.
pub type Beside = (Option<Background>, Vec<Option<Item>>);

/// Entries of a record that are read with the visit by which they are shown: where the last of them is not there, these are all.
const AT_FIRST: u32 = 3;

/// What the first entries of a record are.
#[derive(Debug)]
pub enum FirstEntries {
    /// All there is of it; `None`: there is no such record.
    Whole(Option<Box<History>>),
    /// There may be more.
    More,
}

/// Reads of records.
#[derive(Debug, Clone)]
pub struct RecordsStore {
    storage: Storage,
}

impl RecordsStore {
    /// Over the tables.
    #[must_use]
    pub const fn new(storage: Storage) -> Self {
        Self { storage }
    }

    /// A patient's records as they stand now, newest first.
    ///
    /// Access: table `records`, partition = patient, sort begins with `record#`. One query a page, `limit` rows, consistent, 1 RCU
    /// per 4 KB.
    pub async fn lines(
        &self,
        reader: &ClinicalReader,
        after: Option<RecordId>,
        limit: usize,
    ) -> Result<Listed<RecordLine, RecordId>, StorageError> {
        let listed = self.page(reader.patient(), after, limit).await?;
        let items = read_all::<RecordLine>(listed.items)?;
        let next = items.last().filter(|_| listed.next.is_some()).map(|line| line.record_id);
        Ok(Listed { items, next })
    }

    /// One record with its amendments.
    ///
    /// Access: table `records`, partition = patient, sort begins with `entry#<record>#`. One query, at most 51 rows, consistent,
    /// 1 RCU per 4 KB.
    pub async fn history(&self, reader: &ClinicalReader, id: RecordId) -> Result<Option<History>, StorageError> {
        let entries = Query::table(Table::Records, reader.patient()).sort(Sort::BeginsWith(Record::entries_of(id)));
        history_of(self.storage.query(entries.limit(MOST_AMENDMENTS as usize + 1)).await?.items)
    }

    /// The same with the visit by which it is decided who reads, all as last written; nothing of it leaves unless `decide` lets it. A
    /// record that was amended more than once is not whole, and is asked for by [`Self::history`].
    ///
    /// Access: tables by key. One call, consistent, 1 RCU per 4 KB of each.
    pub async fn history_by(
        &self,
        (patient, visit, id): (UserId, AppointmentId, RecordId),
        decide: impl Fn(&Appointment) -> Option<ClinicalReader> + Send,
    ) -> Result<Option<(ClinicalReader, FirstEntries)>, StorageError> {
        let entries = (0..AT_FIRST).map(|number| Key::two(Table::Records, patient, Record::entry(id, number)));
        let keys: Vec<Key> = [Key::one(Table::Appointments, visit)].into_iter().chain(entries).collect();
        let mut rows = self.storage.get_many(&keys).await?.into_iter();
        let visit = rows.next().flatten().map(|row| from_item(Table::Appointments, row)).transpose()?;
        let Some(reader) = visit.as_ref().and_then(decide) else { return Ok(None) };
        let entries: Vec<Item> = rows.map_while(|row| row).collect();
        let is_whole = entries.len() < AT_FIRST as usize;
        let found = if is_whole { FirstEntries::Whole(history_of(entries)?.map(Box::new)) } else { FirstEntries::More };
        Ok(Some((reader, found)))
    }

    /// That a patient's records exist, newest first: nothing clinical is taken from the rows.
    ///
    /// Access: as `lines`. One query a page.
    pub async fn heads(&self, patient: UserId, after: Option<RecordId>, limit: usize) -> Result<Listed<Head, RecordId>, StorageError> {
        let listed = self.page(patient, after, limit).await?;
        let items = read_all::<Head>(listed.items)?;
        let next = items.last().filter(|_| listed.next.is_some()).map(|head| head.record_id);
        Ok(Listed { items, next })
    }

    /// That one record exists: nothing clinical is taken from the row.
    ///
    /// Access: table `records` by key. One call, 1 RCU.
    pub async fn head(&self, patient: UserId, id: RecordId) -> Result<Option<Head>, StorageError> {
        let row = self.storage.get(&Key::two(Table::Records, patient, RecordLine::item_of(id))).await?;
        row.map(|row| from_item(Table::Records, row)).transpose()
    }

    /// What is counted of some records, in their order; `None` for one that is there no more. Whoever asks has the ids from visits of
    /// their own, and is shown numbers.
    ///
    /// Access: table `records` by keys. One call for each 100, consistent, 1 RCU per 4 KB of each.
    pub async fn written(&self, records: &[(UserId, RecordId)]) -> Result<Vec<Option<WrittenLine>>, StorageError> {
        let keys: Vec<Key> =
            records.iter().map(|(patient, record)| Key::two(Table::Records, patient, RecordLine::item_of(*record))).collect();
        let rows = self.storage.get_many(&keys).await?.into_iter();
        rows.map(|row| row.map(|row| from_item(Table::Records, row)).transpose()).collect()
    }

    /// What a doctor has typed so far about a visit of theirs; another doctor's is not found.
    ///
    /// Access: table `records` by key. One call, 1 RCU.
    pub async fn draft(&self, patient: UserId, appointment: AppointmentId, doctor: UserId) -> Result<Option<Draft>, StorageError> {
        let row = self.storage.get(&draft_key(patient, appointment)).await?;
        let draft: Option<Draft> = row.map(|row| from_item(Table::Records, row)).transpose()?;
        Ok(draft.filter(|draft| draft.doctor_id == doctor))
    }

    /// What a patient says of themselves.
    ///
    /// Access: table `records` by key. One call, 1 RCU per 4 KB.
    pub async fn background(&self, reader: &ClinicalReader) -> Result<Option<Background>, StorageError> {
        self.own_background(reader.patient()).await
    }

    /// The same with other rows, in the order of their keys.
    ///
    /// Access: tables by key. One call, consistent, 1 RCU per 4 KB of each.
    pub async fn background_and(&self, reader: &ClinicalReader, also: &[Key]) -> Result<Beside, StorageError> {
        let own = [Key::two(Table::Records, reader.patient(), Background::ITEM)];
        let mut rows = self.storage.get_many(&[&own[..], also].concat()).await?;
        let background = rows.remove(0).map(|row| from_item(Table::Records, row)).transpose()?;
        Ok((background, rows))
    }

    /// The same with the visit by which it is decided who reads, all as last written. Nothing of it leaves unless `decide` lets it.
    ///
    /// Access: tables by key. One call, consistent, 1 RCU per 4 KB of each.
    pub async fn decided_by(
        &self,
        (patient, visit): (UserId, AppointmentId),
        also: &[Key],
        decide: impl Fn(&Appointment) -> Option<ClinicalReader> + Send,
    ) -> Result<Option<(ClinicalReader, Beside)>, StorageError> {
        let own = [Key::one(Table::Appointments, visit), Key::two(Table::Records, patient, Background::ITEM)];
        let mut rows = self.storage.get_many(&[&own[..], also].concat()).await?;
        let visit = rows.remove(0).map(|row| from_item(Table::Appointments, row)).transpose()?;
        let Some(reader) = visit.as_ref().and_then(decide) else { return Ok(None) };
        let background = rows.remove(0).map(|row| from_item(Table::Records, row)).transpose()?;
        Ok(Some((reader, (background, rows))))
    }

    /// The same, for the patient who is about to write it.
    ///
    /// Access: as `background`. One call.
    pub async fn own_background(&self, patient: UserId) -> Result<Option<Background>, StorageError> {
        let row = self.storage.get(&Key::two(Table::Records, patient, Background::ITEM)).await?;
        row.map(|row| from_item(Table::Records, row)).transpose()
    }

    async fn page(&self, patient: UserId, after: Option<RecordId>, limit: usize) -> Result<Listed<Item, Item>, StorageError> {
        let place = |id: RecordId| Key::two(Table::Records, patient, RecordLine::item_of(id)).attributes();
        let lines = Query::table(Table::Records, patient).sort(Sort::BeginsWith(RecordLine::PREFIX.to_owned()));
        self.storage.query(lines.newest_first().limit(limit).after(after.map(place))).await
    }
}

fn history_of(rows: Vec<Item>) -> Result<Option<History>, StorageError> {
    let mut rows = rows.into_iter();
    let Some(first) = rows.next() else { return Ok(None) };
    Ok(Some(History { record: from_item(Table::Records, first)?, amendments: read_all(rows.collect())? }))
}

fn read_all<T: serde::de::DeserializeOwned>(rows: Vec<Item>) -> Result<Vec<T>, StorageError> {
    rows.into_iter().map(|row| from_item(Table::Records, row)).collect()
}
