//! Where a value stands: beside the range its report prints, else beside general guidance, else nowhere. Decided when somebody asks, since
//! what holds for the patient is known then.

use jiff::civil::Date;

use super::guidance::{Source, guidance};
use super::range::Side;
use super::{Found, Interval, Mark, Printed, Reading};
use crate::primitives::people::Gender;

/// From when on somebody is an adult, in years.
const ADULT: i16 = 18;

/// What of a patient decides which range holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Person {
    is_woman: Option<bool>,
    is_adult: bool,
}

impl Person {
    /// By what is recorded of them.
    #[must_use]
    pub fn of(gender: Option<Gender>, born: Option<Date>, today: Date) -> Self {
        let is_woman = match gender {
            Some(Gender::Female) => Some(true),
            Some(Gender::Male) => Some(false),
            _ => None,
        };
        let age = |born: Date| today.year() - born.year() - i16::from((today.month(), today.day()) < (born.month(), born.day()));
        Self { is_woman, is_adult: born.is_some_and(|born| age(born) >= ADULT) }
    }
}

/// Where a range comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    Report,
    Guidance(Source),
}

/// Where a value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Below,
    Within,
    Above,
    Unknown,
}

/// A value, and what can be said of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judged<'a> {
    pub found: &'a Found,
    pub range: Option<(Interval, Origin)>,
    pub standing: Standing,
}

/// How many values stand where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub found: usize,
    /// Beside the report's own range.
    pub within: usize,
    pub below: usize,
    pub above: usize,
    /// Beside general guidance.
    pub guided: usize,
    pub guided_outside: usize,
    pub unknown: usize,
}

/// What can be said of one value.
#[must_use]
pub fn judge(found: &Found, person: Person) -> Judged<'_> {
    let of_report = match found.range {
        Some(Printed::Anyone(range)) => Some(range),
        Some(Printed::BySex { female, male }) => person.is_woman.map(|is_woman| if is_woman { female } else { male }),
        Some(Printed::OfSome) | None => None,
    };
    // A report that prints ranges is not second-guessed by a table, whomever they are of.
    let guided = || if found.range.is_none() && person.is_adult { guidance(&found.analyte, &found.unit, person.is_woman) } else { None };
    let range =
        of_report.map(|range| (range, Origin::Report)).or_else(|| guided().map(|(range, source)| (range, Origin::Guidance(source))));
    let side = range.and_then(|(range, _)| range.side_of(found.value));
    // Where the report's own mark says something else, nothing is said.
    let agrees = match (found.mark, side) {
        (None, _) | (Some(Mark::High), Some(Side::Above)) | (Some(Mark::Low), Some(Side::Below)) => true,
        (Some(Mark::Some), side) => side != Some(Side::Within),
        _ => false,
    };
    let standing = match side.filter(|_| agrees) {
        Some(Side::Below) => Standing::Below,
        Some(Side::Within) => Standing::Within,
        Some(Side::Above) => Standing::Above,
        None => Standing::Unknown,
    };
    Judged { found, range, standing }
}

impl Tally {
    /// Of a whole reading.
    #[must_use]
    pub fn of(reading: &Reading, person: Person) -> Self {
        let mut tally = Self { found: reading.values.len(), ..Self::default() };
        for judged in reading.values.iter().map(|found| judge(found, person)) {
            let is_guided = matches!(judged.range, Some((_, Origin::Guidance(_))));
            match judged.standing {
                Standing::Unknown => tally.unknown += 1,
                Standing::Within if is_guided => tally.guided += 1,
                _ if is_guided => tally.guided_outside += 1,
                Standing::Within => tally.within += 1,
                Standing::Below => tally.below += 1,
                Standing::Above => tally.above += 1,
            }
        }
        tally
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capabilities::readings::model::{Sign, Value};

    fn found(analyte: &str, value: &str, unit: &str, range: Option<Printed>) -> Found {
        let value = Value { sign: Sign::Exact, number: value.parse().unwrap() };
        Found { analyte: analyte.into(), printed: analyte.into(), value, unit: unit.into(), page: 1, range, mark: None }
    }

    fn between(low: &str, high: &str) -> Interval {
        Interval::between(low.parse().unwrap(), high.parse().unwrap()).unwrap()
    }

    fn person(gender: Gender, born: &str) -> Person {
        Person::of(Some(gender), Some(born.parse().unwrap()), "2026-11-26".parse().unwrap())
    }

    #[test]
    fn f40_the_range_of_the_report_comes_first_and_guidance_only_where_there_is_none() {
        let maya = person(Gender::Female, "1980-02-29");
        let said = |found: &Found, person| {
            let judged = judge(found, person);
            (judged.standing, judged.range.map(|(range, origin)| (range.to_string(), origin)))
        };
        let printed = found("sodium", "140", "mmol/L", Some(Printed::Anyone(between("141", "150"))));
        assert_eq!(said(&printed, maya), (Standing::Below, Some(("141 – 150".into(), Origin::Report))));
        let bare = found("sodium", "150", "mmol/L", None);
        assert_eq!(said(&bare, maya), (Standing::Above, Some(("135 – 145".into(), Origin::Guidance(Source::MetabolicPanel)))));
        for child in [person(Gender::Female, "2009-11-27"), Person::default()] {
            assert_eq!(said(&bare, child), (Standing::Unknown, None), "the table is of adults");
        }
        assert_eq!(said(&bare, person(Gender::Other, "2008-11-26")).0, Standing::Above, "eighteen today");
        assert_eq!(said(&found("tsh", "2.0", "mIU/L", None), maya), (Standing::Unknown, None), "no source says anything");
    }

    #[test]
    fn f40_a_range_by_sex_holds_only_for_whoever_is_known_to_be_one() {
        let by_sex = Printed::BySex { female: between("12", "15"), male: between("13", "17") };
        let hb = found("hemoglobin", "12.5", "g/dL", Some(by_sex));
        assert_eq!(judge(&hb, person(Gender::Female, "1980-02-29")).standing, Standing::Within);
        assert_eq!(judge(&hb, person(Gender::Male, "1980-02-29")).standing, Standing::Below);
        for unclear in [person(Gender::Other, "1980-02-29"), person(Gender::Unknown, "1980-02-29"), Person::default()] {
            assert_eq!((judge(&hb, unclear).standing, judge(&hb, unclear).range), (Standing::Unknown, None));
        }
    }

    #[test]
    fn f40_a_range_of_some_people_is_none_and_no_guidance_stands_in_its_place() {
        let maya = person(Gender::Female, "1980-02-29");
        let of_some = found("hemoglobin", "11.2", "g/dL", Some(Printed::OfSome));
        assert_eq!((judge(&of_some, maya).standing, judge(&of_some, maya).range), (Standing::Unknown, None));
        let bare = found("hemoglobin", "11.2", "g/dL", None);
        assert_eq!(judge(&bare, maya).standing, Standing::Below, "what guidance would have said");
        assert_eq!(serde_json::to_value(Printed::OfSome).unwrap(), "of_some");
        let before = r#"{"anyone":{"low":"12","high":"15"}}"#;
        assert_eq!(serde_json::from_str::<Printed>(before).unwrap(), Printed::Anyone(between("12", "15")));
    }

    #[test]
    fn f40_a_mark_of_the_report_that_says_otherwise_leaves_it_open() {
        let range = Some(Printed::Anyone(between("135", "145")));
        let said = |value: &str, mark| judge(&Found { mark, ..found("sodium", value, "mmol/L", range) }, Person::default()).standing;
        assert_eq!(said("150", Some(Mark::High)), Standing::Above);
        assert_eq!(said("150", Some(Mark::Some)), Standing::Above);
        assert_eq!(said("150", Some(Mark::Low)), Standing::Unknown);
        assert_eq!(said("140", Some(Mark::High)), Standing::Unknown);
        assert_eq!(said("140", Some(Mark::Some)), Standing::Unknown);
        assert_eq!(said("140", None), Standing::Within);
    }
}
