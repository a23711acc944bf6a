//! The one row of settings.

use serde::{Deserialize, Serialize};

use super::model::Settings;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Key, from_item, number, to_item};
use crate::storage::tables::Table;
use crate::storage::transaction::{Action, Expression};

const OWNER: &str = "hospital";
const PART: &str = "settings";

/// Settings with the version of their row.
#[derive(Debug, Clone)]
pub struct Versioned {
    pub settings: Settings,
    /// 0 while nothing was ever changed.
    pub version: u32,
    /// The version with which the time zone changed, until what is counted by day was counted anew in it.
    pub zone_since: Option<u32>,
}

#[derive(Serialize, Deserialize)]
struct Row {
    owner_id: String,
    part: String,
    version: u32,
    settings: Settings,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    zone_since: Option<u32>,
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
        let found = self.storage.get(&Key::two(Table::Directory, OWNER, PART)).await?;
        let row: Option<Row> = found.map(|item| from_item(Table::Directory, item)).transpose()?;
        Ok(row.map_or_else(
            || Versioned { settings: Settings::default(), version: 0, zone_since: None },
            |row| Versioned { settings: row.settings, version: row.version, zone_since: row.zone_since },
        ))
    }

    /// Writes a version, if the one before it is the last one written. About 2 write units inside a transaction.
    ///
    /// # Errors
    /// When the settings cannot be turned into a row, which is a mistake of ours.
    pub fn write(&self, next: &Versioned) -> Result<Action, StorageError> {
        let Versioned { settings, version, zone_since } = next.clone();
        let row = Row { owner_id: OWNER.to_owned(), part: PART.to_owned(), version, settings, zone_since };
        let condition = match version.saturating_sub(1) {
            0 => Expression::of("attribute_not_exists(#owner)").name("#owner", "owner_id"),
            seen => Expression::of("#version = :seen").name("#version", "version").value(":seen", number(seen)),
        };
        Ok(Action::Put { table: Table::Directory, item: to_item(Table::Directory, &row)?, condition: Some(condition) })
    }
}
