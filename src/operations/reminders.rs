//! `caredesk job reminders`: queues the reminders whose moment has come (F46). `operations::sender` sends them.
//!
//! Every minute on a server, on a schedule under Lambda, one at a time by lease. How far planning has come stands in one row, so
//! that a run with nothing due reads one row and no visit. A run that is killed, or could not write everything, leaves that row
//! as it is: the next run goes over the same visits again, and each message is made once by its own row's condition.

use futures_util::future::join_all;

use super::steps;
use crate::app::App;
use crate::capabilities::appointments::model::VisitLine;
use crate::capabilities::reminders::model::DueDay;
use crate::capabilities::reminders::service::{Planned, Reminders};
use crate::primitives::time::{Clock, after};
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::lease::{LEASE_SECONDS, Lease};

/// Visits whose people's wishes are read in one call.
const PORTION: usize = 100;
/// Portions side by side.
const SIDE_BY_SIDE: usize = 10;

/// What one run came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Run {
    /// Another process is planning.
    pub busy: bool,
    pub planned: Planned,
}

/// Plans reminders for one installation. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Planner {
    storage: Storage,
    reminders: Reminders,
    clock: Clock,
    /// How many mails a second are sent: the messages become due as fast as they can go.
    per_second: usize,
    owner: String,
}

impl Planner {
    /// Over an application; `owner` names this process in leases.
    #[must_use]
    pub fn of(app: &App, owner: impl Into<String>) -> Self {
        let (storage, clock) = (app.ground.storage.clone(), app.ground.clock.clone());
        Self { storage, clock, reminders: app.reminders.clone(), per_second: app.mail.per_second().into(), owner: owner.into() }
    }

    /// Plans what is due.
    ///
    /// # Errors
    /// When the store does not answer: the next run begins where this one did.
    pub async fn run(&self) -> Result<Run, StorageError> {
        let Some(mut lease) = self.storage.take_lease("reminders", &self.owner, self.clock.now()).await? else {
            return Ok(Run { busy: true, ..Run::default() });
        };
        let planned = self.plan(&mut lease).await;
        self.storage.give_back(&lease).await?;
        planned
    }

    async fn plan(&self, lease: &mut Lease) -> Result<Run, StorageError> {
        let due = self.reminders.due().await?;
        let mut run = Run::default();
        for day in &due.days {
            let lines = self.reminders.coming(day.date).await?;
            steps::found(lines.len());
            for wave in lines.chunks(PORTION * SIDE_BY_SIDE) {
                let now = self.clock.now();
                if after(now, LEASE_SECONDS / 2) > lease.until && !self.storage.keep_lease(lease, now).await? {
                    return Ok(Run { busy: true, ..run });
                }
                self.plan_wave(day, wave, &mut run.planned).await;
                steps::done(wave.len());
            }
        }
        // What could not be written is due again. A setting that changes now holds from its next moment on.
        if run.planned.failed == 0 {
            self.reminders.planned(due.until).await?;
        }
        Ok(run)
    }

    /// The messages of a wave may be sent one after the other from now on, behind those of the waves before.
    async fn plan_wave(&self, day: &DueDay, wave: &[VisitLine], planned: &mut Planned) {
        let (now, before) = (self.clock.now(), usize::try_from(planned.queued).unwrap_or(usize::MAX));
        let portions = wave.chunks(PORTION).enumerate().map(|(number, lines)| {
            let seconds = (before + number * PORTION) / self.per_second;
            self.reminders.plan(day, lines, after(now, i64::try_from(seconds).unwrap_or_default()))
        });
        for portion in join_all(portions).await {
            *planned += portion;
        }
    }
}

impl Run {
    /// In one line.
    #[must_use]
    pub fn told(&self) -> String {
        let Planned { queued, known, failed } = self.planned;
        let at_work = if self.busy { "; another process is at it" } else { "" };
        format!("{queued} queued, {known} known, {failed} failed{at_work}")
    }
}
