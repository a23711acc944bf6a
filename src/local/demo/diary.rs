//! What the patient who signs in keeps about herself: measurements of three months, moods of three and a half weeks with
//! gaps, allergies and medicines. All of it said by herself, through the house's own services, at the moment it says.

use anyhow::{Context as _, Result};
use jiff::{Timestamp, ToSpan};

use super::doctors::LEENA;
use super::past::Office;
use super::patients::MAYA;
use crate::access::permissions::{KeepHealthNotes, ReadRecords};
use crate::capabilities::records::model::{BackgroundText, Whose};
use crate::capabilities::settings::service::SettingsBook;
use crate::capabilities::wellbeing::model::{MoodText, NewVital, Values};
use crate::capabilities::wellbeing::service::Wellbeing;
use crate::files::uploads::Uploads;
use crate::primitives::time::{HospitalZone, after};

const DAY: i64 = 24 * 60 * 60;

/// Days ago, minutes after seven in the morning, then weight in grams, upper and lower pressure, blood sugar; 0 where she
/// did not measure.
type Measured = (i64, i64, [u32; 4]);

const MEASURED: [Measured; 22] = [
    (84, 12, [74_200, 146, 94, 0]),
    (77, 5, [74_000, 144, 92, 0]),
    (70, 20, [74_100, 147, 93, 108]),
    (63, 8, [73_700, 142, 91, 0]),
    (56, 3, [73_600, 143, 90, 0]),
    (49, 31, [73_800, 139, 90, 0]),
    (42, 10, [73_300, 140, 88, 104]),
    (35, 7, [73_100, 138, 88, 0]),
    (31, 14, [0, 141, 89, 0]),
    (28, 9, [73_200, 136, 87, 0]),
    (24, 2, [0, 137, 86, 0]),
    (21, 18, [72_800, 134, 86, 0]),
    (17, 25, [0, 135, 87, 0]),
    (14, 6, [72_700, 132, 85, 99]),
    (12, 11, [0, 133, 84, 0]),
    (10, 4, [0, 130, 84, 0]),
    (8, 22, [72_900, 134, 86, 0]),
    (6, 9, [0, 131, 83, 0]),
    (5, 15, [0, 129, 83, 0]),
    (3, 8, [72_400, 130, 84, 0]),
    (2, 13, [0, 128, 82, 97]),
    (1, 5, [72_300, 129, 82, 0]),
];

/// Days ago, how she was, and what she noted.
const MOODS: [(i64, i64, &str); 20] = [
    (25, 2, "Heart racing again in the evening."),
    (24, 2, ""),
    (23, 3, ""),
    (22, 2, "Woke up at four."),
    (21, 3, ""),
    (18, 3, "Long walk by the lake."),
    (17, 4, ""),
    (16, 3, ""),
    (15, 3, ""),
    (14, 4, "First week with the tablets. Less dizzy."),
    (12, 3, ""),
    (11, 2, "Too much work."),
    (10, 3, ""),
    (9, 4, ""),
    (8, 4, "Dinner with Ana."),
    (5, 3, ""),
    (4, 4, ""),
    (3, 4, "Slept through."),
    (2, 5, "The evenings are calmer now."),
    (1, 4, ""),
];

/// Makes what is missing of it, as seen from a moment. What was kept before is not kept twice.
pub(super) async fn make(office: &Office, uploads: &Uploads, book: &SettingsBook, now: Timestamp) -> Result<()> {
    let grant = office.past.acting::<KeepHealthNotes>(&MAYA.who)?;
    let text = |entries: &[&str]| entries.iter().map(|entry| (*entry).to_owned()).collect();
    let background = BackgroundText {
        allergies: text(&["Penicillin: rash", "Hay fever in spring"]),
        medicines: text(&["Amlodipine 5 mg, one tablet in the morning", "Paracetamol 500 mg, when needed"]),
        conditions: text(&["High blood pressure, since this year", "Appendix removed, 2004"]),
        ..BackgroundText::default()
    };
    office.records.write_background(&grant, &background.check()?, None).await.context("what the patient of the demo says of herself")?;
    let ground = office.past.ground.clone();
    let reports = super::files::reports(office, uploads, book);
    let wellbeing = Wellbeing::new(ground, office.records.clone(), reports, office.appointments.clone(), book.clone());
    let zone = book.now().zone.clone();
    let kept = wellbeing.vitals(&grant.also::<ReadRecords>()?, Whose::Mine, None, MEASURED.len()).await.context("what is kept already")?;
    for new in MEASURED.iter().map(|measured| vital(measured, &zone, now)) {
        if !kept.what.items.iter().any(|vital| vital.taken_at == new.taken_at) {
            wellbeing.add_vital(&grant, new, None).await.context("a measurement of the demo")?;
        }
    }
    let today = zone.date(now);
    for (days_ago, level, note) in MOODS {
        let new = MoodText { level, note: Some(note.to_owned()) }.check()?;
        wellbeing.write_mood(&grant, today.checked_sub(days_ago.days())?, &new, None).await.context("a mood of the demo")?;
    }
    wellbeing.share_mood(&grant, LEENA.who.id()).await.context("letting a doctor of the demo read the mood log")
}

fn vital(&(days_ago, minutes, [weight, systolic, diastolic, sugar]): &Measured, zone: &HospitalZone, now: Timestamp) -> NewVital {
    let morning = after(zone.day_start(zone.date(after(now, -days_ago * DAY))), (7 * 60 + minutes) * 60);
    let measured = |number: u32| u16::try_from(number).ok().filter(|number| *number > 0);
    let values = Values {
        weight_grams: Some(weight).filter(|weight| *weight > 0),
        systolic: measured(systolic),
        diastolic: measured(diastolic),
        blood_sugar: measured(sugar),
    };
    NewVital { taken_at: morning, values }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f42_the_diary_of_the_demo_is_what_its_forms_take_and_lies_in_the_past() {
        let zone: HospitalZone = "Asia/Kolkata".parse().unwrap();
        for now in ["2026-11-26T00:30:00Z", "2028-03-01T18:29:59Z"] {
            let now: Timestamp = now.parse().unwrap();
            for measured in &MEASURED {
                let new = vital(measured, &zone, now);
                assert!(new.taken_at < now && new.values.unexpected().is_empty() && new.values != Values::default());
                assert!(new.values.systolic > new.values.diastolic);
            }
        }
        assert!(MOODS.iter().all(|(days_ago, level, _)| *days_ago > 0 && (1..=5).contains(level)));
    }
}
