//! Reading rows by their keys: as last written, or at half the price for lists that only give advice.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::{ConsumedCapacity, KeysAndAttributes, ReturnConsumedCapacity};

use super::Storage;
use super::error::StorageError;
use super::item::{Item, Key};
use super::transaction::backoff;

/// How fresh a batch of rows is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Freshness {
    AsLastWritten,
    MayLag,
}

/// How often keys the store left unanswered are asked for again.
const TRIES: u32 = 6;

impl Storage {
    /// One row, as last written. One call, 1 read unit per 4 KB.
    pub async fn get(&self, key: &Key) -> Result<Option<Item>, StorageError> {
        self.get_one(key, true).await
    }

    /// One row as it was a moment ago, at half the price. Never decide from it.
    pub async fn get_lately(&self, key: &Key) -> Result<Option<Item>, StorageError> {
        self.get_one(key, false).await
    }

    async fn get_one(&self, key: &Key, consistent: bool) -> Result<Option<Item>, StorageError> {
        let answer = self
            .client
            .get_item()
            .table_name(self.name_of(key.table))
            .set_key(Some(key.attributes()))
            .consistent_read(consistent)
            .return_consumed_capacity(ReturnConsumedCapacity::Total)
            .send()
            .await
            .map_err(|error| StorageError::of(&error))?;
        self.meter.read(answer.consumed_capacity().and_then(ConsumedCapacity::capacity_units).unwrap_or_default());
        Ok(answer.item)
    }

    /// Rows of any tables in the order of their keys, as last written. One call for up to 100 keys; repeated keys are asked for once.
    pub async fn get_many(&self, keys: &[Key]) -> Result<Vec<Option<Item>>, StorageError> {
        self.get_all(keys, Freshness::AsLastWritten).await
    }

    /// The same for half the read units; may lag a write by a moment, so never decide from it. One call for up to 100 keys.
    pub async fn get_many_relaxed(&self, keys: &[Key]) -> Result<Vec<Option<Item>>, StorageError> {
        self.get_all(keys, Freshness::MayLag).await
    }

    async fn get_all(&self, keys: &[Key], freshness: Freshness) -> Result<Vec<Option<Item>>, StorageError> {
        let mut found: HashMap<Key, Item> = HashMap::new();
        let mut distinct = keys.to_vec();
        distinct.sort_by(|a, b| (a.table, &a.partition, &a.sort).cmp(&(b.table, &b.partition, &b.sort)));
        distinct.dedup();
        for chunk in distinct.chunks(100) {
            self.get_chunk(chunk, freshness, &mut found).await?;
        }
        Ok(keys.iter().map(|key| found.get(key).cloned()).collect())
    }

    async fn get_chunk(&self, keys: &[Key], freshness: Freshness, found: &mut HashMap<Key, Item>) -> Result<(), StorageError> {
        let mut wanted = Some(self.request_of(keys, freshness)?);
        for attempt in 0..TRIES {
            let answer = self
                .client
                .batch_get_item()
                .set_request_items(wanted.take())
                .return_consumed_capacity(ReturnConsumedCapacity::Total)
                .send()
                .await
                .map_err(|error| StorageError::of(&error))?;
            self.meter.read(answer.consumed_capacity().iter().filter_map(ConsumedCapacity::capacity_units).sum());
            for key in keys {
                let rows = answer.responses().and_then(|tables| tables.get(&self.name_of(key.table)));
                let row = rows.into_iter().flatten().find(|row| Key::of(key.table, row).as_ref() == Some(key));
                if let Some(row) = row {
                    found.insert(key.clone(), row.clone());
                }
            }
            match answer.unprocessed_keys {
                Some(left) if !left.is_empty() => wanted = Some(left),
                _ => return Ok(()),
            }
            tokio::time::sleep(backoff(&self.jitter, attempt)).await;
        }
        Err(StorageError::Unavailable("unprocessed keys".to_owned()))
    }

    fn request_of(&self, keys: &[Key], freshness: Freshness) -> Result<HashMap<String, KeysAndAttributes>, StorageError> {
        let mut by_table: HashMap<String, Vec<Item>> = HashMap::new();
        for key in keys {
            by_table.entry(self.name_of(key.table)).or_default().push(key.attributes());
        }
        let consistent = freshness == Freshness::AsLastWritten;
        let request = |keys| KeysAndAttributes::builder().set_keys(Some(keys)).consistent_read(consistent).build();
        by_table
            .into_iter()
            .map(|(table, keys)| Ok((table, request(keys).map_err(|error| StorageError::Refused(error.to_string()))?)))
            .collect()
    }
}
