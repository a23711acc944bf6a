//! What the pages of reports show: `list` (all of a patient's, and adding one), `one` (a report on its way, and removing it), `reading` (what stands in it), `mail` (that one was checked).

use serde::Serialize;

use super::model::{Kind, State, Why};
use crate::primitives::ids::ReportId;
use crate::web::frame::Audience;
use crate::web::render::Sample;
use crate::web::say::When;
use crate::web::size::Size;

pub mod list;
pub mod mail;
pub mod one;
pub mod reading;

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
