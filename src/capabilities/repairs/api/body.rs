//! What the API says of a repair, and what it takes.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::capabilities::repairs::model::{Kept, Repair, State, What};
use crate::primitives::ids::{AppointmentId, ExceptionId, HoldId, UserId};
use crate::primitives::time::HospitalZone;

/// A time that is kept until the patient has chosen.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = RepairTime)]
struct TimeBody {
    /// Name it to take the time.
    hold_id: HoldId,
    doctor_id: UserId,
    doctor_name: String,
    #[schema(format = "date-time")]
    start: String,
    #[schema(format = "date-time")]
    end: String,
    #[schema(format = "date-time")]
    expires_at: String,
}

/// One thing that happened.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = RepairTold)]
struct ToldBody {
    #[schema(format = "date-time")]
    at: String,
    what: What,
}

/// What becomes of a visit that leave has hit.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = Repair)]
pub(super) struct RepairBody {
    appointment_id: AppointmentId,
    patient_id: UserId,
    doctor_id: UserId,
    doctor_name: String,
    /// When the visit begins, or began before it was moved.
    #[schema(format = "date-time")]
    start: String,
    #[schema(format = "date-time")]
    end: String,
    /// The leave or closed time; of a day on which the hospital closed an id of the closing, which no doctor has.
    exception_id: ExceptionId,
    /// The day, where the hospital closed on it.
    #[schema(format = "date")]
    closed_on: Option<String>,
    state: State,
    version: u32,
    /// How often times were offered.
    round: u32,
    times: Vec<TimeBody>,
    /// Oldest first, the latest twelve.
    history: Vec<ToldBody>,
}

impl RepairBody {
    pub(super) fn of(repair: &Repair, now: Timestamp, zone: &HospitalZone) -> Self {
        let time = |kept: &Kept| TimeBody {
            hold_id: kept.hold_id,
            doctor_id: kept.doctor_id,
            doctor_name: kept.doctor_name.clone(),
            start: zone.rfc3339(kept.start),
            end: zone.rfc3339(kept.end),
            expires_at: zone.rfc3339(kept.until),
        };
        let about = &repair.about;
        Self {
            appointment_id: about.appointment_id,
            patient_id: about.patient_id,
            doctor_id: about.doctor_id,
            doctor_name: about.doctor_name.clone(),
            start: zone.rfc3339(about.start),
            end: zone.rfc3339(about.end),
            exception_id: repair.exception_id,
            closed_on: repair.closed_on.map(|day| day.to_string()),
            state: repair.standing(now),
            version: repair.version,
            round: repair.round,
            times: repair.times.iter().filter(|_| repair.is_offered_at(now)).map(time).collect(),
            history: repair.history.iter().map(|told| ToldBody { at: zone.rfc3339(told.at), what: told.what }).collect(),
        }
    }

    /// The same, where it stands as its visit is now.
    pub(super) fn standing(self, state: State) -> Self {
        Self { state, ..self }
    }
}

/// Which of the times.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = RepairChoice)]
pub(super) struct TakeInput {
    pub hold_id: HoldId,
}

/// Of which round of times none suits.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = RepairDecline)]
pub(super) struct DeclineInput {
    /// The latest when absent.
    #[serde(default)]
    pub round: Option<u32>,
}

/// What was seen of the repair.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = RepairSeen)]
pub(super) struct SeenInput {
    /// Whatever it says now when absent.
    #[serde(default)]
    pub version: Option<u32>,
}
