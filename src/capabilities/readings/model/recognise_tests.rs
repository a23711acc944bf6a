//! What lines say, and that nothing is found which is not there: properties over made lines, and cases one by one.

use proptest::prelude::*;

use super::row::{Cell, Text, TextRow};
use super::{ANALYTES, Printed, Recognised, Sign, recognise};

/// Lines of cells, 12 points apart.
fn text(lines: &[Vec<String>]) -> Text {
    let row = |(down, cells): (u16, &Vec<String>)| {
        let cell =
            |(at, text): (u16, &String)| Cell { x: 60.0 + 110.0 * f32::from(at), end: 100.0 + 110.0 * f32::from(at), text: text.clone() };
        TextRow { page: 1, y: 100.0 + 12.0 * f32::from(down), size: 9.0, cells: (0..).zip(cells).map(cell).collect() }
    };
    Text { rows: (0..).zip(lines).map(row).collect(), cut: false }
}

fn read(lines: &[&[&str]]) -> Recognised {
    let owned: Vec<Vec<String>> = lines.iter().map(|line| line.iter().map(|cell| (*cell).to_owned()).collect()).collect();
    recognise(&text(&owned))
}

/// `word value unit`, for each.
fn found(lines: &[&[&str]]) -> Vec<String> {
    read(lines).values.iter().map(|found| format!("{} {} {}", found.analyte, found.value, found.unit).trim_end().to_owned()).collect()
}

#[test]
fn f40_names_are_known_by_what_laboratories_call_them_and_longer_names_are_others() {
    for (name, word) in [
        ("Hb", Some("hemoglobin")),
        ("HGB:", Some("hemoglobin")),
        ("Hemoglobin (whole blood)", Some("hemoglobin")),
        ("HAEMOGLOBIN LEVEL", Some("hemoglobin")),
        ("Serum Hemoglobin", Some("hemoglobin")),
        ("Haemoglobin variant", None),
        ("Fetal haemoglobin", None),
        ("Haemoglobin, urine", None),
    ] {
        assert_eq!(
            found(&[&[name, "14.2", "g/dL"]]),
            word.map(|word| format!("{word} 14.2 g/dL")).into_iter().collect::<Vec<_>>(),
            "{name}"
        );
    }
    assert_eq!(found(&[&["HbA1c 5.4 %"]]), ["hba1c 5.4 %"]);
    assert_eq!(found(&[&["Hb A1c", "5.4", "%"]]), ["hba1c 5.4 %"]);
    assert_eq!(found(&[&["25-OH Vitamin D", "31", "ng/mL"]]), ["vitamin_d 31 ng/mL"]);
    assert_eq!(found(&[&["Cholesterol total / HDL ratio", "4.1"]]), Vec::<String>::new());
    assert_eq!(found(&[&["Non-HDL cholesterol", "4.1", "mmol/L"]]), Vec::<String>::new());
}

#[test]
fn f40_a_line_that_could_mean_two_things_is_counted_and_nothing_of_it_is_shown() {
    for line in [
        &["Sodium", "140 141", "mmol/L"][..],
        &["Sodium", "140", "mmol/L mg/dL"],
        &["Sodium", "140"],
        &["Sodium", "140", "mmol/L", "135 - 145", "136 - 146"],
        &["Sodium", "140", "mmol/L", "145 - 135"],
        &["Sodium", "<5", "mmol/L"],
        &["Sodium", "12-11-2026", "mmol/L"],
        &["Sodium", "140", "mmol/L", "A1234"],
        &["Sodium", "140 H L", "mmol/L"],
    ] {
        let read = read(&[line]);
        assert_eq!((read.values, read.unread), (vec![], 1), "{line:?}");
    }
}

#[test]
fn f40_what_is_not_of_the_blood_is_not_taken_for_it() {
    let lines: &[&[&str]] = &[&["URINE EXAMINATION"], &["Glucose", "5.1", "mmol/L"], &["SERUM"], &["Sodium", "140", "mmol/L"]];
    assert_eq!(found(lines), ["sodium 140 mmol/L"]);
    assert_eq!(read(lines).unread, 1);
}

#[test]
fn f40_a_range_that_is_not_everybodys_is_no_range() {
    let range = |cell: &str| read(&[&["Ferritin", "20", "µg/L", cell]]).values[0].range;
    assert!(matches!(range("15 - 150"), Some(Printed::Anyone(_))));
    assert!(matches!(range("M: 30-400 F: 15-150"), Some(Printed::BySex { .. })));
    for partial in ["Adults: 15 - 150", "Male 30 - 400", "15 - 150 (18-50 years)", "deficient < 15"] {
        let values = read(&[&["Ferritin", "20", "µg/L", partial]]).values;
        assert!(values.iter().all(|found| found.range.is_none()), "{partial}");
    }
}

fn any_number() -> impl Strategy<Value = String> {
    (0_u32..100_000, 0_usize..=3).prop_map(|(units, places)| {
        let digits = format!("{units:0width$}", width = places + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places);
        // Three places after a comma or a point could be thousands.
        if fraction.is_empty() || fraction.len() == 3 { whole.to_owned() } else { format!("{whole}.{fraction}") }
    })
}

proptest! {
    /// Name, number, unit and range in any order of columns, together in one cell or each in its own.
    #[test]
    fn f40_a_plain_line_is_read_as_it_is_written(
        analyte in 0..ANALYTES.len(), name in 0..20_usize, unit in 0..5_usize, value in any_number(),
        low in 0_u32..500, more in 1_u32..500, order in Just(vec![0_u8, 1, 2]).prop_shuffle(), together in any::<bool>(), inexact in 0_u8..3,
    ) {
        let analyte = &ANALYTES[analyte];
        let name = analyte.names[name % analyte.names.len()];
        let unit = if analyte.units.is_empty() { "" } else { analyte.units[unit % analyte.units.len()] };
        let sign = ["", "<", ">"][usize::from(inexact)];
        let parts = [format!("{sign}{value}"), unit.to_owned(), format!("{low} - {}", low + more)];
        let cells: Vec<String> = order.iter().map(|at| parts[usize::from(*at)].clone()).filter(|part| !part.is_empty()).collect();
        let line = if together { vec![format!("{name} {}", cells.join(" "))] } else { [vec![name.to_owned()], cells].concat() };
        let read = recognise(&text(&[line.clone()]));
        prop_assert_eq!(read.values.len(), 1, "{:?}", line);
        let found = &read.values[0];
        prop_assert_eq!(found.analyte.as_str(), analyte.word);
        prop_assert_eq!(found.value.number.to_string(), value);
        prop_assert_eq!(found.value.sign, [Sign::Exact, Sign::Less, Sign::More][usize::from(inexact)]);
        prop_assert_eq!(found.unit.as_str(), unit);
        let range = match found.range { Some(Printed::Anyone(range)) => range.to_string(), _ => String::new() };
        prop_assert_eq!(range, format!("{low} – {}", low + more));
    }

    /// Whatever stands in a document, every digit of a value stands in it, too.
    #[test]
    fn f40_no_text_whatever_makes_a_value_that_is_not_in_it(
        lines in proptest::collection::vec(proptest::collection::vec("[A-Za-z0-9 .,:<>/()%-]{0,18}|Sodium|Hb|mmol/L|g/dL|14.2|135 - 145", 0..6), 0..12),
    ) {
        let read = recognise(&text(&lines));
        let all: String = lines.concat().concat().chars().filter(char::is_ascii_digit).collect();
        for found in read.values {
            let digits: String = found.value.number.to_string().chars().filter(char::is_ascii_digit).collect();
            prop_assert!(all.contains(&digits), "{digits} of {all}");
        }
    }
}
