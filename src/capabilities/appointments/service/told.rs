//! What the house itself reads of visits when it writes to their patients: no person asks, so nobody's right is decided.

use jiff::civil::Date;

use super::Appointments;
use crate::capabilities::appointments::model::{Appointment, VisitLine};
use crate::capabilities::appointments::store::{Whose, utc_dates};
use crate::primitives::ids::AppointmentId;
use crate::storage::error::StorageError;

impl Appointments {
    /// A visit as last written, for a message to its patient; `None` when it is gone with its patient's data. One call.
    pub async fn to_tell_of(&self, id: AppointmentId) -> Result<Option<Appointment>, StorageError> {
        self.store.find(id).await
    }

    /// Everybody's visits of a hospital day, earliest first. The UTC dates it overlaps side by side, a query for each 2,000
    /// visits or megabyte.
    pub async fn to_remind_of(&self, date: Date) -> Result<Vec<VisitLine>, StorageError> {
        let within = self.settings.now().zone.day(date);
        let days = utc_dates(within).map(|date| self.whole(Whose::Day(date), within));
        Ok(futures_util::future::try_join_all(days).await?.concat())
    }
}
