//! Items and keys: rows as `DynamoDB` keeps them, to and from our types by serde.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Number;

use super::error::StorageError;
use super::tables::Table;
use crate::primitives::tree::{self, Manner, Tree};

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
    let corrupt = |why: String| StorageError::Corrupt { table: table.definition().name, why };
    tree::read(tree_of(AttributeValue::M(item)), Manner::Strict).map_err(|misfit| corrupt(misfit.without_values()))
}

/// The same value, whatever it comes from. Bytes, which no type of ours has, are nothing: a row with them is read but for them.
fn tree_of(value: AttributeValue) -> Tree {
    let number = |written: &str| number_of(written).map_or(Tree::Null, Tree::Number);
    match value {
        AttributeValue::S(text) => Tree::Text(text),
        AttributeValue::N(written) => number(&written),
        AttributeValue::Bool(value) => Tree::Bool(value),
        AttributeValue::L(list) => Tree::List(list.into_iter().map(tree_of).collect()),
        AttributeValue::Ss(texts) => Tree::List(texts.into_iter().map(Tree::Text).collect()),
        AttributeValue::Ns(numbers) => Tree::List(numbers.iter().map(|written| number(written)).collect()),
        AttributeValue::M(map) => Tree::Map(map.into_iter().map(|(name, value)| (name, tree_of(value))).collect()),
        _ => Tree::Null,
    }
}

/// A whole number as exactly as it is written.
fn number_of(written: &str) -> Option<Number> {
    let whole = || written.parse::<i64>().map(Number::from).ok();
    let large = || written.parse::<u64>().map(Number::from).ok();
    whole().or_else(large).or_else(|| Number::from_f64(written.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use serde::Deserialize;

    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Row {
        name: String,
        version: u32,
        most: u64,
        below: i64,
        share: f64,
        active: bool,
        absent: Option<String>,
        kind: Kind,
        detail: Option<Kind>,
        days: BTreeMap<u8, Vec<u16>>,
        tags: BTreeSet<String>,
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Kind {
        Plain,
        Named(String),
        Measured { systolic: u16, note: Option<String> },
    }

    fn row() -> Row {
        Row {
            name: String::new(),
            version: u32::MAX,
            most: u64::MAX,
            below: i64::MIN,
            share: 0.25,
            active: true,
            absent: None,
            kind: Kind::Plain,
            detail: Some(Kind::Measured { systolic: 120, note: None }),
            days: BTreeMap::from([(7, vec![1, 2]), (40, Vec::new())]),
            tags: BTreeSet::from(["a".to_owned(), "b".to_owned()]),
        }
    }

    #[test]
    fn f65_a_row_is_read_as_it_was_kept() {
        let mut item = to_item(Table::Users, &row()).unwrap();
        assert_eq!(from_item::<Row>(Table::Users, item.clone()).unwrap(), row());
        item.insert("tags".to_owned(), texts(["b", "a"]));
        item.insert("from_the_future".to_owned(), number(1));
        item.insert("absent".to_owned(), AttributeValue::Null(true));
        assert_eq!(from_item::<Row>(Table::Users, item.clone()).unwrap(), row());
        let named = Row { detail: Some(Kind::Named("x".to_owned())), ..row() };
        assert_eq!(from_item::<Row>(Table::Users, to_item(Table::Users, &named).unwrap()).unwrap(), named);
    }

    #[test]
    fn f14_a_row_that_cannot_be_read_tells_the_field_and_nothing_that_was_written() {
        let item = to_item(Table::Users, &row()).unwrap();
        let why = |field: &str, value: Option<AttributeValue>| {
            let mut item = item.clone();
            match value {
                Some(value) => item.insert(field.to_owned(), value),
                None => item.remove(field),
            };
            match from_item::<Row>(Table::Users, item) {
                Err(StorageError::Corrupt { why, .. }) => why,
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(why("version", Some(text("fever"))), "invalid type at \"/version\"");
        assert_eq!(why("kind", Some(text("fever"))), "unknown variant at \"/kind\"");
        assert_eq!(why("version", Some(number(-1))), "invalid value at \"/version\"");
        assert_eq!(why("name", None), "missing field `name`");
        let days = AttributeValue::M(Item::from([("fever".to_owned(), AttributeValue::L(Vec::new()))]));
        assert_eq!(why("days", Some(days)), "unfit value at \"/days\"");
        let bytes = AttributeValue::B(aws_sdk_dynamodb::primitives::Blob::new("fever"));
        assert_eq!(why("name", Some(bytes.clone())), "invalid type at \"/name\"");
        let unread: Row = from_item(Table::Users, item.clone().into_iter().chain([("seal".to_owned(), bytes)]).collect()).unwrap();
        assert_eq!(unread, from_item(Table::Users, item.clone()).unwrap());
    }
}
