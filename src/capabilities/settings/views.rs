//! What the page of the settings shows.

use serde::Serialize;

use super::model::{LINES, Line, Section, Settings, Shape};
use crate::primitives::flaw::Flaw;
use crate::web::field::Field;
use crate::web::frame::{Audience, Place};
use crate::web::meanwhile::Opened;
use crate::web::refusal::FieldError;
use crate::web::render::{Sample, View};
use crate::web::texts::Message;

/// `GET /admin/settings`, and the same after a form that must be corrected: every setting of the house.
#[derive(Debug, Clone, Serialize)]
pub struct SettingsPage {
    /// Of the settings this page was made from.
    pub version: u32,
    pub sections: Vec<SectionOfPage>,
    /// What the form was made from.
    pub opened: Opened,
    /// Why nothing was saved when no single field is at fault: [`stale`].
    pub trouble: Option<Message>,
}

/// Settings that belong together.
#[derive(Debug, Clone, Serialize)]
pub struct SectionOfPage {
    pub id: &'static str,
    pub name: Message,
    /// What a change of these does.
    pub effect: Message,
    pub fields: Vec<SettingField>,
}

/// One setting.
#[derive(Debug, Clone, Serialize)]
pub struct SettingField {
    pub name: &'static str,
    pub label: Message,
    pub hint: Message,
    /// `text`, `lines`, `number` or `time`.
    pub shape: &'static str,
    pub field: Field,
}

impl SettingField {
    /// One line of the list, as typed.
    #[must_use]
    pub fn of(line: &Line, field: Field) -> Self {
        let hint = Message::new(line.hint);
        let (shape, hint) = match line.shape {
            Shape::Text => ("text", hint),
            Shape::Lines => ("lines", hint),
            Shape::Number { from, to } => ("number", hint.with("from", from).with("to", to)),
            Shape::Time => ("time", hint),
        };
        Self { name: line.name, label: Message::new(line.label), hint, shape, field }
    }
}

/// The sections with their fields, in the order of the list.
#[must_use]
pub fn sections(mut field: impl FnMut(&Line) -> Field) -> Vec<SectionOfPage> {
    let of = |section: Section| {
        let (id, name, effect) = match section {
            Section::House => ("house", "settings-house", "settings-house-effect"),
            Section::Booking => ("booking", "settings-booking", "settings-booking-effect"),
            Section::Messages => ("messages", "settings-messages", "settings-messages-effect"),
            Section::Money => ("money", "settings-money", "settings-money-effect"),
            Section::Retention => ("retention", "settings-retention", "settings-retention-effect"),
        };
        let lines = LINES.iter().filter(|line| line.section == section);
        let fields = lines.map(|line| SettingField::of(line, field(line))).collect();
        SectionOfPage { id, name: Message::new(name), effect: Message::new(effect), fields }
    };
    Vec::from(Section::ALL.map(of))
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

/// What is wrong with a value: of a number its bounds, of everything else what the API says.
#[must_use]
pub fn wrong(flaw: &Flaw) -> Message {
    let bound = |name: &str| flaw.numbers.iter().find(|(number, _)| *number == name).map_or(0, |(_, value)| *value);
    if flaw.code == "out_of_range" {
        return Message::new("wrong-retention").with("from", bound("from")).with("to", bound("to"));
    }
    FieldError::from(flaw.clone()).message
}

impl View for SettingsPage {
    const TEMPLATE: &'static str = "settings/settings.html";
    const PLACE: Place = Place::Settings;

    fn title(&self) -> Message {
        Message::new("settings-title")
    }

    fn has_errors(&self) -> bool {
        let mut fields = self.sections.iter().flat_map(|section| &section.fields);
        self.trouble.is_some() || fields.any(|one| one.field.is_wrong())
    }

    fn samples() -> Vec<Self> {
        let settings = Settings::default();
        let said = |line: &Line| Field::of((line.say)(&settings));
        let page = Self { version: 1, sections: sections(said), opened: Opened::default(), trouble: None };
        let flaw = |line: &Line| match line.shape {
            Shape::Number { from, to } => Flaw::out_of_range(line.name, from, to),
            Shape::Time => Flaw::new(line.name, "not_a_time"),
            Shape::Lines => Flaw::new(line.name, "not_a_date"),
            Shape::Text => Flaw::new(line.name, "required"),
        };
        let wrong = Self { sections: sections(|line| Field::wrong("forever", self::wrong(&flaw(line)))), ..page.clone() };
        let meanwhile = |_: &Line| Field { meanwhile: Some("12".into()), ..Field::of("15") };
        let late = Self { trouble: Some(stale()), sections: sections(meanwhile), ..page.clone() };
        vec![page, wrong, late]
    }
}

/// Every page of this slice in every state.
#[must_use]
pub fn all_samples() -> Vec<Sample> {
    Sample::all_of::<SettingsPage>(Audience::Administrator)
}
