//! An entry as the list of its department keeps it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::entry::Entry;
use super::state::{Offer, State, Told};
use super::wish::Wish;
use crate::primitives::ids::{DepartmentId, UserId, WaitId};

/// An entry as the list of its department keeps it, in table `requests`: enough to match it and to show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Queued {
    /// `waiting#<department>`.
    #[serde(rename = "owner_id")]
    pub queue: String,
    /// `open#<id>` or `over#<id>`: ids sort by when somebody asked.
    pub item: String,
    pub patient_id: UserId,
    #[serde(flatten)]
    pub entry: Line,
}

/// The rest of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub wait_id: WaitId,
    pub version: u32,
    #[serde(flatten)]
    pub wish: Wish,
    #[serde(default)]
    pub doctor: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind_name: Option<String>,
    pub state: State,
    pub asked_at: Timestamp,
    #[serde(default)]
    pub offer: Option<Offer>,
    pub unanswered: u8,
    pub history: Vec<Told>,
    ttl: i64,
}

impl Line {
    /// Whether a time may be offered to it now: it waits, or what it was offered has ended.
    #[must_use]
    pub fn waits(&self, now: Timestamp) -> bool {
        match self.state {
            State::Waiting => true,
            State::Offered => self.offer.as_ref().is_none_or(|offer| offer.until <= now),
            _ => false,
        }
    }
}

impl Queued {
    /// What the sort keys of those begin with that may still get a time.
    pub const OPEN: &'static str = "open#";
    /// Of those that are over.
    pub const OVER: &'static str = "over#";

    /// Where a department's list is.
    #[must_use]
    pub fn queue_of(department: DepartmentId) -> String {
        format!("waiting#{department}")
    }

    /// Its place there.
    #[must_use]
    pub fn item_of(open: bool, id: WaitId) -> String {
        format!("{}{id}", if open { Self::OPEN } else { Self::OVER })
    }

    /// Itself with its place, behind which a list goes on.
    #[must_use]
    pub fn placed(self) -> (Self, String) {
        let place = self.item.clone();
        (self, place)
    }
}

impl Entry {
    /// What the list of its department says of it.
    #[must_use]
    pub fn queued(&self) -> Queued {
        Queued {
            queue: Queued::queue_of(self.wish.department_id),
            item: Queued::item_of(self.state.is_open(), self.wait_id),
            patient_id: self.patient,
            entry: self.line(),
        }
    }

    pub(super) fn line(&self) -> Line {
        let Self { wait_id, version, wish, doctor, kind_name, state, asked_at, offer, unanswered, history, ttl, .. } = self.clone();
        Line { wait_id, version, wish, doctor, kind_name, state, asked_at, offer, unanswered, history, ttl }
    }
}
