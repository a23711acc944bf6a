//! What is read of visits to tell of them elsewhere: in mails, where no person asks and nobody's right is decided, and in calendars.

use jiff::civil::Date;

use super::{Appointments, BookingError};
use crate::access::grant::Granted;
use crate::access::permissions::SeeAppointments;
use crate::access::role::Role;
use crate::capabilities::appointments::model::{Appointment, VisitLine};
use crate::capabilities::appointments::store::{Whose, utc_dates};
use crate::capabilities::family::model::Need;
use crate::primitives::ids::AppointmentId;
use crate::storage::error::StorageError;

impl Appointments {
    /// A visit as last written, for a message to its patient; `None` when it is gone with its patient's data. One call.
    pub async fn to_tell_of(&self, id: AppointmentId) -> Result<Option<Appointment>, StorageError> {
        self.store.find(id).await
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
