//! Patients as the desk sees them: nothing clinical.

use serde::Serialize;

use super::narrow::NarrowFields;
use crate::primitives::ids::{AppointmentId, UserId};
use crate::primitives::mailbox::MailFailure;
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::mailbox::MailTroubleLabel;
use crate::web::people::sample_user;
use crate::web::render::View;
use crate::web::say::{Day, When};
use crate::web::texts::Message;

/// `GET /patients`: the search, or everybody.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PatientList {
    /// What was typed.
    pub q: Field,
    /// Something was looked for, or the list was narrowed.
    pub searched: bool,
    /// The page is not full: what was not looked at may fit too.
    pub search_goes_on: bool,
    pub narrow: NarrowFields,
    pub patients: Vec<PatientLine>,
    /// Back to the beginning, on later pages.
    pub first: Option<String>,
    /// The next ones, if there are more.
    pub more: Option<String>,
}

/// One of them.
#[derive(Debug, Clone, Serialize)]
pub struct PatientLine {
    pub id: UserId,
    pub name: String,
    pub email: String,
    /// As dialled; may be empty.
    pub phone: String,
    pub born: Option<Day>,
    pub status: &'static str,
    /// No mail goes to the address.
    pub mail_fails: bool,
}

impl PatientLine {
    pub(super) fn sample(number: u128, name: &str, phone: &str, born: &str, status: &'static str) -> Self {
        let born = born.parse().ok().map(Day::of);
        Self {
            id: sample_user(number),
            name: name.into(),
            email: if status == "no_address" { String::new() } else { format!("person{number}@example.org") },
            phone: phone.into(),
            born,
            status,
            mail_fails: number == 2,
        }
    }
}

/// `GET /patients/{pid}?visits=`, and the same after a form that must be corrected.
///
/// Posts every field of [`ContactFields`] and `version`.
#[derive(Debug, Clone, Serialize)]
pub struct PatientPage {
    pub id: UserId,
    /// The version the form was made from.
    pub version: u32,
    /// The name as it stands.
    pub name_now: String,
    /// `HR-7K4M-29X3-Q8TN`.
    pub record_number: String,
    pub email: String,
    pub status: &'static str,
    /// No mail goes to the address.
    pub mail_trouble: Option<MailTroubleLabel>,
    /// The address that whoever has none, or a wrong one, is given.
    pub given: Field,
    pub fields: ContactFields,
    /// Why it was not saved when no single field is at fault.
    pub trouble: Option<Message>,
    /// Their visits, for readers of the house's lists; not above a form that must be corrected.
    pub visits: Option<VisitsOfPatient>,
    /// Every one of them: then the page shows nothing else.
    pub all_visits: Option<AllVisits>,
}

/// What a patient has ahead and what was last, without why.
#[derive(Debug, Clone, Default, Serialize)]
pub struct VisitsOfPatient {
    /// Soonest first.
    pub coming: Vec<PatientVisit>,
    pub more_coming: bool,
    /// Over or called off, newest first.
    pub past: Vec<PatientVisit>,
    pub more_past: bool,
}

/// All visits of a patient, newest first, a page at a time.
#[derive(Debug, Clone, Default, Serialize)]
pub struct AllVisits {
    pub visits: Vec<PatientVisit>,
    /// Back to the beginning, on later pages.
    pub first: Option<String>,
    /// The next ones, if there are more.
    pub older: Option<String>,
}

/// One of them.
#[derive(Debug, Clone, Serialize)]
pub struct PatientVisit {
    pub id: AppointmentId,
    /// `CD-7K4M-29X3`.
    pub reference: String,
    pub start: When,
    /// The word of its tag.
    pub status: &'static str,
    pub doctor_name: String,
}

impl PatientVisit {
    fn sample(day: i8, status: &'static str) -> Self {
        Self {
            id: AppointmentId::from_uuid(uuid::Uuid::from_u128(day.unsigned_abs().into())),
            reference: format!("CD-7K4M-29X{day}"),
            start: When::sample(day, "09:30"),
            status,
            doctor_name: "Dr Leena Farah".into(),
        }
    }
}

impl VisitsOfPatient {
    fn samples() -> Vec<Self> {
        let coming = vec![PatientVisit::sample(24, "checked_in"), PatientVisit::sample(26, "booked")];
        let past = vec![PatientVisit::sample(12, "completed"), PatientVisit::sample(3, "declined")];
        let full = Self { coming, more_coming: true, past, more_past: true };
        vec![full.clone(), Self { coming: Vec::new(), more_coming: false, more_past: false, ..full }, Self::default()]
    }
}

impl AllVisits {
    fn samples() -> Vec<Self> {
        let visits = vec![PatientVisit::sample(26, "booked"), PatientVisit::sample(3, "declined")];
        let address = "/patients/usr_1?visits=all".to_owned();
        let first = Self { visits, first: None, older: Some(format!("{address}&cursor=c2VhbGVk")) };
        vec![first.clone(), Self { first: Some(address), older: None, ..first }, Self::default()]
    }
}

/// How a patient is called and reached, as typed.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ContactFields {
    pub name: Field,
    pub phone: Field,
    pub date_of_birth: Field,
    pub gender: Field,
    pub address: Field,
}

impl View for PatientList {
    const TEMPLATE: &'static str = "people/patients.html";
    const PLACE: Place = Place::Patients;

    fn title(&self) -> Message {
        Message::new(if self.searched && self.patients.is_empty() { "patients-none" } else { "patients-title" })
    }

    fn has_errors(&self) -> bool {
        self.q.is_wrong()
    }

    fn samples() -> Vec<Self> {
        let line = PatientLine::sample;
        let two = vec![
            line(1, "Maya Lindqvist", "+46701234567", "1980-02-29", "active"),
            line(2, "Ben Okafor", "", "", "disabled"),
            line(3, "Noor Rahman", "", "", "no_address"),
        ];
        let more = Some("/patients?search=c2VhbGVk&cursor=c2VhbGVk".to_owned());
        vec![
            Self { patients: two.clone(), ..Self::default() },
            Self {
                q: Field::of("m"),
                searched: true,
                search_goes_on: true,
                narrow: NarrowFields { by_words: true, ..NarrowFields::sample() },
                patients: two,
                first: Some("/patients?search=c2VhbGVk".into()),
                more: more.clone(),
            },
            Self { q: Field::of("maya x"), searched: true, search_goes_on: true, more, ..Self::default() },
            Self { q: Field::of("maya x"), searched: true, ..Self::default() },
            Self { q: Field::wrong("x", search_too_long(120)), searched: true, ..Self::default() },
            Self::default(),
        ]
    }
}

impl View for PatientPage {
    const TEMPLATE: &'static str = "people/patient.html";
    const PLACE: Place = Place::Patients;

    fn title(&self) -> Message {
        Message::new(if self.all_visits.is_some() { "patient-visits-all" } else { "patient-title" })
    }

    fn has_errors(&self) -> bool {
        let ContactFields { name, phone, date_of_birth, gender, address } = &self.fields;
        self.trouble.is_some() || self.given.is_wrong() || [name, phone, date_of_birth, gender, address].into_iter().any(Field::is_wrong)
    }

    fn samples() -> Vec<Self> {
        let fields = ContactFields {
            name: Field::of("Maya Lindqvist"),
            phone: Field::of("+46701234567"),
            date_of_birth: Field::of("1980-02-29"),
            gender: Field::of("female"),
            address: Field::of("Rowan Street 4\nDublin"),
        };
        let maya = Self {
            id: sample_user(1),
            version: 2,
            name_now: "Maya Lindqvist".into(),
            record_number: "HR-7K4M-29X3-Q8TN".into(),
            email: "maya@example.org".into(),
            status: "active",
            mail_trouble: None,
            given: Field::default(),
            fields,
            trouble: None,
            visits: None,
            all_visits: None,
        };
        let with_visits = VisitsOfPatient::samples().into_iter().map(|visits| Self { visits: Some(visits), ..maya.clone() });
        let with_all = AllVisits::samples().into_iter().map(|visits| Self { all_visits: Some(visits), ..maya.clone() });
        let with_visits: Vec<Self> = with_visits.chain(with_all).collect();
        let wrong = ContactFields {
            name: Field::wrong("", name_missing()),
            phone: Field::wrong("12", phone_malformed()),
            date_of_birth: Field::wrong("29.2.1980", date_malformed()),
            gender: Field::wrong("x", choice_unknown()),
            address: Field::wrong("x", address_too_long(300)),
        };
        let early = ContactFields {
            name: Field::wrong("x", name_too_long(120)),
            date_of_birth: Field::wrong("1890-01-01", date_unlikely()),
            address: Field::wrong("\u{7}", text_unprintable()),
            ..ContactFields::default()
        };
        let states = vec![
            maya.clone(),
            Self { fields: ContactFields { name: Field::of("Ben"), ..ContactFields::default() }, status: "disabled", ..maya.clone() },
            Self { status: "invited", ..maya.clone() },
            Self { status: "invited", given: Field::wrong("ben@example.org", address_too_often()), ..maya.clone() },
            Self { status: "no_address", email: String::new(), ..maya.clone() },
            Self { status: "no_address", email: String::new(), given: Field::wrong("maya", address_malformed()), ..maya.clone() },
            Self { status: "no_address", email: String::new(), given: Field::wrong("ben@example.org", address_known()), ..maya.clone() },
            Self { mail_trouble: Some(MailTroubleLabel::sample(MailFailure::Bounced)), ..maya.clone() },
            Self { mail_trouble: Some(MailTroubleLabel::sample(MailFailure::Complained)), ..maya.clone() },
            Self { fields: wrong, ..maya.clone() },
            Self { fields: early, ..maya.clone() },
            Self { trouble: Some(changed_meanwhile()), ..maya },
        ];
        states.into_iter().chain(with_visits).collect()
    }
}

/// More was typed than anybody is called.
pub fn search_too_long(limit: u32) -> Message {
    Message::new("wrong-search-too-long").with("limit", limit)
}

/// No name was typed.
pub fn name_missing() -> Message {
    Message::new("wrong-person-name-missing")
}

/// The name is longer than `limit` characters.
pub fn name_too_long(limit: u32) -> Message {
    Message::new("wrong-doctor-name-too-long").with("limit", limit)
}

/// That is no phone number.
pub fn phone_malformed() -> Message {
    Message::new("wrong-patient-phone")
}

/// That is no date.
pub fn date_malformed() -> Message {
    Message::new("wrong-patient-birth-malformed")
}

/// Nobody was born then.
pub fn date_unlikely() -> Message {
    Message::new("wrong-patient-birth-unlikely")
}

/// That is none of the choices.
pub fn choice_unknown() -> Message {
    Message::new("wrong-choice")
}

/// The address is longer than `limit` characters.
pub fn address_too_long(limit: u32) -> Message {
    Message::new("wrong-patient-address-too-long").with("limit", limit)
}

/// A text has a character that cannot be shown.
pub fn text_unprintable() -> Message {
    Message::new("wrong-text-unprintable")
}

/// That is no address of mail.
pub fn address_malformed() -> Message {
    Message::new("wrong-work-email")
}

/// The address has an account: perhaps their own.
pub fn address_known() -> Message {
    Message::new("wrong-given-address-known")
}

/// It was corrected as often as a day allows.
pub fn address_too_often() -> Message {
    Message::new("wrong-given-address-often")
}

/// Banner after somebody was given an address.
pub fn address_given(name: &str) -> Message {
    Message::new("flash-address-given").with("name", name)
}

/// Banner: they have an address by now, or the account is closed.
pub fn address_not_given() -> Message {
    Message::new("flash-address-not-given")
}

/// Somebody saved it since the form was opened.
pub fn changed_meanwhile() -> Message {
    Message::new("edit-changed-meanwhile")
}

/// Banner after it was saved.
pub fn saved() -> Message {
    Message::new("flash-patient-saved")
}
