//! Where seals are kept: a bucket in which nothing is overwritten, and a row that remembers which was the last.
//!
//! The row (`guards`, `seal#last`) is what shows that the *last* seal is gone: no later one misses it. It is written after
//! the seal, so it may be one behind, and carries a proof of its own.

use serde::Deserialize;

use super::{Seal, Sealing, digest};
use crate::files::FileError;
use crate::files::objects::{Created, Objects};
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key, from_item, number, text};
use crate::storage::tables::Table;
use crate::storage::transaction::CommitError;

/// Why a seal was not kept or found.
#[derive(Debug, thiserror::Error)]
pub enum CabinetError {
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error(transparent)]
    Files(#[from] FileError),
    /// A seal cannot be built upon: it was changed or is gone.
    #[error("seal {0} is gone or was changed; caredesk verify says more, docs/operations.md what to do")]
    Broken(u64),
    /// There are seals, and the row that remembers the last one is gone or was changed.
    #[error("the row that remembers the last seal is gone or was changed; docs/operations.md says what to do")]
    Forgotten,
    /// Somebody else made the seal of this number first.
    #[error("seal {0} was made by somebody else")]
    Taken(u64),
    #[error("a seal that cannot be written: {0}")]
    Unwritable(#[from] serde_json::Error),
}

/// What the house remembers of its last seal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remembered {
    /// None was ever made, or the row is gone.
    Nothing,
    /// The row is not as the house wrote it.
    Changed,
    Last {
        number: u64,
        /// Of its bytes.
        digest: String,
    },
}

/// The row.
#[derive(Debug, Deserialize)]
struct Memory {
    number: u64,
    digest: String,
    proof: String,
}

/// The seals of one installation. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Cabinet {
    storage: Storage,
    objects: Objects,
    sealing: Sealing,
}

impl Cabinet {
    /// Over the store, the bucket and the key.
    #[must_use]
    pub const fn new(storage: Storage, objects: Objects, sealing: Sealing) -> Self {
        Self { storage, objects, sealing }
    }

    /// Makes and proves seals.
    #[must_use]
    pub const fn sealing(&self) -> &Sealing {
        &self.sealing
    }

    /// Where a seal is kept: keys sort as numbers do.
    #[must_use]
    pub fn key_of(number: u64) -> String {
        format!("seals/{number:010}.json")
    }

    /// The newest seal with its digest; `None` when there is none yet. The one that is remembered, and those a maker who
    /// did not live to remember left after it. One read and two calls.
    ///
    /// # Errors
    /// When it is gone or changed, or nothing answers.
    pub async fn last(&self) -> Result<Option<(Seal, String)>, CabinetError> {
        let (mut last, known) = match self.remembered().await? {
            Remembered::Changed => return Err(CabinetError::Forgotten),
            Remembered::Nothing => (None, 0),
            Remembered::Last { number, .. } => (Some(self.seal(number).await?.ok_or(CabinetError::Broken(number))?), number),
        };
        let mut next = known + 1;
        while let Some(seal) = self.seal(next).await? {
            // Without the row, the first seal may have been left by a maker that died; a second one never was.
            if known == 0 && next > 1 {
                return Err(CabinetError::Forgotten);
            }
            last = Some(seal);
            next += 1;
        }
        Ok(last)
    }

    /// One seal with its digest; `None` when there is none of this number. One call.
    ///
    /// # Errors
    /// When it was changed, or nothing answers.
    pub async fn seal(&self, number: u64) -> Result<Option<(Seal, String)>, CabinetError> {
        let Some(bytes) = self.bytes_of(number).await? else { return Ok(None) };
        let seal = self.sealing.read(&bytes).filter(|seal| seal.number == number).ok_or(CabinetError::Broken(number))?;
        Ok(Some((seal, digest(&bytes))))
    }

    /// The bytes of a seal as they are; `None` when there is none of this number. One call.
    ///
    /// # Errors
    /// When the files do not answer.
    pub async fn bytes_of(&self, number: u64) -> Result<Option<Vec<u8>>, FileError> {
        self.objects.read(&Self::key_of(number)).await
    }

    /// The keys of everything in the bucket, sorted. One call per 1,000.
    ///
    /// # Errors
    /// When the files do not answer.
    pub async fn keys(&self) -> Result<Vec<String>, FileError> {
        self.objects.keys().await
    }

    /// Keeps a seal for good and remembers it as the last; answers its digest. Two calls.
    ///
    /// # Errors
    /// When somebody else made one of this number, or nothing answers.
    pub async fn keep(&self, seal: &Seal) -> Result<String, CabinetError> {
        let bytes = seal.bytes()?;
        let kept = digest(&bytes);
        if self.objects.create(&Self::key_of(seal.number), bytes.clone()).await? == Created::Taken
            && self.bytes_of(seal.number).await?.as_ref() != Some(&bytes)
        {
            return Err(CabinetError::Taken(seal.number));
        }
        self.remember(seal.number, &kept).await?;
        Ok(kept)
    }

    /// What the house remembers of its last seal. Access: key, 1 read unit.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn remembered(&self) -> Result<Remembered, StorageError> {
        let Some(row) = self.storage.get(&memory_key()).await? else { return Ok(Remembered::Nothing) };
        let memory = from_item::<Memory>(Table::Guards, row).ok();
        let genuine = memory.filter(|memory| memory.proof == self.sealing.proof(memory.number, &memory.digest));
        Ok(genuine.map_or(Remembered::Changed, |memory| Remembered::Last { number: memory.number, digest: memory.digest }))
    }

    async fn remember(&self, last: u64, digest: &str) -> Result<(), StorageError> {
        let row = Item::from([
            ("key".to_owned(), text(&memory_key().partition)),
            ("number".to_owned(), number(i64::try_from(last).unwrap_or(i64::MAX))),
            ("digest".to_owned(), text(digest)),
            ("proof".to_owned(), text(self.sealing.proof(last, digest))),
        ]);
        self.storage.put(Table::Guards, row, None).await.map_err(|error| match error {
            CommitError::Storage(error) => error,
            CommitError::Refused(_) => StorageError::Refused("an unconditional write was refused".to_owned()),
        })
    }
}

/// Where the last seal is remembered.
#[must_use]
fn memory_key() -> Key {
    Key::one(Table::Guards, "seal#last")
}
