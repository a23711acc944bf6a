//! The lines of a document, as the process that takes its text out tells them: one JSON object a line, and a last one that says it came
//! to its end.

use serde::{Deserialize, Serialize};

use crate::primitives::tree;

/// Lines that are taken of one document.
const MOST_ROWS: usize = 5_000;
/// Cells that are taken of one line.
const MOST_CELLS: usize = 200;
/// Stands for a letter of which the document does not say which it is.
pub const NAMELESS: char = '\u{fffd}';

/// What stands on one height of a page, from left to right.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TextRow {
    pub page: u16,
    /// From the top, in points.
    pub y: f32,
    /// Height of its letters.
    pub size: f32,
    pub cells: Vec<Cell>,
}

/// Words that stand close together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    pub x: f32,
    pub end: f32,
    pub text: String,
}

/// All of a document.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Text {
    pub rows: Vec<TextRow>,
    /// Not all of it was looked at: it has more pages or letters than are read.
    pub cut: bool,
}

/// The last line.
#[derive(Serialize, Deserialize)]
struct End {
    cut: bool,
}

impl Text {
    /// As it is told.
    ///
    /// # Errors
    /// Never for our own types.
    pub fn told(&self) -> Result<String, serde_json::Error> {
        let mut lines = String::new();
        for row in &self.rows {
            lines += &serde_json::to_string(row)?;
            lines.push('\n');
        }
        lines += &serde_json::to_string(&End { cut: self.cut })?;
        lines.push('\n');
        Ok(lines)
    }

    /// As it was told; `None` where it did not come to its end.
    #[must_use]
    pub fn heard(told: &str) -> Option<Self> {
        let mut lines = told.lines().rev();
        let End { cut } = tree::from_json(lines.next()?).ok()?;
        let rows: Result<Vec<TextRow>, _> = lines.rev().take(MOST_ROWS).map(tree::from_json).collect();
        let mut rows = rows.ok()?;
        let is_wide = rows.iter().any(|row| row.cells.len() > MOST_CELLS);
        for row in &mut rows {
            row.cells.truncate(MOST_CELLS);
        }
        Some(Self { rows, cut: cut || is_wide || told.lines().count() > MOST_ROWS + 1 })
    }

    /// Whether there is any letter in it that has a name.
    #[must_use]
    pub fn says_something(&self) -> bool {
        let mut letters = self.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| cell.text.chars());
        letters.any(|letter| letter != NAMELESS && !letter.is_whitespace())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f40_a_text_is_heard_as_it_was_told_and_not_without_its_end() {
        let cell = Cell { x: 1.0, end: 9.5, text: "Hb \"x\"\n".into() };
        let text = Text { rows: vec![TextRow { page: 1, y: 20.0, size: 9.0, cells: vec![cell] }], cut: true };
        let told = text.told().unwrap();
        assert_eq!(told.lines().count(), 2);
        assert_eq!(Text::heard(&told), Some(text));
        assert_eq!(Text::heard(told.lines().next().unwrap()), None);
        assert_eq!(Text::heard(""), None);
    }

    #[test]
    fn f40_a_line_of_too_many_cells_is_cut_and_letters_without_a_name_say_nothing() {
        let cell = Cell { x: 1.0, end: 9.5, text: NAMELESS.to_string() };
        let row = |cells: usize| TextRow { page: 1, y: 20.0, size: 9.0, cells: vec![cell.clone(); cells] };
        let heard = |cells: usize| Text::heard(&Text { rows: vec![row(cells)], cut: false }.told().unwrap()).unwrap();
        assert_eq!((heard(MOST_CELLS).rows[0].cells.len(), heard(MOST_CELLS).cut), (MOST_CELLS, false));
        assert_eq!((heard(MOST_CELLS + 1).rows[0].cells.len(), heard(MOST_CELLS + 1).cut), (MOST_CELLS, true));
        assert!(!heard(3).says_something());
        let named = TextRow { cells: vec![Cell { text: "Hb".into(), ..cell.clone() }], ..row(1) };
        assert!(Text { rows: vec![row(1), named], cut: false }.says_something());
    }
}
