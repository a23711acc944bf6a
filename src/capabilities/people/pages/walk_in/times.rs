//! Which free times are offered to whoever stands at the desk, and whose they are. Pure.

use jiff::Timestamp;

use super::form::WalkInForm;
use crate::primitives::ids::DepartmentId;
use crate::primitives::time::Slot;

/// How much is left of a free time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Left {
    /// More than half of it has gone: it is not offered.
    Little,
    /// At most half of it has gone: it may be chosen.
    Half,
    /// At most a third of it has gone: whoever comes now is in time for it.
    Most,
    /// It has not begun.
    All,
}

impl Left {
    /// Of a time at this moment.
    pub(super) fn of(time: Slot, now: Timestamp) -> Self {
        let whole = time.end.as_second() - time.start.as_second();
        match now.as_second() - time.start.as_second() {
            ..=0 => Self::All,
            gone if gone * 3 <= whole => Self::Most,
            gone if gone * 2 <= whole => Self::Half,
            _ => Self::Little,
        }
    }

    /// It may be chosen.
    pub(super) fn is_enough(self) -> bool {
        self >= Self::Half
    }

    /// It is chosen for the desk.
    pub(super) fn is_plenty(self) -> bool {
        self >= Self::Most
    }

    pub(super) fn has_begun(self) -> bool {
        self < Self::All
    }
}

impl WalkInForm {
    /// A doctor and a department that is not theirs cannot both be meant: of the two the one is that was chosen since times were shown,
    /// and the doctor where both were. `own` is the doctor's department.
    pub(super) fn agrees_with(&mut self, own: DepartmentId) {
        let own = own.to_string();
        if self.department.is_empty() || self.department == own {
            return;
        }
        let mut looked = self.looked.split(' ');
        let (department, doctor) = (looked.next().unwrap_or_default(), looked.next().unwrap_or_default());
        if doctor == self.doctor && department != self.department {
            self.doctor.clear();
        } else {
            self.department = own;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::primitives::ids::IdSource;
    use crate::primitives::time::{Clock, after};

    fn noon() -> Timestamp {
        "2026-11-23T12:00:00Z".parse().unwrap()
    }

    fn left(minutes: u16, gone_seconds: i64) -> Left {
        Left::of(Slot::of_minutes(noon(), minutes), after(noon(), gone_seconds))
    }

    #[test]
    fn f29_a_time_that_is_nearly_over_is_not_offered_and_one_that_has_long_begun_is_not_chosen() {
        assert_eq!([-60, 0].map(|gone| left(15, gone)), [Left::All; 2]);
        assert_eq!([1, 300].map(|gone| left(15, gone)), [Left::Most; 2]);
        assert_eq!([301, 450].map(|gone| left(15, gone)), [Left::Half; 2]);
        assert_eq!([451, 720, 900].map(|gone| left(15, gone)), [Left::Little; 3], "at 12:12 noon is over");
        let of = |left: Left| (left.is_enough(), left.is_plenty(), left.has_begun());
        assert_eq!(of(Left::All), (true, true, false));
        assert_eq!(of(Left::Most), (true, true, true));
        assert_eq!(of(Left::Half), (true, false, true));
        assert_eq!(of(Left::Little), (false, false, true));
    }

    proptest! {
        #[test]
        fn f29_of_a_time_there_is_less_and_less_and_never_a_minute_offered_after_half_of_it(minutes in 1_u16..240, gone in -3_600_i64..18_000) {
            let now = left(minutes, gone);
            prop_assert!(left(minutes, gone + 1) <= now);
            prop_assert_eq!(now.has_begun(), gone > 0);
            let whole = i64::from(minutes) * 60;
            prop_assert_eq!(now.is_enough(), gone <= whole / 2);
            prop_assert_eq!(now.is_plenty(), gone <= whole / 3);
        }
    }

    #[test]
    fn f29_of_a_doctor_and_another_department_whichever_was_chosen_last_is_meant() {
        let ids = IdSource::seeded(Clock::fixed(noon()), 1);
        let (skin, urgent) = (DepartmentId::new(&ids), DepartmentId::new(&ids));
        let meant = |looked: String, department: String, doctor: &str| {
            let mut form = WalkInForm { looked, department, doctor: doctor.into(), ..WalkInForm::default() };
            form.agrees_with(skin);
            (form.department, form.doctor)
        };
        let of_skin = (skin.to_string(), "usr_1".to_owned());
        assert_eq!(meant(" ".into(), urgent.to_string(), "usr_1"), of_skin, "both were chosen");
        assert_eq!(meant(format!("{urgent} "), urgent.to_string(), "usr_1"), of_skin, "the doctor was");
        assert_eq!(meant(format!("{urgent} usr_1"), urgent.to_string(), "usr_1"), of_skin, "neither was");
        assert_eq!(meant(format!("{skin} usr_1"), urgent.to_string(), "usr_1"), (urgent.to_string(), String::new()), "the department was");
        assert_eq!(meant(" ".into(), skin.to_string(), "usr_1"), of_skin);
        assert_eq!(meant(" ".into(), String::new(), "usr_1"), (String::new(), "usr_1".to_owned()), "no department was");
    }
}
