//! The words of an entry as a person reads them: known fields as pages call them, moments on the hospital's clock, dates in the reader's
//! language, and people by their names where the page has them. The file keeps them as they were written.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::capabilities::audit::service::Line;
use crate::capabilities::settings::model::LINES;
use crate::web::say::Day;
use crate::web::state::WebState;
use crate::web::texts::{Language, Message, words_of};

/// What stands between what was and what is, and in the place of either where it is nothing.
const BECOMES: &str = " → ";
const NOTHING: &str = "none";
/// So long is `2026-12-25`.
const DATE: usize = 10;

/// What a page knows to say its entries with.
pub(super) struct Told<'a> {
    web: &'a WebState,
    language: Language,
    /// Everybody who acted on the page, or whom it is about, by id.
    names: HashMap<&'a str, &'a str>,
}

impl<'a> Told<'a> {
    /// Over the entries of a page.
    pub(super) fn of(web: &'a WebState, language: Language, lines: &'a [Line]) -> Self {
        let mut names = HashMap::new();
        for line in lines {
            let both = [(&line.entry.actor_id, &line.actor), (&line.entry.subject_id, &line.subject)];
            names.extend(both.into_iter().filter_map(|(id, known)| Some((id.as_str(), known.as_ref()?.name.as_str()))));
        }
        Self { web, language, names }
    }

    /// What became of a thing: `place: none → B 12; phone changed`, with the fields as pages call them.
    pub(super) fn changes(&self, words: &str) -> String {
        words.split("; ").map(|part| self.change(part)).collect::<Vec<_>>().join("; ")
    }

    fn change(&self, part: &str) -> String {
        let (field, rest) = part.find([':', ' ']).map_or((part, ""), |end| part.split_at(end));
        let label = label_of(field).and_then(|key| words_of(self.language, &Message::new(key)).ok());
        match label {
            Some(label) if rest == " changed" => {
                let changed = Message::new("audit-field-changed").with("field", label.as_str());
                words_of(self.language, &changed).unwrap_or_else(|_| part.to_owned())
            }
            Some(label) => match rest.strip_prefix(": ") {
                Some(values) => format!("{label}: {}", self.turned(values)),
                None => self.words(part),
            },
            None => match part.split_once(": ").filter(|(field, values)| !field.contains(' ') && values.contains(BECOMES)) {
                Some((field, values)) => format!("{}: {}", self.word(field), self.turned(values)),
                None => self.words(part),
            },
        }
    }

    /// What was and what is, each said where it is nothing too.
    fn turned(&self, values: &str) -> String {
        let Some((was, is)) = values.split_once(BECOMES) else { return self.words(values) };
        let [was, is] = [was, is].map(|value| if value == NOTHING { self.nothing() } else { self.words(value) });
        let turned = Message::new("audit-field-turned").with("was", was.as_str()).with("is", is.as_str());
        words_of(self.language, &turned).unwrap_or_else(|_| values.to_owned())
    }

    fn nothing(&self) -> String {
        words_of(self.language, &Message::new("audit-field-nothing")).unwrap_or_else(|_| NOTHING.to_owned())
    }

    /// What the house or somebody said: nothing of it is changed but ids, moments and dates.
    pub(super) fn words(&self, said: &str) -> String {
        said.split(' ').map(|word| self.word(word)).collect::<Vec<_>>().join(" ")
    }

    fn word(&self, word: &str) -> String {
        let bare = word.trim_end_matches([':', ',', '.']);
        let tail = word.get(bare.len()..).unwrap_or_default();
        if let Some(name) = self.names.get(bare) {
            return format!("{name}{tail}");
        }
        if let Some(date) = date_of(bare).and_then(|date| Day::of(date).without_weekday(self.language).ok()) {
            // Read in one piece, whatever is written around it.
            return format!("{}{tail}", date.replace(' ', "\u{a0}"));
        }
        let moment = bare.ends_with('Z').then(|| bare.parse::<Timestamp>().ok()).flatten();
        match moment.and_then(|at| self.web.when(at).long(self.language).ok()) {
            Some(moment) => format!("{moment}{tail}"),
            None => word.to_owned(),
        }
    }
}

/// A date as the trail writes it, and nothing else.
fn date_of(word: &str) -> Option<Date> {
    if word.len() == DATE { word.parse().ok() } else { None }
}

/// How pages call a field that the trail names.
fn label_of(field: &str) -> Option<&'static str> {
    let setting = LINES.iter().find(|line| line.name == field).map(|line| line.label);
    setting.or(match field {
        "name" => Some("label-account-name"),
        "department_id" => Some("department"),
        "phone" => Some("label-doctor-phone"),
        "specialization" => Some("label-specialization"),
        "qualifications" => Some("label-qualifications"),
        "experience_years" => Some("label-experience"),
        "licence_number" => Some("label-licence"),
        "gender" => Some("label-gender"),
        "fee" => Some("label-fee"),
        "daily_cap" => Some("label-daily-cap"),
        "place" => Some("label-place"),
        "accepts_bookings" => Some("label-accepts"),
        "requires_approval" => Some("label-approval"),
        "offers_video" => Some("label-offers-video"),
        "description" => Some("label-description"),
        _ => None,
    })
}
