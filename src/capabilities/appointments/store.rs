//! The rows of appointments and of their clinical part.

use aws_sdk_dynamodb::types::AttributeValue;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::model::{Appointment, Intake, KeptAnswers, Late, LateBy, Note, QueueLine, Status, VisitLine, VisitMode};
use crate::primitives::ids::{AppointmentId, DepartmentId, UserId};
use crate::primitives::page::Listed;
use crate::primitives::time::Slot;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key, from_item, number, text, to_item};
use crate::storage::query::{Query, Sort};
use crate::storage::tables::{INTAKES_OF_DOCTOR, Index, QUEUE_OF_DEPARTMENT, Table, VISITS_OF_DAY, VISITS_OF_DOCTOR, VISITS_OF_PATIENT};
use crate::storage::transaction::{Action, CommitError, Expression};

/// More intakes than one doctor has on one day, cancelled ones among them.
const MOST_OF_DAY: usize = 2_000;

/// More people than wait in one room.
const MOST_WAITING: usize = 200;

/// What the keys of rows begin with that say who runs late on a day.
const LATE: &str = "late#";

/// What was said of a doctor, as an attribute of the day's row under the doctor's id.
#[derive(serde::Serialize, serde::Deserialize)]
struct LateSaid {
    doctor_name: String,
    department_id: DepartmentId,
    minutes: u16,
}

/// Whose or which day's visits are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    Patient(UserId),
    Doctor(UserId),
    /// Of a UTC date.
    Day(Date),
}

/// Where a list of visits goes on: the last visit shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct After {
    pub start: Timestamp,
    pub appointment_id: AppointmentId,
}

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    SoonestFirst,
    NewestFirst,
}

/// Writes a new appointment; refused when its id exists.
///
/// # Errors
/// Never for our own types.
pub fn create(visit: &Appointment) -> Result<Action, StorageError> {
    Ok(Action::create(Table::Appointments, to_item(Table::Appointments, visit)?))
}

/// Writes an appointment after a move; refused when version, state or mode are not those it was read with.
///
/// # Errors
/// Never for our own types.
pub fn replace(visit: &Appointment, read: &Appointment) -> Result<Action, StorageError> {
    let condition = Some(as_read(read));
    Ok(Action::Put { table: Table::Appointments, item: to_item(Table::Appointments, visit)?, condition })
}

/// Says how an appointment takes place; refused when it is not as it was read.
#[must_use]
pub fn set_mode(read: &Appointment, mode: VisitMode) -> Action {
    let change = Expression::of("SET #to = :to").name("#to", "mode").value(":to", text(mode.word()));
    Action::Update { key: Key::one(Table::Appointments, read.appointment_id), change, condition: Some(as_read(read)) }
}

/// An appointment of this version and state that takes place as it was read: the mode alone changes within a version.
fn as_read(read: &Appointment) -> Expression {
    let mode = if read.mode.is_in_person() { "(attribute_not_exists(#mode) OR #mode = :mode)" } else { "#mode = :mode" };
    Expression::of(format!("#version = :version AND #status = :status AND {mode}"))
        .name("#version", "version")
        .name("#status", "status")
        .name("#mode", "mode")
        .value(":version", number(read.version))
        .value(":status", text(read.status.word()))
        .value(":mode", text(read.mode.word()))
}

/// Refuses when the appointment is not as it was read.
#[must_use]
pub fn still(visit: &Appointment) -> Action {
    let condition = Expression::of("#version = :version").name("#version", "version").value(":version", number(visit.version));
    Action::Check { key: Key::one(Table::Appointments, visit.appointment_id), condition }
}

/// Writes the clinical part of a new appointment.
///
/// # Errors
/// Never for our own types.
pub fn create_intake(intake: &Intake) -> Result<Action, StorageError> {
    Ok(Action::create(Table::Records, to_item(Table::Records, intake)?))
}

/// Moves the clinical part along with the visit, so that the doctor's day finds it.
#[must_use]
pub fn move_intake(visit: &Appointment) -> Action {
    let change = Expression::of("SET #start = :start, #doctor = :doctor")
        .name("#start", "intake_start")
        .name("#doctor", "intake_doctor_id")
        .value(":start", text(visit.start))
        .value(":doctor", text(visit.doctor_id));
    let condition = Expression::of("attribute_exists(#item)").name("#item", "item");
    Action::Update { key: intake_key(visit.patient_id, visit.appointment_id), change, condition: Some(condition) }
}

/// Where the clinical part of an appointment is kept.
#[must_use]
pub fn intake_key(patient: UserId, appointment: AppointmentId) -> Key {
    Key::two(Table::Records, patient, Intake::item_of(appointment))
}

/// Writes a note in place of the one that was read; refused when another was written meanwhile.
///
/// # Errors
/// Never for our own types.
pub fn put_note(note: &Note, read: Option<&Note>) -> Result<Action, StorageError> {
    let condition = match read {
        None => Expression::of("attribute_not_exists(#item)").name("#item", "item"),
        Some(read) => Expression::of("#version = :read").name("#version", "version").value(":read", number(read.version)),
    };
    Ok(Action::Put { table: Table::Records, item: to_item(Table::Records, note)?, condition: Some(condition) })
}

/// Holds that an appointment is this doctor's and not cancelled.
#[must_use]
pub fn check_stands(visit: &Appointment) -> Action {
    let condition = Expression::of("#doctor = :doctor AND #status <> :cancelled")
        .name("#doctor", "doctor_id")
        .name("#status", "status")
        .value(":doctor", text(visit.doctor_id))
        .value(":cancelled", text(Status::Cancelled.word()));
    Action::Check { key: Key::one(Table::Appointments, visit.appointment_id), condition }
}

/// Where the note on an appointment is kept.
fn note_key(patient: UserId, appointment: AppointmentId) -> Key {
    Key::two(Table::Records, patient, Note::item_of(appointment))
}

/// Says that a doctor runs late on a day, whatever was said before. The row goes by itself at `until`.
///
/// # Errors
/// Never for our own types.
pub fn say_late(late: &Late, day: Date, until: Timestamp) -> Result<Action, StorageError> {
    let Late { doctor_id, doctor_name, department_id, by } = late;
    let said = LateSaid { doctor_name: doctor_name.clone(), department_id: *department_id, minutes: by.minutes() };
    let change = Expression::of("SET #doctor = :said, #ttl = :ttl")
        .name("#doctor", doctor_id.to_string())
        .name("#ttl", "ttl")
        .value(":said", AttributeValue::M(to_item(Table::Guards, &said)?))
        .value(":ttl", number(until.as_second()));
    Ok(Action::Update { key: late_key(day), change, condition: None })
}

/// Says that a doctor does not run late on a day, whether or not that was said.
#[must_use]
pub fn take_late_back(doctor: UserId, day: Date, until: Timestamp) -> Action {
    let change = Expression::of("SET #ttl = :ttl REMOVE #doctor")
        .name("#doctor", doctor.to_string())
        .name("#ttl", "ttl")
        .value(":ttl", number(until.as_second()));
    Action::Update { key: late_key(day), change, condition: None }
}

fn late_key(day: Date) -> Key {
    Key::one(Table::Guards, format!("{LATE}{day}"))
}

/// UTC dates that a piece of time touches, in order.
pub fn utc_dates(slot: Slot) -> impl Iterator<Item = Date> {
    let date = |at: Timestamp| at.to_zoned(TimeZone::UTC).date();
    let last = date(crate::primitives::time::after(slot.end, -1));
    date(slot.start).series(jiff::Span::new().days(1)).take_while(move |day| *day <= last)
}

/// Reads of appointments.
#[derive(Debug, Clone)]
pub struct AppointmentsStore {
    storage: Storage,
}

impl AppointmentsStore {
    /// Over the tables.
    #[must_use]
    pub const fn new(storage: Storage) -> Self {
        Self { storage }
    }

    /// One appointment as last written.
    ///
    /// Access: table `appointments` by key. One call, 1 RCU.
    pub async fn find(&self, id: AppointmentId) -> Result<Option<Appointment>, StorageError> {
        let row = self.storage.get(&Key::one(Table::Appointments, id)).await?;
        row.map(|row| from_item(Table::Appointments, row)).transpose()
    }

    /// Appointments as last written, in the order of their ids; without those that are not there.
    ///
    /// Access: table `appointments` by keys. One call for each 100, 1 RCU each.
    pub async fn as_written(&self, ids: &[AppointmentId]) -> Result<Vec<Appointment>, StorageError> {
        let keys: Vec<Key> = ids.iter().map(|id| Key::one(Table::Appointments, id)).collect();
        let rows = self.storage.get_many(&keys).await?.into_iter().flatten();
        rows.map(|row| from_item(Table::Appointments, row)).collect()
    }

    /// The clinical part of one appointment and the doctor's note on it, as last written.
    ///
    /// Access: table `records` by two keys of one partition. One call, 1 RCU for each that is there, a note of 2,000
    /// characters of a script with long letters 2.
    pub async fn clinical(&self, patient: UserId, appointment: AppointmentId) -> Result<(Option<Intake>, Option<Note>), StorageError> {
        let keys = [intake_key(patient, appointment), note_key(patient, appointment)];
        let mut rows = self.storage.get_many(&keys).await?.into_iter();
        let intake = rows.next().flatten().map(|row| from_item(Table::Records, row)).transpose()?;
        let note = rows.next().flatten().map(|row| from_item(Table::Records, row)).transpose()?;
        Ok((intake, note))
    }

    /// Keeps what was typed in the row of an account's hold. `false`: there is no such row.
    ///
    /// Access: table `guards` by key. One call, 1 write unit for each KB that was typed, and 1 for the hold.
    pub async fn keep_answers(&self, hold: &Key, kept: &KeptAnswers) -> Result<bool, StorageError> {
        let value = AttributeValue::M(to_item(Table::Guards, kept)?);
        let change = Expression::of("SET answers = :answers").value(":answers", value);
        self.changed(hold, change, "attribute_exists(hold_id)").await
    }

    /// Takes out of the row of an account's hold what was typed.
    ///
    /// Access: table `guards` by key. One call, 1 write unit and what [`Self::keep_answers`] took.
    pub async fn forget_answers(&self, hold: &Key) -> Result<(), StorageError> {
        self.changed(hold, Expression::of("REMOVE answers"), "attribute_exists(answers)").await?;
        Ok(())
    }

    /// Whether a row was there to be changed.
    async fn changed(&self, row: &Key, change: Expression, there: &str) -> Result<bool, StorageError> {
        match self.storage.update(row, change, Some(Expression::of(there))).await {
            Ok(_) => Ok(true),
            Err(CommitError::Refused(_)) => Ok(false),
            Err(CommitError::Storage(error)) => Err(error),
        }
    }

    /// The doctor's note on an appointment as last written.
    ///
    /// Access: table `records` by key. One call, 1 or 2 RCU.
    pub async fn note(&self, patient: UserId, appointment: AppointmentId) -> Result<Option<Note>, StorageError> {
        let row = self.storage.get(&note_key(patient, appointment)).await?;
        row.map(|row| from_item(Table::Records, row)).transpose()
    }

    /// Visits that begin within a piece of time.
    ///
    /// Access: index `visits_of_patient`, `visits_of_doctor` or `visits_of_day`, partition = whose, sort = UTC start. One
    /// query a page, `limit` rows, 0.5 RCU per 4 KB. May lag a write by a moment: never decide from it.
    pub async fn visits(
        &self,
        whose: Whose,
        within: Slot,
        order: Order,
        after: Option<After>,
        limit: usize,
    ) -> Result<Listed<VisitLine, After>, StorageError> {
        let (index, partition) = index_of(whose);
        let Some(last) = last_of(within) else { return Ok(Listed { items: Vec::new(), next: None }) };
        let query = Query::index(Table::Appointments, index, &partition)
            .sort(Sort::Between(within.start.to_string(), last.to_string()))
            .limit(limit)
            .after(after.map(|after| place(index, &partition, after)));
        let query = if order == Order::NewestFirst { query.newest_first() } else { query };
        let listed = self.storage.query(query).await?;
        let more = listed.next.is_some();
        let items = listed.items.into_iter().map(|row| from_item(Table::Appointments, row)).collect::<Result<Vec<VisitLine>, _>>()?;
        let next = items.last().filter(|_| more).map(|line| After { start: line.start, appointment_id: line.appointment_id });
        Ok(Listed { items, next })
    }

    /// Who has come to a department on a day and is not done yet, by their numbers: nothing of who they are.
    ///
    /// Access: index `queue_of_department`, partition = department and day. One query, at most 200 rows of about 0.2 KB, 0.5 RCU for
    /// twenty. May lag a write by a moment: never decide from it.
    pub async fn queue(&self, of: impl ToString) -> Result<Vec<QueueLine>, StorageError> {
        let listed = self.storage.query(Query::index(Table::Appointments, &QUEUE_OF_DEPARTMENT, of).limit(MOST_WAITING)).await?;
        listed.items.into_iter().map(|row| from_item(Table::Appointments, row)).collect()
    }

    /// Who runs late on a day, by name.
    ///
    /// Access: table `guards` by key. One call, 1 RCU for about thirty of them.
    pub async fn late_on(&self, day: Date) -> Result<Vec<Late>, StorageError> {
        let row = self.storage.get(&late_key(day)).await?.unwrap_or_default();
        let said = row.into_iter().filter_map(|(name, said)| Some((name.parse::<UserId>().ok()?, said.as_m().ok()?.clone())));
        let mut late = Vec::new();
        for (doctor_id, said) in said {
            let LateSaid { doctor_name, department_id, minutes } = from_item(Table::Guards, said)?;
            late.extend(LateBy::of(minutes).map(|by| Late { doctor_id, doctor_name, department_id, by }));
        }
        late.sort_by(|one, other| (&one.doctor_name, one.doctor_id).cmp(&(&other.doctor_name, other.doctor_id)));
        Ok(late)
    }

    /// Why a doctor's patients come whose visits begin within a piece of time: appointment and reason.
    ///
    /// Access: index `intakes_of_doctor`, partition = doctor, sort = UTC start. One query, at most 2,000 rows, 0.5 RCU per 4 KB.
    pub async fn reasons(&self, doctor: UserId, within: Slot) -> Result<Vec<ReasonLine>, StorageError> {
        let Some(last) = last_of(within) else { return Ok(Vec::new()) };
        let query = Query::index(Table::Records, &INTAKES_OF_DOCTOR, doctor)
            .sort(Sort::Between(within.start.to_string(), last.to_string()))
            .limit(MOST_OF_DAY);
        let listed = self.storage.query(query).await?;
        listed.items.into_iter().map(|row| from_item(Table::Records, row)).collect()
    }
}

/// The last second of a piece of time; `None` when there is none, as on a date that a zone has skipped.
fn last_of(within: Slot) -> Option<Timestamp> {
    (within.start < within.end).then(|| crate::primitives::time::after(within.end, -1))
}

/// Why a patient comes, as the doctor's day shows it.
#[derive(Debug, Clone, serde::Deserialize)]
pub struct ReasonLine {
    pub appointment_id: AppointmentId,
    pub reason: crate::primitives::text::Sensitive<String>,
}

fn index_of(whose: Whose) -> (&'static Index, String) {
    match whose {
        Whose::Patient(id) => (&VISITS_OF_PATIENT, id.to_string()),
        Whose::Doctor(id) => (&VISITS_OF_DOCTOR, id.to_string()),
        Whose::Day(date) => (&VISITS_OF_DAY, date.to_string()),
    }
}

fn place(index: &Index, partition: &str, after: After) -> Item {
    Item::from([
        (index.partition.to_owned(), text(partition)),
        (index.sort.to_owned(), text(after.start)),
        (Table::Appointments.definition().partition.to_owned(), text(after.appointment_id)),
    ])
}
