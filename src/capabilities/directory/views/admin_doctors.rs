//! What administrators see of a doctor: the whole profile being written.

use serde::Serialize;

use super::lines::sample_department;
use crate::capabilities::settings::model::Settings;
use crate::primitives::ids::UserId;
use crate::primitives::money::{Currency, Money};
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::meanwhile::Opened;
use crate::web::people::sample_user;
use crate::web::render::View;
use crate::web::spoken::{SpokenField, languages_too_many};
use crate::web::texts::{Arg, Message};

/// `GET /doctors/{id}/edit` and `GET /doctors/new`, and the same after a form that must be corrected.
///
/// Posts every field of [`DoctorFields`], `currency` and `version`, or those of [`DoctorToCome`].
#[derive(Debug, Clone, Serialize)]
pub struct EditDoctor {
    /// The doctor; `None` for a new one.
    pub id: Option<UserId>,
    /// What only the form for a new one has.
    pub new: Option<DoctorToCome>,
    /// The version the form was made from.
    pub version: u32,
    /// The name as it stands.
    pub name_now: String,
    /// Off the list: they can be put back.
    pub left: bool,
    /// Not on the list yet: their account has not been opened.
    pub joining: bool,
    /// To choose from, by name.
    pub departments: Vec<Choice>,
    /// What was typed.
    pub fields: DoctorFields,
    /// What the form was made from.
    pub opened: Opened,
    /// What fees are in.
    pub currency: String,
    /// What a visit costs when no fee is typed.
    pub usual_fee: Money,
    /// That they have a fee in another currency than the hospital's, which is not in the field.
    pub fee_before: Option<Message>,
    /// Minutes kept free after a visit when nothing is typed.
    pub usual_buffer: u16,
    /// Minutes are multiples of it.
    pub grain: u16,
    /// Who has the same licence number, by name; empty for nobody. That is asked before the number is given to the doctor.
    pub licensed: String,
    /// Why it was not saved when no single field is at fault.
    pub trouble: Option<Message>,
}

/// What is asked about a new doctor besides their profile.
#[derive(Debug, Clone, Default, Serialize)]
pub struct DoctorToCome {
    /// Where the mailed link goes.
    pub email: Field,
    /// Names this form, so that sending it twice invites once.
    pub idempotency_key: String,
}

/// Something to choose.
#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    /// As posted.
    pub value: String,
    /// As read.
    pub name: String,
}

/// The form's fields; switches are `yes` or empty.
#[derive(Debug, Clone, Default, Serialize)]
pub struct DoctorFields {
    pub name: Field,
    pub department_id: Field,
    pub specialization: Field,
    pub qualifications: Field,
    pub experience_years: Field,
    pub licence_number: Field,
    pub gender: Field,
    pub spoken: SpokenField,
    pub phone: Field,
    pub fee: Field,
    pub buffer_minutes: Field,
    pub daily_cap: Field,
    pub place: Field,
    pub accepts_bookings: Field,
    pub requires_approval: Field,
    pub offers_video: Field,
}

impl DoctorFields {
    fn any_wrong(&self) -> bool {
        let Self { name, department_id, specialization, qualifications, experience_years, licence_number, gender, .. } = self;
        let Self { spoken, phone, fee, buffer_minutes, daily_cap, place, accepts_bookings, requires_approval, offers_video, .. } = self;
        let profession = [name, department_id, specialization, qualifications, experience_years, licence_number, gender];
        let visits = [&spoken.field, phone, fee, buffer_minutes, daily_cap, place, accepts_bookings, requires_approval, offers_video];
        profession.into_iter().chain(visits).any(Field::is_wrong)
    }

    fn sample() -> Self {
        Self {
            name: Field::of("Dr Leena Farah"),
            department_id: Field::of(sample_department(4).to_string()),
            specialization: Field::of("Cardiologist"),
            qualifications: Field::of("MD, FRCP"),
            experience_years: Field::of("18"),
            licence_number: Field::of("KMC-40213"),
            gender: Field::of("female"),
            spoken: SpokenField::of(Field::of("ar en")),
            phone: Field::of("+919876543210"),
            fee: Field::of("600.00"),
            daily_cap: Field::of("24"),
            place: Field::of("Building B, room 12"),
            accepts_bookings: Field::of("yes"),
            ..Self::default()
        }
    }
}

impl View for EditDoctor {
    const TEMPLATE: &'static str = "directory/edit_doctor.html";
    const PLACE: Place = Place::Doctors;

    fn title(&self) -> Message {
        match self.new {
            Some(_) => Message::new("new-doctor"),
            None => Message::new("edit-doctor-title").with("name", self.name_now.as_str()),
        }
    }

    fn has_errors(&self) -> bool {
        let email = self.new.as_ref().is_some_and(|new| new.email.is_wrong());
        self.trouble.is_some() || email || self.fields.any_wrong()
    }

    fn samples() -> Vec<Self> {
        let choice = |number, name: &str| Choice { value: sample_department(number).to_string(), name: name.into() };
        let sample = Self {
            id: Some(sample_user(7)),
            new: None,
            version: 3,
            name_now: "Dr Leena Farah".into(),
            left: false,
            joining: false,
            departments: vec![choice(1, "Bones and joints"), choice(4, "Heart"), choice(5, "Skin")],
            fields: DoctorFields::sample(),
            opened: Opened::saying([("place", "Building B, room 12")]),
            currency: "INR".into(),
            usual_fee: Settings::default().default_fee,
            fee_before: None,
            usual_buffer: 0,
            grain: 5,
            licensed: String::new(),
            trouble: None,
        };
        let bad = DoctorFields {
            name: Field::wrong("", name_missing()),
            department_id: Field::wrong("", department_missing()),
            specialization: Field::wrong("x", specialization_too_long(120)),
            qualifications: Field::wrong("x", qualifications_too_long(200)),
            experience_years: Field::wrong("many", years_wrong(80)),
            licence_number: Field::wrong("x", licence_too_long(60)),
            gender: Field::wrong("x", choice_unknown()),
            spoken: SpokenField::of(Field::wrong("en x", choice_unknown())),
            phone: Field::wrong("12", phone_malformed()),
            fee: Field::wrong("500,5", fee_malformed(Settings::default().currency)),
            buffer_minutes: Field::wrong("7", buffer_wrong(120, 5)),
            daily_cap: Field::wrong("0", cap_wrong(200)),
            place: Field::wrong("x", place_too_long(120)),
            ..DoctorFields::default()
        };
        let everything = SpokenField::of(Field::wrong("ar bn zh nl en fr de gu hi id it", languages_too_many(10)));
        let gone = Field::wrong("dpt_0", department_gone());
        let long = Field::wrong("x".repeat(121), name_too_long(120));
        let to_come = DoctorToCome { idempotency_key: "6c9f2d1e".into(), ..DoctorToCome::default() };
        let fields = DoctorFields { accepts_bookings: Field::of("yes"), ..DoctorFields::default() };
        let new = Self { id: None, new: Some(to_come.clone()), name_now: String::new(), fields, ..sample.clone() };
        let known = DoctorToCome { email: Field::wrong("leena@example.org", address_known()), ..to_come.clone() };
        let no_address = DoctorToCome { email: Field::wrong("", email_malformed()), ..to_come };
        let no_fee = DoctorFields { fee: Field::default(), ..DoctorFields::sample() };
        let euros = Money { amount: 60_000, currency: "EUR".parse().unwrap_or(Settings::default().currency) };
        let before = Some(fee_before(euros, Settings::default().currency));
        let taken = "Dr Omar Haddad".to_owned();
        let known_number = Some(licence_known(&taken, "KMC-40213"));
        vec![
            sample.clone(),
            new.clone(),
            Self { new: Some(known), fields: DoctorFields::sample(), ..new.clone() },
            Self { new: Some(no_address), fields: bad.clone(), ..new.clone() },
            Self { licensed: taken.clone(), fields: DoctorFields::sample(), trouble: known_number.clone(), ..new.clone() },
            Self { licensed: taken, trouble: known_number, ..sample.clone() },
            Self { trouble: Some(sent_before()), ..new },
            Self { joining: true, ..sample.clone() },
            Self { fields: no_fee, fee_before: before, ..sample.clone() },
            Self { fields: bad, ..sample.clone() },
            Self {
                fields: DoctorFields { department_id: gone, name: long, spoken: everything, ..DoctorFields::sample() },
                usual_buffer: 10,
                ..sample.clone()
            },
            Self { left: true, fields: DoctorFields::default(), ..sample },
        ]
    }
}

/// Declares messages that name one number.
macro_rules! limits {
    ($($(#[doc = $doc:literal])* $name:ident($number:ident) = $key:literal;)*) => {$(
        $(#[doc = $doc])*
        pub fn $name($number: u32) -> Message {
            Message::new($key).with(stringify!($number), $number)
        }
    )*};
}

limits! {
    /// The name is longer than `limit` characters.
    name_too_long(limit) = "wrong-doctor-name-too-long";
    /// The specialization is longer than `limit` characters.
    specialization_too_long(limit) = "wrong-doctor-specialization-too-long";
    /// The qualifications are longer than `limit` characters.
    qualifications_too_long(limit) = "wrong-doctor-qualifications-too-long";
    /// The years of experience are no whole number up to `most`.
    years_wrong(most) = "wrong-doctor-years";
    /// The licence number is longer than `limit` characters.
    licence_too_long(limit) = "wrong-doctor-licence-too-long";
    /// The most visits a day are no whole number from 1 to `most`.
    cap_wrong(most) = "wrong-doctor-cap";
    /// The place is longer than `limit` characters.
    place_too_long(limit) = "wrong-doctor-place-too-long";
}

/// No name was typed.
pub fn name_missing() -> Message {
    Message::new("wrong-doctor-name-missing")
}

/// Somebody else has the licence number.
pub fn licence_known(name: &str, number: &str) -> Message {
    Message::new("wrong-doctor-licence-known").with("name", name).with("number", number)
}

/// That is no address of mail.
pub fn email_malformed() -> Message {
    Message::new("wrong-work-email")
}

/// The address has an account.
pub fn address_known() -> Message {
    Message::new("wrong-address-known")
}

/// This very form invited somebody else already.
pub fn sent_before() -> Message {
    Message::new("new-person-sent-before")
}

/// Banner after a doctor was invited.
pub fn invited(name: &str) -> Message {
    Message::new("flash-doctor-invited").with("name", name)
}

/// No department was chosen.
pub fn department_missing() -> Message {
    Message::new("wrong-doctor-department-missing")
}

/// The chosen department has just been removed.
pub fn department_gone() -> Message {
    Message::new("wrong-doctor-department-gone")
}

/// That is none of the choices.
pub fn choice_unknown() -> Message {
    Message::new("wrong-choice")
}

/// That is no phone number.
pub fn phone_malformed() -> Message {
    Message::new("wrong-doctor-phone")
}

/// That is no amount.
pub fn fee_malformed(currency: Currency) -> Message {
    Message::new("wrong-doctor-fee").with("like", Arg::like(currency))
}

/// The fee that is there is in a currency that the hospital charges in no longer.
pub fn fee_before(was: Money, currency: Currency) -> Message {
    Message::new("wrong-doctor-fee-before").with("was", was).with("currency", currency.code())
}

/// The pause is no whole number of minutes up to `most`, or no multiple of `minutes`.
pub fn buffer_wrong(most: u16, minutes: u16) -> Message {
    Message::new("wrong-doctor-buffer").with("most", u32::from(most)).with("minutes", u32::from(minutes))
}

/// Visits were booked since the page was opened.
pub fn visits_came() -> Message {
    Message::new("deactivate-visits-came")
}

/// Banner after a profile was saved.
pub fn saved() -> Message {
    Message::new("flash-doctor-saved")
}

/// Banner after a doctor was taken off the list.
pub fn deactivated(name: &str) -> Message {
    Message::new("flash-doctor-deactivated").with("name", name)
}

/// Banner after a doctor was put back.
pub fn reactivated(name: &str) -> Message {
    Message::new("flash-doctor-reactivated").with("name", name)
}

/// Banner when a doctor cannot be put back because their department is gone.
pub fn no_department_to_return_to() -> Message {
    Message::new("flash-doctor-no-department")
}
