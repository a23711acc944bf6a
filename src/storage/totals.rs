//! The totals of the house: one row that counts, so that no page ever scans to say how many (F59).
//!
//! Row: `directory`, owner `house`, part `overview`; `departments`, `doctors`, `patients`, `appointments`,
//! `emergency_accesses` (those to be reviewed), `repairs` (visits to be solved that leave has hit), and for every hospital date to come the visits of that day, as `d261126`. The names of dates are that short so that the row stays
//! under 4 KB when somebody has a visit on every day of a year: reading it costs half a unit however large the house is.
//!
//! Departments, doctors, emergency accesses and visits that leave has hit are counted in the transactions that add and remove them; what people do at any hour
//! (visits, registrations) is counted by the drain when it hears the event, never in a booking. Past dates are dropped
//! by whoever counts next. `caredesk verify` proves the row, `caredesk job recount` makes it anew.

use std::collections::BTreeMap;

use aws_sdk_dynamodb::types::AttributeValue;
use jiff::ToSpan as _;
use jiff::civil::Date;

use super::Storage;
use super::error::StorageError;
use super::item::{Item, Key, number};
use super::tables::Table;
use super::transaction::{Action, Expression};

/// How many days back dates are dropped with each count: nothing is left over unless a house hears nothing for a week.
const DROPPED: i64 = 7;
/// Rises with every count: whoever counts anew sees that somebody else counted meanwhile.
const CHANGES: &str = "changes";

/// Something that is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Total {
    Departments,
    /// Active ones.
    Doctors,
    /// Whose address is confirmed, or whom the desk added.
    Patients,
    /// Ever made, cancelled ones too.
    Appointments,
    /// Emergency accesses that no administrator has looked at yet.
    EmergencyAccesses,
    /// Visits that leave has hit and that are not solved yet.
    Repairs,
    /// Of a hospital date, cancelled ones left out.
    VisitsOn(Date),
}

impl Total {
    /// The attribute that counts it.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Departments => "departments".to_owned(),
            Self::Doctors => "doctors".to_owned(),
            Self::Patients => "patients".to_owned(),
            Self::Appointments => "appointments".to_owned(),
            Self::EmergencyAccesses => "emergency_accesses".to_owned(),
            Self::Repairs => "repairs".to_owned(),
            Self::VisitsOn(date) => date.strftime("d%y%m%d").to_string(),
        }
    }

    fn of_name(name: &str) -> Option<Self> {
        match name {
            "departments" => Some(Self::Departments),
            "doctors" => Some(Self::Doctors),
            "patients" => Some(Self::Patients),
            "appointments" => Some(Self::Appointments),
            "emergency_accesses" => Some(Self::EmergencyAccesses),
            "repairs" => Some(Self::Repairs),
            _ => Date::strptime("d%y%m%d", name).ok().map(Self::VisitsOn),
        }
    }
}

/// The row as read. What is not counted is 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Totals {
    counted: BTreeMap<Total, i64>,
    /// `None` while there is no row.
    changes: Option<i64>,
}

impl Totals {
    /// How many. Never less than none, whatever an installation that has not counted from the beginning says.
    #[must_use]
    pub fn of(&self, total: Total) -> u64 {
        u64::try_from(self.exactly(total)).unwrap_or(0)
    }

    /// The number as it stands in the row.
    #[must_use]
    pub fn exactly(&self, total: Total) -> i64 {
        self.counted.get(&total).copied().unwrap_or(0)
    }

    /// Counts.
    pub fn add(&mut self, total: Total, by: i64) {
        *self.counted.entry(total).or_default() += by;
    }

    /// What is counted, dates before `today` left out: they no longer mean anything.
    pub fn counted_from(&self, today: Date) -> impl Iterator<Item = Total> {
        self.counted.keys().copied().filter(move |total| !matches!(total, Total::VisitsOn(date) if *date < today))
    }

    fn of_row(row: &Item) -> Self {
        let read = |value: &AttributeValue| value.as_n().ok().and_then(|digits| digits.parse::<i64>().ok());
        let counted = row.iter().filter_map(|(name, value)| Some((Total::of_name(name)?, read(value)?)));
        Self { counted: counted.collect(), changes: row.get(CHANGES).and_then(read).or(Some(0)) }
    }
}

/// Counts, as an action of the transaction that makes it true. 2 write units and 2 more per KB of the row.
#[must_use]
pub fn count(total: Total, by: i64) -> Action {
    count_all(&[(total, by)], None)
}

/// The same of several at once; dates before `today` are dropped along.
#[must_use]
pub fn count_all(changes: &[(Total, i64)], today: Option<Date>) -> Action {
    let back = |today: Date| (1..=DROPPED).filter_map(move |days| today.checked_sub(days.days()).ok());
    let past: Vec<Date> = today.into_iter().flat_map(back).collect();
    let adds: Vec<String> = (0..changes.len()).map(|at| format!("#t{at} :t{at}")).chain(["#changes :one".to_owned()]).collect();
    let dropped: Vec<String> = (0..past.len()).map(|at| format!("#p{at}")).collect();
    let dropped = if dropped.is_empty() { String::new() } else { format!(" REMOVE {}", dropped.join(", ")) };
    let mut change = Expression::of(format!("ADD {}{dropped}", adds.join(", "))).name("#changes", CHANGES).value(":one", number(1));
    for (at, (total, by)) in changes.iter().enumerate() {
        change = change.name(&format!("#t{at}"), total.name()).value(&format!(":t{at}"), number(*by));
    }
    for (at, date) in past.iter().enumerate() {
        change = change.name(&format!("#p{at}"), Total::VisitsOn(*date).name());
    }
    Action::Update { key: key(), change, condition: None }
}

fn key() -> Key {
    Key::two(Table::Directory, "house", "overview")
}

impl Storage {
    /// The totals as last written. Access: table `directory` by key. One call, 1 read unit.
    pub async fn totals(&self) -> Result<Totals, StorageError> {
        Ok(self.get(&key()).await?.as_ref().map(Totals::of_row).unwrap_or_default())
    }

    /// The totals as they were a moment ago. Access: table `directory` by key. One call, half a read unit.
    pub async fn totals_lately(&self) -> Result<Totals, StorageError> {
        Ok(self.get_lately(&key()).await?.as_ref().map(Totals::of_row).unwrap_or_default())
    }

    /// Puts totals that were counted anew in the place of those `read` before; `false` when somebody counted meanwhile.
    pub async fn replace_totals(&self, read: &Totals, counted: &Totals) -> Result<bool, StorageError> {
        let mut row = key().attributes();
        row.extend(counted.counted.iter().filter(|(_, many)| **many != 0).map(|(total, many)| (total.name(), number(*many))));
        row.insert(CHANGES.to_owned(), number(read.changes.unwrap_or(0) + 1));
        self.put_over(Table::Directory, row, CHANGES, read.changes).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As `DynamoDB` counts: bytes of names, and of numbers one for every two digits and one more.
    fn size_of(totals: &[(Total, usize)]) -> usize {
        let keys = "owner_id".len() + "house".len() + "part".len() + "overview".len();
        keys + CHANGES.len() + 12 + totals.iter().map(|(total, digits)| total.name().len() + digits.div_ceil(2) + 1).sum::<usize>()
    }

    #[test]
    fn f59_a_year_of_full_days_is_one_small_row() {
        let first: Date = "2026-11-25".parse().unwrap();
        let mut totals: Vec<(Total, usize)> =
            [Total::Departments, Total::Doctors, Total::Patients, Total::Appointments, Total::EmergencyAccesses, Total::Repairs]
                .map(|total| (total, 10))
                .into();
        // 52 weeks ahead (data-model.md, "Rules, exceptions and leave"), and the week that is not dropped yet.
        totals.extend(first.series(1.day()).take(52 * 7 + 9).map(|date| (Total::VisitsOn(date), 4)));
        assert!(size_of(&totals) <= 4_096, "{}", size_of(&totals));
    }

    #[test]
    fn f59_what_is_counted_reads_back_by_its_name() {
        let date: Date = "2026-11-05".parse().unwrap();
        for total in [Total::Departments, Total::Patients, Total::EmergencyAccesses, Total::Repairs, Total::VisitsOn(date)] {
            assert_eq!(Total::of_name(&total.name()), Some(total));
        }
        for other in ["owner_id", "part", CHANGES, "d26110", "d991399"] {
            assert_eq!(Total::of_name(other), None);
        }
    }

    #[test]
    fn f59_a_number_below_none_is_shown_as_none() {
        let mut totals = Totals::default();
        totals.add(Total::Patients, -2);
        assert_eq!((totals.of(Total::Patients), totals.exactly(Total::Patients), totals.of(Total::Doctors)), (0, -2, 0));
    }

    #[test]
    fn f59_days_that_are_over_do_not_count_any_more() {
        let (past, today): (Date, Date) = ("2026-11-24".parse().unwrap(), "2026-11-25".parse().unwrap());
        let mut totals = Totals::default();
        for total in [Total::VisitsOn(past), Total::VisitsOn(today), Total::Patients] {
            totals.add(total, 1);
        }
        assert_eq!(totals.counted_from(today).collect::<Vec<_>>(), [Total::Patients, Total::VisitsOn(today)]);
    }
}
