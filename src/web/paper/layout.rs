//! Where on which page each line of a paper stands. Lengths are in points, from the top left corner of the page.

use unicode_bidi::Level;

use super::Block;
use super::letters::{Run, Weight, drawn_width, runs, way, width};

/// A4.
pub(super) const PAGE: (f32, f32) = (595.28, 841.89);
/// Around what is written.
const MARGIN: f32 = 56.0;
const BOTTOM: f32 = 72.0;
const BODY: f32 = 11.0;
const LEADING: f32 = 1.45;
/// Between cells, and between what belongs together.
const GAP: f32 = 10.0;
/// How much of the width the names of facts take.
const NAMES: f32 = 0.3;

/// How dark a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    Dark,
    Soft,
    Brand,
}

/// What a group of lines is to somebody who hears the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sense {
    /// 1 is the title.
    Heading(u16, String),
    Text,
    Table,
    Row,
    /// Names a row.
    RowHead,
    /// Names a column.
    ColumnHead,
    Cell,
}

/// A group and the one it is in.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub(super) sense: Sense,
    pub(super) within: Option<usize>,
}

/// One line of letters.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) page: usize,
    pub(super) x: f32,
    pub(super) baseline: f32,
    pub(super) size: f32,
    pub(super) ink: Ink,
    pub(super) runs: Vec<Run>,
    /// Its place in [`Layout::groups`].
    pub(super) group: usize,
}

/// A thin line across the page: for the eye only.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule {
    pub(super) page: usize,
    pub(super) y: f32,
    pub(super) from: f32,
    pub(super) to: f32,
}

/// The whole paper.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pub(super) groups: Vec<Group>,
    pub(super) lines: Vec<Line>,
    pub(super) rules: Vec<Rule>,
    /// Whether the paper is read from the right: everything stands as in a mirror.
    is_rtl: bool,
    page: usize,
    /// Where the next line begins on its page.
    y: f32,
}

/// One column of text: where it begins and how wide it is.
#[derive(Clone, Copy)]
struct Column {
    x: f32,
    width: f32,
}

const WHOLE: Column = Column { x: MARGIN, width: PAGE.0 - 2.0 * MARGIN };

#[derive(Clone, Copy)]
struct Hand {
    size: f32,
    weight: Weight,
    ink: Ink,
}

const PLAIN: Hand = Hand { size: BODY, weight: Weight::Regular, ink: Ink::Dark };

impl Layout {
    pub(super) fn of(blocks: &[Block], is_rtl: bool) -> Self {
        let mut layout = Self { y: MARGIN, is_rtl, ..Self::default() };
        for block in blocks {
            layout.block(block);
        }
        layout
    }

    pub(super) const fn pages(&self) -> usize {
        self.page + 1
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::House(name) => {
                self.paragraph(Sense::Text, name, Hand { size: 12.0, weight: Weight::Bold, ink: Ink::Brand });
                self.y += GAP;
            }
            Block::Title(title) => {
                self.paragraph(Sense::Heading(1, title.clone()), title, Hand { size: 22.0, weight: Weight::Bold, ..PLAIN });
                self.y += GAP / 2.0;
            }
            Block::Heading(title) => {
                self.y += GAP;
                self.keep_together(4.0 * BODY * LEADING);
                self.paragraph(Sense::Heading(2, title.clone()), title, Hand { size: 14.0, weight: Weight::Bold, ..PLAIN });
            }
            Block::Text(text) => self.paragraph(Sense::Text, text, PLAIN),
            Block::Small(text) => self.paragraph(Sense::Text, text, Hand { size: 9.0, ink: Ink::Soft, ..PLAIN }),
            Block::Facts(facts) => self.facts(facts),
            Block::Table { head, rows } => self.table(head, rows),
            Block::Signature(under) => {
                self.keep_together(70.0);
                self.y += 44.0;
                self.rule(MARGIN, MARGIN + 220.0);
                self.paragraph(Sense::Text, under, Hand { size: 9.0, ink: Ink::Soft, ..PLAIN });
            }
        }
    }

    fn group(&mut self, sense: Sense, within: Option<usize>) -> usize {
        self.groups.push(Group { sense, within });
        self.groups.len() - 1
    }

    fn paragraph(&mut self, sense: Sense, text: &str, hand: Hand) {
        let group = self.group(sense, None);
        for line in text.lines().flat_map(|line| broken(line, hand, WHOLE.width)) {
            self.keep_together(hand.size * LEADING);
            self.line(&line, hand, WHOLE.x, group);
            self.y += hand.size * LEADING;
        }
        self.y += GAP / 2.0;
    }

    /// Names and what they stand for, with a thin line between.
    fn facts(&mut self, facts: &[(String, String)]) {
        let table = self.group(Sense::Table, None);
        let name = Column { x: WHOLE.x, width: WHOLE.width * NAMES };
        let value = Column { x: name.x + name.width, width: WHOLE.width - name.width };
        for (said, stands) in facts {
            let soft = Hand { ink: Ink::Soft, ..PLAIN };
            self.row(table, &[(Sense::RowHead, said, soft, name), (Sense::Cell, stands, PLAIN, value)]);
        }
        self.y += GAP / 2.0;
    }

    fn table(&mut self, head: &[String], rows: &[Vec<String>]) {
        let table = self.group(Sense::Table, None);
        let columns = columns(head.len());
        let bold = Hand { size: 9.5, weight: Weight::Bold, ink: Ink::Soft };
        let cells: Vec<_> = head.iter().zip(&columns).map(|(text, column)| (Sense::ColumnHead, text, bold, *column)).collect();
        self.row(table, &cells);
        for row in rows {
            let cells: Vec<_> = row.iter().zip(&columns).map(|(text, column)| (Sense::Cell, text, PLAIN, *column)).collect();
            self.row(table, &cells);
        }
        self.y += GAP / 2.0;
    }

    /// Cells beside each other; a row goes on to the next page only when it is longer than one.
    fn row(&mut self, table: usize, cells: &[(Sense, &String, Hand, Column)]) {
        let row = self.group(Sense::Row, Some(table));
        let lines: Vec<Vec<Words>> = cells
            .iter()
            .map(|(_, text, hand, column)| text.lines().flat_map(|line| broken(line, *hand, column.width - GAP)).collect())
            .collect();
        let groups: Vec<usize> = cells.iter().map(|(sense, ..)| self.group(sense.clone(), Some(row))).collect();
        let step = BODY * LEADING;
        let tallest = lines.iter().map(Vec::len).max().unwrap_or_default();
        self.keep_together(lines_of(tallest, step).min(PAGE.1 - MARGIN - BOTTOM));
        for number in 0..tallest {
            self.keep_together(step);
            for (((_, _, hand, column), lines), group) in cells.iter().zip(&lines).zip(&groups) {
                if let Some(line) = lines.get(number) {
                    self.line(line, *hand, column.x, *group);
                }
            }
            self.y += step;
        }
        self.y += 3.0;
        self.rule(WHOLE.x, WHOLE.x + WHOLE.width);
        self.y += 5.0;
    }

    /// Begins the next page unless so much room is left.
    fn keep_together(&mut self, height: f32) {
        if self.y + height > PAGE.1 - BOTTOM {
            self.page += 1;
            self.y = MARGIN;
        }
    }

    /// A line at the height that is reached, `start` points from where lines of the paper begin.
    fn line(&mut self, words: &Words, hand: Hand, start: f32, group: usize) {
        let line = drawn(words, hand, start, self.y + hand.size, self.is_rtl);
        self.lines.push(Line { page: self.page, group, ..line });
    }

    /// A rule at the height that is reached.
    fn rule(&mut self, from: f32, to: f32) {
        let (from, to) = if self.is_rtl { (PAGE.0 - to, PAGE.0 - from) } else { (from, to) };
        self.rules.push(Rule { page: self.page, y: self.y, from, to });
    }
}

/// Words of one line, and which way the text is read that they are of.
struct Words {
    text: String,
    way: Level,
}

fn drawn(words: &Words, hand: Hand, start: f32, baseline: f32, is_rtl: bool) -> Line {
    let Hand { size, weight, ink } = hand;
    let runs = runs(&words.text, weight, words.way);
    let x = if is_rtl { PAGE.0 - start - drawn_width(&runs) * size } else { start };
    Line { page: 0, x, baseline, size, ink, runs, group: 0 }
}

/// The line at the foot of a page: for the eye only.
pub(super) fn foot(text: &str, is_rtl: bool) -> Line {
    let words = Words { text: text.to_owned(), way: way(text) };
    drawn(&words, Hand { size: 8.5, ink: Ink::Soft, ..PLAIN }, MARGIN, PAGE.1 - BOTTOM / 2.0, is_rtl)
}

#[expect(clippy::cast_precision_loss, reason = "a handful")]
fn columns(count: usize) -> Vec<Column> {
    let width = WHOLE.width / count.max(1) as f32;
    (0..count).map(|number| Column { x: WHOLE.x + width * number as f32, width }).collect()
}

#[expect(clippy::cast_precision_loss, reason = "lines of one cell")]
fn lines_of(count: usize, step: f32) -> f32 {
    count as f32 * step
}

/// A text in lines that fit, broken at spaces; a word that is too long is broken where it must be. An empty one is one line.
fn broken(text: &str, hand: Hand, room: f32) -> Vec<Words> {
    let way = way(text);
    lines_that_fit(text, hand, room).into_iter().map(|text| Words { text, way }).collect()
}

fn lines_that_fit(text: &str, hand: Hand, room: f32) -> Vec<String> {
    let wide = |text: &str| width(text, hand.weight, hand.size);
    let space = wide(" ");
    let (mut lines, mut line, mut taken) = (Vec::new(), String::new(), 0.0);
    for word in text.split_whitespace() {
        let needs = wide(word);
        if !line.is_empty() && taken + space + needs > room {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
            line.push_str(word);
            taken += space + needs;
        } else if needs <= room {
            line.push_str(word);
            taken = needs;
        } else {
            let mut pieces = pieces(word, room, wide);
            line = pieces.pop().unwrap_or_default();
            lines.extend(pieces);
            taken = wide(&line);
        }
    }
    lines.push(line);
    lines
}

/// A word that fits no line, in pieces that do.
fn pieces(word: &str, room: f32, wide: impl Fn(&str) -> f32) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for letter in word.chars() {
        let last = pieces.last().map_or("", String::as_str);
        let longer = format!("{last}{letter}");
        if !last.is_empty() && wide(&longer) > room {
            pieces.push(letter.to_string());
        } else {
            pieces.pop();
            pieces.push(longer);
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        // Letters are shaped by code that is not optimized here.
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn f38_no_line_is_wider_than_its_room_and_no_word_is_lost(text in "[a-zÀ-žА-я ]{0,400}", room in 60.0_f32..480.0) {
            let lines = lines_that_fit(&text, PLAIN, room);
            for line in &lines {
                prop_assert!(width(line, PLAIN.weight, PLAIN.size) <= room + 0.5, "{line}"); // pairs of letters stand closer or wider
            }
            let letters = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(letters(&lines.join(" ")), letters(&text));
        }

        #[test]
        fn f38_every_line_stands_inside_its_page_below_the_one_before(rows in 1_usize..12, words in 1_usize..40, is_rtl: bool) {
            let cell = if is_rtl { "راحة و 2 L ماء " } else { "rest and water " }.repeat(words);
            let blocks = [
                Block::Title("Visit summary".into()),
                Block::Text(cell.clone()),
                Block::Table { head: vec!["Medicine".into(), "Dose".into()], rows: vec![vec![cell, "5 mg".into()]; rows] },
                Block::Signature("Signature".into()),
            ];
            let layout = Layout::of(&blocks, is_rtl);
            let end = |line: &Line| line.x + drawn_width(&line.runs) * line.size;
            for line in &layout.lines {
                prop_assert!(line.baseline <= PAGE.1 - BOTTOM + BODY && line.baseline > MARGIN && line.page < layout.pages());
                prop_assert!(line.x >= MARGIN - 0.5 && end(line) <= PAGE.0 - MARGIN + 0.5);
            }
            let begins = |line: &&Line| if is_rtl { end(line) > PAGE.0 - MARGIN - 0.5 } else { line.x <= MARGIN };
            let places: Vec<(usize, f32)> = layout.lines.iter().filter(begins).map(|line| (line.page, line.baseline)).collect();
            prop_assert!(places.len() > rows, "every row begins where lines begin");
            prop_assert!(places.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }
}
