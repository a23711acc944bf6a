//! What the pages of reports show: `list` (all of a patient's, and adding one), `one` (a report on its way, and removing it).

use serde::Serialize;

use super::model::{Kind, State, Why};
use crate::primitives::ids::{ReportId, UserId};
use crate::web::frame::Audience;
use crate::web::people::{initials, sample_user};
use crate::web::render::Sample;
use crate::web::say::When;

pub mod list;
pub mod one;

/// A patient in the reader's care, and why.
#[derive(Clone, Serialize)]
pub struct InCare {
    pub patient_id: UserId,
    pub name: String,
    pub initials: String,
    /// The visit that puts them into care.
    pub visit: When,
    /// Whether it is still to come.
    pub ahead: bool,
}

impl InCare {
    /// Of a patient with this name.
    pub fn new(patient_id: UserId, name: &str, visit: When, ahead: bool) -> Self {
        Self { patient_id, name: name.to_owned(), initials: initials(name), visit, ahead }
    }

    fn sample() -> Self {
        Self::new(sample_user(1), "Maya Lindqvist", When::sample(26, "09:30"), true)
    }
}

/// What every page says about one report.
#[derive(Clone, Serialize)]
pub struct ReportFacts {
    pub id: ReportId,
    pub file_name: String,
    pub kind: Kind,
    pub state: State,
    pub why: Option<Why>,
    /// Rounded up, in kilobytes below one megabyte, else in tenths of megabytes.
    pub size: Size,
    pub added_at: When,
    pub added_by: String,
    /// By whoever looks.
    pub is_own: bool,
}

/// How large a file is, as people say it.
#[derive(Clone, Serialize)]
pub struct Size {
    pub kilobytes: u64,
    /// `1.4`; empty below one.
    pub megabytes: String,
}

impl Size {
    /// Of so many bytes.
    pub fn of(bytes: u64) -> Self {
        let tenths = (bytes * 10).div_ceil(1024 * 1024);
        let megabytes = match (bytes >= 1024 * 1024, tenths % 10) {
            (false, _) => String::new(),
            (true, 0) => (tenths / 10).to_string(),
            (true, rest) => format!("{}.{rest}", tenths / 10),
        };
        Self { kilobytes: bytes.div_ceil(1024), megabytes }
    }
}

impl ReportFacts {
    fn sample(number: u128, file_name: &str, kind: Kind, state: State) -> Self {
        Self {
            id: ReportId::from_uuid(uuid::Uuid::from_u128(number)),
            file_name: file_name.to_owned(),
            kind,
            state,
            why: None,
            size: Size::of(1_404_000),
            added_at: When::sample(23, "10:12"),
            added_by: "Maya Lindqvist".into(),
            is_own: true,
        }
    }
}

/// Every page of this slice in every state.
pub fn all_samples() -> Vec<Sample> {
    let mut all = Sample::all_of::<list::ReportList>(Audience::Patient);
    all.extend(Sample::all_of::<list::ReportList>(Audience::Doctor));
    all.extend(Sample::all_of::<one::ReportPage>(Audience::Patient));
    all.extend(Sample::all_of::<one::ReportPage>(Audience::Doctor));
    all.extend(Sample::all_of::<one::RemoveReport>(Audience::Patient));
    all
}

#[cfg(test)]
mod tests {
    use super::Size;

    #[test]
    fn f39_sizes_are_said_in_kilobytes_and_tenths_of_megabytes() {
        let said = |bytes| (Size::of(bytes).kilobytes, Size::of(bytes).megabytes);
        assert_eq!(said(1), (1, String::new()));
        assert_eq!(said(200_000), (196, String::new()));
        assert_eq!(said(20_971_520).1, "20");
        assert_eq!(said(1_404_000).1, "1.4");
    }
}
