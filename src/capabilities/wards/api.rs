//! Wards over the API: whoever works here reads, the desk counts, administrators make, change and close.

use axum::extract::{FromRef, State};
use axum::response::IntoResponse;
use http::{StatusCode, header};
use serde::{Deserialize, Serialize};

use super::model::{Count, CountRefused, MOST_BEDS, Ward, WardText, whole};
use super::service::{Behind, WardError, Wards};
use crate::access::grant::Granted;
use crate::access::permissions::{CountBeds, ManageWards, Right, SeeWards};
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::ground::Ground;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::{UserId, WardId};
use crate::primitives::time::HospitalZone;
use crate::web::cursor::{ListBody, Paging, PagingQuery};
use crate::web::etag::{Etag, IfMatch};
use crate::web::idempotency::{MaybeKeyed, Replayed};
use crate::web::json::{ApiJson, ApiPath};
use crate::web::operations::routes;
use crate::web::problem::Problem;
use crate::web::refusal::{Because, FieldError, Refusal};
use crate::web::routes::{API_BASE, Gate, Routes};
use crate::web::state::WebState;
use crate::web::texts::Message;

/// Every API route of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Ground: FromRef<S>,
    Wards: FromRef<S>,
    SettingsBook: FromRef<S>,
{
    let manage = Gate::Needs(Right::ManageWards);
    Routes::new()
        .api(Gate::Needs(Right::SeeWards), routes!(list))
        .api(manage, routes!(create))
        .api(Gate::Needs(Right::SeeWards), routes!(show))
        .api(manage, routes!(change, close))
        .api(Gate::Needs(Right::CountBeds), routes!(count))
}

/// A ward.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct WardBody {
    id: WardId,
    name: String,
    /// Beds it has.
    total: u32,
    /// Of them.
    occupied: u32,
    free: u32,
    /// When it was counted or changed last.
    #[schema(format = "date-time")]
    changed_at: String,
    changed_by: UserId,
    changed_by_name: String,
}

impl WardBody {
    fn of(ward: Ward, zone: &HospitalZone) -> Self {
        Self {
            id: ward.ward_id,
            total: ward.beds,
            occupied: ward.occupied,
            free: ward.free(),
            changed_at: zone.rfc3339(ward.changed_at),
            changed_by: ward.changed_by,
            changed_by_name: ward.changed_by_name,
            name: ward.name,
        }
    }
}

/// What an administrator writes about a ward.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
struct WardInput {
    /// No two wards are called alike, as far as letters and spaces go.
    #[schema(max_length = 120)]
    name: String,
    /// Beds it has; never fewer than are occupied.
    #[schema(minimum = 1, maximum = 2000)]
    total: i64,
}

/// How many beds are occupied: the number itself, or how many more (fewer: below zero). One of the two.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
struct OccupancyInput {
    #[serde(default)]
    #[schema(minimum = 0, maximum = 2000)]
    occupied: Option<i64>,
    /// Two requests at the same moment are both counted.
    #[serde(default)]
    #[schema(minimum = -2000, maximum = 2000)]
    change: Option<i64>,
}

impl OccupancyInput {
    fn parse(&self) -> Result<Count, Flaws> {
        let most = i64::from(MOST_BEDS);
        match (self.occupied, self.change) {
            (Some(occupied), None) => match whole(occupied, 0, MOST_BEDS) {
                Some(occupied) => Ok(Count::To { occupied, seen: None }),
                None => Err(Flaw::out_of_range("/occupied", 0, most).into()),
            },
            (None, Some(by)) => match i32::try_from(by).ok().filter(|by| by.unsigned_abs() <= MOST_BEDS) {
                Some(by) => Ok(Count::By(by)),
                None => Err(Flaw::out_of_range("/change", -most, most).into()),
            },
            (None, None) => Err(Flaw::new("/occupied", "required").into()),
            (Some(_), Some(_)) => Err(Flaw::new("/change", "contradicts").into()),
        }
    }
}

/// Wards, the eldest first. Sum them for the house.
#[utoipa::path(get, path = "/wards", tag = "wards", params(PagingQuery), responses((status = 200, body = ListBody<WardBody>)))]
async fn list(
    grant: Granted<SeeWards>,
    State(wards): State<Wards>,
    State(settings): State<SettingsBook>,
    paging: Paging,
) -> Result<impl IntoResponse, Refusal> {
    let zone = settings.now().zone.clone();
    let place: Option<Behind> = paging.start()?;
    let page = wards.page(&grant, paging.limit().get(), place).await?;
    paging.answer(page.map(|ward| WardBody::of(ward, &zone)))
}

/// One ward.
#[utoipa::path(get, path = "/wards/{id}", tag = "wards", params(("id" = WardId, Path)),
    responses((status = 200, body = WardBody), (status = 404, description = "no such ward")))]
async fn show(
    grant: Granted<SeeWards>,
    State(wards): State<Wards>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<WardId>,
) -> Result<impl IntoResponse, Refusal> {
    let ward = wards.ward(&grant, id).await?.ok_or(Refusal::NotFound)?;
    Ok((Etag::version(ward.version), ApiJson(WardBody::of(ward, &settings.now().zone))))
}

/// Make a ward. Nobody lies in it.
#[utoipa::path(post, path = "/wards", tag = "wards", request_body = WardInput, params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = WardBody, headers(("Location" = String)))))]
async fn create(
    grant: Granted<ManageWards>,
    State(ground): State<Ground>,
    State(wards): State<Wards>,
    State(settings): State<SettingsBook>,
    MaybeKeyed { key, fingerprint, body }: MaybeKeyed<WardInput>,
) -> Result<impl IntoResponse, Refusal> {
    let text = WardText::parse(&body.name, body.total)?;
    let once = key.map(|key| ground.once(grant.id(), "wards", key.as_str(), fingerprint.as_str()));
    let (ward, replayed) = wards.create(&grant, text, once.as_ref()).await?;
    let location = [(header::LOCATION, format!("{API_BASE}/wards/{}", ward.ward_id))];
    let tag = Etag::version(ward.version);
    Ok((StatusCode::CREATED, location, tag, Replayed(replayed), ApiJson(WardBody::of(ward, &settings.now().zone))))
}

/// Give a ward another name or other beds.
#[utoipa::path(put, path = "/wards/{id}", tag = "wards", request_body = WardInput,
    params(("id" = WardId, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = WardBody), (status = 412, description = "changed since that version"),
              (status = 409, description = "not-allowed-now: more beds are occupied; `occupied` says how many")))]
async fn change(
    grant: Granted<ManageWards>,
    State(wards): State<Wards>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<WardId>,
    seen: IfMatch,
    ApiJson(body): ApiJson<WardInput>,
) -> Result<impl IntoResponse, Refusal> {
    let text = WardText::parse(&body.name, body.total)?;
    let ward = wards.change(&grant, id, seen.version()?, text).await?;
    Ok((Etag::version(ward.version), ApiJson(WardBody::of(ward, &settings.now().zone))))
}

/// Close a ward nobody lies in.
#[utoipa::path(delete, path = "/wards/{id}", tag = "wards", params(("id" = WardId, Path)),
    responses((status = 204), (status = 409, description = "not-allowed-now: beds are occupied; `occupied` says how many")))]
async fn close(grant: Granted<ManageWards>, State(wards): State<Wards>, ApiPath(id): ApiPath<WardId>) -> Result<StatusCode, Refusal> {
    wards.close(&grant, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Count a ward's beds. Never below none or above the beds it has.
#[utoipa::path(put, path = "/wards/{id}/occupancy", tag = "wards", request_body = OccupancyInput,
    params(("id" = WardId, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 200, body = WardBody),
              (status = 409, description = "not-allowed-now: there are not so many; `occupied` and `total` say how many there are")))]
async fn count(
    grant: Granted<CountBeds>,
    State(ground): State<Ground>,
    State(wards): State<Wards>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<WardId>,
    MaybeKeyed { key, fingerprint, body }: MaybeKeyed<OccupancyInput>,
) -> Result<impl IntoResponse, Refusal> {
    let counted = body.parse()?;
    let once = key.map(|key| ground.once(grant.id(), &format!("ward-{id}"), key.as_str(), fingerprint.as_str()));
    let (ward, replayed) = wards.count(&grant, id, counted, once.as_ref()).await?;
    Ok((Etag::version(ward.version), Replayed(replayed), ApiJson(WardBody::of(ward, &settings.now().zone))))
}

impl From<WardError> for Refusal {
    fn from(error: WardError) -> Self {
        let not_now = |why: Message| Because::of(Problem::NotAllowedNow).detail(why);
        match error {
            WardError::NotFound => Self::NotFound,
            WardError::Invalid(flaws) => flaws.into(),
            WardError::Stale => Self::StaleVersion,
            WardError::NameTaken => Self::field(FieldError::said("/name", "name_taken", Message::new("wrong-ward-name-taken"))),
            WardError::TooFew { occupied } => {
                not_now(Message::new("wrong-ward-too-few").with("occupied", occupied)).member("occupied", occupied).into()
            }
            WardError::InUse { occupied } => {
                not_now(Message::new("ward-not-empty").with("occupied", occupied)).member("occupied", occupied).into()
            }
            WardError::NotCounted(CountRefused::OutOfBounds { occupied, beds } | CountRefused::CountedMeanwhile { occupied, beds }) => {
                let why = Message::new("problem-not-allowed-now-beds").with("occupied", occupied).with("beds", beds);
                not_now(why).member("occupied", occupied).member("total", beds).into()
            }
            WardError::KeyReused => Problem::KeyReused.into(),
            WardError::Storage(error) => error.into(),
        }
    }
}
