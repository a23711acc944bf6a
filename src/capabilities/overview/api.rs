//! The overview over the API.

use axum::extract::{FromRef, State};
use jiff::civil::Date;
use serde::Serialize;

use super::service::{Freshness, OverviewDesk};
use crate::access::grant::Granted;
use crate::access::permissions::{Right, SeeOverview};
use crate::capabilities::appointments::model::{Reference, Status, VisitLine};
use crate::capabilities::settings::service::SettingsBook;
use crate::primitives::ids::{AppointmentId, DepartmentId, UserId};
use crate::primitives::time::HospitalZone;
use crate::web::json::ApiJson;
use crate::web::operations::routes;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;

/// Every API route of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    OverviewDesk: FromRef<S>,
    SettingsBook: FromRef<S>,
{
    Routes::new().api(Gate::Needs(Right::SeeOverview), routes!(show))
}

/// The house in numbers.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct OverviewBody {
    departments: u64,
    /// Active ones.
    doctors: u64,
    /// Whose address is confirmed, or whom the desk added.
    patients: u64,
    /// Ever made, cancelled ones too.
    appointments: u64,
    today: TodayBody,
    /// The latest visits, newest first, at most eight; before the first of the day the next ones, soonest first.
    recent: Vec<RecentLine>,
}

/// Today in numbers.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct TodayBody {
    /// The hospital's date.
    #[schema(value_type = String, format = "date")]
    date: Date,
    /// Cancelled ones left out.
    visits: u64,
}

/// One visit, without why. Instants carry the hospital zone's offset.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct RecentLine {
    id: AppointmentId,
    #[schema(example = "CD-7K4M-29X3")]
    reference: String,
    status: Status,
    version: u32,
    doctor_id: UserId,
    doctor_name: String,
    patient_id: UserId,
    patient_name: String,
    department_id: DepartmentId,
    #[schema(format = "date-time")]
    start: String,
    #[schema(format = "date-time")]
    end: String,
}

impl RecentLine {
    fn of(line: VisitLine, zone: &HospitalZone) -> Self {
        Self {
            id: line.appointment_id,
            reference: Reference::of(line.appointment_id).to_string(),
            status: line.status,
            version: line.version,
            doctor_id: line.doctor_id,
            doctor_name: line.doctor_name,
            patient_id: line.patient_id,
            patient_name: line.patient_name,
            department_id: line.department_id,
            start: zone.rfc3339(line.start),
            end: zone.rfc3339(line.end),
        }
    }
}

/// The house in numbers, and its latest visits.
///
/// What the numbers say of visits and patients follows their events, within a second or so.
#[utoipa::path(get, path = "/admin/overview", tag = "overview", responses((status = 200, body = OverviewBody)))]
async fn show(
    grant: Granted<SeeOverview>,
    State(desk): State<OverviewDesk>,
    State(settings): State<SettingsBook>,
) -> Result<ApiJson<OverviewBody>, Refusal> {
    let zone = settings.now().zone.clone();
    let seen = desk.look(&grant, Freshness::Lately).await?;
    let figures = seen.figures;
    Ok(ApiJson(OverviewBody {
        departments: figures.departments,
        doctors: figures.doctors,
        patients: figures.patients,
        appointments: figures.appointments,
        today: TodayBody { date: figures.today, visits: figures.visits_today },
        recent: seen.visits.into_iter().map(|line| RecentLine::of(line, &zone)).collect(),
    }))
}
