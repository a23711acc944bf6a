//! Amendments: what stands is what was signed, with everything that was amended since. Nothing is overwritten.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::diagnosis::{DiagnosisCode, NewCode, one_of_the_list};
use super::record::{Record, bytes};
use super::write_up::{
    DIAGNOSIS_LIMIT, LineText, NOTES_LIMIT, PRESCRIPTION_LIMIT, PrescriptionLine, WriteUp, checked_lines, optional, required,
};
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::{RecordId, UserId};
use crate::primitives::patch::Patch;
use crate::primitives::text::{self, Sensitive};

/// The most characters of the reason of an amendment (api.md).
pub const AMENDMENT_REASON_LIMIT: usize = 200;
/// The most amendments of one record: it stays one small query.
pub const MOST_AMENDMENTS: u32 = 50;

/// What somebody wants to amend, not yet checked. What is left out stays as it is.
#[derive(Clone, Default, Deserialize, utoipa::ToSchema)]
pub struct AmendmentText {
    #[schema(max_length = 2000)]
    #[serde(default)]
    pub diagnosis: Option<String>,
    /// A code of ICD-10-CM; `null` takes it off. Left out, it stays, whatever becomes of the diagnosis.
    #[schema(value_type = Option<String>, max_length = 100, example = "I10")]
    #[serde(default)]
    pub diagnosis_code: Patch<String>,
    /// Takes the place of the prescription and of its lines.
    #[schema(max_length = 4000)]
    #[serde(default)]
    pub prescription: Option<String>,
    #[schema(max_length = 2000)]
    #[serde(default)]
    pub notes: Option<String>,
    /// The medicines of the new prescription one by one.
    #[schema(max_items = 30)]
    #[serde(default)]
    pub lines: Vec<LineText>,
    /// Why; the patient reads it.
    #[schema(max_length = 200)]
    pub reason: String,
}

/// What an amendment changes, checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub diagnosis: Option<Sensitive<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub diagnosis_code: Option<NewCode>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prescription: Option<Sensitive<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<Sensitive<String>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<PrescriptionLine>,
    pub reason: Sensitive<String>,
}

/// One amendment as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amendment {
    pub patient_id: UserId,
    /// `entry#<record>#<number>`.
    pub item: String,
    pub record_id: RecordId,
    /// 1 is the first.
    pub number: u32,
    pub doctor_id: UserId,
    pub doctor_name: String,
    pub at: Timestamp,
    #[serde(flatten)]
    pub change: Change,
}

/// A record with everything that was amended since, oldest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    pub record: Record,
    pub amendments: Vec<Amendment>,
}

impl AmendmentText {
    /// What is changed, as it is kept; every mistake is told at once.
    ///
    /// # Errors
    /// What cannot be used, by JSON pointer.
    pub fn check(&self) -> Result<Change, Flaws> {
        let mut flaws = Flaws::default();
        let diagnosis = flaws.keep(optional("/diagnosis", self.diagnosis.as_deref(), DIAGNOSIS_LIMIT)).flatten();
        let said = self.diagnosis_code.clone().read(|typed| one_of_the_list(&typed));
        let diagnosis_code = flaws.keep(said).and_then(NewCode::of);
        let prescription = match &self.prescription {
            None if !self.lines.is_empty() => flaws.keep(required("/prescription", "", PRESCRIPTION_LIMIT)),
            typed => flaws.keep(optional("/prescription", typed.as_deref(), PRESCRIPTION_LIMIT)).flatten(),
        };
        let notes = flaws.keep(optional("/notes", self.notes.as_deref(), NOTES_LIMIT)).flatten();
        let lines = checked_lines(&self.lines, &mut flaws);
        let reason = text::line(&self.reason, AMENDMENT_REASON_LIMIT).map(Sensitive::new);
        let reason = flaws.keep(reason.map_err(|error| Flaw::of_text("/reason", error)));
        let same = diagnosis.is_none() && diagnosis_code.is_none() && prescription.is_none() && notes.is_none();
        if flaws.0.is_empty() && same {
            flaws.add(Flaw::new("/diagnosis", "nothing_amended"));
        }
        flaws.clone().none()?;
        reason.map(|reason| Change { diagnosis, diagnosis_code, prescription, notes, lines, reason }).ok_or(flaws)
    }
}

impl Change {
    /// Bytes of its texts.
    #[must_use]
    pub fn size(&self) -> u32 {
        let texts = [self.diagnosis.as_ref(), self.prescription.as_ref(), self.notes.as_ref(), Some(&self.reason)];
        let code = self.diagnosis_code.iter().filter_map(NewCode::code).flat_map(DiagnosisCode::texts);
        let lines = self.lines.iter().flat_map(PrescriptionLine::texts);
        bytes(texts.into_iter().flatten().chain(code).chain(lines))
    }
}

impl History {
    /// 1 as signed, one more with every amendment.
    #[must_use]
    pub fn version(&self) -> u32 {
        self.amendments.last().map_or(0, |last| last.number) + 1
    }

    /// The record as it stands now.
    #[must_use]
    pub fn standing(&self) -> WriteUp {
        self.amendments.iter().fold(self.record.text.clone(), |stands, Amendment { change, .. }| {
            // A new prescription is whole: the old list of medicines goes with the old text.
            let (prescription, lines) = match &change.prescription {
                Some(prescription) => (prescription.clone(), change.lines.clone()),
                None => (stands.prescription, stands.lines),
            };
            WriteUp {
                diagnosis: change.diagnosis.clone().unwrap_or(stands.diagnosis),
                diagnosis_code: change.diagnosis_code.as_ref().map_or(stands.diagnosis_code, |new| new.code().cloned()),
                notes: change.notes.clone().or(stands.notes),
                prescription,
                lines,
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::capabilities::records::model::WriteUpText;
    use crate::primitives::ids::AppointmentId;

    fn user() -> UserId {
        UserId::from_uuid(Uuid::nil())
    }

    fn signed() -> Record {
        let record_id = RecordId::from_uuid(Uuid::nil());
        let line = LineText { medicine: "Amlodipine".into(), ..LineText::default() };
        let text = WriteUpText { diagnosis: "d0".into(), prescription: "p0".into(), lines: vec![line], ..WriteUpText::default() };
        Record {
            patient_id: user(),
            item: Record::entry(record_id, 0),
            record_id,
            appointment_id: AppointmentId::from_uuid(Uuid::nil()),
            doctor_id: user(),
            doctor_name: "Dr Leena Farah".into(),
            visit_start: Timestamp::UNIX_EPOCH,
            written_at: Timestamp::UNIX_EPOCH,
            text: text.check().unwrap(),
        }
    }

    fn amended(changes: Vec<AmendmentText>) -> History {
        let record = signed();
        let amendment = |(at, text): (usize, AmendmentText)| {
            let number = u32::try_from(at).unwrap() + 1;
            Amendment {
                patient_id: record.patient_id,
                item: Record::entry(record.record_id, number),
                record_id: record.record_id,
                number,
                doctor_id: record.doctor_id,
                doctor_name: record.doctor_name.clone(),
                at: Timestamp::UNIX_EPOCH,
                change: text.check().unwrap(),
            }
        };
        let amendments = changes.into_iter().enumerate().map(amendment).collect();
        History { record, amendments }
    }

    #[test]
    fn f37_an_amendment_says_what_and_why() {
        let flaws = |text: AmendmentText| text.check().unwrap_err().to_string();
        let why = || AmendmentText { reason: "typing mistake".into(), ..AmendmentText::default() };
        assert_eq!(flaws(AmendmentText { diagnosis: Some("d".into()), ..AmendmentText::default() }), "/reason required");
        assert_eq!(flaws(why()), "/diagnosis nothing_amended");
        assert_eq!(flaws(AmendmentText { diagnosis: Some(" ".into()), ..why() }), "/diagnosis nothing_amended");
        let line = LineText { medicine: "Aspirin".into(), ..LineText::default() };
        assert_eq!(flaws(AmendmentText { lines: vec![line], notes: Some("n".into()), ..why() }), "/prescription required");
        assert_eq!(flaws(AmendmentText { reason: "x".repeat(201), ..why() }), "/reason too_long");
    }

    #[test]
    fn f37_a_new_prescription_takes_the_place_of_the_old_list() {
        let only = |prescription: Option<&str>, notes: Option<&str>| AmendmentText {
            prescription: prescription.map(str::to_owned),
            notes: notes.map(str::to_owned),
            reason: "later finding".into(),
            ..AmendmentText::default()
        };
        assert_eq!(amended(vec![only(None, Some("n"))]).standing().lines.len(), 1);
        assert!(amended(vec![only(Some("p1"), None)]).standing().lines.is_empty());
    }

    #[test]
    fn f37_a_code_stays_until_it_is_changed_or_taken_off() {
        let said = |diagnosis_code| AmendmentText { diagnosis_code, reason: "the lab called".into(), ..AmendmentText::default() };
        let stands = |changes| amended(changes).standing().diagnosis_code.map(|code| code.code.expose().clone());
        let set = |code: &str| said(Patch::Set(code.to_owned()));
        let words = AmendmentText { diagnosis: Some("d1".into()), ..said(Patch::Keep) };
        assert_eq!(stands(vec![set("I10")]).as_deref(), Some("I10"));
        assert_eq!(stands(vec![set("I10"), words]).as_deref(), Some("I10"));
        assert_eq!(stands(vec![set("I10"), set("e119")]).as_deref(), Some("E11.9"));
        assert_eq!(stands(vec![set("I10"), said(Patch::Clear)]), None);
        assert_eq!(set("E11").check().unwrap_err().to_string(), "/diagnosis_code unknown_code");
        assert_eq!(set(" ").check().unwrap_err().to_string(), "/diagnosis_code required");
    }

    proptest! {
        /// What stands is the last word about each part, and what was signed stays as it was.
        #[test]
        fn f37_the_last_word_about_each_part_stands(words in prop::collection::vec((prop::option::of("[a-z]{1,4}"), prop::option::of("[a-z]{1,4}"), "[a-z]{1,4}"), 0..6)) {
            let diagnosis = words.iter().rev().find_map(|(diagnosis, ..)| diagnosis.clone()).unwrap_or_else(|| "d0".to_owned());
            let prescription = words.iter().rev().find_map(|(_, prescription, _)| prescription.clone()).unwrap_or_else(|| "p0".to_owned());
            let notes = words.last().map(|(.., notes)| notes.clone());
            let texts = words.iter().map(|(diagnosis, prescription, notes)| AmendmentText {
                diagnosis: diagnosis.clone(),
                prescription: prescription.clone(),
                notes: Some(notes.clone()),
                reason: "later finding".into(),
                ..AmendmentText::default()
            });
            let history = amended(texts.collect());
            let stands = history.standing();
            prop_assert_eq!(stands.diagnosis.expose(), &diagnosis);
            prop_assert_eq!(stands.prescription.expose(), &prescription);
            prop_assert_eq!(stands.notes.map(|notes| notes.expose().clone()), notes);
            prop_assert_eq!(history.version() as usize, words.len() + 1);
            prop_assert_eq!(history.record, signed());
        }
    }
}
