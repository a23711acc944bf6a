//! What an event owes, as actions of the transaction that marks it as heard.

use jiff::Timestamp;

use super::{Drain, NEWS_FOR};
use crate::access::role::Role;
use crate::capabilities::appointments::model::Status;
use crate::capabilities::notifications::model::Kind;
use crate::capabilities::overview::service as overview;
use crate::capabilities::reminders::service::ways_of;
use crate::events::catalogue::{OpenedBy, VisitFacts};
use crate::events::envelope::Envelope;
use crate::events::listeners::{AboutVisit, Owed, VisitNews};
use crate::primitives::ids::UserId;
use crate::primitives::time::after;
use crate::storage::error::StorageError;
use crate::storage::transaction::Action;

impl Drain {
    /// The actions of one thing that is due. Where the event does not say enough, its visit is read.
    pub(super) async fn what_is_owed(&self, envelope: &Envelope, owed: &Owed, now: Timestamp) -> Result<Vec<Action>, StorageError> {
        Ok(match owed {
            Owed::ConfirmationMail(person) => vec![self.notifications.confirmation_owed(envelope, *person)?],
            // What is a day old is no news any more: as a mail that could not be sent for so long.
            Owed::VisitNews(..) if after(envelope.at, NEWS_FOR) <= now => vec![],
            Owed::VisitNews(about, news) => self.visit_news(*about, *news).await?,
            Owed::TimeIsFree { doctor, department, time } => {
                // The same visit may have been one that leave had hit.
                let (changed, given_up_by) = match envelope.event.visit() {
                    Some(visit) => tokio::try_join!(self.repairs.visit_changed(visit.appointment_id, time.start), self.given_up_by(visit))?,
                    None => (None, None),
                };
                let free = self.waiting_list.time_is_free(*doctor, *department, *time, given_up_by)?;
                free.into_iter().chain(changed).collect()
            }
            Owed::HoursAreFree { by, doctor, department, time } => {
                let free = self.waiting_list.hours_are_free(by, *doctor, *department, *time)?;
                let taken_back = match by {
                    // By extra hours no visit was hit: nothing is found to withdraw.
                    OpenedBy::Exception { exception_id } => Some(self.repairs.taken_back(*exception_id)?),
                    OpenedBy::CapRaised { .. } | OpenedBy::Rules { .. } => None,
                };
                free.into_iter().chain(taken_back).collect()
            }
            Owed::Invoice(id) => match self.visits.to_tell_of(*id).await? {
                Some(visit) => self.billing.invoice_owed(&visit, after(envelope.at, NEWS_FOR) > now).await?,
                None => vec![],
            },
            Owed::Tally(tally) => self.tallied(tally).await?,
            Owed::Count(counted) => overview::counting(*counted, &self.settings.now().zone, now).into_iter().collect(),
        })
    }

    /// The patient of a visit that was cancelled or moved away, where that was their own doing, or that of whoever acts for them; nobody
    /// where the house did it. It stands on the visit: events do not name patients. One read.
    async fn given_up_by(&self, facts: &VisitFacts) -> Result<Option<UserId>, StorageError> {
        let visit = self.visits.to_tell_of(facts.appointment_id).await?;
        Ok(visit.filter(|visit| visit.done_by(facts.version) == Some(Role::Patient)).map(|visit| visit.patient_id))
    }

    /// Who is told about a visit stands on it, and on which way they want to be: events do not name patients. Two reads; of a visit of a
    /// series a third, of the message that tells of all. Nobody, when the visit is gone with its patient's data.
    async fn visit_news(&self, about: AboutVisit, news: VisitNews) -> Result<Vec<Action>, StorageError> {
        let Some(visit) = self.visits.to_tell_of(about.appointment_id).await? else { return Ok(Vec::new()) };
        let about = AboutVisit { declined: news == VisitNews::Cancelled && visit.was_declined(), ..about };
        // An offered time that was moved is offered still: its patient is to answer.
        let is_offer = news == VisitNews::Moved && visit.status == Status::Proposed;
        let to_patient = if is_offer { VisitNews::Proposed } else { news };
        // What was booked together is told together, and what changes later of each visit. One alone is no series.
        let together = visit.series.filter(|series| series.of > 1 && about.version == 1);
        let mut actions = match (together, Kind::of_several(to_patient)) {
            (Some(series), Some(kind)) => {
                let ways = ways_of(&self.storage, visit.patient_id, kind).await?;
                self.notifications.series_owed(visit.patient_id, (series.id, visit.appointment_id), kind, ways).await?
            }
            _ => {
                let ways = ways_of(&self.storage, visit.patient_id, to_patient.into()).await?;
                self.notifications.visit_owed(visit.patient_id, about, to_patient, ways)?
            }
        };
        let by_a_doctor = visit.done_by(about.version) == Some(Role::Doctor);
        // Whoever did it, the doctor whose visit it is now did not have it before.
        if news.concerns_the_doctor() && (!by_a_doctor || about.previous_doctor.is_some()) {
            actions.extend(self.notifications.doctor_owed(visit.doctor_id, about, news)?);
        }
        if let Some(before) = about.previous_doctor.filter(|before| !by_a_doctor && *before != visit.doctor_id) {
            actions.extend(self.notifications.doctor_owed(before, about, news)?);
        }
        Ok(actions)
    }
}
