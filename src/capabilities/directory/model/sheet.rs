//! A sheet cut into its lines: one with a cell in quotes may go over several lines of the file, and one whose quotes do not match ends
//! where it ends in the file, so that it takes nothing else with it.

/// One line of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    /// Where it begins in the file, counted from one; where its quote opens, if that does not match.
    pub number: usize,
    pub text: &'a str,
    /// Its quotes match.
    pub is_whole: bool,
}

/// The lines of a text whose lines end with `\n`, empty ones too.
#[derive(Debug, Clone)]
pub(super) struct Pieces<'a> {
    rest: &'a str,
    number: usize,
    separator: u8,
}

impl<'a> Pieces<'a> {
    pub(super) const fn of(sheet: &'a str, separator: u8) -> Self {
        Self { rest: sheet, number: 1, separator }
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        let (begins, ends, is_whole) = match end_of(self.rest, self.separator) {
            Ok(end) => (0, end, true),
            Err(quote) => {
                let (before, behind) = self.rest.split_at(quote);
                let end = behind.find('\n').map_or(self.rest.len(), |end| quote + end);
                (before.rfind('\n').map_or(0, |end| end + 1), end, false)
            }
        };
        let text = self.rest.get(begins..ends).unwrap_or_default();
        let number = self.number + newlines(self.rest.get(..begins).unwrap_or_default());
        self.number = number + newlines(text) + 1;
        self.rest = self.rest.get(ends + 1..).unwrap_or_default();
        Some(Piece { number, text, is_whole })
    }
}

fn newlines(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}

/// Where in a cell one is; `usize`: where its quote opens.
#[derive(Clone, Copy)]
enum At {
    Start,
    Plain,
    Quoted(usize),
    /// Behind a quote that closes the cell, or is the first of two.
    Closed(usize),
    /// Behind spaces that follow.
    Behind(usize),
}

/// The length of the first line (RFC 4180); or, as the error, where a quote opens that is never closed, or not at the end of its cell.
fn end_of(rest: &str, separator: u8) -> Result<usize, usize> {
    let mut at = At::Start;
    for (place, byte) in rest.bytes().enumerate() {
        at = match (at, byte) {
            (At::Quoted(quote), b'"') => At::Closed(quote),
            (At::Quoted(quote), _) | (At::Closed(quote), b'"') => At::Quoted(quote),
            (_, b'\n') => return Ok(place),
            (_, byte) if byte == separator => At::Start,
            (At::Start, b'"') => At::Quoted(place),
            (At::Start | At::Plain, _) => At::Plain,
            (At::Closed(quote) | At::Behind(quote), b' ') => At::Behind(quote),
            (At::Closed(quote) | At::Behind(quote), _) => return Err(quote),
        };
    }
    if let At::Quoted(quote) = at { Err(quote) } else { Ok(rest.len()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pieces(sheet: &str) -> Vec<(usize, &str, bool)> {
        Pieces::of(sheet, b',').map(|piece| (piece.number, piece.text, piece.is_whole)).collect()
    }

    #[test]
    fn f18_a_quote_that_does_not_match_ends_with_its_line_and_takes_no_other_with_it() {
        let sheet =
            "name,description\nHeart,\"Chest\nSkin,Rash\nEyes,\"Far, near\"\nEars,\"Sharp\"ly\nNose,\"two\nlines\" \n6\" pipe,x\n\"end";
        let found = [
            (1, "name,description", true),
            (2, "Heart,\"Chest", false),
            (3, "Skin,Rash", true),
            (4, "Eyes,\"Far, near\"", true),
            (5, "Ears,\"Sharp\"ly", false),
            (6, "Nose,\"two\nlines\" ", true),
            (8, "6\" pipe,x", true),
            (9, "\"end", false),
        ];
        assert_eq!(pieces(sheet), found);
        assert_eq!(pieces("a,\"b\"\"c\"\n\n"), [(1, "a,\"b\"\"c\"", true), (2, "", true)]);
    }

    proptest! {
        /// Whatever a program writes that knows the rule is read as it was written, line by line.
        #[test]
        fn f18_what_was_written_by_the_rule_is_cut_as_it_was_written(rows in prop::collection::vec(("[a\",; \nम]{0,6}", "[a\",; \nम]{0,6}"), 1..8)) {
            let mut writer = csv::Writer::from_writer(Vec::new());
            for (one, other) in &rows {
                writer.write_record([one, other]).unwrap();
            }
            let sheet = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let found: Vec<Piece<'_>> = Pieces::of(&sheet, b',').collect();
            prop_assert!(found.iter().all(|piece| piece.is_whole));
            prop_assert_eq!(found.len(), rows.len());
            prop_assert_eq!(found.iter().flat_map(|piece| [piece.text, "\n"]).collect::<String>(), sheet);
        }
    }
}
