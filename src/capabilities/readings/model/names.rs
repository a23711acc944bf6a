//! Words of a line as names are looked up by: small letters, no accents, no marks.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::{ANALYTES, Analyte, NAMELESS};

/// Words that may stand behind a name without making it another value.
const BESIDE: &[&str] = &[
    "s",
    "p",
    "b",
    "serum",
    "plasma",
    "blood",
    "venous",
    "whole",
    "level",
    "count",
    "conc",
    "concentration",
    "total",
    "result",
    "suero",
    "sangre",
    "plasmatico",
    "en",
    "recuento",
    "test",
    "edta",
    "automated",
];
/// Words that may stand before a name.
const BEFORE: &[&str] = &["serum", "plasma", "s", "p"];
/// Words that make a line one of something else than blood.
const ELSEWHERE: &[&str] = &[
    "urine",
    "urinary",
    "urinalysis",
    "orina",
    "csf",
    "cerebrospinal",
    "stool",
    "heces",
    "semen",
    "saliva",
    "fluid",
    "liquido",
    "sweat",
    "dialysate",
    "uria",
];
/// Words of a heading after which lines are about blood again.
const BLOOD: &[&str] = &[
    "blood",
    "serum",
    "plasma",
    "haematology",
    "hematology",
    "biochemistry",
    "chemistry",
    "sangre",
    "suero",
    "hematologia",
    "bioquimica",
    "hemograma",
    "lipid",
    "lipids",
    "liver",
    "renal",
    "thyroid",
    "metabolic",
    "coagulation",
];
/// Words that make a heading, or a line, one of earlier results.
const EARLIER: &[&str] = &["previous", "prior", "last", "anterior", "anteriores", "historic", "former"];
/// Words of a heading after which results are of now again.
const NOW: &[&str] = &["current", "latest", "present", "actual", "actuales"];
/// What a heading calls results.
const RESULTS: &[&str] = &["result", "results", "value", "values", "resultado", "resultados", "valor", "valores"];
/// What stands in the place of a number.
const SAID: &[&str] = &[
    "negative", "positive", "trace", "nil", "absent", "normal", "present", "negativo", "negativa", "positivo", "positiva", "trazas",
    "ausente",
];
/// Words that make a range one of some people only.
const SOME_PEOPLE: &[&str] = &[
    "age",
    "aged",
    "year",
    "years",
    "yr",
    "yrs",
    "month",
    "months",
    "day",
    "days",
    "adult",
    "adults",
    "child",
    "children",
    "newborn",
    "infant",
    "pregnant",
    "pregnancy",
    "trimester",
    "follicular",
    "luteal",
    "menopausal",
    "postmenopausal",
    "smoker",
    "smokers",
    "diabetic",
    "prediabetes",
    "borderline",
    "edad",
    "ano",
    "anos",
    "mes",
    "meses",
    "nino",
    "ninos",
    "adulto",
    "adultos",
    "embarazo",
    "insufficient",
    "insufficiency",
    "deficient",
    "deficiency",
    "toxic",
    "risk",
];

/// The words of a text.
pub(super) fn words_of(text: &str) -> Vec<String> {
    let plain: String = text.nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase).collect();
    plain.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The value whose name these tokens begin with, the longest name first, and how many of them are its name.
pub(super) fn named<'a>(tokens: impl Iterator<Item = &'a str>) -> Option<(&'static Analyte, usize)> {
    const LONGEST: usize = 6;
    // A word that lacks a letter is no name.
    let tokens: Vec<Vec<String>> = tokens.take(LONGEST).take_while(|token| !token.contains(NAMELESS)).map(words_of).collect();
    named_by(&tokens).or_else(|| {
        // `Serum albumin`
        let before = tokens.first().filter(|first| matches!(first.as_slice(), [word] if BEFORE.contains(&word.as_str())));
        before.and_then(|_| named_by(&tokens[1..])).map(|(analyte, count)| (analyte, count + 1))
    })
}

fn named_by(tokens: &[Vec<String>]) -> Option<(&'static Analyte, usize)> {
    (1..=tokens.len()).rev().find_map(|count| {
        // A token of marks alone says nothing, and ends no name.
        if tokens[count - 1].is_empty() {
            return None;
        }
        let said = tokens[..count].concat().join(" ");
        let is_meant = |analyte: &&Analyte| analyte.names.contains(&said.as_str());
        ANALYTES.iter().find(is_meant).map(|analyte| (analyte, count))
    })
}

/// Whether a word may stand between a name and its value.
pub(super) fn may_stand_beside(analyte: &Analyte, word: &str) -> bool {
    BESIDE.contains(&word)
        || analyte.names.contains(&word)
        || analyte.names.iter().any(|name| name.split(' ').any(|part| part == word && part.len() > 1))
}

/// What a heading says of the lines under it: `true`, they are about blood; `false`, they are not; `None`, nothing.
pub(super) fn is_about_blood(text: &str) -> Option<bool> {
    let words = words_of(text);
    if words.iter().any(|word| ELSEWHERE.contains(&word.as_str())) {
        return Some(false);
    }
    words.iter().any(|word| BLOOD.contains(&word.as_str())).then_some(true)
}

/// Whether a word says that a line is not about blood.
pub(super) fn is_elsewhere(word: &str) -> bool {
    ELSEWHERE.contains(&word)
}

/// Whether a word says that a result is an earlier one.
pub(super) fn is_earlier(word: &str) -> bool {
    EARLIER.contains(&word)
}

/// Whether a word is what a heading calls results.
pub(super) fn is_of_results(word: &str) -> bool {
    RESULTS.contains(&word)
}

/// What the heading of a section says of the results under it: `true`, they are of now; `false`, they are earlier ones; `None`, nothing.
pub(super) fn is_about_now(text: &str) -> Option<bool> {
    let words = words_of(text);
    let is_of_section = words.iter().any(|word| is_of_results(word));
    if words.iter().any(|word| is_earlier(word)) {
        // `Last name` is none, and no sentence is.
        let is_short = words.iter().filter(|word| word.chars().all(char::is_alphabetic)).count() <= 4;
        return ((is_of_section && is_short) || words.len() == 1).then_some(false);
    }
    (is_of_section && words.iter().any(|word| NOW.contains(&word.as_str()))).then_some(true)
}

/// Whether it has a word that is a result, as test strips have them: no heading does.
pub(super) fn has_result_word(text: &str) -> bool {
    words_of(text).iter().any(|word| SAID.contains(&word.as_str()))
}

/// Whether a word says that a range is not everybody's.
pub(super) fn is_for_some(word: &str) -> bool {
    SOME_PEOPLE.contains(&word)
}
