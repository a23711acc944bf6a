//! What hours look like in JSON, and what a refused change of them is as a problem.

use serde::Serialize;

use crate::capabilities::availability::model::Clash;
use crate::capabilities::availability::service::HoursError;
use crate::capabilities::directory::model::Doctor;
use crate::capabilities::directory::model::hours::{Exception, ExceptionKind, Rule, Weekday};
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::{AppointmentId, ExceptionId, RuleId, UserId};
use crate::primitives::time::{HospitalZone, Slot};
use crate::primitives::wall::WallTime;
use crate::web::problem::Problem;
use crate::web::refusal::{Because, Refusal};

/// A weekly rule. Times are the hospital's wall times.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct RuleBody {
    id: RuleId,
    weekday: Weekday,
    start: WallTime,
    end: WallTime,
    visit_minutes: u16,
    #[schema(format = "date")]
    valid_from: Option<String>,
    #[schema(format = "date")]
    valid_until: Option<String>,
    /// Kept for emergencies: only staff see and book its times.
    staff_only: bool,
}

impl From<&Rule> for RuleBody {
    fn from(rule: &Rule) -> Self {
        Self {
            id: rule.id,
            weekday: rule.weekday,
            start: rule.start,
            end: rule.end,
            visit_minutes: rule.visit_minutes,
            valid_from: rule.valid_from.map(|date| date.to_string()),
            valid_until: rule.valid_until.map(|date| date.to_string()),
            staff_only: rule.staff_only,
        }
    }
}

/// A dated exception.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct ExceptionBody {
    id: ExceptionId,
    kind: ExceptionKind,
    #[schema(format = "date-time")]
    start: String,
    #[schema(format = "date-time")]
    end: String,
    /// Staff's own note.
    reason: Option<String>,
}

impl ExceptionBody {
    pub fn of(exception: &Exception, zone: &HospitalZone) -> Self {
        Self {
            id: exception.id,
            kind: exception.kind,
            start: zone.rfc3339(exception.time.start),
            end: zone.rfc3339(exception.time.end),
            reason: exception.reason.clone(),
        }
    }
}

/// A doctor's rules and coming exceptions.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct HoursBody {
    doctor_id: UserId,
    /// What the rules' times are meant in.
    zone: String,
    /// The weekly rules.
    items: Vec<RuleBody>,
    /// Always `null`: rules are few.
    next: Option<String>,
    exceptions: Vec<ExceptionBody>,
}

impl HoursBody {
    pub fn of(doctor: &Doctor, zone: &HospitalZone) -> Self {
        Self {
            doctor_id: doctor.id,
            zone: zone.name().to_owned(),
            items: doctor.hours.rules.iter().map(RuleBody::from).collect(),
            next: None,
            exceptions: doctor.hours.exceptions.iter().map(|exception| ExceptionBody::of(exception, zone)).collect(),
        }
    }
}

/// A booked visit that an exception hits.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct ClashBody {
    appointment_id: AppointmentId,
    status: String,
    #[schema(format = "date-time")]
    start: String,
    #[schema(format = "date-time")]
    end: String,
}

impl ClashBody {
    pub fn of(clash: &Clash, zone: &HospitalZone) -> Self {
        let Slot { start, end } = clash.time;
        Self { appointment_id: clash.appointment, status: clash.status.clone(), start: zone.rfc3339(start), end: zone.rfc3339(end) }
    }
}

/// The one place where an error of hours becomes a refusal.
pub(in crate::capabilities::availability) fn refusal(error: HoursError, zone: &HospitalZone) -> Refusal {
    match error {
        HoursError::NotFound => Refusal::NotFound,
        HoursError::Stale => Refusal::StaleVersion,
        HoursError::KeyReused => Problem::KeyReused.into(),
        HoursError::Invalid(flaws) => flaws.into(),
        HoursError::Overlaps(_) => Flaws::from(Flaw::new("/start", "overlaps")).into(),
        HoursError::Clashes { clashes } => {
            let listed: Result<Vec<_>, _> = clashes.iter().map(|clash| serde_json::to_value(ClashBody::of(clash, zone))).collect();
            listed.map_or_else(Refusal::internal, |listed| Because::of(Problem::InUse).member("appointments", listed).into())
        }
        HoursError::Storage(error) => error.into(),
    }
}
