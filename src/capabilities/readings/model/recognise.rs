//! From lines to values. A value is found when its line says one thing only: a known name, one number, one unit it can have, at most one
//! range (or one for each sex). Every other line that seems to have a value is counted, and nothing of it is shown.

use super::line::{Piece, Said, pieces_of, said_by, tokens_of};
use super::names::{is_about_blood, named};
use super::numerals::Numerals;
use super::row::{Text, TextRow};
use super::units::unit_of;
use super::{Analyte, Found};

/// Values of one report.
const MOST_VALUES: usize = 150;
/// A line that goes on does so within so many heights of its letters.
const NEXT_LINE: f32 = 2.2;
/// Letters of a name as it is printed.
const LONGEST_NAME: usize = 60;

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
    /// The heading above it speaks of something else than blood.
    elsewhere: bool,
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
    /// Of the table that is being read: where columns of earlier results and of this one stand.
    columns: Vec<(f32, bool)>,
    page: u16,
}

impl Default for Reader {
    fn default() -> Self {
        let (found, columns) = (Vec::new(), Vec::new());
        Self { numerals: Numerals::Unclear, found, unread: 0, open: None, elsewhere: false, columns, page: 0 }
    }
}

impl Reader {
    fn row(&mut self, row: &TextRow) {
        if row.page != self.page {
            (self.page, self.columns) = (row.page, Vec::new());
        }
        if let Some(columns) = heading(row) {
            self.settle();
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
        // What stands before the first name is a number or a code of the line.
        for (nth, at) in names.iter().enumerate() {
            self.settle();
            let until = names.get(nth + 1).copied().unwrap_or(cells.len());
            let Some((analyte, count)) = named(cells[*at].iter().map(String::as_str)) else { continue };
            let printed: String = cells[*at][..count].join(" ").chars().take(LONGEST_NAME).collect();
            let rest = cells[*at][count..].iter().chain(cells[*at + 1..until].iter().flatten());
            let tokens = rest.cloned().collect();
            self.open = Some(Segment { analyte, printed, tokens, page: row.page, y: row.y, size: row.size, elsewhere: self.elsewhere });
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
        if let Some(open) = self.open.as_mut() {
            let is_near = open.page == row.page && row.y - open.y < NEXT_LINE * open.size.max(row.size);
            let is_rest = has_digits && pieces.iter().all(|piece| !matches!(piece, Piece::Word(_) | Piece::Odd));
            let adds_range = pieces.iter().all(|piece| matches!(piece, Piece::Range(_) | Piece::Sex(_) | Piece::Compared(..)));
            let is_between = waits && !has_digits && is_about_blood(&tokens.join(" ")).is_none() && tokens.len() <= 3;
            if is_near && is_rest && (waits || adds_range) {
                open.tokens.extend(tokens);
                open.y = row.y;
                return;
            }
            if is_near && is_between {
                open.y = row.y;
                return;
            }
        }
        self.settle();
        if !has_digits {
            if let Some(blood) = is_about_blood(&tokens.join(" ")) {
                self.elsewhere = !blood;
            }
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
        match said.filter(|_| !segment.elsewhere) {
            Some(Said { value, unit, range, mark }) => self.found.push(Found {
                analyte: segment.analyte.word.to_owned(),
                printed: segment.printed,
                value,
                unit: unit.to_owned(),
                page: segment.page,
                range,
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
    const RESULT: &[&str] = &["result", "results", "value", "values", "resultado", "resultados", "valor", "valores", "your result"];
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
    const EARLIER: &[&str] = &["previous", "prior", "last", "anterior", "anteriores", "historic", "former"];
    let words = |text: &str| super::names::words_of(text);
    let has = |list: &[&str]| row.cells.iter().any(|cell| words(&cell.text).iter().any(|word| list.contains(&word.as_str())));
    let digits = row.cells.iter().any(|cell| cell.text.bytes().any(|byte| byte.is_ascii_digit()));
    if digits || !has(RESULT) || !has(OTHERS) {
        return None;
    }
    let column = |cell: &super::row::Cell| {
        let earlier = words(&cell.text).iter().any(|word| EARLIER.contains(&word.as_str()));
        (f32::midpoint(cell.x, cell.end), earlier)
    };
    Some(row.cells.iter().map(column).collect())
}
