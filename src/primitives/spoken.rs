//! The languages that people can be spoken with in: THE LIST. Adding one: a line here and its name in every catalogue.
//!
//! Not the languages Caredesk itself speaks (`primitives::language`).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::flaw::Flaw;

/// The most languages that are said of one person.
pub const MOST_SPOKEN: usize = 10;

/// Declares the languages: each with its code and the key of its name.
macro_rules! spoken {
    ($($language:ident = $code:tt, $key:tt;)*) => {
        /// A language by its ISO 639-1 code; in the order of their English names.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, utoipa::ToSchema)]
        pub enum Spoken {
            $(#[serde(rename = $code)] $language,)*
        }

        impl Spoken {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$language,)*];

            /// As stored, posted and answered.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$language => $code,)*
                }
            }

            /// The key of its name in the catalogues.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$language => $key,)*
                }
            }
        }
    };
}

spoken! {
    Arabic = "ar", "language-ar";
    Bengali = "bn", "language-bn";
    Chinese = "zh", "language-zh";
    Dutch = "nl", "language-nl";
    English = "en", "language-en";
    French = "fr", "language-fr";
    German = "de", "language-de";
    Gujarati = "gu", "language-gu";
    Hindi = "hi", "language-hi";
    Indonesian = "id", "language-id";
    Italian = "it", "language-it";
    Japanese = "ja", "language-ja";
    Kannada = "kn", "language-kn";
    Korean = "ko", "language-ko";
    Malayalam = "ml", "language-ml";
    Marathi = "mr", "language-mr";
    Nepali = "ne", "language-ne";
    Odia = "or", "language-or";
    Persian = "fa", "language-fa";
    Polish = "pl", "language-pl";
    Portuguese = "pt", "language-pt";
    Punjabi = "pa", "language-pa";
    Russian = "ru", "language-ru";
    Sinhala = "si", "language-si";
    Spanish = "es", "language-es";
    Swahili = "sw", "language-sw";
    Swedish = "sv", "language-sv";
    Tamil = "ta", "language-ta";
    Telugu = "te", "language-te";
    Turkish = "tr", "language-tr";
    Ukrainian = "uk", "language-uk";
    Urdu = "ur", "language-ur";
}

impl Spoken {
    /// Back from the code.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| one.code() == code)
    }

    /// Languages by their codes, each once.
    ///
    /// # Errors
    /// The flaw of the first code that is none of ours, at `/languages/<place>`, or of too many, at `/languages`.
    pub fn all_of(codes: &[String]) -> Result<BTreeSet<Self>, Flaw> {
        let mut found = BTreeSet::new();
        for (place, code) in codes.iter().enumerate() {
            let unknown = || Flaw::new(format!("/languages/{place}"), "unknown_language");
            found.insert(Self::of(code).ok_or_else(unknown)?);
        }
        if found.len() > MOST_SPOKEN { Err(Flaw::too_many("/languages", MOST_SPOKEN)) } else { Ok(found) }
    }

    /// The codes in a text that people or forms write: spaces, commas or semicolons stand between them.
    #[must_use]
    pub fn codes(text: &str) -> Vec<String> {
        let between = |letter: char| letter.is_whitespace() || matches!(letter, ',' | ';');
        text.split(between).filter(|code| !code.is_empty()).map(str::to_lowercase).collect()
    }

    /// Those of our languages whose codes stand in such a text.
    #[must_use]
    pub fn among(text: &str) -> BTreeSet<Self> {
        Self::codes(text).iter().filter_map(|code| Self::of(code)).collect()
    }

    /// Such a text: `ar en`.
    #[must_use]
    pub fn text(languages: &BTreeSet<Self>) -> String {
        languages.iter().map(|language| language.code()).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f17_a_language_is_stored_by_its_code() {
        for language in Spoken::ALL {
            assert_eq!(serde_json::to_value(language).unwrap(), language.code());
            assert_eq!(Spoken::of(language.code()), Some(*language));
            assert_eq!(language.key(), format!("language-{}", language.code()));
        }
        assert_eq!((Spoken::of("EN"), Spoken::of("tlh"), Spoken::of("")), (None, None, None));
    }

    #[test]
    fn f17_codes_are_read_however_they_are_written_down_and_each_counts_once() {
        let read = |text: &str| Spoken::all_of(&Spoken::codes(text)).map(|found| Spoken::text(&found));
        for text in ["en ar", "ar;en", " EN, ar ;; en ", "ar\ten\n"] {
            assert_eq!(read(text), Ok("ar en".to_owned()), "{text:?}");
        }
        assert_eq!(read(" ; "), Ok(String::new()));
        let refused = |text: &str| read(text).map_err(|flaw| (flaw.pointer.into_owned(), flaw.code)).unwrap_err();
        assert_eq!(refused("en english"), ("/languages/1".to_owned(), "unknown_language"));
        let codes: Vec<&str> = Spoken::ALL.iter().map(|language| language.code()).collect();
        assert_eq!(refused(&codes[..=MOST_SPOKEN].join(" ")), ("/languages".to_owned(), "too_many"));
        assert!(read(&codes[..MOST_SPOKEN].join(" ")).is_ok());
        assert_eq!(Spoken::text(&Spoken::among("en klingon ar")), "ar en");
    }
}
