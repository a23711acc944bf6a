//! Where an appointment stands, in the words of FHIR.

use crate::capabilities::appointments::model::{Priority, Status};

/// Of the value set appointmentstatus. Whoever has come is `arrived`, whoever is with the doctor `checked-in`.
#[must_use]
pub const fn status_of(status: Status) -> &'static str {
    match status {
        Status::Requested => "pending",
        Status::Proposed => "proposed",
        Status::Booked | Status::Confirmed => "booked",
        Status::CheckedIn => "arrived",
        Status::InConsultation => "checked-in",
        Status::Completed => "fulfilled",
        Status::Cancelled => "cancelled",
        Status::NoShow => "noshow",
    }
}

/// Of the value set participationstatus: what the patient and the doctor have said to it.
#[must_use]
pub const fn answers(status: Status) -> (&'static str, &'static str) {
    match status {
        Status::Requested => ("accepted", "needs-action"),
        Status::Proposed => ("needs-action", "accepted"),
        _ => ("accepted", "accepted"),
    }
}

/// As iCalendar counts: 1 is the highest, 5 the usual one.
#[must_use]
pub const fn priority_of(priority: Priority) -> u32 {
    match priority {
        Priority::Urgent => 1,
        Priority::Soon => 3,
        Priority::Routine => 5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f68_every_state_has_a_code_of_the_value_sets() {
        const STATES: [&str; 8] = ["proposed", "pending", "booked", "arrived", "checked-in", "fulfilled", "cancelled", "noshow"];
        let codes: std::collections::BTreeSet<&str> = Status::ALL.into_iter().map(status_of).collect();
        assert_eq!(codes, STATES.into_iter().collect());
        for status in Status::ALL {
            let (patient, doctor) = answers(status);
            assert!(["accepted", "needs-action"].contains(&patient) && ["accepted", "needs-action"].contains(&doctor));
        }
        assert_eq!((status_of(Status::NoShow), status_of(Status::Completed)), ("noshow", "fulfilled"));
    }
}
