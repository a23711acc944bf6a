//! The list over the API: the desk's own computer fetches it each morning.

use axum::extract::{FromRef, State};
use axum::response::Response;

use super::pages::handed_out;
use super::service::DayLists;
use crate::access::grant::Granted;
use crate::access::permissions::{Right, TakeDayList};
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
    DayLists: FromRef<S>,
{
    Routes::new().api(Gate::Needs(Right::TakeDayList), routes!(take))
}

/// Today's list for power cuts, as it was last made: a page of HTML that is read and printed without the portal. Who comes to whom and
/// when, how they are reached and where the visit stands; never why. Each time it is taken stands in the audit trail.
#[utoipa::path(get, path = "/day-list", tag = "appointments",
    responses((status = 200, description = "the list", body = String, content_type = "text/html"),
              (status = 404, description = "today's list was not made yet")))]
async fn take(grant: Granted<TakeDayList>, State(lists): State<DayLists>) -> Result<Response, Refusal> {
    let (made, bytes) = lists.take(&grant).await?.ok_or(Refusal::NotFound)?;
    Ok(handed_out(&made, bytes))
}
