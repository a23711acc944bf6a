//! Leases: who does a job that one process should do at a time. Rows of `guards`.
//!
//! A lease is kept by writing before it ends; one that ended may be taken by anybody. The epoch rises with every taking,
//! so a holder that was paused finds out on its next write. A lease makes double work rare, never impossible: what
//! must happen once is guarded by its own row's condition. A holder that came to its end gives it back; one that is found taken and not given
//! back tells the next holder that this one did not.

use jiff::Timestamp;

use super::Storage;
use super::error::StorageError;
use super::item::{Item, Key, number, text};
use super::tables::Table;
use super::transaction::{CommitError, Expression};
use crate::primitives::time::after;

/// How long a lease holds without being kept, in seconds.
pub const LEASE_SECONDS: i64 = 30;

/// A held lease.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lease {
    key: Key,
    owner: String,
    epoch: u64,
    left: bool,
    /// It ends here unless it is kept.
    pub until: Timestamp,
}

impl Lease {
    /// Rises with every taking of this job's lease.
    #[must_use]
    pub const fn epoch(&self) -> u64 {
        self.epoch
    }

    /// Whether nobody gave it back before it was taken: whoever had it ended, or was ended, in the middle of the job.
    #[must_use]
    pub const fn was_left(&self) -> bool {
        self.left
    }

    fn mine(&self) -> Expression {
        Expression::of("#owner = :owner AND #epoch = :epoch").value(":epoch", number(i64::try_from(self.epoch).unwrap_or(i64::MAX)))
    }
}

/// `until` is kept in seconds: the condition compares numbers, and the row's time to live is the same attribute.
fn named(change: &str, owner: &str, until: Timestamp) -> Expression {
    Expression::of(change)
        .name("#owner", "owner")
        .name("#epoch", "epoch")
        .name("#until", "ttl")
        .value(":owner", text(owner))
        .value(":until", number(until.as_second()))
}

/// How often it was taken since it was last given back.
const TAKEN: &str = "taken";

fn count_of(row: &Item, name: &str) -> Option<u64> {
    row.get(name).and_then(|value| value.as_n().ok()).and_then(|digits| digits.parse().ok())
}

impl Storage {
    /// Takes the lease of a job; `None` while somebody else holds it. One call, 1 write unit.
    ///
    /// `owner` is one process of this program; taking one's own lease again is fine, so a lost answer does no harm.
    pub async fn take_lease(&self, job: &str, owner: &str, now: Timestamp) -> Result<Option<Lease>, StorageError> {
        self.take(job, owner, now, "").await
    }

    /// The same for somebody who leaves to others what another holder left.
    pub async fn take_lease_in_order(&self, job: &str, owner: &str, now: Timestamp) -> Result<Option<Lease>, StorageError> {
        let in_order = " AND (attribute_not_exists(#taken) OR #taken < :one OR #owner = :owner)";
        Ok(self.take(job, owner, now, in_order).await?.map(|lease| Lease { left: false, ..lease }))
    }

    async fn take(&self, job: &str, owner: &str, now: Timestamp, and: &str) -> Result<Option<Lease>, StorageError> {
        let key = Key::one(Table::Guards, format!("lease#{job}"));
        let until = after(now, LEASE_SECONDS);
        let change = named("SET #owner = :owner, #until = :until ADD #epoch :one, #taken :one", owner, until)
            .name("#taken", TAKEN)
            .value(":one", number(1));
        let free = format!("(attribute_not_exists(#owner) OR #until <= :now OR #owner = :owner){and}");
        let free = Expression::of(free).value(":now", number(now.as_second()));
        match self.update(&key, change, Some(free)).await {
            Ok(row) => {
                let left = count_of(&row, TAKEN).is_some_and(|taken| taken > 1);
                Ok(count_of(&row, "epoch").map(|epoch| Lease { key, owner: owner.to_owned(), epoch, left, until }))
            }
            Err(CommitError::Refused(_)) => Ok(None),
            Err(CommitError::Storage(error)) => Err(error),
        }
    }

    /// Keeps a lease for another while; `false` when it was lost in the meantime.
    pub async fn keep_lease(&self, lease: &mut Lease, now: Timestamp) -> Result<bool, StorageError> {
        let until = after(now, LEASE_SECONDS);
        let kept = self.write_lease(lease, named("SET #until = :until", &lease.owner, until)).await?;
        if kept {
            lease.until = until;
        }
        Ok(kept)
    }

    /// Gives a lease back, so that nobody has to wait for its end. A lost one stays with whoever has it.
    pub async fn give_back(&self, lease: &Lease) -> Result<(), StorageError> {
        let change = named("SET #until = :until, #taken = :none", &lease.owner, Timestamp::UNIX_EPOCH);
        self.write_lease(lease, change.name("#taken", TAKEN).value(":none", number(0))).await.map(|_| ())
    }

    /// Lets go of a lease with which nothing was done: the next holder finds it left as this one did.
    pub async fn pass_on(&self, lease: &Lease) -> Result<(), StorageError> {
        self.write_lease(lease, named("SET #until = :until", &lease.owner, Timestamp::UNIX_EPOCH)).await.map(|_| ())
    }

    async fn write_lease(&self, lease: &Lease, change: Expression) -> Result<bool, StorageError> {
        match self.update(&lease.key, change, Some(lease.mine())).await {
            Ok(_) => Ok(true),
            Err(CommitError::Refused(_)) => Ok(false),
            Err(CommitError::Storage(error)) => Err(error),
        }
    }
}
