//! Visits of the patient who signs in: some of everything, behind her and ahead.

use super::super::doctors::{Entry, LEENA};
use super::super::patients::MAYA;
use super::super::reasons::{Reason, reason};
use super::course::{Course, Party};
use super::plan::{Planner, Wanted};
use crate::capabilities::appointments::model::Priority::{Routine, Soon};
use crate::capabilities::appointments::model::VisitMode;

/// With which doctor, on which of their working days from today, why, who books, and how it goes.
type Line = (u16, i64, Reason, Party, Course);

const LINES: [Line; 10] = [
    (117, -9, reason("Yearly check-up", "", Routine), Party::Patient, Course::Confirmed),
    (4, -8, reason("Palpitations in the evening", "My heart races when I lie down.", Soon), Party::Desk, Course::Seen),
    (106, -6, reason("A mole on the shoulder", "", Routine), Party::Patient, Course::CalledOff(Party::Patient)),
    (109, -5, reason("Back pain after gardening", "", Routine), Party::Patient, Course::StaysAway),
    (6, -3, reason("ECG over 24 hours", "", Routine), Party::Doctor, Course::Confirmed),
    (116, -2, reason("Repeat prescription", "", Routine), Party::Patient, Course::Seen),
    (4, 1, reason("Results of the long ECG", "The evenings are calmer now.", Routine), Party::Patient, Course::Confirmed),
    (110, 1, reason("Headache with light hurting my eyes", "Three times a week.", Soon), Party::Patient, Course::Unanswered),
    (6, 5, reason("Follow-up after the new tablets", "", Routine), Party::Doctor, Course::Unanswered),
    (104, 3, reason("Skin check", "", Routine), Party::Patient, Course::Seen),
];

/// Her visits are late in the day, when the doctor who signs in has gone home: trying a booking by hand finds no clash.
pub(super) fn plan(planner: &mut Planner<'_>) {
    for (number, day, reason, booked_by, course) in LINES {
        let Some(doctor) = Entry::of(number) else { continue };
        let Some(date) = planner.working_day(doctor, day) else { continue };
        let Some(slot) = planner.open(doctor, date).into_iter().rfind(|slot| planner.has_time(&MAYA, *slot)) else { continue };
        // The doctor who signs in is the one who meets patients by video too.
        let mode = if doctor.who == LEENA.who && day > 0 { VisitMode::Video } else { VisitMode::InPerson };
        planner.add(Wanted { doctor, patient: &MAYA, slot, reason, booked_by, course, arrives: None, mode });
    }
}
