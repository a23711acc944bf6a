//! Letters that no paper of ours has: whoever signs hears of them before, so that no dose is a question mark afterwards.

use super::super::model::{LineText, WriteUpText};
use crate::primitives::flaw::{Flaw, Flaws};
use crate::web::paper;

/// What cannot be printed of what was typed.
pub(super) struct Unprinted {
    /// Each once.
    pub(super) letters: String,
    /// The fields they stand in.
    pub(super) flaws: Flaws,
}

impl Unprinted {
    /// Of a visit that is written up.
    pub(super) fn of(text: &WriteUpText) -> Self {
        let notes = text.notes.as_deref().unwrap_or_default();
        Self::in_texts([("/diagnosis", &text.diagnosis), ("/prescription", &text.prescription), ("/notes", notes)], &text.lines)
    }

    /// Of texts by their pointers, and of medicines.
    pub(super) fn in_texts(texts: [(&'static str, &str); 3], lines: &[LineText]) -> Self {
        let parts = |(at, line): (usize, &LineText)| {
            let part = |text: &Option<String>| text.clone().unwrap_or_default();
            let (dose, how_often, how_long) = (part(&line.dose), part(&line.how_often), part(&line.how_long));
            [("medicine", line.medicine.clone()), ("dose", dose), ("how_often", how_often), ("how_long", how_long)]
                .map(|(name, text)| (format!("/lines/{at}/{name}"), text))
        };
        let texts = texts.into_iter().map(|(pointer, text)| (pointer.to_owned(), text.to_owned()));
        let texts: Vec<(String, String)> = texts.chain(lines.iter().enumerate().flat_map(parts)).collect();
        let wrong = texts.iter().filter(|(_, text)| !paper::undrawn(text).is_empty());
        let flaws = Flaws(wrong.map(|(pointer, _)| Flaw::new(pointer.clone(), "undrawn")).collect());
        let all: String = texts.into_iter().map(|(_, text)| text).collect();
        Self { letters: paper::undrawn(&all), flaws }
    }

    /// Whether there are none, or just those that were said before.
    pub(super) fn is_known(&self, said: &str) -> bool {
        self.letters.is_empty() || self.letters == said
    }
}
