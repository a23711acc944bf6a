//! From a free time to the confirmation: choose a time, say why, check, done; and what happens when somebody was faster.
//!
//! The way of the answers: `POST /book/hold` (doctor_id, start) → `GET /book/{hold_id}` (details) →
//! `POST /book/{hold_id}/check` (reason, symptoms, priority; the page carries them on as hidden fields) →
//! `POST /appointments`. "Change" posts the same fields to `POST /book/{hold_id}`, which shows the details filled in.
//! So reason and symptoms never stand in an address, a cookie or a store before the visit is booked.

use jiff::civil::date;
use serde::Serialize;

use super::visits::VisitFacts;
use super::{PriorityChoice, StatusTag, VisitLine};
use crate::primitives::ids::{AppointmentId, HoldId, UserId};
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::people::{DoctorCard, sample_user};
use crate::web::render::View;
use crate::web::say::{Day, When, ZoneLabel};
use crate::web::texts::Message;

/// `GET /doctors/{id}/times?day=&from=`, and `GET /appointments/{id}/move` with the same data.
///
/// Posts `doctor_id` and `start` to `/book/hold`, or `start` and `version` to `/appointments/{id}/move`.
#[derive(Debug, Clone, Serialize)]
pub struct ChooseTime {
    /// With whom.
    pub doctor: DoctorCard,
    /// Seven days, the chosen one among them.
    pub days: Vec<DayCell>,
    /// Address of the seven days before, when they are not over.
    pub earlier: Option<String>,
    /// Address of the seven days after, while the horizon reaches them.
    pub later: Option<String>,
    /// The day whose times are shown.
    pub day: Day,
    /// The zone of that day.
    pub zone: ZoneLabel,
    /// Morning, afternoon, evening; only parts with free times.
    pub parts: Vec<DayPart>,
    /// The first later day with a free time, when the shown one has none.
    pub next_free: Option<DayCell>,
    /// How long a visit takes.
    pub visit_minutes: u32,
    /// How long a chosen time is held.
    pub hold_minutes: u32,
    /// Until how many minutes before the start a patient may move or cancel.
    pub cutoff_minutes: u32,
    /// Set when an existing visit is moved.
    pub moving: Option<MovingVisit>,
    /// What is wrong with the choice: [`no_time_chosen`], [`time_gone`], [`own_overlap`], [`outside_rules`], [`too_late_to_change`].
    pub trouble: Option<Message>,
}

/// The visit that gets another time; the old one is kept until the new one is theirs.
#[derive(Debug, Clone, Serialize)]
pub struct MovingVisit {
    /// Its id.
    pub id: AppointmentId,
    /// The version the page was made from.
    pub version: u32,
    /// Its time so far.
    pub start: When,
}

/// One cell of the day strip.
#[derive(Debug, Clone, Serialize)]
pub struct DayCell {
    /// The day.
    pub day: Day,
    /// What the cell says.
    pub state: DayState,
    /// Address of the page with this day chosen: `?day=2026-11-26`.
    pub href: String,
}

/// What one day offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DayState {
    /// So many free times.
    Free(u32),
    /// The doctor works, everything is taken.
    Full,
    /// The doctor does not work, or the hospital is closed.
    Closed,
}

/// The free times of one part of the day.
#[derive(Debug, Clone, Serialize)]
pub struct DayPart {
    /// Which part.
    pub name: PartOfDay,
    /// Earliest first.
    pub times: Vec<When>,
}

/// Morning before 12:00, afternoon before 17:00, then evening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PartOfDay {
    /// Before 12:00.
    Morning,
    /// From 12:00, before 17:00.
    Afternoon,
    /// From 17:00.
    Evening,
}

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
}

/// `GET` and `POST /book/{hold_id}`: posts `reason`, `symptoms`, `priority` to `/book/{hold_id}/check`.
#[derive(Debug, Clone, Serialize)]
pub struct VisitDetails {
    /// What is held.
    pub held: HeldTime,
    /// At most `reason_limit` characters.
    pub reason: Field,
    /// At most `symptoms_limit` characters; may be empty.
    pub symptoms: Field,
    /// The chosen one; `priority` has no wrong value that a person can type.
    pub priority: PriorityChoice,
    /// 200.
    pub reason_limit: u32,
    /// 1,000.
    pub symptoms_limit: u32,
}

/// `POST /book/{hold_id}/check`: everything once more, then `POST /appointments` with `doctor_id`, `start`, `hold_id`,
/// `reason`, `symptoms`, `priority`, `idempotency_key`.
#[derive(Debug, Clone, Serialize)]
pub struct CheckAnswers {
    /// What is held.
    pub held: HeldTime,
    /// What was said.
    pub answers: Answers,
    /// Until when the visit can be moved or cancelled by the patient.
    pub change_until: When,
    /// The doctor answers first; the time is held meanwhile.
    pub needs_approval: bool,
    /// Made when the page is made; the same for every press of its button.
    pub idempotency_key: String,
}

/// 409: somebody was faster. The answers are kept; choosing one of the times books it (`POST /appointments` as in
/// [`CheckAnswers`], without `hold_id`).
#[derive(Debug, Clone, Serialize)]
pub struct TimeTaken {
    /// With whom.
    pub doctor: DoctorCard,
    /// The time that is gone.
    pub wanted: When,
    /// Three really free times, nearest first; may be fewer.
    pub alternatives: Vec<When>,
    /// What was said.
    pub answers: Answers,
    /// A new one: the old belongs to the refused booking.
    pub idempotency_key: String,
}

/// The hold ran out or was never this person's. The time may still be free: the link leads back to that day.
#[derive(Debug, Clone, Serialize)]
pub struct HoldEnded {
    /// Whose times to show again, and which day; unknown when the hold is gone.
    pub doctor: Option<UserId>,
    /// The day to show.
    pub day: Option<Day>,
}

/// `GET /appointments/{id}?booked`: the confirmation, made to be printed.
#[derive(Debug, Clone, Serialize)]
pub struct VisitBooked {
    /// What was booked.
    pub visit: VisitFacts,
}

/// Nothing was chosen.
pub fn no_time_chosen() -> Message {
    Message::new("choose-none-chosen")
}

/// The chosen time was taken before it could be held.
pub fn time_gone() -> Message {
    Message::new("choose-time-gone")
}

/// The patient has another visit then.
pub fn own_overlap() -> Message {
    Message::new("choose-own-overlap")
}

/// Not a time of this doctor, too soon or too far ahead.
pub fn outside_rules() -> Message {
    Message::new("choose-outside-rules")
}

/// The cut-off has passed.
pub fn too_late_to_change() -> Message {
    Message::new("change-too-late")
}

/// No reason was typed.
pub fn reason_missing() -> Message {
    Message::new("wrong-reason-missing")
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
        }
    }
}

impl Answers {
    pub(crate) fn sample() -> Self {
        Self {
            reason: "Follow-up on blood pressure".into(),
            symptoms: "Headache in the morning,\nsometimes dizzy when I get up.".into(),
            priority: PriorityChoice::Soon,
        }
    }
}

impl View for ChooseTime {
    const TEMPLATE: &'static str = "appointments/choose_time.html";
    const PLACE: Place = Place::Directory;

    fn title(&self) -> Message {
        match self.moving {
            Some(_) => Message::new("move-title"),
            None => Message::new("choose-title"),
        }
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some()
    }

    fn samples() -> Vec<Self> {
        let cell = |day, state| DayCell { day: When::sample(day, "09:00").day, state, href: format!("?day=2026-11-{day}") };
        let part = |name, times: &[&str]| DayPart { name, times: times.iter().map(|time| When::sample(26, time)).collect() };
        let open = Self {
            doctor: DoctorCard::sample(),
            days: vec![
                cell(24, DayState::Full),
                cell(25, DayState::Free(2)),
                cell(26, DayState::Free(11)),
                cell(27, DayState::Free(6)),
                cell(28, DayState::Closed),
                cell(29, DayState::Closed),
                cell(30, DayState::Free(1)),
            ],
            earlier: None,
            later: Some("?from=2026-12-01".into()),
            day: Day::of(date(2026, 11, 26)),
            zone: When::sample(26, "09:00").zone,
            parts: vec![
                part(PartOfDay::Morning, &["09:30", "10:00", "10:30", "11:30"]),
                part(PartOfDay::Afternoon, &["13:00", "13:30", "14:30", "15:00", "16:30"]),
                part(PartOfDay::Evening, &["17:30", "19:00"]),
            ],
            next_free: None,
            visit_minutes: 30,
            hold_minutes: 10,
            cutoff_minutes: 120,
            moving: None,
            trouble: None,
        };
        let full = Self { day: Day::of(date(2026, 11, 24)), parts: vec![], next_free: Some(cell(25, DayState::Free(2))), ..open.clone() };
        let never = Self { next_free: None, later: None, ..full.clone() };
        let moving = Self {
            moving: Some(MovingVisit { id: super::sample_visit(26), version: 2, start: When::sample(26, "09:30") }),
            earlier: Some("?from=2026-11-17".into()),
            ..open.clone()
        };
        let troubles = [no_time_chosen(), time_gone(), own_overlap(), outside_rules(), too_late_to_change()];
        let refused = troubles.map(|trouble| Self { trouble: Some(trouble), ..open.clone() });
        [open, full, never, moving].into_iter().chain(refused).collect()
    }
}

impl View for VisitDetails {
    const TEMPLATE: &'static str = "appointments/details.html";
    const PLACE: Place = Place::Directory;

    fn title(&self) -> Message {
        Message::new("details-title")
    }

    fn has_errors(&self) -> bool {
        self.reason.is_wrong() || self.symptoms.is_wrong()
    }

    fn samples() -> Vec<Self> {
        let empty = Self {
            held: HeldTime::sample(),
            reason: Field::default(),
            symptoms: Field::default(),
            priority: PriorityChoice::Routine,
            reason_limit: 200,
            symptoms_limit: 1_000,
        };
        let filled = Self {
            reason: Field::of(Answers::sample().reason),
            symptoms: Field::of(Answers::sample().symptoms),
            priority: PriorityChoice::Urgent,
            ..empty.clone()
        };
        let refused = Self { reason: Field::wrong("", reason_missing()), ..filled.clone() };
        let long = Self {
            reason: Field::wrong("pain ".repeat(43), reason_too_long(200, 214)),
            symptoms: Field::wrong("ache ".repeat(201), symptoms_too_long(1_000, 1_004)),
            ..filled.clone()
        };
        vec![empty, filled, refused, long]
    }
}

impl View for CheckAnswers {
    const TEMPLATE: &'static str = "appointments/check.html";
    const PLACE: Place = Place::Directory;

    fn title(&self) -> Message {
        Message::new("check-title")
    }

    fn samples() -> Vec<Self> {
        let full = Self {
            held: HeldTime::sample(),
            answers: Answers::sample(),
            change_until: When::sample(26, "07:30"),
            needs_approval: false,
            idempotency_key: "6c9f2d1e".into(),
        };
        let bare = Self {
            answers: Answers { symptoms: String::new(), ..Answers::sample() },
            needs_approval: true,
            held: HeldTime { doctor: DoctorCard { fee: None, ..DoctorCard::sample() }, ..HeldTime::sample() },
            ..full.clone()
        };
        vec![full, bare]
    }
}

impl View for TimeTaken {
    const TEMPLATE: &'static str = "appointments/taken.html";
    const PLACE: Place = Place::Directory;

    fn title(&self) -> Message {
        Message::new("taken-title")
    }

    fn has_errors(&self) -> bool {
        true
    }

    fn samples() -> Vec<Self> {
        let some = Self {
            doctor: DoctorCard::sample(),
            wanted: When::sample(26, "09:30"),
            alternatives: vec![When::sample(26, "10:00"), When::sample(26, "11:30"), When::sample(27, "09:00")],
            answers: Answers::sample(),
            idempotency_key: "8a41b77c".into(),
        };
        vec![some.clone(), Self { alternatives: vec![], ..some }]
    }
}

impl View for HoldEnded {
    const TEMPLATE: &'static str = "appointments/hold_ended.html";
    const PLACE: Place = Place::Directory;

    fn title(&self) -> Message {
        Message::new("hold-ended-title")
    }

    fn samples() -> Vec<Self> {
        vec![Self { doctor: Some(sample_user(7)), day: Some(Day::of(date(2026, 11, 26))) }, Self { doctor: None, day: None }]
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
        vec![Self { visit: booked }, Self { visit: requested }]
    }
}
