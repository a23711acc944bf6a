//! THE LIST of events: one enum, dotted names, ids and instants only. Never a name, a reason or a clinical word.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::primitives::ids::{
    AppointmentId, ClaimId, DepartmentId, EmergencyAccessId, ExceptionId, InvoiceId, RecordId, ReportId, RuleId, UserId,
};
use crate::primitives::people::BloodGroup;

/// What an appointment event says of the visit: enough for a subscriber to act, nothing about the patient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitFacts {
    pub appointment_id: AppointmentId,
    /// The visit's version after this event; versions of one visit are 1, 2, 3 … without a gap.
    pub version: u32,
    pub doctor_id: UserId,
    pub department_id: DepartmentId,
    pub start: Timestamp,
    pub end: Timestamp,
    /// Of a visit that got another time: when it would have begun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous_start: Option<Timestamp>,
    /// Of a visit that got another doctor with its time: with whom, and in which department, it would have been.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous_doctor: Option<(UserId, DepartmentId)>,
}

/// What opened a doctor's hours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum OpenedBy {
    /// Leave or closed time was taken back, or extra hours were added.
    Exception { exception_id: ExceptionId },
    /// The daily cap was raised or taken away: days are open that were full by it.
    CapRaised {
        /// How many visits a day the doctor took before, at most.
        cap_before: u16,
        /// The version of the doctor that raised it.
        doctor_version: u32,
    },
    /// There are more weekly hours for patients than before, or bookings are taken in them again.
    Rules {
        /// The weekly rules that may make visits which were not there before.
        rule_ids: Vec<RuleId>,
        /// The version of the doctor that has them.
        doctor_version: u32,
        /// The first date of the hospital on which they may; absent: no rule says one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        first_date: Option<Date>,
        /// The last one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        last_date: Option<Date>,
    },
}

/// A fact others may act on. Written in the transaction that makes it true, published at least once and in order per subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", content = "facts")]
pub enum Event {
    /// A patient asks for a time with a doctor who approves each visit; the time is held.
    #[serde(rename = "appointment.requested")]
    AppointmentRequested(VisitFacts),
    /// A doctor offers a patient a time; the time is held.
    #[serde(rename = "appointment.proposed")]
    AppointmentProposed(VisitFacts),
    /// A patient now has a time.
    #[serde(rename = "appointment.booked")]
    AppointmentBooked(VisitFacts),
    /// Both sides know that the visit takes place.
    #[serde(rename = "appointment.confirmed")]
    AppointmentConfirmed(VisitFacts),
    /// The visit has another time; the old one is free.
    #[serde(rename = "appointment.rescheduled")]
    AppointmentRescheduled(VisitFacts),
    /// The visit does not take place; its time is free.
    #[serde(rename = "appointment.cancelled")]
    AppointmentCancelled(VisitFacts),
    /// The patient has arrived.
    #[serde(rename = "appointment.checked_in")]
    AppointmentCheckedIn(VisitFacts),
    /// The patient is not here after all: the visit stands as before.
    #[serde(rename = "appointment.check_in_undone")]
    AppointmentCheckInUndone(VisitFacts),
    /// The doctor has called the patient in.
    #[serde(rename = "appointment.started")]
    AppointmentStarted(VisitFacts),
    /// The visit is written up.
    #[serde(rename = "appointment.completed")]
    AppointmentCompleted(VisitFacts),
    /// The patient did not come.
    #[serde(rename = "appointment.no_show")]
    AppointmentNoShow(VisitFacts),
    /// A doctor's leave or closed time was taken back, extra hours were added, their daily cap was raised, their weekly hours have grown, or
    /// they can be booked anew or in another department: their times in it may be free. Each is a subject of its own, with this one
    /// version: leave is taken back once, extra hours are added once, and a cap is raised or weekly hours grow once in a version of its
    /// doctor.
    #[serde(rename = "availability.opened")]
    AvailabilityOpened {
        #[serde(flatten)]
        by: OpenedBy,
        /// 1.
        version: u32,
        doctor_id: UserId,
        department_id: DepartmentId,
        start: Timestamp,
        end: Timestamp,
    },
    /// A patient can read what was written up about a visit. Its own subject: the visit tells `appointment.completed`.
    #[serde(rename = "record.available")]
    RecordAvailable { record_id: RecordId, version: u32, appointment_id: AppointmentId, doctor_id: UserId },
    /// A file was added to a patient's records and found good: whoever may read them can take it.
    #[serde(rename = "report.uploaded")]
    ReportUploaded { report_id: ReportId, version: u32 },
    /// A doctor opened the record of a patient who is not in their care: an administrator is to look at it.
    #[serde(rename = "emergency_access.opened")]
    EmergencyAccessOpened { access_id: EmergencyAccessId, version: u32, doctor_id: UserId },
    /// Somebody has asked for an account; it works once the mailed link is followed.
    #[serde(rename = "account.registered")]
    AccountRegistered { user_id: UserId, version: u32 },
    /// The mailed link was followed: sign-in works from now on. Only of patients: the house has one more of them.
    #[serde(rename = "account.confirmed")]
    AccountConfirmed { user_id: UserId, version: u32 },
    /// A doctor applies and has confirmed the address: an administrator is to decide.
    #[serde(rename = "doctor.awaiting_approval")]
    DoctorAwaitingApproval { user_id: UserId, version: u32 },
    /// A doctor who applied works here from now on.
    #[serde(rename = "doctor.approved")]
    DoctorApproved { user_id: UserId, version: u32 },
    /// A doctor who applied was not taken.
    #[serde(rename = "doctor.rejected")]
    DoctorRejected { user_id: UserId, version: u32 },
    /// The stock of a blood group is another one; `units` can be used now.
    #[serde(rename = "blood.stock_changed")]
    BloodStockChanged { blood_group: BloodGroup, version: u32, units: u32 },
    /// It has fallen below `blood_low_units`: once, and again only after it was not below.
    #[serde(rename = "blood.stock_low")]
    BloodStockLow { blood_group: BloodGroup, version: u32, units: u32 },
    /// A completed visit is to be paid for.
    #[serde(rename = "invoice.issued")]
    InvoiceIssued { invoice_id: InvoiceId, version: u32, appointment_id: AppointmentId, department_id: DepartmentId },
    /// All of it is paid.
    #[serde(rename = "invoice.paid")]
    InvoicePaid { invoice_id: InvoiceId, version: u32, department_id: DepartmentId },
    /// An insurer is to be asked to pay for an invoice.
    #[serde(rename = "claim.filed")]
    ClaimFiled { claim_id: ClaimId, version: u32, invoice_id: InvoiceId, department_id: DepartmentId },
    /// The insurer has said yes or no, which is not told here.
    #[serde(rename = "claim.decided")]
    ClaimDecided { claim_id: ClaimId, version: u32, invoice_id: InvoiceId, department_id: DepartmentId },
}

impl Event {
    /// The names of all of them, in the order of the list.
    pub const NAMES: &'static [&'static str] = &[
        "appointment.requested",
        "appointment.proposed",
        "appointment.booked",
        "appointment.confirmed",
        "appointment.rescheduled",
        "appointment.cancelled",
        "appointment.checked_in",
        "appointment.check_in_undone",
        "appointment.started",
        "appointment.completed",
        "appointment.no_show",
        "availability.opened",
        "record.available",
        "report.uploaded",
        "emergency_access.opened",
        "account.registered",
        "account.confirmed",
        "doctor.awaiting_approval",
        "doctor.approved",
        "doctor.rejected",
        "blood.stock_changed",
        "blood.stock_low",
        "invoice.issued",
        "invoice.paid",
        "claim.filed",
        "claim.decided",
    ];

    /// The dotted name, as in the catalogue of F43 and in the SNS attribute `event`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::AppointmentRequested(_) => "appointment.requested",
            Self::AppointmentProposed(_) => "appointment.proposed",
            Self::AppointmentBooked(_) => "appointment.booked",
            Self::AppointmentConfirmed(_) => "appointment.confirmed",
            Self::AppointmentRescheduled(_) => "appointment.rescheduled",
            Self::AppointmentCancelled(_) => "appointment.cancelled",
            Self::AppointmentCheckedIn(_) => "appointment.checked_in",
            Self::AppointmentCheckInUndone(_) => "appointment.check_in_undone",
            Self::AppointmentStarted(_) => "appointment.started",
            Self::AppointmentCompleted(_) => "appointment.completed",
            Self::AppointmentNoShow(_) => "appointment.no_show",
            Self::AvailabilityOpened { .. } => "availability.opened",
            Self::RecordAvailable { .. } => "record.available",
            Self::ReportUploaded { .. } => "report.uploaded",
            Self::EmergencyAccessOpened { .. } => "emergency_access.opened",
            Self::AccountRegistered { .. } => "account.registered",
            Self::AccountConfirmed { .. } => "account.confirmed",
            Self::DoctorAwaitingApproval { .. } => "doctor.awaiting_approval",
            Self::DoctorApproved { .. } => "doctor.approved",
            Self::DoctorRejected { .. } => "doctor.rejected",
            Self::BloodStockChanged { .. } => "blood.stock_changed",
            Self::BloodStockLow { .. } => "blood.stock_low",
            Self::InvoiceIssued { .. } => "invoice.issued",
            Self::InvoicePaid { .. } => "invoice.paid",
            Self::ClaimFiled { .. } => "claim.filed",
            Self::ClaimDecided { .. } => "claim.decided",
        }
    }

    /// What of the visit it tells, if it is about one.
    #[must_use]
    pub const fn visit(&self) -> Option<&VisitFacts> {
        match self {
            Self::AppointmentRequested(facts)
            | Self::AppointmentProposed(facts)
            | Self::AppointmentBooked(facts)
            | Self::AppointmentConfirmed(facts)
            | Self::AppointmentRescheduled(facts)
            | Self::AppointmentCancelled(facts)
            | Self::AppointmentCheckedIn(facts)
            | Self::AppointmentCheckInUndone(facts)
            | Self::AppointmentStarted(facts)
            | Self::AppointmentCompleted(facts)
            | Self::AppointmentNoShow(facts) => Some(facts),
            Self::AvailabilityOpened { .. }
            | Self::RecordAvailable { .. }
            | Self::ReportUploaded { .. }
            | Self::EmergencyAccessOpened { .. }
            | Self::AccountRegistered { .. }
            | Self::AccountConfirmed { .. }
            | Self::DoctorAwaitingApproval { .. }
            | Self::DoctorApproved { .. }
            | Self::DoctorRejected { .. }
            | Self::BloodStockChanged { .. }
            | Self::BloodStockLow { .. }
            | Self::InvoiceIssued { .. }
            | Self::InvoicePaid { .. }
            | Self::ClaimFiled { .. }
            | Self::ClaimDecided { .. } => None,
        }
    }

    /// The department it concerns, for filters of the topic.
    #[must_use]
    pub fn department(&self) -> Option<DepartmentId> {
        match self {
            Self::AvailabilityOpened { department_id, .. }
            | Self::InvoiceIssued { department_id, .. }
            | Self::InvoicePaid { department_id, .. }
            | Self::ClaimFiled { department_id, .. }
            | Self::ClaimDecided { department_id, .. } => Some(*department_id),
            _ => self.visit().map(|visit| visit.department_id),
        }
    }

    /// Whose story it is part of: events of one subject are published in the order of their versions.
    #[must_use]
    pub fn subject(&self) -> String {
        match (self, self.visit()) {
            (_, Some(facts)) => facts.appointment_id.to_string(),
            (Self::AvailabilityOpened { by, doctor_id, .. }, _) => match by {
                OpenedBy::Exception { exception_id } => exception_id.to_string(),
                OpenedBy::CapRaised { doctor_version, .. } => format!("daily_cap/{doctor_id}/{doctor_version}"),
                OpenedBy::Rules { doctor_version, .. } => format!("weekly_hours/{doctor_id}/{doctor_version}"),
            },
            (Self::RecordAvailable { record_id, .. }, _) => record_id.to_string(),
            (Self::ReportUploaded { report_id, .. }, _) => report_id.to_string(),
            (Self::EmergencyAccessOpened { access_id, .. }, _) => access_id.to_string(),
            (
                Self::AccountRegistered { user_id, .. }
                | Self::AccountConfirmed { user_id, .. }
                | Self::DoctorAwaitingApproval { user_id, .. }
                | Self::DoctorApproved { user_id, .. }
                | Self::DoctorRejected { user_id, .. },
                _,
            ) => user_id.to_string(),
            (Self::BloodStockChanged { blood_group, .. } | Self::BloodStockLow { blood_group, .. }, _) => {
                format!("blood_bank/{}", blood_group.word())
            }
            (Self::InvoiceIssued { invoice_id, .. } | Self::InvoicePaid { invoice_id, .. }, _) => invoice_id.to_string(),
            (Self::ClaimFiled { claim_id, .. } | Self::ClaimDecided { claim_id, .. }, _) => claim_id.to_string(),
            (_, None) => String::new(),
        }
    }

    /// Its place in the subject's story, from 1.
    #[must_use]
    pub fn version(&self) -> u32 {
        match (self, self.visit()) {
            (_, Some(facts)) => facts.version,
            (
                Self::AvailabilityOpened { version, .. }
                | Self::RecordAvailable { version, .. }
                | Self::ReportUploaded { version, .. }
                | Self::EmergencyAccessOpened { version, .. }
                | Self::AccountRegistered { version, .. }
                | Self::AccountConfirmed { version, .. }
                | Self::DoctorAwaitingApproval { version, .. }
                | Self::DoctorApproved { version, .. }
                | Self::DoctorRejected { version, .. }
                | Self::BloodStockChanged { version, .. }
                | Self::BloodStockLow { version, .. }
                | Self::InvoiceIssued { version, .. }
                | Self::InvoicePaid { version, .. }
                | Self::ClaimFiled { version, .. }
                | Self::ClaimDecided { version, .. },
                _,
            ) => *version,
            (_, None) => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn f43_the_names_are_those_of_the_list() {
        let list = include_str!("catalogue.rs").split("mod tests").next().unwrap();
        let renamed = list.split("#[serde(rename = \"").skip(1).filter_map(|rest| rest.split('"').next());
        assert_eq!(renamed.collect::<Vec<_>>(), Event::NAMES);
    }

    #[test]
    fn f43_whatever_opens_hours_is_a_subject_of_its_own_without_a_gap_and_is_read_as_written() {
        let id = Uuid::from_u128(1);
        let (exception_id, doctor_id) = (ExceptionId::from_uuid(id), UserId::from_uuid(id));
        let opened = |by| Event::AvailabilityOpened {
            by,
            version: 1,
            doctor_id,
            department_id: DepartmentId::from_uuid(id),
            start: "2026-11-26T09:00:00Z".parse().unwrap(),
            end: "2026-11-26T17:00:00Z".parse().unwrap(),
        };
        let raised = |doctor_version| opened(OpenedBy::CapRaised { cap_before: 4, doctor_version });
        let (first_date, rule_ids) = (Some("2026-12-01".parse().unwrap()), vec![RuleId::from_uuid(id)]);
        let grown = opened(OpenedBy::Rules { rule_ids, doctor_version: 7, first_date, last_date: None });
        let all = [opened(OpenedBy::Exception { exception_id }), raised(3), raised(7), grown];
        let [of_exception, third, seventh, of_rules] = all.each_ref().map(Event::subject);
        assert_eq!(of_rules, format!("weekly_hours/{doctor_id}/7"), "a cap may be raised in the same version");
        assert_eq!((of_exception, third), (exception_id.to_string(), format!("daily_cap/{doctor_id}/3")));
        assert_eq!(seventh, format!("daily_cap/{doctor_id}/7"), "the versions between are none of an event");
        for event in all {
            let written = serde_json::to_value(&event).unwrap();
            assert_eq!((event.version(), written["facts"]["version"].as_u64()), (1, Some(1)));
            assert_eq!(serde_json::from_value::<Event>(written).unwrap(), event);
        }
    }
}
