//! Whoever stands at the desk: found or added, booked and checked in on one page.

use serde::Serialize;

use super::invite::phone_malformed;
use super::new_patient::{address_known, perhaps_known};
use super::patients::{PatientLine, date_malformed, name_missing};
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::people::sample_user;
use crate::web::render::View;
use crate::web::say::When;
use crate::web::texts::Message;

/// `GET /desk/walk-in?department=&search=`, and the answer to a press on it that must be corrected.
///
/// Posts every field, and `act`: `find`, `times` or `book`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct WalkIn {
    /// Whom one looks for.
    pub q: Field,
    /// Whom one looked for: the enter key looks again only for somebody else.
    pub sought: String,
    /// Whoever is looked for is not known.
    pub nobody: bool,
    /// Who was found, or may be the same.
    pub people: Vec<PatientLine>,
    /// They may be whoever is to be added.
    pub alike: bool,
    /// There are more than shown.
    pub more: bool,
    /// A patient's id, or `new`.
    pub who: Field,
    pub new: NewPersonFields,
    /// Who was shown as perhaps the same: sent again, the form says that it is none of them.
    pub others: String,
    pub departments: Vec<Worker>,
    pub department: Field,
    pub doctors: Vec<Worker>,
    /// May be empty: whoever is free soonest.
    pub doctor: Field,
    /// The chosen doctor's kinds of visits, if they keep any.
    pub kinds: Vec<Worker>,
    /// May be empty: the usual one.
    pub kind: Field,
    /// Of whom the times are.
    pub looked: String,
    /// Which of them.
    pub time: Field,
    pub times: Vec<FreeTime>,
    pub reason: Field,
    pub reason_limit: u32,
    /// `yes`: they are here.
    pub check_in: Field,
    /// Names this form, so that sending it twice does everything once.
    pub idempotency_key: String,
    /// Why it could not be done when no single field is at fault.
    pub trouble: Option<Message>,
    /// What has the focus where nothing must be corrected.
    pub goes_on_at: GoesOnAt,
}

/// Where the keyboard goes on in a page that shows what was asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum GoesOnAt {
    #[default]
    Nowhere,
    /// The first of those who were found.
    People,
    /// That nobody was.
    Nobody,
    /// The chosen time, else the first one.
    Times,
    /// That there is none.
    NoTimes,
}

/// What is asked of somebody who is not known yet.
#[derive(Debug, Clone, Default, Serialize)]
pub struct NewPersonFields {
    pub name: Field,
    pub date_of_birth: Field,
    /// May be empty, as the address.
    pub phone: Field,
    pub email: Field,
}

/// A department, a doctor or a kind of visit to choose.
#[derive(Debug, Clone, Serialize)]
pub struct Worker {
    pub value: String,
    pub name: String,
}

/// A free time and whose it is.
#[derive(Debug, Clone, Serialize)]
pub struct FreeTime {
    /// As posted.
    pub value: String,
    pub start: When,
    /// It runs already.
    pub began: bool,
    pub doctor: String,
}

/// Nothing was typed to look for.
pub fn search_empty() -> Message {
    Message::new("walk-in-search-empty")
}

/// Nobody said whether whoever is to be added is one of those who may be the same.
pub fn choose_alike() -> Message {
    Message::new("walk-in-choose-alike")
}

/// The address has an account, which is shown.
pub fn address_shown() -> Message {
    Message::new("walk-in-address-shown")
}

/// No time is chosen, or one that belongs to another choice of department and doctor.
pub fn choose_time() -> Message {
    Message::new("walk-in-choose-time")
}

/// No time is chosen, and nobody has said yet whose times are wanted.
pub fn choose_first() -> Message {
    Message::new("walk-in-choose-first")
}

/// No time is chosen, and there is none of whom one wants.
pub fn no_times() -> Message {
    Message::new("walk-in-no-times")
}

/// Nobody, or nobody who can be booked for.
pub fn choose_who() -> Message {
    Message::new("walk-in-choose-who")
}

/// No reason was typed.
pub fn reason_missing() -> Message {
    Message::new("wrong-staff-reason-missing")
}

/// The same of one with `length` of at most `limit` characters.
pub fn reason_too_long(limit: u32, length: u32) -> Message {
    Message::new("wrong-cancel-reason-too-long").with("limit", limit).with("length", length)
}

/// Somebody else has the time; whoever was new is a patient now.
pub fn time_taken(is_registered: bool) -> Message {
    Message::new(if is_registered { "walk-in-registered-time-taken" } else { "walk-in-time-taken" })
}

/// The doctor takes no more visits on that day; whoever was new is a patient now.
pub fn day_full(is_registered: bool) -> Message {
    Message::new(if is_registered { "walk-in-registered-day-full" } else { "walk-in-day-full" })
}

/// The time is not given any more; whoever was new is a patient now.
pub fn not_offered(is_registered: bool) -> Message {
    Message::new(if is_registered { "walk-in-registered-not-offered" } else { "walk-in-not-offered" })
}

/// They have another visit then.
pub fn patient_busy() -> Message {
    Message::new("walk-in-patient-busy")
}

/// This very form has booked a visit.
pub fn booked_before() -> Message {
    Message::new("walk-in-booked-before")
}

/// Banner: booked.
pub fn booked(name: &str, doctor: &str, when: When) -> Message {
    Message::new("flash-walk-in").with("name", name).with("doctor", doctor).with("when", when)
}

/// Banner: booked and checked in.
pub fn booked_and_here(name: &str, doctor: &str, when: When, token: &str) -> Message {
    Message::new("flash-walk-in-here").with("name", name).with("doctor", doctor).with("when", when).with("token", token)
}

/// Banner: booked; the check-in that was wished did not happen.
pub fn booked_not_here(name: &str, doctor: &str, when: When) -> Message {
    Message::new("flash-walk-in-not-here").with("name", name).with("doctor", doctor).with("when", when)
}

impl View for WalkIn {
    const TEMPLATE: &'static str = "people/walk_in.html";
    const PLACE: Place = Place::Desk;

    fn title(&self) -> Message {
        Message::new("walk-in-title")
    }

    fn has_errors(&self) -> bool {
        let NewPersonFields { name, date_of_birth, phone, email } = &self.new;
        let fields = [&self.q, &self.who, name, date_of_birth, phone, email, &self.department, &self.doctor, &self.time, &self.reason];
        self.trouble.is_some() || fields.into_iter().any(Field::is_wrong)
    }

    fn samples() -> Vec<Self> {
        let worker = |value: &str, name: &str| Worker { value: value.into(), name: name.into() };
        let time = |day, clock: &str, doctor: &str| FreeTime {
            value: format!("usr_7 2026-11-{day}T{clock}:00+05:30"),
            start: When::sample(day, clock),
            began: false,
            doctor: doctor.into(),
        };
        let empty = Self {
            who: Field::of("new"),
            departments: vec![worker("dpt_1", "Bones and joints"), worker("dpt_2", "Heart")],
            doctors: vec![worker("usr_7", "Dr Leena Farah"), worker("usr_8", "Dr Omar Haddad")],
            looked: "  ".into(),
            reason_limit: 200,
            check_in: Field::of("yes"),
            idempotency_key: "6c9f2d1e".into(),
            ..Self::default()
        };
        let times = vec![time(24, "10:00", "Dr Leena Farah"), time(24, "10:30", "Dr Omar Haddad")];
        let heart =
            Self { department: Field::of("dpt_2"), looked: "dpt_2  ".into(), time: Field::of(&times[0].value), times, ..empty.clone() };
        let people = vec![
            PatientLine::sample(1, "Maya Lindqvist", "+46701234567", "1980-02-29", "active"),
            PatientLine::sample(3, "Lena Lindqvist", "", "1980-02-29", "no_address"),
        ];
        let found = Self {
            q: Field::of("lindqvist"),
            sought: "lindqvist".into(),
            who: Field::default(),
            people: people.clone(),
            more: true,
            ..heart.clone()
        };
        let maya =
            NewPersonFields { name: Field::of("Maya Lindqvist"), date_of_birth: Field::of("1980-02-29"), ..NewPersonFields::default() };
        let wrong = NewPersonFields {
            name: Field::wrong("", name_missing()),
            date_of_birth: Field::wrong("", date_malformed()),
            phone: Field::wrong("12", phone_malformed()),
            email: Field::wrong("maya@example.org", address_known()),
        };
        let chosen = Self { who: Field::of(sample_user(1).to_string()), ..found.clone() };
        let told = |trouble| Self { trouble: Some(trouble), ..chosen.clone() };
        let known = NewPersonFields { email: Field::wrong("maya@example.org", address_shown()), ..maya.clone() };
        let alike =
            Self { new: maya, who: Field::wrong("", perhaps_known()), people, alike: true, others: "usr_1 usr_3".into(), ..heart.clone() };
        let begun = FreeTime { began: true, ..time(24, "09:30", "Dr Leena Farah") };
        vec![
            empty.clone(),
            Self { nobody: true, q: Field::of("nobody"), sought: "nobody".into(), goes_on_at: GoesOnAt::Nobody, ..heart.clone() },
            Self { q: Field::wrong(" ", search_empty()), ..heart.clone() },
            Self { times: vec![], goes_on_at: GoesOnAt::NoTimes, ..heart.clone() },
            Self { goes_on_at: GoesOnAt::Times, ..heart.clone() },
            Self { doctor: Field::of("usr_7"), kinds: vec![worker("vki_1", "First visit")], kind: Field::of("vki_1"), ..heart.clone() },
            Self { times: vec![begun], time: Field::default(), goes_on_at: GoesOnAt::Times, ..heart.clone() },
            Self { times: vec![time(26, "09:00", "Dr Leena Farah")], check_in: Field::default(), ..heart.clone() },
            Self { new: wrong, department: Field::wrong("", choose_first()), reason: Field::wrong("", reason_missing()), ..empty },
            Self { department: Field::wrong("dpt_2", no_times()), time: Field::default(), times: vec![], ..heart.clone() },
            Self {
                reason: Field::wrong("x", reason_too_long(200, 201)),
                who: Field::wrong("new", choose_who()),
                time: Field::wrong("", choose_time()),
                ..heart.clone()
            },
            Self { new: known, who: Field::wrong("", choose_alike()), ..alike.clone() },
            alike,
            told(time_taken(true)),
            told(time_taken(false)),
            told(day_full(true)),
            told(day_full(false)),
            told(not_offered(true)),
            told(not_offered(false)),
            told(patient_busy()),
            told(booked_before()),
            Self { goes_on_at: GoesOnAt::People, ..found.clone() },
            found,
        ]
    }
}
