//! A screen as it is kept, and what it shows. Pure.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::capabilities::appointments::model::{QueueLine, Status};
use crate::primitives::ids::{DepartmentId, UserId};

/// The link of a department's screens, as stored: whoever has it sees its numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Screen {
    /// Always [`Screen::OWNER`].
    pub owner_id: String,
    pub part: DepartmentId,
    /// What the link must carry; another link has another.
    pub mark: Uuid,
    pub made_at: Timestamp,
    pub made_by: UserId,
    pub made_by_name: String,
}

impl Screen {
    /// The partition of all of them.
    pub const OWNER: &'static str = "queue_screens";
}

/// Somebody who is called in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Called {
    pub token: String,
    pub doctor: String,
}

/// A doctor who runs late today, by about so many minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RunsLate {
    pub doctor: String,
    pub minutes: u16,
}

/// What a screen shows. Numbers and doctors' names; there is nothing else in it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Board {
    /// The latest number first.
    pub called: Vec<Called>,
    /// As their visits begin, then as they came.
    pub waiting: Vec<String>,
    /// By name.
    pub late: Vec<RunsLate>,
}

impl Board {
    /// Of whoever is there.
    #[must_use]
    pub fn of(mut lines: Vec<QueueLine>) -> Self {
        lines.sort_by(|one, other| one.place().cmp(&other.place()));
        let (mut called, waiting): (Vec<_>, Vec<_>) = lines.into_iter().partition(|line| line.status == Status::InConsultation);
        // Numbers begin anew every day.
        called.sort_by(|one, other| (&other.queue, &other.token).cmp(&(&one.queue, &one.token)));
        let called = called.into_iter().map(|line| Called { token: line.token.to_string(), doctor: line.doctor_name }).collect();
        Self { called, waiting: waiting.into_iter().map(|line| line.token.to_string()).collect(), late: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capabilities::appointments::model::Token;

    #[test]
    fn f36_whoever_is_called_stands_apart_and_the_others_wait_as_their_visits_begin() {
        let line = |place, status, start: &str| QueueLine {
            queue: start[..10].to_owned(),
            token: Token::of("Heart", place),
            status,
            doctor_name: "Dr Leena Farah".into(),
            start: start.parse().unwrap(),
        };
        let board = Board::of(vec![
            line(1, Status::CheckedIn, "2026-11-23T10:00:00Z"),
            line(2, Status::InConsultation, "2026-11-23T09:00:00Z"),
            line(3, Status::CheckedIn, "2026-11-23T09:30:00Z"),
            line(4, Status::CheckedIn, "2026-11-23T09:30:00Z"),
        ]);
        assert_eq!(board.called, [Called { token: "H-002".into(), doctor: "Dr Leena Farah".into() }]);
        assert_eq!(board.waiting, ["H-003", "H-004", "H-001"]);
    }

    #[test]
    fn f36_the_first_numbers_of_a_day_are_called_after_the_last_of_the_day_before() {
        let line = |place, start: &str| QueueLine {
            queue: start[..10].to_owned(),
            token: Token::of("Heart", place),
            status: Status::InConsultation,
            doctor_name: "Dr Leena Farah".into(),
            start: start.parse().unwrap(),
        };
        let board = Board::of(vec![line(41, "2026-11-23T23:40:00Z"), line(1, "2026-11-24T00:10:00Z")]);
        assert_eq!(board.called.iter().map(|one| one.token.as_str()).collect::<Vec<_>>(), ["H-001", "H-041"]);
    }
}
