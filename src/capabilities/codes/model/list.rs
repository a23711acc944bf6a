//! The list itself: every code of ICD-10-CM that is not divided further, with its title. `scripts/icd-codes` makes the file.

use std::io::Read as _;
use std::sync::LazyLock;

use flate2::read::GzDecoder;

/// A line that says what it is, then one line for each code: the code, a tab, its title; in the order of the codes.
const FILE: &[u8] = include_bytes!("../../../../assets/codes/icd-10-cm.txt.gz");

/// Unpacked on first use: starting the house does not wait for it, and a house without doctors never pays for it.
static LIST: LazyLock<Vec<Code>> = LazyLock::new(|| read(FILE));

/// Where the dot of a code stands, when it has more characters than these.
const DOT: usize = 3;

/// A code and what it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// `E11.9`.
    pub code: &'static str,
    /// `Type 2 diabetes mellitus without complications`.
    pub title: &'static str,
}

/// The whole list, in the order of the codes.
#[must_use]
pub fn all() -> &'static [Code] {
    &LIST
}

/// The code somebody typed, with or without its dot, in small letters or large ones.
#[must_use]
pub fn find(typed: &str) -> Option<Code> {
    let wanted = written(typed);
    let place = all().binary_search_by(|code| code.code.cmp(wanted.as_str())).ok()?;
    Some(all()[place])
}

/// What was typed the way the list writes codes: `e119` as `E11.9`.
pub(super) fn written(typed: &str) -> String {
    let mut plain: String = typed.chars().filter(|c| *c != '.' && !c.is_whitespace()).collect();
    plain.make_ascii_uppercase();
    match plain.char_indices().nth(DOT) {
        Some((place, _)) => format!("{}.{}", &plain[..place], &plain[place..]),
        None => plain,
    }
}

/// A file that cannot be read has no codes in it; a test counts them.
fn read(file: &[u8]) -> Vec<Code> {
    let mut text = String::new();
    if GzDecoder::new(file).read_to_string(&mut text).is_err() {
        return Vec::new();
    }
    // For as long as the house stands: the list is never given back.
    let text: &'static str = text.leak();
    text.lines().filter_map(|line| line.split_once('\t')).map(|(code, title)| Code { code, title }).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn f37_the_list_is_whole_and_in_order() {
        assert_eq!(all().len(), 74_719, "the codes of the release of April 2026");
        assert!(all().is_sorted_by(|one, next| one.code < next.code), "each once, in order");
        assert!(all().iter().all(|code| !code.title.is_empty() && !code.title.contains("  ")));
        assert!(read(b"no such file").is_empty());
    }

    #[test]
    fn f37_a_code_is_found_however_it_is_typed() {
        for typed in ["E11.9", "e11.9", "E119", " e119 "] {
            assert_eq!(find(typed).unwrap().title, "Type 2 diabetes mellitus without complications", "{typed}");
        }
        assert_eq!(find("I10").unwrap().title, "Essential (primary) hypertension");
        for typed in ["", "E11", "E11.99", "hypertension", "£££££"] {
            assert_eq!(find(typed), None, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn f37_every_code_of_the_list_is_found_with_and_without_its_dot(place in 0..74_719_usize) {
            let code = all()[place];
            prop_assert_eq!(find(code.code), Some(code));
            prop_assert_eq!(find(&code.code.replace('.', "").to_lowercase()), Some(code));
        }

        #[test]
        fn f37_whatever_is_typed_is_no_trouble(typed in ".{0,12}") {
            let _ = find(&typed);
        }
    }
}
