//! What stands in the file of a treatment history: one row for each visit that was written up, as it stands now (F41).

use jiff::Timestamp;

use super::fields::plain;
use crate::capabilities::appointments::model::{Appointment, Reference};
use crate::capabilities::directory::model::VisitType;
use crate::capabilities::records::model::{History, PrescriptionLine};
use crate::primitives::text::Sensitive;
use crate::primitives::time::HospitalZone;

/// A visit that was written up.
#[derive(Debug, Clone, PartialEq)]
pub struct Treatment {
    pub history: History,
    /// `None` for one whose row is no longer kept.
    pub visit: Option<Appointment>,
    /// As it is called now; empty when it is gone.
    pub department: String,
}

/// THE LIST of columns, in the order of the file: the page and `docs/treatment-history.md` explain each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    VisitDate,
    VisitTime,
    TimeZone,
    Reference,
    Doctor,
    Department,
    VisitType,
    Diagnosis,
    DiagnosisCode,
    DiagnosisTitle,
    Prescription,
    Medicines,
    Notes,
    SignedAt,
    Amendments,
    AmendedAt,
    AmendedBy,
}

impl Column {
    /// How many there are.
    pub const COUNT: usize = 17;

    /// All of them, in order.
    pub const ALL: [Self; Self::COUNT] = [
        Self::VisitDate,
        Self::VisitTime,
        Self::TimeZone,
        Self::Reference,
        Self::Doctor,
        Self::Department,
        Self::VisitType,
        Self::Diagnosis,
        Self::DiagnosisCode,
        Self::DiagnosisTitle,
        Self::Prescription,
        Self::Medicines,
        Self::Notes,
        Self::SignedAt,
        Self::Amendments,
        Self::AmendedAt,
        Self::AmendedBy,
    ];

    /// The text that names it, and the one that says what stands in it.
    #[must_use]
    pub const fn texts(self) -> (&'static str, &'static str) {
        match self {
            Self::VisitDate => ("column-visit-date", "column-visit-date-what"),
            Self::VisitTime => ("column-visit-time", "column-visit-time-what"),
            Self::TimeZone => ("column-time-zone", "column-time-zone-what"),
            Self::Reference => ("column-reference", "column-reference-what"),
            Self::Doctor => ("column-doctor", "column-doctor-what"),
            Self::Department => ("column-department", "column-department-what"),
            Self::VisitType => ("column-visit-type", "column-visit-type-what"),
            Self::Diagnosis => ("column-diagnosis", "column-diagnosis-what"),
            Self::DiagnosisCode => ("column-diagnosis-code", "column-diagnosis-code-what"),
            Self::DiagnosisTitle => ("column-diagnosis-title", "column-diagnosis-title-what"),
            Self::Prescription => ("column-prescription", "column-prescription-what"),
            Self::Medicines => ("column-medicines", "column-medicines-what"),
            Self::Notes => ("column-notes", "column-notes-what"),
            Self::SignedAt => ("column-signed-at", "column-signed-at-what"),
            Self::Amendments => ("column-amendments", "column-amendments-what"),
            Self::AmendedAt => ("column-amended-at", "column-amended-at-what"),
            Self::AmendedBy => ("column-amended-by", "column-amended-by-what"),
        }
    }
}

impl Treatment {
    /// Its row. All times are in one zone, which stands beside them with its distance from UTC on that day.
    #[must_use]
    pub fn cells(&self, zone: &HospitalZone) -> [String; Column::COUNT] {
        let record = &self.history.record;
        let (stands, last) = (self.history.standing(), self.history.amendments.last());
        let wall = |at: Timestamp, how: &str| zone.wall(at).strftime(how).to_string();
        let written = |at: Timestamp| wall(at, "%Y-%m-%d %H:%M");
        let said = |text: Option<&Sensitive<String>>| text.map(|text| text.expose().clone()).unwrap_or_default();
        Column::ALL.map(|column| match column {
            Column::VisitDate => wall(record.visit_start, "%Y-%m-%d"),
            Column::VisitTime => wall(record.visit_start, "%H:%M"),
            Column::TimeZone => format!("{} (UTC{})", zone.name(), wall(record.visit_start, "%:z")),
            Column::Reference => Reference::of(record.appointment_id).to_string(),
            Column::Doctor => record.doctor_name.clone(),
            Column::Department => self.department.clone(),
            Column::VisitType => self.visit.as_ref().and_then(|visit| visit.visit_type).map(word).unwrap_or_default(),
            Column::Diagnosis => stands.diagnosis.expose().clone(),
            Column::DiagnosisCode => said(stands.diagnosis_code.as_ref().map(|code| &code.code)),
            Column::DiagnosisTitle => said(stands.diagnosis_code.as_ref().map(|code| &code.title)),
            Column::Prescription => stands.prescription.expose().clone(),
            Column::Medicines => stands.lines.iter().map(medicine).collect::<Vec<_>>().join("\n"),
            Column::Notes => said(stands.notes.as_ref()),
            Column::SignedAt => written(record.written_at),
            Column::Amendments => self.history.amendments.len().to_string(),
            Column::AmendedAt => last.map(|last| written(last.at)).unwrap_or_default(),
            Column::AmendedBy => last.map(|last| last.doctor_name.clone()).unwrap_or_default(),
        })
    }
}

fn word(kind: VisitType) -> String {
    plain(match kind {
        VisitType::InPerson => "in_person",
        VisitType::Video => "video",
    })
}

/// `Amlodipine, 5 mg, every morning, 30 days`: a line of the cell.
fn medicine(line: &PrescriptionLine) -> String {
    line.texts().map(|text| text.expose().as_str()).collect::<Vec<_>>().join(", ")
}
