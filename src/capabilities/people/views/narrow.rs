//! The controls that narrow and order a list of people.

use serde::Serialize;

/// What they say.
#[derive(Debug, Clone, Default, Serialize)]
pub struct NarrowFields {
    /// The word of a status; empty for any.
    pub status: &'static str,
    /// `descending`, or nothing.
    pub order: &'static str,
    /// The same as addresses say it; empty when nothing was chosen.
    pub tail: String,
}

impl NarrowFields {
    /// Something was chosen, for samples.
    #[must_use]
    pub fn sample() -> Self {
        Self { status: "active", order: "descending", tail: "status=active&order=descending".into() }
    }
}
