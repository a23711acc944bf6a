//! Rows of `deliveries` that are messages to people.

use super::model::{Channel, Delivery, HandedOver, Line, MailRow, Place, REPORTED_WITHIN, State};
use crate::primitives::ids::{AppointmentId, UserId};
use crate::primitives::mailbox::MailFailure;
use crate::primitives::page::Listed;
use crate::primitives::time::after;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key, from_item, number, text, texts, to_item};
use crate::storage::query::{Query, Sort};
use crate::storage::tables::{BY_STATE, MESSAGES_OF_PERSON, Table, WAITING};
use crate::storage::transaction::{Action, CommitError, Expression};
use jiff::Timestamp;
use serde::Serialize;

/// Pages that are read at most to find what is due.
const PAGES: u8 = 20;
/// The visits that one message about several tells of.
const VISITS: &str = "visits";

/// Writes a message that is due, with the fact that makes it due; refused when that cause already made one.
///
/// # Errors
/// Never for the messages of the model.
pub fn queued(delivery: &Delivery) -> Result<Action, StorageError> {
    Ok(Action::create(Table::Deliveries, row_of(delivery)?))
}

/// The next state of a message, if it is still as `before` says, as part of a transaction.
///
/// # Errors
/// Never for the messages of the model.
pub fn advanced(before: &Delivery, next: &Delivery) -> Result<Action, StorageError> {
    Ok(Action::Put { table: Table::Deliveries, item: row_of(next)?, condition: Some(unchanged(before)) })
}

/// One more visit is told of by a message about several; refused once it is handed over. 1 write unit: no index holds which they are.
#[must_use]
pub fn joined(message: &Delivery, visit: AppointmentId) -> Action {
    let change = Expression::of("ADD #visits :visit").name("#visits", VISITS).value(":visit", texts([visit]));
    let waits = Expression::of("#state = :queued").name("#state", "state").value(":queued", text(State::Queued.word()));
    Action::Update { key: key_of(message), change, condition: Some(waits) }
}

/// A message as it is kept. Its visits are a set, which one more joins without anybody reading the others.
fn row_of(message: &Delivery) -> Result<Item, StorageError> {
    let mut row = to_item(Table::Deliveries, message)?;
    if !message.visits.is_empty() {
        row.insert(VISITS.to_owned(), texts(&message.visits));
    }
    Ok(row)
}

/// Nobody took it up since, and no visit has joined it.
fn unchanged(before: &Delivery) -> Expression {
    let tells_of_several = !before.visits.is_empty();
    let and = if tells_of_several { " AND #visits = :visits" } else { "" };
    let unchanged = Expression::of(format!("#attempts = :attempts AND #state = :state{and}"))
        .name("#attempts", "attempts")
        .name("#state", "state")
        .value(":attempts", number(before.attempts))
        .value(":state", text(before.state.word()));
    if tells_of_several { unchanged.name("#visits", VISITS).value(":visits", texts(&before.visits)) } else { unchanged }
}

/// Where a message is kept, by its names.
#[must_use]
pub fn key(person: UserId, message_id: &str) -> Key {
    Key::two(Table::Deliveries, person, message_id)
}

/// Where a message is kept.
#[must_use]
pub fn key_of(delivery: &Delivery) -> Key {
    Key::two(Table::Deliveries, delivery.recipient_id, &delivery.message_id)
}

/// What stands in `guards` under SES's id of a mail. What counts is which of the two it is, not its time to live.
#[derive(Serialize)]
struct KeptMail<'a> {
    key: String,
    ttl: i64,
    #[serde(flatten)]
    row: &'a MailRow,
}

fn mail_key(mail: &str) -> Key {
    Key::one(Table::Guards, format!("mail#{mail}"))
}

fn kept_mail(mail: &str, row: &MailRow, now: Timestamp) -> Result<Item, StorageError> {
    to_item(Table::Guards, &KeptMail { key: mail_key(mail).partition, ttl: after(now, REPORTED_WITHIN).as_second(), row })
}

/// Writes down which message a mail was that SES took; refused where a report of it was there first. 1 write unit.
///
/// # Errors
/// Never for the messages of the model.
pub fn handed_over(mail: &str, claimed: &Delivery, now: Timestamp) -> Result<Action, StorageError> {
    let row = MailRow { message: Some(HandedOver::from(claimed)), why: None };
    Ok(Action::create(Table::Guards, kept_mail(mail, &row, now)?))
}

/// What a row says that was in the way of such a writing.
///
/// # Errors
/// When it is none of ours.
pub fn read_mail(row: Item) -> Result<MailRow, StorageError> {
    from_item(Table::Guards, row)
}

/// The messages of one installation.
#[derive(Debug, Clone)]
pub struct Deliveries {
    storage: Storage,
}

impl Deliveries {
    /// Over the tables.
    #[must_use]
    pub const fn new(storage: Storage) -> Self {
        Self { storage }
    }

    /// Messages of a channel whose time has come, oldest first, and whether there are perhaps more.
    ///
    /// Access: index `waiting` (keys only), partition = channel, sort up to now; then the rows themselves, consistently.
    /// Two calls, about 1 read unit a message; as many more, 20 times at most, as messages that cannot be sent stand before the others.
    pub async fn due(&self, channel: Channel, now: Timestamp, limit: usize) -> Result<(Vec<Delivery>, bool), StorageError> {
        let (mut found, mut behind) = (Vec::new(), None);
        for _ in 0..PAGES {
            let query = Query::index(Table::Deliveries, &WAITING, channel.word()).sort(Sort::Until(now.to_string()));
            let page = self.storage.query(query.limit(limit).after(behind)).await?;
            let keys: Vec<Key> = page.items.iter().filter_map(|row| Key::of(Table::Deliveries, row)).collect();
            if !keys.is_empty() {
                let rows = self.storage.get_many(&keys).await?.into_iter().flatten();
                found.extend(rows.filter_map(readable).filter(|message| message.is_due(now)));
            }
            behind = page.next;
            if found.len() >= limit || behind.is_none() {
                break;
            }
        }
        let more = behind.is_some() || found.len() > limit;
        found.truncate(limit);
        Ok((found, more))
    }

    /// One message, as last written.
    ///
    /// Access: the row's key. One call, consistent, 1 read unit.
    pub async fn find(&self, key: &Key) -> Result<Option<Delivery>, StorageError> {
        self.storage.get(key).await?.map(|row| from_item(Table::Deliveries, row)).transpose()
    }

    /// Messages in the order of their keys, as last written.
    ///
    /// Access: the rows' keys. One call, consistent, 1 read unit for each that is there.
    pub async fn find_all(&self, keys: &[Key]) -> Result<Vec<Option<Delivery>>, StorageError> {
        let rows = self.storage.get_many(keys).await?.into_iter();
        rows.map(|row| row.map(|row| from_item(Table::Deliveries, row)).transpose()).collect()
    }

    /// What is known by SES's id of a mail, as last written.
    ///
    /// Access: table `guards` by key. One call, consistent, 1 read unit.
    pub async fn of_mail(&self, mail: &str) -> Result<Option<MailRow>, StorageError> {
        self.storage.get(&mail_key(mail)).await?.map(read_mail).transpose()
    }

    /// Keeps what was reported of a mail that no message is known of, for whoever is just sending it; `false` when there is one by now.
    ///
    /// Access: table `guards` by key. One call, 1 write unit.
    pub async fn reported_first(&self, mail: &str, why: MailFailure, now: Timestamp) -> Result<bool, StorageError> {
        let absent = Expression::of("attribute_not_exists(#key)").name("#key", "key");
        let row = kept_mail(mail, &MailRow { message: None, why: Some(why) }, now)?;
        match self.storage.put(Table::Guards, row, Some(absent)).await {
            Ok(()) => Ok(true),
            Err(CommitError::Refused(_)) => Ok(false),
            Err(CommitError::Storage(error)) => Err(error),
        }
    }

    /// What a person was told, newest first, a page at a time.
    ///
    /// Access: index `messages_of_person`, partition = person. One query, half a read unit per 16 messages or so.
    pub async fn of_person(&self, person: UserId, after: Option<Place>, limit: usize) -> Result<Listed<Line, Place>, StorageError> {
        let query = Query::index(Table::Deliveries, &MESSAGES_OF_PERSON, person).newest_first().limit(limit);
        self.lines(query, after, ("person_id", person.to_string())).await
    }

    /// How many messages of a person that count as new came after an instant; at most 99.
    ///
    /// Access: index `messages_of_person`, partition = person, sort from the instant. Costs as `of_person`.
    pub async fn counted_after(&self, person: UserId, instant: Timestamp) -> Result<u32, StorageError> {
        let query = Query::index(Table::Deliveries, &MESSAGES_OF_PERSON, person).sort(Sort::From(instant.to_string())).limit(99);
        let lines = self.lines(query, None, ("person_id", person.to_string())).await?;
        let newer = lines.items.iter().filter(|line| line.at > instant && line.counts_as_new());
        Ok(u32::try_from(newer.count()).unwrap_or(u32::MAX))
    }

    /// Messages of everybody that stand there, newest first, a page at a time.
    ///
    /// Access: index `by_state`, partition = state. One query, half a read unit per 16 messages or so.
    pub async fn standing(&self, state: State, after: Option<Place>, limit: usize) -> Result<Listed<Line, Place>, StorageError> {
        let query = Query::index(Table::Deliveries, &BY_STATE, state.word()).newest_first().limit(limit);
        self.lines(query, after, ("state", state.word().to_owned())).await
    }

    async fn lines(&self, query: Query, after: Option<Place>, of: (&str, String)) -> Result<Listed<Line, Place>, StorageError> {
        let key = after.map(|place| {
            let parts =
                [("recipient_id", place.recipient_id.to_string()), ("message_id", place.message_id), ("at", place.at.to_string()), of];
            Item::from(parts.map(|(name, value)| (name.to_owned(), text(value))))
        });
        let found = self.storage.query(query.after(key)).await?;
        let next = found.next.map(|row| from_item(Table::Deliveries, row)).transpose()?;
        // What a newer server wrote and this one cannot read is left out.
        let line = |row: Item| from_item::<Line>(Table::Deliveries, row).ok();
        Ok(Listed { items: found.items.into_iter().filter_map(line).collect(), next })
    }

    /// Writes a message that is due because of no fact written with it; `false` when that cause already made one.
    ///
    /// Access: the row's key. One call, 1 write unit and as much per index.
    pub async fn create(&self, delivery: &Delivery) -> Result<bool, StorageError> {
        let absent = Expression::of("attribute_not_exists(#message)").name("#message", "message_id");
        match self.storage.put(Table::Deliveries, row_of(delivery)?, Some(absent)).await {
            Ok(()) => Ok(true),
            Err(CommitError::Refused(_)) => Ok(false),
            Err(CommitError::Storage(error)) => Err(error),
        }
    }

    /// Writes the next state of a message, if it is still as `before` says. `false` when somebody else was first.
    ///
    /// Access: the row's key. One call, 1 write unit and as much per index. A try whose answer was lost may be refused by
    /// itself: the message is then as good as claimed by somebody else.
    pub async fn advance(&self, before: &Delivery, next: &Delivery) -> Result<bool, StorageError> {
        match self.storage.put(Table::Deliveries, row_of(next)?, Some(unchanged(before))).await {
            Ok(()) => Ok(true),
            Err(CommitError::Refused(_)) => Ok(false),
            Err(CommitError::Storage(error)) => Err(error),
        }
    }
}

/// One message that cannot be read (a newer server's, or damaged) must not keep the others back.
fn readable(row: Item) -> Option<Delivery> {
    let key = Key::of(Table::Deliveries, &row).and_then(|key| key.sort);
    let message = from_item::<Delivery>(Table::Deliveries, row);
    message.inspect_err(|error| tracing::error!(message = key, %error, "a message cannot be read and waits")).ok()
}
