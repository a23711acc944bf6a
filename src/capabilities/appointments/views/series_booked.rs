//! What became of the visits of a series, and giving back those that are still to come.

use serde::Serialize;

use super::booking::PersonChoice;
use super::sample_visit;
use super::series::{CONFLICTS, SeriesCarried, SeriesLine, sample_doctor};
use crate::primitives::ids::AppointmentId;
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::people::ActingFor;
use crate::web::render::View;
use crate::web::say::When;
use crate::web::texts::Message;

/// Which one of a series a visit is.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct SeriesPlace {
    pub number: u8,
    pub of: u8,
}

/// `GET /patients/{pid}/series?told=`: what is booked, and what is not; another try for the latter is posted to `/patients/{pid}/series`,
/// which answers so itself where nothing could be booked.
#[derive(Debug, Clone, Serialize)]
pub struct SeriesBooked {
    pub patient: PersonChoice,
    pub doctor: PersonChoice,
    pub proposes: bool,
    pub booked: Vec<BookedLine>,
    pub failed: Vec<SeriesLine>,
    /// Dates of the plan that were left out.
    pub left_out: Vec<LeftOut>,
    pub carried: SeriesCarried,
}

/// One that is booked.
#[derive(Debug, Clone, Serialize)]
pub struct BookedLine {
    pub id: AppointmentId,
    pub start: When,
    pub place: SeriesPlace,
    /// The line that names it when the form is sent again.
    pub value: String,
}

/// A date that was left out.
#[derive(Debug, Clone, Serialize)]
pub struct LeftOut {
    /// As planned.
    pub start: When,
    /// The line that names it when the form is sent again.
    pub value: String,
}

/// `GET /appointments/{id}/series/cancel`: every visit that would be given back. Posts a `visit` for each, and `reason`.
#[derive(Debug, Clone, Serialize)]
pub struct SeriesCancel {
    /// The visit this was asked from.
    pub visit: AppointmentId,
    pub doctor_name: String,
    /// The patient's name, for staff.
    pub patient_name: Option<String>,
    pub acting: Option<ActingFor>,
    pub visits: Vec<CancelLine>,
    /// Patients could not cancel all of these any more: staff say why.
    pub late: bool,
    pub reason: Field,
}

/// One that would be given back.
#[derive(Debug, Clone, Serialize)]
pub struct CancelLine {
    pub start: When,
    pub place: SeriesPlace,
    /// The visit and the version it was seen with.
    pub value: String,
}

/// The house could not answer just now.
pub fn try_again() -> Message {
    Message::new("series-try-again")
}

/// Banner: so many were cancelled.
pub fn series_cancelled(count: u32) -> Message {
    Message::new("flash-series-cancelled").with("count", count)
}

/// Banner: so many were cancelled, and so many had changed meanwhile.
pub fn series_partly(count: u32, kept: u32) -> Message {
    Message::new("flash-series-partly").with("count", count).with("kept", kept)
}

impl View for SeriesBooked {
    const TEMPLATE: &'static str = "appointments/series_booked.html";
    const PLACE: Place = Place::Patients;

    fn title(&self) -> Message {
        Message::new("series-booked-title")
    }

    fn samples() -> Vec<Self> {
        let line = |number: u8| BookedLine {
            id: sample_visit(i8::try_from(number).unwrap_or(1)),
            start: When::sample(i8::try_from(number).unwrap_or(1), "09:30"),
            place: SeriesPlace { number, of: 4 },
            value: format!("{number}/{number}/2026-11-26T04:00:00Z"),
        };
        let whole = Self {
            patient: PersonChoice::sample(),
            doctor: sample_doctor(),
            proposes: false,
            booked: (1..=4).map(line).collect(),
            failed: vec![],
            left_out: vec![],
            carried: SeriesCarried { of: 4, ..SeriesCarried::sample() },
        };
        let failed: Vec<SeriesLine> = (5..).zip(CONFLICTS).map(|(line, why)| SeriesLine::sample(line, Some(why))).collect();
        let silent = SeriesLine { why: Some(try_again()), ..SeriesLine::sample(3, None) };
        let left_out = |day| LeftOut { start: When::sample(day, "09:30"), value: format!("{day}//") };
        let partly = Self { booked: vec![line(1), line(2)], failed, left_out: vec![left_out(3)], ..whole.clone() };
        let fewer = Self { left_out: vec![left_out(5), left_out(6)], ..whole.clone() };
        let nothing = Self { proposes: true, booked: vec![], failed: vec![silent], ..whole.clone() };
        vec![whole.clone(), Self { proposes: true, ..whole }, partly, nothing, fewer]
    }
}

impl View for SeriesCancel {
    const TEMPLATE: &'static str = "appointments/series_cancel.html";
    const PLACE: Place = Place::Visits;

    fn title(&self) -> Message {
        Message::new("series-cancel-title")
    }

    fn has_errors(&self) -> bool {
        self.reason.is_wrong()
    }

    fn samples() -> Vec<Self> {
        let line = |number: u8| CancelLine {
            start: When::sample(i8::try_from(number).unwrap_or(1), "09:30"),
            place: SeriesPlace { number, of: 8 },
            value: "apt_1 2".into(),
        };
        let own = Self {
            visit: sample_visit(26),
            doctor_name: "Dr Leena Farah".into(),
            patient_name: None,
            acting: None,
            visits: (3..=8).map(line).collect(),
            late: false,
            reason: Field::default(),
        };
        let long = super::cancel::cancel_reason_too_long(200, 240);
        let desk = Self { patient_name: Some("Maya Lindqvist".into()), reason: Field::wrong("x".repeat(240), long), ..own.clone() };
        let late = Self { late: true, reason: Field::wrong("", super::cancel::late_reason_missing()), ..desk.clone() };
        let acting = Self { acting: Some(ActingFor::sample()), ..own.clone() };
        vec![own.clone(), desk, late, acting, Self { visits: vec![], ..own }]
    }
}
