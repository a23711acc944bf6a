//! Files of the patient who signs in: a blood test she sent herself, and the trace of her heart that her doctor added. They are
//! announced, sent, looked at and kept as any other, at the moment they say.

use std::io::Cursor;

use anyhow::{Context as _, Result, ensure};
use image::{ImageFormat, Rgb, RgbImage};
use jiff::Timestamp;

use super::doctors::LEENA;
use super::past::Office;
use super::patients::MAYA;
use super::people::Person;
use crate::access::permissions::{AddReport, ReadRecords};
use crate::capabilities::notifications::service::Notifications;
use crate::capabilities::records::model::Whose;
use crate::capabilities::reports::model::{Announcement, ReportText};
use crate::capabilities::reports::service::Reports;
use crate::capabilities::settings::service::SettingsBook;
use crate::config::scanner::ScannerPlace;
use crate::config::this_program;
use crate::files::painter::Painter;
use crate::files::scanner::Scanner;
use crate::files::uploads::Uploads;
use crate::primitives::time::after;
use crate::web::paper::{Block, Paper};
use crate::web::texts::Language;

const DAY: i64 = 24 * 60 * 60;
/// Reports she can have at most when the demo is made.
const MANY: usize = 10;

/// What was measured, how much of it, in which unit, and what the laboratory calls usual. All of it made up.
const BLOOD: [[&str; 4]; 7] = [
    ["Haemoglobin", "13.4", "g/dL", "12.0 to 15.5"],
    ["White blood cells", "6.8", "10^9/L", "4.0 to 11.0"],
    ["Fasting glucose", "97", "mg/dL", "70 to 99"],
    ["Creatinine", "0.8", "mg/dL", "0.6 to 1.1"],
    ["Potassium", "4.2", "mmol/L", "3.5 to 5.1"],
    ["Total cholesterol", "214", "mg/dL", "below 200"],
    ["TSH", "2.1", "mIU/L", "0.4 to 4.0"],
];

/// The reports of the house at the office's moment; nobody looks for malware in them.
pub(super) fn reports(office: &Office, uploads: &Uploads, book: &SettingsBook) -> Reports {
    let scanner = Scanner::new(ScannerPlace::Nobody, uploads.clone());
    let painter = Painter::of(this_program());
    let ground = office.past.ground.clone();
    let told = (Notifications::new(ground.clone(), book.clone()), book.clone());
    Reports::new(ground, office.records.clone(), told, uploads.clone(), (scanner, painter))
}

/// Adds what is missing of them, as seen from a moment.
pub(super) async fn make(office: &Office, uploads: &Uploads, book: &SettingsBook, now: Timestamp) -> Result<()> {
    let reports = reports(office, uploads, book);
    let reader = office.past.acting::<ReadRecords>(&MAYA.who)?;
    let there = reports.list(&reader, Whose::Mine, None, MANY).await.context("the files of the demo")?.what.items;
    let files = [
        (9, &MAYA.who, Whose::Mine, "Blood test.pdf", "application/pdf", blood_test()?),
        (2, &LEENA.who, Whose::Of(MAYA.who.id()), "Heart trace.png", "image/png", heart_trace()?),
    ];
    for (days_ago, who, whose, name, content_type, bytes) in files {
        if there.iter().any(|report| report.file_name.expose() == name) {
            continue;
        }
        office.past.passes_until(after(now, -days_ago * DAY));
        let text = ReportText { file_name: name.into(), content_type: content_type.into(), size: bytes.len() as u64, sha256: None };
        let file = text.check(reports.most_bytes())?;
        add(office, &reports, uploads, (who, whose), (&file, bytes)).await.with_context(|| format!("adding {name}"))?;
    }
    Ok(())
}

async fn add(
    office: &Office,
    reports: &Reports,
    uploads: &Uploads,
    (who, whose): (&Person, Whose),
    (file, bytes): (&Announcement, Vec<u8>),
) -> Result<()> {
    let grant = office.past.acting::<AddReport>(who)?;
    let report = reports.add(&grant, whose, file, None).await?.report;
    uploads.keep(&report.quarantine_key(), bytes, file.kind.content_type(), "attachment").await?;
    reports.complete(&grant, whose, report.report_id).await?;
    let worked = reports.work().await?;
    ensure!(worked.rejected == 0 && worked.waiting == 0, "a file of the demo was not taken");
    Ok(())
}

fn blood_test() -> Result<Vec<u8>> {
    let rows = BLOOD.iter().map(|row| row.map(str::to_owned).to_vec()).collect();
    let paper = Paper {
        language: Language::default(),
        title: "Laboratory report".into(),
        foot: "Riverside Laboratory".into(),
        blocks: vec![
            Block::House("Riverside Laboratory".into()),
            Block::Title("Blood test".into()),
            Block::Facts(vec![("Patient".into(), MAYA.who.name.into()), ("Material".into(), "Blood, fasting".into())]),
            Block::Table { head: ["Measured", "Result", "Unit", "Usual range"].map(str::to_owned).to_vec(), rows },
            Block::Small("Invented for the demo: no such laboratory, no such patient.".into()),
        ],
    };
    Ok(paper.write()?)
}

/// Six beats on the paper that such traces are written on.
fn heart_trace() -> Result<Vec<u8>> {
    let (width, height) = (960, 320);
    let mut picture = RgbImage::from_fn(width, height, |x, y| match (x % 40, y % 40, x % 8, y % 8) {
        (0, ..) | (_, 0, ..) => Rgb([240, 178, 170]),
        (_, _, 0, _) | (.., 0) => Rgb([250, 222, 216]),
        _ => Rgb([255, 247, 244]),
    });
    let mut last = level(0);
    for x in 0..width {
        let now = level(x % 160);
        for y in last.min(now)..=last.max(now) + 1 {
            picture.put_pixel(x, y, Rgb([32, 38, 46]));
        }
        last = now;
    }
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png)?;
    Ok(bytes.into_inner())
}

/// How far from the top the line is, so many points after a beat began: the small wave, the spike and the round one.
fn level(x: u32) -> u32 {
    match x {
        20..=39 => 190 - 12 * (10 - (30_u32.abs_diff(x)).min(10)) / 10,
        56..=59 => 190 + 6 * (x - 55),
        60..=66 => 214 - 20 * (x - 59),
        67..=74 => 74 + 18 * (x - 66),
        75..=78 => 218 - 7 * (x - 74),
        100..=139 => 190 - 26 * (20 - 120_u32.abs_diff(x)) / 20,
        _ => 190,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capabilities::reports::model::Kind;
    use crate::capabilities::reports::model::inspect::{Bounds, look};

    #[test]
    fn f39_the_files_of_the_demo_are_ones_the_house_takes() {
        assert!(look(Kind::Pdf, blood_test().unwrap(), &Bounds::OURS).is_ok());
        assert!(look(Kind::Png, heart_trace().unwrap(), &Bounds::OURS).is_ok());
    }
}
