//! What visits of the demo cost: invoices in every state, some overdue, and claims at every step.

use anyhow::{Context as _, Result};
use jiff::Timestamp;

use super::past::Past;
use super::patients::{PATIENTS, Patient};
use super::people::ADMINISTRATOR;
use crate::access::permissions::{FileClaim, ManageBilling, PayInvoice};
use crate::capabilities::appointments::model::{Appointment, Status};
use crate::capabilities::billing::model::{ClaimState, Decision, Method, NewClaim, NewPayment};
use crate::capabilities::billing::service::{Billing, BillingError};
use crate::capabilities::directory::service::Directory;
use crate::capabilities::notifications::service::Notifications;
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::ground::Ground;
use crate::primitives::ids::InvoiceId;
use crate::primitives::text::Sensitive;
use crate::primitives::time::after;
use crate::storage::item::{Key, from_item};
use crate::storage::query::Query;
use crate::storage::tables::{Table, VISITS_OF_PATIENT};
use crate::storage::transaction::{CommitError, Transaction};

const HOUR: i64 = 60 * 60;
/// Who asks their insurers, with how the claims stand: one in so many visits.
const INSURERS: [&str; 3] = ["Star Health", "Rowan Mutual", "Lakeside Insurance"];
/// How far the claims have come, one after the other.
const CLAIMS: [&[ClaimState]; 4] = [
    &[],
    &[ClaimState::UnderReview],
    &[ClaimState::UnderReview, ClaimState::Rejected],
    &[ClaimState::UnderReview, ClaimState::Approved, ClaimState::Paid],
];

/// Makes what is missing of it, as seen from a moment. What was issued, paid or claimed before is not so twice.
pub(super) async fn make(house: &Ground, book: &SettingsBook, now: Timestamp) -> Result<()> {
    let mut number = 0;
    for patient in &PATIENTS {
        for visit in completed(house, patient).await? {
            owes(house, book, patient, &visit, number, now).await?;
            number += 1;
        }
    }
    Ok(())
}

/// The visits of a patient that were written up, earliest first.
async fn completed(house: &Ground, patient: &Patient) -> Result<Vec<Appointment>> {
    let query = Query::index(Table::Appointments, &VISITS_OF_PATIENT, patient.who.id());
    let rows = house.storage.query(query).await.context("the visits of a patient of the demo")?.items;
    let keys: Vec<Key> = rows.iter().filter_map(|row| Key::of(Table::Appointments, row)).collect();
    let mut visits = Vec::new();
    if !keys.is_empty() {
        for row in house.storage.get_many(&keys).await?.into_iter().flatten() {
            visits.push(from_item::<Appointment>(Table::Appointments, row)?);
        }
    }
    visits.retain(|visit| visit.status == Status::Completed);
    Ok(visits)
}

/// The invoice of a visit, an hour after it, and what became of it.
async fn owes(house: &Ground, book: &SettingsBook, patient: &Patient, visit: &Appointment, number: usize, now: Timestamp) -> Result<()> {
    let moment = after(visit.end, HOUR).min(now);
    let past = Past::at(house, moment);
    let notifications = Notifications::new(past.ground.clone(), book.clone());
    let billing = Billing::new(past.ground.clone(), notifications, Directory::new(past.ground.clone()), book.clone(), None);
    let mut transaction = Transaction::new();
    for action in billing.invoice_owed(visit, false).await? {
        transaction.add((), action);
    }
    if transaction.is_empty() {
        return Ok(());
    }
    match past.ground.storage.commit(transaction).await {
        Ok(()) | Err(CommitError::Refused(_)) => {}
        Err(CommitError::Storage(error)) => return Err(error).context("an invoice of the demo"),
    }
    let id = InvoiceId::from_uuid(visit.appointment_id.as_uuid());
    past.passes_until(after(moment, HOUR).min(now));
    match number % 5 {
        0 => claims(&past, &billing, patient, id, number).await,
        1 => Ok(()),
        2 => pays(&past, &billing, visit, id, Method::Cash, 2).await,
        3 => pays(&past, &billing, visit, id, Method::Card, 1).await,
        _ => pays(&past, &billing, visit, id, Method::Cash, 1).await,
    }
}

/// Somebody pays a part of it, or all of it, at the desk.
async fn pays(past: &Past, billing: &Billing, visit: &Appointment, id: InvoiceId, method: Method, share: i64) -> Result<()> {
    let amount = visit.fee.map_or(0, |fee| fee.amount) / share;
    let grant = past.acting::<PayInvoice>(&ADMINISTRATOR)?;
    let once = past.ground.once(grant.id(), "demo-payments", &id.to_string(), "");
    let reference = (method == Method::Card).then(|| "Terminal 2".to_owned());
    match billing.pay(&grant, id, |_| Ok(NewPayment { amount, method, reference }), Some(&once)).await {
        Ok(_) | Err(BillingError::NotNow(_)) => Ok(()),
        Err(error) => Err(error).context("a payment of the demo"),
    }
}

/// Somebody asks their insurer, and the claim comes as far as others of its kind.
async fn claims(past: &Past, billing: &Billing, patient: &Patient, id: InvoiceId, number: usize) -> Result<()> {
    let grant = past.acting::<FileClaim>(&patient.who)?;
    let once = past.ground.once(grant.id(), "demo-claims", &id.to_string(), "");
    let insurer = INSURERS[number % INSURERS.len()].to_owned();
    let policy_number = Sensitive::new(format!("P-{:04}-{:04}", 1_000 + number, 4_711 + number));
    let filed = billing.file_claim(&grant, id, |_| Ok(NewClaim { insurer, policy_number, amount: 30_000 }), Some(&once)).await;
    let claim = match filed {
        Ok((claim, _)) => claim,
        Err(BillingError::NotNow(_)) => return Ok(()),
        Err(error) => return Err(error).context("a claim of the demo"),
    };
    let manages = past.acting::<ManageBilling>(&ADMINISTRATOR)?;
    for state in CLAIMS[(number / 5) % CLAIMS.len()] {
        let note = (*state == ClaimState::Rejected).then(|| "The policy had ended on that day.".to_owned());
        match billing.decide(&manages, claim.claim_id, |_| Ok(Decision { state: *state, note, amount: None })).await {
            Ok(_) | Err(BillingError::ClaimStands(_)) => {}
            Err(error) => return Err(error).context("a step of a claim of the demo"),
        }
    }
    Ok(())
}
