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

impl Revenue {
    /// What the month comes to in each currency that occurs in it, the hospital's first; the hospital's alone where nothing does.
    #[must_use]
    pub fn sums(&self) -> Vec<(Currency, Turnover)> {
        let mut sums: BTreeMap<Currency, Turnover> = BTreeMap::new();
        for line in &self.lines {
            let sum = sums.entry(line.earned.currency).or_default();
            *sum = sum.and(line.earned.turnover);
        }
        if sums.is_empty() {
            sums.insert(self.currency, Turnover::default());
        }
        let mut sums: Vec<(Currency, Turnover)> = sums.into_iter().collect();
        sums.sort_by_key(|(currency, _)| *currency != self.currency);
        sums
    }
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::primitives::ids::{DepartmentId, UserId};

    fn of(currency: &str, invoices: i64, issued: i64) -> RevenueLine {
        let nobody = uuid::Uuid::from_u128(1);
        let earned = Earned {
            currency: currency.parse().unwrap(),
            department_id: DepartmentId::from_uuid(nobody),
            doctor_id: UserId::from_uuid(nobody),
            turnover: Turnover { invoices, issued, received: issued / 2 },
            days: BTreeMap::new(),
            changes: 1,
        };
        RevenueLine { earned, department: NOBODY.to_owned(), doctor: NOBODY.to_owned() }
    }

    #[test]
    fn f55_a_month_is_summed_in_each_currency_of_it_the_hospitals_first() {
        let sums = |lines: Vec<RevenueLine>| {
            let month = Month::of(date(2026, 11, 1));
            let revenue = Revenue { month, lines, months: vec![], currency: "JPY".parse().unwrap() };
            revenue
                .sums()
                .into_iter()
                .map(|(currency, sum)| (currency.to_string(), sum.invoices, sum.issued, sum.received))
                .collect::<Vec<_>>()
        };
        let both = vec![of("EUR", 2, 10_000), of("INR", 3, 50_000), of("INR", 1, 30_000), of("JPY", 1, 6_000)];
        let summed = [("JPY", 1, 6_000, 3_000), ("EUR", 2, 10_000, 5_000), ("INR", 4, 80_000, 40_000)];
        assert_eq!(sums(both), summed.map(|(currency, many, issued, received)| (currency.to_owned(), many, issued, received)));
        assert_eq!(sums(vec![of("INR", 3, 50_000)]), [("INR".to_owned(), 3, 50_000, 25_000)], "what does not occur is not shown");
        assert_eq!(sums(vec![]), [("JPY".to_owned(), 0, 0, 0)]);
    }
}
