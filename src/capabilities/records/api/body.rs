//! What a record looks like in JSON, and what a refused one is as a problem.

use serde::{Deserialize, Serialize};

use crate::capabilities::records::model::{
    Amendment, DiagnosisCode, History, LineText, PrescriptionLine, Record, RecordLine, WriteUp, WriteUpText,
};
use crate::capabilities::records::service::RecordError;
use crate::primitives::ids::{AppointmentId, RecordId, UserId};
use crate::primitives::text::Sensitive;
use crate::primitives::time::HospitalZone;
use crate::web::problem::Problem;
use crate::web::refusal::Refusal;

/// What a visit is written up with.
#[derive(Deserialize, utoipa::ToSchema)]
pub struct SigningBody {
    #[schema(max_length = 2000)]
    diagnosis: String,
    /// A code of ICD-10-CM; `POST /codes/diagnoses/search` finds one.
    #[schema(max_length = 100, example = "I10")]
    #[serde(default)]
    diagnosis_code: Option<String>,
    /// Free text; what `lines` say need not be repeated.
    #[schema(max_length = 4000)]
    prescription: String,
    #[schema(max_length = 2000)]
    #[serde(default)]
    notes: Option<String>,
    /// The medicines one by one.
    #[schema(max_items = 30)]
    #[serde(default)]
    lines: Vec<LineText>,
    /// Signs these words although a draft with others stands on the page of the visit: it is gone then.
    #[serde(default)]
    replace_draft: bool,
}

/// What was written about a visit.
#[derive(Serialize, utoipa::ToSchema)]
pub struct WriteUpBody {
    pub diagnosis: String,
    /// Where the doctor chose one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub diagnosis_code: Option<DiagnosisCodeBody>,
    pub prescription: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// The medicines one by one, where the doctor listed them.
    pub lines: Vec<LineBody>,
}

/// A code of ICD-10-CM with the title it had when it was signed.
#[derive(Serialize, utoipa::ToSchema)]
pub struct DiagnosisCodeBody {
    #[schema(example = "I10")]
    pub code: String,
    #[schema(example = "Essential (primary) hypertension")]
    pub title: String,
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

/// One record as it stands now. Instants carry the hospital zone's offset.
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
    /// When it was signed.
    #[schema(format = "date-time")]
    pub written_at: String,
    /// 1 as signed, one more with every amendment.
    pub version: u32,
    #[serde(flatten)]
    pub text: WriteUpBody,
    /// What was signed first, when it was amended since.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signed: Option<WriteUpBody>,
    /// Oldest first.
    pub amendments: Vec<AmendmentBody>,
}

/// One amendment: what has changed, by whom, when and why.
#[derive(Serialize, utoipa::ToSchema)]
pub struct AmendmentBody {
    /// 1 is the first.
    pub number: u32,
    #[schema(format = "date-time")]
    pub at: String,
    pub doctor_id: UserId,
    pub doctor_name: String,
    pub reason: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub diagnosis: Option<String>,
    /// `null` where it was taken off, absent where it stayed.
    #[schema(value_type = Option<DiagnosisCodeBody>, required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    #[expect(clippy::option_option, reason = "absent, null and a code say three different things")]
    pub diagnosis_code: Option<Option<DiagnosisCodeBody>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prescription: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<LineBody>,
}

/// One record in a list, as it stands now.
#[derive(Serialize, utoipa::ToSchema)]
pub struct RecordLineBody {
    pub id: RecordId,
    pub patient_id: UserId,
    pub appointment_id: AppointmentId,
    pub doctor_id: UserId,
    pub doctor_name: String,
    #[schema(format = "date-time")]
    pub visit_start: String,
    #[schema(format = "date-time")]
    pub written_at: String,
    pub version: u32,
    pub diagnosis: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub diagnosis_code: Option<DiagnosisCodeBody>,
    pub prescription: String,
}

impl SigningBody {
    /// The words, and the version of the draft that they may replace: 0 for none, `None` for whichever.
    pub fn parts(self) -> (WriteUpText, Option<u32>) {
        let Self { diagnosis, diagnosis_code, prescription, notes, lines, replace_draft } = self;
        let seen = if replace_draft { None } else { Some(0) };
        (WriteUpText { diagnosis, diagnosis_code, prescription, notes, lines }, seen)
    }
}

impl RecordBody {
    /// A record that has just been signed.
    pub fn signed(record: Record, zone: &HospitalZone) -> Self {
        Self::of(&History { record, amendments: Vec::new() }, zone)
    }

    pub fn of(history: &History, zone: &HospitalZone) -> Self {
        let History { record, amendments } = history;
        Self {
            id: record.record_id,
            patient_id: record.patient_id,
            appointment_id: record.appointment_id,
            doctor_id: record.doctor_id,
            doctor_name: record.doctor_name.clone(),
            visit_start: zone.rfc3339(record.visit_start),
            written_at: zone.rfc3339(record.written_at),
            version: history.version(),
            text: WriteUpBody::from(&history.standing()),
            signed: (!amendments.is_empty()).then(|| WriteUpBody::from(&record.text)),
            amendments: amendments.iter().map(|amendment| AmendmentBody::of(amendment, zone)).collect(),
        }
    }
}

impl AmendmentBody {
    pub fn of(amendment: &Amendment, zone: &HospitalZone) -> Self {
        let change = &amendment.change;
        Self {
            number: amendment.number,
            at: zone.rfc3339(amendment.at),
            doctor_id: amendment.doctor_id,
            doctor_name: amendment.doctor_name.clone(),
            reason: change.reason.expose().clone(),
            diagnosis: shown(change.diagnosis.as_ref()),
            diagnosis_code: change.diagnosis_code.as_ref().map(|new| new.code().map(DiagnosisCodeBody::from)),
            prescription: shown(change.prescription.as_ref()),
            notes: shown(change.notes.as_ref()),
            lines: change.lines.iter().map(LineBody::from).collect(),
        }
    }
}

impl RecordLineBody {
    pub fn of(line: RecordLine, zone: &HospitalZone) -> Self {
        Self {
            id: line.record_id,
            patient_id: line.patient_id,
            appointment_id: line.appointment_id,
            doctor_id: line.doctor_id,
            doctor_name: line.doctor_name,
            visit_start: zone.rfc3339(line.visit_start),
            written_at: zone.rfc3339(line.written_at),
            version: line.version,
            diagnosis: line.diagnosis.expose().clone(),
            diagnosis_code: line.diagnosis_code.as_ref().map(DiagnosisCodeBody::from),
            prescription: line.prescription.expose().clone(),
        }
    }
}

impl From<&WriteUp> for WriteUpBody {
    fn from(text: &WriteUp) -> Self {
        Self {
            diagnosis: text.diagnosis.expose().clone(),
            diagnosis_code: text.diagnosis_code.as_ref().map(DiagnosisCodeBody::from),
            prescription: text.prescription.expose().clone(),
            notes: shown(text.notes.as_ref()),
            lines: text.lines.iter().map(LineBody::from).collect(),
        }
    }
}

impl From<&DiagnosisCode> for DiagnosisCodeBody {
    fn from(code: &DiagnosisCode) -> Self {
        Self { code: code.code.expose().clone(), title: code.title.expose().clone() }
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
            RecordError::AnotherDraft => Problem::DraftExists.into(),
            RecordError::KeyReused => Problem::KeyReused.into(),
            RecordError::Storage(error) => error.into(),
        }
    }
}
