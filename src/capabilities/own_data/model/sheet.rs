//! What a copy says, before it is put into words: sections of entries of lines.

use jiff::Timestamp;
use jiff::civil::Date;

use super::fields::Row;
use crate::primitives::money::Money;

/// Everything about one person.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    pub sections: Vec<Section>,
    /// What goes along beside it.
    pub files: Vec<Attached>,
}

/// A file of the person's records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    /// Its place in what is taken along.
    pub path: String,
    /// Where it lies in the bucket of reports.
    pub key: String,
}

/// One kind of thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// What it is called in the file for programs.
    pub name: String,
    pub title: Label,
    pub entries: Vec<Entry>,
    /// The same as rows, for programs.
    pub rows: Vec<Row>,
}

/// One thing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Entry {
    /// When it was, as its heading; the profile has none.
    pub at: Option<Timestamp>,
    pub lines: Vec<Line>,
}

/// One thing said about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub label: Label,
    pub said: Said,
}

/// What something is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Label {
    /// By a text of the catalogue.
    Text(&'static str),
    /// By the name of its field, in plain words: kinds of things this list does not know.
    Plain(String),
}

/// What is said.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    /// Words as somebody wrote them.
    Words(String),
    /// A sentence of the catalogue.
    Text(&'static str),
    Moment(Timestamp),
    Date(Date),
    Amount(Money),
}
