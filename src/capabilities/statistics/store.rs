//! Rows of the statistics: of the months, part `<month>#visits#<department>#<doctor>`.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::model::{Counts, Tallies, month_of};
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key, number};
use crate::storage::months::{self, Kind};
use crate::storage::tables::Table;
use crate::storage::transaction::{Action, Expression};

/// Rises with every count: whoever counts anew sees that somebody else counted meanwhile.
const CHANGES: &str = "changes";

/// The letters of what is counted, each with the day of the month behind it.
const LETTERS: [char; 6] = ['n', 'c', 'd', 'a', 'w', 'm'];

const fn numbers(counts: &Counts) -> [i64; 6] {
    [counts.made, counts.cancelled, counts.completed, counts.absent, counts.waited, counts.minutes]
}

const fn counts([made, cancelled, completed, absent, waited, minutes]: [i64; 6]) -> Counts {
    Counts { made, cancelled, completed, absent, waited, minutes }
}

/// Adds to the row of a doctor, as an action of the transaction that hears of it; `days` are of the row's month. 2 write units for
/// each KB of the row, which is 2 at the end of a full month.
#[must_use]
pub fn add(row: &Tallies) -> Action {
    let mut adds = vec![format!("#{CHANGES} :one")];
    let mut named = Vec::new();
    for (day, counted) in &row.days {
        for (letter, by) in LETTERS.into_iter().zip(numbers(counted)).filter(|(_, by)| *by != 0) {
            adds.push(format!("#t{0} :t{0}", named.len()));
            named.push((name_of(letter, *day), by));
        }
    }
    let mut change = Expression::of(format!("ADD {}", adds.join(", "))).name(&format!("#{CHANGES}"), CHANGES).value(":one", number(1));
    for (at, (name, by)) in named.into_iter().enumerate() {
        change = change.name(&format!("#t{at}"), name).value(&format!(":t{at}"), number(by));
    }
    Action::Update { key: key_of(row), change, condition: None }
}

fn name_of(letter: char, day: Date) -> String {
    format!("{letter}{:02}", day.day())
}

fn key_of(row: &Tallies) -> Key {
    months::key(row.month, Kind::Visits, &format!("{}#{}", row.department, row.doctor))
}

/// A row of the statistics; `None` of anything else.
#[must_use]
pub fn read(row: &Item) -> Option<Tallies> {
    let (month, whose) = months::parts(row, Kind::Visits)?;
    let (department, doctor) = whose.split_once('#')?;
    let said = |name: &str| row.get(name).and_then(|value| value.as_n().ok()?.parse::<i64>().ok());
    let of_day = |date: Date| {
        let counted = counts(LETTERS.map(|letter| said(&name_of(letter, date)).unwrap_or(0)));
        (!counted.is_nothing()).then_some((date, counted))
    };
    let dates = month.series(jiff::Span::new().days(1)).take_while(|date| month_of(*date) == month);
    let days: BTreeMap<Date, Counts> = dates.filter_map(of_day).collect();
    let (department, doctor) = (department.parse().ok()?, doctor.parse().ok()?);
    Some(Tallies { month, department, doctor, days, changes: said(CHANGES).unwrap_or(0) })
}

/// Reads of the statistics.
#[derive(Debug, Clone)]
pub struct StatisticsStore {
    storage: Storage,
}

impl StatisticsStore {
    /// Over the tables.
    #[must_use]
    pub const fn new(storage: Storage) -> Self {
        Self { storage }
    }

    /// What every doctor did and earned in the months from one date's to another's, as rows.
    ///
    /// Access: table `directory`, owner `months`. One query for each megabyte: a month of 400 doctors, a year of 30; half price.
    pub async fn rows(&self, first: Date, last: Date) -> Result<Vec<Item>, StorageError> {
        Ok(self.storage.query(months::between(first, last)).await?.items)
    }

    /// Puts what was counted anew in the place of a row that was read before; `false` when somebody counted meanwhile.
    ///
    /// Access: table `directory`, owner `months`, the row of one doctor. One write, some 2 units.
    pub async fn replace(&self, read: Option<&Tallies>, counted: &Tallies) -> Result<bool, StorageError> {
        let mut row = key_of(counted).attributes();
        for (day, counted) in &counted.days {
            let named = LETTERS.into_iter().zip(numbers(counted)).filter(|(_, many)| *many != 0);
            row.extend(named.map(|(letter, many)| (name_of(letter, *day), number(many))));
        }
        row.insert(CHANGES.to_owned(), number(read.map_or(0, |read| read.changes) + 1));
        self.storage.put_over(Table::Directory, row, CHANGES, read.map(|read| read.changes)).await
    }
}
