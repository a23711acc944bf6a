//! The number somebody is called by in the waiting room (F36): `C-014`. It says a department's first letter and how many came
//! before on that day, and nothing of who it is.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::moves::Status;
use super::visit::VisitLine;
use crate::primitives::ids::DepartmentId;
use crate::primitives::time::after;

/// People may say that they are there from so long before the visit on, in seconds, until it ends.
pub const EARLY_ARRIVAL: i64 = 2 * 60 * 60;

/// Where a department's name begins with no letter that everybody can say.
const OTHER: char = 'Q';

/// A number of one department and day.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Token(String);

impl Token {
    /// The number `place` of a department called so.
    #[must_use]
    pub fn of(department: &str, place: u32) -> Self {
        let first = department.chars().find(char::is_ascii_alphabetic).map_or(OTHER, |letter| letter.to_ascii_uppercase());
        Self(format!("{first}-{place:03}"))
    }

    /// How many came before on that day, and one more.
    #[must_use]
    pub fn number(&self) -> Option<u32> {
        self.0.rsplit_once('-').and_then(|(_, place)| place.parse().ok())
    }

    /// As it is shown.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The waiting room of a department on one of the hospital's days: part of stored rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QueueOf {
    pub department: DepartmentId,
    pub day: Date,
}

impl fmt::Display for QueueOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.department, self.day)
    }
}

/// Somebody who has come and is not done yet, as the index of a waiting room holds them: nothing of who it is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct QueueLine {
    /// The waiting room, which says its day.
    pub queue: String,
    pub token: Token,
    pub status: Status,
    pub doctor_name: String,
    pub start: Timestamp,
}

impl QueueLine {
    /// Its place among those who wait: as their visits begin, then as they came.
    #[must_use]
    pub const fn place(&self) -> (Timestamp, &Token) {
        (self.start, &self.token)
    }
}

/// How many wait for a doctor and are called before a place in the same waiting room. Two doctors of one name in one room count as one:
/// a waiting room knows nothing else of them.
#[must_use]
pub fn waiting_before(lines: &[QueueLine], doctor: &str, place: (Timestamp, &Token)) -> u32 {
    let waits = |line: &&QueueLine| line.status == Status::CheckedIn && line.doctor_name == doctor;
    u32::try_from(lines.iter().filter(waits).filter(|line| line.place() < place).count()).unwrap_or(u32::MAX)
}

/// How somebody's arrival is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Arrival {
    /// By staff or a program, whenever the table of moves allows it.
    #[default]
    Said,
    /// By the patient on a page, close to the visit's time.
    Oneself,
    /// By whoever stands at the entrance and knows the visit's reference and the patient's date of birth.
    AtEntrance,
    /// By staff who take back that the patient is not here after all: with the number and the time they had.
    AsBefore,
}

/// What an arrival had given, of a patient who is not here after all: theirs again if just that was wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenBack {
    pub came_at: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token: Option<Token>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub queue: Option<String>,
}

/// Whether a patient may say by themselves now that they are there: for a visit in the house, close to its time.
#[must_use]
pub fn takes_arrivals(visit: &VisitLine, now: Timestamp) -> bool {
    let is_open = matches!(visit.status, Status::Booked | Status::Confirmed);
    is_open && visit.mode.is_in_person() && is_near(visit.start, visit.end, now)
}

fn is_near(start: Timestamp, end: Timestamp, now: Timestamp) -> bool {
    after(start, -EARLY_ARRIVAL) <= now && now < end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f36_a_token_is_a_letter_everybody_can_say_and_a_number() {
        for (department, place, token) in
            [("Cardiology", 14, "C-014"), ("ärzte", 1, "R-001"), ("قلب", 7, "Q-007"), ("2nd opinion", 1_204, "N-1204"), ("", 1, "Q-001")]
        {
            assert_eq!(Token::of(department, place).as_str(), token);
            assert_eq!(Token::of(department, place).number(), Some(place));
        }
    }

    #[test]
    fn f36_whoever_waits_for_the_same_doctor_and_is_called_earlier_is_before() {
        let line = |place, status, doctor: &str, start: &str| QueueLine {
            queue: "dpt#2026-11-23".into(),
            token: Token::of("Heart", place),
            status,
            doctor_name: doctor.into(),
            start: start.parse().unwrap(),
        };
        let lines = [
            line(1, Status::InConsultation, "Dr Leena Farah", "2026-11-23T08:00:00Z"),
            line(2, Status::CheckedIn, "Dr Omar Haddad", "2026-11-23T08:30:00Z"),
            line(5, Status::CheckedIn, "Dr Leena Farah", "2026-11-23T08:30:00Z"),
            line(4, Status::CheckedIn, "Dr Leena Farah", "2026-11-23T09:00:00Z"),
            line(3, Status::CheckedIn, "Dr Leena Farah", "2026-11-23T09:00:00Z"),
        ];
        let before = |at: usize| waiting_before(&lines, &lines[at].doctor_name, lines[at].place());
        assert_eq!([before(2), before(4), before(3)], [0, 1, 2], "by start, then by number");
        assert_eq!(before(1), 0, "another doctor's patients are not before");
    }

    #[test]
    fn f36_people_say_that_they_are_there_from_two_hours_before_until_the_end() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let near = |now| is_near(at("2026-11-23T09:00:00Z"), at("2026-11-23T09:30:00Z"), at(now));
        assert!(near("2026-11-23T07:00:00Z") && near("2026-11-23T09:29:59Z"));
        assert!(!near("2026-11-23T06:59:59Z") && !near("2026-11-23T09:30:00Z"));
    }
}
