//! The form of a doctor's profile: what is typed, as a change, and shown again with what to correct.

use serde::Deserialize;
use serde_json::{Value, json};

use super::super::model::{Doctor, DoctorChange, DoctorText, MOST_A_DAY, MOST_BUFFER, MOST_YEARS};
use super::super::views::admin_departments::text_unprintable;
use super::super::views::admin_doctors::{self as view, Choice, DoctorFields};
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::money::Currency;
use crate::primitives::patch::Patch;
use crate::primitives::people::Gender;
use crate::primitives::spoken::Spoken;
use crate::web::fee::{self, Typing};
use crate::web::field::Field;
use crate::web::meanwhile::{Opened, Typed};
use crate::web::merge::Said;
use crate::web::spoken::{self, SpokenField};
use crate::web::texts::Message;

/// Every field, as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct DoctorForm {
    pub version: String,
    /// What the form was made from.
    pub opened: Opened,
    /// Of a new doctor.
    pub email: String,
    /// Of a new doctor.
    pub idempotency_key: String,
    /// `yes` when somebody else may have the same licence number.
    pub licence_confirmed: String,
    name: String,
    department_id: String,
    specialization: String,
    qualifications: String,
    experience_years: String,
    licence_number: String,
    gender: String,
    /// Codes of languages.
    #[serde(deserialize_with = "spoken::ticked")]
    spoken: String,
    phone: String,
    fee: String,
    /// With what the form was shown: the fee is in it.
    pub currency: String,
    buffer_minutes: String,
    daily_cap: String,
    place: String,
    /// `yes` when ticked.
    accepts_bookings: String,
    /// `yes` when ticked.
    requires_approval: String,
    /// `yes` when ticked.
    offers_video: String,
}

impl DoctorForm {
    /// A doctor as they are, the fee as people of the language write it. One in another currency than the hospital's is left out: it
    /// would be sent as if it were in the hospital's.
    pub(super) fn of(doctor: &Doctor, (currency, language): Typing) -> Self {
        let number = |number: Option<u16>| number.map(|number| number.to_string()).unwrap_or_default();
        let switch = |on: bool| if on { "yes".to_owned() } else { String::new() };
        let mut form = Self {
            version: doctor.version.to_string(),
            opened: Opened::default(),
            email: String::new(),
            idempotency_key: String::new(),
            licence_confirmed: String::new(),
            name: doctor.name.as_str().to_owned(),
            department_id: doctor.department_id.to_string(),
            specialization: doctor.specialization.clone(),
            qualifications: doctor.qualifications.clone(),
            experience_years: number(doctor.experience_years),
            licence_number: doctor.licence_number.clone().unwrap_or_default(),
            gender: doctor.gender.map(Gender::word).unwrap_or_default().to_owned(),
            spoken: Spoken::text(&doctor.languages),
            phone: doctor.phone.as_ref().map(|phone| phone.as_str().to_owned()).unwrap_or_default(),
            fee: doctor.fee.filter(|fee| fee.currency == currency).map(|fee| fee.to_type(language)).unwrap_or_default(),
            currency: currency.to_string(),
            buffer_minutes: number(doctor.buffer_minutes),
            daily_cap: number(doctor.daily_cap),
            place: doctor.place.clone(),
            accepts_bookings: switch(doctor.accepts_bookings),
            requires_approval: switch(doctor.requires_approval),
            offers_video: switch(doctor.offers_video),
        };
        form.opened = Opened::with(form.fields());
        form
    }

    /// What is written about a doctor, by the names of the fields.
    pub(super) fn fields(&mut self) -> Typed<'_, 16> {
        [
            ("name", &mut self.name),
            ("department_id", &mut self.department_id),
            ("specialization", &mut self.specialization),
            ("qualifications", &mut self.qualifications),
            ("experience_years", &mut self.experience_years),
            ("fee", &mut self.fee),
            ("place", &mut self.place),
            ("buffer_minutes", &mut self.buffer_minutes),
            ("daily_cap", &mut self.daily_cap),
            ("phone", &mut self.phone),
            ("licence_number", &mut self.licence_number),
            ("gender", &mut self.gender),
            ("spoken", &mut self.spoken),
            ("accepts_bookings", &mut self.accepts_bookings),
            ("requires_approval", &mut self.requires_approval),
            ("offers_video", &mut self.offers_video),
        ]
    }

    /// A doctor nobody has written yet: open for bookings.
    pub(super) fn empty(idempotency_key: String) -> Self {
        Self { idempotency_key, accepts_bookings: "yes".to_owned(), ..Self::default() }
    }

    /// A doctor as a line of a spreadsheet says, which was shown with a currency: `cell` is what stands in a column. Open for bookings.
    pub(super) fn of_line<'a>(cell: impl Fn(&str) -> &'a str, department_id: String, currency: &str) -> Self {
        let cell = |column| cell(column).to_owned();
        Self {
            name: cell("name"),
            department_id,
            specialization: cell("specialization"),
            qualifications: cell("qualifications"),
            experience_years: cell("experience_years"),
            licence_number: cell("licence_number"),
            gender: cell("gender").to_lowercase(),
            spoken: cell("languages"),
            phone: cell("phone"),
            fee: cell("fee"),
            currency: currency.to_owned(),
            buffer_minutes: cell("buffer_minutes"),
            place: cell("place"),
            ..Self::empty(String::new())
        }
    }

    /// The licence number as typed.
    pub(super) fn licence(&self) -> &str {
        self.licence_number.trim()
    }

    /// Every field, for telling two forms apart.
    pub(super) fn said(&self) -> Value {
        let Self { email, name, department_id, specialization, qualifications, experience_years, licence_number, gender, .. } = self;
        let Self { spoken, phone, fee, buffer_minutes, daily_cap, place, accepts_bookings, requires_approval, offers_video, .. } = self;
        let who = [email, name, department_id, specialization, qualifications, experience_years, licence_number];
        let how = [gender, spoken, phone, fee, buffer_minutes, daily_cap, place, accepts_bookings, requires_approval, offers_video];
        json!({ "who": who, "how": how })
    }

    /// The change that was typed; a field left empty takes its value away.
    pub(super) fn read(&self, typing: Typing, grain: u16) -> Result<DoctorChange, Flaws> {
        let mut flaws = Flaws::default();
        let years = flaws.keep(typed(&self.experience_years, whole("/experience_years")));
        let gender = flaws.keep(typed(&self.gender, gender_of));
        let fee = flaws.keep(typed(&self.fee, |text| fee::typed(text, &self.currency, typing)));
        let buffer = flaws.keep(typed(&self.buffer_minutes, whole("/buffer_minutes")));
        let cap = flaws.keep(typed(&self.daily_cap, whole("/daily_cap")));
        let text = DoctorText {
            name: self.name.clone(),
            department_id: self.department_id.clone(),
            specialization: Some(self.specialization.clone()),
            qualifications: Some(self.qualifications.clone()),
            experience_years: years.unwrap_or_default(),
            licence_number: said(&self.licence_number),
            gender: gender.unwrap_or_default(),
            languages: Patch::Set(Spoken::codes(&self.spoken)),
            phone: said(&self.phone),
            fee: fee.unwrap_or_default(),
            accepts_bookings: Some(self.accepts_bookings == "yes"),
            requires_approval: Some(self.requires_approval == "yes"),
            offers_video: Some(self.offers_video == "yes"),
            buffer_minutes: buffer.unwrap_or_default(),
            daily_cap: cap.unwrap_or_default(),
            place: Some(self.place.clone()),
        };
        match text.parse(typing.0, grain) {
            Ok(change) => flaws.none().map(|()| change),
            Err(Flaws(more)) => {
                flaws.0.extend(more);
                Err(flaws)
            }
        }
    }
}

/// What a field is called, and how its value is read.
pub(super) fn said_of(name: &'static str, value: &str, departments: &[Choice]) -> (Message, Said) {
    let label = |key| Message::new(key);
    let called = || departments.iter().find(|choice| choice.value == value).map_or(value, |choice| choice.name.as_str());
    match name {
        "name" => (label("label-doctor-name"), Said::typed(value)),
        "department_id" => (label("department"), Said::chosen(value, called())),
        "specialization" => (label("label-specialization"), Said::typed(value)),
        "qualifications" => (label("label-qualifications"), Said::typed(value)),
        "experience_years" => (label("label-experience"), Said::typed(value)),
        "licence_number" => (label("label-licence"), Said::typed(value)),
        "gender" => (label("label-gender"), gender_said(value)),
        "spoken" => (label("label-languages"), Said::several(value, spoken::names(&Spoken::among(value)))),
        "phone" => (label("label-doctor-phone"), Said::typed(value)),
        "fee" => (label("label-fee"), Said::typed(value)),
        "buffer_minutes" => (label("label-buffer"), Said::typed(value)),
        "daily_cap" => (label("label-daily-cap"), Said::typed(value)),
        "place" => (label("label-place"), Said::typed(value)),
        "accepts_bookings" => (label("label-accepts"), Said::switch(value)),
        "requires_approval" => (label("label-approval"), Said::switch(value)),
        _ => (label("label-offers-video"), Said::switch(value)),
    }
}

fn gender_said(value: &str) -> Said {
    let words = match Gender::of(value) {
        None => "gender-not-said",
        Some(Gender::Female) => "gender-female",
        Some(Gender::Male) => "gender-male",
        Some(Gender::Other) => "gender-other",
        Some(Gender::Unknown) => "gender-unknown",
    };
    Said::word(value, Message::new(words))
}

/// The form for its page: what was typed, and what to change.
pub(super) fn fields_of(form: &DoctorForm, flaws: &Flaws, (currency, grain): (Currency, u16)) -> DoctorFields {
    let words = |flaw: &Flaw| words_of(flaw, (currency, grain));
    let field = |value: &str, pointer: &str| Field::typed(value, flaws.0.iter().find(|flaw| flaw.is_of(pointer)).map(words));
    DoctorFields {
        name: field(&form.name, "/name"),
        department_id: field(&form.department_id, "/department_id"),
        specialization: field(&form.specialization, "/specialization"),
        qualifications: field(&form.qualifications, "/qualifications"),
        experience_years: field(&form.experience_years, "/experience_years"),
        licence_number: field(&form.licence_number, "/licence_number"),
        gender: field(&form.gender, "/gender"),
        spoken: SpokenField::of(field(&form.spoken, "/languages")),
        phone: field(&form.phone, "/phone"),
        fee: field(&form.fee, "/fee"),
        buffer_minutes: field(&form.buffer_minutes, "/buffer_minutes"),
        daily_cap: field(&form.daily_cap, "/daily_cap"),
        place: field(&form.place, "/place"),
        accepts_bookings: Field::of(&form.accepts_bookings),
        requires_approval: Field::of(&form.requires_approval),
        offers_video: Field::of(&form.offers_video),
    }
}

/// What to do about a flaw of the profile.
pub(super) fn words_of(flaw: &Flaw, (currency, grain): (Currency, u16)) -> Message {
    let limit = flaw.numbers.first().and_then(|(_, limit)| u32::try_from(*limit).ok()).unwrap_or_default();
    match (flaw.pointer.as_ref(), flaw.code) {
        ("/phone", _) => view::phone_malformed(),
        (_, "unprintable") => text_unprintable(),
        (_, "too_many") => spoken::languages_too_many(limit),
        ("/name", "too_long") => view::name_too_long(limit),
        ("/name", _) => view::name_missing(),
        ("/department_id", "required") => view::department_missing(),
        ("/department_id", _) => view::department_gone(),
        ("/specialization", _) => view::specialization_too_long(limit),
        ("/qualifications", _) => view::qualifications_too_long(limit),
        ("/experience_years", _) => view::years_wrong(u32::from(MOST_YEARS)),
        ("/licence_number", _) => view::licence_too_long(limit),
        ("/gender", _) | (_, "unknown_language") => view::choice_unknown(),
        ("/buffer_minutes", _) => view::buffer_wrong(MOST_BUFFER, grain),
        ("/daily_cap", _) => view::cap_wrong(u32::from(MOST_A_DAY)),
        ("/place", _) => view::place_too_long(limit),
        (_, fee::OTHER_CURRENCY) => fee::currency_changed(currency),
        _ => view::fee_malformed(currency),
    }
}

fn said(text: &str) -> Patch<String> {
    Patch::of((!text.trim().is_empty()).then(|| text.to_owned()))
}

fn typed<T>(text: &str, read: impl FnOnce(&str) -> Result<T, Flaw>) -> Result<Patch<T>, Flaw> {
    match text.trim() {
        "" => Ok(Patch::Clear),
        text => read(text).map(Patch::Set),
    }
}

fn whole(pointer: &'static str) -> impl FnOnce(&str) -> Result<i64, Flaw> {
    move |text| text.parse().map_err(|_| Flaw::new(pointer, "invalid"))
}

fn gender_of(text: &str) -> Result<Gender, Flaw> {
    Gender::of(text).ok_or_else(|| Flaw::new("/gender", "invalid"))
}
