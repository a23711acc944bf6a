//! What the pages say once a visit was changed, or why it was not.

use super::super::model::{Appointment, Move, Status};
use super::super::service::Booked;
use super::super::views::propose::declined;
use super::super::views::taken::Lost;
use super::super::views::{banners, booking, choose, visits as view};
use super::Counter;
use super::visits::is_too_late;
use crate::access::role::Role;
use crate::web::texts::Message;

/// Why a visit cannot be moved or cancelled now, if so.
pub(super) fn why_not(counter: &Counter, visit: &Appointment, by: Move, role: Role) -> Option<Message> {
    (!counter.appointments.may(visit, by, role)).then(|| why_refused(visit, by, role))
}

/// Why it cannot, of one that cannot.
pub(super) fn why_refused(visit: &Appointment, by: Move, role: Role) -> Message {
    match by {
        Move::Reschedule if visit.status == Status::Proposed => choose::offer_not_moved(),
        _ if is_too_late(visit, role, false) => choose::too_late_to_change(),
        _ => view::not_allowed_now(),
    }
}

/// That the desk has booked for a patient, and whether it went beyond what they book themselves.
pub(super) fn booked_for(Booked { visit, beyond, .. }: &Booked) -> Message {
    let name = &visit.patient_name;
    beyond.map_or_else(|| booking::booked_for(name), |day| banners::booked_beyond(name, day))
}

/// That a patient has another visit then, to whoever books.
pub(super) const fn busy(role: Role) -> Lost {
    match role {
        Role::Receptionist => Lost::PatientsVisit,
        _ => Lost::OwnVisit,
    }
}

/// What to say of a visit that was agreed to; of an offered time, that it was accepted: whether they come is asked for later.
pub(super) fn agreed(visit: &Appointment) -> Message {
    if visit.was_accepted() { banners::accepted() } else { banners::confirmed() }
}

/// What to say of a visit that was given back; of an offered time, that it was declined.
pub(super) fn given_back(counter: &Counter, visit: &Appointment) -> Message {
    let start = counter.fill.when(visit.start);
    if visit.was_declined() { declined(start) } else { banners::cancelled(start) }
}
