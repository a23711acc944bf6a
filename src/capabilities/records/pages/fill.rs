//! From what the house knows to what a page says: records as the views want them.

use jiff::Timestamp;

use super::super::model::{
    Amendment, Background, ClinicalReader, DiagnosisCode, Gone, History, LineText, NewCode, PrescriptionLine, RecordLine, WriteUp,
    WriteUpText,
};
use super::super::views::read::{AmendmentEntry, RecordEntry, RecordPage};
use super::super::views::{self, CodeWords, MedicineLine, Part, Words};
use super::codes;
use crate::capabilities::appointments::model::Reference;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::text::Sensitive;
use crate::primitives::time::HospitalZone;
use crate::web::field::Field;
use crate::web::paper;
use crate::web::people::{ActingFor, BackgroundWords, PatientRead};
use crate::web::say::When;
use crate::web::texts::Message;

/// The hospital's words for one moment.
pub(super) struct Fill {
    zone: HospitalZone,
    now: Timestamp,
}

impl Fill {
    pub(super) const fn at(now: Timestamp, zone: HospitalZone) -> Self {
        Self { zone, now }
    }

    pub(super) fn zone(&self) -> &HospitalZone {
        &self.zone
    }

    pub(super) fn when(&self, at: Timestamp) -> When {
        When::seen_from(at, &self.zone, self.zone.date(self.now))
    }

    /// What a doctor reads of a patient's background.
    pub(super) fn background(&self, background: &Background) -> BackgroundWords {
        BackgroundWords::of(background, &self.zone, self.now)
    }

    /// Whose record a doctor reads, and why; nothing for the patient.
    pub(super) fn patient(&self, reader: &ClinicalReader) -> Option<PatientRead> {
        PatientRead::by(reader, &self.zone, self.now)
    }

    /// The lines of a list, months marked.
    pub(super) fn entries(&self, lines: &[RecordLine]) -> Vec<RecordEntry> {
        let mut last = None;
        let entry = |line: &RecordLine| {
            let start = self.when(line.visit_start);
            let month = Some((start.day.year, start.day.month));
            let opens_month = last != month;
            last = month;
            RecordEntry {
                id: line.record_id,
                start,
                doctor_name: line.doctor_name.clone(),
                diagnosis: line.diagnosis.expose().clone(),
                code: line.diagnosis_code.as_ref().map(code),
                prescription: line.prescription.expose().clone(),
                amendments: line.version.saturating_sub(1),
                opens_month,
            }
        };
        lines.iter().map(entry).collect()
    }

    pub(super) fn record(&self, reader: &ClinicalReader, history: &History, place: String) -> RecordPage {
        let History { record, amendments } = history;
        let patient = self.patient(reader);
        let acting = reader.carer().map(ActingFor::from);
        let own_name = || reader.grant().actor().name.expose().clone();
        let name = patient.as_ref().map(|patient| patient.name.clone()).or_else(|| acting.as_ref().map(|acting| acting.name.clone()));
        let may_amend = record.doctor_id == reader.grant().id() && !reader.only_reads();
        RecordPage {
            id: record.record_id,
            appointment_id: record.appointment_id,
            reference: Reference::of(record.appointment_id).to_string(),
            start: self.when(record.visit_start),
            doctor_name: record.doctor_name.clone(),
            written_at: self.when(record.written_at),
            patient_name: name.unwrap_or_else(own_name),
            stands: words(&history.standing()),
            signed: (!amendments.is_empty()).then(|| words(&record.text)),
            amendments: amendments.iter().rev().map(|amendment| self.amendment(amendment)).collect(),
            amend: may_amend.then(|| format!("{place}/{}/amend", record.record_id)),
            patient,
            acting,
            place,
        }
    }

    fn amendment(&self, amendment: &Amendment) -> AmendmentEntry {
        let change = &amendment.change;
        AmendmentEntry {
            at: self.when(amendment.at),
            doctor_name: amendment.doctor_name.clone(),
            reason: change.reason.expose().clone(),
            code_taken_off: matches!(change.diagnosis_code, Some(NewCode::Gone(Gone::TakenOff))),
            words: Words {
                diagnosis: shown(change.diagnosis.as_ref()),
                code: change.diagnosis_code.as_ref().and_then(NewCode::code).map(code),
                prescription: shown(change.prescription.as_ref()),
                notes: shown(change.notes.as_ref()),
                lines: change.lines.iter().map(medicine).collect(),
            },
        }
    }
}

pub(super) fn words(text: &WriteUp) -> Words {
    Words {
        diagnosis: text.diagnosis.expose().clone(),
        code: text.diagnosis_code.as_ref().map(code),
        prescription: text.prescription.expose().clone(),
        notes: shown(text.notes.as_ref()),
        lines: text.lines.iter().map(medicine).collect(),
    }
}

/// The same of what was typed and not signed.
pub(super) fn typed_words(text: &WriteUpText) -> Words {
    let typed = |part: &Option<String>| part.clone().unwrap_or_default();
    let code = text.diagnosis_code.as_ref();
    Words {
        diagnosis: text.diagnosis.clone(),
        code: code.map(|code| CodeWords { code: code.clone(), title: codes::title_of(code) }),
        prescription: text.prescription.clone(),
        notes: typed(&text.notes),
        lines: text.lines.iter().map(typed_medicine).collect(),
    }
}

fn typed_medicine(line: &LineText) -> MedicineLine {
    let typed = |part: &Option<String>| part.clone().unwrap_or_default();
    MedicineLine {
        medicine: line.medicine.clone(),
        dose: typed(&line.dose),
        how_often: typed(&line.how_often),
        how_long: typed(&line.how_long),
    }
}

fn code(code: &DiagnosisCode) -> CodeWords {
    CodeWords { code: code.code.expose().clone(), title: code.title.expose().clone() }
}

fn medicine(line: &PrescriptionLine) -> MedicineLine {
    MedicineLine {
        medicine: line.medicine.expose().clone(),
        dose: shown(line.dose.as_ref()),
        how_often: shown(line.how_often.as_ref()),
        how_long: shown(line.how_long.as_ref()),
    }
}

fn shown(text: Option<&Sensitive<String>>) -> String {
    text.map(|text| text.expose().clone()).unwrap_or_default()
}

/// A field with what was typed and what is wrong with it; `missing` is said when nothing was.
pub(super) fn field(flaws: &Flaws, pointer: &str, typed: &str, missing: fn() -> Message) -> Field {
    let wrong = flaws.0.iter().find(|flaw| flaw.pointer == pointer);
    Field::typed(typed, wrong.map(|flaw| message(flaw, typed, missing)))
}

fn message(flaw: &Flaw, typed: &str, missing: fn() -> Message) -> Message {
    let count = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
    match (flaw.code, flaw.numbers.first()) {
        ("too_long", Some((_, limit))) => {
            let length = i64::try_from(typed.trim().replace("\r\n", "\n").chars().count()).unwrap_or(i64::MAX);
            views::too_long(part(&flaw.pointer), count(*limit), count(length))
        }
        ("unprintable", _) => views::unprintable(),
        ("undrawn", _) => views::undrawn(&paper::undrawn(typed)),
        _ => missing(),
    }
}

fn part(pointer: &str) -> Part {
    match pointer {
        "/diagnosis" => Part::Diagnosis,
        "/diagnosis_code" => Part::DiagnosisCode,
        "/prescription" => Part::Prescription,
        "/notes" => Part::Notes,
        "/reason" => Part::Reason,
        _ => Part::Medicine,
    }
}
