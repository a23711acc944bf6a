//! The rows of measurements, moods and switches. Whoever finds something clinical here is a `ClinicalReader` or a `MoodReader`.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::model::{Lately, Mood, MoodReader, Sharing, Vital};
use crate::capabilities::records::model::{ClinicalReader, RecordLine, in_the_diary};
use crate::capabilities::reports::model::Report;
use crate::primitives::ids::{UserId, VitalId};
use crate::primitives::page::Listed;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key, from_item, number, to_item, to_item_at};
use crate::storage::query::{Query, Sort};
use crate::storage::tables::{GLANCE_OF_PATIENT, Table};
use crate::storage::transaction::{Action, Expression};

/// More doctors than anybody has shared a log with.
const MOST_SWITCHES: usize = 200;

/// Writes a new measurement; refused when its id exists.
///
/// # Errors
/// Never for our own types.
pub fn create_vital(vital: &Vital) -> Result<Action, StorageError> {
    Ok(Action::create(Table::Records, vital_row(vital)?))
}

/// Puts a correction in the place of what was read; where the time was wrong, it goes to another place. Refused when it was
/// corrected or removed meanwhile.
///
/// # Errors
/// Never for our own types.
pub fn correct_vital(read: &Vital, corrected: &Vital) -> Result<Vec<Action>, StorageError> {
    if read.item == corrected.item {
        let item = vital_row(corrected)?;
        return Ok(vec![Action::Put { table: Table::Records, item, condition: Some(is_version(read.version)) }]);
    }
    Ok(vec![remove_vital(read), create_vital(corrected)?])
}

/// Removes a measurement; refused when it was corrected or removed meanwhile.
#[must_use]
pub fn remove_vital(read: &Vital) -> Action {
    Action::Delete { key: Key::two(Table::Records, read.patient_id, &read.item), condition: Some(is_version(read.version)) }
}

/// Writes a day in the place of the version that was read, 0 for none; refused when that is another one by now.
///
/// # Errors
/// Never for our own types.
pub fn put_mood(mood: &Mood, read: u32) -> Result<Action, StorageError> {
    let condition = match read {
        0 => Expression::of("attribute_not_exists(#item)").name("#item", "item"),
        read => is_version(read),
    };
    Ok(Action::Put {
        table: Table::Records,
        item: to_item_at(Table::Records, mood, (GLANCE_OF_PATIENT.sort, in_the_diary(end_of(mood.date))))?,
        condition: Some(condition),
    })
}

/// Removes a day; refused when it was changed or removed meanwhile.
#[must_use]
pub fn remove_mood(read: &Mood) -> Action {
    Action::Delete { key: Key::two(Table::Records, read.patient_id, &read.item), condition: Some(is_version(read.version)) }
}

/// Switches a doctor's reading on; refused when it is on.
///
/// # Errors
/// Never for our own types.
pub fn share(sharing: &Sharing) -> Result<Action, StorageError> {
    Ok(Action::create(Table::Records, to_item(Table::Records, sharing)?))
}

/// Switches it off; refused when it is off.
#[must_use]
pub fn end_sharing(patient: UserId, doctor: UserId) -> Action {
    let condition = Expression::of("attribute_exists(#item)").name("#item", "item");
    Action::Delete { key: switch_key(patient, doctor), condition: Some(condition) }
}

fn vital_row(vital: &Vital) -> Result<Item, StorageError> {
    to_item_at(Table::Records, vital, (GLANCE_OF_PATIENT.sort, in_the_diary(vital.taken_at)))
}

/// By the calendar of UTC: where it stands among others only has to go with its date.
fn end_of(date: Date) -> Timestamp {
    date.at(23, 59, 59, 0).to_zoned(TimeZone::UTC).map_or(Timestamp::MAX, |zoned| zoned.timestamp())
}

fn is_version(read: u32) -> Expression {
    Expression::of("#version = :read").name("#version", "version").value(":read", number(read))
}

/// Where the switch of one doctor is kept.
pub fn switch_key(patient: UserId, doctor: UserId) -> Key {
    Key::two(Table::Records, patient, Sharing::item_of(doctor))
}

/// Reads of what patients keep.
#[derive(Debug, Clone)]
pub struct WellbeingStore {
    storage: Storage,
}

impl WellbeingStore {
    /// Over the tables.
    #[must_use]
    pub const fn new(storage: Storage) -> Self {
        Self { storage }
    }

    /// Measurements, newest first.
    ///
    /// Access: table `records`, partition = patient, sort begins with `vital#`. One query a page, `limit` rows, consistent, 1 RCU per 4 KB.
    pub async fn vitals(
        &self,
        reader: &ClinicalReader,
        after: Option<VitalId>,
        limit: usize,
    ) -> Result<Listed<Vital, VitalId>, StorageError> {
        let listed = self.newest(reader.patient(), Vital::PREFIX, after.map(Vital::item_of), limit).await?;
        let items = read_all::<Vital>(listed.items)?;
        let next = items.last().filter(|_| listed.next.is_some()).map(|vital| vital.vital_id);
        Ok(Listed { items, next })
    }

    /// What is new of a patient: the diary since a moment, then the newest records and reports. Days of the mood log are left where
    /// they are unless there is somebody who may read them.
    ///
    /// Access: index `glance_of_patient`, partition = patient, sort from the diary of that moment on. One query, `limit` rows,
    /// 0.5 RCU per 4 KB. It may lag a write by a moment: never decide from it.
    pub async fn lately(
        &self,
        reader: &ClinicalReader,
        mood: Option<&MoodReader>,
        since: Timestamp,
        limit: usize,
    ) -> Result<Lately, StorageError> {
        let query = Query::index(Table::Records, &GLANCE_OF_PATIENT, reader.patient()).sort(Sort::From(in_the_diary(since)));
        let listed = self.storage.query(query.limit(limit)).await?;
        let mut lately = Lately { is_all: listed.next.is_none(), ..Lately::default() };
        for row in listed.items {
            let item = row.get("item").and_then(|item| item.as_s().ok()).cloned().unwrap_or_default();
            if item.starts_with(Vital::PREFIX) {
                lately.vitals.push(from_item(Table::Records, row)?);
            } else if item.starts_with(RecordLine::PREFIX) {
                lately.records.push(from_item(Table::Records, row)?);
            } else if item.starts_with(Report::PREFIX) {
                lately.reports.push(from_item(Table::Records, row)?);
            } else if mood.is_some() && item.starts_with(Mood::PREFIX) {
                lately.moods.push(from_item(Table::Records, row)?);
            }
        }
        Ok(lately.newest_first())
    }

    /// One measurement.
    ///
    /// Access: table `records` by key. One call, 1 RCU.
    pub async fn vital(&self, patient: UserId, id: VitalId) -> Result<Option<Vital>, StorageError> {
        self.one(Key::two(Table::Records, patient, Vital::item_of(id))).await
    }

    /// The mood log, newest first.
    ///
    /// Access: table `records`, partition = patient, sort begins with `mood#`. One query a page, `limit` rows, consistent, 1 RCU per 4 KB.
    pub async fn moods(&self, reader: &MoodReader, after: Option<Date>, limit: usize) -> Result<Listed<Mood, Date>, StorageError> {
        let listed = self.newest(reader.patient(), Mood::PREFIX, after.map(Mood::item_of), limit).await?;
        let items = read_all::<Mood>(listed.items)?;
        let next = items.last().filter(|_| listed.next.is_some()).map(|mood| mood.date);
        Ok(Listed { items, next })
    }

    /// The mood log from a date to a date, both included, oldest first.
    ///
    /// Access: table `records`, partition = patient, sort between the two dates. One query, at most `most` rows, consistent, 1 RCU per 4 KB.
    pub async fn moods_between(&self, reader: &MoodReader, (from, to): (Date, Date), most: usize) -> Result<Vec<Mood>, StorageError> {
        let between = Sort::Between(Mood::item_of(from), Mood::item_of(to));
        let query = Query::table(Table::Records, reader.patient()).sort(between);
        read_all(self.storage.query_all(query, most).await?)
    }

    /// One day.
    ///
    /// Access: table `records` by key. One call, 1 RCU.
    pub async fn mood(&self, patient: UserId, date: Date) -> Result<Option<Mood>, StorageError> {
        self.one(Key::two(Table::Records, patient, Mood::item_of(date))).await
    }

    /// The switch of one doctor, as last written.
    ///
    /// Access: table `records` by key. One call, 1 RCU.
    pub async fn switch(&self, patient: UserId, doctor: UserId) -> Result<Option<Sharing>, StorageError> {
        self.one(switch_key(patient, doctor)).await
    }

    /// All switches that are on.
    ///
    /// Access: table `records`, partition = patient, sort begins with `share#mood#`. One query, consistent, 1 RCU per 4 KB.
    pub async fn switches(&self, patient: UserId) -> Result<Vec<Sharing>, StorageError> {
        let query = Query::table(Table::Records, patient).sort(Sort::BeginsWith(Sharing::PREFIX.to_owned()));
        read_all(self.storage.query_all(query, MOST_SWITCHES).await?)
    }

    async fn one<T: serde::de::DeserializeOwned>(&self, key: Key) -> Result<Option<T>, StorageError> {
        self.storage.get(&key).await?.map(|row| from_item(Table::Records, row)).transpose()
    }

    async fn newest(&self, patient: UserId, prefix: &str, after: Option<String>, limit: usize) -> Result<Listed<Item, Item>, StorageError> {
        let place = after.map(|item| Key::two(Table::Records, patient, item).attributes());
        let query = Query::table(Table::Records, patient).sort(Sort::BeginsWith(prefix.to_owned()));
        self.storage.query(query.newest_first().limit(limit).after(place)).await
    }
}

fn read_all<T: serde::de::DeserializeOwned>(rows: Vec<Item>) -> Result<Vec<T>, StorageError> {
    rows.into_iter().map(|row| from_item(Table::Records, row)).collect()
}
