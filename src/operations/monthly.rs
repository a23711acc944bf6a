//! `caredesk job monthly-reports`: queues the mails about the month before (F48). `operations::sender` sends them.
//!
//! Every minute on a server, on a schedule under Lambda, one at a time by lease. The last month that is queued stands in one row, so
//! that a run with nothing due reads one row, and none before the hour of the first. A run that is killed, or could not write
//! everything, leaves that row as it is: the next run goes over the same doctors again, and each mail is made once by its own row's
//! condition.

use futures_util::stream::{self, StreamExt as _};

use super::steps;
use crate::app::App;
use crate::capabilities::monthly_reports::model::Month;
use crate::capabilities::monthly_reports::service::{MonthlyReports, Queued};
use crate::primitives::ids::UserId;
use crate::primitives::time::{Clock, after};
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::lease::{LEASE_SECONDS, Lease};

/// Doctors that are read at once.
const PAGE: usize = 100;
/// Mails that are queued side by side.
const SIDE_BY_SIDE: usize = 8;

/// What one run came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Run {
    /// Another process is at it.
    pub busy: bool,
    /// Mails that wait from now on.
    pub queued: u32,
    /// Were there already.
    pub known: u32,
    /// Doctors who had no visit.
    pub without: u32,
    /// Could not be written, and are due again in the next run.
    pub failed: u32,
}

/// Queues monthly reports for one installation. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Monthly {
    storage: Storage,
    reports: MonthlyReports,
    clock: Clock,
    owner: String,
}

impl Monthly {
    /// Over an application; `owner` names this process in leases.
    #[must_use]
    pub fn of(app: &App, owner: impl Into<String>) -> Self {
        let (storage, clock) = (app.ground.storage.clone(), app.ground.clock.clone());
        Self { storage, clock, reports: app.monthly_reports.clone(), owner: owner.into() }
    }

    /// Queues what is due.
    ///
    /// # Errors
    /// When the store does not answer: the next run begins anew.
    pub async fn run(&self) -> Result<Run, StorageError> {
        let Some(month) = self.reports.due().await? else { return Ok(Run::default()) };
        let Some(mut lease) = self.storage.take_lease("monthly-reports", &self.owner, self.clock.now()).await? else {
            return Ok(Run { busy: true, ..Run::default() });
        };
        let run = self.queue_all(month, &mut lease).await;
        self.storage.give_back(&lease).await?;
        run
    }

    async fn queue_all(&self, month: Month, lease: &mut Lease) -> Result<Run, StorageError> {
        let (mut run, mut place) = (Run::default(), None);
        loop {
            let now = self.clock.now();
            if after(now, LEASE_SECONDS / 2) > lease.until && !self.storage.keep_lease(lease, now).await? {
                return Ok(Run { busy: true, ..run });
            }
            let page = self.reports.doctors(place, PAGE).await?;
            steps::found(page.items.len());
            let queued = stream::iter(page.items).map(|doctor| self.queue(doctor, month)).buffer_unordered(SIDE_BY_SIDE);
            for became in queued.collect::<Vec<_>>().await {
                match became {
                    Some(Queued::Now) => run.queued += 1,
                    Some(Queued::Before) => run.known += 1,
                    Some(Queued::NoVisit) => run.without += 1,
                    None => run.failed += 1,
                }
            }
            place = page.next;
            if place.is_none() {
                break;
            }
        }
        if run.failed == 0 {
            self.reports.all_queued(month).await?;
        }
        Ok(run)
    }

    /// Nobody is kept waiting by somebody else's mail that cannot be queued.
    async fn queue(&self, doctor: UserId, month: Month) -> Option<Queued> {
        let queued = self.reports.queue(doctor, month).await;
        steps::done(1);
        queued.inspect_err(|error| tracing::warn!(%doctor, %month, %error, "a monthly report could not be queued and is due again")).ok()
    }
}

impl Run {
    /// In one line.
    #[must_use]
    pub fn told(&self) -> String {
        let Self { busy, queued, known, without, failed } = *self;
        let at_work = if busy { "; another process is at it" } else { "" };
        format!("{queued} queued, {known} known, {without} without visits, {failed} failed{at_work}")
    }
}
