//! What programs send and get.

use serde::{Deserialize, Serialize};

use crate::capabilities::blood_bank::model::{Cause, Donation, Lot, Movement, State};
use crate::capabilities::blood_bank::service::Supply;
use crate::primitives::ids::{DonationId, MovementId, UserId};
use crate::primitives::people::BloodGroup;
use crate::primitives::time::HospitalZone;

/// What there is of one group.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct SupplyBody {
    group: BloodGroup,
    /// That can be used today.
    units: u32,
    /// Fewer than the house wants to have.
    low: bool,
}

impl SupplyBody {
    pub(super) const fn of(supply: Supply) -> Self {
        Self { group: supply.blood_group, units: supply.units, low: supply.low }
    }
}

/// A donation to be entered. A patient who sends it agrees that the house asks about it and keeps who gave.
#[derive(Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub(super) struct DonationInput {
    /// 1 when absent; a patient offers at most 10.
    #[schema(minimum = 1, maximum = 1000)]
    pub(super) units: Option<i64>,
    /// When the donor would like to come, at most 90 days ahead.
    #[schema(format = "date")]
    pub(super) day: Option<String>,
    /// A word for those who run the blood bank; nothing about anybody's health.
    #[schema(max_length = 200)]
    pub(super) reason: Option<String>,
}

/// What was really given. All of it may be left out.
#[derive(Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub(super) struct VerifyInput {
    /// As offered when absent.
    #[schema(minimum = 1, maximum = 1000)]
    pub(super) units: Option<i64>,
    /// Today when absent.
    #[schema(format = "date")]
    pub(super) collected_on: Option<String>,
    /// The last day of use: 35 days after it was collected when absent (whole blood), at most 42.
    #[schema(format = "date")]
    pub(super) expires_on: Option<String>,
}

/// Why a donation is not taken.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub(super) struct RejectInput {
    /// The donor reads it.
    #[schema(max_length = 200)]
    pub(super) reason: String,
}

/// What is to be handed out.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub(super) struct IssueInput {
    #[schema(minimum = 1, maximum = 1000)]
    pub(super) units: i64,
    /// Who gets it: a ward, a department.
    #[serde(default)]
    #[schema(max_length = 200)]
    pub(super) to: Option<String>,
    /// An operational note; nothing about a patient.
    #[serde(default)]
    #[schema(max_length = 200)]
    pub(super) reason: Option<String>,
}

/// A donation, for its donor and administrators.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct DonationBody {
    id: DonationId,
    group: BloodGroup,
    state: State,
    units: u32,
    /// `null`: somebody without an account.
    donor_id: Option<UserId>,
    #[schema(format = "date")]
    day: Option<String>,
    reason: Option<String>,
    #[schema(format = "date-time")]
    requested_at: String,
    #[schema(format = "date-time")]
    decided_at: Option<String>,
    #[schema(format = "date")]
    collected_on: Option<String>,
    #[schema(format = "date")]
    expires_on: Option<String>,
    /// Why it was not taken.
    rejected_because: Option<String>,
}

impl DonationBody {
    pub(super) fn of(donation: Donation, zone: &HospitalZone) -> Self {
        Self {
            id: donation.donation_id,
            group: donation.blood_group,
            state: donation.state,
            units: donation.units,
            donor_id: donation.donor_id,
            day: donation.day.map(|day| day.to_string()),
            reason: donation.note,
            requested_at: zone.rfc3339(donation.requested_at),
            decided_at: donation.decided_at.map(|at| zone.rfc3339(at)),
            collected_on: donation.collected_on.map(|day| day.to_string()),
            expires_on: donation.expires_on.map(|day| day.to_string()),
            rejected_because: donation.because,
        }
    }
}

/// One change of the stock.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct MovementBody {
    id: MovementId,
    group: BloodGroup,
    cause: Cause,
    /// That came (`donation`) or went.
    units: u32,
    /// The same, by the last day of use.
    lots: Vec<Lot>,
    /// Units that could be used afterwards.
    left: u32,
    #[schema(format = "date-time")]
    at: String,
    /// `null`: the house itself.
    by: Option<UserId>,
    by_name: Option<String>,
    donation_id: Option<DonationId>,
    to: Option<String>,
    reason: Option<String>,
}

impl MovementBody {
    pub(super) fn of(movement: Movement, zone: &HospitalZone) -> Self {
        Self {
            id: movement.movement_id,
            group: movement.blood_group,
            cause: movement.cause,
            units: movement.units(),
            lots: movement.lots,
            left: movement.left,
            at: zone.rfc3339(movement.at),
            by: movement.by,
            by_name: movement.by_name,
            donation_id: movement.donation_id,
            to: movement.to,
            reason: movement.reason,
        }
    }
}
