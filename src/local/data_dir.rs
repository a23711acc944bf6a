//! The data directory: one stack at a time, and where the running one can be reached.
//!
//! The lock is the operating system's and dies with the process, so a killed stack leaves nothing to clean up.

use std::fs::{self, File, TryLockError};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};

use crate::config::aws;

const LOCK: &str = "stack.lock";
const ANNOUNCEMENT: &str = "stack.json";
const LOCK_ATTEMPTS: u32 = 10;
const LOCK_PAUSE: Duration = Duration::from_millis(20);
/// The tables; SQLite keeps its log beside it.
pub(super) const DATABASE: &str = "dynamodb.sqlite";
/// S3's files.
pub(super) const OBJECTS: &str = "s3";
/// Topics, and everything sent.
pub(super) const MESSAGES: &str = "messages";

/// Where a stack listens, all on 127.0.0.1, plain HTTP.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Endpoints {
    /// DynamoDB.
    pub dynamodb: SocketAddr,
    /// S3, path style.
    pub s3: SocketAddr,
    /// SNS, SES, `/messages.json`, `/outage`, and the pages that confirm or end a subscription.
    pub messaging: SocketAddr,
}

impl Endpoints {
    /// The same as URLs, as the AWS clients want them.
    #[must_use]
    pub fn urls(&self) -> aws::Endpoints {
        let url = |address: SocketAddr| Some(format!("http://{address}"));
        aws::Endpoints { dynamodb: url(self.dynamodb), s3: url(self.s3), sns: url(self.messaging), ses: url(self.messaging), bedrock: None }
    }
}

/// A data directory this process alone may use, until it is dropped.
#[derive(Debug)]
pub(super) struct DataDir {
    path: PathBuf,
    _lock: File,
}

impl DataDir {
    /// Makes the directory when it is absent, readable by this user only, and locks it.
    pub(super) fn open(path: &Path) -> Result<Self> {
        make_private_folder(path)?;
        let lock = open_lock(path)?;
        match lock_soon(&lock) {
            Ok(()) => Ok(Self { path: path.to_owned(), _lock: lock }),
            Err(TryLockError::WouldBlock) => match read_announcement(path) {
                Some(running) => bail!(
                    "{} is in use by another caredesk (its DynamoDB answers on http://{}); stop that one, or start this one with another --data",
                    path.display(),
                    running.dynamodb
                ),
                None => bail!("{} is in use by another caredesk; stop that one, or start this one with another --data", path.display()),
            },
            Err(TryLockError::Error(error)) => Err(error).with_context(|| format!("locking {}", path.display())),
        }
    }

    /// A file below the data directory.
    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// A folder below the data directory, made when absent.
    pub(super) fn folder(&self, name: &str) -> Result<PathBuf> {
        let folder = self.path.join(name);
        make_private_folder(&folder)?;
        Ok(folder)
    }

    /// Writes down where this stack listens, for [`running_endpoints`].
    pub(super) fn announce(&self, endpoints: &Endpoints) -> Result<()> {
        replace_file(&self.file(ANNOUNCEMENT), &serde_json::to_vec_pretty(endpoints)?).context("announcing the built-in stack")
    }
}

impl Drop for DataDir {
    fn drop(&mut self) {
        // Absent when the start failed before the announcement; harmless if it stays, because only a held lock makes it count.
        if let Err(error) = fs::remove_file(self.file(ANNOUNCEMENT)) {
            tracing::debug!(%error, "no announcement to remove");
        }
    }
}

/// Where the stack that uses `data` listens; `None` when none does. For `caredesk verify --data DIR`, which talks to the
/// running stack because the files are its own.
#[must_use]
pub fn running_endpoints(data: &Path) -> Option<Endpoints> {
    // Opened without making it: asking must not leave a directory behind.
    let lock = File::open(data.join(LOCK)).ok()?;
    match lock.try_lock_shared() {
        Err(TryLockError::WouldBlock) => read_announcement(data),
        Ok(()) | Err(TryLockError::Error(_)) => None,
    }
}

/// Removes everything a stack keeps in `data`, and nothing else that may be there (`--reset`).
///
/// # Errors
/// When a stack is using the directory, or something cannot be removed.
pub fn erase(data: &Path) -> Result<()> {
    let locked = DataDir::open(data)?;
    for name in [DATABASE, "dynamodb.sqlite-wal", "dynamodb.sqlite-shm"] {
        absent_is_fine(fs::remove_file(locked.file(name))).with_context(|| format!("removing {name}"))?;
    }
    for name in [OBJECTS, MESSAGES] {
        absent_is_fine(fs::remove_dir_all(locked.file(name))).with_context(|| format!("removing {name}"))?;
    }
    Ok(())
}

fn absent_is_fine(removed: std::io::Result<()>) -> std::io::Result<()> {
    removed.or_else(|error| if error.kind() == std::io::ErrorKind::NotFound { Ok(()) } else { Err(error) })
}

fn read_announcement(data: &Path) -> Option<Endpoints> {
    serde_json::from_slice(&fs::read(data.join(ANNOUNCEMENT)).ok()?).ok()
}

fn open_lock(data: &Path) -> Result<File> {
    let path = data.join(LOCK);
    File::options().create(true).truncate(false).write(true).open(&path).with_context(|| format!("opening {}", path.display()))
}

/// Takes the lock, trying for a moment: somebody may just be asking whether it is taken ([`running_endpoints`]), and a
/// program that this process is just starting holds a copy of every open file until it runs.
fn lock_soon(lock: &File) -> Result<(), TryLockError> {
    for _ in 0..LOCK_ATTEMPTS {
        match lock.try_lock() {
            Err(TryLockError::WouldBlock) => std::thread::sleep(LOCK_PAUSE),
            answer => return answer,
        }
    }
    lock.try_lock()
}

fn make_private_folder(path: &Path) -> Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).with_context(|| format!("making {}", path.display()))
}

/// Writes beside the file and renames: a reader, or a crash, sees the old file or the new one.
pub(super) fn replace_file(path: &Path, content: &[u8]) -> std::io::Result<()> {
    let beside = path.with_extension("new");
    fs::write(&beside, content)?;
    fs::rename(beside, path)
}
