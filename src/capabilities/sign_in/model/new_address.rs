//! The mailed link that moves an account to another address.

use jiff::Timestamp;

use crate::primitives::ids::UserId;
use crate::primitives::people::Email;

/// What such a link says. It works once, because the address and the sessions it was asked from are part of its mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAddressProof {
    pub user: UserId,
    pub to: Email,
    /// Of the address and the session epoch the account had when the link was made.
    pub mark: String,
    /// The first instant it no longer works.
    pub until: Timestamp,
}

impl NewAddressProof {
    /// The text that is sealed. An address may hold any of the other signs, so it stands last.
    #[must_use]
    pub fn to_text(&self) -> String {
        format!("{}|{}|{}|{}", self.user, self.mark, self.until.as_second(), self.to.as_str())
    }

    /// Back from that text.
    #[must_use]
    pub fn of_text(text: &str) -> Option<Self> {
        let mut parts = text.splitn(4, '|');
        let (user, mark, until, to) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let until = Timestamp::from_second(until.parse().ok()?).ok()?;
        Some(Self { user: user.parse().ok()?, to: to.parse().ok()?, mark: mark.to_owned(), until })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f06_a_link_says_whose_account_goes_where_and_until_when() {
        let until = "2026-11-23T09:30:00Z".parse().unwrap();
        let user = UserId::from_uuid(uuid::Uuid::from_u128(7));
        for to in ["maya@example.org", "a|b|c@example.org"] {
            let proof = NewAddressProof { user, to: to.parse().unwrap(), mark: "c2VhbGVk".into(), until };
            assert_eq!(NewAddressProof::of_text(&proof.to_text()), Some(proof));
        }
        for bad in ["", "usr_x|a|2|maya@example.org", "a|b", &format!("{user}|m|2|maya")] {
            assert_eq!(NewAddressProof::of_text(bad), None, "{bad}");
        }
    }
}
