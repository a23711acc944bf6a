//! Which doctors a list shows (F20).

use super::Doctor;
use crate::primitives::flaw::Flaw;
use crate::primitives::ids::DepartmentId;
use crate::primitives::language::Language;
use crate::primitives::money::Money;
use crate::primitives::people::Gender;
use crate::primitives::spoken::Spoken;
use crate::primitives::text;

/// By so many words at most doctors are looked up at once.
const MOST_LOOKED_UP: usize = 3;

/// Everything given must match.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DoctorFilter {
    pub department: Option<DepartmentId>,
    /// Words that begin words of the specialization.
    pub specialization: Vec<String>,
    /// Words that begin words of the name.
    pub name: Vec<String>,
    /// Words that begin words of the name, of the specialization or of what `departments` calls the doctor's department.
    pub name_or_specialization: Vec<String>,
    /// The words of each department's name; without them nobody is found by one.
    pub departments: Vec<(DepartmentId, Vec<String>)>,
    pub gender: Option<Gender>,
    pub language: Option<Spoken>,
    pub fee: Option<FeeLimit>,
}

/// What a visit may cost at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FeeLimit {
    most: Money,
    /// Of doctors who have no fee of their own.
    usual: Money,
}

impl FeeLimit {
    /// As people type it, in the currency of the house's usual fee; nothing typed is no limit.
    ///
    /// # Errors
    /// The flaw of `/max_fee`.
    pub fn typed(text: &str, usual: Money, language: Language) -> Result<Option<Self>, Flaw> {
        match text.trim() {
            "" => Ok(None),
            text => {
                let most = Money::typed(text, usual.currency, language).map_err(|_| Flaw::new("/max_fee", "not_an_amount"))?;
                Ok(Some(Self { most, usual }))
            }
        }
    }

    /// A fee in another currency, left from before the house changed its own, cannot be compared: whoever reads the list judges.
    fn allows(self, doctor: &Doctor) -> bool {
        let fee = doctor.fee.unwrap_or(self.usual);
        fee.currency != self.most.currency || fee.amount <= self.most.amount
    }
}

/// Of the rows that are read for a filter, those of doctors whom it does not show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeavesOut {
    Nobody,
    /// A few rows that find the same doctor again.
    Repeats,
    /// Perhaps most of them.
    Many,
}

impl DoctorFilter {
    /// Whether a doctor belongs into the list.
    #[must_use]
    pub fn shows(&self, doctor: &Doctor) -> bool {
        doctor.is_listed()
            && self.department.is_none_or(|department| department == doctor.department_id)
            && self.gender.is_none_or(|gender| Some(gender) == doctor.gender)
            && self.language.is_none_or(|language| doctor.languages.contains(&language))
            && self.fee.is_none_or(|limit| limit.allows(doctor))
            && begins(&self.specialization, || text::search_words(&doctor.specialization))
            && begins(&self.name, || doctor.words())
            && begins(&self.name_or_specialization, || self.words_of(doctor))
    }

    fn words_of(&self, doctor: &Doctor) -> Vec<String> {
        let department = self.departments.iter().filter(|(id, _)| *id == doctor.department_id).flat_map(|(_, words)| words.clone());
        doctor.found_by().into_iter().chain(department).collect()
    }

    /// How many of the rows that are read for it are left out.
    #[must_use]
    pub fn leaves_out(&self) -> LeavesOut {
        let words = self.name.len() + self.name_or_specialization.len();
        let by_what_they_are = self.gender.is_some() || self.language.is_some() || self.fee.is_some() || !self.specialization.is_empty();
        match (words, self.department) {
            _ if by_what_they_are => LeavesOut::Many,
            (0, _) => LeavesOut::Nobody,
            (1, None) => LeavesOut::Repeats,
            _ => LeavesOut::Many,
        }
    }

    /// The words that doctors are looked up by, in order; whoever has one of them may be shown. The longest finds the fewest, and is the
    /// only one where no department is called by it: it is the doctor's own. Where departments are called by every word, any may be
    /// the doctor's own, and the longest three are looked up. None begins with another, which finds the same doctors.
    #[must_use]
    pub fn looked_up_by(&self) -> Vec<&str> {
        let mut words: Vec<&str> = self.name.iter().chain(&self.name_or_specialization).map(String::as_str).collect();
        let is_own = |word: &str| self.departments.iter().flat_map(|(_, names)| names).all(|name| !name.starts_with(word));
        if let Some(own) = words.iter().copied().filter(|&word| is_own(word)).max_by_key(|word| word.len()) {
            return vec![own];
        }
        words.sort_unstable();
        words.dedup_by(|word, beginning| word.starts_with(*beginning));
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        words.truncate(MOST_LOOKED_UP);
        words.sort_unstable();
        words
    }
}

/// Whether each wanted word begins one of the words.
fn begins(wanted: &[String], words: impl Fn() -> Vec<String>) -> bool {
    if wanted.is_empty() {
        return true;
    }
    let words = words();
    wanted.iter().all(|part| words.iter().any(|word| word.starts_with(part)))
}

#[cfg(test)]
mod tests {
    use super::super::tests::leena;
    use super::super::{Doctor, DoctorStatus};
    use super::*;

    #[test]
    fn f20_doctors_are_found_by_beginnings_of_words() {
        let doctor = leena();
        let words = text::search_words;
        let by = |name: &str, specialization: &str| {
            DoctorFilter { name: words(name), specialization: words(specialization), ..DoctorFilter::default() }.shows(&doctor)
        };
        assert!(by("", "") && by("lee far", "") && by("LEENA", "Cardio") && by("", "cardiologist interv"));
        assert!(!by("eena", "") && !by("leena ahmed", "") && !by("leena", "derm") && !by("cardio", ""));
        let by_any = |said: &str| DoctorFilter { name_or_specialization: words(said), ..DoctorFilter::default() }.shows(&doctor);
        assert!(by_any("cardio leena") && by_any("farah") && by_any("interventional"));
        assert!(!by_any("cardio ahmed") && !by_any("ardio"));
        let inactive = Doctor { status: DoctorStatus::Inactive, ..doctor };
        assert!(!DoctorFilter::default().shows(&inactive));
    }

    #[test]
    fn f20_words_of_the_department_are_words_of_its_doctors_who_are_looked_up_by_their_own() {
        let doctor = leena();
        let by = |said: &str, department| DoctorFilter {
            name_or_specialization: text::search_words(said),
            departments: vec![(department, text::search_words("Paediatric medicine"))],
            ..DoctorFilter::default()
        };
        let both = by("leena, paediatric", doctor.department_id);
        assert!(both.shows(&doctor) && by("PAED. farah", doctor.department_id).shows(&doctor));
        assert_eq!(both.looked_up_by(), ["leena"], "the shorter word is hers");
        let elsewhere = DepartmentId::from_uuid(uuid::Uuid::from_u128(9));
        assert!(!by("leena paediatric", elsewhere).shows(&doctor) && !by("leena surgery", doctor.department_id).shows(&doctor));
        assert_eq!(by("paediatric medic", elsewhere).looked_up_by(), ["medic", "paediatric"], "each may be somebody's own");
        assert_eq!(by("paed medicine paediatric med", elsewhere).looked_up_by(), ["med", "paed"], "a beginning finds the longer ones");
    }

    #[test]
    fn f20_words_that_all_begin_departments_are_looked_up_one_beside_the_other() {
        let named = |number, name: &str| (DepartmentId::from_uuid(uuid::Uuid::from_u128(number)), text::search_words(name));
        let by = |said: &str| DoctorFilter {
            name_or_specialization: text::search_words(said),
            departments: vec![named(1, "General"), named(2, "Heart and lung surgery")],
            ..DoctorFilter::default()
        };
        assert_eq!(by("gene heart").looked_up_by(), ["gene", "heart"]);
        assert_eq!(by("heart lung gene surg").looked_up_by(), ["gene", "heart", "lung"], "three at most");
        assert_eq!(by("gene heart adler").looked_up_by(), ["adler"], "nobody else has it");
        assert!(by("").looked_up_by().is_empty());
    }

    #[test]
    fn f20_a_wanted_gender_is_one_that_is_known() {
        let wanted = DoctorFilter { gender: Some(Gender::Female), ..DoctorFilter::default() };
        let with = |gender| Doctor { gender, ..leena() };
        assert!(wanted.shows(&with(Some(Gender::Female))));
        assert!(!wanted.shows(&with(Some(Gender::Male))) && !wanted.shows(&with(None)));
    }

    #[test]
    fn f20_a_wanted_language_is_one_of_those_the_doctor_speaks() {
        let wanted = DoctorFilter { language: Some(Spoken::Hindi), ..DoctorFilter::default() };
        let with = |languages: &[Spoken]| Doctor { languages: languages.iter().copied().collect(), ..leena() };
        assert!(wanted.shows(&with(&[Spoken::English, Spoken::Hindi])));
        assert!(!wanted.shows(&with(&[Spoken::English])) && !wanted.shows(&with(&[])));
        assert_eq!(wanted.leaves_out(), LeavesOut::Many);
    }

    #[test]
    fn f20_a_fee_is_at_most_what_was_typed_and_the_usual_one_where_there_is_no_other() {
        let money = |amount, code: &str| Money { amount, currency: code.parse().unwrap() };
        let limited = |typed: &str| {
            let fee = FeeLimit::typed(typed, money(50_000, "INR"), Language::English).unwrap();
            DoctorFilter { fee, ..DoctorFilter::default() }
        };
        let with = |fee| Doctor { fee, ..leena() };
        assert!(limited("500").shows(&with(None)) && !limited("499.99").shows(&with(None)));
        assert!(limited("600.50").shows(&with(Some(money(60_050, "INR")))) && !limited("600").shows(&with(Some(money(60_050, "INR")))));
        assert!(limited("600").shows(&with(Some(money(90_000, "EUR")))), "another currency is not compared, and nobody is left out by it");
        assert_eq!((limited("600").leaves_out(), limited(" ").leaves_out()), (LeavesOut::Many, LeavesOut::Nobody));
        let refused = FeeLimit::typed("500,5", money(50_000, "INR"), Language::English).unwrap_err();
        assert_eq!((refused.pointer.as_ref(), refused.code), ("/max_fee", "not_an_amount"));
    }
}
