//! What the departments and their doctors show.

use serde::Serialize;

use crate::primitives::ids::DepartmentId;
use crate::web::frame::Place;
use crate::web::people::{DoctorCard, sample_user};
use crate::web::render::View;
use crate::web::say::When;
use crate::web::texts::Message;

/// `GET /departments`.
#[derive(Debug, Clone, Serialize)]
pub struct Departments {
    /// By name.
    pub departments: Vec<DepartmentLine>,
}

/// One department in the list.
#[derive(Debug, Clone, Serialize)]
pub struct DepartmentLine {
    /// Its id.
    pub id: DepartmentId,
    /// Its name.
    pub name: String,
    /// One or two sentences; may be empty.
    pub description: String,
}

/// `GET /departments/{id}`: its doctors, whoever is free soonest first.
#[derive(Debug, Clone, Serialize)]
pub struct DepartmentPage {
    /// Its id.
    pub id: DepartmentId,
    /// Its name.
    pub name: String,
    /// One or two sentences; may be empty.
    pub description: String,
    /// Soonest free first; those without a free time last.
    pub doctors: Vec<DoctorLine>,
}

/// One doctor of a department.
#[derive(Debug, Clone, Serialize)]
pub struct DoctorLine {
    /// The doctor.
    pub doctor: DoctorCard,
    /// The next free times, at most three; empty when nothing is free within the horizon.
    pub soonest: Vec<When>,
    /// Whether visits can be booked with this doctor at all.
    pub accepts_bookings: bool,
}

impl View for Departments {
    const TEMPLATE: &'static str = "directory/departments.html";
    const PLACE: Place = Place::Departments;

    fn title(&self) -> Message {
        Message::new("departments-title")
    }

    fn samples() -> Vec<Self> {
        let line = |(number, (name, description)): (usize, (&str, &str))| DepartmentLine {
            id: sample_department(number as u128 + 1),
            name: name.into(),
            description: description.into(),
        };
        let known = [
            ("Bones and joints", "Fractures, backs, knees and hips."),
            ("Children", "From the first day to the eighteenth birthday."),
            ("General medicine", "The right start when you are not sure who to see."),
            ("Heart", "Chest pain, blood pressure, palpitations and follow-up after operations."),
            ("Skin", ""),
        ];
        vec![Self { departments: known.into_iter().enumerate().map(line).collect() }, Self { departments: vec![] }]
    }
}

impl View for DepartmentPage {
    const TEMPLATE: &'static str = "directory/department.html";
    const PLACE: Place = Place::Departments;

    fn title(&self) -> Message {
        Message::new("department-title").with("name", self.name.as_str())
    }

    fn samples() -> Vec<Self> {
        let line = |doctor, soonest, accepts_bookings| DoctorLine { doctor, soonest, accepts_bookings };
        let other = |number, name| DoctorCard::new(sample_user(number), name, "Heart surgeon", "Heart");
        let soon = vec![When::sample(24, "15:40"), When::sample(25, "09:30"), When::sample(26, "10:00")];
        let page = |doctors| Self {
            id: sample_department(4),
            name: "Heart".into(),
            description: "Chest pain, blood pressure, palpitations and follow-up after operations.".into(),
            doctors,
        };
        vec![
            page(vec![
                line(DoctorCard::sample(), soon, true),
                line(other(8, "Dr Omar Haddad"), vec![When::sample(27, "11:00")], true),
                line(other(9, "Dr Petra Novak"), vec![], true),
                line(other(10, "Dr Ines Moreau"), vec![], false),
            ]),
            page(vec![line(other(9, "Dr Petra Novak"), vec![], true)]),
            page(vec![]),
        ]
    }
}

pub(super) fn sample_department(number: u128) -> DepartmentId {
    DepartmentId::from_uuid(uuid::Uuid::from_u128(number))
}
