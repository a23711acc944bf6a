//! Applications of doctors: owner `usr_…`, part `application`, listed under `applications` from when the address is
//! confirmed until somebody decides.

use super::ListingPlace;
use crate::capabilities::directory::model::Application;
use crate::primitives::ids::UserId;
use crate::primitives::page::Listed;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Key, from_item, text, to_item};
use crate::storage::query::Query;
use crate::storage::tables::{LISTING, Table};
use crate::storage::transaction::Action;

const PART: &str = "application";
const LISTED: &str = "applications";

/// Reads of applications and the actions that change them. Who decides is told apart by the account's own condition.
#[derive(Debug, Clone)]
pub struct ApplicationStore {
    storage: Storage,
}

impl ApplicationStore {
    /// Over the tables.
    #[must_use]
    pub const fn new(storage: Storage) -> Self {
        Self { storage }
    }

    /// One application as last written.
    ///
    /// Access: table `directory`, one row, consistent. One call, 1 read unit.
    pub async fn find(&self, id: UserId) -> Result<Option<Application>, StorageError> {
        self.storage.get(&Self::key(id)).await?.map(|row| from_item(Table::Directory, row)).transpose()
    }

    /// Those that wait, by name.
    ///
    /// Access: index `listing`, partition `applications`. One query, at most `limit` rows, 0.5 read units per 4 KB. May lag a write.
    pub async fn waiting(&self, limit: usize, after: Option<&ListingPlace>) -> Result<Listed<Application, ListingPlace>, StorageError> {
        let after = after.map(|place| place.key(LISTED, PART));
        let page = self.storage.query(Query::index(Table::Directory, &LISTING, LISTED).limit(limit).after(after)).await?;
        let next = page.next.is_some().then(|| page.items.last().and_then(ListingPlace::behind)).flatten();
        let items = page.items.into_iter().map(|row| from_item(Table::Directory, row)).collect::<Result<_, _>>()?;
        Ok(Listed { items, next })
    }

    /// The whole row, listed while it waits. An earlier application of the same account goes.
    ///
    /// # Errors
    /// When it cannot be made into a row, which is a mistake of ours.
    pub fn put(&self, application: &Application) -> Result<Action, StorageError> {
        let mut row = to_item(Table::Directory, application)?;
        row.insert("part".to_owned(), text(PART));
        if application.waits_since.is_some() && application.rejected_because.is_none() {
            row.insert("listing".to_owned(), text(LISTED));
            row.insert("name_key".to_owned(), text(application.name.sort_key()));
        }
        Ok(Action::Put { table: Table::Directory, item: row, condition: None })
    }

    /// Takes it away, if there is one.
    pub fn remove(&self, id: UserId) -> Action {
        Action::Delete { key: Self::key(id), condition: None }
    }

    fn key(id: UserId) -> Key {
        Key::two(Table::Directory, id, PART)
    }
}
