//! Who is owed what by which event: one total match, so that a new event makes the compiler ask.

use jiff::Timestamp;

use super::catalogue::{Event, VisitFacts};
use crate::primitives::ids::UserId;

/// Something an event makes due. The drain writes it exactly once, in the transaction that marks the event as heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owed {
    /// The mail with the link that confirms an address.
    ConfirmationMail(UserId),
    /// The totals of the house change (F59). One event owes at most one of these: it is one row.
    Count(Counted),
}

/// What the totals of the house count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// The house has one patient more.
    PatientJoined,
    /// A visit was made; it begins then. Asked for and offered visits hold their time and count like booked ones.
    VisitMade { start: Timestamp },
    /// A visit got another time.
    VisitMoved { from: Timestamp, to: Timestamp },
    /// A visit that would have begun then does not take place.
    VisitCancelled { start: Timestamp },
}

/// What is due when an event has been heard. The operations topic is due for every event and is the drain's second step.
#[must_use]
pub fn owed_by(event: &Event) -> Vec<Owed> {
    match event {
        Event::AccountRegistered { user_id, .. } => vec![Owed::ConfirmationMail(*user_id)],
        Event::AccountConfirmed { .. }
        | Event::AppointmentRequested(_)
        | Event::AppointmentProposed(_)
        | Event::AppointmentBooked(_)
        | Event::AppointmentRescheduled(_)
        | Event::AppointmentCancelled(_) => counted_by(event).map(Owed::Count).into_iter().collect(),
        Event::AppointmentConfirmed(_)
        | Event::AppointmentCheckedIn(_)
        | Event::AppointmentStarted(_)
        | Event::AppointmentCompleted(_)
        | Event::AppointmentNoShow(_)
        | Event::RecordAvailable { .. }
        | Event::ReportUploaded { .. }
        | Event::EmergencyAccessOpened { .. }
        | Event::DoctorAwaitingApproval { .. }
        | Event::DoctorApproved { .. }
        | Event::DoctorRejected { .. } => vec![],
    }
}

/// How an event changes the totals of the house.
#[must_use]
pub fn counted_by(event: &Event) -> Option<Counted> {
    match event {
        Event::AccountConfirmed { .. } => Some(Counted::PatientJoined),
        // A yes to a request books a visit that is counted already.
        Event::AppointmentRequested(visit) | Event::AppointmentProposed(visit) | Event::AppointmentBooked(visit) => {
            (visit.version == 1).then_some(Counted::VisitMade { start: visit.start })
        }
        Event::AppointmentRescheduled(VisitFacts { start, previous_start, .. }) => {
            previous_start.map(|from| Counted::VisitMoved { from, to: *start })
        }
        Event::AppointmentCancelled(visit) => Some(Counted::VisitCancelled { start: visit.start }),
        Event::AppointmentConfirmed(_)
        | Event::AppointmentCheckedIn(_)
        | Event::AppointmentStarted(_)
        | Event::AppointmentCompleted(_)
        | Event::AppointmentNoShow(_)
        | Event::RecordAvailable { .. }
        | Event::ReportUploaded { .. }
        | Event::EmergencyAccessOpened { .. }
        | Event::DoctorAwaitingApproval { .. }
        | Event::DoctorApproved { .. }
        | Event::DoctorRejected { .. }
        | Event::AccountRegistered { .. } => None,
    }
}
