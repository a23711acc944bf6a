//! What administrators see of emergency access: nothing of the record, and not what the doctor wrote.

use serde::Serialize;

use super::sample_access;
use crate::capabilities::emergency::model::{Category, NOTE_LIMIT, Outcome};
use crate::primitives::ids::EmergencyAccessId;
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::render::View;
use crate::web::say::When;
use crate::web::texts::{Message, count};

/// `GET /admin/emergency-access`.
#[derive(Debug, Clone, Serialize)]
pub struct ReviewList {
    /// Those that wait, oldest first; else those that were reviewed, newest first.
    pub waiting: bool,
    pub lines: Vec<ReviewLine>,
    /// The first page, on any later one.
    pub first: Option<String>,
    pub more: Option<String>,
}

/// One access.
#[derive(Debug, Clone, Serialize)]
pub struct ReviewLine {
    pub id: EmergencyAccessId,
    /// Empty for whoever has no account any more; so is the patient's.
    pub doctor: String,
    pub patient: String,
    /// `HR-7K4M-29X3-Q8TN`.
    pub record_number: String,
    pub category: Category,
    pub opened: When,
    /// When it ends or ended.
    pub until: When,
    pub runs: bool,
    /// By the doctor, before the hour was over.
    pub ended: bool,
    /// How long it lasted or is going to.
    pub minutes: u32,
    /// How often something of the record was read.
    pub reads: u32,
    pub reviewed: Option<Reviewed>,
}

/// What an administrator has said of it.
#[derive(Debug, Clone, Serialize)]
pub struct Reviewed {
    pub outcome: Outcome,
    /// May be empty.
    pub note: String,
    pub by: String,
    pub at: When,
}

/// `GET /admin/emergency-access/{id}`.
#[derive(Debug, Clone, Serialize)]
pub struct ReviewPage {
    pub line: ReviewLine,
    /// A word of [`Outcome`].
    pub outcome: Field,
    pub note: Field,
}

/// What is wrong with a field of the review.
#[must_use]
pub fn words_of(pointer: &str, code: &str, number: u32) -> Message {
    match (pointer, code) {
        ("/note", "too_long") => Message::new("wrong-review-note-long").with("limit", number),
        ("/note", "unprintable") => Message::new("wrong-emergency-unprintable"),
        ("/note", _) => Message::new("wrong-review-note-missing"),
        _ => Message::new("wrong-review-outcome-missing"),
    }
}

/// Banner: reviewed.
#[must_use]
pub fn reviewed() -> Message {
    Message::new("flash-emergency-reviewed")
}

/// Banner: somebody was faster.
#[must_use]
pub fn reviewed_before() -> Message {
    Message::new("flash-emergency-reviewed-before")
}

/// Banner: it still runs.
#[must_use]
pub fn still_runs() -> Message {
    Message::new("flash-emergency-still-runs")
}

impl ReviewLine {
    fn sample(number: u128, doctor: &str, patient: &str, category: Category) -> Self {
        Self {
            id: sample_access(number),
            doctor: doctor.into(),
            patient: patient.into(),
            record_number: "HR-7K4M-29X3-Q8TN".into(),
            category,
            opened: When::sample(22, "23:10"),
            until: When::sample(23, "00:10"),
            runs: false,
            ended: false,
            minutes: 60,
            reads: 7,
            reviewed: None,
        }
    }

    fn reviewed(self, outcome: Outcome, note: &str) -> Self {
        let at = When::sample(23, "09:05");
        Self { reviewed: Some(Reviewed { outcome, note: note.into(), by: "Tomas Reiter".into(), at }), ..self }
    }
}

impl View for ReviewList {
    const TEMPLATE: &'static str = "emergency/reviews.html";
    const PLACE: Place = Place::EmergencyReview;

    fn title(&self) -> Message {
        Message::new(if self.waiting { "emergency-review-title" } else { "emergency-reviewed-title" })
    }

    fn samples() -> Vec<Self> {
        let [unconscious, covering, department, other] = Category::ALL;
        let line = ReviewLine::sample;
        let waiting = Self {
            waiting: true,
            lines: vec![
                line(1, "Dr Leena Farah", "Maya Lindqvist", unconscious),
                ReviewLine { ended: true, minutes: 6, reads: 0, ..line(2, "Dr Petra Novak", "Chidi Anyanwu-Featherstonehaugh", covering) },
                ReviewLine { runs: true, ..line(3, "Dr Omar Haddad", "Bilal Anwar", department) },
                line(4, "", "", other),
            ],
            first: None,
            more: Some("/admin/emergency-access?cursor=sealed".into()),
        };
        let none = Self { lines: vec![], more: None, ..waiting.clone() };
        let reviewed = Self {
            waiting: false,
            lines: vec![
                line(1, "Dr Leena Farah", "Maya Lindqvist", unconscious).reviewed(Outcome::InOrder, ""),
                line(2, "Dr Petra Novak", "Bilal Anwar", other).reviewed(Outcome::FollowUp, "I speak with her on Tuesday."),
            ],
            first: Some("/admin/emergency-access?state=reviewed".into()),
            more: None,
        };
        let none_reviewed = Self { lines: vec![], first: None, ..reviewed.clone() };
        vec![waiting, none, reviewed, none_reviewed]
    }
}

impl View for ReviewPage {
    const TEMPLATE: &'static str = "emergency/review.html";
    const PLACE: Place = Place::EmergencyReview;

    fn title(&self) -> Message {
        Message::new("emergency-review-one").with("when", self.line.opened.clone())
    }

    fn has_errors(&self) -> bool {
        self.outcome.is_wrong() || self.note.is_wrong()
    }

    fn samples() -> Vec<Self> {
        let line = ReviewLine::sample(1, "Dr Leena Farah", "Maya Lindqvist", Category::CannotBeAsked);
        let waits = Self { line: line.clone(), outcome: Field::default(), note: Field::default() };
        let wrong = |pointer, code, typed: &str| Field::wrong(typed, words_of(pointer, code, count(NOTE_LIMIT)));
        let runs = Self { line: ReviewLine { runs: true, ..line.clone() }, ..waits.clone() };
        vec![
            Self { outcome: wrong("/outcome", "required", ""), note: wrong("/note", "too_long", "x"), ..waits.clone() },
            Self { outcome: Field::of("follow_up"), note: wrong("/note", "required", ""), ..waits.clone() },
            Self { note: wrong("/note", "unprintable", "x"), outcome: Field::of("in_order"), ..waits.clone() },
            runs,
            Self { line: line.clone().reviewed(Outcome::InOrder, ""), ..waits.clone() },
            Self { line: ReviewLine { ended: true, ..line }.reviewed(Outcome::FollowUp, "I speak with her."), ..waits.clone() },
            waits,
        ]
    }
}
