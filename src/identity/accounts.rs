//! Accounts: the profile row of a person, and the rows that go with it.

use serde::{Deserialize, Serialize};

use crate::primitives::ids::UserId;
use crate::storage::item::Key;
use crate::storage::tables::Table;

/// Where an account stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Registered; the mailed link has not been followed.
    PendingAddress,
    /// Signs in.
    Active,
    /// Closed by the house (F13).
    Disabled,
}

impl Status {
    /// Whether signing in, and every session, works.
    #[must_use]
    pub const fn may_sign_in(self) -> bool {
        match self {
            Self::Active => true,
            Self::PendingAddress | Self::Disabled => false,
        }
    }
}

/// The row with everything about a person that is not clinical.
#[must_use]
pub fn profile_key(user: UserId) -> Key {
    Key::two(Table::Users, user, "profile")
}
