//! What a list of doctors is put in order by, where all of them are in hand (F20).

use serde::{Deserialize, Serialize};

/// An order to choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DoctorSort {
    /// Whoever is free soonest; without a free time last.
    Soonest,
    Name,
    /// The lowest fee; fees in another currency than the hospital's last.
    Fee,
}

impl DoctorSort {
    /// As addresses say it; anything else asks for no order in particular.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        match word {
            "soonest" => Some(Self::Soonest),
            "name" => Some(Self::Name),
            "fee" => Some(Self::Fee),
            _ => None,
        }
    }
}
