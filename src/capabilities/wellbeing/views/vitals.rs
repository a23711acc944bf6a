//! Measurements: the form that adds or corrects one, and the list.

use serde::Serialize;

use crate::primitives::ids::VitalId;
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::render::View;
use crate::web::say::When;
use crate::web::texts::Message;

/// `GET /vitals`: the form posts to itself. `GET /vitals/{id}`: the same form over one that is corrected.
#[derive(Debug, Clone, Default, Serialize)]
pub struct VitalsPage {
    /// The one that is corrected; `None` on the list.
    pub editing: Option<VitalId>,
    /// The version the form was made from.
    pub version: u32,
    pub idempotency_key: String,
    /// The instant of the one that is corrected, to the second: date and time alone would lose it.
    pub taken_at: String,
    pub fields: VitalFields,
    /// Some number is possible and unusual: the form asks once whether it is right.
    pub asks: bool,
    /// Why it was not kept, when that is about no field.
    pub trouble: Option<Message>,
    /// Newest first.
    pub vitals: Vec<VitalLine>,
    /// Address of those before these.
    pub older: Option<String>,
    /// Address of the newest ones, on later pages.
    pub newest: Option<String>,
    /// What has just been removed, to be put back.
    pub removed: Option<Removed>,
}

/// The fields as typed. Date and time are the hospital's.
#[derive(Debug, Clone, Default, Serialize)]
pub struct VitalFields {
    pub taken_date: Field,
    pub taken_time: Field,
    pub weight_kg: Field,
    pub systolic: Field,
    pub diastolic: Field,
    pub blood_sugar_mg_dl: Field,
}

impl VitalFields {
    fn all(&self) -> [&Field; 6] {
        [&self.taken_date, &self.taken_time, &self.weight_kg, &self.systolic, &self.diastolic, &self.blood_sugar_mg_dl]
    }
}

/// One measurement as lists show it; what was not measured is empty.
#[derive(Debug, Clone, Serialize)]
pub struct VitalLine {
    pub id: VitalId,
    pub at: When,
    /// `72.5`.
    pub weight: String,
    /// `128/82`.
    pub pressure: String,
    /// `104`.
    pub sugar: String,
}

impl VitalLine {
    pub(super) fn sample(number: u128, day: i8) -> Self {
        Self {
            id: VitalId::from_uuid(uuid::Uuid::from_u128(number)),
            at: When::sample(day, "08:00"),
            weight: "72.5".into(),
            pressure: "128/82".into(),
            sugar: String::new(),
        }
    }
}

/// What was removed, as the form that puts it back sends it.
#[derive(Debug, Clone, Default, Serialize, serde::Deserialize)]
pub struct Removed {
    /// The instant.
    pub taken_at: String,
    pub weight_kg: String,
    pub systolic: String,
    pub diastolic: String,
    pub blood_sugar_mg_dl: String,
}

/// What is wrong with a number, or asked about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Number {
    Weight,
    Systolic,
    Diastolic,
    Sugar,
}

/// That is no number, or none that can be.
pub fn impossible(number: Number) -> Message {
    Message::new(match number {
        Number::Weight => "wrong-weight",
        Number::Systolic => "wrong-systolic",
        Number::Diastolic => "wrong-diastolic",
        Number::Sugar => "wrong-blood-sugar",
    })
}

/// Possible, and unusual: is it right?
pub fn asked(number: Number, typed: &str) -> Message {
    let key = match number {
        Number::Weight => "ask-weight",
        Number::Systolic | Number::Diastolic => "ask-pressure",
        Number::Sugar => "ask-blood-sugar",
    };
    Message::new(key).with("typed", typed)
}

/// One of a pair is missing.
pub fn needed_together() -> Message {
    Message::new("wrong-pressure-pair")
}

/// The lower one is not lower.
pub fn not_below_systolic() -> Message {
    Message::new("wrong-pressure-order")
}

/// Nothing was filled in.
pub fn nothing_measured() -> Message {
    Message::new("wrong-nothing-measured")
}

/// No date.
pub fn date_malformed() -> Message {
    Message::new("wrong-date-malformed")
}

/// No time, or one the clocks leave out that day.
pub fn time_malformed() -> Message {
    Message::new("wrong-time-of-vital")
}

/// It is still to come.
pub fn in_the_future() -> Message {
    Message::new("wrong-future")
}

/// Before there were such numbers.
pub fn too_long_ago() -> Message {
    Message::new("wrong-too-long-ago")
}

/// Banner: written down.
pub fn kept() -> Message {
    Message::new("flash-vital-kept")
}

/// Banner.
pub fn corrected() -> Message {
    Message::new("flash-vital-corrected")
}

/// Banner; the button beside it puts it back.
pub fn removed() -> Message {
    Message::new("flash-vital-removed")
}

/// Banner.
pub fn put_back() -> Message {
    Message::new("flash-vital-put-back")
}

/// This form was sent before, with other numbers.
pub fn sent_before() -> Message {
    Message::new("vital-sent-before")
}

impl View for VitalsPage {
    const TEMPLATE: &'static str = "wellbeing/vitals.html";
    const PLACE: Place = Place::Records;

    fn title(&self) -> Message {
        Message::new(if self.editing.is_some() { "vital-correct-title" } else { "vitals-title" })
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some() || self.fields.all().into_iter().any(Field::is_wrong)
    }

    fn samples() -> Vec<Self> {
        let now = VitalFields { taken_date: Field::of("2026-11-24"), taken_time: Field::of("09:45"), ..VitalFields::default() };
        let list = Self {
            idempotency_key: "req_1".into(),
            fields: now.clone(),
            vitals: vec![VitalLine::sample(2, 23), VitalLine { sugar: "104".into(), pressure: String::new(), ..VitalLine::sample(1, 12) }],
            older: Some("/vitals?cursor=c2VhbGVk".into()),
            newest: Some("/vitals".into()),
            ..Self::default()
        };
        let empty = Self { vitals: vec![], older: None, newest: None, ..list.clone() };
        let back = Removed { taken_at: "2026-11-23T08:00:00+05:30".into(), weight_kg: "72.5".into(), ..Removed::default() };
        let removed = Self { removed: Some(back), ..list.clone() };
        let wrong = VitalFields {
            taken_date: Field::wrong("x", date_malformed()),
            taken_time: Field::wrong("25:00", time_malformed()),
            weight_kg: Field::wrong("800", impossible(Number::Weight)),
            systolic: Field::wrong("120", needed_together()),
            diastolic: Field::wrong("130", not_below_systolic()),
            blood_sugar_mg_dl: Field::wrong("5.4", impossible(Number::Sugar)),
        };
        let asks = VitalFields { weight_kg: Field::wrong("300", asked(Number::Weight, "300")), ..now.clone() };
        let late = VitalFields {
            taken_date: Field::wrong("2026-11-25", in_the_future()),
            weight_kg: Field::wrong("", nothing_measured()),
            ..now.clone()
        };
        let editing = Self { editing: Some(VitalLine::sample(2, 23).id), version: 1, fields: now.clone(), ..Self::default() };
        let early = VitalFields { taken_date: Field::wrong("1969-01-01", too_long_ago()), ..now };
        vec![
            list.clone(),
            empty.clone(),
            removed,
            Self { fields: wrong, ..list.clone() },
            Self { fields: asks, asks: true, ..empty },
            Self { fields: late, ..list.clone() },
            Self { trouble: Some(sent_before()), ..list },
            editing.clone(),
            Self { fields: early, ..editing.clone() },
            Self { trouble: Some(super::changed_meanwhile()), ..editing },
        ]
    }
}
