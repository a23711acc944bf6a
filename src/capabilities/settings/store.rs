//! The one row of settings.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::model::Settings;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Key, from_item, number, text, to_item};
use crate::storage::tables::Table;
use crate::storage::transaction::{Action, CommitError, Expression};

const OWNER: &str = "hospital";
const PART: &str = "settings";

/// Settings with the version of their row.
#[derive(Debug, Clone)]
pub struct Versioned {
    pub settings: Settings,
    /// 0 while nothing was ever changed.
    pub version: u32,
    /// When the time zone changed, until what is counted by day was counted anew in it. At one version it is only ever taken away.
    pub zone_changed_at: Option<Timestamp>,
}

#[derive(Serialize, Deserialize)]
struct Row {
    owner_id: String,
    part: String,
    version: u32,
    settings: Settings,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    zone_changed_at: Option<Timestamp>,
}

impl From<Row> for Versioned {
    fn from(row: Row) -> Self {
        Self { settings: row.settings, version: row.version, zone_changed_at: row.zone_changed_at }
    }
}

/// Reads and writes of the settings' row.
#[derive(Debug, Clone)]
pub struct SettingsStore {
    storage: Storage,
}

impl SettingsStore {
    /// Over the tables.
    #[must_use]
    pub const fn new(storage: Storage) -> Self {
        Self { storage }
    }

    /// The settings as last written, or the defaults of a fresh house.
    ///
    /// Access: table `directory`, one row, consistent. One call, 1 read unit.
    pub async fn read(&self) -> Result<Versioned, StorageError> {
        let found = self.storage.get(&key()).await?;
        let row: Option<Row> = found.map(|item| from_item(Table::Directory, item)).transpose()?;
        Ok(row.map_or_else(|| Versioned { settings: Settings::default(), version: 0, zone_changed_at: None }, Versioned::from))
    }

    /// Writes a version, if the row still is as it was `before`. About 2 write units inside a transaction.
    ///
    /// # Errors
    /// When the settings cannot be turned into a row, which is a mistake of ours.
    pub fn write(&self, before: &Versioned, next: &Versioned) -> Result<Action, StorageError> {
        let Versioned { settings, version, zone_changed_at } = next.clone();
        let row = Row { owner_id: OWNER.to_owned(), part: PART.to_owned(), version, settings, zone_changed_at };
        let at_version = |condition: &str, seen: u32| Expression::of(condition).name("#version", "version").value(":seen", number(seen));
        let condition = match (before.version, before.zone_changed_at) {
            (0, _) => Expression::of("attribute_not_exists(#owner)").name("#owner", "owner_id"),
            (seen, None) => at_version("#version = :seen", seen),
            // What was counted meanwhile is not told of again.
            (seen, Some(at)) => at_version("#version = :seen AND zone_changed_at = :changed", seen).value(":changed", text(at)),
        };
        Ok(Action::Put { table: Table::Directory, item: to_item(Table::Directory, &row)?, condition: Some(condition) })
    }

    /// Takes away that the time zone changed `at` that moment, and nothing else: settings and version stay. The row as it is then; `None`
    /// when it has changed again since, or was counted.
    ///
    /// Access: table `directory`, one row. One call, about 2 write units.
    pub async fn forget_zone_change(&self, at: Timestamp) -> Result<Option<Versioned>, StorageError> {
        let condition = Expression::of("zone_changed_at = :at").value(":at", text(at));
        match self.storage.update(&key(), Expression::of("REMOVE zone_changed_at"), Some(condition)).await {
            Ok(row) => Ok(Some(from_item::<Row>(Table::Directory, row)?.into())),
            Err(CommitError::Refused(_)) => Ok(None),
            Err(CommitError::Storage(error)) => Err(error),
        }
    }
}

fn key() -> Key {
    Key::two(Table::Directory, OWNER, PART)
}
