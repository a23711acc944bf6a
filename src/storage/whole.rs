//! Whole tables, page by page: for `verify`, `export` and `recount` only. A guard test holds everybody else to queries.

use super::Storage;
use super::error::StorageError;
use super::item::Item;
use super::tables::Table;

impl Storage {
    /// Every row of a table, consistently, handed over page by page.
    pub async fn whole_table(&self, table: Table, mut page: impl FnMut(Vec<Item>)) -> Result<(), StorageError> {
        let mut after = None;
        loop {
            let request = self.client.scan().table_name(self.name_of(table)).consistent_read(true).set_exclusive_start_key(after);
            let answer = request.send().await.map_err(|error| StorageError::of(&error))?;
            page(answer.items.unwrap_or_default());
            after = answer.last_evaluated_key;
            if after.is_none() {
                return Ok(());
            }
        }
    }
}
