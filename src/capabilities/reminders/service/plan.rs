//! Planning: what is due becomes messages that wait to be sent, each once.

use futures_util::stream::{self, StreamExt as _};
use jiff::Timestamp;
use jiff::civil::Date;

use super::Reminders;
use crate::capabilities::appointments::model::{Appointment, Status, VisitLine};
use crate::capabilities::notifications::model::{Channel, Reminding};
use crate::capabilities::reminders::model::{DueDay, Moment, Wishes, due_days, moment_of, place_among, told_in_time};
use crate::capabilities::settings::model::Reminder;
use crate::events::listeners::AboutVisit;
use crate::primitives::ids::UserId;
use crate::primitives::time::after;
use crate::storage::error::StorageError;

/// A house that never planned reminders catches up on those of the last day, in seconds.
const FIRST: i64 = 24 * 60 * 60;
/// Messages of one portion that are written side by side.
const SIDE_BY_SIDE: usize = 4;

/// What is due at a moment.
#[derive(Debug, Clone)]
pub struct Due {
    pub days: Vec<DueDay>,
    /// Planning it all has come this far.
    pub until: Timestamp,
}

/// What planning came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Planned {
    /// Messages that wait from now on.
    pub queued: u32,
    /// Were there already.
    pub known: u32,
    /// Could not be written, and are due again in the next run.
    pub failed: u32,
}

impl std::ops::AddAssign for Planned {
    fn add_assign(&mut self, other: Self) {
        let Self { queued, known, failed } = other;
        *self = Self { queued: self.queued + queued, known: self.known + known, failed: self.failed + failed };
    }
}

/// One for each way on which somebody is reminded.
fn remindings(line: &VisitLine, wishes: &Wishes, moment: Moment, place: usize, from: Timestamp) -> impl Iterator<Item = Reminding> {
    let visit = AboutVisit {
        appointment_id: line.appointment_id,
        version: line.version,
        start: Some(line.start),
        previous_start: None,
        previous_doctor: None,
        declined: false,
    };
    let (patient, start, ways) = (line.patient_id, line.start, wishes.reminder_ways());
    let channels = [(ways.mail, Channel::Mail), (ways.text, Channel::Sms)].into_iter().filter(|(wanted, _)| *wanted);
    channels.map(move |(_, channel)| Reminding { patient, visit, start, reminder: moment.reminder, place, channel, from })
}

impl Reminders {
    /// What is due now and was not planned yet. One call.
    pub async fn due(&self) -> Result<Due, StorageError> {
        let now = self.ground.clock.now();
        let (planned, mut moments) = self.store.planned().await?;
        let settings = self.settings.now();
        moments.retain(|own| !settings.reminder_offsets.contains(own));
        moments.extend(&settings.reminder_offsets);
        let planned = planned.unwrap_or_else(|| after(now, -FIRST));
        Ok(Due { days: due_days(&settings.zone, &moments, planned, now), until: now })
    }

    /// The visits of a day that are to take place and have not begun, earliest first. From the index: what changes afterwards is
    /// seen when the message is sent.
    pub async fn coming(&self, date: Date) -> Result<Vec<VisitLine>, StorageError> {
        let now = self.ground.clock.now();
        let mut lines = self.visits.to_remind_of(date).await?;
        lines.retain(|line| matches!(line.status, Status::Booked | Status::Confirmed) && line.start > now);
        Ok(lines)
    }

    /// Queues what is due for some visits of a day, at most 100, not to be sent before `from`. Nobody is kept waiting by
    /// somebody else's message that cannot be written. One call, and one for each message.
    pub async fn plan(&self, day: &DueDay, lines: &[VisitLine], from: Timestamp) -> Planned {
        let people: Vec<UserId> = lines.iter().map(|line| line.patient_id).collect();
        let wishes = match self.store.wishes_of(&people).await {
            Ok(wishes) => wishes,
            Err(error) => {
                tracing::warn!(%error, "reminders wait: what people want could not be read");
                return Planned { failed: u32::try_from(lines.len()).unwrap_or(u32::MAX), ..Planned::default() };
            }
        };
        let house = self.of_house();
        // A visit made in time may have been moved since: whoever sends reads it whole.
        let due = lines.iter().zip(&wishes).filter_map(|(line, wishes)| {
            let moment = day.due_for(line.appointment_id.made_at(), wishes, &house)?;
            Some(remindings(line, wishes, moment, place_among(moment.reminder, wishes.times(&house)), from))
        });
        let due: Vec<Reminding> = due.flatten().collect();
        let written = stream::iter(due).map(|reminding| self.queue(reminding)).buffer_unordered(SIDE_BY_SIDE);
        written
            .fold(Planned::default(), async |mut all, one| {
                all += one;
                all
            })
            .await
    }

    async fn queue(&self, reminding: Reminding) -> Planned {
        match self.notifications.remind(reminding).await {
            Ok(true) => Planned { queued: 1, ..Planned::default() },
            Ok(false) => Planned { known: 1, ..Planned::default() },
            Err(error) => {
                tracing::warn!(appointment = %reminding.visit.appointment_id, %error, "a reminder could not be queued and is due again");
                Planned { failed: 1, ..Planned::default() }
            }
        }
    }

    /// Writes down how far planning has come. One call.
    pub async fn planned(&self, until: Timestamp) -> Result<(), StorageError> {
        self.store.plan_until(until).await
    }

    /// Whether a visit as it is now was told in time to be reminded of by this reminder.
    #[must_use]
    pub fn was_told_in_time(&self, visit: &Appointment, reminder: Reminder) -> bool {
        let zone = &self.settings.now().zone;
        moment_of(zone, zone.date(visit.start), reminder).is_some_and(|moment| told_in_time(visit.told_at(), moment))
    }
}
