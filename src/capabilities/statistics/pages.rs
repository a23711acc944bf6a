//! The page of statistics, and the same as a file.

use axum::extract::{FromRef, State};
use axum::response::Response;
use http::{Method, StatusCode};
use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::Deserialize;

use super::model::{Figures, MOST_DAYS, Step, by_step, month_of};
use super::service::{Report, Statistics};
use super::views::{Asked, Charts, Choice, Line, Preset, StatisticsPage, StepLine, no_such_department};
use crate::access::grant::Granted;
use crate::access::permissions::{Right, SeeStatistics};
use crate::primitives::ids::{DepartmentId, UserId};
use crate::primitives::language::Language;
use crate::primitives::money::Money;
use crate::web::bars::{Bars, Unit};
use crate::web::csv;
use crate::web::field::Field;
use crate::web::json::ApiQuery;
use crate::web::page::Page;
use crate::web::range::Range;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::say::{Day, count, tenths};
use crate::web::state::WebState;
use crate::web::texts::Message;

/// Where it is.
const HERE: &str = "/admin/statistics";

/// Every page of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Statistics: FromRef<S>,
{
    let sees = Gate::Needs(Right::SeeStatistics);
    Routes::new().page(sees, Method::GET, HERE, show).page(sees, Method::GET, "/admin/statistics.csv", sheet)
}

/// Which days, and of which department; this month of all of them when nothing is said.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Question {
    from: Option<String>,
    to: Option<String>,
    department: Option<String>,
}

/// What is shown: wrong days show today, a wrong department shows all, and both are told.
struct Wanted {
    from: Date,
    to: Date,
    department: Option<DepartmentId>,
    fields: Asked,
}

impl Question {
    fn read(&self, today: Date) -> Wanted {
        fn said(text: Option<&String>) -> Option<&str> {
            text.map(|text| text.trim()).filter(|text| !text.is_empty())
        }
        let (from, to, fields) = match (said(self.from.as_ref()), said(self.to.as_ref())) {
            (None, None) => {
                let first = month_of(today);
                (first, today, (Field::of(first.to_string()), Field::of(today.to_string())))
            }
            (from, to) => {
                let Range { from, to, fields } = Range::asked(from, to, today, MOST_DAYS);
                (from, to, fields)
            }
        };
        let (department, field) = match said(self.department.as_ref()).map(|said| (said, said.parse::<DepartmentId>())) {
            None => (None, Field::default()),
            Some((said, Ok(id))) => (Some(id), Field::of(said)),
            Some((_, Err(_))) => (None, Field::wrong("", no_such_department())),
        };
        Wanted { from, to, department, fields: Asked { from: fields.0, to: fields.1, department: field } }
    }
}

/// The numbers of a row in somebody's language.
struct Words<'a> {
    report: &'a Report,
    language: Language,
    /// Of the row with the most visits.
    most: i64,
}

impl<'a> Words<'a> {
    fn of<'f>(report: &'a Report, language: Language, rows: impl Iterator<Item = &'f Figures>) -> Self {
        Self { report, language, most: rows.map(|row| row.counts.visits()).max().unwrap_or(0).max(1) }
    }

    fn line(&self, name: &str, beside: Option<&str>, figures: &Figures) -> Line {
        let counts = figures.counts;
        let number = |number: i64| count(self.language, u64::try_from(number).unwrap_or(0));
        let decimal = |number: i64| tenths(self.language, u64::try_from(number).unwrap_or(0));
        let money = |amount| Money { amount, currency: self.report.currency };
        Line {
            name: name.to_owned(),
            beside: beside.map(ToOwned::to_owned),
            visits: number(counts.visits()),
            completed: number(counts.completed),
            cancelled: number(counts.cancelled),
            absent: number(counts.absent),
            absent_rate: counts.absent_tenths().map(decimal),
            wait: counts.wait_tenths().map(decimal),
            issued: money(figures.issued),
            received: money(figures.received),
            share: counts.visits().max(0) * 100 / self.most,
        }
    }
}

async fn show(
    grant: Granted<SeeStatistics>,
    State(statistics): State<Statistics>,
    ApiQuery(question): ApiQuery<Question>,
    page: Page,
) -> Result<Response, Refusal> {
    let today = statistics.today();
    let Wanted { from, to, department, fields } = question.read(today);
    let report = statistics.report(&grant, from, to, department).await?;
    let (step, steps) = by_step(&report.cells, from, to);
    let language = page.language();
    let view = StatisticsPage {
        from: Day::of(from),
        to: Day::of(to),
        departments: report.departments.iter().map(|one| Choice { value: one.id.to_string(), name: one.name.clone() }).collect(),
        presets: presets(today, &fields),
        csv: format!("{HERE}.csv?from={from}&to={to}{}", department.map(|id| format!("&department={id}")).unwrap_or_default()),
        recount_due: statistics.recount_is_due(&grant),
        empty: report.cells.is_empty(),
        total: Words { report: &report, language, most: 1 }.line("", None, &report.total()),
        step: step.word(),
        charts: charts(&report, step, &steps),
        steps: {
            let words = Words::of(&report, language, steps.iter().map(|(_, figures)| figures));
            steps.iter().map(|(begins, figures)| StepLine { begins: Day::of(*begins), line: words.line("", None, figures) }).collect()
        },
        by_department: by_department(&report, language),
        by_doctor: by_doctor(&report, language),
        fields,
    };
    let status = if crate::web::render::View::has_errors(&view) { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    page.again(status, &view)
}

/// This month so far, the one before, and the last 90 days, of the department that was chosen.
fn presets(today: Date, asked: &Asked) -> Vec<Preset> {
    let this = month_of(today);
    let yesterday = this.checked_sub(1.day()).unwrap_or(this);
    let long = today.checked_sub(89.days()).unwrap_or(today);
    let ranges = [
        ("statistics-this-month", this, today),
        ("statistics-last-month", month_of(yesterday), yesterday),
        ("statistics-90-days", long, today),
    ];
    let chosen = &asked.department.value;
    let of = if chosen.is_empty() { String::new() } else { format!("&department={chosen}") };
    ranges
        .map(|(words, from, to)| Preset {
            words: Message::new(words),
            href: format!("{HERE}?from={from}&to={to}{of}"),
            current: asked.from.value == from.to_string() && asked.to.value == to.to_string(),
        })
        .into()
}

/// Four drawings of the same steps, each under a short date.
fn charts(report: &Report, step: Step, steps: &[(Date, Figures)]) -> Charts {
    let label = |begins: &Date| match step {
        Step::Day => begins.day().to_string(),
        Step::Week => begins.strftime("%-d/%-m").to_string(),
        Step::Month => begins.month().to_string(),
    };
    let bars = |unit, of: &dyn Fn(&Figures) -> i64| {
        Bars::of(&steps.iter().map(|(begins, figures)| (label(begins), of(figures))).collect::<Vec<_>>(), unit)
    };
    let whole = |tenths: Option<i64>| (tenths.unwrap_or(0) + 5) / 10;
    Charts {
        visits: bars(Unit::Number, &|figures| figures.counts.visits()),
        absent: bars(Unit::Number, &|figures| whole(figures.counts.absent_tenths())),
        wait: bars(Unit::Number, &|figures| whole(figures.counts.wait_tenths())),
        received: bars(Unit::Amount(report.currency), &|figures| figures.received),
    }
}

/// The most visits first.
fn sorted<K>(mut rows: Vec<(K, Figures)>, name: impl Fn(&K) -> String) -> Vec<(K, Figures)> {
    rows.sort_by_cached_key(|(key, figures)| (std::cmp::Reverse(figures.counts.visits()), name(key)));
    rows
}

fn by_department(report: &Report, language: Language) -> Vec<Line> {
    let name = |id: &DepartmentId| report.department_name(*id).unwrap_or_default().to_owned();
    let rows = sorted(report.by(|(_, department, _)| *department).into_iter().collect(), name);
    let words = Words::of(report, language, rows.iter().map(|(_, figures)| figures));
    rows.iter().map(|(id, figures)| words.line(&name(id), None, figures)).collect()
}

/// A doctor who changed department is in both.
fn by_doctor(report: &Report, language: Language) -> Vec<Line> {
    let rows = report.by(|(_, department, doctor)| (*doctor, *department)).into_iter().collect();
    let doctor = |id: &UserId| report.doctors.get(id).map(String::as_str).unwrap_or_default();
    let rows = sorted(rows, |(id, _)| doctor(id).to_owned());
    let words = Words::of(report, language, rows.iter().map(|(_, figures)| figures));
    let line = |((id, department), figures): &((UserId, DepartmentId), Figures)| {
        words.line(doctor(id), Some(report.department_name(*department).unwrap_or_default()), figures)
    };
    rows.iter().map(line).collect()
}

/// Every day, department and doctor of whom there is something. Numbers stand as spreadsheets read them.
async fn sheet(
    grant: Granted<SeeStatistics>,
    State(statistics): State<Statistics>,
    ApiQuery(question): ApiQuery<Question>,
) -> Result<Response, Refusal> {
    let Wanted { from, to, department, fields } = question.read(statistics.today());
    if fields.from.is_wrong() || fields.to.is_wrong() || fields.department.is_wrong() {
        return Err(Refusal::NotFound);
    }
    let report = statistics.report(&grant, from, to, department).await?;
    let columns = [
        "date",
        "department",
        "doctor",
        "visits",
        "completed",
        "absent",
        "cancelled",
        "waited",
        "minutes_waited",
        "currency",
        "issued",
        "received",
    ];
    let row = |((date, department, doctor), figures): (&(Date, DepartmentId, _), &Figures)| {
        let typed = |amount: i64| {
            let sign = if amount < 0 { "-" } else { "" };
            format!("{sign}{}", Money { amount, currency: report.currency }.plain())
        };
        let counts = figures.counts;
        [
            date.to_string(),
            report.department_name(*department).unwrap_or_default().to_owned(),
            report.doctors.get(doctor).cloned().unwrap_or_default(),
            counts.visits().to_string(),
            counts.completed.to_string(),
            counts.absent.to_string(),
            counts.cancelled.to_string(),
            counts.waited.to_string(),
            counts.minutes.to_string(),
            report.currency.to_string(),
            typed(figures.issued),
            typed(figures.received),
        ]
    };
    csv::file(&format!("statistics-{from}-{to}.csv"), columns, report.cells.iter().map(row))
}
