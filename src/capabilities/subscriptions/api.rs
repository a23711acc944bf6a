//! Subscriptions over the API. Errors become refusals here and nowhere else.

use axum::extract::{FromRef, State};
use axum::response::IntoResponse;
use http::{StatusCode, header};
use serde::{Deserialize, Serialize};

use super::model::{Filter, Hears, NewSubscription, Place, Severity, Standing, Subscription, SubscriptionId};
use super::service::{SubscriptionError, Subscriptions};
use crate::access::grant::Granted;
use crate::access::permissions::{AddSubscription, ManageSubscriptions, Right};
use crate::primitives::ids::DepartmentId;
use crate::web::cursor::{ListBody, Paging, PagingQuery};
use crate::web::json::{ApiJson, ApiPath};
use crate::web::operations::routes;
use crate::web::refusal::Refusal;
use crate::web::routes::{API_BASE, Gate, Routes};
use crate::web::state::WebState;

/// Every API route of the slice. No key opens any of them.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Subscriptions: FromRef<S>,
{
    let needs = Gate::Needs(Right::ManageSubscriptions);
    Routes::new().api(needs, routes!(list)).api(Gate::Needs(Right::AddSubscription), routes!(add)).api(needs, routes!(show, change, remove))
}

/// Who hears what happens over the operations topic.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct SubscriptionBody {
    /// `null` in the list while nobody has followed the link.
    id: Option<SubscriptionId>,
    /// `email`, or what was subscribed elsewhere: `https`, `sqs`, …
    #[schema(example = "email")]
    protocol: String,
    /// The address; of a web address not what follows its path.
    #[schema(example = "operations@example.org")]
    endpoint: String,
    state: Standing,
    /// Of which events; `null`: all of them, those of later versions too.
    #[schema(example = json!(["appointment.cancelled"]))]
    events: Option<Vec<&'static str>>,
    /// Of what is about these departments alone; `null`: of everything.
    department_ids: Option<Vec<DepartmentId>>,
    severities: Option<Vec<Severity>>,
    /// A filter that was not made here, as it is; the three lists are then `null`.
    other_filter: Option<String>,
    /// The address belongs to a patient's account by now: remove it.
    of_patient: bool,
}

/// What somebody is to hear. A list that is absent or empty lets everything through.
#[derive(Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields, default)]
struct FilterInput {
    #[schema(example = json!(["appointment.cancelled"]))]
    events: Vec<String>,
    /// Only what is about these departments; events that say none are then not told.
    #[schema(value_type = Vec<DepartmentId>)]
    department_ids: Vec<String>,
    #[schema(value_type = Vec<Severity>)]
    severities: Vec<String>,
}

/// An address that is to hear.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct SubscriptionInput {
    /// Of somebody who works here: an address that belongs to a patient's account is refused.
    #[schema(max_length = 254, example = "operations@example.org")]
    email: String,
    #[serde(default)]
    events: Vec<String>,
    #[serde(default)]
    #[schema(value_type = Vec<DepartmentId>)]
    department_ids: Vec<String>,
    #[serde(default)]
    #[schema(value_type = Vec<Severity>)]
    severities: Vec<String>,
}

/// Who hears what happens, as Amazon SNS has them on record.
#[utoipa::path(get, path = "/subscriptions", tag = "integrations", params(PagingQuery),
    responses((status = 200, body = ListBody<SubscriptionBody>), (status = 503, description = "busy: SNS does not answer")))]
async fn list(
    grant: Granted<ManageSubscriptions>,
    State(subscriptions): State<Subscriptions>,
    paging: Paging,
) -> Result<impl IntoResponse, Refusal> {
    let place: Option<Place> = paging.start()?;
    let listed = subscriptions.list(&grant, paging.limit().get(), place).await?;
    paging.answer(listed.map(SubscriptionBody::of))
}

/// Subscribe a mail address. Amazon mails it a link; nothing else is sent there before somebody followed it.
///
/// Doing it twice mails the link again and adds none. One that is confirmed with other lists is refused: change those instead.
#[utoipa::path(post, path = "/subscriptions", tag = "integrations", request_body = SubscriptionInput,
    responses((status = 201, body = SubscriptionBody, headers(("Location" = String))),
              (status = 422, description = "some fields cannot be used; each is named"),
              (status = 503, description = "busy: SNS does not answer")))]
async fn add(
    grant: Granted<AddSubscription>,
    State(subscriptions): State<Subscriptions>,
    ApiJson(body): ApiJson<SubscriptionInput>,
) -> Result<impl IntoResponse, Refusal> {
    let new = NewSubscription::parse(&body.email, &body.events, &body.department_ids, &body.severities)?;
    let added = SubscriptionBody::of(subscriptions.add(&grant, &new).await?);
    let location = added.id.map_or_else(String::new, |id| format!("{API_BASE}/subscriptions/{id}"));
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], ApiJson(added)))
}

/// One subscription.
#[utoipa::path(get, path = "/subscriptions/{id}", tag = "integrations", params(("id" = SubscriptionId, Path)),
    responses((status = 200, body = SubscriptionBody), (status = 404, description = "no such subscription"),
              (status = 503, description = "busy: SNS does not answer")))]
async fn show(
    grant: Granted<ManageSubscriptions>,
    State(subscriptions): State<Subscriptions>,
    ApiPath(id): ApiPath<SubscriptionId>,
) -> Result<ApiJson<SubscriptionBody>, Refusal> {
    let one = subscriptions.find(&grant, id).await?.ok_or(Refusal::NotFound)?;
    Ok(ApiJson(SubscriptionBody::of(one)))
}

/// Say anew what a confirmed subscription hears: the lists replace those it has.
#[utoipa::path(put, path = "/subscriptions/{id}", tag = "integrations", request_body = FilterInput, params(("id" = SubscriptionId, Path)),
    responses((status = 200, body = SubscriptionBody), (status = 404, description = "no such subscription, or not yet confirmed"),
              (status = 422, description = "some values cannot be used; each is named"),
              (status = 503, description = "busy: SNS does not answer")))]
async fn change(
    grant: Granted<ManageSubscriptions>,
    State(subscriptions): State<Subscriptions>,
    ApiPath(id): ApiPath<SubscriptionId>,
    ApiJson(body): ApiJson<FilterInput>,
) -> Result<ApiJson<SubscriptionBody>, Refusal> {
    let filter = Filter::parse(&body.events, &body.department_ids, &body.severities)?;
    Ok(ApiJson(SubscriptionBody::of(subscriptions.change(&grant, id, &filter).await?)))
}

/// End a confirmed subscription. One that waits ends by itself when nobody follows the link.
#[utoipa::path(delete, path = "/subscriptions/{id}", tag = "integrations", params(("id" = SubscriptionId, Path)),
    responses((status = 204), (status = 404, description = "no such subscription, or not yet confirmed"),
              (status = 503, description = "busy: SNS does not answer")))]
async fn remove(
    grant: Granted<ManageSubscriptions>,
    State(subscriptions): State<Subscriptions>,
    ApiPath(id): ApiPath<SubscriptionId>,
) -> Result<StatusCode, Refusal> {
    subscriptions.remove(&grant, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl SubscriptionBody {
    fn of(one: Subscription) -> Self {
        let (filter, other_filter) = match one.hears {
            Hears::By(filter) => (filter, None),
            Hears::Otherwise(policy) => (Filter::default(), Some(policy)),
        };
        Self {
            id: one.id,
            protocol: one.protocol,
            endpoint: one.endpoint,
            state: one.standing,
            events: some(filter.events),
            department_ids: some(filter.departments),
            severities: some(filter.severities),
            other_filter,
            of_patient: one.of_patient,
        }
    }
}

fn some<T>(list: Vec<T>) -> Option<Vec<T>> {
    Some(list).filter(|list| !list.is_empty())
}

impl From<SubscriptionError> for Refusal {
    fn from(error: SubscriptionError) -> Self {
        match error {
            SubscriptionError::NotFound => Self::NotFound,
            SubscriptionError::Invalid(flaws) => flaws.into(),
            SubscriptionError::NotNow => Self::Busy { retry_after: 10 },
            SubscriptionError::Storage(error) => error.into(),
        }
    }
}
