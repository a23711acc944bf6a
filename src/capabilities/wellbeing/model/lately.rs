//! What one look at a patient finds (F10), and what it did not reach.

use super::mood::Mood;
use super::vital::Vital;
use crate::capabilities::records::model::RecordLine;
use crate::capabilities::reports::model::Report;

/// What is new of a patient, each kind newest first.
#[derive(Debug, Clone, Default)]
pub struct Lately {
    pub records: Vec<RecordLine>,
    pub reports: Vec<Report>,
    pub vitals: Vec<Vital>,
    /// None where nobody may read them.
    pub moods: Vec<Mood>,
    /// There is nothing behind these.
    pub is_all: bool,
}

impl Lately {
    /// The diary is asked for from its oldest day on, and papers stand behind it: whoever sees one has seen all of the diary.
    #[must_use]
    pub const fn has_all_of_the_diary(&self) -> bool {
        self.is_all || !self.records.is_empty() || !self.reports.is_empty()
    }

    /// So many of one kind of paper are wanted and so many were found: are there others that were not reached?
    #[must_use]
    pub const fn has_enough(&self, found: usize, wanted: usize) -> bool {
        self.is_all || found >= wanted
    }

    /// Papers are found in this order; the diary is turned round.
    #[must_use]
    pub fn newest_first(mut self) -> Self {
        self.vitals.sort_by_key(|vital| std::cmp::Reverse(vital.vital_id));
        self.moods.sort_by_key(|mood| std::cmp::Reverse(mood.date));
        self
    }
}
