//! What the departments and their doctors show.

use jiff::civil::date;
use serde::Serialize;

use super::doctors::fee_malformed;
use super::lines::{DoctorLine, GenderChoice, OpenTime, PartChoice, SoonestTime, sample_department};
use crate::capabilities::directory::model::DoctorSort;
use crate::capabilities::settings::model::Settings;
use crate::primitives::ids::DepartmentId;
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::people::{Along, DoctorCard};
use crate::web::render::View;
use crate::web::say::Day;
use crate::web::spoken::{SpokenChoice, choices};
use crate::web::texts::Message;

/// `GET /departments`.
#[derive(Debug, Clone, Serialize)]
pub struct Departments {
    /// By name.
    pub departments: Vec<DepartmentLine>,
    /// For whom a carer looks, and what they hold.
    #[serde(flatten)]
    pub along: Along,
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

/// `GET /departments/{id}?part=&gender=&language=&max_fee=&sort=&cursor=`: the soonest times of all its doctors, then the doctors.
#[derive(Debug, Clone, Serialize)]
pub struct DepartmentPage {
    /// Its id.
    pub id: DepartmentId,
    /// Its name.
    pub name: String,
    /// One or two sentences; may be empty.
    pub description: String,
    /// Only those free in this part of a day.
    pub part: Option<PartChoice>,
    /// Only women, only men.
    pub gender: Option<GenderChoice>,
    /// Only those who speak the one that is ticked.
    pub languages: Vec<SpokenChoice>,
    /// Only those whose visits cost at most this.
    pub max_fee: Field,
    /// What that is in.
    pub currency: String,
    /// The soonest free times of all its doctors, earliest first, at most six; empty when nothing is free.
    pub soonest: Vec<SoonestTime>,
    /// What its doctors are in order by.
    pub sort: DoctorSort,
    /// A page of its doctors.
    pub doctors: Vec<DoctorLine>,
    /// How many there are in all.
    pub total: u32,
    /// The last day that was looked at for free times.
    pub until: Day,
    /// Address of the next page.
    pub more: Option<String>,
    /// Address of the first page, on any later one.
    pub beginning: Option<String>,
    /// For whom a carer looks, and what they hold.
    #[serde(flatten)]
    pub along: Along,
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
        let all = Self { departments: known.into_iter().enumerate().map(line).collect(), along: Along::default() };
        vec![all.clone(), Self { along: Along::sample(), ..all }, Self { departments: vec![], along: Along::default() }]
    }
}

impl View for DepartmentPage {
    const TEMPLATE: &'static str = "directory/department.html";
    const PLACE: Place = Place::Departments;

    fn title(&self) -> Message {
        Message::new("department-title").with("name", self.name.as_str())
    }

    fn has_errors(&self) -> bool {
        self.max_fee.is_wrong()
    }

    fn samples() -> Vec<Self> {
        let time = |day, at| SoonestTime { doctor: DoctorCard::sample(), time: OpenTime::sample(day, at) };
        let full = Self {
            id: sample_department(4),
            name: "Heart".into(),
            description: "Chest pain, blood pressure, palpitations and follow-up after operations.".into(),
            part: None,
            gender: None,
            languages: choices(""),
            max_fee: Field::default(),
            currency: "INR".into(),
            soonest: vec![time(24, "15:40"), time(25, "09:30"), time(25, "09:30"), time(25, "10:00"), time(26, "10:00"), time(27, "11:00")],
            sort: DoctorSort::Soonest,
            doctors: DoctorLine::samples(),
            total: 24,
            until: Day::of(date(2026, 12, 1)),
            more: Some("/departments/dpt_1?cursor=sealed".into()),
            beginning: None,
            along: Along::default(),
        };
        let acting = Self { along: Along::sample(), ..full.clone() };
        let later = Self {
            soonest: vec![time(26, "09:30")],
            part: Some(PartChoice::Morning),
            gender: Some(GenderChoice::Female),
            languages: choices("hi"),
            max_fee: Field::of("600"),
            sort: DoctorSort::Fee,
            doctors: DoctorLine::samples().into_iter().take(1).collect(),
            total: 1,
            more: None,
            ..full.clone()
        };
        let second = Self { soonest: vec![], beginning: Some("/departments/dpt_1".into()), more: None, ..full.clone() };
        let busy = DoctorLine::samples().into_iter().skip(2).collect();
        let nothing_free = Self { soonest: vec![], doctors: busy, total: 2, more: None, ..full.clone() };
        let nobody_then = Self { doctors: vec![], total: 0, part: Some(PartChoice::Evening), ..nothing_free.clone() };
        let empty = Self { part: None, ..nobody_then.clone() };
        let no_fee = Self { max_fee: Field::wrong("cheap", fee_malformed(Settings::default().currency)), ..full.clone() };
        vec![full, acting, later, second, nothing_free, nobody_then, empty, no_fee]
    }
}
