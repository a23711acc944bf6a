//! What months earn: read from what every change adds to them, never from the invoices.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Billing;
use crate::access::grant::Granted;
use crate::access::permissions::{ManageBilling, SeeStatistics};
use crate::capabilities::billing::model::{Earned, Month, Turnover};
use crate::primitives::money::Currency;
use crate::storage::error::StorageError;

/// How many months the drawing shows.
const MONTHS: usize = 6;
/// What an id of a doctor or department that is gone is called: nothing.
const NOBODY: &str = "";

/// A month, and the ones before it.
#[derive(Debug, Clone)]
pub struct Revenue {
    pub month: Month,
    /// By currency, department and doctor, in the order of their names.
    pub lines: Vec<RevenueLine>,
    /// The months up to this one in the hospital's currency, oldest first.
    pub months: Vec<(Month, Turnover)>,
    pub currency: Currency,
}

/// What one doctor earned for one department.
#[derive(Debug, Clone)]
pub struct RevenueLine {
    pub earned: Earned,
    /// Empty when it is gone.
    pub department: String,
    /// Empty when nobody has this id any more.
    pub doctor: String,
}

impl Billing {
    /// What a month earned, and how the months before it did. A query for each of six months side by side, and the names.
    pub async fn revenue(&self, _grant: &Granted<ManageBilling>, month: Month) -> Result<Revenue, StorageError> {
        let mut wanted = vec![month];
        while wanted.len() < MONTHS {
            wanted.extend(wanted.last().map(|month| month.before()));
        }
        let reads = wanted.iter().map(|month| self.store.earned(*month));
        let (earned, departments) = tokio::join!(futures_util::future::try_join_all(reads), self.directory.departments());
        let (mut earned, departments) = (earned?, departments?);
        let currency = self.settings.now().currency;
        let sum = |of: &Vec<Earned>| {
            let ours = of.iter().filter(|one| one.currency == currency).map(|one| one.turnover);
            ours.fold(Turnover::default(), Turnover::and)
        };
        let months = wanted.iter().copied().zip(earned.iter().map(sum)).rev().collect();
        let this: Vec<Earned> = earned.swap_remove(0).into_iter().filter(|one| !one.turnover.is_nothing()).collect();
        let doctors = self.accounts.names(this.iter().map(|one| one.doctor_id)).await?;
        let named: BTreeMap<_, _> = departments.into_iter().map(|department| (department.id, department.name)).collect();
        let mut lines: Vec<RevenueLine> = this
            .into_iter()
            .map(|earned| RevenueLine {
                department: named.get(&earned.department_id).map_or_else(|| NOBODY.to_owned(), ToString::to_string),
                doctor: doctors.get(&earned.doctor_id).map_or_else(|| NOBODY.to_owned(), |known| known.name.to_string()),
                earned,
            })
            .collect();
        lines.sort_by_key(|line| (line.earned.currency.to_string(), line.department.clone(), line.doctor.clone()));
        Ok(Revenue { month, lines, months, currency })
    }

    /// What months earned in the hospital's currency, by day, for the statistics. A query for each, side by side.
    pub async fn earned_on(&self, _grant: &Granted<SeeStatistics>, months: &[Date]) -> Result<(Currency, Vec<Earned>), StorageError> {
        let currency = self.settings.now().currency;
        let reads = months.iter().map(|first| self.store.earned(Month::of(*first)));
        let earned = futures_util::future::try_join_all(reads).await?;
        Ok((currency, earned.into_iter().flatten().filter(|one| one.currency == currency).collect()))
    }
}
