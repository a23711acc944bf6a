//! What the landing page shows.

use jiff::civil::date;
use serde::Serialize;

use crate::web::frame::Place;
use crate::web::render::View;
use crate::web::say::Day;
use crate::web::texts::Message;

/// `GET /`: costs no store call, so it shows nothing live but the date.
#[derive(Debug, Clone, Serialize)]
pub struct Landing {
    /// Today in the hospital.
    pub today: Day,
    /// Where the hospital is; may be empty.
    pub address: String,
    /// The number of its reception; may be empty.
    pub reception_phone: String,
}

impl View for Landing {
    const TEMPLATE: &'static str = "directory/landing.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("landing-title")
    }

    fn samples() -> Vec<Self> {
        let known = Self {
            today: Day::of(date(2026, 11, 24)),
            address: "4 Rowan Street, gate B".into(),
            reception_phone: "+91 80 5550 1400".into(),
        };
        vec![known.clone(), Self { address: String::new(), reception_phone: String::new(), ..known }]
    }
}
