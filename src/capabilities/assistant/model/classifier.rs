//! A small classifier of short texts: logistic regression over words, pairs of words and letters in words.
//!
//! It is trained on first use from the phrases beside the rules, in some tens of milliseconds, rather than in the build: a build script
//! would have to compile this module a second time and carry megabytes of weights, and what it made could differ from what the tests
//! see. The same phrases always give the same weights: one thread, one order, no randomness. Its confidence is honest (of what it holds
//! for 70 % sure, about 70 % is right), which is what the threshold in `reading` lives on.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use super::words::{Word, words};

/// What we wrote: `kind,phrase`.
const FILE: &str = include_str!("../../../../assets/assistant/phrases.csv");
/// How often every phrase is gone over, and how far the weights move at first.
const ROUNDS: u8 = 10;
const FIRST_STEP: f32 = 4.0;
/// Phrases are gone over with this stride, so that those of one kind do not follow each other.
const STRIDE: usize = 787;
/// Words that say nothing about what it is.
const EMPTY: &[&str] = &[
    "i", "a", "an", "the", "my", "is", "am", "are", "and", "of", "to", "in", "on", "at", "it", "me", "for", "with", "have", "has", "had",
    "was", "be", "been", "that", "this", "so", "very", "really", "please", "would", "like", "some", "from", "since", "when", "after",
];

static CLASSIFIER: LazyLock<Classifier> = LazyLock::new(|| Classifier::trained_on(&phrases(FILE)));

/// What a text is probably about.
#[derive(Debug, Clone, PartialEq)]
pub struct Guess {
    pub kind: String,
    /// From 0 to 1; all guesses together are 1.
    pub confidence: f32,
}

/// The trained weights.
#[derive(Debug)]
pub struct Classifier {
    kinds: Vec<String>,
    /// Where a feature's weights stand, and how rare it is.
    known: HashMap<String, (usize, f32)>,
    /// One row per feature, one number per kind.
    weights: Vec<Vec<f32>>,
}

/// The features of one text that are known, with their weight; as long as 1 together.
type Vector = Vec<(usize, f32)>;

/// The lines of a file of ours: what it is, and how somebody says it. Lines that cannot be read are none.
#[must_use]
pub fn phrases(file: &str) -> Vec<(String, String)> {
    csv::Reader::from_reader(file.as_bytes()).deserialize().filter_map(Result::ok).collect()
}

impl Classifier {
    /// The one of this version.
    #[must_use]
    pub fn of_this_version() -> &'static Self {
        &CLASSIFIER
    }

    /// Trained on these phrases.
    #[must_use]
    pub fn trained_on(phrases: &[(String, String)]) -> Self {
        let mut kinds: Vec<String> = phrases.iter().map(|(kind, _)| kind.clone()).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let texts: Vec<_> = phrases.iter().map(|(_, phrase)| features(&words(phrase))).collect();
        let mut in_how_many: BTreeMap<&str, usize> = BTreeMap::new();
        for feature in texts.iter().flat_map(BTreeMap::keys) {
            *in_how_many.entry(feature).or_default() += 1;
        }
        let many = number(phrases.len()) + 1.0;
        let rare = |count: usize| (many / (1.0 + number(count))).ln() + 1.0;
        let known: HashMap<String, (usize, f32)> =
            in_how_many.iter().enumerate().map(|(place, (feature, count))| ((*feature).to_owned(), (place, rare(*count)))).collect();
        let mut classifier = Self { weights: vec![vec![0.0; kinds.len()]; known.len()], kinds, known };
        let labelled = phrases.iter().zip(&texts);
        let labelled: Vec<(usize, Vector)> =
            labelled.map(|((kind, _), text)| (classifier.kinds.binary_search(kind).unwrap_or_default(), classifier.vector(text))).collect();
        let mut step = FIRST_STEP;
        for round in 0..ROUNDS {
            for turn in 0..labelled.len() {
                if let Some((kind, vector)) = labelled.get(turn * STRIDE % labelled.len()) {
                    classifier.learn(*kind, vector, step);
                }
            }
            step = FIRST_STEP / (1.0 + f32::from(round + 1) / 2.0);
        }
        classifier
    }

    /// Whether a word is one of those it was trained on.
    #[must_use]
    pub fn knows(&self, word: &Word) -> bool {
        EMPTY.contains(&word.text.as_str()) || self.known.contains_key(&format!("w {}", word.text))
    }

    /// Every kind with its confidence, the most probable first.
    #[must_use]
    pub fn guesses(&self, said: &[Word]) -> Vec<Guess> {
        let odds = self.confidences(&self.vector(&features(said)));
        let guess = |(kind, confidence): (&String, f32)| Guess { kind: kind.clone(), confidence };
        let mut guesses: Vec<Guess> = self.kinds.iter().zip(odds).map(guess).collect();
        guesses.sort_by(|one, other| other.confidence.total_cmp(&one.confidence));
        guesses
    }

    fn vector(&self, features: &BTreeMap<String, f32>) -> Vector {
        let weighed = |(feature, count): (&String, &f32)| {
            let (place, rare) = self.known.get(feature)?;
            Some((*place, count.ln_1p() * rare))
        };
        let mut vector: Vector = features.iter().filter_map(weighed).collect();
        let length = vector.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt().max(f32::EPSILON);
        for (_, weight) in &mut vector {
            *weight /= length;
        }
        vector
    }

    fn confidences(&self, vector: &Vector) -> Vec<f32> {
        let mut scores = vec![0.0; self.kinds.len()];
        for (place, weight) in vector {
            for (score, of_kind) in scores.iter_mut().zip(self.weights.get(*place).into_iter().flatten()) {
                *score += weight * of_kind;
            }
        }
        let best = scores.iter().copied().fold(f32::MIN, f32::max);
        for score in &mut scores {
            *score = (*score - best).exp();
        }
        let all: f32 = scores.iter().sum();
        scores.iter().map(|odds| odds / all).collect()
    }

    /// Moves the weights of a phrase's features towards its kind, as far as it is not taken for that already.
    fn learn(&mut self, kind: usize, vector: &Vector, step: f32) {
        let mut wrong = self.confidences(vector);
        if let Some(own) = wrong.get_mut(kind) {
            *own -= 1.0;
        }
        for (place, weight) in vector {
            for (of_kind, wrong) in self.weights.get_mut(*place).into_iter().flatten().zip(&wrong) {
                *of_kind -= step * weight * wrong;
            }
        }
    }
}

/// What a text is weighed by, and how often: words, pairs of words, and four letters in a row within a word.
fn features(said: &[Word]) -> BTreeMap<String, f32> {
    let mut features = BTreeMap::new();
    let mut add = |feature: String, weight: f32| *features.entry(feature).or_default() += weight;
    let texts: Vec<&str> = said.iter().map(|word| word.text.as_str()).collect();
    for word in texts.iter().filter(|word| !EMPTY.contains(word)) {
        add(format!("w {word}"), 1.5);
        let letters: Vec<char> = std::iter::once('<').chain(word.chars()).chain(std::iter::once('>')).collect();
        for some in letters.windows(4) {
            add(some.iter().collect(), 0.5);
        }
    }
    for pair in texts.windows(2) {
        add(format!("p {}", pair.join(" ")), 0.7);
    }
    features
}

/// Counts of phrases are small.
#[expect(clippy::cast_precision_loss, reason = "some thousands at most")]
fn number(count: usize) -> f32 {
    count as f32
}
