//! Who is owed what by which event: one total match, so that a new event makes the compiler ask.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::catalogue::{Event, OpenedBy, VisitFacts};
use crate::primitives::ids::{AppointmentId, DepartmentId, UserId};
use crate::primitives::time::Slot;

/// Something an event makes due. The drain writes it exactly once, in the transaction that marks the event as heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owed {
    /// The mail with the link that confirms an address.
    ConfirmationMail(UserId),
    /// The patient of a visit is told, and its doctor where somebody else did it.
    VisitNews(AboutVisit, VisitNews),
    /// A doctor's time is free: it is offered to whoever waits for one (F33).
    TimeIsFree { doctor: UserId, department: DepartmentId, time: Slot },
    /// A doctor's hours are free, each of their times: those of leave that was taken back, of extra hours, of days that were full by the
    /// cap before, or of weekly hours that have grown.
    HoursAreFree { by: OpenedBy, doctor: UserId, department: DepartmentId, time: Slot },
    /// A completed visit is to be paid for (F55).
    Invoice(AppointmentId),
    /// The totals of the house change (F59). One event owes at most one of these: it is one row.
    Count(Counted),
    /// The statistics of the visit's doctor count it (F60): a row of that doctor's own for each month.
    Tally(Tally),
}

/// What became of a visit, for the statistics of its doctor and department.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    pub appointment: AppointmentId,
    pub doctor: UserId,
    pub department: DepartmentId,
    pub what: Tallied,
}

/// What the statistics count, on the date a visit begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tallied {
    Made {
        start: Timestamp,
    },
    /// It is another doctor's now.
    Unmade {
        start: Timestamp,
    },
    Moved {
        from: Timestamp,
        to: Timestamp,
    },
    Cancelled {
        start: Timestamp,
    },
    /// The doctor has called the patient in: how long that took is known now.
    Started {
        start: Timestamp,
    },
    Completed {
        start: Timestamp,
    },
    Missed {
        start: Timestamp,
    },
}

/// What the patient of a visit is told about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VisitNews {
    /// The house has the request.
    Requested,
    /// The doctor offers a time.
    Proposed,
    Booked,
    /// It has another time.
    Moved,
    Cancelled,
    /// What was written up can be read.
    WrittenUp,
}

impl VisitNews {
    /// Whether the doctor has not done it themselves anyway.
    #[must_use]
    pub const fn concerns_the_doctor(self) -> bool {
        !matches!(self, Self::Proposed | Self::WrittenUp)
    }
}

/// The visit that a message is about, as it was when that became due: it is sent only while it is still true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutVisit {
    pub appointment_id: AppointmentId,
    /// Of the visit, or of what was written up about it.
    pub version: u32,
    /// When it begins, where the message says that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Timestamp>,
    /// When it began before it was moved, where the message says that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous_start: Option<Timestamp>,
    /// Whose it was before it went to another doctor, where it did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous_doctor: Option<UserId>,
    /// Of a visit that does not take place: it was a doctor's offer, and its patient said no. Known once the visit was read.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub declined: bool,
}

impl AboutVisit {
    /// One version of one visit makes one message of a kind, whatever finds out that it is due.
    #[must_use]
    pub fn cause(&self) -> String {
        format!("{}.{}", self.appointment_id, self.version)
    }
}

impl From<&VisitFacts> for AboutVisit {
    fn from(visit: &VisitFacts) -> Self {
        Self {
            appointment_id: visit.appointment_id,
            version: visit.version,
            start: Some(visit.start),
            previous_start: visit.previous_start,
            previous_doctor: visit.previous_doctor.map(|(doctor, _)| doctor),
            declined: false,
        }
    }
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
    let count = counted_by(event).map(Owed::Count);
    let mail = match event {
        Event::AccountRegistered { user_id, .. } => Some(Owed::ConfirmationMail(*user_id)),
        Event::AppointmentRequested(visit) => Some(Owed::VisitNews(visit.into(), VisitNews::Requested)),
        Event::AppointmentProposed(visit) => Some(Owed::VisitNews(visit.into(), VisitNews::Proposed)),
        Event::AppointmentBooked(visit) => Some(Owed::VisitNews(visit.into(), VisitNews::Booked)),
        Event::AppointmentRescheduled(visit) => Some(Owed::VisitNews(visit.into(), VisitNews::Moved)),
        Event::AppointmentCancelled(visit) => Some(Owed::VisitNews(visit.into(), VisitNews::Cancelled)),
        Event::RecordAvailable { appointment_id, version, .. } => {
            let about = AboutVisit {
                appointment_id: *appointment_id,
                version: *version,
                start: None,
                previous_start: None,
                previous_doctor: None,
                declined: false,
            };
            Some(Owed::VisitNews(about, VisitNews::WrittenUp))
        }
        Event::AccountConfirmed { .. }
        | Event::AvailabilityOpened { .. }
        | Event::AppointmentConfirmed(_)
        | Event::AppointmentCheckedIn(_)
        | Event::AppointmentCheckInUndone(_)
        | Event::AppointmentStarted(_)
        | Event::AppointmentCompleted(_)
        | Event::AppointmentNoShow(_)
        | Event::ReportUploaded { .. }
        | Event::EmergencyAccessOpened { .. }
        | Event::DoctorAwaitingApproval { .. }
        | Event::DoctorApproved { .. }
        | Event::DoctorRejected { .. }
        | Event::BloodStockChanged { .. }
        | Event::BloodStockLow { .. }
        | Event::InvoiceIssued { .. }
        | Event::InvoicePaid { .. }
        | Event::ClaimFiled { .. }
        | Event::ClaimDecided { .. } => None,
    };
    let tally = tallied_by(event).into_iter().map(Owed::Tally);
    count.into_iter().chain(mail).chain(freed_by(event)).chain(billed_by(event)).chain(tally).collect()
}

/// The invoice that a completed visit makes due.
fn billed_by(event: &Event) -> Option<Owed> {
    match event {
        Event::AppointmentCompleted(visit) => Some(Owed::Invoice(visit.appointment_id)),
        _ => None,
    }
}

/// What an event makes free: the time of a visit that is cancelled or moved away, the hours of leave that is taken back, of days that
/// are not full any more or of a week that has grown.
fn freed_by(event: &Event) -> Option<Owed> {
    match event {
        Event::AppointmentCancelled(visit) => {
            let time = Slot { start: visit.start, end: visit.end };
            Some(Owed::TimeIsFree { doctor: visit.doctor_id, department: visit.department_id, time })
        }
        Event::AppointmentRescheduled(visit) => {
            let (doctor, department) = visit.previous_doctor.unwrap_or((visit.doctor_id, visit.department_id));
            // A visit of a kind is as long as it was; any other is as long as the rules say, here or there.
            let lasted = visit.end.duration_since(visit.start);
            let time = |start: Timestamp| Slot { start, end: start.saturating_add(lasted).unwrap_or(start) };
            visit.previous_start.map(|start| Owed::TimeIsFree { doctor, department, time: time(start) })
        }
        Event::AvailabilityOpened { by, doctor_id, department_id, start, end, .. } => Some(Owed::HoursAreFree {
            by: by.clone(),
            doctor: *doctor_id,
            department: *department_id,
            time: Slot { start: *start, end: *end },
        }),
        _ => None,
    }
}

/// What an event tells the statistics of its doctor, and of the one before where that is another; every event about a visit that is
/// not listed here changes no number.
#[must_use]
pub fn tallied_by(event: &Event) -> Vec<Tally> {
    let Some(visit) = event.visit() else { return Vec::new() };
    let start = visit.start;
    let of = |doctor, department, what| Tally { appointment: visit.appointment_id, doctor, department, what };
    if let (Some((doctor, department)), Some(from)) = (visit.previous_doctor, visit.previous_start) {
        let made = of(visit.doctor_id, visit.department_id, Tallied::Made { start });
        return vec![of(doctor, department, Tallied::Unmade { start: from }), made];
    }
    let what = match event {
        // A yes to a request books a visit that is counted already.
        Event::AppointmentRequested(_) | Event::AppointmentProposed(_) | Event::AppointmentBooked(_) => {
            (visit.version == 1).then_some(Tallied::Made { start })
        }
        Event::AppointmentRescheduled(_) => visit.previous_start.map(|from| Tallied::Moved { from, to: start }),
        Event::AppointmentCancelled(_) => Some(Tallied::Cancelled { start }),
        Event::AppointmentStarted(_) => Some(Tallied::Started { start }),
        Event::AppointmentCompleted(_) => Some(Tallied::Completed { start }),
        Event::AppointmentNoShow(_) => Some(Tallied::Missed { start }),
        _ => None,
    };
    what.map(|what| of(visit.doctor_id, visit.department_id, what)).into_iter().collect()
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
        | Event::AvailabilityOpened { .. }
        | Event::AppointmentCheckedIn(_)
        | Event::AppointmentCheckInUndone(_)
        | Event::AppointmentStarted(_)
        | Event::AppointmentCompleted(_)
        | Event::AppointmentNoShow(_)
        | Event::RecordAvailable { .. }
        | Event::ReportUploaded { .. }
        | Event::EmergencyAccessOpened { .. }
        | Event::DoctorAwaitingApproval { .. }
        | Event::DoctorApproved { .. }
        | Event::DoctorRejected { .. }
        | Event::BloodStockChanged { .. }
        | Event::BloodStockLow { .. }
        | Event::InvoiceIssued { .. }
        | Event::InvoicePaid { .. }
        | Event::ClaimFiled { .. }
        | Event::ClaimDecided { .. }
        | Event::AccountRegistered { .. } => None,
    }
}
