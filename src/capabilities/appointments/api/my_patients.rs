//! A doctor's own patients over the API.

use axum::extract::State;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};

use crate::access::grant::Granted;
use crate::access::permissions::SeeOwnDay;
use crate::capabilities::appointments::service::{Appointments, PatientInCare};
use crate::capabilities::settings::service::SettingsBook;
use crate::primitives::ids::UserId;
use crate::primitives::time::HospitalZone;
use crate::web::cursor::{ListBody, Paging, PagingQuery};
use crate::web::json::ApiQuery;
use crate::web::refusal::Refusal;

/// Who is looked for.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub(super) struct NameQuery {
    /// Beginnings of words of the name; everybody when absent.
    #[param(value_type = Option<String>, max_length = 120)]
    q: String,
}

/// A patient in the doctor's care.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct PatientInCareBody {
    id: UserId,
    name: String,
    /// When the latest visit began that was not missed.
    #[schema(format = "date-time")]
    last_visit: Option<String>,
    /// When the next one begins.
    #[schema(format = "date-time")]
    next_visit: Option<String>,
}

impl PatientInCareBody {
    fn of(patient: PatientInCare, zone: &HospitalZone) -> Self {
        let said = |at: Option<jiff::Timestamp>| at.map(|at| zone.rfc3339(at));
        Self { id: patient.id, name: patient.name, last_visit: said(patient.last), next_visit: said(patient.next) }
    }
}

/// The patients in the doctor's care by name: with a visit of the last 365 days or to come that both agreed to.
#[utoipa::path(get, path = "/my-patients", tag = "appointments", params(NameQuery, PagingQuery),
    responses((status = 200, body = ListBody<PatientInCareBody>)))]
pub(super) async fn list(
    grant: Granted<SeeOwnDay>,
    State(appointments): State<Appointments>,
    State(settings): State<SettingsBook>,
    ApiQuery(query): ApiQuery<NameQuery>,
    paging: Paging,
) -> Result<impl IntoResponse, Refusal> {
    let zone = settings.now().zone.clone();
    let found = appointments.own_patients(&grant, &query.q, paging.start()?, paging.limit().get()).await?;
    paging.answer(found.map(|patient| PatientInCareBody::of(patient, &zone)))
}
