//! The rows of wishes, of codes sent to phones, and up to when reminders are planned.

use aws_sdk_dynamodb::types::AttributeValue;
use jiff::Timestamp;
use serde::Serialize;

use super::model::{MOST_TRIES, SentCode, Wishes};
use crate::capabilities::settings::model::Reminder;
use crate::primitives::ids::UserId;
use crate::primitives::text_number::TextNumber;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key, from_item, number, text, to_item};
use crate::storage::tables::Table;
use crate::storage::transaction::{Action, CommitError, Expression};

/// The part of `users` that wishes are; `identity::accounts` ends texts there.
const PART: &str = "messages";

/// Wishes as stored.
#[derive(Serialize)]
struct Kept<'a> {
    user_id: UserId,
    part: &'static str,
    #[serde(flatten)]
    wishes: &'a Wishes,
}

/// Writes what somebody wants, in place of what was read; refused when it was changed meanwhile.
///
/// # Errors
/// Never for rows of ours.
pub fn put(person: UserId, wishes: &Wishes, read: &Wishes) -> Result<Action, StorageError> {
    // Another phone number ends texts without another version: nobody's form is out of date for that.
    let texts = if read.texting.is_some() { "attribute_exists(texting)" } else { "attribute_not_exists(texting)" };
    let condition = if read.version == 0 {
        Expression::of(format!("attribute_not_exists(#version) AND {texts}"))
    } else {
        Expression::of(format!("#version = :read AND {texts}")).value(":read", number(read.version))
    };
    let condition = condition.name("#version", "version");
    let item = to_item(Table::Users, &Kept { user_id: person, part: PART, wishes })?;
    Ok(Action::Put { table: Table::Users, item, condition: Some(condition) })
}

fn key_of(person: UserId) -> Key {
    Key::two(Table::Users, person, PART)
}

/// Writes down that SNS said that whoever has this number told their carrier STOP; refused when it is not what they agreed to, or
/// known already. 1 write unit.
#[must_use]
pub fn opted_out(person: UserId, number_of_theirs: &TextNumber, now: Timestamp) -> Action {
    let change = Expression::of("SET texting.opted_out_at = :now ADD #version :one").value(":now", text(now)).value(":one", number(1));
    let condition = Expression::of("texting.#number = :number AND attribute_not_exists(texting.opted_out_at)")
        .name("#number", "number")
        .value(":number", text(number_of_theirs.as_str()));
    Action::Update { key: key_of(person), change: change.name("#version", "version"), condition: Some(condition) }
}

/// A code as stored, in the place of an earlier one.
#[derive(Serialize)]
struct KeptCode<'a> {
    key: String,
    ttl: i64,
    #[serde(flatten)]
    code: &'a SentCode,
}

fn code_key(person: UserId) -> Key {
    Key::one(Table::Guards, format!("text-code#{person}"))
}

/// Writes down that a code is sent. 1 write unit.
///
/// # Errors
/// Never for codes of ours.
pub fn put_code(person: UserId, code: &SentCode) -> Result<Action, StorageError> {
    let kept = KeptCode { key: code_key(person).partition, ttl: code.until.as_second(), code };
    Ok(Action::Put { table: Table::Guards, item: to_item(Table::Guards, &kept)?, condition: None })
}

/// The code was typed: it works no more. Refused when it was used or replaced meanwhile.
#[must_use]
pub fn use_code(person: UserId, code: &SentCode) -> Action {
    let same = Expression::of("nonce = :nonce").value(":nonce", text(&code.nonce));
    Action::Delete { key: code_key(person), condition: Some(same) }
}

/// That reminders are also looked for at these times, which somebody chose. They stay on the list: it has at most 384.
#[must_use]
pub fn also_at(times: &[Reminder]) -> Action {
    let words = times.iter().map(|time| format!("{}-{}", time.days_before, time.at)).collect();
    let change = Expression::of("ADD own_times :times").value(":times", AttributeValue::Ss(words));
    Action::Update { key: planned_key(), change, condition: None }
}

fn read_time(word: &str) -> Option<Reminder> {
    let (days, at) = word.split_once('-')?;
    Some(Reminder { days_before: days.parse().ok()?, at: at.parse().ok()? })
}

fn planned_key() -> Key {
    Key::one(Table::Guards, "reminders-planned")
}

/// Where somebody's wishes are, and the code that was sent to them: to be read with whatever else is wanted.
#[must_use]
pub fn keys_of(person: UserId) -> [Key; 2] {
    [key_of(person), code_key(person)]
}

/// What those rows say.
///
/// # Errors
/// When a row is none of ours.
pub fn read_both([wishes, code]: [Option<Item>; 2]) -> Result<(Wishes, Option<SentCode>), StorageError> {
    Ok((read(wishes)?, code.map(|row| from_item(Table::Guards, row)).transpose()?))
}

/// Reads of wishes, and how far planning has come.
#[derive(Debug, Clone)]
pub struct RemindersStore {
    storage: Storage,
}

impl RemindersStore {
    /// Over the tables.
    #[must_use]
    pub const fn new(storage: Storage) -> Self {
        Self { storage }
    }

    /// What somebody wants, as last written.
    ///
    /// Access: table `users` by key. One call, 1 read unit.
    pub async fn wishes(&self, person: UserId) -> Result<Wishes, StorageError> {
        read(self.storage.get(&key_of(person)).await?)
    }

    /// What some people want, in their order; may lag a write by a moment.
    ///
    /// Access: table `users` by keys. One call for each 100 people, half a read unit each.
    pub async fn wishes_of(&self, people: &[UserId]) -> Result<Vec<Wishes>, StorageError> {
        let keys: Vec<Key> = people.iter().map(|person| key_of(*person)).collect();
        let rows = self.storage.get_many_relaxed(&keys).await?.into_iter();
        // One row that cannot be read must not keep the others back: its person is reminded as the house does.
        let readable = |row| read(row).inspect_err(|error| tracing::error!(%error, "somebody's wishes cannot be read")).unwrap_or_default();
        Ok(rows.map(readable).collect())
    }

    /// The code that was sent to somebody, as last written.
    ///
    /// Access: table `guards` by key. One call, 1 read unit.
    pub async fn code(&self, person: UserId) -> Result<Option<SentCode>, StorageError> {
        self.storage.get(&code_key(person)).await?.map(|row| from_item(Table::Guards, row)).transpose()
    }

    /// Takes one of the tries there are for a code, before what was typed is looked at. `None`: there is no code, or no try left.
    ///
    /// Access: table `guards` by key. One call, 1 write unit.
    pub async fn try_code(&self, person: UserId, now: Timestamp) -> Result<Option<SentCode>, StorageError> {
        let change = Expression::of("ADD tries :one").value(":one", number(1));
        let left = Expression::of("#until > :now AND tries < :most")
            .name("#until", "until")
            .value(":now", text(now))
            .value(":most", number(MOST_TRIES));
        match self.storage.update(&code_key(person), change, Some(left)).await {
            Ok(row) => Ok(Some(from_item(Table::Guards, row)?)),
            Err(CommitError::Refused(_)) => Ok(None),
            Err(CommitError::Storage(error)) => Err(error),
        }
    }

    /// Up to when reminders are planned, `None` in a house that never planned any; and the times of their own that people chose.
    ///
    /// Access: table `guards` by key. One call, 1 read unit for 4 KB.
    pub async fn planned(&self) -> Result<(Option<Timestamp>, Vec<Reminder>), StorageError> {
        let Some(row) = self.storage.get(&planned_key()).await? else { return Ok((None, Vec::new())) };
        let until = row.get("planned_until").and_then(|until| until.as_s().ok()?.parse().ok());
        let times = row.get("own_times").and_then(|times| times.as_ss().ok()).into_iter().flatten();
        Ok((until, times.filter_map(|word| read_time(word)).collect()))
    }

    /// Writes down that they are planned up to a moment, if no other process has come further.
    ///
    /// Access: table `guards` by key. One call, 1 write unit.
    pub async fn plan_until(&self, moment: Timestamp) -> Result<(), StorageError> {
        let change = Expression::of("SET planned_until = :moment").value(":moment", text(moment));
        let further = Expression::of("attribute_not_exists(planned_until) OR planned_until < :moment");
        match self.storage.update(&planned_key(), change, Some(further)).await {
            Ok(_) | Err(CommitError::Refused(_)) => Ok(()),
            Err(CommitError::Storage(error)) => Err(error),
        }
    }
}

fn read(row: Option<Item>) -> Result<Wishes, StorageError> {
    row.map_or_else(|| Ok(Wishes::default()), |row| from_item(Table::Users, row))
}
