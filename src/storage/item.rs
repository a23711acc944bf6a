//! Items and keys: rows as `DynamoDB` keeps them, to and from our types by serde.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::error::StorageError;
use super::tables::Table;

/// A row, or part of one.
pub type Item = HashMap<String, AttributeValue>;

/// A row's primary key: partition, and sort where the table has one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Key {
    pub table: Table,
    pub partition: String,
    pub sort: Option<String>,
}

impl Key {
    /// Of a table without a sort key.
    pub fn one(table: Table, partition: impl ToString) -> Self {
        Self { table, partition: partition.to_string(), sort: None }
    }

    /// Of a table with one.
    pub fn two(table: Table, partition: impl ToString, sort: impl ToString) -> Self {
        Self { table, partition: partition.to_string(), sort: Some(sort.to_string()) }
    }

    /// As `DynamoDB` wants it.
    #[must_use]
    pub fn attributes(&self) -> Item {
        let definition = self.table.definition();
        let mut key = Item::from([(definition.partition.to_owned(), text(&self.partition))]);
        if let (Some(name), Some(sort)) = (definition.sort, &self.sort) {
            key.insert(name.to_owned(), text(sort));
        }
        key
    }

    /// The key inside a whole row.
    #[must_use]
    pub fn of(table: Table, item: &Item) -> Option<Self> {
        let definition = table.definition();
        let read = |name: &str| item.get(name).and_then(|value| value.as_s().ok()).cloned();
        Some(Self { table, partition: read(definition.partition)?, sort: definition.sort.and_then(read) })
    }
}

/// A string attribute.
pub fn text(value: impl ToString) -> AttributeValue {
    AttributeValue::S(value.to_string())
}

/// A number attribute.
pub fn number(value: impl Into<i64>) -> AttributeValue {
    AttributeValue::N(value.into().to_string())
}

/// A set of strings; not of none, which has no attribute.
pub fn texts(values: impl IntoIterator<Item = impl ToString>) -> AttributeValue {
    AttributeValue::Ss(values.into_iter().map(|value| value.to_string()).collect())
}

/// A row from one of our types. `None` fields are left out: an index key must be absent, not null.
///
/// # Errors
/// When serde refuses the type, which is a mistake of ours.
pub fn to_item<T: Serialize>(table: Table, row: &T) -> Result<Item, StorageError> {
    let corrupt = |why: String| StorageError::Corrupt { table: table.definition().name, why };
    let mut item: Item = serde_dynamo::aws_sdk_dynamodb_1::to_item(row).map_err(|error| corrupt(error.to_string()))?;
    item.retain(|_, value| !matches!(value, AttributeValue::Null(_)));
    Ok(item)
}

/// The same with one attribute more: where the row stands in an index that only some rows of a table are in.
///
/// # Errors
/// As [`to_item`].
pub fn to_item_at<T: Serialize>(table: Table, row: &T, (name, place): (&str, String)) -> Result<Item, StorageError> {
    let mut item = to_item(table, row)?;
    item.insert(name.to_owned(), AttributeValue::S(place));
    Ok(item)
}

/// One of our types from a row. Attributes it does not know are passed over.
///
/// # Errors
/// When the row does not have the type's shape. The reason names the field, never its value.
pub fn from_item<T: DeserializeOwned>(table: Table, item: Item) -> Result<T, StorageError> {
    serde_dynamo::aws_sdk_dynamodb_1::from_item(item)
        .map_err(|error| StorageError::Corrupt { table: table.definition().name, why: error.to_string() })
}
