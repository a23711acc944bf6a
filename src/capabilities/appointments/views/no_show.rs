//! The question before somebody is marked as not come.

use serde::Serialize;

use crate::primitives::ids::AppointmentId;
use crate::web::frame::Place;
use crate::web::render::View;
use crate::web::say::When;
use crate::web::texts::Message;

/// The answer to `POST /appointments/{id}/no-show` without `sure`. Posts `version`, `from`, `list` and `sure` to the same place.
#[derive(Debug, Clone, Serialize)]
pub struct AskNoShow {
    pub id: AppointmentId,
    /// The version that was seen.
    pub version: u32,
    pub patient_name: String,
    pub doctor_name: String,
    pub start: When,
    /// Where the button was.
    pub back: String,
    /// The working page it was on, as the button said it.
    pub from: String,
    /// What the desk's list was narrowed to.
    pub list: String,
}

impl View for AskNoShow {
    const TEMPLATE: &'static str = "appointments/no_show.html";
    const PLACE: Place = Place::Desk;

    fn title(&self) -> Message {
        Message::new("no-show-title")
    }

    fn samples() -> Vec<Self> {
        let ask = Self {
            id: super::sample_visit(1),
            version: 2,
            patient_name: "Ines Moreau".into(),
            doctor_name: "Dr Leena Farah".into(),
            start: When::sample(24, "09:00"),
            back: "/day?date=2026-11-24".into(),
            from: String::new(),
            list: String::new(),
        };
        vec![ask.clone(), Self { from: "week".into(), list: "date=2026-11-24&by=doctor".into(), ..ask }]
    }
}
