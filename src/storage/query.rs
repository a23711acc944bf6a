//! Questions: one partition of a table or index, in order, with a limit, and where to go on.

use aws_sdk_dynamodb::types::{ConsumedCapacity, ReturnConsumedCapacity};

use super::Storage;
use super::error::StorageError;
use super::item::{Item, text};
use super::tables::{Index, Table};
use crate::primitives::page::{Listed, Order};

/// Which part of the sort key is wanted.
#[derive(Debug, Clone)]
pub enum Sort {
    Any,
    /// From the first to the second, both included.
    Between(String, String),
    From(String),
    /// Up to and including.
    Until(String),
    BeginsWith(String),
}

/// A question to one partition.
#[derive(Debug, Clone)]
pub struct Query {
    table: Table,
    index: Option<&'static Index>,
    partition: String,
    sort: Sort,
    newest_first: bool,
    consistent: bool,
    keys_alone: bool,
    limit: usize,
    after: Option<Item>,
}

impl Query {
    /// A partition of the table itself, read consistently.
    pub fn table(table: Table, partition: impl ToString) -> Self {
        Self { index: None, consistent: true, ..Self::plain(table, partition) }
    }

    /// A partition of an index. It may lag a write by a moment: never decide from it.
    pub fn index(table: Table, index: &'static Index, partition: impl ToString) -> Self {
        Self { index: Some(index), ..Self::plain(table, partition) }
    }

    fn plain(table: Table, partition: impl ToString) -> Self {
        let partition = partition.to_string();
        Self {
            table,
            index: None,
            partition,
            sort: Sort::Any,
            newest_first: false,
            consistent: false,
            keys_alone: false,
            limit: 100,
            after: None,
        }
    }

    /// Only part of the sort key.
    #[must_use]
    pub fn sort(self, sort: Sort) -> Self {
        Self { sort, ..self }
    }

    /// Backwards.
    #[must_use]
    pub fn newest_first(self) -> Self {
        Self { newest_first: true, ..self }
    }

    /// Forwards or backwards.
    #[must_use]
    pub fn in_order(self, order: Order) -> Self {
        Self { newest_first: order == Order::Descending, ..self }
    }

    /// At most so many rows (100 unless said).
    #[must_use]
    pub fn limit(self, limit: usize) -> Self {
        Self { limit, ..self }
    }

    /// Where the page before ended.
    #[must_use]
    pub fn after(self, key: Option<Item>) -> Self {
        Self { after: key, ..self }
    }

    /// Half the price for rows that need not be the newest.
    #[must_use]
    pub fn relaxed(self) -> Self {
        Self { consistent: false, ..self }
    }

    fn condition(&self) -> (String, Vec<(&'static str, String)>) {
        let (rule, values) = match &self.sort {
            Sort::Any => ("", vec![]),
            Sort::Between(first, last) => (" AND #s BETWEEN :a AND :b", vec![(":a", first), (":b", last)]),
            Sort::From(first) => (" AND #s >= :a", vec![(":a", first)]),
            Sort::Until(last) => (" AND #s <= :a", vec![(":a", last)]),
            Sort::BeginsWith(start) => (" AND begins_with(#s, :a)", vec![(":a", start)]),
        };
        (format!("#p = :p{rule}"), values.into_iter().map(|(name, value)| (name, value.clone())).collect())
    }
}

impl Storage {
    /// The next rows, at most the query's limit, following the store's own page breaks.
    ///
    /// `next` is `None` only when there is nothing more.
    pub async fn query(&self, query: Query) -> Result<Listed<Item, Item>, StorageError> {
        let mut items = Vec::new();
        let mut after = query.after.clone();
        loop {
            let answer = self.ask(&query, query.limit - items.len(), after).await?;
            items.extend(answer.items);
            after = answer.next;
            if after.is_none() || items.len() >= query.limit {
                return Ok(Listed { items, next: after });
            }
        }
    }

    /// The same, each row read together with the place behind it. It goes on behind the last of them.
    pub async fn placed_page<T, K: Clone>(
        &self,
        query: Query,
        read: impl Fn(Item) -> Result<(T, K), StorageError>,
    ) -> Result<Listed<(T, K), K>, StorageError> {
        let page = self.query(query).await?;
        let items = page.items.into_iter().map(read).collect::<Result<Vec<_>, _>>()?;
        let next = page.next.and_then(|_| items.last().map(|(_, place)| place.clone()));
        Ok(Listed { items, next })
    }

    /// How many rows there are, at most the query's limit. Nothing of what stands in them leaves the store.
    pub async fn how_many(&self, query: Query) -> Result<usize, StorageError> {
        Ok(self.keys(query).await?.items.len())
    }

    /// The keys of the rows, of which nothing else is asked for.
    pub async fn keys(&self, query: Query) -> Result<Listed<Item, Item>, StorageError> {
        self.query(Query { keys_alone: true, ..query }).await
    }

    /// Every row, page by page. For partitions that are small by nature; `most` is a safety net and exceeding it is an error.
    pub async fn query_all(&self, query: Query, most: usize) -> Result<Vec<Item>, StorageError> {
        let listed = self.query(query.limit(most)).await?;
        if listed.next.is_some() {
            return Err(StorageError::Refused(format!("more than {most} rows where few were expected")));
        }
        Ok(listed.items)
    }

    async fn ask(&self, query: &Query, limit: usize, after: Option<Item>) -> Result<Listed<Item, Item>, StorageError> {
        let definition = query.table.definition();
        let (partition, sort) = query.index.map_or((definition.partition, definition.sort), |index| (index.partition, Some(index.sort)));
        let (condition, values) = query.condition();
        let mut request = self
            .client
            .query()
            .table_name(self.name_of(query.table))
            .set_index_name(query.index.map(|index| index.name.to_owned()))
            .key_condition_expression(condition)
            .expression_attribute_names("#p", partition)
            .expression_attribute_values(":p", text(&query.partition))
            .scan_index_forward(!query.newest_first)
            .consistent_read(query.consistent)
            .set_projection_expression(query.keys_alone.then(|| if sort.is_some() { "#p, #s" } else { "#p" }.to_owned()))
            .limit(i32::try_from(limit.max(1)).unwrap_or(i32::MAX))
            .set_exclusive_start_key(after)
            .return_consumed_capacity(ReturnConsumedCapacity::Total);
        if let (Some(sort), true) = (sort, query.keys_alone || !values.is_empty()) {
            request = request.expression_attribute_names("#s", sort);
        }
        for (name, value) in values {
            request = request.expression_attribute_values(name, text(value));
        }
        let answer = request.send().await.map_err(|error| StorageError::of(&error))?;
        self.meter.read(answer.consumed_capacity().and_then(ConsumedCapacity::capacity_units).unwrap_or_default());
        Ok(Listed { items: answer.items.unwrap_or_default(), next: answer.last_evaluated_key })
    }
}
