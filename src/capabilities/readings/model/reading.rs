//! What is kept of a reading: a row beside its report.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Printed, Recognised, Review, Value};
use crate::primitives::ids::{ReportId, UserId};

/// Rises with every change of how reports are read: older readings are made anew when somebody asks for them.
pub const READER: u32 = 2;

/// Where a reading stands, as people are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReadingState {
    /// It will be read.
    Waiting,
    /// Values were found.
    Read,
    /// Its text was read, and no value in it is certain.
    NothingFound,
    /// It cannot be read automatically.
    CannotRead,
}

/// Why a file cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    Picture,
    Office,
    /// There is no text in it: a scan.
    NoText,
    /// It took too long or too much, or is damaged.
    Stopped,
}

/// A mark that the report itself has at a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    High,
    Low,
    /// A star: something is to be seen.
    Some,
}

/// One value that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// Which one, by its word in the list.
    pub analyte: String,
    /// As the report calls it.
    pub printed: String,
    pub value: Value,
    /// Empty for plain numbers.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    pub page: u16,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<Printed>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<Mark>,
}

impl Found {
    /// Whether another says nothing else.
    #[must_use]
    pub fn is_same_as(&self, other: &Self) -> bool {
        (&self.analyte, self.value, &self.unit, self.range) == (&other.analyte, other.value, &other.unit, other.range)
    }
}

/// A reading as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    pub patient_id: UserId,
    /// `reading#<report>`.
    pub item: String,
    pub report_id: ReportId,
    pub state: ReadingState,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Why>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<Found>,
    /// Lines that seem to have a value and are not certain.
    #[serde(default)]
    pub unread: u32,
    /// Only its beginning was read.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cut: bool,
    pub reader: u32,
    pub read_at: Timestamp,
    /// Rises with every change.
    pub version: u32,
    /// The newest last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reviews: Vec<Review>,
}

impl Reading {
    /// What the sort keys of all readings begin with.
    pub const PREFIX: &'static str = "reading#";

    /// The sort key of a report's.
    #[must_use]
    pub fn item_of(report: ReportId) -> String {
        format!("{}{report}", Self::PREFIX)
    }

    /// Of a file that has no text to read, or none that could be read.
    #[must_use]
    pub fn impossible((patient_id, report_id): (UserId, ReportId), why: Why, now: Timestamp) -> Self {
        Self {
            patient_id,
            item: Self::item_of(report_id),
            report_id,
            state: ReadingState::CannotRead,
            why: Some(why),
            values: Vec::new(),
            unread: 0,
            cut: false,
            reader: READER,
            read_at: now,
            version: 1,
            reviews: Vec::new(),
        }
    }

    /// Of a file that was read.
    #[must_use]
    pub fn of(whose: (UserId, ReportId), found: Recognised, cut: bool, now: Timestamp) -> Self {
        let state = if found.values.is_empty() { ReadingState::NothingFound } else { ReadingState::Read };
        Self { state, why: None, values: found.values, unread: found.unread, cut, ..Self::impossible(whose, Why::Stopped, now) }
    }

    /// This one in the place of an older: what doctors said stays.
    #[must_use]
    pub fn instead_of(self, before: Option<&Self>) -> Self {
        let Some(before) = before else { return self };
        Self { version: before.version + 1, reviews: before.reviews.clone(), ..self }
    }

    /// Whether it should be made anew.
    #[must_use]
    pub const fn is_outdated(&self) -> bool {
        self.reader < READER
    }

    /// With what a doctor said of it.
    #[must_use]
    pub fn reviewed(&self, review: Review) -> Self {
        let reviews = self.reviews.iter().cloned().chain([review]).collect();
        Self { version: self.version + 1, reviews, ..self.clone() }
    }
}
