//! From lines to values. A value is found when its line says one thing only: a known name, one number, one unit it can have, at most one
//! range (or one for each sex). Every other line that seems to have a value is counted, and nothing of it is shown.

use super::line::{Piece, Said, pieces_of, said_by, tokens_of};
use super::names::{has_result_word, is_about_blood, is_about_now, is_earlier, is_elsewhere, is_for_some, is_of_results, named, words_of};
use super::numerals::Numerals;
use super::row::{Text, TextRow};
use super::units::unit_of;
use super::{Analyte, Found, Printed};

/// Values of one report.
const MOST_VALUES: usize = 150;
/// A line that goes on does so within so many heights of its letters.
const NEXT_LINE: f32 = 2.2;
/// Letters of a name as it is printed.
const LONGEST_NAME: usize = 60;
/// Columns of a table: of a wider one it is not known which is which.
const MOST_COLUMNS: usize = 20;

/// What stands in a report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Recognised {
    /// In the order of the report.
    pub values: Vec<Found>,
    /// Lines that seem to have a value and are not certain.
    pub unread: u32,
}

/// Part of a line: a name and what stands behind it.
struct Segment {
    analyte: &'static Analyte,
    printed: String,
    tokens: Vec<String>,
    page: u16,
    y: f32,
    size: f32,
    /// It, or the heading above it, speaks of something else than blood, or of an earlier result.
    elsewhere: bool,
    /// A line below it says what is usual for some people.
    of_some: bool,
}

/// What stands in these lines.
#[must_use]
pub fn recognise(text: &Text) -> Recognised {
    let numerals = Numerals::of(text.rows.iter().flat_map(|row| row.cells.iter()).flat_map(|cell| cell.text.split_whitespace()));
    let mut reader = Reader { numerals, ..Reader::default() };
    for row in &text.rows {
        reader.row(row);
    }
    reader.settle();
    let Reader { mut found, unread, .. } = reader;
    let mut unread = unread;
    // The same value of two pages is one.
    let mut kept: Vec<Found> = Vec::with_capacity(found.len().min(MOST_VALUES));
    for value in found.drain(..) {
        let is_known = kept.iter().any(|other| other.is_same_as(&value));
        if !is_known && kept.len() < MOST_VALUES {
            kept.push(value);
        } else if !is_known {
            unread += 1;
        }
    }
    Recognised { values: kept, unread }
}

struct Reader {
    numerals: Numerals,
    found: Vec<Found>,
    unread: u32,
    /// The line that may go on below.
    open: Option<Segment>,
    elsewhere: bool,
    /// The section is one of earlier results.
    earlier: bool,
    /// Of the table that is being read: where columns of earlier results and of this one stand.
    columns: Vec<(f32, bool)>,
    page: u16,
}

impl Default for Reader {
    fn default() -> Self {
        let (found, columns) = (Vec::new(), Vec::new());
        Self { numerals: Numerals::Unclear, found, unread: 0, open: None, elsewhere: false, earlier: false, columns, page: 0 }
    }
}

impl Reader {
    fn row(&mut self, row: &TextRow) {
        if row.page != self.page {
            (self.page, self.columns) = (row.page, Vec::new());
        }
        if let Some(columns) = heading(row) {
            self.settle();
            let said: String = row.cells.iter().flat_map(|cell| [cell.text.as_str(), " "]).collect();
            self.elsewhere |= is_about_blood(&said) == Some(false);
            self.unread += u32::from(row.cells.len() > MOST_COLUMNS);
            self.columns = columns;
            return;
        }
        let cells: Vec<Vec<String>> =
            row.cells.iter().filter(|cell| !self.is_earlier(cell.x, cell.end)).map(|cell| tokens_of(&cell.text)).collect();
        let is_unit = |cell: &Vec<String>| unit_of(&cell.concat()).is_some();
        let is_name = |cell: &Vec<String>| !is_unit(cell) && named(cell.iter().map(String::as_str)).is_some();
        let names: Vec<usize> = (0..cells.len()).filter(|at| is_name(&cells[*at])).collect();
        if names.is_empty() {
            self.without_name(row, &cells);
            return;
        }
        let mut words = cells.iter().flatten().flat_map(|token| words_of(token));
        let elsewhere = self.elsewhere || self.earlier || words.any(|word| is_elsewhere(&word) || is_earlier(&word));
        // What stands before the first name is a number or a code of the line.
        for (nth, at) in names.iter().enumerate() {
            self.settle();
            let until = names.get(nth + 1).copied().unwrap_or(cells.len());
            let Some((analyte, count)) = named(cells[*at].iter().map(String::as_str)) else { continue };
            let printed: String = cells[*at][..count].join(" ").chars().take(LONGEST_NAME).collect();
            let rest = cells[*at][count..].iter().chain(cells[*at + 1..until].iter().flatten());
            let tokens = rest.cloned().collect();
            let (page, y, size) = (row.page, row.y, row.size);
            self.open = Some(Segment { analyte, printed, tokens, page, y, size, elsewhere, of_some: false });
        }
    }

    /// A line without a name that is known: a heading, the rest of the line above, or a value nobody here knows.
    fn without_name(&mut self, row: &TextRow, cells: &[Vec<String>]) {
        let waits = self.open.as_ref().is_some_and(|open| !has_digits(&open.tokens));
        // The method in brackets, between a name and its value.
        let is_aside = |at: usize| waits && row.cells.get(at).is_some_and(|cell| cell.text.starts_with('(') && cell.text.ends_with(')'));
        let tokens: Vec<String> = cells.iter().enumerate().filter(|(at, _)| !is_aside(*at)).flat_map(|(_, cell)| cell.clone()).collect();
        let pieces = pieces_of(&tokens, self.numerals);
        let has_digits = has_digits(&tokens);
        let said = tokens.join(" ");
        if let Some(open) = self.open.as_mut() {
            let is_near = open.page == row.page && row.y - open.y < NEXT_LINE * open.size.max(row.size);
            let is_rest = has_digits && pieces.iter().all(|piece| !matches!(piece, Piece::Word(_) | Piece::Odd));
            let adds_range = pieces.iter().all(|piece| matches!(piece, Piece::Range(_) | Piece::Sex(_) | Piece::Compared(..)));
            let is_heading = is_about_blood(&said).is_some() || is_about_now(&said).is_some();
            let is_between = waits && !has_digits && !is_heading && tokens.len() <= 3;
            if is_near && is_rest && (waits || adds_range) {
                open.tokens.extend(tokens);
                open.y = row.y;
                return;
            }
            if is_near && is_between {
                open.y = row.y;
                return;
            }
            // `Pregnancy 11.0 - 14.0`: a range of some people, and no value.
            let has = |is_it: fn(&Piece) -> bool| pieces.iter().any(is_it);
            let is_whose = has(|piece| matches!(piece, Piece::Sex(_)) || matches!(piece, Piece::Word(word) if is_for_some(word)));
            let has_range = has(|piece| matches!(piece, Piece::Range(_) | Piece::Compared(..)));
            let has_number = has(|piece| matches!(piece, Piece::Number(_)));
            open.of_some |= is_near && (is_whose || (has_range && !has_number));
        }
        self.settle();
        let is_heading = !has_digits && row.cells.len() == 1 && !has_result_word(&said);
        match is_about_blood(&said) {
            Some(false) => self.elsewhere = true,
            Some(true) if is_heading => self.elsewhere = false,
            _ => {}
        }
        if row.cells.len() == 1 {
            self.earlier = is_about_now(&said).map_or(self.earlier, |now| !now);
        }
        if !has_digits {
            return;
        }
        // A name, a number and a unit: a value that is not in the list.
        let begins_with_word = tokens.first().is_some_and(|token| token.chars().next().is_some_and(char::is_alphabetic));
        let has_unit = pieces.iter().any(|piece| matches!(piece, Piece::Unit(_)));
        let has_number = pieces.iter().any(|piece| matches!(piece, Piece::Number(_) | Piece::Compared(..)));
        self.unread += u32::from(begins_with_word && has_unit && has_number);
    }

    /// Decides about the line that was open.
    fn settle(&mut self) {
        let Some(segment) = self.open.take() else { return };
        if !has_digits(&segment.tokens) {
            return;
        }
        let said = said_by(segment.analyte, &pieces_of(&segment.tokens, self.numerals));
        let of_some = segment.of_some.then_some(Printed::OfSome);
        match said.filter(|_| !segment.elsewhere) {
            Some(Said { value, unit, range, mark }) => self.found.push(Found {
                analyte: segment.analyte.word.to_owned(),
                printed: segment.printed,
                value,
                unit: unit.to_owned(),
                page: segment.page,
                range: range.or(of_some),
                mark,
            }),
            None => self.unread += 1,
        }
    }

    /// Whether what stands there is an earlier result.
    fn is_earlier(&self, x: f32, end: f32) -> bool {
        let middle = f32::midpoint(x, end);
        let nearest = self.columns.iter().min_by(|(a, _), (b, _)| (a - middle).abs().total_cmp(&(b - middle).abs()));
        nearest.is_some_and(|(_, earlier)| *earlier)
    }
}

fn has_digits(tokens: &[String]) -> bool {
    tokens.iter().any(|token| token.bytes().any(|byte| byte.is_ascii_digit()))
}

/// Where the columns of a table stand, and which of them are about earlier results; `None` where the line is no head of one.
fn heading(row: &TextRow) -> Option<Vec<(f32, bool)>> {
    const OTHERS: &[&str] = &[
        "unit",
        "units",
        "unidad",
        "unidades",
        "reference",
        "referencia",
        "range",
        "ranges",
        "rango",
        "interval",
        "intervalo",
        "normal",
        "flag",
    ];
    let has = |is_it: fn(&str) -> bool| row.cells.iter().any(|cell| words_of(&cell.text).iter().any(|word| is_it(word)));
    let digits = row.cells.iter().any(|cell| cell.text.bytes().any(|byte| byte.is_ascii_digit()));
    if digits || !has(is_of_results) || !has(|word| OTHERS.contains(&word)) {
        return None;
    }
    if row.cells.len() > MOST_COLUMNS {
        // Nothing of it is taken for a result of now.
        return Some(vec![(0.0, true)]);
    }
    let column = |cell: &super::row::Cell| {
        let earlier = words_of(&cell.text).iter().any(|word| is_earlier(word));
        (f32::midpoint(cell.x, cell.end), earlier)
    };
    Some(row.cells.iter().map(column).collect())
}
