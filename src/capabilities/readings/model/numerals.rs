//! How a report writes numbers: with a point or with a comma. `1,234` is a thousand in one and one and a bit in the other; where nothing
//! in the report decides it, it is no number at all.

use super::Decimal;

/// What stands before the places of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numerals {
    Point,
    Comma,
    /// Nothing says so, or the report does both.
    Unclear,
}

impl Numerals {
    /// By all that looks like a number.
    pub(super) fn of<'a>(tokens: impl Iterator<Item = &'a str>) -> Self {
        let (mut points, mut commas) = (false, false);
        for token in tokens {
            match decided_by(token) {
                Some(Self::Point) => points = true,
                Some(Self::Comma) => commas = true,
                _ => {}
            }
        }
        match (points, commas) {
            (true, false) => Self::Point,
            (false, true) => Self::Comma,
            _ => Self::Unclear,
        }
    }

    /// The number a token is; `None` for what is none, or could be two.
    pub(super) fn read(self, token: &str) -> Option<Decimal> {
        let is_plain = |byte: u8| byte.is_ascii_digit() || byte == b'.' || byte == b',';
        if !token.bytes().all(is_plain) || !token.starts_with(|first: char| first.is_ascii_digit()) {
            return None;
        }
        let marks: Vec<char> = token.chars().filter(|letter| !letter.is_ascii_digit()).collect();
        match marks.as_slice() {
            [] => Decimal::of(token, ""),
            [mark] => {
                let (whole, rest) = token.split_once(*mark)?;
                let is_decimal = match decided_by(token) {
                    Some(_) => true,
                    None if self == Self::Unclear => return None,
                    None => (*mark == '.') == (self == Self::Point),
                };
                if is_decimal {
                    Decimal::of(whole, Some(rest).filter(|rest| !rest.is_empty())?)
                } else {
                    Decimal::of(&grouped(token, *mark)?, "")
                }
            }
            [first, .., last] if first != last => {
                let (whole, fraction) = token.rsplit_once(*last)?;
                if fraction.is_empty() || whole.contains(*last) {
                    return None;
                }
                Decimal::of(&grouped(whole, *first)?, fraction)
            }
            // A date has such marks too: its groups are no thousands.
            [mark, ..] => Decimal::of(&grouped(token, *mark)?, ""),
        }
    }
}

/// What a number that can be read in one way only says of all others.
fn decided_by(token: &str) -> Option<Numerals> {
    let of = |mark: char| if mark == '.' { Numerals::Point } else { Numerals::Comma };
    let marks: Vec<char> = token.chars().filter(|letter| matches!(letter, '.' | ',')).collect();
    let is_number = token.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ','));
    if !is_number {
        return None;
    }
    match marks.as_slice() {
        [mark] => {
            let (whole, rest) = token.split_once(*mark)?;
            let may_group = rest.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
            (!may_group && !whole.is_empty() && !rest.is_empty()).then(|| of(*mark))
        }
        [first, .., last] if first != last => Some(of(*last)),
        _ => None,
    }
}

/// Thousands without their marks.
fn grouped(text: &str, mark: char) -> Option<String> {
    let mut groups = text.split(mark);
    let first = groups.next().filter(|first| (1..=3).contains(&first.len()) && !first.starts_with('0'))?;
    let rest: Vec<&str> = groups.collect();
    (!rest.is_empty() && rest.iter().all(|group| group.len() == 3)).then(|| format!("{first}{}", rest.concat()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(numerals: Numerals, text: &str) -> Option<String> {
        numerals.read(text).map(|number| number.to_string())
    }

    #[test]
    fn f40_points_and_commas_are_told_apart_and_what_could_be_both_is_no_number() {
        use Numerals::{Comma, Point, Unclear};
        for (numerals, text, is) in [
            (Unclear, "14.2", Some("14.2")),
            (Unclear, "14,2", Some("14.2")),
            (Unclear, "1,234", None),
            (Unclear, "1.234", None),
            (Unclear, "0.125", Some("0.125")),
            (Unclear, "1,234.5", Some("1234.5")),
            (Unclear, "1.234,5", Some("1234.5")),
            (Unclear, "1,234,567", Some("1234567")),
            (Point, "1,234", Some("1234")),
            (Point, "1.234", Some("1.234")),
            (Comma, "1,234", Some("1.234")),
            (Comma, "1.234", Some("1234")),
            (Point, "12.11.2026", None),
            (Point, "1,23,456", None),
            (Point, "5.", None),
            (Point, ".5", None),
            (Point, "14a", None),
        ] {
            assert_eq!(read(numerals, text).as_deref(), is, "{numerals:?} {text}");
        }
        assert_eq!(Numerals::of(["14.2", "1,234"].into_iter()), Point);
        assert_eq!(Numerals::of(["14,2", "1.234"].into_iter()), Comma);
        assert_eq!(Numerals::of(["14,2", "3.5"].into_iter()), Unclear);
        assert_eq!(Numerals::of(["14", "12.11.2026"].into_iter()), Unclear);
    }

    proptest! {
        #[test]
        fn f40_no_text_is_read_as_another_number(text in "[0-9.,]{1,12}") {
            for numerals in [Numerals::Point, Numerals::Comma, Numerals::Unclear] {
                if let Some(number) = numerals.read(&text) {
                    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>().trim_start_matches('0').to_owned();
                    prop_assert_eq!(digits(&number.to_string()), digits(&text));
                }
            }
        }
    }
}
