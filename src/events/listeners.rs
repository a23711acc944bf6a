//! Who is owed what by which event: one total match, so that a new event makes the compiler ask.

use super::catalogue::Event;
use crate::primitives::ids::UserId;

/// Something an event makes due. The drain writes it exactly once, in the transaction that marks the event as heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owed {
    /// The mail with the link that confirms an address.
    ConfirmationMail(UserId),
}

/// What is due when an event has been heard. The operations topic is due for every event and is the drain's second step.
#[must_use]
pub fn owed_by(event: &Event) -> Vec<Owed> {
    match event {
        Event::AccountRegistered { user_id, .. } => vec![Owed::ConfirmationMail(*user_id)],
        Event::AccountConfirmed { .. }
        | Event::RecordAvailable { .. }
        | Event::AppointmentRequested(_)
        | Event::AppointmentProposed(_)
        | Event::AppointmentBooked(_)
        | Event::AppointmentConfirmed(_)
        | Event::AppointmentRescheduled(_)
        | Event::AppointmentCancelled(_)
        | Event::AppointmentCheckedIn(_)
        | Event::AppointmentStarted(_)
        | Event::AppointmentCompleted(_)
        | Event::AppointmentNoShow(_) => vec![],
    }
}
