//! `caredesk job waiting-list`: offers what has become free to whoever waits for a time (F33).
//!
//! Every few seconds on a server and after each visit that was cancelled or moved, on a schedule under Lambda, one at a time by
//! lease. A run that is killed leaves what it had not done to the next: every step is a transaction of its own.

use crate::app::App;
use crate::capabilities::waiting_list::service::{WaitingList, Worked};
use crate::primitives::time::Clock;
use crate::storage::Storage;
use crate::storage::error::StorageError;

/// What one run came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Run {
    /// Another process is at it.
    pub busy: bool,
    pub worked: Worked,
}

/// Offers freed times for one installation. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Offerer {
    storage: Storage,
    list: WaitingList,
    clock: Clock,
    owner: String,
}

impl Offerer {
    /// Over an application; `owner` names this process in leases.
    #[must_use]
    pub fn of(app: &App, owner: impl Into<String>) -> Self {
        let (storage, clock) = (app.ground.storage.clone(), app.ground.clock.clone());
        Self { storage, clock, list: app.waiting_list.clone(), owner: owner.into() }
    }

    /// Offers what can be offered now. One query when nothing has become free.
    ///
    /// # Errors
    /// When the store does not answer: the next run goes on.
    pub async fn run(&self) -> Result<Run, StorageError> {
        if !self.list.has_work().await? {
            return Ok(Run::default());
        }
        let Some(lease) = self.storage.take_lease("waiting-list", &self.owner, self.clock.now()).await? else {
            return Ok(Run { busy: true, ..Run::default() });
        };
        let worked = self.list.work().await;
        self.storage.give_back(&lease).await?;
        Ok(Run { busy: false, worked: worked? })
    }
}

impl Run {
    /// In one line.
    #[must_use]
    pub fn told(&self) -> String {
        let Worked { offered, unanswered, forgotten, waiting } = self.worked;
        let at_work = if self.busy { "; another process is at it" } else { "" };
        format!("{offered} offered, {unanswered} unanswered, {forgotten} forgotten, {waiting} waiting{at_work}")
    }
}
