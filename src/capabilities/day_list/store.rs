//! The row that says where the list of a date lies, and the lists themselves.

use jiff::civil::Date;
use serde::Serialize;

use super::model::{BELOW, CONTENT_TYPE, Made};
use crate::files::FileError;
use crate::files::objects::{Created, Objects};
use crate::primitives::time::after;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Key, from_item, text, to_item};
use crate::storage::tables::Table;
use crate::storage::transaction::{CommitError, Expression};

/// The row is kept for so long, in seconds: longer than its list.
const KEPT: i64 = 4 * 24 * 60 * 60;

fn key_of(date: Date) -> Key {
    Key::one(Table::Guards, format!("day-list#{date}"))
}

/// A list as stored.
#[derive(Serialize)]
struct Kept<'a> {
    key: String,
    ttl: i64,
    #[serde(flatten)]
    made: &'a Made,
}

/// Lists of one installation.
#[derive(Debug, Clone)]
pub struct DayListStore {
    storage: Storage,
    objects: Objects,
}

impl DayListStore {
    /// Over the tables and the bucket.
    #[must_use]
    pub const fn new(storage: Storage, objects: Objects) -> Self {
        Self { storage, objects }
    }

    /// Where the list of a date lies; `None` when none was made.
    ///
    /// Access: table `guards` by key. One call, 1 read unit.
    pub async fn made(&self, date: Date) -> Result<Option<Made>, StorageError> {
        self.storage.get(&key_of(date)).await?.map(|row| from_item(Table::Guards, row)).transpose()
    }

    /// From now on this is the list of its date, unless a later one is. `false`: it is.
    ///
    /// Access: table `guards` by key. One call, 1 write unit.
    pub async fn point_at(&self, made: &Made) -> Result<bool, StorageError> {
        let kept = Kept { key: key_of(made.date).partition, ttl: after(made.made_at, KEPT).as_second(), made };
        let newer = Expression::of("attribute_not_exists(#made) OR #made < :made").name("#made", "made_at");
        let newer = newer.value(":made", text(made.made_at));
        match self.storage.put(Table::Guards, to_item(Table::Guards, &kept)?, Some(newer)).await {
            Ok(()) => Ok(true),
            Err(CommitError::Refused(_)) => Ok(false),
            Err(CommitError::Storage(error)) => Err(error),
        }
    }

    /// Writes a list, in the place of none.
    ///
    /// Access: the bucket, by key. One call to S3.
    pub async fn write(&self, made: &Made, bytes: Vec<u8>) -> Result<Created, FileError> {
        self.objects.create_as(&made.object, bytes, CONTENT_TYPE).await
    }

    /// A list whole; `None` when it is there no more.
    ///
    /// Access: the bucket, by key. One call to S3.
    pub async fn read(&self, made: &Made) -> Result<Option<Vec<u8>>, FileError> {
        self.objects.read(&made.object).await
    }

    /// Every list that is there, by key.
    ///
    /// Access: the bucket, what begins with `day-lists/`. One call to S3 for each 1,000.
    pub async fn all(&self) -> Result<Vec<String>, FileError> {
        self.objects.keys_below(BELOW).await
    }

    /// Takes a list away.
    ///
    /// Access: the bucket, by key. One call to S3.
    pub async fn remove(&self, object: &str) -> Result<(), FileError> {
        self.objects.remove(object).await
    }
}
