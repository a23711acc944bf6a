//! Every sentence a person reads, by key and language: the catalogues of `locales/`.
//!
//! Rust and templates name a key; the words stand in `locales/<language>/*.ftl` only (`tests/guards/texts.rs` holds that).
//! A [`Message`] is a key with its arguments: what handlers hand to views and keep in a flash, so that the words are
//! chosen when the page is made, in the reader's language.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, langid};
use serde::{Deserialize, Serialize};

pub use crate::primitives::language::Language;
use crate::primitives::money::{Currency, Money};
use crate::web::say::{self, Day, When};

fluent_templates::static_loader! {
    static CATALOGUES = {
        locales: "./locales",
        fallback_language: "en",
        // Without this, every argument is wrapped in invisible direction marks that end up in copied text.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// How the catalogues name it.
const fn identifier(language: Language) -> LanguageIdentifier {
    match language {
        Language::English => langid!("en"),
        Language::Spanish => langid!("es"),
        Language::Arabic => langid!("ar"),
    }
}

/// A key of the catalogue with what it says: turned into words by the page, never before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Message {
    /// The key in `locales/`.
    pub key: Cow<'static, str>,
    /// Arguments by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub args: BTreeMap<Cow<'static, str>, Arg>,
}

/// What a sentence may contain besides its own words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Arg {
    /// Words of a person: names, references. Escaped in pages.
    Text(String),
    /// A count; the catalogue chooses singular and plural by it.
    Number(i64),
    /// A date, said as "Thursday 26 November".
    Day(Day),
    /// A month by one of its days, said as "November 2026".
    Month(Day),
    /// A moment, said as "Thursday 26 November, 09:30".
    When(Box<When>),
    /// An amount, said as "€60.00".
    Money(Money),
    /// An amount as it is typed, said as "60.00".
    Typed(Money),
}

impl Arg {
    /// How amounts of a currency are typed, said as "1,234.50".
    pub fn like(currency: Currency) -> Self {
        Self::Typed(currency.example())
    }
}

impl Message {
    /// A message without arguments.
    pub fn new(key: &'static str) -> Self {
        Self { key: Cow::Borrowed(key), args: BTreeMap::new() }
    }

    /// The same message with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.insert(Cow::Borrowed(name), value.into());
        self
    }
}

/// A sentence that cannot be said: no such key, or an argument is missing. Names the key, never a value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the text `{key}` ({language}) has no words or lacks an argument")]
pub struct MissingText {
    key: String,
    language: &'static str,
}

/// The words of `key` in `language`, falling back to English for a key the language lacks.
///
/// # Errors
/// The key does not exist, or the sentence names an argument that is not given.
#[expect(clippy::implicit_hasher, reason = "the catalogue takes the standard map")]
pub fn words(language: Language, key: &str, args: &HashMap<Cow<'static, str>, FluentValue<'_>>) -> Result<String, MissingText> {
    CATALOGUES
        .lookup_single_language(&identifier(language), key, Some(args))
        .or_else(|_| CATALOGUES.lookup_single_language(&langid!("en"), key, Some(args)))
        .map_err(|_| MissingText { key: key.to_owned(), language: language.tag() })
}

/// The words of a message in `language`.
///
/// # Errors
/// As [`words`].
pub fn words_of(language: Language, message: &Message) -> Result<String, MissingText> {
    words_with(language, message, |amount| say::money(language, amount))
}

/// The same, with amounts as `money` writes them.
///
/// # Errors
/// As [`words`].
pub fn words_with(language: Language, message: &Message, mut money: impl FnMut(Money) -> String) -> Result<String, MissingText> {
    let mut args = HashMap::with_capacity(message.args.len());
    for (name, value) in &message.args {
        let value = match value {
            Arg::Text(text) => FluentValue::from(text.clone()),
            Arg::Number(number) => FluentValue::from(*number),
            Arg::Day(day) => FluentValue::from(day.long(language)?),
            Arg::Month(day) => FluentValue::from(day.month_with_year(language)?),
            Arg::When(when) => FluentValue::from(when.long(language)?),
            Arg::Money(amount) => FluentValue::from(money(*amount)),
            Arg::Typed(amount) => FluentValue::from(say::without_sign(language, *amount)),
        };
        args.insert(name.clone(), value);
    }
    words(language, &message.key, &args)
}

/// A number of things or characters, as sentences take it.
#[must_use]
pub fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl From<&'static str> for Message {
    fn from(key: &'static str) -> Self {
        Self::new(key)
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Arg::Text(text.to_owned())
    }
}
impl From<String> for Arg {
    fn from(text: String) -> Self {
        Arg::Text(text)
    }
}
impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Arg::Number(number)
    }
}
impl From<u32> for Arg {
    fn from(number: u32) -> Self {
        Arg::Number(i64::from(number))
    }
}
impl From<Day> for Arg {
    fn from(day: Day) -> Self {
        Arg::Day(day)
    }
}
impl From<When> for Arg {
    fn from(when: When) -> Self {
        Arg::When(Box::new(when))
    }
}
impl From<Money> for Arg {
    fn from(amount: Money) -> Self {
        Arg::Money(amount)
    }
}
