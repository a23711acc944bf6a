//! What a doctor has typed so far about a visit: kept while they are interrupted, gone with the signed record.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::write_up::WriteUpText;
use crate::capabilities::appointments::model::Appointment;
use crate::primitives::ids::{AppointmentId, UserId};
use crate::primitives::text::Sensitive;

/// A draft. Only the doctor of the visit reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    pub patient_id: UserId,
    /// `draft#<appointment>`.
    pub item: String,
    pub doctor_id: UserId,
    pub saved_at: Timestamp,
    pub text: Sensitive<WriteUpText>,
}

impl Draft {
    /// What is kept of a visit that its doctor writes up.
    #[must_use]
    pub fn of(visit: &Appointment, text: WriteUpText, now: Timestamp) -> Self {
        Self {
            patient_id: visit.patient_id,
            item: Self::item_of(visit.appointment_id),
            doctor_id: visit.doctor_id,
            saved_at: now,
            text: Sensitive::new(text),
        }
    }

    /// The sort key of an appointment's draft.
    #[must_use]
    pub fn item_of(appointment: AppointmentId) -> String {
        format!("draft#{appointment}")
    }
}
