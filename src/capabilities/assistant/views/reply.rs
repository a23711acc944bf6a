//! The words of an answer, the same for the page and the API: what to do, the emergency number, what it rests on.

use serde::Serialize;

use crate::capabilities::assistant::model::reading::Reading;
use crate::capabilities::assistant::model::rules::{Flag, Rules, Topic};
use crate::capabilities::assistant::service::Answer;
use crate::web::texts::{Language, Message, MissingText, words_of};

/// How an answer is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// Call now.
    Urgent,
    /// Call now, or talk to somebody.
    Crisis,
    /// Call if it is happening now.
    Worrying,
    /// Looked after in a department.
    Health,
    /// A question about the house.
    House,
    /// Nothing this house can answer.
    Outside,
    /// Not clear enough.
    Unsure,
}

impl Tone {
    /// Nothing but the emergency number counts.
    #[must_use]
    pub const fn is_urgent(self) -> bool {
        matches!(self, Self::Urgent | Self::Crisis)
    }
}

/// One answer in words.
#[derive(Debug, Clone, Serialize)]
pub struct Reply {
    pub tone: Tone,
    /// What to do or where to go; of what is urgent the advice, after the number.
    pub main: String,
    /// The page where it is done, and what it is called.
    pub page: Option<(String, Message)>,
    /// What it rests on, ours first.
    pub sources: Vec<SourceLine>,
}

/// A source as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct SourceLine {
    pub title: String,
    pub organisation: String,
}

impl Reply {
    /// The words of an answer in a language.
    ///
    /// # Errors
    /// The catalogue lacks a sentence.
    pub fn of(answer: &Answer, hospital: &str, language: Language) -> Result<Self, MissingText> {
        let tone = tone_of(&answer.reading);
        let main = match (&answer.phrased, &answer.reading) {
            (_, Reading::Flag(flag)) => flag.advice.in_language(language).to_owned(),
            (_, Reading::Topic(topic)) => topic.text.in_language(language).to_owned(),
            (Some(phrased), _) => phrased.clone(),
            (None, _) => words_of(language, &sentence(answer, tone))?,
        };
        let page = match &answer.reading {
            Reading::Topic(Topic { link, page, .. }) => Some((link.clone(), named(page.clone()))),
            _ => None,
        };
        let flag = match &answer.reading {
            Reading::Flag(flag) => Some(*flag),
            _ => None,
        };
        Ok(Self { tone, main, page, sources: sources(flag, hospital, language)? })
    }

    /// The whole answer as one text: the number first where it is urgent, else in its last line but one, then what this is.
    ///
    /// # Errors
    /// The catalogue lacks a sentence.
    pub fn text(&self, number: &str, crisis_line: &str, language: Language) -> Result<String, MissingText> {
        let say = |key: &'static str| words_of(language, &Message::new(key).with("number", number));
        let mut all = match self.tone {
            Tone::Urgent => vec![say("assistant-urgent")?, self.main.clone(), words_of(language, &"assistant-urgent-more".into())?],
            Tone::Crisis => vec![say("assistant-crisis")?, self.main.clone()],
            _ => vec![self.main.clone(), say("assistant-if-worse")?],
        };
        if self.tone == Tone::Crisis && !crisis_line.is_empty() {
            all.push(words_of(language, &Message::new("assistant-crisis-line").with("number", crisis_line))?);
        }
        all.push(words_of(language, &"assistant-disclaimer".into())?);
        Ok(all.join(" "))
    }

    pub(super) fn sample(tone: Tone) -> Self {
        let source = |title: &str, organisation: &str| SourceLine { title: title.into(), organisation: organisation.into() };
        Self {
            tone,
            main: "What you describe is usually looked at in Bones and joints.".into(),
            page: (tone == Tone::House).then(|| ("/departments".into(), Message::new("departments-title"))),
            sources: vec![source("Rules of this portal", "Rowan Street Hospital"), source("When to call 999", "NHS")],
        }
    }
}

/// How a reading is meant.
#[must_use]
pub const fn tone_of(reading: &Reading) -> Tone {
    match reading {
        Reading::Flag(flag) if flag.crisis => Tone::Crisis,
        Reading::Flag(_) => Tone::Urgent,
        Reading::Kind(_) => Tone::Health,
        Reading::Topic(_) => Tone::House,
        Reading::Worrying => Tone::Worrying,
        Reading::Outside => Tone::Outside,
        Reading::Unsure => Tone::Unsure,
    }
}

fn sentence(answer: &Answer, tone: Tone) -> Message {
    let department = answer.suggestions.first().map(|one| one.department.name.as_str());
    match (tone, department) {
        (Tone::Health, Some(department)) if answer.instead => Message::new("assistant-instead").with("department", department),
        (Tone::Health, Some(department)) => Message::new("assistant-seen-by").with("department", department),
        (Tone::Unsure, Some(department)) => Message::new("assistant-unsure").with("department", department),
        (Tone::Health, None) => Message::new("assistant-no-department"),
        (Tone::Outside, _) => Message::new("assistant-outside"),
        (Tone::Worrying, _) => Message::new("assistant-worrying"),
        _ => Message::new("assistant-unsure-list"),
    }
}

/// Keys of the rules file are keys of the catalogue: a test looks each up.
fn named(key: String) -> Message {
    Message { key: key.into(), args: std::collections::BTreeMap::new() }
}

fn sources(flag: Option<&Flag>, hospital: &str, language: Language) -> Result<Vec<SourceLine>, MissingText> {
    let Ok(rules) = Rules::of_this_version() else { return Ok(Vec::new()) };
    let own = Message::new("assistant-own-rules").with("version", rules.version.as_str()).with("date", rules.date.as_str());
    let mut all = vec![SourceLine { title: words_of(language, &own)?, organisation: hospital.to_owned() }];
    let published = flag.map_or_else(|| vec![Rules::GENERAL_SOURCE], |flag| flag.sources.iter().map(String::as_str).collect());
    let found = published.into_iter().filter_map(|id| rules.source(id));
    all.extend(found.map(|source| SourceLine { title: source.title.clone(), organisation: source.organisation.clone() }));
    Ok(all)
}
