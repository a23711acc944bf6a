//! Emergency access over the API: for doctors their own, for administrators the queue. One place turns errors into refusals.

use axum::extract::{FromRef, State};
use axum::response::IntoResponse;
use http::{StatusCode, header};
use serde::{Deserialize, Serialize};

use super::model::{Category, EmergencyAccess, Outcome, Queue, ReviewText, Standing, WishText};
use super::service::{Emergencies, EmergencyError, Reviewable};
use crate::access::grant::Granted;
use crate::access::permissions::{OpenEmergencyAccess, ReviewEmergencyAccess, Right, SeeEmergencyAccess};
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::accounts::Known;
use crate::identity::ground::Ground;
use crate::identity::throttle::Throttled;
use crate::primitives::ids::{EmergencyAccessId, UserId};
use crate::primitives::record_number::RecordNumber;
use crate::primitives::time::HospitalZone;
use crate::web::cursor::{ListBody, Paging, PagingQuery};
use crate::web::etag::Etag;
use crate::web::idempotency::{Keyed, Replayed};
use crate::web::json::{ApiJson, ApiPath, ApiQuery};
use crate::web::operations::routes;
use crate::web::problem::Problem;
use crate::web::refusal::{FieldError, Refusal};
use crate::web::routes::{API_BASE, Gate, Routes};
use crate::web::state::WebState;

/// Every API route of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Ground: FromRef<S>,
    Emergencies: FromRef<S>,
    SettingsBook: FromRef<S>,
{
    let (sees, opens) = (Gate::Needs(Right::SeeEmergencyAccess), Gate::Needs(Right::OpenEmergencyAccess));
    let reviews = Gate::Needs(Right::ReviewEmergencyAccess);
    Routes::new()
        .api(sees, routes!(list))
        .api(opens, routes!(open))
        .api(sees, routes!(show, end))
        .api(reviews, routes!(queue))
        .api(reviews, routes!(show_one))
        .api(reviews, routes!(review))
}

/// A patient, exactly, and why. Either `patient`, or `name` and `date_of_birth`.
#[derive(Debug, Default, Deserialize, utoipa::ToSchema)]
struct EmergencyAccessInput {
    /// A whole record number, e-mail address or phone number.
    #[serde(default)]
    #[schema(max_length = 254, example = "HR-7K4M-29X3-Q8TN")]
    patient: Option<String>,
    /// The whole name, together with the date of birth.
    #[serde(default)]
    #[schema(max_length = 120)]
    name: Option<String>,
    #[serde(default)]
    #[schema(format = "date")]
    date_of_birth: Option<String>,
    /// What administrators see of the reason.
    #[schema(value_type = Category)]
    category: String,
    /// In the doctor's own words: the patient reads them, administrators do not.
    #[schema(min_length = 10, max_length = 500)]
    reason: String,
}

/// An emergency access of the caller's own.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct EmergencyAccessBody {
    id: EmergencyAccessId,
    patient_id: UserId,
    category: Category,
    state: Standing,
    #[schema(format = "date-time")]
    opened_at: String,
    /// The first instant at which it opens nothing any more, if it is not ended before.
    #[schema(format = "date-time")]
    expires_at: String,
    #[schema(format = "date-time")]
    ended_at: Option<String>,
    version: u32,
}

impl EmergencyAccessBody {
    fn of(access: &EmergencyAccess, state: Standing, zone: &HospitalZone) -> Self {
        Self {
            id: access.access_id,
            patient_id: access.patient_id,
            category: access.category,
            state,
            opened_at: zone.rfc3339(access.opened_at),
            expires_at: zone.rfc3339(access.expires_at),
            ended_at: access.ended_at.map(|at| zone.rfc3339(at)),
            version: access.version,
        }
    }
}

/// Which of the two lists.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
struct QueueQuery {
    /// `waiting`, oldest first (when absent), or `reviewed`, newest first.
    #[param(value_type = Option<String>)]
    state: Option<String>,
}

/// What an administrator says of an emergency access.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
struct EmergencyReviewInput {
    #[schema(value_type = Outcome)]
    outcome: String,
    /// Needed for what is to be followed up. Nothing of the patient's health belongs here.
    #[serde(default)]
    #[schema(max_length = 500)]
    note: Option<String>,
}

/// What an administrator has said of it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct EmergencyReviewBody {
    outcome: Outcome,
    note: Option<String>,
    reviewed_by: UserId,
    reviewed_by_name: Option<String>,
    #[schema(format = "date-time")]
    reviewed_at: String,
}

/// An emergency access as administrators see it: nothing of the record, and not what the doctor wrote.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct EmergencyToReviewBody {
    id: EmergencyAccessId,
    doctor_id: UserId,
    /// As the account says it now.
    doctor_name: Option<String>,
    patient_id: UserId,
    patient_name: Option<String>,
    #[schema(example = "HR-7K4M-29X3-Q8TN")]
    record_number: String,
    category: Category,
    state: Standing,
    #[schema(format = "date-time")]
    opened_at: String,
    #[schema(format = "date-time")]
    expires_at: String,
    #[schema(format = "date-time")]
    ended_at: Option<String>,
    /// How often something of the record was read by it.
    clinical_reads: u32,
    /// `null` while it waits.
    review: Option<EmergencyReviewBody>,
    version: u32,
}

impl EmergencyToReviewBody {
    fn of(seen: Reviewable, state: Standing, zone: &HospitalZone) -> Self {
        let Reviewable { access, doctor, patient, reviewer } = seen;
        let name = |known: Option<Known>| known.map(|known| known.name.into());
        let review = access.review.map(|review| EmergencyReviewBody {
            outcome: review.outcome,
            note: review.note,
            reviewed_by: review.reviewed_by,
            reviewed_by_name: name(reviewer),
            reviewed_at: zone.rfc3339(review.reviewed_at),
        });
        Self {
            id: access.access_id,
            doctor_id: access.doctor,
            doctor_name: name(doctor),
            patient_id: access.patient_id,
            patient_name: name(patient),
            record_number: RecordNumber::of(access.patient_id).to_string(),
            category: access.category,
            state,
            opened_at: zone.rfc3339(access.opened_at),
            expires_at: zone.rfc3339(access.expires_at),
            ended_at: access.ended_at.map(|at| zone.rfc3339(at)),
            clinical_reads: access.reads,
            review,
            version: access.version,
        }
    }
}

/// Whose records the caller opened in an emergency, newest first.
#[utoipa::path(get, path = "/emergency-access", tag = "emergency", params(PagingQuery),
    responses((status = 200, body = ListBody<EmergencyAccessBody>)))]
async fn list(
    grant: Granted<SeeEmergencyAccess>,
    State(emergencies): State<Emergencies>,
    State(ground): State<Ground>,
    State(settings): State<SettingsBook>,
    paging: Paging,
) -> Result<impl IntoResponse, Refusal> {
    let (zone, now) = (settings.now().zone.clone(), ground.clock.now());
    let page = emergencies.own(&grant, paging.start()?, paging.limit().get()).await?;
    paging.answer(page.map(|own| EmergencyAccessBody::of(&own.access, own.access.standing(now), &zone)))
}

/// Open the record of a patient who is not in the caller's care, for 60 minutes. The patient is told at once; every reading is
/// marked, and an administrator looks at it afterwards. It is no search: exactly one patient fits, or nobody is found.
#[utoipa::path(post, path = "/emergency-access", tag = "emergency", request_body = EmergencyAccessInput, params(("Idempotency-Key" = String, Header)),
    responses((status = 201, body = EmergencyAccessBody, headers(("Location" = String))),
              (status = 403, description = "proof-needed: it wants a password or code of the last ten minutes"),
              (status = 409, description = "not-allowed-now: the patient is in the caller's care, or their record is open in an emergency already"),
              (status = 422, description = "some fields cannot be used; each is named"), (status = 428, description = "no idempotency key"),
              (status = 429, description = "tried too often")))]
async fn open(
    grant: Granted<OpenEmergencyAccess>,
    State(emergencies): State<Emergencies>,
    State(ground): State<Ground>,
    State(settings): State<SettingsBook>,
    Keyed { key, fingerprint, body }: Keyed<EmergencyAccessInput>,
) -> Result<impl IntoResponse, Refusal> {
    let said = |text: &Option<String>| text.clone().unwrap_or_default();
    let (patient, name, born) = (said(&body.patient), said(&body.name), said(&body.date_of_birth));
    let text = WishText { patient: &patient, name: &name, date_of_birth: &born, category: &body.category, reason: &body.reason };
    let wish = text.check()?;
    let once = ground.once(grant.id(), "emergency-access", key.as_str(), fingerprint.as_str());
    let opened = emergencies.open(&grant, &wish, Some(&once)).await?;
    let location = [(header::LOCATION, format!("{API_BASE}/emergency-access/{}", opened.access.access_id))];
    let body = EmergencyAccessBody::of(&opened.access, opened.access.standing(ground.clock.now()), &settings.now().zone);
    Ok((StatusCode::CREATED, location, Etag::version(body.version), Replayed(opened.replayed), ApiJson(body)))
}

/// One of them.
#[utoipa::path(get, path = "/emergency-access/{id}", tag = "emergency", params(("id" = EmergencyAccessId, Path)),
    responses((status = 200, body = EmergencyAccessBody), (status = 404, description = "absent or somebody else's")))]
async fn show(
    grant: Granted<SeeEmergencyAccess>,
    State(emergencies): State<Emergencies>,
    State(ground): State<Ground>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<EmergencyAccessId>,
) -> Result<impl IntoResponse, Refusal> {
    let access = emergencies.own_one(&grant, id).await?.ok_or(Refusal::NotFound)?;
    let body = EmergencyAccessBody::of(&access, access.standing(ground.clock.now()), &settings.now().zone);
    Ok((Etag::version(body.version), ApiJson(body)))
}

/// End it before the hour is over: it opens nothing any more. What is over stays as it is.
#[utoipa::path(delete, path = "/emergency-access/{id}", tag = "emergency", params(("id" = EmergencyAccessId, Path)),
    responses((status = 204), (status = 404, description = "absent or somebody else's")))]
async fn end(
    grant: Granted<SeeEmergencyAccess>,
    State(emergencies): State<Emergencies>,
    ApiPath(id): ApiPath<EmergencyAccessId>,
) -> Result<StatusCode, Refusal> {
    emergencies.end(&grant, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Every emergency access that waits for a review, or was reviewed.
#[utoipa::path(get, path = "/admin/emergency-access", tag = "emergency", params(QueueQuery, PagingQuery),
    responses((status = 200, body = ListBody<EmergencyToReviewBody>), (status = 422, description = "no such list")))]
async fn queue(
    grant: Granted<ReviewEmergencyAccess>,
    State(emergencies): State<Emergencies>,
    State(ground): State<Ground>,
    State(settings): State<SettingsBook>,
    ApiQuery(query): ApiQuery<QueueQuery>,
    paging: Paging,
) -> Result<impl IntoResponse, Refusal> {
    let which = Queue::of(query.state.as_deref().unwrap_or(Queue::Waiting.word()));
    let which = which.ok_or_else(|| Refusal::field(FieldError::new("/state", "invalid")))?;
    let (zone, now) = (settings.now().zone.clone(), ground.clock.now());
    let page = emergencies.queue(&grant, which, paging.start()?, paging.limit().get()).await?;
    paging.answer(page.map(|seen| {
        let state = seen.access.standing(now);
        EmergencyToReviewBody::of(seen, state, &zone)
    }))
}

/// One of them.
#[utoipa::path(get, path = "/admin/emergency-access/{id}", tag = "emergency", params(("id" = EmergencyAccessId, Path)),
    responses((status = 200, body = EmergencyToReviewBody), (status = 404, description = "no such emergency access")))]
async fn show_one(
    grant: Granted<ReviewEmergencyAccess>,
    State(emergencies): State<Emergencies>,
    State(ground): State<Ground>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<EmergencyAccessId>,
) -> Result<impl IntoResponse, Refusal> {
    let seen = emergencies.reviewable(&grant, id).await?.ok_or(Refusal::NotFound)?;
    let state = seen.access.standing(ground.clock.now());
    let body = EmergencyToReviewBody::of(seen, state, &settings.now().zone);
    Ok((Etag::version(body.version), ApiJson(body)))
}

/// Say whether it was in order, once, when it is over.
#[utoipa::path(post, path = "/admin/emergency-access/{id}/review", tag = "emergency", request_body = EmergencyReviewInput,
    params(("id" = EmergencyAccessId, Path)),
    responses((status = 200, body = EmergencyToReviewBody), (status = 404, description = "no such emergency access"),
              (status = 409, description = "not-allowed-now: it still runs, or was reviewed already"),
              (status = 422, description = "some fields cannot be used; each is named")))]
async fn review(
    grant: Granted<ReviewEmergencyAccess>,
    State(emergencies): State<Emergencies>,
    State(ground): State<Ground>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<EmergencyAccessId>,
    ApiJson(body): ApiJson<EmergencyReviewInput>,
) -> Result<impl IntoResponse, Refusal> {
    let new = ReviewText { outcome: &body.outcome, note: body.note.as_deref().unwrap_or_default() }.check()?;
    emergencies.review(&grant, id, &new).await?;
    let seen = emergencies.reviewable(&grant, id).await?.ok_or(Refusal::NotFound)?;
    let state = seen.access.standing(ground.clock.now());
    let body = EmergencyToReviewBody::of(seen, state, &settings.now().zone);
    Ok((Etag::version(body.version), ApiJson(body)))
}

impl From<EmergencyError> for Refusal {
    fn from(error: EmergencyError) -> Self {
        match error {
            EmergencyError::NotFound => Self::NotFound,
            EmergencyError::Invalid(flaws) => flaws.into(),
            EmergencyError::InCare(_) | EmergencyError::Running(_) | EmergencyError::StillRuns | EmergencyError::Reviewed => {
                Problem::NotAllowedNow.into()
            }
            EmergencyError::KeyReused => Problem::KeyReused.into(),
            EmergencyError::Throttled(Throttled::Wait { seconds }) => Self::TooManyRequests { retry_after: seconds },
            EmergencyError::Throttled(Throttled::Storage(error)) | EmergencyError::Storage(error) => error.into(),
        }
    }
}
