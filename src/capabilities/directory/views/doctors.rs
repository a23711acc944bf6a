//! What the search for doctors shows.

use jiff::civil::date;
use serde::Serialize;

use super::departments::DepartmentLine;
use super::lines::{DoctorLine, GenderChoice, PartChoice, sample_department};
use crate::capabilities::directory::model::DoctorSort;
use crate::capabilities::settings::model::Settings;
use crate::primitives::ids::DepartmentId;
use crate::primitives::money::Currency;
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::people::Along;
use crate::web::render::View;
use crate::web::say::Day;
use crate::web::spoken::{SpokenChoice, choices};
use crate::web::texts::{Arg, Message};

/// `GET /doctors?q=&department=&specialization=&gender=&language=&max_fee=&part=&sort=&cursor=`.
#[derive(Debug, Clone, Serialize)]
pub struct DoctorSearch {
    /// Words of a name or a specialization.
    pub q: Field,
    /// Only these specializations; empty for all. Travels in addresses and stands above the list.
    pub specialization: String,
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
    /// All departments, by name.
    pub departments: Vec<DepartmentChoice>,
    /// Departments that have the words in their name or description.
    pub named: Vec<DepartmentLine>,
    /// The order that was wished.
    pub sort: Option<DoctorSort>,
    /// What all who were found are in order by; `None`: they are too many, and stand page by page, by name.
    pub sorted: Option<DoctorSort>,
    /// A page of doctors.
    pub doctors: Vec<DoctorLine>,
    /// Nothing narrows them: it is the list of everybody, from its beginning.
    pub is_whole: bool,
    /// How many there are in all, when that is known.
    pub total: Option<u32>,
    /// The last day that was looked at for free times.
    pub until: Day,
    /// The page is not full: who was not looked at may match too.
    pub search_goes_on: bool,
    /// Address of the next page.
    pub more: Option<String>,
    /// Address of the first page, on any later one.
    pub beginning: Option<String>,
    /// For whom a carer looks, and what they hold.
    #[serde(flatten)]
    pub along: Along,
}

/// A department that can be chosen.
#[derive(Debug, Clone, Serialize)]
pub struct DepartmentChoice {
    /// Its id.
    pub id: DepartmentId,
    /// Its name.
    pub name: String,
    /// Whether it is the chosen one.
    pub chosen: bool,
}

/// That is no amount.
pub fn fee_malformed(currency: Currency) -> Message {
    Message::new("doctors-fee-malformed").with("like", Arg::like(currency))
}

/// More was typed than any name has.
pub fn words_too_long(limit: u32) -> Message {
    Message::new("doctors-words-too-long").with("limit", limit)
}

impl View for DoctorSearch {
    const TEMPLATE: &'static str = "directory/doctors.html";
    const PLACE: Place = Place::Doctors;

    fn title(&self) -> Message {
        Message::new("doctors-title")
    }

    fn has_errors(&self) -> bool {
        self.q.is_wrong() || self.max_fee.is_wrong()
    }

    fn samples() -> Vec<Self> {
        let choice = |number, name: &str| DepartmentChoice { id: sample_department(number), name: name.into(), chosen: false };
        let all = Self {
            q: Field::default(),
            specialization: String::new(),
            part: None,
            gender: None,
            languages: choices(""),
            max_fee: Field::default(),
            currency: "INR".into(),
            departments: vec![choice(3, "General medicine"), choice(4, "Heart"), choice(5, "Skin")],
            named: vec![],
            sort: None,
            sorted: None,
            doctors: DoctorLine::samples(),
            is_whole: true,
            total: None,
            until: Day::of(date(2026, 12, 1)),
            search_goes_on: false,
            more: Some("/doctors?cursor=sealed".into()),
            beginning: None,
            along: Along::default(),
        };
        let acting = Self { along: Along::sample(), ..all.clone() };
        let heart = DepartmentLine { id: sample_department(4), name: "Heart".into(), description: "Chest pain, blood pressure.".into() };
        let whole = Some(DoctorSort::Name);
        let words =
            Self { q: Field::of("heart"), named: vec![heart], is_whole: false, sorted: whole, total: Some(4), more: None, ..all.clone() };
        let mut narrowed = Self {
            specialization: "Heart surgeon".into(),
            part: Some(PartChoice::Morning),
            gender: Some(GenderChoice::Female),
            languages: choices("hi"),
            max_fee: Field::of("600"),
            sort: Some(DoctorSort::Fee),
            sorted: Some(DoctorSort::Fee),
            is_whole: false,
            total: Some(1),
            more: None,
            ..all.clone()
        };
        narrowed.departments[1].chosen = true;
        narrowed.doctors.truncate(1);
        let last = Self { beginning: Some("/doctors".into()), is_whole: false, more: None, ..all.clone() };
        let some_here = Self {
            gender: Some(GenderChoice::Male),
            is_whole: false,
            sort: Some(DoctorSort::Soonest),
            search_goes_on: true,
            ..all.clone()
        };
        let nobody_here = Self { doctors: vec![], part: Some(PartChoice::Evening), ..some_here.clone() };
        let nobody = Self { q: Field::of("Zhivago"), doctors: vec![], is_whole: false, total: Some(0), more: None, ..all.clone() };
        let empty_house = Self { departments: vec![], q: Field::default(), is_whole: true, ..nobody.clone() };
        let too_long = Self { q: Field::wrong("heart ".repeat(30), words_too_long(120)), total: None, ..nobody.clone() };
        let no_fee = Self {
            max_fee: Field::wrong("cheap", fee_malformed(Settings::default().currency)),
            doctors: vec![],
            is_whole: false,
            total: None,
            more: None,
            ..all.clone()
        };
        vec![all, acting, words, narrowed, last, some_here, nobody_here, nobody, empty_house, too_long, no_fee]
    }
}
