//! What the months came to, of the whole house in one partition, so that one query reads any days of it: visits by the day (F60), and
//! what was earned (F55).
//!
//! Row: `directory`, owner `months`, part `2026-11#<kind>#<whose>`; a row is written by one doctor's visits or invoices alone. Some
//! 1.5 KB of visits and 1 KB of money for a full month of a doctor: a query of 1 MB reads a month of 400 doctors, or a year of 30.
//! DynamoDB takes 1,000 units a second for a partition, which is 250 changes of visits and invoices in each second, and splits it
//! between months when there are more.

use jiff::civil::Date;

use super::item::{Item, Key};
use super::query::{Query, Sort};
use super::tables::Table;

const OWNER: &str = "months";
/// A safety net: a year of more doctors than a house has.
const MOST: usize = 60_000;

/// What a row counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Visits,
    Money,
}

impl Kind {
    const fn word(self) -> &'static str {
        match self {
            Self::Visits => "visits",
            Self::Money => "money",
        }
    }
}

/// Where a row of the month of a date is kept.
#[must_use]
pub fn key(of: Date, kind: Kind, whose: &str) -> Key {
    Key::two(Table::Directory, OWNER, format!("{}#{}#{whose}", of.strftime("%Y-%m"), kind.word()))
}

/// The first of a row's month, and whose it is; `None` of any other row.
#[must_use]
pub fn parts(row: &Item, kind: Kind) -> Option<(Date, String)> {
    let key = Key::of(Table::Directory, row).filter(|key| key.partition == OWNER)?;
    let part = key.sort?;
    let (month, rest) = part.split_once('#')?;
    let whose = rest.strip_prefix(kind.word())?.strip_prefix('#')?;
    Some((format!("{month}-01").parse().ok()?, whose.to_owned()))
}

/// Every row of the months from one date's to another's: one query for each megabyte, half price. May lag a write by a moment.
#[must_use]
pub fn between(first: Date, last: Date) -> Query {
    let place = |date: Date, end: char| format!("{}{end}", date.strftime("%Y-%m"));
    Query::table(Table::Directory, OWNER).sort(Sort::Between(place(first, '#'), place(last, '~'))).relaxed().limit(MOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f60_a_row_says_its_month_and_whose_it_is() {
        let day: Date = "2026-11-23".parse().unwrap();
        let row = key(day, Kind::Money, "INR#dpt_1#usr_1").attributes();
        assert_eq!(parts(&row, Kind::Money), Some(("2026-11-01".parse().unwrap(), "INR#dpt_1#usr_1".to_owned())));
        assert_eq!(parts(&row, Kind::Visits), None);
        assert_eq!(parts(&Key::two(Table::Directory, "house", "overview").attributes(), Kind::Visits), None);
    }
}
