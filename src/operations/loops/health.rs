//! How the drain of a server is, in its log.

use jiff::Timestamp;

use crate::operations::drain::Drained;
use crate::operations::late::Late;
use crate::storage::error::StorageError;

/// Says what changes, and of what stays little: a loop that fails every second would fill the log.
#[derive(Debug, Default)]
pub(super) struct Health {
    failing: bool,
    /// When it was said last that events are late, while they are.
    late: Option<Timestamp>,
}

impl Health {
    pub(super) fn store_fails(&mut self, error: &StorageError) {
        if !std::mem::replace(&mut self.failing, true) {
            tracing::warn!(%error, "the drain waits for the store");
        }
    }

    pub(super) fn note(&mut self, drained: &Drained, now: Timestamp) {
        if std::mem::replace(&mut self.failing, false) {
            tracing::info!("the drain reaches the store again");
        }
        self.late = Late::say(Late::of(drained, now), self.late, now);
    }
}
