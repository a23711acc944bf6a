//! Joining two accounts over the API, as the page leads the desk.

use axum::extract::{FromRef, State};
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::model::{Apart, Facts, Held};
use super::service::{Look, MergeError, Merging, Side};
use crate::access::grant::Granted;
use crate::access::permissions::{MergePatients, Right};
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::UserId;
use crate::primitives::people::{Email, PersonName};
use crate::primitives::record_number::RecordNumber;
use crate::web::json::{ApiJson, ApiPath};
use crate::web::operations::routes;
use crate::web::problem::Problem;
use crate::web::refusal::{Because, Refusal};
use crate::web::routes::{Gate, Routes};

/// Every API route of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    Merging: FromRef<S>,
{
    Routes::new().api(Gate::Needs(Right::MergePatients), routes!(show, merge))
}

/// How much of a kind stands in an account's name; at most a hundred are counted.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct HeldBody {
    /// `visits`, `records`, `reports`, `invoices`, `conversations`, `waiting`, `others`.
    kind: &'static str,
    count: usize,
}

/// One of the two.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct SideBody {
    id: UserId,
    record_number: String,
    name: PersonName,
    #[schema(format = "date")]
    date_of_birth: Option<String>,
    email: Option<Email>,
    status: &'static str,
    holds: Vec<HeldBody>,
}

/// Two accounts side by side.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct MergeBody {
    stays: SideBody,
    gives_way: SideBody,
    /// Cancelled visits that stay with the one that gives way: they keep nothing apart.
    cancelled_visits: usize,
    /// Whether address, password and second factor of the one that gives way move.
    moves_sign_in: bool,
    /// Why they cannot be joined: `not_open`, `born_otherwise`, `both_sign_in`, `holds`; `null`: they can.
    apart: Option<&'static str>,
    /// To be sent back with the record number.
    seen: String,
}

/// The account that stays.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct JoinedBody {
    id: UserId,
    record_number: String,
    name: PersonName,
    email: Option<Email>,
    status: &'static str,
}

/// That these two are meant, as they were seen.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
struct MergeText {
    #[schema(max_length = 200)]
    seen: String,
    /// Of the account that gives way: to say that it is to be closed for good.
    #[schema(max_length = 40)]
    record_number: String,
}

fn held(facts: &Facts) -> Vec<HeldBody> {
    let kinds = Held::ALL.into_iter().map(|held| HeldBody { kind: held.word(), count: facts.of(held) });
    kinds.filter(|held| held.count > 0).collect()
}

impl From<&Side> for SideBody {
    fn from(side: &Side) -> Self {
        let account = &side.account;
        Self {
            id: account.user_id,
            record_number: RecordNumber::of(account.user_id).to_string(),
            name: account.name.clone(),
            date_of_birth: account.date_of_birth.map(|date| date.to_string()),
            email: account.email.clone(),
            status: account.status.word(),
            holds: held(&side.facts),
        }
    }
}

/// Two accounts that may be one patient's: which would stay, which would give way, and what stands in each name, counted.
#[utoipa::path(get, path = "/patients/{pid}/merge/{other}", tag = "accounts", params(("pid" = UserId, Path), ("other" = UserId, Path)),
    responses((status = 200, body = MergeBody), (status = 404, description = "no such two patients")))]
async fn show(
    grant: Granted<MergePatients>,
    State(merging): State<Merging>,
    ApiPath((pid, other)): ApiPath<(UserId, UserId)>,
) -> Result<impl IntoResponse, Refusal> {
    let Look { pair, .. } = merging.look(&grant, pid, other, None).await?;
    Ok(ApiJson(MergeBody {
        stays: (&pair.stays).into(),
        gives_way: (&pair.goes).into(),
        cancelled_visits: pair.goes.facts.left(),
        moves_sign_in: pair.moves_sign_in(),
        apart: pair.apart().map(Apart::word),
        seen: pair.seen(),
    }))
}

/// Join them. There is no way back: one is closed for good and leads to the other. What was joined already is as asked for.
#[utoipa::path(post, path = "/patients/{pid}/merge/{other}", tag = "accounts", request_body = MergeText,
    params(("pid" = UserId, Path), ("other" = UserId, Path)),
    responses((status = 200, body = JoinedBody), (status = 404, description = "no such two patients"),
              (status = 409, description = "in-use: `holds` says what stands in the name of the one that would give way; not-allowed-now: they contradict, both are signed in to, or one is not open"),
              (status = 412, description = "one of them has changed since `seen`"), (status = 422, description = "`/record_number`: `other_number`")))]
async fn merge(
    grant: Granted<MergePatients>,
    State(merging): State<Merging>,
    ApiPath((pid, other)): ApiPath<(UserId, UserId)>,
    ApiJson(body): ApiJson<MergeText>,
) -> Result<impl IntoResponse, Refusal> {
    let joined = merging.merge(&grant, pid, other, &body.seen, &body.record_number).await?;
    Ok(ApiJson(JoinedBody {
        id: joined.user_id,
        record_number: RecordNumber::of(joined.user_id).to_string(),
        name: joined.name,
        email: joined.email,
        status: joined.status.word(),
    }))
}

impl From<MergeError> for Refusal {
    fn from(error: MergeError) -> Self {
        match error {
            MergeError::NotFound => Self::NotFound,
            MergeError::Apart(Apart::Holds, facts) => {
                let holds: Vec<_> = held(&facts).into_iter().map(|held| json!({ "kind": held.kind, "count": held.count })).collect();
                Because::of(Problem::InUse).member("holds", holds).into()
            }
            MergeError::Apart(why, _) => Because::of(Problem::NotAllowedNow).member("apart", why.word()).into(),
            MergeError::OtherNumber => Flaws::from(Flaw::new("/record_number", "other_number")).into(),
            MergeError::Stale => Self::StaleVersion,
            MergeError::Storage(error) => error.into(),
        }
    }
}
