//! Rows of `directory` that are screens.

use uuid::Uuid;

use super::model::Screen;
use crate::primitives::ids::DepartmentId;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Key, from_item, text, to_item};
use crate::storage::query::Query;
use crate::storage::tables::Table;
use crate::storage::transaction::{Action, Expression};

/// More than a house has departments.
const MOST: usize = 500;

/// The screens of one installation.
#[derive(Debug, Clone)]
pub struct Screens {
    storage: Storage,
}

impl Screens {
    /// Over the tables.
    #[must_use]
    pub const fn new(storage: Storage) -> Self {
        Self { storage }
    }

    /// A department's screen as last written. Access: key. One call, 1 read unit.
    pub async fn find(&self, department: DepartmentId) -> Result<Option<Screen>, StorageError> {
        self.storage.get(&key(department)).await?.map(|row| from_item(Table::Directory, row)).transpose()
    }

    /// All of them. Access: partition, at most 500 rows of 0.3 KB. One call, 1 read unit for a dozen.
    pub async fn all(&self) -> Result<Vec<Screen>, StorageError> {
        let listed = self.storage.query(Query::table(Table::Directory, Screen::OWNER).limit(MOST)).await?;
        listed.items.into_iter().map(|row| from_item(Table::Directory, row)).collect()
    }
}

/// Writes a screen in the place of the one before, if there is one.
///
/// # Errors
/// Never for the screens of the model.
pub fn kept(screen: &Screen) -> Result<Action, StorageError> {
    Ok(Action::Put { table: Table::Directory, item: to_item(Table::Directory, screen)?, condition: None })
}

/// The same where the one before is still the one that was seen, and none where none was.
///
/// # Errors
/// Never for the screens of the model.
pub fn kept_instead(screen: &Screen, seen: Option<Uuid>) -> Result<Action, StorageError> {
    let condition = match seen {
        None => Expression::of("attribute_not_exists(#mark)").name("#mark", "mark"),
        Some(seen) => Expression::of("#mark = :seen").name("#mark", "mark").value(":seen", text(seen)),
    };
    Ok(Action::Put { table: Table::Directory, item: to_item(Table::Directory, screen)?, condition: Some(condition) })
}

/// Takes a screen back. Twice is fine.
#[must_use]
pub fn ended(department: DepartmentId) -> Action {
    Action::Delete { key: key(department), condition: None }
}

fn key(department: DepartmentId) -> Key {
    Key::two(Table::Directory, Screen::OWNER, department)
}
