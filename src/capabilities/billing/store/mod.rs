//! Rows of `billing`, partition = patient: invoices, claims, payments begun online; and what each month earned, partition = month.

mod earned;

use jiff::civil::Date;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::model::{Checkout, CheckoutState, Claim, ClaimState, Invoice, State};
use crate::primitives::ids::{CheckoutId, ClaimId, InvoiceId, UserId};
use crate::primitives::page::Listed;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key, from_item, number, text, to_item};
use crate::storage::query::{Query, Sort};
use crate::storage::tables::{BILLS_BY_ID, BILLS_BY_STATE, Table};
use crate::storage::transaction::{Action, Expression};
pub use earned::{earned_among, read_earned};

const INVOICE: &str = "invoice#";
const CLAIM: &str = "claim#";
const CHECKOUT: &str = "checkout#";
/// More claims than one invoice, or online payments than one patient at a time.
const MOST_OF_ONE: usize = 200;

/// Which list an invoice stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = InvoiceList)]
pub enum Shelf {
    /// Something is owed: soonest due first.
    Open,
    /// The same, due before today.
    Overdue,
    /// Newest first.
    Paid,
    /// Newest first.
    Void,
}

impl Shelf {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Open, Self::Overdue, Self::Paid, Self::Void];

    /// As in addresses.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Overdue => "overdue",
            Self::Paid => "paid",
            Self::Void => "void",
        }
    }

    /// By its word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shelf| shelf.word() == word)
    }

    const fn queue(self) -> &'static str {
        match self {
            Self::Open | Self::Overdue => "invoice#open",
            Self::Paid => "invoice#paid",
            Self::Void => "invoice#void",
        }
    }
}

/// Where one invoice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub patient_id: UserId,
    pub invoice_id: InvoiceId,
}

/// Where a list goes on: behind this row of the index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct After {
    patient_id: String,
    item: String,
    date: String,
}

impl Place {
    /// Of an invoice.
    #[must_use]
    pub const fn of(invoice: &Invoice) -> Self {
        Self { patient_id: invoice.patient_id, invoice_id: invoice.invoice_id }
    }

    fn key(self) -> Key {
        Key::two(Table::Billing, self.patient_id, format!("{INVOICE}{}", self.invoice_id))
    }
}

/// Reads of bills, and what changes them.
#[derive(Debug, Clone)]
pub struct BillingStore {
    storage: Storage,
}

impl BillingStore {
    /// Over the tables.
    #[must_use]
    pub const fn new(storage: Storage) -> Self {
        Self { storage }
    }

    /// Writes an invoice, if it still has the version `seen`; 0: if there is none. 2 write units in a transaction for each KB, and one
    /// for each index whose keys change.
    ///
    /// # Errors
    /// Never for invoices of the model.
    pub fn put_invoice(&self, seen: u32, invoice: &Invoice) -> Result<Action, StorageError> {
        let mut row = to_item(Table::Billing, invoice)?;
        row.extend(Place::of(invoice).key().attributes());
        let (queue, date) = match invoice.state {
            State::Issued | State::PartlyPaid => (Shelf::Open.queue(), invoice.due_on),
            State::Paid => (Shelf::Paid.queue(), invoice.issued_on),
            State::Void => (Shelf::Void.queue(), invoice.issued_on),
        };
        found_by(&mut row, invoice.invoice_id.to_string(), Some((queue.to_owned(), date.to_string())));
        Ok(put(row, seen))
    }

    /// Writes a claim, as [`Self::put_invoice`].
    ///
    /// # Errors
    /// Never for claims of the model.
    pub fn put_claim(&self, seen: u32, claim: &Claim) -> Result<Action, StorageError> {
        let mut row = to_item(Table::Billing, claim)?;
        row.extend(claim_key(claim.patient_id, claim.claim_id).attributes());
        let queue = (format!("{CLAIM}{}", claim.state.word()), claim.filed_at.to_string());
        found_by(&mut row, claim.claim_id.to_string(), Some(queue));
        Ok(put(row, seen))
    }

    /// Writes a payment begun online, as [`Self::put_invoice`]. Only what is to be given back stands in a list.
    ///
    /// # Errors
    /// Never for those of the model.
    pub fn put_checkout(&self, seen: u32, checkout: &Checkout) -> Result<Action, StorageError> {
        let mut row = to_item(Table::Billing, checkout)?;
        row.extend(checkout_key(checkout.patient_id, checkout.checkout_id).attributes());
        let waits = checkout.state == CheckoutState::ToRefund;
        let queue = waits.then(|| (format!("{CHECKOUT}{}", checkout.state.word()), checkout.changed_at.to_string()));
        found_by(&mut row, checkout.checkout_id.to_string(), queue);
        Ok(put(row, seen))
    }

    /// That an invoice is still as it was read. 2 write units in a transaction.
    #[must_use]
    pub fn stays(&self, invoice: &Invoice) -> Action {
        let condition = Expression::of("#version = :seen").name("#version", "version").value(":seen", number(invoice.version));
        Action::Check { key: Place::of(invoice).key(), condition }
    }

    /// One invoice as last written.
    ///
    /// Access: one row by its key, consistent. One call, 1 read unit for each 4 KB.
    pub async fn invoice(&self, place: Place) -> Result<Option<Invoice>, StorageError> {
        self.find(&place.key()).await
    }

    /// One claim as last written.
    ///
    /// Access: by its key. One call, 1 read unit.
    pub async fn claim(&self, patient: UserId, id: ClaimId) -> Result<Option<Claim>, StorageError> {
        self.find(&claim_key(patient, id)).await
    }

    /// One payment begun online, as last written.
    ///
    /// Access: one row by its key. One call, 1 read unit.
    pub async fn checkout(&self, patient: UserId, id: CheckoutId) -> Result<Option<Checkout>, StorageError> {
        self.find(&checkout_key(patient, id)).await
    }

    /// Whose the thing with an id is; the index may not know what was written a moment ago.
    ///
    /// Access: index `by_id`, partition = id. One query, half a read unit.
    pub async fn whose(&self, id: impl ToString) -> Result<Option<UserId>, StorageError> {
        let rows = self.storage.query(Query::index(Table::Billing, &BILLS_BY_ID, id).limit(1)).await?.items;
        Ok(rows.first().and_then(|row| Key::of(Table::Billing, row)?.partition.parse().ok()))
    }

    /// Somebody's invoices, those of the latest visits first.
    ///
    /// Access: partition = patient, sort begins with `invoice#`, consistent. One query, `limit` rows and one more.
    pub async fn of_patient(
        &self,
        patient: UserId,
        limit: usize,
        after: Option<InvoiceId>,
    ) -> Result<Listed<Invoice, InvoiceId>, StorageError> {
        let behind = after.map(|invoice_id| Place { patient_id: patient, invoice_id }.key().attributes());
        let query = Query::table(Table::Billing, patient).sort(Sort::BeginsWith(INVOICE.to_owned())).newest_first();
        let rows = self.storage.query(query.limit(limit + 1).after(behind)).await?.items;
        let more = rows.len() > limit;
        let items = rows.into_iter().take(limit).map(|row| from_item(Table::Billing, row)).collect::<Result<Vec<Invoice>, _>>()?;
        let next = items.last().filter(|_| more).map(|invoice| invoice.invoice_id);
        Ok(Listed { items, next })
    }

    /// Somebody's claims, newest first.
    ///
    /// Access: partition = patient, sort begins with `claim#`, consistent. One query.
    pub async fn claims_of(&self, patient: UserId) -> Result<Vec<Claim>, StorageError> {
        self.small(patient, CLAIM).await
    }

    /// What somebody began to pay online, newest first.
    ///
    /// Access: partition = patient, sort begins with `checkout#`, consistent. One query.
    pub async fn checkouts_of(&self, patient: UserId) -> Result<Vec<Checkout>, StorageError> {
        self.small(patient, CHECKOUT).await
    }

    async fn small<T: DeserializeOwned>(&self, patient: UserId, prefix: &str) -> Result<Vec<T>, StorageError> {
        let query = Query::table(Table::Billing, patient).sort(Sort::BeginsWith(prefix.to_owned())).newest_first();
        let rows = self.storage.query(query.limit(MOST_OF_ONE)).await?.items;
        rows.into_iter().map(|row| from_item(Table::Billing, row)).collect()
    }

    /// Invoices of a list; what left it a moment ago is left out.
    ///
    /// Access: index `by_state`, partition = list: one query; then the rows by their keys, one call, 1 read unit each.
    pub async fn shelf(
        &self,
        list: Shelf,
        today: Date,
        limit: usize,
        after: Option<After>,
    ) -> Result<Listed<Invoice, After>, StorageError> {
        let query = Query::index(Table::Billing, &BILLS_BY_STATE, list.queue());
        let query = match list {
            Shelf::Open => query,
            Shelf::Overdue => query.sort(Sort::Until(today.yesterday().unwrap_or(today).to_string())),
            Shelf::Paid | Shelf::Void => query.newest_first(),
        };
        let mut listed: Listed<Invoice, After> = self.listed(query, list.queue(), limit, after).await?;
        listed.items.retain(|invoice| match list {
            Shelf::Open => invoice.state.is_open(),
            Shelf::Overdue => invoice.is_overdue(today),
            Shelf::Paid => invoice.state == State::Paid,
            Shelf::Void => invoice.state == State::Void,
        });
        Ok(listed)
    }

    /// Claims of a state, the longest filed first; those that are over newest first.
    ///
    /// Access: index `by_state`, partition = state, as [`Self::shelf`].
    pub async fn claims(&self, state: ClaimState, limit: usize, after: Option<After>) -> Result<Listed<Claim, After>, StorageError> {
        let queue = format!("{CLAIM}{}", state.word());
        let query = Query::index(Table::Billing, &BILLS_BY_STATE, &queue);
        let query = if state.is_over() { query.newest_first() } else { query };
        let mut listed: Listed<Claim, After> = self.listed(query, &queue, limit, after).await?;
        listed.items.retain(|claim| claim.state == state);
        Ok(listed)
    }

    /// What is to be given back, the longest waiting first.
    ///
    /// Access: index `by_state`, one partition, as [`Self::shelf`].
    pub async fn refunds(&self, limit: usize, after: Option<After>) -> Result<Listed<Checkout, After>, StorageError> {
        let queue = format!("{CHECKOUT}{}", CheckoutState::ToRefund.word());
        let query = Query::index(Table::Billing, &BILLS_BY_STATE, &queue);
        let mut listed: Listed<Checkout, After> = self.listed(query, &queue, limit, after).await?;
        listed.items.retain(|checkout| checkout.state == CheckoutState::ToRefund);
        Ok(listed)
    }

    async fn listed<T: DeserializeOwned>(
        &self,
        query: Query,
        queue: &str,
        limit: usize,
        after: Option<After>,
    ) -> Result<Listed<T, After>, StorageError> {
        let behind = after.map(|after| {
            let mut key = Key::two(Table::Billing, after.patient_id, after.item).attributes();
            key.insert(BILLS_BY_STATE.partition.to_owned(), text(queue));
            key.insert(BILLS_BY_STATE.sort.to_owned(), text(after.date));
            key
        });
        let rows = self.storage.query(query.limit(limit + 1).after(behind)).await?.items;
        let more = rows.len() > limit;
        let shown: Vec<Item> = rows.into_iter().take(limit).collect();
        let keys: Vec<Key> = shown.iter().filter_map(|row| Key::of(Table::Billing, row)).collect();
        let next = shown.last().filter(|_| more).and_then(place_after);
        if keys.is_empty() {
            return Ok(Listed { items: Vec::new(), next });
        }
        let rows = self.storage.get_many(&keys).await?.into_iter().flatten();
        Ok(Listed { items: rows.map(|row| from_item(Table::Billing, row)).collect::<Result<_, _>>()?, next })
    }

    async fn find<T: DeserializeOwned>(&self, key: &Key) -> Result<Option<T>, StorageError> {
        self.storage.get(key).await?.map(|row| from_item(Table::Billing, row)).transpose()
    }
}

/// What a row of `billing` is, by its sort key; `None` of none of ours.
#[must_use]
pub fn kind_of(item: &str) -> Option<&'static str> {
    [INVOICE, CLAIM, CHECKOUT].into_iter().find(|kind| item.starts_with(kind)).map(|kind| kind.trim_end_matches('#'))
}

fn claim_key(patient: UserId, id: ClaimId) -> Key {
    Key::two(Table::Billing, patient, format!("{CLAIM}{id}"))
}

fn checkout_key(patient: UserId, id: CheckoutId) -> Key {
    Key::two(Table::Billing, patient, format!("{CHECKOUT}{id}"))
}

/// Adds what the indexes find a row by.
fn found_by(row: &mut Item, id: String, queue: Option<(String, String)>) {
    row.insert(BILLS_BY_ID.partition.to_owned(), text(id));
    if let Some((queue, date)) = queue {
        row.insert(BILLS_BY_STATE.partition.to_owned(), text(queue));
        row.insert(BILLS_BY_STATE.sort.to_owned(), text(date));
    }
}

fn put(item: Item, seen: u32) -> Action {
    let condition = match seen {
        0 => Expression::of("attribute_not_exists(#version)"),
        _ => Expression::of("#version = :seen").value(":seen", number(seen)),
    };
    Action::Put { table: Table::Billing, item, condition: Some(condition.name("#version", "version")) }
}

fn place_after(row: &Item) -> Option<After> {
    let key = Key::of(Table::Billing, row)?;
    let date = row.get(BILLS_BY_STATE.sort)?.as_s().ok()?.clone();
    Some(After { patient_id: key.partition, item: key.sort?, date })
}
