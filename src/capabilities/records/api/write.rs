//! Writing a visit up over the API.

use axum::extract::State;
use axum::response::IntoResponse;
use http::{StatusCode, header};

use super::body::RecordBody;
use crate::access::grant::Granted;
use crate::access::permissions::WriteRecord;
use crate::capabilities::records::model::WriteUpText;
use crate::capabilities::records::service::Records;
use crate::capabilities::settings::service::SettingsBook;
use crate::primitives::ids::AppointmentId;
use crate::web::etag::{Etag, IfMatch};
use crate::web::json::{ApiJson, ApiPath};
use crate::web::refusal::Refusal;
use crate::web::routes::API_BASE;

/// Write a visit up, which completes it; once. `If-Match` names the appointment's tag.
#[utoipa::path(put, path = "/appointments/{id}/record", tag = "records", request_body = WriteUpText,
    params(("id" = AppointmentId, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 201, body = RecordBody), (status = 404, description = "absent or another doctor's"),
              (status = 409, description = "not-allowed-now: written up before, or the visit does not take place"),
              (status = 412, description = "the appointment has changed since that version")))]
pub(super) async fn write(
    grant: Granted<WriteRecord>,
    State(records): State<Records>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<AppointmentId>,
    seen: IfMatch,
    ApiJson(body): ApiJson<WriteUpText>,
) -> Result<impl IntoResponse, Refusal> {
    let record = records.write(&grant, id, body.check()?, seen.version()?).await?;
    let location = [(header::LOCATION, format!("{API_BASE}/patients/{}/records/{}", record.patient_id, record.record_id))];
    Ok((StatusCode::CREATED, location, Etag::version(1), ApiJson(RecordBody::of(&record, &settings.now().zone))))
}
