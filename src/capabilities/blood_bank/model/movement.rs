//! Every change of the stock, as it is kept.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::donation::{optional, whole_units};
use super::stock::{Lot, MOST_UNITS};
use crate::primitives::flaw::Flaws;
use crate::primitives::ids::{DonationId, MovementId, UserId};
use crate::primitives::people::BloodGroup;

/// Why the stock changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// A donation was taken.
    Donation,
    /// Units were handed out.
    Issue,
    /// Units could not be used any more.
    Expired,
}

impl Cause {
    /// Whether units came.
    #[must_use]
    pub const fn adds(self) -> bool {
        matches!(self, Self::Donation)
    }
}

/// One change. Never changed itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Movement {
    pub blood_group: BloodGroup,
    pub movement_id: MovementId,
    pub cause: Cause,
    /// That came or went, by the day they expire.
    pub lots: Vec<Lot>,
    /// That could be used afterwards.
    pub left: u32,
    pub at: Timestamp,
    /// `None`: the house itself.
    pub by: Option<UserId>,
    pub by_name: Option<String>,
    pub donation_id: Option<DonationId>,
    /// Who got it: a ward, a department.
    pub to: Option<String>,
    /// An operational note, nothing about a patient.
    pub reason: Option<String>,
}

impl Movement {
    /// How many units came or went.
    #[must_use]
    pub fn units(&self) -> u32 {
        self.lots.iter().map(|lot| lot.units).sum()
    }
}

/// What is to be handed out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewIssue {
    pub units: u32,
    pub to: Option<String>,
    pub reason: Option<String>,
}

impl NewIssue {
    /// From what was typed or sent.
    ///
    /// # Errors
    /// Everything that cannot be used.
    pub fn parse(units: i64, to: Option<&str>, reason: Option<&str>) -> Result<Self, Flaws> {
        let mut flaws = Flaws::default();
        let units = flaws.keep(whole_units(units, MOST_UNITS));
        let (to, reason) = (flaws.keep(optional("/to", to)), flaws.keep(optional("/reason", reason)));
        flaws.none()?;
        Ok(Self { units: units.unwrap_or_default(), to: to.flatten(), reason: reason.flatten() })
    }
}
