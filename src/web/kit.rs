//! Every part that pages are made of, on one page: `GET /local/kit`. Local mode only. The template calls the parts
//! themselves; what stands here is what they are given.

use serde::Serialize;

use super::field::Field;
use super::frame::{Audience, Place};
use super::merge::Difference;
use super::people::{ActingFor, DoctorCard, PatientRead};
use super::render::{Sample, View};
use super::say::When;
use super::spoken::SpokenField;
use super::texts::Message;

/// The page. Nothing on it is real, and nothing on it is sent anywhere.
#[derive(Debug, Clone, Serialize)]
pub struct Kit {
    doctor: DoctorCard,
    acting: ActingFor,
    in_emergency: PatientRead,
    patient_name: &'static str,
    reference: &'static str,
    /// An id that no visit has.
    id: &'static str,
    when: When,
    until: When,
    later: When,
    good: Field,
    empty: Field,
    wrong: Field,
    statuses: [&'static str; 10],
    accounts: [&'static str; 6],
    /// A sentence with nothing in it.
    words: Message,
    /// Of a report.
    states: [&'static str; 4],
    /// A field that two people changed.
    differs: Difference,
    spoken: SpokenField,
}

impl Default for Kit {
    fn default() -> Self {
        Self {
            doctor: DoctorCard::sample(),
            acting: ActingFor::sample(),
            in_emergency: PatientRead::sample_in_emergency(),
            patient_name: "Maya Lindqvist",
            reference: "MV4-K7Q",
            id: "apt_00000000000000000000000000",
            when: When::sample(26, "09:30"),
            until: When::sample(26, "10:00"),
            later: When::sample(27, "14:00"),
            good: Field::of("yes"),
            empty: Field::default(),
            wrong: Field::wrong("", Message::new("field-required")),
            statuses: [
                "requested",
                "proposed",
                "booked",
                "confirmed",
                "checked_in",
                "in_consultation",
                "completed",
                "cancelled",
                "declined",
                "no_show",
            ],
            words: Message::new("kit-words"),
            accounts: ["invited", "active", "disabled", "pending_address", "pending_approval", "rejected"],
            states: ["awaiting_upload", "checking", "available", "rejected"],
            differs: Difference::sample(),
            spoken: SpokenField::of(Field::of("ar en")),
        }
    }
}

impl View for Kit {
    const TEMPLATE: &'static str = "local/kit.html";
    const PLACE: Place = Place::LocalMail;

    fn title(&self) -> Message {
        Message::new("kit-title")
    }

    fn samples() -> Vec<Self> {
        vec![Self::default()]
    }
}

/// The page in its one state, for those who see large controls and for those who see dense ones.
pub fn all_samples() -> Vec<Sample> {
    let mut all = Sample::all_of::<Kit>(Audience::Visitor);
    all.extend(Sample::all_of::<Kit>(Audience::Administrator));
    all
}
