//! A measurement as it is kept: at which moment, and what.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::values::Values;
use crate::primitives::flaw::Flaw;
use crate::primitives::ids::{IdSource, UserId, VitalId};
use crate::primitives::time::whole_second;

/// What somebody wants kept, checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewVital {
    pub taken_at: Timestamp,
    pub values: Values,
}

/// One measurement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vital {
    pub patient_id: UserId,
    /// `vital#<id>`.
    pub item: String,
    /// Sorts by when it was measured. Measured at another time, it is another id.
    pub vital_id: VitalId,
    pub taken_at: Timestamp,
    pub written_at: Timestamp,
    /// 1 as first written, one more with every correction.
    pub version: u32,
    #[serde(flatten)]
    pub values: Values,
}

impl Vital {
    /// What the sort keys of all measurements begin with.
    pub const PREFIX: &'static str = "vital#";

    /// A measurement that is written now.
    #[must_use]
    pub fn new(patient_id: UserId, new: NewVital, ids: &IdSource, now: Timestamp) -> Self {
        let vital_id = VitalId::of_moment(new.taken_at, ids);
        let (taken_at, values) = (new.taken_at, new.values);
        Self { patient_id, item: Self::item_of(vital_id), vital_id, taken_at, written_at: now, version: 1, values }
    }

    /// The same, corrected. Measured at another time it stands at another place, under another id.
    #[must_use]
    pub fn corrected(&self, new: NewVital, ids: &IdSource, now: Timestamp) -> Self {
        let moved = Self { version: self.version + 1, ..Self::new(self.patient_id, new, ids, now) };
        if new.taken_at == self.taken_at { Self { vital_id: self.vital_id, item: self.item.clone(), ..moved } } else { moved }
    }

    /// The sort key of a measurement.
    #[must_use]
    pub fn item_of(vital: VitalId) -> String {
        format!("{}{vital}", Self::PREFIX)
    }
}

/// A moment something was measured at: from 1970 (ids begin there) until now, to the second.
///
/// # Errors
/// The flaw of field `taken_at`.
pub fn moment_to_log(at: Timestamp, now: Timestamp) -> Result<Timestamp, Flaw> {
    let at = whole_second(at);
    if at > now {
        return Err(Flaw::new("/taken_at", "in_the_future"));
    }
    if at < Timestamp::UNIX_EPOCH { Err(Flaw::new("/taken_at", "too_long_ago")) } else { Ok(at) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::primitives::time::{Clock, after};

    fn ids() -> IdSource {
        IdSource::seeded(Clock::fixed("2026-11-23T04:00:00Z".parse().unwrap()), 3)
    }

    fn vital(at: &str, ids: &IdSource) -> Vital {
        let values = Values { systolic: Some(120), diastolic: Some(80), ..Values::default() };
        let new = NewVital { taken_at: at.parse().unwrap(), values };
        Vital::new(UserId::from_uuid(uuid::Uuid::nil()), new, ids, "2026-11-23T04:00:00Z".parse().unwrap())
    }

    #[test]
    fn f16_measurements_sort_by_when_they_were_measured_not_by_when_they_were_written() {
        let ids = ids();
        let (late, early) = (vital("2026-11-22T04:00:00Z", &ids), vital("2025-01-01T00:00:00Z", &ids));
        assert!(early.item < late.item);
        assert_eq!(late.vital_id.made_at(), late.taken_at);
        assert_ne!(vital("2026-11-22T04:00:00Z", &ids).item, late.item, "two of one moment are two");
    }

    #[test]
    fn f16_a_correction_stays_in_its_place_unless_the_time_was_wrong() {
        let ids = ids();
        let first = vital("2026-11-22T04:00:00Z", &ids);
        let values = Values { systolic: Some(118), ..first.values };
        let corrected = first.corrected(NewVital { taken_at: first.taken_at, values }, &ids, first.written_at);
        assert_eq!((corrected.vital_id, corrected.version, corrected.values), (first.vital_id, 2, values));
        let moved = first.corrected(NewVital { taken_at: after(first.taken_at, -60), values }, &ids, first.written_at);
        assert!(moved.item < first.item && moved.version == 2);
    }

    #[test]
    fn f16_nothing_is_measured_in_the_future() {
        let now: Timestamp = "2026-11-23T04:00:00Z".parse().unwrap();
        assert_eq!(moment_to_log(now, now), Ok(now));
        assert_eq!(moment_to_log(after(now, 1), now).unwrap_err().code, "in_the_future");
        assert_eq!(moment_to_log("1969-12-31T23:59:59Z".parse().unwrap(), now).unwrap_err().code, "too_long_ago");
    }
}
