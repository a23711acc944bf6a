//! What became of a series of which something was booked, on an address of its own: opened anew, or gone back to, it books nothing again.
//! What it tells travels sealed and opens for whoever booked, for an hour; the visits are told as they stand by then. Of what failed it
//! carries what another try sends, but never what the visits are for: that is read where it is kept once the try comes.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::super::model::{Appointment, Conflict};
use super::super::service::{SeriesVisit, WantedVisit};
use super::super::views::booking::PersonChoice;
use super::super::views::series::{LineOption, SeriesCarried, SeriesLine, conflict_words};
use super::super::views::series_booked::{BookedLine, LeftOut, SeriesBooked, SeriesPlace, try_again};
use super::Counter;
use super::choose::start;
use super::series_typed::{TypedSeries, line_value};
use crate::access::grant::Granted;
use crate::access::permissions::BookSeries;
use crate::access::role::Role;
use crate::identity::keys::Purpose;
use crate::primitives::ids::{AppointmentId, UserId};
use crate::primitives::tree;
use crate::storage::error::StorageError;
use crate::web::refusal::Refusal;
use crate::web::sought;

/// What the address says.
#[derive(Serialize, Deserialize)]
pub(super) struct Told {
    pub(super) doctor: UserId,
    visits: Vec<AppointmentId>,
    /// Starts of the dates that were left out.
    left_out: Vec<String>,
    /// Where something failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    again: Option<Again>,
}

/// What another try of what failed sends.
#[derive(Serialize, Deserialize)]
struct Again {
    typed: TypedSeries,
    /// On which line each of the booked visits stood.
    booked: Vec<u8>,
    /// What names each of the dates that were left out.
    left_out: Vec<String>,
    failed: Vec<Failed>,
}

/// A visit that is not booked: its line, which one of the series it is, its start, why, and the starts that were free around it. In seconds
/// and without names: an address is short.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Failed(u8, u8, i64, Option<Conflict>, Vec<i64>);

/// The address that tells this.
pub(super) fn place(
    counter: &Counter,
    by: UserId,
    typed: &TypedSeries,
    (shown, told): (&SeriesBooked, &[SeriesVisit]),
) -> Result<String, Refusal> {
    let visits = shown.booked.iter().map(|line| line.id).collect();
    let left_out = shown.left_out.iter().map(|date| date.start.iso.clone()).collect();
    let again = (!shown.failed.is_empty()).then(|| Again::of(typed, shown, told));
    let words = serde_json::to_string(&Told { doctor: shown.doctor.id, visits, left_out, again }).map_err(Refusal::internal)?;
    let sealed = sought::seal_as(&counter.web.keys, Purpose::SeriesTold, by, &words, counter.web.clock.now());
    Ok(format!("/patients/{}/series?told={sealed}", shown.patient.id))
}

/// What an address tells; `None` when it tells nothing, or nothing any more.
pub(super) fn open(counter: &Counter, by: UserId, sealed: &str) -> Option<Told> {
    let words = sought::open_as(&counter.web.keys, Purpose::SeriesTold, by, sealed, counter.web.clock.now())?;
    tree::from_json(words).ok()
}

impl Failed {
    /// `None`: it is booked.
    pub(super) fn of(visit: &SeriesVisit) -> Option<Self> {
        let not = visit.outcome.as_ref().err()?;
        let WantedVisit { line, number, start } = visit.wanted;
        Some(Self(line, number, start.as_second(), not.why, not.near.iter().map(|slot| slot.start.as_second()).collect()))
    }

    /// As the page shows it.
    pub(super) fn shown(&self, counter: &Counter) -> Option<SeriesLine> {
        let Self(line, number, start, why, near) = self;
        let start = Timestamp::from_second(*start).ok()?;
        // What the house could not answer is tried at its time again.
        let again = why.is_none().then_some(start);
        let starts = again.into_iter().chain(near.iter().filter_map(|second| Timestamp::from_second(*second).ok()));
        let option = |start| LineOption { value: line_value(*line, Some(*number), Some(start)), start: counter.fill.when(start) };
        Some(SeriesLine {
            line: *line,
            start: counter.fill.when(start),
            why: Some(why.map_or_else(try_again, conflict_words)),
            leave_out: line_value(*line, Some(*number), None),
            options: starts.map(option).collect(),
        })
    }
}

impl Again {
    fn of(typed: &TypedSeries, shown: &SeriesBooked, told: &[SeriesVisit]) -> Self {
        let booked = told.iter().filter(|visit| visit.outcome.is_ok()).map(|visit| visit.wanted.line).collect();
        let left_out = shown.left_out.iter().map(|date| date.value.clone()).collect();
        Self { typed: typed.begun(shown.carried.of), booked, left_out, failed: told.iter().filter_map(Failed::of).collect() }
    }

    fn carried(&self, doctor_id: UserId) -> SeriesCarried {
        self.typed.carried(doctor_id, self.typed.of().unwrap_or_default())
    }
}

impl Told {
    /// What names a visit that is booked when the form is sent again; nothing where it is not sent.
    fn value(&self, visit: &Appointment, number: u8) -> String {
        let place = self.visits.iter().position(|id| *id == visit.appointment_id);
        let line = self.again.as_ref().zip(place).and_then(|(again, place)| again.booked.get(place).copied());
        line.map(|line| line_value(line, Some(number), Some(visit.start))).unwrap_or_default()
    }

    fn left_out(&self, counter: &Counter) -> Vec<LeftOut> {
        let value = |place: usize| self.again.as_ref().and_then(|again| again.left_out.get(place)).cloned().unwrap_or_default();
        let date = |(place, said): (usize, &String)| Some(LeftOut { start: counter.fill.when(start(said)?), value: value(place) });
        self.left_out.iter().enumerate().filter_map(date).collect()
    }

    /// The page. One call.
    pub(super) async fn page(
        &self,
        counter: &Counter,
        grant: &Granted<BookSeries>,
        patient: PersonChoice,
        doctor: PersonChoice,
    ) -> Result<SeriesBooked, StorageError> {
        let visits = counter.appointments.booked_of_series(grant, patient.id, &self.visits).await?;
        let line = |visit: &Appointment| {
            let place = visit.series.map(|of| SeriesPlace { number: of.number, of: of.of })?;
            let value = self.value(visit, place.number);
            Some(BookedLine { id: visit.appointment_id, start: counter.fill.when(visit.start), place, value })
        };
        let failed = self.again.iter().flat_map(|again| &again.failed);
        Ok(SeriesBooked {
            booked: visits.iter().filter_map(line).collect(),
            left_out: self.left_out(counter),
            failed: failed.filter_map(|one| one.shown(counter)).collect(),
            carried: self.again.as_ref().map_or_else(|| SeriesCarried::nothing(doctor.id), |again| again.carried(doctor.id)),
            patient,
            doctor,
            proposes: grant.role() == Role::Doctor,
        })
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn f35_what_an_address_carries_of_the_longest_series_is_short_and_comes_back_as_it_was() {
        let (at, text) = (1_796_270_400, str::to_owned);
        let typed = TypedSeries {
            first: text("2026-12-03"),
            time: text("10:00"),
            every: text("1"),
            count: text("26"),
            reason: text("Cough"),
            key: "k".repeat(255),
            line: vec![text("1/1/2026-12-03T04:00:00Z"); 26],
            ..TypedSeries::default()
        };
        let again = Again {
            typed: typed.begun(26),
            booked: Vec::new(),
            left_out: Vec::new(),
            failed: (1..=26).map(|line| Failed(line, line, at, Some(Conflict::PatientBusy), vec![at; 3])).collect(),
        };
        let doctor = UserId::from_uuid(Uuid::nil());
        let words = serde_json::to_string(&Told { doctor, visits: Vec::new(), left_out: Vec::new(), again: Some(again) }).unwrap();
        assert!(words.len() < 3_000, "{}", words.len());
        let read: Told = serde_json::from_str(&words).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), words);
        let carried = read.again.map(|again| again.carried(doctor)).unwrap();
        assert_eq!((carried.of, carried.unit, carried.count.as_str(), carried.key.len()), (26, "weeks", "26", 255));
        assert!(!words.contains("Cough") && carried.reason.is_empty(), "what the visits are for stands in no address");
    }
}
