//! What one's own profile page shows.

use serde::Serialize;

use crate::primitives::people::BloodGroup;
use crate::web::field::Field;
use crate::web::frame::{Audience, Place};
use crate::web::meanwhile::Opened;
use crate::web::render::{Sample, View};
use crate::web::spoken::{SpokenField, languages_too_many};
use crate::web::texts::Message;

/// `GET /profile`, and the same after a form that must be corrected.
///
/// Posts `version`, `phone` and the fields of one's role.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ProfilePage {
    /// As the house knows them.
    pub name: String,
    /// What they sign in with.
    pub email: String,
    /// The version the form was made from.
    pub version: u32,
    /// Everybody's.
    pub phone: Field,
    /// A patient's; `None` for everybody else.
    pub patient: Option<PatientFields>,
    /// A doctor's; `None` for everybody else.
    pub doctor: Option<DoctorPart>,
    /// What the form was made from.
    pub opened: Opened,
    /// Somebody saved the profile since the form was opened.
    pub trouble: Option<Message>,
}

/// What a patient may say.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PatientFields {
    pub date_of_birth: Field,
    pub gender: Field,
    pub address: Field,
    pub blood_group: Field,
    /// `HR-7K4M-29X3-Q8TN`: how the desk names them.
    pub record_number: String,
    /// To choose from.
    pub blood_groups: Vec<Group>,
}

/// A blood group to choose; it is called as it is posted.
#[derive(Debug, Clone, Serialize)]
pub struct Group {
    /// As posted.
    pub value: &'static str,
    /// As read.
    pub name: &'static str,
}

impl PatientFields {
    /// With the groups to choose from.
    pub fn of(record_number: String, date_of_birth: Field, gender: Field, address: Field, blood_group: Field) -> Self {
        let group = |group: BloodGroup| Group { value: group.word(), name: group.word() };
        Self { record_number, date_of_birth, gender, address, blood_group, blood_groups: BloodGroup::ALL.map(group).to_vec() }
    }
}

/// What a doctor may say, and what the house says of them.
#[derive(Debug, Clone, Default, Serialize)]
pub struct DoctorPart {
    pub qualifications: Field,
    pub spoken: SpokenField,
    /// "Cardiologist"; may be empty.
    pub specialization: String,
    /// The department's name; empty when it is gone.
    pub department: String,
    /// "Building B, room 12"; may be empty.
    pub place: String,
    /// May be empty.
    pub licence_number: String,
}

impl View for ProfilePage {
    const TEMPLATE: &'static str = "profile/profile.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("my-profile")
    }

    fn has_errors(&self) -> bool {
        let patient = self.patient.as_ref().is_some_and(|patient| {
            [&patient.date_of_birth, &patient.gender, &patient.address, &patient.blood_group].into_iter().any(Field::is_wrong)
        });
        let doctor = self.doctor.as_ref().is_some_and(|doctor| doctor.qualifications.is_wrong() || doctor.spoken.field.is_wrong());
        self.trouble.is_some() || self.phone.is_wrong() || patient || doctor
    }

    fn samples() -> Vec<Self> {
        let mut all = patients();
        all.extend(doctors());
        let asha = Self { name: "Asha Menon".into(), email: "asha@example.org".into(), version: 2, ..Self::default() };
        all.push(Self { phone: Field::of("+919876543210"), ..asha.clone() });
        let phone = Field { meanwhile: Some("+919876543210".into()), ..Field::of("+46701234567") };
        all.push(Self { trouble: Some(changed_meanwhile()), phone, ..asha.clone() });
        all.push(Self { trouble: Some(incomplete()), ..asha });
        all
    }
}

fn patients() -> Vec<ProfilePage> {
    let of = Field::of;
    let number = || "HR-7K4M-29X3-Q8TN".to_owned();
    let fields = |born, gender, address, group| Some(PatientFields::of(number(), born, gender, address, group));
    let known = fields(of("1980-02-29"), of("female"), of("Rowan Street 4\nDublin"), of("A+"));
    let wrong = fields(
        Field::wrong("29.2.1980", date_malformed()),
        Field::wrong("x", choice_unknown()),
        Field::wrong("x", address_too_long(300)),
        Field::wrong("C+", choice_unknown()),
    );
    let early = fields(Field::wrong("1890-01-01", date_unlikely()), of(""), Field::wrong("\u{7}", text_unprintable()), of(""));
    let maya = ProfilePage { name: "Maya Lindqvist".into(), email: "maya@example.org".into(), version: 2, ..ProfilePage::default() };
    vec![
        ProfilePage { phone: of("+46701234567"), patient: known, ..maya.clone() },
        ProfilePage { patient: fields(of(""), of(""), of(""), of("")), ..maya.clone() },
        ProfilePage { phone: Field::wrong("12", phone_malformed()), patient: wrong, ..maya.clone() },
        ProfilePage { patient: early, ..maya },
    ]
}

fn doctors() -> Vec<ProfilePage> {
    let part = DoctorPart {
        qualifications: Field::of("MD, FRCP"),
        spoken: SpokenField::of(Field::of("ar en")),
        specialization: "Cardiologist".into(),
        department: "Heart".into(),
        place: "Building B, room 12".into(),
        licence_number: "KMC-40213".into(),
    };
    let leena = ProfilePage { name: "Dr Leena Farah".into(), email: "leena@example.org".into(), version: 5, ..ProfilePage::default() };
    let spoken = SpokenField::of(Field::wrong("ar bn zh nl en fr de gu hi id it", languages_too_many(10)));
    let wrong = DoctorPart { qualifications: Field::wrong("x", qualifications_too_long(200)), spoken, ..DoctorPart::default() };
    let spoken = SpokenField::of(Field { meanwhile: Some("ar hi".into()), ..Field::of("en") });
    let stale = DoctorPart { spoken, ..part.clone() };
    vec![
        ProfilePage { doctor: Some(part), ..leena.clone() },
        ProfilePage { doctor: Some(wrong), ..leena.clone() },
        ProfilePage { doctor: Some(stale), trouble: Some(changed_meanwhile()), ..leena },
    ]
}

/// That is no phone number.
pub fn phone_malformed() -> Message {
    Message::new("wrong-phone-malformed")
}

/// That is no date.
pub fn date_malformed() -> Message {
    Message::new("wrong-birth-malformed")
}

/// Nobody was born then.
pub fn date_unlikely() -> Message {
    Message::new("wrong-birth-unlikely")
}

/// That is none of the choices.
pub fn choice_unknown() -> Message {
    Message::new("wrong-choice")
}

/// The address is longer than `limit` characters.
pub fn address_too_long(limit: u32) -> Message {
    Message::new("wrong-address-too-long").with("limit", limit)
}

/// The qualifications are longer than `limit` characters.
pub fn qualifications_too_long(limit: u32) -> Message {
    Message::new("wrong-own-qualifications-too-long").with("limit", limit)
}

/// A text has a character that cannot be shown.
pub fn text_unprintable() -> Message {
    Message::new("wrong-text-unprintable")
}

/// What was sent was not the form of this page.
pub fn incomplete() -> Message {
    Message::new("edit-incomplete")
}

/// Somebody saved it since the form was opened.
pub fn changed_meanwhile() -> Message {
    Message::new("profile-changed-meanwhile")
}

/// Banner after it was saved.
pub fn saved() -> Message {
    Message::new("flash-profile-saved")
}

/// The page in every state.
pub fn all_samples() -> Vec<Sample> {
    let mut all = Sample::all_of::<ProfilePage>(Audience::Patient);
    all.extend(Sample::all_of::<ProfilePage>(Audience::Doctor));
    all
}
