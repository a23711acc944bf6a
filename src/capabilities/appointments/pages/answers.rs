//! What somebody types on the way to a visit: as forms send it, as pages show it again, and as it waits for this time or another.

use serde::Deserialize;

use super::super::model::{BookingAnswers, Priority, REASON_LIMIT, SYMPTOMS_LIMIT, TypedAnswers, VisitMode};
use super::super::views::booking::{Answers, HeldTime, VisitDetails};
use super::for_whom::{self, Step};
use super::wrong::{words_for_staff, words_of};
use crate::primitives::text::{Sensitive, TextError};
use crate::web::field::Field;
use crate::web::texts::count;

/// Texts so many times as long as can be said still wait for another time, to be made shorter there.
const KEPT_TIMES: usize = 4;

/// What a patient says, as typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct AnswersForm {
    pub(super) reason: String,
    pub(super) symptoms: String,
    pub(super) priority: String,
    /// `me`, or a patient's id.
    #[serde(rename = "for")]
    pub(super) for_whom: String,
    pub(super) mode: String,
}

/// The texts that cannot be taken, by field.
pub(super) type WrongTexts = Vec<(&'static str, TextError)>;

impl AnswersForm {
    /// Three radios: there is no wrong value that a person can choose.
    fn priority(&self) -> Priority {
        match self.priority.as_str() {
            "soon" => Priority::Soon,
            "urgent" => Priority::Urgent,
            _ => Priority::Routine,
        }
    }

    pub(super) fn mode(&self) -> VisitMode {
        VisitMode::said(&self.mode)
    }

    /// A reason is one line, though its field shows a long one in several.
    pub(super) fn parse(&self) -> Result<BookingAnswers, WrongTexts> {
        let reason = self.reason.replace("\r\n", " ").replace('\n', " ");
        BookingAnswers::parse(&reason, Some(&self.symptoms), self.priority())
    }

    /// Whether they were to meet by video, and cannot at the time that is held now.
    pub(super) fn has_no_video(&self, held: &HeldTime) -> bool {
        self.mode() == VisitMode::Video && !held.video
    }

    /// The page that asks, with what was typed, unless that was for somebody else, and what is wrong with it.
    pub(super) fn details(&self, held: HeldTime, step: Step, wrong: &WrongTexts) -> VisitDetails {
        if step.is_without(&self.for_whom) {
            return Self::default().details(held, step, &Vec::new());
        }
        let words = if step.desk.is_some() { words_for_staff } else { words_of };
        let field = |name: &str, typed: &str| {
            let error = wrong.iter().find(|(field, _)| *field == name);
            Field::typed(typed, error.map(|(_, error)| words(name, *error, typed)))
        };
        VisitDetails {
            no_video: self.has_no_video(&held),
            held,
            for_whom: step.whom,
            desk: step.desk,
            acting: step.acting,
            reason: field("reason", &self.reason),
            symptoms: field("symptoms", &self.symptoms),
            priority: self.priority().into(),
            video: self.mode() == VisitMode::Video,
            reason_limit: count(REASON_LIMIT),
            symptoms_limit: count(SYMPTOMS_LIMIT),
        }
    }

    pub(super) fn as_typed(&self) -> Answers {
        let (reason, symptoms, video) = (self.reason.clone(), self.symptoms.clone(), self.mode() == VisitMode::Video);
        Answers { reason, symptoms, priority: self.priority().into(), for_whom: self.for_whom.clone(), video }
    }

    /// What waits for another time; `None` where nobody would miss it, and for far more than can be said.
    pub(super) fn to_keep(&self) -> Option<TypedAnswers> {
        let is_blank = self.reason.trim().is_empty() && self.symptoms.trim().is_empty();
        if is_blank && self.priority() == Priority::Routine && self.mode().is_in_person() {
            return None;
        }
        let is_within = |typed: &str, limit: usize| typed.chars().count() <= KEPT_TIMES * limit;
        if !is_within(&self.reason, REASON_LIMIT) || !is_within(&self.symptoms, SYMPTOMS_LIMIT) {
            return None;
        }
        Some(TypedAnswers {
            reason: Sensitive::new(self.reason.clone()),
            symptoms: Sensitive::new(self.symptoms.clone()),
            priority: self.priority(),
            mode: self.mode(),
            for_whom: self.for_whom.clone(),
            patient: for_whom::named(&self.for_whom).ok()?,
        })
    }
}

impl From<TypedAnswers> for AnswersForm {
    fn from(typed: TypedAnswers) -> Self {
        let priority = match typed.priority {
            Priority::Routine => "routine",
            Priority::Soon => "soon",
            Priority::Urgent => "urgent",
        };
        Self {
            reason: typed.reason.expose().clone(),
            symptoms: typed.symptoms.expose().clone(),
            priority: priority.to_owned(),
            for_whom: typed.for_whom,
            mode: typed.mode.word().to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::views::booking as view;
    use super::*;
    use crate::web::texts::Message;

    fn typed(reason: &str, symptoms: &str) -> AnswersForm {
        AnswersForm { reason: reason.into(), symptoms: symptoms.into(), priority: "soon".into(), ..AnswersForm::default() }
    }

    #[test]
    fn f24_every_text_that_does_not_fit_is_named_in_words_and_kept() {
        let form = typed(&"x".repeat(201), "a\u{0}b");
        let wrong = form.parse().unwrap_err();
        let words: Vec<Message> = wrong.iter().map(|(field, error)| words_of(field, *error, &form.reason)).collect();
        assert_eq!(words, [view::reason_too_long(200, 201), view::text_unprintable()]);
        assert_eq!(form.as_typed().symptoms, "a\u{0}b");
        assert_eq!(typed(" ", "").parse().unwrap_err(), [("reason", TextError::Empty)]);
        assert_eq!(typed("Cough", " ").parse().unwrap().priority, Priority::Soon);
        assert_eq!(typed("Cough,\r\nand fever", "").parse().unwrap().reason.expose(), "Cough, and fever");
    }

    #[test]
    fn f24_whatever_was_typed_or_chosen_waits_as_it_is_and_an_untouched_form_leaves_nothing() {
        assert_eq!(AnswersForm::default().to_keep(), None);
        let long = AnswersForm { mode: "video".into(), for_whom: "me".into(), ..typed(&"x".repeat(201), "a\u{0}b\r\n") };
        for form in [long, typed("", ""), AnswersForm { mode: "video".into(), ..AnswersForm::default() }] {
            let kept = form.to_keep().unwrap();
            let again = AnswersForm::from(kept.clone());
            assert_eq!(again.to_keep(), Some(kept));
            assert_eq!((&again.reason, &again.symptoms, &again.for_whom), (&form.reason, &form.symptoms, &form.for_whom));
        }
        let nobody = AnswersForm { for_whom: "nobody".into(), ..typed("Cough", "") };
        assert_eq!(nobody.to_keep(), None, "of whom nobody knows whose it is");
        let longest = typed(&"é".repeat(4 * REASON_LIMIT), &"é".repeat(4 * SYMPTOMS_LIMIT));
        assert!(longest.to_keep().is_some());
        let longer = [typed(&"x".repeat(4 * REASON_LIMIT + 1), ""), typed("Cough", &"x".repeat(4 * SYMPTOMS_LIMIT + 1))];
        assert!(longer.iter().all(|form| form.to_keep().is_none()), "the row does not grow as somebody likes");
    }
}
