//! F40: what is found in made laboratory reports of many layouts, against what stands in them. Printed with `--nocapture`.
#![allow(clippy::print_stdout, reason = "what was found of what is there is shown beside the outcome")]

use caredesk::capabilities::readings::model::{Found, Mark, Printed, Text, recognise};
use caredesk::files::painter::Painter;

use crate::support::lab_corpus::labs;
use crate::support::labs::Lab;

fn told(found: &Found) -> String {
    let range = match found.range {
        None => String::new(),
        Some(Printed::Anyone(range)) => format!(" [{range}]"),
        Some(Printed::BySex { female, male }) => format!(" [f {female} m {male}]"),
        Some(Printed::OfSome) => " [of some]".to_owned(),
    };
    let mark = match found.mark {
        None => "",
        Some(Mark::High) => " high",
        Some(Mark::Low) => " low",
        Some(Mark::Some) => " star",
    };
    let unit = if found.unit.is_empty() { String::new() } else { format!(" {}", found.unit) };
    format!("{} {}{unit}{range}{mark}", found.analyte, found.value)
}

#[tokio::test]
async fn f40_values_found_in_laboratory_reports_of_many_layouts() {
    let painter = Painter::of(Some(env!("CARGO_BIN_EXE_caredesk").into()));
    let (mut all_found, mut all_expected, mut wrong) = (0, 0, Vec::new());
    let labs = labs();
    assert!(labs.len() >= 12);
    for Lab { name, pdf, expected, traps } in &labs {
        let words = painter.words(pdf).await.ok().flatten().unwrap_or_else(|| panic!("{name} was not read"));
        let text = Text::heard(&words).unwrap();
        let read = recognise(&text);
        let found: Vec<String> = read.values.iter().map(told).collect();
        let right = expected.iter().filter(|value| found.iter().any(|other| other == *value)).count();
        println!("{name}: {right} of {} values, {} lines not certain", expected.len(), read.unread);
        for value in expected.iter().filter(|value| !found.iter().any(|other| other == *value)) {
            println!("    missed: {value}");
        }
        let invented: Vec<&String> = found.iter().filter(|value| !expected.contains(&value.as_str())).collect();
        if !invented.is_empty() || read.unread != *traps {
            println!(
                "    rows: {:#?}",
                text.rows.iter().map(|row| row.cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>()).collect::<Vec<_>>()
            );
            wrong.push(format!("{name}: {invented:?}, {} lines not certain instead of {traps}", read.unread));
        }
        all_found += right;
        all_expected += expected.len();
    }
    println!("{} reports: {all_found} of {all_expected} values found", labs.len());
    assert_eq!(wrong, Vec::<String>::new(), "never a value that is not there");
    assert_eq!(all_found, all_expected);
}
