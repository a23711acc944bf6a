//! Everything the tables hold about one patient. Only the job that makes a copy reads this way.

use std::collections::BTreeSet;

use crate::capabilities::own_data::model::{About, Row};
use crate::capabilities::reports::model::Report;
use crate::primitives::ids::UserId;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key, from_item};
use crate::storage::query::Query;
use crate::storage::tables::{Table, VISITS_OF_PATIENT};

/// Rows asked for at a time.
const PAGE: usize = 250;

/// Reads of whole partitions of one person.
#[derive(Debug, Clone)]
pub struct PersonStore {
    storage: Storage,
}

impl PersonStore {
    /// Over the tables.
    #[must_use]
    pub const fn new(storage: Storage) -> Self {
        Self { storage }
    }

    /// All of it, but the names of others in the trail.
    ///
    /// Access: the person's partitions of `users`, `records`, `deliveries`, `requests`, `sessions` and `audit`, the index
    /// `visits_of_patient`, and the visits by their keys: a query for each 250 rows and a call for each 100 visits, 1 read unit
    /// per 4 KB.
    pub async fn about(&self, person: UserId) -> Result<About, StorageError> {
        let records = self.partition(Table::Records, person).await?;
        let is_a_report = |row: &&Row| row.get("item").and_then(|item| item.as_str()).is_some_and(|item| item.starts_with(Report::PREFIX));
        Ok(About {
            profile: self.partition(Table::Users, person).await?,
            visits: self.visits(person, &records).await?,
            reports: records.iter().filter(is_a_report).cloned().map(report).collect::<Result<_, _>>()?,
            records,
            messages: self.partition(Table::Deliveries, person).await?,
            requests: self.partition(Table::Requests, person).await?,
            sessions: self.partition(Table::Sessions, person).await?,
            trail: self.partition(Table::Audit, person).await?,
            doctors: std::collections::BTreeMap::new(),
        })
    }

    /// Rows of what is clinical about somebody.
    ///
    /// Access: table `records`, partition = person. A query for each 250 rows, 1 read unit per 4 KB.
    pub async fn clinical(&self, person: UserId) -> Result<Vec<Row>, StorageError> {
        self.partition(Table::Records, person).await
    }

    /// The visits the index knows, and those it does not show yet but whose reason is there.
    async fn visits(&self, person: UserId, records: &[Row]) -> Result<Vec<Row>, StorageError> {
        let listed = self.all(Query::index(Table::Appointments, &VISITS_OF_PATIENT, person)).await?;
        let mut keys: BTreeSet<String> = listed.iter().filter_map(|row| Some(Key::of(Table::Appointments, row)?.partition)).collect();
        let intake = |row: &Row| row.get("item")?.as_str()?.strip_prefix("intake#").map(str::to_owned);
        keys.extend(records.iter().filter_map(intake));
        let keys: Vec<Key> = keys.into_iter().map(|id| Key::one(Table::Appointments, id)).collect();
        let rows = self.storage.get_many(&keys).await?.into_iter().flatten();
        rows.map(|row| from_item(Table::Appointments, row)).collect()
    }

    async fn partition(&self, table: Table, person: UserId) -> Result<Vec<Row>, StorageError> {
        self.all(Query::table(table, person)).await?.into_iter().map(|row| from_item(table, row)).collect()
    }

    async fn all(&self, query: Query) -> Result<Vec<Item>, StorageError> {
        let (mut items, mut place) = (Vec::new(), None);
        loop {
            let page = self.storage.query(query.clone().limit(PAGE).after(place)).await?;
            items.extend(page.items);
            place = page.next;
            if place.is_none() {
                return Ok(items);
            }
        }
    }
}

fn report(row: Row) -> Result<Report, StorageError> {
    serde_json::from_value(row.into()).map_err(|error| StorageError::Corrupt { table: "records", why: error.to_string() })
}
