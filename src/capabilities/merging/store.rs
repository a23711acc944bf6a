//! How much stands in somebody's name: counted by the keys of rows, of which nothing else is asked for.

use super::model::{Facts, Held};
use crate::primitives::ids::UserId;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::query::{Query, Sort};
use crate::storage::tables::{DONATIONS_OF_DONOR, INBOX, Table, VISITS_OF_PATIENT};

/// More of a kind are not counted: it is known that there are some.
const MOST: usize = 100;
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

    /// What stands in the name of a patient. Of visits, conversations and donations it may lag a write by a moment.
    ///
    /// Access: eight queries side by side, the keys of at most a hundred rows each; the partition of the patient in `records`, `billing` and
    /// `requests`, and the indexes `visits_of_patient`, `inbox` and `donations_of_donor`.
    pub async fn facts(&self, patient: UserId) -> Result<Facts, StorageError> {
        let count = |query: Query| self.storage.how_many(query.limit(MOST));
        let begins = |table, word: &str| count(Query::table(table, patient).sort(Sort::BeginsWith(word.to_owned())));
        let (visits, records, reports, invoices, conversations, requests, waiting, donations) = tokio::try_join!(
            count(Query::index(Table::Appointments, &VISITS_OF_PATIENT, patient)),
            count(Query::table(Table::Records, patient)),
            begins(Table::Records, REPORTS),
            count(Query::table(Table::Billing, patient)),
            count(Query::index(Table::Messages, &INBOX, patient)),
            count(Query::table(Table::Requests, patient)),
            begins(Table::Requests, WAITS),
            count(Query::index(Table::BloodBank, &DONATIONS_OF_DONOR, patient)),
        )?;
        Ok(Facts::default()
            .with(Held::Visits, visits)
            .with(Held::Records, records.saturating_sub(reports))
            .with(Held::Reports, reports)
            .with(Held::Invoices, invoices)
            .with(Held::Conversations, conversations)
            .with(Held::Waiting, waiting)
            .with(Held::Others, requests.saturating_sub(waiting) + donations))
    }
}
