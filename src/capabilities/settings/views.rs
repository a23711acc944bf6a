//! What the page of the settings shows.

use serde::Serialize;

use crate::primitives::flaw::Flaw;
use crate::web::field::Field;
use crate::web::frame::{Audience, Place};
use crate::web::meanwhile::Opened;
use crate::web::render::{Sample, View};
use crate::web::texts::Message;

/// `GET /admin/settings`, and the same after a form that must be corrected: how long things are kept.
#[derive(Debug, Clone, Serialize)]
pub struct Retention {
    /// Of the settings this page was made from.
    pub version: u32,
    pub clinical_years: Field,
    pub audit_years: Field,
    pub messages_years: Field,
    pub exports_days: Field,
    /// What the form was made from.
    pub opened: Opened,
    /// Why nothing was saved when no single field is at fault: [`stale`].
    pub trouble: Option<Message>,
}

/// Banner: saved.
#[must_use]
pub fn saved() -> Message {
    Message::new("flash-retention-saved")
}

/// Somebody else changed the settings meanwhile.
#[must_use]
pub fn stale() -> Message {
    Message::new("retention-stale")
}

/// Not a whole number within its bounds.
#[must_use]
pub fn out_of_bounds(flaw: &Flaw) -> Message {
    let bound = |name: &str| flaw.numbers.iter().find(|(number, _)| *number == name).map_or(0, |(_, value)| *value);
    Message::new("wrong-retention").with("from", bound("from")).with("to", bound("to"))
}

impl View for Retention {
    const TEMPLATE: &'static str = "settings/retention.html";
    const PLACE: Place = Place::Settings;

    fn title(&self) -> Message {
        Message::new("retention-title")
    }

    fn has_errors(&self) -> bool {
        let fields = [&self.clinical_years, &self.audit_years, &self.messages_years, &self.exports_days];
        self.trouble.is_some() || fields.iter().any(|field| field.is_wrong())
    }

    fn samples() -> Vec<Self> {
        let page = Self {
            version: 1,
            clinical_years: Field::of("10"),
            audit_years: Field::of("6"),
            messages_years: Field::of("2"),
            exports_days: Field::of("1"),
            opened: Opened::default(),
            trouble: None,
        };
        let flaw = Flaw::out_of_range("/clinical_years", 5, 100);
        let wrong = Self { clinical_years: Field::wrong("forever", out_of_bounds(&flaw)), ..page.clone() };
        let years = Field { meanwhile: Some("12".into()), ..Field::of("15") };
        let late = Self { trouble: Some(stale()), clinical_years: years, ..page.clone() };
        vec![page, wrong, late]
    }
}

/// Every page of this slice in every state.
pub fn all_samples() -> Vec<Sample> {
    Sample::all_of::<Retention>(Audience::Administrator)
}
