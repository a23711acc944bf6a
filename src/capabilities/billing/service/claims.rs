//! Claims: filed on an invoice, and moved along their arrows.

use super::{After, Billing, BillingError, Change, Part, Place, corrupt};
use crate::access::grant::Granted;
use crate::access::permissions::{FileClaim, ManageBilling, SeeInvoices};
use crate::access::role::Role;
use crate::capabilities::billing::model::{Claim, ClaimMove, ClaimState, Decision, NewClaim, Settlement};
use crate::capabilities::notifications::model::Kind;
use crate::events::catalogue::Event;
use crate::identity::accounts::bills_changed;
use crate::identity::audit::Deed;
use crate::primitives::flaw::Flaws;
use crate::primitives::ids::{ClaimId, InvoiceId, UserId};
use crate::primitives::money::{Currency, Money};
use crate::primitives::page::Listed;
use crate::storage::error::StorageError;
use crate::storage::idempotent::Once;
use crate::storage::transaction::{CommitError, Transaction};

impl Billing {
    /// Files a claim on an invoice that has none open, for at most what is owed. With it whether an earlier request with this key did.
    /// Four calls.
    pub async fn file_claim(
        &self,
        grant: &Granted<FileClaim>,
        id: InvoiceId,
        read: impl FnOnce(Currency) -> Result<NewClaim, Flaws>,
        once: Option<&Once>,
    ) -> Result<(Claim, bool), BillingError> {
        let place = self.place(grant, id).await?.ok_or(BillingError::NotFound)?;
        if let Some(claim) = self.filed_earlier(place.patient_id, once).await? {
            return Ok((claim, true));
        }
        let invoice = self.store.invoice(place).await?.ok_or(BillingError::NotFound)?;
        let new = read(invoice.currency)?;
        let (at, by_name) = (self.ground.clock.now(), grant.actor().name.expose().clone());
        let claim = Claim {
            patient_id: place.patient_id,
            claim_id: ClaimId::new(&self.ground.ids),
            version: 1,
            invoice_id: id,
            department_id: invoice.department_id,
            insurer: new.insurer,
            policy_number: new.policy_number,
            amount: new.amount,
            approved: None,
            currency: invoice.currency,
            state: ClaimState::Submitted,
            filed_at: at,
            steps: vec![ClaimMove { state: ClaimState::Submitted, at, by_name, note: None }],
        };
        let Claim { claim_id, department_id, .. } = claim;
        let filed = self.change(place, |before| {
            let after = before.with_claim(claim_id, claim.amount)?;
            let mut beside = self.remember(once, claim_id)?;
            beside.push((Part::Claim, self.store.put_claim(0, &claim)?));
            beside.push((Part::Event, self.ground.tell(Event::ClaimFiled { claim_id, version: 1, invoice_id: id, department_id })?));
            Ok(Change { beside, ..Change::of(after, Deed::by(grant, "claim.file")) })
        });
        match filed.await {
            Ok(_) => Ok((claim, false)),
            Err(error @ (BillingError::KeyReused | BillingError::NotNow(_))) => {
                Ok((self.filed_earlier(place.patient_id, once).await?.ok_or(error)?, true))
            }
            Err(error) => Err(error),
        }
    }

    async fn filed_earlier(&self, patient: UserId, once: Option<&Once>) -> Result<Option<Claim>, BillingError> {
        let Some(thing) = self.made_earlier(once).await? else { return Ok(None) };
        let id = thing.parse().map_err(|_| corrupt())?;
        Ok(Some(self.store.claim(patient, id).await?.ok_or(BillingError::NotFound)?))
    }

    /// One claim: one's own; anybody's for administrators. One call or two.
    pub async fn claim(&self, grant: &Granted<SeeInvoices>, id: ClaimId) -> Result<Option<Claim>, StorageError> {
        let whose = if grant.role() == Role::Administrator { self.store.whose(id).await? } else { Some(grant.id()) };
        match whose {
            Some(patient) => self.store.claim(patient, id).await,
            None => Ok(None),
        }
    }

    /// Claims that stand there, with whose they are. Two calls, and one for names.
    pub async fn claims(
        &self,
        _grant: &Granted<ManageBilling>,
        state: ClaimState,
        limit: usize,
        after: Option<After>,
    ) -> Result<Listed<(Claim, Option<String>), After>, StorageError> {
        let listed = self.store.claims(state, limit, after).await?;
        let names = self.accounts.names(listed.items.iter().map(|claim| claim.patient_id)).await?;
        let name = |claim: &Claim| names.get(&claim.patient_id).map(|known| known.name.to_string());
        Ok(listed.map(|claim| (name(&claim), claim)).map(|(name, claim)| (claim, name)))
    }

    /// Moves a claim along its arrows; `read` reads the decision with the most the insurer may be said to pay. A paid one settles its
    /// invoice, never by more than is owed. Three calls, or five.
    pub async fn decide(
        &self,
        grant: &Granted<ManageBilling>,
        id: ClaimId,
        read: impl FnOnce(Money) -> Result<Decision, Flaws>,
    ) -> Result<Claim, BillingError> {
        let patient = self.store.whose(id).await?.ok_or(BillingError::NotFound)?;
        let before = self.store.claim(patient, id).await?.ok_or(BillingError::NotFound)?;
        let decision = read(Money { amount: before.expected(), currency: before.currency })?;
        let (at, by_name) = (self.ground.clock.now(), grant.actor().name.expose().clone());
        let after = before.decided(&decision, &by_name, at).ok_or(BillingError::ClaimStands(before.state))?;
        let deed = Deed::by(grant, "claim.decide");
        let mut beside = vec![(Part::Claim, self.store.put_claim(before.version, &after)?)];
        let said = matches!(after.state, ClaimState::Approved | ClaimState::Rejected);
        if said {
            let Claim { claim_id, invoice_id, department_id, .. } = after;
            // Behind 1, which said that it was filed.
            let told = Event::ClaimDecided { claim_id, version: 1 + after.decisions(), invoice_id, department_id };
            beside.push((Part::Event, self.ground.tell(told)?));
        }
        let cause = format!("{}.{id}.{}", after.invoice_id, after.state.word());
        let place = Place { patient_id: patient, invoice_id: after.invoice_id };
        if after.state.is_over() {
            let kind = if after.state == ClaimState::Paid { Kind::PaymentReceived } else { Kind::ClaimDecided };
            let settlement = Settlement { claim_id: id, amount: after.expected(), insurer: after.insurer.clone(), on: self.today(), at };
            self.change(place, |invoice| {
                let changed = match after.state {
                    ClaimState::Paid => invoice.with_settlement(settlement.clone())?,
                    _ => invoice.without_claim(),
                };
                Ok(Change { mail: Some((cause.clone(), kind)), beside: beside.clone(), ..Change::of(changed, deed.clone()) })
            })
            .await?;
            return Ok(after);
        }
        let mut transaction = Transaction::new();
        for (part, action) in beside {
            transaction.add(part, action);
        }
        if said {
            transaction.add(Part::News, bills_changed(patient, 1, 0));
            transaction.add(Part::News, self.notifications.queue(patient, cause, Kind::ClaimDecided)?);
        }
        transaction.add(Part::Audit, self.ground.audit.action(deed.about(patient).on(after.invoice_id))?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(after),
            Err(CommitError::Storage(error)) => Err(error.into()),
            Err(CommitError::Refused(_)) => {
                let now = self.store.claim(patient, id).await?.ok_or(BillingError::NotFound)?;
                Err(BillingError::ClaimStands(now.state))
            }
        }
    }
}
