//! The rules file: red flags, kinds of departments, the house's own topics. Read once, on first use.
//!
//! A sign counts where it stands unless somebody takes it back ("no chest pain"), or all of it was long ago, is a question
//! about it, or happened to somebody of the family; anything that says it is now wins over that.

use std::sync::LazyLock;

use serde::Deserialize;

use super::pattern::{Found, Pattern};
use super::words::{Word, words};
use crate::primitives::language::Language;

/// The file, as it is compiled in.
const FILE: &str = include_str!("../../../../assets/assistant/rules.toml");
/// How far back a list reaches ("no fever, cough or …").
const LIST: usize = 3;

static RULES: LazyLock<Result<Rules, String>> = LazyLock::new(|| Rules::read(FILE));

/// Everything the assistant knows by rule.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    pub version: String,
    pub date: String,
    markers: Markers,
    #[serde(rename = "flag")]
    pub flags: Vec<Flag>,
    #[serde(rename = "source")]
    sources: Vec<Source>,
    #[serde(rename = "kind")]
    pub kinds: Vec<Kind>,
    #[serde(rename = "topic")]
    pub topics: Vec<Topic>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Markers {
    negators: Vec<String>,
    fillers: Vec<String>,
    present: Lines,
    past: Lines,
    enquiry: Lines,
    kin: Lines,
    visit: Lines,
    unlike: Lines,
    having: Lines,
}

/// One group of signs that cannot wait.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flag {
    pub group: String,
    pub sources: Vec<String>,
    /// About harming oneself: it has words of its own.
    #[serde(default)]
    pub crisis: bool,
    signs: Lines,
    #[serde(default)]
    events: Lines,
    #[serde(default)]
    unless: Lines,
    pub advice: Words,
}

/// A kind of department.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    pub id: String,
    names: Lines,
    /// The beginning of what its doctors are called, for a house whose departments are called otherwise.
    pub specialist: String,
    pub signs: Lines,
}

impl Kind {
    /// Whether a department of this name is one.
    #[must_use]
    pub fn is_name(&self, name: &str) -> bool {
        self.names.are_in(&words(name))
    }
}

/// Something people ask about the house.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    pub id: String,
    /// The page where it is done.
    pub link: String,
    /// What that page is called, as a key of the catalogue.
    pub page: String,
    pub text: Words,
}

/// A published page the rules follow.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    id: String,
    pub title: String,
    pub organisation: String,
}

/// One text in every language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    en: String,
    es: String,
    ar: String,
}

impl Words {
    #[must_use]
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::English => &self.en,
            Language::Spanish => &self.es,
            Language::Arabic => &self.ar,
        }
    }
}

/// Patterns, of which one is enough.
#[derive(Debug, Default, Deserialize)]
#[serde(try_from = "Vec<String>")]
pub struct Lines(Vec<Pattern>);

impl TryFrom<Vec<String>> for Lines {
    type Error = String;
    fn try_from(lines: Vec<String>) -> Result<Self, String> {
        lines.iter().map(|line| Pattern::parse(line)).collect::<Result<_, _>>().map(Self)
    }
}

impl Lines {
    /// Whether any stands in it.
    #[must_use]
    pub fn are_in(&self, said: &[Word]) -> bool {
        self.0.iter().any(|pattern| pattern.is_in(said, |_| true))
    }

    /// How many of them do.
    #[must_use]
    pub fn lines_in(&self, said: &[Word]) -> usize {
        self.0.iter().filter(|pattern| pattern.is_in(said, |_| true)).count()
    }

    fn hold_in(&self, said: &[Word], counts: impl Fn(Found) -> bool) -> bool {
        self.0.iter().any(|pattern| pattern.is_in(said, &counts))
    }
}

impl Rules {
    /// The id of what is shown where nothing is urgent.
    pub const GENERAL_SOURCE: &'static str = "nhs-111";

    /// The rules of this version.
    ///
    /// # Errors
    /// What is wrong with the file: a fault of the build, which a test finds.
    pub fn of_this_version() -> Result<&'static Self, &'static str> {
        RULES.as_ref().map_err(String::as_str)
    }

    fn read(file: &str) -> Result<Self, String> {
        let rules: Self = toml::from_str(file).map_err(|error| error.to_string())?;
        let named = rules.flags.iter().flat_map(|flag| &flag.sources);
        match named.into_iter().find(|id| rules.source(id).is_none()) {
            Some(unknown) => Err(format!("no source is called {unknown:?}")),
            None => Ok(rules),
        }
    }

    /// The source of this id.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }

    /// The first red flag, those about harming oneself before all others.
    #[must_use]
    pub fn red_flag(&self, said: &[Word]) -> Option<&Flag> {
        let (crisis, others): (Vec<&Flag>, Vec<&Flag>) = self.flags.iter().partition(|flag| flag.crisis);
        crisis.into_iter().chain(others).find(|flag| self.is_raised(flag, said))
    }

    fn is_raised(&self, flag: &Flag, said: &[Word]) -> bool {
        let marks = &self.markers;
        let compares = marks.unlike.are_in(said);
        let counts = |found: Found| compares || !self.is_taken_back(said, found.0);
        let (sign, event) = (flag.signs.hold_in(said, counts), flag.events.hold_in(said, counts));
        if !sign && !event || flag.unless.are_in(said) {
            return false;
        }
        if marks.present.are_in(said) {
            return true;
        }
        let has = marks.having.are_in(said);
        if marks.enquiry.are_in(said) && !has {
            return false;
        }
        // "Long ago" speaks of its own sentence only, and never of what somebody says they feel.
        let now = |found: Found| counts(found) && !marks.past.are_in(&sentence_of(said, found.0));
        if sign && (has || flag.signs.hold_in(said, now)) {
            return true;
        }
        let is_other = marks.kin.are_in(said) || marks.visit.are_in(said);
        event && !is_other && flag.events.hold_in(said, now)
    }

    /// Whether what begins at this word is denied: a "no" before it, with nothing between but small words or a list.
    fn is_taken_back(&self, said: &[Word], from: usize) -> bool {
        let Some(sentence) = said.get(from).map(|word| word.sentence) else { return false };
        let (mut in_list, mut others, mut comma) = (false, 0, said.get(from).is_some_and(|word| word.after_comma));
        for word in said.iter().take(from).rev() {
            if word.sentence != sentence || comma && !in_list {
                return false;
            }
            comma = word.after_comma;
            let text = word.text.as_str();
            if self.markers.negators.iter().any(|no| no == text) {
                return true;
            }
            if matches!(text, "or" | "nor" | "ni" | "o" | "او") {
                (in_list, others) = (true, 0);
            } else if !self.markers.fillers.iter().any(|filler| filler == text) {
                others = if word.after_comma { 0 } else { others + 1 };
                if !in_list || others > LIST {
                    return false;
                }
            }
        }
        false
    }
}

/// The words of the sentence that this one stands in.
fn sentence_of(said: &[Word], place: usize) -> Vec<Word> {
    let sentence = said.get(place).map(|word| word.sentence);
    said.iter().filter(|word| Some(word.sentence) == sentence).cloned().collect()
}
