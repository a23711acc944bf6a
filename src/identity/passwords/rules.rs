//! Which passwords may be chosen: 15 to 128 characters, any of them, and none that a guesser tries early (api.md).
//!
//! NIST SP 800-63B and ASVS 6.2: no rules about kinds of characters; lists of known and of leaked ones, patterns, and words of the
//! person and the house instead.

use std::collections::HashSet;
use std::fmt;

use unicode_normalization::UnicodeNormalization as _;

/// The fewest characters, after NFC.
pub const LEAST_CHARACTERS: usize = 15;
/// The most: longer ones are refused, never cut.
pub const MOST_CHARACTERS: usize = 128;

/// Passwords of 15 characters and more that are in everybody's lists.
const KNOWN: &str = include_str!("known.txt");
/// The passwords of 15 characters and more among the million that were most often found in breaches, in small letters, sorted
/// (THIRD-PARTY-NOTICES.md says whose list it is).
const LEAKED: &str = include_str!("leaked.txt");
/// Words that guessers put together, with digits between.
const GUESSED_WORDS: &[&str] = &[
    "password",
    "passwort",
    "passw0rd",
    "passwd",
    "passphrase",
    "letmein",
    "welcome",
    "iloveyou",
    "iloveu",
    "ilove",
    "qwerty",
    "azerty",
    "qwertz",
    "admin",
    "administrator",
    "master",
    "monkey",
    "dragon",
    "sunshine",
    "princess",
    "football",
    "baseball",
    "superman",
    "batman",
    "trustno1",
    "shadow",
    "michael",
    "jordan",
    "secret",
    "login",
    "default",
    "changeme",
    "change",
    "starwars",
    "whatever",
    "hello",
    "abc",
    "hospital",
    "portal",
    "summer",
    "winter",
    "spring",
    "autumn",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "forever",
    "please",
    "computer",
    "internet",
    "you",
    "me",
    "my",
    "the",
    "is",
    "and",
    "for",
    "ever",
];
/// Words of the product itself.
const OWN_WORDS: &[&str] = &["caredesk"];
/// What lies side by side: keyboards, columns of keyboards, the alphabet, digits.
const ROWS: &[&str] = &[
    "01234567890",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiop[]",
    "qwertzuiopü",
    "azertyuiop",
    "asdfghjkl;'",
    "zxcvbnm,./",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/",
    "1q2w3e4r5t6y7u8i9o0p",
    "!@#$%^&*()_+",
];

/// Why a password cannot be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordRefused {
    #[error("no password")]
    Missing,
    #[error("fewer than {LEAST_CHARACTERS} characters")]
    TooShort,
    #[error("more than {MOST_CHARACTERS} characters")]
    TooLong,
    /// On the list, a pattern, or little more than the person's own name, address or the product's.
    #[error("easily guessed")]
    Known,
}

/// A password somebody has chosen, in NFC and within the rules. Never printed.
#[derive(Clone)]
pub struct NewPassword(String);

impl NewPassword {
    /// Checks a choice. `about` is what a guesser knows of the person: name and e-mail address.
    ///
    /// # Errors
    /// When it is missing, too short, too long or easily guessed.
    pub fn chosen(text: &str, about: &[&str]) -> Result<Self, PasswordRefused> {
        let normal = normal(text);
        match normal.chars().count() {
            0 => Err(PasswordRefused::Missing),
            few if few < LEAST_CHARACTERS => Err(PasswordRefused::TooShort),
            many if many > MOST_CHARACTERS => Err(PasswordRefused::TooLong),
            _ if is_easily_guessed(&normal, about) => Err(PasswordRefused::Known),
            _ => Ok(Self(normal)),
        }
    }

    pub(super) const fn expose(&self) -> &String {
        &self.0
    }
}

impl fmt::Debug for NewPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewPassword")
    }
}

/// One text for all ways to type the same letters (Unicode NFC). Nothing is trimmed, folded or cut.
pub(super) fn normal(text: &str) -> String {
    text.nfc().collect()
}

fn is_easily_guessed(password: &str, about: &[&str]) -> bool {
    let lower = password.to_lowercase();
    KNOWN.lines().chain(LEAKED.lines()).any(|known| known == lower)
        || has_few_characters(&lower)
        || repeats_itself(&lower)
        || walks_along(&lower)
        || letters_beside(&lower, GUESSED_WORDS.iter().chain(OWN_WORDS).copied()) == 0
        || is_about_themselves(&lower, about)
}

/// Four different characters or fewer.
fn has_few_characters(lower: &str) -> bool {
    lower.chars().collect::<HashSet<_>>().len() <= 4
}

/// The same eight characters, or fewer, over and over; the last time perhaps in part.
fn repeats_itself(lower: &str) -> bool {
    let all: Vec<char> = lower.chars().collect();
    (1..=8).any(|period| all.iter().zip(all.iter().skip(period)).all(|(one, next)| one == next))
}

/// Three steps of four lead to a neighbour on the keyboard, in the alphabet or among the digits, or stand still.
fn walks_along(lower: &str) -> bool {
    let all: Vec<char> = lower.chars().collect();
    let beside = |one: char, next: char| {
        one == next
            || ROWS.iter().any(|row| {
                let row: Vec<char> = row.chars().collect();
                row.windows(2).any(|pair| pair == [one, next] || pair == [next, one])
            })
    };
    let steps = all.windows(2).filter(|pair| beside(pair[0], pair[1])).count();
    steps * 4 >= (all.len() - 1) * 3
}

/// Fewer than four letters are left beside one's own name, address and the product's.
fn is_about_themselves(lower: &str, about: &[&str]) -> bool {
    let whole = about.iter().map(|text| text.to_lowercase());
    let parts = about.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric())).map(str::to_lowercase);
    let own = whole.chain(parts).filter(|word| word.chars().count() >= 4);
    let words: Vec<String> = own.chain(OWN_WORDS.iter().map(ToString::to_string)).collect();
    let told = words.iter().any(|word| lower.contains(word.as_str()));
    told && letters_beside(lower, words.iter().map(String::as_str)) < 4
}

/// How many letters are left when the words are taken out, longest first.
fn letters_beside<'a>(lower: &str, words: impl Iterator<Item = &'a str>) -> usize {
    let mut words: Vec<&str> = words.collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let left = words.into_iter().fold(lower.to_owned(), |left, word| left.replace(word, " "));
    left.chars().filter(|c| c.is_alphabetic()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> Option<PasswordRefused> {
        NewPassword::chosen(text, &["Maya Lindqvist", "maya.lindqvist@example.org"]).err()
    }

    #[test]
    fn f01_a_password_has_15_to_128_characters_of_any_kind() {
        assert_eq!(refused(""), Some(PasswordRefused::Missing));
        assert_eq!(refused("tulips and 14 c"), None);
        assert_eq!(refused("tulips and 14 "), Some(PasswordRefused::TooShort));
        assert_eq!(refused(&"tulips ångström 雨が降る ".repeat(6)[..]).map(|_| ()), None);
        let long: String = "tulips and other flowers ".chars().cycle().take(128).collect();
        assert_eq!(refused(&long), None);
        assert_eq!(refused(&format!("{long}x")), Some(PasswordRefused::TooLong));
        assert_eq!(refused(&"x".repeat(1_000_000)), Some(PasswordRefused::TooLong));
    }

    #[test]
    fn f01_characters_are_counted_after_composing() {
        assert_eq!(refused("e\u{301}tulips and 14"), Some(PasswordRefused::TooShort));
    }

    #[test]
    fn f01_what_guessers_try_early_is_refused() {
        for bad in [
            "123456789012345",
            "aaaaaaaaaaaaaaaa",
            "abcabcabcabcabcabc",
            "passwordpassword",
            "Password1234567!",
            "qwertyuiopasdfghjkl",
            "1qaz2wsx3edc4rfv",
            "abcdefghijklmnop",
            "ponmlkjihgfedcba",
            "iloveyouforever",
            "welcome-hospital-2026",
            "CorrectHorseBatteryStaple",
            "maya.lindqvist@example.org",
            "MayaLindqvist1987",
            "caredesk-2026-caredesk",
            "caredesk portal!",
        ] {
            assert_eq!(refused(bad), Some(PasswordRefused::Known), "{bad}");
        }
    }

    /// Each is refused by the lists alone: no other rule sees it.
    #[test]
    fn f01_passwords_that_were_found_in_breaches_are_refused_however_they_are_written() {
        for leaked in ["PolniyPizdec0211", "polniypizdec0211", "MOMSANALADVENTURE", "Mailcreated5240", "lhbjkjubz2957704"] {
            assert_eq!(refused(leaked), Some(PasswordRefused::Known), "{leaked}");
            assert_eq!(refused(&format!("{leaked} tulips")), None, "part of a longer one is no leaked one");
        }
    }

    #[test]
    fn f01_the_list_of_leaked_passwords_has_the_3000_that_could_be_chosen_and_nobodys_address() {
        let all: Vec<&str> = LEAKED.lines().collect();
        assert!(all.len() >= 3_000, "{}", all.len());
        assert!(all.is_sorted() && all.windows(2).all(|pair| pair[0] != pair[1]));
        for leaked in all {
            assert!((LEAST_CHARACTERS..=MOST_CHARACTERS).contains(&leaked.chars().count()), "{leaked}");
            assert_eq!(leaked, leaked.nfc().collect::<String>().to_lowercase(), "compared as it is typed");
            assert!(leaked.split_once('@').is_none_or(|(_, host)| !host.contains('.')), "{leaked}");
            assert_eq!(refused(leaked), Some(PasswordRefused::Known), "{leaked}");
        }
    }

    #[test]
    fn f01_an_address_or_a_name_of_short_words_is_no_password() {
        let refused = |text| NewPassword::chosen(text, &["Bo Li Ann Wu Jo Ek", "new.person@example.org"]).err();
        for bad in ["new.person@example.org", "NEW.PERSON@EXAMPLE.ORG!", "Bo Li Ann Wu Jo Ek"] {
            assert_eq!(refused(bad), Some(PasswordRefused::Known), "{bad}");
        }
        assert_eq!(refused("new roses for a person"), None);
    }

    #[test]
    fn f01_ordinary_long_passwords_are_fine() {
        for good in [
            "four tulips on a table",
            "demo caredesk 2026",
            "patient password 2026",
            "a good long password",
            "test-password-0001",
            "Sup3r-S3cret-Passw0rd-x9",
            "jag cyklar till havet",
            "mat 2x per dag, maya",
            "wq8!fRk29_zpLm4v",
        ] {
            assert_eq!(refused(good), None, "{good}");
        }
    }
}
