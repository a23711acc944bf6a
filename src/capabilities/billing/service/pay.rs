//! Entering what was paid at the desk.

use super::{Billing, BillingError, Change, Place, corrupt};
use crate::access::grant::Granted;
use crate::access::permissions::PayInvoice;
use crate::capabilities::billing::model::{Invoice, NewPayment, Payment};
use crate::capabilities::notifications::model::Kind;
use crate::identity::audit::Deed;
use crate::primitives::flaw::Flaws;
use crate::primitives::ids::{InvoiceId, PaymentId};
use crate::primitives::money::Currency;
use crate::storage::idempotent::Once;

impl Billing {
    /// Enters a payment, never more than is owed; `read` reads it in the invoice's currency. With it whether an earlier request with
    /// this key did. Four calls, more when others pay the same invoice at this moment.
    pub async fn pay(
        &self,
        grant: &Granted<PayInvoice>,
        id: InvoiceId,
        read: impl FnOnce(Currency) -> Result<NewPayment, Flaws>,
        once: Option<&Once>,
    ) -> Result<(Invoice, PaymentId, bool), BillingError> {
        let place = self.place(grant, id).await?.ok_or(BillingError::NotFound)?;
        if let Some((invoice, payment)) = self.paid_earlier(place, once).await? {
            return Ok((invoice, payment, true));
        }
        let invoice = self.store.invoice(place).await?.ok_or(BillingError::NotFound)?;
        // Of one that takes nothing more nobody is asked to type anything better.
        let new = read(invoice.currency).map_err(|flaws| invoice.is_still_owed().map_or_else(BillingError::from, |()| flaws.into()))?;
        let payment = Payment {
            payment_id: PaymentId::new(&self.ground.ids),
            amount: new.amount,
            method: new.method,
            reference: new.reference,
            on: self.today(),
            at: self.ground.clock.now(),
            by_name: Some(grant.actor().name.expose().clone()),
        };
        let paid = self.change(place, |before| {
            let after = before.with_payment(payment.clone())?;
            let mail = Some((format!("{id}.{}", payment.payment_id), Kind::PaymentReceived));
            let beside = self.remember(once, payment.payment_id)?;
            Ok(Change { mail, beside, ..Change::of(after, Deed::by(grant, "payment.record")) })
        });
        match paid.await {
            Ok(invoice) => Ok((invoice, payment.payment_id, false)),
            // The same request came first; what it left may be too little for this one, which asks for nothing more.
            Err(error @ (BillingError::KeyReused | BillingError::NotNow(_))) => {
                let (invoice, payment) = self.paid_earlier(place, once).await?.ok_or(error)?;
                Ok((invoice, payment, true))
            }
            Err(error) => Err(error),
        }
    }

    async fn paid_earlier(&self, place: Place, once: Option<&Once>) -> Result<Option<(Invoice, PaymentId)>, BillingError> {
        let Some(thing) = self.made_earlier(once).await? else { return Ok(None) };
        let payment = thing.parse().map_err(|_| corrupt())?;
        let invoice = self.store.invoice(place).await?.ok_or(BillingError::NotFound)?;
        Ok(Some((invoice, payment)))
    }
}
