//! What the pages of records show: `write_up` (the doctor's form), `amend` (a later change), `find_code` (a step of both),
//! `read` (lists and one record).

use jiff::Timestamp;
use serde::Serialize;

use super::model::ClinicalReader;
use crate::primitives::ids::{AppointmentId, RecordId};
use crate::primitives::time::HospitalZone;
use crate::web::frame::Audience;
use crate::web::people::{PatientRead, WhyRead};
use crate::web::render::Sample;
use crate::web::say::When;
use crate::web::texts::Message;

pub mod amend;
pub mod background;
pub mod find_code;
pub mod read;
pub mod write_up;

impl PatientRead {
    /// Of somebody who reads as a doctor: whose record, and why. `None` for the patient and for carers.
    #[must_use]
    pub fn by(reader: &ClinicalReader, zone: &HospitalZone, now: Timestamp) -> Option<Self> {
        let when = |at| When::seen_from(at, zone, zone.date(now));
        if let Some(access) = reader.emergency() {
            let (until, minutes) = (when(access.expires_at()), access.minutes_left(now));
            let why = WhyRead::Emergency { access_id: access.id(), until, minutes };
            return Some(Self::new(reader.patient(), access.patient_name().as_str(), why));
        }
        let care = reader.care()?;
        let why = WhyRead::Visit { visit: when(care.start), ahead: care.start > now, came: care.came };
        Some(Self::new(reader.patient(), &care.patient_name, why))
    }
}

/// What was written about a visit, as it is read.
#[derive(Clone, Serialize)]
pub struct Words {
    pub diagnosis: String,
    pub code: Option<CodeWords>,
    pub prescription: String,
    /// May be empty.
    pub notes: String,
    /// The medicines one by one; may be empty.
    pub lines: Vec<MedicineLine>,
}

/// A code of ICD-10-CM and what it stands for.
#[derive(Debug, Clone, Serialize)]
pub struct CodeWords {
    pub code: String,
    pub title: String,
}

impl CodeWords {
    pub(crate) fn sample() -> Self {
        Self { code: "I10".into(), title: "Essential (primary) hypertension".into() }
    }
}

/// One medicine; every part but the first may be empty.
#[derive(Clone, Serialize)]
pub struct MedicineLine {
    pub medicine: String,
    pub dose: String,
    pub how_often: String,
    pub how_long: String,
}

impl Words {
    pub(crate) fn sample() -> Self {
        let line = |medicine: &str, dose: &str, how_often: &str, how_long: &str| MedicineLine {
            medicine: medicine.into(),
            dose: dose.into(),
            how_often: how_often.into(),
            how_long: how_long.into(),
        };
        Self {
            diagnosis: "Primary hypertension, found at a check-up".into(),
            code: Some(CodeWords::sample()),
            prescription: "Amlodipine as below. Less salt; walk half an hour each day.\nCome back sooner if you feel dizzy.".into(),
            notes: "Home readings falling. Repeat potassium in two weeks.".into(),
            lines: vec![
                line("Amlodipine", "5 mg", "one tablet in the morning", "90 days"),
                line("Paracetamol", "500 mg", "when needed", ""),
            ],
        }
    }
}

fn sample_visit() -> AppointmentId {
    AppointmentId::from_uuid(uuid::Uuid::from_u128(12))
}

fn sample_record(number: u128) -> RecordId {
    RecordId::from_uuid(uuid::Uuid::from_u128(number))
}

/// Which text is meant where a form says what is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Diagnosis,
    DiagnosisCode,
    Prescription,
    Notes,
    /// Any field of a row of medicines.
    Medicine,
    Reason,
}

/// A text has `length` characters where at most `limit` fit.
pub fn too_long(part: Part, limit: u32, length: u32) -> Message {
    let key = match part {
        Part::Diagnosis => "wrong-diagnosis-too-long",
        Part::DiagnosisCode => "wrong-diagnosis-code-too-long",
        Part::Prescription => "wrong-prescription-too-long",
        Part::Notes => "wrong-notes-too-long",
        Part::Medicine => "wrong-medicine-too-long",
        Part::Reason => "wrong-amendment-reason-too-long",
    };
    Message::new(key).with("limit", limit).with("length", length)
}

/// A character that cannot be shown.
pub fn unprintable() -> Message {
    Message::new("wrong-text-unprintable")
}

/// Characters that the printed paper has no letters for.
pub fn undrawn(letters: &str) -> Message {
    Message::new("wrong-text-undrawn").with("letters", letters.to_owned())
}

/// Every page of this slice in every state.
pub fn all_samples() -> Vec<Sample> {
    let mut all = Sample::all_of::<write_up::WriteUpPage>(Audience::Doctor);
    all.extend(Sample::all_of::<amend::AmendPage>(Audience::Doctor));
    all.extend(Sample::all_of::<find_code::FindCodePage>(Audience::Doctor));
    all.extend(Sample::all_of::<background::BackgroundPage>(Audience::Patient));
    all.extend(Sample::all_of::<read::RecordList>(Audience::Patient));
    all.extend(Sample::all_of::<read::RecordList>(Audience::Doctor));
    all.extend(Sample::all_of::<read::RecordPage>(Audience::Patient));
    all.extend(Sample::all_of::<read::RecordPage>(Audience::Doctor));
    all
}
