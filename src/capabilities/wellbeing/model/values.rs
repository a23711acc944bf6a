//! What can be measured at home, and which numbers are taken, asked about, or refused.
//!
//! No bound here judges anybody's health; bounds are for slips of the hand. *Possible* is what has ever been recorded of
//! people: 212 g (University of Iowa, Tiniest Babies Registry) to 635 kg (Guinness World Records); arterial pressure up to
//! 480/350 mmHg while lifting weights (`MacDougall` et al., J Appl Physiol 58:785, 1985); blood sugar up to 2,656 mg/dL
//! (Guinness World Records). *Expected* is what other forms and devices take without a question: 250 kg (`OpenMRS`, concept
//! CIEL 5089); 20 to 250 over 35 to 135 mmHg (Baobab Health, maternity module, its form of vital signs); 10 to 600 mg/dL, what a
//! home meter shows as a number (`LabStyle` Dario, user guide, "Measurement range").

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::text::western_digits;

/// From and to, both allowed.
type Range = (u32, u32);

/// Grams.
const POSSIBLE_WEIGHT: Range = (200, 650_000);
const EXPECTED_WEIGHT: Range = (2_000, 250_000);
/// mmHg.
const POSSIBLE_SYSTOLIC: Range = (10, 500);
const EXPECTED_SYSTOLIC: Range = (20, 250);
const POSSIBLE_DIASTOLIC: Range = (5, 400);
const EXPECTED_DIASTOLIC: Range = (35, 135);
/// mg/dL.
const POSSIBLE_SUGAR: Range = (1, 3_000);
const EXPECTED_SUGAR: Range = (10, 600);

/// What was measured at one moment. At least one of them.
#[derive(Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Values {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight_grams: Option<u32>,
    /// mmHg; with `diastolic`, or neither.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub systolic: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub diastolic: Option<u16>,
    /// mg/dL.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blood_sugar: Option<u16>,
}

/// Never shown in a log.
impl fmt::Debug for Values {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Values")
    }
}

/// The numbers as they were typed or sent; nothing, or only space, was not measured.
#[derive(Clone, Copy, Default)]
pub struct ValuesText<'a> {
    pub weight_kg: Option<&'a str>,
    pub systolic: Option<&'a str>,
    pub diastolic: Option<&'a str>,
    pub blood_sugar: Option<&'a str>,
}

impl ValuesText<'_> {
    /// Every mistake is told at once.
    ///
    /// # Errors
    /// What cannot be used, by JSON pointer.
    pub fn check(&self) -> Result<Values, Flaws> {
        let mut flaws = Flaws::default();
        let weight_grams = flaws.keep(weight(self.weight_kg)).flatten();
        let systolic = flaws.keep(whole("/systolic", self.systolic, POSSIBLE_SYSTOLIC)).flatten();
        let diastolic = flaws.keep(whole("/diastolic", self.diastolic, POSSIBLE_DIASTOLIC)).flatten();
        let blood_sugar = flaws.keep(whole("/blood_sugar_mg_dl", self.blood_sugar, POSSIBLE_SUGAR)).flatten();
        flaws.clone().none()?;
        match (systolic, diastolic) {
            (Some(_), None) => flaws.add(Flaw::new("/diastolic", "needed_together")),
            (None, Some(_)) => flaws.add(Flaw::new("/systolic", "needed_together")),
            (Some(upper), Some(lower)) if lower >= upper => flaws.add(Flaw::new("/diastolic", "not_below_systolic")),
            _ => {}
        }
        let values = Values { weight_grams, systolic, diastolic, blood_sugar };
        if values == Values::default() {
            flaws.add(Flaw::new("/weight_kg", "nothing_measured"));
        }
        flaws.none().map(|()| values)
    }
}

impl Values {
    /// The numbers that are asked about before they are kept: possible, and more often a slip. By JSON pointer.
    #[must_use]
    pub fn unexpected(&self) -> Vec<&'static str> {
        let outside = |value: Option<u32>, (from, to): Range| value.is_some_and(|value| value < from || value > to);
        let of = |value: Option<u16>| value.map(u32::from);
        [
            ("/weight_kg", outside(self.weight_grams, EXPECTED_WEIGHT)),
            ("/systolic", outside(of(self.systolic), EXPECTED_SYSTOLIC)),
            ("/diastolic", outside(of(self.diastolic), EXPECTED_DIASTOLIC)),
            ("/blood_sugar_mg_dl", outside(of(self.blood_sugar), EXPECTED_SUGAR)),
        ]
        .into_iter()
        .filter_map(|(pointer, is_outside)| is_outside.then_some(pointer))
        .collect()
    }
}

/// Grams as people write kilograms: `72.5`, `3.25`, `80`.
#[must_use]
pub fn kilograms(grams: u32) -> String {
    let (whole, rest) = (grams / 1_000, grams % 1_000);
    if rest == 0 { whole.to_string() } else { format!("{whole}.{rest:03}").trim_end_matches('0').to_owned() }
}

/// Kilograms with at most two decimals behind a point or a comma, as grams.
fn weight(typed: Option<&str>) -> Result<Option<u32>, Flaw> {
    let Some(typed) = said(typed) else { return Ok(None) };
    let not_a_number = || Flaw::new("/weight_kg", "not_a_number");
    let typed = typed.replace(',', ".");
    let (whole, decimals) = typed.split_once('.').unwrap_or((&typed, "0"));
    let kilograms = digits(whole).ok_or_else(not_a_number)?;
    let grams = digits(decimals).ok_or_else(not_a_number)?;
    let grams = match decimals.len() {
        1 => grams * 100,
        2 => grams * 10,
        _ => return Err(Flaw::new("/weight_kg", "too_precise")),
    };
    let grams = kilograms * 1_000 + grams;
    let (from, to) = POSSIBLE_WEIGHT;
    if (from..=to).contains(&grams) { Ok(Some(grams)) } else { Err(Flaw::new("/weight_kg", "impossible_weight")) }
}

fn whole(pointer: &'static str, typed: Option<&str>, (from, to): Range) -> Result<Option<u16>, Flaw> {
    let Some(typed) = said(typed) else { return Ok(None) };
    let number = digits(&typed).ok_or_else(|| Flaw::new(pointer, "not_a_whole_number"))?;
    let possible = Some(number).filter(|number| (from..=to).contains(number)).and_then(|number| u16::try_from(number).ok());
    possible.map(Some).ok_or_else(|| Flaw::out_of_range(pointer, i64::from(from), i64::from(to)))
}

fn said(typed: Option<&str>) -> Option<String> {
    typed.map(str::trim).filter(|typed| !typed.is_empty()).map(western_digits)
}

/// One to six digits and nothing else.
fn digits(text: &str) -> Option<u32> {
    let plain = (1..=6).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| plain)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn flaws(text: ValuesText<'_>) -> String {
        text.check().unwrap_err().to_string()
    }

    #[test]
    fn f16_what_cannot_be_a_measurement_is_refused_and_a_slip_is_asked_about() {
        let weight = |kg| ValuesText { weight_kg: Some(kg), ..ValuesText::default() };
        assert_eq!(flaws(weight("800")), "/weight_kg impossible_weight");
        assert_eq!(flaws(weight("0")), "/weight_kg impossible_weight");
        assert_eq!(flaws(weight("72.555")), "/weight_kg too_precise");
        for bad in ["-72", "7e1", "72 kg", "72.", ".5", "1.2.3", "７２", "9999999"] {
            assert_eq!(flaws(weight(bad)), "/weight_kg not_a_number", "{bad}");
        }
        assert_eq!(weight("300").check().unwrap().unexpected(), ["/weight_kg"]);
        assert!(weight("72,5").check().unwrap().unexpected().is_empty());
        for typed in ["٧٢٫٥", "۷۲٫۵", "٧٢,٥"] {
            assert_eq!(weight(typed).check().unwrap().weight_grams, Some(72_500), "{typed}");
        }
        let sugar = ValuesText { blood_sugar: Some("5.4"), ..ValuesText::default() };
        assert_eq!(flaws(sugar), "/blood_sugar_mg_dl not_a_whole_number", "mmol/L is another unit");
        assert_eq!(flaws(ValuesText::default()), "/weight_kg nothing_measured");
        assert!(!format!("{:?}", weight("72.5").check().unwrap()).contains("72"));
    }

    #[test]
    fn f16_a_blood_pressure_is_two_numbers_and_the_upper_one_is_higher() {
        let pressure = |systolic, diastolic| ValuesText { systolic, diastolic, ..ValuesText::default() };
        assert_eq!(flaws(pressure(Some("120"), None)), "/diastolic needed_together");
        assert_eq!(flaws(pressure(Some(" "), Some("80"))), "/systolic needed_together");
        for lower in ["120", "135"] {
            assert_eq!(flaws(pressure(Some("120"), Some(lower))), "/diastolic not_below_systolic");
        }
        assert_eq!(flaws(pressure(Some("1200"), Some("x"))), "/systolic out_of_range, /diastolic not_a_whole_number");
        assert_eq!(pressure(Some("270"), Some("140")).check().unwrap().unexpected(), ["/systolic", "/diastolic"]);
    }

    proptest! {
        #[test]
        fn f16_a_weight_reads_back_as_it_is_written(tens in 20u32..=65_000) {
            let grams = tens * 10;
            let written = kilograms(grams);
            let typed = ValuesText { weight_kg: Some(&written), ..ValuesText::default() };
            prop_assert_eq!(typed.check().unwrap().weight_grams, Some(grams));
            let comma = written.replace('.', ",");
            prop_assert_eq!(ValuesText { weight_kg: Some(&comma), ..ValuesText::default() }.check().unwrap().weight_grams, Some(grams));
        }

        /// Whatever is typed is refused or lies within what is possible, and nothing panics.
        #[test]
        fn f16_whatever_is_typed_is_possible_or_refused(typed in "\\PC{0,8}", number in "[0-9]{0,5}([.,][0-9]{0,4})?") {
            for text in [typed.as_str(), number.as_str()] {
                let read = ValuesText { weight_kg: Some(text), systolic: Some(text), diastolic: Some("5"), blood_sugar: Some(text) }.check();
                if let Ok(values) = read {
                    prop_assert!(values.weight_grams.is_none_or(|grams| (200..=650_000).contains(&grams)));
                    prop_assert!(values.systolic.is_none_or(|upper| values.diastolic.is_some_and(|lower| lower < upper)));
                }
            }
        }
    }
}
