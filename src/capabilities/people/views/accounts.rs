//! Accounts as administrators see them: the list, one of them, and closing it.

use serde::Serialize;

use super::applications::Department;
use super::narrow::NarrowFields;
use super::patients::search_too_long;
use crate::primitives::ids::{AppointmentId, UserId};
use crate::primitives::mailbox::MailFailure;
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::mailbox::MailTroubleLabel;
use crate::web::people::sample_user;
use crate::web::render::View;
use crate::web::say::When;
use crate::web::texts::Message;

/// `GET /admin/people`: who works here, of one role.
#[derive(Debug, Clone, Serialize)]
pub struct PeopleList {
    /// `doctor`, `receptionist` or `administrator`.
    pub role: &'static str,
    /// Doctors who wait for approval, as far as they were counted.
    pub waiting: u32,
    /// There may be more of them.
    pub waiting_more: bool,
    /// What was typed to find somebody.
    pub q: Field,
    /// Something was looked for, or the list was narrowed.
    pub searched: bool,
    /// The page is not full: what was not looked at may fit too.
    pub search_goes_on: bool,
    pub narrow: NarrowFields,
    /// The one doctors are narrowed to, as posted; empty for any.
    pub department: String,
    /// Where doctors work, to choose from. Empty for other roles.
    pub departments: Vec<Department>,
    /// By name, or in the order of the words that fit where `narrow` says so.
    pub people: Vec<PersonLine>,
    /// Back to the beginning, on later pages.
    pub first: Option<String>,
    /// The next ones, if there are more.
    pub more: Option<String>,
}

/// One of them.
#[derive(Debug, Clone, Serialize)]
pub struct PersonLine {
    pub id: UserId,
    pub name: String,
    /// Where a doctor works; empty for other roles, and where that is not known.
    pub department: String,
    pub email: String,
    /// The number they were found by; mostly empty.
    pub phone: String,
    /// As its tag says it: `invited`, `active`, `locked`, `disabled`.
    pub status: &'static str,
}

/// `GET /admin/people/{id}`: one account, whoever's.
#[derive(Debug, Clone, Serialize)]
pub struct PersonPage {
    pub id: UserId,
    /// The word of their role.
    pub role: &'static str,
    pub name: String,
    pub email: String,
    /// May be empty.
    pub phone: String,
    pub status: &'static str,
    /// When the account was made.
    pub since: When,
    /// Whether signing in asks for a code.
    pub second_factor: bool,
    /// It is the reader's own.
    pub own: bool,
    /// No mail goes to the address.
    pub mail_trouble: Option<MailTroubleLabel>,
    /// Another account of the same person that this one gave way to.
    pub merged: Option<UserId>,
    /// When it was erased: nobody opens it again.
    pub erased: Option<When>,
}

/// `GET /admin/people/{id}/disable`, and the same when it did not work.
///
/// Posts `reason`.
#[derive(Debug, Clone, Serialize)]
pub struct DisablePage {
    pub id: UserId,
    pub role: &'static str,
    pub name: String,
    /// What is still to come, earliest first; with any, there is no button.
    pub visits: Vec<ComingVisit>,
    /// So many more are not listed.
    pub more: u32,
    /// Visits were booked at this very moment that cannot be listed yet.
    pub more_to_come: bool,
    pub reason: Field,
    /// Why nothing was done.
    pub trouble: Option<Message>,
}

/// A visit that keeps an account open.
#[derive(Debug, Clone, Serialize)]
pub struct ComingVisit {
    pub id: AppointmentId,
    /// When it begins.
    pub start: When,
    /// Whom it is with: of a doctor's the patient, of a patient's the doctor.
    pub with: String,
    /// As its tag says it: `booked`.
    pub status: String,
}

impl PeopleList {
    /// Of a role, and nobody on it.
    #[must_use]
    pub fn empty(role: &'static str) -> Self {
        Self {
            role,
            waiting: 0,
            waiting_more: false,
            q: Field::default(),
            searched: false,
            search_goes_on: false,
            narrow: NarrowFields::default(),
            department: String::new(),
            departments: Vec::new(),
            people: Vec::new(),
            first: None,
            more: None,
        }
    }
}

impl View for PeopleList {
    const TEMPLATE: &'static str = "people/list.html";
    const PLACE: Place = Place::People;

    fn title(&self) -> Message {
        Message::new(if self.searched && self.people.is_empty() { "people-nobody-fits" } else { "people-title" })
    }

    fn has_errors(&self) -> bool {
        self.q.is_wrong()
    }

    fn samples() -> Vec<Self> {
        let line = |number, name: &str, status| PersonLine {
            id: sample_user(number),
            name: name.into(),
            department: String::new(),
            email: format!("person{number}@example.org"),
            phone: if number == 8 { "+919876543210".into() } else { String::new() },
            status,
        };
        let doctor = |number, name: &str, status, works_in: &str| PersonLine { department: works_in.into(), ..line(number, name, status) };
        let three = vec![
            doctor(7, "Dr Leena Farah", "active", "Heart"),
            doctor(8, "Dr Omar Haddad", "invited", "Bones and joints"),
            doctor(9, "Dr Kiran Joshi", "disabled", ""),
        ];
        let departments: Vec<Department> = [("dpt_1", "Bones and joints"), ("dpt_2", "Heart")]
            .map(|(value, name)| Department { value: value.into(), name: name.into() })
            .into();
        let doctors = Self { departments, ..Self::empty("doctor") };
        let more = Some("/admin/people?role=doctor&cursor=c2VhbGVk".into());
        let by_words = NarrowFields { by_words: true, ..NarrowFields::sample() };
        let reception = Self { people: vec![line(2, "Asha Menon", "active")], ..Self::empty("receptionist") };
        vec![
            Self {
                waiting: 2,
                people: three.clone(),
                first: Some("/admin/people?role=doctor".into()),
                more: more.clone(),
                ..doctors.clone()
            },
            Self { q: Field::of("leena"), searched: true, narrow: NarrowFields::sample(), people: three, ..doctors.clone() },
            Self { department: "dpt_2".into(), q: Field::of("nobody"), searched: true, ..doctors },
            Self { q: Field::of("a b"), searched: true, search_goes_on: true, narrow: by_words, more, ..Self::empty("administrator") },
            Self { narrow: NarrowFields::sample(), searched: true, ..Self::empty("receptionist") },
            Self { q: Field::wrong("x", search_too_long(120)), searched: true, ..Self::empty("receptionist") },
            Self { role: "administrator", people: vec![line(3, "Tomas Reiter", "pending_address")], ..reception.clone() },
            Self { people: vec![], waiting: 20, waiting_more: true, ..reception.clone() },
            Self::empty("doctor"),
            reception,
        ]
    }
}

impl View for PersonPage {
    const TEMPLATE: &'static str = "people/person.html";
    const PLACE: Place = Place::People;

    fn title(&self) -> Message {
        Message::new("account-title")
    }

    fn samples() -> Vec<Self> {
        let asha = Self {
            id: sample_user(2),
            role: "receptionist",
            name: "Asha Menon".into(),
            email: "asha@example.org".into(),
            phone: "+919876543210".into(),
            status: "active",
            since: When::sample(23, "09:00"),
            second_factor: true,
            own: false,
            mail_trouble: None,
            merged: None,
            erased: None,
        };
        let invited = Self { status: "invited", second_factor: false, phone: String::new(), ..asha.clone() };
        vec![
            asha.clone(),
            invited.clone(),
            Self { role: "doctor", name: "Dr Omar Haddad".into(), ..invited },
            Self { mail_trouble: Some(MailTroubleLabel::sample(MailFailure::Bounced)), ..asha.clone() },
            Self { status: "locked", ..asha.clone() },
            Self { status: "disabled", ..asha.clone() },
            Self { role: "administrator", own: true, ..asha.clone() },
            Self { role: "doctor", status: "pending_approval", ..asha.clone() },
            Self { role: "patient", status: "disabled", ..asha.clone() },
            Self { role: "patient", status: "disabled", erased: Some(When::sample(24, "09:30")), ..asha.clone() },
            Self { role: "patient", status: "disabled", email: String::new(), merged: Some(sample_user(1)), ..asha.clone() },
            Self { role: "patient", status: "no_address", email: String::new(), ..asha.clone() },
            Self { role: "patient", status: "pending_address", ..asha },
        ]
    }
}

impl View for DisablePage {
    const TEMPLATE: &'static str = "people/disable.html";
    const PLACE: Place = Place::People;

    fn title(&self) -> Message {
        Message::new("disable-link")
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some() || self.reason.is_wrong()
    }

    fn samples() -> Vec<Self> {
        let visit = |day: i8, status: &str| ComingVisit {
            id: AppointmentId::from_uuid(uuid::Uuid::from_u128(u128::try_from(day).unwrap_or_default())),
            start: When::sample(day, "09:30"),
            with: "Maya Lindqvist".into(),
            status: status.into(),
        };
        let asha = Self {
            id: sample_user(2),
            role: "receptionist",
            name: "Asha Menon".into(),
            visits: vec![],
            more: 0,
            more_to_come: false,
            reason: Field::default(),
            trouble: None,
        };
        let farah = Self { role: "doctor", name: "Dr Leena Farah".into(), ..asha.clone() };
        let kept = Self { visits: vec![visit(25, "booked"), visit(26, "confirmed")], ..farah.clone() };
        vec![
            asha.clone(),
            Self { reason: Field::wrong("", reason_missing()), ..asha.clone() },
            Self { reason: Field::wrong("x", reason_too_long(300)), ..asha.clone() },
            Self { reason: Field::wrong("x", unprintable()), ..farah.clone() },
            Self { trouble: Some(oneself()), reason: Field::of("left"), ..asha.clone() },
            Self { trouble: Some(changed()), ..asha },
            kept.clone(),
            Self { more: 12, trouble: Some(visits_came()), ..kept },
            Self { more_to_come: true, ..farah },
        ]
    }
}

/// No reason was given.
pub fn reason_missing() -> Message {
    Message::new("wrong-closing-reason-missing")
}

/// The reason is longer than `limit` characters.
pub fn reason_too_long(limit: u32) -> Message {
    Message::new("wrong-closing-reason-too-long").with("limit", limit)
}

/// The reason has a character that cannot be shown.
pub fn unprintable() -> Message {
    Message::new("wrong-text-unprintable")
}

/// Visits were booked since the page was opened.
pub fn visits_came() -> Message {
    Message::new("disable-visits-came")
}

/// One's own account.
pub fn oneself() -> Message {
    Message::new("disable-oneself")
}

/// Somebody else changed it this very moment.
pub fn changed() -> Message {
    Message::new("flash-account-otherwise")
}

/// Banner after an account was closed.
pub fn disabled(name: &str) -> Message {
    Message::new("flash-account-disabled").with("name", name)
}

/// Banner: nobody is signed in to the account any more.
pub fn signed_out() -> Message {
    Message::new("flash-account-signed-out")
}

/// Banner after an account was opened again.
pub fn enabled(name: &str) -> Message {
    Message::new("flash-account-enabled").with("name", name)
}

/// Banner when a doctor cannot come back because their department is gone.
pub fn no_department() -> Message {
    Message::new("flash-doctor-no-department")
}

/// Banner after another link was mailed.
pub fn link_sent(name: &str) -> Message {
    Message::new("flash-link-sent").with("name", name)
}

/// Banner when there was nothing to open any more.
pub fn link_not_sent() -> Message {
    Message::new("flash-link-not-sent")
}
