//! The controls that narrow and order a list of people.

use serde::Serialize;

/// What they say.
#[derive(Debug, Clone, Default, Serialize)]
pub struct NarrowFields {
    /// The word of a status; empty for any.
    pub status: &'static str,
    /// `descending`, or nothing.
    pub order: &'static str,
    /// More fit than can be sorted: they come by the words they were found by, whichever order was chosen.
    pub by_words: bool,
    /// The same as addresses say it; empty when nothing was chosen.
    pub tail: String,
}

impl NarrowFields {
    /// Something was chosen, for samples.
    #[must_use]
    pub fn sample() -> Self {
        Self { status: "active", order: "descending", by_words: false, tail: "status=active&order=descending".into() }
    }
}
