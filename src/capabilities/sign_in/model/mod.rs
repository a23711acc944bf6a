//! What a registration must be, and the link that confirms its address. Pure.

mod device;
mod lost_device;
mod new_address;
mod password_link;

pub use device::device_of;
pub use lost_device::{Asked, LOST_DEVICE_REASON_LIMIT, LostDevice, NotYours, reason_of};
pub use new_address::NewAddressProof;
pub use password_link::PasswordProof;

use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::UserId;
use crate::primitives::people::{BloodGroup, Email, Gender, PersonName, Phone};
use crate::primitives::text;

/// The terms and privacy notice people agree to: the date the text came into force. Registering over the API agrees to
/// the terms in force, by the documented rule of that route; the page has a box to tick.
pub const TERMS: &str = "2026-11-01";
/// How long a mailed link works, in seconds.
pub const LINK_WORKS_FOR: i64 = 24 * 60 * 60;
/// How long the link works that sets a forgotten password, in seconds.
pub const RESET_WORKS_FOR: i64 = 30 * 60;
/// How long the link works that is mailed to somebody the house made an account for, in seconds: seven days.
pub const INVITATION_WORKS_FOR: i64 = 7 * 24 * 60 * 60;
/// The most characters of a postal address.
pub const ADDRESS_LIMIT: usize = 300;
/// Nobody living was born before.
const EARLIEST_BIRTH: Date = Date::constant(1900, 1, 1);

/// A registration as somebody gave it, nothing checked. No role and no state: those are the house's to give.
#[derive(Default)]
pub struct Given<'a> {
    pub name: &'a str,
    pub email: &'a str,
    pub password: &'a str,
    pub phone: Option<&'a str>,
    pub date_of_birth: Option<&'a str>,
    pub gender: Option<Gender>,
    pub address: Option<&'a str>,
    pub blood_group: Option<BloodGroup>,
}

/// A registration that can be taken, except for its password, which has rules of its own (`identity::passwords`).
#[derive(Clone, PartialEq)]
pub struct Registration {
    pub name: PersonName,
    pub email: Email,
    pub phone: Option<Phone>,
    pub date_of_birth: Option<Date>,
    pub gender: Option<Gender>,
    pub address: Option<String>,
    pub blood_group: Option<BloodGroup>,
}

impl fmt::Debug for Registration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Registration")
    }
}

impl Registration {
    /// Checks everything but the password. `now` is for dates of birth. An optional field left empty is absent.
    ///
    /// # Errors
    /// Every field that cannot be used.
    pub fn of(given: &Given<'_>, now: Timestamp) -> Result<Self, Flaws> {
        let mut flaws = Flaws::default();
        let name = flaws.keep(given.name.parse::<PersonName>().map_err(|error| Flaw::of_text("/name", error)));
        let email = flaws.keep(address_of(given.email));
        let phone = flaws.keep(optional(given.phone, |text| text.parse().map_err(|_| Flaw::new("/phone", "not_a_phone_number"))));
        let born = flaws.keep(optional(given.date_of_birth, |text| date_of_birth(text, now)));
        let limit = ADDRESS_LIMIT;
        let address =
            flaws.keep(optional(given.address, |text| text::lines(text, limit).map_err(|error| Flaw::of_text("/address", error))));
        match (name, email, phone, born, address) {
            (Some(name), Some(email), Some(phone), Some(date_of_birth), Some(address)) => {
                Ok(Self { name, email, phone, date_of_birth, gender: given.gender, address, blood_group: given.blood_group })
            }
            _ => Err(flaws),
        }
    }
}

/// An address of mail as typed.
///
/// # Errors
/// The flaw of field `email`.
pub fn address_of(text: &str) -> Result<Email, Flaw> {
    let code = if text.trim().is_empty() { "required" } else { "malformed_email" };
    text.parse().map_err(|_| Flaw::new("/email", code))
}

fn optional<T>(text: Option<&str>, read: impl FnOnce(&str) -> Result<T, Flaw>) -> Result<Option<T>, Flaw> {
    text.filter(|text| !text.trim().is_empty()).map(read).transpose()
}

/// A date of the calendar, not before 1900 and not after today (anywhere on earth).
///
/// # Errors
/// The flaw of field `date_of_birth`.
pub fn date_of_birth(text: &str, now: Timestamp) -> Result<Date, Flaw> {
    let strict = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let date: Option<Date> = strict.then(|| text.parse().ok()).flatten();
    let latest = now.to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(14))).date();
    match date {
        Some(date) if (EARLIEST_BIRTH..=latest).contains(&date) => Ok(date),
        Some(_) => Err(Flaw::new("/date_of_birth", "unlikely_date")),
        None => Err(Flaw::new("/date_of_birth", "not_a_date")),
    }
}

/// What a mailed link says: whose address, of which registration, and until when. A later registration of the same
/// address has another version, so only the newest link works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AddressProof {
    pub user: UserId,
    pub version: u32,
    /// The first instant it no longer works.
    pub until: Timestamp,
}

impl AddressProof {
    /// The text that is sealed.
    #[must_use]
    pub fn to_text(self) -> String {
        format!("{}|{}|{}", self.user, self.version, self.until.as_second())
    }

    /// Back from that text.
    #[must_use]
    pub fn of_text(text: &str) -> Option<Self> {
        let mut parts = text.split('|');
        let (user, version, until) = (parts.next()?, parts.next()?, parts.next()?);
        let until = Timestamp::from_second(until.parse().ok()?).ok()?;
        parts.next().is_none().then_some(Self { user: user.parse().ok()?, version: version.parse().ok()?, until })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Timestamp {
        "2026-11-23T09:00:00Z".parse().unwrap()
    }

    fn maya() -> Given<'static> {
        Given { name: " Maya Lindqvist ", email: "Maya@Example.org", password: "x", ..Given::default() }
    }

    #[test]
    fn f01_name_and_address_are_enough_and_empty_options_are_absent() {
        let given = Given { phone: Some(""), date_of_birth: Some(" "), address: Some(""), ..maya() };
        let registration = Registration::of(&given, now()).unwrap();
        assert_eq!((registration.name.as_str(), registration.email.as_str()), ("Maya Lindqvist", "maya@example.org"));
        assert!(registration.phone.is_none() && registration.date_of_birth.is_none() && registration.address.is_none());
    }

    #[test]
    fn f01_everything_that_is_wrong_is_said_at_once() {
        let long = "x".repeat(301);
        let given =
            Given { name: " ", email: "maya", phone: Some("12"), date_of_birth: Some("23.11.1980"), address: Some(&long), ..maya() };
        let flaws = Registration::of(&given, now()).unwrap_err();
        let said: Vec<_> = flaws.0.iter().map(|flaw| (flaw.pointer.as_ref(), flaw.code)).collect();
        assert_eq!(
            said,
            [
                ("/name", "required"),
                ("/email", "malformed_email"),
                ("/phone", "not_a_phone_number"),
                ("/date_of_birth", "not_a_date"),
                ("/address", "too_long"),
            ]
        );
    }

    #[test]
    fn f01_a_date_of_birth_is_a_day_that_has_been() {
        let born = |text: &str| date_of_birth(text, now()).map_err(|flaw| flaw.code);
        assert!(born("1980-02-29").is_ok() && born("2026-11-23").is_ok() && born("1900-01-01").is_ok());
        assert_eq!(born("2026-11-25"), Err("unlikely_date"));
        assert_eq!(born("1899-12-31"), Err("unlikely_date"));
        for bad in ["1981-02-29", "1980-2-9", "19800229", "1980-02-29T00:00", "x"] {
            assert_eq!(born(bad), Err("not_a_date"), "{bad}");
        }
    }

    #[test]
    fn a_link_says_whose_which_and_until_when() {
        let proof = AddressProof { user: UserId::from_uuid(uuid::Uuid::from_u128(7)), version: 3, until: now() };
        assert_eq!(AddressProof::of_text(&proof.to_text()), Some(proof));
        for bad in ["", "usr_x|1|2", "a|b", &format!("{}|x", proof.to_text())] {
            assert_eq!(AddressProof::of_text(bad), None, "{bad}");
        }
    }
}
