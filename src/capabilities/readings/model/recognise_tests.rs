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
fn f40_headings_and_lines_of_urine_and_of_earlier_results_are_no_values_of_now() {
    let sodium: &[&str] = &["Sodium", "80", "mmol/L"];
    let befores: [&[&[&str]]; 8] = [
        &[&["24-hour urine"]],
        &[&["URINALYSIS"], &["Blood", "Negative"]],
        &[&["URINALYSIS"], &["Blood Negative"]],
        &[&["URINE"], &["Chemistry", "Result", "Reference range"]],
        &[&["Urine test", "Result", "Unit"]],
        &[&["Previous results"]],
        &[&["Previous results 12/11/2025"], &["HAEMATOLOGY"]],
        &[&["Resultados anteriores"]],
    ];
    for before in befores {
        let lines: Vec<&[&str]> = before.iter().copied().chain([sodium]).collect();
        let read = read(&lines);
        assert_eq!((read.values, read.unread), (vec![], 1), "{before:?}");
    }
    assert_eq!(found(&[&["Urinalysis"], &["Blood", "Negative"], &["Leucocytes", "25", "/µL"]]), Vec::<String>::new());
    for line in [&["Urine", "Sodium", "80", "mmol/L"][..], &["Previous", "Sodium", "80", "mmol/L"], &["Sodium 80 mmol/L", "(urine)"]] {
        assert_eq!(found(&[line]), Vec::<String>::new(), "{line:?}");
    }
    for before in [&["Last name: Rao"][..], &["SERUM"], &["Blood test"]] {
        assert_eq!(found(&[before, sodium]), ["sodium 80 mmol/L"], "{before:?}");
    }
    assert_eq!(found(&[&["Previous results"], &["Current results"], sodium]), ["sodium 80 mmol/L"]);
    assert_eq!(found(&[&["24-hour urine"], &["Serum"], sodium]), ["sodium 80 mmol/L"]);
}

#[test]
fn f40_a_letter_without_a_name_leaves_its_line_open() {
    for line in [
        &["Sodium", "\u{fffd}80", "mmol/L"][..],
        &["Sodium", "\u{fffd}", "80", "mmol/L"],
        &["Sodium", "\u{f0a3} 80", "mmol/L"],
        &["Sodium", "8\u{fffd}", "mmol/L"],
        &["Sodium", "80\u{b9}", "mmol/L"],
    ] {
        let read = read(&[line]);
        assert_eq!((read.values, read.unread), (vec![], 1), "{line:?}");
    }
    assert_eq!(found(&[&["\u{fffd}Sodium", "80", "mmol/L"]]), Vec::<String>::new());
    assert_eq!(found(&[&["WBC", "6.1", "10⁹/L"]]), ["white_cells 6.1 10^9/L"]);
}

#[test]
fn f40_a_table_of_too_many_columns_says_nothing_of_now() {
    let mut wide = vec!["Test", "Result", "Unit"];
    wide.extend(std::iter::repeat_n("Ward", 18));
    let read = read(&[&wide[..], &["Sodium", "80", "mmol/L"]]);
    assert_eq!((read.values, read.unread), (vec![], 1));
}

#[test]
fn f40_a_range_of_some_people_is_printed_and_is_nobodys() {
    let hemoglobin = |lines: &[&[&str]]| read(lines).values.iter().map(|found| found.range).collect::<Vec<_>>();
    for line in [
        &["Haemoglobin 11.2 g/dL, pregnancy 11.0 – 14.0"][..],
        &["Haemoglobin", "11.2", "g/dL", "Female 11.0 - 14.0"],
        &["Haemoglobin", "11.2", "g/dL", "(pregnant)"],
    ] {
        assert_eq!(hemoglobin(&[line]), [Some(Printed::OfSome)], "{line:?}");
    }
    let bare: &[&str] = &["Haemoglobin", "11.2", "g/dL"];
    for below in [&["", "", "", "Pregnancy: 11.0 - 14.0"][..], &["1st trimester 11.0 - 14.0"], &["Adults:"], &["Usual 11.0 - 14.0 g/dL"]] {
        assert_eq!(hemoglobin(&[bare, below]), [Some(Printed::OfSome)], "{below:?}");
    }
    assert_eq!(hemoglobin(&[bare, &["Reviewed by the laboratory"]]), [None]);
    let whole: &[&str] = &["Haemoglobin", "11.2", "g/dL", "12.0 - 15.0"];
    assert!(matches!(hemoglobin(&[whole, &["Pregnancy: 11.0 - 14.0"]])[..], [Some(Printed::Anyone(_))]));
}

#[test]
fn f40_a_range_that_is_not_everybodys_is_no_range() {
    let range = |cell: &str| read(&[&["Ferritin", "20", "µg/L", cell]]).values[0].range;
    assert!(matches!(range("15 - 150"), Some(Printed::Anyone(_))));
    assert!(matches!(range("M: 30-400 F: 15-150"), Some(Printed::BySex { .. })));
    for partial in ["Adults: 15 - 150", "Male 30 - 400", "15 - 150 (18-50 years)", "deficient < 15"] {
        let values = read(&[&["Ferritin", "20", "µg/L", partial]]).values;
        assert!(values.iter().all(|found| found.range == Some(Printed::OfSome)), "{partial}");
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
        let read = recognise(&text(std::slice::from_ref(&line)));
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
