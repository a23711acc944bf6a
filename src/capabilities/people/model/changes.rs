//! A patient whom the desk adds, and what administrators change about those who work here. Pure.

use jiff::Timestamp;
use serde::Deserialize;

use super::PatientText;
use crate::capabilities::profile::model::AccountChange;
use crate::capabilities::sign_in::model::address_of;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::patch::Patch;
use crate::primitives::people::{Email, PersonName, Phone};

/// A patient whom the desk adds, as it arrives. Patients are told apart by name and date of birth; whoever gives no address is told
/// nothing by mail and does not sign in (F69).
#[derive(Debug, Clone, Default, Deserialize, utoipa::ToSchema)]
pub struct NewPatientText {
    #[schema(max_length = 120)]
    pub name: String,
    #[serde(default)]
    #[schema(format = "email", max_length = 254)]
    pub email: Option<String>,
    #[schema(format = "date")]
    pub date_of_birth: String,
    #[serde(default)]
    #[schema(value_type = Option<Phone>)]
    pub phone: Option<String>,
    /// Whoever may be the same person was looked at, and is somebody else.
    #[serde(default)]
    pub confirm_duplicate: bool,
}

/// A patient whom the desk adds.
#[derive(Debug, Clone, PartialEq)]
pub struct NewPatient {
    pub name: PersonName,
    /// `None`: they have none, or gave none.
    pub email: Option<Email>,
    /// Everything else that was said.
    pub rest: AccountChange,
}

impl NewPatient {
    /// `now` is for dates of birth.
    ///
    /// # Errors
    /// Every field that cannot be used.
    pub fn parse(text: NewPatientText, now: Timestamp) -> Result<Self, Flaws> {
        let mut flaws = Flaws::default();
        let email = match text.email.as_deref().map(str::trim) {
            None | Some("") => Some(None),
            Some(email) => flaws.keep(address_of(email).map(Some)),
        };
        if text.date_of_birth.trim().is_empty() {
            flaws.add(Flaw::new("/date_of_birth", "required"));
        }
        let own = PatientText {
            name: Some(text.name),
            phone: Patch::Set(text.phone.unwrap_or_default()),
            date_of_birth: Patch::Set(text.date_of_birth),
            ..PatientText::default()
        };
        let rest = own.parse(now).unwrap_or_else(|Flaws(more)| {
            flaws.0.extend(more);
            AccountChange::default()
        });
        match (rest.name.clone(), email) {
            (Some(name), Some(email)) => flaws.none().map(|()| Self { name, email, rest }),
            _ => Err(flaws),
        }
    }
}

/// What administrators want changed about somebody who works here and treats nobody, as it arrives; what is absent stays, `null`
/// or an empty text takes a value away.
#[derive(Debug, Clone, Default, Deserialize, utoipa::ToSchema)]
pub struct PersonText {
    #[serde(default)]
    #[schema(max_length = 120)]
    pub name: Option<String>,
    #[serde(default)]
    #[schema(value_type = Option<Phone>)]
    pub phone: Patch<String>,
}

impl PersonText {
    /// # Errors
    /// Every field that cannot be used.
    pub fn parse(self) -> Result<AccountChange, Flaws> {
        PatientText { name: self.name, phone: self.phone, ..PatientText::default() }.parse(Timestamp::UNIX_EPOCH)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f19_a_new_patient_has_a_name_and_a_date_of_birth() {
        let now = "2026-11-23T09:00:00Z".parse().unwrap();
        let told = |text: NewPatientText| NewPatient::parse(text, now).map_err(|flaws| flaws.to_string());
        assert_eq!(told(NewPatientText::default()).unwrap_err(), "/date_of_birth required, /name required");
        let maya = NewPatientText {
            name: "Maya Berg".into(),
            email: Some("Maya@Example.org".into()),
            date_of_birth: "1980-02-29".into(),
            phone: Some(" ".into()),
            confirm_duplicate: false,
        };
        let new = told(maya.clone()).unwrap();
        assert_eq!(
            (new.email.unwrap().as_str(), new.rest.phone, new.rest.name.unwrap().as_str()),
            ("maya@example.org", Patch::Clear, "Maya Berg")
        );
        let wrong = NewPatientText { date_of_birth: "2027-01-01".into(), phone: Some("12".into()), ..maya };
        assert_eq!(told(wrong).unwrap_err(), "/phone not_a_phone_number, /date_of_birth unlikely_date");
    }

    #[test]
    fn f69_an_address_may_be_left_out_and_not_be_wrong() {
        let now = "2026-11-23T09:00:00Z".parse().unwrap();
        let with = |email: Option<&str>| NewPatientText {
            name: "Maya Berg".into(),
            email: email.map(str::to_owned),
            date_of_birth: "1980-02-29".into(),
            ..NewPatientText::default()
        };
        for none in [None, Some(""), Some("  ")] {
            assert_eq!(NewPatient::parse(with(none), now).unwrap().email, None);
        }
        assert_eq!(NewPatient::parse(with(Some("maya")), now).unwrap_err().to_string(), "/email malformed_email");
    }
}
