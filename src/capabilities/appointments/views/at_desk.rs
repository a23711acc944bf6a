//! Where booking for a patient at the desk begins.

use serde::Serialize;

use super::booking::PersonChoice;
use crate::primitives::ids::{DepartmentId, HoldId};
use crate::web::frame::Place;
use crate::web::people::{DoctorCard, along, sample_user};
use crate::web::render::View;
use crate::web::say::{Day, When};
use crate::web::texts::Message;

/// `GET /patients/{pid}/book?department=`: the departments, or the doctors of one.
#[derive(Debug, Clone, Serialize)]
pub struct BookForPatient {
    pub patient: PersonChoice,
    /// No mail goes to the patient: the desk asks for another address first, or tells them itself.
    pub mail_fails: bool,
    /// They have no address: tell them now, nothing is mailed.
    pub no_address: bool,
    pub departments: Vec<DepartmentChoice>,
    /// The chosen department's name.
    pub chosen: Option<String>,
    /// Whoever is free soonest first; none while no department is chosen.
    pub doctors: Vec<FreeDoctor>,
    /// The last day that was looked through.
    pub until: Day,
    /// The hold that the desk comes from.
    pub held: Option<HoldId>,
    /// What addresses of doctors end with: for whom, and that hold.
    pub tail: String,
}

/// A department to choose.
#[derive(Debug, Clone, Serialize)]
pub struct DepartmentChoice {
    pub id: DepartmentId,
    pub name: String,
    /// May be empty.
    pub description: String,
}

/// A doctor with the next free times, at most three.
#[derive(Debug, Clone, Serialize)]
pub struct FreeDoctor {
    pub doctor: DoctorCard,
    pub soonest: Vec<FreeTime>,
    pub accepts_bookings: bool,
}

/// A free time, and the address at which it is chosen for the patient.
#[derive(Debug, Clone, Serialize)]
pub struct FreeTime {
    pub start: When,
    pub href: String,
}

impl DepartmentChoice {
    /// Two departments, one without a description.
    pub(super) fn samples() -> Vec<Self> {
        let of = |number: u128, name: &str, description: &str| Self {
            id: DepartmentId::from_uuid(uuid::Uuid::from_u128(number)),
            name: name.into(),
            description: description.into(),
        };
        vec![of(1, "Heart", "Pressure, rhythm, chest pain"), of(2, "Skin", "")]
    }
}

impl View for BookForPatient {
    const TEMPLATE: &'static str = "appointments/book_for_patient.html";
    const PLACE: Place = Place::Patients;

    fn title(&self) -> Message {
        Message::new("book-for-patient-title")
    }

    fn samples() -> Vec<Self> {
        let first = Self {
            patient: PersonChoice::sample(),
            mail_fails: false,
            no_address: false,
            departments: DepartmentChoice::samples(),
            chosen: None,
            doctors: vec![],
            until: When::sample(30, "00:00").day,
            held: None,
            tail: along(Some(PersonChoice::sample().id), None),
        };
        let time = |clock: &str| FreeTime { start: When::sample(26, clock), href: "/doctors/usr_1/times".into() };
        let doctor = |soonest: Vec<FreeTime>, accepts_bookings| FreeDoctor { doctor: DoctorCard::sample(), soonest, accepts_bookings };
        let other = FreeDoctor { doctor: DoctorCard::new(sample_user(8), "Dr Chidi Okafor", "", "Heart"), ..doctor(vec![], true) };
        let shut = FreeDoctor { doctor: DoctorCard::new(sample_user(9), "Dr Mei Chen", "", "Heart"), ..doctor(vec![], false) };
        let heart = Self {
            chosen: Some("Heart".into()),
            doctors: vec![doctor(vec![time("09:30"), time("10:00"), time("11:30")], true), other, shut],
            ..first.clone()
        };
        let held = Some(HoldId::from_uuid(uuid::Uuid::from_u128(4)));
        let nobody = Self { chosen: Some("Skin".into()), held, tail: along(Some(first.patient.id), held), ..first.clone() };
        let unreached = Self { mail_fails: true, ..first.clone() };
        let walk_in = Self { no_address: true, ..first.clone() };
        let another = Self { chosen: None, ..nobody.clone() };
        vec![first.clone(), heart, nobody, another, unreached, walk_in, Self { departments: vec![], ..first }]
    }
}
