//! A spreadsheet of departments or doctors as it is pasted: which lines there are, and what stands in which column.
//!
//! What spreadsheets do to a file is taken as it comes: a byte order mark, semicolons or tabs for commas, ends of lines of any
//! kind, lines and columns with nothing in them, and the apostrophe before what would be a formula. What people do to it is told: a
//! line whose quotes do not match is wrong by itself.

use std::collections::BTreeMap;

use super::sheet::{Piece, Pieces};

/// The most lines that are read at once.
pub const MOST_LINES: usize = 500;

/// What a formula of a spreadsheet begins with.
const RECKONED: [char; 4] = ['=', '+', '-', '@'];

/// What lines are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    #[default]
    Departments,
    Doctors,
}

impl Kind {
    /// As forms and addresses name it; departments for everything else.
    #[must_use]
    pub fn of(word: &str) -> Self {
        if word == Self::Doctors.word() { Self::Doctors } else { Self::Departments }
    }

    /// Its name in forms and addresses.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Departments => "departments",
            Self::Doctors => "doctors",
        }
    }

    /// The columns that may be there.
    #[must_use]
    pub const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Departments => &DEPARTMENT_COLUMNS,
            Self::Doctors => &DOCTOR_COLUMNS,
        }
    }

    /// The columns that must be there: the first ones.
    #[must_use]
    pub const fn needed(self) -> &'static [&'static str] {
        match self {
            Self::Departments => &["name"],
            Self::Doctors => &["email", "name", "department"],
        }
    }
}

/// The columns of departments.
pub const DEPARTMENT_COLUMNS: [&str; 2] = ["name", "description"];
/// The columns of doctors.
pub const DOCTOR_COLUMNS: [&str; 13] = [
    "email",
    "name",
    "department",
    "specialization",
    "qualifications",
    "experience_years",
    "licence_number",
    "gender",
    "languages",
    "phone",
    "fee",
    "buffer_minutes",
    "place",
];

/// Why no line of a spreadsheet can be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    #[error("there is no line under the names of the columns")]
    Empty,
    #[error("there are more lines than are read at once")]
    TooMany,
    #[error("the column {0} is missing")]
    Missing(&'static str),
    #[error("a column is not known")]
    Unknown(String),
    #[error("the column {0} is there twice")]
    Twice(&'static str),
}

/// One line under the names of the columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Where it begins in the file, counted from one as editors and spreadsheets do.
    pub number: u32,
    cells: BTreeMap<&'static str, String>,
    /// Something stands behind the last column.
    pub overflows: bool,
    /// A quote opens in it that is not closed, or not at the end of its cell.
    pub unbalanced: bool,
}

impl Line {
    /// What stands in a column; nothing where the line is too short or the file has no such column.
    #[must_use]
    pub fn cell(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// Whether a spreadsheet would take what stands in a column for a formula: nobody is called so.
    #[must_use]
    pub fn is_reckoned(&self, column: &str) -> bool {
        self.cell(column).starts_with(RECKONED)
    }
}

/// The lines of a spreadsheet.
///
/// # Errors
/// When its first line names no columns of ours, or there is nothing under it, or too much.
pub fn read(kind: Kind, sheet: &str) -> Result<Vec<Line>, SheetError> {
    let sheet = sheet.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
    let first = sheet.lines().find(|line| !line.trim().is_empty()).ok_or(SheetError::Empty)?;
    let separator = separator_of(first);
    let (mut columns, mut lines): (Option<Vec<Option<&'static str>>>, Vec<Line>) = (None, Vec::new());
    for piece in Pieces::of(&sheet, separator) {
        let Some(record) = record_of(piece, separator) else { continue };
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let Some(columns) = &columns else {
            columns = Some(columns_of(kind, &record)?);
            continue;
        };
        if lines.len() == MOST_LINES {
            return Err(SheetError::TooMany);
        }
        let number = u32::try_from(piece.number).unwrap_or(u32::MAX);
        let mut line = Line { number, cells: BTreeMap::new(), overflows: false, unbalanced: !piece.is_whole };
        for (place, cell) in record.iter().enumerate() {
            match columns.get(place).copied().flatten() {
                Some(column) => {
                    line.cells.insert(column, plain(cell).to_owned());
                }
                None => line.overflows |= piece.is_whole && !cell.trim().is_empty(),
            }
        }
        lines.push(line);
    }
    if lines.is_empty() { Err(SheetError::Empty) } else { Ok(lines) }
}

/// Which of the three separators the line with the names uses.
fn separator_of(first: &str) -> u8 {
    let count = |separator: u8| first.bytes().filter(|byte| *byte == separator).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|separator| count(*separator)).unwrap_or(b',')
}

/// The cells of a line; quotes that do not match stand for themselves. `None`: there are none.
fn record_of(piece: Piece<'_>, separator: u8) -> Option<csv::StringRecord> {
    let mut reader = csv::ReaderBuilder::new();
    reader.has_headers(false).flexible(true).delimiter(separator).quoting(piece.is_whole);
    // The text is UTF-8 already and lines may have any length: nothing is left for a record to be wrong in.
    reader.from_reader(piece.text.as_bytes()).records().find_map(Result::ok)
}

/// Which column stands where; a name in any case, with spaces for the lines below.
fn columns_of(kind: Kind, names: &csv::StringRecord) -> Result<Vec<Option<&'static str>>, SheetError> {
    let mut columns: Vec<Option<&'static str>> = Vec::new();
    for name in names {
        let name = name.trim();
        let key = name.to_lowercase().replace([' ', '-'], "_");
        let column = kind.columns().iter().copied().find(|column| *column == key);
        match column {
            Some(column) if columns.contains(&Some(column)) => return Err(SheetError::Twice(column)),
            None if !name.is_empty() => return Err(SheetError::Unknown(name.chars().take(40).collect())),
            column => columns.push(column),
        }
    }
    match kind.needed().iter().find(|needed| !columns.contains(&Some(**needed))) {
        Some(missing) => Err(SheetError::Missing(missing)),
        None => Ok(columns),
    }
}

/// A cell without the apostrophe that keeps spreadsheets from reckoning with it.
fn plain(cell: &str) -> &str {
    let cell = cell.trim();
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(RECKONED)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(sheet: &str) -> Vec<(u32, String, String)> {
        let line = |line: Line| (line.number, line.cell("name").to_owned(), line.cell("description").to_owned());
        read(Kind::Departments, sheet).unwrap().into_iter().map(line).collect()
    }

    #[test]
    fn f18_a_spreadsheet_is_read_whatever_program_wrote_it() {
        let wanted = vec![(2, "Heart".to_owned(), "Pain, chest".to_owned()), (3, "Skin".to_owned(), String::new())];
        assert_eq!(names("name,description\nHeart,\"Pain, chest\"\nSkin,\n"), wanted);
        assert_eq!(names("\u{feff}Name;Description;;\r\nHeart;Pain, chest;;\r\nSkin\r\n;;;\r\n"), wanted);
        assert_eq!(names("description\tNAME\rPain, chest\t Heart \r\tSkin"), wanted);
    }

    #[test]
    fn f18_a_line_is_named_by_its_number_in_the_file() {
        let sheet = "\nname;description\n\n\nHeart;\"Chest\n\npain\"\r\n\r\n;\nSkin;\n";
        let found: Vec<(u32, String)> = names(sheet).into_iter().map(|(number, name, _)| (number, name)).collect();
        assert_eq!(found, [(5, "Heart".to_owned()), (10, "Skin".to_owned())]);
        let lines = read(Kind::Departments, "name,description\nHeart,Chest,pain\nSkin,,\n").unwrap();
        assert_eq!(lines.iter().map(|line| line.overflows).collect::<Vec<_>>(), [true, false], "a comma without quotes");
    }

    #[test]
    fn f18_a_stray_quote_makes_its_own_line_wrong_and_no_other() {
        let sheet = "name,description\nHeart,\"Chest, pain\nSkin,Rash\nEyes,\"Far, near\"\n\"Ears,x\n";
        let lines = read(Kind::Departments, sheet).unwrap();
        let found: Vec<(u32, &str, bool)> = lines.iter().map(|line| (line.number, line.cell("name"), line.unbalanced)).collect();
        assert_eq!(found, [(2, "Heart", true), (3, "Skin", false), (4, "Eyes", false), (5, "\"Ears", true)]);
        assert_eq!(lines[2].cell("description"), "Far, near");
        assert!(lines.iter().all(|line| !line.overflows));
    }

    #[test]
    fn f17_a_sheet_without_our_columns_is_refused_by_the_name_of_the_column() {
        let refused = |kind, sheet: &str| read(kind, sheet).unwrap_err();
        assert_eq!(refused(Kind::Doctors, "email,name\na@b.org,A"), SheetError::Missing("department"));
        assert_eq!(refused(Kind::Doctors, "email,name,departement\n"), SheetError::Unknown("departement".into()));
        assert_eq!(refused(Kind::Departments, "name,Name\n"), SheetError::Twice("name"));
        for empty in ["", " \n\r\n", "name,description\n", "name;;\n;;\n\n"] {
            assert_eq!(refused(Kind::Departments, empty), SheetError::Empty, "{empty:?}");
        }
        let long = format!("name\n{}", "Ward\n".repeat(MOST_LINES));
        assert_eq!(read(Kind::Departments, &long).unwrap().len(), MOST_LINES);
        assert_eq!(refused(Kind::Departments, &format!("{long}Ward\n")), SheetError::TooMany);
    }

    #[test]
    fn f17_an_apostrophe_against_formulas_is_no_part_of_a_phone_number() {
        let sheet = "Email,Name,Department,Phone,Experience years\na@b.org,'Abd al-Rahman,Heart,'+91 98765 43210,7\n";
        let line = read(Kind::Doctors, sheet).unwrap().remove(0);
        assert_eq!((line.cell("phone"), line.cell("name")), ("+91 98765 43210", "'Abd al-Rahman"));
        assert_eq!((line.cell("experience_years"), line.cell("fee")), ("7", ""));
    }
}
