//! Rows of the blood bank: `blood_bank`, partition = group; `stock`, `donation#…` and `movement#…` of each.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::model::{Donation, Movement, State, Stock};
use crate::primitives::ids::{DonationId, MovementId, UserId};
use crate::primitives::page::Listed;
use crate::primitives::people::BloodGroup;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key, from_item, number, text, to_item};
use crate::storage::query::{Query, Sort};
use crate::storage::tables::{DONATIONS_OF_DONOR, DONATIONS_WAITING, Table};
use crate::storage::transaction::{Action, Expression};

const STOCK: &str = "stock";
const DONATION: &str = "donation#";
const MOVEMENT: &str = "movement#";
/// What waiting donations have in `queue`.
const WAITS: &str = "requested";

/// Where one donation stands; a list of donations goes on behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub blood_group: BloodGroup,
    pub donation_id: DonationId,
}

/// Where a history goes on: behind this movement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier(MovementId);

impl Place {
    /// Of a donation.
    #[must_use]
    pub const fn of(donation: &Donation) -> Self {
        Self { blood_group: donation.blood_group, donation_id: donation.donation_id }
    }

    /// Back from how it is written: `A+ don_…`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (group, id) = text.split_once(' ')?;
        Some(Self { blood_group: BloodGroup::of(group)?, donation_id: id.parse().ok()? })
    }

    fn key(self) -> Key {
        key_of(self.blood_group, format!("{DONATION}{}", self.donation_id))
    }

    fn behind(self, partition: &str, value: impl ToString) -> Item {
        let mut key = self.key().attributes();
        key.insert(partition.to_owned(), text(value));
        key
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.blood_group.word(), self.donation_id)
    }
}

/// Reads of the blood bank, and what changes it.
#[derive(Debug, Clone)]
pub struct BloodStore {
    storage: Storage,
}

impl BloodStore {
    /// Over the tables.
    #[must_use]
    pub const fn new(storage: Storage) -> Self {
        Self { storage }
    }

    /// All eight stocks, as they were a moment ago.
    ///
    /// Access: the eight keys in one call, half a read unit each.
    pub async fn stocks_lately(&self) -> Result<Vec<Stock>, StorageError> {
        read_stocks(self.storage.get_many_relaxed(&stock_keys()).await?)
    }

    /// All eight stocks as last written.
    ///
    /// Access: the eight keys in one call, 1 read unit each.
    pub async fn stocks(&self) -> Result<Vec<Stock>, StorageError> {
        read_stocks(self.storage.get_many(&stock_keys()).await?)
    }

    /// One stock as last written.
    ///
    /// Access: one row by its key, consistent. One call, 1 read unit.
    pub async fn stock(&self, group: BloodGroup) -> Result<Stock, StorageError> {
        read_stock(group, self.storage.get(&key_of(group, STOCK)).await?)
    }

    /// Writes a stock, if it still has the version `seen`. 2 write units in a transaction: days make it a kilobyte at most.
    ///
    /// # Errors
    /// Never for stocks of the model.
    pub fn write(&self, seen: u32, stock: &Stock) -> Result<Action, StorageError> {
        let mut row = to_item(Table::BloodBank, stock)?;
        row.insert("item".to_owned(), text(STOCK));
        let condition = match seen {
            0 => Expression::of("attribute_not_exists(#version)"),
            _ => Expression::of("#version = :seen").value(":seen", number(seen)),
        };
        Ok(Action::Put { table: Table::BloodBank, item: row, condition: Some(condition.name("#version", "version")) })
    }

    /// The row of a movement. 2 write units in a transaction.
    ///
    /// # Errors
    /// Never for movements of the model.
    pub fn moved(&self, movement: &Movement) -> Result<Action, StorageError> {
        let mut row = to_item(Table::BloodBank, movement)?;
        row.insert("item".to_owned(), text(format!("{MOVEMENT}{}", movement.movement_id)));
        Ok(Action::create(Table::BloodBank, row))
    }

    /// One movement as last written.
    ///
    /// Access: one row by its key, consistent. One call, 1 read unit.
    pub async fn movement(&self, group: BloodGroup, id: MovementId) -> Result<Option<Movement>, StorageError> {
        let row = self.storage.get(&key_of(group, format!("{MOVEMENT}{id}"))).await?;
        row.map(|row| from_item(Table::BloodBank, row)).transpose()
    }

    /// Movements of a group, the newest first.
    ///
    /// Access: partition = group, sort begins with `movement#`, consistent. One query, `limit` rows of some 300 bytes and one more.
    pub async fn movements(
        &self,
        group: BloodGroup,
        limit: usize,
        after: Option<Earlier>,
    ) -> Result<Listed<Movement, Earlier>, StorageError> {
        let behind = after.map(|Earlier(id)| key_of(group, format!("{MOVEMENT}{id}")).attributes());
        let query = Query::table(Table::BloodBank, group.word()).sort(Sort::BeginsWith(MOVEMENT.to_owned()));
        let rows = self.storage.query(query.newest_first().limit(limit + 1).after(behind)).await?.items;
        let more = rows.len() > limit;
        let items = rows.into_iter().take(limit).map(|row| from_item(Table::BloodBank, row)).collect::<Result<Vec<Movement>, _>>()?;
        let next = items.last().filter(|_| more).map(|movement| Earlier(movement.movement_id));
        Ok(Listed { items, next })
    }

    /// The row of a new donation. 2 write units in a transaction, and as much for each index.
    ///
    /// # Errors
    /// Never for donations of the model.
    pub fn enter(&self, donation: &Donation) -> Result<Action, StorageError> {
        Ok(Action::create(Table::BloodBank, donation_row(donation)?))
    }

    /// Writes what was decided about a donation, if nobody decided before.
    ///
    /// # Errors
    /// Never for donations of the model.
    pub fn decide(&self, decided: &Donation) -> Result<Action, StorageError> {
        let waits = Expression::of("#state = :waits").name("#state", "state").value(":waits", text(State::Requested.word()));
        Ok(Action::Put { table: Table::BloodBank, item: donation_row(decided)?, condition: Some(waits) })
    }

    /// One donation as last written.
    ///
    /// Access: one row by its key, consistent. One call, 1 read unit.
    pub async fn donation(&self, place: Place) -> Result<Option<Donation>, StorageError> {
        self.storage.get(&place.key()).await?.map(|row| from_item(Table::BloodBank, row)).transpose()
    }

    /// What somebody gave or offers, the newest first, as last written; `written` is one the index may not know yet.
    ///
    /// Access: index `donations_of_donor`, partition = donor: one query; then the rows by their keys, one call, 1 read unit each.
    pub async fn of_donor(
        &self,
        donor: UserId,
        limit: usize,
        after: Option<Place>,
        written: Option<Place>,
    ) -> Result<Listed<Donation, Place>, StorageError> {
        let query = Query::index(Table::BloodBank, &DONATIONS_OF_DONOR, donor).newest_first();
        let behind = after.map(|place| place.behind(DONATIONS_OF_DONOR.partition, donor));
        let (mut keys, next) = self.listed(query, limit, behind).await?;
        let missing = written.map(Place::key).filter(|key| after.is_none() && !keys.contains(key));
        keys.extend(missing);
        let mut items = self.read(&keys).await?;
        items.retain(|donation| donation.donor_id == Some(donor));
        items.sort_by_key(|donation| std::cmp::Reverse(donation.donation_id));
        Ok(Listed { items, next })
    }

    /// Donations nobody has decided about, the longest waiting first. What was decided a moment ago is left out.
    ///
    /// Access: index `donations_waiting`, one partition: one query; then the rows by their keys, one call, 1 read unit each.
    pub async fn waiting(&self, limit: usize, after: Option<Place>) -> Result<Listed<Donation, Place>, StorageError> {
        let query = Query::index(Table::BloodBank, &DONATIONS_WAITING, WAITS);
        let behind = after.map(|place| place.behind(DONATIONS_WAITING.partition, WAITS));
        let (keys, next) = self.listed(query, limit, behind).await?;
        let mut items = self.read(&keys).await?;
        items.retain(|donation| donation.state == State::Requested);
        Ok(Listed { items, next })
    }

    async fn listed(&self, query: Query, limit: usize, behind: Option<Item>) -> Result<(Vec<Key>, Option<Place>), StorageError> {
        let rows = self.storage.query(query.limit(limit + 1).after(behind)).await?.items;
        let keys: Vec<Key> = rows.iter().take(limit).filter_map(|row| Key::of(Table::BloodBank, row)).collect();
        let next = keys.last().filter(|_| rows.len() > limit).and_then(place_of);
        Ok((keys, next))
    }

    async fn read(&self, keys: &[Key]) -> Result<Vec<Donation>, StorageError> {
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        let rows = self.storage.get_many(keys).await?.into_iter().flatten();
        rows.map(|row| from_item(Table::BloodBank, row)).collect()
    }
}

fn key_of(group: BloodGroup, item: impl ToString) -> Key {
    Key::two(Table::BloodBank, group.word(), item)
}

fn stock_keys() -> Vec<Key> {
    BloodGroup::ALL.iter().map(|group| key_of(*group, STOCK)).collect()
}

fn place_of(key: &Key) -> Option<Place> {
    let donation_id = key.sort.as_ref()?.strip_prefix(DONATION)?.parse().ok()?;
    Some(Place { blood_group: BloodGroup::of(&key.partition)?, donation_id })
}

fn read_stocks(rows: Vec<Option<Item>>) -> Result<Vec<Stock>, StorageError> {
    BloodGroup::ALL.into_iter().zip(rows).map(|(group, row)| read_stock(group, row)).collect()
}

fn read_stock(group: BloodGroup, row: Option<Item>) -> Result<Stock, StorageError> {
    row.map_or_else(|| Ok(Stock::empty(group)), |row| from_item(Table::BloodBank, row))
}

fn donation_row(donation: &Donation) -> Result<Item, StorageError> {
    let mut row = to_item(Table::BloodBank, donation)?;
    row.extend(Place::of(donation).key().attributes());
    if donation.state == State::Requested {
        row.insert(DONATIONS_WAITING.partition.to_owned(), text(WAITS));
    }
    Ok(row)
}
