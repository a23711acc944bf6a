//! Use cases of the trail: an administrator looks through it and takes it away, a patient sees who looked at their record.

mod looks;
mod trail;

pub use looks::Look;
pub use trail::{Export, MOST_EXPORTED};

use crate::identity::accounts::{Accounts, Known};
use crate::identity::audit::Entry;
use crate::identity::ground::Ground;
use crate::primitives::ids::AuditEntryId;

/// The trail of one installation. Cheap to clone.
#[derive(Debug, Clone)]
pub struct AuditDesk {
    ground: Ground,
    accounts: Accounts,
}

/// One entry, with the names of the people and the program in it as they are now; `None` for whoever has no account or key (any
/// more).
#[derive(Debug, Clone)]
pub struct Line {
    pub entry: Entry,
    pub actor: Option<Known>,
    /// The key of the program that did it, as administrators call it.
    pub program: Option<String>,
    pub subject: Option<Known>,
}

/// One answer of a narrowed list.
#[derive(Debug, Clone)]
pub struct Found<T> {
    /// Newest first.
    pub items: Vec<T>,
    /// The last entry that was looked at, when there may be more.
    pub next: Option<AuditEntryId>,
}

impl AuditDesk {
    /// Over the house's ground.
    #[must_use]
    pub fn new(ground: Ground) -> Self {
        Self { accounts: Accounts::new(ground.storage.clone()), ground }
    }
}
