//! One doctor's visits, lived through in order: every booking and every step by the appointments service, at its moment.

use std::time::Duration;

use anyhow::{Context as _, Result};

use super::super::Told;
use super::super::findings::write_up;
use super::super::past::Office;
use super::super::people::{Person, RECEPTIONIST};
use super::course::{Deed, Party, Step};
use super::plan::Planned;
use crate::access::grant::Granted;
use crate::access::permissions::{
    BookAppointment, CancelAppointment, CheckIn, ConfirmAppointment, MoveAppointment, Permission, RecordNoShow, SeeAppointments,
    StartVisit, WriteRecord,
};
use crate::capabilities::appointments::model::{BookingAnswers, NewBooking, VisitLine};
use crate::capabilities::appointments::service::{BookingError, Filter, Wish};
use crate::capabilities::records::service::RecordError;
use crate::primitives::ids::{AppointmentId, UserId};
use crate::primitives::text::Sensitive;

/// More lines than a doctor of the demo has.
const PAGE: usize = 200;

/// Between tries.
const PAUSES: [Duration; 3] = [Duration::from_secs(1), Duration::from_secs(3), Duration::from_secs(9)];

/// A visit as far as it is made. Its version says how many steps were taken: each makes the next one.
#[derive(Debug, Clone, Copy)]
struct Made {
    id: AppointmentId,
    version: u32,
}

/// Makes what is missing of one doctor's visits.
pub(super) async fn live(office: Office, doctor: Person, visits: Vec<Planned>, told: Told) -> Result<()> {
    let before = already(&office, doctor.id()).await?;
    let mut made: Vec<Option<Made>> = visits.iter().map(|visit| find(&before, visit)).collect();
    let booked = visits.iter().enumerate().map(|(place, visit)| (visit.booked_at, place, None));
    let steps = visits
        .iter()
        .enumerate()
        .flat_map(|(place, visit)| (0..).zip(&visit.steps).map(move |(nth, step)| (step.at, place, Some((nth, step)))));
    let mut moments: Vec<_> = booked.chain(steps).collect();
    moments.sort_by_key(|(at, place, _)| (*at, *place));
    for (at, place, step) in moments {
        office.past.passes_until(at);
        let (Some(visit), Some(made)) = (visits.get(place), made.get_mut(place)) else { continue };
        match (step, *made) {
            (None, known) => {
                *made = if known.is_some() { known } else { book(&office, visit).await? };
                told.one_more();
            }
            (Some((nth, step)), Some(known)) if known.version == nth + 1 => *made = take(&office, visit, known, step).await?,
            (Some(_), _) => {}
        }
    }
    Ok(())
}

/// What an earlier start has made.
async fn already(office: &Office, doctor: UserId) -> Result<Vec<VisitLine>> {
    let grant = office.past.acting::<SeeAppointments>(&RECEPTIONIST)?;
    let filter = Filter { doctor: Some(doctor), ..Filter::default() };
    let (mut lines, mut place) = (Vec::new(), None);
    loop {
        let ask = || async { office.appointments.list(&grant, &filter, place, PAGE).await.map_err(BookingError::from) };
        let page = patiently(ask).await.context("looking for visits of the demo")?;
        lines.extend(page.items);
        place = page.next;
        if place.is_none() {
            return Ok(lines);
        }
    }
}

fn find(lines: &[VisitLine], visit: &Planned) -> Option<Made> {
    let is_it = |line: &&VisitLine| line.patient_id == visit.patient.who.id() && [visit.start, visit.slot.start].contains(&line.start);
    lines.iter().find(is_it).map(|line| Made { id: line.appointment_id, version: line.version })
}

async fn book(office: &Office, visit: &Planned) -> Result<Option<Made>> {
    let who = person(visit, visit.booked_by);
    let answers = BookingAnswers::parse(visit.reason.says, Some(visit.reason.symptoms), visit.reason.priority);
    let wish = NewBooking {
        doctor_id: visit.doctor.who.id(),
        start: visit.start,
        patient_id: (visit.booked_by != Party::Patient).then(|| visit.patient.who.id()),
        visit_type: visit.visit_type,
        kind: None,
        mode: visit.mode,
        series: None,
        answers: answers.map_err(|flaws| anyhow::anyhow!("a reason of the demo: {flaws:?}"))?,
    };
    // The same for every maker of the same plan: two servers that begin at once make one visit.
    let key = format!("demo-{}-{}", visit.doctor.who.number, visit.start);
    let once = office.past.ground.once(who.id(), "appointments", &key, "demo");
    let grant = office.past.acting::<BookAppointment>(who)?;
    match patiently(|| office.appointments.book(&grant, &once, &wish)).await {
        Ok(booked) => Ok(Some(Made { id: booked.thing.visit.appointment_id, version: booked.thing.visit.version })),
        Err(BookingError::Storage(error)) => Err(error).context("booking a visit of the demo"),
        // Another server makes the same demo; else people were faster, and the demo has one visit less.
        Err(refused) => {
            let known = find(&already(office, visit.doctor.who.id()).await?, visit);
            if known.is_none() {
                tracing::warn!(doctor = %visit.doctor.who.id(), start = %visit.start, %refused, "a visit of the demo could not be booked");
            }
            Ok(known)
        }
    }
}

/// The next version of a visit; `None` when it cannot go on.
async fn take(office: &Office, visit: &Planned, made: Made, step: &Step) -> Result<Option<Made>> {
    match patiently(|| taken(office, visit, made, step)).await {
        // Or done already: by another server that makes the same demo, or by a try whose answer was lost.
        Ok(version) | Err(BookingError::Changed { version }) => Ok(Some(Made { version, ..made })),
        Err(BookingError::Storage(error)) => Err(error).context("going on with a visit of the demo"),
        Err(refused) => {
            tracing::warn!(visit = %made.id, deed = ?step.deed, %refused, "a visit of the demo could not go on");
            Ok(None)
        }
    }
}

/// The visit's version after a step.
async fn taken(office: &Office, visit: &Planned, made: Made, step: &Step) -> Result<u32, BookingError> {
    let reason = (step.deed == Deed::Cancel).then(|| Sensitive::new("Something has come up".to_owned()));
    let wish = Wish { version: Some(made.version), reason, ..Wish::default() };
    let (house, id, who) = (&office.appointments, made.id, person(visit, step.by));
    let visit = match step.deed {
        Deed::WriteUp => return written_up(office, visit, made).await,
        Deed::Confirm => house.confirm(&granted::<ConfirmAppointment>(office, who)?, id, &wish).await,
        Deed::MoveTo(start) => house.reschedule(&granted::<MoveAppointment>(office, who)?, id, start, &wish).await,
        Deed::Cancel => house.cancel(&granted::<CancelAppointment>(office, who)?, id, &wish).await,
        Deed::CheckIn => house.check_in(&granted::<CheckIn>(office, who)?, id, &wish).await,
        Deed::Start => house.start(&granted::<StartVisit>(office, who)?, id, &wish).await,
        Deed::NoShow => house.no_show(&granted::<RecordNoShow>(office, who)?, id, &wish).await,
    }?;
    Ok(visit.version)
}

/// What the doctor found differs from visit to visit and is the same for every maker of the same plan.
async fn written_up(office: &Office, visit: &Planned, made: Made) -> Result<u32, BookingError> {
    let number = usize::try_from(visit.start.as_second() / 900).unwrap_or_default();
    let text = write_up(visit.doctor.ward, number).check().map_err(|_| BookingError::NotAllowedNow)?;
    let grant = granted::<WriteRecord>(office, &visit.doctor.who)?;
    let next = made.version + 1;
    match office.records.write(&grant, made.id, text, &Wish { version: Some(made.version), ..Wish::default() }, None).await {
        Ok(_) => Ok(next),
        Err(RecordError::Stale) => Err(BookingError::Changed { version: next }),
        Err(RecordError::Storage(error)) => Err(error.into()),
        Err(RecordError::NotFound | RecordError::NotAllowedNow | RecordError::AnotherDraft | RecordError::KeyReused) => {
            Err(BookingError::NotAllowedNow)
        }
    }
}

/// The plan lets nobody do what their role may not.
fn granted<P: Permission>(office: &Office, who: &Person) -> Result<Granted<P>, BookingError> {
    office.past.acting(who).map_err(|_| BookingError::NotAllowedNow)
}

/// Asks again when the store did not answer in time, as on a machine that is busy with something else.
async fn patiently<T, F: Future<Output = Result<T, BookingError>>>(ask: impl Fn() -> F) -> Result<T, BookingError> {
    for pause in PAUSES {
        match ask().await {
            Err(BookingError::Storage(error)) if error.is_passing() => tokio::time::sleep(pause).await,
            answer => return answer,
        }
    }
    ask().await
}

const fn person(visit: &Planned, party: Party) -> &Person {
    match party {
        Party::Patient => &visit.patient.who,
        Party::Doctor => &visit.doctor.who,
        Party::Desk => &RECEPTIONIST,
    }
}
