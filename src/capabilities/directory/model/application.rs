//! A doctor applies (F02): what they say of their profession, and the application as it waits.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::profile::{
    DoctorText, LICENCE_LIMIT, MOST_YEARS, QUALIFICATIONS_LIMIT, SPECIALIZATION_LIMIT, department_of, line_or_nothing, number_up_to,
};
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::{DepartmentId, UserId};
use crate::primitives::money::Money;
use crate::primitives::patch::Patch;
use crate::primitives::people::{Email, PersonName, Phone};
use crate::primitives::text;

/// What somebody says of their profession, nothing checked.
#[derive(Debug, Default)]
pub struct ProfessionText<'a> {
    pub licence_number: &'a str,
    pub specialization: &'a str,
    /// May be empty.
    pub qualifications: &'a str,
    pub experience_years: Option<i64>,
    /// Where they wish to work; may be empty.
    pub department_id: &'a str,
}

/// The same, every value as it should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profession {
    pub licence_number: String,
    pub specialization: String,
    /// May be empty.
    #[serde(default)]
    pub qualifications: String,
    #[serde(default)]
    pub experience_years: Option<u16>,
    /// A wish: the administrator chooses.
    #[serde(default)]
    pub department_id: Option<DepartmentId>,
}

impl Profession {
    /// # Errors
    /// Every field that cannot be used; licence number and specialization are needed.
    pub fn parse(said: &ProfessionText<'_>) -> Result<Self, Flaws> {
        let mut flaws = Flaws::default();
        let needed = |pointer, said, limit| text::line(said, limit).map_err(|error| Flaw::of_text(pointer, error));
        let licence = flaws.keep(needed("/licence_number", said.licence_number, LICENCE_LIMIT));
        let specialization = flaws.keep(needed("/specialization", said.specialization, SPECIALIZATION_LIMIT));
        let qualifications = flaws.keep(line_or_nothing("/qualifications", said.qualifications, QUALIFICATIONS_LIMIT));
        let years = said.experience_years.map(|years| number_up_to("/experience_years", years, MOST_YEARS)).transpose();
        let years = flaws.keep(years);
        let wished = Some(said.department_id.trim()).filter(|id| !id.is_empty()).map(department_of).transpose();
        let department = flaws.keep(wished);
        match (licence, specialization, qualifications, years, department) {
            (Some(licence_number), Some(specialization), Some(qualifications), Some(experience_years), Some(department_id)) => {
                Ok(Self { licence_number, specialization, qualifications, experience_years, department_id })
            }
            _ => Err(flaws),
        }
    }
}

/// An application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Application {
    /// The account of whoever applies.
    #[serde(rename = "owner_id")]
    pub id: UserId,
    pub name: PersonName,
    pub email: Email,
    #[serde(default)]
    pub phone: Option<Phone>,
    #[serde(flatten)]
    pub profession: Profession,
    /// When the address was confirmed; `None` before that, when nobody sees it.
    #[serde(default)]
    pub waits_since: Option<Timestamp>,
    /// Why it was not taken, in the administrator's words to the doctor.
    #[serde(default)]
    pub rejected_because: Option<String>,
}

/// What an administrator adds to an application when they take the doctor; what is absent is as usual in the hospital.
#[derive(Debug, Clone, Default, Deserialize, utoipa::ToSchema)]
pub struct ApprovalText {
    /// When absent, the department they wish for.
    #[serde(default)]
    #[schema(value_type = Option<DepartmentId>)]
    pub department_id: Option<String>,
    /// In the hospital's currency; `null`: the hospital's usual fee.
    #[serde(default)]
    #[schema(value_type = Option<Money>)]
    pub fee: Patch<Money>,
    #[serde(default)]
    #[schema(max_length = 120)]
    pub place: Option<String>,
    /// A patient's booking waits for the doctor's word.
    #[serde(default)]
    pub requires_approval: Option<bool>,
}

impl Application {
    /// The doctor's profile: what they said of themselves, with what the administrator adds.
    #[must_use]
    pub fn with(&self, text: ApprovalText) -> DoctorText {
        let Profession { licence_number, specialization, qualifications, experience_years, department_id } = self.profession.clone();
        let wished = || department_id.map(|id| id.to_string()).unwrap_or_default();
        DoctorText {
            name: self.name.as_str().to_owned(),
            department_id: text.department_id.unwrap_or_else(wished),
            specialization: Some(specialization),
            qualifications: Some(qualifications),
            experience_years: Patch::of(experience_years.map(i64::from)),
            licence_number: Patch::Set(licence_number),
            phone: Patch::of(self.phone.as_ref().map(|phone| phone.as_str().to_owned())),
            fee: text.fee,
            requires_approval: text.requires_approval,
            place: text.place,
            ..DoctorText::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f02_a_licence_and_a_specialization_are_needed_and_the_rest_is_not() {
        let said = ProfessionText { licence_number: " KMC-1 ", specialization: "Cardiologist", ..ProfessionText::default() };
        let profession = Profession::parse(&said).unwrap();
        assert_eq!((profession.licence_number.as_str(), profession.department_id, profession.experience_years), ("KMC-1", None, None));
        let wrong = ProfessionText { experience_years: Some(81), department_id: "dpt_x", ..ProfessionText::default() };
        let flaws = Profession::parse(&wrong).unwrap_err();
        let wanted =
            "/licence_number required, /specialization required, /experience_years out_of_range, /department_id unknown_department";
        assert_eq!(flaws.to_string(), wanted);
    }
}
