//! `caredesk job waiting-list`: offers what has become free to whoever waits for a time (F33), and other times to whoever has a visit
//! that leave has hit (F34).
//!
//! Every few seconds on a server and after each visit that was cancelled or moved, on a schedule under Lambda, one at a time by
//! lease. A run that is killed leaves what it had not done to the next: every step is a transaction of its own.

use crate::app::App;
use crate::capabilities::repairs::service::{Repairs, Worked as Repaired};
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
    pub repaired: Repaired,
}

/// Offers freed times for one installation. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Offerer {
    storage: Storage,
    list: WaitingList,
    repairs: Repairs,
    clock: Clock,
    owner: String,
}

impl Offerer {
    /// Over an application; `owner` names this process in leases.
    #[must_use]
    pub fn of(app: &App, owner: impl Into<String>) -> Self {
        let (storage, clock) = (app.ground.storage.clone(), app.ground.clock.clone());
        Self { storage, clock, list: app.waiting_list.clone(), repairs: app.repairs.clone(), owner: owner.into() }
    }

    /// Offers what can be offered now. Two queries side by side when there is nothing.
    ///
    /// # Errors
    /// When the store does not answer: the next run goes on.
    pub async fn run(&self) -> Result<Run, StorageError> {
        let (freed, repairs) = tokio::try_join!(self.list.has_work(), self.repairs.has_work())?;
        if !freed && !repairs {
            return Ok(Run::default());
        }
        let Some(lease) = self.storage.take_lease("waiting-list", &self.owner, self.clock.now()).await? else {
            return Ok(Run { busy: true, ..Run::default() });
        };
        // First whoever has a visit already: what is left goes to whoever waits for one.
        let repaired = if repairs { self.repairs.work().await } else { Ok(Repaired::default()) };
        let worked = if freed { self.list.work().await } else { Ok(Worked::default()) };
        self.storage.give_back(&lease).await?;
        Ok(Run { busy: false, worked: worked?, repaired: repaired? })
    }
}

impl Run {
    /// In one line.
    #[must_use]
    pub fn told(&self) -> String {
        let Worked { offered, unanswered, forgotten, waiting } = self.worked;
        let Repaired { opened, offered: asked, unsolved, closed } = self.repaired;
        let at_work = if self.busy { "; another process is at it" } else { "" };
        format!(
            "{offered} offered, {unanswered} unanswered, {forgotten} forgotten, {waiting} waiting; repairs: {opened} opened, {asked} offered, {unsolved} unsolved, {closed} closed{at_work}"
        )
    }
}
