//! The desk: everybody's visits of a day or of some days, for reception and administration. Never with reasons.

use jiff::civil::date;
use serde::Serialize;

use super::late::LateChoice;
use super::staff::{Tally, date_malformed, house_closed};
use super::{OneButton, StatusTag, sample_visit};
use crate::primitives::ids::{AppointmentId, UserId};
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::people::sample_user;
use crate::web::range;
use crate::web::render::View;
use crate::web::say::{Day, When, ZoneLabel};
use crate::web::texts::Message;

/// `GET /desk?from=&to=&department=&doctor=&status=`, or `?date=` for one day.
#[derive(Debug, Clone, Serialize)]
pub struct Desk {
    /// First day shown.
    pub from: Day,
    /// Last day shown.
    pub to: Day,
    /// What only a list of one day has.
    pub one_day: Option<OneDay>,
    /// The zone of its times.
    pub zone: ZoneLabel,
    /// When it stood so: said on paper, which grows old.
    pub at: When,
    /// What was asked for, and what of it cannot be.
    pub fields: DeskFields,
    /// Departments to choose from, by name.
    pub departments: Vec<Choice>,
    /// Doctors to choose from, by name.
    pub doctors: Vec<Choice>,
    /// Every status, to choose from: [`StatusTag::ALL`].
    pub statuses: Vec<StatusTag>,
    /// Whether anything but the days narrows the list.
    pub filtered: bool,
    /// The same days with nothing else chosen.
    pub all_href: String,
    /// Earliest first; where there are groups, group after group.
    pub visits: Vec<DeskVisit>,
    /// Whether there is a list for each doctor.
    pub by_doctor: bool,
    /// What is said of a page that does not have all of the list: [`part_of`], [`part`].
    pub part: Option<Message>,
    /// The doctors whose visits they are, where the list is grouped.
    pub groups: Vec<DoctorGroup>,
    /// What the address narrows the list to: the buttons lead back there.
    pub list: String,
    /// The line that has the focus, where the one something was done with is not on the list any more.
    pub goes_on_at: Option<AppointmentId>,
    /// What follows the visits shown, when there is more.
    pub more: Option<More>,
}

/// A day in numbers, and the days beside it.
#[derive(Debug, Clone, Serialize)]
pub struct OneDay {
    /// That the whole house is closed then: [`house_closed`].
    pub closed: Option<Message>,
    /// How many of what, before filtering by status.
    pub tally: Tally,
    /// The day before.
    pub previous: Day,
    /// Its list, with the same choices.
    pub previous_href: String,
    /// The day after.
    pub following: Day,
    /// Its list, with the same choices.
    pub following_href: String,
    /// Visits of any day that leave has hit and that are not solved yet.
    pub to_repair: u32,
    /// Times that the waiting list keeps for people whom no mail reaches: somebody calls them.
    pub to_call: u32,
    /// Which doctors run late, and saying so: of today alone.
    pub late: Option<LateChoice>,
    /// Whoever waits, with the other choices as they are.
    pub waiting_href: String,
    /// Whoever is still to come.
    pub to_come_href: String,
    /// The same visits in one list.
    pub by_time_href: String,
    /// The same visits in one list for each doctor.
    pub by_doctor_href: String,
    /// All of them on one page, where this one has only some of them.
    pub whole_href: Option<String>,
}

/// A doctor's part of the list.
#[derive(Debug, Clone, Serialize)]
pub struct DoctorGroup {
    /// Whose it is.
    pub id: UserId,
    /// Their name.
    pub name: String,
    /// Theirs began on the page before.
    pub continued: bool,
    /// Their visits of the day, as the list is narrowed.
    pub count: u32,
    /// Of these who are checked in and wait.
    pub waiting: u32,
    /// For how many minutes the longest.
    pub longest_wait: Option<u32>,
    /// Where theirs begin among the visits shown.
    pub first: usize,
    /// How many of them are theirs.
    pub shown: usize,
}

/// The fields of the filter. An empty value chooses nothing.
#[derive(Debug, Clone, Default, Serialize)]
pub struct DeskFields {
    /// First day.
    pub from: Field,
    /// Last day: at most 31 days.
    pub to: Field,
    /// A department's id.
    pub department: Field,
    /// A doctor's id.
    pub doctor: Field,
    /// A status as the API names it, or `to_come`.
    pub status: Field,
}

impl DeskFields {
    /// Whether something of what was asked for cannot be.
    pub fn are_wrong(&self) -> bool {
        [&self.from, &self.to, &self.department, &self.doctor, &self.status].iter().any(|field| field.is_wrong())
    }
}

/// Where the list goes on.
#[derive(Debug, Clone, Serialize)]
pub struct More {
    /// The next visits.
    pub href: String,
    /// The page is not full: enough was looked at for one answer, and what was not looked at may match too.
    pub search_goes_on: bool,
}

/// One entry of a filter.
#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    /// What is chosen by it.
    pub id: String,
    /// Its name.
    pub name: String,
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
    /// Leave or a closed day has hit it, and that is not solved yet.
    pub needs_time: bool,
    /// The patient's name.
    pub patient_name: String,
    /// The doctor's name.
    pub doctor_name: String,
    /// It is by video.
    pub video: bool,
    /// Minutes since check-in, while they wait.
    pub waited_minutes: Option<u32>,
    /// It has waited for an answer longer than patients are told.
    pub overdue: bool,
    /// The number they are called by; empty before they have come.
    pub token: String,
    /// What the desk may do now with one button.
    pub buttons: Vec<OneButton>,
}

/// Of a day's list this page has some visits.
pub fn part_of(shown: u32, all: u32) -> Message {
    Message::new("desk-part-of").with("shown", shown).with("count", all)
}

/// The same of a list nobody has counted.
pub fn part() -> Message {
    Message::new("desk-part")
}

/// No such department.
pub fn department_unknown() -> Message {
    Message::new("wrong-department-unknown")
}

/// No such doctor.
pub fn doctor_unknown() -> Message {
    Message::new("wrong-doctor-unknown")
}

/// No such status.
pub fn status_unknown() -> Message {
    Message::new("wrong-status-unknown")
}

impl DeskVisit {
    fn sample(number: u8, status: StatusTag, patient_name: &str) -> Self {
        Self {
            id: sample_visit(1 + number.cast_signed()),
            version: 1,
            reference: format!("CD-7K4M-29X{number}"),
            start: When::sample(24, &format!("{:02}:{}0", 9 + number / 2, (number % 2) * 3)),
            status,
            needs_time: status == StatusTag::Confirmed,
            patient_name: patient_name.into(),
            doctor_name: if number.is_multiple_of(2) { "Dr Leena Farah" } else { "Dr Omar Haddad" }.into(),
            overdue: status == StatusTag::Requested,
            video: status == StatusTag::Booked,
            waited_minutes: (status == StatusTag::CheckedIn).then_some(1),
            token: if status == StatusTag::CheckedIn { "C-014".into() } else { String::new() },
            buttons: match status {
                StatusTag::Booked | StatusTag::Confirmed => vec![OneButton::CheckIn, OneButton::NoShow],
                StatusTag::Requested => vec![OneButton::Confirm],
                StatusTag::CheckedIn => vec![OneButton::UndoCheckIn],
                _ => vec![],
            },
        }
    }
}

impl View for Desk {
    const TEMPLATE: &'static str = "appointments/desk.html";
    const PLACE: Place = Place::Desk;

    fn title(&self) -> Message {
        match self.one_day {
            Some(_) => Message::new("desk-title").with("day", self.from.clone()),
            None => Message::new("desk-title-range").with("from", self.from.clone()).with("to", self.to.clone()),
        }
    }

    fn has_errors(&self) -> bool {
        self.fields.are_wrong()
    }

    fn samples() -> Vec<Self> {
        let doctor = |number, name: &str| Choice { id: sample_user(number).to_string(), name: name.into() };
        let day = |number| Day::of(date(2026, 11, number));
        let one_day = sample_day();
        let field = |value: &str| Field::of(value);
        let all = Self {
            from: day(24),
            to: day(24),
            one_day: Some(one_day.clone()),
            zone: When::sample(24, "09:00").zone,
            at: When::sample(24, "09:12"),
            fields: DeskFields { from: field("2026-11-24"), to: field("2026-11-24"), ..DeskFields::default() },
            departments: vec![
                Choice { id: "dpt_1".into(), name: "Bones and joints".into() },
                Choice { id: "dpt_2".into(), name: "Heart".into() },
            ],
            doctors: vec![doctor(7, "Dr Leena Farah"), doctor(8, "Dr Omar Haddad")],
            statuses: StatusTag::ALL.to_vec(),
            filtered: false,
            all_href: "/desk?date=2026-11-24".into(),
            visits: sample_visits(),
            by_doctor: false,
            part: Some(part_of(9, 59)),
            groups: vec![],
            list: String::new(),
            goes_on_at: None,
            more: Some(More { href: "/desk?date=2026-11-24&cursor=sealed".into(), search_goes_on: false }),
        };
        let chosen = DeskFields {
            department: field("dpt_2"),
            doctor: field(&sample_user(8).to_string()),
            status: field("booked"),
            ..all.fields.clone()
        };
        let narrowed = Self { fields: chosen.clone(), filtered: true, visits: vec![], part: None, more: None, ..all.clone() };
        let gone_on = Self {
            fields: chosen.clone(),
            filtered: true,
            list: "date=2026-11-24&status=booked".into(),
            goes_on_at: Some(all.visits[2].id),
            ..all.clone()
        };
        let to_come = DeskFields { status: field("to_come"), ..all.fields.clone() };
        let to_come = Self { fields: to_come, filtered: true, part: None, more: None, ..all.clone() };
        let empty_day = OneDay {
            closed: Some(house_closed("", 0)),
            tally: Tally::default(),
            to_repair: 0,
            to_call: 0,
            late: None,
            whole_href: None,
            ..one_day
        };
        let empty = Self { one_day: Some(empty_day), visits: vec![], part: None, more: None, ..all.clone() };
        let week = Self {
            from: day(23),
            to: day(29),
            one_day: None,
            fields: DeskFields { from: field("2026-11-23"), to: field("2026-11-29"), ..DeskFields::default() },
            all_href: "/desk?from=2026-11-23&to=2026-11-29".into(),
            part: Some(part()),
            ..all.clone()
        };
        let goes_on = Some(More { href: "/desk?from=2026-11-23&to=2026-11-29&cursor=sealed".into(), search_goes_on: true });
        let search = Self {
            fields: DeskFields { status: field("no_show"), ..week.fields.clone() },
            filtered: true,
            visits: week.visits.iter().filter(|visit| visit.status == StatusTag::NoShow).cloned().collect(),
            more: goes_on.clone(),
            part: None,
            ..week.clone()
        };
        let searched = Self { visits: vec![], ..search.clone() };
        let grouped = Self { by_doctor: true, groups: sample_groups(), ..all.clone() };
        let none_of_week = Self { more: None, part: None, visits: vec![], ..week.clone() };
        let wrong = DeskFields {
            from: Field::wrong("", date_malformed()),
            department: Field::wrong("", department_unknown()),
            doctor: Field::wrong("", doctor_unknown()),
            status: Field::wrong("", status_unknown()),
            ..all.fields.clone()
        };
        let too_long = DeskFields { to: Field::wrong("2027-11-29", range::too_long(31)), ..week.fields.clone() };
        let backwards = DeskFields { to: Field::wrong("2026-11-09", range::backwards()), ..week.fields.clone() };
        let but = |fields| Self { fields, ..all.clone() };
        let lists = [all.clone(), grouped, narrowed, to_come, gone_on, empty, week, search, searched, none_of_week];
        lists.into_iter().chain([wrong, too_long, backwards].map(but)).collect()
    }
}

/// A day of which another page has the rest.
fn sample_day() -> OneDay {
    OneDay {
        closed: None,
        tally: Tally { visits: 9, done: 1, with_doctor: 2, waiting: 1, no_show: 1, to_come: 4 },
        previous: Day::of(date(2026, 11, 23)),
        previous_href: "/desk?date=2026-11-23".into(),
        following: Day::of(date(2026, 11, 25)),
        following_href: "/desk?date=2026-11-25".into(),
        to_repair: 3,
        to_call: 2,
        late: Some(LateChoice::sample()),
        waiting_href: "/desk?date=2026-11-24&status=checked_in".into(),
        to_come_href: "/desk?date=2026-11-24&status=to_come".into(),
        by_time_href: "/desk?date=2026-11-24".into(),
        by_doctor_href: "/desk?date=2026-11-24&by=doctor".into(),
        whole_href: Some("/desk?date=2026-11-24&all=yes".into()),
    }
}

/// A visit in each state.
fn sample_visits() -> Vec<DeskVisit> {
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
    (0..).zip(StatusTag::ALL.iter().zip(names)).map(|(number, (status, name))| DeskVisit::sample(number, *status, name)).collect()
}

/// The same by doctor.
fn sample_groups() -> Vec<DoctorGroup> {
    let group = |number, name: &str, waiting, longest_wait, first, shown| DoctorGroup {
        id: sample_user(number),
        name: name.into(),
        continued: first == 0,
        count: 9,
        waiting,
        longest_wait,
        first,
        shown,
    };
    vec![group(7, "Dr Leena Farah", 1, Some(1), 0, 5), group(8, "Dr Omar Haddad", 0, None, 5, 4)]
}
