//! A doctor's day.

use jiff::civil::date;
use serde::Serialize;

use super::late::LateChoice;
use super::staff::{Tally, date_malformed, house_closed};
use super::{OneButton, StatusTag, sample_visit};
use crate::primitives::ids::AppointmentId;
use crate::web::frame::Place;
use crate::web::render::View;
use crate::web::say::{Day, When, ZoneLabel};
use crate::web::texts::{Message, count};

/// `GET /day?date=`: a doctor's own visits of one day, earliest first.
#[derive(Debug, Clone, Serialize)]
pub struct DoctorDay {
    /// The day shown.
    pub day: Day,
    /// The zone of its times.
    pub zone: ZoneLabel,
    /// Whether it is today: only then somebody can be waiting.
    pub is_today: bool,
    /// The day before.
    pub previous: Day,
    /// The day after.
    pub following: Day,
    /// That the whole house is closed then: [`house_closed`].
    pub closed: Option<Message>,
    /// How many of what.
    pub tally: Tally,
    /// The visits that are going on, the one that began last first.
    pub with_you: Vec<DayVisit>,
    /// Who comes next, unless somebody is here for a time that still runs: the first that waits, otherwise the first to come.
    pub next: Option<DayVisit>,
    /// How many visits stand before the first one that still wants something; 0 where none does.
    pub earlier: u32,
    /// All visits of the day, cancelled ones left out.
    pub visits: Vec<DayVisit>,
    /// What of the day waits for the doctor.
    pub to_finish: Vec<ToFinish>,
    /// That the doctor runs late, and saying so: of today alone.
    pub late: Option<LateChoice>,
    /// The visit of whom it was just said that they are here, or not after all: its line is marked again.
    pub marked: Option<AppointmentId>,
    /// What is wrong with the address: [`date_malformed`]; today is shown then.
    pub trouble: Option<Message>,
}

/// One visit in a doctor's day.
#[derive(Debug, Clone, Serialize)]
pub struct DayVisit {
    /// Its id.
    pub id: AppointmentId,
    /// The version the page was made from.
    pub version: u32,
    /// When it begins.
    pub start: When,
    /// Its state.
    pub status: StatusTag,
    /// Leave or a closed day has hit it, and that is not solved yet.
    pub needs_time: bool,
    /// The patient's name.
    pub patient_name: String,
    /// Why they come, for the doctor's eyes only.
    pub reason: String,
    /// It is by video.
    pub video: bool,
    /// Which of the doctor's kinds of visits it is; empty: the usual one.
    pub kind: String,
    /// Minutes since check-in, while they wait.
    pub waited_minutes: Option<u32>,
    /// The number they are called by; empty before they have come.
    pub token: String,
    /// What the doctor may do now with one button.
    pub buttons: Vec<OneButton>,
    /// The pause behind it, where it is long enough to be of use and not over.
    pub pause: Option<Pause>,
}

/// Time between two visits in which nobody comes.
#[derive(Debug, Clone, Serialize)]
pub struct Pause {
    /// When the visit before has ended.
    pub from: When,
    /// When the next one begins.
    pub until: When,
}

/// One thing that waits for the doctor.
#[derive(Debug, Clone, Serialize)]
pub struct ToFinish {
    /// What it is.
    pub task: Task,
    /// The visit it is about.
    pub id: AppointmentId,
    /// Whose.
    pub patient_name: String,
    /// It has waited for an answer longer than patients are told.
    pub overdue: bool,
}

/// What is left to do about a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Task {
    /// The patient asked for the time.
    Answer,
    /// Its time is over and nobody said whether the patient came.
    SayWhetherTheyCame,
    /// The patient came, its time is over, and it is not completed.
    WriteUp,
}

impl DayVisit {
    fn sample(number: i8, time: &str, status: StatusTag, patient_name: &str, reason: &str) -> Self {
        let (waited_minutes, buttons) = match status {
            StatusTag::CheckedIn => (Some(12), vec![OneButton::Start, OneButton::NoShow]),
            StatusTag::Requested => (None, vec![OneButton::Confirm]),
            StatusTag::Booked | StatusTag::Confirmed => (None, vec![OneButton::CheckIn]),
            _ => (None, vec![]),
        };
        Self {
            id: sample_visit(number),
            version: 3,
            start: When::sample(24, time),
            status,
            needs_time: matches!(status, StatusTag::Confirmed | StatusTag::Proposed),
            patient_name: patient_name.into(),
            reason: reason.into(),
            video: status == StatusTag::Booked,
            kind: if status == StatusTag::Booked { "First visit".into() } else { String::new() },
            token: if waited_minutes.is_some() { format!("C-{number:03}") } else { String::new() },
            waited_minutes,
            buttons,
            pause: None,
        }
    }

    fn then_free(self, from: &str, until: &str) -> Self {
        Self { pause: Some(Pause { from: When::sample(24, from), until: When::sample(24, until) }), ..self }
    }
}

impl View for DoctorDay {
    const TEMPLATE: &'static str = "appointments/day.html";
    const PLACE: Place = Place::Day;

    fn title(&self) -> Message {
        Message::new("day-title").with("day", self.day.clone())
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some()
    }

    fn samples() -> Vec<Self> {
        let visits = vec![
            DayVisit::sample(1, "09:00", StatusTag::Completed, "Ines Moreau", "Palpitations, second visit"),
            DayVisit::sample(2, "09:30", StatusTag::Completed, "Jonas Weber", "Blood pressure check"),
            DayVisit::sample(3, "10:00", StatusTag::NoShow, "Karl Nyberg", "Pacemaker control"),
            DayVisit::sample(4, "10:20", StatusTag::CheckedIn, "Bilal Anwar", "Chest tightness when climbing stairs"),
            DayVisit::sample(5, "10:40", StatusTag::CheckedIn, "Rosa Delgado", "Swollen ankles"),
            DayVisit::sample(6, "11:00", StatusTag::Confirmed, "Pavel Horák", "Follow-up after stent").then_free("11:20", "11:40"),
            DayVisit::sample(7, "11:40", StatusTag::Booked, "Grace Mbeki", "Dizziness"),
            DayVisit::sample(8, "12:00", StatusTag::Requested, "Liam Doyle", "New patient, referred").then_free("12:30", "13:30"),
            DayVisit::sample(9, "13:30", StatusTag::Proposed, "Yuki Tanaka", "Results"),
        ];
        let next = visits.get(3).cloned();
        let task = |task, number, patient_name: &str| ToFinish {
            task,
            id: sample_visit(number),
            patient_name: patient_name.into(),
            overdue: task == Task::Answer,
        };
        let busy = Self {
            day: Day::of(date(2026, 11, 24)),
            zone: When::sample(24, "09:00").zone,
            is_today: true,
            previous: Day::of(date(2026, 11, 23)),
            following: Day::of(date(2026, 11, 25)),
            closed: None,
            tally: Tally { visits: 9, done: 2, with_doctor: 0, waiting: 2, no_show: 1, to_come: 4 },
            with_you: vec![],
            next,
            earlier: 3,
            visits,
            to_finish: vec![
                task(Task::WriteUp, 1, "Ines Moreau"),
                task(Task::SayWhetherTheyCame, 2, "Jonas Weber"),
                task(Task::Answer, 8, "Liam Doyle"),
            ],
            late: Some(LateChoice::sample()),
            marked: None,
            trouble: None,
        };
        let talking = DayVisit::sample(4, "10:20", StatusTag::InConsultation, "Bilal Anwar", "Chest tightness");
        let coming = DayVisit::sample(6, "11:00", StatusTag::Confirmed, "Pavel Horák", "Follow-up after stent");
        let second = DayVisit::sample(5, "10:40", StatusTag::InConsultation, "Rosa Delgado", "Swollen ankles");
        let lit = |with_you: Vec<DayVisit>, next| {
            let with_doctor = count(with_you.len());
            let tally = Tally { visits: 9 + with_doctor, with_doctor, ..busy.tally };
            Self { tally, with_you, next, to_finish: vec![], ..busy.clone() }
        };
        let both = Self { visits: vec![talking.clone(), second.clone()], earlier: 0, ..lit(vec![second, talking.clone()], None) };
        let done = |number| DayVisit::sample(number, "08:00", StatusTag::Completed, "Ines Moreau", "Palpitations");
        let visits = (10..14).map(done).chain([coming.clone()]).collect();
        let evening = Self { visits, earlier: 4, ..lit(vec![], Some(coming.clone())) };
        let empty = Self {
            late: Some(LateChoice::nobody()),
            tally: Tally::default(),
            next: None,
            earlier: 0,
            visits: vec![],
            to_finish: vec![],
            ..busy.clone()
        };
        let other = Self { is_today: false, late: None, next: None, closed: Some(house_closed("Diwali", 9)), ..busy.clone() };
        let other_empty = Self { is_today: false, closed: Some(house_closed("Diwali", 0)), ..empty.clone() };
        let wrong = Self { trouble: Some(date_malformed()), ..empty.clone() };
        let begun = [lit(vec![talking], None), both, Self { marked: Some(sample_visit(5)), ..busy.clone() }];
        [busy.clone(), lit(vec![], Some(coming)), evening, empty, other, other_empty, wrong].into_iter().chain(begun).collect()
    }
}
