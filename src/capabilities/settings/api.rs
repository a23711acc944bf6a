//! The settings over the API: read whole, changed by a partial object that is merged.

use axum::extract::{FromRef, State};
use axum::response::IntoResponse;
use serde::Serialize;

use super::model::{Settings, SettingsPatch};
use super::service::{SettingsBook, SettingsError};
use crate::access::grant::Granted;
use crate::access::permissions::{ManageSettings, Right};
use crate::capabilities::appointments::model::VisitLine;
use crate::capabilities::appointments::service::{Appointments, ClosingError, DayToClose, DaysChanged, SavedSettings};
use crate::capabilities::repairs::service::Repairs;
use crate::primitives::ids::AppointmentId;
use crate::primitives::time::HospitalZone;
use crate::web::etag::{Etag, IfMatch};
use crate::web::json::ApiJson;
use crate::web::operations::routes;
use crate::web::problem::Problem;
use crate::web::refusal::{Because, Refusal};
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;
use crate::web::texts::count;

/// Visits that are listed when days are not closed for them.
const LISTED: usize = 200;

/// Every API route of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    SettingsBook: FromRef<S>,
    Appointments: FromRef<S>,
    Repairs: FromRef<S>,
{
    Routes::new().api(Gate::Needs(Right::ManageSettings), routes!(show, change))
}

/// The settings.
#[utoipa::path(get, path = "/admin/settings", tag = "settings", responses((status = 200, body = Settings)))]
async fn show(grant: Granted<ManageSettings>, State(book): State<SettingsBook>) -> Result<impl IntoResponse, Refusal> {
    let read = book.read(&grant).await?;
    Ok((Etag::version(read.version), ApiJson(read.settings)))
}

/// Change some settings; those not named stay. Days on which visits are booked are closed once `seen` is what the 409 said.
#[utoipa::path(put, path = "/admin/settings", tag = "settings", request_body = SettingsPatch,
    params(("If-Match" = Option<String>, Header)),
    responses((status = 200, body = SavedSettingsBody),
              (status = 409, description = "visits are booked on newly closed days: `count` of them, of which `appointments` lists \
                                            the first 200; sent again with its `seen`, the days are closed and the visits stand, with \
                                            `offer_other_times` until their patients have chosen another time, without it until \
                                            somebody has solved them (`GET /repairs`)"),
              (status = 412, description = "changed since that version"),
              (status = 422, description = "some values cannot be used; each is named")))]
async fn change(
    grant: Granted<ManageSettings>,
    State(book): State<SettingsBook>,
    State(appointments): State<Appointments>,
    State(repairs): State<Repairs>,
    version: IfMatch,
    ApiJson(patch): ApiJson<SettingsPatch>,
) -> Result<impl IntoResponse, Refusal> {
    let along = |days: &DaysChanged| repairs.days_changed(days);
    let changed = appointments.change_settings(&grant, patch, version.version()?, &along).await;
    let changed = changed.map_err(|error| refusal(error, &book.now().zone))?;
    Ok((Etag::version(changed.saved.version), ApiJson(SavedSettingsBody::from(changed))))
}

/// The settings as they were saved.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct SavedSettingsBody {
    #[serde(flatten)]
    settings: Settings,
    /// How many visits were booked on days while these were closed; absent: none. They stand like the others.
    #[serde(skip_serializing_if = "Option::is_none")]
    booked_meanwhile: Option<u32>,
}

impl From<SavedSettings> for SavedSettingsBody {
    fn from(changed: SavedSettings) -> Self {
        let booked_meanwhile = Some(count(changed.booked_meanwhile)).filter(|visits| *visits > 0);
        Self { settings: changed.saved.settings, booked_meanwhile }
    }
}

/// A visit that is booked on a day that would be closed.
#[derive(Debug, Serialize)]
struct BookedBody {
    appointment_id: AppointmentId,
    status: &'static str,
    start: String,
    end: String,
}

impl BookedBody {
    fn of(visit: &VisitLine, zone: &HospitalZone) -> Self {
        Self {
            appointment_id: visit.appointment_id,
            status: visit.status.word(),
            start: zone.rfc3339(visit.start),
            end: zone.rfc3339(visit.end),
        }
    }
}

fn refusal(error: ClosingError, zone: &HospitalZone) -> Refusal {
    match error {
        ClosingError::Visits(days) => {
            let visits: Vec<&VisitLine> = days.iter().flat_map(|day| &day.visits).collect();
            let bodies = visits.iter().take(LISTED).map(|visit| serde_json::to_value(BookedBody::of(visit, zone)));
            let in_use = Because::of(Problem::InUse).member("count", visits.len()).member("seen", DayToClose::digest(&days));
            let listed: Result<Vec<_>, _> = bodies.collect();
            listed.map_or_else(Refusal::internal, |listed| in_use.member("appointments", listed).into())
        }
        ClosingError::Settings(error) => error.into(),
        ClosingError::Storage(error) => error.into(),
    }
}

impl From<SettingsError> for Refusal {
    fn from(error: SettingsError) -> Self {
        match error {
            SettingsError::Invalid(flaws) => flaws.into(),
            SettingsError::Stale => Self::StaleVersion,
            SettingsError::Storage(error) => error.into(),
        }
    }
}
