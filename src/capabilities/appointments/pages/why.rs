//! Why a visit is given back: one of a few sentences, words of one's own, both or nothing. They become one reason.
//!
//! Staff say why too: the patient reads why a visit is cancelled, and what they do past the patients' limit is logged (F26).

use serde::Deserialize;

use super::super::model::{Move, REASON_LIMIT};
use super::super::views::booking::text_unprintable;
use super::super::views::cancel::{CancelWhy, cancel_reason_missing, cancel_reason_too_long, late_reason_missing};
use super::Counter;
use crate::access::grant::Granted;
use crate::access::permissions::Permission;
use crate::access::role::Role;
use crate::primitives::ids::AppointmentId;
use crate::primitives::text::{self, Sensitive, TextError};
use crate::web::refusal::Refusal;
use crate::web::texts::{Language, Message, count, words_of};

/// What somebody said why, or what is wrong with it.
pub(super) type Said = Result<Option<Sensitive<String>>, Message>;

/// Giving a visit back.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct CancelForm {
    /// One of the sentences; empty when none was chosen, as staff never do.
    why: String,
    /// In one's own words.
    pub(super) reason: String,
    pub(super) version: String,
}

impl CancelForm {
    /// What was chosen; a word that is no choice chooses nothing.
    pub(super) fn why(&self) -> Option<CancelWhy> {
        CancelWhy::ALL.into_iter().find(|why| why.word() == self.why)
    }

    /// The reason as the patient and the doctor will read it; `None` when nothing was said.
    pub(super) fn reason(&self) -> Said {
        let chosen = self.why().and_then(CancelWhy::sentence);
        let sentence = chosen.and_then(|sentence| words_of(Language::default(), &sentence).ok()).unwrap_or_default();
        match (sentence.as_str(), self.reason.trim()) {
            ("", own) => own_words(own),
            (sentence, "") => own_words(sentence),
            (sentence, own) => own_words(&format!("{sentence}: {own}")),
        }
    }
}

/// A reason of one's own; `None` when nothing was said.
pub(super) fn own_words(typed: &str) -> Said {
    let said = typed.trim();
    if said.is_empty() {
        return Ok(None);
    }
    text::line(said, REASON_LIMIT).map(|reason| Some(Sensitive::new(reason))).map_err(|error| match error {
        TextError::TooLong(limit) => cancel_reason_too_long(count(limit), count(said.chars().count())),
        TextError::Empty | TextError::Unprintable => text_unprintable(),
    })
}

/// What was said why, if anything; staff say it where they cancel, or do what the patient no longer may. One call where staff say
/// nothing.
pub(super) async fn said_why<P: Permission>(
    counter: &Counter,
    grant: &Granted<P>,
    id: AppointmentId,
    by: Move,
    said: Said,
) -> Result<Said, Refusal> {
    if grant.role() == Role::Patient || !matches!(said, Ok(None)) {
        return Ok(said);
    }
    let visit = counter.appointments.to_change(grant, id).await.map_err(|error| counter.refusal(error))?.visit;
    Ok(match by {
        _ if counter.appointments.is_late(&visit, by, grant.role()) => Err(late_reason_missing()),
        Move::Cancel => Err(cancel_reason_missing()),
        _ => said,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(why: &str, own: &str) -> Result<Option<String>, Message> {
        let form = CancelForm { why: why.to_owned(), reason: own.to_owned(), version: String::new() };
        form.reason().map(|reason| reason.map(|reason| reason.expose().clone()))
    }

    #[test]
    fn f26_a_reason_is_optional_and_at_most_200_characters() {
        assert_eq!(reason("", " "), Ok(None));
        assert_eq!(reason("", " I am ill "), Ok(Some("I am ill".to_owned())));
        assert_eq!(reason("", &"x".repeat(201)), Err(cancel_reason_too_long(200, 201)));
        assert_eq!(reason("", "a\u{0}b"), Err(text_unprintable()));
    }

    #[test]
    fn f26_a_chosen_sentence_and_words_of_ones_own_become_one_reason() {
        assert_eq!(reason("better", ""), Ok(Some("I feel better".to_owned())));
        assert_eq!(reason("mistake", "it was for my son"), Ok(Some("I booked the wrong doctor or time: it was for my son".to_owned())));
        assert_eq!(reason("other", "moving house"), Ok(Some("moving house".to_owned())));
        assert_eq!(reason("other", ""), Ok(None));
        assert_eq!(reason("nonsense", ""), Ok(None));
        assert!(reason("better", &"x".repeat(199)).is_err());
    }
}
