//! What months earn: read from what every change adds to them, never from the invoices.

use std::collections::BTreeMap;

use super::Billing;
use crate::access::grant::Granted;
use crate::access::permissions::{ManageBilling, SeeStatistics};
use crate::capabilities::billing::model::{Earned, Month, Turnover};
use crate::capabilities::billing::store::earned_among;
use crate::primitives::money::Currency;
use crate::storage::error::StorageError;
use crate::storage::item::Item;

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
    /// What a month earned, and how the months before it did. One query for six months, and the names.
    pub async fn revenue(&self, _grant: &Granted<ManageBilling>, month: Month) -> Result<Revenue, StorageError> {
        let mut wanted = vec![month];
        while wanted.len() < MONTHS {
            wanted.extend(wanted.last().map(|month| month.before()));
        }
        let first = wanted.last().copied().unwrap_or(month);
        let (earned, departments) = tokio::try_join!(self.store.earned(first, month), self.directory.departments())?;
        let currency = self.settings.now().currency;
        let sum = |of: Month| {
            let ours = earned.iter().filter(|(month, one)| *month == of && one.currency == currency).map(|(_, one)| one.turnover);
            (of, ours.fold(Turnover::default(), Turnover::and))
        };
        let months = wanted.iter().rev().copied().map(sum).collect();
        let of_this = earned.into_iter().filter(|(of, one)| *of == month && !one.turnover.is_nothing());
        let this: Vec<Earned> = of_this.map(|(_, one)| one).collect();
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

    /// What months earned in the hospital's currency, by day, for the statistics, which have read their rows. No call.
    ///
    /// # Errors
    /// When one of the rows cannot be read.
    pub fn earned_in(&self, _grant: &Granted<SeeStatistics>, rows: &[Item]) -> Result<(Currency, Vec<Earned>), StorageError> {
        let currency = self.settings.now().currency;
        let ours = earned_among(rows)?.into_iter().map(|(_, earned)| earned).filter(|one| one.currency == currency);
        Ok((currency, ours.collect()))
    }
}
