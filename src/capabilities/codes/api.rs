//! Searching the list over the API. A POST, although nothing is made: what a doctor looks for with a patient before them says what
//! the patient has, and addresses are written down on the way by proxies and load balancers.

use serde::{Deserialize, Serialize};

use super::model::{Code, Found, MOST_FOUND, SEARCH_LIMIT, search};
use crate::access::grant::Granted;
use crate::access::permissions::{Right, WriteRecord};
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::text;
use crate::web::json::ApiJson;
use crate::web::operations::routes;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};

/// Every API route of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
{
    Routes::new().api(Gate::Needs(Right::WriteRecord), routes!(find))
}

/// What is searched for.
#[derive(Deserialize, utoipa::ToSchema)]
pub(super) struct SearchText {
    /// The beginning of a code, or beginnings of words of its title.
    #[schema(max_length = 100, example = "prim hypert")]
    q: String,
    /// The most codes of the answer, 1 to 20.
    #[schema(minimum = 1, maximum = 20, default = 20)]
    #[serde(default)]
    limit: Option<usize>,
}

/// What was found, best first.
#[derive(Serialize, utoipa::ToSchema)]
pub(super) struct FoundBody {
    items: Vec<CodeBody>,
    /// There are more: another word finds them.
    more: bool,
}

/// A code of ICD-10-CM and what it stands for.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = FoundCode)]
struct CodeBody {
    #[schema(example = "I10")]
    code: &'static str,
    #[schema(example = "Essential (primary) hypertension")]
    title: &'static str,
}

/// Diagnosis codes by their beginning or by words of their titles. Nothing is kept of what was searched for.
#[utoipa::path(post, path = "/codes/diagnoses/search", tag = "records", request_body = SearchText,
    responses((status = 200, body = FoundBody), (status = 422, description = "nothing to search for, or a limit outside 1 to 20")))]
async fn find(_: Granted<WriteRecord>, ApiJson(body): ApiJson<SearchText>) -> Result<ApiJson<FoundBody>, Refusal> {
    let mut flaws = Flaws::default();
    let typed = flaws.keep(text::line(&body.q, SEARCH_LIMIT).map_err(|error| Flaw::of_text("/q", error)));
    let limit = body.limit.unwrap_or(MOST_FOUND);
    if !(1..=MOST_FOUND).contains(&limit) {
        flaws.add(Flaw::out_of_range("/limit", 1, i64::try_from(MOST_FOUND).unwrap_or(i64::MAX)));
    }
    flaws.none()?;
    Ok(ApiJson(FoundBody::from(search(&typed.unwrap_or_default(), limit))))
}

impl From<Found> for FoundBody {
    fn from(found: Found) -> Self {
        let items = found.codes.into_iter().map(|Code { code, title }| CodeBody { code, title }).collect();
        Self { items, more: found.more }
    }
}
