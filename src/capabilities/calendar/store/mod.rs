//! The rows of the calendar and the actions that change them.

mod clauses;

use std::collections::BTreeSet;

use aws_sdk_dynamodb::types::AttributeValue;
use jiff::civil::Date;

use self::clauses::Clauses;
use super::model::{DaySet, IsoWeek, Ledger, LedgerHold, StartsSeen, WeekChange};
use crate::primitives::ids::{AppointmentId, DepartmentId, HoldId, UserId};
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key, text};
use crate::storage::query::{Query, Sort};
use crate::storage::tables::{Table, WEEKS_OF_DEPARTMENT};
use crate::storage::transaction::{Action, CommitError, Expression};

/// A doctor's side of a change: the rules it was computed from, and the department the row is listed under.
#[derive(Debug, Clone, Copy)]
pub struct DoctorSide {
    pub rules_version: u64,
    pub department: DepartmentId,
}

/// Said of a patient's week once their account gave way to another.
const GAVE_WAY: &str = "gave_way";

/// What the names begin with under which a patient's visits of a date stand: `on_2026-11-23`.
const ON_DATE: &str = "on_";

/// Rows of a year of a thousand doctors: a question that reaches it has gone wrong.
const MOST_OF_DEPARTMENT: usize = 60_000;

/// Where a person's week is kept.
#[must_use]
pub fn ledger_key(person: UserId, week: IsoWeek) -> Key {
    Key::two(Table::Calendar, person, week)
}

/// The row as a ledger; an absent row is a wholly free week.
///
/// # Errors
/// When the row is not one of ours.
pub fn read_ledger(person: UserId, week: IsoWeek, row: Option<&Item>) -> Result<Ledger, StorageError> {
    let mut ledger = Ledger::empty(person, week);
    for (name, value) in row.into_iter().flatten() {
        if let Some(day) = day_of('d', name) {
            ledger.days.insert(day, read_set(value)?);
        } else if let Some(day) = day_of('s', name) {
            ledger.starts.insert(day, read_set(value)?);
        } else if let Some(date) = name.strip_prefix(ON_DATE).and_then(|date| date.parse().ok()) {
            ledger.dates.insert(date, read_visits(value)?);
        } else if let Ok(id) = name.parse::<HoldId>() {
            ledger.holds.push(read_hold(id, value)?);
        } else if name == "rules_version" {
            ledger.rules_version = value.as_n().ok().and_then(|digits| digits.parse().ok()).ok_or_else(|| corrupt("rules_version"))?;
        } else if name == "department_id" {
            ledger.department = value.as_s().ok().and_then(|id| id.parse().ok());
        } else if name == GAVE_WAY {
            ledger.gave_way = true;
        }
    }
    ledger.holds.sort_by_key(|hold| hold.id);
    Ok(ledger)
}

/// Everything a row of the calendar says, its own key included. For lists by index, and for `verify`.
///
/// # Errors
/// When the row is not one of ours.
pub fn read_row(row: &Item) -> Result<Ledger, StorageError> {
    let read = |name: &str| row.get(name).and_then(|value| value.as_s().ok());
    let person = read("person_id").and_then(|id| id.parse().ok()).ok_or_else(|| corrupt("person_id"))?;
    let week = read("week").and_then(|week| week.parse().ok()).ok_or_else(|| corrupt("week"))?;
    read_ledger(person, week, Some(row))
}

fn corrupt(what: &str) -> StorageError {
    StorageError::Corrupt { table: "calendar", why: what.to_owned() }
}

/// The day of a set by the letter that it is named with: `d` of what is taken, `s` of where visits begin.
fn day_of(letter: char, name: &str) -> Option<u8> {
    name.strip_prefix(letter).and_then(|day| day.parse().ok()).filter(|day| (1..=7).contains(day))
}

fn day_name(day: u8) -> String {
    format!("d{day}")
}

fn starts_name(day: u8) -> String {
    format!("s{day}")
}

fn read_set(value: &AttributeValue) -> Result<DaySet, StorageError> {
    let digits = value.as_ns().map_err(|_| corrupt("a day"))?;
    digits.iter().map(|quantum| quantum.parse().map_err(|_| corrupt("a quantum"))).collect()
}

fn date_name(date: Date) -> String {
    format!("{ON_DATE}{date}")
}

fn read_visits(value: &AttributeValue) -> Result<BTreeSet<AppointmentId>, StorageError> {
    let ids = value.as_ss().map_err(|_| corrupt("the visits of a date"))?;
    ids.iter().map(|id| id.parse().map_err(|_| corrupt("a visit of a date"))).collect()
}

fn write_set(quanta: &DaySet) -> AttributeValue {
    AttributeValue::Ns(quanta.iter().map(ToString::to_string).collect())
}

fn read_hold(id: HoldId, value: &AttributeValue) -> Result<LedgerHold, StorageError> {
    let parts = value.as_m().map_err(|_| corrupt("a hold"))?;
    let read = |name: &str| parts.get(name).and_then(|part| part.as_s().ok());
    let owner = read("owner").and_then(|id| id.parse().ok()).ok_or_else(|| corrupt("a hold's owner"))?;
    let until = read("until").and_then(|at| at.parse().ok()).ok_or_else(|| corrupt("a hold's end"))?;
    let days = parts.iter().filter_map(|(name, part)| Some((day_of('d', name)?, part)));
    let days = days.map(|(day, part)| Ok((day, read_set(part)?))).collect::<Result<_, StorageError>>()?;
    let kept = parts.get("kept").and_then(|part| part.as_bool().ok()).copied().unwrap_or_default();
    Ok(LedgerHold { id, owner, until, kept, days })
}

fn write_hold(hold: &LedgerHold) -> AttributeValue {
    let mut parts = Item::from([("owner".to_owned(), text(hold.owner)), ("until".to_owned(), text(hold.until))]);
    parts.extend(hold.days.iter().map(|(day, quanta)| (day_name(*day), write_set(quanta))));
    if hold.kept {
        parts.insert("kept".to_owned(), AttributeValue::Bool(true));
    }
    AttributeValue::M(parts)
}

/// The update of one week's row. `doctor` is given when the change takes time of a doctor; a patient's time is taken only while the
/// account has not given way to another.
#[must_use]
pub fn change_week(person: UserId, change: &WeekChange, doctor: Option<&DoctorSide>) -> Action {
    changed(change, doctor).update(ledger_key(person, change.week))
}

/// The same of a doctor who takes so many visits a day: only while visits begin where they were `seen` to.
#[must_use]
pub fn change_week_while(doctor_id: UserId, change: &WeekChange, doctor: &DoctorSide, seen: &StartsSeen) -> Action {
    let mut clauses = changed(change, Some(doctor));
    clauses.begin_as(seen, change.week);
    clauses.update(ledger_key(doctor_id, change.week))
}

/// Only checks that visits begin in a doctor's week where they were `seen` to.
#[must_use]
pub fn starts_stand(doctor_id: UserId, week: IsoWeek, seen: &StartsSeen) -> Action {
    let mut clauses = Clauses::default();
    clauses.begin_as(seen, week);
    clauses.check(ledger_key(doctor_id, week))
}

/// Gives back what a visit took of a doctor's week. No condition: only the one transition that ends a holding state commits it.
#[must_use]
pub fn give_back(doctor_id: UserId, change: &WeekChange) -> Action {
    let mut clauses = Clauses::default();
    for (day, quanta) in &change.release {
        clauses.release(*day, quanta);
    }
    clauses.starts(&change.starts);
    clauses.update(ledger_key(doctor_id, change.week))
}

/// Where visits begin is written of doctors alone, on which dates of patients alone.
fn changed(change: &WeekChange, doctor: Option<&DoctorSide>) -> Clauses {
    let mut clauses = Clauses::default();
    for (day, quanta) in &change.take {
        clauses.take(*day, quanta);
    }
    for (day, quanta) in &change.release {
        clauses.release(*day, quanta);
    }
    for (day, (before, after)) in &change.swap {
        clauses.swap(*day, before, after);
    }
    if let Some(hold) = &change.use_hold {
        clauses.use_up(hold);
    }
    if let Some(doctor) = doctor {
        clauses.starts(&change.starts);
        clauses.doctor(doctor);
    } else {
        clauses.dates(&change.dates);
        if !change.take.is_empty() || !change.swap.is_empty() || change.dates.comes.is_some() {
            clauses.conditions.push(format!("attribute_not_exists({GAVE_WAY})"));
        }
    }
    clauses
}

/// Takes a hold's quanta of one week and writes the hold beside them.
#[must_use]
pub fn place_hold(doctor_id: UserId, week: IsoWeek, hold: &LedgerHold, doctor: &DoctorSide) -> Action {
    let mut clauses = Clauses::default();
    for (day, quanta) in &hold.days {
        clauses.take(*day, quanta);
    }
    clauses.doctor(doctor);
    clauses.names.insert("#hold".to_owned(), hold.id.to_string());
    let value = clauses.value(":hold".to_owned(), write_hold(hold));
    clauses.set.push(format!("#hold = {value}"));
    clauses.update(ledger_key(doctor_id, week))
}

/// Only checks that a hold is still there with this end.
#[must_use]
pub fn hold_stands(doctor_id: UserId, week: IsoWeek, hold: &LedgerHold) -> Action {
    let mut clauses = Clauses::default();
    clauses.stands(hold);
    clauses.check(ledger_key(doctor_id, week))
}

/// Only checks that a doctor's rules have no newer version than the one seen.
#[must_use]
pub fn rules_stand(doctor_id: UserId, week: IsoWeek, seen: u64) -> Action {
    let condition = Expression::of("attribute_not_exists(#rules) OR #rules <= :seen")
        .name("#rules", "rules_version")
        .value(":seen", AttributeValue::N(seen.to_string()));
    Action::Check { key: ledger_key(doctor_id, week), condition }
}

/// Gives a hold's quanta of one week back, if it is still there with this end.
#[must_use]
pub fn release_hold(doctor_id: UserId, week: IsoWeek, hold: &LedgerHold) -> Action {
    let mut clauses = Clauses::default();
    for (day, quanta) in &hold.days {
        clauses.release(*day, quanta);
    }
    clauses.use_up(hold);
    clauses.update(ledger_key(doctor_id, week))
}

/// Tells a week that the doctor's rules have a new version (and perhaps a new department): offers of older rules are refused from now on.
#[must_use]
pub fn rules_changed(doctor_id: UserId, week: IsoWeek, department: DepartmentId, version: u64) -> Action {
    let change = Expression::of("SET #rules = :version, #department = :department")
        .name("#rules", "rules_version")
        .name("#department", "department_id")
        .value(":version", AttributeValue::N(version.to_string()))
        .value(":department", text(department));
    Action::Update { key: ledger_key(doctor_id, week), change, condition: None }
}

/// The same, if nothing was taken or given back in that week since it was read as `seen`.
#[must_use]
pub fn rules_changed_while(seen: &Ledger, department: DepartmentId, version: u64) -> Action {
    let mut clauses = Clauses::default();
    clauses.unchanged_since(seen);
    clauses.names.insert("#rules".to_owned(), "rules_version".to_owned());
    clauses.names.insert("#department".to_owned(), "department_id".to_owned());
    let version = clauses.value(":version".to_owned(), AttributeValue::N(version.to_string()));
    let department = clauses.value(":department".to_owned(), text(department));
    clauses.set.push(format!("#rules = {version}"));
    clauses.set.push(format!("#department = {department}"));
    clauses.update(ledger_key(seen.person, seen.week))
}

/// Only checks that nothing was taken or given back in a week since it was read as `seen`.
#[must_use]
pub fn still(seen: &Ledger) -> Action {
    let mut clauses = Clauses::default();
    clauses.unchanged_since(seen);
    clauses.check(ledger_key(seen.person, seen.week))
}

/// Closes a week to every booking from now on, if nothing was taken or given back in it since it was read as `seen`.
#[must_use]
pub fn gives_way(seen: &Ledger) -> Action {
    let mut clauses = Clauses::default();
    clauses.unchanged_since(seen);
    let yes = clauses.value(":yes".to_owned(), AttributeValue::Bool(true));
    clauses.set.push(format!("{GAVE_WAY} = {yes}"));
    clauses.update(ledger_key(seen.person, seen.week))
}

/// Reads of the calendar.
#[derive(Debug, Clone)]
pub struct CalendarStore {
    storage: Storage,
}

impl CalendarStore {
    /// Over the tables.
    #[must_use]
    pub const fn new(storage: Storage) -> Self {
        Self { storage }
    }

    /// A person's weeks as last written.
    ///
    /// Access: the row's key, person and week, in one batch. One call, 0.5 to 1 read unit a week.
    pub async fn ledgers(&self, person: UserId, weeks: &[IsoWeek]) -> Result<Vec<Ledger>, StorageError> {
        let keys: Vec<Key> = weeks.iter().map(|week| ledger_key(person, *week)).collect();
        let rows = self.storage.get_many(&keys).await?;
        weeks.iter().zip(rows).map(|(week, row)| read_ledger(person, *week, row.as_ref())).collect()
    }

    /// The same weeks of several people, in one list.
    ///
    /// Access: the rows' keys, person and week, relaxed. One call for up to 100 weeks in all, 0.5 read units each. May lag a write.
    pub async fn ledgers_of(&self, people: &[UserId], weeks: &[IsoWeek]) -> Result<Vec<Ledger>, StorageError> {
        let wanted: Vec<(UserId, IsoWeek)> = people.iter().flat_map(|person| weeks.iter().map(|week| (*person, *week))).collect();
        let keys: Vec<Key> = wanted.iter().map(|(person, week)| ledger_key(*person, *week)).collect();
        let rows = self.storage.get_many_relaxed(&keys).await?;
        wanted.into_iter().zip(rows).map(|((person, week), row)| read_ledger(person, week, row.as_ref())).collect()
    }

    /// The weeks of every doctor of a department, first to last.
    ///
    /// Access: index `weeks_of_department`, partition = department, sort between two weeks. One query, page by page, 0.5 read units per 4 KB. May lag a write.
    pub async fn weeks_of_department(&self, department: DepartmentId, first: IsoWeek, last: IsoWeek) -> Result<Vec<Ledger>, StorageError> {
        let query = Query::index(Table::Calendar, &WEEKS_OF_DEPARTMENT, department);
        let rows = self.storage.query_all(query.sort(Sort::Between(first.to_string(), last.to_string())), MOST_OF_DEPARTMENT).await?;
        rows.iter().map(read_row).collect()
    }

    /// Releases a hold in one week by its own update. `false` when it was already gone or has another end.
    ///
    /// Access: the row's key, doctor and week. One call, 2 to 4 write units (the row and its index).
    pub async fn let_go(&self, doctor_id: UserId, week: IsoWeek, hold: &LedgerHold) -> Result<bool, StorageError> {
        let Action::Update { key, change, condition } = release_hold(doctor_id, week, hold) else { return Ok(false) };
        match self.storage.update(&key, change, condition).await {
            Ok(_) => Ok(true),
            Err(CommitError::Refused(_)) => Ok(false),
            Err(CommitError::Storage(error)) => Err(error),
        }
    }
}
