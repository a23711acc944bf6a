//! What months earn: rows of the months, part `<month>#money#<currency>#<department>#<doctor>`.

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::BillingStore;
use crate::capabilities::billing::model::{Earned, Invoice, Month, Turnover};
use crate::primitives::ids::{DepartmentId, UserId};
use crate::primitives::money::Currency;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, from_item, number};
use crate::storage::months::{self, Kind};
use crate::storage::tables::Table;
use crate::storage::transaction::{Action, Expression};

/// Rises with every change.
const CHANGES: &str = "changes";

/// Whose a row of a month is.
fn whose(currency: Currency, department: DepartmentId, doctor: UserId) -> String {
    format!("{currency}#{department}#{doctor}")
}

impl BillingStore {
    /// Adds to what a month earned, and each of its days: `i23` was issued on the 23rd, `r23` received. 2 write units in a
    /// transaction: a full month is less than a kilobyte.
    #[must_use]
    pub fn earn(&self, month: Month, invoice: &Invoice, days: &BTreeMap<Date, Turnover>) -> Action {
        let item = whose(invoice.currency, invoice.department_id, invoice.doctor_id);
        let by = Turnover::sum(days.values());
        let adds = (0..days.len()).flat_map(|at| [format!(", #i{at} :i{at}"), format!(", #r{at} :r{at}")]).collect::<String>();
        let mut change = Expression::of(format!("ADD {CHANGES} :one, invoices :invoices, issued :issued, received :received{adds}"))
            .value(":one", number(1))
            .value(":invoices", number(by.invoices))
            .value(":issued", number(by.issued))
            .value(":received", number(by.received));
        for (at, (day, by)) in days.iter().enumerate() {
            let (issued, received) = (format!("#i{at}"), format!("#r{at}"));
            change = change.name(&issued, format!("i{:02}", day.day())).value(&issued.replace('#', ":"), number(by.issued));
            change = change.name(&received, format!("r{:02}", day.day())).value(&received.replace('#', ":"), number(by.received));
        }
        Action::Update { key: months::key(month.first(), Kind::Money, &item), change, condition: None }
    }

    /// Puts what was counted anew in the place of a row that was read before; `false` when somebody added to it meanwhile.
    ///
    /// Access: table `directory`, owner `months`, the row of one doctor. One write, some 2 units.
    pub async fn replace_earned(&self, month: Month, read: Option<&Earned>, counted: &Earned) -> Result<bool, StorageError> {
        let item = whose(counted.currency, counted.department_id, counted.doctor_id);
        let mut row = months::key(month.first(), Kind::Money, &item).attributes();
        let Turnover { invoices, issued, received } = counted.turnover;
        let changes = read.map_or(0, |read| read.changes) + 1;
        let sums = [("invoices", invoices), ("issued", issued), ("received", received), (CHANGES, changes)];
        row.extend(sums.map(|(name, sum)| (name.to_owned(), number(sum))));
        for (day, of_day) in &counted.days {
            let named = [('i', of_day.issued), ('r', of_day.received)];
            row.extend(named.map(|(letter, sum)| (format!("{letter}{:02}", day.day()), number(sum))));
        }
        self.storage.put_over(Table::Directory, row, CHANGES, read.map(|read| read.changes)).await
    }

    /// What months earned, by currency, department and doctor.
    ///
    /// Access: table `directory`, owner `months`: what their visits were is read along. One query for each megabyte, half price.
    pub async fn earned(&self, first: Month, last: Month) -> Result<Vec<(Month, Earned)>, StorageError> {
        earned_among(&self.storage.query(months::between(first.first(), last.first())).await?.items)
    }
}

/// What months earned, among rows of the months.
///
/// # Errors
/// When one of them cannot be read.
pub fn earned_among(rows: &[Item]) -> Result<Vec<(Month, Earned)>, StorageError> {
    rows.iter().filter_map(read_earned).collect()
}

/// What a month earned, from its row; `None` of any other.
///
/// # Errors
/// When it cannot be read.
#[must_use]
pub fn read_earned(row: &Item) -> Option<Result<(Month, Earned), StorageError>> {
    let (first, whose) = months::parts(row, Kind::Money)?;
    let month = Month::of(first);
    Some(earned_of(month, &whose, row).map(|earned| (month, earned)))
}

fn earned_of(month: Month, whose: &str, row: &Item) -> Result<Earned, StorageError> {
    let corrupt = || StorageError::Corrupt { table: "directory", why: "what a month earned".to_owned() };
    let mut parts = whose.split('#');
    let mut part = || parts.next().ok_or_else(corrupt);
    let (currency, department, doctor) = (part()?, part()?, part()?);
    Ok(Earned {
        currency: currency.parse().map_err(|_| corrupt())?,
        department_id: department.parse::<DepartmentId>().map_err(|_| corrupt())?,
        doctor_id: doctor.parse::<UserId>().map_err(|_| corrupt())?,
        days: earned_by_day(month, row),
        changes: row.get(CHANGES).and_then(|value| value.as_n().ok()?.parse().ok()).unwrap_or(0),
        turnover: from_item(Table::Directory, row.clone())?,
    })
}

/// What a row says of each day; days without a change are left out.
fn earned_by_day(month: Month, row: &Item) -> BTreeMap<Date, Turnover> {
    let read = |kind: char, day: i8| row.get(&format!("{kind}{day:02}")).and_then(|value| value.as_n().ok()?.parse::<i64>().ok());
    let first = month.first();
    let day = |date: Date| {
        let (issued, received) = (read('i', date.day()), read('r', date.day()));
        (issued.is_some() || received.is_some())
            .then(|| (date, Turnover { invoices: 0, issued: issued.unwrap_or(0), received: received.unwrap_or(0) }))
    };
    first.series(1.day()).take_while(|date| Month::of(*date) == month).filter_map(day).collect()
}
