//! From a held time to the confirmation: say why, check, done; and what happens when somebody was faster.
//!
//! The way of the answers: `POST /book/hold` (`doctor_id`, `start`) → `GET /book/{hold_id}` (details) →
//! `POST /book/{hold_id}/check` (`reason`, `symptoms`, `priority`), which keeps them with the hold and leads to
//! `GET /book/{hold_id}/check` (that page carries them on as hidden fields) → `POST /appointments`. "Change" posts the same fields to
//! `POST /book/{hold_id}`, which leads to the details filled in, or, where it is another time or doctor that is wanted, with `to` to
//! `POST /book/{hold_id}/change`, which keeps them for whichever time is held next: `POST /book/hold` then leads to the page that checks.
//! So reason and symptoms never stand in an address or a cookie, and in a store before the visit is booked only sealed.

use serde::Serialize;

use super::visits::VisitFacts;
use super::{PriorityChoice, StatusTag, VisitLine};
use crate::primitives::ids::{HoldId, UserId, VisitKindId};
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::people::{ActingFor, DoctorCard, sample_user};
use crate::web::render::View;
use crate::web::say::When;
use crate::web::texts::Message;

/// The held time as the next steps show it.
#[derive(Debug, Clone, Serialize)]
pub struct HeldTime {
    /// The hold.
    pub id: HoldId,
    /// When it ends.
    pub until: When,
    /// With whom.
    pub doctor: DoctorCard,
    /// When the visit begins.
    pub start: When,
    /// When it ends.
    pub end: When,
    /// It may be by video.
    pub video: bool,
    /// Which of the doctor's kinds of visits it is for, if not the usual one.
    pub kind: Option<HeldKind>,
}

/// A kind of visit that is on its way to be booked.
#[derive(Debug, Clone, Serialize)]
pub struct HeldKind {
    pub id: VisitKindId,
    pub name: String,
}

impl HeldKind {
    pub(super) fn sample() -> Self {
        Self { id: VisitKindId::from_uuid(uuid::Uuid::from_u128(3)), name: "First visit".into() }
    }
}

/// What the patient told the doctor, as carried from page to page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Answers {
    /// Why they come, one line.
    pub reason: String,
    /// More about it; may be empty.
    pub symptoms: String,
    /// How soon they want to be seen.
    pub priority: PriorityChoice,
    /// For whom, as forms name them: `me`, or a patient's id; empty where there is nobody besides oneself.
    pub for_whom: String,
    /// By video, not in person.
    pub video: bool,
}

/// Banner: the desk is led to the patients, where every booking of theirs begins.
pub fn choose_patient_first() -> Message {
    Message::new("flash-choose-patient-first")
}

/// Banner: the desk has booked for somebody.
pub fn booked_for(name: &str) -> Message {
    Message::new("flash-booked-for").with("name", name.to_owned())
}

/// For whom a visit is, where there is a choice.
#[derive(Debug, Clone, Serialize)]
pub struct ForWhom {
    /// `me`, or a patient's id; nothing is chosen beforehand.
    pub chosen: Field,
    /// Everybody besides oneself.
    pub people: Vec<PersonChoice>,
}

/// Somebody to book for.
#[derive(Debug, Clone, Serialize)]
pub struct PersonChoice {
    pub id: UserId,
    pub name: String,
}

impl PersonChoice {
    pub(super) fn sample() -> Self {
        Self { id: sample_user(1), name: "Maya Lindqvist".into() }
    }
}

/// `GET /book/{hold_id}`: posts `for`, `reason`, `symptoms`, `priority` to `/book/{hold_id}/check`.
#[derive(Debug, Clone, Serialize)]
pub struct VisitDetails {
    /// What is held.
    pub held: HeldTime,
    /// `None` where there is nobody besides oneself.
    pub for_whom: Option<ForWhom>,
    /// For whom the desk books.
    pub desk: Option<PersonChoice>,
    /// For whom a carer came, or whom they have chosen.
    pub acting: Option<ActingFor>,
    /// At most `reason_limit` characters.
    pub reason: Field,
    /// At most `symptoms_limit` characters; may be empty.
    pub symptoms: Field,
    /// The chosen one; `priority` has no wrong value that a person can type.
    pub priority: PriorityChoice,
    /// By video is chosen, where [`HeldTime::video`] gives a choice.
    pub video: bool,
    /// By video was chosen, and this doctor sees people in person only.
    pub no_video: bool,
    /// 200.
    pub reason_limit: u32,
    /// 1,000.
    pub symptoms_limit: u32,
}

/// `GET /book/{hold_id}/check`: everything once more, then `POST /appointments` with `doctor_id`, `start`,
/// `reason`, `symptoms`, `priority`, `idempotency_key`.
#[derive(Debug, Clone, Serialize)]
pub struct CheckAnswers {
    /// What is held.
    pub held: HeldTime,
    /// What was said.
    pub answers: Answers,
    /// For whom, if not oneself.
    pub acting: Option<ActingFor>,
    /// For whom the desk books.
    pub desk: Option<PersonChoice>,
    /// Until when the visit can be moved or cancelled by the patient.
    pub change_until: When,
    /// Whether that moment is still to come.
    pub can_change: bool,
    /// The doctor answers first, within about so many hours; the time is held meanwhile.
    pub needs_approval: Option<u16>,
    /// Made when the page is made; the same for every press of its button.
    pub idempotency_key: String,
}

/// `GET /appointments/{id}?booked`: the confirmation, made to be printed.
#[derive(Debug, Clone, Serialize)]
pub struct VisitBooked {
    /// What was booked.
    pub visit: VisitFacts,
    /// For whom, if not oneself.
    pub acting: Option<ActingFor>,
}

/// Nobody was chosen.
pub fn for_whom_missing() -> Message {
    Message::new("wrong-for-whom-missing")
}

/// The patient does not let the reader book (any more).
pub fn for_whom_gone() -> Message {
    Message::new("wrong-for-whom-gone")
}

/// No reason was typed.
pub fn reason_missing() -> Message {
    Message::new("wrong-reason-missing")
}

/// A text has characters that cannot be shown.
pub fn text_unprintable() -> Message {
    Message::new("wrong-text-unprintable")
}

/// The reason has `length` of at most `limit` characters.
pub fn reason_too_long(limit: u32, length: u32) -> Message {
    Message::new("wrong-reason-too-long").with("limit", limit).with("length", length)
}

/// The symptoms have `length` of at most `limit` characters.
pub fn symptoms_too_long(limit: u32, length: u32) -> Message {
    Message::new("wrong-symptoms-too-long").with("limit", limit).with("length", length)
}

impl HeldTime {
    fn sample() -> Self {
        Self {
            id: HoldId::from_uuid(uuid::Uuid::from_u128(3)),
            until: When::sample(24, "10:28"),
            doctor: DoctorCard::sample(),
            start: When::sample(26, "09:30"),
            end: When::sample(26, "10:00"),
            video: false,
            kind: None,
        }
    }
}

impl Answers {
    pub(crate) fn sample() -> Self {
        Self {
            reason: "Follow-up on blood pressure".into(),
            symptoms: "Headache in the morning,\nsometimes dizzy when I get up.".into(),
            priority: PriorityChoice::Soon,
            for_whom: String::new(),
            video: false,
        }
    }
}

impl ForWhom {
    fn sample(chosen: Field) -> Self {
        let person = |number, name: &str| PersonChoice { id: sample_user(number), name: name.into() };
        Self { chosen, people: vec![person(1, "Maya Rao"), person(2, "Ravi Rao")] }
    }
}

impl View for VisitDetails {
    const TEMPLATE: &'static str = "appointments/details.html";
    const PLACE: Place = Place::Doctors;

    fn title(&self) -> Message {
        Message::new("details-title")
    }

    fn has_errors(&self) -> bool {
        let for_whom = self.for_whom.as_ref().is_some_and(|step| step.chosen.is_wrong());
        for_whom || self.reason.is_wrong() || self.symptoms.is_wrong()
    }

    fn samples() -> Vec<Self> {
        let empty = Self {
            held: HeldTime::sample(),
            for_whom: None,
            desk: None,
            acting: None,
            reason: Field::default(),
            symptoms: Field::default(),
            priority: PriorityChoice::Routine,
            video: false,
            no_video: false,
            reason_limit: 200,
            symptoms_limit: 1_000,
        };
        let filled = Self {
            reason: Field::of(Answers::sample().reason),
            symptoms: Field::of(Answers::sample().symptoms),
            priority: PriorityChoice::Urgent,
            held: HeldTime { video: true, kind: Some(HeldKind::sample()), ..HeldTime::sample() },
            video: true,
            ..empty.clone()
        };
        let refused = Self { reason: Field::wrong("", reason_missing()), ..filled.clone() };
        let long = Self {
            reason: Field::wrong("pain ".repeat(43), reason_too_long(200, 214)),
            symptoms: Field::wrong("ache ".repeat(201), symptoms_too_long(1_000, 1_004)),
            ..filled.clone()
        };
        let step = |chosen| Self { for_whom: Some(ForWhom::sample(chosen)), ..filled.clone() };
        let steps = [Field::default(), Field::of("me"), Field::wrong("", for_whom_missing()), Field::wrong("usr_1", for_whom_gone())];
        let left_alone = ForWhom { people: vec![], ..ForWhom::sample(Field::wrong("usr_1", for_whom_gone())) };
        let left_alone = Self { for_whom: Some(left_alone), ..empty.clone() };
        let desk = Self { desk: Some(PersonChoice::sample()), ..filled.clone() };
        let no_video = Self { no_video: true, reason: filled.reason.clone(), ..empty.clone() };
        let came_for = ForWhom::sample(Field::of(sample_user(1).to_string()));
        let acting = Self { acting: Some(ActingFor::sample()), for_whom: Some(came_for), ..filled.clone() };
        [empty, filled.clone(), refused, long, left_alone, desk, no_video, acting].into_iter().chain(steps.map(step)).collect()
    }
}

impl View for CheckAnswers {
    const TEMPLATE: &'static str = "appointments/check.html";
    const PLACE: Place = Place::Doctors;

    fn title(&self) -> Message {
        match &self.acting {
            Some(_) => Message::new("check-acting-title"),
            None => Message::new("check-title"),
        }
    }

    fn samples() -> Vec<Self> {
        let full = Self {
            held: HeldTime::sample(),
            answers: Answers::sample(),
            acting: None,
            desk: None,
            change_until: When::sample(26, "07:30"),
            can_change: true,
            needs_approval: None,
            idempotency_key: "6c9f2d1e".into(),
        };
        let bare = Self {
            answers: Answers { symptoms: String::new(), ..Answers::sample() },
            needs_approval: Some(24),
            held: HeldTime { doctor: DoctorCard { fee: None, ..DoctorCard::sample() }, ..HeldTime::sample() },
            ..full.clone()
        };
        let acting = Self { acting: Some(ActingFor::sample()), ..full.clone() };
        let desk = Self { desk: Some(PersonChoice::sample()), ..full.clone() };
        let held = HeldTime { video: true, kind: Some(HeldKind::sample()), ..HeldTime::sample() };
        let video = Self { held, answers: Answers { video: true, ..Answers::sample() }, ..full.clone() };
        vec![full, bare, acting, desk, video]
    }
}

impl View for VisitBooked {
    const TEMPLATE: &'static str = "appointments/booked.html";
    const PLACE: Place = Place::Visits;

    fn title(&self) -> Message {
        Message::new("booked-title")
    }

    fn samples() -> Vec<Self> {
        let booked = VisitFacts::sample(VisitLine::sample(26, StatusTag::Booked));
        let requested = VisitFacts::sample(VisitLine::sample(26, StatusTag::Requested));
        let acting = |visit: &VisitFacts| Self { visit: visit.clone(), acting: Some(ActingFor::sample()) };
        let for_somebody = [acting(&booked), acting(&requested)];
        [Self { visit: booked, acting: None }, Self { visit: requested, acting: None }].into_iter().chain(for_somebody).collect()
    }
}
