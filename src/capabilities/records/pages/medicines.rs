//! The list of medicines as a form has it: four columns, row by row.

use serde_json::json;

use super::super::model::{LineText, MOST_LINES, PrescriptionLine};
use super::super::views::write_up::{MedicineRow, medicine_missing};
use super::fill::field;
use crate::primitives::flaw::Flaws;
use crate::primitives::text::Sensitive;
use crate::web::idempotency::Fingerprint;

/// Rows at least, and empty ones at the end where more may follow.
const ROWS: usize = 5;
const EMPTY_ROWS: usize = 2;

/// The columns medicine, dose, how often and how long as lines; rows without a word are left out.
pub(super) fn lines_of(columns: [&[String]; 4]) -> Vec<LineText> {
    let [medicine, dose, how_often, how_long] = columns;
    let part = |column: &[String], row: usize| column.get(row).filter(|typed| !typed.trim().is_empty()).cloned();
    let rows = columns.map(<[String]>::len).into_iter().max().unwrap_or_default();
    let line = |row: usize| LineText {
        medicine: part(medicine, row).unwrap_or_default(),
        dose: part(dose, row),
        how_often: part(how_often, row),
        how_long: part(how_long, row),
    };
    (0..rows).map(line).filter(|line| *line != LineText::default()).collect()
}

/// Medicines that stand in a record, as they would be typed.
pub(super) fn typed(lines: &[PrescriptionLine]) -> Vec<LineText> {
    let part = |text: &Option<Sensitive<String>>| text.as_ref().map(|text| text.expose().clone());
    let line = |line: &PrescriptionLine| LineText {
        medicine: line.medicine.expose().clone(),
        dose: part(&line.dose),
        how_often: part(&line.how_often),
        how_long: part(&line.how_long),
    };
    lines.iter().map(line).collect()
}

/// The medicines as typed, and empty rows for more.
pub(super) fn rows(lines: &[LineText], flaws: &Flaws) -> Vec<MedicineRow> {
    let row = |(at, line): (usize, &LineText)| {
        let cell = |name: &str, typed: &str| field(flaws, &format!("/lines/{at}/{name}"), typed, medicine_missing);
        let part = |name: &str, typed: &Option<String>| cell(name, typed.as_deref().unwrap_or_default());
        MedicineRow {
            medicine: cell("medicine", &line.medicine),
            dose: part("dose", &line.dose),
            how_often: part("how_often", &line.how_often),
            how_long: part("how_long", &line.how_long),
        }
    };
    let mut rows: Vec<MedicineRow> = lines.iter().enumerate().map(row).collect();
    let wanted = ROWS.max((rows.len() + EMPTY_ROWS).min(MOST_LINES)).max(rows.len());
    rows.resize(wanted, MedicineRow::default());
    rows
}

/// By which a form tells whether its list was touched; nothing for an empty list.
pub(super) fn mark_of(lines: &[LineText]) -> String {
    if lines.is_empty() { String::new() } else { Fingerprint::of(&json!(lines)).as_str().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f37_rows_without_a_word_are_no_medicines() {
        let texts = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let lines = lines_of([&texts(&["", "Aspirin", ""]), &texts(&[" ", "75 mg", "5 mg"]), &[], &[]]);
        assert_eq!((lines.len(), lines[0].medicine.as_str(), lines[1].medicine.as_str()), (2, "Aspirin", ""));
        assert_eq!(rows(&lines, &Flaws::default()).len(), 5);
        assert_eq!(rows(&vec![LineText::default(); 4], &Flaws::default()).len(), 6);
        assert_eq!(rows(&vec![LineText::default(); 30], &Flaws::default()).len(), 30);
    }
}
