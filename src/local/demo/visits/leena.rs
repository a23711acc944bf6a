//! Today of the doctor who signs in: every time is taken, and the list has all that a day may bring.

use super::super::doctors::LEENA;
use super::course::{Course, Party};
use super::plan::{Planner, Wanted};
use crate::capabilities::appointments::model::VisitMode;
use crate::primitives::time::{Slot, after};

const MINUTE: i64 = 60;

/// Plans her day around the visit that is due now.
pub(super) fn plan(planner: &mut Planner<'_>) {
    let times = planner.open(&LEENA, planner.today);
    let due = times.iter().filter(|slot| slot.start <= planner.now).count();
    for (place, slot) in times.into_iter().enumerate() {
        let Some(patient) = planner.somebody(LEENA.ward, slot) else { continue };
        // 0 is the visit due now, 1 the next one.
        let ahead = i64::try_from(place).unwrap_or_default() + 1 - i64::try_from(due).unwrap_or_default();
        let course = match ahead {
            -2 | -7 => Course::StaysAway,
            ..=0 => Course::Seen,
            1 | 2 => Course::Confirmed,
            _ if place % 3 == 0 => Course::Seen,
            _ => Course::Confirmed,
        };
        let booked_by = if place % 4 == 1 { Party::Desk } else { Party::Patient };
        let reason = planner.reason(LEENA.ward);
        let mode = if ahead == 3 { VisitMode::Video } else { VisitMode::InPerson };
        planner.add(Wanted { doctor: &LEENA, patient, slot, reason, booked_by, course, arrives: arrives(planner, ahead, slot), mode });
    }
}

/// The next two have come early and wait, unless they are due much later.
fn arrives(planner: &Planner<'_>, ahead: i64, slot: Slot) -> Option<jiff::Timestamp> {
    let minutes_ago = match ahead {
        1 => 14,
        2 => 5,
        _ => return None,
    };
    (slot.start <= after(planner.now, 90 * MINUTE)).then(|| after(planner.now, -minutes_ago * MINUTE))
}
