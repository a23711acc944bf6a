//! What became of a series of which nothing failed, on an address of its own: opened anew, or gone back to, it books nothing again. What
//! it tells travels sealed and opens for whoever booked, for an hour; the visits are told as they stand by then.

use serde::{Deserialize, Serialize};

use super::super::model::Appointment;
use super::super::views::booking::PersonChoice;
use super::super::views::series::SeriesCarried;
use super::super::views::series_booked::{BookedLine, LeftOut, SeriesBooked, SeriesPlace};
use super::Counter;
use super::choose::start;
use crate::access::grant::Granted;
use crate::access::permissions::BookSeries;
use crate::access::role::Role;
use crate::identity::keys::Purpose;
use crate::primitives::ids::{AppointmentId, UserId};
use crate::storage::error::StorageError;
use crate::web::refusal::Refusal;
use crate::web::sought;

/// What the address says.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Told {
    pub(super) doctor: UserId,
    visits: Vec<AppointmentId>,
    /// Starts of the dates that were left out.
    left_out: Vec<String>,
}

/// The address that tells this.
pub(super) fn place(counter: &Counter, by: UserId, told: &SeriesBooked) -> Result<String, Refusal> {
    let visits = told.booked.iter().map(|line| line.id).collect();
    let left_out = told.left_out.iter().map(|date| date.start.iso.clone()).collect();
    let words = serde_json::to_string(&Told { doctor: told.doctor.id, visits, left_out }).map_err(Refusal::internal)?;
    let sealed = sought::seal_as(&counter.web.keys, Purpose::SeriesTold, by, &words, counter.web.clock.now());
    Ok(format!("/patients/{}/series?told={sealed}", told.patient.id))
}

/// What an address tells; `None` when it tells nothing, or nothing any more.
pub(super) fn open(counter: &Counter, by: UserId, sealed: &str) -> Option<Told> {
    let words = sought::open_as(&counter.web.keys, Purpose::SeriesTold, by, sealed, counter.web.clock.now())?;
    serde_json::from_str(&words).ok()
}

impl Told {
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
            Some(BookedLine { id: visit.appointment_id, start: counter.fill.when(visit.start), place, value: String::new() })
        };
        let date = |said: &String| Some(LeftOut { start: counter.fill.when(start(said)?), value: String::new() });
        Ok(SeriesBooked {
            booked: visits.iter().filter_map(line).collect(),
            left_out: self.left_out.iter().filter_map(date).collect(),
            failed: Vec::new(),
            carried: SeriesCarried::nothing(doctor.id),
            patient,
            doctor,
            proposes: grant.role() == Role::Doctor,
        })
    }
}
