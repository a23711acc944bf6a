//! Rows of the wards: `directory`, owner `wards`; `ward#…` one ward, `name#…` a name that is taken.

use serde::{Deserialize, Serialize};

use super::model::{Ward, name_key};
use crate::primitives::ids::WardId;
use crate::primitives::page::Listed;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key, from_item, number, text, to_item_at};
use crate::storage::query::{Query, Sort};
use crate::storage::tables::Table;
use crate::storage::transaction::{Action, Expression};

const OWNER: &str = "wards";
const WARD: &str = "ward#";
/// A safety net: no house has so many.
const MOST: usize = 2_000;

/// Where the next page of wards starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Behind(pub WardId);

/// Reads of wards, and what changes them.
#[derive(Debug, Clone)]
pub struct WardStore {
    storage: Storage,
}

impl WardStore {
    /// Over the tables.
    #[must_use]
    pub const fn new(storage: Storage) -> Self {
        Self { storage }
    }

    /// One ward as last written.
    ///
    /// Access: table `directory`, one row, consistent. One call, 1 read unit.
    pub async fn find(&self, id: WardId) -> Result<Option<Ward>, StorageError> {
        let row = self.storage.get(&key_of(id)).await?;
        row.map(|row| from_item(Table::Directory, row)).transpose()
    }

    /// Every ward as last written, the eldest first.
    ///
    /// Access: owner `wards`, sort begins with `ward#`, consistent. One query; a read unit for 12 wards of some 330 bytes.
    pub async fn all(&self) -> Result<Vec<Ward>, StorageError> {
        let rows = self.storage.query_all(wards(), MOST).await?;
        rows.into_iter().map(|row| from_item(Table::Directory, row)).collect()
    }

    /// A page of them.
    ///
    /// Access: the same, `limit` rows and one more.
    pub async fn page(&self, limit: usize, after: Option<Behind>) -> Result<Listed<Ward, Behind>, StorageError> {
        let behind = after.map(|Behind(id)| key_of(id).attributes());
        let rows = self.storage.query(wards().limit(limit + 1).after(behind)).await?.items;
        let more = rows.len() > limit;
        let items = rows.into_iter().take(limit).map(|row| from_item(Table::Directory, row)).collect::<Result<Vec<Ward>, _>>()?;
        let next = items.last().filter(|_| more).map(|ward| Behind(ward.ward_id));
        Ok(Listed { items, next })
    }

    /// The row of a ward that must be new. 2 write units in a transaction.
    ///
    /// # Errors
    /// Never for wards of the model.
    pub fn create(&self, ward: &Ward) -> Result<Action, StorageError> {
        Ok(Action::create(Table::Directory, row(ward)?))
    }

    /// Its name and beds, if they still have the version `seen` and no more beds are occupied than there will be.
    #[must_use]
    pub fn change(&self, seen: u32, new: &Ward) -> Action {
        let change = Expression::of("SET #name = :name, #beds = :beds, #version = :next, #at = :at, #by = :by, #who = :who")
            .name("#name", "name")
            .name("#beds", "beds")
            .value(":name", text(&new.name))
            .value(":beds", number(new.beds))
            .value(":next", number(new.version));
        let condition = Expression::of("#version = :seen AND #occupied <= :most")
            .name("#occupied", "occupied")
            .value(":seen", number(seen))
            .value(":most", number(new.beds));
        update(change.name("#version", "version"), condition, new)
    }

    /// How many are occupied, if nobody has counted or changed it since `before`. 2 write units in a transaction.
    #[must_use]
    pub fn count(&self, before: &Ward, after: &Ward) -> Action {
        let change = Expression::of("SET #occupied = :occupied, #before = #occupied, #counts = :next, #at = :at, #by = :by, #who = :who")
            .name("#occupied", "occupied")
            .name("#before", "before")
            .name("#counts", "counts")
            .value(":occupied", number(after.occupied))
            .value(":next", number(after.counts));
        let condition = Expression::of("#counts = :seen AND #version = :version")
            .name("#version", "version")
            .value(":seen", number(before.counts))
            .value(":version", number(before.version));
        update(change, condition, after)
    }

    /// Closes it, if it still has the version `seen` and nobody lies there.
    #[must_use]
    pub fn remove(&self, id: WardId, seen: u32) -> Action {
        let condition = Expression::of("#version = :seen AND #occupied = :none")
            .name("#version", "version")
            .name("#occupied", "occupied")
            .value(":seen", number(seen))
            .value(":none", number(0));
        Action::Delete { key: key_of(id), condition: Some(condition) }
    }

    /// Takes a name; refused while another ward is called so. 2 write units in a transaction.
    #[must_use]
    pub fn take_name(ward: &Ward) -> Action {
        let mut row = name_row(&ward.name).attributes();
        row.insert("ward_id".to_owned(), text(ward.ward_id));
        Action::create(Table::Directory, row)
    }

    /// Gives the name of a ward back.
    #[must_use]
    pub fn give_name_back(ward: &Ward) -> Action {
        let own = Expression::of("#ward = :id").name("#ward", "ward_id").value(":id", text(ward.ward_id));
        Action::Delete { key: name_row(&ward.name), condition: Some(own) }
    }
}

fn wards() -> Query {
    Query::table(Table::Directory, OWNER).sort(Sort::BeginsWith(WARD.to_owned()))
}

/// With when it was, and who did it.
fn update(change: Expression, condition: Expression, new: &Ward) -> Action {
    let change = change
        .name("#at", "changed_at")
        .name("#by", "changed_by")
        .name("#who", "changed_by_name")
        .value(":at", text(new.changed_at))
        .value(":by", text(new.changed_by))
        .value(":who", text(&new.changed_by_name));
    Action::Update { key: key_of(new.ward_id), change, condition: Some(condition) }
}

fn row(ward: &Ward) -> Result<Item, StorageError> {
    let mut row = to_item_at(Table::Directory, ward, ("part", format!("{WARD}{}", ward.ward_id)))?;
    row.insert("owner_id".to_owned(), text(OWNER));
    Ok(row)
}

fn key_of(id: WardId) -> Key {
    Key::two(Table::Directory, OWNER, format!("{WARD}{id}"))
}

fn name_row(name: &str) -> Key {
    Key::two(Table::Directory, OWNER, format!("name#{}", name_key(name)))
}
