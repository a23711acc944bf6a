//! The page that cancels a visit.

use serde::Serialize;

use super::visits::VisitFacts;
use super::{StatusTag, VisitLine};
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::people::ActingFor;
use crate::web::render::View;
use crate::web::texts::{Language, Message, MissingText, words_of};

/// `GET /appointments/{id}/cancel`: names what happens, posts `why` (patients choose; may be absent), `reason` (may be empty) and `version`.
#[derive(Debug, Clone, Serialize)]
pub struct CancelVisit {
    /// The visit's own page; the form goes to `cancel` below it.
    pub page: String,
    /// The visit.
    pub visit: VisitFacts,
    /// The patient's name, for staff.
    pub patient_name: Option<String>,
    /// For whom the reader acts, if not for themselves.
    pub acting: Option<ActingFor>,
    /// The sentence that was chosen.
    pub why: Option<CancelWhy>,
    /// In one's own words, at most 200 characters with the sentence; may be empty unless it is `late`.
    pub reason: Field,
    /// Why it cannot be cancelled: [`super::choose::too_late_to_change`], [`super::visits::not_allowed_now`]
    /// or [`super::choose::seen_old`].
    pub trouble: Option<Message>,
    /// Whether it can be cancelled now: the form is only shown then.
    pub possible: bool,
    /// The patient could not cancel it any more: staff say why.
    pub late: bool,
}

/// Why a patient does not come, as the page offers it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CancelWhy {
    /// There is no need any more.
    Better,
    /// There never was: somebody else proposed it.
    NotNeeded,
    /// Not at that time.
    CannotCome,
    /// It was booked by mistake.
    Mistake,
    /// What they write themselves.
    Other,
}

impl CancelWhy {
    /// In the order of the page.
    pub const ALL: [Self; 5] = [Self::Better, Self::NotNeeded, Self::CannotCome, Self::Mistake, Self::Other];

    /// As the form posts it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Better => "better",
            Self::NotNeeded => "not_needed",
            Self::CannotCome => "cannot_come",
            Self::Mistake => "mistake",
            Self::Other => "other",
        }
    }

    /// What it says as a reason; nothing when the person writes it.
    pub fn sentence(self) -> Option<Message> {
        match self {
            Self::Better => Some(Message::new("cancel-why-better")),
            Self::NotNeeded => Some(Message::new("decline-why-not-needed")),
            Self::CannotCome => Some(Message::new("cancel-why-cannot-come")),
            Self::Mistake => Some(Message::new("cancel-why-mistake")),
            Self::Other => None,
        }
    }
}

/// Why a visit was given back, as somebody reads it.
#[derive(Debug, Clone, Serialize)]
pub struct CancelReason {
    /// The sentence that was chosen, in whatever language it is read.
    pub sentence: Option<Message>,
    /// What was written besides, with what parts it from the sentence.
    pub own: String,
}

impl CancelReason {
    /// From what is stored: there a sentence that was chosen stands in the first language of the house.
    ///
    /// # Errors
    /// When that language lacks a sentence.
    pub fn of(stored: &str) -> Result<Self, MissingText> {
        for sentence in CancelWhy::ALL.into_iter().filter_map(CancelWhy::sentence) {
            let own = stored.strip_prefix(&words_of(Language::default(), &sentence)?).filter(|own| own.is_empty() || own.starts_with(": "));
            if let Some(own) = own {
                return Ok(Self { sentence: Some(sentence), own: own.to_owned() });
            }
        }
        Ok(Self { sentence: None, own: stored.to_owned() })
    }

    /// In one language.
    ///
    /// # Errors
    /// When that language lacks the sentence.
    pub fn read_in(&self, language: Language) -> Result<String, MissingText> {
        let sentence = self.sentence.as_ref().map(|sentence| words_of(language, sentence)).transpose()?;
        Ok(sentence.unwrap_or_default() + &self.own)
    }
}

/// The cancellation reason has `length` of at most `limit` characters.
pub fn cancel_reason_too_long(limit: u32, length: u32) -> Message {
    Message::new("wrong-cancel-reason-too-long").with("limit", limit).with("length", length)
}

/// Staff cancel somebody's visit, and have not said why.
pub fn cancel_reason_missing() -> Message {
    Message::new("wrong-cancel-reason-missing")
}

/// Staff do what the patient no longer may, and have not said why.
pub fn late_reason_missing() -> Message {
    Message::new("wrong-late-reason-missing")
}

impl View for CancelVisit {
    const TEMPLATE: &'static str = "appointments/cancel.html";
    const PLACE: Place = Place::Visits;

    fn title(&self) -> Message {
        Message::new(match (self.visit.line.status, &self.patient_name) {
            (StatusTag::Proposed, None) => "decline-title",
            (StatusTag::Proposed, Some(_)) => "withdraw-title",
            _ => "cancel-title",
        })
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some() || self.reason.is_wrong()
    }

    fn samples() -> Vec<Self> {
        let page = Self {
            page: format!("/appointments/{}", super::sample_visit(26)),
            visit: VisitFacts::sample(VisitLine::sample(26, StatusTag::Booked)),
            patient_name: None,
            acting: None,
            why: None,
            reason: Field::default(),
            trouble: None,
            possible: true,
            late: false,
        };
        let long = Self { reason: Field::wrong("because ".repeat(30), cancel_reason_too_long(200, 240)), ..page.clone() };
        let late = Self { trouble: Some(super::choose::too_late_to_change()), possible: false, ..page.clone() };
        let old = Self {
            trouble: Some(super::choose::seen_old()),
            why: Some(CancelWhy::CannotCome),
            reason: Field::of("I am travelling"),
            ..page.clone()
        };
        let desk = Self { patient_name: Some("Maya Lindqvist".into()), ..page.clone() };
        let unexplained = Self { reason: Field::wrong("", cancel_reason_missing()), ..desk.clone() };
        let override_of = |reason| Self { patient_name: Some("Maya Lindqvist".into()), late: true, reason, ..page.clone() };
        let unsaid = override_of(Field::wrong("", late_reason_missing()));
        let past = override_of(Field::default());
        let acting = Self { acting: Some(ActingFor::sample()), ..page.clone() };
        let proposed = Self { visit: VisitFacts::sample(VisitLine::sample(26, StatusTag::Proposed)), ..page.clone() };
        let offered = Self { patient_name: Some("Maya Lindqvist".into()), ..proposed.clone() };
        let unoffered = Self { reason: Field::wrong("", cancel_reason_missing()), ..offered.clone() };
        let ended = Self {
            trouble: Some(super::visits::not_allowed_now()),
            possible: false,
            patient_name: Some("Maya Lindqvist".into()),
            ..page.clone()
        };
        vec![page, long, late, old, ended, desk, past, unsaid, acting, proposed, unexplained, offered, unoffered]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f66_a_sentence_that_was_chosen_is_read_in_the_readers_language() {
        let read = |stored: &str, language| CancelReason::of(stored).unwrap().read_in(language).unwrap();
        for why in CancelWhy::ALL.into_iter().filter_map(CancelWhy::sentence) {
            let english = words_of(Language::English, &why).unwrap();
            for language in [Language::English, Language::Spanish, Language::Arabic] {
                let here = words_of(language, &why).unwrap();
                assert_eq!(read(&english, language), here);
                assert_eq!(read(&format!("{english}: moving house"), language), format!("{here}: moving house"), "own words stay");
            }
        }
        assert_eq!(read("I feel better now", Language::Spanish), "I feel better now", "somebody's own words");
    }
}
