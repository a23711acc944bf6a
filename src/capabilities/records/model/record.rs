//! A record as it was signed, and the line of it that lists show.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::diagnosis::DiagnosisCode;
use super::write_up::{PrescriptionLine, WriteUp};
use crate::capabilities::appointments::model::Appointment;
use crate::primitives::ids::{AppointmentId, RecordId, UserId};
use crate::primitives::text::Sensitive;

/// What a doctor signed about one visit. Never changed: what is said later is an amendment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    pub patient_id: UserId,
    /// `entry#<record>#000`.
    pub item: String,
    pub record_id: RecordId,
    pub appointment_id: AppointmentId,
    pub doctor_id: UserId,
    pub doctor_name: String,
    /// When the visit began.
    pub visit_start: Timestamp,
    /// When it was signed.
    pub written_at: Timestamp,
    #[serde(flatten)]
    pub text: WriteUp,
}

impl Record {
    /// What is signed now about a visit that has just been completed.
    #[must_use]
    pub fn of(visit: &Appointment, record_id: RecordId, text: WriteUp) -> Self {
        Self {
            patient_id: visit.patient_id,
            item: Self::entry(record_id, 0),
            record_id,
            appointment_id: visit.appointment_id,
            doctor_id: visit.doctor_id,
            doctor_name: visit.doctor_name.clone(),
            visit_start: visit.start,
            written_at: visit.changed_at,
            text,
        }
    }

    /// What the sort keys of all records and amendments begin with.
    pub const ENTRIES: &'static str = "entry#";

    /// What the sort keys of records as they were signed end with.
    pub const SIGNED: &'static str = "#000";

    /// What the sort keys of a record and of its amendments begin with.
    #[must_use]
    pub fn entries_of(record: RecordId) -> String {
        format!("{}{record}#", Self::ENTRIES)
    }

    /// The sort key of the record itself (0) or of an amendment.
    #[must_use]
    pub fn entry(record: RecordId, number: u32) -> String {
        format!("{}{number:03}", Self::entries_of(record))
    }
}

/// A record in a list, as it stands now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordLine {
    pub patient_id: UserId,
    /// `record#<record>`.
    pub item: String,
    pub record_id: RecordId,
    pub appointment_id: AppointmentId,
    pub doctor_id: UserId,
    pub doctor_name: String,
    pub visit_start: Timestamp,
    pub written_at: Timestamp,
    /// 1 as signed, one more with every amendment.
    pub version: u32,
    pub diagnosis: Sensitive<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub diagnosis_code: Option<DiagnosisCode>,
    pub prescription: Sensitive<String>,
    /// Bytes of everything that was written, amendments included.
    pub size: u32,
}

/// What of a record is not clinical: that it exists, whose it is, and which version it has.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Head {
    pub record_id: RecordId,
    /// The visit it was written about.
    pub appointment_id: AppointmentId,
    pub doctor_id: UserId,
    pub doctor_name: String,
    pub written_at: Timestamp,
    pub version: u32,
    /// Bytes of everything that was written, amendments included.
    pub size: u32,
}

/// What of a record is counted in its doctor's month: its code, and whether something was added later.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct WrittenLine {
    pub version: u32,
    #[serde(default)]
    pub diagnosis_code: Option<DiagnosisCode>,
}

impl RecordLine {
    /// What the sort keys of all lines begin with.
    pub const PREFIX: &'static str = "record#";

    /// The sort key of a record's line.
    #[must_use]
    pub fn item_of(record: RecordId) -> String {
        format!("{}{record}", Self::PREFIX)
    }
}

impl From<&Record> for RecordLine {
    fn from(record: &Record) -> Self {
        Self {
            patient_id: record.patient_id,
            item: Self::item_of(record.record_id),
            record_id: record.record_id,
            appointment_id: record.appointment_id,
            doctor_id: record.doctor_id,
            doctor_name: record.doctor_name.clone(),
            visit_start: record.visit_start,
            written_at: record.written_at,
            version: 1,
            diagnosis: record.text.diagnosis.clone(),
            diagnosis_code: record.text.diagnosis_code.clone(),
            prescription: record.text.prescription.clone(),
            size: record.text.size(),
        }
    }
}

impl WriteUp {
    /// Bytes of its texts.
    #[must_use]
    pub fn size(&self) -> u32 {
        let texts = [Some(&self.diagnosis), Some(&self.prescription), self.notes.as_ref()];
        let code = self.diagnosis_code.iter().flat_map(DiagnosisCode::texts);
        let lines = self.lines.iter().flat_map(PrescriptionLine::texts);
        bytes(texts.into_iter().flatten().chain(code).chain(lines))
    }
}

impl PrescriptionLine {
    /// Its parts that were filled in.
    pub fn texts(&self) -> impl Iterator<Item = &Sensitive<String>> {
        [Some(&self.medicine), self.dose.as_ref(), self.how_often.as_ref(), self.how_long.as_ref()].into_iter().flatten()
    }
}

pub(super) fn bytes<'a>(texts: impl Iterator<Item = &'a Sensitive<String>>) -> u32 {
    u32::try_from(texts.map(|text| text.expose().len()).sum::<usize>()).unwrap_or(u32::MAX)
}
