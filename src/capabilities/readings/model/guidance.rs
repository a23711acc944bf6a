//! General guidance: ranges of adults from public tables, for values whose report prints none. Each line is as its source says it, in the
//! source's own units: nothing is converted, and a value that no source here names has no guidance. Both pages were read in November 2026.
//!
//! Left out on purpose: red cells, where the source's two units for women do not agree, and what depends on age, method or the time of day.

use super::{Decimal, Interval};

/// Where a line of the table comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    BloodCount,
    MetabolicPanel,
}

impl Source {
    /// As people look it up.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::BloodCount => "Merck Manual, Consumer Version: Complete Blood Count (CBC)",
            Self::MetabolicPanel => "A.D.A.M. Medical Encyclopedia: Comprehensive metabolic panel",
        }
    }

    /// Where it can be read.
    #[must_use]
    pub const fn address(self) -> &'static str {
        match self {
            Self::BloodCount => "https://www.merckmanuals.com/en-ca/home/multimedia/table/complete-blood-count-cbc",
            Self::MetabolicPanel => "https://benergy2.adam.com/content.aspx?gid=003468&pid=1&productid=101",
        }
    }
}

/// Whom a line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Who {
    Anyone,
    Women,
    Men,
}

type Line = (&'static str, &'static str, Who, &'static str, &'static str, Source);

/// THE TABLE: value, unit, of whom, from, to, and who says so.
#[rustfmt::skip]
const TABLE: &[Line] = &[
    ("hemoglobin", "g/dL", Who::Men, "14", "17", Source::BloodCount),
    ("hemoglobin", "g/L", Who::Men, "140", "170", Source::BloodCount),
    ("hemoglobin", "g/dL", Who::Women, "12", "16", Source::BloodCount),
    ("hemoglobin", "g/L", Who::Women, "120", "160", Source::BloodCount),
    ("hematocrit", "%", Who::Men, "41", "51", Source::BloodCount),
    ("hematocrit", "%", Who::Women, "36", "47", Source::BloodCount),
    ("mcv", "fL", Who::Anyone, "80", "100", Source::BloodCount),
    ("mch", "pg", Who::Anyone, "28", "32", Source::BloodCount),
    ("mchc", "g/dL", Who::Anyone, "32", "36", Source::BloodCount),
    ("mchc", "g/L", Who::Anyone, "320", "360", Source::BloodCount),
    ("rdw", "%", Who::Anyone, "11.5", "14.5", Source::BloodCount),
    ("white_cells", "/µL", Who::Anyone, "4500", "11000", Source::BloodCount),
    ("white_cells", "10^9/L", Who::Anyone, "4.5", "11", Source::BloodCount),
    ("albumin", "g/dL", Who::Anyone, "3.4", "5.4", Source::MetabolicPanel),
    ("albumin", "g/L", Who::Anyone, "34", "54", Source::MetabolicPanel),
    ("alp", "U/L", Who::Anyone, "20", "130", Source::MetabolicPanel),
    ("alt", "U/L", Who::Anyone, "4", "36", Source::MetabolicPanel),
    ("ast", "U/L", Who::Anyone, "8", "33", Source::MetabolicPanel),
    ("urea_nitrogen", "mg/dL", Who::Anyone, "6", "20", Source::MetabolicPanel),
    ("urea_nitrogen", "mmol/L", Who::Anyone, "2.14", "7.14", Source::MetabolicPanel),
    ("calcium", "mg/dL", Who::Anyone, "8.5", "10.2", Source::MetabolicPanel),
    ("calcium", "mmol/L", Who::Anyone, "2.13", "2.55", Source::MetabolicPanel),
    ("chloride", "mEq/L", Who::Anyone, "96", "106", Source::MetabolicPanel),
    ("chloride", "mmol/L", Who::Anyone, "96", "106", Source::MetabolicPanel),
    ("bicarbonate", "mEq/L", Who::Anyone, "23", "29", Source::MetabolicPanel),
    ("bicarbonate", "mmol/L", Who::Anyone, "23", "29", Source::MetabolicPanel),
    ("creatinine", "mg/dL", Who::Anyone, "0.6", "1.3", Source::MetabolicPanel),
    ("creatinine", "µmol/L", Who::Anyone, "53", "114.9", Source::MetabolicPanel),
    ("glucose_fasting", "mg/dL", Who::Anyone, "70", "100", Source::MetabolicPanel),
    ("glucose_fasting", "mmol/L", Who::Anyone, "3.9", "5.6", Source::MetabolicPanel),
    ("potassium", "mEq/L", Who::Anyone, "3.7", "5.2", Source::MetabolicPanel),
    ("potassium", "mmol/L", Who::Anyone, "3.70", "5.20", Source::MetabolicPanel),
    ("sodium", "mEq/L", Who::Anyone, "135", "145", Source::MetabolicPanel),
    ("sodium", "mmol/L", Who::Anyone, "135", "145", Source::MetabolicPanel),
    ("bilirubin_total", "mg/dL", Who::Anyone, "0.1", "1.2", Source::MetabolicPanel),
    ("bilirubin_total", "µmol/L", Who::Anyone, "2", "21", Source::MetabolicPanel),
    ("protein_total", "g/dL", Who::Anyone, "6.0", "8.3", Source::MetabolicPanel),
    ("protein_total", "g/L", Who::Anyone, "60", "83", Source::MetabolicPanel),
];

/// The line for a value in a unit, of an adult; what differs by sex is for whoever's is known.
pub(super) fn guidance(analyte: &str, unit: &str, is_woman: Option<bool>) -> Option<(Interval, Source)> {
    let is_meant = |who: Who| match who {
        Who::Anyone => true,
        Who::Women => is_woman == Some(true),
        Who::Men => is_woman == Some(false),
    };
    let found = TABLE.iter().find(|(name, of, who, ..)| *name == analyte && *of == unit && is_meant(*who));
    let (.., low, high, source) = found?;
    let number = |text: &str| text.parse::<Decimal>().ok();
    Some((Interval::between(number(low)?, number(high)?)?, *source))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capabilities::readings::model::Analyte;

    #[test]
    fn f40_every_line_of_guidance_is_a_range_of_a_value_that_is_known_and_has_a_source() {
        for (analyte, unit, who, low, high, source) in TABLE {
            let known = Analyte::of(analyte).unwrap();
            assert!(known.units.contains(unit), "{analyte} {unit}");
            let is_woman = match who {
                Who::Anyone => None,
                Who::Women => Some(true),
                Who::Men => Some(false),
            };
            let (range, said_by) = guidance(analyte, unit, is_woman).unwrap();
            assert_eq!((range.to_string(), said_by), (format!("{low} – {high}"), *source), "no line twice");
            assert!(source.address().starts_with("https://") && !source.name().is_empty());
        }
        assert_eq!(guidance("hemoglobin", "g/dL", None), None, "it differs by sex");
        assert_eq!(guidance("hemoglobin", "mmol/L", Some(true)), None, "no source in this unit");
        assert_eq!(guidance("glucose", "mg/dL", Some(true)), None, "nobody knows when they ate");
    }
}
