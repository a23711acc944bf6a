//! What the page of the settings shows, and `closing` before days are closed on which visits are booked.

pub mod closing;

use serde::Serialize;

use super::model::{LINES, Line, Section, Settings, Shape, lines_of};
use crate::primitives::flaw::Flaw;
use crate::primitives::money::Currency;
use crate::web::field::Field;
use crate::web::frame::{Audience, Flash, Place, Tone};
use crate::web::meanwhile::Opened;
use crate::web::refusal::FieldError;
use crate::web::render::{Sample, View};
use crate::web::state::HouseSigns;
use crate::web::texts::{Arg, Language, Message};

/// What every page says of the house.
impl From<&Settings> for HouseSigns {
    fn from(settings: &Settings) -> Self {
        Self {
            name: settings.hospital_name.clone(),
            zone: settings.zone.clone(),
            reception_phone: settings.reception_phone.clone(),
            emergency_number: settings.emergency_number.clone(),
        }
    }
}

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
    /// How many characters its field is wide; 0: as wide as its card.
    pub width: u8,
    pub field: Field,
}

impl SettingField {
    /// One line of the list, as typed; amounts are in `currency`.
    #[must_use]
    pub fn of(line: &Line, currency: Currency, field: Field) -> Self {
        let hint = Message::new(line.hint);
        let (shape, hint) = match line.shape {
            Shape::Text => ("text", hint),
            Shape::Lines => ("lines", hint),
            Shape::Number { from, to } => ("number", hint.with("from", from).with("to", to)),
            Shape::Time => ("time", hint),
            Shape::Amount => ("text", hint.with("like", Arg::like(currency))),
        };
        Self { name: line.name, label: Message::new(line.label), hint, shape, width: width(line), field }
    }
}

/// A field is as wide as what belongs there: a name and an address need the room, a number and a code do not.
fn width(line: &Line) -> u8 {
    match (line.shape, line.name) {
        (Shape::Text, "currency" | "country_code" | "tax_percent" | "max_report_bytes") => 5,
        (Shape::Number { .. } | Shape::Time | Shape::Amount, _) | (Shape::Text, "emergency_number") => 10,
        (Shape::Text, "quiet_hours" | "reception_phone" | "crisis_line" | "zone" | "tax_name") => 20,
        (Shape::Lines | Shape::Text, _) => 0,
    }
}

/// The sections with their fields, in the order of the list; amounts are in `currency`.
#[must_use]
pub fn sections(currency: Currency, mut field: impl FnMut(&Line) -> Field) -> Vec<SectionOfPage> {
    let of = |section: Section| {
        let (id, name, effect) = match section {
            Section::House => ("house", "settings-house", "settings-house-effect"),
            Section::Booking => ("booking", "settings-booking", "settings-booking-effect"),
            Section::Messages => ("messages", "settings-messages", "settings-messages-effect"),
            Section::Money => ("money", "settings-money", "settings-money-effect"),
            Section::SignIn => ("sign-in", "settings-sign-in", "settings-sign-in-effect"),
            Section::Retention => ("retention", "settings-retention", "settings-retention-effect"),
        };
        let lines = LINES.iter().filter(|line| line.section == section);
        let fields = lines.map(|line| SettingField::of(line, currency, field(line))).collect();
        SectionOfPage { id, name: Message::new(name), effect: Message::new(effect), fields }
    };
    Vec::from(Section::ALL.map(of))
}

/// What becomes of visits on days that were closed, and how many days are open again.
#[derive(Debug, Clone, Copy, Default)]
pub struct OfDays {
    /// Visits whose patients are offered other times.
    pub offered: u32,
    /// Visits that are listed until somebody has solved them.
    pub listed: u32,
    /// Visits that were booked while the days were closed.
    pub meanwhile: u32,
    /// Days that are open again.
    pub reopened: u32,
}

/// Banner: saved; and what becomes of visits on days that were closed or are open again.
#[must_use]
pub fn saved(days: OfDays) -> Flash {
    let to_repairs = |message: Message| Flash::good(message).with_link("/desk/repairs", Message::new("repairs-title"));
    match days {
        OfDays { offered: visits @ 1.., meanwhile, .. } => {
            to_repairs(Message::new("flash-closing-offered").with("count", visits + meanwhile))
        }
        OfDays { listed: visits @ 1.., meanwhile, .. } => {
            to_repairs(Message::new("flash-closing-listed").with("count", visits + meanwhile))
        }
        OfDays { meanwhile: visits @ 1.., .. } => Flash::of(Tone::Wait, Message::new("flash-closing-meanwhile").with("count", visits)),
        OfDays { reopened: days @ 1.., .. } => Flash::good(Message::new("flash-closing-reopened").with("count", days)),
        OfDays { .. } => Flash::good(Message::new("flash-retention-saved")),
    }
}

/// Somebody else changed the settings meanwhile.
#[must_use]
pub fn stale() -> Message {
    Message::new("retention-stale")
}

/// What is wrong with a value: of a number its bounds, of everything else what can be used; amounts are in `currency`.
#[must_use]
pub fn wrong(flaw: &Flaw, currency: Currency) -> Message {
    let bound = |name: &str| flaw.numbers.iter().find(|(number, _)| *number == name).map_or(0, |(_, value)| *value);
    match (flaw.pointer.split('/').nth(1).unwrap_or_default(), flaw.code) {
        // Its bounds are of the smallest coin, which nobody types.
        ("default_fee", _) => Message::new("wrong-setting-fee").with("like", Arg::like(currency)),
        ("quiet_hours", _) => Message::new("wrong-setting-quiet-hours"),
        ("reminder_offsets", "out_of_range" | "not_a_time") => Message::new("wrong-setting-reminder"),
        (_, "out_of_range") => Message::new("wrong-retention").with("from", bound("from")).with("to", bound("to")),
        (_, "not_a_phone_number") => Message::new("wrong-setting-phone").with("least", bound("least")),
        _ => FieldError::from(flaw.clone()).message,
    }
}

/// The most characters of a line that are said again.
const LINE_SAID: usize = 60;

/// The same of a setting as `typed`: of closed days the line or the date that is at fault.
#[must_use]
pub fn wrong_in(flaw: &Flaw, typed: &str, currency: Currency) -> Message {
    let mut steps = flaw.pointer.split('/').skip(1);
    let is_closed_day = steps.next() == Some("closed_days");
    let place: Option<usize> = steps.next().and_then(|place| place.parse().ok());
    let line = place.filter(|_| is_closed_day).and_then(|place| lines_of(typed).nth(place));
    let Some(line) = line else { return wrong(flaw, currency) };
    let date = line.split_whitespace().next().unwrap_or_default();
    match flaw.code {
        "duplicate" => Message::new("wrong-closed-day-twice").with("date", date),
        "past" => Message::new("wrong-closed-day-over").with("date", date),
        "not_a_date" => Message::new("wrong-closed-day-date").with("line", line.chars().take(LINE_SAID).collect::<String>()),
        _ => wrong(flaw, currency),
    }
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
        let sections = |field: &dyn Fn(&Line) -> Field| sections(settings.currency, field);
        let said = |line: &Line| Field::of((line.say)(&settings, Language::English));
        let page = Self { version: 1, sections: sections(&said), opened: Opened::default(), trouble: None };
        let flaw = |line: &Line| match line.shape {
            Shape::Number { from, to } => Flaw::out_of_range(line.name, from, to),
            Shape::Time => Flaw::new(line.name, "not_a_time"),
            Shape::Lines => Flaw::new(line.name, "not_a_date"),
            Shape::Text | Shape::Amount => Flaw::new(line.name, "required"),
        };
        let wrong = |line: &Line| Field::wrong("forever", self::wrong(&flaw(line), settings.currency));
        let wrong = Self { sections: sections(&wrong), ..page.clone() };
        let meanwhile = |_: &Line| Field { meanwhile: Some("12".into()), ..Field::of("15") };
        let late = Self { trouble: Some(stale()), sections: sections(&meanwhile), ..page.clone() };
        vec![page, wrong, late]
    }
}

/// Every page of this slice in every state.
#[must_use]
pub fn all_samples() -> Vec<Sample> {
    let mut all = Sample::all_of::<SettingsPage>(Audience::Administrator);
    all.extend(Sample::all_of::<closing::CheckClosing>(Audience::Administrator));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capabilities::settings::model::SettingsPatch;
    use crate::web::texts::words_of;

    /// What is said of something typed that cannot be used; `None` when it can.
    fn complaint(line: &Line, typed: &str) -> Option<Message> {
        let (mut patch, settings) = (SettingsPatch::default(), Settings::default());
        let read = (line.put)(&mut patch, typed, &settings, Language::English).map_err(|flaw| vec![flaw]);
        let flaws = read.and_then(|()| patch.apply(&settings, 5).map(drop).map_err(|flaws| flaws.0)).err()?;
        flaws.first().map(|flaw| wrong(flaw, settings.currency))
    }

    #[test]
    fn f65_whatever_cannot_be_used_is_answered_with_what_can() {
        let long = "9".repeat(600);
        let typed = ["", "-1", "many", "999999999999999", "0 99:99", "ab\u{0}cd", "2026-02-30", "12:75", long.as_str()];
        for line in &LINES {
            let said: Vec<Message> = typed.iter().filter_map(|typed| complaint(line, typed)).collect();
            assert!(!said.is_empty(), "{}: something cannot be used", line.name);
            for message in &said {
                assert_ne!(message.key, "field-invalid", "{}", line.name);
                for language in Language::ALL {
                    assert!(!words_of(language, message).unwrap().is_empty(), "{} {message:?}", line.name);
                }
            }
            if let Shape::Number { to, .. } = line.shape {
                let words = words_of(Language::English, &complaint(line, "many").unwrap()).unwrap();
                assert!(words.contains(&to.to_string()), "{}: {words}", line.name);
            }
        }
        let fee = LINES.iter().find(|line| line.name == "default_fee").unwrap();
        let words = words_of(Language::English, &complaint(fee, "999999999999").unwrap()).unwrap();
        assert!(words.contains("1,234.50"), "an amount as people type it: {words}");
    }

    #[test]
    fn f65_visits_booked_on_days_while_these_were_closed_are_told() {
        let said = |meanwhile| words_of(Language::English, &saved(OfDays { meanwhile, ..OfDays::default() }).message).unwrap();
        assert_eq!(said(0), "Saved.");
        assert!(said(1).starts_with("Saved. One visit was booked meanwhile on a day"), "{}", said(1));
        assert!(said(2).starts_with("Saved. 2 visits were booked meanwhile on days"), "{}", said(2));
    }

    #[test]
    fn f65_of_closed_days_the_line_at_fault_is_said() {
        let said = |place: usize, code, typed: &str| {
            let flaw = Flaw::new(format!("/closed_days/{place}/date"), code);
            words_of(Language::English, &wrong_in(&flaw, typed, Settings::default().currency)).unwrap()
        };
        let typed = "2026-12-25 Christmas\r\n\r\n2026-13-01 Oops\n2026-12-25";
        let words = said(1, "not_a_date", typed);
        assert!(words.contains("“2026-13-01 Oops”"), "empty lines do not count: {words}");
        assert!(said(2, "duplicate", typed).contains("2026-12-25 was given twice"));
        assert!(said(0, "past", typed).contains("2026-12-25 is over already"));
        assert!(said(9, "not_a_date", typed).starts_with("Write a date"), "of no line of these");
        assert!(said(0, "not_a_date", &"9".repeat(600)).chars().count() < 200);
    }

    #[test]
    fn f65_a_short_value_has_a_short_field() {
        let settings = Settings::default();
        let page = sections(settings.currency, |line| Field::of((line.say)(&settings, Language::English)));
        for one in page.iter().flat_map(|section| &section.fields) {
            assert!(!matches!(one.shape, "number" | "time") || one.width > 0, "{}", one.name);
            let longest = one.field.value.lines().map(|line| line.chars().count()).max().unwrap_or_default();
            assert!(one.width == 0 || longest <= usize::from(one.width), "{}: {}", one.name, one.field.value);
        }
    }
}
