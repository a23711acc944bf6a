//! What is wrong with a text that somebody typed, in words: to a patient of their own reason, to staff of one they say for somebody.

use super::super::views::{booking as view, staff};
use crate::primitives::text::TextError;
use crate::web::texts::{Message, count};

/// To whoever says why they come.
pub(super) fn words_of(field: &str, error: TextError, typed: &str) -> Message {
    let length = length_of(typed);
    match (field, error) {
        (_, TextError::Unprintable) => view::text_unprintable(),
        ("symptoms", TextError::TooLong(limit)) => view::symptoms_too_long(count(limit), length),
        (_, TextError::TooLong(limit)) => view::reason_too_long(count(limit), length),
        (_, TextError::Empty) => view::reason_missing(),
    }
}

/// To whoever says it for a patient.
pub(super) fn words_for_staff(field: &str, error: TextError, typed: &str) -> Message {
    let length = length_of(typed);
    match (field, error) {
        (_, TextError::Unprintable) => view::text_unprintable(),
        ("symptoms", TextError::TooLong(limit)) => staff::symptoms_too_long(count(limit), length),
        (_, TextError::TooLong(limit)) => staff::reason_too_long(count(limit), length),
        (_, TextError::Empty) => staff::reason_missing(),
    }
}

fn length_of(typed: &str) -> u32 {
    count(typed.trim().replace("\r\n", "\n").chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::texts::{Language, words_of as say};

    #[test]
    fn f35_staff_are_not_told_that_they_come_themselves() {
        let errors = [TextError::Empty, TextError::TooLong(200)];
        let said = |words: fn(&str, TextError, &str) -> Message| {
            let fields = ["reason", "symptoms"].into_iter().flat_map(|field| errors.map(|error| (field, error)));
            fields.map(|(field, error)| say(Language::English, &words(field, error, "x")).unwrap()).collect::<Vec<_>>()
        };
        let (own, staff) = (said(words_of), said(words_for_staff));
        let speaks_to_them = |words: &String| words.contains("you");
        assert!(own.iter().all(speaks_to_them) && !staff.iter().any(speaks_to_them), "{own:?} {staff:?}");
    }
}
