//! Paying online: begun by a patient, ended by what the gateway says, once however often and however late it says it.

use super::{Billing, BillingError, Change, Part, Place, TRIES, corrupt};
use crate::access::grant::Granted;
use crate::access::permissions::{ManageBilling, PayInvoice};
use crate::capabilities::billing::model::{Checkout, CheckoutState, Method, NewPayment, Payment, Refused};
use crate::capabilities::notifications::model::Kind;
use crate::identity::audit::Deed;
use crate::outbound::payments::{Order, Told};
use crate::primitives::flaw::Flaws;
use crate::primitives::ids::{CheckoutId, InvoiceId};
use crate::primitives::money::Currency;
use crate::storage::error::StorageError;
use crate::storage::idempotent::Once;
use crate::storage::transaction::{CommitError, Transaction};

/// A payment that was begun, and where it goes on.
#[derive(Debug, Clone)]
pub struct Begun {
    pub checkout: Checkout,
    pub page: String,
}

/// What became of what the gateway said.
#[derive(Debug, Clone)]
pub enum Returned {
    /// No word of our gateway.
    NotOurs,
    /// The payment stands there now.
    Stands(Checkout),
}

impl Checkout {
    /// What the gateway is asked for.
    #[must_use]
    pub const fn order(&self) -> Order {
        Order { patient: self.patient_id, checkout: self.checkout_id, amount: self.money() }
    }
}

impl Billing {
    /// Begins to pay an invoice of one's own; `read` reads the amount in its currency. Nothing is paid yet, and nothing is kept free
    /// for it: what is owed is looked at again when the gateway says yes. Three calls, four with a key.
    pub async fn begin_online(
        &self,
        grant: &Granted<PayInvoice>,
        invoice_id: InvoiceId,
        read: impl FnOnce(Currency) -> Result<NewPayment, Flaws>,
        once: Option<&Once>,
    ) -> Result<(Begun, bool), BillingError> {
        let gateway = self.gateway.as_ref().ok_or(BillingError::NotOnline)?;
        let begun = |checkout: Checkout| Begun { page: gateway.page_of(&checkout.order()), checkout };
        if let Some(checkout) = self.begun_earlier(grant, once).await? {
            return Ok((begun(checkout), true));
        }
        let invoice = self.store.invoice(Place { patient_id: grant.id(), invoice_id }).await?.ok_or(BillingError::NotFound)?;
        let new = read(invoice.currency)?;
        let now = self.ground.clock.now();
        let checkout = Checkout {
            patient_id: grant.id(),
            checkout_id: CheckoutId::new(&self.ground.ids),
            version: 1,
            invoice_id,
            amount: new.amount,
            currency: invoice.currency,
            state: CheckoutState::Open,
            begun_at: now,
            changed_at: now,
            reference: None,
        };
        // Whether it could be paid now; the invoice itself stays as it is.
        invoice.with_payment(self.payment_of(&checkout))?;
        let mut transaction = Transaction::new();
        transaction.add(Part::Checkout, self.store.put_checkout(0, &checkout)?);
        let deed = Deed::by(grant, "payment.begin").about(grant.id()).on(invoice_id);
        transaction.add(Part::Audit, self.ground.audit.action(deed)?);
        for (part, action) in self.remember(once, checkout.checkout_id)? {
            transaction.add(part, action);
        }
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok((begun(checkout), false)),
            Err(CommitError::Storage(error)) => Err(error.into()),
            Err(CommitError::Refused(_)) => {
                let checkout = self.begun_earlier(grant, once).await?.ok_or(BillingError::KeyReused)?;
                Ok((begun(checkout), true))
            }
        }
    }

    async fn begun_earlier(&self, grant: &Granted<PayInvoice>, once: Option<&Once>) -> Result<Option<Checkout>, BillingError> {
        let Some(thing) = self.made_earlier(once).await? else { return Ok(None) };
        let id = thing.parse().map_err(|_| corrupt())?;
        Ok(Some(self.store.checkout(grant.id(), id).await?.ok_or(BillingError::NotFound)?))
    }

    /// A payment of one's own that was begun. One call.
    pub async fn own_checkout(&self, grant: &Granted<PayInvoice>, id: CheckoutId) -> Result<Option<Checkout>, StorageError> {
        self.store.checkout(grant.id(), id).await
    }

    /// What the gateway says: a yes is a payment of its invoice, or to be given back where the invoice does not take it any more. A
    /// word that was heard before changes nothing. Three calls.
    pub async fn returned(&self, body: &[u8]) -> Result<Returned, BillingError> {
        let Some(told) = self.gateway.as_ref().and_then(|gateway| gateway.read(body)) else { return Ok(Returned::NotOurs) };
        for _ in 0..TRIES {
            let Some(checkout) = self.store.checkout(told.order.patient, told.order.checkout).await? else { return Ok(Returned::NotOurs) };
            if checkout.money() != told.order.amount {
                tracing::error!(alarm = "online_payment_differs", checkout = %checkout.checkout_id, "a gateway speaks of another amount");
                return Ok(Returned::NotOurs);
            }
            let is_old_news = checkout.state.has_taken() || (!told.approved && checkout.state == CheckoutState::Declined);
            if is_old_news {
                return Ok(Returned::Stands(checkout));
            }
            if let Some(after) = self.hear(&checkout, &told).await? {
                return Ok(Returned::Stands(after));
            }
        }
        Err(StorageError::Unavailable("an online payment changed by many at once".to_owned()).into())
    }

    /// Writes what a gateway said; `None`: something changed meanwhile.
    async fn hear(&self, checkout: &Checkout, told: &Told) -> Result<Option<Checkout>, BillingError> {
        let place = Place { patient_id: checkout.patient_id, invoice_id: checkout.invoice_id };
        let invoice = self.store.invoice(place).await?.ok_or(BillingError::NotFound)?;
        let (now, reference) = (self.ground.clock.now(), Some(told.reference.clone()));
        let paid = told.approved.then(|| invoice.with_payment(Payment { reference: reference.clone(), ..self.payment_of(checkout) }));
        let (state, act) = match &paid {
            None => (CheckoutState::Declined, "payment.decline"),
            Some(_) => (CheckoutState::Paid, "payment.receive"),
        };
        let state = if matches!(paid, Some(Err(_))) { CheckoutState::ToRefund } else { state };
        let after = checkout.now(state, reference, now);
        let written = (Part::Checkout, self.store.put_checkout(checkout.version, &after)?);
        let deed = Deed::of_house(act);
        let transaction = if let Some(Ok(paid)) = paid {
            let mail = Some((format!("{}.{}", invoice.invoice_id, checkout.payment_id()), Kind::PaymentReceived));
            self.transaction(Some(&invoice), Change { mail, beside: vec![written], ..Change::of(paid, deed) })?.1
        } else {
            let mut transaction = Transaction::new();
            // The invoice that does not take it must still be as it was read.
            transaction.add(Part::Invoice, self.store.stays(&invoice));
            transaction.add(written.0, written.1);
            transaction.add(Part::Audit, self.ground.audit.action(deed.about(invoice.patient_id).on(invoice.invoice_id))?);
            transaction
        };
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(Some(after)),
            Err(CommitError::Storage(error)) => Err(error.into()),
            Err(CommitError::Refused(_)) => Ok(None),
        }
    }

    fn payment_of(&self, checkout: &Checkout) -> Payment {
        Payment {
            payment_id: checkout.payment_id(),
            amount: checkout.amount,
            method: Method::Online,
            reference: None,
            on: self.today(),
            at: self.ground.clock.now(),
            by_name: None,
        }
    }

    /// A payment begun online, by its id alone. Two calls.
    pub async fn begun(&self, _grant: &Granted<ManageBilling>, id: CheckoutId) -> Result<Checkout, BillingError> {
        let patient = self.store.whose(id).await?.ok_or(BillingError::NotFound)?;
        self.store.checkout(patient, id).await?.ok_or(BillingError::NotFound)
    }

    /// What was [begun](Self::begun) was given back. One call.
    pub async fn refunded(&self, grant: &Granted<ManageBilling>, checkout: Checkout) -> Result<Checkout, BillingError> {
        match checkout.state {
            CheckoutState::ToRefund => {}
            CheckoutState::Refunded => return Ok(checkout),
            _ => return Err(Refused::NothingLeft.into()),
        }
        let after = checkout.now(CheckoutState::Refunded, None, self.ground.clock.now());
        let mut transaction = Transaction::new();
        transaction.add(Part::Checkout, self.store.put_checkout(checkout.version, &after)?);
        let deed = Deed::by(grant, "payment.refund").about(checkout.patient_id).on(checkout.invoice_id);
        transaction.add(Part::Audit, self.ground.audit.action(deed)?);
        match self.ground.storage.commit(transaction).await {
            // Somebody else said so at the same moment: it is given back.
            Ok(()) | Err(CommitError::Refused(_)) => Ok(after),
            Err(CommitError::Storage(error)) => Err(error.into()),
        }
    }
}
