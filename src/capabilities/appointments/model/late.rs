//! Running late (F36): by how many minutes a doctor's visits of one day begin later, as the doctor or the desk says it.

use jiff::Timestamp;
use jiff::civil::Date;

use super::moves::Status;
use super::visit::VisitLine;
use crate::primitives::ids::{DepartmentId, UserId};

/// About so many minutes: one of a short list, because nobody knows it better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LateBy(u16);

impl LateBy {
    /// What can be said, besides that nobody is late.
    pub const PRESETS: [u16; 5] = [10, 20, 30, 45, 60];

    /// `None`: nobody says so many minutes.
    #[must_use]
    pub fn of(minutes: u16) -> Option<Self> {
        Self::PRESETS.contains(&minutes).then_some(Self(minutes))
    }

    /// In minutes.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.0
    }
}

/// A doctor who runs late.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Late {
    pub doctor_id: UserId,
    pub doctor_name: String,
    /// Where the doctor was when it was said: the waiting room that shows it.
    pub department_id: DepartmentId,
    pub by: LateBy,
}

/// Who runs late on a day of the hospital.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LateOn {
    /// `None`: of no day.
    pub day: Option<Date>,
    /// By name.
    pub doctors: Vec<Late>,
}

impl LateOn {
    /// By how much a doctor does; `None`: nobody has said so.
    #[must_use]
    pub fn of(&self, doctor: UserId) -> Option<LateBy> {
        self.doctors.iter().find(|late| late.doctor_id == doctor).map(|late| late.by)
    }

    /// The doctors of a department who do.
    pub fn in_department(&self, department: DepartmentId) -> impl Iterator<Item = &Late> {
        self.doctors.iter().filter(move |late| late.department_id == department)
    }
}

/// Whether the patient of a visit of today still waits for it to begin, so that it concerns them when its doctor runs late.
#[must_use]
pub fn waits_to_begin(visit: &VisitLine, now: Timestamp) -> bool {
    match visit.status {
        // Whoever has come waits, however late it is.
        Status::CheckedIn => true,
        Status::Booked | Status::Confirmed => visit.end > now,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn visit(status: Status) -> VisitLine {
        VisitLine::sample_of(0, "2026-11-23T09:00:00Z", status)
    }

    #[test]
    fn f36_only_minutes_of_the_list_can_be_said() {
        assert!(LateBy::PRESETS.iter().all(|minutes| LateBy::of(*minutes).is_some_and(|by| by.minutes() == *minutes)));
        assert!([0, 1, 25, 61, u16::MAX].iter().all(|minutes| LateBy::of(*minutes).is_none()));
    }

    #[test]
    fn f36_running_late_concerns_whoever_still_waits_for_the_doctor() {
        let (before, over) = ("2026-11-23T08:00:00Z".parse().unwrap(), "2026-11-23T09:30:00Z".parse().unwrap());
        for status in [Status::Booked, Status::Confirmed, Status::CheckedIn] {
            assert!(waits_to_begin(&visit(status), before), "{status:?}");
        }
        for status in [Status::Requested, Status::Proposed, Status::InConsultation, Status::Completed, Status::Cancelled, Status::NoShow] {
            assert!(!waits_to_begin(&visit(status), before), "{status:?}");
        }
        assert!(waits_to_begin(&visit(Status::CheckedIn), over), "they have come and wait all the same");
        assert!(!waits_to_begin(&visit(Status::Booked), over));
    }

    #[test]
    fn f36_a_waiting_room_shows_its_own_doctors() {
        let late = |number, department| Late {
            doctor_id: UserId::from_uuid(Uuid::from_u128(number)),
            doctor_name: format!("Dr {number}"),
            department_id: DepartmentId::from_uuid(Uuid::from_u128(department)),
            by: LateBy(20),
        };
        let late = LateOn { day: None, doctors: vec![late(1, 7), late(2, 8)] };
        let shown: Vec<&str> = late.in_department(late.doctors[1].department_id).map(|one| one.doctor_name.as_str()).collect();
        assert_eq!(shown, ["Dr 2"]);
        assert_eq!(late.of(late.doctors[0].doctor_id), Some(LateBy(20)));
        assert_eq!(late.of(UserId::from_uuid(Uuid::nil())), None);
    }
}
