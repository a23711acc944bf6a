//! A doctor's own patients.

use serde::Serialize;

use crate::primitives::ids::UserId;
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::people::sample_user;
use crate::web::render::View;
use crate::web::say::When;
use crate::web::texts::Message;

/// `GET /my-patients?search=`: who is in the doctor's care, by name.
#[derive(Debug, Clone, Serialize)]
pub struct MyPatients {
    /// Words of a name.
    pub q: Field,
    /// Whether the list is narrowed by them.
    pub searched: bool,
    /// By name.
    pub patients: Vec<PatientLine>,
    /// Address of the first page, on any later one.
    pub first: Option<String>,
    /// Address of the next page.
    pub more: Option<String>,
}

/// One of them. Nothing clinical.
#[derive(Debug, Clone, Serialize)]
pub struct PatientLine {
    pub id: UserId,
    pub name: String,
    /// When they last met.
    pub last: Option<When>,
    /// When they meet next.
    pub next: Option<When>,
}

impl View for MyPatients {
    const TEMPLATE: &'static str = "appointments/my_patients.html";
    const PLACE: Place = Place::MyPatients;

    fn title(&self) -> Message {
        Message::new("my-patients-title")
    }

    fn samples() -> Vec<Self> {
        let line = |number, name: &str, last, next| PatientLine { id: sample_user(number), name: name.into(), last, next };
        let when = |day| Some(When::sample(day, "09:30"));
        let full = Self {
            q: Field::default(),
            searched: false,
            patients: vec![
                line(1, "Asha Patel", when(12), when(26)),
                line(2, "Ben de Vries-Wolfeschlegelsteinhausen", None, when(27)),
                line(3, "Maya Lindqvist", when(3), None),
                line(4, "Noor Haddad", None, None),
            ],
            first: None,
            more: Some("/my-patients?cursor=x".into()),
        };
        let last = Self { first: Some("/my-patients".into()), more: None, ..full.clone() };
        let nobody = Self { patients: vec![], first: None, more: None, ..full.clone() };
        let none = Self { q: Field::of("Zora"), searched: true, ..nobody.clone() };
        vec![full, last, nobody, none]
    }
}
