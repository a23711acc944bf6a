//! A doctor's visits to come, with requests that wait for an answer before everything else.

use serde::Serialize;

use super::{OneButton, StatusTag, sample_visit};
use crate::primitives::ids::AppointmentId;
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::render::View;
use crate::web::say::{Day, When, ZoneLabel};
use crate::web::texts::Message;

/// `GET /upcoming?from=&to=&status=&status=`: a doctor's own visits of at most 31 days.
#[derive(Debug, Clone, Serialize)]
pub struct ComingVisits {
    /// The first day shown.
    pub first: Day,
    /// The last day shown.
    pub last: Day,
    /// The zone of its times, as it stands on the first day.
    pub zone: ZoneLabel,
    /// What stands in the field of the first day.
    pub from: Field,
    /// What stands in the field of the last day.
    pub to: Field,
    /// Every state, to choose from.
    pub statuses: Vec<StatusChoice>,
    /// Whether the list is another than the usual one.
    pub filtered: bool,
    /// How many visits match.
    pub total: u32,
    /// How many of them wait for the doctor's answer.
    pub requests: u32,
    /// Those of this page that do.
    pub waiting: Vec<ComingVisit>,
    /// The other visits of this page, earliest first.
    pub visits: Vec<ComingVisit>,
    /// Address of the next visits.
    pub later: Option<String>,
    /// Address of the first page, on any other.
    pub first_page: Option<String>,
    /// What the address narrows the list to: buttons and visits lead back there.
    pub list: String,
}

/// One entry of the filter by state.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct StatusChoice {
    /// The state.
    pub status: StatusTag,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// One visit of the list.
#[derive(Debug, Clone, Serialize)]
pub struct ComingVisit {
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
    /// It has waited for an answer longer than patients are told.
    pub overdue: bool,
    /// What the doctor may do now with one button.
    pub buttons: Vec<OneButton>,
}

/// The range has more days than one list shows.
pub fn too_long(days: u32) -> Message {
    Message::new("upcoming-too-long").with("days", days)
}

/// The last day lies before the first.
pub fn before_first() -> Message {
    Message::new("upcoming-before-first")
}

impl ComingVisit {
    fn sample(day: i8, time: &str, status: StatusTag, patient_name: &str, reason: &str) -> Self {
        let needs_time = matches!(status, StatusTag::Requested | StatusTag::Confirmed) && day > 26;
        let buttons = match status {
            StatusTag::Requested if !needs_time => vec![OneButton::Confirm],
            StatusTag::Booked if day == 24 => vec![OneButton::CheckIn, OneButton::Start],
            _ => vec![],
        };
        Self {
            id: sample_visit(day),
            version: 1,
            start: When::sample(day, time),
            status,
            needs_time,
            patient_name: patient_name.into(),
            reason: reason.into(),
            video: status == StatusTag::Confirmed,
            overdue: status == StatusTag::Requested && day > 26,
            buttons,
        }
    }
}

impl View for ComingVisits {
    const TEMPLATE: &'static str = "appointments/upcoming.html";
    const PLACE: Place = Place::Upcoming;

    fn title(&self) -> Message {
        Message::new("upcoming-title")
    }

    fn has_errors(&self) -> bool {
        self.from.is_wrong() || self.to.is_wrong()
    }

    fn samples() -> Vec<Self> {
        let choice = |chosen: &'static [StatusTag]| {
            StatusTag::ALL.into_iter().map(|status| StatusChoice { status, chosen: chosen.contains(&status) }).collect::<Vec<_>>()
        };
        let full = Self {
            first: When::sample(24, "09:00").day,
            last: Day { month: 12, ..When::sample(24, "09:00").day },
            zone: When::sample(24, "09:00").zone,
            from: Field::of("2026-11-24"),
            to: Field::of("2026-12-24"),
            statuses: choice(&[]),
            filtered: false,
            total: 31,
            requests: 2,
            waiting: vec![
                ComingVisit::sample(26, "12:00", StatusTag::Requested, "Liam Doyle", "New patient, referred"),
                ComingVisit::sample(29, "09:30", StatusTag::Requested, "Ines Moreau", "Palpitations, third visit"),
            ],
            visits: vec![
                ComingVisit::sample(24, "11:20", StatusTag::InConsultation, "Bilal Anwar", "Chest tightness"),
                ComingVisit::sample(24, "11:40", StatusTag::Booked, "Grace Mbeki", "Dizziness"),
                ComingVisit::sample(25, "10:40", StatusTag::Confirmed, "Rosa Delgado", "Swollen ankles"),
                ComingVisit::sample(27, "13:30", StatusTag::Proposed, "Yuki Tanaka", "Results"),
            ],
            later: Some("/upcoming?cursor=sealed".into()),
            first_page: None,
            list: String::new(),
        };
        let calm = Self { requests: 0, waiting: vec![], total: 3, later: None, ..full.clone() };
        let list = "cursor=sealed".to_owned();
        let second = Self { first_page: Some("/upcoming".into()), list, waiting: vec![], later: None, ..full.clone() };
        let only_requests = Self { requests: 1, total: 1, visits: vec![], later: None, ..full.clone() };
        let only_requests = Self { waiting: only_requests.waiting[..1].to_vec(), ..only_requests };
        let empty = Self { total: 0, visits: vec![], ..calm.clone() };
        let narrowed = Self { statuses: choice(&[StatusTag::Cancelled, StatusTag::NoShow]), filtered: true, ..empty.clone() };
        let wrong = Self { from: Field::wrong("soon", super::staff::date_malformed()), ..calm.clone() };
        let long = Self { to: Field::wrong("2027-11-24", too_long(31)), ..calm.clone() };
        let turned = Self { to: Field::wrong("2026-11-01", before_first()), ..calm.clone() };
        vec![full, calm, second, only_requests, empty, narrowed, wrong, long, turned]
    }
}
