//! Units as reports write them, and which of them are the same thing by another name. Nothing is converted: names that mean exactly the
//! same are one unit, everything else stays apart.

/// Every unit that is known: as it is told, and as it is written in reports, both without space, case or marks of powers (see
/// `spelled`).
pub const UNITS: &[(&str, &[&str])] = &[
    ("g/dL", &["g/dl", "gm/dl", "gms/dl", "gr/dl", "g%", "gm%", "g/100ml"]),
    ("g/L", &["g/l", "gr/l"]),
    ("mg/dL", &["mg/dl", "mgs/dl", "mg%", "mg/100ml"]),
    ("mg/L", &["mg/l"]),
    ("µg/dL", &["ug/dl", "mcg/dl"]),
    ("µg/L", &["ug/l", "mcg/l"]),
    ("ng/mL", &["ng/ml"]),
    ("ng/dL", &["ng/dl"]),
    ("ng/L", &["ng/l"]),
    ("pg/mL", &["pg/ml"]),
    ("pmol/L", &["pmol/l"]),
    ("nmol/L", &["nmol/l"]),
    ("µmol/L", &["umol/l", "mcmol/l", "micromol/l"]),
    ("mmol/L", &["mmol/l"]),
    ("mmol/mol", &["mmol/mol"]),
    ("mEq/L", &["meq/l"]),
    ("U/L", &["u/l", "iu/l", "ui/l", "units/l", "unit/l"]),
    ("mIU/L", &["miu/l", "mui/l", "mu/l", "uiu/ml", "uu/ml", "uui/ml"]),
    ("10^9/L", THOUSANDS),
    ("10^12/L", MILLIONS),
    ("/µL", &["/ul", "cells/ul", "cell/ul", "/mm3", "cells/mm3", "/cumm", "cells/cumm", "cel/ul", "celulas/ul", "celulas/mm3", "cel/mm3"]),
    ("fL", &["fl"]),
    ("pg", &["pg"]),
    ("%", &["%"]),
    ("L/L", &["l/l"]),
    ("mm/h", &["mm/h", "mm/hr", "mm/1h", "mm/1hr", "mm/hour", "mm/hora"]),
    ("s", &["s", "sec", "secs", "seconds", "seg", "segundos"]),
    ("mL/min/1.73 m²", &["ml/min/1.73m2", "ml/min/1.73sqm", "ml/min/1.73", "ml/min/1,73m2"]),
];

const THOUSANDS: &[&str] =
    &["109/l", "10e9/l", "103/ul", "10e3/ul", "k/ul", "k/mm3", "thou/ul", "thou/mm3", "thousand/ul", "103/mm3", "10e3/mm3", "103/cumm"];
const MILLIONS: &[&str] = &[
    "1012/l",
    "10e12/l",
    "106/ul",
    "10e6/ul",
    "m/ul",
    "mill/ul",
    "mill/mm3",
    "million/ul",
    "millions/ul",
    "106/mm3",
    "10e6/mm3",
    "mill/cumm",
    "millones/ul",
    "millones/mm3",
];

/// Tokens that a unit may be written in.
pub(super) const MOST_TOKENS: usize = 4;

/// The unit that is written so; `None` for what is none that is known.
pub(super) fn unit_of(text: &str) -> Option<&'static str> {
    let spelled = spelled(text);
    UNITS.iter().find(|(_, names)| names.contains(&spelled.as_str())).map(|(unit, _)| *unit)
}

/// Without space, case, brackets and marks of powers.
pub(super) fn spelled(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            'µ' | 'μ' => plain.push('u'),
            '⁰' => plain.push('0'),
            '¹' => plain.push('1'),
            '²' => plain.push('2'),
            '³' => plain.push('3'),
            '⁴'..='⁹' => plain.push(char::from(b'4' + u8::try_from(u32::from(letter) - u32::from('⁴')).unwrap_or(0))),
            '∕' | '⁄' => plain.push('/'),
            '^' | '*' | '×' | '·' | ' ' | '\u{a0}' | '[' | ']' | '(' | ')' => {}
            letter => plain.extend(letter.to_lowercase()),
        }
    }
    // `x10^9/L`: the sign of multiplication as a letter.
    let times = plain.strip_prefix('x').filter(|rest| rest.starts_with("10")).map(str::to_owned);
    times.unwrap_or(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f40_units_are_known_by_every_name_and_by_no_other() {
        for (written, is) in [
            ("g/dL", "g/dL"),
            ("G/DL", "g/dL"),
            ("gm/dl", "g/dL"),
            ("g/L", "g/L"),
            ("×10⁹/L", "10^9/L"),
            ("x10^9/L", "10^9/L"),
            ("x 10^9/L", "10^9/L"),
            ("10*9/L", "10^9/L"),
            ("109/L", "10^9/L"),
            ("10³/µL", "10^9/L"),
            ("K/uL", "10^9/L"),
            ("10^12/L", "10^12/L"),
            ("10⁶/μL", "10^12/L"),
            ("IU/L", "U/L"),
            ("µIU/mL", "mIU/L"),
            ("%", "%"),
            ("mm/hr", "mm/h"),
            ("mL/min/1.73 m²", "mL/min/1.73 m²"),
        ] {
            assert_eq!(unit_of(written), Some(is), "{written}");
        }
        for wrong in ["", "g", "mil/mm3", "l", "10", "109", "dL", "mg"] {
            assert_eq!(unit_of(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn f40_no_name_is_two_units_and_each_is_spelled_as_it_is_looked_for() {
        let mut seen = std::collections::BTreeSet::new();
        for (unit, names) in UNITS {
            assert_eq!(unit_of(unit), Some(*unit));
            for name in *names {
                assert!(seen.insert(*name), "{name}");
                assert_eq!(spelled(name), *name);
            }
        }
    }
}
