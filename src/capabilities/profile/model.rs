//! Which part of a profile is whose to change, by role. Pure.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Deserialize;

use crate::access::role::Role;
use crate::capabilities::directory::model::{OwnDoctorChange, QUALIFICATIONS_LIMIT, line_or_nothing, phone_of};
use crate::capabilities::sign_in::model::{ADDRESS_LIMIT, date_of_birth};
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::patch::Patch;
use crate::primitives::people::{BloodGroup, Gender, PersonName, Phone};
use crate::primitives::spoken::Spoken;
use crate::primitives::text;

/// The fields somebody wants changed, as they arrive; what is absent stays, `null` or an empty text takes a value away.
///
/// Everybody has `phone`; patients also `date_of_birth`, `gender`, `address` and `blood_group`; doctors `qualifications`
/// and `languages`. Another role's field is no field here.
#[derive(Debug, Clone, Default, Deserialize, utoipa::ToSchema)]
pub struct ProfileText {
    #[serde(default)]
    #[schema(value_type = Option<Phone>)]
    pub phone: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 200)]
    pub qualifications: Patch<String>,
    /// What patients can speak with you, by ISO 639-1 codes; at most ten.
    #[serde(default)]
    #[schema(value_type = Option<Vec<Spoken>>)]
    pub languages: Patch<Vec<String>>,
    #[serde(default)]
    #[schema(value_type = Option<String>, format = "date")]
    pub date_of_birth: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<Gender>)]
    pub gender: Patch<Gender>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 300)]
    pub address: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<BloodGroup>)]
    pub blood_group: Patch<BloodGroup>,
}

/// A change that can be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProfileChange {
    /// Of everybody who is no doctor.
    Account(AccountChange),
    Doctor(OwnDoctorChange),
}

/// What people who are no doctors may change; what is not their role's is `Keep`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AccountChange {
    /// Only staff call a patient otherwise.
    pub name: Option<PersonName>,
    pub phone: Patch<Phone>,
    pub date_of_birth: Patch<Date>,
    pub gender: Patch<Gender>,
    pub address: Patch<String>,
    pub blood_group: Patch<BloodGroup>,
}

impl ProfileText {
    /// The change, for somebody of this role. `now` is for dates of birth.
    ///
    /// # Errors
    /// Every field that cannot be used, other roles' fields among them.
    pub fn parse(self, role: Role, now: Timestamp) -> Result<ProfileChange, Flaws> {
        let mut flaws = Flaws::default();
        let patients = [
            ("/date_of_birth", self.date_of_birth.is_given()),
            ("/gender", self.gender.is_given()),
            ("/address", self.address.is_given()),
            ("/blood_group", self.blood_group.is_given()),
        ];
        let foreign = patients.into_iter().map(|(pointer, given)| (pointer, given && role != Role::Patient));
        let doctors = [("/qualifications", self.qualifications.is_given()), ("/languages", self.languages.is_given())];
        let foreign = foreign.chain(doctors.into_iter().map(|(pointer, given)| (pointer, given && role != Role::Doctor)));
        for (pointer, _) in foreign.filter(|one| one.1) {
            flaws.add(Flaw::new(pointer, "unknown_field"));
        }
        let phone = flaws.keep(said(self.phone).read(|text| phone_of(&text)));
        let learnt = flaws.keep(self.qualifications.read(|text| line_or_nothing("/qualifications", &text, QUALIFICATIONS_LIMIT)));
        let spoken = flaws.keep(self.languages.read(|codes| Spoken::all_of(&codes)));
        let born = flaws.keep(said(self.date_of_birth).read(|text| date_of_birth(&text, now)));
        let lines = |text: String| text::lines(&text, ADDRESS_LIMIT).map_err(|error| Flaw::of_text("/address", error));
        let address = flaws.keep(said(self.address).read(lines));
        let (Some(phone), Some(learnt), Some(languages)) = (phone, learnt, spoken) else { return Err(flaws) };
        let (Some(date_of_birth), Some(address)) = (born, address) else { return Err(flaws) };
        flaws.none()?;
        if role == Role::Doctor {
            let qualifications = learnt.is_given().then(|| learnt.or(None).unwrap_or_default());
            return Ok(ProfileChange::Doctor(OwnDoctorChange { phone, qualifications, languages }));
        }
        let (gender, blood_group) = (self.gender, self.blood_group);
        Ok(ProfileChange::Account(AccountChange { name: None, phone, date_of_birth, gender, address, blood_group }))
    }
}

/// An optional text left empty is taken away.
fn said(text: Patch<String>) -> Patch<String> {
    match text {
        Patch::Set(text) if text.trim().is_empty() => Patch::Clear,
        said => said,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn change(role: Role, body: Value) -> Result<ProfileChange, String> {
        let text: ProfileText = serde_json::from_value(body).unwrap();
        text.parse(role, "2026-11-23T09:00:00Z".parse().unwrap()).map_err(|flaws| flaws.to_string())
    }

    #[test]
    fn f16_a_patient_says_what_is_kept_about_patients() {
        let body =
            json!({"phone": "+46 70 123 45 67", "date_of_birth": "1980-02-29", "gender": "female", "address": " ", "blood_group": null});
        let expected = AccountChange {
            name: None,
            phone: Patch::Set("+46701234567".parse().unwrap()),
            date_of_birth: Patch::Set("1980-02-29".parse().unwrap()),
            gender: Patch::Set(Gender::Female),
            address: Patch::Clear,
            blood_group: Patch::Clear,
        };
        assert_eq!(change(Role::Patient, body), Ok(ProfileChange::Account(expected)));
        let wrong = json!({"phone": "12", "date_of_birth": "2027-01-01", "address": "x".repeat(301)});
        assert_eq!(change(Role::Patient, wrong).unwrap_err(), "/phone not_a_phone_number, /date_of_birth unlikely_date, /address too_long");
    }

    #[test]
    fn f17_a_doctor_says_how_they_are_reached_and_what_they_have_learnt() {
        let own = |phone, qualifications| {
            let languages = Patch::Keep;
            Ok(ProfileChange::Doctor(OwnDoctorChange { phone, qualifications, languages }))
        };
        assert_eq!(change(Role::Doctor, json!({})), own(Patch::Keep, None));
        assert_eq!(change(Role::Doctor, json!({"phone": null, "qualifications": "MD"})), own(Patch::Clear, Some("MD".into())));
        assert_eq!(change(Role::Doctor, json!({"qualifications": null})), own(Patch::Keep, Some(String::new())));
    }

    #[test]
    fn f17_a_doctor_says_what_they_speak() {
        let own = |languages| Ok(ProfileChange::Doctor(OwnDoctorChange { languages, ..OwnDoctorChange::default() }));
        let both = Patch::Set([Spoken::Arabic, Spoken::English].into());
        assert_eq!(change(Role::Doctor, json!({"languages": ["en", "ar"]})), own(both));
        assert_eq!(change(Role::Doctor, json!({"languages": null})), own(Patch::Clear));
        assert_eq!(change(Role::Doctor, json!({"languages": ["en", "x"]})).unwrap_err(), "/languages/1 unknown_language");
    }

    #[test]
    fn f16_another_roles_field_is_no_field() {
        for role in [Role::Doctor, Role::Receptionist, Role::Administrator] {
            let body = json!({"blood_group": "A+", "gender": null});
            assert_eq!(change(role, body).unwrap_err(), "/gender unknown_field, /blood_group unknown_field");
        }
        for role in [Role::Patient, Role::Receptionist, Role::Administrator] {
            let body = json!({"qualifications": "MD", "languages": ["en"]});
            assert_eq!(change(role, body).unwrap_err(), "/qualifications unknown_field, /languages unknown_field");
        }
    }
}
