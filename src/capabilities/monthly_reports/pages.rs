//! A doctor's months, as a page.

use axum::extract::{FromRef, State};
use axum::response::Response;
use http::{Method, StatusCode};
use serde::Deserialize;

use super::model::Month;
use super::service::MonthlyReports;
use super::views::{MonthChoice, MonthPage, TreatmentShown, no_such_month};
use crate::access::grant::Granted;
use crate::access::permissions::{Right, SeeMonthlyReport};
use crate::web::json::ApiQuery;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::say::Day;
use crate::web::state::WebState;

/// Where it is; mails link there.
pub const HERE: &str = "/monthly-reports";

/// Every page of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    MonthlyReports: FromRef<S>,
{
    Routes::new().page(Gate::Needs(Right::SeeMonthlyReport), Method::GET, HERE, show)
}

/// Which month; the last one that is over when none is named.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Which {
    month: Option<String>,
}

async fn show(
    grant: Granted<SeeMonthlyReport>,
    State(web): State<WebState>,
    State(reports): State<MonthlyReports>,
    ApiQuery(which): ApiQuery<Which>,
    page: Page,
) -> Result<Response, Refusal> {
    let choices = reports.choices();
    let asked = which.month.filter(|month| !month.is_empty()).map(|month| month.parse::<Month>().ok());
    let good = asked.is_none_or(|asked| asked.is_some_and(|month| choices.contains(&month)));
    let usual = choices.get(1).copied().ok_or_else(|| Refusal::internal("no month"))?;
    let month = asked.flatten().filter(|_| good).unwrap_or(usual);
    let seen = reports.see(&grant, month).await?.ok_or(Refusal::NotFound)?;
    let choice = |one: &Month| MonthChoice { value: one.to_string(), day: Day::of(one.first()), current: *one == month };
    let choices = choices.iter().map(choice).collect();
    let treatment = TreatmentShown::from(&seen.treatment);
    let view = MonthPage::of(Day::of(month.first()), choices, web.when(web.clock.now()), &seen.figures, treatment);
    let status = if good { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page.again(status, &MonthPage { goes_on: seen.goes_on, trouble: (!good).then(no_such_month), ..view })
}
