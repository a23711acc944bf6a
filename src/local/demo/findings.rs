//! What doctors of the demo write up, by department.

use super::departments::Ward;
use crate::capabilities::records::model::{LineText, WriteUpText};

/// What was found, what is to be done, and at most one medicine: name, dose, how often, how long.
type Finding = (&'static str, &'static str, Option<[&'static str; 4]>);

/// The code that its doctor chose for a finding; most are in words alone.
const CODES: &[(&str, &str)] = &[
    ("Essential hypertension, stage 1", "I10"),
    ("Migraine without aura", "G43.009"),
    ("Acute bronchitis", "J20.9"),
    ("Type 2 diabetes, well controlled", "E11.9"),
];

const CARDIOLOGY: &[Finding] = &[
    (
        "Essential hypertension, stage 1",
        "Walk half an hour a day, less salt. Measure at home twice a week.",
        Some(["Amlodipine", "5 mg", "once a day, in the morning", "30 days"]),
    ),
    ("Benign palpitations, ECG without findings", "No medicine. Less coffee; come back if it happens while resting.", None),
    (
        "Stable course after a stent",
        "Go on as before. Next visit in three months.",
        Some(["Aspirin", "75 mg", "once a day, after food", "90 days"]),
    ),
];

const PAEDIATRICS: &[Finding] = &[
    (
        "Viral infection of the upper airways",
        "Rest and plenty to drink. Come back if the fever lasts longer than three days.",
        Some(["Paracetamol syrup", "250 mg", "every 6 hours when there is fever", "3 days"]),
    ),
    ("Healthy child, growth within the usual range", "Nothing to be done. Next check in six months.", None),
];

const DERMATOLOGY: &[Finding] = &[
    (
        "Irritant eczema of the hands",
        "Gloves for wet work, a rich cream after every washing.",
        Some(["Hydrocortisone cream", "1 %", "twice a day, thinly", "7 days"]),
    ),
    ("Benign mole, no sign of change", "No treatment. A picture is kept; look again in a year.", None),
];

const ORTHOPAEDICS: &[Finding] = &[
    (
        "Strain of the lower back",
        "Keep moving, warmth, exercises as shown. No heavy lifting for two weeks.",
        Some(["Ibuprofen", "400 mg", "up to three times a day, after food", "5 days"]),
    ),
    ("Early arthrosis of the knee", "Physiotherapy, six sessions. X-ray only if it gets worse.", None),
];

const NEUROLOGY: &[Finding] = &[
    (
        "Migraine without aura",
        "Keep a diary of headaches. Regular sleep and meals.",
        Some(["Sumatriptan", "50 mg", "at the first sign, at most twice in 24 hours", "6 tablets"]),
    ),
    ("Tension headache", "Exercises for neck and shoulders, breaks from the screen.", None),
];

const WOMENS_HEALTH: &[Finding] = &[
    (
        "Iron deficiency without anaemia",
        "Repeat the blood test in eight weeks.",
        Some(["Ferrous sulphate", "325 mg", "once a day, on an empty stomach", "60 days"]),
    ),
    ("Routine check without findings", "Nothing to be done. Next check in a year.", None),
];

const GENERAL_MEDICINE: &[Finding] = &[
    (
        "Acute bronchitis",
        "Rest, plenty to drink, no smoke. Come back if breathing gets hard.",
        Some(["Ambroxol", "30 mg", "three times a day", "5 days"]),
    ),
    (
        "Type 2 diabetes, well controlled",
        "Go on as before. HbA1c in three months.",
        Some(["Metformin", "500 mg", "twice a day, with meals", "90 days"]),
    ),
    ("General check without findings", "Nothing to be done. Next check in a year.", None),
];

const URGENT_CARE: &[Finding] = &[
    ("Superficial cut, cleaned and closed with strips", "Keep dry for two days. Tetanus protection is up to date.", None),
    (
        "Sprained ankle",
        "Rest, ice, compression, raise it. Crutches for three days.",
        Some(["Paracetamol", "500 mg", "up to four times a day when it hurts", "3 days"]),
    ),
];

const fn of(ward: Ward) -> &'static [Finding] {
    match ward {
        Ward::Cardiology => CARDIOLOGY,
        Ward::Paediatrics => PAEDIATRICS,
        Ward::Dermatology => DERMATOLOGY,
        Ward::Orthopaedics => ORTHOPAEDICS,
        Ward::Neurology => NEUROLOGY,
        Ward::WomensHealth => WOMENS_HEALTH,
        Ward::GeneralMedicine => GENERAL_MEDICINE,
        Ward::UrgentCare => URGENT_CARE,
    }
}

/// What a department's doctor writes up; another number may give another finding.
pub(super) fn write_up(ward: Ward, number: usize) -> WriteUpText {
    let findings = of(ward);
    let (diagnosis, prescription, medicine) = findings[number % findings.len()];
    let line = |[medicine, dose, how_often, how_long]: [&str; 4]| LineText {
        medicine: medicine.to_owned(),
        dose: Some(dose.to_owned()),
        how_often: Some(how_often.to_owned()),
        how_long: Some(how_long.to_owned()),
    };
    WriteUpText {
        diagnosis: diagnosis.to_owned(),
        diagnosis_code: CODES.iter().find(|(found, _)| *found == diagnosis).map(|(_, code)| (*code).to_owned()),
        prescription: prescription.to_owned(),
        notes: None,
        lines: medicine.into_iter().map(line).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f37_everything_the_demo_writes_up_can_be_signed() {
        for (ward, ..) in super::super::departments::ENTRIES {
            for number in 0..of(ward).len() {
                assert!(write_up(ward, number).check().is_ok(), "{ward:?} {number}");
            }
        }
    }
}
