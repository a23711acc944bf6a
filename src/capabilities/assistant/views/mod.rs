//! What the assistant's page shows.

mod reply;

pub use reply::{Reply, SourceLine, Tone};

use serde::Serialize;

use crate::capabilities::assistant::service::MESSAGE_LIMIT;
use crate::primitives::ids::DepartmentId;
use crate::web::field::Field;
use crate::web::frame::{Audience, Place};
use crate::web::render::{Sample, View};
use crate::web::say::When;
use crate::web::texts::{Message, count};

/// `GET /assistant` and `POST /assistant`: the question, its answer below, and the few before it.
#[derive(Debug, Clone, Serialize)]
pub struct AssistantPage {
    pub text: Field,
    pub limit: u32,
    /// Earlier questions of this page, oldest first; the form carries them.
    pub earlier: Vec<Earlier>,
    pub answer: Option<AnswerView>,
    /// Why there is no answer, when that is about no field.
    pub trouble: Option<Message>,
    /// All departments, for whoever reads in a language the assistant does not.
    pub departments: Vec<DepartmentLink>,
    /// What is written goes to a model outside of the house.
    pub by_model: bool,
}

/// A question that was answered before.
#[derive(Debug, Clone, Serialize)]
pub struct Earlier {
    pub question: String,
    /// It was answered with the emergency number.
    pub urgent: bool,
}

/// A department of the list.
#[derive(Debug, Clone, Serialize)]
pub struct DepartmentLink {
    pub name: String,
    pub href: String,
}

impl DepartmentLink {
    /// A department's own page.
    #[must_use]
    pub fn to(id: DepartmentId, name: &str) -> Self {
        Self { name: name.to_owned(), href: format!("/departments/{id}") }
    }
}

/// One answer.
#[derive(Debug, Clone, Serialize)]
pub struct AnswerView {
    /// As it was asked.
    pub question: String,
    pub reply: Reply,
    /// Where to book; the first has the soonest time.
    pub suggestions: Vec<SuggestionLine>,
    /// Somebody to talk to, as dialled; may be empty. Only where somebody may harm themselves.
    pub crisis_line: String,
}

/// A department that looks after it.
#[derive(Debug, Clone, Serialize)]
pub struct SuggestionLine {
    pub department: String,
    pub soonest: Option<SoonestLine>,
    /// Where it is booked: the doctor's times with this one chosen, or the department.
    pub href: String,
}

/// The soonest free time there.
#[derive(Debug, Clone, Serialize)]
pub struct SoonestLine {
    pub doctor: String,
    pub start: When,
}

/// Nothing was written.
#[must_use]
pub fn text_missing() -> Message {
    Message::new("wrong-assistant-missing")
}

/// More characters than the limit, or some that cannot be shown.
#[must_use]
pub fn text_unusable() -> Message {
    Message::new("wrong-assistant-text").with("limit", count(MESSAGE_LIMIT))
}

/// Too many messages from one address of the network.
#[must_use]
pub fn too_many(seconds: u32) -> Message {
    Message::new("assistant-too-many").with("minutes", seconds.div_ceil(60))
}

impl AssistantPage {
    /// Before anything was asked.
    #[must_use]
    pub fn empty() -> Self {
        let (text, limit) = (Field::default(), count(MESSAGE_LIMIT));
        Self { text, limit, earlier: vec![], answer: None, trouble: None, departments: vec![], by_model: false }
    }
}

impl View for AssistantPage {
    const TEMPLATE: &'static str = "assistant/assistant.html";
    const PLACE: Place = Place::Assistant;

    fn title(&self) -> Message {
        Message::new("assistant-title")
    }

    fn has_errors(&self) -> bool {
        self.text.is_wrong() || self.trouble.is_some()
    }

    fn samples() -> Vec<Self> {
        let booked = |soonest: Option<SoonestLine>| SuggestionLine {
            department: "Bones and joints".into(),
            soonest,
            href: "/departments/dpt_1".into(),
        };
        let soonest = SoonestLine { doctor: "Dr Leena Farah".into(), start: When::sample(24, "15:40") };
        let answer = |reply: Reply, suggestions: Vec<SuggestionLine>| AnswerView {
            question: "My knee hurts when I go down stairs".into(),
            reply,
            suggestions,
            crisis_line: String::new(),
        };
        let answered = |answer: AnswerView| Self { answer: Some(answer), ..Self::empty() };
        let crisis = AnswerView { crisis_line: "116 123".into(), ..answer(Reply::sample(Tone::Crisis), vec![]) };
        let earlier = |urgent| Earlier { question: "My chest feels tight".into(), urgent };
        let link = |name: &str| DepartmentLink { name: name.into(), href: "/departments/dpt_1".into() };
        let seen = answer(Reply::sample(Tone::Health), vec![booked(Some(soonest)), booked(None)]);
        vec![
            Self::empty(),
            Self { by_model: true, ..Self::empty() },
            Self { earlier: vec![earlier(true), earlier(false)], ..answered(seen) },
            answered(answer(Reply::sample(Tone::Urgent), vec![])),
            answered(crisis),
            answered(answer(Reply::sample(Tone::Worrying), vec![])),
            answered(answer(Reply::sample(Tone::House), vec![])),
            answered(answer(Reply::sample(Tone::Outside), vec![])),
            Self { departments: vec![link("Heart"), link("Skin")], ..answered(answer(Reply::sample(Tone::Unsure), vec![booked(None)])) },
            Self { text: Field::wrong("", text_missing()), ..Self::empty() },
            Self { text: Field::wrong("a".repeat(1_001), text_unusable()), ..Self::empty() },
            Self { text: Field::of("My knee hurts"), trouble: Some(too_many(300)), ..Self::empty() },
        ]
    }
}

/// Every state of the page.
#[must_use]
pub fn all_samples() -> Vec<Sample> {
    let mut all = Sample::all_of::<AssistantPage>(Audience::Visitor);
    all.extend(Sample::all_of::<AssistantPage>(Audience::Patient));
    all
}
