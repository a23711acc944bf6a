//! Use cases: look at a month of one's own, queue the mails of a month, count what a mail says.

use super::model::{Counted, Figures, Month, Treatment};
use super::store::MonthlyReportsStore;
use crate::access::grant::Granted;
use crate::access::permissions::SeeMonthlyReport;
use crate::access::role::Role;
use crate::capabilities::appointments::model::Appointment;
use crate::capabilities::appointments::service::Appointments;
use crate::capabilities::notifications::model::{Delivery, Kind};
use crate::capabilities::notifications::service::Notifications;
use crate::capabilities::records::service::Records;
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::accounts::{Accounts, PersonPlace};
use crate::identity::ground::Ground;
use crate::primitives::ids::UserId;
use crate::primitives::page::Listed;
use crate::storage::error::StorageError;

/// What a cause begins with; the month follows.
const CAUSE: &str = "month-";

/// Months in numbers. Cheap to clone.
#[derive(Debug, Clone)]
pub struct MonthlyReports {
    ground: Ground,
    store: MonthlyReportsStore,
    accounts: Accounts,
    notifications: Notifications,
    visits: Appointments,
    records: Records,
    settings: SettingsBook,
}

/// A month as its doctor sees it.
#[derive(Debug, Clone)]
pub struct Seen {
    pub month: Month,
    /// It is this month: there is more to come.
    pub goes_on: bool,
    pub figures: Figures,
    pub treatment: Treatment,
}

/// What became of queueing one mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Queued {
    Now,
    Before,
    /// The doctor had no visit in that month, and is written nothing.
    NoVisit,
}

impl MonthlyReports {
    /// Over the house's ground and its neighbours.
    #[must_use]
    pub fn new(ground: Ground, notifications: Notifications, visits: Appointments, records: Records, settings: SettingsBook) -> Self {
        let (store, accounts) = (MonthlyReportsStore::new(ground.storage.clone()), Accounts::new(ground.storage.clone()));
        Self { ground, store, accounts, notifications, visits, records, settings }
    }

    /// This month and those before it that can be looked at, newest first.
    #[must_use]
    pub fn choices(&self) -> Vec<Month> {
        Month::choices(self.settings.now().zone.date(self.ground.clock.now())).collect()
    }

    /// A month of the caller's own; `None` when it is to come or too long ago.
    ///
    /// The index of their visits (0.5 read units for ten), the visits as last written (1 each), then the lines of their records (1
    /// each) beside the entry in the trail: two calls and two for each 100 visits.
    pub async fn see(&self, grant: &Granted<SeeMonthlyReport>, month: Month) -> Result<Option<Seen>, StorageError> {
        let zone = &self.settings.now().zone;
        let today = zone.date(self.ground.clock.now());
        if !month.can_be_seen(today) {
            return Ok(None);
        }
        let visits = self.visits.counted_of(grant.id(), month.within(zone)).await?;
        let written = self.records.counted(grant, month, &visits).await?;
        let treatment = Treatment::of(written.iter().map(Option::as_ref));
        Ok(Some(Seen { month, goes_on: month == Month::of(today), figures: self.figures(&visits), treatment }))
    }

    fn figures(&self, visits: &[Appointment]) -> Figures {
        Figures::of(visits.iter().map(Counted::from), &self.settings.now().zone)
    }

    /// The month whose mails are due and not all queued yet. One call; none before the hour of the first.
    pub async fn due(&self) -> Result<Option<Month>, StorageError> {
        let settings = self.settings.now();
        let Some(month) = Month::due(&settings.zone, settings.monthly_reports_at, self.ground.clock.now()) else { return Ok(None) };
        let queued = self.store.queued().await?;
        Ok(Some(month).filter(|month| queued.is_none_or(|queued| queued < *month)))
    }

    /// A page of everybody who works here as a doctor, or did: whether they may be written to is read when the mail is sent. One query.
    pub async fn doctors(&self, after: Option<PersonPlace>, limit: usize) -> Result<Listed<UserId, PersonPlace>, StorageError> {
        let page = self.accounts.of_role(Role::Doctor, limit, after.as_ref()).await?;
        Ok(Listed { items: page.items.into_iter().map(|person| person.user_id).collect(), next: page.next })
    }

    /// Queues a doctor's mail of a month, once, where they had a visit. A query of one row, and one call.
    pub async fn queue(&self, doctor: UserId, month: Month) -> Result<Queued, StorageError> {
        if !self.visits.has_any(doctor, month.within(&self.settings.now().zone)).await? {
            return Ok(Queued::NoVisit);
        }
        let now = self.notifications.queue_once(doctor, format!("{CAUSE}{month}"), Kind::MonthlyReport).await?;
        Ok(if now { Queued::Now } else { Queued::Before })
    }

    /// Every doctor's mail of a month is queued. One call.
    pub async fn all_queued(&self, month: Month) -> Result<(), StorageError> {
        self.store.all_queued(month).await
    }

    /// Which month a mail is about.
    #[must_use]
    pub fn month_of(message: &Delivery) -> Option<Month> {
        message.cause().strip_prefix(CAUSE)?.parse().ok()
    }

    /// What a mail says of a doctor's month, counted from visits alone. A query, and one call for each 100 visits.
    pub async fn to_tell(&self, doctor: UserId, month: Month) -> Result<Figures, StorageError> {
        let visits = self.visits.counted_of(doctor, month.within(&self.settings.now().zone)).await?;
        Ok(self.figures(&visits))
    }
}
