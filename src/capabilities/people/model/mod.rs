//! What an administrator says about somebody who is to work here, why an account is closed, and how patients are found. Pure.

mod changes;
mod patients;

pub use changes::{NewPatient, NewPatientText, PersonText};
pub use patients::{PatientText, Wanted};

use serde::{Deserialize, Serialize};

use crate::access::role::Role;
use crate::capabilities::sign_in::model::address_of;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::people::{Email, PersonName, Phone};
use crate::primitives::text;

/// The most characters of a reason.
pub const REASON_LIMIT: usize = 300;

/// What somebody who works here and treats nobody is. Doctors are written in the directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Post {
    Receptionist,
    Administrator,
}

impl Post {
    /// The role that comes with it.
    #[must_use]
    pub const fn role(self) -> Role {
        match self {
            Self::Receptionist => Role::Receptionist,
            Self::Administrator => Role::Administrator,
        }
    }

    /// By the word of its role.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        [Self::Receptionist, Self::Administrator].into_iter().find(|post| post.role().word() == word)
    }
}

/// Somebody new, as given, nothing checked.
#[derive(Debug, Default)]
pub struct Given<'a> {
    pub post: Option<Post>,
    pub name: &'a str,
    pub email: &'a str,
    /// May be empty.
    pub phone: &'a str,
}

/// Somebody new.
#[derive(Clone, PartialEq)]
pub struct NewPerson {
    pub post: Post,
    pub name: PersonName,
    pub email: Email,
    pub phone: Option<Phone>,
}

impl NewPerson {
    /// # Errors
    /// Every field that cannot be used.
    pub fn parse(given: &Given<'_>) -> Result<Self, Flaws> {
        let mut flaws = Flaws::default();
        let post = flaws.keep(given.post.ok_or_else(|| Flaw::new("/role", "required")));
        let name = flaws.keep(given.name.parse().map_err(|error| Flaw::of_text("/name", error)));
        let email = flaws.keep(address_of(given.email));
        let phone = match given.phone.trim() {
            "" => Some(None),
            phone => flaws.keep(phone.parse().map(Some).map_err(|_| Flaw::new("/phone", "not_a_phone_number"))),
        };
        match (post, name, email, phone) {
            (Some(post), Some(name), Some(email), Some(phone)) => Ok(Self { post, name, email, phone }),
            _ => Err(flaws),
        }
    }
}

/// Why an account is closed or erased, in an administrator's words: for the audit trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason(String);

impl Reason {
    /// One line of 1 to 300 characters.
    ///
    /// # Errors
    /// The flaw of field `reason`.
    pub fn parse(said: &str) -> Result<Self, Flaw> {
        text::line(said, REASON_LIMIT).map(Self).map_err(|error| Flaw::of_text("/reason", error))
    }

    /// As written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f03_everything_wrong_with_somebody_new_is_said_at_once() {
        let ruth = Given { post: Post::of("receptionist"), name: " Ruth Berg ", email: "Ruth@Example.org", phone: " " };
        let new = NewPerson::parse(&ruth).ok().unwrap();
        assert_eq!((new.post.role(), new.name.as_str(), new.email.as_str()), (Role::Receptionist, "Ruth Berg", "ruth@example.org"));
        assert!(new.phone.is_none());
        let wrong = NewPerson::parse(&Given { post: Post::of("patient"), name: "", email: "ruth", phone: "12" }).err().unwrap();
        assert_eq!(wrong.to_string(), "/role required, /name required, /email malformed_email, /phone not_a_phone_number");
    }

    #[test]
    fn f03_nobody_becomes_a_doctor_or_a_patient_here() {
        assert_eq!(
            Role::ALL.map(|role| Post::of(role.word()).map(Post::role)),
            [None, None, Some(Role::Receptionist), Some(Role::Administrator)]
        );
    }

    #[test]
    fn f13_an_account_is_closed_for_a_reason_of_one_line() {
        assert_eq!(Reason::parse(" left in May ").unwrap().as_str(), "left in May");
        assert_eq!(Reason::parse(" ").unwrap_err().code, "required");
        assert_eq!(Reason::parse(&"x".repeat(301)).unwrap_err().code, "too_long");
    }
}
