//! What a schedule runs, on Lambda and by hand: the same work that a server's loops do.

use std::time::Duration;

use anyhow::Result;
use clap::ValueEnum as _;

use super::courier::{Brought, Courier};
use super::day_list::DayLister;
use super::drain::Drain;
use super::eraser::Eraser;
use super::exporter::{Exported, Exporter};
use super::late::Late;
use super::loops;
use super::monthly::Monthly;
use super::reaper::Reaper;
use super::recount::Recount;
use super::reminders::Planner;
use super::rights::Function;
use super::seal::Sealer;
use super::sender::{Sender, Sent};
use super::until::Until;
use super::waiting::Offerer;
use crate::app::App;
use crate::capabilities::blood_bank::service::BloodBank;
use crate::capabilities::reports::service::{Reports, Worked};
use crate::capabilities::webhooks::service::Webhooks;
use crate::primitives::time::Clock;
use crate::storage::totals::Total;

/// A run that sends mail or looks into files begins no message and no file after so long: the next one is a minute later, and Lambda ends
/// what takes too long.
const BEGINS_FOR: Duration = Duration::from_secs(50);

/// A job by the name that schedules and operators call it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Job {
    /// Publishes what waits in the outbox.
    Drain,
    /// Sends the mail that is due.
    Send,
    /// Sends the webhooks that are due.
    Webhooks,
    /// Queues the reminders whose moment has come.
    Reminders,
    /// Queues the mails about the month before, on the first of a month.
    MonthlyReports,
    /// Offers times that became free to whoever waits for one.
    WaitingList,
    /// Makes the list for power cuts, each morning.
    DayList,
    /// Lets parked events be tried again.
    Unpark,
    /// Counts the overview's totals anew from whole tables.
    Recount,
    /// Checks the reports that have arrived.
    CheckReports,
    /// Takes away the files of reports that were never completed or are no longer needed.
    Reap,
    /// Seals what is new in the audit trail.
    SealAudit,
    /// Makes the copies of their data that people asked for, and takes away those whose time is over.
    #[value(alias = "exports")]
    MakeExports,
    /// Takes blood that has expired out of the stock.
    ExpireBlood,
    /// Erases closed accounts that are to be erased, as far as it goes now.
    Erase,
}

impl Job {
    /// Whose rights suffice for it, and who runs it on Lambda.
    #[must_use]
    pub const fn function(self) -> Function {
        match self {
            Self::Drain | Self::Send | Self::Webhooks | Self::Reminders | Self::MonthlyReports | Self::Unpark => Function::Messenger,
            Self::WaitingList
            | Self::DayList
            | Self::Recount
            | Self::CheckReports
            | Self::Reap
            | Self::MakeExports
            | Self::ExpireBlood
            | Self::Erase => Function::Keeper,
            Self::SealAudit => Function::Sealer,
        }
    }

    /// How often a schedule runs it where no server does; `None`: operators alone.
    #[must_use]
    pub const fn every_minutes(self) -> Option<u16> {
        match self {
            Self::Drain | Self::Send | Self::Webhooks | Self::Reminders | Self::WaitingList | Self::CheckReports | Self::MakeExports => {
                Some(1)
            }
            Self::MonthlyReports | Self::DayList | Self::Reap => Some(5),
            Self::Erase => Some(10),
            Self::SealAudit => Some(15),
            Self::ExpireBlood => Some(60),
            Self::Unpark | Self::Recount => None,
        }
    }

    /// As schedules and operators call it.
    #[must_use]
    pub fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
    }
}

/// Runs jobs over one application. Cheap to clone.
#[derive(Clone)]
pub struct Jobs {
    drain: Drain,
    sender: Sender,
    courier: Courier,
    webhooks: Webhooks,
    planner: Planner,
    monthly: Monthly,
    offerer: Offerer,
    day_lister: DayLister,
    recount: Recount,
    sealer: Sealer,
    exporter: Exporter,
    eraser: Eraser,
    reports: Reports,
    reaper: Reaper,
    blood_bank: BloodBank,
    clock: Clock,
}

impl Jobs {
    /// Over an application; `home` begins the name of this process in leases.
    #[must_use]
    pub fn of(app: &App, home: &str) -> Self {
        let owner = format!("{home}-{:016x}", u64::from_le_bytes(app.ground.ids.bytes()));
        Self {
            planner: Planner::of(app, &owner),
            monthly: Monthly::of(app, &owner),
            offerer: Offerer::of(app, &owner),
            day_lister: DayLister::of(app, &owner),
            recount: Recount::of(app, &owner),
            sealer: Sealer::of(app, &owner),
            reaper: Reaper::of(app, &owner),
            drain: loops::drain_of(app, owner),
            sender: Sender::of(app),
            courier: Courier::of(app),
            webhooks: app.webhooks.clone(),
            exporter: Exporter::of(app),
            eraser: Eraser::of(app),
            reports: app.reports.clone(),
            blood_bank: app.blood_bank.clone(),
            clock: app.ground.clock.clone(),
        }
    }

    /// The drain, for what a request has time left for.
    #[must_use]
    pub const fn drain(&self) -> &Drain {
        &self.drain
    }

    /// Runs one job and says what it did, in one line.
    ///
    /// # Errors
    /// When the store does not answer: the schedule then tries again.
    pub async fn run(&self, job: Job) -> Result<String> {
        match job {
            Job::Drain => {
                self.webhooks.refresh().await?;
                let drained = self.drain.run().await?;
                if let Some(late) = Late::of(&drained, self.clock.now()) {
                    late.alarm();
                }
                Ok(format!("{} published, {} waiting, {} parked", drained.published, drained.waiting, drained.parked))
            }
            Job::Send => {
                let Sent { sent, again, waiting, failed, suppressed } = self.sender.run_until(&Until::within(BEGINS_FOR)).await?;
                Ok(format!("{sent} sent, {again} of them perhaps before, {waiting} waiting, {failed} failed, {suppressed} suppressed"))
            }
            Job::Webhooks => {
                self.webhooks.refresh().await?;
                let Brought { sent, waiting, failed, dropped } = self.courier.run().await?;
                Ok(format!("{sent} sent, {waiting} waiting, {failed} failed, {dropped} dropped"))
            }
            Job::Reminders => Ok(self.planner.run().await?.told()),
            Job::MonthlyReports => Ok(self.monthly.run().await?.told()),
            Job::WaitingList => Ok(self.offerer.run().await?.told()),
            Job::DayList => Ok(self.day_lister.run().await?.told()),
            Job::Recount => {
                let totals = self.recount.run().await?;
                let [departments, doctors, patients, appointments] =
                    [Total::Departments, Total::Doctors, Total::Patients, Total::Appointments].map(|total| totals.of(total));
                Ok(format!("{departments} departments, {doctors} doctors, {patients} patients, {appointments} appointments"))
            }
            Job::CheckReports => {
                let until = Until::within(BEGINS_FOR);
                let Worked { available, rejected, waiting, .. } = self.reports.check_due(|| until.is_over()).await?;
                Ok(format!("{available} available, {rejected} rejected, {waiting} waiting"))
            }
            Job::Reap => Ok(self.reaper.run().await?.told()),
            Job::SealAudit => Ok(self.sealer.run().await?.told()),
            Job::MakeExports => {
                let Exported { made, failed, ended } = self.exporter.run().await?;
                Ok(format!("{made} made, {failed} failed, {ended} taken away"))
            }
            Job::Erase => {
                let worked = self.eraser.run().await?;
                Ok(format!("{} erased, {} waiting, {} dropped, {} failed", worked.erased, worked.waiting, worked.dropped, worked.failed))
            }
            Job::ExpireBlood => Ok(format!("expired blood taken out of {} groups", self.blood_bank.sweep().await?)),
            Job::Unpark => Ok(format!("{} to be tried again", self.drain.unpark().await?)),
        }
    }

    /// The same by name.
    ///
    /// # Errors
    /// As [`Self::run`], and when no job has this name.
    pub async fn run_named(&self, name: &str) -> Result<()> {
        let job = Job::from_str(name, false).map_err(|_| anyhow::anyhow!("no job is called {name}"))?;
        let done = self.run(job).await?;
        tracing::info!(job = name, done, "job");
        Ok(())
    }
}
