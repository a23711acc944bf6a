//! Visits in a row in the demo: what the desk has booked for one patient, a week apart, with the doctor who signs in.

use anyhow::{Context as _, Result, anyhow};
use jiff::civil::{Date, time};
use jiff::{Timestamp, ToSpan};

use super::doctors::LEENA;
use super::past::Office;
use super::patients::PATIENTS;
use super::people::RECEPTIONIST;
use crate::access::permissions::BookSeries;
use crate::access::role::Role;
use crate::capabilities::appointments::model::{BookingAnswers, Every, PlannedVisit, Priority, SeriesPlan};
use crate::capabilities::appointments::service::{SeriesKey, WantedSeries, WantedVisit};
use crate::capabilities::settings::service::SettingsBook;
use crate::primitives::ids::UserId;
use crate::primitives::time::after;

/// Everything else of the demo begins before that many days from now have passed.
const AHEAD: i32 = 9;
/// So many days after that are looked at for the first time.
const LOOKED_AT: i32 = 14;
const VISITS: u8 = 4;
/// A visit that begins later than so many seconds from now is one of them.
const EARLIER: i64 = 8 * 24 * 60 * 60;

/// Books them, unless the patient has one of them already.
pub(super) async fn make(office: &Office, book: &SettingsBook, now: Timestamp) -> Result<()> {
    let (patient, doctor) = (PATIENTS[12].who.id(), LEENA.who.id());
    let known = office.appointments.to_put_in_calendar(patient, Role::Patient).await.context("a patient's visits")?;
    if known.iter().any(|line| line.doctor_id == doctor && line.start > after(now, EARLIER)) {
        return Ok(());
    }
    let today = book.now().zone.date(now);
    let Some((plan, visits)) = first_that_fits(office, book, patient, doctor, today).await? else { return Ok(()) };
    let answers = BookingAnswers::parse("Blood pressure, weekly", None, Priority::Routine);
    let free = visits.iter().filter(|visit| visit.conflict.is_none()).filter_map(|visit| Some((visit.line, visit.start?)));
    let visits: Vec<WantedVisit> = (1..).zip(free).map(|(number, (line, start))| WantedVisit { line, number, start }).collect();
    let wanted = WantedSeries {
        patient_id: patient,
        doctor_id: doctor,
        kind: None,
        of: u8::try_from(visits.len()).unwrap_or(plan.count),
        visits,
        answers: answers.map_err(|flaws| anyhow!("a reason of the demo: {flaws:?}"))?,
    };
    let grant = office.past.acting::<BookSeries>(&RECEPTIONIST)?;
    let key = SeriesKey { key: "demo", fingerprint: "demo" };
    office.appointments.book_series(&grant, key, &wanted).await.context("a series of the demo")?;
    Ok(())
}

/// The first plan whose first time is free for both.
async fn first_that_fits(
    office: &Office,
    book: &SettingsBook,
    patient: UserId,
    doctor: UserId,
    today: Date,
) -> Result<Option<(SeriesPlan, Vec<PlannedVisit>)>> {
    let grant = office.past.acting::<BookSeries>(&RECEPTIONIST)?;
    for days in AHEAD..AHEAD + LOOKED_AT {
        let plan = SeriesPlan { first: today.saturating_add(days.days()), time: time(9, 30, 0, 0), every: Every::Weeks(1), count: VISITS };
        let planned = office.appointments.plan_series(&grant, patient, (doctor, None), &plan).await.context("a plan of the demo")?;
        let near = planned.visits.first().and_then(|visit| visit.near.iter().find(|slot| book.now().zone.date(slot.start) == plan.first));
        let Some(slot) = near else { continue };
        let plan = SeriesPlan { time: book.now().zone.wall(slot.start).time(), ..plan };
        let planned = office.appointments.plan_series(&grant, patient, (doctor, None), &plan).await.context("a plan of the demo")?;
        return Ok(Some((plan, planned.visits)));
    }
    Ok(None)
}
