//! The outbox: the event row written in the transaction of its fact (F44), and what the drain does with it.
//!
//! A row stands under its shard and `<subject>#<version>` until it is published. `heard_at` says that everything owed
//! by the event is written; `parked_at` that it could not be published for a day and blocks nobody any more; `tries` and `tried_at` that it
//! was taken up with care, and nobody has said yet what became of it (`operations::drain::tries`).

use aws_sdk_dynamodb::types::AttributeValue;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Storage;
use super::error::StorageError;
use super::item::{Item, Key, from_item, number, text, to_item};
use super::query::Query;
use super::tables::Table;
use super::transaction::{Action, CommitError, Expression};
use crate::events::envelope::Envelope;
use crate::primitives::page::Listed;
use crate::primitives::time::after;

/// How long a published event stays on record, in seconds: 400 days.
pub const PUBLISHED_KEPT: i64 = 400 * 24 * 60 * 60;

/// The row's attributes: the envelope itself, flat, under its shard and place.
///
/// # Errors
/// Never for the events of the catalogue.
pub fn row(envelope: &Envelope) -> Result<Item, StorageError> {
    let mut item = to_item(Table::Outbox, envelope)?;
    item.insert("shard".to_owned(), text(envelope.shard()));
    item.insert("subject_version".to_owned(), text(envelope.place()));
    Ok(item)
}

/// Writes the event; refused when that version of the subject already has one.
///
/// # Errors
/// Never for the events of the catalogue.
pub fn record(envelope: &Envelope) -> Result<Action, StorageError> {
    Ok(Action::create(Table::Outbox, row(envelope)?))
}

/// A row that waits.
#[derive(Debug, Clone)]
pub struct Waiting {
    key: Key,
    /// Whose story it belongs to: the part of its place before the version.
    pub subject: String,
    /// The event; an error when this version of the program cannot read it. A newer one beside it may have written it.
    pub envelope: Result<Envelope, String>,
    /// When it happened, as far as the row says so, even where the rest cannot be read.
    pub at: Option<Timestamp>,
    pub heard_at: Option<Timestamp>,
    pub parked_at: Option<Timestamp>,
    /// How often it was taken up with care and nobody reported, and when the last time.
    pub tries: u32,
    pub tried_at: Option<Timestamp>,
}

/// What is on record of a published event, under `topic#<shard>` and its place.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Published {
    pub recipient_id: String,
    /// `<subject>#<version>`.
    pub message_id: String,
    /// The event's id, by which subscribers drop repeats.
    pub event_id: String,
    /// The event's dotted name.
    pub event: String,
    /// When it happened.
    pub at: Timestamp,
    /// When the topic had it.
    pub published_at: Timestamp,
    ttl: i64,
}

/// What the recipients of published events are called in `deliveries`, before the shard.
pub const TOPIC_RECIPIENT: &str = "topic#";

impl Waiting {
    /// The row as read from the table.
    #[must_use]
    pub fn of(item: Item) -> Option<Self> {
        let key = Key::of(Table::Outbox, &item)?;
        let subject = key.sort.as_ref()?.rsplit_once('#')?.0.to_owned();
        let time = |name: &str| item.get(name).and_then(|value| value.as_s().ok()).and_then(|at| at.parse().ok());
        let (at, heard_at, parked_at, tried_at) = (time("at"), time("heard_at"), time("parked_at"), time("tried_at"));
        let tries = item.get("tries").and_then(|value| value.as_n().ok()).and_then(|tries| tries.parse().ok()).unwrap_or_default();
        let envelope = from_item(Table::Outbox, item).map_err(|error| error.to_string());
        Some(Self { key, subject, envelope, at, heard_at, parked_at, tries, tried_at })
    }

    /// Its place: `<subject>#<version>`.
    #[must_use]
    pub fn place(&self) -> &str {
        self.key.sort.as_deref().unwrap_or_default()
    }

    /// Marks it as heard; refused when it is gone or was heard before. Goes with what the event owes.
    #[must_use]
    pub fn heard(&self, now: Timestamp) -> Action {
        let change = mark("heard_at", text(now));
        let once = Expression::of("attribute_exists(#key) AND attribute_not_exists(#mark)").name("#key", "shard");
        Action::Update { key: self.key.clone(), change, condition: Some(once) }
    }

    /// Takes it out, and puts it on record as published: together, and refused when somebody else did.
    ///
    /// # Errors
    /// Never for valid text.
    pub fn published(&self, envelope: &Envelope, now: Timestamp) -> Result<[Action; 2], StorageError> {
        let published = Published {
            recipient_id: format!("{TOPIC_RECIPIENT}{}", self.key.partition),
            message_id: self.place().to_owned(),
            event_id: envelope.id.to_string(),
            event: envelope.event.name().to_owned(),
            at: envelope.at,
            published_at: now,
            ttl: after(now, PUBLISHED_KEPT).as_second(),
        };
        let still_there = Expression::of("attribute_exists(#key)").name("#key", "shard");
        Ok([
            Action::Delete { key: self.key.clone(), condition: Some(still_there) },
            Action::create(Table::Deliveries, to_item(Table::Deliveries, &published)?),
        ])
    }
}

fn mark(name: &str, value: AttributeValue) -> Expression {
    Expression::of("SET #mark = :mark").name("#mark", name).value(":mark", value)
}

impl Storage {
    /// Rows of a shard, by subject and version, at most 100. `after` is where the page before ended. Consistent.
    ///
    /// Access: table `outbox`, partition = shard; 1 read unit per 8 waiting rows or so, at least half a unit.
    pub async fn outbox_page(&self, shard: u8, after: Option<Item>) -> Result<Listed<Waiting, Item>, StorageError> {
        let page = self.query(Query::table(Table::Outbox, shard).after(after)).await?;
        Ok(Listed { items: page.items.into_iter().filter_map(Waiting::of).collect(), next: page.next })
    }

    /// Whether anything waits in a shard. May lag a write; half a read unit.
    pub async fn outbox_has_rows(&self, shard: u8) -> Result<bool, StorageError> {
        Ok(!self.query(Query::table(Table::Outbox, shard).relaxed().limit(1)).await?.items.is_empty())
    }

    /// Parks a row that nobody can publish. Gone in the meantime is fine.
    pub async fn park(&self, row: &Waiting, now: Timestamp) -> Result<(), StorageError> {
        self.mark_row(row, mark("parked_at", text(now))).await
    }

    /// Lets a parked row be tried again, as if it had not been before.
    pub async fn unpark(&self, row: &Waiting) -> Result<(), StorageError> {
        self.mark_row(row, Expression::of("REMOVE parked_at, tries, tried_at")).await
    }

    /// Writes down that a row is taken up, before anything of it is touched. One call, 1 write unit.
    pub async fn take_up(&self, row: &Waiting, now: Timestamp) -> Result<(), StorageError> {
        let tries = number(i64::from(row.tries) + 1);
        self.mark_row(row, Expression::of("SET tried_at = :now, tries = :tries").value(":now", text(now)).value(":tries", tries)).await
    }

    /// The same row after somebody said what became of it: none of the tries before counts any more. One call, 1 write unit.
    pub async fn put_back(&self, row: &Waiting) -> Result<(), StorageError> {
        self.mark_row(row, Expression::of("REMOVE tries, tried_at")).await
    }

    async fn mark_row(&self, row: &Waiting, change: Expression) -> Result<(), StorageError> {
        let there = Expression::of("attribute_exists(#key)").name("#key", "shard");
        match self.update(&row.key, change, Some(there)).await {
            Ok(_) | Err(CommitError::Refused(_)) => Ok(()),
            Err(CommitError::Storage(error)) => Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::samples;
    use crate::primitives::ids::{EventId, IdSource};
    use crate::primitives::time::Clock;

    #[test]
    fn f44_an_event_of_every_form_is_read_from_its_row_as_it_was_written() {
        let at = "2026-11-23T09:00:00.25Z".parse().unwrap();
        let ids = IdSource::seeded(Clock::fixed(at), 1);
        for event in samples::in_every_form(&ids) {
            let envelope = Envelope { id: EventId::new(&ids), at, event };
            let waiting = Waiting::of(row(&envelope).unwrap()).unwrap();
            assert_eq!((waiting.place(), &waiting.subject), (envelope.place().as_str(), &envelope.event.subject()));
            assert_eq!((waiting.at, waiting.heard_at, waiting.parked_at, waiting.tries), (Some(at), None, None, 0));
            assert_eq!(waiting.envelope, Ok(envelope));
        }
    }
}
