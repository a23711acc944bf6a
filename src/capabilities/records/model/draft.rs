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
    /// Rises with every saving, from 1; drafts of before it was counted stand at 1.
    #[serde(default = "first")]
    pub version: u32,
    pub text: Sensitive<WriteUpText>,
}

const fn first() -> u32 {
    1
}

impl Draft {
    /// What is kept of a visit that its doctor writes up, in the place of version `seen`, 0 for none.
    #[must_use]
    pub fn of(visit: &Appointment, text: WriteUpText, seen: u32, now: Timestamp) -> Self {
        Self {
            patient_id: visit.patient_id,
            item: Self::item_of(visit.appointment_id),
            doctor_id: visit.doctor_id,
            saved_at: now,
            version: seen.saturating_add(1),
            text: Sensitive::new(text),
        }
    }

    /// The sort key of an appointment's draft.
    #[must_use]
    pub fn item_of(appointment: AppointmentId) -> String {
        format!("draft#{appointment}")
    }
}
