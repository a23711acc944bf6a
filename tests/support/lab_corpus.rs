//! The made reports: THE LIST of layouts.

use caredesk::web::paper::{Block, Paper};
use caredesk::web::texts::Language;

use super::labs::{Drawing, Lab};

const FOUR: [f32; 4] = [60.0, 220.0, 300.0, 400.0];

fn lab(name: &'static str, pdf: Vec<u8>, expected: &[&'static str]) -> Lab {
    Lab { name, pdf, expected: expected.to_vec(), traps: 0 }
}

/// All of them.
pub fn labs() -> Vec<Lab> {
    [tables(), pieces(), ranges(), typeset(), traps()].into_iter().flatten().collect()
}

fn tables() -> Vec<Lab> {
    let title =
        |text| Drawing::default().page().text(60.0, 790.0, 16.0, text).text(60.0, 770.0, 9.0, "Collected 12/11/2026 08:40   Sample 2345-7");
    let head: &[&str] = &["Test", "Result", "Unit", "Reference range"];
    let one_column = title("Northside Laboratory").text(60.0, 745.0, 11.0, "HAEMATOLOGY").table(
        &FOUR,
        720.0,
        &[
            head,
            &["Haemoglobin", "14.2", "g/dL", "13.0 - 17.0"],
            &["Haematocrit (PCV)", "42.5", "%", "40 - 50"],
            &["White blood cells", "11.9", "10^9/L", "4.0 - 11.0"],
            &["Platelet count", "250", "10^9/L", "150 - 400"],
            &["MCV", "88", "fL", "80 - 100"],
        ],
    );
    let flags = title("City Clinic").table(
        &[60.0, 200.0, 240.0, 300.0, 400.0],
        720.0,
        &[
            &["Analyte", "Flag", "Value", "Reference interval", "Units"],
            &["Sodium", "", "138", "[135-145]", "mmol/L"],
            &["Potassium", "H", "5.6", "[3.5-5.1]", "mmol/L"],
            &["Creatinine", "L", "48", "[60-110]", "umol/L"],
            &["Calcium (total)", "*", "2.71", "[2.15-2.55]", "mmol/L"],
        ],
    );
    let side_by_side = title("Two columns").table(
        &[40.0, 130.0, 165.0, 215.0, 310.0, 410.0, 445.0, 500.0],
        720.0,
        &[
            &["Sodium", "141", "mmol/L", "135-145", "ALT", "22", "U/L", "<40"],
            &["Chloride", "101", "mmol/L", "98-107", "AST", "31", "U/L", "<35"],
            &["Urea", "5.1", "mmol/L", "2.5-7.8", "Albumin", "43", "g/L", "35-50"],
        ],
    );
    let european = title("Laboratorio Central").table(
        &FOUR,
        720.0,
        &[
            &["Prueba", "Resultado", "Unidades", "Valores de referencia"],
            &["Hemoglobina", "14,2", "g/dL", "13,0 - 17,5"],
            &["Leucocitos", "6,34", "x10^3/µL", "4,00 – 11,00"],
            &["Plaquetas", "1.250", "x10³/µL", "150 - 450"],
            &["Glucosa en ayunas", "103", "mg/dL", "70 a 100"],
            &["Colesterol total", "187", "mg/dL", "hasta 200"],
            &["Triglicéridos", "1.104,5", "mg/dL", "< 150"],
            &["Ácido úrico", "5,8", "mg/dL", "H: 3,4-7,0 M: 2,4-5,7"],
        ],
    );
    vec![
        lab(
            "one column",
            one_column.pdf(false),
            &[
                "hemoglobin 14.2 g/dL [13.0 – 17.0]",
                "hematocrit 42.5 % [40 – 50]",
                "white_cells 11.9 10^9/L [4.0 – 11.0]",
                "platelets 250 10^9/L [150 – 400]",
                "mcv 88 fL [80 – 100]",
            ],
        ),
        lab(
            "flags, range before unit",
            flags.pdf(true),
            &[
                "sodium 138 mmol/L [135 – 145]",
                "potassium 5.6 mmol/L [3.5 – 5.1] high",
                "creatinine 48 µmol/L [60 – 110] low",
                "calcium 2.71 mmol/L [2.15 – 2.55] star",
            ],
        ),
        lab(
            "two tables side by side",
            side_by_side.pdf(true),
            &[
                "sodium 141 mmol/L [135 – 145]",
                "alt 22 U/L [< 40]",
                "chloride 101 mmol/L [98 – 107]",
                "ast 31 U/L [< 35]",
                "urea 5.1 mmol/L [2.5 – 7.8]",
                "albumin 43 g/L [35 – 50]",
            ],
        ),
        lab(
            "Spanish, decimal commas",
            european.pdf(true),
            &[
                "hemoglobin 14.2 g/dL [13.0 – 17.5]",
                "white_cells 6.34 10^9/L [4.00 – 11.00]",
                "platelets 1250 10^9/L [150 – 450]",
                "glucose_fasting 103 mg/dL [70 – 100]",
                "cholesterol 187 mg/dL [≤ 200]",
                "triglycerides 1104.5 mg/dL [< 150]",
                "uric_acid 5.8 mg/dL [f 2.4 – 5.7 m 3.4 – 7.0]",
            ],
        ),
    ]
}

/// The same table drawn in ways that say nothing of its lines.
fn pieces() -> Vec<Lab> {
    const SAME: [&str; 3] = ["hemoglobin 13.1 g/dL [12.0 – 16.0]", "ferritin 9 ng/mL [15 – 200]", "tsh 2.35 mIU/L [0.40 – 4.00]"];
    let lines: [[&str; 4]; 3] =
        [["Hb", "13.1", "g/dL", "12.0 - 16.0"], ["Ferritin", "9", "ng/mL", "15 - 200"], ["TSH", "2.35", "mIU/L", "0.40 - 4.00"]];
    let each = |start: Drawing, draw: fn(Drawing, f32, f32, &str) -> Drawing| {
        let mut drawing = start;
        for (down, line) in (0_u16..).zip(&lines) {
            for (place, cell) in FOUR.iter().zip(line) {
                drawing = draw(drawing, *place, 700.0 - 16.0 * f32::from(down), cell);
            }
        }
        drawing
    };
    let by_column = {
        let mut drawing = Drawing::default().page();
        for (place, column) in FOUR.iter().zip(0..4_usize).rev() {
            for (down, line) in (0_u16..).zip(&lines) {
                drawing = drawing.text(*place, 700.0 - 16.0 * f32::from(down), 9.0, line[column]);
            }
        }
        drawing
    };
    let upright = |drawing: Drawing, x: f32, y: f32, text: &str| drawing.text(x, y, 9.0, text);
    // On its side: what reads from left to right goes up, what follows below lies to the right.
    let sideways = |drawing: Drawing, x: f32, y: f32, text: &str| drawing.upwards(842.0 - y, x, text);
    let fixed = [
        "Hb                  13.1   g/dL     12.0 - 16.0",
        "Ferritin             9     ng/mL    15   - 200",
        "TSH                  2.35  mIU/L    0.40 - 4.00",
    ];
    let typed = fixed
        .iter()
        .zip(0_u16..)
        .fold(Drawing::default().page(), |drawing, (line, down)| drawing.fixed(50.0, 700.0 - 12.0 * f32::from(down), line));
    let kerned = lines.iter().zip(0_u16..).fold(Drawing::default().page(), |drawing, (line, down)| {
        let y = 700.0 - 16.0 * f32::from(down);
        drawing.kerned(60.0, y, &[line[0], line[1], line[2]]).kerned(400.0, y, &line[3].split(' ').collect::<Vec<_>>())
    });
    let pages = (0..3_usize).fold(Drawing::default(), |drawing, page| {
        let drawing = drawing.page().text(60.0, 790.0, 14.0, "Continued").text(500.0, 30.0, 8.0, &format!("Page {} of 3", page + 1));
        drawing.table(&FOUR, 700.0, &[&lines[page]])
    });
    vec![
        lab("letter by letter, last first", each(Drawing::default().page(), Drawing::in_pieces).pdf(false), &SAME),
        lab("drawn by columns, last first", by_column.pdf(true), &SAME),
        lab("page turned by 90", each(Drawing::default().page().turned(90), upright).pdf(true), &SAME),
        lab("page turned by 180", each(Drawing::default().page().turned(180), upright).pdf(true), &SAME),
        lab("table on its side", each(Drawing::default().page(), sideways).pdf(true), &SAME),
        lab("typewriter", typed.pdf(true), &SAME),
        lab("kerned, no spaces", kerned.pdf(true), &SAME),
        lab("three pages", pages.pdf(true), &SAME),
    ]
}

fn ranges() -> Vec<Lab> {
    let table = |lines: &[&[&str]]| Drawing::default().page().table(&FOUR, 720.0, lines);
    let ends = table(&[
        &["CRP", "<0.5", "mg/L", "<5.0"],
        &["TSH", ">100", "mIU/L", "0.4 - 4.0"],
        &["HbA1c", "5.4", "%", "less than 5.7"],
        &["HDL cholesterol", "1.42", "mmol/L", "> 1.0"],
        &["eGFR", "88", "mL/min/1.73m2", ">= 60"],
        &["GGT", "31 U/L", "", "up to 55"],
    ]);
    let by_sex = table(&[
        &["Haemoglobin", "12.6", "g/dL", "M: 13.0-17.0 F: 12.0-15.0"],
        &["Ferritin", "20", "µg/L", "Male: 30 - 400"],
        &["", "", "", "Female: 15 - 150"],
        &["Haematocrit", "0.39", "L/L", "Women 0.36-0.46"],
        &["", "", "", "Men 0.40-0.52"],
    ]);
    let broken = table(&[
        &["Total cholesterol"],
        &["(CHOD-PAP)", "5.2", "mmol/L", "< 5.0"],
        &["Alkaline phosphatase"],
        &["", "71", "U/L", "30 - 120"],
        &["Glucose (fasting)", "5.0", "mmol/L", "3.9 - 5.5"],
    ]);
    let bare = table(&[
        &["Sodium", "140 mmol/L"],
        &["Creatinine", "0.9 mg/dL"],
        &["Serum albumin", "4.1 g/dL"],
        &["INR", "1.1"],
        &["ESR", "12 mm/hr"],
    ]);
    let powers = Drawing::default()
        .page()
        .table(&[60.0, 220.0], 720.0, &[&["WBC", "6.1"], &["RBC", "4.71"], &["PLT", "244"]])
        .power(280.0, 720.0, "9", "/L")
        .power(280.0, 704.0, "12", "/L")
        .power(280.0, 688.0, "3", "/µL")
        .table(&[400.0], 720.0, &[&["4.0 – 10.0"], &["4.20 – 5.40"], &["150 – 400"]]);
    let earlier = Drawing::default().page().table(
        &[60.0, 200.0, 270.0, 340.0, 420.0],
        720.0,
        &[
            &["Test", "Result", "Previous", "Units", "Reference range"],
            &["Potassium", "4.4", "4.1", "mmol/L", "3.5 - 5.1"],
            &["Urea", "6.0", "", "mmol/L", "2.5 - 7.8"],
        ],
    );
    vec![
        lab(
            "ends of ranges",
            ends.pdf(true),
            &[
                "crp <0.5 mg/L [< 5.0]",
                "tsh >100 mIU/L [0.4 – 4.0]",
                "hba1c 5.4 % [< 5.7]",
                "hdl 1.42 mmol/L [> 1.0]",
                "egfr 88 mL/min/1.73 m² [≥ 60]",
                "ggt 31 U/L [≤ 55]",
            ],
        ),
        lab(
            "ranges by sex",
            by_sex.pdf(true),
            &[
                "hemoglobin 12.6 g/dL [f 12.0 – 15.0 m 13.0 – 17.0]",
                "ferritin 20 µg/L [f 15 – 150 m 30 – 400]",
                "hematocrit 0.39 L/L [f 0.36 – 0.46 m 0.40 – 0.52]",
            ],
        ),
        lab(
            "broken lines",
            broken.pdf(true),
            &["cholesterol 5.2 mmol/L [< 5.0]", "alp 71 U/L [30 – 120]", "glucose_fasting 5.0 mmol/L [3.9 – 5.5]"],
        ),
        lab("no ranges", bare.pdf(true), &["sodium 140 mmol/L", "creatinine 0.9 mg/dL", "albumin 4.1 g/dL", "inr 1.1", "esr 12 mm/h"]),
        lab(
            "raised powers",
            powers.pdf(true),
            &["white_cells 6.1 10^9/L [4.0 – 10.0]", "red_cells 4.71 10^12/L [4.20 – 5.40]", "platelets 244 10^9/L [150 – 400]"],
        ),
        lab("with earlier results", earlier.pdf(true), &["potassium 4.4 mmol/L [3.5 – 5.1]", "urea 6.0 mmol/L [2.5 – 7.8]"]),
    ]
}

/// By the program that writes the portal's own papers: faces embedded in part, letters by their numbers, with tags.
fn typeset() -> Vec<Lab> {
    let rows = [
        ["Haemoglobin", "13.4", "g/dL", "12.0 to 15.5"],
        ["White blood cells", "6.8", "10^9/L", "4.0 to 11.0"],
        ["Total cholesterol", "214", "mg/dL", "below 200"],
        ["TSH", "2.1", "mIU/L", "0.4 to 4.0"],
    ];
    let paper = Paper {
        language: Language::default(),
        title: "Laboratory report".into(),
        foot: "Riverside Laboratory".into(),
        blocks: vec![
            Block::Title("Blood test".into()),
            Block::Facts(vec![("Material".into(), "Blood, fasting".into())]),
            Block::Table {
                head: ["Measured", "Result", "Unit", "Usual range"].map(str::to_owned).to_vec(),
                rows: rows.map(|row| row.map(str::to_owned).to_vec()).to_vec(),
            },
        ],
    };
    vec![lab(
        "typeset, embedded faces",
        paper.write().unwrap(),
        &[
            "hemoglobin 13.4 g/dL [12.0 – 15.5]",
            "white_cells 6.8 10^9/L [4.0 – 11.0]",
            "cholesterol 214 mg/dL [< 200]",
            "tsh 2.1 mIU/L [0.4 – 4.0]",
        ],
    )]
}

/// Lines that look like values and are others, or nobody can say which.
fn traps() -> Vec<Lab> {
    let lines: &[&[&str]] = &[
        &["Creatinine clearance", "90", "mL/min/1.73m2", "80 - 120"],
        &["Creatinine", "5.1", "mmol/L", "4 - 9"],
        &["Sodium", "140", "g/dL", ""],
        &["Potassium", "4.1 4.4", "mmol/L", "3.5 - 5.1"],
        &["Glucose, 2h", "7.1", "mmol/L", ""],
        &["Ferritin index", "1.1", "µg/L", ""],
        &["Calcium", "2.3", "mmol/L", "2.6 - 2.1"],
        &["CRP", "<5", "mg/L", ""],
        &["Chloride", "12/11/2026", "mmol/L", ""],
        &["Urea", "pending"],
        &["URINE"],
        &["Albumin", "12", "g/L", "0 - 30"],
    ];
    let pdf = Drawing::default().page().table(&FOUR, 720.0, lines).pdf(true);
    let unclear: &[&[&str]] = &[&["Platelets", "1,234", "10^9/L", ""], &["Sodium", "140", "mmol/L", ""]];
    let unclear = Drawing::default().page().table(&FOUR, 720.0, unclear).pdf(true);
    let letter =
        Drawing::default().page().text(60.0, 700.0, 10.0, "Dear Ms Rao, your haemoglobin was 14.2 g/dL and the sodium is fine.").pdf(true);
    let unseen = Drawing::default().page().unseen(60.0, 700.0, "Haemoglobin 14.2 g/dL 13.0 - 17.0").pdf(true);
    let half_seen = Drawing::default().page().unseen(60.0, 716.0, "Sodium 140 mmol/L").table(&FOUR, 700.0, &[&["Urea", "5.1", "mmol/L"]]);
    let notes = Drawing::default().page().table(&FOUR, 700.0, &[&["Sodium", "140", "mmol/L"], &["Potassium", "4.5", "mmol/L"]]);
    let notes = notes.text(232.6, 687.2, 6.0, "1");
    vec![
        Lab { name: "a scan with its text unseen", pdf: unseen, expected: vec![], traps: 0 },
        Lab { name: "a line nobody sees", pdf: half_seen.pdf(true), expected: vec!["urea 5.1 mmol/L"], traps: 0 },
        Lab { name: "a footnote at a number", pdf: notes.pdf(true), expected: vec!["sodium 140 mmol/L"], traps: 1 },
        Lab { name: "traps", pdf, expected: vec![], traps: 10 },
        Lab { name: "a letter", pdf: letter, expected: vec![], traps: 1 },
        Lab { name: "a number that could be two", pdf: unclear, expected: vec!["sodium 140 mmol/L"], traps: 1 },
    ]
}
