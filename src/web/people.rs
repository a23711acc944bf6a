//! How pages name people: the one who is signed in, and doctors wherever a visit is chosen or shown.

use serde::Serialize;

use crate::access::role::Role;
use crate::primitives::ids::{EmergencyAccessId, HoldId, UserId};
use crate::primitives::money::Money;
use crate::primitives::spoken::Spoken;
use crate::web::say::When;
use crate::web::spoken::names;
use crate::web::texts::Message;

/// Who is signed in, as the header says it.
#[derive(Debug, Clone, Serialize)]
pub struct PersonLabel {
    /// The full name.
    pub name: String,
    /// Up to two letters for the round mark beside it.
    pub initials: String,
}

impl PersonLabel {
    /// The label of a name.
    pub fn of(name: &str) -> Self {
        Self { name: name.to_owned(), initials: initials(name) }
    }
}

/// Up to two initials of a name, titles left out, in the script of its first word: "Dr Leena Farah" is LF.
pub fn initials(name: &str) -> String {
    let words = name.split_whitespace().filter(|word| !matches!(word.trim_end_matches('.'), "Dr" | "Prof" | "Mr" | "Mrs" | "Ms"));
    let mut letters = words.filter_map(|word| word.chars().next());
    let first = letters.next();
    let last = letters.rfind(|letter| first.is_some_and(|first| script(first) == script(*letter)));
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

/// Something that the letters of one script have in common: a place near the beginning of its block.
fn script(letter: char) -> u32 {
    match letter {
        '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => 0,
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => 0x370,
        '\u{400}'..='\u{52f}' => 0x400,
        '\u{600}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' => 0x600,
        '\u{3040}'..='\u{9fff}' => 0x3040,
        '\u{ac00}'..='\u{d7af}' => 0xac00,
        other => u32::from(other) & !0x7f,
    }
}

/// A doctor as every booking page names them.
#[derive(Debug, Clone, Serialize)]
pub struct DoctorCard {
    /// The doctor's id.
    pub id: UserId,
    /// "Dr Leena Farah".
    pub name: String,
    /// For the round mark beside the name.
    pub initials: String,
    /// "Cardiologist"; may be empty.
    pub specialization: String,
    /// The department's name.
    pub department: String,
    /// Years of experience, when known.
    pub experience_years: Option<u32>,
    /// What a visit costs, when known.
    pub fee: Option<Money>,
    /// What the languages are called that patients can speak with them, when known.
    pub languages: Vec<Message>,
}

impl DoctorCard {
    /// A doctor whose other data is not known here.
    pub fn new(id: UserId, name: &str, specialization: &str, department: &str) -> Self {
        Self {
            id,
            name: name.to_owned(),
            initials: initials(name),
            specialization: specialization.to_owned(),
            department: department.to_owned(),
            experience_years: None,
            fee: None,
            languages: Vec::new(),
        }
    }

    /// A cardiologist, for samples.
    pub fn sample() -> Self {
        Self {
            experience_years: Some(18),
            fee: "INR".parse().ok().map(|currency| Money { amount: 60_000, currency }),
            languages: names(&[Spoken::Arabic, Spoken::English].into()),
            ..Self::new(sample_user(7), "Dr Leena Farah", "Cardiologist", "Heart")
        }
    }
}

/// For whom the reader acts on a page (F70): `parts/acting.html` says so first on it.
#[derive(Debug, Clone, Serialize)]
pub struct ActingFor {
    /// The patient.
    pub patient_id: UserId,
    /// What they are called.
    pub name: String,
    /// Whether the reader may read their records too.
    pub reads: bool,
    /// Whether the reader may book for them.
    pub books: bool,
}

impl ActingFor {
    /// Somebody, for samples.
    pub fn sample() -> Self {
        Self { patient_id: sample_user(1), name: "Maya Rao".into(), reads: true, books: true }
    }
}

/// What stays in every address while somebody goes from doctor to doctor for a time.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Along {
    /// For whom a carer looks.
    pub acting: Option<ActingFor>,
    /// The hold that they come from. Whether it stands, and is for the same patient, the page of times asks that leads back to it.
    pub held: Option<HoldId>,
    /// Both, as an address ends with them.
    pub tail: String,
}

impl Along {
    /// For whom somebody looks, and what they hold.
    #[must_use]
    pub fn of(acting: Option<ActingFor>, held: Option<HoldId>) -> Self {
        let tail = along(acting.as_ref().map(|acting| acting.patient_id), held);
        Self { acting, held, tail }
    }

    /// Somebody who acts for somebody and holds a time, for samples.
    pub fn sample() -> Self {
        Self::of(Some(ActingFor::sample()), Some(HoldId::from_uuid(uuid::Uuid::from_u128(4))))
    }
}

/// The end of an address that says for whom somebody looks and which hold they come from: `?for=…&held=…`; empty for neither.
#[must_use]
pub fn along(patient: Option<UserId>, held: Option<HoldId>) -> String {
    let said = [patient.map(|patient| format!("for={patient}")), held.map(|held| format!("held={held}"))];
    let said: Vec<String> = said.into_iter().flatten().collect();
    if said.is_empty() { String::new() } else { format!("?{}", said.join("&")) }
}

/// A patient whose record a doctor reads, and why they may (F10).
#[derive(Debug, Clone, Serialize)]
pub struct PatientRead {
    pub patient_id: UserId,
    pub name: String,
    pub initials: String,
    pub why: WhyRead,
}

/// Why a doctor reads a patient's record.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum WhyRead {
    /// This visit puts the patient into their care; `ahead` when it is still to come, `came` when the patient did.
    Visit { visit: When, ahead: bool, came: bool },
    /// They opened it in an emergency, until then, for so many more minutes. `parts/record.html` says so first on the page.
    Emergency { access_id: EmergencyAccessId, until: When, minutes: u32 },
}

/// What a patient says of themselves, as doctors who may read it see it.
#[derive(Debug, Clone, Serialize)]
pub struct BackgroundWords {
    pub allergies: Vec<String>,
    /// Said on purpose.
    pub no_known_allergies: bool,
    pub medicines: Vec<String>,
    pub conditions: Vec<String>,
    /// When the patient said so.
    pub written_at: When,
}

impl BackgroundWords {
    /// Somebody with something in most lists, for samples.
    #[must_use]
    pub fn sample() -> Self {
        Self {
            allergies: vec!["Penicillin: rash".into(), "Peanuts".into()],
            no_known_allergies: false,
            medicines: vec!["Amlodipine 5 mg, every morning".into()],
            conditions: vec!["Appendix removed, 2004".into()],
            written_at: When::sample(12, "20:15"),
        }
    }

    /// Somebody without allergies who says nothing else, for samples.
    #[must_use]
    pub fn sample_of_few_words() -> Self {
        Self { allergies: vec![], no_known_allergies: true, medicines: vec![], conditions: vec![], ..Self::sample() }
    }
}

impl PatientRead {
    /// Of a patient with this name.
    #[must_use]
    pub fn new(patient_id: UserId, name: &str, why: WhyRead) -> Self {
        Self { patient_id, name: name.to_owned(), initials: initials(name), why }
    }

    /// Somebody in care, for samples.
    #[must_use]
    pub fn sample() -> Self {
        Self::new(sample_user(1), "Maya Lindqvist", WhyRead::Visit { visit: When::sample(26, "09:30"), ahead: true, came: false })
    }

    /// Somebody whose last visit is over, for samples.
    #[must_use]
    pub fn sample_seen() -> Self {
        Self { why: WhyRead::Visit { visit: When::sample(12, "09:30"), ahead: false, came: true }, ..Self::sample() }
    }

    /// Somebody who did not come to the visit they are in care by, for samples.
    #[must_use]
    pub fn sample_not_seen() -> Self {
        Self { why: WhyRead::Visit { visit: When::sample(12, "09:30"), ahead: false, came: false }, ..Self::sample() }
    }

    /// Somebody in an emergency, for samples.
    #[must_use]
    pub fn sample_in_emergency() -> Self {
        let access_id = EmergencyAccessId::from_uuid(uuid::Uuid::from_u128(1));
        Self { why: WhyRead::Emergency { access_id, until: When::sample(23, "10:30"), minutes: 34 }, ..Self::sample() }
    }
}

/// A user id for samples.
pub fn sample_user(number: u128) -> UserId {
    UserId::from_uuid(uuid::Uuid::from_u128(number))
}

/// What a role is called.
#[must_use]
pub fn role_words(role: Role) -> Message {
    Message::new(match role {
        Role::Patient => "role-patient",
        Role::Doctor => "role-doctor",
        Role::Receptionist => "role-receptionist",
        Role::Administrator => "role-administrator",
    })
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_leave_titles_out() {
        assert_eq!(initials("Dr Leena Farah"), "LF");
        assert_eq!(initials("Maya"), "M");
        assert_eq!(initials("  ana de la cruz "), "AC");
        assert_eq!(initials(""), "");
    }

    #[test]
    fn f66_initials_are_letters_of_one_script() {
        assert_eq!(initials("Noor Al-Sayed نور"), "NA");
        assert_eq!(initials("نور السيد Noor"), "نا");
        assert_eq!(initials("Élodie Ōmura"), "ÉŌ");
        assert_eq!(initials("कमला देवी Devi"), "कद");
        assert_eq!(initials("Noor نور"), "N");
    }
}
