//! What a message is about: red flags first, then what the rules and the classifier make of it together, else nothing is guessed.

use super::classifier::{Classifier, Guess};
use super::rules::{Flag, Kind, Rules, Topic};
use super::words::{Word, words};

/// Below it nothing is guessed.
const SURE: f32 = 0.30;
/// How much more probable a line of the rules makes its kind; a second line counts once more.
const SAID_SO: f32 = 5.0;
/// From here on the classifier's word for what cannot wait is enough to say so.
const WORRYING: f32 = 0.50;
/// The classifier's labels for what cannot wait.
const URGENT: [&str; 2] = ["emergency", "crisis"];
/// Its label for what has nothing to do with a hospital.
const OUTSIDE: &str = "out_of_scope";

/// What is to be answered.
#[derive(Debug, Clone, Copy)]
pub enum Reading {
    /// A red flag: nothing else counts.
    Flag(&'static Flag),
    /// Looked after in this kind of department.
    Kind(&'static Kind),
    /// A question about the house.
    Topic(&'static Topic),
    /// It sounds as if it could be urgent, and no rule says so.
    Worrying,
    /// Not about health or the house.
    Outside,
    /// Not clear enough to say.
    Unsure,
}

/// Reads a message. The same text is always read alike.
#[must_use]
pub fn read(text: &str) -> Reading {
    // A file that cannot be read is found by a test; whoever writes meanwhile is told to call if it may be urgent.
    let Ok(rules) = Rules::of_this_version() else { return Reading::Worrying };
    let said = words(text);
    rules.red_flag(&said).map_or_else(|| without_flag(rules, &said), Reading::Flag)
}

fn without_flag(rules: &'static Rules, said: &[Word]) -> Reading {
    let mut guesses = Classifier::of_this_version().guesses(said);
    let worry: f32 = guesses.iter().filter(|guess| URGENT.contains(&guess.kind.as_str())).map(|guess| guess.confidence).sum();
    guesses.retain(|guess| !URGENT.contains(&guess.kind.as_str()));
    for guess in &mut guesses {
        let lines = rules.kinds.iter().find(|kind| kind.id == guess.kind).map_or(0, |kind| kind.signs.lines_in(said).min(2));
        guess.confidence *= 1.0 + SAID_SO * f32::from(u8::try_from(lines).unwrap_or(2));
    }
    guesses.sort_by(|one, other| other.confidence.total_cmp(&one.confidence));
    let all: f32 = worry + guesses.iter().map(|guess| guess.confidence).sum::<f32>();
    match guesses.first() {
        _ if worry >= WORRYING * all => Reading::Worrying,
        Some(best) if best.confidence >= SURE * all => of_guess(rules, best),
        _ => Reading::Unsure,
    }
}

fn of_guess(rules: &'static Rules, best: &Guess) -> Reading {
    let kind = rules.kinds.iter().find(|kind| kind.id == best.kind).map(Reading::Kind);
    let topic = || rules.topics.iter().find(|topic| topic.id == best.kind).map(Reading::Topic);
    let outside = || (best.kind == OUTSIDE).then_some(Reading::Outside);
    kind.or_else(topic).or_else(outside).unwrap_or(Reading::Unsure)
}
