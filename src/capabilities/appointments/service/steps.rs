//! What a move makes of an appointment (F26, F27): its state and version after it, who it was, and what is told of it.

use jiff::Timestamp;

use super::Wish;
use super::token::is_there;
use crate::access::actor::Level;
use crate::access::grant::Granted;
use crate::access::role::Role;
use crate::capabilities::appointments::model::{Appointment, Arrival, BookedAs, Happened, Move, Status};
use crate::capabilities::family::model::OnBehalf;
use crate::events::catalogue::{Event, VisitFacts};
use crate::primitives::ids::{ApiKeyId, UserId};

/// Who does something with a visit, for its history.
pub(super) struct Doer {
    role: Role,
    carer: Option<UserId>,
    program: Option<ApiKeyId>,
    by_link: bool,
}

impl Doer {
    pub(super) fn of<P>(grant: &Granted<P>, carer: Option<&OnBehalf>) -> Self {
        let program = grant.actor().key.as_ref().map(|key| key.id);
        let by_link = grant.actor().level == Level::ByLink;
        Self { role: grant.role(), carer: carer.map(OnBehalf::carer), program, by_link }
    }
}

pub(super) fn moved(before: &Appointment, to: Status, by: Move, who: Doer, wish: &Wish, now: Timestamp) -> Appointment {
    let Doer { role, carer, program, by_link } = who;
    let at_entrance = wish.arrival == Arrival::AtEntrance;
    let by_link = by_link && !at_entrance;
    let is_no = by == Move::Cancel && before.status == Status::Proposed && role == Role::Patient;
    let happened = Happened { at: now, status: to, moved: by == Move::Reschedule, by: role, carer, program, by_link, at_entrance };
    Appointment {
        history: before.history_with(happened),
        status: to,
        version: before.version + 1,
        booked_as: if is_no { BookedAs::Declined } else { before.booked_as },
        changed_at: now,
        checked_in_at: if by == Move::CheckIn { Some(now) } else { before.checked_in_at },
        queue: before.queue.clone().filter(|_| is_there(to)),
        taken_back: None,
        change_reason: match by {
            // Without one of its own it has none: an earlier one is not why.
            Move::Cancel | Move::Reschedule => wish.reason.clone(),
            _ => wish.reason.clone().or_else(|| before.change_reason.clone()),
        },
        ..before.clone()
    }
}

pub(super) fn event_of(before: &Appointment, visit: &Appointment, by: Move) -> Event {
    let facts = visit.facts();
    match (by, visit.status) {
        (Move::Confirm, Status::Booked) => Event::AppointmentBooked(facts),
        (Move::Confirm, _) => Event::AppointmentConfirmed(facts),
        (Move::CheckIn, _) => Event::AppointmentCheckedIn(facts),
        (Move::UndoCheckIn, _) => Event::AppointmentCheckInUndone(facts),
        (Move::Start, _) => Event::AppointmentStarted(facts),
        (Move::Record, _) => Event::AppointmentCompleted(facts),
        (Move::NoShow, _) => Event::AppointmentNoShow(facts),
        (Move::Cancel, _) => Event::AppointmentCancelled(facts),
        (Move::Reschedule, _) => {
            let previous_doctor = (before.doctor_id != visit.doctor_id).then_some((before.doctor_id, before.department_id));
            Event::AppointmentRescheduled(VisitFacts { previous_start: Some(before.start), previous_doctor, ..facts })
        }
    }
}
