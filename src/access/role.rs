//! The four roles. A person has exactly one, given by the house and never by a client (F01, F08).

use serde::{Deserialize, Serialize};

/// What somebody is to the hospital.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Books for themselves, reads their own record.
    Patient,
    /// Runs their own day, treats patients in their care.
    Doctor,
    /// Books and checks in on behalf of patients; sees no clinical content.
    Receptionist,
    /// Runs the house; sees no clinical content.
    Administrator,
}

impl Role {
    /// All of them, in the order of the permission matrix.
    pub const ALL: [Self; 4] = [Self::Patient, Self::Doctor, Self::Receptionist, Self::Administrator];

    /// The word used in the API, in stored rows and in the log.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Patient => "patient",
            Self::Doctor => "doctor",
            Self::Receptionist => "receptionist",
            Self::Administrator => "administrator",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f08_a_role_is_stored_by_the_word_it_is_read_by() {
        assert_eq!(Role::ALL.map(Role::word), ["patient", "doctor", "receptionist", "administrator"]);
        for role in Role::ALL {
            assert_eq!(serde_json::from_value::<Role>(role.word().into()).unwrap(), role);
        }
    }
}
