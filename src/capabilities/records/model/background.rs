//! What a patient says of themselves beside any visit (F16): allergies, medicines they take, past conditions. One row.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::UserId;
use crate::primitives::text::{self, Sensitive};

/// The most entries of each list.
pub const MOST_ENTRIES: usize = 40;
/// The most characters of one entry.
pub const ENTRY_LIMIT: usize = 200;

/// A background as it arrives, whole: what is left out is empty.
#[derive(Clone, Default, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct BackgroundText {
    /// One entry for each: "Penicillin: rash".
    #[schema(max_items = 40)]
    pub allergies: Vec<String>,
    /// Said on purpose; not together with an allergy.
    pub no_known_allergies: bool,
    /// What is taken now, one entry for each.
    #[schema(max_items = 40)]
    pub medicines: Vec<String>,
    /// Past and lasting ones, one entry for each.
    #[schema(max_items = 40)]
    pub conditions: Vec<String>,
}

/// What was said, checked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    pub allergies: Vec<Sensitive<String>>,
    pub no_known_allergies: bool,
    pub medicines: Vec<Sensitive<String>>,
    pub conditions: Vec<Sensitive<String>>,
}

/// A patient's background as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Background {
    pub patient_id: UserId,
    /// `background`.
    pub item: String,
    /// One more with every change, from 1.
    pub version: u32,
    pub written_at: Timestamp,
    #[serde(flatten)]
    pub said: Said,
}

impl Background {
    /// The sort key of the one row.
    pub const ITEM: &'static str = "background";
}

/// The version of what stands there, 0 for nothing.
#[must_use]
pub fn background_version(background: Option<&Background>) -> u32 {
    background.map_or(0, |background| background.version)
}

impl BackgroundText {
    /// Every mistake is told at once.
    ///
    /// # Errors
    /// What cannot be used, by JSON pointer.
    pub fn check(&self) -> Result<Said, Flaws> {
        let mut flaws = Flaws::default();
        let allergies = entries("/allergies", &self.allergies, &mut flaws);
        let medicines = entries("/medicines", &self.medicines, &mut flaws);
        let conditions = entries("/conditions", &self.conditions, &mut flaws);
        if self.no_known_allergies && !self.allergies.is_empty() {
            flaws.add(Flaw::new("/no_known_allergies", "contradicts"));
        }
        flaws.none().map(|()| Said { allergies, no_known_allergies: self.no_known_allergies, medicines, conditions })
    }
}

fn entries(pointer: &'static str, typed: &[String], flaws: &mut Flaws) -> Vec<Sensitive<String>> {
    if typed.len() > MOST_ENTRIES {
        flaws.add(Flaw::too_many(pointer, MOST_ENTRIES));
        return Vec::new();
    }
    let read = |(at, entry): (usize, &String)| {
        let read = text::line(entry, ENTRY_LIMIT).map_err(|error| Flaw::of_text(format!("{pointer}/{at}"), error));
        flaws.keep(read).map(Sensitive::new)
    };
    typed.iter().enumerate().filter_map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn f16_a_background_is_three_lists_of_short_lines() {
        let text = BackgroundText { allergies: texts(&[" Penicillin: rash "]), medicines: texts(&["Aspirin 75 mg"]), ..Default::default() };
        let said = text.check().unwrap();
        assert_eq!(said.allergies[0].expose(), "Penicillin: rash");
        assert_eq!((said.medicines.len(), said.conditions.len()), (1, 0));
        assert_eq!(BackgroundText::default().check(), Ok(Said::default()), "nothing is something one may say");
    }

    #[test]
    fn f16_every_mistake_of_a_background_is_told_at_once() {
        let long = "x".repeat(ENTRY_LIMIT + 1);
        let text = BackgroundText {
            allergies: texts(&["Nuts", &long]),
            no_known_allergies: true,
            medicines: texts(&["a\nb", " "]),
            conditions: vec!["x".to_owned(); MOST_ENTRIES + 1],
        };
        let expected =
            "/allergies/1 too_long, /medicines/0 unprintable, /medicines/1 required, /conditions too_many, /no_known_allergies contradicts";
        assert_eq!(text.check().unwrap_err().to_string(), expected);
    }
}
