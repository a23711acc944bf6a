//! Looking at invoices: one, somebody's, or a list of everybody's.

use super::{After, Billing, Place, Shelf};
use crate::access::grant::Granted;
use crate::access::permissions::{ManageBilling, SeeInvoices};
use crate::capabilities::billing::model::{Checkout, CheckoutState, Claim, Invoice};
use crate::primitives::ids::{InvoiceId, UserId};
use crate::primitives::page::Listed;
use crate::storage::error::StorageError;

/// An invoice with what belongs to it.
#[derive(Debug, Clone)]
pub struct Bills {
    pub invoice: Invoice,
    /// Newest first.
    pub claims: Vec<Claim>,
    /// What was paid online and is to be given back.
    pub refunds: Vec<Checkout>,
}

/// An invoice in a list of everybody's, with what its patient is called now.
#[derive(Debug, Clone)]
pub struct Billed {
    pub invoice: Invoice,
    pub patient: Option<String>,
}

impl Billing {
    /// One invoice: one's own; anybody's for administrators. One call or two.
    pub async fn invoice(&self, grant: &Granted<SeeInvoices>, id: InvoiceId) -> Result<Option<Invoice>, StorageError> {
        match self.place(grant, id).await? {
            Some(place) => self.store.invoice(place).await,
            None => Ok(None),
        }
    }

    /// The same with its claims. Three calls side by side, and one before for administrators.
    pub async fn bills(&self, grant: &Granted<SeeInvoices>, id: InvoiceId) -> Result<Option<Bills>, StorageError> {
        let Some(place) = self.place(grant, id).await? else { return Ok(None) };
        let Place { patient_id, .. } = place;
        let (invoice, mut claims, mut refunds) =
            tokio::try_join!(self.store.invoice(place), self.store.claims_of(patient_id), self.store.checkouts_of(patient_id))?;
        claims.retain(|claim| claim.invoice_id == id);
        let to_refund = |checkout: &Checkout| matches!(checkout.state, CheckoutState::ToRefund | CheckoutState::Refunded);
        refunds.retain(|checkout| checkout.invoice_id == id && to_refund(checkout));
        Ok(invoice.map(|invoice| Bills { invoice, claims, refunds }))
    }

    /// One's own invoices: those to be paid first, then the newest. One call.
    pub async fn own(
        &self,
        grant: &Granted<SeeInvoices>,
        limit: usize,
        after: Option<InvoiceId>,
    ) -> Result<Listed<Invoice, InvoiceId>, StorageError> {
        self.listed_of(grant.id(), limit, after).await
    }

    /// The same of somebody. One call.
    pub async fn of_patient(
        &self,
        _grant: &Granted<ManageBilling>,
        patient: UserId,
        limit: usize,
        after: Option<InvoiceId>,
    ) -> Result<Listed<Invoice, InvoiceId>, StorageError> {
        self.listed_of(patient, limit, after).await
    }

    async fn listed_of(&self, patient: UserId, limit: usize, after: Option<InvoiceId>) -> Result<Listed<Invoice, InvoiceId>, StorageError> {
        let mut listed = self.store.of_patient(patient, limit, after).await?;
        listed.items.sort_by_key(|invoice| (!invoice.state.is_open(), std::cmp::Reverse(invoice.issued_at)));
        Ok(listed)
    }

    /// What somebody is called now; `None`: nobody. One call.
    pub async fn name_of(&self, _grant: &Granted<ManageBilling>, patient: UserId) -> Result<Option<String>, StorageError> {
        Ok(self.accounts.names([patient]).await?.remove(&patient).map(|known| known.name.to_string()))
    }

    /// A list of everybody's invoices. Two calls, and one for names.
    pub async fn shelf(
        &self,
        _grant: &Granted<ManageBilling>,
        list: Shelf,
        limit: usize,
        after: Option<After>,
    ) -> Result<Listed<Billed, After>, StorageError> {
        let listed = self.store.shelf(list, self.today(), limit, after).await?;
        let names = self.accounts.names(listed.items.iter().map(|invoice| invoice.patient_id)).await?;
        let name = |invoice: &Invoice| names.get(&invoice.patient_id).map(|known| known.name.to_string());
        Ok(listed.map(|invoice| Billed { patient: name(&invoice), invoice }))
    }

    /// What is to be given back, the longest waiting first, and to whom. Two calls, and one for names.
    pub async fn refunds(
        &self,
        _grant: &Granted<ManageBilling>,
        limit: usize,
        after: Option<After>,
    ) -> Result<Listed<(Checkout, Option<String>), After>, StorageError> {
        let listed = self.store.refunds(limit, after).await?;
        let names = self.accounts.names(listed.items.iter().map(|checkout| checkout.patient_id)).await?;
        let name = |checkout: &Checkout| names.get(&checkout.patient_id).map(|known| known.name.to_string());
        Ok(listed.map(|checkout| (name(&checkout), checkout)).map(|(name, checkout)| (checkout, name)))
    }
}
