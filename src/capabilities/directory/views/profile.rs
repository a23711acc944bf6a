//! What a doctor's own page shows.

use jiff::civil::date;
use serde::Serialize;

use super::lines::{OpenTime, sample_department};
use crate::primitives::ids::DepartmentId;
use crate::web::frame::Place;
use crate::web::people::{Along, DoctorCard};
use crate::web::render::View;
use crate::web::say::Day;
use crate::web::texts::Message;

/// `GET /doctors/{id}`: what everybody may know.
#[derive(Debug, Clone, Serialize)]
pub struct DoctorPage {
    /// The doctor.
    pub doctor: DoctorCard,
    /// Their department.
    pub department_id: DepartmentId,
    /// "MD, FRCP"; may be empty.
    pub qualifications: String,
    /// Where visits take place; may be empty.
    pub place: String,
    /// The next free times, at most six.
    pub soonest: Vec<OpenTime>,
    /// The last day that was looked at for free times.
    pub until: Day,
    /// Whether visits can be booked with this doctor.
    pub bookings: Bookings,
    /// Monday first; only weekdays with hours.
    pub hours: Vec<DaysHours>,
    /// How many visits a day they take at most; told to staff.
    pub daily_cap: Option<u16>,
    /// Until how many minutes before the start a patient may move or cancel.
    pub cutoff_minutes: u32,
    /// Whether whoever looks may change the hours.
    pub can_set_hours: bool,
    /// Whether whoever looks may change what stands here.
    pub can_edit: bool,
    /// Whether they work here now; if not, only administrators see this page.
    pub standing: Standing,
    /// For whom a carer looks, and what they hold.
    #[serde(flatten)]
    pub along: Along,
}

/// Where a doctor stands with the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    Listed,
    /// Their account has not been opened.
    Joining,
    Left,
}

/// How visits are booked with a doctor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Bookings {
    /// At once.
    Open,
    /// The doctor answers each booking first.
    AfterAnswer,
    /// Not at all now.
    Closed,
}

/// When a doctor takes visits on weekdays that follow each other and are alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DaysHours {
    /// 1 = Monday … 7 = Sunday.
    pub first: u8,
    /// The same as the first when no other one is alike.
    pub last: u8,
    /// Earliest first.
    pub spans: Vec<HoursSpan>,
}

/// Visits of one length, one after the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HoursSpan {
    /// `09:00`.
    pub from: String,
    /// `12:00`.
    pub to: String,
    /// How long a visit takes.
    pub minutes: u16,
    /// The first day, when it is still to come.
    pub since: Option<Day>,
    /// The last day, when there is one.
    pub until: Option<Day>,
}

impl View for DoctorPage {
    const TEMPLATE: &'static str = "directory/doctor.html";
    const PLACE: Place = Place::Doctors;

    fn title(&self) -> Message {
        Message::new("doctor-title").with("name", self.doctor.name.as_str())
    }

    fn samples() -> Vec<Self> {
        let span = |from: &str, to: &str| HoursSpan { from: from.into(), to: to.into(), minutes: 30, since: None, until: None };
        let working = Self {
            doctor: DoctorCard::sample(),
            department_id: sample_department(4),
            qualifications: "MD, FRCP".into(),
            place: "Room 2.14 on the second floor, gate B".into(),
            soonest: vec![OpenTime::sample(24, "15:40"), OpenTime::sample(25, "09:30"), OpenTime::sample(26, "10:00")],
            until: Day::of(date(2026, 12, 1)),
            bookings: Bookings::Open,
            hours: vec![
                DaysHours { first: 1, last: 3, spans: vec![span("09:00", "12:00"), span("13:00", "17:00")] },
                DaysHours {
                    first: 4,
                    last: 4,
                    spans: vec![HoursSpan {
                        since: Some(Day::of(date(2026, 12, 3))),
                        until: Some(Day::of(date(2027, 1, 28))),
                        ..span("09:00", "12:00")
                    }],
                },
            ],
            daily_cap: None,
            cutoff_minutes: 120,
            can_set_hours: false,
            can_edit: false,
            standing: Standing::Listed,
            along: Along::default(),
        };
        let acting = Self { along: Along::sample(), ..working.clone() };
        let own = Self { can_set_hours: true, daily_cap: Some(24), bookings: Bookings::AfterAnswer, soonest: vec![], ..working.clone() };
        let closed = Self { bookings: Bookings::Closed, can_edit: true, soonest: vec![], hours: vec![], ..own.clone() };
        let left = Self { standing: Standing::Left, place: String::new(), qualifications: String::new(), ..closed.clone() };
        let joining = Self { standing: Standing::Joining, ..left.clone() };
        vec![working, acting, own, closed, left, joining]
    }
}
