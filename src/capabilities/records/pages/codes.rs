//! The step in which a code is looked for: what was typed comes along, the code that is chosen goes back with it.

use super::super::views::find_code::{FindCodePage, nothing_to_find};
use super::super::views::{CodeWords, Part, too_long, unprintable};
use crate::capabilities::codes::model::{Code, MOST_FOUND, SEARCH_LIMIT, find, search};
use crate::primitives::text::{self, TextError};
use crate::web::carried::Carried;
use crate::web::field::Field;
use crate::web::texts::Message;

/// What a code stands for; nothing where it is none of the list.
pub(super) fn title_of(typed: &str) -> String {
    find(typed).map(|code| code.title.to_owned()).unwrap_or_default()
}

/// What was typed where it is a code; words that only look for one are no part of the form.
pub(super) fn code_or_nothing(typed: &str) -> &str {
    if find(typed).is_some() { typed } else { "" }
}

/// What is looked for: what was typed on the page of the search, else into the field of the code, else what was found in words.
pub(super) fn looked_for<'a>(q: Option<&'a str>, code: &'a str, diagnosis: &'a str) -> &'a str {
    let first_line = || diagnosis.trim().lines().next().unwrap_or_default();
    q.unwrap_or_else(|| if code.trim().is_empty() { first_line() } else { code })
}

/// The page of a search. What is too long to search for is cut where nobody typed it for that.
pub(super) fn page(q: &str, patient_name: &str, [action, choose]: [String; 2], carried: Vec<Carried>, typed: bool) -> FindCodePage {
    let cut: String = q.chars().take(SEARCH_LIMIT).collect();
    let (q, codes, more) = match text::line(if typed { q } else { &cut }, SEARCH_LIMIT) {
        Ok(words) => {
            let found = search(&words, MOST_FOUND);
            let codes = found.codes.iter().map(|Code { code, title }| CodeWords { code: (*code).into(), title: (*title).into() });
            (Field::of(words), codes.collect(), found.more)
        }
        Err(TextError::Empty) if !typed => (Field::default(), Vec::new(), false),
        Err(error) => (Field::wrong(q, words_of(error, q)), Vec::new(), false),
    };
    FindCodePage { patient_name: patient_name.to_owned(), action, choose, carried, q, codes, more }
}

fn words_of(error: TextError, typed: &str) -> Message {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    match error {
        TextError::Empty => nothing_to_find(),
        TextError::TooLong(limit) => too_long(Part::DiagnosisCode, count(limit), count(typed.trim().chars().count())),
        TextError::Unprintable => unprintable(),
    }
}

/// The columns of the medicines, row by row.
pub(super) fn carried_medicines(columns: [&[String]; 4]) -> impl Iterator<Item = Carried> {
    let names = ["medicine", "dose", "how_often", "how_long"];
    names.into_iter().zip(columns).flat_map(|(name, column)| column.iter().map(move |value| Carried { name, value: value.clone() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f37_a_search_begins_with_what_was_typed_already() {
        assert_eq!(looked_for(Some("asthma"), "I10", "Hypertension"), "asthma");
        assert_eq!(looked_for(Some(""), "I10", "Hypertension"), "");
        assert_eq!(looked_for(None, "hypert", "Hypertension"), "hypert");
        assert_eq!(looked_for(None, " ", "\nPrimary hypertension\nsince May"), "Primary hypertension");
        assert_eq!((code_or_nothing("i10"), code_or_nothing("hypert")), ("i10", ""));
    }

    #[test]
    fn f37_only_what_was_typed_to_be_searched_for_can_be_too_long() {
        let searched = |q: &str, typed| page(q, "Maya", [String::new(), String::new()], Vec::new(), typed).q;
        assert!(searched(&"x".repeat(101), true).is_wrong() && searched("", true).is_wrong());
        assert!(!searched(&"x".repeat(101), false).is_wrong() && !searched("", false).is_wrong());
    }
}
