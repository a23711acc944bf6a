//! Every change of an invoice (here); issuing (`issue`), paying (`pay`), paying online (`online`), claims, lists, and what months earn.

mod claims;
mod issue;
mod look;
mod online;
mod pay;
mod revenue;

use std::ops::Deref;
use std::sync::Arc;

use jiff::civil::Date;

pub use super::store::{After, Place, Shelf};
pub use look::{Billed, Bills};
pub use online::{Begun, Returned};
pub use revenue::{Revenue, RevenueLine};

use super::model::{Claim, Invoice, Refused, State, Turnover};
use super::store::BillingStore;
use crate::access::grant::Granted;
use crate::access::role::Role;
use crate::capabilities::directory::service::Directory;
use crate::capabilities::notifications::model::Kind;
use crate::capabilities::notifications::service::Notifications;
use crate::capabilities::settings::service::SettingsBook;
use crate::events::catalogue::Event;
use crate::identity::accounts::{Accounts, bills_changed};
use crate::identity::audit::Deed;
use crate::identity::ground::Ground;
use crate::outbound::payments::Gateway;
use crate::primitives::flaw::Flaws;
use crate::primitives::ids::InvoiceId;
use crate::storage::error::StorageError;
use crate::storage::idempotent::{Earlier, Once};
use crate::storage::transaction::{Action, CommitError, Transaction};

/// How often a change is made anew when another one of the same invoice came first: one of them always succeeds.
const TRIES: u8 = 60;

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum BillingError {
    #[error("there is no such thing")]
    NotFound,
    #[error("values that cannot be used: {0}")]
    Invalid(#[from] Flaws),
    /// The invoice does not allow it now.
    #[error(transparent)]
    NotNow(#[from] Refused),
    /// No arrow leads there from where the claim stands.
    #[error("the claim is {}", .0.word())]
    ClaimStands(super::model::ClaimState),
    /// Nobody takes payments online.
    #[error("nobody takes payments online here")]
    NotOnline,
    /// The idempotency key was used for another request.
    #[error("the idempotency key was used for another request")]
    KeyReused,
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// The labels of the transactions here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Invoice,
    Claim,
    Checkout,
    Revenue,
    News,
    Event,
    Audit,
    Once,
}

/// A change of an invoice, with what is written beside it.
struct Change {
    after: Invoice,
    deed: Deed,
    /// The mail it makes due, by its cause.
    mail: Option<(String, Kind)>,
    beside: Vec<(Part, Action)>,
}

impl Change {
    fn of(after: Invoice, deed: Deed) -> Self {
        Self { after, deed, mail: None, beside: Vec::new() }
    }
}

/// Bills of one installation. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Billing(Arc<Parts>);

/// What it works with.
#[derive(Debug)]
pub struct Parts {
    ground: Ground,
    store: BillingStore,
    accounts: Accounts,
    notifications: Notifications,
    directory: Directory,
    settings: SettingsBook,
    gateway: Option<Gateway>,
}

impl Deref for Billing {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl Billing {
    /// Over the house's ground. `gateway`: who takes payments online.
    #[must_use]
    pub fn new(
        ground: Ground,
        notifications: Notifications,
        directory: Directory,
        settings: SettingsBook,
        gateway: Option<Gateway>,
    ) -> Self {
        let (store, accounts) = (BillingStore::new(ground.storage.clone()), Accounts::new(ground.storage.clone()));
        Self(Arc::new(Parts { ground, store, accounts, notifications, directory, settings, gateway }))
    }

    /// The hospital's date.
    #[must_use]
    pub fn today(&self) -> Date {
        self.settings.now().zone.date(self.ground.clock.now())
    }

    /// Whether somebody takes payments online.
    #[must_use]
    pub fn takes_online(&self) -> bool {
        self.gateway.is_some()
    }

    /// Where an invoice is that somebody may see: a patient's own; anybody's for administrators, by one query more.
    async fn place<P>(&self, grant: &Granted<P>, invoice_id: InvoiceId) -> Result<Option<Place>, StorageError> {
        if grant.role() != Role::Administrator {
            return Ok(Some(Place { patient_id: grant.id(), invoice_id }));
        }
        Ok(self.store.whose(invoice_id).await?.map(|patient_id| Place { patient_id, invoice_id }))
    }

    async fn visible<P>(&self, grant: &Granted<P>, id: InvoiceId) -> Result<Invoice, BillingError> {
        let place = self.place(grant, id).await?.ok_or(BillingError::NotFound)?;
        self.store.invoice(place).await?.ok_or(BillingError::NotFound)
    }

    /// Changes an invoice as it stands; made anew when somebody else changed it first. Two calls each time.
    async fn change(&self, place: Place, make: impl Fn(&Invoice) -> Result<Change, BillingError>) -> Result<Invoice, BillingError> {
        for _ in 0..TRIES {
            let before = self.store.invoice(place).await?.ok_or(BillingError::NotFound)?;
            let change = make(&before)?;
            let (after, transaction) = self.transaction(Some(&before), change)?;
            match self.ground.storage.commit(transaction).await {
                Ok(()) => return Ok(after),
                Err(CommitError::Storage(error)) => return Err(error.into()),
                Err(refused) if refused.refused(&Part::Once) => return Err(BillingError::KeyReused),
                Err(refused) if refused.refused(&Part::Claim) => return Err(self.claim_stands(&after).await?),
                Err(_) => {}
            }
        }
        Err(StorageError::Unavailable("an invoice changed by many at once".to_owned()).into())
    }

    /// The transaction of one change, and the invoice as it is then.
    fn transaction(&self, before: Option<&Invoice>, change: Change) -> Result<(Invoice, Transaction<Part>), StorageError> {
        let Change { mut after, deed, mail, beside } = change;
        let was_open = before.is_some_and(|before| before.state.is_open());
        let unpaid = i64::from(after.state.is_open()) - i64::from(was_open);
        let event = Self::told_by(before, &mut after);
        let mut transaction = Transaction::new();
        transaction.add(Part::Invoice, self.store.put_invoice(before.map_or(0, |before| before.version), &after)?);
        for (month, days) in Turnover::between(before, &after) {
            transaction.add(Part::Revenue, self.store.earn(month, &after, &days));
        }
        if unpaid != 0 || mail.is_some() {
            transaction.add(Part::News, bills_changed(after.patient_id, u32::from(mail.is_some()), unpaid));
        }
        if let Some((cause, kind)) = mail {
            transaction.add(Part::News, self.notifications.queue(after.patient_id, cause, kind)?);
        }
        if let Some(event) = event {
            transaction.add(Part::Event, self.ground.tell(event)?);
        }
        let deed = deed.about(after.patient_id).on(after.invoice_id);
        transaction.add(Part::Audit, self.ground.audit.action(deed)?);
        for (part, action) in beside {
            transaction.add(part, action);
        }
        Ok((after, transaction))
    }

    /// What a change tells the house: that the invoice is there, or that it is paid.
    fn told_by(before: Option<&Invoice>, after: &mut Invoice) -> Option<Event> {
        let Invoice { invoice_id, appointment_id, department_id, .. } = *after;
        match before {
            None => Some(Event::InvoiceIssued { invoice_id, version: after.told, appointment_id, department_id }),
            Some(before) if before.state != State::Paid && after.state == State::Paid => {
                after.told += 1;
                Some(Event::InvoicePaid { invoice_id, version: after.told, department_id })
            }
            Some(_) => None,
        }
    }

    /// What an earlier request with this key made.
    async fn made_earlier(&self, once: Option<&Once>) -> Result<Option<String>, BillingError> {
        let Some(once) = once else { return Ok(None) };
        match self.ground.storage.earlier(once, self.ground.clock.now()).await? {
            Earlier::Nothing => Ok(None),
            Earlier::OtherBody => Err(BillingError::KeyReused),
            Earlier::Made(thing) => Ok(Some(thing)),
        }
    }

    /// Remembers what a request made.
    fn remember(&self, once: Option<&Once>, thing: impl ToString) -> Result<Vec<(Part, Action)>, StorageError> {
        let remember = once.map(|once| once.remember(thing, self.ground.clock.now())).transpose()?;
        Ok(remember.map(|action| (Part::Once, action)).into_iter().collect())
    }

    /// Where the claim of an invoice stands now, for whoever came too late.
    async fn claim_stands(&self, invoice: &Invoice) -> Result<BillingError, StorageError> {
        let claims = self.store.claims_of(invoice.patient_id).await?;
        let of_this = |claim: &Claim| claim.invoice_id == invoice.invoice_id;
        Ok(claims.into_iter().find(of_this).map_or(BillingError::NotFound, |claim| BillingError::ClaimStands(claim.state)))
    }
}

/// A remembered thing of ours that cannot be read.
fn corrupt() -> StorageError {
    StorageError::Corrupt { table: "guards", why: "a remembered bill".to_owned() }
}
