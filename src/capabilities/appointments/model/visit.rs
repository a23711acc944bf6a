//! The appointment as it is kept, the line of it that lists show, and its clinical part.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::moves::Status;
use super::series::InSeries;
use super::token::{TakenBack, Token};
use super::video::VisitMode;
use crate::access::role::Role;
use crate::capabilities::calendar::model::{Quantum, Span};
use crate::capabilities::directory::model::{KindThen, VisitLength, VisitType};
use crate::events::catalogue::VisitFacts;
use crate::primitives::ids::{ApiKeyId, AppointmentId, DepartmentId, RecordId, UserId};
use crate::primitives::money::Money;
use crate::primitives::text::Sensitive;
use crate::primitives::time::Slot;

/// How soon the patient wants to be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    #[default]
    Routine,
    Soon,
    Urgent,
}

/// Who booked a visit, as its patient is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BookedAs {
    #[default]
    Oneself,
    /// Somebody who acts for the patient.
    Carer,
    Doctor,
    /// Reception or administration.
    Desk,
    /// No person: a program with a key of the house.
    Program,
    /// Nobody in the end: a doctor suggested it, and its patient said no. Stored as cancelled, it is told as declined by this word.
    Declined,
}

impl BookedAs {
    /// As the first happening of a visit tells.
    #[must_use]
    pub const fn of(first: &Happened) -> Self {
        match (first.program, first.carer, first.by) {
            (Some(_), _, _) => Self::Program,
            (None, Some(_), _) => Self::Carer,
            (None, None, Role::Patient) => Self::Oneself,
            (None, None, Role::Doctor) => Self::Doctor,
            (None, None, Role::Receptionist | Role::Administrator) => Self::Desk,
        }
    }

    /// The usual one is not stored.
    #[must_use]
    pub const fn is_oneself(&self) -> bool {
        matches!(self, Self::Oneself)
    }
}

/// One appointment: everything but its clinical part. One row, under 1 KB.
///
/// The doctor's ledger holds the slot and the buffer as they were when it was booked, the patient's ledger the slot;
/// both are recomputed from here, never from today's settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appointment {
    pub appointment_id: AppointmentId,
    pub status: Status,
    /// 1 at creation, one more with every move.
    pub version: u32,
    pub patient_id: UserId,
    pub patient_name: String,
    pub doctor_id: UserId,
    pub doctor_name: String,
    pub department_id: DepartmentId,
    pub start: Timestamp,
    pub end: Timestamp,
    /// Minutes kept free after it in the doctor's ledger.
    pub buffer_minutes: u16,
    /// The hospital's zone and wall time that were agreed on.
    pub zone: String,
    pub wall: String,
    /// UTC date of the start: the partition of the day's index.
    pub utc_date: String,
    pub priority: Priority,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit_type: Option<VisitType>,
    /// Which of the doctor's kinds of visits it was booked as: its length, buffer and fee are the kind's of then.
    #[serde(default, rename = "visit_kind", skip_serializing_if = "Option::is_none")]
    pub kind: Option<KindThen>,
    /// The one part that changes without a new version: no event tells of it.
    #[serde(default, skip_serializing_if = "VisitMode::is_in_person")]
    pub mode: VisitMode,
    pub requires_approval: bool,
    pub booked_by: UserId,
    /// The same as lists say it: the history forgets its oldest lines, and lists read none of it.
    #[serde(default, skip_serializing_if = "BookedAs::is_oneself")]
    pub booked_as: BookedAs,
    pub created_at: Timestamp,
    pub changed_at: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked_in_at: Option<Timestamp>,
    /// The number its patient is called by, from their arrival on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token: Option<Token>,
    /// The day that its number is of: the hospital's, in the zone it had on arrival.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token_day: Option<Date>,
    /// The waiting room where its number is shown now, of whoever has come and is not done yet: the partition of its index.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub queue: Option<String>,
    /// What it had until it was said that its patient is not here after all; gone with the next move.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken_back: Option<TakenBack>,
    /// Why it was cancelled or moved, as the person who did it said. Told to both sides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change_reason: Option<Sensitive<String>>,
    /// Where to come, as the doctor's entry said at booking.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The fee agreed on at booking.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fee: Option<Money>,
    /// Of which series it is one, where it was booked with others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<InSeries>,
    /// Where what was written up about it is kept; only of completed visits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record_id: Option<RecordId>,
    /// What happened so far, oldest first; the latest twelve.
    pub history: Vec<Happened>,
}

/// One thing that happened to an appointment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Happened {
    pub at: Timestamp,
    /// The state it reached.
    pub status: Status,
    /// It got another time.
    pub moved: bool,
    /// In which role somebody did it.
    pub by: Role,
    /// Who did it for the patient, where that was not the patient.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carer: Option<UserId>,
    /// The key of the program that did it, where no person did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub program: Option<ApiKeyId>,
    /// The patient did it by the link of a mail, not signed in.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_link: bool,
    /// Whoever stood at the entrance and knew the visit's reference and the patient's date of birth did it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub at_entrance: bool,
}

/// The row stays under 1 KB: older happenings are in the audit trail.
const HISTORY: usize = 12;

impl Appointment {
    /// Why it was moved or cancelled, as `reader` may see it: people write health into such a line, so it is between
    /// the patient and the doctor.
    #[must_use]
    pub fn change_reason_for(&self, reader: Role) -> Option<&str> {
        let reason = self.change_reason.as_ref().map(|reason| reason.expose().as_str());
        reason.filter(|_| matches!(reader, Role::Patient | Role::Doctor))
    }

    /// The history with one more happening.
    #[must_use]
    pub fn history_with(&self, happened: Happened) -> Vec<Happened> {
        let skip = (self.history.len() + 1).saturating_sub(HISTORY);
        self.history.iter().skip(skip).copied().chain([happened]).collect()
    }

    /// When its patient was last told its time: booked, moved or agreed to.
    #[must_use]
    pub fn told_at(&self) -> Timestamp {
        let mut happened = self.history.iter().enumerate().rev().filter(|(at, _)| !self.takes_arrival_back(*at));
        let told = happened.find(|(_, happened)| happened.moved || happened.status == Status::Booked);
        told.map_or(self.created_at, |(_, happened)| happened.at)
    }

    /// Whether this happening of its history, counted from 0, took an arrival back: it is the next one and leads back to before it.
    #[must_use]
    pub fn takes_arrival_back(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.history.get(before));
        let had_come = before.is_some_and(|before| before.status == Status::CheckedIn);
        had_come && self.history.get(at).is_some_and(|happened| happened.status.is_to_come())
    }

    /// Whether this happening of its history, counted from 0, is its patient's no to a time that the doctor had offered.
    #[must_use]
    pub fn is_declined(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.history.get(before));
        let was_offered = before.is_some_and(|before| before.status == Status::Proposed);
        let says_no = |happened: &Happened| happened.status == Status::Cancelled && happened.by == Role::Patient;
        was_offered && self.history.get(at).is_some_and(says_no)
    }

    /// Whether it ended so: stored as cancelled, and told as declined.
    #[must_use]
    pub fn was_declined(&self) -> bool {
        self.history.len().checked_sub(1).is_some_and(|last| self.is_declined(last))
    }

    /// Whether the last thing that happened is its patient's yes to a time that the doctor had offered.
    #[must_use]
    pub fn was_accepted(&self) -> bool {
        let mut latest = self.history.iter().rev();
        let says_yes = latest.next().is_some_and(|last| last.status == Status::Booked && last.by == Role::Patient && !last.moved);
        says_yes && latest.next().is_some_and(|before| before.status == Status::Proposed)
    }

    /// Where it stood before its patient came: booked or confirmed.
    #[must_use]
    pub fn before_arrival(&self) -> Status {
        let before = self.history.iter().rev().find(|happened| happened.status.is_to_come());
        before.map_or(Status::Booked, |happened| happened.status)
    }

    /// In which role somebody made its version so and so; `None` when that was too long ago.
    #[must_use]
    pub fn done_by(&self, version: u32) -> Option<Role> {
        let since = usize::try_from(self.version.checked_sub(version)?).ok()?;
        self.history.iter().rev().nth(since).map(|happened| happened.by)
    }

    /// The visit's time.
    #[must_use]
    pub const fn slot(&self) -> Slot {
        Slot { start: self.start, end: self.end }
    }

    /// How long another time for it has to be: a kind of visit stays as long as it is, any other is as long as the rules say.
    #[must_use]
    pub fn length(&self) -> Option<VisitLength> {
        self.kind.as_ref().and_then(|_| VisitLength::of(self.slot(), self.buffer_minutes))
    }

    /// What the doctor's ledger holds for it.
    #[must_use]
    pub fn doctor_span(&self, quantum: Quantum) -> Span {
        Span::of(self.slot(), self.buffer_minutes, quantum).unwrap_or_default()
    }

    /// What the patient's ledger holds for it.
    #[must_use]
    pub fn patient_span(&self, quantum: Quantum) -> Span {
        Span::of(self.slot(), 0, quantum).unwrap_or_default()
    }

    /// The short name people say at the desk.
    #[must_use]
    pub const fn reference(&self) -> Reference {
        Reference(self.appointment_id)
    }

    /// What its events tell.
    #[must_use]
    pub const fn facts(&self) -> VisitFacts {
        VisitFacts {
            appointment_id: self.appointment_id,
            version: self.version,
            doctor_id: self.doctor_id,
            department_id: self.department_id,
            start: self.start,
            end: self.end,
            previous_start: None,
            previous_doctor: None,
        }
    }
}

/// `CD-7K4M-29X3`: the eight random characters that end the id, in capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reference(AppointmentId);

impl Reference {
    /// The short name of an appointment.
    #[must_use]
    pub const fn of(id: AppointmentId) -> Self {
        Self(id)
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let id = self.0.to_string().to_uppercase();
        let tail = &id[id.len() - 8..];
        write!(f, "CD-{}-{}", &tail[..4], &tail[4..])
    }
}

/// What a patient says about the visit. Clinical: read by the patient and by doctors in care only (F09).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Intake {
    pub patient_id: UserId,
    /// `intake#<appointment>`.
    pub item: String,
    pub appointment_id: AppointmentId,
    pub reason: Sensitive<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub symptoms: Option<Sensitive<String>>,
    /// The doctor and the start, for the index that a doctor's day is read from.
    pub intake_doctor_id: UserId,
    pub intake_start: Timestamp,
}

impl Intake {
    /// The sort key of an appointment's intake.
    #[must_use]
    pub fn item_of(appointment: AppointmentId) -> String {
        format!("intake#{appointment}")
    }
}

/// A line of a list of visits, as the indexes hold it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitLine {
    pub appointment_id: AppointmentId,
    pub status: Status,
    pub version: u32,
    pub patient_id: UserId,
    pub patient_name: String,
    pub doctor_id: UserId,
    pub doctor_name: String,
    pub department_id: DepartmentId,
    pub start: Timestamp,
    pub end: Timestamp,
    pub priority: Priority,
    #[serde(default)]
    pub mode: VisitMode,
    #[serde(default)]
    pub checked_in_at: Option<Timestamp>,
    #[serde(default)]
    pub token: Option<Token>,
    #[serde(default)]
    pub booked_as: BookedAs,
    /// Which of the doctor's kinds of visits; absent: the usual one.
    #[serde(default, rename = "visit_kind")]
    pub kind: Option<KindThen>,
}

impl VisitLine {
    /// Whether it was a doctor's offer that its patient said no to.
    #[must_use]
    pub const fn was_declined(&self) -> bool {
        matches!((self.status, self.booked_as), (Status::Cancelled, BookedAs::Declined))
    }

    /// The word of its tag: that of its state, unless it was declined.
    #[must_use]
    pub const fn told_as(&self) -> &'static str {
        if self.was_declined() { "declined" } else { self.status.word() }
    }
}

/// Which visits a look at the whole house shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Moment {
    /// Those whose time began last, newest first.
    Begun,
    /// None has begun yet: the next ones, soonest first.
    Coming,
}

impl From<&Appointment> for VisitLine {
    fn from(visit: &Appointment) -> Self {
        Self {
            appointment_id: visit.appointment_id,
            status: visit.status,
            version: visit.version,
            patient_id: visit.patient_id,
            patient_name: visit.patient_name.clone(),
            doctor_id: visit.doctor_id,
            doctor_name: visit.doctor_name.clone(),
            department_id: visit.department_id,
            start: visit.start,
            end: visit.end,
            priority: visit.priority,
            mode: visit.mode,
            checked_in_at: visit.checked_in_at,
            token: visit.token.clone(),
            booked_as: if visit.was_declined() { BookedAs::Declined } else { visit.booked_as },
            kind: visit.kind.clone(),
        }
    }
}
