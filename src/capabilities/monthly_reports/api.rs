//! A doctor's months over the API.

use axum::extract::{FromRef, State};
use jiff::civil::Date;
use serde::Serialize;

use super::model::{CodeCount, Month, Percent};
use super::service::{MonthlyReports, Seen};
use crate::access::grant::Granted;
use crate::access::permissions::{Right, SeeMonthlyReport};
use crate::capabilities::appointments::model::Status;
use crate::primitives::text::Sensitive;
use crate::web::json::{ApiJson, ApiPath};
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
    MonthlyReports: FromRef<S>,
{
    Routes::new().api(Gate::Needs(Right::SeeMonthlyReport), routes!(show))
}

/// A doctor's month in numbers.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct MonthBody {
    #[schema(example = "2026-10")]
    month: String,
    /// The hospital's dates.
    #[schema(value_type = String, format = "date")]
    from: Date,
    /// The last day, included.
    #[schema(value_type = String, format = "date")]
    to: Date,
    /// It is this month: there is more to come.
    goes_on: bool,
    visits: VisitsBody,
    treatment: TreatmentBody,
}

/// Visits that begin in the month, as they stand now.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct VisitsBody {
    /// Cancelled ones too.
    total: u32,
    /// Every state that any of them has. The counts add up to the total.
    by_status: Vec<StatusCount>,
    /// To how many the patient came.
    came: u32,
    /// How many did not come, of those of whom it is known; `null` where it is known of none.
    #[schema(example = 4.2)]
    no_show_percent: Option<f64>,
    /// Every hour of the hospital's day from the first to the last in which any begins, cancelled ones left out.
    by_hour: Vec<HourCount>,
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
struct StatusCount {
    status: Status,
    visits: u32,
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
struct HourCount {
    #[schema(minimum = 0, maximum = 23)]
    hour: i8,
    visits: u32,
}

/// What was written about them.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct TreatmentBody {
    /// Records signed: each has a diagnosis and a prescription.
    records: u32,
    /// Of those: with something added later.
    amended: u32,
    /// At most ten codes, most frequent first.
    codes: Vec<CodeBody>,
    /// Records whose code is none of these.
    other_codes: u32,
    without_code: u32,
    /// Records that were erased since.
    erased: u32,
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = CodeCount)]
struct CodeBody {
    #[schema(value_type = String, example = "I10")]
    code: Sensitive<String>,
    #[schema(value_type = String, example = "Essential (primary) hypertension")]
    title: Sensitive<String>,
    records: u32,
}

/// A month of your own in numbers: this one or one of the 24 before it, counted when you ask.
#[utoipa::path(get, path = "/monthly-reports/{month}", tag = "appointments",
    params(("month" = String, Path, description = "`2026-10`")),
    responses((status = 200, body = MonthBody), (status = 404, description = "no month that can be looked at")))]
async fn show(
    grant: Granted<SeeMonthlyReport>,
    State(reports): State<MonthlyReports>,
    ApiPath(month): ApiPath<Month>,
) -> Result<ApiJson<MonthBody>, Refusal> {
    Ok(ApiJson(MonthBody::from(reports.see(&grant, month).await?.ok_or(Refusal::NotFound)?)))
}

impl From<Seen> for MonthBody {
    fn from(seen: Seen) -> Self {
        let Seen { month, goes_on, figures, treatment } = seen;
        let code = |CodeCount { code, title, records }| CodeBody { code, title, records };
        Self {
            month: month.to_string(),
            from: month.first(),
            to: month.last(),
            goes_on,
            visits: VisitsBody {
                total: figures.visits(),
                by_status: figures.states().map(|(status, visits)| StatusCount { status, visits }).collect(),
                came: figures.came(),
                no_show_percent: figures.no_show_rate().map(Percent::number),
                by_hour: figures.hours().into_iter().map(|(hour, visits)| HourCount { hour, visits }).collect(),
            },
            treatment: TreatmentBody {
                records: treatment.records,
                amended: treatment.amended,
                codes: treatment.codes.into_iter().map(code).collect(),
                other_codes: treatment.other_codes,
                without_code: treatment.without_code,
                erased: treatment.erased,
            },
        }
    }
}
