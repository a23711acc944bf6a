//! The languages that Caredesk speaks. Adding one: a folder in `locales/` and a line in each match.

use serde::{Deserialize, Serialize};

/// A language with a catalogue of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Language {
    /// The language every key exists in.
    #[default]
    #[serde(rename = "en")]
    English,
    #[serde(rename = "es")]
    Spanish,
    #[serde(rename = "ar")]
    Arabic,
}

impl Language {
    /// All of them; the fallback comes first.
    pub const ALL: [Language; 3] = [Language::English, Language::Spanish, Language::Arabic];

    /// The BCP 47 tag, as in the page's `lang` attribute, stored and sent.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Spanish => "es",
            Language::Arabic => "ar",
        }
    }

    /// Back from the tag.
    #[must_use]
    pub fn of(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// What its own speakers call it: that is the same in every language, and what a switch says.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::Spanish => "Español",
            Language::Arabic => "العربية",
        }
    }

    /// What stands before the cents of an amount; of point and comma, the other one groups its digits.
    #[must_use]
    pub const fn decimal_mark(self) -> char {
        match self {
            Language::English | Language::Arabic => '.',
            Language::Spanish => ',',
        }
    }

    /// As in the page's `dir` attribute.
    #[must_use]
    pub const fn direction(self) -> &'static str {
        match self {
            Language::English | Language::Spanish => "ltr",
            Language::Arabic => "rtl",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f66_a_language_is_stored_by_its_tag() {
        for language in Language::ALL {
            assert_eq!(serde_json::to_value(language).unwrap(), language.tag());
            assert_eq!(Language::of(language.tag()), Some(language));
        }
        assert_eq!(Language::of("tlh"), None);
    }
}
