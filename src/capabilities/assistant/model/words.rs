//! Words as people type them, made comparable: small letters, no accents, short forms written out, repeated letters once.
//!
//! `can't`, `cant` and `can´t` become `cannot`; `n't` becomes a word `not` of its own, so that patterns and negation see one
//! spelling. Arabic loses its vowel signs and its article. What ends a sentence is kept as a number on every word.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// More words than anybody needs to say where it hurts; the text is bounded before it comes here.
const MOST_WORDS: usize = 400;

/// One word of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    pub text: String,
    /// Which sentence it stands in, from 0. "But" begins one.
    pub sentence: usize,
    /// A comma (or a bracket, or a dash) stands before it.
    pub after_comma: bool,
}

/// Short forms without their apostrophe, and what they stand for.
const SHORT: &[(&str, &[&str])] = &[
    ("cant", &["cannot"]),
    ("wont", &["will", "not"]),
    ("dont", &["do", "not"]),
    ("doesnt", &["does", "not"]),
    ("didnt", &["did", "not"]),
    ("isnt", &["is", "not"]),
    ("arent", &["are", "not"]),
    ("wasnt", &["was", "not"]),
    ("werent", &["were", "not"]),
    ("havent", &["have", "not"]),
    ("hasnt", &["has", "not"]),
    ("hadnt", &["had", "not"]),
    ("couldnt", &["cannot"]),
    ("wouldnt", &["would", "not"]),
    ("shouldnt", &["should", "not"]),
    ("im", &["i", "am"]),
    ("ive", &["i", "have"]),
    ("hes", &["he", "is"]),
    ("shes", &["she", "is"]),
    ("wanna", &["want", "to"]),
    ("gonna", &["going", "to"]),
    ("theres", &["there", "is"]),
    ("wheres", &["where", "is"]),
    ("whats", &["what", "is"]),
];

/// What stands after an apostrophe, and the word it stands for; nothing for the genitive.
const ENDINGS: &[(&str, Option<&str>)] =
    &[("m", Some("am")), ("ve", Some("have")), ("re", Some("are")), ("ll", Some("will")), ("d", Some("would")), ("s", None)];

/// The words of a message, at most 400.
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let (mut sentence, mut after_comma) = (0, false);
    for piece in pieces(text) {
        match piece {
            Piece::End => sentence += 1,
            Piece::Comma => after_comma = true,
            Piece::Word(raw) => {
                for text in written_out(&raw) {
                    if matches!(text.as_str(), "but" | "pero" | "sino" | "لكن" | "ولكن") {
                        sentence += 1;
                    }
                    // "Can not" and "could not" are one word with "can't".
                    match words.last_mut() {
                        Some(Word { text: before, .. }) if text == "not" && matches!(before.as_str(), "can" | "could") => {
                            "cannot".clone_into(before);
                        }
                        _ => words.push(Word { text, sentence, after_comma }),
                    }
                    after_comma = false;
                }
            }
        }
        if words.len() >= MOST_WORDS {
            break;
        }
    }
    words
}

enum Piece {
    Word(String),
    Comma,
    End,
}

/// Letters, digits and apostrophes between everything else.
fn pieces(text: &str) -> Vec<Piece> {
    let (mut all, mut word) = (Vec::new(), String::new());
    let mut last = ' ';
    // Before it is taken apart: the acute accent that some type for an apostrophe is a space with a mark then.
    let text = text.chars().map(|c| if matches!(c, '’' | '‘' | '´' | '`') { '\'' } else { c });
    let text: Vec<char> = text.nfkd().filter(|c| !is_combining_mark(*c) && *c != 'ـ').flat_map(char::to_lowercase).collect();
    for (place, c) in text.iter().copied().enumerate() {
        // "38.5" is one number, "2.1" too.
        let inside = c == '.' && last.is_numeric() && text.get(place + 1).is_some_and(|next| next.is_numeric());
        if c.is_alphanumeric() || c == '\'' || inside {
            word.push(c);
        } else {
            if !word.is_empty() {
                all.push(Piece::Word(std::mem::take(&mut word)));
            }
            match c {
                '.' | '!' | '?' | ';' | '\n' | '؟' | '؛' => all.push(Piece::End),
                ',' | '،' | '(' | ')' | ':' | '–' | '—' => all.push(Piece::Comma),
                _ => {}
            }
        }
        last = c;
    }
    if !word.is_empty() {
        all.push(Piece::Word(word));
    }
    all
}

/// One typed word as the words it stands for.
fn written_out(raw: &str) -> Vec<String> {
    let raw = raw.trim_matches('\'');
    if raw.is_empty() {
        return Vec::new();
    }
    let plain: String = raw.chars().filter(|c| *c != '\'').collect();
    if let Some((_, long)) = SHORT.iter().find(|(short, _)| *short == plain) {
        return long.iter().map(|word| (*word).to_owned()).collect();
    }
    if let Some((stem, ending)) = raw.split_once('\'')
        && let Some((_, long)) = ENDINGS.iter().find(|(short, _)| *short == ending)
    {
        return std::iter::once(tidy(stem)).chain(long.map(str::to_owned)).collect();
    }
    vec![tidy(&plain)]
}

/// Three and more of a letter are one; Arabic letters that are written in several ways are one.
fn tidy(word: &str) -> String {
    let letters: Vec<char> = word.chars().map(one_of).collect();
    let mut tidy = String::with_capacity(word.len());
    let mut place = 0;
    while let Some(letter) = letters.get(place) {
        let run = letters.iter().skip(place).take_while(|other| *other == letter).count();
        let kept = if run >= 3 && letter.is_alphabetic() { 1 } else { run };
        tidy.extend(std::iter::repeat_n(*letter, kept));
        place += run;
    }
    without_article(tidy)
}

fn one_of(letter: char) -> char {
    match letter {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ة' => 'ه',
        'ؤ' => 'و',
        'ى' | 'ئ' => 'ي',
        other => other,
    }
}

fn without_article(word: String) -> String {
    let bare = ["وال", "بال", "ال"].iter().find_map(|article| word.strip_prefix(article));
    match bare {
        Some(rest) if rest.chars().count() >= 2 => rest.to_owned(),
        _ => word,
    }
}

/// Whether two words differ by at most one letter: another one, one more, one less, or two that changed places.
#[must_use]
pub fn nearly(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let same = one.iter().zip(&other).take_while(|(left, right)| left == right).count();
    let (left, right) = (one.get(same..).unwrap_or_default(), other.get(same..).unwrap_or_default());
    match (left, right) {
        ([], [] | [_]) | ([_], []) => true,
        ([first, second, left @ ..], [third, fourth, right @ ..]) if first == fourth && second == third && left == right => true,
        ([_, rest @ ..], _) if rest == right => true,
        (_, [_, rest @ ..]) if rest == left => true,
        ([_, left @ ..], [_, right @ ..]) => left == right,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        words(text).iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn f53_spellings_of_one_thing_are_one() {
        assert_eq!(plain("I can't breathe"), "i cannot breathe");
        assert_eq!(plain("i cant  BREATHE!!!"), "i cannot breathe");
        assert_eq!(plain("she could not, and can not, breathe"), "she cannot and cannot breathe");
        assert_eq!(plain("I’m not; dad's chest doesn´t"), "i am not dad chest does not");
        assert_eq!(plain("heeeelp, sugar 2.1."), "help sugar 2.1");
        assert_eq!(plain("Corazón"), "corazon");
        assert_eq!(plain("أَلَمٌ في الصدر"), "الم في صدر");
        assert_eq!(plain("'' - \u{0}"), "\u{0}".replace('\u{0}', ""));
    }

    #[test]
    fn f53_but_and_stops_begin_a_sentence() {
        let said = words("no cough but pain. Now");
        assert_eq!(said.iter().map(|word| word.sentence).collect::<Vec<_>>(), [0, 0, 1, 1, 2]);
        assert!(words("a, b")[1].after_comma);
    }

    #[test]
    fn f53_one_letter_apart_is_near() {
        for (one, other) in [("seizure", "siezure"), ("stroke", "strke"), ("breathe", "breaethe"), ("throat", "throet"), ("same", "same")] {
            assert!(nearly(one, other) && nearly(other, one), "{one} {other}");
        }
        assert!(!nearly("breath", "breast") && !nearly("cough", "rough-ish") && !nearly("a", "abc"));
    }
}
