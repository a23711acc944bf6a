//! Booked visits that an exception hits, and whether all booked time is accounted for.

use jiff::Timestamp;

use crate::capabilities::directory::model::VisitLength;
use crate::primitives::ids::{AppointmentId, UserId};
use crate::primitives::time::{Slot, after};

/// The states that are to take place (api.md, "The moves of an appointment"): what has begun needs no other time.
const TO_TAKE_PLACE: &[&str] = &["requested", "proposed", "booked", "confirmed", HERE];
/// Its patient is here: it is neither cancelled nor moved before that is taken back.
const HERE: &str = "checked_in";
/// It takes place now.
const BEGUN: &str = "in_consultation";

/// A booked visit that an exception hits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    pub appointment: AppointmentId,
    /// As api.md writes it: `booked`, `confirmed`, …
    pub status: String,
    pub version: u32,
    pub time: Slot,
    pub patient: UserId,
    /// For staff's eyes: the API leaves it out.
    pub patient_name: String,
    /// It is by video.
    pub video: bool,
    /// How long another time for it has to be: of a visit of a kind as long as it is, of any other as the rules say.
    pub length: Option<VisitLength>,
}

/// The states in which a visit can be given another time.
const MOVABLE: &[&str] = &["requested", "booked", "confirmed"];

impl Clash {
    /// Whether its patient can be offered other times.
    #[must_use]
    pub fn can_move(&self) -> bool {
        MOVABLE.contains(&self.status.as_str())
    }

    /// Whether it is an offer that its patient has not answered yet.
    #[must_use]
    pub fn is_proposed(&self) -> bool {
        self.status == "proposed"
    }

    /// Whether its patient is here already: they are seen, or somebody takes their arrival back first.
    #[must_use]
    pub fn is_here(&self) -> bool {
        self.status == HERE
    }
}

/// A visit as last written, whatever its state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookedVisit {
    pub visit: Clash,
    /// Minutes its doctor's ledger holds after it.
    pub buffer_minutes: u16,
}

impl BookedVisit {
    /// Whether it is to take place, has not begun yet, and overlaps a time.
    #[must_use]
    pub fn is_hit_by(&self, time: &Slot) -> bool {
        self.is_to_take_place() && self.visit.time.overlaps(time)
    }

    /// Whether it is to take place, or takes place now, and overlaps a time.
    #[must_use]
    pub fn stands_in(&self, time: &Slot) -> bool {
        self.is_standing() && self.visit.time.overlaps(time)
    }

    /// Whether it is to take place, or takes place now.
    #[must_use]
    pub fn is_standing(&self) -> bool {
        self.is_to_take_place() || self.visit.status == BEGUN
    }

    fn is_to_take_place(&self) -> bool {
        TO_TAKE_PLACE.contains(&self.visit.status.as_str())
    }

    /// Whether it explains that this instant is booked: every state but `cancelled` holds its time.
    fn explains(&self, at: Timestamp) -> bool {
        let end = after(self.visit.time.end, i64::from(self.buffer_minutes) * 60);
        self.visit.status != "cancelled" && self.visit.time.start <= at && at < end
    }
}

/// Whether each of these booked instants belongs to one of the visits: otherwise a list of visits lags behind the ledgers.
#[must_use]
pub fn all_explained(mut booked: impl Iterator<Item = Timestamp>, visits: &[BookedVisit]) -> bool {
    booked.all(|at| visits.iter().any(|visit| visit.explains(at)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visit(status: &str, start: &str, minutes: u16, buffer_minutes: u16) -> BookedVisit {
        let time = Slot::of_minutes(start.parse().unwrap(), minutes);
        let appointment = AppointmentId::from_uuid(uuid::Uuid::from_u128(1));
        BookedVisit {
            visit: Clash {
                appointment,
                status: status.to_owned(),
                version: 1,
                time,
                patient: UserId::from_uuid(uuid::Uuid::from_u128(2)),
                patient_name: "Asha".to_owned(),
                video: false,
                length: None,
            },
            buffer_minutes,
        }
    }

    #[test]
    fn f22_booked_time_is_explained_by_a_visit_and_its_buffer_but_not_by_a_cancelled_one() {
        let booked = || ["2026-11-24T09:00:00Z", "2026-11-24T09:35:00Z"].into_iter().map(|at| at.parse().unwrap());
        assert!(all_explained(booked(), &[visit("booked", "2026-11-24T09:00:00Z", 30, 10)]));
        assert!(all_explained(booked(), &[visit("completed", "2026-11-24T09:00:00Z", 30, 10)]));
        assert!(!all_explained(booked(), &[visit("booked", "2026-11-24T09:00:00Z", 30, 5)]));
        assert!(!all_explained(booked(), &[visit("cancelled", "2026-11-24T09:00:00Z", 30, 10)]));
        assert!(all_explained(std::iter::empty(), &[]));
    }

    #[test]
    fn f22_only_visits_that_are_to_take_place_are_hit() {
        let leave = Slot::of_minutes("2026-11-24T09:15:00Z".parse().unwrap(), 60);
        for status in ["requested", "proposed", "booked", "confirmed", "checked_in"] {
            let visit = visit(status, "2026-11-24T09:00:00Z", 30, 0);
            assert!(visit.is_hit_by(&leave) && visit.stands_in(&leave), "{status}");
        }
        let begun = visit("in_consultation", "2026-11-24T09:00:00Z", 30, 0);
        assert!(begun.stands_in(&leave) && !begun.is_hit_by(&leave), "it takes place now");
        for status in ["completed", "no_show", "cancelled"] {
            assert!(!visit(status, "2026-11-24T09:00:00Z", 30, 0).is_hit_by(&leave), "{status}");
        }
        assert!(!visit("booked", "2026-11-24T08:00:00Z", 30, 60).is_hit_by(&leave), "a buffer is no visit");
    }
}
