//! Finding a code by its beginning, or by beginnings of the words of its title.

use std::cmp::Reverse;

use super::list::{self, Code, written};
use crate::primitives::text::search_words;

/// The most codes that are shown: who sees more than these types another word.
pub const MOST_FOUND: usize = 20;
/// The most characters of what is searched for.
pub const SEARCH_LIMIT: usize = 100;

/// What was found, best first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    pub codes: Vec<Code>,
    /// There are more than were asked for.
    pub more: bool,
}

/// Codes that begin as typed; then those of which every word that was typed begins the code or a word of the title. Of these,
/// titles with the very words come before those with longer ones, and the general code before the special one.
#[must_use]
pub fn search(typed: &str, most: usize) -> Found {
    within(list::all(), typed, most)
}

/// How well a code fits; the greatest comes first.
type Rank = (Fit, Reverse<usize>, Reverse<usize>);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Beginnings,
    WholeWords,
    Code,
}

fn within(list: &[Code], typed: &str, most: usize) -> Found {
    let (beginning, words) = (written(typed), search_words(typed));
    if words.is_empty() {
        return Found::default();
    }
    let mut fitting: Vec<(Rank, Code)> = list.iter().filter_map(|code| Some((rank(code, &beginning, &words)?, *code))).collect();
    // A stable sort: what fits alike stays in the order of the codes.
    fitting.sort_by_key(|(rank, _)| Reverse(*rank));
    let more = fitting.len() > most;
    fitting.truncate(most);
    Found { codes: fitting.into_iter().map(|(_, code)| code).collect(), more }
}

fn rank(code: &Code, beginning: &str, words: &[String]) -> Option<Rank> {
    if code.code.starts_with(beginning) {
        return Some((Fit::Code, Reverse(0), Reverse(0)));
    }
    let mut fit = Fit::WholeWords;
    for word in words {
        let in_title = best_in(code.title, word);
        let in_code = || code.code.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word)).map(|_| Fit::Beginnings);
        fit = fit.min(in_title.or_else(in_code)?);
    }
    Some((fit, Reverse(code.code.len()), Reverse(code.title.len())))
}

/// How a word of the title begins with `wanted`, which is in small letters without accents: wholly, or with letters left; `None`
/// when none does.
fn best_in(title: &str, wanted: &str) -> Option<Fit> {
    if !title.is_ascii() {
        // The names of a few people, with their accents.
        return search_words(title).iter().filter_map(|word| fit_of(word.as_bytes(), wanted)).max();
    }
    title.as_bytes().split(|byte| !byte.is_ascii_alphanumeric()).filter_map(|word| fit_of(word, wanted)).max()
}

fn fit_of(word: &[u8], wanted: &str) -> Option<Fit> {
    let begins = word.get(..wanted.len())?.eq_ignore_ascii_case(wanted.as_bytes());
    begins.then_some(if word.len() == wanted.len() { Fit::WholeWords } else { Fit::Beginnings })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn first(typed: &str) -> &'static str {
        search(typed, MOST_FOUND).codes.first().map_or("", |code| code.code)
    }

    #[test]
    fn f37_what_doctors_type_is_found_first() {
        assert_eq!(first("hypertension"), "I10");
        assert_eq!(first("primary hypertension"), "I10");
        assert_eq!(first("common cold"), "J00");
        assert_eq!(first("type 2 diabetes without"), "E11.9");
        assert_eq!(first("sezary skin"), first("Sézary skin"));
        assert_eq!(first("e11.9"), "E11.9");
        assert_eq!(first("J45"), "J45.20");
        assert_eq!(first("e11 retinopathy unspecified"), "E11.311");
    }

    #[test]
    fn f37_a_search_says_when_there_is_more_and_finds_nothing_for_nothing() {
        let found = search("fracture", MOST_FOUND);
        assert_eq!((found.codes.len(), found.more), (MOST_FOUND, true));
        let one = search("I10", MOST_FOUND);
        assert_eq!((one.codes.len(), one.more), (1, false));
        for typed in ["", "  ", "...", "no such illness"] {
            assert_eq!(search(typed, MOST_FOUND), Found::default(), "{typed}");
        }
    }

    /// Every so manieth code: the rules are the same in a short list, and a thousand searches are quick.
    fn sample() -> Vec<Code> {
        list::all().iter().step_by(211).copied().collect()
    }

    proptest! {
        #[test]
        fn f37_a_code_is_found_by_its_own_beginning_and_by_beginnings_of_its_words(place in 0..354_usize, letters in 1..9_usize) {
            let list = sample();
            let code = list[place];
            let found = |typed: &str| within(&list, typed, list.len()).codes.contains(&code);
            prop_assert!(found(&code.code[..letters.min(code.code.len())]));
            let cut = |word: String| word.chars().take(letters).collect::<String>();
            let words: Vec<String> = search_words(code.title).into_iter().map(cut).collect();
            let backwards: Vec<String> = words.iter().rev().cloned().collect();
            prop_assert!(found(&words.join(" ")) && found(&backwards.join(", ")), "{:?}", code);
            prop_assert_eq!(within(&list, code.code, 1).codes, vec![code]);
        }

        #[test]
        fn f37_what_is_found_holds_every_word_and_another_word_only_narrows_it(words in prop::collection::vec("[a-z]{1,3}", 1..4), most in 1..30_usize) {
            let list = sample();
            let few = within(&list, &words.join(" "), most);
            prop_assert!(few.codes.len() <= most && (few.codes.len() == most || !few.more));
            let all = within(&list, &words.join(" "), list.len()).codes;
            prop_assert_eq!(few.codes.as_slice(), &all[..few.codes.len()], "the best of all");
            for code in &all {
                let said = search_words(&format!("{} {}", code.code.replace('.', ""), code.title));
                prop_assert!(words.iter().all(|word| said.iter().any(|said| said.starts_with(word.as_str()))) , "{:?} {:?}", words, code);
            }
            let wider = within(&list, &words[..words.len() - 1].join(" "), list.len()).codes;
            prop_assert!(words.len() == 1 || all.iter().all(|code| wider.contains(code)));
        }

        #[test]
        fn f37_whatever_is_searched_for_is_no_trouble(typed in ".{0,20}") {
            let _ = within(&sample(), &typed, MOST_FOUND);
        }
    }
}
