//! Which requests have waited for an answer longer than patients are told (F24): a mark on the lists of whoever answers.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::Appointments;
use crate::capabilities::appointments::model::{Status, VisitLine, answer_by, asked_at};
use crate::primitives::ids::AppointmentId;
use crate::storage::error::StorageError;

impl Appointments {
    /// Those of a list that have. Lists do not say when somebody asked: of a request that nobody has changed its id does, which is made
    /// with it. One that was moved is read as last written, if it may be overdue: one call, 1 RCU each; usually none.
    pub async fn overdue(&self, lines: &[&VisitLine]) -> Result<BTreeSet<AppointmentId>, StorageError> {
        let (hours, now) = (self.settings.now().request_answer_hours, self.ground.clock.now());
        let is_late = |asked: Timestamp| answer_by(asked, hours) <= now;
        let waiting = lines.iter().filter(|line| line.status == Status::Requested && is_late(line.appointment_id.made_at()));
        let (as_asked, changed): (Vec<_>, Vec<_>) = waiting.map(|line| (line.appointment_id, line.version)).partition(|one| one.1 == 1);
        let mut overdue: BTreeSet<AppointmentId> = as_asked.into_iter().map(|(id, _)| id).collect();
        if !changed.is_empty() {
            let ids: Vec<AppointmentId> = changed.into_iter().map(|(id, _)| id).collect();
            // Boxed: the SDK's futures are large.
            let visits = Box::pin(self.store.as_written(&ids)).await?;
            overdue.extend(visits.iter().filter(|visit| asked_at(visit).is_some_and(is_late)).map(|visit| visit.appointment_id));
        }
        Ok(overdue)
    }
}
