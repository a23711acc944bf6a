//! Statistics over the API.

use axum::extract::{FromRef, State};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::model::{Figures, MOST_DAYS};
use super::service::Statistics;
use crate::access::grant::Granted;
use crate::access::permissions::{Right, SeeStatistics};
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::{DepartmentId, UserId};
use crate::primitives::money::{Currency, Money};
use crate::primitives::wall::plain_date;
use crate::web::json::{ApiJson, ApiQuery};
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
    Statistics: FromRef<S>,
{
    Routes::new().api(Gate::Needs(Right::SeeStatistics), routes!(show))
}

/// Which days, and of which department.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
struct Question {
    #[param(format = "date", example = "2026-11-01")]
    from: Option<String>,
    /// At most 366 days from the first to the last.
    #[param(format = "date", example = "2026-11-30")]
    to: Option<String>,
    department: Option<DepartmentId>,
}

impl Question {
    fn read(&self) -> Result<(Date, Date), Flaws> {
        let mut flaws = Flaws::default();
        let date = |pointer: &'static str, said: Option<&String>| match said {
            None => Err(Flaw::new(pointer, "required")),
            Some(text) => plain_date(text).ok_or_else(|| Flaw::new(pointer, "not_a_date")),
        };
        let (from, to) = (flaws.keep(date("/from", self.from.as_ref())), flaws.keep(date("/to", self.to.as_ref())));
        flaws.none()?;
        let (from, to) = (from.unwrap_or_default(), to.unwrap_or_default());
        if to < from {
            return Err(Flaw::new("/to", "before_from").into());
        }
        if to.duration_since(from).as_hours() / 24 >= MOST_DAYS {
            return Err(Flaw::new("/to", "range_too_long").with("days", MOST_DAYS).into());
        }
        Ok((from, to))
    }
}

/// Numbers of visits, and sums in the hospital's currency.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = StatisticsFigures)]
struct FiguresBody {
    /// That took place or were to: cancelled ones left out.
    visits: i64,
    completed: i64,
    /// Whoever was expected did not come.
    no_show: i64,
    cancelled: i64,
    /// Of those of whom it is known (completed or no-show), in percent with one decimal; `null` of nobody.
    no_show_percent: Option<f64>,
    /// People who checked in and were called in.
    waited: i64,
    /// How long they waited on average, with one decimal; `null` of nobody.
    average_wait_minutes: Option<f64>,
    /// What invoices of these days come to.
    issued: Money,
    /// What was paid on these days.
    received: Money,
}

impl FiguresBody {
    fn of(figures: &Figures, currency: Currency) -> Self {
        let decimal = |tenths: i64| f64::from(i32::try_from(tenths).unwrap_or(i32::MAX)) / 10.0;
        let (counts, money) = (figures.counts, |amount| Money { amount, currency });
        Self {
            visits: counts.visits(),
            completed: counts.completed,
            no_show: counts.absent,
            cancelled: counts.cancelled,
            no_show_percent: counts.absent_tenths().map(decimal),
            waited: counts.waited,
            average_wait_minutes: counts.wait_tenths().map(decimal),
            issued: money(figures.issued),
            received: money(figures.received),
        }
    }
}

/// One day; days on which nothing happened are left out.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = StatisticsDay)]
struct DayBody {
    #[schema(value_type = String, format = "date")]
    date: Date,
    #[serde(flatten)]
    figures: FiguresBody,
}

/// One department.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = StatisticsDepartment)]
struct DepartmentBody {
    id: DepartmentId,
    /// Empty when it is gone.
    name: String,
    #[serde(flatten)]
    figures: FiguresBody,
}

/// One doctor in one department.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = StatisticsDoctor)]
struct DoctorBody {
    id: UserId,
    /// Empty when nobody has this id any more.
    name: String,
    department_id: DepartmentId,
    #[serde(flatten)]
    figures: FiguresBody,
}

/// What a range of days comes to.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = Statistics)]
struct StatisticsBody {
    #[schema(value_type = String, format = "date")]
    from: Date,
    #[schema(value_type = String, format = "date")]
    to: Date,
    total: FiguresBody,
    days: Vec<DayBody>,
    departments: Vec<DepartmentBody>,
    doctors: Vec<DoctorBody>,
}

/// Visits per day, department and doctor, who did not come, how long people waited, and what was earned.
///
/// A visit counts on the hospital's date it begins, an invoice on the date it was issued, a payment on the date it was made. Numbers
/// follow what happens within a second or so.
#[utoipa::path(get, path = "/admin/statistics", tag = "overview", params(Question),
    responses((status = 200, body = StatisticsBody), (status = 422, description = "no dates, or more than 366 days")))]
async fn show(
    grant: Granted<SeeStatistics>,
    State(statistics): State<Statistics>,
    ApiQuery(question): ApiQuery<Question>,
) -> Result<ApiJson<StatisticsBody>, Refusal> {
    let (from, to) = question.read()?;
    let report = statistics.report(&grant, from, to, question.department).await?;
    let of = |figures: &Figures| FiguresBody::of(figures, report.currency);
    let days = report.by(|(date, ..)| *date);
    let departments = report.by(|(_, department, _)| *department);
    let doctors = report.by(|(_, department, doctor)| (*doctor, *department));
    Ok(ApiJson(StatisticsBody {
        from,
        to,
        total: of(&report.total()),
        days: days.iter().map(|(date, figures)| DayBody { date: *date, figures: of(figures) }).collect(),
        departments: departments
            .iter()
            .map(|(id, figures)| DepartmentBody {
                id: *id,
                name: report.department_name(*id).unwrap_or_default().to_owned(),
                figures: of(figures),
            })
            .collect(),
        doctors: doctors
            .iter()
            .map(|((id, department), figures)| DoctorBody {
                id: *id,
                name: report.doctors.get(id).cloned().unwrap_or_default(),
                department_id: *department,
                figures: of(figures),
            })
            .collect(),
    }))
}
