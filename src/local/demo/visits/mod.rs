//! Visits of the demo: planned as pure data, then lived through by the house's own services.

mod course;
mod leena;
mod maya;
mod plan;
#[cfg(test)]
pub(super) mod tests;
mod timeline;

use std::sync::Arc;

use anyhow::{Context as _, Result};
use futures_util::stream::{self, StreamExt as _, TryStreamExt as _};
use jiff::Timestamp;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use super::doctors::{DOCTORS, Entry, LEENA, Ways};
use super::hours::{self, Dated};
use super::past::Office;
use super::people::ADMINISTRATOR;
use super::{AT_ONCE, Tell, Told};
use crate::access::permissions::{ManageAvailability, ManageDoctors};
use crate::capabilities::availability::model::ExceptionText;
use crate::capabilities::calendar::model::Quantum;
use crate::capabilities::directory::model::Doctor;
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::audit::Deed;
use crate::identity::ground::Ground;
use crate::primitives::time::{HospitalZone, after};

const DAY: i64 = 24 * 60 * 60;
/// Dated hours were entered before anybody booked on those days.
const ENTERED: i64 = 9 * DAY;
/// Longer ago than anything that happens here.
const LONG_AGO: i64 = 30 * DAY;

/// Makes what is missing of the visits around a moment. Doctors' lives run side by side: they share no ledger.
pub(super) async fn make(house: &Ground, quantum: Quantum, book: &SettingsBook, now: Timestamp, tell: &Tell) -> Result<()> {
    let office = |moment| Office::at(house, moment, book, quantum);
    let entering = DOCTORS.iter().map(|entry| enter_dated_hours(office(after(now, -ENTERED)), entry, book, now));
    stream::iter(entering).buffer_unordered(AT_ONCE).try_collect::<()>().await?;
    let doctors = doctors(&office(now)).await?;
    let planned = plan::plan(now, &book.now(), &doctors);
    let told = Told::of(planned.len(), tell);
    let (mut lives, turns) = (JoinSet::new(), Arc::new(Semaphore::new(AT_ONCE)));
    for (entry, _) in &doctors {
        let own = planned.iter().filter(|visit| visit.doctor.who == entry.who).cloned().collect();
        let (life, turns) = (timeline::live(office(after(now, -LONG_AGO)), entry.who, own, told.clone()), Arc::clone(&turns));
        lives.spawn(async move {
            let _turn = turns.acquire().await?;
            life.await
        });
    }
    // The first failure ends the others too: dropping the set stops them.
    while let Some(life) = lives.join_next().await {
        life.context("a doctor's life of the demo")??;
    }
    close(&office(after(now, -DAY))).await
}

async fn doctors(office: &Office) -> Result<Vec<(&'static Entry, Doctor)>> {
    let ids = DOCTORS.map(|entry| entry.who.id());
    let found = office.directory.doctors(&ids).await.context("reading the demo's doctors")?;
    Ok(DOCTORS.iter().zip(found).filter_map(|(entry, doctor)| Some((entry, doctor?))).collect())
}

/// What is particular about a doctor's days around a moment.
fn dated_hours(entry: &Entry, now: Timestamp, zone: &HospitalZone) -> Option<Dated> {
    let today = zone.date(now);
    match entry.ways {
        Ways::OnLeave => Some(hours::leave_next_week(today, zone)),
        Ways::Operates => Some(hours::operating_tomorrow(today, zone)),
        _ if entry.who == LEENA.who => hours::session_around(now, zone),
        Ways::Usual | Ways::Approves | Ways::Rests | Ways::FewVisits | Ways::Closed => None,
    }
}

/// A doctor enters them, unless it is entered already.
async fn enter_dated_hours(office: Office, entry: &Entry, book: &SettingsBook, now: Timestamp) -> Result<()> {
    let Some(Dated { kind, time, reason }) = dated_hours(entry, now, &book.now().zone) else { return Ok(()) };
    let grant = office.past.acting::<ManageAvailability>(&entry.who)?;
    let known = office.availability.hours(&grant, entry.who.id()).await?.hours.exceptions;
    if known.iter().any(|exception| exception.time == time) {
        return Ok(());
    }
    let (start, end, reason) = (time.start.to_string(), time.end.to_string(), Some(reason.to_owned()));
    let text = ExceptionText { kind, start, end, reason, resolve: None, cancel_reason: None, restored: false };
    office
        .availability
        .add_exception(&grant, entry.who.id(), text, None, None, &|_| Ok(None))
        .await
        .context("entering dated hours of the demo")?;
    Ok(())
}

/// Whoever takes no more bookings is closed last: they had visits before.
async fn close(office: &Office) -> Result<()> {
    for entry in DOCTORS.iter().filter(|entry| entry.ways == Ways::Closed) {
        let deed = Deed::by(&office.past.acting::<ManageDoctors>(&ADMINISTRATOR)?, "doctor.change");
        let closed = |before: &Doctor| Ok::<_, std::convert::Infallible>(Doctor { accepts_bookings: false, ..before.clone() });
        office.directory.change_doctor(entry.who.id(), None, deed, None, closed).await.context("closing a doctor's book")?;
    }
    Ok(())
}
