//! What measurements and moods look like in JSON.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Number;

use crate::capabilities::wellbeing::model::{Mood, NewVital, ValuesText, Vital};
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::VitalId;
use crate::primitives::time::HospitalZone;

/// A measurement as it arrives; at least one value, blood pressure as a pair. Possible values are taken as they are: asking
/// about a likely slip is the page's part.
#[derive(Deserialize, utoipa::ToSchema)]
pub(super) struct VitalText {
    /// When it was measured; not in the future.
    #[schema(format = "date-time")]
    taken_at: String,
    /// At most two decimals.
    #[serde(default)]
    #[schema(value_type = Option<f64>, minimum = 0.2, maximum = 650)]
    weight_kg: Option<Number>,
    /// mmHg; above `diastolic`.
    #[serde(default)]
    #[schema(value_type = Option<u16>, minimum = 10, maximum = 500)]
    systolic: Option<Number>,
    /// mmHg.
    #[serde(default)]
    #[schema(value_type = Option<u16>, minimum = 5, maximum = 400)]
    diastolic: Option<Number>,
    #[serde(default)]
    #[schema(value_type = Option<u16>, minimum = 1, maximum = 3000)]
    blood_sugar_mg_dl: Option<Number>,
}

impl VitalText {
    /// # Errors
    /// What cannot be used, by JSON pointer.
    pub(super) fn check(&self) -> Result<NewVital, Flaws> {
        let mut flaws = Flaws::default();
        let taken_at = self.taken_at.parse::<Timestamp>().map_err(|_| Flaw::new("/taken_at", "not_an_instant"));
        let taken_at = flaws.keep(taken_at);
        let written = |number: &Option<Number>| number.as_ref().map(Number::to_string);
        let [weight, systolic, diastolic, sugar] = [&self.weight_kg, &self.systolic, &self.diastolic, &self.blood_sugar_mg_dl].map(written);
        let text = ValuesText {
            weight_kg: weight.as_deref(),
            systolic: systolic.as_deref(),
            diastolic: diastolic.as_deref(),
            blood_sugar: sugar.as_deref(),
        };
        match (taken_at, text.check()) {
            (Some(taken_at), Ok(values)) => Ok(NewVital { taken_at, values }),
            (_, values) => {
                flaws.0.extend(values.err().unwrap_or_default().0);
                Err(flaws)
            }
        }
    }
}

/// A measurement. Instants carry the hospital zone's offset.
#[derive(Serialize, utoipa::ToSchema)]
pub(super) struct VitalBody {
    id: VitalId,
    #[schema(format = "date-time")]
    taken_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    weight_kg: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    systolic: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    diastolic: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    blood_sugar_mg_dl: Option<u16>,
    /// When it was written or last corrected.
    #[schema(format = "date-time")]
    written_at: String,
}

impl VitalBody {
    pub(super) fn of(vital: &Vital, zone: &HospitalZone) -> Self {
        Self {
            id: vital.vital_id,
            taken_at: zone.rfc3339(vital.taken_at),
            weight_kg: vital.values.weight_grams.map(|grams| f64::from(grams) / 1_000.0),
            systolic: vital.values.systolic,
            diastolic: vital.values.diastolic,
            blood_sugar_mg_dl: vital.values.blood_sugar,
            written_at: zone.rfc3339(vital.written_at),
        }
    }
}

/// One day of a mood log.
#[derive(Serialize, utoipa::ToSchema)]
pub(super) struct MoodBody {
    /// By the hospital's calendar.
    #[schema(value_type = String, format = "date")]
    date: Date,
    #[schema(minimum = 1, maximum = 5)]
    level: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    #[schema(format = "date-time")]
    written_at: String,
}

impl MoodBody {
    pub(super) fn of(mood: &Mood, zone: &HospitalZone) -> Self {
        Self {
            date: mood.date,
            level: mood.level.number(),
            note: mood.note.as_ref().map(|note| note.expose().clone()),
            written_at: zone.rfc3339(mood.written_at),
        }
    }
}
