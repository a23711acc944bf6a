//! Languages that people speak, as pages say them and forms ask for them (`parts/spoken.html`).

use std::collections::BTreeSet;

use serde::{Deserialize, Deserializer, Serialize};

use super::field::Field;
use super::texts::Message;
use crate::primitives::spoken::Spoken;

/// What they are called.
#[must_use]
pub fn names(languages: &BTreeSet<Spoken>) -> Vec<Message> {
    languages.iter().map(|language| Message::new(language.key())).collect()
}

/// A language to choose.
#[derive(Debug, Clone, Serialize)]
pub struct SpokenChoice {
    /// As posted.
    pub code: &'static str,
    /// As read.
    pub name: Message,
    pub ticked: bool,
}

/// All languages, ticked where their codes stand in the text.
#[must_use]
pub fn choices(text: &str) -> Vec<SpokenChoice> {
    let ticked = Spoken::among(text);
    let choice =
        |language: &Spoken| SpokenChoice { code: language.code(), name: Message::new(language.key()), ticked: ticked.contains(language) };
    Spoken::ALL.iter().map(choice).collect()
}

/// Boxes to tick; the field's value are the codes of those that are ticked.
#[derive(Debug, Clone, Serialize)]
pub struct SpokenField {
    #[serde(flatten)]
    pub field: Field,
    pub choices: Vec<SpokenChoice>,
    /// What another window ticked, where that differs.
    pub meanwhile_names: Vec<Message>,
}

impl SpokenField {
    /// The boxes of a field.
    #[must_use]
    pub fn of(field: Field) -> Self {
        let meanwhile_names = names(&Spoken::among(field.meanwhile.as_deref().unwrap_or_default()));
        Self { choices: choices(&field.value), meanwhile_names, field }
    }
}

impl Default for SpokenField {
    /// Nothing is ticked.
    fn default() -> Self {
        Self::of(Field::default())
    }
}

/// More than `limit` languages are ticked.
#[must_use]
pub fn languages_too_many(limit: u32) -> Message {
    Message::new("wrong-languages-too-many").with("limit", limit)
}

/// Reads the boxes of one name as one text, so that they are a field like any other.
///
/// # Errors
/// When something else than texts was sent.
pub fn ticked<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(Vec::<String>::deserialize(deserializer)?.join(" "))
}
