//! How a visit goes, from booking to its end, with who does what at which moment. Pure.
//!
//! A whole life is planned for every visit; what lies after the present is cut off. So a list of today has visits that are
//! over, one that is under way, people who wait, and people who are still expected, whatever the time of day.

use jiff::Timestamp;

use crate::capabilities::appointments::model::Status;
use crate::primitives::ids::IdSource;
use crate::primitives::time::{Slot, after};

/// Who does something to a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Party {
    Patient,
    Doctor,
    Desk,
}

/// What becomes of a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Course {
    /// The patient comes and is seen.
    Seen,
    /// The same, after the patient has said that they will come.
    Confirmed,
    /// First booked for another time.
    Moved {
        from: Slot,
    },
    StaysAway,
    CalledOff(Party),
    /// A request or a proposal that nobody has answered yet.
    Unanswered,
}

/// What is done to a visit after it was booked. Each step makes the next version of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Deed {
    Confirm,
    MoveTo(Timestamp),
    Cancel,
    CheckIn,
    Start,
    NoShow,
    /// The doctor writes the visit up, which completes it.
    WriteUp,
}

/// One deed, when, and whose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) at: Timestamp,
    pub(super) by: Party,
    pub(super) deed: Deed,
}

/// What a course depends on.
pub(super) struct Life<'a> {
    pub(super) now: Timestamp,
    pub(super) dice: &'a IdSource,
    pub(super) booked_at: Timestamp,
    /// Where the visit stands once it is booked.
    pub(super) begins: Status,
    pub(super) slot: Slot,
    /// When the patient arrives, if that is known beforehand.
    pub(super) arrives: Option<Timestamp>,
}

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
/// A patient's word comes at least so long before the visit: later than the cut-off of a fresh house.
const IN_TIME: i64 = 150 * MINUTE;

impl Life<'_> {
    /// The steps that have been taken by now, in order.
    pub(super) fn steps(&self, course: Course) -> Vec<Step> {
        let mut steps = Vec::new();
        self.until_the_day(course, &mut steps);
        self.of_the_day(course, &mut steps);
        steps.retain(|step| step.at <= self.now);
        steps
    }

    fn until_the_day(&self, course: Course, steps: &mut Vec<Step>) {
        let start = self.slot.start;
        let answered = match self.begins {
            _ if course == Course::Unanswered => None,
            Status::Requested => Some(Party::Doctor),
            Status::Proposed => Some(Party::Patient),
            _ => None,
        };
        steps.extend(answered.map(|by| Step {
            at: self.some_time_before(after(start, -IN_TIME - HOUR / 3), self.booked_at),
            by,
            deed: Deed::Confirm,
        }));
        let last = steps.last().map_or(self.booked_at, |step| step.at);
        let step = match course {
            Course::Seen | Course::StaysAway | Course::Unanswered => return,
            Course::Confirmed => Step { at: self.some_time_before(after(start, -HOUR), last), by: Party::Patient, deed: Deed::Confirm },
            Course::Moved { from } => {
                let at = self.some_time_before(after(start.min(from.start), -IN_TIME), last);
                Step { at, by: Party::Desk, deed: Deed::MoveTo(start) }
            }
            Course::CalledOff(by) => Step { at: self.some_time_before(after(start, -IN_TIME), last), by, deed: Deed::Cancel },
        };
        steps.push(step);
    }

    /// THE place where a visit gets its end. Whoever was seen is written up when the time is over.
    fn of_the_day(&self, course: Course, steps: &mut Vec<Step>) {
        let start = self.slot.start;
        match course {
            Course::Seen | Course::Confirmed | Course::Moved { .. } => {
                let by = if self.dice.below(3) == 0 { Party::Patient } else { Party::Desk };
                let at = self.arrives.unwrap_or_else(|| after(start, -self.minutes(3, 18)));
                steps.push(Step { at, by, deed: Deed::CheckIn });
                steps.push(Step { at: after(start, self.minutes(0, 3)), by: Party::Doctor, deed: Deed::Start });
                steps.push(Step { at: self.slot.end, by: Party::Doctor, deed: Deed::WriteUp });
            }
            Course::StaysAway => steps.push(Step { at: after(start, self.minutes(11, 14)), by: Party::Desk, deed: Deed::NoShow }),
            Course::CalledOff(_) | Course::Unanswered => {}
        }
    }

    /// A moment after another one, before an end, before the patient comes and before now.
    fn some_time_before(&self, end: Timestamp, since: Timestamp) -> Timestamp {
        let room = end.min(self.arrives.unwrap_or(self.now)).as_second() - since.as_second() - MINUTE;
        let room = u64::try_from(room).unwrap_or_default().min(20 * HOUR.unsigned_abs());
        after(since, MINUTE + i64::try_from(self.dice.below(room)).unwrap_or_default())
    }

    fn minutes(&self, from: u64, to: u64) -> i64 {
        MINUTE * i64::try_from(from + self.dice.below(to - from + 1)).unwrap_or_default()
    }
}
