//! From glyphs to lines: documents draw letters in any order and any pieces, so only where each stands says what it belongs to.

use super::row::{Cell, TextRow};

/// Letters of one page that are looked at.
const MOST_GLYPHS: usize = 40_000;
/// Letters belong to one line when their heights differ by less than this part of their size: raised and lowered ones do.
const SAME_LINE: f32 = 0.5;
/// Between words there is at least so much of a letter's size; between columns so much.
const WORD: f32 = 0.16;
const COLUMN: f32 = 1.1;
/// A raised letter is smaller than this part of its line's size, and stands higher by this part of it at least.
const SMALLER: f32 = 0.8;
const HIGHER: f32 = 0.15;

/// One letter where it stands on its page: seen upright, from the top left, in points.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub size: f32,
    /// One letter, or a few that are drawn as one.
    pub text: String,
    pub direction: Direction,
}

/// Which way its line runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    Right,
    Down,
    Left,
    Up,
}

impl Direction {
    /// Of a line whose next letter stands further by this; `None` when it is none of the four.
    #[must_use]
    pub fn of(dx: f64, dy: f64) -> Option<Self> {
        match (dx, dy) {
            (dx, dy) if dx > 0.0 && dy.abs() < dx * 0.1 => Some(Self::Right),
            (dx, dy) if dx < 0.0 && dy.abs() < -dx * 0.1 => Some(Self::Left),
            (dx, dy) if dy > 0.0 && dx.abs() < dy * 0.1 => Some(Self::Down),
            (dx, dy) if dy < 0.0 && dx.abs() < -dy * 0.1 => Some(Self::Up),
            _ => None,
        }
    }

    /// The place as whoever turns the page upright sees it.
    const fn upright(self, x: f32, y: f32) -> (f32, f32) {
        match self {
            Self::Right => (x, y),
            Self::Down => (y, -x),
            Self::Left => (-x, -y),
            Self::Up => (-y, x),
        }
    }
}

/// The letters of one page as they come.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    glyphs: Vec<Glyph>,
    cut: bool,
}

impl Sheet {
    /// One more; space is seen by where letters stand, and is none.
    pub fn add(&mut self, glyph: Glyph) {
        let is_something = glyph.text.chars().any(|letter| !letter.is_whitespace() && !letter.is_control());
        let is_somewhere =
            glyph.x.is_finite() && glyph.y.is_finite() && glyph.width.is_finite() && glyph.size.is_finite() && glyph.size > 0.5;
        if !is_something || !is_somewhere {
            return;
        }
        if self.glyphs.len() < MOST_GLYPHS { self.glyphs.push(glyph) } else { self.cut = true }
    }

    /// The letter, where it stands somewhere.
    pub fn extend(&mut self, glyph: Option<Glyph>) {
        if let Some(glyph) = glyph {
            self.add(glyph);
        }
    }

    /// Whether there were more letters than are looked at.
    #[must_use]
    pub const fn is_cut(&self) -> bool {
        self.cut
    }

    /// Its lines, from the top, in the direction in which most of its letters run.
    #[must_use]
    pub fn rows(self, page: u16) -> Vec<TextRow> {
        let all = [Direction::Right, Direction::Down, Direction::Left, Direction::Up];
        let count = |direction: Direction| self.glyphs.iter().filter(|glyph| glyph.direction == direction).count();
        let Some(main) = all.into_iter().rev().max_by_key(|direction| count(*direction)) else { return Vec::new() };
        let mut glyphs: Vec<Glyph> =
            self.glyphs.into_iter().filter(|glyph| glyph.direction == main).map(|glyph| turned(glyph, main)).collect();
        // Large letters first: what is raised or lowered beside them then finds its line.
        glyphs.sort_by(|a, b| a.y.total_cmp(&b.y).then(b.size.total_cmp(&a.size)));
        let mut lines: Vec<Line> = Vec::new();
        for glyph in glyphs {
            // Lines are in order: only the last few can be meant.
            let found = lines.iter_mut().rev().take(4).find(|line| (glyph.y - line.y).abs() < SAME_LINE * line.size.max(glyph.size));
            match found {
                Some(line) => line.take(glyph),
                None => lines.push(Line { y: glyph.y, size: glyph.size, glyphs: vec![glyph] }),
            }
        }
        lines.into_iter().map(|line| line.row(page)).collect()
    }
}

fn turned(glyph: Glyph, main: Direction) -> Glyph {
    let (x, y) = main.upright(glyph.x, glyph.y);
    Glyph { x, y, ..glyph }
}

struct Line {
    y: f32,
    size: f32,
    glyphs: Vec<Glyph>,
}

impl Line {
    /// A larger letter says where the line is.
    fn take(&mut self, glyph: Glyph) {
        if glyph.size > self.size * 1.2 {
            (self.y, self.size) = (glyph.y, glyph.size);
        }
        self.glyphs.push(glyph);
    }

    fn row(mut self, page: u16) -> TextRow {
        self.glyphs.sort_by(|a, b| a.x.total_cmp(&b.x));
        let mut cells: Vec<Cell> = Vec::new();
        let mut last: Option<(f32, String)> = None;
        for glyph in self.glyphs {
            // Bold letters are sometimes the same letter drawn twice.
            let is_again = last.as_ref().is_some_and(|(x, text)| *text == glyph.text && (glyph.x - x).abs() < 0.1 * glyph.size);
            if is_again {
                continue;
            }
            last = Some((glyph.x, glyph.text.clone()));
            let is_raised = glyph.size < SMALLER * self.size && glyph.y < self.y - HIGHER * self.size;
            let text = if is_raised { glyph.text.chars().map(raised).collect() } else { glyph.text };
            let end = glyph.x + glyph.width;
            let gap = cells.last().map_or(f32::INFINITY, |cell| glyph.x - cell.end);
            match cells.last_mut() {
                Some(cell) if gap < COLUMN * self.size => {
                    if gap > WORD * self.size {
                        cell.text.push(' ');
                    }
                    cell.text += &text;
                    cell.end = cell.end.max(end);
                }
                _ => cells.push(Cell { x: glyph.x, end, text }),
            }
        }
        TextRow { page, y: self.y, size: self.size, cells }
    }
}

/// A digit that stands higher is a power, or points to a footnote: it is none of the number it stands at.
fn raised(letter: char) -> char {
    match letter {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4' => '⁴',
        '5' => '⁵',
        '6' => '⁶',
        '7' => '⁷',
        '8' => '⁸',
        '9' => '⁹',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A line of letters half as wide as they are high; a tab is a gap between columns.
    fn drawn(sheet: &mut Sheet, x: f32, y: f32, text: &str, direction: Direction) {
        let mut at = 0.0;
        for letter in text.chars() {
            let width = if letter == '\t' { 40.0 } else { 5.0 };
            let (x, y) = match direction {
                Direction::Right => (x + at, y),
                Direction::Down => (x, y + at),
                Direction::Left => (x - at, y),
                Direction::Up => (x, y - at),
            };
            sheet.add(Glyph { x, y, width, size: 10.0, text: letter.to_string(), direction });
            at += width;
        }
    }

    fn told(sheet: Sheet) -> Vec<String> {
        let told = |row: &TextRow| row.cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("|");
        sheet.rows(1).iter().map(told).collect()
    }

    #[test]
    fn f40_letters_make_lines_and_columns_whichever_way_the_page_lies() {
        for (direction, (x, y), (next_x, next_y)) in [
            (Direction::Right, (50.0, 100.0), (50.0, 115.0)),
            (Direction::Down, (500.0, 50.0), (485.0, 50.0)),
            (Direction::Left, (500.0, 500.0), (500.0, 485.0)),
            (Direction::Up, (50.0, 500.0), (65.0, 500.0)),
        ] {
            let mut sheet = Sheet::default();
            drawn(&mut sheet, next_x, next_y, "Sodium\t140 mmol/L", direction);
            drawn(&mut sheet, x, y, "Hb level\t14.2", direction);
            // A word along the margin.
            drawn(&mut sheet, 10.0, 300.0, "copy", if direction == Direction::Up { Direction::Right } else { Direction::Up });
            assert_eq!(told(sheet), ["Hb level|14.2", "Sodium|140 mmol/L"], "{direction:?}");
        }
    }

    #[test]
    fn f40_a_raised_digit_stays_on_its_line_and_a_doubled_letter_is_one() {
        let mut sheet = Sheet::default();
        sheet.add(Glyph { x: 70.0, y: 96.5, width: 3.0, size: 6.0, text: "9".into(), direction: Direction::Right });
        drawn(&mut sheet, 50.0, 100.0, "7 10", Direction::Right);
        drawn(&mut sheet, 73.5, 100.0, "/L", Direction::Right);
        drawn(&mut sheet, 50.2, 100.0, "7", Direction::Right);
        drawn(&mut sheet, 50.0, 112.0, "next", Direction::Right);
        assert_eq!(told(sheet), ["7 10⁹/L", "next"]);
    }

    #[test]
    fn f40_a_footnote_is_no_digit_of_the_number_it_stands_at() {
        for direction in [Direction::Right, Direction::Down, Direction::Left, Direction::Up] {
            let mut sheet = Sheet::default();
            drawn(&mut sheet, 300.0, 300.0, "4.5", direction);
            let (x, y) = match direction {
                Direction::Right => (315.0, 296.0),
                Direction::Down => (304.0, 315.0),
                Direction::Left => (285.0, 304.0),
                Direction::Up => (296.0, 285.0),
            };
            sheet.add(Glyph { x, y, width: 3.0, size: 6.0, text: "1".into(), direction });
            assert_eq!(told(sheet), ["4.5¹"], "{direction:?}");
        }
        let mut lowered = Sheet::default();
        drawn(&mut lowered, 50.0, 100.0, "HbA", Direction::Right);
        lowered.add(Glyph { x: 65.0, y: 102.0, width: 3.0, size: 6.0, text: "1".into(), direction: Direction::Right });
        assert_eq!(told(lowered), ["HbA1"], "what stands lower is as it is");
    }

    proptest! {
        #[test]
        fn f40_the_order_of_drawing_says_nothing(order in Just((0..60_usize).collect::<Vec<_>>()).prop_shuffle()) {
            let mut whole = Sheet::default();
            for line in 0..4_u8 {
                drawn(&mut whole, 50.0, 100.0 + 14.0 * f32::from(line), &format!("Line {line}\t{line}4.{line} g/dL"), Direction::Right);
            }
            let mut mixed = Sheet::default();
            for at in order {
                if let Some(glyph) = whole.glyphs.get(at) {
                    mixed.add(glyph.clone());
                }
            }
            let sorted = |sheet: &Sheet| Sheet { glyphs: sheet.glyphs.iter().take(60).cloned().collect(), cut: false };
            prop_assert_eq!(told(mixed), told(sorted(&whole)));
        }
    }
}
