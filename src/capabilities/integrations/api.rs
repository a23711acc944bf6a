//! API keys over the API.

use axum::extract::{FromRef, State};
use axum::response::IntoResponse;
use http::{StatusCode, header};
use serde::{Deserialize, Serialize};

use super::model::NewKey;
use super::service::{Integrations, KeyError};
use crate::access::grant::Granted;
use crate::access::permissions::{MakeApiKey, ManageApiKeys, Right};
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::api_keys::{After, ApiKey, Standing};
use crate::identity::ground::Ground;
use crate::primitives::ids::{ApiKeyId, UserId};
use crate::primitives::text::Sensitive;
use crate::primitives::time::HospitalZone;
use crate::web::cursor::{ListBody, Paging, PagingQuery};
use crate::web::etag::Etag;
use crate::web::idempotency::{MaybeKeyed, Replayed};
use crate::web::json::{ApiJson, ApiPath};
use crate::web::operations::routes;
use crate::web::problem::Problem;
use crate::web::refusal::Refusal;
use crate::web::routes::{API_BASE, Gate, Routes};
use crate::web::state::WebState;

/// Every API route of the slice. No key opens any of them: keys do not make keys.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Ground: FromRef<S>,
    Integrations: FromRef<S>,
    SettingsBook: FromRef<S>,
{
    let needs = Gate::Needs(Right::ManageApiKeys);
    Routes::new().api(needs, routes!(list)).api(Gate::Needs(Right::MakeApiKey), routes!(create)).api(needs, routes!(show, revoke))
}

/// A key as the house keeps it. Instants carry the hospital zone's offset.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct ApiKeyBody {
    id: ApiKeyId,
    name: String,
    state: Standing,
    #[schema(value_type = Vec<String>, example = json!(["appointments:read"]))]
    scopes: Vec<&'static str>,
    /// The last day on which it works, in the hospital's zone.
    #[schema(format = "date")]
    ends_on: Option<String>,
    #[schema(format = "date-time")]
    created_at: String,
    created_by: UserId,
    created_by_name: String,
    /// Up to a minute older than the truth; `null` before the first use.
    #[schema(format = "date-time")]
    last_used_at: Option<String>,
    #[schema(format = "date-time")]
    revoked_at: Option<String>,
}

/// A key that was just made.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct NewApiKeyBody {
    #[serde(flatten)]
    key: ApiKeyBody,
    /// The key itself, `cdk_…`, shown this once. `null` in the answer to a repeat: it is kept nowhere. Revoke the key then and
    /// make another.
    #[schema(value_type = Option<String>)]
    secret: Option<Sensitive<String>>,
}

/// What an administrator says about a new key.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
struct ApiKeyInput {
    /// What administrators call it.
    #[schema(max_length = 120)]
    name: String,
    /// At least one of those that the operations of this document name under `api_key`.
    scopes: Vec<String>,
    /// The last day on which it works; without one it works until it is revoked.
    #[schema(format = "date")]
    ends_on: Option<String>,
}

impl ApiKeyBody {
    fn of(key: ApiKey, ground: &Ground, zone: &HospitalZone) -> Self {
        Self {
            state: key.standing(ground.clock.now()),
            id: key.id,
            name: key.name,
            scopes: key.scopes.words(),
            ends_on: key.ends_on.map(|date| date.to_string()),
            created_at: zone.rfc3339(key.created_at),
            created_by: key.created_by,
            created_by_name: key.created_by_name,
            last_used_at: key.last_used_at.map(|at| zone.rfc3339(at)),
            revoked_at: key.revoked_at.map(|at| zone.rfc3339(at)),
        }
    }

    /// What of it can change.
    fn tag(&self) -> Etag {
        Etag::text(&format!("{:?}-{}", self.state, self.last_used_at.as_deref().unwrap_or_default()))
    }
}

/// The keys of the house, newest first, those that do not work any more too.
#[utoipa::path(get, path = "/api-keys", tag = "integrations", params(PagingQuery), responses((status = 200, body = ListBody<ApiKeyBody>)))]
async fn list(
    grant: Granted<ManageApiKeys>,
    State(ground): State<Ground>,
    State(integrations): State<Integrations>,
    State(settings): State<SettingsBook>,
    paging: Paging,
) -> Result<impl IntoResponse, Refusal> {
    let zone = settings.now().zone.clone();
    let place: Option<After> = paging.start()?;
    let listed = integrations.list(&grant, paging.limit().get(), place).await?;
    paging.answer(listed.map(|key| ApiKeyBody::of(key, &ground, &zone)))
}

/// One key.
#[utoipa::path(get, path = "/api-keys/{id}", tag = "integrations", params(("id" = ApiKeyId, Path)),
    responses((status = 200, body = ApiKeyBody), (status = 404, description = "no such key")))]
async fn show(
    grant: Granted<ManageApiKeys>,
    State(ground): State<Ground>,
    State(integrations): State<Integrations>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<ApiKeyId>,
) -> Result<impl IntoResponse, Refusal> {
    let key = integrations.find(&grant, id).await?.ok_or(Refusal::NotFound)?;
    let body = ApiKeyBody::of(key, &ground, &settings.now().zone);
    Ok((body.tag(), ApiJson(body)))
}

/// Make a key. The answer is the only one that ever shows it.
#[utoipa::path(post, path = "/api-keys", tag = "integrations", request_body = ApiKeyInput, params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = NewApiKeyBody, headers(("Location" = String))),
              (status = 422, description = "some fields cannot be used; each is named")))]
async fn create(
    grant: Granted<MakeApiKey>,
    State(ground): State<Ground>,
    State(integrations): State<Integrations>,
    State(settings): State<SettingsBook>,
    MaybeKeyed { key, fingerprint, body }: MaybeKeyed<ApiKeyInput>,
) -> Result<impl IntoResponse, Refusal> {
    let zone = settings.now().zone.clone();
    let new = NewKey::parse(&body.name, &body.scopes, body.ends_on.as_deref(), zone.date(ground.clock.now()))?;
    let once = key.map(|key| ground.once(grant.id(), "api-keys", key.as_str(), fingerprint.as_str()));
    let made = integrations.create(&grant, new, once.as_ref()).await?;
    let location = format!("{API_BASE}/api-keys/{}", made.key.id);
    let replayed = Replayed(made.secret.is_none());
    let secret = made.secret.map(|secret| Sensitive::new(secret.expose()));
    let body = NewApiKeyBody { key: ApiKeyBody::of(made.key, &ground, &zone), secret };
    Ok((StatusCode::CREATED, body.key.tag(), replayed, [(header::LOCATION, location)], ApiJson(body)))
}

/// Take a key back. It is dead at its next request; the list still shows it.
#[utoipa::path(delete, path = "/api-keys/{id}", tag = "integrations", params(("id" = ApiKeyId, Path)),
    responses((status = 204), (status = 404, description = "no such key")))]
async fn revoke(
    grant: Granted<ManageApiKeys>,
    State(integrations): State<Integrations>,
    ApiPath(id): ApiPath<ApiKeyId>,
) -> Result<StatusCode, Refusal> {
    integrations.revoke(&grant, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl From<KeyError> for Refusal {
    fn from(error: KeyError) -> Self {
        match error {
            KeyError::NotFound => Self::NotFound,
            KeyError::KeyReused => Problem::KeyReused.into(),
            KeyError::Storage(error) => error.into(),
        }
    }
}
