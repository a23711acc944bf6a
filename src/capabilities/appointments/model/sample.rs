//! One line of a list for unit tests: whatever a test does not care about is as ordinary as it can be.

use jiff::Timestamp;
use uuid::Uuid;

use super::{BookedAs, Priority, Status, VisitLine, VisitMode};
use crate::primitives::ids::{AppointmentId, DepartmentId, UserId};
use crate::primitives::time::after;

impl VisitLine {
    /// Half an hour, in the house.
    pub(crate) fn sample_of(number: u128, start: &str, status: Status) -> Self {
        let start: Timestamp = start.parse().unwrap();
        Self {
            appointment_id: AppointmentId::from_uuid(Uuid::from_u128(number)),
            status,
            version: 1,
            patient_id: UserId::from_uuid(Uuid::nil()),
            patient_name: "Maya Lindqvist".into(),
            doctor_id: UserId::from_uuid(Uuid::nil()),
            doctor_name: "Dr Leena Farah".into(),
            department_id: DepartmentId::from_uuid(Uuid::nil()),
            start,
            end: after(start, 1_800),
            priority: Priority::Routine,
            mode: VisitMode::InPerson,
            checked_in_at: None,
            token: None,
            booked_as: BookedAs::Oneself,
            kind: None,
        }
    }
}
