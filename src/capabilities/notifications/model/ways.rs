//! The ways on which news goes to somebody.

use serde::{Deserialize, Serialize};

/// Both, one, or none: then it is only shown in the portal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Ways {
    pub mail: bool,
    pub text: bool,
}

impl Ways {
    /// By mail alone, as everybody who never said.
    pub const MAIL: Self = Self { mail: true, text: false };
}

impl Default for Ways {
    fn default() -> Self {
        Self::MAIL
    }
}
