//! How staff look patients up, and what they may write about one. Pure.

use jiff::Timestamp;
use serde::Deserialize;

use crate::access::role::Role;
use crate::capabilities::profile::model::{AccountChange, ProfileChange, ProfileText};
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::patch::Patch;
use crate::primitives::people::{Gender, NAME_LIMIT, PersonName, Phone, licence_word};
use crate::primitives::record_number::RecordNumber;
use crate::primitives::text::{TextError, search_words, western_digits};

/// What somebody at the desk typed to find a patient: beginnings of words of the name, of the address of mail, of the
/// phone number, or of the record number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// Nothing was typed: everybody, by name.
    Everybody,
    /// The whole of one word begins so.
    Whole(String),
    /// A phone number begins in one of these ways, of which none begins another. Never empty.
    Number(Vec<String>),
    /// Every one of these begins a word of the name. Never empty.
    Words(Vec<String>),
    /// A doctor's licence number begins so, as its word is written, or else the doctor fits the other.
    Licence(String, Box<Self>),
}

impl Wanted {
    /// # Errors
    /// The flaw of field `q`.
    pub fn parse(said: &str) -> Result<Self, Flaw> {
        Self::parse_in("", said)
    }

    /// The same where numbers without a country are those of one, by its digits: a number is found that was written down with them, or
    /// without. Empty: nobody said which country.
    ///
    /// # Errors
    /// As above.
    pub fn parse_in(country: &str, said: &str) -> Result<Self, Flaw> {
        let said = western_digits(said.trim());
        let said = said.as_str();
        if said.chars().count() > NAME_LIMIT {
            return Err(Flaw::of_text("/q", TextError::TooLong(NAME_LIMIT)));
        }
        if said.is_empty() {
            return Ok(Self::Everybody);
        }
        if said.contains('@') {
            return Ok(Self::Whole(said.to_lowercase()));
        }
        if let Some(number) = phone_beginning(said) {
            return Ok(Self::Number(Phone::spellings_in(country, &number)));
        }
        if let Some(number) = RecordNumber::word_beginning(said) {
            return Ok(Self::Whole(number));
        }
        let words = search_words(said);
        // Nothing of it is a letter or a digit: nobody is called so.
        if words.is_empty() { Ok(Self::Whole(said.to_lowercase())) } else { Ok(Self::Words(words)) }
    }

    /// The same for people of a role: only patients have record numbers, and doctors have licences.
    ///
    /// # Errors
    /// As above.
    pub fn of_role(role: Role, country: &str, said: &str) -> Result<Self, Flaw> {
        let wanted = Self::parse_in(country, said)?;
        match licence_word(said).filter(|_| role == Role::Doctor && wanted != Self::Everybody) {
            Some(letters) => Ok(Self::Licence(letters, Box::new(wanted))),
            None => Ok(wanted),
        }
    }

    /// The letters that rows are read by, in the order of the rows; of several words the longest finds the fewest.
    #[must_use]
    pub fn beginnings(&self) -> Vec<&str> {
        let mut ways = match self {
            Self::Everybody => vec![""],
            Self::Whole(letters) => vec![letters.as_str()],
            Self::Number(ways) => ways.iter().map(String::as_str).collect(),
            Self::Words(words) => words.iter().max_by_key(|word| word.len()).map(String::as_str).into_iter().collect(),
            Self::Licence(letters, other) => {
                let mut ways = other.beginnings();
                ways.push(letters);
                ways
            }
        };
        ways.sort_unstable();
        ways
    }

    /// The same, those together that are read in one piece with whatever stands between them. A number is looked for as it was typed first:
    /// in a house that writes most numbers otherwise, all of those stand between. Whoever has a licence is one of few.
    #[must_use]
    pub fn pieces(&self) -> Vec<Vec<&str>> {
        match self {
            Self::Number(ways) => {
                let behind_typed = ways.windows(2).take_while(|pair| pair.first() < pair.last()).count() + 1;
                let (typed, others) = ways.split_at(behind_typed.min(ways.len()));
                let pieces = [typed, others].into_iter().filter(|ways| !ways.is_empty());
                pieces.map(|ways| ways.iter().map(String::as_str).collect()).collect()
            }
            Self::Licence(letters, other) if matches!(**other, Self::Number(_)) => vec![other.beginnings(), vec![letters.as_str()]],
            Self::Everybody | Self::Whole(_) | Self::Words(_) | Self::Licence(..) => vec![self.beginnings()],
        }
    }

    /// Whether somebody is found by this number of theirs.
    #[must_use]
    pub fn is_of_number(&self, phone: &Phone) -> bool {
        match self {
            Self::Number(ways) => ways.iter().any(|way| phone.as_str().starts_with(way)),
            Self::Licence(_, other) => other.is_of_number(phone),
            Self::Everybody | Self::Whole(_) | Self::Words(_) => false,
        }
    }

    /// Whether a row shows its person: all words fit the name, and of a person's several rows only the first one does.
    #[must_use]
    pub fn shows(&self, word: &str, name: &str) -> bool {
        let mut words = search_words(name);
        if let Self::Licence(letters, other) = self {
            let begins = |own: &String| other.beginnings().iter().any(|letters| own.starts_with(letters));
            let by_name = || words.iter().any(|own| begins(own) && other.shows(own, name));
            return if word.starts_with(letters) { !by_name() } else { other.shows(word, name) };
        }
        let fits = |part: &String| words.iter().any(|word| word.starts_with(part)) || word.starts_with(part);
        if let Self::Words(parts) = self
            && !parts.iter().all(fits)
        {
            return false;
        }
        words.retain(|word| self.beginnings().iter().any(|letters| word.starts_with(letters)));
        words.iter().min().is_none_or(|first| first == word)
    }
}

/// Digits with what people write between them, and the plus before them.
fn phone_beginning(said: &str) -> Option<String> {
    let is_number = said.chars().all(|c| c.is_ascii_digit() || "+ -()/.".contains(c)) && said.chars().any(|c| c.is_ascii_digit());
    let plus = if said.starts_with('+') { "+" } else { "" };
    is_number.then(|| plus.chars().chain(said.chars().filter(char::is_ascii_digit)).collect())
}

/// What staff want changed about a patient, as it arrives; what is absent stays, `null` or an empty text takes a value away.
/// Nothing clinical, and nothing anybody signs in with.
#[derive(Debug, Clone, Default, Deserialize, utoipa::ToSchema)]
pub struct PatientText {
    #[serde(default)]
    #[schema(max_length = 120)]
    pub name: Option<String>,
    #[serde(default)]
    #[schema(value_type = Option<Phone>)]
    pub phone: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, format = "date")]
    pub date_of_birth: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<Gender>)]
    pub gender: Patch<Gender>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 300)]
    pub address: Patch<String>,
}

impl PatientText {
    /// `now` is for dates of birth.
    ///
    /// # Errors
    /// Every field that cannot be used.
    pub fn parse(self, now: Timestamp) -> Result<AccountChange, Flaws> {
        let mut flaws = Flaws::default();
        let Self { name, phone, date_of_birth, gender, address } = self;
        let name = name.map(|name| name.parse::<PersonName>().map_err(|error| Flaw::of_text("/name", error))).transpose();
        let name = flaws.keep(name).flatten();
        let own = ProfileText { phone, date_of_birth, gender, address, ..ProfileText::default() };
        match own.parse(Role::Patient, now) {
            Ok(ProfileChange::Account(change)) => flaws.none().map(|()| AccountChange { name, ..change }),
            // Only doctors' profiles are changed otherwise.
            Ok(ProfileChange::Doctor(_)) => Err(flaws),
            Err(Flaws(more)) => {
                flaws.0.extend(more);
                Err(flaws)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(said: &str) -> Wanted {
        Wanted::parse(said).unwrap()
    }

    #[test]
    fn f19_what_is_typed_is_a_name_an_address_or_a_number() {
        assert_eq!(wanted("  "), Wanted::Everybody);
        assert_eq!(wanted("Asha@Exam"), Wanted::Whole("asha@exam".into()));
        let ways = |ways: &[&str]| Wanted::Number(ways.iter().map(|way| (*way).to_owned()).collect());
        for number in ["+91 98", "0091-98"] {
            assert_eq!(wanted(number), ways(&["+9198", "009198", "9198"]), "{number}");
        }
        assert_eq!(wanted("91 98"), ways(&["+9198", "9198"]));
        assert_eq!(wanted("070"), ways(&["+070", "070"]));
        assert_eq!(wanted("+91 98").beginnings(), ["+9198", "009198", "9198"], "as the rows stand");
        assert_eq!(wanted("00"), ways(&["+00", "00"]));
        assert_eq!(wanted("Men Ash"), Wanted::Words(vec!["men".into(), "ash".into()]));
        assert_eq!(wanted("HR-7K4M-29"), Wanted::Whole("=7k4m29".into()));
        assert_eq!(wanted("Hrithik"), Wanted::Words(vec!["hrithik".into()]));
        assert_eq!(wanted("#"), Wanted::Whole("#".into()));
        assert_eq!(Wanted::parse(&"x".repeat(121)).unwrap_err().code, "too_long");
    }

    #[test]
    fn f20_a_number_is_looked_for_with_the_country_of_the_house_and_without() {
        let ways = |country: &str, said: &str| match Wanted::parse_in(country, said) {
            Ok(Wanted::Number(ways)) => ways,
            other => panic!("{other:?}"),
        };
        assert_eq!(ways("44", "0770 090"), ["0770090", "44770090", "770090", "+44770090", "0044770090"]);
        assert_eq!(ways("91", "+91 98765"), ["+9198765", "009198765", "098765", "9198765", "98765"]);
        assert_eq!(ways("91", "+46 70"), ["+4670", "004670", "4670"], "another country's");
        assert_eq!(ways("91", "+91"), ["+91", "0091", "91"], "nothing of the number itself");
        assert_eq!(ways("91", "9"), ["9", "+9", "00919", "09"], "none begins another");
        assert_eq!(ways("", "070"), ["+070", "070"]);
    }

    #[test]
    fn f20_a_number_is_read_in_two_pieces_as_it_was_typed_first_and_a_licence_by_itself() {
        let of = |role: Role, said: &str| {
            let wanted = Wanted::of_role(role, "91", said).unwrap();
            wanted.pieces().into_iter().map(|piece| piece.join(" ")).collect::<Vec<_>>()
        };
        assert_eq!(of(Role::Patient, "098765"), ["098765 9198765 98765", "+9198765 009198765"]);
        assert_eq!(of(Role::Patient, "98765"), ["98765", "+9198765 +98765 009198765 098765 9198765"]);
        assert_eq!(of(Role::Patient, "+91 98765"), ["+9198765 009198765 098765 9198765 98765"]);
        assert_eq!(of(Role::Doctor, "+91 98"), ["+9198 009198 098 9198 98", "~9198"]);
        assert_eq!(of(Role::Doctor, "KMC 40213"), ["40213 ~kmc40213"]);
        assert_eq!(wanted("Menon Ash").pieces(), [["menon"]]);
    }

    #[test]
    fn f19_a_person_with_several_fitting_words_is_shown_once() {
        let (name, rows) = ("Maya Menon", ["+9198", "maya", "maya@example.org", "menon"]);
        let shown = |said: &str| {
            let wanted = wanted(said);
            let begins = |word: &str| wanted.beginnings().iter().any(|letters| word.starts_with(letters));
            rows.into_iter().filter(|word| begins(word) && wanted.shows(word, name)).collect::<Vec<_>>()
        };
        assert_eq!(shown("m"), ["maya"]);
        assert_eq!(shown("menon may"), ["menon"]);
        assert_eq!(shown("maya@"), ["maya@example.org"]);
        assert_eq!(shown("+91"), ["+9198"]);
        assert!(shown("menon asha").is_empty() && shown("aya").is_empty());
    }

    #[test]
    fn f19_the_desk_writes_how_a_patient_is_called_and_reached() {
        let now = "2026-11-23T09:00:00Z".parse().unwrap();
        let text = PatientText { name: Some(" ".into()), phone: Patch::Set("12".into()), ..PatientText::default() };
        assert_eq!(text.parse(now).unwrap_err().to_string(), "/name required, /phone not_a_phone_number");
        let text = PatientText { name: Some("Maya Berg".into()), address: Patch::Set(" ".into()), ..PatientText::default() };
        let expected = AccountChange { name: "Maya Berg".parse().ok(), address: Patch::Clear, ..AccountChange::default() };
        assert_eq!(text.parse(now), Ok(expected));
    }
}
