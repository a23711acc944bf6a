//! How much stands in somebody's name: counted by the keys of rows. Of visits and of wishes it is asked besides whether they are over.

use jiff::Timestamp;

use super::model::{Facts, Held, Over, VisitSeen, WishSeen};
use crate::primitives::ids::UserId;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Key, from_item};
use crate::storage::query::{Query, Sort};
use crate::storage::tables::{DONATIONS_OF_DONOR, INBOX, Table, VISITS_OF_PATIENT};

/// More of a kind are not counted: it is known that there are some.
const MOST: usize = 100;
/// More visits and rows of `records` than one account has of which nothing took place. Where there are more, the rest is not looked at
/// and stands in the way.
const MOST_LOOKED_AT: usize = 300;
/// What the keys of reports begin with, and of entries of the waiting list.
const REPORTS: &str = "report#";
const WAITS: &str = "waits#";

/// Counts of rows.
#[derive(Debug, Clone)]
pub struct FactStore {
    storage: Storage,
}

impl FactStore {
    /// Over the tables.
    #[must_use]
    pub const fn new(storage: Storage) -> Self {
        Self { storage }
    }

    /// What stands in the name of a patient. Of visits, conversations and donations it may lag a write by a moment: a visit counts until
    /// the index says that it is cancelled, and with it what its patient said for it. What was said for a visit to come is not counted
    /// besides the visit.
    ///
    /// Access: seven queries side by side, the keys of at most a hundred rows each and 300 of `records`, the lines of 300 visits, the entries
    /// of the waiting list; the partition of the patient in `records`, `billing` and `requests`, and the indexes `visits_of_patient`,
    /// `inbox` and `donations_of_donor`.
    pub async fn facts(&self, patient: UserId, now: Timestamp) -> Result<Facts, StorageError> {
        let count = |query: Query| self.storage.how_many(query.limit(MOST));
        let waits = Query::table(Table::Requests, patient).sort(Sort::BeginsWith(WAITS.to_owned()));
        let (visits, records, invoices, conversations, requests, waits, donations) = tokio::try_join!(
            self.storage.query(Query::index(Table::Appointments, &VISITS_OF_PATIENT, patient).limit(MOST_LOOKED_AT)),
            self.storage.keys(Query::table(Table::Records, patient).limit(MOST_LOOKED_AT)),
            count(Query::table(Table::Billing, patient)),
            count(Query::index(Table::Messages, &INBOX, patient)),
            self.storage.keys(Query::table(Table::Requests, patient).limit(MOST_LOOKED_AT)),
            self.storage.query(waits.limit(MOST_LOOKED_AT)),
            count(Query::index(Table::BloodBank, &DONATIONS_OF_DONOR, patient)),
        )?;
        let mut over = Over::default();
        let seen = visits.items.len();
        for row in visits.items {
            let visit: VisitSeen = from_item(Table::Appointments, row)?;
            over.visit(&visit);
            over.ahead(&visit);
        }
        for row in waits.items {
            over.wish(&from_item::<WishSeen>(Table::Requests, row)?, now);
        }
        let items = |table, rows: &[_]| -> Vec<String> { rows.iter().filter_map(|row| Key::of(table, row)?.sort).collect() };
        let more = |next: Option<_>| usize::from(next.is_some());
        let records_left: Vec<String> = items(Table::Records, &records.items).into_iter().filter(|item| !over.has(item)).collect();
        let requests_left: Vec<String> = items(Table::Requests, &requests.items).into_iter().filter(|item| !over.has(item)).collect();
        let begins = |rows: &[String], word: &str| rows.iter().filter(|item| item.starts_with(word)).count();
        let (reports, waiting) = (begins(&records_left, REPORTS), begins(&requests_left, WAITS));
        Ok(Facts::default()
            .leaving(over.visits())
            .with(Held::Visits, seen - over.visits() + more(visits.next))
            .with(Held::Records, records_left.len() - reports + more(records.next))
            .with(Held::Reports, reports)
            .with(Held::Invoices, invoices)
            .with(Held::Conversations, conversations)
            .with(Held::Waiting, waiting)
            .with(Held::Others, requests_left.len() - waiting + more(requests.next) + donations))
    }
}
