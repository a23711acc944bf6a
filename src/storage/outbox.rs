//! The outbox row of an event, to be written in the transaction of its fact (F44).

use super::error::StorageError;
use super::item::{Item, text, to_item};
use super::tables::Table;
use super::transaction::Action;
use crate::events::envelope::Envelope;

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
