//! What a doctor writes about a visit: diagnosis and prescription, and if wanted notes and the medicines line by line.

use serde::{Deserialize, Serialize};

use super::diagnosis::{DiagnosisCode, coded};
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::text::{self, Sensitive, TextError};

/// The most characters of a diagnosis (api.md).
pub const DIAGNOSIS_LIMIT: usize = 2_000;
/// The most characters of a prescription (api.md).
pub const PRESCRIPTION_LIMIT: usize = 4_000;
/// The most characters of notes (api.md).
pub const NOTES_LIMIT: usize = 2_000;
/// The most medicines that are listed line by line.
pub const MOST_LINES: usize = 30;
/// The most characters of each part of such a line.
pub const MEDICINE_LIMIT: usize = 120;

/// What was typed, not yet checked. A draft keeps it like this, too.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct WriteUpText {
    #[schema(max_length = 2000)]
    pub diagnosis: String,
    /// A code of ICD-10-CM; `POST /codes/diagnoses/search` finds one.
    #[schema(max_length = 100, example = "I10")]
    #[serde(default)]
    pub diagnosis_code: Option<String>,
    /// Free text; what `lines` say need not be repeated.
    #[schema(max_length = 4000)]
    pub prescription: String,
    #[schema(max_length = 2000)]
    #[serde(default)]
    pub notes: Option<String>,
    /// The medicines one by one.
    #[schema(max_items = 30)]
    #[serde(default)]
    pub lines: Vec<LineText>,
}

/// One medicine as typed.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct LineText {
    #[schema(max_length = 120, example = "Amlodipine")]
    pub medicine: String,
    #[schema(max_length = 120, example = "5 mg")]
    #[serde(default)]
    pub dose: Option<String>,
    #[schema(max_length = 120, example = "one tablet in the morning")]
    #[serde(default)]
    pub how_often: Option<String>,
    #[schema(max_length = 120, example = "90 days")]
    #[serde(default)]
    pub how_long: Option<String>,
}

/// What was written about a visit, checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteUp {
    pub diagnosis: Sensitive<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub diagnosis_code: Option<DiagnosisCode>,
    pub prescription: Sensitive<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<Sensitive<String>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<PrescriptionLine>,
}

/// One medicine: what, how much, how often, how long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrescriptionLine {
    pub medicine: Sensitive<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dose: Option<Sensitive<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how_often: Option<Sensitive<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how_long: Option<Sensitive<String>>,
}

impl WriteUpText {
    /// The texts as they are kept; every mistake is told at once.
    ///
    /// # Errors
    /// What cannot be used, by JSON pointer.
    pub fn check(&self) -> Result<WriteUp, Flaws> {
        let mut flaws = Flaws::default();
        let diagnosis = flaws.keep(required("/diagnosis", &self.diagnosis, DIAGNOSIS_LIMIT));
        let diagnosis_code = flaws.keep(coded(self.diagnosis_code.as_deref())).flatten();
        let prescription = flaws.keep(required("/prescription", &self.prescription, PRESCRIPTION_LIMIT));
        let notes = flaws.keep(optional("/notes", self.notes.as_deref(), NOTES_LIMIT)).flatten();
        let lines = checked_lines(&self.lines, &mut flaws);
        flaws.clone().none()?;
        let whole = |(diagnosis, prescription)| WriteUp { diagnosis, diagnosis_code, prescription, notes, lines };
        diagnosis.zip(prescription).map(whole).ok_or(flaws)
    }

    /// Whether this may be kept as a draft: nothing is needed yet, the code may still be looked for, every limit holds.
    ///
    /// # Errors
    /// What is too long or unprintable, by JSON pointer.
    pub fn check_draft(&self) -> Result<(), Flaws> {
        match self.check() {
            Ok(_) => Ok(()),
            Err(Flaws(flaws)) => Flaws(flaws.into_iter().filter(|flaw| !matches!(flaw.code, "required" | "unknown_code")).collect()).none(),
        }
    }
}

/// The medicines as they are kept.
pub(super) fn checked_lines(typed: &[LineText], flaws: &mut Flaws) -> Vec<PrescriptionLine> {
    if typed.len() > MOST_LINES {
        flaws.add(Flaw::too_many("/lines", MOST_LINES));
        return Vec::new();
    }
    typed.iter().enumerate().filter_map(|(place, line)| line.check(place, flaws)).collect()
}

impl LineText {
    fn check(&self, place: usize, flaws: &mut Flaws) -> Option<PrescriptionLine> {
        let part = |name: &str, typed: &str| match text::line(typed, MEDICINE_LIMIT) {
            Ok(text) => Ok(Some(Sensitive::new(text))),
            Err(TextError::Empty) => Ok(None),
            Err(error) => Err(Flaw::of_text(format!("/lines/{place}/{name}"), error)),
        };
        let medicine = part("medicine", &self.medicine);
        let medicine = flaws.keep(medicine.and_then(|text| text.ok_or_else(|| Flaw::new(format!("/lines/{place}/medicine"), "required"))));
        let mut rest = |name, typed: &Option<String>| flaws.keep(part(name, typed.as_deref().unwrap_or_default())).flatten();
        let (dose, how_often, how_long) = (rest("dose", &self.dose), rest("how_often", &self.how_often), rest("how_long", &self.how_long));
        medicine.map(|medicine| PrescriptionLine { medicine, dose, how_often, how_long })
    }
}

/// A text of several lines that must be there.
pub(super) fn required(pointer: &'static str, typed: &str, limit: usize) -> Result<Sensitive<String>, Flaw> {
    text::lines(typed, limit).map(Sensitive::new).map_err(|error| Flaw::of_text(pointer, error))
}

/// A text that may be left out; nothing but space is left out, too.
pub(super) fn optional(pointer: &'static str, typed: Option<&str>, limit: usize) -> Result<Option<Sensitive<String>>, Flaw> {
    let typed = typed.filter(|typed| !typed.trim().is_empty());
    typed.map(|typed| required(pointer, typed, limit)).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> WriteUpText {
        WriteUpText { diagnosis: "Primary hypertension".into(), prescription: "Amlodipine 5 mg".into(), ..WriteUpText::default() }
    }

    fn flaws(text: &WriteUpText) -> String {
        text.check().unwrap_err().to_string()
    }

    #[test]
    fn f37_diagnosis_and_prescription_are_needed_and_every_limit_is_told() {
        assert!(typed().check().is_ok());
        assert_eq!(flaws(&WriteUpText::default()), "/diagnosis required, /prescription required");
        let blank = WriteUpText { diagnosis: " \n ".into(), notes: Some(" ".into()), ..typed() };
        assert_eq!(flaws(&blank), "/diagnosis required");
        let fits = WriteUpText {
            diagnosis: "å".repeat(DIAGNOSIS_LIMIT),
            prescription: "å".repeat(PRESCRIPTION_LIMIT),
            notes: Some("å".repeat(NOTES_LIMIT)),
            ..WriteUpText::default()
        };
        assert!(fits.check().is_ok());
        let long = WriteUpText {
            diagnosis: fits.diagnosis + "x",
            prescription: fits.prescription + "x",
            notes: fits.notes.map(|notes| notes + "x"),
            ..WriteUpText::default()
        };
        assert_eq!(flaws(&long), "/diagnosis too_long, /prescription too_long, /notes too_long");
    }

    #[test]
    fn f37_medicines_are_listed_one_by_one_each_with_a_name() {
        let line = |medicine: &str, dose: &str| LineText { medicine: medicine.into(), dose: Some(dose.into()), ..LineText::default() };
        let kept = WriteUpText { lines: vec![line(" Amlodipine ", " "), line("Aspirin", "75 mg")], ..typed() }.check().unwrap();
        assert_eq!(kept.lines[0].medicine.expose(), "Amlodipine");
        assert_eq!((kept.lines[0].dose.clone(), kept.lines[1].dose.clone()), (None, Some(Sensitive::new("75 mg".to_owned()))));
        let wrong = WriteUpText { lines: vec![line("Aspirin", "x\ny"), line("", "5 mg"), line(&"x".repeat(121), "")], ..typed() };
        assert_eq!(flaws(&wrong), "/lines/0/dose unprintable, /lines/1/medicine required, /lines/2/medicine too_long");
        let many = WriteUpText { lines: vec![line("Aspirin", ""); MOST_LINES + 1], ..typed() };
        assert_eq!(flaws(&many), "/lines too_many");
    }

    #[test]
    fn f37_a_code_is_one_of_the_list_or_none() {
        let with = |code: &str| WriteUpText { diagnosis_code: Some(code.into()), ..typed() };
        let kept = with(" i10 ").check().unwrap().diagnosis_code.unwrap();
        assert_eq!((kept.code.expose().as_str(), kept.title.expose().as_str()), ("I10", "Essential (primary) hypertension"));
        assert_eq!(with(" ").check().unwrap().diagnosis_code, None);
        assert_eq!(flaws(&with("hypertension")), "/diagnosis_code unknown_code");
        assert_eq!(flaws(&with(&"x".repeat(101))), "/diagnosis_code too_long");
        assert!(with("hypertension").check_draft().is_ok(), "it is still looked for");
    }

    #[test]
    fn f37_a_draft_may_be_unfinished_and_not_too_long() {
        let unfinished =
            WriteUpText { lines: vec![LineText { dose: Some("5 mg".into()), ..LineText::default() }], ..WriteUpText::default() };
        assert!(unfinished.check_draft().is_ok());
        let long = WriteUpText { notes: Some("x".repeat(NOTES_LIMIT + 1)), ..unfinished };
        assert_eq!(long.check_draft().unwrap_err().to_string(), "/notes too_long");
    }

    #[test]
    fn f09_what_was_written_is_in_no_log() {
        assert!(!format!("{:?}", typed().check().unwrap()).contains("hypertension"));
    }
}
