//! Invoices against their own lines and payments, and what is counted of them against a recount.

use std::collections::{BTreeMap, HashMap};

use super::super::recount::wrong_months;
use super::Check;
use super::read::Rows;
use crate::capabilities::appointments::model::Status;
use crate::capabilities::billing::model::{CheckoutState, Claim, ClaimState, Invoice};
use crate::primitives::ids::{AppointmentId, ClaimId, InvoiceId, UserId};

/// Holds every invoice against its lines, its payments against the claims and online payments they come from, and the counters of
/// patients and months against all of them.
pub(super) fn check(rows: &Rows) -> Check {
    let claims: HashMap<ClaimId, &Claim> = rows.claims.iter().map(|claim| (claim.claim_id, claim)).collect();
    let mut wrong: Vec<String> = rows.invoices.iter().flat_map(|invoice| of_invoice(invoice, rows, &claims)).collect();
    wrong.extend(of_claims(rows));
    wrong.extend(of_checkouts(rows));
    wrong.extend(wrong_months(&rows.census.money));
    wrong.extend(of_patients(rows));
    Check::new("bills", "invoices are their lines and payments, and counters what they count", "invoices", rows.invoices.len(), wrong)
}

fn of_invoice(invoice: &Invoice, rows: &Rows, claims: &HashMap<ClaimId, &Claim>) -> Vec<String> {
    let id = invoice.invoice_id;
    let visit = rows.appointments.get(&AppointmentId::from_uuid(id.as_uuid()));
    let settled = invoice.settlements.iter().all(|settlement| {
        let claim = claims.get(&settlement.claim_id);
        claim.is_some_and(|claim| claim.state == ClaimState::Paid && claim.expected() == settlement.amount)
    });
    let is_open = |claim: &&&Claim| claim.invoice_id == id && !claim.state.is_over();
    let open = invoice.open_claim.is_none_or(|claim| claims.get(&claim).as_ref().is_some_and(is_open));
    let mut named: Vec<_> = invoice.payments.iter().map(|payment| payment.payment_id).collect();
    named.sort_unstable();
    named.dedup();
    let faults = [
        (invoice.total() <= 0 || invoice.paid() < 0 || invoice.paid() > invoice.total(), "is paid by more than its lines come to"),
        (invoice.state != invoice.state_by_sums(), "is in another state than its sums say"),
        (visit.is_none_or(|visit| visit.status != Status::Completed || visit.patient_id != invoice.patient_id), "is of no completed visit"),
        (!settled, "is settled by a claim that is not paid, or by another amount"),
        (!open, "waits for a claim that is over or is none of its own"),
        (named.len() != invoice.payments.len(), "has one payment twice"),
    ];
    faults.into_iter().filter(|(is_wrong, _)| *is_wrong).map(|(_, what)| format!("{id} {what}")).collect()
}

fn of_claims(rows: &Rows) -> Vec<String> {
    let invoices: HashMap<InvoiceId, &Invoice> = rows.invoices.iter().map(|invoice| (invoice.invoice_id, invoice)).collect();
    let stands = |claim: &&Claim| {
        let Some(invoice) = invoices.get(&claim.invoice_id) else { return true };
        let settles = invoice.settlements.iter().any(|settlement| settlement.claim_id == claim.claim_id);
        let waits = invoice.open_claim == Some(claim.claim_id);
        let steps = claim.steps.windows(2).all(|pair| pair[0].state.may_become(pair[1].state));
        settles != (claim.state == ClaimState::Paid) || waits == claim.state.is_over() || !steps
    };
    rows.claims.iter().filter(stands).map(|claim| format!("{} is not what its invoice or its history says", claim.claim_id)).collect()
}

fn of_checkouts(rows: &Rows) -> Vec<String> {
    let paid: std::collections::HashSet<_> =
        rows.invoices.iter().flat_map(|invoice| invoice.payments.iter().map(|payment| payment.payment_id)).collect();
    let differs = |checkout: &&crate::capabilities::billing::model::Checkout| {
        paid.contains(&checkout.payment_id()) != (checkout.state == CheckoutState::Paid)
    };
    let name = |checkout: &crate::capabilities::billing::model::Checkout| {
        format!("{} is a payment of its invoice, or not, otherwise than it says", checkout.checkout_id)
    };
    rows.checkouts.iter().filter(differs).map(name).collect()
}

fn of_patients(rows: &Rows) -> Vec<String> {
    let mut open: BTreeMap<UserId, i64> = BTreeMap::new();
    for invoice in rows.invoices.iter().filter(|invoice| invoice.state.is_open()) {
        *open.entry(invoice.patient_id).or_default() += 1;
    }
    let differs = |(person, said): &(&UserId, &i64)| open.get(*person).copied().unwrap_or(0) != **said;
    rows.unpaid.iter().filter(differs).map(|(person, _)| format!("{person} is said to have another number of unpaid invoices")).collect()
}
