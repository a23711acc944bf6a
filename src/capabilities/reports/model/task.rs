//! What the house still owes a report: a look inside, or taking away what nobody needs any more.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Report, State};
use crate::primitives::ids::{ReportId, UserId};

/// What is to be done when its time has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Task {
    /// Nobody has sent the file in time: the report goes.
    Expire,
    /// The file has arrived and waits for a look inside.
    Check,
    /// Somebody asked for what stands in it, and it was not read, or in an older way.
    Read,
    /// Files under its keys go, once nobody can send another there.
    Sweep,
}

impl Task {
    /// The state a report is in while this is owed it; `None` where that is all the same.
    #[must_use]
    pub const fn of_state(self) -> Option<State> {
        match self {
            Self::Expire => Some(State::AwaitingUpload),
            Self::Check => Some(State::Checking),
            Self::Read => Some(State::Available),
            Self::Sweep => None,
        }
    }
}

/// One line of the list of work. Rows of all reports stand in one partition, sorted by when they are due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Work {
    pub owner_id: String,
    /// `<due>#<report>`.
    pub item: String,
    pub patient_id: UserId,
    pub report_id: ReportId,
    pub task: Task,
    /// What goes when it is swept: keys, and with a dash at their end all that begin so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keys: Vec<String>,
}

impl Work {
    /// The partition of all of them.
    pub const OWNER: &'static str = "reports";

    /// What ends the place of a line that stands beside the one of its state.
    const TO_READ: &'static str = "#read";

    /// Its place in the list.
    #[must_use]
    pub fn place(due: Timestamp, report: ReportId) -> String {
        format!("{due}#{report}")
    }

    /// A reading that somebody asked for: due at once, and the same line however often they ask, also after somebody took it up.
    #[must_use]
    pub fn reading(report: &Report) -> Self {
        let work = Self::of(report, Task::Read, report.read_due.unwrap_or(report.created_at), vec![]);
        Self { item: format!("{}{}", work.item, Self::TO_READ), ..work }
    }

    /// The line of a task that belongs to a state, where the report's row says it is.
    #[must_use]
    pub fn owed(report: &Report, task: Task) -> Self {
        if task == Task::Read { Self::reading(report) } else { Self::of(report, task, report.due, vec![]) }
    }

    /// The same, due later.
    #[must_use]
    pub fn later(&self, due: Timestamp) -> Self {
        Self { item: Self::place(due, self.report_id), ..self.clone() }
    }

    /// What is owed a report by then.
    #[must_use]
    pub fn of(report: &Report, task: Task, due: Timestamp, keys: Vec<String>) -> Self {
        Self {
            owner_id: Self::OWNER.to_owned(),
            item: Self::place(due, report.report_id),
            patient_id: report.patient_id,
            report_id: report.report_id,
            task,
            keys,
        }
    }
}
