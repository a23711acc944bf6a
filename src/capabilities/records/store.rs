//! The rows of records: lines, entries, drafts.

use super::model::{Record, RecordLine};
use crate::storage::error::StorageError;
use crate::storage::item::to_item;
use crate::storage::tables::Table;
use crate::storage::transaction::Action;

/// Writes a record that was just signed, and its line; refused when its id exists.
///
/// # Errors
/// Never for our own types.
pub fn create(record: &Record) -> Result<[Action; 2], StorageError> {
    let line = RecordLine::from(record);
    Ok([Action::create(Table::Records, to_item(Table::Records, record)?), Action::create(Table::Records, to_item(Table::Records, &line)?)])
}
