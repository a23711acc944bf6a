//! Issuing an invoice for a completed visit; adding to it and voiding it.

use jiff::ToSpan as _;

use super::{Billing, BillingError, Change, Place};
use crate::access::grant::Granted;
use crate::access::permissions::ManageBilling;
use crate::capabilities::appointments::model::Appointment;
use crate::capabilities::billing::model::{Invoice, Line, LineKind, NewLine, State, Tax, Voided};
use crate::capabilities::notifications::model::Kind;
use crate::identity::audit::Deed;
use crate::primitives::flaw::Flaws;
use crate::primitives::ids::InvoiceId;
use crate::primitives::money::Currency;
use crate::storage::error::StorageError;
use crate::storage::idempotent::Once;
use crate::storage::transaction::Action;

impl Billing {
    /// The invoice of a completed visit, as actions of the transaction that hears of it: nothing where no fee was agreed on, or it is
    /// there already. Its id is the visit's, so that a visit has one. `is_news`: its patient is written to. One call.
    pub async fn invoice_owed(&self, visit: &Appointment, is_news: bool) -> Result<Vec<Action>, StorageError> {
        let Some(fee) = visit.fee.filter(|fee| fee.amount > 0) else { return Ok(Vec::new()) };
        let invoice_id = InvoiceId::from_uuid(visit.appointment_id.as_uuid());
        if self.store.invoice(Place { patient_id: visit.patient_id, invoice_id }).await?.is_some() {
            return Ok(Vec::new());
        }
        let (settings, now) = (self.settings.now(), self.ground.clock.now());
        let name = settings.tax_name.clone();
        let tax = (settings.tax_percent > 0).then_some(Tax { name, percent: settings.tax_percent });
        let issued_on = settings.zone.date(now);
        let invoice = Invoice {
            patient_id: visit.patient_id,
            invoice_id,
            version: 1,
            told: 1,
            appointment_id: visit.appointment_id,
            patient_name: visit.patient_name.clone(),
            doctor_id: visit.doctor_id,
            doctor_name: visit.doctor_name.clone(),
            department_id: visit.department_id,
            visit_on: settings.zone.date(visit.start),
            state: State::Issued,
            currency: fee.currency,
            parts: vec![Line::taxed(LineKind::Consultation, "", fee.amount, tax.as_ref())],
            tax,
            payments: Vec::new(),
            settlements: Vec::new(),
            open_claim: None,
            issued_at: now,
            issued_on,
            due_on: issued_on.saturating_add(i64::from(settings.invoice_due_days).days()),
            voided: None,
        };
        let mail = is_news.then(|| (invoice.invoice_id.to_string(), Kind::InvoiceIssued));
        let (_, transaction) = self.transaction(None, Change { mail, ..Change::of(invoice, Deed::of_house("invoice.issue")) })?;
        Ok(transaction.into_actions())
    }

    /// Adds a line while nothing was paid; `read` reads it in the invoice's currency. With it whether an earlier request with this key
    /// did. Four calls.
    pub async fn add_line(
        &self,
        grant: &Granted<ManageBilling>,
        id: InvoiceId,
        read: impl FnOnce(Currency) -> Result<NewLine, Flaws>,
        once: Option<&Once>,
    ) -> Result<(Invoice, bool), BillingError> {
        let now = self.visible(grant, id).await?;
        if self.made_earlier(once).await?.is_some() {
            return Ok((now, true));
        }
        let new = read(now.currency)?;
        let added = self.change(Place::of(&now), |before| {
            let after = before.with_line(new.kind, &new.text, new.amount)?;
            Ok(Change { beside: self.remember(once, id)?, ..Change::of(after, Deed::by(grant, "invoice.add_line")) })
        });
        match added.await {
            Ok(invoice) => Ok((invoice, false)),
            // The same request came first.
            Err(error @ (BillingError::KeyReused | BillingError::NotNow(_))) => {
                self.made_earlier(once).await?.ok_or(error)?;
                Ok((self.visible(grant, id).await?, true))
            }
            Err(error) => Err(error),
        }
    }

    /// Nobody owes it any more. Only while nothing was paid: what was paid is given back first, outside of the portal. Four calls.
    pub async fn void(&self, grant: &Granted<ManageBilling>, id: InvoiceId, reason: String) -> Result<Invoice, BillingError> {
        let now = self.visible(grant, id).await?;
        let (at, by_name) = (self.ground.clock.now(), grant.actor().name.expose().clone());
        self.change(Place::of(&now), |before| {
            let after = before.void(Voided { reason: reason.clone(), at, by_name: by_name.clone() })?;
            Ok(Change::of(after, Deed::by(grant, "invoice.void")))
        })
        .await
    }
}
