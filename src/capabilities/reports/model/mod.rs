//! Reports as rules: what may be added, which states a report goes through, how its name is told, and what is looked at
//! before anybody gets it. Pure.

mod announcement;
pub mod inspect;
mod kind;
mod name;
mod quota;
mod report;
mod task;
mod tries;

pub use announcement::{Announcement, ReportText};
pub use kind::Kind;
pub use name::FileName;
pub use quota::{MOST_A_DAY, MOST_AN_HOUR};
pub use report::{PENDING, Report, ReportHead, State, Why, sha256_of};
pub use task::{Task, Work};
