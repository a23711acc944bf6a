//! The mailed link that asks somebody to be a carer.

use jiff::Timestamp;

use crate::primitives::ids::{CarerGrantId, UserId};

/// A link works for so long, in seconds: seven days.
pub const INVITATION_WORKS_FOR: i64 = 7 * 24 * 60 * 60;

/// What such a link says: which grant of which patient. Whether it is still to be answered, and by whom, the grant itself says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvitationProof {
    pub patient: UserId,
    pub grant: CarerGrantId,
    /// The first instant it no longer works.
    pub until: Timestamp,
}

impl InvitationProof {
    /// The text that is sealed.
    #[must_use]
    pub fn to_text(&self) -> String {
        format!("{}|{}|{}", self.patient, self.grant, self.until.as_second())
    }

    /// Back from that text.
    #[must_use]
    pub fn of_text(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '|');
        let (patient, grant, until) = (parts.next()?, parts.next()?, parts.next()?);
        let until = Timestamp::from_second(until.parse().ok()?).ok()?;
        Some(Self { patient: patient.parse().ok()?, grant: grant.parse().ok()?, until })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f70_a_link_names_one_grant_of_one_patient() {
        let (patient, grant) = (UserId::from_uuid(uuid::Uuid::from_u128(7)), CarerGrantId::from_uuid(uuid::Uuid::from_u128(9)));
        let proof = InvitationProof { patient, grant, until: "2026-11-30T04:00:00Z".parse().unwrap() };
        assert_eq!(InvitationProof::of_text(&proof.to_text()), Some(proof));
        for bad in ["", "usr_1|crg_1|2", &format!("{grant}|{patient}|2"), &format!("{patient}|{grant}|soon")] {
            assert_eq!(InvitationProof::of_text(bad), None, "{bad}");
        }
    }
}
