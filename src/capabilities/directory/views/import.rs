//! A spreadsheet of departments or doctors: the page where it is pasted, and what becomes of each line.

use serde::Serialize;

use super::super::model::import::{Kind, MOST_LINES, SheetError};
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::render::View;
use crate::web::texts::{Message, count};

/// `GET /admin/import`, and the same after a sheet that cannot be read.
///
/// Posts `kind` and `sheet`.
#[derive(Debug, Clone, Serialize)]
pub struct ImportForm {
    /// `departments` or `doctors`.
    pub kind: &'static str,
    /// As pasted.
    pub sheet: Field,
    /// The most lines.
    pub most: u32,
    /// Of both kinds, departments first.
    pub kinds: Vec<KindOfLines>,
}

/// What lines of a kind look like.
#[derive(Debug, Clone, Serialize)]
pub struct KindOfLines {
    /// `departments` or `doctors`.
    pub kind: &'static str,
    /// In the order of the template.
    pub columns: Vec<Column>,
}

/// One column.
#[derive(Debug, Clone, Serialize)]
pub struct Column {
    /// As the first line of the sheet names it.
    pub name: &'static str,
    /// What stands in it.
    pub words: Message,
    /// Without it no line is read.
    pub needed: bool,
}

/// `POST /admin/import` and `POST /admin/import/commit`: what would become, or became, of each line.
///
/// Posts `kind`, `sheet`, `currency`, `good_only` and `licences_confirmed`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ImportCheck {
    /// `departments` or `doctors`.
    pub kind: &'static str,
    /// As pasted: it is sent again with the button.
    pub sheet: Field,
    /// What fees are in.
    pub currency: String,
    /// `yes` when wrong lines are left out.
    pub good_only: Field,
    /// `yes` when licence numbers that somebody has are right.
    pub licences_confirmed: Field,
    /// In the order of the file.
    pub lines: Vec<ImportLine>,
    /// Lines that are still to be imported.
    pub new: u32,
    /// Those of them that something is asked about first.
    pub asked: u32,
    /// Lines that were imported just now.
    pub made: u32,
    /// Lines whose department or doctor was here before.
    pub known: u32,
    /// Lines that cannot be imported.
    pub wrong: u32,
    /// The button was pressed and did something.
    pub done: bool,
    /// The button was pressed while lines were wrong or asked about: nothing was done.
    pub trouble: Option<Message>,
}

/// One line of the sheet.
#[derive(Debug, Clone, Serialize)]
pub struct ImportLine {
    /// Where it stands in the file.
    pub number: u32,
    /// Of the department or doctor, as written; may be empty.
    pub name: String,
    /// `new`, `asked`, `made`, `known` or `wrong`.
    pub state: &'static str,
    /// Where it is, if it is here.
    pub href: Option<String>,
    /// Of a wrong one, or one that is asked about.
    pub faults: Vec<ImportFault>,
}

/// What is wrong in a line.
#[derive(Debug, Clone, Serialize)]
pub struct ImportFault {
    /// The column; empty when it is no single one.
    pub column: &'static str,
    /// What to do about it.
    pub words: Message,
}

impl ImportForm {
    /// The page with what was pasted.
    pub fn of(kind: Kind, sheet: Field) -> Self {
        let kinds = [Kind::Departments, Kind::Doctors].map(|kind| KindOfLines { kind: kind.word(), columns: columns_of(kind) });
        Self { kind: kind.word(), sheet, most: count(MOST_LINES), kinds: kinds.into() }
    }
}

impl ImportCheck {
    /// What is counted of the lines.
    #[must_use]
    pub fn counted(self) -> Self {
        let of = |state| count(self.lines.iter().filter(|line| line.state == state).count());
        let asked = of("asked");
        Self { new: of("new") + asked, asked, made: of("made"), known: of("known"), wrong: of("wrong"), ..self }
    }
}

fn columns_of(kind: Kind) -> Vec<Column> {
    let words = |name: &str| match (kind, name) {
        (Kind::Departments, "name") => "label-department-name",
        (_, "description") => "label-description",
        (_, "email") => "label-email",
        (_, "name") => "label-doctor-name",
        (_, "department") => "import-column-department",
        (_, "specialization") => "label-specialization",
        (_, "qualifications") => "label-qualifications",
        (_, "experience_years") => "label-experience",
        (_, "licence_number") => "label-licence",
        (_, "gender") => "import-column-gender",
        (_, "languages") => "import-column-languages",
        (_, "phone") => "import-column-phone",
        (_, "fee") => "import-column-fee",
        (_, "buffer_minutes") => "import-column-buffer",
        _ => "label-place",
    };
    let column = |name: &&'static str| Column { name, words: Message::new(words(name)), needed: kind.needed().contains(name) };
    kind.columns().iter().map(column).collect()
}

impl View for ImportForm {
    const TEMPLATE: &'static str = "directory/import.html";
    const PLACE: Place = Place::People;

    fn title(&self) -> Message {
        Message::new("import-title")
    }

    fn has_errors(&self) -> bool {
        self.sheet.is_wrong()
    }

    fn samples() -> Vec<Self> {
        let wrong = |sheet: &str, error: SheetError| Self::of(Kind::Doctors, Field::wrong(sheet, sheet_wrong(&error)));
        vec![
            Self::of(Kind::Departments, Field::default()),
            wrong("", SheetError::Empty),
            wrong("email,name\n", SheetError::Missing("department")),
            wrong("email,nombre\n", SheetError::Unknown("nombre".into())),
            wrong("email,email\n", SheetError::Twice("email")),
            wrong("email,name,department\n", SheetError::TooMany),
        ]
    }
}

impl View for ImportCheck {
    const TEMPLATE: &'static str = "directory/import_check.html";
    const PLACE: Place = Place::People;

    fn title(&self) -> Message {
        Message::new(if self.done { "import-done-title" } else { "import-check-title" })
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some()
    }

    fn samples() -> Vec<Self> {
        let line = |number, name: &str, state| ImportLine { number, name: name.into(), state, href: None, faults: vec![] };
        let new = line(2, "Dr Leena Farah", "new");
        let known = ImportLine { href: Some("/admin/people".into()), ..line(3, "Dr Omar Haddad", "known") };
        let made = ImportLine { href: Some("/admin/people".into()), ..line(4, "Dr Ravi Menon", "made") };
        let faults = vec![
            ImportFault { column: "", words: overflows() },
            ImportFault { column: "", words: quote_open() },
            ImportFault { column: "name", words: formula() },
            ImportFault { column: "email", words: twice(2) },
            ImportFault { column: "email", words: other_role() },
            ImportFault { column: "department", words: department_missing() },
            ImportFault { column: "department", words: department_unknown() },
            ImportFault { column: "gender", words: gender_wrong() },
            ImportFault { column: "languages", words: language_unknown() },
        ];
        let wrong = ImportLine { faults, ..line(5, "", "wrong") };
        let asked = |number, words| {
            let faults = vec![ImportFault { column: "licence_number", words }];
            ImportLine { faults, ..line(number, "Dr Ravi Menon", "asked") }
        };
        let asked = vec![asked(2, licence_known("Dr Omar Haddad")), asked(3, licence_twice(2))];
        let page = |lines: Vec<ImportLine>| {
            let sheet = Field::of("email,name,department\nleena@example.org,Dr Leena Farah,Heart\n");
            Self { kind: "doctors", sheet, currency: "INR".into(), lines, ..Self::default() }.counted()
        };
        let mixed = page(vec![new.clone(), known.clone(), wrong.clone()]);
        vec![
            page(vec![new.clone()]),
            page(vec![known.clone()]),
            page(vec![wrong.clone()]),
            Self { trouble: Some(licences_taken()), ..page(asked.clone()) },
            page(asked),
            Self { trouble: Some(lines_wrong()), ..mixed.clone() },
            mixed,
            Self { done: true, ..page(vec![made.clone(), known.clone(), wrong]) },
            Self { done: true, ..page(vec![made.clone(), new]) },
            Self { done: true, kind: "departments", ..page(vec![made, known]) },
        ]
    }
}

/// Why no line of a sheet is read.
pub fn sheet_wrong(error: &SheetError) -> Message {
    match error {
        SheetError::Empty => Message::new("import-sheet-empty"),
        SheetError::TooMany => Message::new("import-sheet-too-many").with("most", count(MOST_LINES)),
        SheetError::Missing(column) => Message::new("import-sheet-missing").with("column", *column),
        SheetError::Unknown(column) => Message::new("import-sheet-unknown").with("column", column.as_str()),
        SheetError::Twice(column) => Message::new("import-sheet-twice").with("column", *column),
    }
}

/// Lines are wrong and it was not said that they are left out.
pub fn lines_wrong() -> Message {
    Message::new("import-lines-wrong")
}

/// Somebody has licence numbers of theirs, and it was not said that this is right.
pub fn licences_taken() -> Message {
    Message::new("import-licences-taken")
}

/// Somebody here has the licence number.
pub fn licence_known(name: &str) -> Message {
    Message::new("import-licence-known").with("name", name)
}

/// An earlier line has the licence number.
pub fn licence_twice(line: u32) -> Message {
    Message::new("import-licence-twice").with("line", line)
}

/// Banner after every line came in or was here before.
pub fn imported(made: u32, known: u32) -> Message {
    Message::new("flash-imported").with("made", made).with("known", known)
}

/// The same stands in an earlier line.
pub fn twice(line: u32) -> Message {
    Message::new("import-wrong-twice").with("line", line)
}

/// The address belongs to somebody who is no doctor.
pub fn other_role() -> Message {
    Message::new("import-wrong-other-role")
}

/// No department is named.
pub fn department_missing() -> Message {
    Message::new("import-wrong-department-missing")
}

/// No department is called so.
pub fn department_unknown() -> Message {
    Message::new("import-wrong-department-unknown")
}

/// The gender is none of the words.
pub fn gender_wrong() -> Message {
    Message::new("import-wrong-gender")
}

/// Some language is none of the codes.
pub fn language_unknown() -> Message {
    Message::new("import-wrong-language")
}

/// The quotes of a line do not match.
pub fn quote_open() -> Message {
    Message::new("import-wrong-quote")
}

/// A name begins as a formula does.
pub fn formula() -> Message {
    Message::new("import-wrong-formula")
}

/// Something stands behind the last column.
pub fn overflows() -> Message {
    Message::new("import-wrong-overflow")
}
