//! The rows of erasures, and the rows that go.

use crate::capabilities::erasure::model::{Erasure, Step};
use crate::primitives::ids::UserId;
use crate::primitives::page::Listed;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key, from_item, number, text, to_item};
use crate::storage::query::Query;
use crate::storage::tables::{DONATIONS_OF_DONOR, INBOX, Index, Table, VISITS_OF_PATIENT};
use crate::storage::transaction::{Action, CommitError, Expression, Transaction};

/// Rows that are read, and removed, between two looks.
const PAGE: usize = 100;

/// Writes an erasure that was asked for; refused when there is one already.
///
/// # Errors
/// Never for rows of ours.
pub fn ask(erasure: &Erasure) -> Result<Action, StorageError> {
    let absent = Expression::of("attribute_not_exists(#item)").name("#item", "item");
    Ok(Action::Put { table: Table::Requests, item: to_item(Table::Requests, erasure)?, condition: Some(absent) })
}

/// Writes how far an erasure has come, if it still stands as it was read.
///
/// # Errors
/// Never for rows of ours.
pub fn advance(before: &Erasure, after: &Erasure) -> Result<Action, StorageError> {
    Ok(Action::Put { table: Table::Requests, item: to_item(Table::Requests, after)?, condition: Some(stands(before)) })
}

/// Removes an erasure that is over or was taken back, if it still stands as it was read.
#[must_use]
pub fn end(erasure: &Erasure) -> Action {
    Action::Delete { key: key_of(erasure.person), condition: Some(stands(erasure)) }
}

fn stands(erasure: &Erasure) -> Expression {
    let copy = if erasure.copy.is_some() { "#copy = :copy" } else { "attribute_not_exists(#copy)" };
    let stands = Expression::of(format!("#stage = :stage AND #step = :step AND asked_at = :asked AND {copy}"))
        .name("#stage", "stage")
        .name("#step", "step")
        .name("#copy", "copy")
        .value(":stage", text(erasure.stage.word()))
        .value(":step", text(erasure.step.word()))
        .value(":asked", text(erasure.asked_at));
    erasure.copy.map_or_else(|| stands.clone(), |copy| stands.clone().value(":copy", text(copy)))
}

fn key_of(person: UserId) -> Key {
    Key::two(Table::Requests, Erasure::OWNER, person)
}

/// Reads of erasures, and removing what goes.
#[derive(Debug, Clone)]
pub struct ErasureStore {
    storage: Storage,
}

impl ErasureStore {
    /// Over the tables.
    #[must_use]
    pub const fn new(storage: Storage) -> Self {
        Self { storage }
    }

    /// Those that are under way, a page at a time; `after` is the last person of the page before. Access: table `requests`,
    /// partition `erasures`. One query for each 100, 1 read unit per 4 KB.
    pub async fn page(&self, after: Option<UserId>) -> Result<Listed<Erasure, UserId>, StorageError> {
        let after = after.map(|person| key_of(person).attributes());
        let page = self.storage.query(Query::table(Table::Requests, Erasure::OWNER).limit(PAGE).after(after)).await?;
        let items = page.items.into_iter().map(|row| from_item(Table::Requests, row)).collect::<Result<Vec<Erasure>, _>>()?;
        let next = items.last().filter(|_| page.next.is_some()).map(|erasure| erasure.person);
        Ok(Listed { items, next })
    }

    /// The one of a person. Access: table `requests` by key. One call, 1 read unit.
    pub async fn find(&self, person: UserId) -> Result<Option<Erasure>, StorageError> {
        self.storage.get(&key_of(person)).await?.map(|row| from_item(Table::Requests, row)).transpose()
    }

    /// Removes the rows a step is about, all of a person's partition of its table. `keep`: the sort key of one that stays.
    ///
    /// Access: partition = person. A query for each 100 rows and one call for each row, 1 write unit and as much for each index.
    pub async fn remove_all(&self, table: Table, person: UserId, keep: Option<&str>) -> Result<(), StorageError> {
        let mut place = None;
        loop {
            let page = self.storage.query(Query::table(table, person).limit(PAGE).after(place)).await?;
            for key in page.items.iter().filter_map(|row| Key::of(table, row)).filter(|key| keep.is_none() || key.sort.as_deref() != keep) {
                self.storage.delete(&key, None).await.map_err(CommitError::unconditional)?;
            }
            place = page.next;
            if place.is_none() {
                return Ok(());
            }
        }
    }

    /// Takes their name and people's words off a person's visits; the times stay.
    ///
    /// Access: index `visits_of_patient`, partition = person: a query for each 100 visits, then one call for each, by its key.
    pub async fn strip_visits(&self, person: UserId, name: &str) -> Result<(), StorageError> {
        let change = Expression::of("SET patient_name = :name REMOVE change_reason").value(":name", text(name));
        self.strip(Table::Appointments, &VISITS_OF_PATIENT, person, &change).await
    }

    /// Takes who gave, and what was said about it, off a person's donations; the units stay, for the stock is made of them. What
    /// they still offer is not offered any more.
    ///
    /// Access: index `donations_of_donor`, partition = donor: a query for each 100, then one call for each, by its key.
    pub async fn strip_donations(&self, person: UserId) -> Result<(), StorageError> {
        let change = Expression::of("REMOVE donor_id, queue, note, because, #day").name("#day", "day");
        self.strip(Table::BloodBank, &DONATIONS_OF_DONOR, person, &change).await
    }

    /// Takes their name, and what insurers and payment services know them by, off a person's invoices and claims; sums and dates stay,
    /// for the books are made of them.
    ///
    /// Access: table `billing`, partition = person: a query for each 100, then one call for each, by its key.
    pub async fn strip_bills(&self, person: UserId, name: &str) -> Result<(), StorageError> {
        let mut place = None;
        loop {
            let page = self.storage.query(Query::table(Table::Billing, person).limit(PAGE).after(place)).await?;
            for row in &page.items {
                let Some(key) = Key::of(Table::Billing, row) else { continue };
                let change = match key.sort.as_deref().and_then(|item| item.split('#').next()) {
                    Some("invoice") => {
                        let payments = row.get("payments").and_then(|all| all.as_l().ok()).map_or(0, Vec::len);
                        let called: Vec<String> = (0..payments).map(|place| format!("payments[{place}].#reference")).collect();
                        let names = if called.is_empty() { String::new() } else { format!(" REMOVE {}", called.join(", ")) };
                        let change = Expression::of(format!("SET patient_name = :name{names} ADD #version :one"));
                        let change = change.value(":name", text(name));
                        if called.is_empty() { change } else { change.name("#reference", "reference") }
                    }
                    // Whoever filed it is the first to stand there, mostly the patient; who else it was is in the trail.
                    Some("claim") => Expression::of("SET policy_number = :name, #steps[0].by_name = :name ADD #version :one")
                        .name("#steps", "steps")
                        .value(":name", text(name)),
                    // By its reference a payment is given back: until then it is needed.
                    Some("checkout") if row.get("state").and_then(|state| state.as_s().ok()).is_none_or(|state| state != "to_refund") => {
                        Expression::of("REMOVE #reference ADD #version :one").name("#reference", "reference")
                    }
                    _ => continue,
                };
                // A version that rises: what is being written just then does not bring the name back.
                let change = change.name("#version", "version").value(":one", number(1));
                self.storage.update(&key, change, None).await.map_err(CommitError::unconditional)?;
            }
            place = page.next;
            if place.is_none() {
                return Ok(());
            }
        }
    }

    /// Removes a person's conversations wholly, with what both wrote: the heads last, so that what was cut off is found again.
    ///
    /// Access: index `inbox`, partition = person: a query for each 100, and all of them once more until nothing is left; then each
    /// conversation's partition: a query for each 100 rows and one call for each row. `fewer` takes what was not read off the count of
    /// whoever has not read it.
    pub async fn remove_conversations(&self, person: UserId, fewer: fn(UserId, u32) -> Action) -> Result<(), StorageError> {
        loop {
            let (mut place, mut removed) = (None, false);
            loop {
                let page = self.storage.query(Query::index(Table::Messages, &INBOX, person).limit(PAGE).after(place)).await?;
                for key in page.items.iter().filter_map(|row| Key::of(Table::Messages, row)) {
                    removed |= self.remove_conversation(&key.partition, fewer).await?;
                }
                place = page.next;
                if place.is_none() {
                    break;
                }
            }
            // What the index still shows of those that are gone is no reason to look again.
            if !removed {
                return Ok(());
            }
        }
    }

    async fn remove_conversation(&self, conversation: &str, fewer: fn(UserId, u32) -> Action) -> Result<bool, StorageError> {
        let (mut place, mut heads, mut removed) = (None, Vec::new(), false);
        loop {
            let page = self.storage.query(Query::table(Table::Messages, conversation).limit(PAGE).after(place)).await?;
            for row in &page.items {
                let Some(key) = Key::of(Table::Messages, row) else { continue };
                if let Some(owner) = row.get("participant_id").and_then(|owner| owner.as_s().ok()) {
                    heads.push((key, owner.clone(), unread_of(row)));
                } else {
                    self.storage.delete(&key, None).await.map_err(CommitError::unconditional)?;
                }
                removed = true;
            }
            place = page.next;
            if place.is_none() {
                break;
            }
        }
        for (key, owner, unread) in heads {
            let mut transaction = Transaction::new();
            transaction.add((), Action::Delete { key, condition: Some(Expression::of("attribute_exists(participant_id)")) });
            if let (Ok(owner), 1..) = (owner.parse(), unread) {
                transaction.add((), fewer(owner, unread));
            }
            match self.storage.commit(transaction).await {
                Ok(()) | Err(CommitError::Refused(_)) => {}
                Err(CommitError::Storage(error)) => return Err(error),
            }
        }
        Ok(removed)
    }

    async fn strip(&self, table: Table, index: &'static Index, person: UserId, change: &Expression) -> Result<(), StorageError> {
        let mut place = None;
        loop {
            let page = self.storage.query(Query::index(table, index, person).limit(PAGE).after(place)).await?;
            for key in page.items.iter().filter_map(|row: &Item| Key::of(table, row)) {
                let there = Expression::of("#person = :person").name("#person", index.partition).value(":person", text(person));
                match self.storage.update(&key, change.clone(), Some(there)).await {
                    Ok(_) | Err(CommitError::Refused(_)) => {}
                    Err(CommitError::Storage(error)) => return Err(error),
                }
            }
            place = page.next;
            if place.is_none() {
                return Ok(());
            }
        }
    }
}

/// How many messages a head says were not read.
fn unread_of(head: &Item) -> u32 {
    head.get("unread").and_then(|unread| unread.as_n().ok()).and_then(|unread| unread.parse().ok()).unwrap_or(0)
}

/// Which table a step empties; `None` for those that change rows instead.
#[must_use]
pub const fn table_of(step: Step) -> Option<Table> {
    match step {
        Step::Sessions => Some(Table::Sessions),
        Step::Records => Some(Table::Records),
        Step::Messages => Some(Table::Deliveries),
        Step::Requests => Some(Table::Requests),
        Step::Counters => Some(Table::Users),
        Step::Visits | Step::Account => None,
    }
}
