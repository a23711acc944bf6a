//! From what the house knows to what a page says: measurements and moods as the views want them.

use jiff::Timestamp;
use jiff::civil::Date;

use super::super::model::{Mood, Vital, kilograms};
use super::super::views::mood::MoodLine;
use super::super::views::vitals::VitalLine;
use crate::primitives::time::HospitalZone;
use crate::web::say::{Day, When};

/// The hospital's words for one moment.
pub(super) struct Fill {
    pub(super) zone: HospitalZone,
    pub(super) now: Timestamp,
    /// As dialled; may be empty.
    pub(super) crisis_line: String,
}

impl Fill {
    pub(super) fn today(&self) -> Date {
        self.zone.date(self.now)
    }

    pub(super) fn when(&self, at: Timestamp) -> When {
        When::seen_from(at, &self.zone, self.today())
    }

    pub(super) fn day(&self, date: Date) -> Day {
        Day::seen_from(date, self.today())
    }

    pub(super) fn vital(&self, vital: &Vital) -> VitalLine {
        let values = vital.values;
        let number = |value: Option<u16>| value.map(|value| value.to_string()).unwrap_or_default();
        let pressure = values.systolic.zip(values.diastolic).map(|(upper, lower)| format!("{upper}/{lower}"));
        VitalLine {
            id: vital.vital_id,
            at: self.when(vital.taken_at),
            weight: values.weight_grams.map(kilograms).unwrap_or_default(),
            pressure: pressure.unwrap_or_default(),
            sugar: number(values.blood_sugar),
        }
    }

    pub(super) fn mood(&self, mood: &Mood) -> MoodLine {
        let note = mood.note.as_ref().map(|note| note.expose().clone()).unwrap_or_default();
        MoodLine { day: self.day(mood.date), level: mood.level.number(), note }
    }
}
