//! The life of an appointment (F27): the moves table of api.md, total over state, move and role.

use serde::{Deserialize, Serialize};

use crate::access::role::Role;

/// Where an appointment stands. Every state but `Cancelled` holds its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The patient asks, the doctor answers; the time is held.
    Requested,
    /// The doctor offers, the patient answers; the time is held.
    Proposed,
    Booked,
    Confirmed,
    CheckedIn,
    InConsultation,
    Completed,
    Cancelled,
    NoShow,
}

impl Status {
    /// All of them, in the order of a life.
    pub const ALL: [Self; 9] = [
        Self::Requested,
        Self::Proposed,
        Self::Booked,
        Self::Confirmed,
        Self::CheckedIn,
        Self::InConsultation,
        Self::Completed,
        Self::Cancelled,
        Self::NoShow,
    ];

    /// Whether the visit's quanta are taken by it.
    #[must_use]
    pub const fn holds_time(self) -> bool {
        !matches!(self, Self::Cancelled)
    }

    /// Whether its patient is not here yet.
    #[must_use]
    pub const fn is_to_come(self) -> bool {
        matches!(self, Self::Requested | Self::Proposed | Self::Booked | Self::Confirmed)
    }

    /// Whether its patient is here and not seen yet: nobody cancels or moves it before that is taken back.
    #[must_use]
    pub const fn is_here(self) -> bool {
        matches!(self, Self::CheckedIn)
    }

    /// Whether its patient can be offered other times: neither an offer that they have not answered, nor under way.
    #[must_use]
    pub const fn is_movable(self) -> bool {
        matches!(self, Self::Requested | Self::Booked | Self::Confirmed)
    }

    /// Whether the visit is still to come or under way.
    #[must_use]
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Completed | Self::Cancelled | Self::NoShow)
    }

    /// The word of the API and of stored rows.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Requested => "requested",
            Self::Proposed => "proposed",
            Self::Booked => "booked",
            Self::Confirmed => "confirmed",
            Self::CheckedIn => "checked_in",
            Self::InConsultation => "in_consultation",
            Self::Completed => "completed",
            Self::Cancelled => "cancelled",
            Self::NoShow => "no_show",
        }
    }
}

/// Which states a list is narrowed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    In(Status),
    /// Every state of a visit whose patient is not here yet.
    ToCome,
}

impl Standing {
    /// Whether a visit in this state belongs into the list.
    #[must_use]
    pub fn holds(self, status: Status) -> bool {
        match self {
            Self::In(one) => one == status,
            Self::ToCome => status.is_to_come(),
        }
    }

    /// How an address says it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::In(status) => status.word(),
            Self::ToCome => "to_come",
        }
    }

    /// What an address says; `None` for any other word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        let mut known = Status::ALL.into_iter().map(Self::In).chain([Self::ToCome]);
        known.find(|standing| standing.word() == word)
    }
}

/// Something done to an appointment after it was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Move {
    Confirm,
    CheckIn,
    /// The patient is not here after all.
    UndoCheckIn,
    Start,
    Record,
    NoShow,
    Cancel,
    Reschedule,
}

impl Move {
    /// All of them.
    pub const ALL: [Self; 8] =
        [Self::Confirm, Self::CheckIn, Self::UndoCheckIn, Self::Start, Self::Record, Self::NoShow, Self::Cancel, Self::Reschedule];

    /// What the audit trail calls it.
    #[must_use]
    pub const fn deed(self) -> &'static str {
        match self {
            Self::Confirm => "appointment.confirm",
            Self::CheckIn => "appointment.check_in",
            Self::UndoCheckIn => "appointment.undo_check_in",
            Self::Start => "appointment.start",
            Self::Record => "appointment.record",
            Self::NoShow => "appointment.no_show",
            Self::Cancel => "appointment.cancel",
            Self::Reschedule => "appointment.reschedule",
        }
    }
}

/// The state a new appointment begins in.
#[must_use]
pub const fn after_create(booker: Role, requires_approval: bool) -> Status {
    match booker {
        Role::Doctor => Status::Proposed,
        Role::Patient if requires_approval => Status::Requested,
        Role::Patient | Role::Receptionist | Role::Administrator => Status::Booked,
    }
}

/// The state after a move by a role; `None` when the table has no such line.
///
/// Whoever is not here after all had booked at least; [`super::Appointment::before_arrival`] knows more. Staff say so: each arrival draws
/// a number, and patients ask the desk.
/// "Its doctor" and "its patient" are checked by the finder, which shows a person only their own appointments.
#[must_use]
pub const fn after_move(from: Status, by: Move, who: Role, requires_approval: bool) -> Option<Status> {
    use Role::{Doctor, Patient, Receptionist};
    use Status::{Booked, CheckedIn, Confirmed, InConsultation, Proposed, Requested};
    match (by, from, who) {
        (Move::Confirm, Booked, Patient | Doctor | Receptionist) => Some(Confirmed),
        (Move::CheckIn, Booked | Confirmed, Patient | Receptionist | Doctor) => Some(CheckedIn),
        (Move::Start, Booked | Confirmed | CheckedIn, Doctor) => Some(InConsultation),
        (Move::Record, Booked | Confirmed | CheckedIn | InConsultation, Doctor) => Some(Status::Completed),
        (Move::NoShow, Booked | Confirmed | CheckedIn, Doctor | Receptionist) => Some(Status::NoShow),
        (Move::Cancel, Requested | Proposed | Booked | Confirmed, _) => Some(Status::Cancelled),
        (Move::Reschedule, Requested | Booked | Confirmed, Patient) if requires_approval => Some(Requested),
        (Move::Reschedule, Requested | Booked | Confirmed, _)
        | (Move::UndoCheckIn, CheckedIn, Doctor | Receptionist)
        | (Move::Confirm, Requested, Doctor | Receptionist)
        | (Move::Confirm, Proposed, Patient) => Some(Booked),
        _ => None,
    }
}

/// The state of a time that is offered, and that its doctor does not keep any more, once staff have moved it: it stays an offer. The moves
/// table knows no other way to another time for one.
#[must_use]
pub const fn after_offer_moved(from: Status, who: Role) -> Option<Status> {
    match (from, who) {
        (Status::Proposed, Role::Doctor | Role::Receptionist | Role::Administrator) => Some(Status::Proposed),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;

    #[test]
    fn f27_only_the_moves_of_the_table_exist() {
        let mut table = String::new();
        for by in Move::ALL {
            for from in Status::ALL {
                let to: Vec<String> = Role::ALL
                    .into_iter()
                    .filter_map(|who| after_move(from, by, who, false).map(|to| format!("{}:{}", who.word(), to.word())))
                    .collect();
                if !to.is_empty() {
                    let _ = writeln!(table, "{by:?} {} -> {}", from.word(), to.join(" "));
                }
            }
        }
        insta::assert_snapshot!(table, @"
        Confirm requested -> doctor:booked receptionist:booked
        Confirm proposed -> patient:booked
        Confirm booked -> patient:confirmed doctor:confirmed receptionist:confirmed
        CheckIn booked -> patient:checked_in doctor:checked_in receptionist:checked_in
        CheckIn confirmed -> patient:checked_in doctor:checked_in receptionist:checked_in
        UndoCheckIn checked_in -> doctor:booked receptionist:booked
        Start booked -> doctor:in_consultation
        Start confirmed -> doctor:in_consultation
        Start checked_in -> doctor:in_consultation
        Record booked -> doctor:completed
        Record confirmed -> doctor:completed
        Record checked_in -> doctor:completed
        Record in_consultation -> doctor:completed
        NoShow booked -> doctor:no_show receptionist:no_show
        NoShow confirmed -> doctor:no_show receptionist:no_show
        NoShow checked_in -> doctor:no_show receptionist:no_show
        Cancel requested -> patient:cancelled doctor:cancelled receptionist:cancelled administrator:cancelled
        Cancel proposed -> patient:cancelled doctor:cancelled receptionist:cancelled administrator:cancelled
        Cancel booked -> patient:cancelled doctor:cancelled receptionist:cancelled administrator:cancelled
        Cancel confirmed -> patient:cancelled doctor:cancelled receptionist:cancelled administrator:cancelled
        Reschedule requested -> patient:booked doctor:booked receptionist:booked administrator:booked
        Reschedule booked -> patient:booked doctor:booked receptionist:booked administrator:booked
        Reschedule confirmed -> patient:booked doctor:booked receptionist:booked administrator:booked
        ");
    }

    #[test]
    fn f27_a_patient_who_needs_approval_asks_again_when_moving() {
        assert_eq!(after_create(Role::Patient, true), Status::Requested);
        assert_eq!(after_create(Role::Receptionist, true), Status::Booked);
        assert_eq!(after_create(Role::Doctor, false), Status::Proposed);
        assert_eq!(after_move(Status::Booked, Move::Reschedule, Role::Patient, true), Some(Status::Requested));
        assert_eq!(after_move(Status::Requested, Move::Reschedule, Role::Receptionist, true), Some(Status::Booked));
    }
}
