//! What is read of visits to tell of them elsewhere: in mails, where no person asks and nobody's right is decided, and in calendars.

use jiff::Timestamp;
use jiff::civil::Date;

use super::{Appointments, BookingError};
use crate::access::grant::Granted;
use crate::access::permissions::SeeAppointments;
use crate::access::role::Role;
use crate::capabilities::appointments::model::{Appointment, VisitLine};
use crate::capabilities::appointments::store::{Order, Whose, utc_dates};
use crate::capabilities::family::model::Need;
use crate::primitives::ids::{AppointmentId, SeriesId, UserId};
use crate::primitives::time::{Slot, after};
use crate::storage::error::StorageError;

/// Visits that began so many seconds ago are still in a calendar.
const SHOWN_FOR: i64 = 30 * 24 * 60 * 60;
/// Visits in one calendar.
const MOST_IN_CALENDAR: usize = 1_000;

impl Appointments {
    /// A visit as last written, for a message to its patient; `None` when it is gone with its patient's data. One call.
    pub async fn to_tell_of(&self, id: AppointmentId) -> Result<Option<Appointment>, StorageError> {
        self.store.find(id).await
    }

    /// The same of several, soonest first; without those that are gone. One call for each 100.
    pub async fn to_tell_of_several(&self, ids: impl IntoIterator<Item = AppointmentId>) -> Result<Vec<Appointment>, StorageError> {
        let ids: Vec<AppointmentId> = ids.into_iter().collect();
        let mut visits = self.store.as_written(&ids).await?;
        visits.sort_by_key(|visit| visit.start);
        Ok(visits)
    }

    /// Which visits of a patient's series begin from a moment on, given back or not, for a message about the series. Two calls, three where
    /// the patient has more than 100 visits from then on; may lag a booking by a moment.
    pub async fn ids_of_series(&self, patient: UserId, series: SeriesId, from: Timestamp) -> Result<Vec<AppointmentId>, StorageError> {
        let visits = self.of_series(patient, series, from, |_| true).await?;
        Ok(visits.into_iter().map(|visit| visit.appointment_id).collect())
    }

    /// A person's visits for a calendar that asks again and again: of the last 30 days and to come, soonest first, at most 1,000.
    /// From the index, which may lag a visit by a moment. One query.
    pub async fn to_put_in_calendar(&self, person: UserId, role: Role) -> Result<Vec<VisitLine>, StorageError> {
        let whose = if role == Role::Doctor { Whose::Doctor(person) } else { Whose::Patient(person) };
        let within = Slot { start: after(self.ground.clock.now(), -SHOWN_FOR), end: Timestamp::MAX };
        Ok(self.store.visits(whose, within, Order::SoonestFirst, None, MOST_IN_CALENDAR).await?.items)
    }

    /// A visit for the calendar of its patient, of whoever acts for them, or of its doctor. Nobody else finds it; nothing of it is
    /// clinical. One call, for a carer two and now and then a write.
    pub async fn for_calendar(&self, grant: &Granted<SeeAppointments>, id: AppointmentId) -> Result<Appointment, BookingError> {
        if !matches!(grant.role(), Role::Patient | Role::Doctor) {
            return Err(BookingError::NotFound);
        }
        let theirs = self.theirs(grant, id, Need::SeeVisits).await?;
        self.looked(theirs.carer.as_ref()).await?;
        Ok(theirs.visit)
    }

    /// Everybody's visits of a hospital day, earliest first. The UTC dates it overlaps side by side, a query for each 2,000
    /// visits or megabyte.
    pub async fn to_remind_of(&self, date: Date) -> Result<Vec<VisitLine>, StorageError> {
        let within = self.settings.now().zone.day(date);
        let days = utc_dates(within).map(|date| self.whole(Whose::Day(date), within));
        Ok(futures_util::future::try_join_all(days).await?.concat())
    }
}
