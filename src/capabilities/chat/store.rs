//! Rows of conversations: `messages`, partition = conversation; `msg_…` and `head#<user>`. Whoever finds a message here is a `ChatReader`.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::model::{ChatReader, Head, Heads, Message};
use crate::primitives::ids::{ConversationId, MessageId, UserId};
use crate::primitives::page::Listed;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key, from_item, number, text, to_item};
use crate::storage::query::{Query, Sort};
use crate::storage::tables::{INBOX, Table};
use crate::storage::transaction::{Action, Expression};

/// What the sort keys of messages begin with.
const MESSAGE: &str = "msg_";

/// Where a list of conversations goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub conversation_id: ConversationId,
    pub last_at: Timestamp,
}

/// Writes both heads of a conversation that is opened; refused when there is one.
///
/// # Errors
/// Never for heads of the model.
pub fn open(heads: &Heads) -> Result<[Action; 2], StorageError> {
    let create = |head: &Head| Ok::<_, StorageError>(Action::create(Table::Messages, to_item(Table::Messages, head)?));
    Ok([create(&heads.patient)?, create(&heads.doctor)?])
}

/// Writes a message.
///
/// # Errors
/// Never for messages of the model.
pub fn write(message: &Message) -> Result<Action, StorageError> {
    Ok(Action::create(Table::Messages, to_item(Table::Messages, message)?))
}

/// The head of whoever wrote a message, if the newest is still the one that was read.
#[must_use]
pub fn wrote(head: &Head, message: &Message) -> Action {
    let change = newest(Expression::of("SET last_at = :at, last_message = :message"), message);
    Action::Update { key: head_key(head), change, condition: Some(unchanged(head)) }
}

/// The head of whom a message is for: one more that they have not read; with the first of these, what their mail is about. Refused when
/// something was written or read since the head was.
#[must_use]
pub fn received(head: &Head, message: &Message) -> Action {
    let notice = if head.unread == 0 { ", notice = :message" } else { "" };
    let change = newest(Expression::of(format!("SET last_at = :at, last_message = :message{notice} ADD unread :one")), message);
    let change = change.value(":one", number(1));
    Action::Update { key: head_key(head), change, condition: Some(as_counted(head)) }
}

/// Somebody has read up to a message, and so many came since. Refused when something was written or read since the head was.
#[must_use]
pub fn read(head: &Head, up_to: MessageId, left: u32) -> Action {
    let change =
        if left == 0 { "SET read_up_to = :up_to, unread = :left REMOVE notice" } else { "SET read_up_to = :up_to, unread = :left" };
    let change = Expression::of(change).value(":up_to", text(up_to)).value(":left", number(left));
    Action::Update { key: head_key(head), change, condition: Some(as_counted(head)) }
}

fn newest(change: Expression, message: &Message) -> Expression {
    change.value(":at", text(message.sent_at)).value(":message", text(message.message_id))
}

fn unchanged(head: &Head) -> Expression {
    match head.last_message {
        Some(last) => Expression::of("last_message = :last").value(":last", text(last)),
        None => Expression::of("attribute_exists(participant_id) AND attribute_not_exists(last_message)"),
    }
}

fn as_counted(head: &Head) -> Expression {
    let counted = "unread = :counted";
    match head.last_message {
        Some(last) => Expression::of(format!("last_message = :last AND {counted}")).value(":last", text(last)),
        None => Expression::of(format!("attribute_not_exists(last_message) AND {counted}")),
    }
    .value(":counted", number(head.unread))
}

fn head_key(head: &Head) -> Key {
    Key::two(Table::Messages, head.conversation_id, &head.item)
}

fn message_key(conversation: ConversationId, message: MessageId) -> Key {
    Key::two(Table::Messages, conversation, message)
}

/// Reads of conversations.
#[derive(Debug, Clone)]
pub struct ChatStore {
    storage: Storage,
}

impl ChatStore {
    /// Over the tables.
    #[must_use]
    pub const fn new(storage: Storage) -> Self {
        Self { storage }
    }

    /// Both heads as last written: no words of anybody.
    ///
    /// Access: partition = conversation, sort begins with `head#`, consistent. One query, 2 rows, 1 RCU.
    pub async fn heads(&self, conversation: ConversationId) -> Result<Option<Heads>, StorageError> {
        let query = Query::table(Table::Messages, conversation).sort(Sort::BeginsWith(Head::PREFIX.to_owned()));
        let rows = self.storage.query(query.limit(2)).await?.items;
        Ok(Heads::of(rows.into_iter().map(|row| from_item(Table::Messages, row)).collect::<Result<_, _>>()?))
    }

    /// Somebody's conversations, in which something was written last first, as last written; `opened` is one the index may not know yet.
    ///
    /// Access: index `inbox`, partition = person: one query; then the heads by their keys, one call, 1 RCU each.
    pub async fn inbox(
        &self,
        person: UserId,
        limit: usize,
        after: Option<Place>,
        opened: Option<ConversationId>,
    ) -> Result<Listed<Head, Place>, StorageError> {
        let first = after.is_none();
        let behind = after.map(|place| {
            let mut key = Key::two(Table::Messages, place.conversation_id, Head::item_of(person)).attributes();
            key.extend([(INBOX.partition.to_owned(), text(person)), (INBOX.sort.to_owned(), text(place.last_at))]);
            key
        });
        let query = Query::index(Table::Messages, &INBOX, person).newest_first().limit(limit + 1).after(behind);
        let rows = self.storage.query(query).await?.items;
        let more = rows.len() > limit;
        let mut keys: Vec<Key> = rows.iter().take(limit).filter_map(|row| Key::of(Table::Messages, row)).collect();
        let last = rows.into_iter().take(limit).next_back();
        let next = last.filter(|_| more).map(|row| from_item(Table::Messages, row)).transpose()?;
        let known = opened.filter(|_| first).map(|id| Key::two(Table::Messages, id, Head::item_of(person)));
        keys.extend(known.filter(|key| !keys.contains(key)));
        if keys.is_empty() {
            return Ok(Listed { items: Vec::new(), next });
        }
        let rows = self.storage.get_many(&keys).await?.into_iter().flatten();
        let items = rows.map(|row| from_item(Table::Messages, row)).collect::<Result<Vec<Head>, _>>()?;
        Ok(Listed { items, next })
    }

    /// Messages of a conversation, newest first.
    ///
    /// Access: partition = conversation, sort begins with `msg_`. One query a page, consistent, 1 RCU per 4 KB.
    pub async fn page(
        &self,
        reader: &ChatReader,
        from: Option<MessageId>,
        limit: usize,
    ) -> Result<Listed<Message, MessageId>, StorageError> {
        let id = reader.heads().id();
        let query = messages(id).newest_first().limit(limit).after(from.map(|from| message_key(id, from).attributes()));
        let listed = self.storage.query(query).await?;
        let items = read_all(listed.items)?;
        let next = items.last().filter(|_| listed.next.is_some()).map(|message| message.message_id);
        Ok(Listed { items, next })
    }

    /// Messages behind one, oldest first; from the beginning without one.
    ///
    /// Access: as `page`; 1 RCU when there are none.
    pub async fn since(&self, reader: &ChatReader, after: Option<MessageId>, limit: usize) -> Result<Vec<Message>, StorageError> {
        let id = reader.heads().id();
        let query = messages(id).limit(limit).after(after.map(|after| message_key(id, after).attributes()));
        read_all(self.storage.query(query).await?.items)
    }

    /// One message.
    ///
    /// Access: its key, consistent. One call, 1 RCU.
    pub async fn find(&self, reader: &ChatReader, message: MessageId) -> Result<Option<Message>, StorageError> {
        let row = self.storage.get(&message_key(reader.heads().id(), message)).await?;
        row.map(|row| from_item(Table::Messages, row)).transpose()
    }
}

fn messages(conversation: ConversationId) -> Query {
    Query::table(Table::Messages, conversation).sort(Sort::BeginsWith(MESSAGE.to_owned()))
}

fn read_all(rows: Vec<Item>) -> Result<Vec<Message>, StorageError> {
    rows.into_iter().map(|row| from_item(Table::Messages, row)).collect()
}
