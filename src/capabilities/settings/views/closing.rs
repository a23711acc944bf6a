//! Visits that are booked on days which would be closed: listed before anything is saved.

use serde::Serialize;

use crate::primitives::ids::AppointmentId;
use crate::web::carried::{Carried, booked_meanwhile};
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::render::View;
use crate::web::say::{Day, When};
use crate::web::texts::{Message, count};

/// After a `POST` of settings that close days on which visits are booked: nothing is saved until the second button is pressed.
///
/// Posts what was `carried` to the same address, and `again` to go back to the form.
#[derive(Debug, Clone, Serialize)]
pub struct CheckClosing {
    /// The days with visits, earliest first.
    pub days: Vec<ClosingDay>,
    /// `yes`: the patients of all of these are offered other times.
    pub offer_other_times: Field,
    /// What was typed and seen, sent again.
    pub carried: Vec<Carried>,
    /// What happened since the page was shown before: [`booked_meanwhile`].
    pub trouble: Option<Message>,
}

/// A day that would be closed.
#[derive(Debug, Clone, Serialize)]
pub struct ClosingDay {
    pub day: Day,
    /// Why it is closed; may be empty.
    pub label: String,
    /// How many visits are booked on it.
    pub count: u32,
    /// The first of them, earliest first; none where the days before took all the room.
    pub visits: Vec<ClosingVisit>,
    /// So many more are not listed.
    pub unlisted: u32,
}

/// A visit booked on such a day.
#[derive(Debug, Clone, Serialize)]
pub struct ClosingVisit {
    pub id: AppointmentId,
    pub start: When,
    pub patient_name: String,
    pub doctor_name: String,
}

impl View for CheckClosing {
    const TEMPLATE: &'static str = "settings/closing.html";
    const PLACE: Place = Place::Settings;

    fn title(&self) -> Message {
        Message::new("closing-title").with("days", count(self.days.len()))
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some()
    }

    fn samples() -> Vec<Self> {
        let visit = |number: u8, patient_name: &str| ClosingVisit {
            id: AppointmentId::from_uuid(uuid::Uuid::from_u128(number.into())),
            start: When::sample(26, &format!("{:02}:30", 8 + number)),
            patient_name: patient_name.into(),
            doctor_name: "Dr Leena Farah".into(),
        };
        let founders = ClosingDay {
            day: Day::of(jiff::civil::date(2026, 11, 26)),
            label: "Founders’ day".into(),
            count: 53,
            visits: vec![visit(1, "Bilal Anwar"), visit(2, "Rosa Delgado"), visit(3, "Pavel Horák")],
            unlisted: 50,
        };
        let one = ClosingDay {
            day: Day::of(jiff::civil::date(2026, 11, 25)),
            label: String::new(),
            count: 1,
            visits: vec![visit(1, "Bilal Anwar")],
            unlisted: 0,
        };
        let later = ClosingDay { day: Day::of(jiff::civil::date(2026, 11, 27)), visits: vec![], unlisted: 53, ..founders.clone() };
        let carried = vec![Carried { name: "closed_days", value: "2026-11-26 Founders’ day".into() }];
        let single = Self { days: vec![one.clone()], offer_other_times: Field::of("yes"), carried, trouble: None };
        let days = vec![founders, one, later];
        let late = Self { trouble: Some(booked_meanwhile()), offer_other_times: Field::of(""), days, ..single.clone() };
        vec![single, late]
    }
}
