//! Rows of webhooks: endpoints in `directory`, owner `webhooks`; messages in `deliveries`, by endpoint and event.

use aws_sdk_dynamodb::types::AttributeValue;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::model::{Delivery, MOST, Stopped, Webhook};
use crate::primitives::ids::{EventId, WebhookId};
use crate::primitives::page::Listed;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key, from_item, number, text, to_item};
use crate::storage::query::{Query, Sort};
use crate::storage::tables::{Table, WAITING};
use crate::storage::transaction::{Action, CommitError, Expression};

const OWNER: &str = "webhooks";
/// Pages that are read at most to find what is due.
const PAGES: u8 = 20;
/// The row that counts them; ids of endpoints begin otherwise.
const COUNT: &str = "count";

/// Where a list of endpoints goes on: behind this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct After(WebhookId);

/// Where a log goes on: behind this message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier(EventId);

/// Reads of endpoints and messages, and what changes them.
#[derive(Debug, Clone)]
pub struct WebhookStore {
    storage: Storage,
}

impl WebhookStore {
    /// Over the tables.
    #[must_use]
    pub const fn new(storage: Storage) -> Self {
        Self { storage }
    }

    /// One endpoint as last written.
    ///
    /// Access: table `directory`, one row by its key, consistent. One call, 1 read unit.
    pub async fn find(&self, id: WebhookId) -> Result<Option<Webhook>, StorageError> {
        self.storage.get(&key_of(id)).await?.map(|row| from_item(Table::Directory, row)).transpose()
    }

    /// Endpoints as last written, the newest first.
    ///
    /// Access: table `directory`, partition `webhooks`, consistent. One query of at most ten rows of about 1 KB.
    pub async fn list(&self, limit: usize, after: Option<After>) -> Result<Listed<Webhook, After>, StorageError> {
        let behind = after.map(|After(id)| key_of(id).attributes());
        let query = Query::table(Table::Directory, OWNER).sort(Sort::BeginsWith(format!("{}_", WebhookId::PREFIX)));
        let page = self.storage.query(query.newest_first().limit(limit + 1).after(behind)).await?;
        let (items, next) = page_of(page.items, limit, Table::Directory, |webhook: &Webhook| After(webhook.id))?;
        Ok(Listed { items, next })
    }

    /// The row of a new endpoint, and one more in the count; refused when there are as many as there can be. Together 2 write
    /// units, 4 in a transaction.
    ///
    /// # Errors
    /// When it cannot be made into a row, which is a mistake of ours.
    pub fn create(&self, webhook: &Webhook) -> Result<[Action; 2], StorageError> {
        let mut row = to_item(Table::Directory, webhook)?;
        row.extend(key_of(webhook.id).attributes());
        let room = Expression::of("attribute_not_exists(#count) OR #count < :most").value(":most", number(MOST));
        Ok([count(1, Some(room)), Action::create(Table::Directory, row)])
    }

    /// Takes an endpoint away, and out of the count; refused when there is none. What is left of its messages ends by itself.
    #[must_use]
    pub fn remove(&self, id: WebhookId) -> [Action; 2] {
        let there = Expression::of("attribute_exists(owner_id)");
        [count(-1, None), Action::Delete { key: key_of(id), condition: Some(there) }]
    }

    /// Stops an endpoint; refused when there is none, or when it is stopped already.
    ///
    /// # Errors
    /// Never for what the model says.
    pub fn stop(&self, id: WebhookId, stopped: &Stopped) -> Result<Action, StorageError> {
        let value = AttributeValue::M(to_item(Table::Directory, stopped)?);
        let change = Expression::of("SET stopped = :stopped").value(":stopped", value);
        let runs = Expression::of("attribute_exists(owner_id) AND attribute_not_exists(stopped)");
        Ok(Action::Update { key: key_of(id), change, condition: Some(runs) })
    }

    /// The same, because it took nothing since then; refused when it took something meanwhile.
    ///
    /// # Errors
    /// Never for what the model says.
    pub fn give_up(&self, id: WebhookId, stopped: &Stopped, failing_since: Timestamp) -> Result<Action, StorageError> {
        let value = AttributeValue::M(to_item(Table::Directory, stopped)?);
        let change = Expression::of("SET stopped = :stopped").value(":stopped", value);
        let fails = Expression::of("attribute_exists(owner_id) AND attribute_not_exists(stopped) AND failing_since = :since");
        Ok(Action::Update { key: key_of(id), change, condition: Some(fails.value(":since", text(failing_since))) })
    }

    /// What a try says about the endpoint itself: since when it fails, and until when it wants to be left alone. Nothing is written
    /// about one that was removed.
    ///
    /// Access: the endpoint's key. One call, 1 write unit.
    pub async fn note(&self, id: WebhookId, failing_since: Option<Timestamp>, rests_until: Option<Timestamp>) -> Result<(), StorageError> {
        let there = Expression::of("attribute_exists(owner_id)");
        let mut set = Vec::new();
        let mut remove = Vec::new();
        for (name, value) in [("failing_since", failing_since), ("rests_until", rests_until)] {
            if value.is_some() { set.push(format!("{name} = :{name}")) } else { remove.push(name) }
        }
        let set = if set.is_empty() { String::new() } else { format!("SET {}", set.join(", ")) };
        let remove = if remove.is_empty() { String::new() } else { format!(" REMOVE {}", remove.join(", ")) };
        let mut change = Expression::of(format!("{set}{remove}").trim().to_owned());
        for (name, value) in [(":failing_since", failing_since), (":rests_until", rests_until)] {
            change = value.into_iter().fold(change, |change, value| change.value(name, text(value)));
        }
        match self.storage.update(&key_of(id), change, Some(there)).await {
            Ok(_) | Err(CommitError::Refused(_)) => Ok(()),
            Err(CommitError::Storage(error)) => Err(error),
        }
    }

    /// Writes what an administrator said anew, if it still has the version `before`; where it is sent to may be another place, so what
    /// was known about its answers is forgotten. Refused when there is none, or it was changed meanwhile.
    ///
    /// # Errors
    /// Never for what the model says.
    pub fn change(&self, after: &Webhook, before: u32) -> Result<Action, StorageError> {
        let row = to_item(Table::Directory, after)?;
        let named = ["name", "sealed_address", "shown_address", "format", "events", "department_id", "version"];
        let (there, gone): (Vec<&str>, Vec<&str>) = named.into_iter().partition(|name| row.contains_key(*name));
        let set: Vec<String> = there.iter().map(|name| format!("#{name} = :{name}")).collect();
        let gone: Vec<String> =
            gone.iter().map(|name| format!("#{name}")).chain(["failing_since", "rests_until"].map(str::to_owned)).collect();
        let mut change = Expression::of(format!("SET {} REMOVE {}", set.join(", "), gone.join(", ")));
        for name in named {
            change = change.name(&format!("#{name}"), name);
            change = row.get(name).into_iter().fold(change, |change, value| change.value(&format!(":{name}"), value.clone()));
        }
        let unchanged = if before == 0 { "(attribute_not_exists(version) OR version = :before)" } else { "version = :before" };
        let condition = Expression::of(format!("attribute_exists(owner_id) AND {unchanged}")).value(":before", number(before));
        Ok(Action::Update { key: key_of(after.id), change, condition: Some(condition) })
    }

    /// Lets it be told again; refused when there is none, or when it is not stopped.
    #[must_use]
    pub fn resume(&self, id: WebhookId) -> Action {
        let condition = Some(Expression::of("attribute_exists(stopped)"));
        Action::Update { key: key_of(id), change: Expression::of("REMOVE stopped, failing_since, rests_until"), condition }
    }

    /// A message that is due; refused when its endpoint has one of that id.
    ///
    /// # Errors
    /// Never for the messages of the model.
    pub fn queued(&self, delivery: &Delivery) -> Result<Action, StorageError> {
        Ok(Action::create(Table::Deliveries, to_item(Table::Deliveries, delivery)?))
    }

    /// One message as last written.
    ///
    /// Access: table `deliveries`, one row by its key, consistent. One call, 1 read unit.
    pub async fn find_delivery(&self, endpoint: WebhookId, id: EventId) -> Result<Option<Delivery>, StorageError> {
        self.storage.get(&delivery_key(endpoint, id)).await?.map(|row| from_item(Table::Deliveries, row)).transpose()
    }

    /// An endpoint's messages, the newest event first.
    ///
    /// Access: table `deliveries`, partition = endpoint, consistent. One query, at most `limit` rows of about 1 KB and one more.
    pub async fn log(&self, endpoint: WebhookId, limit: usize, after: Option<Earlier>) -> Result<Listed<Delivery, Earlier>, StorageError> {
        let behind = after.map(|Earlier(id)| delivery_key(endpoint, id).attributes());
        let query = Query::table(Table::Deliveries, endpoint).newest_first().limit(limit + 1).after(behind);
        let page = self.storage.query(query).await?;
        let (items, next) = page_of(page.items, limit, Table::Deliveries, |delivery: &Delivery| Earlier(delivery.message_id))?;
        Ok(Listed { items, next })
    }

    /// Messages of an endpoint that wait until `until` at the latest, those first that have waited longest.
    ///
    /// Access: index `waiting` (keys only), partition = endpoint, sort up to an instant; then the rows themselves,
    /// consistently. One call and half a read unit when nothing waits, else two calls and 1 unit a message; as many more, 20 times at
    /// most, as messages that cannot be sent stand before the others.
    pub async fn waiting(&self, endpoint: WebhookId, until: Timestamp, limit: usize) -> Result<Vec<Delivery>, StorageError> {
        // One message that cannot be read must not keep the others back.
        let unread = |error: &StorageError| tracing::error!(%error, "a message cannot be read and waits");
        let readable = |row| from_item::<Delivery>(Table::Deliveries, row).inspect_err(unread).ok();
        let (mut found, mut behind) = (Vec::new(), None);
        for _ in 0..PAGES {
            let under = Delivery::waits_under(endpoint);
            let query = Query::index(Table::Deliveries, &WAITING, under).sort(Sort::Until(until.to_string()));
            let page = self.storage.query(query.limit(limit).after(behind)).await?;
            let keys: Vec<Key> = page.items.iter().filter_map(|row| Key::of(Table::Deliveries, row)).collect();
            if !keys.is_empty() {
                let rows = self.storage.get_many(&keys).await?.into_iter().flatten();
                found.extend(rows.filter_map(readable).filter(|message| message.is_due(until)));
            }
            behind = page.next;
            if found.len() >= limit || behind.is_none() {
                break;
            }
        }
        found.truncate(limit);
        Ok(found)
    }

    /// The same as an action of a transaction.
    ///
    /// # Errors
    /// Never for the messages of the model.
    pub fn advanced(&self, before: &Delivery, next: &Delivery) -> Result<Action, StorageError> {
        let item = to_item(Table::Deliveries, next)?;
        Ok(Action::Put { table: Table::Deliveries, item, condition: Some(as_it_was(before)) })
    }

    /// Writes the next state of a message, if it is still as `before` says. `false` when somebody else was first.
    ///
    /// Access: the row's key. One call, 1 write unit or 2, and as much for the index.
    pub async fn advance(&self, before: &Delivery, next: &Delivery) -> Result<bool, StorageError> {
        match self.storage.put(Table::Deliveries, to_item(Table::Deliveries, next)?, Some(as_it_was(before))).await {
            Ok(()) => Ok(true),
            Err(CommitError::Refused(_)) => Ok(false),
            Err(CommitError::Storage(error)) => Err(error),
        }
    }
}

fn key_of(id: WebhookId) -> Key {
    Key::two(Table::Directory, OWNER, id)
}

fn as_it_was(before: &Delivery) -> Expression {
    Expression::of("#tries = :tries AND #fate = :fate")
        .name("#tries", "tries")
        .name("#fate", "fate")
        .value(":tries", number(before.tries))
        .value(":fate", text(before.fate.word()))
}

fn delivery_key(endpoint: WebhookId, id: EventId) -> Key {
    Key::two(Table::Deliveries, endpoint, id)
}

fn count(by: i64, condition: Option<Expression>) -> Action {
    let change = Expression::of("ADD #count :by").name("#count", "count").value(":by", number(by));
    Action::Update { key: Key::two(Table::Directory, OWNER, COUNT), change, condition }
}

/// The first `limit` of what was read, and where to go on when more was.
fn page_of<T: serde::de::DeserializeOwned, P>(
    rows: Vec<Item>,
    limit: usize,
    table: Table,
    place: impl Fn(&T) -> P,
) -> Result<(Vec<T>, Option<P>), StorageError> {
    let mut items: Vec<T> = rows.into_iter().map(|row| from_item(table, row)).collect::<Result<_, _>>()?;
    let more = items.len() > limit;
    items.truncate(limit);
    let next = items.last().filter(|_| more).map(place);
    Ok((items, next))
}
