//! What a doctor says of a report they have looked at.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::UserId;
use crate::primitives::text::{Sensitive, TextError, lines};

/// How often one report can be reviewed.
pub const MOST_REVIEWS: usize = 20;
/// Characters of a comment.
const LONGEST: usize = 2_000;

/// That a doctor has looked at a report, once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    pub doctor_id: UserId,
    pub doctor_name: String,
    pub at: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<Sensitive<String>>,
}

/// A comment as it is kept; none is fine.
///
/// # Errors
/// The flaw at `/comment`.
pub fn review(comment: &str) -> Result<Option<Sensitive<String>>, Flaws> {
    match lines(comment, LONGEST) {
        Ok(comment) => Ok(Some(Sensitive::new(comment))),
        Err(TextError::Empty) => Ok(None),
        Err(error) => Err(Flaw::of_text("/comment", error).into()),
    }
}
