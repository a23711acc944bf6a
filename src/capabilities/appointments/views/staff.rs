//! The desk's list of everybody's visits of a day, and the numbers that a doctor's day has too.

use jiff::civil::date;
use serde::Serialize;

use super::{OneButton, StatusTag, sample_visit};
use crate::primitives::ids::{AppointmentId, UserId};
use crate::web::frame::Place;
use crate::web::people::sample_user;
use crate::web::render::View;
use crate::web::say::{Day, When, ZoneLabel};
use crate::web::texts::Message;

/// The day in numbers.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub struct Tally {
    /// All visits, cancelled ones left out.
    pub visits: u32,
    /// Completed.
    pub done: u32,
    /// Checked in.
    pub waiting: u32,
    /// Did not come.
    pub no_show: u32,
    /// Not yet here.
    pub to_come: u32,
}

/// `GET /desk?date=&doctor=&status=`: everybody's visits of one day for reception and administration; no reasons.
#[derive(Debug, Clone, Serialize)]
pub struct Desk {
    /// The day shown.
    pub day: Day,
    /// The zone of its times.
    pub zone: ZoneLabel,
    /// The day before.
    pub previous: Day,
    /// The day after.
    pub following: Day,
    /// Doctors to choose from, by name.
    pub doctors: Vec<DoctorChoice>,
    /// The chosen status, if any.
    pub status: Option<StatusTag>,
    /// Every status, to choose from: [`StatusTag::ALL`].
    pub statuses: Vec<StatusTag>,
    /// Whether any filter but the date is set.
    pub filtered: bool,
    /// How many of what, before filtering by status.
    pub tally: Tally,
    /// Earliest first.
    pub visits: Vec<DeskVisit>,
    /// Address of the next visits, when there are more than fit.
    pub more: Option<String>,
    /// What is wrong with the filter: [`date_malformed`].
    pub trouble: Option<Message>,
}

/// One entry of the doctor filter.
#[derive(Debug, Clone, Serialize)]
pub struct DoctorChoice {
    /// The doctor.
    pub id: UserId,
    /// Their name.
    pub name: String,
    /// Whether the list is narrowed to them.
    pub chosen: bool,
}

/// One visit in the desk's list.
#[derive(Debug, Clone, Serialize)]
pub struct DeskVisit {
    /// Its id.
    pub id: AppointmentId,
    /// The version the page was made from.
    pub version: u32,
    /// `CD-7K4M-29`.
    pub reference: String,
    /// When it begins.
    pub start: When,
    /// Its state.
    pub status: StatusTag,
    /// The patient's name.
    pub patient_name: String,
    /// The doctor's name.
    pub doctor_name: String,
    /// Minutes since check-in, while they wait.
    pub waited_minutes: Option<u32>,
    /// What the desk may do now with one button.
    pub buttons: Vec<OneButton>,
}

/// That is no date.
pub fn date_malformed() -> Message {
    Message::new("wrong-date-malformed")
}

impl View for Desk {
    const TEMPLATE: &'static str = "appointments/desk.html";
    const PLACE: Place = Place::Desk;

    fn title(&self) -> Message {
        Message::new("desk-title").with("day", self.day.clone())
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some()
    }

    fn samples() -> Vec<Self> {
        let visit = |(number, (status, patient)): (u8, (&StatusTag, &str))| DeskVisit {
            id: sample_visit(1 + number.cast_signed()),
            version: 1,
            reference: format!("CD-7K4M-{}", 29 + number),
            start: When::sample(24, &format!("{:02}:{}0", 9 + number / 2, (number % 2) * 3)),
            status: *status,
            patient_name: patient.into(),
            doctor_name: if number % 2 == 0 { "Dr Leena Farah" } else { "Dr Omar Haddad" }.into(),
            waited_minutes: (*status == StatusTag::CheckedIn).then_some(1),
            buttons: match status {
                StatusTag::Booked | StatusTag::Confirmed => vec![OneButton::CheckIn, OneButton::NoShow],
                StatusTag::Requested => vec![OneButton::Confirm],
                _ => vec![],
            },
        };
        let names = [
            "Ines Moreau",
            "Jonas Weber",
            "Karl Nyberg",
            "Bilal Anwar",
            "Rosa Delgado",
            "Pavel Horák",
            "Grace Mbeki",
            "Liam Doyle",
            "Yuki Tanaka",
        ];
        let choice = |number, name: &str| DoctorChoice { id: sample_user(number), name: name.into(), chosen: number == 8 };
        let all = Self {
            day: Day::of(date(2026, 11, 24)),
            zone: When::sample(24, "09:00").zone,
            previous: Day::of(date(2026, 11, 23)),
            following: Day::of(date(2026, 11, 25)),
            doctors: vec![choice(7, "Dr Leena Farah"), choice(9, "Dr Omar Haddad")],
            status: None,
            statuses: StatusTag::ALL.to_vec(),
            filtered: false,
            tally: Tally { visits: 9, done: 1, waiting: 1, no_show: 1, to_come: 4 },
            visits: (0..).zip(StatusTag::ALL.iter().zip(names)).map(visit).collect(),
            more: Some("?date=2026-11-24&after=cursor".into()),
            trouble: None,
        };
        let narrowed = Self {
            status: Some(StatusTag::Booked),
            doctors: vec![choice(7, "Dr Leena Farah"), choice(8, "Dr Omar Haddad")],
            filtered: true,
            visits: vec![],
            more: None,
            ..all.clone()
        };
        let empty = Self { tally: Tally::default(), filtered: false, status: None, ..narrowed.clone() };
        let wrong = Self { trouble: Some(date_malformed()), ..all.clone() };
        vec![all, narrowed, empty, wrong]
    }
}
