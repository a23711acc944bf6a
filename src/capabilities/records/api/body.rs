//! What a record looks like in JSON.

use serde::Serialize;

use crate::capabilities::records::model::{PrescriptionLine, Record};
use crate::capabilities::records::service::RecordError;
use crate::primitives::ids::{AppointmentId, RecordId, UserId};
use crate::primitives::text::Sensitive;
use crate::primitives::time::HospitalZone;
use crate::web::problem::Problem;
use crate::web::refusal::Refusal;

/// What was written up about one visit. Instants carry the hospital zone's offset.
#[derive(Serialize, utoipa::ToSchema)]
pub struct RecordBody {
    pub id: RecordId,
    pub patient_id: UserId,
    pub appointment_id: AppointmentId,
    pub doctor_id: UserId,
    pub doctor_name: String,
    /// When the visit began.
    #[schema(format = "date-time")]
    pub visit_start: String,
    #[schema(format = "date-time")]
    pub written_at: String,
    pub diagnosis: String,
    pub prescription: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// The medicines one by one, where the doctor listed them.
    pub lines: Vec<LineBody>,
}

/// One medicine.
#[derive(Serialize, utoipa::ToSchema)]
pub struct LineBody {
    pub medicine: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dose: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how_often: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how_long: Option<String>,
}

impl RecordBody {
    pub fn of(record: &Record, zone: &HospitalZone) -> Self {
        Self {
            id: record.record_id,
            patient_id: record.patient_id,
            appointment_id: record.appointment_id,
            doctor_id: record.doctor_id,
            doctor_name: record.doctor_name.clone(),
            visit_start: zone.rfc3339(record.visit_start),
            written_at: zone.rfc3339(record.written_at),
            diagnosis: record.text.diagnosis.expose().clone(),
            prescription: record.text.prescription.expose().clone(),
            notes: shown(record.text.notes.as_ref()),
            lines: record.text.lines.iter().map(LineBody::from).collect(),
        }
    }
}

impl From<&PrescriptionLine> for LineBody {
    fn from(line: &PrescriptionLine) -> Self {
        Self {
            medicine: line.medicine.expose().clone(),
            dose: shown(line.dose.as_ref()),
            how_often: shown(line.how_often.as_ref()),
            how_long: shown(line.how_long.as_ref()),
        }
    }
}

fn shown(text: Option<&Sensitive<String>>) -> Option<String> {
    text.map(|text| text.expose().clone())
}

/// The one place where a record error becomes a refusal.
impl From<RecordError> for Refusal {
    fn from(error: RecordError) -> Self {
        match error {
            RecordError::NotFound => Self::NotFound,
            RecordError::NotAllowedNow => Problem::NotAllowedNow.into(),
            RecordError::Stale => Self::StaleVersion,
            RecordError::Storage(error) => error.into(),
        }
    }
}
