//! `caredesk job reap`: takes away the files of uploads that nobody completed, and of reports that nobody needs any more (F39).
//!
//! Each minute on a server, on a schedule under Lambda, one at a time by lease. Done twice, or by two at once where a lease failed, it
//! does the same: a line leaves the list together with what it was for.

use super::steps;
use crate::app::App;
use crate::capabilities::reports::service::{ReportError, Reports, Worked};
use crate::primitives::time::Clock;
use crate::storage::Storage;

/// What one run came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Run {
    /// Another process is at it.
    pub busy: bool,
    pub expired: usize,
    pub swept: usize,
    /// To be tried again later.
    pub waiting: usize,
}

/// Reaps for one installation. Cheap to clone.
#[derive(Clone)]
pub struct Reaper {
    storage: Storage,
    reports: Reports,
    clock: Clock,
    owner: String,
}

impl Reaper {
    /// Over an application; `owner` names this process in leases.
    #[must_use]
    pub fn of(app: &App, owner: impl Into<String>) -> Self {
        let (storage, clock) = (app.ground.storage.clone(), app.ground.clock.clone());
        Self { storage, clock, reports: app.reports.clone(), owner: owner.into() }
    }

    /// Takes away what is due, until nothing is. One query when nothing is.
    ///
    /// # Errors
    /// When the store does not answer: the next run goes on.
    pub async fn run(&self) -> Result<Run, ReportError> {
        if !self.reports.has_to_reap().await? {
            return Ok(Run::default());
        }
        let Some(mut lease) = self.storage.take_lease("reap", &self.owner, self.clock.now()).await? else {
            return Ok(Run { busy: true, ..Run::default() });
        };
        let mut run = Run::default();
        let reaped = loop {
            match self.reports.reap_due().await {
                Ok(worked) if worked.is_nothing() => break Ok(run),
                Ok(Worked { expired, swept, waiting, .. }) => {
                    steps::took(expired + swept + waiting);
                    run = Run { expired: run.expired + expired, swept: run.swept + swept, waiting: run.waiting + waiting, ..run };
                }
                Err(error) => break Err(error),
            }
            if !self.storage.keep_lease(&mut lease, self.clock.now()).await? {
                break Ok(run);
            }
        };
        self.storage.give_back(&lease).await?;
        reaped
    }
}

impl Run {
    /// In one line.
    #[must_use]
    pub fn told(&self) -> String {
        let Self { busy, expired, swept, waiting } = self;
        let at_work = if *busy { "; another process is at it" } else { "" };
        format!("{expired} expired, {swept} swept, {waiting} put off{at_work}")
    }
}
