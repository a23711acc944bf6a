//! Booked visits in the way of new hours: listed before anything is saved, and until they are settled.

use serde::Serialize;

use super::week::{ExceptionRow, KindTag};
use super::{VisitRow, Whose};
use crate::web::carried::{Carried, booked_meanwhile};
use crate::web::frame::Place;
use crate::web::render::View;
use crate::web::say::When;
use crate::web::texts::Message;

/// After a `POST` of hours that booked visits are in the way of: nothing is saved until the second button is pressed.
///
/// Posts what was `carried` to the same address, and `again` to go back to the form.
#[derive(Debug, Clone, Serialize)]
pub struct CheckVisits {
    /// Whose hours.
    pub whose: Whose,
    /// What would be saved.
    pub what: Checked,
    /// How many visits are in the way and can be cancelled or moved.
    pub count: u32,
    /// The first of them, earliest first.
    pub visits: Vec<VisitRow>,
    /// So many more are not listed.
    pub unlisted: u32,
    /// Whose patients are here already: neither cancelled nor moved before that is taken back.
    pub here: Vec<VisitRow>,
    /// Where the form is sent: where it came from.
    pub action: String,
    /// What was said of all of them, as a [`Choice`](crate::capabilities::availability::model::Choice) is written; empty: each as chosen.
    pub all: String,
    /// What patients are told whose visits are cancelled.
    pub why: String,
    /// What was typed and seen, sent again.
    pub carried: Vec<Carried>,
    /// What happened since the page was shown before: [`booked_meanwhile`].
    pub trouble: Option<Message>,
}

/// What booked visits are in the way of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Checked {
    /// New, copied or changed weekly rules: visits stay booked, and there is a form to go back to.
    Rules,
    /// Something is removed: visits stay booked, and there is nothing to go back to.
    Removal,
    /// A closed time or leave: each visit is offered other times, solved later, cancelled, or stays.
    Exception,
}

/// A time a visit could be moved to. Nothing keeps it yet.
#[derive(Debug, Clone, Serialize)]
pub struct TimeProposed {
    pub doctor: String,
    /// Another doctor than the visit's.
    pub other: bool,
    pub start: When,
}

impl TimeProposed {
    pub(super) fn samples() -> Vec<Self> {
        let time = |doctor: &str, other, day| Self { doctor: doctor.into(), other, start: When::sample(day, "09:30") };
        vec![time("Dr Leena Farah", false, 27), time("Dr Ravi Iyer", true, 26)]
    }
}

/// `GET /doctors/{id}/exceptions/{exception_id}`: the booked visits that stand in the time of an exception.
#[derive(Debug, Clone, Serialize)]
pub struct ExceptionVisits {
    /// Whose hours.
    pub whose: Whose,
    /// The exception.
    pub exception: ExceptionRow,
    /// How many visits stand in its time and can be cancelled.
    pub count: u32,
    /// The first of them, earliest first.
    pub visits: Vec<VisitRow>,
    /// So many more are not listed.
    pub unlisted: u32,
    /// Whose patients are here already: not cancelled before that is taken back.
    pub here: Vec<VisitRow>,
    /// By what all of them are known: only what was listed is cancelled.
    pub seen: String,
    /// Whether ledgers show booked time that none of these visits explains yet.
    pub more_to_come: bool,
}

/// Visits were cancelled; others still stand.
pub fn still_standing(cancelled: u32, standing: u32) -> Message {
    Message::new("flash-exception-still").with("cancelled", cancelled).with("standing", standing)
}

/// Visits were cancelled; the patients of others are here already.
pub fn still_here(cancelled: u32, here: u32) -> Message {
    Message::new("flash-exception-here").with("cancelled", cancelled).with("here", here)
}

/// Leave stands, and so many visits are listed until each is solved.
pub fn repairs_begun(count: u32) -> Message {
    Message::new("flash-repairs-begun").with("count", count)
}

/// Visits in the time of an exception were cancelled.
pub fn visits_cancelled(cancelled: u32) -> Message {
    Message::new("flash-exception-cancelled").with("count", cancelled)
}

fn sample_rows() -> Vec<VisitRow> {
    (1..).zip(["Bilal Anwar", "Rosa Delgado", "Pavel Horák"]).map(|(number, name)| VisitRow::sample(number, name)).collect()
}

impl View for CheckVisits {
    const TEMPLATE: &'static str = "availability/check.html";
    const PLACE: Place = Place::Hours;

    fn title(&self) -> Message {
        self.whose.title("check-visits-title")
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some()
    }

    fn samples() -> Vec<Self> {
        let rules = Self {
            whose: Whose::sample(true),
            what: Checked::Rules,
            count: 3,
            visits: sample_rows(),
            unlisted: 0,
            here: vec![],
            action: "/doctors/usr_7/hours".into(),
            all: String::new(),
            why: String::new(),
            carried: vec![Carried { name: "start", value: "09:00".into() }],
            trouble: None,
        };
        let late = Self { all: "later".into(), trouble: Some(booked_meanwhile()), ..rules.clone() };
        let leave = Self { what: Checked::Exception, count: 143, unlisted: 140, ..late };
        let here = Self { here: sample_rows(), ..leave.clone() };
        let here_alone = Self { count: 0, visits: vec![], unlisted: 0, all: String::new(), trouble: None, ..here.clone() };
        let one = Self { count: 1, visits: vec![VisitRow::sample(1, "Bilal Anwar")], ..rules.clone() };
        let removal = Self { what: Checked::Removal, whose: Whose::sample(false), ..one.clone() };
        vec![
            rules.clone(),
            Self { what: Checked::Exception, ..rules },
            leave,
            here,
            here_alone,
            one.clone(),
            removal,
            Self { what: Checked::Exception, ..one },
        ]
    }
}

impl View for ExceptionVisits {
    const TEMPLATE: &'static str = "availability/exception_visits.html";
    const PLACE: Place = Place::Hours;

    fn title(&self) -> Message {
        self.whose.title("exception-visits-title")
    }

    fn samples() -> Vec<Self> {
        let full = Self {
            whose: Whose::sample(false),
            exception: ExceptionRow::sample(1, KindTag::Leave),
            count: 3,
            visits: sample_rows(),
            unlisted: 0,
            here: vec![],
            seen: "4d1f".into(),
            more_to_come: false,
        };
        let none = Self { count: 0, visits: vec![], exception: ExceptionRow::sample(2, KindTag::Closed), ..full.clone() };
        let here = vec![VisitRow::sample(1, "Bilal Anwar")];
        let (with_here, here_alone) = (Self { here: here.clone(), ..full.clone() }, Self { here, ..none.clone() });
        vec![full.clone(), Self { more_to_come: true, unlisted: 40, count: 43, ..full }, none, with_here, here_alone]
    }
}
