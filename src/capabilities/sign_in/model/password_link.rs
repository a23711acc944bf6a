//! The mailed link that sets a password: for somebody who forgot theirs, and for somebody the house made an account for.

use jiff::Timestamp;

use crate::primitives::ids::UserId;

/// What such a link says. It works once, because the password it was made for is part of its mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasswordProof {
    pub user: UserId,
    /// Of the password and the session epoch the account had when the link was made.
    pub mark: String,
    /// The first instant it no longer works.
    pub until: Timestamp,
}

impl PasswordProof {
    /// The text that is sealed.
    #[must_use]
    pub fn to_text(&self) -> String {
        format!("{}|{}|{}", self.user, self.mark, self.until.as_second())
    }

    /// Back from that text.
    #[must_use]
    pub fn of_text(text: &str) -> Option<Self> {
        let mut parts = text.split('|');
        let (user, mark, until) = (parts.next()?, parts.next()?, parts.next()?);
        let until = Timestamp::from_second(until.parse().ok()?).ok()?;
        parts.next().is_none().then_some(Self { user: user.parse().ok()?, mark: mark.to_owned(), until })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f06_a_link_says_whose_for_which_password_and_until_when() {
        let until = "2026-11-23T09:30:00Z".parse().unwrap();
        let proof = PasswordProof { user: UserId::from_uuid(uuid::Uuid::from_u128(7)), mark: "c2VhbGVk".into(), until };
        assert_eq!(PasswordProof::of_text(&proof.to_text()), Some(proof.clone()));
        for bad in ["", "usr_x|a|2", "a|b", &format!("{}|x", proof.to_text())] {
            assert_eq!(PasswordProof::of_text(bad), None, "{bad}");
        }
    }
}
