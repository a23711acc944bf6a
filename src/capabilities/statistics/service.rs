//! Reading the statistics, and what the drain adds to them.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Deref;
use std::sync::Arc;

use jiff::civil::Date;

use super::model::{Cells, Counts, Figures, Tallies, changes, month_of};
use super::store::{StatisticsStore, add, read};
use crate::access::grant::Granted;
use crate::access::permissions::SeeStatistics;
use crate::capabilities::appointments::model::{Appointment, Status};
use crate::capabilities::billing::service::Billing;
use crate::capabilities::directory::model::Department;
use crate::capabilities::directory::service::Directory;
use crate::capabilities::settings::service::SettingsBook;
use crate::events::listeners::Tally;
use crate::identity::accounts::Accounts;
use crate::identity::ground::Ground;
use crate::primitives::ids::{DepartmentId, UserId};
use crate::primitives::money::Currency;
use crate::primitives::time::HospitalZone;
use crate::storage::error::StorageError;
use crate::storage::transaction::Action;

/// What a range of days comes to.
#[derive(Debug, Clone)]
pub struct Report {
    pub from: Date,
    pub to: Date,
    /// Of which everything is, where one was asked for.
    pub department: Option<DepartmentId>,
    /// Every day, department and doctor of whom there is something.
    pub cells: Cells,
    /// Departments that stand, by name.
    pub departments: Vec<Department>,
    /// What doctors are called, those too who have left; who is missing is gone.
    pub doctors: BTreeMap<UserId, String>,
    /// Of all sums. What was earned in another currency is on the page of revenue.
    pub currency: Currency,
}

impl Report {
    /// Of the whole range.
    #[must_use]
    pub fn total(&self) -> Figures {
        Figures::sum(self.cells.values())
    }

    /// By something that stands in a cell's key.
    #[must_use]
    pub fn by<K: Ord>(&self, key: impl Fn(&(Date, DepartmentId, UserId)) -> K) -> BTreeMap<K, Figures> {
        let mut sums: BTreeMap<K, Figures> = BTreeMap::new();
        for (cell, figures) in &self.cells {
            let sum = sums.entry(key(cell)).or_default();
            *sum = sum.and(*figures);
        }
        sums
    }

    /// What a department is called; `None` when it is gone.
    #[must_use]
    pub fn department_name(&self, id: DepartmentId) -> Option<&str> {
        self.departments.iter().find(|department| department.id == id).map(|department| department.name.as_str())
    }
}

/// The statistics of one installation. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Statistics(Arc<Parts>);

/// What they work with.
#[derive(Debug)]
pub struct Parts {
    ground: Ground,
    store: StatisticsStore,
    accounts: Accounts,
    directory: Directory,
    billing: Billing,
    settings: SettingsBook,
}

impl Deref for Statistics {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl Statistics {
    /// Over the house's ground and its neighbours.
    #[must_use]
    pub fn new(ground: Ground, directory: Directory, billing: Billing, settings: SettingsBook) -> Self {
        let (store, accounts) = (StatisticsStore::new(ground.storage.clone()), Accounts::new(ground.storage.clone()));
        Self(Arc::new(Parts { ground, store, accounts, directory, billing, settings }))
    }

    /// The hospital's date.
    #[must_use]
    pub fn today(&self) -> Date {
        self.settings.now().zone.date(self.ground.clock.now())
    }

    /// Whether the time zone has changed and the days were not counted anew since. No call.
    #[must_use]
    pub fn recount_is_due(&self, _grant: &Granted<SeeStatistics>) -> bool {
        self.settings.recount_is_due()
    }

    /// What a range comes to, of one department or all. One query for all of it (for each megabyte: a month of 400 doctors, a year of
    /// 30) and one for the departments, side by side; then the names of doctors, one call.
    pub async fn report(
        &self,
        grant: &Granted<SeeStatistics>,
        from: Date,
        to: Date,
        department: Option<DepartmentId>,
    ) -> Result<Report, StorageError> {
        let (rows, departments) = tokio::try_join!(self.store.rows(from, to), self.directory.departments())?;
        let (currency, money) = self.billing.earned_in(grant, &rows)?;
        let mut cells = Cells::new();
        let mut put = |date: Date, of: DepartmentId, doctor: UserId, figures: Figures| {
            if (from..=to).contains(&date) && department.is_none_or(|wanted| wanted == of) && !figures.is_nothing() {
                let sum = cells.entry((date, of, doctor)).or_default();
                *sum = sum.and(figures);
            }
        };
        for row in rows.iter().filter_map(read) {
            for (date, counts) in &row.days {
                put(*date, row.department, row.doctor, Figures { counts: *counts, ..Figures::default() });
            }
        }
        for earned in &money {
            for (date, of) in &earned.days {
                let sums = Figures { counts: Counts::default(), issued: of.issued, received: of.received };
                put(*date, earned.department_id, earned.doctor_id, sums);
            }
        }
        let people: BTreeSet<UserId> = cells.keys().map(|(_, _, doctor)| *doctor).collect();
        let names = if people.is_empty() { HashMap::default() } else { self.accounts.names(people).await? };
        let doctors = names.into_iter().map(|(id, known)| (id, known.name.to_string())).collect();
        Ok(Report { from, to, department, cells, departments, doctors, currency })
    }
}

/// How many minutes somebody waited, from check-in to the doctor's call; `None` of a visit without both.
#[must_use]
pub fn waited(visit: &Appointment) -> Option<i64> {
    let started = visit.history.iter().find(|happened| happened.status == Status::InConsultation)?;
    let seconds = started.at.duration_since(visit.checked_in_at?).as_secs();
    Some(seconds.max(0) / 60)
}

/// What an event adds to the statistics, as actions of the transaction that marks it as heard: one for each month it changes.
/// `minutes` is how long the patient waited, when the visit has just begun.
#[must_use]
pub fn tallying(tally: &Tally, minutes: Option<i64>, zone: &HospitalZone) -> Vec<Action> {
    let mut rows: BTreeMap<Date, Tallies> = BTreeMap::new();
    for (date, counts) in changes(tally.what, minutes, zone) {
        let month = month_of(date);
        let (department, doctor) = (tally.department, tally.doctor);
        let row = rows.entry(month).or_insert_with(|| Tallies { month, department, doctor, days: BTreeMap::new(), changes: 0 });
        let sum = row.days.entry(date).or_default();
        *sum = sum.and(counts);
    }
    rows.values().map(add).collect()
}
