//! Everything the tables hold about one patient. Only the job that makes a copy reads this way.

use std::collections::BTreeSet;

use crate::capabilities::appointments::model::Appointment;
use crate::capabilities::own_data::model::{About, Row};
use crate::capabilities::records::model::{Amendment, History, Record};
use crate::capabilities::reports::model::Report;
use crate::primitives::ids::UserId;
use crate::primitives::page::Listed;
use crate::primitives::tree;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key, from_item};
use crate::storage::query::{Query, Sort};
use crate::storage::tables::{DONATIONS_OF_DONOR, INBOX, Table, VISITS_OF_PATIENT};

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

    /// All of it, but the names of others in the trail; with what was left under the accounts that gave way to theirs: visits that
    /// did not take place, and what was said for them.
    ///
    /// Access: the person's partitions of `users`, `records`, `billing`, `deliveries`, `requests`, `sessions` and `audit`, the indexes
    /// `visits_of_patient`, `donations_of_donor` and `inbox` with each conversation, and the visits by their keys: a query for each
    /// 250 rows and a call for each 100 visits, 1 read unit per 4 KB. For each account that gave way those of them again where
    /// something may be left.
    pub async fn about(&self, person: UserId) -> Result<About, StorageError> {
        let profile = self.partition(Table::Users, person).await?;
        let joined = joined_in(&profile);
        let mut about = About {
            profile,
            conversations: self.conversations(person).await?,
            sessions: self.partition(Table::Sessions, person).await?,
            donations: self.donations(person).await?,
            bills: self.partition(Table::Billing, person).await?,
            joined: joined.iter().map(ToString::to_string).collect(),
            ..About::default()
        };
        for account in joined.into_iter().chain([person]) {
            let records = self.partition(Table::Records, account).await?;
            about.visits.extend(self.visits(account, &records).await?);
            about.records.extend(records);
            about.messages.extend(self.partition(Table::Deliveries, account).await?);
            about.requests.extend(self.partition(Table::Requests, account).await?);
            about.trail.extend(self.partition(Table::Audit, account).await?);
        }
        let is_a_report = |row: &&Row| row.get("item").and_then(|item| item.as_str()).is_some_and(|item| item.starts_with(Report::PREFIX));
        about.reports = about.records.iter().filter(is_a_report).cloned().map(report).collect::<Result<_, _>>()?;
        Ok(about)
    }

    /// Rows of what is clinical about somebody.
    ///
    /// Access: table `records`, partition = person. A query for each 250 rows, 1 read unit per 4 KB.
    pub async fn clinical(&self, person: UserId) -> Result<Vec<Row>, StorageError> {
        self.partition(Table::Records, person).await
    }

    /// Records with everything that was amended since, in the order in which they were signed, a page at a time; `next` is where
    /// it goes on.
    ///
    /// Access: table `records`, partition = person, sort begins with `entry#`. A query for each 250 rows, consistent, 1 read unit
    /// per 4 KB. A record that the page cuts through is left to the next one.
    pub async fn histories(&self, person: UserId, after: Option<Item>) -> Result<Listed<History, Item>, StorageError> {
        let query = Query::table(Table::Records, person).sort(Sort::BeginsWith(Record::ENTRIES.to_owned()));
        let mut page = self.storage.query(query.limit(PAGE).after(after)).await?;
        if page.next.is_some() {
            let last = page.items.iter().rposition(is_signed).filter(|last| *last > 0);
            page.items.truncate(last.unwrap_or(page.items.len()));
            page.next = page.items.last().and_then(|row| Key::of(Table::Records, row)).map(|key| key.attributes());
        }
        let mut items: Vec<History> = Vec::new();
        for row in page.items {
            if is_signed(&row) {
                items.push(History { record: from_item(Table::Records, row)?, amendments: Vec::new() });
            } else if let Some(history) = items.last_mut() {
                history.amendments.push(from_item::<Amendment>(Table::Records, row)?);
            }
        }
        Ok(Listed { items, next: page.next })
    }

    /// The visits of records, in their order.
    ///
    /// Access: table `appointments` by key, a call for each 100, consistent, 1 read unit each.
    pub async fn visits_of(&self, histories: &[History]) -> Result<Vec<Option<Appointment>>, StorageError> {
        let keys: Vec<Key> = histories.iter().map(|history| Key::one(Table::Appointments, history.record.appointment_id)).collect();
        let rows = self.storage.get_many(&keys).await?.into_iter();
        rows.map(|row| row.map(|row| from_item(Table::Appointments, row)).transpose()).collect()
    }

    /// What was written in every conversation of theirs, by both.
    async fn conversations(&self, person: UserId) -> Result<Vec<Row>, StorageError> {
        let (mut rows, mut seen) = (Vec::new(), BTreeSet::new());
        for head in self.all(Query::index(Table::Messages, &INBOX, person)).await? {
            let Some(key) = Key::of(Table::Messages, &head).filter(|key| seen.insert(key.partition.clone())) else { continue };
            let messages = Query::table(Table::Messages, &key.partition).sort(Sort::BeginsWith("msg_".to_owned()));
            rows.extend(self.all(messages).await?);
        }
        rows.into_iter().map(|row| from_item(Table::Messages, row)).collect()
    }

    async fn donations(&self, person: UserId) -> Result<Vec<Row>, StorageError> {
        let rows = self.all(Query::index(Table::BloodBank, &DONATIONS_OF_DONOR, person)).await?;
        rows.into_iter().map(|row| from_item(Table::BloodBank, row)).collect()
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

/// The accounts that gave way to somebody's, as their own row says.
fn joined_in(profile: &[Row]) -> Vec<UserId> {
    let ids = profile.iter().filter_map(|row| row.get("merged_from")?.as_array()).flatten();
    ids.filter_map(|id| id.as_str()?.parse().ok()).collect()
}

fn report(row: Row) -> Result<Report, StorageError> {
    tree::from_value(row.into()).map_err(|misfit| StorageError::Corrupt { table: "records", why: misfit.without_values() })
}

/// A record as it was signed: what follows under its id are its amendments.
fn is_signed(row: &Item) -> bool {
    row.get("item").and_then(|item| item.as_s().ok()).is_some_and(|item| item.ends_with(Record::SIGNED))
}
