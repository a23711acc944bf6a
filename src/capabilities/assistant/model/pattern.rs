//! Patterns of words, as the rules file writes them.
//!
//! `chest ~3 pain|hurt*|tight*`: words in this order, with at most three between (two when nothing is said). A star ends the
//! beginning of a word; `short_of_breath` is several words in a row; `=fit` is taken as it is spelt. Longer words may be one
//! letter wrong, if they begin alike. Parts on both sides of `&` stand anywhere in the same sentence.

use super::words::{Word, nearly, words};

/// Words between two of a pattern, when it does not say.
const GAP: usize = 2;
/// From so many letters on a word may be one letter wrong.
const FORGIVEN: usize = 6;

/// One line of the rules file.
#[derive(Debug, Clone)]
pub struct Pattern {
    parts: Vec<Vec<Step>>,
}

#[derive(Debug, Clone)]
struct Step {
    /// Words that may stand between the one before and this.
    gap: usize,
    any_of: Vec<Vec<Spelt>>,
}

#[derive(Debug, Clone)]
struct Spelt {
    text: String,
    is_beginning: bool,
    is_exact: bool,
}

/// Where a part of a pattern was found: from which word, to before which.
pub type Found = (usize, usize);

impl Pattern {
    /// # Errors
    /// What is wrong with it.
    pub fn parse(line: &str) -> Result<Self, String> {
        let parts: Vec<Vec<Step>> = line.split('&').map(|part| steps(part.trim())).collect::<Result<_, _>>()?;
        if parts.iter().any(Vec::is_empty) { Err(format!("nothing to find in {line:?}")) } else { Ok(Self { parts }) }
    }

    /// Whether every part stands in one sentence, at a place that counts.
    #[must_use]
    pub fn is_in(&self, said: &[Word], counts: impl Fn(Found) -> bool) -> bool {
        let sentences = said.last().map_or(0, |word| word.sentence + 1);
        (0..sentences).any(|sentence| {
            self.parts.iter().all(|part| {
                let starts = said.iter().enumerate().filter(|(_, word)| word.sentence == sentence).map(|(place, _)| place);
                starts.filter_map(|place| found(part, said, place)).any(&counts)
            })
        })
    }
}

fn steps(part: &str) -> Result<Vec<Step>, String> {
    let (mut steps, mut gap) = (Vec::new(), 0);
    for word in part.split_whitespace() {
        if let Some(number) = word.strip_prefix('~') {
            gap = number.parse().map_err(|_| format!("no number of words: {word:?}"))?;
            continue;
        }
        let any_of = word.split('|').map(spelt).collect::<Result<_, _>>()?;
        steps.push(Step { gap, any_of });
        gap = GAP;
    }
    Ok(steps)
}

fn spelt(several: &str) -> Result<Vec<Spelt>, String> {
    let mut all = Vec::new();
    for word in several.split('_') {
        let (word, is_exact) = word.strip_prefix('=').map_or((word, false), |word| (word, true));
        let (word, is_beginning) = word.strip_suffix('*').map_or((word, false), |word| (word, true));
        let read = words(word);
        let [Word { text, .. }] = read.as_slice() else { return Err(format!("not one word: {word:?} of {several:?}")) };
        all.push(Spelt { text: text.clone(), is_beginning, is_exact });
    }
    Ok(all)
}

impl Spelt {
    fn is(&self, word: &str) -> bool {
        if self.is_beginning && word.starts_with(&self.text) || self.text == word {
            return true;
        }
        let length = self.text.chars().count();
        if self.is_exact || length < FORGIVEN || word.chars().next() != self.text.chars().next() {
            return false;
        }
        if !self.is_beginning {
            return nearly(&self.text, word);
        }
        (length - 1..=length + 1).any(|end| nearly(&self.text, &word.chars().take(end).collect::<String>()))
    }
}

/// The part, beginning with this word: nearest words first.
fn found(part: &[Step], said: &[Word], from: usize) -> Option<Found> {
    let (first, rest) = part.split_first()?;
    let mut ends: Vec<usize> = first.any_of.iter().filter_map(|several| row(several, said, from)).collect();
    for step in rest {
        let mut next = Vec::new();
        for end in &ends {
            for place in *end..=end + step.gap {
                next.extend(step.any_of.iter().filter_map(|several| row(several, said, place)));
            }
        }
        next.sort_unstable();
        next.dedup();
        ends = next;
    }
    let sentence = said.get(from)?.sentence;
    let end = ends.into_iter().find(|end| said.get(end - 1).is_some_and(|word| word.sentence == sentence))?;
    Some((from, end))
}

/// These words in a row, from here; behind the last one.
fn row(several: &[Spelt], said: &[Word], from: usize) -> Option<usize> {
    let end = from + several.len();
    let there = said.get(from..end)?;
    several.iter().zip(there).all(|(wanted, word)| wanted.is(&word.text)).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(pattern: &str, text: &str) -> bool {
        Pattern::parse(pattern).unwrap().is_in(&words(text), |_| true)
    }

    #[test]
    fn f53_a_pattern_finds_words_in_order_with_little_between() {
        assert!(has("chest ~3 pain|hurt*", "my chest really does hurt"));
        assert!(!has("chest pain", "pain in the chest"));
        assert!(has("chest & pain", "pain in the chest"));
        assert!(!has("chest & pain", "My chest. The pain"));
        assert!(has("short_of_breath", "short of breath"));
        assert!(!has("short_of_breath", "short walk of breath"));
        assert!(has("seizure*", "two siezures today") && !has("=seizure", "siezure"));
        assert!(has("cannot breathe", "I can't breathe"));
        assert!(!has("chest ~0 pain", "chest bad pain"));
    }

    #[test]
    fn f53_a_pattern_that_says_nothing_is_refused() {
        for wrong in ["", "chest & ", "chest ~many pain", "a||b", "*"] {
            assert!(Pattern::parse(wrong).is_err(), "{wrong:?}");
        }
    }
}
