//! What one line says, piece by piece: numbers, ranges, units, marks, and words.

use super::names::{is_elsewhere, is_for_some, may_stand_beside, words_of};
use super::numerals::Numerals;
use super::units::{MOST_TOKENS, unit_of};
use super::{Analyte, Decimal, Interval, Mark, NAMELESS, Printed, Sign, Value};

/// One piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Number(Decimal),
    /// `< 5`, `≤ 5`, `up to 5`, `> 60`: a range with one end, or a value that could not be measured.
    Compared(Interval, Option<Sign>),
    Range(Interval),
    Unit(&'static str),
    Mark(Mark),
    Sex(Sex),
    Word(String),
    /// Digits nobody here can read: a date, a code, a number that could be two; or a letter without a name.
    Odd,
}

/// Whose range follows. What `M` and `H` mean depends on what stands beside them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sex {
    Female,
    Male,
    /// `M`: men, or mujeres.
    M,
    /// `H`: hombres.
    H,
}

/// All that a line says of a value.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub value: Value,
    pub unit: &'static str,
    pub range: Option<Printed>,
    pub mark: Option<Mark>,
}

/// A text in tokens: brackets gone, the marks of ranges apart.
pub(super) fn tokens_of(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let mut spaced = String::with_capacity(text.len() + 8);
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| letters.get(at)).copied().unwrap_or(' ');
        let after = letters.get(at + 1).copied().unwrap_or(' ');
        match letter {
            '(' | ')' | '[' | ']' | ';' | '|' | '\u{a0}' | '=' if !(*letter == '=' && matches!(before, '<' | '>')) => spaced.push(' '),
            '-' | '–' | '—' | '−' | '‐' | '‑' => {
                let splits = (before.is_ascii_digit() || before.is_whitespace()) && (after.is_ascii_digit() || after.is_whitespace());
                if splits { spaced.push_str(" - ") } else { spaced.push('-') }
            }
            '<' | '>' | '≤' | '≥' => {
                spaced.push(' ');
                spaced.push(*letter);
                if after != '=' {
                    spaced.push(' ');
                }
            }
            '=' => spaced.push_str("= "),
            // `13.0,` ends something; `13,0` does not.
            ',' if !(before.is_ascii_digit() && after.is_ascii_digit()) => spaced.push(' '),
            letter => spaced.push(*letter),
        }
    }
    spaced.split_whitespace().map(str::to_owned).collect()
}

/// The pieces of a line.
pub(super) fn pieces_of(tokens: &[String], numerals: Numerals) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let (piece, taken) = piece_at(&tokens[at..], numerals);
        pieces.extend(piece);
        at += taken;
    }
    pieces
}

fn piece_at(tokens: &[String], numerals: Numerals) -> (Vec<Piece>, usize) {
    let token = tokens[0].as_str();
    let next = tokens.get(1).map_or("", String::as_str);
    // Nor is it known what the symbols of a face's own are.
    if token.contains(|letter: char| letter == NAMELESS || ('\u{e000}'..='\u{f8ff}').contains(&letter)) {
        return (vec![Piece::Odd], 1);
    }
    if let Some(found) = range_at(tokens, numerals) {
        return found;
    }
    if let Some(number) = numerals.read(token) {
        return (vec![Piece::Number(number)], 1);
    }
    let unit = (1..=MOST_TOKENS.min(tokens.len())).rev().find_map(|count| Some((unit_of(&tokens[..count].concat())?, count)));
    if let Some((unit, count)) = unit {
        return (vec![Piece::Unit(unit)], count);
    }
    if let Some(mark) = mark_of(token) {
        return (vec![Piece::Mark(mark)], 1);
    }
    if let Some(sex) = sex_of(token, next) {
        return (vec![Piece::Sex(sex)], 1);
    }
    if let Some((number, rest)) = glued(token, numerals) {
        return (vec![Piece::Number(number), rest], 1);
    }
    let has_digits = token.bytes().any(|byte| byte.is_ascii_digit());
    let words = words_of(token);
    if has_digits && words.iter().any(|word| word.bytes().any(|byte| byte.is_ascii_digit())) {
        return (vec![Piece::Odd], 1);
    }
    (words.into_iter().map(Piece::Word).collect(), 1)
}

/// `14.2g/dL`, `14.2*`, `14.2H`.
fn glued(token: &str, numerals: Numerals) -> Option<(Decimal, Piece)> {
    let ends = token.find(|letter: char| !letter.is_ascii_digit() && !matches!(letter, '.' | ','))?;
    let (number, rest) = token.split_at(ends);
    let number = numerals.read(number)?;
    let rest = unit_of(rest).map(Piece::Unit).or_else(|| mark_of(rest).map(Piece::Mark))?;
    Some((number, rest))
}

/// A range, or a number that is compared.
fn range_at(tokens: &[String], numerals: Numerals) -> Option<(Vec<Piece>, usize)> {
    let token = |at: usize| tokens.get(at).map_or("", String::as_str);
    let small = |at: usize| token(at).to_lowercase();
    let number = |at: usize| numerals.read(token(at));
    // Twice as many places behind the end: `13.0 - 17.0`.
    if let (Some(low), "-" | "to" | "a" | "–" | "..") = (number(0), small(1).as_str()) {
        return match number(2).map(|high| Interval::between(low, high)) {
            Some(Some(range)) => Some((vec![Piece::Range(range)], 3)),
            // It ends before it begins, or has no end: no range, and no number either.
            _ => Some((vec![Piece::Odd], 2)),
        };
    }
    let compared = |high: bool, open: bool, sign: Option<Sign>, skip: usize| {
        let end = number(skip)?;
        let range = if high { Interval::to(end, open) } else { Interval::from(end, open) };
        Some((vec![Piece::Compared(range, sign)], skip + 1))
    };
    match (small(0).as_str(), small(1).as_str()) {
        ("<", _) => compared(true, true, Some(Sign::Less), 1),
        (">", _) => compared(false, true, Some(Sign::More), 1),
        ("below", _) => compared(true, true, None, 1),
        ("above", _) => compared(false, true, None, 1),
        ("≤" | "<=" | "hasta" | "upto", _) => compared(true, false, None, 1),
        ("≥" | ">=", _) => compared(false, false, None, 1),
        ("up", "to") => compared(true, false, None, 2),
        ("less" | "lower", "than") | ("menor", "de" | "que") => compared(true, true, None, 2),
        ("greater" | "more", "than") | ("mayor", "de" | "que") => compared(false, true, None, 2),
        _ => None,
    }
}

fn mark_of(token: &str) -> Option<Mark> {
    match token {
        "H" | "HH" | "High" | "HIGH" | "high" | "↑" | "Alto" | "ALTO" => Some(Mark::High),
        "L" | "LL" | "Low" | "LOW" | "low" | "↓" | "Bajo" | "BAJO" => Some(Mark::Low),
        "*" | "**" | "!" => Some(Mark::Some),
        _ => None,
    }
}

fn sex_of(token: &str, next: &str) -> Option<Sex> {
    let (plain, is_label) = token.strip_suffix(':').map_or((token, false), |plain| (plain, true));
    let before_number = is_label || next.starts_with(|first: char| first.is_ascii_digit());
    match plain.to_lowercase().as_str() {
        "female" | "females" | "woman" | "women" | "mujer" | "mujeres" | "femenino" => Some(Sex::Female),
        "male" | "males" | "man" | "men" | "hombre" | "hombres" | "varon" | "varón" | "varones" | "masculino" => Some(Sex::Male),
        "f" if before_number => Some(Sex::Female),
        "m" if before_number => Some(Sex::M),
        "h" if is_label => Some(Sex::H),
        _ => None,
    }
}

/// What the line of a value says; `None` where that is not certain.
pub(super) fn said_by(analyte: &Analyte, pieces: &[Piece]) -> Option<Said> {
    let is_odd = pieces.contains(&Piece::Odd);
    let words = || pieces.iter().filter_map(|piece| if let Piece::Word(word) = piece { Some(word.as_str()) } else { None });
    if is_odd || words().any(is_elsewhere) || !begins_plainly(analyte, pieces) {
        return None;
    }
    let mut units: Vec<&'static str> =
        pieces.iter().filter_map(|piece| if let Piece::Unit(unit) = piece { Some(*unit) } else { None }).collect();
    units.dedup();
    let unit = match units.as_slice() {
        [] if analyte.units.is_empty() => "",
        [unit] if analyte.units.contains(unit) => unit,
        _ => return None,
    };
    let marks: Vec<Mark> = pieces.iter().filter_map(|piece| if let Piece::Mark(mark) = piece { Some(*mark) } else { None }).collect();
    let mark = match marks.as_slice() {
        [] => None,
        // The latter: `* H`.
        [mark] | [Mark::Some, mark] | [mark, Mark::Some] => Some(*mark),
        _ => return None,
    };
    let (value, rest) = value_of(pieces)?;
    let range = if words().any(is_for_some) { Some(Printed::OfSome) } else { range_of(&rest)? };
    Some(Said { value, unit, range, mark })
}

/// Between a name and its number stands nothing that makes it another value.
fn begins_plainly(analyte: &Analyte, pieces: &[Piece]) -> bool {
    let before = pieces.iter().take_while(|piece| !matches!(piece, Piece::Number(_) | Piece::Compared(..) | Piece::Range(_)));
    before.filter_map(|piece| if let Piece::Word(word) = piece { Some(word) } else { None }).all(|word| may_stand_beside(analyte, word))
}

/// The one number that is the value, and what is left.
fn value_of(pieces: &[Piece]) -> Option<(Value, Vec<Piece>)> {
    let numbers = pieces.iter().filter(|piece| matches!(piece, Piece::Number(_))).count();
    let place = |is_it: fn(&Piece) -> bool| pieces.iter().position(is_it);
    let at = match numbers {
        1 => place(|piece| matches!(piece, Piece::Number(_)))?,
        // With no plain number the first that is compared is the value, if there is something it is not.
        0 => {
            let compared = pieces.iter().filter(|piece| matches!(piece, Piece::Compared(..))).count();
            let ranges = pieces.iter().filter(|piece| matches!(piece, Piece::Range(_))).count();
            let first = place(|piece| matches!(piece, Piece::Compared(_, Some(_))))?;
            let is_first = place(|piece| matches!(piece, Piece::Compared(..)))? == first;
            if is_first && (compared == 2 || (compared == 1 && ranges > 0)) { first } else { return None }
        }
        _ => return None,
    };
    let value = match &pieces[at] {
        Piece::Number(number) => Value { sign: Sign::Exact, number: *number },
        Piece::Compared(range, Some(sign)) => Value { sign: *sign, number: range.low.or(range.high)? },
        _ => return None,
    };
    let rest = pieces.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, piece)| piece.clone()).collect();
    Some((value, rest))
}

/// The range among what is left: none, one, or one for each sex. `None`: it cannot be said which.
#[expect(clippy::option_option, reason = "none, one, and nobody knows which are three different things")]
fn range_of(pieces: &[Piece]) -> Option<Option<Printed>> {
    let mut ranges: Vec<(Option<Sex>, Interval)> = Vec::new();
    let mut whose = None;
    for piece in pieces {
        match piece {
            Piece::Sex(sex) => whose = Some(*sex),
            Piece::Range(range) | Piece::Compared(range, _) => ranges.push((whose.take(), *range)),
            _ => {}
        }
    }
    match ranges.as_slice() {
        [] => Some(None),
        [(None, range)] => Some(Some(Printed::Anyone(*range))),
        // Of one sex only: it is not said what holds for the other.
        [(Some(_), _)] => Some(Some(Printed::OfSome)),
        [(Some(first), a), (Some(second), b)] => Some(match (first, second) {
            (Sex::Female, Sex::Male | Sex::M) | (Sex::M, Sex::H) => Some(Printed::BySex { female: *a, male: *b }),
            (Sex::Male | Sex::M, Sex::Female) | (Sex::H, Sex::M) => Some(Printed::BySex { female: *b, male: *a }),
            _ => None,
        }),
        _ => None,
    }
}
